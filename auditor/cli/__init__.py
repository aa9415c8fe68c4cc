"""The command line: thin commands that parse, call a verb of the library, and print its answer as a page.

Nothing heavy is imported here; a verb is loaded when it is called, so that help and shell completion answer
at once.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import auditor
from auditor import api
from auditor.cli import (
    audit,
    compare,
    contacts,
    doctor,
    fix,
    lexicon,
    options,
    reply,
    search,
    terms,
    whatif,
    workspace,
)
from auditor.errors import AuditorError, WrongQuery

UNWRITABLE = (errno.ENOSPC, errno.EIO)  # what standard output says of a full or lost disk


class Auditor(TyperGroup):
    """The group of commands; the only place where an error becomes a line and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; an input's fault is one line on stderr, a query's with a picture; exit code 1."""
        try:
            return super().invoke(ctx)
        except AuditorError as error:
            if ctx.params.get("debug"):
                raise
            typer.echo(f"auditor: {options.one_line(str(error))}", err=True)
            if isinstance(error, WrongQuery):
                typer.echo(api.caret(error.text, error.column), err=True)
            ctx.exit(1)


app = typer.Typer(
    cls=Auditor,
    help="Find which words in your LinkedIn profile attract the wrong recruiters. Offline and private.",
    epilog="New here? Run: auditor demo",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"auditor {auditor.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    pass


app.command()(audit.demo)
app.command(cls=options.ManyPaths)(audit.audit)
app.command()(audit.explain)
app.command()(audit.report)
app.command()(workspace.init)
app.command()(workspace.add)
app.command()(fix.fix)
app.command()(terms.terms)
app.command()(search.search)
app.command("import")(contacts.import_)
app.add_typer(contacts.book, name="contacts")
app.command()(reply.reply)
app.command()(whatif.whatif)
app.command()(compare.compare)
app.add_typer(lexicon.commands, name="lexicon")
app.command(cls=options.ManyPaths)(doctor.doctor)


def main() -> None:
    """Run the command line; what it writes, of somebody's career and messages, is for its owner alone."""
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows terminals and C locales are not UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    if broken := next((one for one in sys.argv[1:] if not _is_text(one)), ""):
        shown = broken.encode(errors="replace").decode()
        sys.exit(_said(f"{shown!r} is not UTF-8 text; type it again, or rename the file that is called so"))
    try:
        app()
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        sys.stdout = io.StringIO()  # else the interpreter tries again as it ends
        sys.exit(_said(f"the output could not be written: {error.strerror}; make room, or write elsewhere"))


def _is_text(argument: str) -> bool:
    """Whether an argument could be decoded: bytes that are no text come as lone surrogates."""
    return not any("\ud800" <= sign <= "\udfff" for sign in argument)


def _said(sentence: str) -> int:
    """Say one line on stderr; the exit code of a fault."""
    typer.echo(f"auditor: {options.one_line(sentence)}", err=True)
    return 1
