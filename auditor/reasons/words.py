"""Words: a contact of another kind of work than is wanted, brought by what the profile says of that kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

from auditor.languages import RAREST_SHARE, Language
from auditor.reasons.texts import quoted, sentences
from auditor.records import ContactReason, Document, Mention, Position, ReasonLine, Search
from auditor.text.normalise import fold

COMMON_WORD = 0.03  # share of postings at large above which a plain word says nothing of the kind of work
PLAIN = 0.5  # what a plain word says beside a term that is as rare
TITLED = 1.5  # times what a word of a title says
KNOWN_FROM = 0.3  # share of the wanted postings that makes a word wholly theirs
LEAST_SHARED = 2.0  # rarity of the words that brought it, of which one rare term has 2.5, a plain word half
LEAST_ODD = 0.6  # share (0-1) of those that the wanted postings do not use
LEAST_ODD_OF_ONE = 0.85  # that share where there is one wanted posting only
MOST_COVERED = 0.3  # share (0-1) of what the contact says that the wanted postings do use
NAMED = 4  # words that are named
FEW_TERMS = 2  # terms, with which plain words need not be named
NAMED_PLAIN = 3  # words that are named where plain ones are among them
# Where the title is of the other kind too, or only wrong words bring its searches, less is enough.
TITLE_TELLS = 0.5  # share (0-1) of the title's words, of at least
LEAST_OF_TITLE = 1.5  # rarity
LEAST_TOLD = 0.45
MOST_TOLD = 0.45
# Where nothing else tells what is wrong, and nothing of it is of the wanted kind.
STRANGE = 0.15  # share (0-1) of what the contact says that the wanted postings use, at most
STRANGE_TITLE = 0.35  # that share of its title's words
LONG_ENOUGH = 15.0  # rarity of what it says, of which a vague text has less
LEAST_NAMED = 1.0  # rarity of what the profile says of it
# Of the wanted kind of work: shares (0-1) of the title's words, or of all, that the wanted postings use.
SAME_TITLE = 0.6
SAME = 0.35
_WORD = re.compile(r"[^\W\d_][\w+#.]*[\w+#]")
_UNREAD = frozenset({"title-company", "company", "location", "name", "about-company", "benefits",
                     "equal-opportunity", "position-company", "education", "languages"})  # fmt: skip


@dataclass(frozen=True)
class Kinds:
    """The words of the profile and of each wanted posting, each with its weight."""

    own: Mapping[str, float]
    desired: Sequence[Mapping[str, float]]
    bag: Callable[[Document, Sequence[Mention]], Mapping[str, float]]
    titled: Callable[[Document, Sequence[Mention]], set[str]]  # those of a posting's title
    written: Mapping[str, str]  # plain words as the profile writes them

    @cached_property
    def _holding(self) -> Counter[str]:
        """How many wanted postings hold each word."""
        return Counter(word for one in self.desired for word in one)

    def known(self, word: str) -> float:
        """How much a word is the wanted postings' own, 0-1."""
        return min(1.0, self._holding[word] / len(self.desired) / KNOWN_FROM)

    def odd(self, words: Mapping[str, float]) -> tuple[float, dict[str, float]]:
        """The share of some words that the wanted postings do not use, and how odd each is."""
        found = {word: weight * (1 - self.known(word)) for word, weight in words.items()}
        return sum(found.values()) / (sum(words.values()) or 1.0), found

    def covered(self, words: Mapping[str, float]) -> float:
        """The share of some words that the wanted postings do use."""
        return 1.0 - self.odd(words)[0]


def kinds(
    profile: Document,
    desired: Sequence[Document],
    contacts: Sequence[Document],
    mentions: Mapping[str, Sequence[Mention]],
    background: Callable[[str], float],
    language: Language,
) -> Kinds:
    """The words by which kinds of work are told; employers' names and places are none."""
    names = {
        word
        for section in (*profile.sections, *(s for d in desired for s in d.sections))
        if section.kind in ("position-company", "company", "location", "name")
        for word in plain_words(section.text, language)
    }
    names |= {
        word
        for section in (s for c in contacts for s in c.sections if s.kind == "location")
        for word in plain_words(section.text, language)
    }
    names -= {word for d in desired for word in plain_words(d.title, language)}

    def bag(document: Document, found: Sequence[Mention]) -> dict[str, float]:
        shares = language.background_shares
        made: dict[str, float] = {}
        for section in document.sections:
            for word in plain_words(section.text, language) if section.kind not in _UNREAD else ():
                if word not in names and (share := shares.get(word, 0.0)) <= COMMON_WORD:
                    made[word] = PLAIN * _rarity(share)
        for m in found:
            if m.kind not in ("seniority", "soft") and m.qualifier != "negated":
                made[m.term.casefold()] = _rarity(background(m.term))
        of_title = titled(document, found)
        return {word: weight * (TITLED if word in of_title else 1.0) for word, weight in made.items()}

    def titled(document: Document, found: Sequence[Mention]) -> set[str]:
        title = fold(document.title).text.casefold()
        terms = {m.term.casefold() for m in found if m.surface.casefold() in title}
        return plain_words(title, language) | terms

    return Kinds(
        bag(profile, mentions[profile.id]),
        [bag(one, mentions[one.id]) for one in desired],
        bag,
        titled,
        {
            plain: word if word.isupper() else word.lower()
            for section in reversed(profile.sections)
            for plain, word in _plain(section.text, language)
        },
    )


def plain_words(text: str, language: Language) -> set[str]:
    """The words of a text in small letters and in the singular."""
    return {plain for plain, _ in _plain(text, language)}


def _plain(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Each word in small letters and in the singular, with how it is written."""
    for word in _WORD.findall(fold(text).text):
        if len(word) > 2:
            yield _one(word.lower(), language), word


@lru_cache(maxsize=65536)
def _one(word: str, language: Language) -> str:
    """A word in the singular."""
    return language.spelling.singular(word) or word


def _rarity(share: float) -> float:
    """How much a word tells: 2.5 for the rarest."""
    return -log(max(share, RAREST_SHARE)) / -log(RAREST_SHARE) * 2.5


def judge(
    posting: Document,
    found: Sequence[Mention],
    profile: Document,
    kinds: Kinds,
    searches: Sequence[Search],
    wrong: Collection[str],
    called: Callable[[str], str],
) -> ContactReason | None:
    """Whether words brought this contact: what it shares with the profile the wanted postings do not use.

    Args:
        searches: those that are drawn for it.
        wrong: the terms that surely or probably pull towards wrong roles.
        called: a term's name for people.
    """
    if not kinds.desired:
        return None
    said = kinds.bag(posting, found)
    shared = {word: weight for word, weight in said.items() if word in kinds.own}
    share, odd = kinds.odd(shared)
    titled = {word: weight for word, weight in shared.items() if word in kinds.titled(posting, found)}
    of_title, odd_title = kinds.odd(titled)
    brought = [s for s in searches if s.found and s.because]
    is_told = (of_title >= TITLE_TELLS and sum(odd_title.values()) >= LEAST_OF_TITLE) or (
        bool(brought) and all({*wrong} & {*s.because} for s in brought)
    )
    few = LEAST_ODD_OF_ONE if len(kinds.desired) == 1 else LEAST_ODD
    least, most = (LEAST_TOLD, MOST_TOLD) if is_told and len(kinds.desired) > 1 else (few, MOST_COVERED)
    if sum(odd.values()) < LEAST_SHARED or share < least or kinds.covered(said) > most:
        return None
    telling = sorted((word for word in odd if odd[word] > PLAIN), key=lambda word: (-odd[word], word))
    names = _names(telling, found, kinds, called)
    return ContactReason(
        "words",
        f"it is of another kind of work, which your profile names: {', '.join(names[:NAMED])}",
        (*_lines("contact", posting, found, telling), *_own_lines(profile, telling, names)),
    )


def another_kind(
    posting: Document,
    found: Sequence[Mention],
    profile: Document,
    kinds: Kinds,
    called: Callable[[str], str],
) -> ContactReason | None:
    """Words, where nothing else is wrong: hardly anything of a contact is of the wanted kind of work.

    What the profile shares with it may stand in wanted postings too: "Python" in those of an engineer.
    """
    said = kinds.bag(posting, found)
    of_title = kinds.titled(posting, found)
    titled = {word: weight for word, weight in said.items() if word in of_title}
    shared = {word: weight for word, weight in said.items() if word in kinds.own}
    is_strange = titled and kinds.covered(titled) <= STRANGE_TITLE and kinds.covered(said) <= STRANGE
    if not (kinds.desired and is_strange):
        return None
    if sum(said.values()) < LONG_ENOUGH or sum(shared.values()) < LEAST_NAMED:
        return None
    telling = sorted(shared, key=lambda word: (word not in titled, -shared[word], word))
    names = _names(telling, found, kinds, called)
    return ContactReason(
        "words",
        "nearly nothing in it is of the work you want; your profile shares with it only: "
        + ", ".join(names[:NAMED]),
        (*_lines("contact", posting, found, telling), *_own_lines(profile, telling, names)),
    )


def pulled(
    posting: Document,
    found: Sequence[Mention],
    profile: Document,
    bringing: Sequence[str],
    asking: Sequence[str],
    called: Callable[[str], str],
) -> ContactReason | None:
    """Words, where the texts tell nothing else: what pulls the wrong way finds the profile, or is asked."""
    terms = bringing or asking
    if not terms:
        return None
    does = "its searches find you by" if bringing else "it asks for"
    names = [called(term) for term in terms]
    telling = [term.casefold() for term in terms]
    return ContactReason(
        "words",
        f"{does} what pulls towards roles you don't want: {', '.join(names[:NAMED])}",
        (*_lines("contact", posting, found, telling), *_own_lines(profile, telling, names)),
    )


def is_wanted_work(posting: Document, found: Sequence[Mention], kinds: Kinds) -> bool:
    """Whether a contact is of the wanted kind of work: its title, or much of what it says."""
    said = kinds.bag(posting, found)
    of_title = kinds.titled(posting, found)
    titled = {word: weight for word, weight in said.items() if word in of_title}
    return (bool(titled) and kinds.covered(titled) >= SAME_TITLE) or kinds.covered(said) >= SAME


def _names(
    telling: Sequence[str], found: Sequence[Mention], kinds: Kinds, called: Callable[[str], str]
) -> list[str]:
    """Terms as they are called; beside a single one plain words too, as the profile writes them."""
    terms = {m.term.casefold(): called(m.term) for m in found}
    held = {word.casefold() for term in telling if term in terms for word in _WORD.findall(terms[term])}
    written = {word: kinds.written.get(word, word) for word in telling if word not in terms}
    named = [*dict.fromkeys(terms[word] for word in telling if word in terms)]
    plain = (name for word, name in written.items() if name.casefold() not in held)
    return named if len(named) >= FEW_TERMS else [*named, *dict.fromkeys(plain)][:NAMED_PLAIN]


def _lines(
    side: str, posting: Document, found: Sequence[Mention], telling: Sequence[str]
) -> tuple[ReasonLine, ...]:
    """The line of a contact that holds the most of some words."""
    surfaces = [m.surface for m in found if m.term.casefold() in telling[:NAMED]] or telling[:NAMED]
    return quoted(side, _richest(posting, surfaces), 1, surfaces)


def _own_lines(profile: Document, telling: Sequence[str], names: Sequence[str]) -> tuple[ReasonLine, ...]:
    words = [*telling[:NAMED], *names[:NAMED]]
    return quoted("profile", _richest(profile, words), 1, words)


def _richest(document: Document, words: Sequence[str]) -> list[str]:
    lines = [
        line
        for section in document.sections
        if section.kind not in ("company", "location", "name")
        for line in sentences(section.text)
    ]
    counts = [sum(word.lower() in line.lower() for word in words) for line in lines]
    best = max(counts, default=0)
    return [line for line, count in zip(lines, counts, strict=True) if count == best > 0]


def positions_alike(profile: Document, mentions: Sequence[Mention], kinds: Kinds) -> tuple[Position, ...]:
    """The jobs of a profile that are of the wanted kind; all of them where nothing tells."""
    every = tuple(dict.fromkeys(s.position for s in profile.sections if s.position))
    if not kinds.desired:
        return every
    shares: dict[Position, float] = {}
    for position in every:
        sections = tuple(s for s in profile.sections if s.position == position)
        at = {i for i, s in enumerate(profile.sections) if s.position == position}
        part = Document(profile.id, position.title, "", profile.language, sections, "")
        said = kinds.bag(part, [m for m in mentions if m.section in at])
        shares[position] = kinds.covered(said) if said else 0.0
    return tuple(p for p in every if shares[p] >= 0.3) or every
