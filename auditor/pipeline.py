"""The whole method in one screenful: sources in, audit out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor import coherence, notices
from auditor.contrast.appeared import Judge
from auditor.contrast.attached import attached
from auditor.contrast.closeness import Sides
from auditor.contrast.corpus import confirmed, find_terms
from auditor.contrast.groups import diagnose
from auditor.contrast.own_words import named, wordings
from auditor.contrast.themes import themes, with_searches
from auditor.contrast.together import together
from auditor.contrast.uncounted import uncounted
from auditor.contrast.verdicts import contrast
from auditor.edits.attractions import Beside, Postings, attribute
from auditor.edits.causes import explain
from auditor.edits.left import settled
from auditor.edits.opening import opening
from auditor.edits.plan import plan
from auditor.edits.rewording import Read, rewordings
from auditor.provenance import Findings, Given, caveats, provenance, summarised
from auditor.reasons import Known, reasons
from auditor.records import Appearances, Audit, Reported, Source
from auditor.searches.market import Market
from auditor.searches.profile import Profile
from auditor.sections.clean import clean
from auditor.sections.corpus import divide, reported
from auditor.settings import Settings
from auditor.terms import Extractor


def audit(
    profile: Source,
    desired: Sequence[Source],
    mismatched: Sequence[Source],
    settings: Settings,
    *,
    also: Sequence[Source] = (),
    told: Sequence[Reported | Appearances] = (),
    corrected: Mapping[str, Sequence[str]] | None = None,
    extractor: Extractor | None = None,
) -> Audit:
    """Audit one profile against the postings of both sides; one side may be empty, not both.

    `also` are further texts of the person, which are held against the profile and count for nothing. `told`
    is what recruiters said brought them, and LinkedIn that the profile was found for, a week once, as
    evidence beside the postings. `corrected` is why contacts were wrong, by the name of their source, where
    the person says so. An `extractor` made before saves loading the model again.

    Raises:
        ThinInput: the profile is too short, or no posting is left on either side.
        WrongInput: the two sides are the same postings.
    """
    extractor = extractor or Extractor(settings)
    # 1. Divide into sections; postings in an order of their own, whatever order they came in
    corpus = divide(profile, desired, mismatched, settings)
    notices.check_profile(corpus.profile, settings)
    # 2. Clean: boilerplate, reposts, employers; what recruiters searched for counts as postings
    cleaned = clean({"mismatched": corpus.mismatched, "desired": corpus.desired}, settings)
    notices.check_sides(cleaned.sides)
    heard = tuple(one for one in told if isinstance(one, Reported))
    searched = reported(heard, extractor.language)
    sides = {side: (*postings, *searched[side]) for side, postings in cleaned.sides.items()}
    # 3. Find the terms: the profile's, among them phrases of its own, then those of every posting
    terms = find_terms(corpus.profile, sides, extractor, settings)
    appeared = tuple(one for one in told if isinstance(one, Appearances))
    if appeared:
        judge = Judge(Sides.of(cleaned.sides, extractor, settings), extractor, terms.phrases, settings)
        appeared = judge.sided(appeared)
        terms = terms.hearing(judge.weights(appeared))
    sure = confirmed(searched["mismatched"], terms.mentions)
    # 4. Contrast the sides, words that go together as one; what a part of a profile lacks may stand elsewhere
    shares = extractor.background_share
    at_large = None if all(sides.values()) else shares
    tested = terms.table, terms.family, {} if notices.is_partial(profile) else terms.lacking
    related = together(terms.table, terms.family, shares, settings)
    contrasts, chance = contrast(*tested, settings, at_large, frozenset(sure), related)
    # 5. Search as recruiters would, and attribute what is found to the places where the profile says it
    market = Market.of(sides, terms.mentions, extractor, settings)
    shown = Profile.of(corpus.profile, terms.own, terms.rare)
    causes = explain(shown.seen, market.ads)
    quoted = [Postings(side, sides[side], terms.mentions) for side in sides]
    lexicon, judged = extractor.lexicon, [c.term for c in contrasts]
    words = wordings(judged, corpus.profile, terms.own, terms.mentions, lexicon)
    kept = named(settings.protect, words, lexicon)
    aside = Beside(words, uncounted(judged, corpus.profile, sides, terms, extractor))
    attractions = attribute(contrasts, corpus.profile, terms.own, quoted, causes, sure, kept, aside)
    grouped = terms.table, related.groups, terms.family
    beside = attached(*grouped, corpus.profile, terms.own, shares, settings)
    pulling = themes(
        terms.table, related, terms.family, attractions, causes.explains, settings, frozenset(sure), beside
    )
    # 6. Find the smallest set of edits that works, and try every search on the profile after it
    smallest, searches, *_ = plan(attractions, shown, market, settings, pulling, kept)
    attractions = settled(attractions, smallest.edits, smallest.left)
    if not notices.is_partial(profile):  # else the word may stand in what the file leaves out
        same = Read(corpus.profile, terms.own, sides, terms.mentions, lexicon, extractor.language, shares)
        first = opening(attractions, smallest, same, kept)
        smallest = replace(smallest, rewordings=rewordings(attractions, same), opening=first)
    groups = diagnose(cleaned.sides, terms.mentions, terms.table, terms.family, searches, shares, settings)
    # 7. Say why each contact was wrong, which is not always the words' fault
    mentions = {name: one.mentions for name, one in terms.found.items()}
    known = Known(mentions, searches, attractions, shares, causes.explains)
    why = reasons(corpus, known, extractor.language, corrected or {})
    # 8. Hold what the person says against itself, and against what they say elsewhere
    said = coherence.Known(
        coherence.Read(corpus.profile, terms.own), attractions, sides, terms.mentions, extractor
    )
    rules = replace(settings, shuffles=1)
    against = coherence.check(
        said, also, lambda more: contrast(terms.table, more, {}, rules, at_large, frozenset(sure))[0]
    )
    # 9. Say what has to be said beside it
    given: Given = {"profile": (profile,), "desired": desired, "mismatched": mismatched}
    found = Findings(
        corpus.profile, cleaned, sides, terms, contrasts, chance, market, causes, attractions, searches
    )
    return Audit(
        provenance(given, also, told, settings, extractor),
        (*caveats(found, given, extractor, settings), *against.notices),
        corpus.profile, sides["desired"], sides["mismatched"],
        attractions, searches, smallest, summarised(found), heard, groups,
        why_wrong=why, contradictions=against.contradictions, appearances=appeared,
        themes=with_searches(pulling, searches),
    )  # fmt: skip
