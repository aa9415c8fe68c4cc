"""What is found: terms and where they stand, how they divide the two sides, and what each attracts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal

from auditor.records.texts import InputSide, Side

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["tool", "language", "method", "domain", "certification", "title", "soft", "seniority", "open"]


Qualifier = Literal["plain", "negated", "past", "aspirational"]


Demand = Literal["required", "preferred", "mentioned", "boilerplate"]  # what a posting makes of a term


@dataclass(frozen=True, slots=True)
class Term:
    """A concept under its canonical name; its surfaces are one OR group in a search."""

    name: str
    kind: Kind
    broader: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a term stands. `start` and `end` count characters of the section's text."""

    term: str
    kind: Kind
    surface: str
    document: str
    section: int
    start: int
    end: int
    qualifier: Qualifier = "plain"
    inner: bool = False  # in a title, or across the end of a term: counts half, for search matches it
    demand: Demand = "mentioned"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A reading of a word that was considered and turned down, with the reason."""

    term: str
    surface: str
    section: int
    start: int
    end: int
    reason: str


Part = Literal["text", "heading", "dropped"]  # of a document: a section's text or heading, a dropped passage


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A place where a way to write a term stands that counts for nothing, with the reason.

    `index` is that of the section, or of the dropped passage, that it stands in; `start` and `end` count
    characters of that text or heading, and the quote is the line.
    """

    side: InputSide
    document: str
    part: Part
    index: int
    start: int
    end: int
    surface: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Kin:
    """What public postings like each posting say: postings x terms, NaN for a posting without known terms.

    `share` of them ask for a term; `prior` is how likely that makes it that the posting's own side does.
    Terms that no public posting is known to name are in neither.
    """

    share: pd.DataFrame
    prior: pd.DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class TermTable:
    """What each distinct posting says of each term; the only DataFrame that crosses a border.

    A row is a cluster of near-duplicates, named by its first posting: one voice, however often it
    was reposted. `presence`: rows x terms, soft presence in [0, 1). `sides`, `weights` and
    `companies` (case-folded) go by row. `nice_to_have` holds the terms asked for nowhere else, `kin`
    what public postings like these say. `heard` is by side and term the part of one more posting that
    others than the postings say it is asked for by.
    """

    presence: pd.DataFrame
    sides: pd.Series[str]
    weights: pd.Series[float]
    companies: pd.Series[str]
    nice_to_have: frozenset[str]
    kin: Kin | None = None
    heard: Mapping[Side, Mapping[str, float]] = field(default_factory=dict)

    def of(self, mismatched: Collection[str]) -> TermTable:
        """With these postings of the mismatched side alone, and the whole desired side.

        What is heard beside the postings is left out: nobody knows which of the mismatched ones it is like.
        """
        rows = (self.sides == "desired") | self.sides.index.isin([*mismatched])
        return TermTable(
            self.presence[rows],
            self.sides[rows],
            self.weights[rows],
            self.companies[rows],
            self.nice_to_have,
            self.kin and Kin(self.kin.share[rows], self.kin.prior[rows]),
        )


@dataclass(frozen=True, slots=True)
class Score:
    """A gap with its uncertainty: `gap` = mismatched share - desired share, in [-1, 1].

    `low` and `high` bound its 90 % interval, the ranges those of the shares; `probability` is Pr(gap > 0).
    """

    statistic: str
    gap: float
    low: float
    high: float
    probability: float
    mismatched_share: float
    desired_share: float
    mismatched_range: tuple[float, float]
    desired_range: tuple[float, float]


Verdict = Literal[
    "wrong_role",
    "probably_wrong_role",
    "shared",
    "probably_right_role",
    "right_role",
    "missing",
    "undecided",
]


EvidenceLabel = Literal["anecdotal", "weak", "moderate", "strong", "very strong"]


@dataclass(frozen=True, slots=True)
class Contrast:
    """How one term divides the two sides. Postings are counted after near-duplicates are merged."""

    term: str
    kind: Kind
    score: Score
    mismatched_postings: int
    desired_postings: int
    evidence_label: EvidenceLabel
    verdict: Verdict
    why: str
    mismatched_kin: float | None = None  # share of public postings like these that ask for it
    desired_kin: float | None = None
    eased: float = 0.0  # the part (0-1) by which bars of z are lower for what it borrows


REVIEW_COLUMNS = (  # of terms.csv, in this order
    "term",
    "kind",
    "verdict",
    "evidence_label",
    "attraction",
    "gap",
    "gap_low",
    "gap_high",
    "probability",
    "mismatched_share",
    "desired_share",
    "mismatched_postings",
    "desired_postings",
    "blame",
    "credit",
    "exposure",
    "sections",
    "mentions",
    "qualifiers",
    "action",
    "why",
    "profile_quote",
    "mismatched_quote",
    "desired_quote",
    "decision",
    "replacement",
    "note",
    "written",
)


# Words that keep company with the mismatched postings. Of those that lean at all in other ads, four in five
# lean that way (tests/benchmarks/kin.py).
KIN_SHARE = 0.02
KIN_TIMES = 3.0
KIN_LEAST = 0.01  # added to both shares: of a few postings in a hundred three times one is chance


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted place. `start` and `end` point into that section's text; the quote is its line."""

    side: InputSide
    document: str
    section: int
    section_kind: str
    start: int
    end: int
    surface: str
    qualifier: Qualifier
    quote: str


def called(term: str, written: str, *, is_alias: bool) -> str:
    """What people are told of a term: "Headhunting (Executive search)", "Labour planning"."""
    return f"{written} ({term})" if is_alias else written


def noted(name: str, note: str) -> str:
    """A name with a note in brackets, which come once: "Java (9 of 9)", "RN (Registered nurse; 8 of 9)"."""
    return f"{name[:-1]}; {note})" if name.endswith(")") else f"{name} ({note})"


def meant(text: str, written: Mapping[str, str]) -> str:
    """The term that a person names by this text, in any case; "" for none.

    A term goes by its canonical name, by the words in which it is written, and by both as they are shown.

    Args:
        written: by term, how it is written.
    """
    wanted = " ".join(text.split()).casefold()
    named = {term.casefold(): term for term in written}
    shown = (
        term
        for term, words in written.items()
        if wanted in (words.casefold(), called(term, words, is_alias=True).casefold())
    )
    return named.get(wanted) or next(shown, "")


@dataclass(frozen=True, slots=True)
class Attraction:
    """One term with all that is known of it: a row of the review sheet, field by field.

    `attraction` is a bar 0-100, `exposure` 0-1. `blame`, `credit` and `action` stay empty until a
    simulated search has earned them; `decision`, `replacement` and `note` are the reviewer's.

    `term` is the key by which everything knows it; people are told it as it is `called`.
    """

    term: str
    kind: Kind
    verdict: Verdict
    evidence_label: EvidenceLabel
    attraction: float
    gap: float
    gap_low: float
    gap_high: float
    probability: float
    mismatched_share: float
    desired_share: float
    mismatched_postings: int
    desired_postings: int
    blame: float | None
    credit: float | None
    exposure: float
    sections: tuple[str, ...]
    mentions: int
    qualifiers: tuple[Qualifier, ...]
    action: str
    why: str
    evidence: tuple[Evidence, ...]
    confirmed: int  # recruiters who said that they searched for it
    explains: int  # mismatched postings for which searches find the profile because of it
    written: str  # as the profile writes it; of a term that it lacks, as most postings do
    is_alias: bool  # whether that is another name than `term`, and not merely another spelling of it
    uncounted: tuple[Uncounted, ...]  # where it stands and is not counted
    mismatched_named: int  # further postings in which it only stands so
    desired_named: int
    mismatched_range: tuple[float, float]  # 90 % ranges of the shares
    desired_range: tuple[float, float]
    mismatched_kin: float | None  # share of public postings like these that ask for it; None if not known
    desired_kin: float | None

    @property
    def is_kin_to_wrong(self) -> bool:
        """Whether no posting asks for it, and public postings like the mismatched ones do, far more often."""
        if self.mismatched_postings or self.desired_postings or self.mismatched_kin is None:
            return False
        wrong, right = self.mismatched_kin, self.desired_kin or 0.0
        return wrong >= KIN_SHARE and wrong + KIN_LEAST > KIN_TIMES * (right + KIN_LEAST)

    @property
    def called(self) -> str:
        """Its name for people: the person's own words, the canonical name behind them where it is another."""
        return called(self.term, self.written, is_alias=self.is_alias)

    @property
    def is_only_named(self) -> bool:
        """Whether the profile has the word, and nowhere so that it counts."""
        return not self.mentions and any(place.side == "profile" for place in self.uncounted)

    def quote(self, side: InputSide) -> str:
        """The first quoted line of a side, "" without one."""
        return next((e.quote for e in self.evidence if e.side == side), "")

    def cells(self) -> dict[str, Any]:
        """Its row of the review sheet, by column name; the reviewer's columns are empty."""
        row = {name: getattr(self, name) for name in REVIEW_COLUMNS if hasattr(self, name)}
        return row | {
            "sections": "; ".join(self.sections),
            "qualifiers": "; ".join(self.qualifiers),
            "profile_quote": self.quote("profile"),
            "mismatched_quote": self.quote("mismatched"),
            "desired_quote": self.quote("desired"),
            "decision": "",
            "replacement": "",
            "note": "",
        }


def alike(text: str, terms: Iterable[Attraction]) -> list[str]:
    """Up to three of these terms whose names are nearly a text, the likest first, as people are told them."""
    names = {name.casefold(): a.called for a in terms for name in (a.term, a.written)}
    near = get_close_matches(text.casefold(), names, n=3, cutoff=0.5)
    return [*dict.fromkeys(names[name] for name in near)]
