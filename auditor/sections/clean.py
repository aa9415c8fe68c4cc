"""Take out what says nothing of the job, give reposts one voice, and keep employers out of the terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import ceil
from typing import NamedTuple

from auditor import languages
from auditor.languages import Language
from auditor.records import Document, Dropped, Notice, Side
from auditor.settings import Settings
from auditor.text.normalise import fold
from auditor.text.phrases import Phrases
from auditor.text.tongue import written_in

SHINGLE = 5  # words
LISTED = 4  # items that make a sentence a list


class Cleaned(NamedTuple):
    """Postings of both sides after cleaning, and what has to be said about it."""

    sides: dict[Side, tuple[Document, ...]]
    notices: tuple[Notice, ...]


def clean(sides: Mapping[Side, Sequence[Document]], settings: Settings) -> Cleaned:
    """Drop boilerplate, then weigh what is left: 1 / size of its near-duplicate cluster, and
    1 / sqrt(postings of its company) beyond that.

    A posting that stands on both sides gets weight 0 and a notice.
    """
    labelled = [(side, without_boilerplate(p, settings)) for side in sides for p in sides[side]]
    clusters = near_duplicates([_text(posting) for _, posting in labelled], settings)
    repeated = _repeated_sentences([posting for _, posting in labelled], clusters, settings)
    labelled = [(side, _without_sentences(posting, repeated)) for side, posting in labelled]
    sides_of: dict[int, set[Side]] = {}
    for (side, _), one in zip(labelled, clusters, strict=True):
        sides_of.setdefault(one, set()).add(side)
    both = {one for one, found in sides_of.items() if len(found) > 1}
    weighed = _weighed(labelled, clusters, both, languages.load(settings.language))
    return Cleaned(
        {side: tuple(p for s, p in weighed if s == side) for side in sides},
        (
            *_foreign_notices([posting for _, posting in labelled], languages.load(settings.language)),
            *_duplicate_notices(labelled, clusters, both),
        ),
    )


def near_duplicates(texts: Sequence[str], settings: Settings) -> list[int]:
    """For each text the index of the first text of its cluster (connected by near-duplication).

    Two texts are near-duplicates if the Jaccard similarity of their word 5-grams is at least 0.6, or
    the smaller is contained in the larger by at least 0.8. The larger then holds at least one of the rarest
    of the smaller, so that only texts which share one of these are compared (prefix filtering, Chaudhuri et
    al. 2006).
    """
    numbers: dict[tuple[str, ...], int] = {}
    shingles = [frozenset(numbers.setdefault(one, len(numbers)) for one in _shingles(t)) for t in texts]
    first: dict[frozenset[int], int] = {}  # of each set of shingles: copies need no comparison
    cluster = [first.setdefault(own, i) for i, own in enumerate(shingles)]
    holders: list[list[int]] = [[] for _ in numbers]
    for own, i in first.items():
        for shingle in own:
            holders[shingle].append(i)
    for own, i in first.items():
        rarest = sorted(own, key=lambda shingle: (len(holders[shingle]), shingle))[: _told_by(own, settings)]
        near = {j for shingle in rarest for j in holders[shingle] if (len(shingles[j]), j) > (len(own), i)}
        for j in sorted(near):
            common = len(own & shingles[j])
            if _same(common, len(own), len(shingles[j]), settings):
                one, other = sorted((_root(cluster, i), _root(cluster, j)))
                cluster[other] = one
    return [_root(cluster, i) for i in range(len(texts))]


def _told_by(own: Collection[int], settings: Settings) -> int:
    """Of how many shingles of a text one is in every larger text that is nearly the same."""
    union = settings.duplicate_jaccard
    shared = min(settings.duplicate_containment, 2 * union / (1 + union))  # of the smaller, at least
    return len(own) - ceil(shared * len(own) - 1e-9) + 1


def _root(cluster: list[int], i: int) -> int:
    """The first text of the cluster of a text; the way there is shortened."""
    while cluster[i] != i:
        cluster[i] = cluster[cluster[i]]
        i = cluster[i]
    return i


def employer(posting: Document, language: Language) -> str:
    """A posting's company, case-folded and without its legal form: "Quill Ltd" is "quill"."""
    suffixes = language.table("boilerplate")["company_suffixes"]
    words = re.findall(r"[\w&.'-]+", fold(posting.company).text.casefold())
    while words and words[-1].strip(".") in suffixes:
        words.pop()
    return " ".join(words)


def company_names(posting: Document, language: Language) -> frozenset[str]:
    """The names a posting's employer goes by, case-folded: in full, without legal form, its first word.

    "Larkspur Tax Group" is also "Larkspur", but no employer is known as "Tax".
    """
    name = employer(posting, language)
    return frozenset({posting.company.casefold(), name, name.split()[0]}) if name else frozenset()


def masked_names(
    postings: Sequence[Document], surfaces: Mapping[str, set[str]], language: Language
) -> dict[str, frozenset[str]]:
    """By posting id the surfaces to mask there: its employer's names, unless they are a skill.

    An employer's name that is a lexicon term (Oracle, SAP) stays when a posting of another company
    uses it too. `surfaces` are the case-folded surfaces of the terms found in each posting.
    """
    employers = {p.id: employer(p, language) for p in postings}
    using: dict[str, set[str]] = {}  # by surface the employers whose postings hold it
    for posting in postings:
        for surface in surfaces[posting.id]:
            using.setdefault(surface, set()).add(employers[posting.id])
    return {
        p.id: frozenset(
            name for name in company_names(p, language) if using.get(name, set()) <= {employers[p.id]}
        )
        for p in postings
    }


def sentences(text: str) -> list[str]:
    """Lines of a text, split further after full stops; joined again they are the text."""
    return re.split(r"(?<=\n)|(?<=[.!?] )(?=[A-Z])", text)


def without_boilerplate(posting: Document, settings: Settings) -> Document:
    """A posting without company portrait, benefits and legal text, which move to `dropped`."""
    language = languages.load(settings.language)
    rules = language.table("boilerplate")
    kept, dropped = [], list(posting.dropped)
    for section in posting.sections:
        if section.kind in rules["sections"]:
            dropped.append(Dropped(section.text, f"boilerplate section: {section.kind}"))
        else:
            kept.append(section)
    cleaned = replace(posting, sections=tuple(kept), dropped=tuple(dropped))
    legal, conditions = (_signs(language, name) for name in ("sentences", "conditions"))

    def unwanted(part: str) -> bool:
        text = fold(part).text
        return bool(legal.search(text) or conditions.search(text))

    def parts(text: str) -> list[str]:
        return [part for sentence in sentences(text) for part in _items(sentence, legal, conditions)]

    return _filtered(cleaned, unwanted, "boilerplate sentence", parts)


def _items(sentence: str, legal: Phrases, conditions: Phrases) -> list[str]:
    """The items of a list of what is asked for, among them a condition of hire; else the sentence whole."""
    items = re.split(r"(?<=[,;] )", sentence)
    text = fold(sentence).text if len(items) >= LISTED else ""
    return items if conditions.search(text) and not legal.search(text) else [sentence]


@cache
def _signs(language: Language, name: str) -> Phrases:
    return Phrases(language.table("boilerplate")[name], language.table("words"))


def _without_sentences(posting: Document, repeated: frozenset[str]) -> Document:
    if not repeated:
        return posting
    return _filtered(posting, lambda s: _key(s) in repeated, "sentence repeated across postings", sentences)


def _filtered(
    posting: Document, unwanted: Callable[[str], bool], reason: str, parted: Callable[[str], list[str]]
) -> Document:
    sections, dropped = [], list(posting.dropped)
    for section in posting.sections:
        parts = parted(section.text)
        bad = [part for part in parts if unwanted(part)]
        dropped += [Dropped(part.strip(), reason) for part in bad]
        text = "".join(part for part in parts if part not in bad) if bad else section.text
        if text.strip():
            sections.append(replace(section, text=text.rstrip("\n")) if bad else section)
    return replace(posting, sections=tuple(sections), dropped=tuple(dropped))


def _repeated_sentences(
    postings: Sequence[Document], clusters: Sequence[int], settings: Settings
) -> frozenset[str]:
    """Long sentences that stand in two postings of one company, or in many postings of any.

    Near-duplicates count once, or a repost would wipe out its original.
    """
    language = languages.load(settings.language)
    said: dict[int, set[str]] = {}
    for posting, cluster in zip(postings, clusters, strict=True):
        keys = {_key(part) for section in posting.sections for part in sentences(section.text)}
        long = {key for key in keys if key.count(" ") + 1 >= settings.repeated_words}
        said.setdefault(cluster, set()).update(long)
    seen = Counter(key for keys in said.values() for key in keys)
    by_company = Counter(
        (employer(postings[cluster], language), key)
        for cluster, keys in said.items()
        if postings[cluster].company
        for key in keys
    )
    many = settings.repeated_share * len(said)
    common = {key for key, n in seen.items() if n >= many and len(said) >= settings.repeated_from}
    return frozenset(common | {key for (_, key), n in by_company.items() if n >= 2})


def _key(sentence: str) -> str:
    return " ".join(re.findall(r"\w+", sentence.casefold()))


def _weighed(
    labelled: Sequence[tuple[Side, Document]], clusters: Sequence[int], both: set[int], language: Language
) -> list[tuple[Side, Document]]:
    size = Counter(clusters)
    voices = {(employer(p, language), c) for (_, p), c in zip(labelled, clusters, strict=True)}
    employers = Counter(name for name, _ in voices if name)
    weighed = []
    for (side, posting), cluster in zip(labelled, clusters, strict=True):
        same_employer = employers.get(employer(posting, language), 1)
        weight = 0.0 if cluster in both else 1 / size[cluster] / same_employer**0.5
        weighed.append((side, replace(posting, weight=weight, cluster=labelled[cluster][1].id)))
    return weighed


def _foreign_notices(postings: Sequence[Document], language: Language) -> tuple[Notice, ...]:
    """Which postings are in a language that the lexicon is not."""
    foreign = [(posting, other) for posting in postings if (other := written_in(_text(posting), language))]
    return tuple(
        Notice(
            "foreign-posting",
            "warning",
            f'"{posting.title}" ({posting.source}) reads as {other}, not as {language.name}: only names that '
            f"are the same in both are found in it. A version in {language.name} tells more.",
            posting.source,
        )
        for posting, other in foreign
    )


def _duplicate_notices(
    labelled: Sequence[tuple[Side, Document]], clusters: Sequence[int], both: set[int]
) -> tuple[Notice, ...]:
    notices = []
    for (_, posting), cluster in zip(labelled, clusters, strict=True):
        first = labelled[cluster][1]
        if cluster in both and posting is first:
            message = f'"{first.title}" stands on both sides, so it says nothing; it is left out.'
            notices.append(Notice("same-ad-on-both-sides", "warning", message, first.source))
        elif cluster not in both and posting is not first:
            message = (
                f'"{posting.title}" ({posting.source}) repeats "{first.title}" ({first.source}); '
                "they count as one."
            )
            notices.append(Notice("near-duplicate", "info", message, posting.source))
    return tuple(notices)


def _text(posting: Document) -> str:
    return "\n".join(section.text for section in posting.sections)


def _shingles(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return [tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))]


def _same(common: int, one: int, other: int, settings: Settings) -> bool:
    """Whether two sets of shingles of these sizes, with so many in common, are near-duplicates."""
    by_union = settings.duplicate_jaccard * (one + other - common)
    return common >= by_union or common >= settings.duplicate_containment * min(one, other)
