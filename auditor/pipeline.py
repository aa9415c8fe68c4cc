"""The whole method in one screenful: sources in, audit out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor import policy
from auditor.contrast.groups import diagnose
from auditor.contrast.verdicts import contrast, side_sizes, what_would_help
from auditor.corpus_terms import find_terms, said
from auditor.edits.attractions import Postings, attribute, survival
from auditor.edits.causes import Causes, explain
from auditor.edits.plan import action, plan
from auditor.edits.wording import headline
from auditor.provenance import provenance, summarised
from auditor.records import (
    Attraction,
    Audit,
    InputSide,
    Mention,
    Reported,
    Source,
    Term,
    TermTable,
    Trend,
)
from auditor.searches.market import Market
from auditor.searches.profile import findable
from auditor.sections.clean import clean
from auditor.sections.corpus import RECORDED_ID, divide, reported
from auditor.sections.doubts import doubts
from auditor.settings import Settings
from auditor.terms import Extractor, OpenTerms

CONFIRMED = "; confirmed by recruiter"


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

    Args:
        profile: the profile as it was read.
        desired: postings for the roles the person wants.
        mismatched: postings the person was wrongly contacted about.
        settings: the method's constants.
        told: what recruiters said brought them, as evidence beside the postings.
        trend: of the contacts so far, for the reports.
        date: the day of the audit for its provenance; nothing is computed from it.
        extractor: one made before, to save loading the model again.

    Raises:
        ThinInput: the profile is too short, or no posting is left on either side.
        WrongInput: the two sides are the same postings.
    """
    extractor = extractor or Extractor(settings)
    given: list[tuple[InputSide, Source]] = [("profile", profile)]
    given += [("desired", source) for source in desired] + [("mismatched", source) for source in mismatched]

    # 1. Divide into sections; postings in an order of their own, whatever order they came in
    corpus = divide(profile, desired, mismatched, settings)
    policy.check_profile(corpus.profile, settings)

    # 2. Clean: boilerplate, reposts, employers
    cleaned = clean({"mismatched": corpus.mismatched, "desired": corpus.desired}, settings)
    policy.check_sides(cleaned.sides)
    searched = reported(told, extractor.language)
    sides = {side: (*postings, *searched[side]) for side, postings in cleaned.sides.items()}

    # 3. Find the terms: the profile's, among them phrases of its own, then those of every posting
    phrases, mentions, table, own = find_terms(corpus.profile, sides, extractor, settings)

    # 4. Contrast the sides
    family, candidates = _judged(phrases, table, own, extractor)
    one_sided = not (sides["mismatched"] and sides["desired"])
    background = extractor.background_share if one_sided else None
    confirmed = Counter(term for one in searched["mismatched"] for term in said(mentions[one.id]))
    contrasts, chance = contrast(table, family, candidates, settings, background, frozenset(confirmed))

    # 5. Search as recruiters would, and attribute what is found to the places where the profile says it
    market = Market.of(sides, mentions, extractor, settings)
    shown = findable(corpus.profile, own)
    causes = explain(shown, market.ads)
    quoted = [Postings(side, sides[side], mentions) for side in sides]
    attractions = _advised(
        attribute(contrasts, corpus.profile, own, quoted, causes), confirmed, causes, settings
    )

    # 6. Find the smallest set of edits that works, and try every search on the profile after it
    smallest, edited = plan(attractions, corpus.profile, shown, market.ads, market.searches, settings)
    searches = market.before_and_after(shown, edited)
    leaving = {edit.term for edit in smallest.edits if edit.action in ("remove", "demote")}
    smallest = replace(smallest, headline=headline(corpus.profile, own, leaving))

    # 7. Say what has to be said beside it
    sizes = side_sizes(table)
    notices = (
        *(notice for _, source in given for notice in source.notices),
        *policy.model_notices(extractor.model),
        *policy.lexicon_notices(extractor.own),
        *policy.sample_notices(sizes, {side: len(sides[side]) for side in sides}),
        *doubts(corpus.profile, extractor.language),
        *policy.profile_notices(corpus.profile),
        *policy.weight_notices(
            survival(contrasts, corpus.profile, own, causes, settings.seed),
            {a.term for a in attractions if a.verdict in ("wrong_role", "probably_wrong_role")},
        ),
        *policy.search_notices(causes, {p.id: p for side in sides for p in sides[side]}),
        *cleaned.notices,
        *(() if one_sided else what_would_help(table, contrasts, family, settings)),
    )
    summary = summarised(attractions, chance, table.sides.tolist(), sizes, market.ads, causes)
    return Audit(
        provenance(given, told, settings, extractor, date),
        notices,
        corpus.profile,
        sides["desired"],
        sides["mismatched"],
        attractions,
        searches,
        smallest,
        summary,
        tuple(told),
        diagnose(cleaned.sides, mentions, table, family, searches, extractor.background_share, settings),
        trend,
    )


def _judged(
    phrases: OpenTerms, table: TermTable, own: Sequence[Mention], extractor: Extractor
) -> tuple[dict[str, Term], dict[str, Term]]:
    """The profile's terms, and those of the postings that it lacks, by name."""
    named = sorted({m.term for m in own if m.kind != "seniority"})
    family = {n: t for n in named if (t := phrases.terms.get(n) or extractor.term(n))}
    asked = [str(name) for name in table.presence if name not in family]
    return family, {n: t for n in asked if (t := extractor.term(n))}


def _advised(
    attractions: Sequence[Attraction], confirmed: Mapping[str, int], causes: Causes, settings: Settings
) -> tuple[Attraction, ...]:
    """With what is advised for each term, and a mark on those that recruiters said they searched for."""
    told = {ad for ads in causes.explains.values() for ad in ads if ad.startswith(RECORDED_ID)}
    protected = frozenset(settings.protect)
    return tuple(
        replace(
            a,
            action=action(a, protected),
            why=a.why + CONFIRMED * (a.term in confirmed),
            confirmed=confirmed.get(a.term, 0),
            explains=len(causes.explains.get(a.term, frozenset()) - told),
        )
        for a in attractions
    )
