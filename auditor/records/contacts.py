"""Who wrote, about what, what was answered, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from auditor.records.texts import Notice, Severity, Side

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
    reasons: str = ""  # why it was wrong, where the person says so: "level-senior; place"
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
    "reasons": "reasons",
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
class Needed:
    """How much it takes for a halving of the wrong contacts to show after a change of the profile.

    It rests on `wrong` of `contacts` labelled ones in so many months; with fewer wrong ones than `fewest`
    nothing is said, and all others are None. `months_after` and `contacts_after` are needed after the change
    with those before it, None where these are too few; `months_each` and `contacts_each` on
    either side of it.
    """

    contacts: int
    wrong: int
    months: int
    fewest: int
    months_after: int | None
    months_each: int | None
    contacts_after: int | None
    contacts_each: int | None


@dataclass(frozen=True, slots=True)
class Trend:
    """Contacts by month, oldest first, and what each change of the profile did to the wrong ones."""

    months: tuple[Month, ...]
    turns: tuple[Turn, ...]
    total: Share
    undated: int
    unlabelled: int
    needed: Needed | None = None


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
