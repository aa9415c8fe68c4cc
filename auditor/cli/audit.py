"""`demo`, `audit`, `explain` and `report`: make an audit, ask it, show it again."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import auditor
from auditor import api
from auditor import report as reports
from auditor.cli import choices, options

if TYPE_CHECKING:
    from auditor.records import Audit
    from auditor.records.reading import InputsRead

FAILED_ON = 3  # exit code of --fail-on
WORKING = "Reading, finding terms, contrasting the sides ..."
Protect = Annotated[
    list[str] | None,
    typer.Option("--protect", metavar="TERM", help="Never advise to remove this; may be repeated."),
]
Target = Annotated[
    float | None,
    typer.Option(
        "--target",
        metavar="SHARE",
        min=0,
        max=1,
        help="Share of the wrong searches' chance to stop. [default: 0.5]",
    ),
]
Keep = Annotated[
    float | None,
    typer.Option(
        "--keep",
        metavar="SHARE",
        min=0,
        max=1,
        help="Share of the right searches' chance you would lose. [default: 0.05]",
    ),
]


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

NoKin = Annotated[
    bool, typer.Option("--no-kin", help="Go by your postings alone, not by public ones like them.")
]


def demo(
    person: Annotated[
        choices.SamplePerson, typer.Option("--person", help="Which of the three invented people to audit.")
    ] = "platform-engineer",
    output: Output = None,
    model: options.Model = "",
    date: Date = None,
    no_kin: NoKin = False,
    as_json: options.AsJson = False,
) -> None:
    """Audit an invented person, and write all reports.

    The first thing to run: it shows on realistic input, the bundled sample, what an audit says.
    """
    settings = auditor.Settings(model=model, kin=not no_kin)  # whatever workspace it is run in
    with options.progress(WORKING):
        made = api.demo(person, settings=settings, date=date or _today())
    _show(made, output or Path("reports") / person, None, as_json=as_json)


def audit(
    profile: options.Profile = None,
    desired: options.Desired = None,
    mismatched: options.Mismatched = None,
    output: Output = None,
    model: options.Model = "",
    settings_file: options.SettingsFile = None,
    lexicon_files: options.LexiconFiles = None,
    protect: Protect = None,
    target: Target = None,
    keep: Keep = None,
    date: Date = None,
    no_kin: NoKin = False,
    as_json: options.AsJson = False,
    fail_on: Annotated[
        choices.FailOn | None, typer.Option("--fail-on", help="Exit with code 3 if a term has this verdict.")
    ] = None,
) -> None:
    """Audit a profile: which words attract the wrong roles.

    Inside a workspace no argument is needed. Writes audit.json, audit.md, the review sheet terms.csv,
    searches.csv and edits.csv, and prints the report. What was understood of each input is said before.
    """
    settings = api.settings_at(Path.cwd(), model=model, file=settings_file, lexicon_files=lexicon_files or ())
    settings = replace(
        settings,
        protect=(*settings.protect, *(protect or ())),
        plan_target=settings.plan_target if target is None else target,
        plan_loss=settings.plan_loss if keep is None else keep,
        kin=settings.kin and not no_kin,
    )
    day = date or _today()
    if profile is None and (desired or mismatched):
        raise typer.BadParameter(
            "give your profile: auditor audit PROFILE -d PATH -m PATH", param_hint="PROFILE"
        )
    with options.progress(WORKING):
        here = options.here() if profile is None else None
        given = (
            api.workspace_inputs(here, settings=settings)
            if here
            else api.read_inputs(profile or "", desired or (), mismatched or (), settings=settings)
        )
        made = api.audit_inputs(given, settings=settings, date=day)
        if here:
            api.keep_snapshot(here, made)
            output = output or here.reports
        seen = api.read_back(given, settings=settings)
    _show(made, output, seen, as_json=as_json)
    if fail_on and any(a.verdict == fail_on for a in made.terms):
        raise typer.Exit(FAILED_ON)


def explain(
    term: Annotated[str, typer.Argument(metavar="TERM", help="A term of the audit, under any of its names.")],
    saved: options.SavedAudit = None,
    as_json: options.AsJson = False,
) -> None:
    """Show all evidence about one term in the last audit."""
    path = saved or api.last_audit(Path.cwd())
    made = api.load_audit(path)
    own = api.settings_at(Path.cwd()).lexicon
    found = api.explain(made, term, lexicon_files=own, name=str(path))
    options.show(found, lambda one: reports.term_page.term_page(made, one), as_json=as_json)


def report(
    saved: Annotated[Path, typer.Argument(metavar="AUDIT.json", help="An audit saved before.")],
    to: Annotated[choices.ReportFormat, typer.Option("--to", help="The format.")] = "terminal",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write into this folder, not to stdout."),
    ] = None,
) -> None:
    """Show a saved audit again, in any format; needs no language model."""
    made = api.load_audit(saved)
    if output:
        options.tell(*_written(reports.REPORTERS[to](made), output))
    elif to == "terminal":
        options.show(made, reports.audit_page.audit_page)
    else:
        main, *_ = reports.REPORTERS[to](made).values()  # of CSV the review sheet; -o writes all tables
        typer.echo(main, nl=False)


def _today() -> str:
    return datetime.date.today().isoformat()


def _show(made: Audit, output: Path | None, seen: InputsRead | None, *, as_json: bool) -> None:
    """Write the files of an audit, and print it below what was understood of its inputs."""
    folder = output or Path("reports") / reports.folder_name(made)
    told = [] if as_json and not output else _written(reports.files(made), folder)
    if seen:
        options.say_back(seen, () if as_json else made.notices)
    options.show(made, reports.audit_page.audit_page, as_json=as_json)
    options.tell(*told)


def _written(files: dict[str, str], folder: Path) -> list[str]:
    """What is to be said of files that are written; a review sheet takes over what the last one decided."""
    sheet = folder / "terms.csv"
    entered = api.entered(sheet) if sheet.name in files else {}
    told = []
    if entered:
        files[sheet.name], left = reports.to_csv.with_entries(files[sheet.name], entered)
        taken = len(entered) - len(left)
        lost = f"; none of them for {', '.join(left)}, which this audit does not have" if left else ""
        told = [f"took your entries for {taken} {'term' if taken == 1 else 'terms'} over into {sheet}{lost}"]
    return [*(f"wrote {path}" for path in reports.write.write(files, folder)), *told]
