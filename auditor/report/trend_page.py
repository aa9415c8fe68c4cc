"""Contacts by month, the share of wrong ones, and what each change of the profile did to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from auditor.records import Month, Share, Trend, Turn
from auditor.report.page import Page, Text
from auditor.report.wording import FEW, counted, listed, sure

LONG_SILENCE = 3  # months without contacts that are told in one line


def trend_page(found: Trend) -> Page:
    """The trend, a sentence a line; how to begin where there is none."""
    told = sentences(found) or ("no contacts yet; add one with: auditor contacts add",)
    return Page(tuple(Text(sentence, leads=True) for sentence in told))


def sentences(found: Trend) -> tuple[str, ...]:
    """The months, then the changes of the profile, then what was left out."""
    months = [line for _, run in groupby(found.months, key=_is_empty) for line in _months(list(run))]
    left_out = [f"{found.unlabelled} not labelled yet"] if found.unlabelled else []
    left_out += [f"{found.undated} without a date"] if found.undated else []
    aside = [f"Not in the shares: {listed(left_out)}."] if left_out else []
    return (*months, *map(_turn, found.turns), *aside)


def _is_empty(month: Month) -> bool:
    return not month.contacts and not month.changes


def _months(run: Sequence[Month]) -> list[str]:
    """A line a month; a long run without contacts is one."""
    if _is_empty(run[0]) and len(run) >= LONG_SILENCE:
        return [f"{run[0].month} to {run[-1].month}: no contacts."]
    return [
        f"{m.month}: {counted(m.contacts, 'contact')}"
        + (f", {_wrong(m.labelled)}" if m.labelled.contacts else "")
        + (f"; profile changed on {listed(m.changes)}." if m.changes else ".")
        for m in run
    ]


def _wrong(share: Share) -> str:
    """A share of labelled contacts: "5 of 6 wrong (83 %, between 48 and 97 %)"; of a few the count alone."""
    if share.contacts < FEW:
        return f"{share.wrong} of {share.contacts} wrong"
    between = f"between {100 * share.low:.0f} and {100 * share.high:.0f} %"
    return f"{share.wrong} of {share.contacts} wrong ({100 * share.share:.0f} %, {between})"


def _turn(turn: Turn) -> str:
    change = f"Change of {turn.date}"
    if turn.difference is None or turn.probability is None:
        counts = f"{turn.before.contacts} labelled before it, {turn.after.contacts} since"
        return f"{change}: not enough contacts to say ({counts}; five on either side are needed)."
    shift = round(100 * turn.difference)
    moved = f"that is {abs(shift)} in 100 {'fewer' if shift < 0 else 'more'}" if shift else "that is as many"
    return (
        f"{change}: before it {_wrong(turn.before)}, since then {_wrong(turn.after)}: {moved}. "
        f"The probability that their share has fallen is {sure(turn.probability)}."
    )
