"""A card for each term: what is claimed of it, its figures with their ranges, and the lines they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.records import Attraction, Audit, Evidence, InputSide, Kind, Side, Uncounted
from auditor.report.keys import keys
from auditor.report.page import Block, Card, Cards, Pairs, Quote, Quotes, Text
from auditor.report.places import also_named, where
from auditor.report.terms import DIVIDES, GAP, gap, kin_shares, quote
from auditor.report.thin import divides, is_tried
from auditor.report.tones import SAID, TONES
from auditor.report.wording import FEW, clipped, counted, listed, out_of, percent_in, sure

QUOTES, QUOTES_UNSURE, QUOTES_UNDECIDED = 3, 2, 1  # of a side on a card, by how sure its verdict is
QUOTE = 200  # characters of a quoted line
PLACES = 5  # on a card, where a term stands and is not counted
PLACE = 120  # characters of such a place
KINDS: dict[Kind, str] = {
    "tool": "tool",
    "language": "language",
    "method": "method",
    "domain": "field",
    "certification": "certificate",
    "title": "job title",
    "soft": "soft skill",
    "seniority": "level",
    "open": "own phrase",
}
ADVICE = {
    "remove": "Remove it: the postings you don't want ask for it more than others do. Names of jobs you had, "
    "certificates and degrees stay.",
    "demote": "Move it out of headline and Skills into the text: the roles you want may need it.",
    "qualify": "Say more clearly that it is past, for people who read on; searches find it all the same.",
    "add": "Add it only if it is true of you, where you used it.",
    "keep": "Keep it.",
    "unsure": "Leave it as it is.",
}
SOUGHT: dict[Side, str] = {"mismatched": "for roles you don't want", "desired": "for roles you want"}


@dataclass(frozen=True, slots=True)
class _Finding:
    """How many searches find the profile, by side, and by side and term how many of them by that term."""

    all: Counter[Side]
    by: Counter[tuple[Side, str]]


def cards(audit: Audit) -> Cards:
    """A card a term, in the order of the terms."""
    key = keys(audit)
    found = [s for s in audit.searches if s.found]
    finding = _Finding(
        Counter(s.side for s in found), Counter((s.side, term) for s in found for term in {*s.because})
    )
    return Cards(
        tuple(
            Card(
                key[term.term],
                term.called,
                TONES[term.verdict],
                _claim(audit, term),
                tuple(_blocks(audit, term, finding)),
            )
            for term in audit.terms
        )
    )


def _claim(audit: Audit, term: Attraction) -> str:
    """The verdict, and how many postings ask for it: "Pulls ...: 9 of 9 mismatched ... ask for it"."""
    summary = audit.summary
    sides = (
        ("mismatched", term.mismatched_postings, summary.mismatched_postings),
        ("desired", term.desired_postings, summary.desired_postings),
    )
    asked = listed([f"{out_of(count, whole)} {side}" for side, count, whole in sides if whole])
    named = f", {said}" if (said := also_named(term)) else ""
    if not _is_asked(term):
        return f"No posting asks for it{named.replace('also ', 'but it is ', 1)}."
    here = "; your page has it only where it does not count for you" * term.is_only_named
    side = divides(term) if term.verdict == "undecided" else None
    verdict = DIVIDES[side] if side else SAID[TONES[term.verdict]]
    return f"{verdict[:1].upper()}{verdict[1:]}: {asked} postings ask for it{named}{here}."


def _is_asked(term: Attraction) -> bool:
    return bool(term.mismatched_postings or term.desired_postings)


def _blocks(audit: Audit, term: Attraction, finding: _Finding) -> Iterator[Block]:
    if _is_asked(term):
        yield Pairs(tuple(_figures(audit, term, finding)))
    elif term.mentions:
        yield Pairs((("Stands in", where(audit, term)),))
    if quotes := tuple(_quotes(audit, term)):
        yield Quotes("", "", quotes, whole=True)
    yield from _uncounted(audit, term)


def _figures(audit: Audit, term: Attraction, finding: _Finding) -> Iterator[tuple[str, str]]:
    summary = audit.summary
    if summary.mismatched_postings >= FEW:
        yield "Share of mismatched postings", percent_in(term.mismatched_share, term.mismatched_range)
    if summary.desired_postings >= FEW:
        yield "Share of desired postings", percent_in(term.desired_share, term.desired_range)
    if term.mismatched_kin is not None and term.desired_kin is not None:
        yield "Public postings like these", kin_shares(term)
    if is_tried(audit):
        yield f"{GAP} (90 % range)", gap(term)
    if term.attraction:
        yield "Pull", f"{term.attraction:.0f} of 100"
    if is_tried(audit):
        yield _likely(audit, term)
    yield "Kind", KINDS[term.kind]
    yield "Evidence", term.evidence_label
    yield from _searched(term, finding)
    if term.mentions:
        yield "Stands in", where(audit, term)
        yield "Exposure", f"{100 * term.exposure:.0f} of 100"
    if term.confirmed:
        yield "Confirmed", f"by {counted(term.confirmed, 'recruiter')}"
    if term.action in ADVICE:
        yield "Advice", ADVICE[term.action] + _in_plan(audit, term)


def _likely(audit: Audit, term: Attraction) -> tuple[str, str]:
    """The probability that a side asks for a term more than the other, or than job ads in general."""
    if not audit.summary.mismatched_postings:
        return "Less in job ads in general", f"{sure(1 - term.probability)} sure"
    other = "desired" if audit.summary.desired_postings else "job ads in general"
    return f"More in mismatched than {other}", f"{sure(term.probability)} sure"


def _searched(term: Attraction, finding: _Finding) -> Iterator[tuple[str, str]]:
    """What the term does in the searches: those that were typed, then those that were simulated."""
    by = [
        f"{finding.by[side, term.term]} of {finding.all[side]} {roles}"
        for side, roles in SOUGHT.items()
        if finding.all[side]
    ]
    if any(finding.by[side, term.term] for side in SOUGHT):
        yield "Searches that find you and hold it", ", ".join(by)
    parts: tuple[tuple[str, float | None, Side], ...] = (
        ("Blame", term.blame, "mismatched"),
        ("Credit", term.credit, "desired"),
    )
    for name, part, side in parts:
        if part and finding.all[side]:
            yield name, f"in {sure(part)} of the simulated searches for a {side} posting that found you"


def _in_plan(audit: Audit, term: Attraction) -> str:
    if not audit.plan:
        return ""
    steps = [
        number
        for number, edit in enumerate(audit.plan.edits, 1)
        if edit.action != "close-date" and term.term in (edit.terms or (edit.term,))
    ]
    why = " ".join(one.message for one in audit.plan.left if one.term == term.term)
    within = "in steps" if steps[1:] else "step"
    said = f"It is {within} {listed([*map(str, steps)])} of the plan." if steps else ""
    return "".join(f" {text}" for text in (said, why) if text)


def _quotes(audit: Audit, term: Attraction) -> Iterator[Quote]:
    """The first lines of each side, no line twice."""
    unsure = QUOTES_UNSURE if term.verdict.startswith("probably") else QUOTES
    most = QUOTES_UNDECIDED if term.verdict == "undecided" else unsure
    by_side: dict[InputSide, dict[Quote, None]] = {"profile": {}, "mismatched": {}, "desired": {}}
    for one in term.evidence:
        by_side[one.side].setdefault(_short(audit, one))
    for quotes in by_side.values():
        yield from [*quotes][:most]


def _short(audit: Audit, one: Evidence | Uncounted, most: int = QUOTE) -> Quote:
    """A quoted line that is not too long, whatever stands around the word."""
    made = quote(audit, one)
    return replace(made, text=clipped(made.text, made.surface, most), place=clipped(made.place))


def _uncounted(audit: Audit, term: Attraction) -> Iterator[Block]:
    """The first places where the term stands and is not counted, by the reason."""
    if not term.uncounted:
        return
    yield Text("It stands there too, and is not counted:", leads=True)
    by_reason: dict[str, dict[Quote, None]] = {}
    for one in term.uncounted[:PLACES]:
        by_reason.setdefault(one.reason, {}).setdefault(_short(audit, one, PLACE))
    for reason, quotes in by_reason.items():
        yield Quotes(reason[:1].upper() + reason[1:], "", tuple(quotes), whole=True)
    if (more := len(term.uncounted) - PLACES) > 0:
        yield Text(f"{counted(more, 'place')} more: “auditor explain '{term.written}'”", "quiet")
