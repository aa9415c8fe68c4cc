"""`demo`, `audit`, `explain` and `report`: make an audit, ask it, show it again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import auditor
from auditor.cli import options

if TYPE_CHECKING:
    from auditor.records import Attraction, Audit

SAMPLE_PEOPLE = ("platform-engineer", "clinical-informatics", "fpa-manager")
FAILED_ON = 3  # exit code of --fail-on


class Format(StrEnum):
    """Formats a saved audit can be shown in."""

    terminal = "terminal"
    markdown = "markdown"
    json = "json"
    csv = "csv"


class FailOn(StrEnum):
    """Verdicts that --fail-on knows."""

    wrong_role = "wrong_role"
    probably_wrong_role = "probably_wrong_role"


Person = StrEnum("Person", {name.replace("-", "_"): name for name in SAMPLE_PEOPLE})  # type: ignore[misc]  # built from data

PLATFORM_ENGINEER = Person("platform-engineer")


def _checked_date(value: str | None) -> str | None:
    try:
        return value and datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is not a date such as 2026-11-22") from error


Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="DIR", help="Folder for the reports. [default: reports/<profile name>]"
    ),
]
Date = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="YYYY-MM-DD",
        help="Date written into the audit. [default: today]",
        callback=_checked_date,
    ),
]


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(demo)
    app.command(cls=options.ManyPaths)(audit)
    app.command()(explain)
    app.command()(report)


def demo(
    person: Annotated[
        Person, typer.Option("--person", help="Which of the three invented people to audit.")
    ] = PLATFORM_ENGINEER,
    output: Output = None,
    model: options.Model = "",
    date: Date = None,
    as_json: options.AsJson = False,
) -> None:
    """Audit an invented person, and write all reports.

    The first thing to run: it shows on realistic input, the bundled sample, what an audit says.
    """
    from auditor import api
    from auditor.settings import Settings

    folder = _sample(person.value)
    desired, mismatched = ([*folder.glob(f"{side}*")] for side in ("desired", "mismatched"))
    settings = Settings(model=model)  # whatever workspace it is run in
    output = output or Path("reports") / person.value
    day = date or datetime.date.today().isoformat()
    made = _made(lambda: api.audit(folder / "profile.txt", desired, mismatched, settings=settings, date=day))
    _show(made, output, as_json=as_json)


def audit(
    profile: options.Profile = None,
    desired: options.Desired = None,
    mismatched: options.Mismatched = None,
    output: Output = None,
    model: options.Model = "",
    settings_file: options.SettingsFile = None,
    lexicon_files: options.LexiconFiles = None,
    protect: Annotated[
        list[str] | None,
        typer.Option("--protect", metavar="TERM", help="Never advise to remove this; may be repeated."),
    ] = None,
    target: Annotated[
        float | None,
        typer.Option(
            "--target",
            metavar="SHARE",
            min=0,
            max=1,
            help="Share of the wrong searches' chance to stop. [default: 0.5]",
        ),
    ] = None,
    keep: Annotated[
        float | None,
        typer.Option(
            "--keep",
            metavar="SHARE",
            min=0,
            max=1,
            help="Share of the right searches' chance you would lose. [default: 0.05]",
        ),
    ] = None,
    date: Date = None,
    as_json: options.AsJson = False,
    fail_on: Annotated[
        FailOn | None, typer.Option("--fail-on", help="Exit with code 3 if a term has this verdict.")
    ] = None,
) -> None:
    """Audit a profile: which words attract the wrong roles.

    Inside a workspace no argument is needed. Writes audit.json, audit.md, the review sheet terms.csv,
    searches.csv and edits.csv, and prints the report.
    """
    from auditor import api, workspace
    from auditor.contacts.evidence import state_of
    from auditor.report import to_json

    settings = options.settings_from(model, settings_file, lexicon_files)
    settings = replace(
        settings,
        protect=(*settings.protect, *(protect or ())),
        plan_target=settings.plan_target if target is None else target,
        plan_loss=settings.plan_loss if keep is None else keep,
    )
    day = date or datetime.date.today().isoformat()
    if profile is None and not desired and not mismatched:
        here = workspace.find(Path.cwd())
        made = _made(lambda: api.audit_workspace(here, settings=settings, date=day))
        here.keep_snapshot(to_json.render(made)["audit.json"], day, state_of(made.profile))
        output = output or here.reports
    elif profile is None:
        raise typer.BadParameter(
            "give your profile: auditor audit PROFILE -d PATH -m PATH", param_hint="PROFILE"
        )
    else:
        own, wanted, wrong = profile, desired or [], mismatched or []
        made = _made(lambda: api.audit(own, wanted, wrong, settings=settings, date=day))
    _show(made, output, as_json=as_json)
    if fail_on and any(a.verdict == fail_on.value for a in made.terms):
        raise typer.Exit(FAILED_ON)


def explain(
    term: Annotated[str, typer.Argument(metavar="TERM", help="A term of the audit, under any of its names.")],
    saved: options.SavedAudit = None,
    as_json: options.AsJson = False,
) -> None:
    """Show all evidence about one term in the last audit."""
    from auditor.report import to_json
    from auditor.report.term_page import term_page

    path = saved or options.last_audit()
    made = to_json.load(path)
    attraction = _find(made, term, str(path))
    if as_json:
        options.print_json(
            next(row for row in to_json.as_dict(made)["terms"] if row["term"] == attraction.term)
        )
    else:
        options.print_page(term_page(made, attraction))


def report(
    saved: Annotated[Path, typer.Argument(metavar="AUDIT.json", help="An audit saved before.")],
    to: Annotated[Format, typer.Option("--to", help="The format.")] = Format.terminal,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write into this folder, not to stdout."),
    ] = None,
) -> None:
    """Show a saved audit again, in any format; needs no language model."""
    from auditor.report import REPORTERS, to_json
    from auditor.report.audit_page import audit_page
    from auditor.report.write import write

    made = to_json.load(saved)
    if output:
        for path in write(REPORTERS[to.value](made), output):
            typer.echo(f"wrote {path}", err=True)
    elif to is Format.terminal:
        options.print_page(audit_page(made))
    else:
        main, *_ = REPORTERS[to.value](made).values()  # of CSV the review sheet; -o writes all tables
        typer.echo(main, nl=False)


def _sample(person: str) -> Path:
    """The folder of an invented person: in the package, or in the checkout the package lives in."""
    package = Path(auditor.__file__).parent
    folders = (package / "sample" / person, package.parent / "data" / "sample" / person)
    return next(folder for folder in folders if folder.is_dir())


def _made(make: Callable[[], Audit]) -> Audit:
    with options.progress("Reading, finding terms, contrasting the sides ..."):
        return make()


def _show(made: Audit, output: Path | None, *, as_json: bool) -> None:
    """Write the files of an audit, and print it."""
    from auditor.report import files, to_json
    from auditor.report.audit_page import audit_page
    from auditor.report.write import write

    written = [] if as_json and not output else write(files(made), output or Path("reports") / _name(made))
    if as_json:
        options.print_json(to_json.as_dict(made))
    else:
        options.print_page(audit_page(made))
    for path in written:
        typer.echo(f"wrote {path}", err=True)


def _name(made: Audit) -> str:
    """A folder name for a profile: the person's name, else that of the file."""
    name = next((s.text for s in made.profile.sections if s.kind == "name"), Path(made.profile.source).stem)
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "profile"


def _find(made: Audit, term: str, path: str) -> Attraction:
    """A term by its name in any case, by another name of the lexicon, or an error with near names."""
    from difflib import get_close_matches

    from auditor import languages, lexicon
    from auditor.errors import WrongInput

    by_name = {a.term.casefold(): a for a in made.terms}
    if found := by_name.get(term.casefold()):
        return found
    own = lexicon.read_all(options.settings_from().lexicon)
    wanted = lexicon.load(languages.load(made.profile.language), own).named(term)
    if wanted and (found := by_name.get(wanted.casefold())):
        return found
    near = [by_name[name].term for name in get_close_matches(term.casefold(), by_name, n=3, cutoff=0.5)]
    hint = f"did you mean {', '.join(near)}?" if near else "its terms are in terms.csv"
    raise WrongInput(f"{path}: {term!r} is not among the terms of this audit; {hint}")
