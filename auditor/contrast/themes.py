"""The themes of an audit: terms that go together, contrasted as one.

A theme is tested once, whatever its terms say each: its evidence is stronger than that of any of them. What
is told of it are the terms that lean as it does; those that no posting names are told apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

from auditor.contrast.gate import LABELS, MOST_ON_OTHER_SIDE, Judged, View
from auditor.contrast.together import Groups, Together
from auditor.records import Attraction, Search, Term, TermTable, Theme, Verdict
from auditor.settings import Settings

WRONG: frozenset[Verdict] = frozenset({"wrong_role", "probably_wrong_role"})
RIGHT: frozenset[Verdict] = frozenset({"right_role", "probably_right_role"})
FEW = 3  # terms of a theme for which a posting asks that asks for one of them; of more it asks for two
NAMELESS = frozenset({"open", "soft"})  # kinds after which a theme is named only where it has no other


def themes(
    table: TermTable,
    together: Together,
    family: Mapping[str, Term],
    attractions: Sequence[Attraction],
    explains: Mapping[str, Collection[str]],
    settings: Settings,
    confirmed: frozenset[str] = frozenset(),
    beside: Groups = (),
) -> tuple[Theme, ...]:
    """The themes that pull to a side, the wrong side first, then the strongest first.

    Every term that pulls the wrong way is in one: a theme of itself where it goes with no other. Without
    postings of both sides there are none.

    Args:
        attractions: what is known of each term, strongest first.
        explains: by term the mismatched postings whose searches find the profile because of it.
        confirmed: terms that a recruiter said they searched for.
        beside: by group the terms that go with it and are in no test.
    """
    if table.sides.nunique() < 2:
        return ()
    tested = _Tested.of(table, together, beside, family, settings, confirmed)
    found = [*tested.themes(attractions)] if tested else []
    told = {term for theme in found for term in theme.terms if theme.verdict in WRONG}
    left = [a for a in attractions if a.verdict in WRONG and a.mentions and a.term not in told]
    found += [_alone(a, _beside(a, left, together, beside, attractions)) for a in left]
    wrong = [theme for theme in found if theme.verdict in WRONG]
    right = [theme for theme in found if theme.verdict not in WRONG]
    explained = [
        replace(theme, explains=len({p for term in theme.terms for p in explains.get(term, ())}))
        for theme in wrong
    ]
    return (*sorted(explained, key=_order), *sorted(right, key=_order))


def with_searches(found: Sequence[Theme], searches: Sequence[Search]) -> tuple[Theme, ...]:
    """The themes with how many searches of mismatched postings find the profile by each."""
    finding = [{*s.because} for s in searches if s.found and s.side == "mismatched"]
    return tuple(
        replace(theme, searches=sum(not because.isdisjoint(theme.terms) for because in finding))
        if theme.verdict in WRONG
        else theme
        for theme in found
    )


def _order(theme: Theme) -> tuple[bool, float, str]:
    """The sure ones first, then those that have most words and the widest gap."""
    return (
        theme.verdict in ("probably_wrong_role", "probably_right_role"),
        -abs(theme.gap) * len(theme.terms),
        theme.name,
    )


@dataclass(frozen=True, slots=True)
class _Tested:
    """Groups of terms with the answer of the gate, and what goes with each group."""

    table: TermTable
    together: Together
    beside: Groups
    judged: Judged

    @classmethod
    def of(
        cls,
        table: TermTable,
        together: Together,
        beside: Groups,
        family: Mapping[str, Term],
        settings: Settings,
        confirmed: frozenset[str],
    ) -> _Tested | None:
        names = sorted({name for group in together.groups for name in group})
        grouped = View.of(table, [family[name] for name in names], settings, confirmed, together).themes
        judged = grouped and grouped.judge((table.sides == "mismatched").to_numpy())
        return cls(table, together, beside or ((),) * len(together.groups), judged) if judged else None

    def themes(self, attractions: Sequence[Attraction]) -> Iterator[Theme]:
        """The themes of the groups that pull to a side."""
        for number, (group, beside) in enumerate(zip(self.together.groups, self.beside, strict=True)):
            names = {*group, *beside}
            if theme := self._theme(number, [a for a in attractions if a.term in names and a.mentions]):
                yield theme

    def _theme(self, number: int, attractions: Sequence[Attraction]) -> Theme | None:
        """The theme of a group, of the terms that lean as it does; None where it is undecided.

        Args:
            attractions: of the terms of the group, strongest first.
        """
        judged, gaps = self.judged, self.judged.gap
        if not (judged.firm[number] or judged.probable[number]):
            return None
        wrong = bool(gaps.gap[number] > 0)
        leaning = [a for a in attractions if self._leans(a, wrong=wrong)]
        kin = [a for a in attractions if _is_kin(a, wrong=wrong)]
        if len(leaning) < 2:
            return None
        counts = self._postings([a.term for a in leaning])
        return Theme(
            name=_name(leaning),
            terms=tuple(a.term for a in leaning),
            kin=tuple(a.term for a in kin),
            verdict=_verdict(wrong=wrong, firm=bool(judged.firm[number])),
            evidence_label=LABELS[int(judged.label[number])],
            gap=float(gaps.gap[number]),
            gap_low=float(gaps.low[number]),
            gap_high=float(gaps.high[number]),
            probability=NormalDist().cdf(float(gaps.z[number])),
            mismatched_postings=counts[0],
            desired_postings=counts[1],
        )

    def _leans(self, term: Attraction, *, wrong: bool) -> bool:
        """Whether a term is told of a theme of a side: it pulls that way, or stands hardly anywhere else."""
        if (term.gap > 0) != wrong or not (term.mismatched_postings if wrong else term.desired_postings):
            return False
        other = "desired" if wrong else "mismatched"
        there = term.desired_postings if wrong else term.mismatched_postings
        pulls = term.verdict in (WRONG if wrong else RIGHT)
        return pulls or there <= MOST_ON_OTHER_SIDE * (self.table.sides == other).sum()

    def _postings(self, terms: Sequence[str]) -> tuple[int, int]:
        """How many postings of each side ask for two of some terms, or for one of few."""
        asked = (self.table.presence.reindex(columns=[*terms], fill_value=0.0) > 0).sum(axis=1)
        asking = asked >= (2 if len(terms) > FEW else 1)
        wrong = self.table.sides == "mismatched"
        return int((asking & wrong).sum()), int((asking & ~wrong).sum())


def _is_kin(term: Attraction, *, wrong: bool) -> bool:
    """Whether no posting asks for a term, and public postings do not say that it leans the other way."""
    if term.mismatched_postings or term.desired_postings:
        return False
    leans = (term.mismatched_kin or 0.0) - (term.desired_kin or 0.0)
    return leans >= 0 if wrong else leans <= 0


def _beside(
    term: Attraction,
    left: Sequence[Attraction],
    together: Together,
    beside: Groups,
    attractions: Sequence[Attraction],
) -> tuple[str, ...]:
    """What goes with the group of a term, which as a whole decides nothing; each is told of one term."""
    for group, names in zip(together.groups, beside, strict=False):
        if term.term in group and next(a.term for a in left if a.term in group) == term.term:
            return tuple(a.term for a in attractions if a.term in names and _is_kin(a, wrong=True))
    return ()


def _alone(term: Attraction, kin: tuple[str, ...]) -> Theme:
    """A term that goes with no other, or with none that pulls, as a theme of itself."""
    return Theme(
        name=term.term,
        terms=(term.term,),
        kin=kin,
        verdict=term.verdict,
        evidence_label=term.evidence_label,
        gap=term.gap,
        gap_low=term.gap_low,
        gap_high=term.gap_high,
        probability=term.probability,
        mismatched_postings=term.mismatched_postings,
        desired_postings=term.desired_postings,
    )


def _name(terms: Sequence[Attraction]) -> str:
    """The strongest of some terms that is more than a phrase; of phrases the strongest."""
    return next((a for a in terms if a.kind not in NAMELESS), terms[0]).term


def _verdict(*, wrong: bool, firm: bool) -> Verdict:
    if wrong:
        return "wrong_role" if firm else "probably_wrong_role"
    return "right_role" if firm else "probably_right_role"
