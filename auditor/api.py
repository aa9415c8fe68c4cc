"""The library as others call it: paths or strings in, an audit or mentions out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from auditor import lexicon, pipeline, read
from auditor.contacts.desk import Desk
from auditor.edits import what_if as whatif
from auditor.errors import ThinInput, WrongInput
from auditor.lexicon import Own
from auditor.records import Audit, Change, Mention, Reported, Source, Trend, WhatIf
from auditor.searches.language import parse
from auditor.searches.match import wanted_words
from auditor.settings import Settings
from auditor.terms import Extractor
from auditor.workspace import Workspace

Given = str | Path | Source  # a path, a text, or what was read already


def audit(
    profile: str | Path,
    desired: Given | Iterable[Given] = (),
    mismatched: Given | Iterable[Given] = (),
    *,
    settings: Settings | None = None,
    recorded: Iterable[str | Reported] = (),
    trend: Trend | None = None,
    date: str = "",
) -> Audit:
    """Audit a profile against postings of both sides.

    Args:
        profile: a file, or the pasted text itself.
        desired: postings for wanted roles: files, folders, CSV tables, or texts.
        mismatched: postings for roles that the person was wrongly contacted about, likewise.
        settings: the method's constants; the defaults are the measured ones.
        recorded: searches that recruiters said they used, or `Reported` records.
        trend: of the contacts so far, for the reports.
        date: written into the audit's provenance; nothing is computed from it.

    Raises:
        AuditorError: the input cannot be used; the message says what to try.
    """
    settings = settings or Settings()
    own = read_profile(profile)
    told = [r if isinstance(r, Reported) else Reported(wanted_words(parse(r)), text=r) for r in recorded]
    wanted, wrong = ([s for one in _listed(side) for s in _sources(one)] for side in (desired, mismatched))
    return pipeline.audit(
        own, wanted, wrong, settings, told=told, trend=trend, date=date, extractor=extractor(settings)
    )


def audit_workspace(here: Workspace, *, settings: Settings | None = None, date: str = "") -> Audit:
    """Audit a workspace: its profile, the postings of both sides, its contacts, and what recruiters said.

    Messages of labelled contacts are postings as well, as far as they say something of a job.

    Raises:
        AuditorError: as `audit` does; and there are no mismatched postings or contacts yet.
    """
    settings = settings or here.settings()
    desk = Desk(here, settings, extractor(settings))
    heard = desk.evidence(desk.ledger.contacts)
    desired: list[Given] = [*here.side("desired"), *heard.postings["desired"]]
    mismatched: list[Given] = [*here.side("mismatched"), *heard.postings["mismatched"]]
    if not mismatched:
        raise ThinInput(
            f"{here.folder / 'mismatched'}: no mismatched postings yet; add those you were wrongly contacted "
            "about with: auditor add mismatched --paste, or label contacts: auditor contacts label"
        )
    made = audit(
        here.profile(),
        desired,
        mismatched,
        settings=settings,
        recorded=heard.reported,
        trend=heard.trend,
        date=date,
    )
    return replace(made, notices=(*made.notices, *desk.ledger.notices, *heard.notices))


def what_if(audit: Audit, changes: Sequence[Change] | Source, *, settings: Settings | None = None) -> WhatIf:
    """The searches of an audit, tried before and after some changes or on an edited profile.

    Raises:
        WrongInput: nothing changes, or a term is not in the profile.
    """
    settings = settings or Settings()
    if isinstance(changes, Source):
        return whatif.what_if_text(audit, changes, settings, extractor(settings))
    return whatif.what_if(audit, changes, settings, extractor(settings))


def find_terms(text: str, *, settings: Settings | None = None) -> tuple[Mention, ...]:
    """The lexicon terms in a text, in reading order; `start` and `end` count its characters.

    A skill inside a title is a mention of its own, marked `inner`. Words of rank are no terms, nor is what
    stands in legal text or in a list of perks: "reasonable accommodations", "dental and life insurance".
    """
    return extractor(settings or Settings()).find_in(text)


def read_profile(profile: str | Path) -> Source:
    """The one profile in a file or text.

    Raises:
        WrongInput: a folder or table with several texts.
    """
    own, *more = _sources(profile, split=False)
    if more:
        raise WrongInput(f"{profile}: {1 + len(more)} texts found, expected one profile; give a single file")
    return own


def extractor(settings: Settings) -> Extractor:
    """The pipeline and lexicon for these settings, made once; again when an own lexicon has changed."""
    return _extractor(settings, lexicon.read_all(settings.lexicon))


@lru_cache(maxsize=2)
def _extractor(settings: Settings, own: tuple[Own, ...]) -> Extractor:
    return Extractor(settings, own)


def _sources(one: Given, *, split: bool = True) -> tuple[Source, ...]:
    """What a path or a text holds; a string with a line break is a text, as no path has one."""
    if isinstance(one, Source):
        return (one,)
    if isinstance(one, str) and "\n" in one.strip():
        return read.from_string(one, split=split)
    return read.sources(one, split=split)


def _listed(given: Given | Iterable[Given]) -> list[Given]:
    return [given] if isinstance(given, Given) else list(given)
