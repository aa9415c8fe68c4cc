"""The library as others call it: paths or strings in, an audit or mentions out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from auditor import lexicon, pipeline, read, whatif
from auditor.errors import WrongInput
from auditor.lexicon import Own
from auditor.records import Audit, Change, Mention, Source, WhatIf
from auditor.settings import Settings
from auditor.terms import Extractor


def audit(
    profile: str | Path,
    desired: str | Path | Iterable[str | Path] = (),
    mismatched: str | Path | Iterable[str | Path] = (),
    *,
    settings: Settings | None = None,
    recorded: Iterable[str] = (),
    date: str = "",
) -> Audit:
    """Audit a profile against postings of both sides.

    Args:
        profile: a file, or the pasted text itself.
        desired: postings for wanted roles: files, folders, CSV tables, or texts.
        mismatched: postings for roles that the person was wrongly contacted about, likewise.
        settings: the method's constants; the defaults are the measured ones.
        recorded: searches that recruiters said they used.
        date: written into the audit's provenance; nothing is computed from it.

    Raises:
        AuditorError: the input cannot be used; the message says what to try.
    """
    settings = settings or Settings()
    own = read_profile(profile)
    wanted, wrong = ([s for one in _listed(side) for s in _sources(one)] for side in (desired, mismatched))
    return pipeline.audit(
        own, wanted, wrong, settings, recorded=tuple(recorded), date=date, extractor=extractor(settings)
    )


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


def _sources(one: str | Path, *, split: bool = True) -> tuple[Source, ...]:
    """What a path or a text holds; a string with a line break is a text, as no path has one."""
    if isinstance(one, str) and "\n" in one.strip():
        return read.from_string(one, split=split)
    return read.sources(one, split=split)


def _listed(given: str | Path | Iterable[str | Path]) -> list[str | Path]:
    return [given] if isinstance(given, str | Path) else list(given)
