"""An audit of files, of a workspace or of the sample; and what a changed profile would make of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import auditor
from auditor import languages, pipeline
from auditor.api.finding import extractor
from auditor.api.inputs import Given, Inputs, read_inputs, read_profile
from auditor.api.workspaces import settings_at
from auditor.contacts.desk import Desk
from auditor.contacts.evidence import state_of
from auditor.edits import what_if as whatif
from auditor.errors import ThinInput
from auditor.messages.appearances import by_week
from auditor.read import review
from auditor.records import Appearances, Audit, Change, Reported, Trend, WhatIf
from auditor.records.answers import SamplePerson
from auditor.report import to_json
from auditor.searches.language import told
from auditor.searches.match import wanted_words
from auditor.settings import Settings
from auditor.workspace import Workspace


def audit(
    profile: str | Path,
    desired: Given | Iterable[Given] = (),
    mismatched: Given | Iterable[Given] = (),
    *,
    also: Given | Iterable[Given] = (),
    settings: Settings | None = None,
    recorded: Iterable[str | Reported] = (),
    appearances: Iterable[Appearances] = (),
    trend: Trend | None = None,
    date: str = "",
) -> Audit:
    """Audit a profile against postings of both sides.

    Args:
        profile: a file, or the pasted text itself.
        desired: postings for wanted roles: files, folders, CSV tables, or texts.
        mismatched: postings for roles that the person was wrongly contacted about, likewise.
        also: further texts of the person, such as a CV, the profile in another language or a list of titles
            that recruiters are told: what they say otherwise is reported, and counts for nothing.
        settings: the method's constants; the defaults are the measured ones.
        recorded: searches that recruiters said they used, or `Reported` records.
        appearances: what LinkedIn says the profile was found for; `read_appearances` reads it.
        trend: of the contacts so far, for the reports.
        date: written into the audit's provenance; nothing is computed from it.

    Raises:
        AuditorError: the input cannot be used; the message says what to try.
    """
    said = (r if isinstance(r, Reported) else Reported(wanted_words(told(r)), text=r) for r in recorded)
    given = read_inputs(profile, desired, mismatched, also=also, settings=settings)
    given = replace(given, recorded=tuple(said), appearances=tuple(appearances), trend=trend)
    return audit_inputs(given, settings=settings, date=date)


def audit_inputs(given: Inputs, *, settings: Settings | None = None, date: str = "") -> Audit:
    """Audit what was read before, so that it can be said back as well.

    Raises:
        AuditorError: as `audit` does.
    """
    settings = settings or Settings()
    made = pipeline.audit(
        given.profile,
        (*given.desired, *given.heard_desired),
        (*given.mismatched, *given.heard_mismatched),
        settings,
        also=given.also,
        told=(*given.recorded, *by_week(given.appearances)),
        corrected=given.corrected,
        extractor=extractor(settings),
    )
    dated = replace(made.provenance, date=date)
    return replace(made, provenance=dated, trend=given.trend, notices=(*made.notices, *given.notices))


def audit_workspace(here: Workspace, *, settings: Settings | None = None, date: str = "") -> Audit:
    """Audit a workspace: its profile, the postings of both sides, its contacts, and what recruiters said.

    Messages of labelled contacts are postings as well, as far as they say something of a job.

    Raises:
        AuditorError: as `audit` does; and there are no mismatched postings or contacts yet.
    """
    settings = settings or settings_at(here.folder)
    return audit_inputs(workspace_inputs(here, settings=settings), settings=settings, date=date)


def workspace_inputs(here: Workspace, *, settings: Settings | None = None) -> Inputs:
    """All that a workspace holds for an audit, read.

    Raises:
        InputError: something cannot be read; or there are no mismatched postings or contacts yet.
    """
    settings = settings or settings_at(here.folder)
    desk = Desk(here, settings, extractor(settings))
    book = desk.ledger
    heard = desk.evidence(book.contacts)
    if not here.side("mismatched") and not heard.postings["mismatched"]:
        raise ThinInput(
            f"{here.folder / 'mismatched'}: no mismatched postings yet; add those you were wrongly contacted "
            "about with: auditor add mismatched --paste, or label contacts: auditor contacts label"
        )
    given = read_inputs(
        here.profile(), here.side("desired"), here.side("mismatched"), also=here.also(), settings=settings
    )
    return replace(
        given,
        heard_desired=heard.postings["desired"],
        heard_mismatched=heard.postings["mismatched"],
        recorded=heard.reported,
        appearances=heard.appearances,
        trend=heard.trend,
        corrected=heard.corrected,
        notices=(*book.notices, *heard.notices),
        in_workspace=True,
    )


def keep_snapshot(here: Workspace, made: Audit) -> Path:
    """Keep a dated audit of a workspace, by which a change of its profile is known later."""
    return here.keep_snapshot(
        to_json.render(made)["audit.json"], made.provenance.date, state_of(made.profile)
    )


def demo(
    person: SamplePerson = "platform-engineer", *, settings: Settings | None = None, date: str = ""
) -> Audit:
    """Audit an invented person of the sample that comes with the program."""
    package = Path(auditor.__file__).parent  # in a checkout the sample lies beside the package
    folders = (package / "sample" / person, package.parent / "data" / "sample" / person)
    folder = next(folder for folder in folders if folder.is_dir())
    desired, mismatched = ([*folder.glob(f"{side}*")] for side in ("desired", "mismatched"))
    return audit(folder / "profile.txt", desired, mismatched, settings=settings, date=date)


def what_if(
    audit: Audit,
    changes: Sequence[Change] | Given,
    *,
    settings: Settings | None = None,
    lexicon_files: Sequence[str] = (),
) -> WhatIf:
    """The searches of an audit, tried before and after some changes or on an edited profile.

    Without settings the audit's own are taken, with the words of these lexicon files.

    Raises:
        WrongInput: nothing changes, or a term is not in the profile.
    """
    kept = Settings().changed(dict(audit.provenance.settings), "the saved audit")
    settings = settings or replace(kept, lexicon=tuple(lexicon_files))
    if isinstance(changes, Given):
        edited = read_profile(changes, languages.load(settings.language))
        return whatif.what_if_text(audit, edited, settings, extractor(settings))
    return whatif.what_if(audit, changes, settings, extractor(settings))


def reviewed(made: Audit, sheet: str | Path) -> tuple[Change, ...]:
    """The decisions that a person has filled into the review sheet of an audit.

    Raises:
        WrongInput: it is no review sheet of this audit, or a decision is none.
    """
    return review.decisions(Path(sheet), made.written)


def entered(sheet: str | Path) -> Mapping[str, Mapping[str, str]]:
    """The decision, replacement and note of each term, as a person has filled them into a review sheet.

    None where there is no sheet, or it cannot be read.
    """
    return review.entered(Path(sheet))
