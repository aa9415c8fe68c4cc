"""What `search_shift.py` compares the product with: other orders of a profile's terms, and another ranker."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import log

import bm25s
import numpy as np
import pandas as pd

from auditor.contrast.counts import term_frequencies, tokens
from auditor.languages import RAREST_SHARE
from auditor.records import Attraction, Document, Mention, Side
from auditor.settings import Settings

RANKER_DOCUMENTS = 100  # ads of other labels, among which the independent ranker sees the profile
QUERY_WORDS = 8  # of an ad's text, beside its title
_WORD = re.compile(r"[\w+#.]*[\w+#]")

Sides = Mapping[Side, Sequence[Document]]
Mentions = Mapping[str, Sequence[Mention]]


# --- orders ---------------------------------------------------------------------------------------


def orders(
    terms: Sequence[Attraction],
    ranks: Mapping[str, float],
    truth: Mapping[str, float],
    scores: Mapping[str, Mapping[str, float]],
    rng: random.Random,
) -> dict[str, list[str]]:
    """Every way to order a profile's terms, the strongest first; ties of baselines fall at random.

    Args:
        terms: in the order of the report, by their bars.
        ranks: the product's R by term.
        truth: held-out gap by term: what the oracle knows.
        scores: of the baselines, by name and term.
    """
    chance = rng.sample(sorted(t.term for t in terms), len(terms))

    def by(score: Callable[[str], float]) -> list[str]:
        return sorted(chance, key=lambda term: -score(term))

    combined = sorted(terms, key=lambda t: (-ranks[t.term], -t.probability, t.term))
    gaps = {t.term: t.gap for t in terms}
    seen = {t.term for t in terms if t.mismatched_postings}
    left_out = {t.term: (t.blame or 0.0) - (t.credit or 0.0) for t in terms}
    return {
        "R": [t.term for t in combined],
        "bar": [t.term for t in terms],
        "gap only": by(gaps.__getitem__),
        "leave-one-out only": by(left_out.__getitem__),
        **{name: by(lambda term, one=one: one.get(term, 0.0)) for name, one in scores.items()},
        "oracle of what is seen": by(lambda term: truth[term] - 2 * (term not in seen)),
        "random": chance,
        "oracle": by(truth.__getitem__),
    }


def term_scores(
    sides: Sides, mentions: Mentions, background: Callable[[str], float], settings: Settings
) -> dict[str, dict[str, float]]:
    """TF-IDF difference, Fightin' Words and G2 of every term of the postings, positive for mismatched.

    All see the counts that the product sees: titles count double, nice-to-haves half.
    """
    postings = [(side, p) for side in sides for p in sides[side] if p.weight > 0]
    counted = [term_frequencies(p, mentions[p.id], settings) for _, p in postings]
    counts = pd.DataFrame(counted, dtype=float).fillna(0.0)
    counts = counts[sorted(counts)]
    wrong = np.array([side == "mismatched" for side, _ in postings])
    words = np.array([tokens(p) for _, p in postings], dtype=float)
    y = counts.to_numpy()
    shares = np.array([max(background(term), RAREST_SHARE) for term in counts])
    found = {
        "TF-IDF difference": tf_idf_difference(y, wrong),
        "Fightin' Words": fightin_words(y[wrong].sum(0), y[~wrong].sum(0), shares, y.sum() / len(y)),
        "G2": g2(y[wrong].sum(0), y[~wrong].sum(0), words[wrong].sum(), words[~wrong].sum()),
    }
    return {name: dict(zip(counts, values.tolist(), strict=True)) for name, values in found.items()}


def tf_idf_difference(y: np.ndarray, wrong: np.ndarray) -> np.ndarray:
    """Difference of mean TF-IDF vectors: smooth idf, rows of length 1, as scikit-learn has them."""
    idf = np.log((1 + len(y)) / (1 + (y > 0).sum(0))) + 1
    rows = y * idf
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows = rows / np.where(lengths > 0, lengths, 1)
    return rows[wrong].mean(0) - rows[~wrong].mean(0)


def fightin_words(y_m: np.ndarray, y_d: np.ndarray, shares: np.ndarray, strength: float) -> np.ndarray:
    """z of the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008).

    The prior has the proportions of postings at large and weighs as much as one posting.
    """
    prior = strength * shares / shares.sum()
    whole = prior.sum()
    n_m, n_d = y_m.sum() + whole, y_d.sum() + whole
    delta = np.log((y_m + prior) / (n_m - y_m - prior)) - np.log((y_d + prior) / (n_d - y_d - prior))
    return delta / np.sqrt(1 / (y_m + prior) + 1 / (y_d + prior))


def g2(y_m: np.ndarray, y_d: np.ndarray, n_m: float, n_d: float) -> np.ndarray:
    """Log-likelihood keyness of counts in n_m and n_d words, with the sign of the difference."""

    def part(y: np.ndarray, expected: np.ndarray) -> np.ndarray:
        return np.where(y > 0, y * np.log(np.where(y > 0, y, 1) / expected), 0.0)

    rate = (y_m + y_d) / (n_m + n_d)
    rate = np.maximum(rate, 1e-12)  # a term that is only ever negated is counted nowhere
    value = 2 * (
        part(y_m, n_m * rate)
        + part(y_d, n_d * rate)
        + part(n_m - y_m, n_m * (1 - rate))
        + part(n_d - y_d, n_d * (1 - rate))
    )
    return np.sign(y_m / n_m - y_d / n_d) * value


# --- a ranker that the product never saw ----------------------------------------------------------


class Ranker:
    """BM25 over whole texts in plain words: no lexicon, no fields, no titles."""

    def __init__(self, others: Sequence[str], versions: Mapping[str, str]) -> None:
        """`versions` are one profile before and after edits, by name."""
        self._index = bm25s.BM25(method="lucene")
        self._index.index([words(text) for text in (*versions.values(), *others)], show_progress=False)
        self._names = list(versions)

    def totals(self, queries: Sequence[Sequence[str]]) -> dict[str, float]:
        """Sum of each version's scores over some queries."""
        scores = [self._index.get_scores(query)[: len(self._names)] for query in queries]
        return dict(zip(self._names, np.sum(scores, axis=0).tolist(), strict=True))


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def rarity(texts: Sequence[str]) -> dict[str, float]:
    """Inverse document frequency of plain words."""
    found = Counter(word for text in texts for word in {*words(text)})
    return {word: log(len(texts) / n) for word, n in found.items()}


def word_query(title: str, text: str, idf: Mapping[str, float]) -> list[str]:
    """The words of an ad's title, and the most telling ones of its text."""
    counts = Counter(words(text))
    telling = sorted(counts, key=lambda w: (-log(1 + counts[w]) * idf.get(w, 0.0), w))
    return list(dict.fromkeys((*words(title), *telling[:QUERY_WORDS])))


def without_mentions(profile: Document, mentions: Sequence[Mention], terms: frozenset[str]) -> str:
    """The text of a profile, every mention of some terms cut out."""
    texts = []
    for number, section in enumerate(profile.sections):
        spans = [(m.start, m.end) for m in mentions if m.section == number and m.term in terms]
        gone = {i for start, end in spans for i in range(start, end)}
        texts.append("".join(" " if i in gone else c for i, c in enumerate(section.text)))
    return "\n".join(texts)
