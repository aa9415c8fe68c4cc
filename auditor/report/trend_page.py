"""Contacts by month, the share of wrong ones, what each change of the profile did to it, and what it takes to
see one; and the searches that found the profile, by week."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from auditor.records import Appearances, Month, Needed, Share, Trend, Turn
from auditor.report.page import Page, Text
from auditor.report.wording import FEW, counted, listed, sure

MOST_WEEKS = 12  # of searches that are told one by one
LONG_SILENCE = 3  # months without contacts that are told in one line


def trend_page(found: Trend, appearances: Sequence[Appearances] = ()) -> Page:
    """The trend, a sentence a line; how to begin where there is none."""
    contacts = sentences(found) or ("no contacts yet; add one with: auditor contacts add",)
    told = (*contacts, *by_week(appearances))
    return Page(tuple(Text(sentence, leads=True) for sentence in told))


def sentences(found: Trend) -> tuple[str, ...]:
    """The months, then the changes of the profile, then what was left out."""
    months = [line for _, run in groupby(found.months, key=_is_empty) for line in _months(list(run))]
    left_out = [f"{found.unlabelled} not labelled yet"] if found.unlabelled else []
    left_out += [f"{found.undated} without a date"] if found.undated else []
    aside = [f"Not in the shares: {listed(left_out)}."] if left_out else []
    power = [_needed(found.needed)] if found.needed and found.needed.contacts else []
    return (*months, *map(_turn, found.turns), *power, *aside)


def over_time(found: Trend | None, shown: Sequence[Appearances]) -> tuple[str, ...]:
    """The trend and the searches of an audit, as far as it has them."""
    return (*(sentences(found) if found else ()), *by_week(shown))


def by_week(shown: Sequence[Appearances]) -> tuple[str, ...]:
    """A line a week of searches that found the profile, the newest weeks alone where there are many."""
    lines = [_week(one) for one in shown[-MOST_WEEKS:]]
    left = len(shown) - len(lines)
    return (*([f"{counted(left, 'earlier week')} of searches not shown."] if left else []), *lines)


def _week(one: Appearances) -> str:
    many = {None: "an untold number of searches", 1: "1 search"}.get(one.searches, f"{one.searches} searches")
    known = [t.share for t in one.titles if t.side == "mismatched" and t.share is not None]
    wrong = f", at least {100 * min(1.0, sum(known)):.0f} % of them for roles you don't want" if known else ""
    return f"Week of {one.week}: {many} found you{wrong}."


def _needed(found: Needed) -> str:
    """What it takes for a halving to show, in a sentence."""
    if found.months_each is None or found.contacts_each is None:
        return (
            f"How long a change takes to show cannot be said yet: {found.wrong} wrong "
            f"contact{'' if found.wrong == 1 else 's'} labelled and dated, {found.fewest} are needed."
        )
    rate = found.wrong / found.months
    a_month = f"{rate:.1f}".removesuffix(".0")
    contacts = "contact" if a_month == "1" else "contacts"
    lead = f"At {a_month} wrong {contacts} a month ({found.wrong} of {found.contacts} labelled)"
    if found.months_after is not None:
        when = f"a halving shows after about {counted(found.months_after, 'month')}"
    else:
        each = counted(found.months_each, "month")
        when = f"a halving would show after about {each} on either side of a change of the profile"
    if found.contacts_after is not None:
        share = f"in their share after about {counted(found.contacts_after, 'labelled contact')} since it"
    else:
        share = f"in their share after about {found.contacts_each} labelled contacts on either side"
    return f"{lead}, {when}, and {share}."


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
