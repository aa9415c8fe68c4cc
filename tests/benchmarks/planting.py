"""Profiles with words planted that only the mismatched label asks for, and audits that are watched."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import permutations
from math import sqrt
from typing import Any

import numpy as np
import pandas as pd
import verdict_gate as gate
from verdict_gate import Ad, Extractor

from auditor import pipeline, provenance, sections
from auditor.contrast import corpus as corpus_terms
from auditor.contrast.counts import term_frequencies, term_table
from auditor.edits.attractions import _ranks
from auditor.edits.plan import Planned
from auditor.records import Audit, Document, Mention, Numbers, Plan, Side, Source, TermTable
from auditor.searches import market
from auditor.searches import profile as profile_room
from auditor.searches.drawn import Wanted
from auditor.searches.market import Market
from auditor.searches.profile import Findable
from auditor.sections.clean import clean, without_boilerplate
from auditor.sections.corpus import divide
from auditor.settings import Settings
from auditor.terms import OpenTerms

PLANTED = 5
MOST_MENTIONS = 2  # of a planted term
LISTED = 8  # of the person's own terms, in Skills
ABOUT_LINES = 3
PLANTABLE = ("tool", "language", "method", "domain", "certification")
CARRIERS = ("Experience with {}.", "Worked with {}.", "Responsible for {}.")
PLACES = ("headline", "about", "current", "past", "skills")
FAR_PAIRS = 12  # (desired, mismatched) labels per source
FAR_COSINE = 0.20  # labels of one source that are more alike are not far apart
FAR_SIZE = 5
MOST_TRIES = 5  # draws per run that is wanted; some have too little to plant
STAGES = {  # by the module that calls them
    "term_table": corpus_terms,
    "contrast": pipeline,
    "wanted": market,
    "findable": profile_room,
    "explain": pipeline,
    "attribute": pipeline,
    "tried": market,
    "plan": pipeline,
    "survival": provenance,
}
NOTHING = Numbers(0, 0, 0, 0, 0, 0, 0, 0)
NO_PLAN = Plan((), NOTHING, NOTHING, 0, 0, (0, 0), (0, 0), False, False, 0, reached=())


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be planted: held-out shares of the mismatched label, and of the desired one."""

    least_mismatched: float
    least_gap: float = 0.0
    most_desired: float = 1.0

    def allows(self, mismatched: float, desired: float) -> bool:
        return (
            mismatched >= self.least_mismatched
            and mismatched - desired >= self.least_gap
            and desired <= self.most_desired
        )


CLOSE_RULE = Rule(0.12, least_gap=0.10)
FAR_RULE = Rule(0.30, most_desired=0.05)


@dataclass(frozen=True, slots=True)
class Planted:
    """One run: a profile of the desired label with foreign terms in it, the audit's ads, the held-out ads."""

    source: str
    profile: Source
    terms: tuple[str, ...]
    desired: tuple[Ad, ...]
    mismatched: tuple[Ad, ...]
    held_desired: tuple[Ad, ...]
    held_mismatched: tuple[Ad, ...]
    is_resume: bool
    asked: int  # postings a side; where data are short there are a few less


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Ads in neither profile nor audit, read as the product reads its own."""

    sides: dict[Side, tuple[Document, ...]]
    table: TermTable
    ads: dict[Side, tuple[Wanted, ...]]

    def shares(self, side: Side) -> pd.Series:
        """Document share of every term."""
        return self._mean(side, self.table.presence > 0)

    def soft_shares(self, side: Side) -> pd.Series:
        """Mean soft presence of every term, which the audit's gap estimates."""
        return self._mean(side, self.table.presence)

    def soft_error(self, side: Side) -> pd.Series:
        """Standard error of that mean: the held-out ads are a sample, too."""
        rows = (self.table.sides == side).to_numpy()
        n = max(2, int(rows.sum()))
        return self.table.presence[rows].std(ddof=1).fillna(0.0) / sqrt(n)

    def gaps(self) -> pd.Series:
        """True gap of every term, by document shares."""
        return self.shares("mismatched") - self.shares("desired")

    def _mean(self, side: Side, values: pd.DataFrame) -> pd.Series:
        rows = (self.table.sides == side).to_numpy()
        weights = self.table.weights.to_numpy()[rows]
        means = np.average(values.to_numpy(dtype=float)[rows], axis=0, weights=weights)
        return pd.Series(means, index=values.columns)


@dataclass(slots=True)
class Stages:
    """What the stages of one audit were given, what they answered, and how long each took in all."""

    given: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Watched:
    """An audit with what it computed on its way."""

    audit: Audit
    stages: Stages

    @property
    def ranks(self) -> dict[str, float]:
        """R by term: the order of the terms before exposure."""
        contrasts, causes = self.stages.given["attribute"][0], self.stages.given["attribute"][4]
        return _ranks([c for c in contrasts if c.verdict != "missing"], causes)

    @property
    def table(self) -> TermTable:
        return self.stages.answers["term_table"]

    @property
    def sides(self) -> Mapping[Side, Sequence[Document]]:
        return self.stages.given["term_table"][0]

    @property
    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        return self.stages.given["term_table"][1]

    @property
    def own(self) -> Sequence[Mention]:
        return self.stages.given["findable"][1]

    @property
    def profile(self) -> Findable:
        return self.stages.answers["findable"]

    @property
    def edited(self) -> Findable:
        """The profile after the plan."""
        return self.stages.answers["plan"].seen


# --- audits ---------------------------------------------------------------------------------------


def watched(
    profile: Source,
    desired: Sequence[Source],
    mismatched: Sequence[Source],
    extractor: Extractor,
    *,
    quick: bool = False,
) -> Watched:
    """The product's own audit, its stages looked over the shoulder.

    `quick` leaves out the plan and all but one shuffle, which change neither ranks nor verdicts.
    """
    settings = replace(extractor.settings, shuffles=1) if quick else extractor.settings
    with watching(skip_plan=quick) as stages:
        started = time.perf_counter()
        audit = pipeline.audit(profile, desired, mismatched, settings, extractor=extractor)
        stages.total = time.perf_counter() - started
    return Watched(audit, stages)


@contextmanager
def watching(*, skip_plan: bool = False) -> Iterator[Stages]:
    """Every stage function of the pipeline reports; a stage inside another counts as part of that one."""
    stages, running = Stages(), []
    originals = {name: getattr(caller, name) for name, caller in STAGES.items()}

    def reporting(name: str, function: Any) -> Any:
        def run(*args: Any, **kwargs: Any) -> Any:
            running.append(name)
            started = time.perf_counter()
            answer = function(*args, **kwargs)
            running.pop()
            if not running:
                stages.seconds[name] = stages.seconds.get(name, 0.0) + time.perf_counter() - started
            stages.given[name], stages.answers[name] = args, answer
            return answer

        return run

    try:
        for name, function in originals.items():
            setattr(STAGES[name], name, reporting(name, function))
        if skip_plan:
            pipeline.plan = lambda _, shown, *rest, **more: Planned(NO_PLAN, (), shown.document, shown.seen)
        yield stages
    finally:
        for name, function in originals.items():
            setattr(STAGES[name], name, function)


def held_out(
    profile: Source, desired: Sequence[Ad], mismatched: Sequence[Ad], phrases: OpenTerms, extractor: Extractor
) -> HeldOut:
    """Held-out ads with the same cleaning, counting and searches as an audit's."""
    settings = extractor.settings
    corpus = divide(profile, [ad.source for ad in desired], [ad.source for ad in mismatched], settings)
    sides = clean({"mismatched": corpus.mismatched, "desired": corpus.desired}, settings).sides
    found = corpus_terms.found_in(sides, extractor, phrases)
    mentions = corpus_terms.mentions_of(sides, found, extractor.language)
    table = term_table(sides, mentions, settings)
    return HeldOut(sides, table, Market.of(sides, mentions, extractor, settings).ads)


# --- cases ----------------------------------------------------------------------------------------


class Draw:
    """Draws runs; keeps which ads of two labels stand apart, which is slow to find."""

    def __init__(
        self,
        ads: Mapping[str, Mapping[str, tuple[Ad, ...]]],
        resumes: Mapping[str, tuple[Source, ...]],
        extractor: Extractor,
    ) -> None:
        self._ads, self._resumes, self._extractor = ads, resumes, extractor
        self._apart: dict[tuple[str, str, str], tuple[list[Ad], list[Ad]]] = {}

    def run(
        self, source: str, pair: tuple[str, str], size: int, rule: Rule, rng: random.Random
    ) -> Planted | None:
        """A run of (desired, mismatched) labels; None where too few terms may be planted."""
        key = source, *pair
        if key not in self._apart:
            self._apart[key] = gate.apart(self._ads[source][pair[0]], self._ads[source][pair[1]])
        desired, mismatched = (rng.sample(side, len(side)) for side in self._apart[key])
        asked, size = size, min(size, *gate.sizes(desired, mismatched))
        own, desired = desired[: gate.DESIRED_IN_PROFILE], desired[gate.DESIRED_IN_PROFILE :]
        fitting = [r for c in gate.FITTING.get(pair[0], ()) for r in self._resumes.get(c, ())]
        resume = rng.choice(fitting) if fitting and rng.random() < 0.5 else None
        page = Page.of_resume(resume) if resume else Page.of_ads(own)
        known = self._known(page.source())
        if not resume:
            listable = sorted({m.term for m in known if m.kind in PLANTABLE})
            page.skills += rng.sample(listable, min(LISTED, len(listable)))
        held = desired[size:], mismatched[size:]
        terms = self._plantable(page.source(), *held, {m.term for m in known}, rule)
        if len(terms) < PLANTED:
            return None
        terms = rng.sample(terms, PLANTED)
        for term in terms:
            for _ in range(rng.randint(1, MOST_MENTIONS)):
                page.plant(term, rng)
        chosen = map(tuple, (desired[:size], mismatched[:size], *held))
        return Planted(source, page.source(), tuple(terms), *chosen, resume is not None, asked)

    def _known(self, profile: Source) -> tuple[Mention, ...]:
        document = sections.profile(profile, self._extractor.language)
        return self._extractor.find(document).mentions

    def _plantable(
        self, profile: Source, desired: Sequence[Ad], mismatched: Sequence[Ad], known: set[str], rule: Rule
    ) -> list[str]:
        held = held_out(profile, desired, mismatched, no_phrases(self._extractor), self._extractor)
        wrong, right = held.shares("mismatched"), held.shares("desired")
        return [
            str(name)
            for name in sorted(wrong.index)
            if name not in known
            and (term := self._extractor.term(str(name)))
            and term.kind in PLANTABLE
            and rule.allows(wrong[name], right[name])
        ]


def no_phrases(extractor: Extractor) -> OpenTerms:
    """The open terms of nobody."""
    return extractor._look_up((), frozenset(), frozenset())


@dataclass(slots=True)
class Page:
    """A profile on its way: lines by place, and a résumé's lines as they are."""

    headline: str
    about: list[str]
    jobs: list[tuple[str, list[str]]]
    skills: list[str] = field(default_factory=list)
    resume: list[str] = field(default_factory=list)

    @classmethod
    def of_ads(cls, ads: Sequence[Ad]) -> Page:
        """A person who does now what the first ad says, and did before what the second says."""
        jobs = [(ad.title, gate.lines(ad.text)) for ad in ads]
        first = jobs[0][1]
        about, jobs[0] = first[:ABOUT_LINES], (jobs[0][0], first[ABOUT_LINES:])
        return cls(ads[0].title, about, jobs)

    @classmethod
    def of_resume(cls, resume: Source) -> Page:
        lines = [b.text for b in resume.blocks if b.text.strip()]
        return cls(lines[0], [], [], resume=lines[1:])

    def plant(self, term: str, rng: random.Random) -> None:
        """One more mention of a term, in a random place."""
        place = rng.choice(PLACES)
        said = rng.choice(CARRIERS).format(term)
        if place == "headline":
            self.headline += f" | {term}"
        elif place == "skills":
            self.skills += [term] * (term not in self.skills)
        elif self.resume:
            self.resume.insert(rng.randint(1, len(self.resume)), said)
        else:
            lines = {"about": self.about, "current": self.jobs[0][1], "past": self.jobs[1][1]}[place]
            lines.insert(rng.randint(0, len(lines)), said)

    def source(self) -> Source:
        """The page as it would be pasted."""
        text = [self.headline, *self.resume]
        if not self.resume:
            text += ["About", *(f"• {line}" for line in self.about), "Experience"]
            dates = ("Jan 2021 - Present", "Jan 2016 - Dec 2020")
            employers = ("Alder Works", "Birch Works")
            for (title, lines), when, employer in zip(self.jobs, dates, employers, strict=True):
                text += [title, employer, when, *(f"• {line}" for line in lines)]
        if self.skills:
            text += ["Skills", *self.skills]
        return gate.text_source("profile", "\n".join(text))


def far_pairs(
    ads: Mapping[str, Mapping[str, tuple[Ad, ...]]], extractor: Extractor
) -> dict[str, list[tuple[str, str]]]:
    """Labels of one source that share hardly any terms, by the cosine of their document shares.

    Only those of which the mismatched one has five terms to plant that the desired one hardly uses.
    """
    pairs: dict[str, list[tuple[str, str]]] = {}
    for source, labels in ads.items():
        least = gate.DESIRED_IN_PROFILE + gate.HELD_OUT + FAR_SIZE
        shares = {label: _shares(rows, extractor) for label, rows in labels.items() if len(rows) >= least}
        table = pd.DataFrame(shares).fillna(0.0)
        lengths = np.sqrt((table**2).sum())
        near = {
            (a, b): float(table[a] @ table[b] / (lengths[a] * lengths[b])) for a, b in permutations(table, 2)
        }
        farthest = sorted(near, key=lambda pair: (round(near[pair], 6), pair))
        found = []
        for a, b in farthest:
            told = (table[b] >= FAR_RULE.least_mismatched) & (table[a] <= FAR_RULE.most_desired)
            if near[a, b] <= FAR_COSINE and told.sum() >= PLANTED and gate.fits(dict(labels), a, b, FAR_SIZE):
                found.append((a, b))
        if found:
            pairs[source] = found[:FAR_PAIRS]
    return pairs


def _shares(ads: Sequence[Ad], extractor: Extractor) -> pd.Series:
    """Document share of every searchable term among some ads."""
    found = []
    for ad in ads:
        (posting,) = divide(ad.source, [ad.source], [], Settings()).desired
        mentions = extractor.find(without_boilerplate(posting, Settings())).mentions
        hard = [m for m in mentions if m.kind in PLANTABLE]
        found.append(dict.fromkeys(term_frequencies(posting, hard, Settings()), 1.0))
    return pd.DataFrame(found).fillna(0.0).mean()
