"""`demo`, `audit`, `explain` and `report`: make an audit, ask it, show it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

import auditor
from auditor import api
from auditor import report as reports
from auditor.cli import browser, choices, options

if TYPE_CHECKING:
    from auditor.records import Audit
    from auditor.records.reading import InputsRead
    from auditor.report.page import Page

FAILED_ON = 3  # exit code of --fail-on
REDACTED = "redacted"  # the folder of a report without names
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
By = Annotated[
    choices.PlanBy | None,
    typer.Option("--by", help="Plan by themes and places, or word by word. [default: place]"),
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
        callback=options.checked_date,
    ),
]

NoKin = Annotated[
    bool, typer.Option("--no-kin", help="Go by your postings alone, not by public ones like them.")
]


Full = Annotated[
    bool,
    typer.Option("--full", help="Print the whole report, with its quotes, not the answer on one screen."),
]
Redact = Annotated[
    bool,
    typer.Option(
        "--redact", help="Without names, employers, addresses and recruiters, to be shown to others."
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Show audit.html in your browser when it is written.")]


def demo(
    person: Annotated[
        choices.SamplePerson, typer.Option("--person", help="Which of the three invented people to audit.")
    ] = "platform-engineer",
    output: Output = None,
    model: options.Model = "",
    date: Date = None,
    by: By = None,
    no_kin: NoKin = False,
    full: Full = False,
    redact: Redact = False,
    open_: Open = False,
    as_json: options.AsJson = False,
) -> None:
    """Audit an invented person, write all reports, and print the answer on one screen.

    The first thing to run: it shows on realistic input, the bundled sample, what an audit says.
    """
    settings = auditor.Settings(
        model=model, kin=not no_kin, plan_by=by or "place"
    )  # whatever workspace it is run in
    with options.progress(WORKING):
        made = api.demo(person, settings=settings, date=date or options.today())
    shown = _Shown(full, redact, open_, as_json)
    _show(made, output or Path("reports") / (REDACTED if redact else person), None, shown)


def audit(
    profile: options.Profile = None,
    desired: options.Desired = None,
    mismatched: options.Mismatched = None,
    also: options.Also = None,
    output: Output = None,
    model: options.Model = "",
    settings_file: options.SettingsFile = None,
    lexicon_files: options.LexiconFiles = None,
    appearances: Annotated[
        list[str] | None,
        typer.Option(
            "--appearances",
            metavar="FILE",
            help="LinkedIn's page on your search appearances; may be given repeatedly.",
        ),
    ] = None,
    protect: Protect = None,
    target: Target = None,
    keep: Keep = None,
    by: By = None,
    date: Date = None,
    no_kin: NoKin = False,
    full: Full = False,
    redact: Redact = False,
    open_: Open = False,
    as_json: options.AsJson = False,
    fail_on: Annotated[
        choices.FailOn | None, typer.Option("--fail-on", help="Exit with code 3 if a term has this verdict.")
    ] = None,
) -> None:
    """Audit a profile: which words attract the wrong roles.

    Inside a workspace no argument is needed. Writes audit.json, audit.html, audit.md with its two charts
    beside it, the review sheet terms.csv, searches.csv and edits.csv, and prints the answer on one screen
    (--full: the whole report). What was understood of each input is said before.
    """
    settings = api.settings_at(Path.cwd(), model=model, file=settings_file, lexicon_files=lexicon_files or ())
    settings = replace(
        settings,
        protect=(*settings.protect, *(protect or ())),
        plan_target=settings.plan_target if target is None else target,
        plan_loss=settings.plan_loss if keep is None else keep,
        plan_by=by or settings.plan_by,
        kin=settings.kin and not no_kin,
    )
    day = date or options.today()
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
        given = api.with_also(given, also or (), settings=settings)
        found = [api.read_appearances(f, today=day, settings=settings) for f in appearances or ()]
        given = replace(given, appearances=(*given.appearances, *found))
        made = api.audit_inputs(given, settings=settings, date=day)
        if here:
            api.keep_snapshot(here, made)
            output = output or (here.reports / REDACTED if redact else here.reports)
        seen = api.read_back(given, settings=settings)
    _show(made, output, seen, _Shown(full, redact, open_, as_json))
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
    full: Full = False,
    redact: Redact = False,
) -> None:
    """Show a saved audit again, in any format; needs no language model.

    In the terminal it is the answer on one screen, unless --full; what is written is always whole.
    """
    made = api.load_audit(saved)
    if redact:
        made = _without_names(made)
    if output:
        options.tell(*_written(reports.REPORTERS[to](made), output)[1])
    elif to == "terminal":
        options.show(made, _page(saved.parent, full=full))
    else:
        main, *_ = reports.REPORTERS[to](made).values()  # of CSV the review sheet; -o writes all tables
        typer.echo(main, nl=False)


class _Shown(NamedTuple):
    """How an audit is to be shown."""

    full: bool
    redact: bool
    open_: bool
    as_json: bool


def _show(made: Audit, output: Path | None, seen: InputsRead | None, shown: _Shown) -> None:
    """Write the files of an audit, and print it below what was understood of its inputs."""
    folder = output or Path("reports") / (REDACTED if shown.redact else reports.folder_name(made))
    if shown.redact:
        made = _without_names(made)
    paths, told = ([], []) if shown.as_json and not output else _written(reports.files(made), folder)
    if seen and not shown.redact:  # what was understood names everybody
        below = made.notices if shown.full and not shown.as_json else ()  # one screen holds not all
        options.say_back(seen, below)
    options.tell(*told)
    options.show(made, _page(folder, full=shown.full), as_json=shown.as_json)
    if shown.open_:
        options.tell(*browser.opened(paths))


def _without_names(made: Audit) -> Audit:
    """The audit as it may be shown to others; what is replaced, and that it is to be read, goes to stderr."""
    counts = reports.redacted.replaced(made)
    options.tell(
        "replaced: "
        + (", ".join(f"{what} ({times})" for what, times in sorted(counts.items())) or "nothing"),
        reports.redacted.READ_IT,
    )
    return reports.redacted.redacted(made)


def _page(folder: Path, *, full: bool) -> Callable[[Audit], Page]:
    """The page of an audit in a terminal: whole, or for one screen, naming the report in this folder."""
    if full:
        return reports.audit_page.audit_page
    written = (folder / name for name in ("audit.html", "audit.md"))
    path = next((f"{_near(path)}, or " for path in written if path.is_file()), "")
    return lambda audit: reports.short_page.short_page(
        audit, f"{path}add --full", reports.to_terminal.width()
    )


def _near(path: Path) -> Path:
    """A path as one would type it here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _written(files: dict[str, str], folder: Path) -> tuple[list[Path], list[str]]:
    """Write files, and say which; a review sheet takes over what the last one decided."""
    sheet = folder / "terms.csv"
    entered = api.entered(sheet) if sheet.name in files else {}
    told = []
    if entered:
        files[sheet.name], left = reports.to_csv.with_entries(files[sheet.name], entered)
        taken = len(entered) - len(left)
        lost = f"; none of them for {', '.join(left)}, which this audit does not have" if left else ""
        told = [f"took your entries for {taken} {'term' if taken == 1 else 'terms'} over into {sheet}{lost}"]
    paths = reports.write.write(files, folder)
    names = [path.name for path in paths]
    wrote = (
        f"{len(names)} files to {_near(folder)}: {', '.join(names)}" if names[1:] else f"{_near(paths[0])}"
    )
    return paths, [f"wrote {wrote}", *told]
