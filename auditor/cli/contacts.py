"""`contacts` and `import`: the ledger of who wrote, filled by hand or from an export."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from auditor import api, report
from auditor.cli import options
from auditor.cli.choices import Channel, ContactSide

if TYPE_CHECKING:
    from auditor.records import Contact

book = typer.Typer(
    help="The ledger of who contacted you, about what, and what became of it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Number = Annotated[int, typer.Argument(metavar="CONTACT", help="The number of the contact.", min=1)]
SIDES: tuple[ContactSide, ...] = get_args(ContactSide)
LETTERS: dict[str, ContactSide] = {"d": "desired", "m": "mismatched"}


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
    """Fill the workspace from a LinkedIn data export: profile, wanted roles, recruiters' messages.

    The profile becomes profile.json, the roles that you told LinkedIn you look for wanted.txt, and the
    messages contacts to be labelled. What the workspace has already is left alone, so a newer export can be
    imported over an older one. Files of the export that none of this needs are never opened.
    """
    here = options.here()
    with options.progress("Reading the export ..."):
        taken = api.import_export(here, export, me=me, everyone=everyone)
    options.warn(taken.notices)
    options.show(taken, report.contacts_pages.export_page, as_json=as_json)


@book.command("add")
def add(
    recruiter: Annotated[str, typer.Option("--recruiter", metavar="NAME", help="Who wrote.")] = "",
    company: Annotated[str, typer.Option("--company", metavar="NAME", help="Agency or company.")] = "",
    role: Annotated[str, typer.Option("--role", metavar="TITLE", help="The role that was offered.")] = "",
    side: Annotated[ContactSide | None, typer.Option("--side", help="What the role is for you.")] = None,
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
    here = options.here()
    told = api.Contact(0, _date(date), recruiter, company, role=role, side=side or "unsure")
    if not any((recruiter, company, role, message)):
        text = options.pasted("message")
    else:
        text = _message(message) if message else ""
    noted = api.add_contact(here, told, text, channel=channel, today=datetime.date.today().isoformat())
    options.warn(noted.notices)
    options.show(noted, report.contacts_pages.noted_page, as_json=as_json)


@book.command("list")
def list_(
    side: Annotated[ContactSide | None, typer.Option("--side", help="Only those of this side.")] = None,
    as_json: options.AsJson = False,
) -> None:
    """List the contacts, oldest first."""
    found = api.contacts(options.here(), side)
    options.warn(found.notices)
    options.show(found, report.contacts_pages.list_page, as_json=as_json)


@book.command("show")
def show(number: Number, as_json: options.AsJson = False) -> None:
    """Show one contact, its message, and the response path that is suggested."""
    options.show(api.show_contact(options.here(), number), report.contacts_pages.shown_page, as_json=as_json)


@book.command("label")
def label(
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CONTACT... SIDE", help="Numbers of contacts, then desired, mismatched or unsure."
        ),
    ] = None,
    side: Annotated[
        ContactSide | None, typer.Option("--side", help="The side, instead of the last argument.")
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
    last = next((known for known in SIDES if words and known == words[-1]), None)
    chosen = side or last
    numbers = words[:-1] if last and not side else words
    if numbers and not chosen and not accept:
        raise typer.BadParameter(f"{words[-1]!r} is no side; end with desired, mismatched or unsure")
    if chosen and not numbers and not accept:
        raise typer.BadParameter("name the contacts: auditor contacts label 3 5 mismatched")
    if accept:
        labelled = api.accept_proposals(options.here(), _numbers(numbers))
    elif chosen:
        labelled = api.label_contacts(options.here(), dict.fromkeys(_numbers(numbers), chosen))
    else:
        here = options.here()
        labelled = api.label_contacts(here, dict(_asked(api.undecided(here).contacts)))
    options.show(labelled, report.contacts_pages.labelled_page)


@book.command("answer")
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
    here = options.here()
    text = " ".join(said or [])
    if text == options.STANDARD_INPUT:
        text = api.without_quoted(options.typed(text))
    if not (text.strip() or search or part or outcome or clear):
        raise typer.BadParameter("give their words: auditor contacts answer 3 'searched Java AND Spring'")
    recorded = api.record_answer(
        here, number, text, search=search, parts=part or (), outcome=outcome, clear=clear
    )
    options.show(recorded, report.contacts_pages.recorded_page, as_json=as_json)


@book.command("trend")
def trend(as_json: options.AsJson = False) -> None:
    """Contacts by month, the share of wrong ones, and what each change of the profile did to it."""
    found = api.trend(options.here())
    options.warn(found.notices)
    options.show(found, report.contacts_pages.trend_page_of, as_json=as_json)


def _date(text: str) -> str:
    """A date as it was typed, "" without one."""
    try:
        return api.read_date(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _message(given: str) -> str:
    """A message as it was given: standard input for -, a file, or the text itself."""
    if "\n" not in given and len(given) < 200 and Path(given).is_dir():
        raise typer.BadParameter(f"{given} is a folder; give the message, or a file with it")
    return options.typed(given)


def _numbers(words: Sequence[str]) -> list[int]:
    if wrong := next((word for word in words if not word.isdecimal()), None):
        raise typer.BadParameter(f"{wrong!r} is no number of a contact; expected 1, 2, 3 and so on")
    return [int(word) for word in words]


def _asked(contacts: Sequence[Contact]) -> Iterator[tuple[int, ContactSide]]:
    """The sides a person types for contacts that are still unsure; Enter leaves one as it is."""
    done: set[str] = set()
    for contact in contacts:
        if contact.posting and contact.posting in done:
            continue
        typer.echo(report.contacts_pages.question(contact))
        try:
            typed = typer.prompt(
                "d desired, m mismatched, Enter unsure, q stop", default="u", show_default=False
            )
        except typer.Abort:  # the end of the input: what was said before it counts
            return
        letter = typed.strip().lower()[:1]
        if letter == "q":
            return
        if letter in LETTERS:
            done.add(contact.posting)
            yield contact.number, LETTERS[letter]
