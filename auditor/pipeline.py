"""The whole method in one screenful: sources in, audit out."""

from __future__ import annotations

from collections.abc import Sequence

from auditor import policy
from auditor.clean import clean
from auditor.contrast import contrast, side_sizes, what_would_help
from auditor.corpus_terms import confirmed, find_terms
from auditor.edits.attractions import Postings, attribute, survival
from auditor.edits.causes import explain
from auditor.edits.plan import plan
from auditor.groups import diagnose
from auditor.provenance import provenance, summarised
from auditor.records import Audit, Reported, Source, Trend
from auditor.searches.market import Market
from auditor.searches.profile import Profile
from auditor.sections.corpus import divide, reported
from auditor.settings import Settings
from auditor.terms import Extractor


def audit(
    profile: Source,
    desired: Sequence[Source],
    mismatched: Sequence[Source],
    settings: Settings,
    *,
    told: Sequence[Reported] = (),
    trend: Trend | None = None,
    date: str = "",
    extractor: Extractor | None = None,
) -> Audit:
    """Audit one profile against the postings of both sides; one side may be empty, not both.

    `told` is what recruiters said brought them, as evidence beside the postings. `trend` and `date` are for
    the reports: nothing is computed from them. An `extractor` made before saves loading the model again.

    Raises:
        ThinInput: the profile is too short, or no posting is left on either side.
        WrongInput: the two sides are the same postings.
    """
    extractor = extractor or Extractor(settings)
    # 1. Divide into sections; postings in an order of their own, whatever order they came in
    corpus = divide(profile, desired, mismatched, settings)
    policy.check_profile(corpus.profile, settings)
    # 2. Clean: boilerplate, reposts, employers; what recruiters searched for counts as postings
    cleaned = clean({"mismatched": corpus.mismatched, "desired": corpus.desired}, settings)
    policy.check_sides(cleaned.sides)
    searched = reported(told, extractor.language)
    sides = {side: (*postings, *searched[side]) for side, postings in cleaned.sides.items()}
    one_sided = not all(sides.values())
    # 3. Find the terms: the profile's, among them phrases of its own, then those of every posting
    terms = find_terms(corpus.profile, sides, extractor, settings)
    # 4. Contrast the sides
    background = extractor.background_share if one_sided else None
    sure = confirmed(searched["mismatched"], terms.mentions)
    contrasts, chance = contrast(
        terms.table, terms.family, terms.lacking, settings, background, frozenset(sure)
    )
    # 5. Search as recruiters would, and attribute what is found to the places where the profile says it
    market = Market.of(sides, terms.mentions, extractor, settings)
    shown = Profile.of(corpus.profile, terms.own, terms.rare)
    causes = explain(shown.seen, market.ads)
    quoted = [Postings(side, sides[side], terms.mentions) for side in sides]
    found = attribute(contrasts, corpus.profile, terms.own, quoted, causes, sure, settings.protect)
    # 6. Find the smallest set of edits that works, and try every search on the profile after it
    planned = plan(found, shown, market, settings)
    # 7. Say what has to be said beside it
    sizes = side_sizes(terms.table)
    notices = (
        *(notice for source in (profile, *desired, *mismatched) for notice in source.notices),
        *policy.model_notices(extractor.model),
        *policy.lexicon_notices(extractor.own),
        *policy.sample_notices(sizes, {side: len(sides[side]) for side in sides}),
        *policy.profile_notices(corpus.profile),
        *policy.weight_notices(
            survival(contrasts, corpus.profile, terms.own, causes, settings.seed),
            {a.term for a in found if a.verdict in ("wrong_role", "probably_wrong_role")},
        ),
        *policy.search_notices(causes, {p.id: p for side in sides for p in sides[side]}),
        *cleaned.notices,
        *(what_would_help(terms.table, contrasts, terms.family, settings) if not one_sided else ()),
    )
    return Audit(
        provenance((profile, desired, mismatched), told, settings, extractor, date),
        notices,
        corpus.profile,
        sides["desired"],
        sides["mismatched"],
        found,
        planned.searches,
        planned.plan,
        summarised(found, chance, terms.table.sides.tolist(), sizes, market.ads, causes),
        tuple(told),
        diagnose(
            cleaned.sides, terms.mentions, terms.table, terms.family, planned.searches,
            extractor.background_share, settings,
        ),
        trend,
    )  # fmt: skip
