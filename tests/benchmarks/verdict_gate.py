"""How often the verdict gate is wrong, and how often it says something: hundreds of whole audits.

    python tests/benchmarks/verdict_gate.py TABLE [--resumes TABLE] [--out FILE.md] [--quick]

TABLE is a CSV (also .csv.gz) of job ads with columns id, title, label (or eval_label), source, text
and dup_group. Only figures come out of it: the report quotes no text. README.md beside this file
says what is measured and how.
"""

from __future__ import annotations

import argparse
import platform
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from itertools import permutations
from math import sqrt
from pathlib import Path
from typing import TypeVar

import numpy as np
import pandas as pd

import auditor
from auditor import pipeline, read
from auditor.contrast.counts import term_table
from auditor.contrast.gate import LABELS, STRONG
from auditor.contrast.together import UNSEARCHED
from auditor.errors import AuditorError
from auditor.records import Attraction, Audit, Block, Document, Side, Source, Summary
from auditor.sections.clean import clean, near_duplicates
from auditor.sections.corpus import divide
from auditor.settings import Settings
from auditor.terms import Extractor
from auditor.terms.extract import Found, OpenTerms

NULL_SIZES = (5, 10)
REAL_SIZES = {5: 5, 10: 10, 20: 18}  # postings a side, and the fewest to make do with
HELD_OUT = 5  # ads of each label left, at least, to see a term's true direction in
DESIRED_IN_PROFILE, MISMATCHED_IN_PROFILE = 2, 2  # held-out ads that a real cell's profile is made of
CLEAR_GAP = 0.30  # a difference that an audit should see
THRESHOLDS = (0.95, 0.97, 0.98, 0.99)
SHORTEST_PROFILE = 60  # words
LONGEST_LINE = 40  # words; longer lines of an ad are divided at the ends of their sentences
QUICK_AUDITS = 12
T = TypeVar("T")

SALES, MARKETING = "Sales & Account Management", "Marketing & Communications"
# Labels a recruiter could confuse. Each pair is audited both ways round.
CLOSE = {
    "glassdoor_ds": (
        ("data scientist", "data engineer"),
        ("data scientist", "data analyst"),
        ("data engineer", "data analyst"),
        ("senior data scientist", "data engineer"),
    ),
    "google": (
        (SALES, "Partnerships"),
        (SALES, MARKETING),
        (SALES, "Technical Solutions"),
        ("Business Strategy", "Partnerships"),
        ("Business Strategy", "Finance"),
        ("Business Strategy", MARKETING),
        ("Program Management", "Technical Solutions"),
        ("Program Management", "Business Strategy"),
        ("Program Management", "People Operations"),
        ("Software Engineering", "Technical Solutions"),
        ("Finance", "Legal & Government Relations"),
        ("User Experience & Design", MARKETING),
    ),
    "fedjobs": (
        ("registered nurse", "physician"),
        ("nurse", "physician"),
        ("clinical nurse", "medical officer"),
        ("nurse", "medical officer"),
        ("registered nurse", "physician assistant"),
        ("licensed practical nurse", "medical technologist"),
        ("aircraft mechanic", "surface maintenance mechanic"),
        ("it specialist", "program analyst"),
        ("it specialist", "logistics management specialist"),
        ("contract specialist", "logistics management specialist"),
        ("production controller", "materials handler"),
        ("bartender", "food and beverage attendant"),
        ("clinical nurse", "physician"),
        ("SOC: Business and Financial Operations", "SOC: Office and Administrative Support"),
        ("SOC: Healthcare Practitioners and Technical", "SOC: Healthcare Support"),
        ("SOC: Healthcare Practitioners and Technical", "SOC: Life, Physical, and Social Science"),
        ("SOC: Architecture and Engineering", "SOC: Life, Physical, and Social Science"),
        ("it specialist", "SOC: Business and Financial Operations"),
    ),
}
# Categories of real résumés that fit a label of the ads.
FITTING = {
    "Business Strategy": ("CONSULTANT", "BUSINESS-DEVELOPMENT"),
    "Finance": ("FINANCE", "ACCOUNTANT", "BANKING"),
    MARKETING: ("PUBLIC-RELATIONS", "DIGITAL-MEDIA"),
    "Partnerships": ("BUSINESS-DEVELOPMENT",),
    "People Operations": ("HR",),
    SALES: ("SALES", "BUSINESS-DEVELOPMENT"),
    "Software Engineering": ("INFORMATION-TECHNOLOGY",),
    "Technical Solutions": ("INFORMATION-TECHNOLOGY",),
    "User Experience & Design": ("DESIGNER",),
    "it specialist": ("INFORMATION-TECHNOLOGY",),
    "information technology specialist": ("INFORMATION-TECHNOLOGY",),
    "nurse": ("HEALTHCARE",),
    "registered nurse": ("HEALTHCARE",),
    "SOC: Architecture and Engineering": ("ENGINEERING",),
    "SOC: Business and Financial Operations": ("ACCOUNTANT", "FINANCE"),
    "SOC: Computer and Mathematical": ("INFORMATION-TECHNOLOGY",),
    "SOC: Educational Instruction and Library": ("TEACHER",),
    "SOC: Healthcare Practitioners and Technical": ("HEALTHCARE",),
    "SOC: Legal": ("ADVOCATE",),
    "SOC: Sales and Related": ("SALES",),
}
TARGET_NULL = "≤ 5 %"
TARGET_REAL = {5: "≥ 65 %", 10: "≥ 80 %", 20: "≥ 85 %"}
TARGET_DIRECTION = "≤ 2 %"
PACKAGES = ("spacy", "numpy", "pandas")


@dataclass(frozen=True, slots=True)
class Ad:
    """One job ad, with the source that a reader would make of it."""

    title: str
    group: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Case:
    """What one audit is made of; `held` are the ads of both labels in neither profile nor audit."""

    source: str
    profile: Source
    desired: tuple[Ad, ...]
    mismatched: tuple[Ad, ...]
    held_desired: tuple[Ad, ...] = ()
    held_mismatched: tuple[Ad, ...] = ()
    is_resume: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """A profile term that leans to the mismatched side; `truth` is its gap in the held-out ads."""

    verdict: str
    probability: float
    is_capped: bool  # its evidence is too thin for a firm verdict, whatever the probability
    truth: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one audit."""

    source: str
    is_resume: bool
    size: int
    held: int  # held-out ads of the label that has fewer
    summary: Summary
    right: int
    leads: tuple[Lead, ...]
    wrong_themes: int  # firm ones
    opens: bool  # with a title that the headline need not open with
    largest_truth: float  # the largest held-out gap of a profile term: what could be found

    def truths(self, verdict: str) -> list[float]:
        """Held-out gaps of the terms with this verdict."""
        return [lead.truth for lead in self.leads if lead.verdict == verdict]


@dataclass(slots=True)
class Cell:
    """One row of the table on its way."""

    name: str
    size: int
    groups: tuple[str, ...]
    has_truth: bool  # the sides differ, and held-out ads tell how
    outcomes: list[Outcome] = field(default_factory=list)
    refused: int = 0
    firm: Counter[tuple[str, str]] = field(default_factory=Counter)
    probable: Counter[tuple[str, str]] = field(default_factory=Counter)
    backwards: Counter[tuple[str, str]] = field(default_factory=Counter)


class CachedExtractor(Extractor):
    """Finds the same terms as the product's own, but each section of a text only once.

    Sections do not influence one another, so an answer is kept by (kind, text) for the phrases
    asked for. Phrases belong to one profile: what was found with the last profile's is forgotten.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._found: dict[tuple[str, ...], dict[tuple[str, str], Found]] = {(): {}}
        self._open: dict[Document, OpenTerms] = {}

    def find(self, document: Document, open_phrases: OpenTerms | None = None) -> Found:
        names = tuple(open_phrases.terms) if open_phrases else ()
        known = self._found.setdefault(names, {})
        mentions, rejected = [], []
        for index, section in enumerate(document.sections):
            key = section.kind, section.text
            if key not in known:
                known[key] = super().find(replace(document, sections=(section,)), open_phrases)
            mentions += [replace(m, document=document.id, section=index) for m in known[key].mentions]
            rejected += [replace(r, section=index) for r in known[key].rejected]
        return Found(tuple(mentions), tuple(rejected))

    def open_terms(self, profile: Document) -> OpenTerms:
        if profile not in self._open:
            self._open = {profile: super().open_terms(profile)}
            self._found = {(): self._found[()]}
        return self._open[profile]


# --- data -----------------------------------------------------------------------------------------


def load_ads(path: Path) -> dict[str, dict[str, tuple[Ad, ...]]]:
    """Distinct ads by source and label, in the order of their ids.

    Sources without a list of close labels are left out, unless the table has no others.
    """
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    label = "label" if "label" in frame else "eval_label"
    frame = frame[(frame[label] != "") & (frame["text"].str.strip() != "")].sort_values("id")
    frame = frame.drop_duplicates(["source", label, "dup_group"])
    known = [source for source in CLOSE if source in set(frame["source"])]
    frame = frame[frame["source"].isin(known or frame["source"])]
    ads: dict[str, dict[str, tuple[Ad, ...]]] = {}
    for (source, name), rows in frame.groupby(["source", label], sort=True):
        texts = zip(rows["title"], rows["dup_group"], rows["text"], rows["id"], strict=True)
        found = [Ad(title, group, text, posting(id, title, text)) for title, group, text, id in texts]
        ads.setdefault(str(source), {})[str(name)] = distinct(found)
    return ads


def distinct(ads: Sequence[Ad], others: Sequence[Ad] = ()) -> tuple[Ad, ...]:
    """Ads that near-duplicate neither each other nor `others`, as the product judges it.

    So n postings a side are n voices: some agencies write all ads of a title from one form, and ten
    of those are worth one or two. Only ads of one cluster are compared one by one: a cluster can be a
    chain, the ends of which have little in common.
    """
    clusters = repeats([ad.source for ad in (*others, *ads)])
    kept: list[tuple[int, Ad]] = list(zip(clusters, others, strict=False))
    for cluster, ad in zip(clusters[len(others) :], ads, strict=True):
        near = [other.source for c, other in kept if c == cluster]
        if not any(len(set(repeats([ad.source, other]))) == 1 for other in near):
            kept.append((cluster, ad))
    return tuple(ad for _, ad in kept[len(others) :])


def repeats(sources: Sequence[Source]) -> list[int]:
    """A number for each posting; near-duplicates have the same one."""
    return near_duplicates([cleaned_text(source) for source in sources], Settings())


@cache
def cleaned_text(source: Source) -> str:
    """A posting without its boilerplate."""
    alone: dict[Side, tuple[Document, ...]] = {
        "mismatched": (),
        "desired": divide(source, [source], [], Settings()).desired,
    }
    return "\n".join(
        s.text for posting in clean(alone, Settings()).sides["desired"] for s in posting.sections
    )


def load_resumes(path: Path | None) -> dict[str, tuple[Source, ...]]:
    """Résumés by category, without the very short ones."""
    if path is None:
        return {}
    frame = pd.read_csv(path, dtype=str, keep_default_na=False).sort_values("id")
    long_enough = [len(text.split()) >= SHORTEST_PROFILE for text in frame["text"]]
    frame = frame[long_enough].drop_duplicates("dup_group")
    return {
        str(category): tuple(map(text_source, rows["id"], rows["text"]))
        for category, rows in frame.groupby("category", sort=True)
    }


def posting(id: str, title: str, text: str) -> Source:
    """A posting whose title is known, as from a table or a saved page."""
    source = text_source(id, text)
    return replace(source, blocks=(Block("field", title, "title"), *source.blocks)) if title else source


def text_source(id: str, text: str) -> Source:
    """What the text reader makes of a text."""
    (source,) = read.from_string(text, f"{id}.txt", split=False)
    return source


# --- cases ----------------------------------------------------------------------------------------


def null_labels(ads: dict[str, dict[str, tuple[Ad, ...]]], size: int) -> dict[str, list[str]]:
    """Labels with enough ads for two halves and a profile, by source."""
    fitting = {
        source: [label for label, rows in labels.items() if len(rows) > 2 * size]
        for source, labels in ads.items()
    }
    return {source: labels for source, labels in fitting.items() if labels}


def null_case(
    ads: dict[str, dict[str, tuple[Ad, ...]]],
    resumes: dict[str, tuple[Source, ...]],
    source: str,
    label: str,
    size: int,
    rng: random.Random,
) -> Case:
    """Two random halves of one label; the profile is a résumé of that field or another ad of it."""
    chosen = rng.sample(ads[source][label], len(ads[source][label]))
    fitting = [resume for category in FITTING.get(label, ()) for resume in resumes.get(category, ())]
    if fitting and rng.random() < 0.5:
        profile = rng.choice(fitting)
    else:
        fitting = []
        own = next((ad for ad in chosen if len(ad.text.split()) >= SHORTEST_PROFILE), chosen[0])
        chosen.remove(own)
        profile = person(own.title, lines(own.text))
    return Case(
        source, profile, tuple(chosen[:size]), tuple(chosen[size : 2 * size]), is_resume=bool(fitting)
    )


def real_pairs(ads: dict[str, dict[str, tuple[Ad, ...]]], fewest: int) -> dict[str, list[tuple[str, str]]]:
    """(desired, mismatched) labels with enough ads, by source; without a listed pair, whatever fits."""
    pairs = {
        source: [
            pair for one in close for pair in (one, one[::-1]) if fits(ads.get(source, {}), *pair, fewest)
        ]
        for source, close in CLOSE.items()
    }
    if not any(pairs.values()):
        pairs = {
            source: [pair for pair in permutations(sorted(labels), 2) if fits(labels, *pair, fewest)]
            for source, labels in sorted(ads.items())
        }
    return {source: found for source, found in pairs.items() if found}


def fits(labels: dict[str, tuple[Ad, ...]], desired: str, mismatched: str, fewest: int) -> bool:
    """Whether both labels have the ads for an audit of this size, a profile, and a look at the truth."""
    if desired not in labels or mismatched not in labels:
        return False
    sides = apart(labels[desired], labels[mismatched])
    return all(size >= fewest for size in sizes(*sides))


def sizes(desired: Sequence[Ad], mismatched: Sequence[Ad]) -> tuple[int, int]:
    """How many ads of each side an audit can have."""
    return (
        len(desired) - DESIRED_IN_PROFILE - HELD_OUT,
        len(mismatched) - MISMATCHED_IN_PROFILE - HELD_OUT,
    )


def apart(desired: Sequence[Ad], mismatched: Sequence[Ad]) -> tuple[list[Ad], list[Ad]]:
    """Both labels without ads that stand under both, in whatever wording."""
    both = {ad.group for ad in desired} & {ad.group for ad in mismatched}
    kept = [ad for ad in desired if ad.group not in both]
    return kept, list(distinct([ad for ad in mismatched if ad.group not in both], kept))


def real_case(
    ads: dict[str, dict[str, tuple[Ad, ...]]],
    source: str,
    pair: tuple[str, str],
    size: int,
    rng: random.Random,
) -> Case:
    """Two close labels, and a person of the first whose earlier jobs were of the second.

    The profile is two ads of the desired label and two of the mismatched one.
    """
    desired, mismatched = apart(ads[source][pair[0]], ads[source][pair[1]])
    size = min(size, *sizes(desired, mismatched))
    desired, mismatched = rng.sample(desired, len(desired)), rng.sample(mismatched, len(mismatched))
    own, desired = desired[:DESIRED_IN_PROFILE], desired[DESIRED_IN_PROFILE:]
    former, mismatched = mismatched[:MISMATCHED_IN_PROFILE], mismatched[MISMATCHED_IN_PROFILE:]
    profile = person(own[0].title, [line for ad in (*own, *former) for line in lines(ad.text)])
    return Case(
        source,
        profile,
        tuple(desired[:size]),
        tuple(mismatched[:size]),
        tuple(desired[size:]),
        tuple(mismatched[size:]),
    )


def person(headline: str, said: Sequence[str]) -> Source:
    """A profile of a headline and an About. Its lines are list items, lest one be read as a heading."""
    return text_source("profile", "\n".join([headline, "", "About", *(f"• {line}" for line in said)]))


def lines(text: str) -> list[str]:
    """The lines of an ad; a paragraph in its sentences."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        long = len(line.split()) > LONGEST_LINE
        found += re.split(r"(?<=[.;!?])\s*(?=[A-Z])", line) if long else [line]
    return [line for line in found if re.search(r"\w", line)]


# --- audits ---------------------------------------------------------------------------------------


def null_cell(
    ads: dict[str, dict[str, tuple[Ad, ...]]],
    resumes: dict[str, tuple[Source, ...]],
    size: int,
    audits: int,
    seed: int,
    extractor: Extractor,
) -> Cell:
    """Audits whose sides are the same: every firm verdict is a false one."""
    labels = null_labels(ads, size)
    shown = tuple(f"{source}: {'; '.join(found)}" for source, found in labels.items())
    cell = Cell(f"null, n = {size}", size, shown, has_truth=False)
    for number, source, label in in_turn(labels, audits):
        rng = random.Random(f"{seed}/null/{size}/{number}")
        run(cell, null_case(ads, resumes, source, label, size, rng), extractor)
    return cell


def real_cell(
    ads: dict[str, dict[str, tuple[Ad, ...]]], size: int, audits: int, seed: int, extractor: Extractor
) -> Cell:
    """Audits of two close labels, where something should be found."""
    pairs = real_pairs(ads, REAL_SIZES[size])
    listed = {s: dict.fromkeys(tuple(sorted(pair)) for pair in found) for s, found in pairs.items()}
    shown = tuple(f"{s}: {'; '.join(f'{a} / {b}' for a, b in found)}" for s, found in listed.items())
    cell = Cell(f"close pairs, n = {size}", size, shown, has_truth=True)
    for number, source, pair in in_turn(pairs, audits):
        rng = random.Random(f"{seed}/real/{size}/{number}")
        run(cell, real_case(ads, source, pair, size, rng), extractor)
    return cell


def in_turn(groups: Mapping[str, Sequence[T]], audits: int) -> Iterator[tuple[int, str, T]]:
    """`audits` numbered groups: sources take turns, and within a source its groups do."""
    sources = list(groups)
    for number in range(audits if sources else 0):
        source, turn = sources[number % len(sources)], number // len(sources)
        yield number, source, groups[source][turn % len(groups[source])]


def run(cell: Cell, case: Case, extractor: Extractor) -> None:
    """One audit into its cell; a case that the product refuses is counted, not hidden."""
    started = time.perf_counter()
    desired, mismatched = ([ad.source for ad in side] for side in (case.desired, case.mismatched))
    try:
        audit = pipeline.audit(case.profile, desired, mismatched, extractor.settings, extractor=extractor)
    except AuditorError as error:
        cell.refused += 1
        print(f"  refused: {error}", file=sys.stderr)
        return
    seconds = time.perf_counter() - started
    truth = held_out_gaps(case, audit, extractor) if case.held_desired else defaultdict(float)
    searched = [t for t in audit.terms if t.mentions and t.kind not in UNSEARCHED]
    leads = [t for t in searched if t.gap >= extractor.settings.smallest_gap]
    cell.outcomes.append(
        Outcome(
            case.source,
            case.is_resume,
            len(mismatched),
            min(len(case.held_desired), len(case.held_mismatched)),
            audit.summary,
            sum(t.verdict == "right_role" for t in audit.terms),
            tuple(lead(t, audit.summary, truth[t.term], extractor.settings) for t in leads),
            sum(theme.verdict == "wrong_role" for theme in audit.themes),
            bool(audit.plan and audit.plan.opening),
            max((truth[t.term] for t in searched), default=0.0),
        )
    )
    for verdict, counted in (("wrong_role", cell.firm), ("probably_wrong_role", cell.probable)):
        counted.update(name_and_kind(t) for t in leads if t.verdict == verdict)
    if case.held_desired:
        flagged = [t for t in leads if t.verdict != "undecided"]
        cell.backwards.update(name_and_kind(t) for t in flagged if truth[t.term] <= 0)
    print(f"  {cell.name}: audit {len(cell.outcomes)}, {seconds:.2f} s", file=sys.stderr)


def lead(term: Attraction, summary: Summary, truth: float, settings: Settings) -> Lead:
    """What the report needs to know of one term."""
    postings = min(summary.mismatched_effective, summary.desired_effective)
    firm_label = LABELS.index(term.evidence_label) >= STRONG
    return Lead(term.verdict, term.probability, not firm_label or postings < settings.firm_postings, truth)


def name_and_kind(term: Attraction) -> tuple[str, str]:
    return term.term, term.kind


def held_out_gaps(case: Case, audit: Audit, extractor: Extractor) -> defaultdict[str, float]:
    """Mean soft presence of every term in the held-out ads, mismatched minus desired: its true side.

    Counted as the product counts, but without its prior. A term that no held-out ad uses has gap 0.
    """
    settings = extractor.settings
    corpus = divide(
        case.profile,
        [ad.source for ad in case.held_desired],
        [ad.source for ad in case.held_mismatched],
        settings,
    )
    sides = clean({"mismatched": corpus.mismatched, "desired": corpus.desired}, settings).sides
    phrases = extractor.open_terms(audit.profile)
    mentions = {p.id: extractor.find(p, phrases).mentions for side in sides.values() for p in side}
    table = term_table(sides, mentions, settings)
    shares = {}
    for side in sides:
        rows = (table.sides == side).to_numpy()
        shares[side] = np.average(table.presence.to_numpy()[rows], axis=0, weights=table.weights[rows])
    gaps = shares["mismatched"] - shares["desired"]
    return defaultdict(float, zip(table.presence.columns, gaps.tolist(), strict=True))


# --- report ---------------------------------------------------------------------------------------


def report(null: Sequence[Cell], real: Sequence[Cell], command: str, extractor: Extractor) -> str:
    """The cells as Markdown: the command on top, the versions below."""
    cells, settings = (*null, *real), extractor.settings
    installed = [f"auditor {auditor.__version__}", f"Python {platform.python_version()}"]
    installed += [f"{name} {version(name)}" for name in PACKAGES] + [f"pipeline {extractor.model or 'none'}"]
    parts = [
        "# The verdict gate, measured",
        f"```\n{command}\n```",
        "± is one standard error: binomial for shares (of audits, or of flagged terms as if they were "
        "independent), of the mean for means. Audits of one label share ads, so it is a lower bound.",
        "## Null: two random halves of one label",
        markdown([null_row(cell) for cell in null]),
        "## Real: two close labels of one source",
        markdown([real_row(cell) for cell in real]),
        "Could be found: share of audits with a searchable profile term whose held-out gap is ≥ .30. "
        "Wrong in direction: share of flagged terms whose gap in the held-out ads of both labels is ≤ 0; a "
        "term that no held-out ad uses counts as wrong. Such terms alone: *unseen*. Where few ads are held "
        "out, much of both figures is their noise.",
        "## What another threshold would give",
        markdown([threshold_row(least, null, real) for least in THRESHOLDS]),
        f"The rest as it is: gap ≥ {settings.smallest_gap}, a label of at least strong, n_eff ≥ "
        f"{settings.firm_postings:g} on both sides. *Wrong*: in direction.",
        "## By source",
        markdown([row for cell in cells for row in source_rows(cell)]),
        "## What was audited",
        "\n".join(group_line(cell) for cell in cells),
        f"Settings: the defaults, among them firm at P ≥ {settings.firm_probability}, probable at "
        f"P ≥ {settings.probable_probability}, gap ≥ {settings.smallest_gap}. " + ", ".join(installed) + ".",
    ]
    return "\n\n".join(parts) + "\n"


def null_row(cell: Cell) -> dict[str, str]:
    outcomes = cell.outcomes
    return {
        "cell": cell.name,
        "audits": str(len(outcomes)),
        "any firm wrong_role": any_firm(outcomes),
        "target": TARGET_NULL,
        "any firm theme or word": any_firm_theme(outcomes),
        "headline's opening named": share([o.opens for o in outcomes]),
        "any firm right_role": share([o.right > 0 for o in outcomes]),
        "firm, expected by chance": mean([o.summary.expected_wrong_by_chance for o in outcomes]),
        **probable(outcomes),
        **samples(outcomes),
    }


def real_row(cell: Cell) -> dict[str, str]:
    outcomes = cell.outcomes
    firm = [truth for o in outcomes for truth in o.truths("wrong_role")]
    leads = [truth for o in outcomes for truth in o.truths("probably_wrong_role")]
    return {
        "cell": cell.name,
        "audits": str(len(outcomes)),
        "any firm wrong_role": any_firm(outcomes),
        "target": TARGET_REAL[cell.size],
        "any firm theme or word": any_firm_theme(outcomes),
        "headline's opening named": share([o.opens for o in outcomes]),
        "could be found": share([o.largest_truth >= CLEAR_GAP for o in outcomes]),
        "firm": mean([o.summary.wrong_role for o in outcomes]),
        "firm wrong in direction": share([truth <= 0 for truth in firm]),
        "target ": TARGET_DIRECTION,
        "unseen": share([truth == 0 for truth in firm]),
        **probable(outcomes),
        "probable wrong in direction": share([truth <= 0 for truth in leads]),
        "unseen ": share([truth == 0 for truth in leads]),
        **samples(outcomes),
        "held-out ads a side": mean([o.held for o in outcomes], 0),
    }


def threshold_row(least: float, null: Sequence[Cell], real: Sequence[Cell]) -> dict[str, str]:
    """What firm verdicts would be if they began at another probability, by otherwise the same rules."""
    row = {"P ≥": f"{least:g}"}
    for cell in (*null, *real):
        leads = [[t for t in o.leads if t.probability >= least and not t.is_capped] for o in cell.outcomes]
        row[f"{cell.name}: any"] = share([bool(found) for found in leads])
        if cell.has_truth:
            row[f"{cell.name}: wrong"] = share([t.truth <= 0 for found in leads for t in found])
    return row


def source_rows(cell: Cell) -> Iterator[dict[str, str]]:
    for source, is_resume in sorted({(o.source, o.is_resume) for o in cell.outcomes}):
        outcomes = [o for o in cell.outcomes if (o.source, o.is_resume) == (source, is_resume)]
        truths = [truth for o in outcomes for truth in o.truths("wrong_role")] if cell.has_truth else []
        yield {
            "cell": cell.name,
            "source": source,
            "profile": "résumé" if is_resume else "ads",
            "audits": str(len(outcomes)),
            "any firm wrong_role": any_firm(outcomes),
            "could be found": share([o.largest_truth >= CLEAR_GAP for o in outcomes if cell.has_truth]),
            "firm": mean([o.summary.wrong_role for o in outcomes]),
            "firm wrong in direction": share([truth <= 0 for truth in truths]),
            **probable(outcomes),
            **samples(outcomes),
        }


def any_firm(outcomes: Sequence[Outcome]) -> str:
    return share([o.summary.wrong_role > 0 for o in outcomes])


def any_firm_theme(outcomes: Sequence[Outcome]) -> str:
    return share([bool(o.summary.wrong_role or o.wrong_themes) for o in outcomes])


def probable(outcomes: Sequence[Outcome]) -> dict[str, str]:
    return {
        "probable": mean([o.summary.probably_wrong_role for o in outcomes]),
        "probable, expected by chance": mean([o.summary.expected_probable_by_chance for o in outcomes]),
    }


def samples(outcomes: Sequence[Outcome]) -> dict[str, str]:
    smaller = [min(o.summary.mismatched_effective, o.summary.desired_effective) for o in outcomes]
    return {
        "profile terms": mean([o.summary.searchable_terms for o in outcomes], 0),
        "n_eff": mean(smaller, 1),
    }


def group_line(cell: Cell) -> str:
    made = Counter(outcome.size for outcome in cell.outcomes)
    per_side = ", ".join(f"{audits} audits of {size}" for size, audits in sorted(made.items()))
    refused = f"; {cell.refused} refused" if cell.refused else ""
    return f"- **{cell.name}** ({per_side} postings a side{refused}). {'. '.join(cell.groups) or 'No data'}."


def share(flags: Sequence[bool]) -> str:
    if not flags:
        return "-"
    p = sum(flags) / len(flags)
    return f"{100 * p:.1f} ± {100 * sqrt(p * (1 - p) / len(flags)):.1f} %"


def mean(values: Sequence[float], digits: int = 2) -> str:
    if not values:
        return "-"
    series = pd.Series(values, dtype=float)
    error = series.std() / sqrt(len(values)) if len(values) > 1 else 0.0
    return f"{series.mean():.{digits}f} ± {error:.{digits}f}"


def markdown(rows: Sequence[dict[str, str]]) -> str:
    if not rows:
        return "No data."
    table = [list(rows[0]), ["---"] * len(rows[0]), *(list(row.values()) for row in rows)]
    return "\n".join("| " + " | ".join(cell.strip() for cell in row) + " |" for row in table)


def print_flags(cells: Sequence[Cell]) -> None:
    """The most frequent flags, for whoever debugs the gate: to stderr, because they are words of ads."""
    for cell in cells:
        lists = {"firm": cell.firm, "probable": cell.probable, "backwards or unseen": cell.backwards}
        for what, counted in lists.items():
            common = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:40]
            text = ", ".join(f"{term} [{kind}] {n}" for (term, kind), n in common)
            print(f"{cell.name}, {what}: {text or 'none'}\n", file=sys.stderr)


def main() -> None:
    """Run every cell and write the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path, metavar="TABLE", help="job ads, .csv or .csv.gz")
    parser.add_argument(
        "--resumes", type=Path, metavar="TABLE", help="résumés: id, category, text, dup_group"
    )
    parser.add_argument("--audits", type=int, default=120, help="audits per cell (default: 120)")
    parser.add_argument("--seed", type=int, default=0, help="which draws (default: 0)")
    parser.add_argument("--out", type=Path, metavar="FILE.md", help="where the report goes (default: stdout)")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_AUDITS} audits per cell")
    asked = parser.parse_args()
    audits = min(asked.audits, QUICK_AUDITS) if asked.quick else asked.audits
    extractor = CachedExtractor(Settings())
    ads, resumes = load_ads(asked.table), load_resumes(asked.resumes)
    null = [null_cell(ads, resumes, size, audits, asked.seed, extractor) for size in NULL_SIZES]
    real = [real_cell(ads, size, audits, asked.seed, extractor) for size in REAL_SIZES]
    print_flags((*null, *real))
    text = report(null, real, command_line(asked, audits), extractor)
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


def command_line(asked: argparse.Namespace, audits: int) -> str:
    """The command that makes this report again, without the folders of this machine."""
    resumes = f" --resumes {asked.resumes.name}" if asked.resumes else ""
    return (
        f"python tests/benchmarks/verdict_gate.py {asked.table.name}{resumes} "
        f"--audits {audits} --seed {asked.seed}"
    )


if __name__ == "__main__":
    main()
