"""What an audit says of itself: its figures, its caveats, and what it was made of and with."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Literal, NamedTuple

import auditor
from auditor import notices
from auditor.contrast.appeared import SOURCE
from auditor.contrast.corpus import Read, kin_notices
from auditor.contrast.gate import Chance
from auditor.contrast.together import UNSEARCHED
from auditor.contrast.verdicts import side_sizes, what_would_help
from auditor.edits.attractions import survival
from auditor.edits.causes import Causes, pull
from auditor.records import (
    Appearances,
    Attraction,
    Contrast,
    Document,
    Input,
    InputSide,
    Notice,
    Provenance,
    Reported,
    Search,
    Side,
    Source,
    Summary,
)
from auditor.searches.market import Market
from auditor.sections.clean import Cleaned
from auditor.sections.corpus import RECORDED, text_of
from auditor.sections.doubts import doubts
from auditor.settings import Settings
from auditor.terms import Extractor

Given = Mapping[InputSide, Sequence[Source]]


class Findings(NamedTuple):
    """What the stages of an audit made of a profile and the postings."""

    profile: Document
    cleaned: Cleaned
    sides: Mapping[Side, Sequence[Document]]  # with what recruiters searched for
    terms: Read
    contrasts: Sequence[Contrast]
    by_chance: Chance
    market: Market
    causes: Causes
    attractions: Sequence[Attraction]
    searches: Sequence[Search]


def summarised(found: Findings) -> Summary:
    """The figures of an audit."""
    verdicts = [a.verdict for a in found.attractions]
    rows = found.terms.table.sides.tolist()
    mismatched, desired = side_sizes(found.terms.table)
    return Summary(
        searchable_terms=sum(a.mentions > 0 and a.kind not in UNSEARCHED for a in found.attractions),
        wrong_role=verdicts.count("wrong_role"),
        probably_wrong_role=verdicts.count("probably_wrong_role"),
        expected_wrong_by_chance=found.by_chance.firm,
        expected_probable_by_chance=found.by_chance.probable,
        mismatched_postings=rows.count("mismatched"),
        desired_postings=rows.count("desired"),
        mismatched_effective=mismatched,
        desired_effective=desired,
        **pull(found.market.ads, found.causes),
    )


def caveats(found: Findings, given: Given, extractor: Extractor, settings: Settings) -> tuple[Notice, ...]:
    """What has to be said beside an audit."""
    sides, table, causes = found.sides, found.terms.table, found.causes
    called = {a.term: a.called for a in found.attractions}
    flagged = (a.term for a in found.attractions if a.verdict in ("wrong_role", "probably_wrong_role"))
    wrong = {term: called[term] for term in flagged}
    one_sided = not all(sides.values())
    return (
        *(notice for sources in given.values() for source in sources for notice in source.notices),
        *notices.model_notices(extractor.model),
        *notices.lexicon_notices(extractor.own),
        *(() if one_sided else kin_notices(table, extractor, settings)),
        *notices.sample_notices(side_sizes(table), {side: len(sides[side]) for side in sides}),
        *doubts(found.profile, extractor.language),
        *notices.profile_notices(found.profile),
        *notices.weight_notices(
            survival(found.contrasts, found.profile, found.terms.own, causes, settings.seed), wrong
        ),
        *notices.search_notices(causes, {p.id: p for side in sides for p in sides[side]}, found.searches),
        *found.cleaned.notices,
        *(() if one_sided else what_would_help(table, found.contrasts, found.terms.family, called, settings)),
    )


def provenance(
    given: Given,
    also: Sequence[Source],
    told: Sequence[Reported | Appearances],
    settings: Settings,
    extractor: Extractor,
) -> Provenance:
    """What an audit was made of, and with; `also` are further texts of the person."""
    inputs = [_input(source, side) for side, sources in given.items() for source in sources]
    inputs += [_input(source, "also") for source in also]
    inputs += [_told(one) for one in told]
    inputs += [Input(own.name, "lexicon", "toml", own.sha256) for own in extractor.own]
    return Provenance(
        auditor=auditor.__version__,
        python=platform.python_version(),
        spacy=version("spacy"),
        model=extractor.model,
        settings=settings.as_dict(),
        inputs=tuple(sorted(inputs, key=lambda i: (i.side, i.sha256, i.name))),
        seed=settings.seed,
        date="",  # of whoever keeps the audit
    )


def _input(source: Source, side: InputSide | Literal["also"]) -> Input:
    return Input(source.name, side, source.format, hashlib.sha256(text_of(source).encode()).hexdigest())


def _told(one: Reported | Appearances) -> Input:
    """A recruiter's search, or a week of LinkedIn's, as an input."""
    if isinstance(one, Reported):
        return Input(RECORDED, one.side, "search", hashlib.sha256(one.text.encode()).hexdigest())
    sha256 = hashlib.sha256(json.dumps(asdict(one), sort_keys=True).encode()).hexdigest()
    return Input(f"{SOURCE} {one.date}", "appearances", "appearances", sha256)
