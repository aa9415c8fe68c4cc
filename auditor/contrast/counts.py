"""Mentions of many postings become one table: what each distinct posting says of each term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from auditor import languages
from auditor.records import Document, Mention, Side, TermTable
from auditor.sections.clean import employer
from auditor.settings import Settings

INNER_TITLE_SHARE = 0.5  # "Java developer" also counts half for Java: keyword search matches it

FEW_POSTINGS = 3  # a side this small attests a phrase with one posting


def term_table(
    sides: Mapping[Side, Sequence[Document]],
    mentions: Mapping[str, Sequence[Mention]],
    settings: Settings,
) -> TermTable:
    """Soft presence of every mentioned term in every distinct posting.

    Near-duplicates are one row: the mean of their presences, with the sum of their weights. So a
    repost changes nothing but its own wording, and a row is one voice wherever rows are counted.

    Args:
        sides: the postings of each side; those of weight 0 are left out.
        mentions: mentions by posting id; negated ones ("Java is not required") ask for nothing.
    """
    language = languages.load(settings.language)
    postings = [(side, posting) for side in sides for posting in sides[side] if posting.weight > 0]
    frequency = {p.id: term_frequencies(p, mentions[p.id], settings) for _, p in postings}
    presence = _soft_presence([p for _, p in postings], frequency, settings)
    index = [p.id for _, p in postings]
    clusters = pd.Series([p.cluster or p.id for _, p in postings], index=index)
    weights = pd.Series([p.weight for _, p in postings], index=index, dtype=float)
    by_cluster = clusters.to_numpy()
    total = weights.groupby(by_cluster, sort=False).sum()
    mean = presence.mul(weights, axis=0).groupby(by_cluster, sort=False).sum().div(total, axis=0)
    first = pd.DataFrame(
        {"side": [side for side, _ in postings], "company": [employer(p, language) for _, p in postings]},
        index=index,
    )
    first = first.groupby(by_cluster, sort=False).first()
    nice_only = _only_nice_to_have([p for _, p in postings], mentions)
    return TermTable(mean, first["side"], total, first["company"], nice_only)


def term_frequencies(posting: Document, mentions: Sequence[Mention], settings: Settings) -> dict[str, float]:
    """Block-weighted count of each term in one posting: its title counts double, nice-to-haves half."""
    frequency: dict[str, float] = {}
    for mention in mentions:
        if mention.qualifier == "negated":
            continue
        weight = _block_weight(mention, posting.sections[mention.section].kind, settings)
        share = INNER_TITLE_SHARE if mention.inner else 1.0
        frequency[mention.term] = frequency.get(mention.term, 0.0) + weight * share
    return frequency


def soft_presence(frequency: float, length: float, average: float, settings: Settings) -> float:
    """s = tf / (tf + k_s * norm), norm = 1 - b + b * length / average; in [0, 1)."""
    norm = 1 - settings.length_normalisation + settings.length_normalisation * length / average
    return frequency / (frequency + settings.saturation * norm) if frequency else 0.0


def tokens(posting: Document) -> int:
    """Length of a posting in words, after cleaning."""
    return sum(len(re.findall(r"\w+", section.text)) for section in posting.sections)


def effective(weights: Sequence[float]) -> float:
    """n_eff = (sum w)^2 / sum w^2: how many equally heavy postings these are worth."""
    squares = sum(w * w for w in weights)
    return sum(weights) ** 2 / squares if squares else 0.0


def attested(table: TermTable, phrases: Iterable[str], settings: Settings) -> frozenset[str]:
    """The phrases that enough postings of one side use to be worth testing.

    Two distinct postings, or one where a side has three at most. A phrase inside a longer one that
    the same postings use says nothing more, and is left out.
    """
    needed = {
        side: 1 if (table.sides == side).sum() <= FEW_POSTINGS else settings.open_postings
        for side in table.sides.unique()
    }
    rows = {
        phrase: frozenset(table.presence.index[table.presence[phrase] > 0])
        for phrase in phrases
        if phrase in table.presence
    }
    used = {
        phrase: postings
        for phrase, postings in rows.items()
        if any(sum(table.sides[p] == side for p in postings) >= least for side, least in needed.items())
    }
    return frozenset(
        phrase
        for phrase, postings in used.items()
        if not any(
            f" {phrase} " in f" {longer} " and postings <= used[longer] for longer in used if longer != phrase
        )
    )


def _block_weight(mention: Mention, kind: str, settings: Settings) -> float:
    if kind == "title":
        return settings.title_weight
    return settings.nice_to_have_weight if mention.demand == "preferred" else 1.0


def _soft_presence(
    postings: Sequence[Document], frequency: Mapping[str, Mapping[str, float]], settings: Settings
) -> pd.DataFrame:
    lengths = [tokens(p) for p in postings]
    weights = [p.weight for p in postings]
    average = max(settings.shortest_average, float(np.average(lengths, weights=weights)) if postings else 0)
    terms = sorted({term for counts in frequency.values() for term in counts})
    column = {term: number for number, term in enumerate(terms)}
    presence = np.zeros((len(postings), len(terms)))
    for row, (posting, length) in enumerate(zip(postings, lengths, strict=True)):
        for term, count in frequency[posting.id].items():
            presence[row, column[term]] = soft_presence(count, length, average, settings)
    return pd.DataFrame(presence, index=[p.id for p in postings], columns=terms)


def _only_nice_to_have(
    postings: Sequence[Document], mentions: Mapping[str, Sequence[Mention]]
) -> frozenset[str]:
    """Terms that every posting merely prefers."""
    demands: dict[str, set[str]] = {}
    for posting in postings:
        for mention in mentions[posting.id]:
            if mention.qualifier != "negated":
                demands.setdefault(mention.term, set()).add(mention.demand)
    return frozenset(term for term, seen in demands.items() if seen == {"preferred"})
