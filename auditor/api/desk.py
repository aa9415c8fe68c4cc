"""The contacts of a workspace: imported, entered, shown, labelled and answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from auditor import read
from auditor.api.finding import extractor
from auditor.api.workspaces import settings_at
from auditor.contacts import incoming, ledger
from auditor.contacts.desk import Desk
from auditor.contacts.incoming import Incoming
from auditor.errors import AuditorError, WrongInput
from auditor.messages import answers
from auditor.records import Audit, Channel, Contact, ContactSide, Mailbox, Message, Side
from auditor.records.answers import (
    AnswerRecorded,
    ContactNoted,
    ContactShown,
    Imported,
    Labelled,
    LaterAnswer,
)
from auditor.report import to_json
from auditor.searches.language import told
from auditor.searches.match import wanted_words
from auditor.settings import Settings
from auditor.workspace import Workspace

NOTHING = Message("", "", "", "", "", "")  # of a contact without a message
# What a proposal is taken for when it is accepted; what is like neither side is left to the person.
ACCEPTED: Mapping[str, Side] = {"desired": "desired", "mismatched": "mismatched"}


def desk_of(here: Workspace, settings: Settings | None = None) -> Desk:
    """The contacts of a workspace, with its settings; the lexicon is enough for them, without a model."""
    settings = replace(settings or settings_at(here.folder), model="none")
    return Desk(here, settings, extractor(settings))


def audit_of(here: Workspace) -> Audit | None:
    """The last audit of a workspace, if there is one that this version reads."""
    try:
        return to_json.load(here.reports / "audit.json")
    except AuditorError:
        return None


def names_in(audit: Audit | None) -> Callable[[str], str]:
    """What people are told a term is called, by the last audit; without one, its own name."""
    return audit.called if audit else str


def import_messages(here: Workspace, export: str | Path, *, me: str = "", everyone: bool = False) -> Imported:
    """Take recruiters' messages of a LinkedIn data export into the ledger, to be labelled.

    Args:
        export: the export as a ZIP, its folder, or messages.csv.
        me: the person's name in the export, where neither it nor the workspace's profile tells.
        everyone: take every conversation, also those that read like no recruiter's.

    Raises:
        InputError: it is no export, or it is not clear whose it is.
    """
    desk = desk_of(here)
    mailbox = _mailbox(export, me, desk)
    known = frozenset(c.conversation for c in desk.ledger.contacts if c.conversation)
    came = incoming.pitches(mailbox, known, desk.extractor.find_in, desk.settings, everyone=everyone)
    edited = desk.take_in(came)
    return Imported(
        edited.added,
        sum(pitched.copy_of < place for place, pitched in enumerate(came.pitched)),
        came.left_out,
        tuple(_later_answers(came, desk, edited.after.contacts)),
        (*mailbox.notices, *edited.after.notices),
    )


def add_contact(
    here: Workspace, contact: Contact, message: str = "", *, channel: Channel | None = None, today: str = ""
) -> ContactNoted:
    """Enter a contact; what is empty in it is read from the message, as far as that tells.

    Args:
        contact: its number is given out here, and its proposed side decided.
        message: as it was pasted: a page, an e-mail with its headers, or the text alone.
        channel: how it came; None where the message is to tell.
        today: the day of a contact for which nothing else tells one.

    Raises:
        UnreadableInput: nothing is left of the message.
        OutputError: the ledger is being written elsewhere, or cannot be.
    """
    desk = desk_of(here)
    came = read.message(message, desk.extractor.language) if message else NOTHING
    offer = desk.read(came.text, came.subject)
    role = contact.role or offer.role
    pitch = replace(
        offer,
        role=role,
        company=contact.company or offer.company,
        has_content=offer.has_content or bool(contact.role),
    )
    suggestion = desk.suggestion(pitch, called=names_in(audit_of(here)))
    edited = desk.note(
        replace(
            contact,
            date=contact.date or came.date or today,
            recruiter=contact.recruiter.strip() or came.sender or pitch.signed,
            company=pitch.company,
            channel=channel or came.channel,
            role=role,
            proposed=suggestion.closeness.side if suggestion else "",
        ),
        came.text,
        came.subject,
    )
    return ContactNoted(edited.added[0], suggestion, edited.after.notices)


def show_contact(here: Workspace, number: int) -> ContactShown:
    """One contact with its message and the response path that is suggested.

    Raises:
        WrongInput: there is no contact of that number.
    """
    desk = desk_of(here)
    contact = desk.ledger.contact(number)
    pitch = desk.pitch(contact)
    called = names_in(audit_of(here))
    named = (called(m.term) for m in desk.extractor.find_in(pitch.seen) if m.kind != "soft")
    suggestion = desk.suggestion(pitch, but=contact, called=called)
    return ContactShown(contact, desk.text(contact), tuple(dict.fromkeys(named)), suggestion)


def label_contacts(here: Workspace, decided: Mapping[int, ContactSide]) -> Labelled:
    """Decide the side of contacts, by number; near-copies of a mass mail share their side.

    Raises:
        WrongInput: a number is not there; then none is labelled.
    """
    return Labelled(desk_of(here).label(decided).changed)


def accept_proposals(here: Workspace, numbers: Sequence[int] = ()) -> Labelled:
    """Take the proposed side of all contacts that are still unsure, or of those named."""
    proposed = {
        c.number: ACCEPTED[c.proposed]
        for c in ledger.load(here.ledger).contacts
        if c.side == "unsure" and c.proposed in ACCEPTED and (not numbers or c.number in numbers)
    }
    return label_contacts(here, proposed)


def record_answer(
    here: Workspace,
    number: int,
    said: str = "",
    *,
    search: str = "",
    parts: Sequence[str] = (),
    outcome: str = "",
    clear: bool = False,
) -> AnswerRecorded:
    """Record what a recruiter said found the person; the next audit uses it as evidence.

    Args:
        said: their words; the search and the parts of the profile in them are understood.
        search, parts: these themselves; a search counts more than what is heard in the words.
        outcome: what became of the contact.
        clear: forget what was recorded before; what they said now replaces it anyway.

    Raises:
        WrongInput: there is no contact of that number.
        WrongQuery: the search cannot be read, or holds what can only be guessed at.
    """
    desk = desk_of(here)
    heard, heard_parts = answers.heard(said, desk.extractor.find_in) if said.strip() else ("", ())
    searched = " ".join((search or heard).split())
    words = wanted_words(told(searched)) if searched else ()
    named = tuple(dict.fromkeys((*parts, *heard_parts)))
    values = {"outcome": outcome} if outcome else {}
    if said.strip() or searched or named or clear:
        values |= {"found_by": " ".join(said.split()), "searched": searched, "profile_part": "; ".join(named)}
    return AnswerRecorded(desk.change(number, **values), searched, words, named)


def _mailbox(export: str | Path, me: str, desk: Desk) -> Mailbox:
    """The messages of an export; where it does not tell whose it is, the profile of the workspace may."""
    try:
        return read.mailbox(export, me, desk.extractor.language)
    except WrongInput:
        if me or not (name := desk.own_name()):
            raise
        return read.mailbox(export, name, desk.extractor.language)


def _later_answers(came: Incoming, desk: Desk, book: Sequence[Contact]) -> Iterator[LaterAnswer]:
    """Recruiters who answered, perhaps on how they found the person, which is still to be recorded."""
    for contact in book:
        again = came.again.get(contact.conversation)
        if not again or not again.text or contact.found_by:
            continue
        searched, parts = answers.heard(again.text, desk.extractor.find_in)
        if searched or parts:
            yield LaterAnswer(contact.number, searched, parts)
