"""A reply to a contact: drafted, checked for its tone, and noted as sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.api.desk import audit_of, desk_of, names_in
from auditor.api.reading import read_own
from auditor.contacts.desk import Desk
from auditor.errors import ThinInput, WrongInput
from auditor.records import Channel, Contact, Suggestion
from auditor.records.answers import ReplyChecked, ReplyDrafted
from auditor.replies.draft import draft, role_name
from auditor.replies.facts import desired_titles, facts, own_name
from auditor.replies.tone import check
from auditor.terms.roles import is_role, may_be_name
from auditor.text.ownership import parser
from auditor.workspace import Workspace, save


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person wants a reply to say; what is left empty is taken from the workspace, or stays a blank.

    `asks` are of "pay", "place", "level" and "why"; `refer` names someone who has agreed to it; `culprits`
    asks whether it was the likeliest word of the profile.
    """

    me: str = ""
    titles: tuple[str, ...] = ()
    fact: str = ""
    slots: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    refer: str = ""
    culprits: bool = False


def draft_reply(
    here: Workspace,
    number: int,
    *,
    path: int | None = None,
    channel: Channel | None = None,
    wishes: Wishes | None = None,
) -> ReplyDrafted:
    """A reply to a contact for one of the five response paths.

    Without a path the one that was taken before, or else the suggested one; without a channel the contact's.

    Raises:
        WrongInput: there is no contact of that number.
        ThinInput: nothing is known by which a path could be suggested.
    """
    desk = desk_of(here)
    one = desk.ledger.contact(number)
    wishes = wishes or Wishes()
    audit = audit_of(here)
    known = facts(desk, one, audit, culprits=wishes.culprits)
    doubted = dict(_doubted(here, one, "" if wishes.me else own_name(desk, audit), desk))
    one = replace(one, role="") if "role" in doubted else one
    known = replace(
        known,
        me=wishes.me or ("" if "me" in doubted else known.me),
        titles=wishes.titles or known.titles,
        fact=wishes.fact or known.fact,
        slots=wishes.slots,
        asks=wishes.asks or known.asks,
        refer=wishes.refer,
    )
    chosen = path or one.path
    suggestion = None if chosen else _suggestion(desk, one, names_in(audit))
    taken = suggestion.path if suggestion else chosen
    made = draft(one, taken, known, _form(channel, one))
    blanks = desk.extractor.language.table("replies/names")["blanks"]
    doubts = tuple(doubt for place, doubt in doubted.items() if blanks[place] in made.blanks)
    return ReplyDrafted(number, made, suggestion, doubts)


def finish_reply(here: Workspace, made: ReplyDrafted, date: str) -> None:
    """Note a reply as sent on a day, and keep its text.

    Raises:
        WrongInput: something is still blank, doubtful or wrong in it; then nothing is noted.
    """
    reply = made.draft
    if made.doubts:
        raise WrongInput(f"contact {made.contact}: {made.doubts[0]}; without --final the draft is shown")
    if reply.blanks:
        raise WrongInput(
            f"contact {made.contact}: still blank: {', '.join(reply.blanks)}; give --me, --title, --fact or "
            "--slot, say who you are with auditor fix --name NAME, or fill recruiter and role in "
            "contacts.csv; without --final the draft is shown"
        )
    if wrong := next((f for f in reply.findings if f.severity == "error"), None):
        raise WrongInput(
            f"contact {made.contact}: {wrong.message} {wrong.better}; without --final the draft is shown"
        )
    desk_of(here).change(made.contact, path=reply.path, replied=date)
    save(here.messages / f"{made.contact:04}-reply.txt", reply.text)


def check_reply(
    text: str,
    *,
    here: Workspace | None = None,
    number: int | None = None,
    path: int | None = None,
    channel: Channel | None = None,
    titles: Sequence[str] = (),
    consent: bool = False,
) -> ReplyChecked:
    """The tone of a reply that a person wrote, to a contact of a workspace or to anyone.

    Raises:
        WrongInput: there is no contact of that number.
    """
    one = Contact(0)
    if here and number is not None:
        desk = desk_of(here)
        one = desk.ledger.contact(number)
        titles = titles or desired_titles(desk, audit_of(here))
    found = check(
        text,
        channel=_form(channel, one),
        path=path or one.path or None,
        titles=titles,
        consent=consent,
        names=(one.recruiter, *one.recruiter.split()[:1], one.role, one.company),
    )
    return ReplyChecked(text, found, by_grammar=parser() is not None)


def _doubted(here: Workspace, contact: Contact, name: str, desk: Desk) -> Iterator[tuple[str, str]]:
    """Places of a draft that stay blank because what was read for them may be wrong, with what to do."""
    language = desk.extractor.language
    own = read_own(here, desk.settings)
    is_said = own is not None and own.name == name and "name" not in own.doubts
    if name and not is_said and not may_be_name(name, language):
        yield "me", f"{name!r} may not be your name; give --me NAME, or for good: auditor fix --name NAME"
    role = role_name(contact.role, language)
    if role and not is_role(role, language, desk.extractor.find_in):
        yield "role", f"{role!r} is no job title; put it right in contacts.csv, or add it to lexicon.toml"


def _form(channel: Channel | None, contact: Contact) -> Channel:
    """How long a reply may be: as an e-mail or as a message on LinkedIn."""
    return "email" if (channel or contact.channel) == "email" else "linkedin"


def _suggestion(desk: Desk, contact: Contact, called: Callable[[str], str]) -> Suggestion:
    found = desk.suggestion(desk.pitch(contact), but=contact, called=called)
    if found is None:
        raise ThinInput(
            "no postings to compare with yet, so no path is suggested; choose one with --path 1 to 5"
        )
    return found
