"""The nouns, in the order the pipeline makes them.

Frozen records holding tuples, complete the moment they exist. A stage never changes one: it returns
the next kind. Shares are 0-1, bars 0-100, offsets count characters of the section's own text.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

# --- caveats -----------------------------------------------------------------------------------

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A caveat as data, so that every report can show it."""

    code: str  # a stable slug such as "small-sample"
    severity: Severity
    message: str  # one or two sentences for a person
    about: str = ""  # the document, term or side it speaks of


# --- read: bytes -> Source ------------------------------------------------------------------------

BlockKind = Literal["heading", "paragraph", "item", "field"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line or list item of a source, in the words its author typed."""

    kind: BlockKind
    text: str
    name: str = ""  # of a field: "title", "company", "location", ...
    gap: bool = False  # an empty line stood before it


@dataclass(frozen=True, slots=True)
class Source:
    """One profile or posting as it was read; a file may hold several."""

    name: str
    format: str
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()


# --- sections: Source -> Document -------------------------------------------------------------------

PROFILE_SECTIONS = (
    "name",
    "headline",
    "location",
    "about",
    "position-title",
    "position-company",
    "position-description",
    "skills",
    "education",
    "certifications",
    "languages",
    "projects",
    "volunteering",
    "courses",
    "honors",
    "publications",
    "organizations",
    "recommendations",
    "interests",
    "other",
)
POSTING_SECTIONS = (
    "title",
    "company",
    "location",
    "requirements",
    "nice-to-have",
    "responsibilities",
    "about-company",
    "benefits",
    "equal-opportunity",
    "how-to-apply",
    "other",
)


@dataclass(frozen=True, slots=True)
class Position:
    """One job of a profile. Dates are "YYYY-MM" or "YYYY"; an empty end means it is still held."""

    title: str
    company: str
    start: str = ""
    end: str = ""
    months: int | None = None  # the duration the page states, which dates an open-ended position

    @property
    def is_current(self) -> bool:
        """Whether a reader, and a search, takes it for the present job."""
        return not self.end


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document with one meaning; `kind` is one of the names listed above."""

    kind: str
    text: str
    heading: str = ""
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A profile or a posting, divided into sections.

    `weight` is 0-1: what a posting counts for after near-duplicates and repeated employers share
    one voice. `cluster` is the id of the first posting of its near-duplicate group.
    """

    id: str
    title: str
    company: str
    language: str
    sections: tuple[Section, ...]
    source: str
    weight: float = 1.0
    cluster: str = ""
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A passage taken out before counting, and the rule that took it out."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The profile and both sides; the side of a posting is the tuple it sits in."""

    profile: Document
    desired: tuple[Document, ...]
    mismatched: tuple[Document, ...]


# --- terms: Sections -> Mentions ------------------------------------------------------------------

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
    inner: bool = False  # inside a longer title: counts half, because keyword search matches it
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


# --- counts, statistics, contrast ---------------------------------------------------------------

Side = Literal["desired", "mismatched"]
InputSide = Literal["profile", "desired", "mismatched"]


@dataclass(frozen=True, slots=True, eq=False)
class TermTable:
    """What each distinct posting says of each term; the only DataFrame that crosses a border.

    A row is a cluster of near-duplicates, named by its first posting: one voice, however often it
    was reposted. `presence`: rows x terms, soft presence in [0, 1). `sides`, `weights` and
    `companies` (case-folded) go by row. `nice_to_have` holds the terms asked for nowhere else.
    """

    presence: pd.DataFrame
    sides: pd.Series[str]
    weights: pd.Series[float]
    companies: pd.Series[str]
    nice_to_have: frozenset[str]

    def of(self, mismatched: Collection[str]) -> TermTable:
        """With these postings of the mismatched side alone, and the whole desired side."""
        rows = (self.sides == "desired") | self.sides.index.isin([*mismatched])
        return TermTable(
            self.presence[rows], self.sides[rows], self.weights[rows], self.companies[rows], self.nice_to_have
        )


@dataclass(frozen=True, slots=True)
class Score:
    """A gap with its uncertainty: `gap` = mismatched share - desired share, in [-1, 1].

    `low` and `high` bound the 90 % interval; `probability` is Pr(gap > 0).
    """

    statistic: str
    gap: float
    low: float
    high: float
    probability: float
    mismatched_share: float
    desired_share: float


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
)


# --- attribute: Contrasts -> what each profile term attracts ----------------------------------------


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


@dataclass(frozen=True, slots=True)
class Attraction:
    """One term with all that is known of it: a row of the review sheet, field by field.

    `attraction` is a bar 0-100, `exposure` 0-1. `blame`, `credit` and `action` stay empty until a
    simulated search has earned them; `decision`, `replacement` and `note` are the reviewer's.
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


# --- searches and edits -----------------------------------------------------------------------------


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
    """One change of the profile: what, where, and why; `cost` is how much is asked of the person."""

    action: Action
    term: str  # or the title of the position whose date is to be closed
    where: tuple[str, ...]
    cost: float
    advice: str


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


@dataclass(frozen=True, slots=True)
class Plan:
    """The smallest set of edits that works, with its proof.

    `dropped` and `lost` are the parts (0-1) of the mismatched and desired attraction that go; their ranges
    come from leaving out one posting at a time. `fragile`: without one of the postings nothing is gained.
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
    headline: str = ""  # without what leaves it; empty where it may stay, or only the person can reword it
    additions: tuple[Edit, ...] = ()  # what the desired side asks for beside it: only if it is true


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


# --- contacts: who wrote, about what, and what became of it ------------------------------------------

Channel = Literal["linkedin", "email", "phone", "other"]
ContactSide = Literal["desired", "mismatched", "unsure"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `text` is plain, whatever markup it came in; `date` is "YYYY-MM-DD" or "".

    `dropped` says why it can be no recruiter's pitch: "draft", "spam", "sponsored", "outgoing", "empty";
    else it is "".
    """

    conversation: str
    sender: str
    sender_url: str
    date: str
    subject: str
    text: str
    dropped: str = ""
    channel: Channel = "linkedin"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The messages of an export, oldest first, and whose they are."""

    owner: str
    messages: tuple[Message, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Pitch:
    """What a recruiter's message offers, without what is written around it.

    `text` says something of the job, `seen` what the recruiter saw in the profile; `signed` is the name below
    it. `facts` are those of "level", "place" and "pay" that are said, and "foreign" for another language;
    `signs` the kinds of sign that a recruiter wrote it. `has_content`: it says enough of a job for a posting.
    """

    role: str
    company: str
    text: str
    seen: str
    signed: str
    facts: tuple[str, ...]
    signs: tuple[str, ...]
    has_content: bool


@dataclass(frozen=True, slots=True)
class Closeness:
    """Which side a posting or message is closer to; `side` is "neither" for a job like none, "" without any.

    `probability` (0-1) is how sure that is, `telling` the words that say so, with how many postings of the
    mismatched and of the desired side ask for each.
    """

    side: Literal["mismatched", "desired", "neither", ""]
    probability: float
    telling: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply to a contact; `blanks` are the places still to be filled, as they stand in the text."""

    text: str
    channel: Channel
    path: int
    blanks: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The response path that is suggested for a contact, and in words why."""

    path: int
    closeness: Closeness
    reason: str

    @property
    def sureness(self) -> str:
        """How sure that is, in words."""
        return (
            "sure"
            if self.closeness.probability >= 0.9
            else "likely"
            if self.closeness.probability >= 0.7
            else "hard to tell"
        )


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact by a recruiter: a row of the ledger. Dates are "YYYY-MM-DD" or ""; an unknown text is "".

    `side` is the person's decision, `proposed` what the program takes it for. `path` is the response path
    taken, 0 before one is. `found_by` is what the recruiter said, `searched` the search in it,
    `profile_part` the parts of the profile it names. `posting` is where the text lies in the workspace.
    """

    number: int
    date: str = ""
    recruiter: str = ""
    company: str = ""
    channel: Channel = "linkedin"
    role: str = ""
    side: ContactSide = "unsure"
    proposed: str = ""
    path: int = 0
    replied: str = ""
    found_by: str = ""
    searched: str = ""
    profile_part: str = ""
    outcome: str = ""
    posting: str = ""
    conversation: str = ""  # of an export, shortened: what was imported once is known again


CONTACT_COLUMNS = {  # of contacts.csv, in this order: the column, and the field it holds
    "contact": "number",
    "date": "date",
    "recruiter": "recruiter",
    "company": "company",
    "channel": "channel",
    "role": "role",
    "side": "side",
    "proposed": "proposed",
    "path": "path",
    "replied": "replied",
    "found_by": "found_by",
    "searched": "searched",
    "profile_part": "profile_part",
    "outcome": "outcome",
    "posting": "posting",
    "conversation": "conversation",
}


@dataclass(frozen=True, slots=True)
class Reported:
    """What a recruiter said brought them: the words of a search, and parts of the profile.

    `contact` is the number of the contact, 0 for a search that was noted without one.
    """

    words: tuple[str, ...]
    parts: tuple[str, ...] = ()
    contact: int = 0
    side: Side = "mismatched"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """`wrong` of some labelled contacts were for wrong roles: their share and its 90 % interval, 0-1."""

    contacts: int
    wrong: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Month:
    """The contacts of one month ("YYYY-MM"); `changes`: the days on which a changed profile was audited."""

    month: str
    contacts: int
    labelled: Share
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of the profile: contacts since the change before it, and until the one after it.

    `probability` (0-1) is Pr(the share of wrong contacts is smaller after than before), and `difference`
    after less before; both are None with fewer than five labelled contacts on a side.
    """

    date: str
    before: Share
    after: Share
    difference: float | None
    probability: float | None


@dataclass(frozen=True, slots=True)
class Trend:
    """Contacts by month, oldest first, and what each change of the profile did to the wrong ones."""

    months: tuple[Month, ...]
    turns: tuple[Turn, ...]
    total: Share
    undated: int
    unlabelled: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What the tone check says of a place in a reply; `better` is a wording or a step that mends it.

    `start` and `end` count characters of the text; a finding on the whole text spans all of it.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    message: str
    better: str


# --- pipeline: all of the above ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Input:
    """One source or own lexicon as it came in: its name, format and the SHA-256 of its text."""

    name: str
    side: InputSide | Literal["lexicon"]
    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an audit comes from, enough to repeat it. The date is passed in, never read here."""

    auditor: str
    python: str
    spacy: str
    model: str
    settings: dict[str, float | int | str | tuple[str, ...]]
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

    def to_frame(self) -> pd.DataFrame:
        """`terms.csv` as a DataFrame: one row a term, columns as in the review sheet."""
        import pandas as pd

        return pd.DataFrame([term.cells() for term in self.terms], columns=list(REVIEW_COLUMNS))
