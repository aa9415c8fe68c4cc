"""What the verbs answer: each record holds all that is shown of an answer, for every form of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from auditor.records import (
    Appearances,
    Contact,
    Demand,
    Draft,
    Dropped,
    Finding,
    Kind,
    Notice,
    Qualifier,
    Side,
    Suggestion,
    Trend,
    Wish,
)
from auditor.records.reading import ProfileRead

SamplePerson = Literal["platform-engineer", "clinical-informatics", "fpa-manager"]

# --- search -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FoundAt:
    """Where a word of a search stands: offsets in a section's own text, and the line around it.

    `at` is the company or title of the position it stands in, "" outside of any; `is_past` when that job
    is over. `implicit` marks a skill that nobody entered as one.
    """

    section: int
    start: int
    end: int
    surface: str
    implicit: bool
    kind: str
    quote: str
    at: str = ""
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class SearchedWord:
    """What became of one word or phrase of a search; `excluded` when the search asks for its absence.

    `elsewhere` when it stands in the profile all the same, where the search does not look: in another field,
    or in what others wrote.
    """

    literal: str
    held: bool
    excluded: bool
    places: tuple[FoundAt, ...]
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class SearchStep:
    """One word to "add" to the profile, or to "remove" from it."""

    action: str
    literal: str


@dataclass(frozen=True, slots=True)
class SearchChange:
    """The smallest sets of steps that turn the answer round; `largest` is how big a set was looked for."""

    sets: tuple[tuple[SearchStep, ...], ...]
    complete: bool
    largest: int


@dataclass(frozen=True, slots=True)
class Holding:
    """How many postings of a side hold a search, and their titles."""

    side: Side
    postings: int
    holding: int
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Whether a search finds a profile, because of which words, and what would turn that round."""

    query: str
    found: bool
    because: tuple[SearchedWord, ...]
    missing: tuple[SearchedWord, ...]
    change: SearchChange
    notices: tuple[Notice, ...]
    against: Holding | None = None


# --- compare ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Moved:
    """A term whose verdict changed; "" where an audit does not know it. `called` is its name for people."""

    term: str
    before: str
    after: str
    called: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of both audits; None where one has none."""

    name: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two audits side by side. With `other_postings` their numbers compare unlike things."""

    other_postings: dict[str, tuple[int, int]]  # by side: postings only in the old audit, only in the new one
    profile: tuple[str, ...]  # kinds of section that changed
    figures: tuple[Figure, ...]
    verdicts: tuple[Moved, ...]


# --- terms ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A term as it stands in a text; `start` and `end` count characters of its section."""

    term: str
    kind: Kind
    surface: str
    start: int
    end: int
    qualifier: Qualifier
    demand: Demand
    section: str


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """A reading of a word that was turned down, with the reason."""

    surface: str
    term: str
    section: str
    reason: str


@dataclass(frozen=True, slots=True)
class TextTerms:
    """The terms of one profile or posting, what was turned down in it, and what was not read at all."""

    terms: tuple[TermPlace, ...]
    rejected: tuple[TurnedDown, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class TermsAnswer:
    """The terms of every text that was given; `notices` are those of reading."""

    texts: tuple[TextTerms, ...]
    notices: tuple[Notice, ...] = ()


# --- contacts ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ContactNoted:
    """A contact that was entered, with the response path that is suggested; `notices` are the ledger's."""

    contact: Contact
    suggestion: Suggestion | None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactList:
    """Some contacts, oldest first."""

    contacts: tuple[Contact, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactShown:
    """A contact with its message, the words of the profile it names, and the suggested path."""

    contact: Contact
    message: str
    named_of_profile: tuple[str, ...]
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """The contacts whose side changed."""

    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class AnswerRecorded:
    """What was understood of a recruiter's answer; `contact` is its row as it stands now."""

    contact: Contact
    searched: str
    words: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LaterAnswer:
    """A recruiter who answered, perhaps on how they found the person; it is still to be recorded."""

    contact: int
    searched: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """The contacts that an import added, how many are copies of others, and what it left out, by reason."""

    added: tuple[Contact, ...]
    copies: int
    left_out: Mapping[str, int]
    answers: tuple[LaterAnswer, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportTaken:
    """What an export of LinkedIn put into a workspace, each file by its place, "" where none was.

    `messages` is None for an export without any.
    """

    profile: ProfileRead | None
    profile_file: str
    wishes: tuple[Wish, ...]
    wishes_file: str
    messages: Imported | None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class TrendAnswer:
    """The contacts over time."""

    trend: Trend
    notices: tuple[Notice, ...] = ()
    appearances: tuple[Appearances, ...] = ()


# --- appearances --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AppearancesAdded:
    """What was understood of a page on search appearances, and the file that holds it.

    `is_known`: another page of its week was there, with which it counts once.
    """

    appearances: Appearances
    file: str
    is_known: bool


# --- reply ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReplyDrafted:
    """A reply to a contact; `suggestion` is why it takes this path, where nobody chose one.

    `doubts` say of what stays blank, as it may have been read wrongly, and how to put it right.
    """

    contact: int
    draft: Draft
    suggestion: Suggestion | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyChecked:
    """What the tone check says of a reply; `by_grammar` when a language model could read its sentences."""

    text: str
    findings: tuple[Finding, ...]
    by_grammar: bool

    @property
    def is_sendable(self) -> bool:
        """Whether nothing in it is an error."""
        return not any(found.severity == "error" for found in self.findings)


# --- doctor and lexicon -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NullCheck:
    """Terms flagged on the labels that were given, and on average when the labels are shuffled."""

    wrong_role: int
    wrong_role_by_chance: float
    probably_wrong_role: int
    probably_wrong_role_by_chance: float


@dataclass(frozen=True, slots=True)
class Checkup:
    """What is installed, by name ("missing" where it is not), and the check against chance, if any."""

    auditor: str
    packages: Mapping[str, str]
    model: str
    lexicon: int
    null_check: NullCheck | None = None


@dataclass(frozen=True, slots=True)
class LexiconChecked:
    """The size of the lexicon, and what is wrong in it."""

    concepts: int
    surfaces: int
    families: int
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordFile:
    """A file of entries made of an official word list."""

    path: str
    entries: int
    known: int
    unusable: int
    attribution: str


@dataclass(frozen=True, slots=True)
class LexiconImported:
    """The files of entries that an import wrote."""

    files: tuple[WordFile, ...]
