"""Messages that came in -> contacts to label: one pitch a conversation, copies of a mass mail together."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from auditor import languages
from auditor.languages import Language
from auditor.messages import pitch
from auditor.messages.pitch import FindTerms
from auditor.read import text
from auditor.read.from_mail import SUBJECT, divided
from auditor.records import Contact, Mailbox, Message, Pitch, Source
from auditor.sections.clean import near_duplicates
from auditor.settings import Settings
from auditor.workspace import save

ADDRESS = 8  # hex digits that tell one conversation from another
LOST = "LinkedIn Member"  # whom an export names when an account is gone


@dataclass(frozen=True, slots=True)
class Pitched:
    """A recruiter's message with its offer; `copy_of` is the place of the first near-copy, or its own."""

    message: Message
    pitch: Pitch
    replied: str
    copy_of: int

    @property
    def contact(self) -> Contact:
        """It as a contact without a number, its side still to be decided."""
        who = "" if self.message.sender == LOST else self.message.sender
        return Contact(
            0,
            self.message.date,
            who,
            self.pitch.company,
            self.message.channel,
            self.pitch.role,
            replied=self.replied,
            conversation=address(self.message),
        )


@dataclass(frozen=True, slots=True)
class Again:
    """How a conversation went on: when the person replied, and what the recruiter wrote after that."""

    replied: str
    text: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """The pitches of a mailbox, oldest first, and how many messages were left out, by reason.

    `again` tells by conversation how each went on, also those that are known.
    """

    pitched: tuple[Pitched, ...]
    left_out: Mapping[str, int]
    again: Mapping[str, Again] = field(default_factory=dict)


def pitches(
    mailbox: Mailbox, known: frozenset[str], find: FindTerms, settings: Settings, *, everyone: bool = False
) -> Incoming:
    """The recruiters' pitches of a mailbox.

    Args:
        known: conversations that are in the ledger already.
        everyone: take who does not read like a recruiter too.
    """
    left_out: Counter[str] = Counter()
    found: list[Pitched] = []
    again: dict[str, Again] = {}
    for conversation in _conversations(mailbox.messages):
        left_out.update(m.dropped for m in conversation if m.dropped)
        came = [m for m in conversation if not m.dropped]
        if not came:
            continue
        again[address(came[0])] = _again(conversation)
        if address(came[0]) in known:
            left_out["known"] += len(came)
            continue
        read = ((m, pitch.read(m.text, m.subject, find, languages.load(settings.language))) for m in came)
        mine = conversation[0].dropped == "outgoing"  # who was written to first is hardly a recruiter
        chosen = next(((m, p) for m, p in read if everyone or pitch.is_recruiting(p, doubted=mine)), None)
        if chosen is None:
            left_out["not from a recruiter"] += len(came)
            continue
        left_out["later in a conversation"] += len(came) - 1
        message, offer = chosen
        later = conversation[conversation.index(message) + 1 :]
        answers = (m.date for m in later if m.dropped == "outgoing")
        found.append(Pitched(message, offer, next(answers, ""), len(found)))
    found.sort(key=lambda p: p.message.date)
    copies = near_duplicates([_compared(p) for p in found], settings)
    grouped = tuple(replace(p, copy_of=first) for p, first in zip(found, copies, strict=True))
    return Incoming(grouped, {reason: count for reason, count in sorted(left_out.items()) if count}, again)


def _again(conversation: Sequence[Message]) -> Again:
    """How a conversation went on after the first message that came."""
    first = next(at for at, message in enumerate(conversation) if not message.dropped)
    later = conversation[first + 1 :]
    sent = [at for at, message in enumerate(later) if message.dropped == "outgoing"]
    if not sent:
        return Again("", "")
    text = "\n\n".join(message.text for message in later[sent[0] :] if not message.dropped)
    return Again(later[sent[0]].date, text)


def address(message: Message) -> str:
    """A short name of a conversation that says nothing of who is in it."""
    return hashlib.sha256(message.conversation.encode()).hexdigest()[:ADDRESS]


def place(folder: Path, number: int) -> Path:
    """Where the text of a contact's message lies."""
    return folder / f"{number:04}.txt"


def keep(folder: Path, number: int, message: str, subject: str = "") -> Path:
    """Put the text of a contact's message into a folder."""
    return save(place(folder, number), f"{SUBJECT}{subject}\n\n{message}" if subject else message)


def kept(path: Path, find: FindTerms, language: Language) -> Pitch:
    """What a message that was kept offers."""
    subject, message = divided(text(path))
    return pitch.read(message, subject, find, language)


def as_posting(path: Path, recruiter: str, find: FindTerms, language: Language) -> Source | None:
    """A kept message as a posting, without its recruiter's name; None when it says too little of a job."""
    offer = kept(path, find, language)
    return pitch.as_source(offer, path.name, [recruiter], language) if offer.has_content else None


# --- parts ----------------------------------------------------------------------------------------------


def _conversations(messages: Sequence[Message]) -> Iterable[list[Message]]:
    """The messages by conversation, in the order in which these began."""
    threads: dict[str, list[Message]] = {}
    for message in messages:
        threads.setdefault(message.conversation, []).append(message)
    return threads.values()


def _compared(found: Pitched) -> str:
    """What two copies of a mass mail share: all but numbers and the names of those it went to."""
    return re.sub(r"\d+", "0", (found.pitch.text or found.message.subject).casefold())
