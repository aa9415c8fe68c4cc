"""What recruiters could type, and what changes of a profile make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from auditor.records.texts import Side


@dataclass(frozen=True, slots=True)
class Search:
    """A search that a recruiter could draw from a posting, as it could be typed.

    `because` are the profile's words that it finds, `missing` those it lacks; `found_after` says whether
    it still finds the profile once the plan is carried out, None without a plan.
    """

    posting: str
    side: Side
    family: str
    query: str
    weight: float
    found: bool
    because: tuple[str, ...]
    missing: tuple[str, ...]
    found_after: bool | None = None


Action = Literal["close-date", "remove", "demote", "qualify", "add", "keep", "unsure"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the profile: what, where, and why; `cost` is how much is asked of the person.

    `terms` are the words that it touches, `theme` what they have in common, `before` and `after` the line as
    it is and as it would read; each may be empty.
    """

    action: Action
    term: str  # the first of its terms, or the title of the position whose date is to be closed
    where: tuple[str, ...]
    cost: float
    advice: str
    terms: tuple[str, ...] = ()
    theme: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How well searches find a profile: chances 0-100, and counts of typed searches and of postings."""

    attraction_mismatched: float
    attraction_desired: float
    visibility_mismatched: float
    visibility_desired: float
    searches_mismatched: int  # typed searches of mismatched postings that find the profile
    searches_desired: int
    contacts_mismatched: int  # mismatched postings of which any typed search does
    contacts_desired: int


class Reached(NamedTuple):
    """The parts (0-1) of the mismatched and the desired attraction that go with some edits."""

    dropped: float
    lost: float


LeftFor = Literal["fact", "needed", "protected", "no search", "explained", "enough", "too little"]


@dataclass(frozen=True, slots=True)
class Left:
    """A flagged word that a plan does not touch, or not everywhere, and why."""

    term: str
    reason: LeftFor
    message: str  # one sentence, with the numbers that it rests on


@dataclass(frozen=True, slots=True)
class Rewording:
    """A word of the wanted postings for what the profile calls otherwise: to be said too, if it is true.

    `where` is the place of the profile's word, `support` the words of its text that postings so titled ask
    for; none is needed for another name of the same skill, or of a broader one.
    """

    said: str
    wanted: str
    where: str
    support: tuple[str, ...]
    desired_postings: int  # that use the wanted word


@dataclass(frozen=True, slots=True)
class Opening:
    """A title that a headline opens with; the wrong postings bear it, and none of the wanted.

    `said` is as the profile writes it, `title` as postings are called. `headline` is without it, and empty
    where only the person can reword it.
    """

    said: str
    title: str
    mismatched_postings: int  # that bear it in their title
    headline: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The smallest set of edits that works, with its proof.

    `dropped` and `lost` are the parts (0-1) of the mismatched and desired attraction that go; their ranges
    come from leaving out one posting at a time. `fragile`: without one of the postings nothing is gained.
    `reached` has for each edit what is reached with it and all before it.
    """

    edits: tuple[Edit, ...]
    before: Numbers
    after: Numbers
    dropped: float
    lost: float
    dropped_range: tuple[float, float]
    lost_range: tuple[float, float]
    fragile: bool
    reaches_target: bool
    dropped_from_skills: float  # what the same words would drop if they left the Skills section alone
    reached: tuple[Reached, ...]
    headline: str = ""  # without what leaves it; empty where it may stay, or only the person can reword it
    additions: tuple[Edit, ...] = ()  # what the desired side asks for beside it: only if it is true
    left: tuple[Left, ...] = ()  # the flagged words that stay, strongest first
    rewordings: tuple[Rewording, ...] = ()  # words of the desired side for what it says, strongest first
    opening: Opening | None = None  # what a headline need not open with; it stops hardly a search


Decision = Literal["keep", "remove", "demote", "replace", "add"]


class Change(NamedTuple):
    """A person's decision on a term; `replacement` is what it is to be called instead."""

    decision: Decision
    term: str
    replacement: str = ""

    def __str__(self) -> str:
        return f"{self.decision} {self.term}" + (f" by {self.replacement}" if self.replacement else "")


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Some changes of a profile, and what the searches make of them; `dropped` and `lost` as in a plan."""

    changes: tuple[str, ...]
    before: Numbers
    after: Numbers
    dropped: float
    lost: float
    searches: tuple[Search, ...]
    headline: str = ""  # as it would read; empty where nothing of it changes
    too_long: tuple[str, ...] = ()  # fields that hold more than LinkedIn takes
    standing: tuple[str, ...] = ()  # the words that go and still stand somewhere, each in a sentence
