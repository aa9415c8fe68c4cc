"""A term table becomes contrasts: for each term its gap, how sure it is, and a verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from auditor.contrast.counts import effective
from auditor.contrast.gap import Posterior, posterior
from auditor.contrast.gate import LABELS, STRONG, Chance, View
from auditor.contrast.together import APART, UNSEARCHED, Together
from auditor.records import Contrast, Kin, Notice, Term, TermTable
from auditor.settings import Settings

BACKGROUND_POSTINGS = 10  # what the background shares count for when one side is not given
MOST_EXTRA_POSTINGS = 3  # a person is not going to find more for one term


def contrast(
    table: TermTable,
    family: Mapping[str, Term],
    candidates: Mapping[str, Term],
    settings: Settings,
    background: Callable[[str], float] | None = None,
    confirmed: frozenset[str] = frozenset(),
    together: Together = APART,
) -> tuple[tuple[Contrast, ...], Chance]:
    """Judge the profile's terms, and the terms that it lacks.

    Args:
        table: postings of both sides, or of one when `background` stands in for the other.
        family: the profile's terms by name.
        candidates: terms of the postings that are not in the profile; those found `missing` are kept.
        background: share of postings at large that use a term (0-1), when one side is not given.
        confirmed: terms that a recruiter said they searched for; thin data cap their label less.
        together: terms that keep company; one of a theme that surely pulls is surer than by itself.

    Returns:
        The contrasts, ordered from the wrong side to the right one, and what chance alone would flag.
    """
    terms = sorted({**candidates, **family})
    kinds = {**candidates, **family}
    view = View.of(table, [kinds[name] for name in terms], settings, confirmed, together)
    mismatched = (table.sides == "mismatched").to_numpy()
    judged = view.judge(mismatched, _background_side(table, terms, background))
    contrasts = []
    for i, name in enumerate(terms):
        one = view.contrast(i, judged, mismatched, in_profile=name in family)
        if name in family or one.verdict == "missing":
            contrasts.append(one)
    ordered = sorted(contrasts, key=lambda c: (-c.score.gap, -c.score.probability, c.term))
    tested = [i for i, name in enumerate(terms) if name in family and kinds[name].kind not in UNSEARCHED]
    chance = view.chance(mismatched, tested) if background is None else Chance(None, None)
    return tuple(ordered), chance


def side_sizes(table: TermTable) -> tuple[float, float]:
    """n_eff of the mismatched and of the desired side."""
    mismatched, desired = (table.weights[table.sides == side] for side in ("mismatched", "desired"))
    return effective(mismatched.tolist()), effective(desired.tolist())


def what_would_help(
    table: TermTable,
    contrasts: Sequence[Contrast],
    terms: Mapping[str, Term],
    called: Mapping[str, str],
    settings: Settings,
) -> tuple[Notice, ...]:
    """Which further postings would lift the leading uncertain term by a label; at most one notice.

    Found by adding imagined mismatched postings from new companies that mention the term once.

    Args:
        called: by term, its name for people.
    """
    uncertain = [
        c
        for c in contrasts
        if c.kind not in UNSEARCHED
        and c.score.gap >= settings.smallest_gap
        and LABELS.index(c.evidence_label) < STRONG
        and c.mismatched_postings
    ]
    for one in sorted(uncertain, key=lambda c: (-c.score.probability, c.term)):
        for extra in range(1, MOST_EXTRA_POSTINGS + 1):
            label = _label_with(table, terms[one.term], extra, settings)
            if label > LABELS.index(one.evidence_label):
                more = "1 more mismatched posting" if extra == 1 else f"{extra} more mismatched postings"
                companies = "from a new company" if extra == 1 else "from different companies"
                verb = "it mentions" if extra == 1 else "they mention"
                return (
                    Notice(
                        "what-would-help",
                        "info",
                        f"{more} {companies} would lift {called[one.term]} from {one.evidence_label} to "
                        f"{LABELS[label]} evidence, if {verb} it.",
                        one.term,
                    ),
                )
    return ()


def _background_side(
    table: TermTable, terms: Sequence[str], background: Callable[[str], float] | None
) -> Posterior | None:
    if background is None:
        return None
    shares = np.array([background(term) for term in terms], dtype=float)
    return posterior(BACKGROUND_POSTINGS * shares, BACKGROUND_POSTINGS)


def _label_with(table: TermTable, term: Term, extra: int, settings: Settings) -> int:
    """The term's label after `extra` more mismatched postings from new companies mention it once."""
    new = [f"+{i}" for i in range(extra)]
    once = 1 / (1 + settings.saturation)
    presence = table.presence.reindex(columns=[term.name], fill_value=0.0)
    more = TermTable(
        pd.concat([presence, pd.DataFrame({term.name: once}, index=new)]),
        pd.concat([table.sides, pd.Series("mismatched", index=new)]),
        pd.concat([table.weights, pd.Series(1.0, index=new)]),
        pd.concat([table.companies, pd.Series(new, index=new)]),
        table.nice_to_have - {term.name},
        table.kin
        and Kin(*(one.reindex([*presence.index, *new]) for one in (table.kin.share, table.kin.prior))),
        table.heard,
    )
    judged = View.of(more, [term], settings).judge((more.sides == "mismatched").to_numpy())
    return int(judged.label[0])
