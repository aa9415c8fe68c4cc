"""`reply`: a draft for one of the five response paths, and the tone check of any reply."""

from __future__ import annotations

import datetime
import sys
from typing import Annotated

import typer

from auditor import api, report
from auditor.cli import choices, options

Path = Annotated[
    int | None,
    typer.Option(
        "--path",
        min=1,
        max=5,
        help="1 interested, 2 maybe: ask for details, 3 happy where you are, 4 may know someone, "
        "5 not a fit: ask how they found you. [default: the suggested one]",
    ),
]
Form = Annotated[
    choices.Form | None,
    typer.Option("--channel", help="The length to write or check for. [default: the contact's]"),
]
Titles = Annotated[
    list[str] | None, typer.Option("--title", metavar="TITLE", help="A role you want; up to two.")
]
Slots = Annotated[
    list[str] | None, typer.Option("--slot", metavar="TIME", help="Path 1: a time for a call; give two.")
]
Asks = Annotated[
    list[choices.Ask] | None,
    typer.Option("--ask", help="Path 2: what to ask; up to three. [default: what is open]"),
]
Culprits = Annotated[
    bool, typer.Option("--culprits", help="Path 5: ask whether it was the likeliest word of your profile.")
]
Final = Annotated[
    bool, typer.Option("--final", help="Print the reply alone and note it as sent; refused with blanks.")
]


def reply(
    contact: Annotated[
        int | None, typer.Argument(metavar="CONTACT", help="The number of the contact.", min=1)
    ] = None,
    path: Path = None,
    check: Annotated[
        str | None, typer.Option("--check", metavar="FILE", help="Check the tone of a reply; - is stdin.")
    ] = None,
    channel: Form = None,
    me: Annotated[str, typer.Option("--me", metavar="NAME", help="Your name, to sign with.")] = "",
    title: Titles = None,
    fact: Annotated[str, typer.Option("--fact", metavar="TEXT", help="Path 1: your work that fits.")] = "",
    slot: Slots = None,
    ask: Asks = None,
    refer: Annotated[
        str, typer.Option("--refer", metavar="NAME", help="Path 4: whom to name; needs --consent.")
    ] = "",
    consent: Annotated[bool, typer.Option("--consent", help="The person named has agreed to it.")] = False,
    culprits: Culprits = False,
    final: Final = False,
    as_json: options.AsJson = False,
) -> None:
    """Draft a reply to a contact, or check the tone of one you wrote.

    Nothing is sent and nothing invented: what is not known stays as a [blank].
    """
    titles = tuple(title or ())
    if check is not None:
        if final or refer or slot or ask or fact or me:
            raise typer.BadParameter(
                "--check goes with CONTACT, --path, --channel, --title and --consent only"
            )
        _check(check, contact, path, channel, titles, consent=consent, as_json=as_json)
        return
    if contact is None:
        raise typer.BadParameter("name a contact: auditor reply 3 --path 5; or check a text: --check FILE")
    for given, most, what in ((slot, 2, "--slot"), (title, 2, "--title"), (ask, 3, "--ask")):
        if given and len(given) > most:
            raise typer.BadParameter(f"{what} may be given {most} times, not {len(given)}")
    if refer and not consent:
        raise typer.BadParameter("--refer names a person: add --consent once they have agreed to it")
    wishes = api.Wishes(me, titles, fact, tuple(slot or ()), tuple(map(str, ask or ())), refer, culprits)
    here = options.here()
    drafted = api.draft_reply(here, contact, path=path, channel=channel, wishes=wishes)
    options.tell(*report.reply_page.path_asides(drafted))
    if final:
        api.finish_reply(here, drafted, datetime.date.today().isoformat())
    if final and not as_json:
        typer.echo(drafted.draft.text)
    else:
        options.show(drafted, report.reply_page.draft_page, as_json=as_json)


def _check(
    file: str,
    contact: int | None,
    path: int | None,
    channel: choices.Form | None,
    titles: tuple[str, ...],
    *,
    consent: bool,
    as_json: bool,
) -> None:
    """Check a reply that a person wrote, to a contact or to anyone; exit code 1 with an error in it."""
    here = options.here() if contact is not None else None
    text = api.read_text(file)
    if file == options.STANDARD_INPUT and sys.stdin.isatty():
        options.counted(text)
    checked = api.check_reply(
        text.strip(), here=here, number=contact, path=path, channel=channel, titles=titles, consent=consent
    )
    options.tell(*report.reply_page.check_asides(checked))
    options.show(checked, report.reply_page.checked_page, as_json=as_json)
    if not checked.is_sendable:
        raise typer.Exit(1)
