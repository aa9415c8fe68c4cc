"""One finished audit with all that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from auditor.records.appearances import Appearances
from auditor.records.contacts import Reported, Trend
from auditor.records.reasons import WhyWrong
from auditor.records.searches import Plan, Search
from auditor.records.terms import REVIEW_COLUMNS, Attraction, Verdict
from auditor.records.texts import Document, InputSide, Notice
from auditor.records.themes import Theme

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Input:
    """One source or own lexicon as it came in: its name, format and the SHA-256 of its text."""

    name: str
    side: InputSide | Literal["also", "appearances", "lexicon"]
    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an audit comes from, enough to repeat it. The date is passed in, never read here."""

    auditor: str
    python: str
    spacy: str
    model: str
    settings: dict[str, bool | float | int | str | tuple[str, ...]]
    inputs: tuple[Input, ...]
    seed: int
    date: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The audit in numbers. The search figures stay empty until simulated searches fill them.

    `*_effective` is n_eff = (sum w)^2 / sum w^2; `expected_by_chance` is the mean number of profile
    terms passing the same rule when the labels of the user's own postings are shuffled; with postings of
    one side only there are no labels to shuffle, and it is None.
    """

    searchable_terms: int
    wrong_role: int
    probably_wrong_role: int
    expected_wrong_by_chance: float | None
    expected_probable_by_chance: float | None
    mismatched_postings: int
    desired_postings: int
    mismatched_effective: float
    desired_effective: float
    attraction_mismatched: float | None = None
    attraction_desired: float | None = None
    net_pull: float | None = None
    separation: float | None = None
    explained_contacts: float | None = None


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """Mismatched postings of one kind, told apart from others that have nothing to do with them.

    `terms` are the profile's words that pull towards this kind, the largest gap first: the term, its verdict
    against the desired side, its gap, and how many of the group's postings ask for it. Of `searches` drawn
    from the postings `found` find the profile now, `found_after` once the plan is carried out.
    """

    name: str
    postings: tuple[str, ...]
    terms: tuple[GroupTerm, ...]
    searches: int
    found: int
    found_after: int


class GroupTerm(NamedTuple):
    """A word that pulls towards one group of roles."""

    term: str
    verdict: Verdict
    gap: float
    postings: int


class Line(NamedTuple):
    """A line, where it stands, and the words of it that matter; without a file it is of the profile."""

    file: str
    place: str
    text: str
    surface: str = ""


ContradictionKind = Literal[
    "headline", "level", "open job", "wrong skills", "unshown skills", "wanted roles",
    "other titles", "other dates", "other employer", "wrong words",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a person says that does not go together and keeps attracting, with the lines it rests on.

    The last kinds hold a further text of the person, a CV or the profile in another language, against the
    profile. `employers` are those that a further text names, for a report that is to name none.
    """

    kind: ContradictionKind
    message: str
    lines: tuple[Line, ...]
    employers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """One finished audit; `audit.json` is this record, and loads back into it whole."""

    provenance: Provenance
    notices: tuple[Notice, ...]
    profile: Document
    desired: tuple[Document, ...]
    mismatched: tuple[Document, ...]
    terms: tuple[Attraction, ...]
    searches: tuple[Search, ...]
    plan: Plan | None
    summary: Summary
    reported: tuple[Reported, ...] = ()
    groups: tuple[RoleGroup, ...] = ()  # empty while the wrong contacts are all of a kind
    trend: Trend | None = None
    why_wrong: tuple[WhyWrong, ...] = ()  # of each mismatched posting that was given
    contradictions: tuple[Contradiction, ...] = ()
    appearances: tuple[Appearances, ...] = ()  # a week each, oldest first
    themes: tuple[Theme, ...] = ()

    def called(self, term: str) -> str:
        """A term's name for people; of one that this audit does not know, the name that was given."""
        return next((a.called for a in self.terms if a.term == term), term)

    @property
    def written(self) -> dict[str, str]:
        """By term, how it is written; strongest bar first."""
        return {a.term: a.written for a in self.terms}

    def to_frame(self) -> pd.DataFrame:
        """`terms.csv` as a DataFrame: one row a term, columns as in the review sheet."""
        import pandas as pd

        return pd.DataFrame([term.cells() for term in self.terms], columns=list(REVIEW_COLUMNS))
