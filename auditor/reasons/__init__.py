"""Why each mismatched posting was a wrong contact; not every one is the words' fault.

texts      a posting or profile as reasons read it; wanted, what it is held against; years, asked for and held
words      of another kind of work, which the profile names
level      too junior or too senior
shape      leads, sells, teaches or supports the wanted work instead of doing it
place      elsewhere, or with a clearance that is not shown
contract   for a time, a part of the week, or without employment
trade      an employer's trade that the profile turns away from
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from auditor.languages import Language
from auditor.reasons import contract, level, place, shape, trade, words
from auditor.reasons.texts import Text
from auditor.reasons.wanted import Wanted
from auditor.records import (
    REASON_NAMES,
    Attraction,
    ContactReason,
    Corpus,
    Mention,
    Reason,
    Search,
    WhyWrong,
)

BY_PERSON = "you said so"
OF_THE_WORK: frozenset[Reason] = frozenset({"level", "shape", "trade"})  # of the wanted kind of work


@dataclass(frozen=True)
class Known:
    """What the stages before found: mentions by document, searches tried, and how each term pulls.

    `background` is the share (0-1) of postings at large that use a term, `explains` by term the postings
    whose searches find the profile because of it.
    """

    mentions: Mapping[str, Sequence[Mention]]
    searches: Sequence[Search]
    terms: Sequence[Attraction]
    background: Callable[[str], float]
    explains: Mapping[str, Collection[str]]

    @property
    def wrong(self) -> tuple[str, ...]:
        """The terms that surely or probably pull towards wrong roles, the strongest first."""
        return tuple(t.term for t in self.terms if t.verdict in ("wrong_role", "probably_wrong_role"))

    def called(self, term: str) -> str:
        """A term's name for people."""
        return next((t.called for t in self.terms if t.term == term), term)


def reasons(
    corpus: Corpus, known: Known, language: Language, corrected: Mapping[str, Sequence[str]]
) -> tuple[WhyWrong, ...]:
    """For each mismatched posting why it was wrong, in their order.

    Without wanted postings nothing tells what is wrong, and only what the person says is given.

    Args:
        corrected: by the name of a source what the person says of it, as a ledger has it ("level-senior").
    """
    wanted = Wanted(Text.of(corpus.profile), tuple(map(Text.of, corpus.desired)), language)
    texts = corpus.profile, corpus.desired, corpus.mismatched
    kinds = words.kinds(*texts, known.mentions, known.background, language)
    alike = words.positions_alike(corpus.profile, known.mentions[corpus.profile.id], kinds)
    drawn: dict[str, list[Search]] = {}
    for search in known.searches:
        drawn.setdefault(search.posting, []).append(search)
    made = []
    for posting in corpus.mismatched:
        if said := corrected.get(posting.source):
            made.append(WhyWrong(posting.id, tuple(map(_by_person, said)), by_person=True))
            continue
        if not corpus.desired:
            continue
        searches = drawn.get(posting.id, ())
        text, found = Text.of(posting), known.mentions.get(posting.id, ())
        brought = words.judge(posting, found, corpus.profile, kinds, searches, known.wrong, known.called)
        others = _others(text, wanted, brought, lambda t: level.judge(t, wanted, alike))
        if not brought and not OF_THE_WORK & {one.reason for one in others}:
            brought = words.another_kind(posting, found, corpus.profile, kinds, known.called)
        if not brought and not others and words.is_wanted_work(posting, found, kinds):
            others += filter(None, [trade.strange(text, wanted)])
        if not brought and not OF_THE_WORK & {one.reason for one in others}:
            asked = {m.term for m in found if m.qualifier != "negated"}
            asking = [t for t in known.wrong if t in asked]
            bringing = [t for t in known.wrong if posting.id in known.explains.get(t, ())]
            brought = words.pulled(posting, found, corpus.profile, bringing, asking, known.called)
        given = (*((brought,) if brought else ()), *others)
        made.append(WhyWrong(posting.id, given or (_unclear(text),)))
    return tuple(made)


def _others(
    text: Text,
    wanted: Wanted,
    brought: ContactReason | None,
    level_of: Callable[[Text], ContactReason | None],
) -> list[ContactReason]:
    """What else is wrong; shape and trade are asked only of the wanted kind of work."""
    judges: list[Callable[[Text], ContactReason | None]] = [
        level_of,
        *([] if brought else [lambda t: shape.judge(t, wanted)]),
        lambda t: place.judge(t, wanted),
        lambda t: contract.judge(t, wanted),
    ]
    found = [reason for judge in judges if (reason := judge(text))]
    other = None if brought else trade.judge(text, wanted, alone=not found)
    return [*found, *([other] if other else [])]


def _by_person(name: str) -> ContactReason:
    reason, direction = REASON_NAMES[name]
    return ContactReason(reason, BY_PERSON, (), direction)


def _unclear(text: Text) -> ContactReason:
    says = "nothing in the texts tells" if text.lines else "it says nothing of a job"
    reason: Reason = "unclear"
    return ContactReason(reason, says)
