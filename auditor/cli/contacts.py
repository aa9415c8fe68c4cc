"""`contacts` and `import`: the ledger of who wrote, filled by hand or from an export."""

from __future__ import annotations

import datetime
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from auditor.cli import options

if TYPE_CHECKING:
    from auditor.contacts.desk import Desk
    from auditor.contacts.incoming import Incoming
    from auditor.contacts.ledger import Ledger
    from auditor.records import Contact, ContactSide, Mailbox, Notice, Suggestion

book = typer.Typer(
    help="The ledger of who contacted you, about what, and what became of it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Number = Annotated[int, typer.Argument(metavar="CONTACT", help="The number of the contact.", min=1)]
# What --accept takes a proposal for; what is like neither side is left to the person.
PROPOSALS: dict[str, ContactSide] = {"desired": "desired", "mismatched": "mismatched"}
STANDARD_INPUT = "-"
MOST_SHOWN = 10  # contacts that an import shows


class Side(StrEnum):
    """What a contact was about."""

    desired = "desired"
    mismatched = "mismatched"
    unsure = "unsure"


class Channel(StrEnum):
    """How a contact came."""

    linkedin = "linkedin"
    email = "email"
    phone = "phone"
    other = "other"


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command(name="import")(import_)
    for name, command in (
        ("add", add),
        ("list", list_),
        ("show", show),
        ("label", label),
        ("answer", answer),
        ("trend", trend),
    ):
        book.command(name=name)(command)
    app.add_typer(book, name="contacts")


def import_(
    export: Annotated[
        Path, typer.Argument(metavar="EXPORT", help="The export as a ZIP, its folder, or messages.csv.")
    ],
    me: Annotated[
        str, typer.Option("--me", metavar="NAME", help="Your name in the export, where it cannot be told.")
    ] = "",
    everyone: Annotated[
        bool, typer.Option("--all", help="Take every conversation, also those that read like no recruiter's.")
    ] = False,
    as_json: options.AsJson = False,
) -> None:
    """Take recruiters' messages of a LinkedIn data export into the ledger, to be labelled.

    Only messages.csv and Profile.csv are opened (the second for your name). What is known already is left
    alone, so a newer export can be imported over an older one.
    """
    from auditor.contacts import incoming

    desk = options.desk()
    with options.progress("Reading messages ..."):
        mailbox = _mailbox(export, me, desk)
        known = frozenset(c.conversation for c in desk.ledger.contacts if c.conversation)
        came = incoming.pitches(mailbox, known, desk.extractor.find_in, desk.settings, everyone=everyone)
        added = desk.take_in(came)
    _warn((*mailbox.notices, *desk.ledger.notices))
    if as_json:
        options.print_json({"added": [_row(c) for c in added], "left_out": dict(came.left_out)})
    else:
        options.say(*_imported(added, came), *_told_later(came, desk))


def add(
    recruiter: Annotated[str, typer.Option("--recruiter", metavar="NAME", help="Who wrote.")] = "",
    company: Annotated[str, typer.Option("--company", metavar="NAME", help="Agency or company.")] = "",
    role: Annotated[str, typer.Option("--role", metavar="TITLE", help="The role that was offered.")] = "",
    side: Annotated[Side | None, typer.Option("--side", help="What the role is for you.")] = None,
    date: Annotated[
        str,
        typer.Option(
            "--date", metavar="YYYY-MM-DD", help="When they wrote. [default: as the e-mail says, or today]"
        ),
    ] = "",
    channel: Annotated[
        Channel | None, typer.Option("--channel", help="How they wrote. [default: as the message looks]")
    ] = None,
    message: Annotated[
        str, typer.Option("--message", metavar="TEXT", help="Their message, a file with it, or - for stdin.")
    ] = "",
    as_json: options.AsJson = False,
) -> None:
    """Note a contact: by options, or by pasting the message when asked.

    Role, company and sender are read from the message where they are not given; it may be an e-mail, with
    its headers or as an .eml file. A side is only proposed.
    """
    from auditor.read import from_mail
    from auditor.records import Contact, Message
    from auditor.report import ledger_page

    desk = options.desk()
    day = _date(date)
    if not any((recruiter, company, role, message)):
        typer.echo("Paste the message, then press Enter and Ctrl-D (Windows: Ctrl-Z and Enter).", err=True)
        message = STANDARD_INPUT
    came = from_mail.message(_message(message)) if message else Message("", "", "", "", "", "")
    read = desk.read(came.text, came.subject)
    pitch = replace(read, role=role or read.role, company=company or read.company)
    pitch = replace(pitch, has_content=pitch.has_content or bool(role))
    suggestion = desk.suggestion(pitch)
    contact = desk.note(
        Contact(
            0,
            day or came.date or datetime.date.today().isoformat(),
            recruiter.strip() or came.sender or pitch.signed,
            pitch.company,
            channel.value if channel else came.channel,
            pitch.role,
            side.value if side else "unsure",
            proposed=suggestion.closeness.side if suggestion else "",
        ),
        came.text,
        came.subject,
    )
    _warn(desk.ledger.notices)
    if as_json:
        options.print_json(_row(contact) | {"suggestion": as_json_suggestion(suggestion)})
        return
    typer.echo(f"contact {contact.number}: {_line(contact)}")
    if suggestion:
        options.say(ledger_page.suggestion(suggestion))
    if contact.side == "unsure":
        typer.echo(f"next: auditor contacts label {contact.number} desired (or mismatched)", err=True)


def list_(
    side: Annotated[Side | None, typer.Option("--side", help="Only those of this side.")] = None,
    as_json: options.AsJson = False,
) -> None:
    """List the contacts, oldest first."""
    book = _ledger()
    chosen = sorted(
        (c for c in book.contacts if side is None or c.side == side.value), key=lambda c: (c.date, c.number)
    )
    _warn(book.notices)
    if as_json:
        options.print_json([_row(c) for c in chosen])
    else:
        from auditor.report.ledger_page import contacts_page

        options.print_page(contacts_page(chosen))


def show(number: Number, as_json: options.AsJson = False) -> None:
    """Show one contact, its message, and the response path that is suggested."""
    from auditor.report import ledger_page
    from auditor.report.wording import plain

    desk = options.desk()
    contact = desk.ledger.contact(number)
    text = desk.text(contact)
    pitch = desk.pitch(contact)
    named = tuple(dict.fromkeys(m.term for m in desk.extractor.find_in(pitch.seen) if m.kind != "soft"))
    suggestion = desk.suggestion(pitch, but=contact)
    if as_json:
        answer = _row(contact) | {"message": text, "named_of_profile": list(named)}
        answer |= {"suggestion": as_json_suggestion(suggestion)}
        options.print_json(answer)
        return
    for name, value in _row(contact).items():
        if value and name != "conversation":
            typer.echo(f"{name.replace('_', ' ')}: {plain(str(value))}")
    if text:
        options.say("", *text.splitlines(), indent=2)
    if named:
        options.say("", f"named of your profile: {', '.join(named)}")
    if suggestion:
        options.say("", ledger_page.suggestion(suggestion))
        if not contact.replied:
            typer.echo(f"next: auditor reply {number} --path {suggestion.path}", err=True)


def label(
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CONTACT... SIDE", help="Numbers of contacts, then desired, mismatched or unsure."
        ),
    ] = None,
    side: Annotated[
        Side | None, typer.Option("--side", help="The side, instead of the last argument.")
    ] = None,
    accept: Annotated[
        bool,
        typer.Option(
            "--accept", help="Take the proposed side of all that are still unsure, or of those named."
        ),
    ] = False,
) -> None:
    """Say what contacts were about; without arguments, go through those that are still unsure.

    Near-copies of a mass mail share their text, and so their side.
    """
    words = list(given or [])
    chosen = side or (Side(words.pop()) if words and words[-1] in Side.__members__ else None)
    if accept:
        chosen_ones = _numbers(words)
        open_ones = [c for c in _ledger().contacts if c.side == "unsure" and c.proposed in PROPOSALS]
        some = [c for c in open_ones if not chosen_ones or c.number in chosen_ones]
        _label({c.number: PROPOSALS[c.proposed] for c in some})
    elif words and not chosen:
        raise typer.BadParameter(f"{words[-1]!r} is no side; end with desired, mismatched or unsure")
    elif words and chosen:
        _label(dict.fromkeys(_numbers(words), chosen.value))
    elif chosen:
        raise typer.BadParameter("name the contacts: auditor contacts label 3 5 mismatched")
    else:
        _label(dict(_asked(_ledger().contacts)))


def answer(
    number: Number,
    said: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT...", help="What they said: a sentence, a boolean search, - for stdin."),
    ] = None,
    search: Annotated[
        str, typer.Option("--search", metavar="QUERY", help="The search itself, if the text tells it badly.")
    ] = "",
    part: Annotated[
        list[str] | None,
        typer.Option("--part", metavar="PART", help="A part of the profile they named; may be repeated."),
    ] = None,
    outcome: Annotated[str, typer.Option("--outcome", metavar="TEXT", help="What became of it.")] = "",
    clear: Annotated[bool, typer.Option("--clear", help="Forget what was recorded here before.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Record what a recruiter said found you; the next audit uses it as evidence."""
    from auditor.contacts import answers
    from auditor.read import from_mail
    from auditor.searches.language import parse
    from auditor.searches.match import wanted_words

    desk = options.desk()
    text = " ".join(said or [])
    text = from_mail.message(_message(text)).text if text == STANDARD_INPUT else text  # not what it quotes
    if not (text.strip() or search or part or outcome or clear):
        raise typer.BadParameter("give their words: auditor contacts answer 3 'searched Java AND Spring'")
    heard, parts = answers.heard(text, desk.extractor.find_in) if text.strip() else ("", ())
    searched = " ".join((search or heard).split())
    words = wanted_words(parse(searched)) if searched else ()
    parts = tuple(dict.fromkeys((*(part or ()), *parts)))

    values = {"outcome": outcome} if outcome else {}
    if text.strip() or searched or parts or clear:  # what they said now replaces what they said before
        told = " ".join(text.split())
        values |= {"found_by": told, "searched": searched, "profile_part": "; ".join(parts)}
    made = desk.change(number, **values)
    if as_json:
        options.print_json(_row(made) | {"words": list(words), "parts": list(parts)})
        return
    for line in _recorded(made, searched, parts):
        typer.echo(line)


def trend(as_json: options.AsJson = False) -> None:
    """Contacts by month, the share of wrong ones, and what each change of the profile did to it."""
    from auditor import workspace
    from auditor.contacts.trend import trend as computed
    from auditor.report.trend_page import trend_page

    here = workspace.find(Path.cwd())
    book = _ledger()
    _warn(book.notices)
    made = computed(book.contacts, here.changes())
    if as_json:
        options.print_json(asdict(made))
        return
    options.print_page(trend_page(made))


# --- parts --------------------------------------------------------------------------------------------


def _mailbox(export: Path, me: str, desk: Desk) -> Mailbox:
    """The messages of an export; where it does not tell whose it is, the profile of the workspace may."""
    from auditor import read
    from auditor.errors import WrongInput

    try:
        return read.mailbox(export, me)
    except WrongInput:
        if me or not (name := desk.own_name()):
            raise
        return read.mailbox(export, name)


def _ledger() -> Ledger:
    """The ledger of the workspace at hand, for commands that need nothing else."""
    from auditor import workspace
    from auditor.contacts import ledger

    return ledger.load(workspace.find(Path.cwd()).ledger)


def _warn(notices: Iterable[Notice]) -> None:
    for notice in notices:
        typer.echo(f"auditor: {options.one_line(notice.message)}", err=True)


def _date(text: str) -> str:
    """A date as it was typed, "" without one."""
    from auditor.contacts.ledger import read_date

    try:
        return read_date(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _message(given: str) -> str:
    """A message: standard input for -, a file if there is one of that name, else the text itself."""
    from auditor import read
    from auditor.read.decode import accept

    if given == STANDARD_INPUT:
        return read.text(STANDARD_INPUT)
    if "\n" not in given and len(given) < 200 and Path(given).is_dir():
        raise typer.BadParameter(f"{given} is a folder; give the message, or a file with it")
    is_file = bool(re.fullmatch(r"\S{1,200}\.(?:txt|md|html?|eml)", given)) or (
        "\n" not in given and len(given) < 200 and Path(given).is_file()
    )
    return read.text(given) if is_file else accept(given, "the message")


def _row(contact: Contact) -> dict[str, Any]:
    """A contact by the columns of the ledger."""
    from auditor.records import CONTACT_COLUMNS

    return {column: getattr(contact, field) or "" for column, field in CONTACT_COLUMNS.items()}


def _line(contact: Contact) -> str:
    from auditor.report.wording import plain

    who = contact.recruiter or "someone"
    at = f" ({contact.company})" if contact.company else ""
    return plain(f"{contact.date}, {who}{at}: {contact.role or 'no role named'}; {contact.side}")


def as_json_suggestion(suggestion: Suggestion | None) -> dict[str, Any] | None:
    """A suggestion as JSON; None while there is nothing to compare with."""
    if suggestion is None:
        return None
    close = suggestion.closeness
    return {
        "path": suggestion.path,
        "side": close.side,
        "probability": close.probability,
        "sureness": suggestion.sureness,
        "reason": suggestion.reason,
    }


def _imported(added: Sequence[Contact], came: Incoming) -> Iterator[str]:
    """What an import did, in lines."""
    copies = sum(p.copy_of < place for place, p in enumerate(came.pitched))
    same = f", {copies} of them near-copies of another" if copies else ""
    yield f"{len(added)} contact{'' if len(added) == 1 else 's'} added{same}"
    for contact in added[:MOST_SHOWN]:
        proposed = f", looks {contact.proposed}" if contact.proposed else ""
        yield f"  {contact.number}: {_line(contact)}{proposed}"
    if len(added) > MOST_SHOWN:
        yield f"  and {len(added) - MOST_SHOWN} more: auditor contacts list"
    if came.left_out:
        yield f"left out: {', '.join(f'{count} {reason}' for reason, count in came.left_out.items())}"
    if added:
        yield "next: auditor contacts label (goes through them), or: auditor contacts label 1 2 mismatched"


def _told_later(came: Incoming, desk: Desk) -> Iterator[str]:
    """Recruiters who answered, perhaps on how they found the person, which is still to be recorded."""
    from auditor.contacts.answers import heard

    for contact in desk.ledger.contacts:
        again = came.again.get(contact.conversation)
        if not again or not again.text or contact.found_by:
            continue
        searched, parts = heard(again.text, desk.extractor.find_in)
        if searched or parts:
            said = "; ".join(filter(None, (searched, ", ".join(parts))))
            yield f"{contact.number} answered you, perhaps on how they found you ({said}); if so, record it:"
            options_ = [f"--search {shlex.quote(searched)}"] if searched else []
            options_ += [f"--part {shlex.quote(part)}" for part in parts]
            yield f"  auditor contacts answer {contact.number} {' '.join(options_)}"


def _numbers(words: Sequence[str]) -> list[int]:
    if wrong := next((word for word in words if not word.isdecimal()), None):
        raise typer.BadParameter(f"{wrong!r} is no number of a contact; expected 1, 2, 3 and so on")
    return [int(word) for word in words]


def _asked(contacts: Sequence[Contact]) -> Iterator[tuple[int, ContactSide]]:
    """The sides a person types for contacts that are still unsure; Enter leaves one as it is."""
    open_ones = [c for c in contacts if c.side == "unsure"]
    answers: dict[str, ContactSide] = {"d": "desired", "m": "mismatched"}
    done: set[str] = set()
    for contact in open_ones:
        if contact.posting and contact.posting in done:
            continue
        looks = f" (looks {contact.proposed})" if contact.proposed else ""
        typer.echo(f"{contact.number}: {_line(contact)}{looks}")
        try:
            typed = typer.prompt(
                "d desired, m mismatched, Enter unsure, q stop", default="u", show_default=False
            )
        except typer.Abort:  # the end of the input: what was said before it counts
            return
        letter = typed.strip().lower()[:1]
        if letter == "q":
            return
        if letter in answers:
            done.add(contact.posting)
            yield contact.number, answers[letter]


def _label(decided: Mapping[int, ContactSide]) -> None:
    changed = options.desk().label(decided)
    typer.echo("\n".join(f"{c.number}: {c.side}" for c in changed) or "nothing to label")
    if changed:
        typer.echo("next: auditor audit", err=True)


def _recorded(contact: Contact, searched: str, parts: Sequence[str]) -> Iterator[str]:
    """What was understood of an answer, and what it will do."""
    from auditor.report.wording import plain

    yield f"contact {contact.number}: recorded"
    if searched:
        yield f"  searched: {plain(searched)}"
    if parts:
        yield f"  profile part: {plain(', '.join(parts))}"
    if not searched and not parts and not contact.searched and not contact.profile_part and contact.found_by:
        yield "  no search words in it; if you know them, give them with --search 'Java AND Spring'"
    if (searched or parts) and contact.side == "unsure":
        yield f"it counts once the contact is labelled: auditor contacts label {contact.number} mismatched"
    elif searched or parts:
        yield "the next audit counts it as evidence"
