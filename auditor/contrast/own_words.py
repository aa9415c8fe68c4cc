"""How a term is written: in the person's own words, or, where the profile lacks it, as most postings do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.lexicon import Lexicon
from auditor.lexicon.entries import Entry
from auditor.records import Document, Mention, meant
from auditor.records.fields import field_of
from auditor.text.normalise import fold

# Where the person's own name for a thing stands, the strongest first: prose writes it as a sentence needs it.
STRONGEST = ("headline", "skills", "position-title", "about", "position-description")
NOT_OWN = len(STRONGEST) + 1  # what others wrote of them, and interests


class Wording(NamedTuple):
    """How a term is written, and whether that is another name than the lexicon's."""

    written: str
    is_alias: bool = False


class _Form(NamedTuple):
    """One place where a term is written so; the lower its place, the more it says."""

    text: str
    place: tuple[int, int, int]


def wordings(
    terms: Iterable[str],
    profile: Document,
    own: Sequence[Mention],
    postings: Mapping[str, Sequence[Mention]],
    lexicon: Lexicon,
) -> dict[str, Wording]:
    """How each term is written: in the strongest part of the profile that says it, the commonest form there.

    Where forms are as common the first one counts. A form has capitals if any place writes it with them. A
    term that the profile lacks is written as most postings write it.

    Args:
        own: the profile's mentions.
        postings: mentions by posting.
    """
    mine = _by_term((m.term, _Form(m.surface, _place(m, profile))) for m in own)
    asked = _by_term(
        (m.term, _Form(m.surface, (0, number, m.start)))
        for number, found in enumerate(postings.values())
        for m in found
    )
    return {term: _wording(term, mine.get(term, []), asked.get(term, []), lexicon) for term in terms}


def named(texts: Iterable[str], found: Mapping[str, Wording], lexicon: Lexicon) -> frozenset[str]:
    """The terms that a person names by some texts: as they are written, or by any name of the lexicon."""
    written = {term: one.written for term, one in found.items()}
    return frozenset(meant(text, written) or lexicon.named(text) for text in texts)


def _wording(term: str, mine: Sequence[_Form], asked: Sequence[_Form], lexicon: Lexicon) -> Wording:
    entry = lexicon.called(term)
    spelt = _spelt(entry)
    if found := _known(mine, entry, spelt):
        counts = Counter(form.text.casefold() for form in found)
        chosen = min(found, key=lambda f: (f.place[0], -counts[f.text.casefold()], f.place))
    elif found := _known(asked, entry, spelt):
        voices = {(form.text.casefold(), form.place[1]) for form in found}  # a posting is one voice
        counts = Counter(text for text, _ in voices)
        chosen = min(found, key=lambda f: (-counts[f.text.casefold()], f.place))
    else:
        return Wording(term)
    same = [form for form in found if form.text.casefold() == chosen.text.casefold()]
    text = min(same, key=lambda f: (_is_plain(f.text, spelt), f.place)).text
    if _is_plain(text, spelt):
        text = spelt.get(text.casefold(), text)
        first = next((letter for letter in term if letter.isalpha()), "")
        raised = text.islower() and (first.isupper() or (entry is None and " " in text))
        text = text[:1].upper() + text[1:] if raised else text
    return Wording(text, entry is not None and not entry.is_name(text))


def _place(mention: Mention, profile: Document) -> tuple[int, int, int]:
    section = profile.sections[mention.section]
    rank = STRONGEST.index(section.kind) if section.kind in STRONGEST else len(STRONGEST)
    return rank if field_of(section).is_searched else NOT_OWN, mention.section, mention.start


def _by_term(forms: Iterable[tuple[str, _Form]]) -> dict[str, list[_Form]]:
    by_term: dict[str, list[_Form]] = {}
    for term, form in forms:
        by_term.setdefault(term, []).append(form._replace(text=" ".join(fold(form.text).text.split())))
    return by_term


def _spelt(entry: Entry | None) -> dict[str, str]:
    """The ways to write a concept, as the lexicon has them, by the same in small letters."""
    spelt: dict[str, str] = {}
    for surface in entry.surfaces() if entry else ():
        spelt.setdefault(surface.text.casefold(), surface.text)
    return spelt


def _known(forms: Iterable[_Form], entry: Entry | None, spelt: Mapping[str, str]) -> list[_Form]:
    """Without what names a term only beside other words: "unit" of "unit and integration testing"."""
    return [form for form in forms if entry is None or form.text.casefold() in spelt]


def _is_plain(text: str, spelt: Mapping[str, str]) -> bool:
    """Whether its letters are all small, or all capitals where the lexicon has others."""
    return text.islower() or (text.isupper() and spelt.get(text.casefold(), text) != text)
