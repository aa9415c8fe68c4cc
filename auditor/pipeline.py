"""The whole method in one screenful: sources in, audit out."""

from __future__ import annotations

import hashlib
import platform
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import NamedTuple

import auditor
from auditor import languages, policy, sections
from auditor.attribute import Causes, Postings, attribute, explain, pull, survival
from auditor.contrast.counts import attested, term_frequencies, term_table
from auditor.contrast.groups import diagnose
from auditor.contrast.verdicts import UNSEARCHED, Chance, contrast, side_sizes, what_would_help
from auditor.edits import action, plan
from auditor.exposure import Exposure, field_name
from auditor.languages import Language
from auditor.records import (
    Attraction,
    Audit,
    Corpus,
    Document,
    Input,
    InputSide,
    Mention,
    Provenance,
    Reported,
    Search,
    Section,
    Side,
    Source,
    Summary,
    Term,
    TermTable,
    Trend,
)
from auditor.searches import Findable, Wanted, canonical, findable, wanted
from auditor.sections.clean import clean, masked_names
from auditor.settings import Settings
from auditor.suggest import headline
from auditor.terms import Extractor, OpenTerms

REPORTED_TIMES = 3  # a recruiter's own word weighs as one that a posting repeats
RECORDED, RECORDED_ID = "recorded search", "recorded-"
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
    shown = as_found(corpus.profile, own)
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
        *policy.profile_notices(corpus.profile),
        *policy.weight_notices(
            survival(contrasts, corpus.profile, own, causes, settings.seed),
            {a.term for a in attractions if a.verdict in ("wrong_role", "probably_wrong_role")},
        ),
        *policy.search_notices(causes, {p.id: p for side in sides for p in sides[side]}),
        *cleaned.notices,
        *(() if one_sided else what_would_help(table, contrasts, family, settings)),
    )
    summary = _summary(attractions, chance, table.sides.tolist(), sizes, market.ads, causes)
    return Audit(
        _provenance(given, told, settings, extractor, date),
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


def reported(told: Sequence[Reported], language: Language) -> dict[Side, tuple[Document, ...]]:
    """What recruiters searched for as postings that ask for nothing but its words, each three times."""
    made: dict[Side, list[Document]] = {"mismatched": [], "desired": []}
    for number, one in enumerate((one for one in told if one.words), start=1):
        id = f"{RECORDED_ID}{number:02}"
        text = "\n".join(word for word in one.words for _ in range(REPORTED_TIMES))
        section = Section("requirements", text)
        made[one.side].append(Document(id, "", "", language.code, (section,), RECORDED, cluster=id))
    return {side: tuple(documents) for side, documents in made.items()}


def said(mentions: Sequence[Mention]) -> frozenset[str]:
    """The terms that a search names: "Spring Boot developer" names Spring Boot, but not Spring."""
    inner = [m for m in mentions if m.inner]
    return frozenset(
        m.term
        for m in mentions
        if not any(o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in inner)
    )


class Read(NamedTuple):
    """The terms of a profile and of the postings, and what the postings say of each."""

    phrases: OpenTerms
    mentions: dict[str, tuple[Mention, ...]]
    table: TermTable
    own: tuple[Mention, ...]


def find_terms(
    profile: Document, sides: dict[Side, tuple[Document, ...]], extractor: Extractor, settings: Settings
) -> Read:
    """The terms on which everything else rests; phrases of the profile's own count if postings use them."""
    phrases = extractor.open_terms(profile)
    mentions = _mentions(sides, extractor, phrases)
    table = term_table(sides, mentions, settings)
    useful = extractor.only(phrases, attested(table, phrases.terms, settings))
    return Read(phrases, mentions, table, extractor.find(profile, useful).mentions)


def as_found(profile: Document, mentions: Sequence[Mention]) -> Findable:
    """A profile as searches see it."""
    return findable(profile, mentions, field_name, Exposure(profile).frequency)


@dataclass(frozen=True, slots=True)
class Market:
    """What recruiters of both sides look for, drawn from the postings."""

    ads: dict[Side, tuple[Wanted, ...]]
    spellings: Callable[[str], Sequence[str]]

    @classmethod
    def of(
        cls,
        sides: dict[Side, tuple[Document, ...]],
        mentions: dict[str, tuple[Mention, ...]],
        extractor: Extractor,
        settings: Settings,
    ) -> Market:
        """Every distinct posting once, with the weight of all its reposts."""
        made: dict[Side, tuple[Wanted, ...]] = {}
        for side, postings in sides.items():
            weights: dict[str, float] = {}
            for posting in postings:
                cluster = posting.cluster or posting.id
                weights[cluster] = weights.get(cluster, 0.0) + posting.weight
            made[side] = tuple(
                wanted(
                    replace(posting, weight=weights[posting.id]),
                    mentions[posting.id],
                    term_frequencies(posting, mentions[posting.id], settings),
                    extractor.background_share,
                    settings,
                )
                for posting in postings
                if posting.weight > 0 and posting.cluster in ("", posting.id)
            )
        return cls(made, extractor.spellings)

    def searches(self, profile: Findable) -> tuple[Search, ...]:
        """Every search that can be typed for a posting, tried on a profile."""
        return tuple(
            search
            for side, ads in self.ads.items()
            for ad in ads
            for search in canonical(profile, ad, side, self.spellings)
        )

    def before_and_after(self, profile: Findable, edited: Findable) -> tuple[Search, ...]:
        """The searches tried on a profile, and on the same one after some edits."""
        both = zip(self.searches(profile), self.searches(edited), strict=True)
        return tuple(replace(before, found_after=after.found) for before, after in both)


def divide(
    profile: Source, desired: Sequence[Source], mismatched: Sequence[Source], settings: Settings
) -> Corpus:
    """Sections for everything; postings are numbered in the order of their text, so that the order
    in which files were named changes nothing."""
    language = languages.load(settings.language)
    sides: dict[Side, tuple[Document, ...]] = {}
    for side, sources in (("desired", desired), ("mismatched", mismatched)):
        ordered = sorted(sources, key=lambda source: (text_of(source), source.name))
        sides[side] = tuple(  # type: ignore[index]  # mypy widens the literals of the tuple to str
            sections.posting(source, id=f"{side}-{number:02}", language=language)
            for number, source in enumerate(ordered, start=1)
        )
    return Corpus(sections.profile(profile, language), sides["desired"], sides["mismatched"])


def text_of(source: Source) -> str:
    """Everything a source says, as one text."""
    return "\n".join(block.text for block in source.blocks)


def _mentions(
    sides: dict[Side, tuple[Document, ...]], extractor: Extractor, phrases: OpenTerms
) -> dict[str, tuple[Mention, ...]]:
    """Mentions by posting id, without those that are the employer's own name."""
    postings = [posting for side in sides for posting in sides[side]]
    found = {posting.id: extractor.find(posting, phrases).mentions for posting in postings}
    surfaces = {key: {m.surface.casefold() for m in mentions} for key, mentions in found.items()}
    masked = masked_names(postings, surfaces, extractor.language)
    return {
        key: tuple(m for m in mentions if m.kind != "seniority" and m.surface.casefold() not in masked[key])
        for key, mentions in found.items()
    }


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


def _summary(
    attractions: Sequence[Attraction],
    by_chance: Chance,
    rows: Sequence[str],
    sizes: tuple[float, float],
    ads: dict[Side, tuple[Wanted, ...]],
    causes: Causes,
) -> Summary:
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


def _provenance(
    given: Sequence[tuple[InputSide, Source]],
    told: Sequence[Reported],
    settings: Settings,
    extractor: Extractor,
    date: str,
) -> Provenance:
    inputs = [
        Input(source.name, side, source.format, hashlib.sha256(text_of(source).encode()).hexdigest())
        for side, source in given
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
