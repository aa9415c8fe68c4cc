"""The two charts of an audit: which postings ask for its terms, and how far each pulls to a side."""

from __future__ import annotations

from auditor.records import Attraction, Audit
from auditor.report.keys import keys
from auditor.report.page import Map, Measure, Point, Spread, Spreads
from auditor.report.thin import UNSEARCHED, has_both, smaller
from auditor.report.tones import TONES
from auditor.report.wording import counted, out_of

MOST_POINTS, MOST_SPREADS = 150, 40
LEAST = 3.0  # n_eff a side: of fewer postings all words stand at the same few places
WRONG, RIGHT = "pull towards roles you don't want", "pull towards roles you want"


def term_map(audit: Audit) -> Map | None:
    """The terms by their shares on both sides; None without three postings a side, or words to draw."""
    asked = sorted(_asked(audit), key=lambda a: (-abs(a.gap), a.term))
    if not asked:
        return None
    key = keys(audit)
    points = tuple(
        Point(
            key[a.term],
            a.called,
            Measure(a.desired_share, *a.desired_range),
            Measure(a.mismatched_share, *a.mismatched_range),
            TONES[a.verdict],
        )
        for a in asked[:MOST_POINTS]
    )
    return Map(
        "map",
        "Which postings ask for your terms",
        "the postings you want",
        "the postings you don't want",
        WRONG,
        RIGHT,
        points,
        " ".join(filter(None, (_drawn_in(audit, asked), _left_out(len(asked), MOST_POINTS)))),
    )


def term_gaps(audit: Audit) -> Spreads | None:
    """The gaps of the terms, most mismatched first; None where the map is None."""
    asked = sorted(_asked(audit), key=lambda a: (a.verdict == "undecided", -abs(a.gap), a.term))
    if not asked:
        return None
    key = keys(audit)
    shown = sorted(asked[:MOST_SPREADS], key=lambda a: (-a.gap, a.term))
    return Spreads(
        "gaps",
        "How far each term pulls, per 100 postings",
        RIGHT,
        WRONG,
        tuple(
            Spread(key[a.term], a.called, Measure(a.gap, a.gap_low, a.gap_high), TONES[a.verdict])
            for a in shown
        ),
        _left_out(len(asked), MOST_SPREADS),
    )


def _asked(audit: Audit) -> list[Attraction]:
    """What searches can ask for, a posting does, and the profile has or lacks."""
    if not has_both(audit) or smaller(audit) < LEAST:
        return []
    return [
        a
        for a in audit.terms
        if a.kind not in UNSEARCHED
        and a.mismatched_postings + a.desired_postings
        and (a.mentions or a.verdict != "undecided")
    ]


def _drawn_in(audit: Audit, asked: list[Attraction]) -> str:
    """Why a share stands below its count, on the one with the highest share."""
    top = max(asked, key=lambda a: (a.mismatched_share, a.term))
    counts = out_of(top.mismatched_postings, audit.summary.mismatched_postings)
    return (
        "A few postings show a share only roughly, so it stands nearer to the middle than it was counted: "
        f"{counts} at {100 * top.mismatched_share:.0f} %."
    )


def _left_out(count: int, most: int) -> str:
    if count <= most:
        return ""
    return f"Left out here: the {counted(count - most, 'term')} with the weakest evidence."
