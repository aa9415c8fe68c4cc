"""`fix`: what was read wrongly is put right, in the workspace and never in the person's own files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from auditor import api, report
from auditor.cli import options

if TYPE_CHECKING:
    from auditor.records.reading import Correction, InputsRead

Pairs = list[str] | None


def fix(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="With --forget: of these files only.")
    ] = None,
    headline: Annotated[str, typer.Option("--headline", metavar="TEXT", help="Your headline.")] = "",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Your name.")] = "",
    location: Annotated[str, typer.Option("--location", metavar="PLACE", help="Your place.")] = "",
    title: Annotated[
        Pairs, typer.Option("--title", metavar="FILE=TITLE", help="A posting's title; may be repeated.")
    ] = None,
    company: Annotated[
        Pairs, typer.Option("--company", metavar="FILE=NAME", help="A posting's company; may be repeated.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show what was put right.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Forget what was put right.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Put right what was read wrongly; without options, go through what was read.

    It is kept in corrections.toml of the workspace and holds as long as the text stays the same. Your own
    files are not changed.
    """
    own = (("headline", headline), ("name", name), ("location", location))
    given = [
        *(api.Correction("", field, value) for field, value in own if value),
        *_pairs("title", title or ()),
        *_pairs("company", company or ()),
    ]
    if bool(given) + list_ + forget > 1:
        raise typer.BadParameter("choose one of --list, --forget and what is to be put right")
    if files and not forget:
        raise typer.BadParameter("files are named with --forget only; a title: --title FILE=TITLE")
    here, pages = options.here(), report.reading_page
    if list_:
        options.show(api.corrections(here), pages.corrections_page, as_json=as_json)
    elif forget:
        options.show(api.forget_corrections(here, files or ()), pages.forgotten_page, as_json=as_json)
    else:
        seen = None if given else api.read_workspace(here)
        options.warn(seen.notices if seen else ())
        options.show(api.fix(here, [*given, *_asked(seen)]), pages.fixed_page, as_json=as_json)


def _pairs(field: str, pairs: Sequence[str]) -> Iterator[Correction]:
    """The corrections that FILE=VALUE asks for."""
    for pair in pairs:
        file, _, value = (part.strip() for part in pair.partition("="))
        if not (file and value):
            raise typer.BadParameter(
                f"{pair!r} names no file and what it says; expected 'FILE={field.upper()}'",
                param_hint=f"--{field}",
            )
        yield api.Correction(file, field, value)


def _asked(seen: InputsRead | None) -> Iterator[Correction]:
    """What a person types instead of what was read; Enter keeps, the end of the input ends."""
    if seen is None:
        return
    pages = report.reading_page
    options.tell(pages.ENTER_KEEPS)
    try:
        if profile := seen.profile:
            options.tell(pages.profile_line(profile))
            for field in ("name", "headline", "location"):
                yield from _answer("", field, getattr(profile, field))
        for posting in pages.doubtful(seen):
            options.tell(f"{posting.file}: {pages.posting_line(posting)}")
            for field in ("title", "company"):
                yield from _answer(posting.file, field, getattr(posting, field))
    except typer.Abort:  # what was said before it counts
        return


def _answer(file: str, field: str, read: str) -> Iterator[Correction]:
    shown = options.one_line(read) or "nothing"
    typed = typer.prompt(f"  {field} [{shown}]", default="", show_default=False, err=True).strip()
    if typed and typed != read:
        yield api.Correction(file, field, typed)
