"""How visible each word of a profile is: BM25F over its fields, with recency."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.records import Document, Mention, Position, Section
from auditor.records.fields import field_of

K1 = 1.2  # BM25 saturation
HALF_LIFE = 5.0  # years after which a past position weighs half, in ranking only
LEAST_RECENCY = 0.25
UNDATED_RECENCY = 0.5
QUALIFIED_SHARE = 0.5  # a negated or past mention in ranking; matching counts it whole
INNER_SHARE = 0.5  # Java in "Java developer"


class Exposure:
    """The fields of one profile."""

    def __init__(self, profile: Document) -> None:
        now = _as_of(profile)
        self._weights = [_weight(section, now) for section in profile.sections]

    def frequency(self, mention: Mention) -> float:
        """What a mention adds to tf~: W_f * recency / (1 - b_f + b_f * length_f / average_f)."""
        share = 1.0 if mention.qualifier in ("plain", "aspirational") else QUALIFIED_SHARE
        return share * (INNER_SHARE if mention.inner else 1.0) * self._weights[mention.section]

    def of(self, mentions: Iterable[Mention]) -> float:
        """S_t = tf~ / (k1 + tf~) in [0, 1), tf~ the sum over the mentions of one term.

        Weights go inside the saturation (Robertson, Zaragoza and Taylor 2004).
        """
        total = sum(map(self.frequency, mentions))
        return total / (K1 + total)


def _weight(section: Section, now: float) -> float:
    field = field_of(section)
    length = max(1, len(section.text.split()))
    return (
        field.weight
        * _recency(section.position, now)
        / (1 - field.b + field.b * length / field.average_length)
    )


def _recency(position: Position | None, now: float) -> float:
    """1 for a current position, halving every five years after its end, never below a quarter.

    A position without an end that can be read may be any age, so it counts half.
    """
    if position is None or position.is_current:
        return 1.0
    if not position.end:
        return UNDATED_RECENCY
    since = max(0.0, now - _years(position.end))
    return max(LEAST_RECENCY, float(0.5 ** (since / HALF_LIFE)))


def _as_of(profile: Document) -> float:
    """The date of the profile in years, read from the profile itself so that an audit has no clock.

    The page states how long an open-ended position has lasted; else the latest date named counts.
    """
    dates = [0.0]
    for section in profile.sections:
        if position := section.position:
            dates += [_years(date) for date in (position.start, position.end) if date]
            if position.is_current and position.start and position.months:
                dates.append(_years(position.start) + position.months / 12)
    return max(dates)


def _years(date: str) -> float:
    year, _, month = date.partition("-")
    return int(year) + (int(month) - 1 if month else 6) / 12
