"""`reply`: a draft for one of the five response paths, and the tone check of any reply."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.cli import options

if TYPE_CHECKING:
    from auditor.contacts.desk import Desk
    from auditor.records import Audit, Contact, Draft, Finding


QUOTE = 60  # characters of a place that a finding shows


class Form(StrEnum):
    """How a reply is sent."""

    linkedin = "linkedin"
    email = "email"


class Ask(StrEnum):
    """What path 2 can ask."""

    pay = "pay"
    place = "place"
    level = "level"
    why = "why"


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(reply)


def reply(
    contact: Annotated[
        int | None, typer.Argument(metavar="CONTACT", help="The number of the contact.", min=1)
    ] = None,
    path: Annotated[
        int | None,
        typer.Option(
            "--path",
            min=1,
            max=5,
            help="1 interested, 2 maybe: ask for details, 3 happy where you are, 4 may know someone, "
            "5 not a fit: ask how they found you. [default: the suggested one]",
        ),
    ] = None,
    check: Annotated[
        str | None, typer.Option("--check", metavar="FILE", help="Check the tone of a reply; - is stdin.")
    ] = None,
    channel: Annotated[
        Form | None,
        typer.Option("--channel", help="The length to write or check for. [default: the contact's]"),
    ] = None,
    me: Annotated[str, typer.Option("--me", metavar="NAME", help="Your name, to sign with.")] = "",
    title: Annotated[
        list[str] | None, typer.Option("--title", metavar="TITLE", help="A role you want; up to two.")
    ] = None,
    fact: Annotated[str, typer.Option("--fact", metavar="TEXT", help="Path 1: your work that fits.")] = "",
    slot: Annotated[
        list[str] | None, typer.Option("--slot", metavar="TIME", help="Path 1: a time for a call; give two.")
    ] = None,
    ask: Annotated[
        list[Ask] | None,
        typer.Option("--ask", help="Path 2: what to ask; up to three. [default: what is open]"),
    ] = None,
    refer: Annotated[
        str, typer.Option("--refer", metavar="NAME", help="Path 4: whom to name; needs --consent.")
    ] = "",
    consent: Annotated[bool, typer.Option("--consent", help="The person named has agreed to it.")] = False,
    culprits: Annotated[
        bool,
        typer.Option("--culprits", help="Path 5: ask whether it was the likeliest word of your profile."),
    ] = False,
    final: Annotated[
        bool, typer.Option("--final", help="Print the reply alone and note it as sent; refused with blanks.")
    ] = False,
    as_json: options.AsJson = False,
) -> None:
    """Draft a reply to a contact, or check the tone of one you wrote.

    Nothing is sent and nothing invented: what is not known stays as a [blank].
    """
    if check is not None:
        if final or refer or slot or ask or fact or me:
            raise typer.BadParameter(
                "--check goes with CONTACT, --path, --channel, --title and --consent only"
            )
        _check(check, contact, path, channel, tuple(title or ()), consent=consent, as_json=as_json)
        return
    if contact is None:
        raise typer.BadParameter("name a contact: auditor reply 3 --path 5; or check a text: --check FILE")
    for given, most, what in ((slot, 2, "--slot"), (title, 2, "--title"), (ask, 3, "--ask")):
        if given and len(given) > most:
            raise typer.BadParameter(f"{what} may be given {most} times, not {len(given)}")
    if refer and not consent:
        raise typer.BadParameter("--refer names a person: add --consent once they have agreed to it")
    from auditor.replies.draft import draft
    from auditor.replies.facts import facts

    desk = options.desk()
    one = desk.ledger.contact(contact)
    known = facts(desk, one, _last_audit(desk), culprits=culprits)
    known = replace(
        known,
        me=me or known.me,
        titles=tuple(title or ()) or known.titles,
        fact=fact or known.fact,
        slots=tuple(slot or ()),
        asks=tuple(a.value for a in ask or ()) or known.asks,
        refer=refer,
    )
    chosen = path or one.path or _suggested(desk, one)
    made = draft(one, chosen, known, "email" if _by_email(channel, one) else "linkedin")
    if final:
        _finish(desk, one, made)
    if as_json:
        options.print_json(asdict(made) | {"contact": one.number})
    elif final:
        typer.echo(made.text)
    else:
        options.say(*made.text.splitlines(), *_shown(made))


def _check(
    file: str,
    number: int | None,
    path: int | None,
    channel: Form | None,
    titles: tuple[str, ...],
    *,
    consent: bool,
    as_json: bool,
) -> None:
    """Check a reply that a person wrote, to a contact or to anyone; exit code 1 with an error in it."""
    from auditor import read
    from auditor.records import Contact
    from auditor.replies.facts import desired_titles
    from auditor.replies.tone import check
    from auditor.text.ownership import parser

    one = Contact(0)
    if number is not None:
        desk = options.desk()
        one = desk.ledger.contact(number)
        titles = titles or desired_titles(desk)
    if parser() is None:
        typer.echo(
            "no language model: what is private is told by fixed phrases alone; see auditor audit", err=True
        )
    text = read.text(file).strip()
    found = check(
        text,
        channel="email" if _by_email(channel, one) else "linkedin",
        path=path or one.path or None,
        titles=titles,
        consent=consent,
        names=(one.recruiter, *one.recruiter.split()[:1], one.role, one.company),
    )
    if as_json:
        options.print_json([asdict(f) | {"quote": text[f.start : f.end]} for f in found])
    else:
        options.say(*(_findings(found, text) if found else ("nothing to mend",)))
    if any(f.severity == "error" for f in found):
        raise typer.Exit(1)


def _by_email(channel: Form | None, contact: Contact) -> bool:
    return channel is Form.email or (channel is None and contact.channel == "email")


def _last_audit(desk: Desk) -> Audit | None:
    """The last audit of the workspace, if there is one that this version reads."""
    from auditor.errors import AuditorError
    from auditor.report import to_json

    try:
        return to_json.load(desk.here.reports / "audit.json")
    except AuditorError:
        return None


def _suggested(desk: Desk, contact: Contact) -> int:
    from auditor.errors import ThinInput
    from auditor.report import ledger_page

    suggestion = desk.suggestion(desk.pitch(contact), but=contact)
    if suggestion is None:
        raise ThinInput(
            "no postings to compare with yet, so no path is suggested; choose one with --path 1 to 5"
        )
    options.say(ledger_page.suggestion(suggestion), error=True)
    return suggestion.path


def _finish(desk: Desk, contact: Contact, made: Draft) -> None:
    """Note a reply as sent; refused while something is blank or wrong in it."""
    from auditor.errors import WrongInput
    from auditor.workspace import save

    if made.blanks:
        blanks = ", ".join(made.blanks)
        raise WrongInput(
            f"contact {contact.number}: still blank: {blanks}; give --me, --title, --fact or --slot, or fill "
            "recruiter and role in contacts.csv; without --final the draft is shown"
        )
    if wrong := next((f for f in made.findings if f.severity == "error"), None):
        raise WrongInput(
            f"contact {contact.number}: {wrong.message} {wrong.better}; without --final the draft is shown"
        )
    desk.change(contact.number, path=made.path, replied=datetime.date.today().isoformat())
    save(desk.here.messages / f"{contact.number:04}-reply.txt", made.text)


def _shown(made: Draft) -> Iterator[str]:
    """What to know of a draft."""
    words = f"{len(made.text)} characters" if made.channel != "email" else f"{len(made.text.split())} words"
    yield from ("", f"({words})")
    if made.blanks:
        yield f"still blank: {', '.join(made.blanks)}"
    yield from _findings(
        [f for f in made.findings if made.text[f.start : f.end] not in made.blanks], made.text
    )


def _findings(found: Iterable[Finding], text: str) -> Iterator[str]:
    from auditor.report.wording import plain

    for f in found:
        place = text[f.start : f.end]
        line = text.count("\n", 0, f.start) + 1
        quoted = f" “{plain(place)}”" if len(place.strip()) > 2 and len(place) <= QUOTE else ""
        yield f"{f.severity}: line {line}{quoted}: {f.message} [{f.rule}]"
        if f.better:
            yield f"  better: {plain(f.better)}"
