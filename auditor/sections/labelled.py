"""What older pages write over each line of a job or a school: "Company Name", "Dates Employed"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.sections.lines import Line, line
from auditor.text.normalise import key
from auditor.text.phrases import Phrases


class Unlabelled(NamedTuple):
    """The lines without labels, the labels, and the keys of the places that one of them stood over."""

    lines: tuple[Line, ...]
    labels: tuple[Line, ...] = ()
    places: frozenset[str] = frozenset()


def unlabelled(lines: Sequence[Line], labels: Mapping[str, Iterable[str]], employment: Phrases) -> Unlabelled:
    """The lines without the labels of such a page; those of any other page as they are.

    `labels` are the words of each label by what it stands over. One of "dates" tells the page; "length"
    stands over a time that belongs to the dates before, "company" over a name with a kind of work behind it.
    """
    kinds = {key(one): kind for kind, written in labels.items() for one in written}
    if not any(kinds.get(_label(each, kinds)) == "dates" for each in lines):
        return Unlabelled(tuple(lines))
    found: list[Line] = []
    gone: list[Line] = []
    places: set[str] = set()
    kind = ""  # of the label before
    for each in lines:
        label = _label(each, kinds)
        kind = kinds[label] if label else kind
        gone += [line(label)] if label else []
        value = each.text.strip()[len(label) :].strip(" :\t") if label else each.text
        if not value:
            continue
        if kind == "length" and found:
            found[-1] = line(f"{found[-1].text} · {value.strip()}", gap=found[-1].gap)
        elif kind:
            found.append(line(_parted(value, employment) if kind == "company" else value))
        else:
            found.append(each)
        places |= {key(value)} if kind == "place" else set()
        kind = ""
    return Unlabelled(tuple(found), tuple(gone), frozenset(places))


def _label(each: Line, kinds: Mapping[str, str]) -> str:
    """The label that a line is or begins with; "Title" begins other lines, too."""
    begun = (one for one, kind in kinds.items() if kind != "title" and f"{each.key} ".startswith(f"{one} "))
    whole = each.key if each.key in kinds else ""
    return whole or next((one for one in begun if each.text.strip().casefold().startswith(one)), "")


def _parted(company: str, employment: Phrases) -> str:
    """ "Quill Ltd Full-time" as "Quill Ltd · Full-time"."""
    words = company.split()
    for at in range(1, len(words)):
        if key(" ".join(words[at:])) in employment:
            return f"{' '.join(words[:at])} · {' '.join(words[at:])}"
    return company
