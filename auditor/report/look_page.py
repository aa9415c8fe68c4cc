"""The page that people look at: the answer, the profile with its words marked, and all that it rests on.

Its seven parts stand under headings of level 2, so that a renderer can lead to each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from auditor.records import Audit, Edit, Side, noted
from auditor.report import (
    answer,
    chart_blocks,
    contradictions,
    look_method,
    missed,
    plan,
    themes,
    trend_page,
    whatif_page,
    wrong_contacts,
)
from auditor.report.look_profile import profile
from auditor.report.look_searches import searches
from auditor.report.look_terms import all_terms
from auditor.report.page import (
    Banner,
    Block,
    Emphasis,
    Fold,
    Heading,
    Items,
    Map,
    Meter,
    Meters,
    Page,
    Pairs,
    Spreads,
    Text,
)
from auditor.report.thin import weakens
from auditor.report.wording import counted, out_of

# What makes a whole result doubtful stands above it, what concerns one file or word beside the method.
FIRST = (
    "small-sample", "no-desired-postings", "no-mismatched-postings", "no-model",
    "profile-in-another-language", "logged-out-page", "letters-lost",
)  # fmt: skip
ROLES: dict[Side, tuple[str, Emphasis]] = {
    "mismatched": ("roles you don't want", "bad"),
    "desired": ("roles you want", "good"),
}
GAPS_READ = (
    "Each word by the difference of the two shares, with the 90 % range it lies in: a range that reaches "
    "across the middle leaves open which way the word pulls."
)
NOTHING_TO_DRAW = "There is nothing to draw: the table of all terms says what is known of each."
COMPUTED = (
    "Every figure here was computed by making the edits and trying the searches of the postings on the "
    "profile so edited. Other combinations were not: “auditor whatif --remove TERM ...” computes the one you "
    "have in mind."
)
NOT_MADE = "No plan was made for this audit."
UNPROVEN = "No change can be proven without postings you were wrongly contacted about: add some with -m."


def look_page(audit: Audit) -> Page:
    """The whole report, to be looked at; the same figures as in every other format."""
    return Page(tuple(_blocks(audit)))


def first(audit: Audit) -> tuple[str, ...]:
    """The notices that have to be known before anything else is read, each once."""
    told = (n.message for n in audit.notices if n.code in FIRST and n.severity != "info")
    return tuple(dict.fromkeys(told))


def _blocks(audit: Audit) -> Iterator[Block]:
    yield Heading(audit.profile.title or "Profile", level=1)
    yield from _answer(audit)
    yield from profile(audit)
    yield from _charts(audit)
    yield from _plan(audit)
    yield from searches(audit)
    yield from all_terms(audit)
    yield from look_method.method(audit, shown=first(audit))


def _answer(audit: Audit) -> Iterator[Block]:
    yield Heading("The answer")
    if texts := first(audit):
        yield Banner(texts)
    meters = [meter for side in ROLES if (meter := _meter(audit, side))]
    if found := answer.found_in_short(audit):
        yield Text(found, "strong")
    yield Text(answer.answer(audit))
    if meters:
        yield Text("Searches that find you", leads=True)
        yield Meters(tuple(meters))
    yield from _lowered(themes.themes(audit))
    yield from _lowered(wrong_contacts.kinds(audit))
    yield from _why(audit)
    yield from _lowered(wrong_contacts.told(audit))
    yield from _lowered(contradictions.contradictions(audit))


def _why(audit: Audit) -> Iterator[Block]:
    """Why the contacts were wrong, each with its lines behind a fold."""
    if sentence := wrong_contacts.about(audit):
        yield Heading("Why these contacts were wrong", 3)
        yield Text(sentence)
        line = f"{counted(len(audit.why_wrong), 'contact')}, each with its reasons and the lines that say so"
        yield Fold(line, (*wrong_contacts.one_by_one(audit), Text(wrong_contacts.CORRECT, "quiet")))


def _meter(audit: Audit, side: Side) -> Meter | None:
    """How many searches of a side find the profile now and after the plan; None without any."""
    tried = [s for s in audit.searches if s.side == side]
    if not tried:
        return None
    name, emphasis = ROLES[side]
    later = sum(bool(s.found_after) for s in tried) if audit.plan and audit.plan.edits else None
    whole = "1 search" if len(tried) == 1 else f"{len(tried)} searches"
    basis = f"{whole} from {counted(len({s.posting for s in tried}), 'posting')}"
    return Meter(name, sum(s.found for s in tried), later, len(tried), basis, emphasis)


def _charts(audit: Audit) -> Iterator[Block]:
    yield Heading("The map")
    charts = (chart_blocks.term_map(audit), chart_blocks.term_gaps(audit))
    for chart in charts:
        if chart:
            yield Text(_read(chart), "quiet", leads=True)
            yield chart
            if chart.note:
                yield Text(chart.note, "quiet")
    if not any(charts):
        yield Text(NOTHING_TO_DRAW, "quiet")


def _read(chart: Map | Spreads) -> str:
    """How to read a chart, in a sentence."""
    if isinstance(chart, Spreads):
        return GAPS_READ
    return (
        f"Words stand by how often they are asked for: to the right by {chart.across}, upwards by "
        f"{chart.up}. On the diagonal both ask alike; words above it {chart.above}, words below it "
        f"{chart.below}."
    )


def _plan(audit: Audit) -> Iterator[Block]:
    yield Heading("The plan")
    made = audit.plan
    if not made or not audit.mismatched:
        yield Text(UNPROVEN if not audit.mismatched else NOT_MADE, "quiet")
    yield from _lowered(plan.advice(audit, with_headline=False))
    if made and made.edits and audit.mismatched:
        if made.headline and not any(edit.after == made.headline for edit in made.edits):
            yield Pairs((*_headline_now(audit), ("Your headline then", made.headline)))
        sides: tuple[Side, ...] = ("mismatched", "desired") if audit.desired else ("mismatched",)
        told = [side for side in sides if weakens(audit, side)]
        yield whatif_page.figures(made.before, made.after, sides, told)
        yield Text(COMPUTED, "quiet")
    yield from _lowered(missed.missed(audit))
    if made and made.additions:
        yield from _additions(audit, made.additions)
    if sentences := trend_page.over_time(audit.trend, audit.appearances):
        yield from (Heading("Contacts over time", 3), Items(sentences))


def _additions(audit: Audit, additions: Sequence[Edit]) -> Iterator[Block]:
    """Words that the roles one wants ask for, under what is said of them all."""
    yield Heading("What you could add, if it is true of you", 3)
    asking = {a.term: out_of(a.desired_postings, audit.summary.desired_postings) for a in audit.terms}
    for advice in dict.fromkeys(edit.advice for edit in additions):
        yield Text(advice, leads=True)
        terms = (edit.term for edit in additions if edit.advice == advice)
        yield Items(tuple(noted(audit.called(t), f"{asking.get(t, 'some')} ask for it") for t in terms))


def _headline_now(audit: Audit) -> tuple[tuple[str, str], ...]:
    held = (section.text for section in audit.profile.sections if section.kind == "headline")
    return tuple(("Your headline now", text) for text in [*held][:1])


def _lowered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks of a page of their own as a part of this one: their headings a level lower."""
    for block in blocks:
        yield replace(block, level=block.level + 1) if isinstance(block, Heading) else block
