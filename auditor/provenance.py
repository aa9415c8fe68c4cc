"""What an audit says of itself: its figures, and what it was made of and with."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version

import auditor
from auditor.contrast import UNSEARCHED, Chance
from auditor.edits.causes import Causes, pull
from auditor.records import Attraction, Input, InputSide, Provenance, Reported, Side, Source, Summary
from auditor.searches.drawn import Wanted
from auditor.sections.corpus import RECORDED, text_of
from auditor.settings import Settings
from auditor.terms import Extractor


def summarised(
    attractions: Sequence[Attraction],
    by_chance: Chance,
    rows: Sequence[str],
    sizes: tuple[float, float],
    ads: Mapping[Side, Sequence[Wanted]],
    causes: Causes,
) -> Summary:
    """The figures of an audit."""
    verdicts = [a.verdict for a in attractions]
    return Summary(
        searchable_terms=sum(a.mentions > 0 and a.kind not in UNSEARCHED for a in attractions),
        wrong_role=verdicts.count("wrong_role"),
        probably_wrong_role=verdicts.count("probably_wrong_role"),
        expected_wrong_by_chance=by_chance.firm,
        expected_probable_by_chance=by_chance.probable,
        mismatched_postings=rows.count("mismatched"),
        desired_postings=rows.count("desired"),
        mismatched_effective=sizes[0],
        desired_effective=sizes[1],
        **pull(ads, causes),
    )


def provenance(
    given: tuple[Source, Sequence[Source], Sequence[Source]],
    told: Sequence[Reported],
    settings: Settings,
    extractor: Extractor,
    date: str,
) -> Provenance:
    """What an audit was made of, and with; `given` are the profile, the desired and the mismatched side."""
    profile, desired, mismatched = given
    sides: dict[InputSide, Sequence[Source]] = {
        "profile": [profile],
        "desired": desired,
        "mismatched": mismatched,
    }
    inputs = [
        Input(source.name, side, source.format, hashlib.sha256(text_of(source).encode()).hexdigest())
        for side, sources in sides.items()
        for source in sources
    ]
    inputs += [
        Input(RECORDED, one.side, "search", hashlib.sha256(one.text.encode()).hexdigest()) for one in told
    ]
    inputs += [Input(own.name, "lexicon", "toml", own.sha256) for own in extractor.own]
    return Provenance(
        auditor=auditor.__version__,
        python=platform.python_version(),
        spacy=version("spacy"),
        model=extractor.model,
        settings=settings.as_dict(),
        inputs=tuple(sorted(inputs, key=lambda i: (i.side, i.sha256, i.name))),
        seed=settings.seed,
        date=date,
    )
