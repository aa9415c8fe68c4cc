"""Files that O*NET and ESCO offer for download, turned into own entries.

Only what the lexicon does not hold yet is taken, so that a shipped concept is never doubled. A label that a
source gives to two concepts names neither of them.

O*NET: https://www.onetcenter.org/database.html ("Technology Skills", "Alternate Titles", as text).
ESCO: https://esco.ec.europa.eu/en/use-esco/download (skills and occupations, English, CSV).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from auditor import plain_file
from auditor.errors import UnreadableInput, WrongInput
from auditor.languages import Language
from auditor.lexicon.check import surface_faults
from auditor.lexicon.entries import Entry, Row
from auditor.lexicon.index import Lexicon

LONGEST = 8  # words of a label; longer ones are descriptions that no text repeats
ONET = (
    "Contains information from the O*NET Database by the U.S. Department of Labor, Employment and Training "
    "Administration (USDOL/ETA), used under the CC BY 4.0 license and modified. O*NET is a trademark of "
    "USDOL/ETA."
)
ESCO = "Contains information from the ESCO classification of the European Commission, modified."

Record = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Download:
    """A file that can be imported: how it is known, and what its rows become."""

    name: str  # of the lexicon file that it becomes
    columns: frozenset[str]
    delimiter: str
    family: str
    software: bool
    attribution: str
    entries: Callable[[Iterable[Record]], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Imported:
    """The entries that came of a file, and how many of its concepts did not become one."""

    download: Download
    entries: tuple[Row, ...]
    known: int  # in the lexicon already
    unusable: int  # too long, without letters, a word of rank


def _technology(records: Iterable[Record]) -> Iterator[Row]:
    """`Example` names a product with its maker, often with "software" and an abbreviation at the end."""
    for example in dict.fromkeys(record["Example"] for record in records):
        name, abbreviation = _abbreviated(
            _without_maker_twice(re.sub(r" (software|programs?)$", "", example))
        )
        yield {
            "name": name,
            "kind": "tool",
            "exact": [abbreviation] if abbreviation else [],
            # "Puppet", "Slack": whether a plain word is the product, its context says.
            "ambiguity": "product" if re.fullmatch(r"[A-Z]?[a-z]+", name) else "",
        }


def _alternate_titles(records: Iterable[Record]) -> Iterator[Row]:
    """`Alternate Title` with its `Short Title`; titles of one occupation are not all synonyms."""
    short: dict[str, set[str]] = {}
    for record in records:
        title = re.sub(r" \([^)]*\)$", "", record["Alternate Title"])
        short.setdefault(title, set()).update({record["Short Title"]} - {"", "n/a", title})
    for title, abbreviations in short.items():
        yield {
            "name": title,
            "kind": "title",
            "exact": sorted(a for a in abbreviations if a.isupper()),
            "aliases": sorted(a for a in abbreviations if not a.isupper()),
            "ambiguity": "title" if len(title.split()) == 1 else "",
        }


def _skills(records: Iterable[Record]) -> Iterator[Row]:
    for record in _released(records):
        if record.get("reuseLevel") == "transversal":
            yield _concept(record, "soft")
        else:
            yield _concept(record, "domain" if record["skillType"] == "knowledge" else "method")


def _occupations(records: Iterable[Record]) -> Iterator[Row]:
    for record in _released(records):
        occupation = _concept(record, "title")
        yield occupation | {"ambiguity": "" if " " in occupation["name"] else "title"}


def _released(records: Iterable[Record]) -> Iterator[Record]:
    return (record for record in records if record.get("status", "released") == "released")


def _concept(record: Record, kind: str) -> Row:
    """A concept of ESCO: its labels without what they add in brackets, "Java (computer programming)"."""
    labels = (record["preferredLabel"], *_alternatives(record))
    name, *others = (re.sub(r"\s*\([^)]*\)$", "", label).strip() for label in labels)
    return {"name": name, "kind": kind, "aliases": others}


# The next person adds a source here: its columns decide which file is which.
DOWNLOADS = (
    Download(
        name="lexicon-onet-technology",
        columns=frozenset({"Example", "Commodity Title"}),
        delimiter="\t",
        family="O*NET technology",
        software=True,
        attribution=ONET,
        entries=_technology,
    ),
    Download(
        name="lexicon-onet-titles",
        columns=frozenset({"Alternate Title", "Short Title"}),
        delimiter="\t",
        family="O*NET titles",
        software=False,
        attribution=ONET,
        entries=_alternate_titles,
    ),
    Download(
        name="lexicon-esco-skills",
        columns=frozenset({"preferredLabel", "altLabels", "skillType"}),
        delimiter=",",
        family="ESCO skills",
        software=False,
        attribution=ESCO,
        entries=_skills,
    ),
    Download(
        name="lexicon-esco-occupations",
        columns=frozenset({"preferredLabel", "altLabels", "iscoGroup"}),
        delimiter=",",
        family="ESCO occupations",
        software=False,
        attribution=ESCO,
        entries=_occupations,
    ),
)


def import_file(path: Path, lexicon: Lexicon, language: Language) -> Imported:
    """The concepts of a downloaded file that a lexicon does not hold.

    Raises:
        UnreadableInput: the file cannot be read as text.
        WrongInput: its columns are not those of a file that can be imported.
    """
    try:
        text = plain_file.text(path, "utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path}: not readable as a table ({error}); download it again") from error
    download = _recognised(text, path)
    records = csv.DictReader(io.StringIO(text, newline=""), delimiter=download.delimiter)
    filled = ({key: value or "" for key, value in record.items() if key} for record in records)
    return _new_ones(download, list(download.entries(filled)), lexicon, language)


def to_toml(made: Imported) -> str:
    """The entries as a file of own entries, sorted, a line for each."""
    source = made.download
    lines = [
        f"# Entries imported into the lexicon. {source.attribution}",
        f"family = {_quoted(source.family)}",
        f"software = {str(source.software).lower()}",
        f"attribution = {_quoted(source.attribution)}",
        "",
        "[terms]",
    ]
    for entry in made.entries:
        fields = ", ".join(f"{key} = {_quoted(entry[key])}" for key in entry if key != "name" and entry[key])
        lines.append(f"{_quoted(entry['name'])} = {{ {fields} }}")
    return "\n".join(lines) + "\n"


def _recognised(text: str, path: Path) -> Download:
    first = text.partition("\n")[0].strip()
    for download in DOWNLOADS:
        if download.columns <= {*next(csv.reader([first], delimiter=download.delimiter), [])}:
            return download
    raise WrongInput(
        f'{path}: not one of the files that can be imported: O*NET "Technology Skills.txt" or '
        '"Alternate Titles.txt", ESCO "skills_en.csv" or "occupations_en.csv"'
    )


def _new_ones(download: Download, rows: list[Row], lexicon: Lexicon, language: Language) -> Imported:
    """Each label goes to the one concept that claims it, if the lexicon has none of its spellings."""
    claims = Counter(key for row in rows for key in {label.casefold() for label in _labels(row)})
    taken: set[str] = set()
    entries: list[Row] = []
    known = unusable = 0
    for row in sorted(rows, key=lambda row: str(row["name"])):
        spelt = {} if not _is_usable(row, row["name"], language) else _spellings(row, row["name"], language)
        if not spelt:
            unusable += 1
        elif _is_held(spelt, lexicon) or taken & spelt.keys():
            known += 1
        else:
            taken |= spelt.keys()
            kept: Row = row | {"aliases": [], "exact": []}
            for key in ("aliases", "exact"):
                for label in dict.fromkeys(row.get(key, ())):
                    more = _spellings(row, label, language)
                    own = claims[label.casefold()] == 1 and _is_usable(row, label, language)
                    if own and not _is_held(more, lexicon) and not taken & more.keys():
                        taken |= more.keys()
                        kept[key].append(label)
            entries.append(kept)
    return Imported(download, tuple(entries), known, unusable)


def _labels(row: Row) -> list[str]:
    return [row["name"], *row.get("aliases", ()), *row.get("exact", ())]


def _spellings(row: Row, label: str, language: Language) -> dict[str, None]:
    """The label with its plural and hyphens, in small letters."""
    return {surface.text.casefold(): None for surface in _entry(row, label, language).surfaces()}


def _entry(row: Row, label: str, language: Language) -> Entry:
    made = {"id": "", "name": label, "kind": row["kind"], "family": "", "software": False}
    return Entry.of(made, language.spelling)


def _is_held(spellings: Iterable[str], lexicon: Lexicon) -> bool:
    return any(lexicon.holding(text) for text in spellings)


def _is_usable(row: Row, label: str, language: Language) -> bool:
    surfaces = _entry(row, label, language).surfaces()
    return len(label.split()) <= LONGEST and not any(f for s in surfaces for f in surface_faults(s, language))


def _alternatives(record: Record) -> list[str]:
    """ESCO puts one label on each line of the cell; older files have them between "|"."""
    return [label.strip() for label in re.split(r"[\n|]", record["altLabels"]) if label.strip()]


def _without_maker_twice(name: str) -> str:
    """ "Adobe Systems Adobe Acrobat" is Adobe Acrobat."""
    first, *rest = name.split()
    return " ".join(rest[rest.index(first) :]) if first in rest else name


def _abbreviated(name: str) -> tuple[str, str]:
    """ "Structured query language SQL": the words, and the abbreviation of their first letters."""
    *before, last = name.split()
    initials = "".join(word[0] for word in re.findall(r"\w+", " ".join(before)))
    if len(last) > 1 and last.isupper() and initials.upper().endswith(last):
        return " ".join(before), last
    return name, ""


def _quoted(value: str | list[str]) -> str:
    """A TOML text or list of texts, which JSON writes the same way."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
