"""The answer on one screen: 24 lines of 80 columns at most, and where the whole report is.

What is cut says so ("and 4 more"). The parts are cut here and not where they are shown, as only here it is
known what of each may go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from auditor.records import Attraction, Audit, Edit, Notice, Plan, Theme, noted
from auditor.report import answer, plan, wrong_contacts
from auditor.report.page import Banner, Bar, Block, Cell, Column, Heading, Page, Step, Steps, Table, Text
from auditor.report.places import edited, places
from auditor.report.themes import wrong
from auditor.report.thin import weakens
from auditor.report.wording import counted, listed, number, out_of, percent_in, plain

WIDTH = 80
STEPS = 4  # lines for the edits of a plan, which has no more of them
TERMS = 5  # rows of the table
THEMES = 2  # of these, for themes
NAME = 28  # cells of a term's name at most
BESIDE = 44  # cells of the other columns beside it
LINES = 24
BESIDE_NOTES = 17  # lines at most of what is neither a caution, nor a step, nor below the table
SURE = {"wrong_role": "sure", "probably_wrong_role": "probable"}


def short_page(audit: Audit, full_report: str = "", width: int = WIDTH) -> Page:
    """The page for a screen of `width` columns; `full_report` says where the whole report is."""
    return Page(tuple(_blocks(audit, full_report, width)))


def _blocks(audit: Audit, full_report: str, width: int) -> Iterator[Block]:
    edits = audit.plan.edits if audit.plan and audit.mismatched else ()
    thin, cautions = _cautions(audit.notices, 1 if len(edits) >= STEPS else 2, width)
    yield Heading(cut(audit.profile.title, width) or "Profile", level=1)
    if thin:
        yield Banner(thin)
    if found := answer.found_in_short(audit):
        yield Text(found, "strong", leads=True)
    yield Text(answer.answer_in_short(audit))
    if audit.plan and audit.mismatched:
        yield from _advice(audit, audit.plan, width)
    flagged = _flagged(audit)
    if flagged:
        yield _strongest(audit, flagged, width)
    opening = bool(audit.plan and audit.plan.opening)
    room = LINES - BESIDE_NOTES - len(edits) - opening - len(thin) - len(cautions)
    ends = [*_missing(audit, width)]
    if room > len(ends) + 1:
        ends = [*_kinds(audit, width), *ends]
    if room > len(ends) + 1 and (line := wrong_contacts.not_words(audit)):
        ends = [cut(line, width), *ends]
    if room > len(ends) + 1 and (line := _left(audit, width)):
        ends = [line, *ends]
    ends += cautions
    if full_report:
        ends.append(_where(full_report, width, is_short=room <= len(ends) + 1))
    yield from (Text(line, leads=True) for line in ends)


def _cautions(notices: Sequence[Notice], lines: int, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How few the postings are, which is to stand above all, and the gravest of the rest, which ends it."""
    order = ("error", "warning", "info")
    by_weight = sorted(notices, key=lambda n: order.index(n.severity))
    small = [n for n in by_weight if n.code == "small-sample"]
    grave = [n.message for n in by_weight if n.severity != "info"]
    told = tuple(_told([*dict.fromkeys([*(n.message for n in small), *grave])], lines, width))
    first = sum(n.severity != "info" for n in small[:1])
    return told[:first], told[first:]


def _told(said: Sequence[str], lines: int, width: int) -> Iterator[str]:
    """The first of some notices, each in a line; the rest is counted."""
    for place, message in enumerate(said[:lines], start=1):
        left = len(said) - lines if place == lines else 0
        more = f" (and {left} more)" if left > 0 else ""
        yield _sentence(message, width - len(more)) + more


def _sentence(text: str, room: int) -> str:
    """The first sentence of a text, cut behind a part of it that can stand alone, else between words."""
    first, dot, _ = plain(text).partition(". ")
    sentence = first + dot.strip()
    if cell_len(sentence) <= room:
        return sentence
    short = cut(sentence, room)
    ends = max(short.rfind(mark, room // 2) for mark in (", ", ": ", "; "))
    return f"{short[:ends]} …" if ends > 0 else short


def _advice(audit: Audit, made: Plan, width: int) -> Iterator[Block]:
    if not made.edits:
        yield Heading(plan.title_of_none(audit))
        yield Text(plan.why_none(audit), "quiet")
        yield from _opening(made, width)
        return
    fragile = "; fragile: it hangs on a single posting" if made.fragile else ""
    yield Heading(plan.title(audit, made) + fragile)
    yield from _opening(made, width)
    most = STEPS - bool(made.opening)
    shown = made.edits if len(made.edits) <= most else made.edits[: most - 1]
    room = width - len("1. ")
    steps = [Step(_what(audit, edit, room)) for edit in shown]
    if left := len(made.edits) - len(shown):
        steps.append(Step(f"… and {left} more"))
    yield Steps(tuple(steps), _effect(audit, made))


def _opening(made: Plan, width: int) -> Iterator[Block]:
    if made.opening:
        said = f"Open your headline with what you look for, not “{plain(made.opening.said)}”."
        yield Text(cut(said, width), leads=True)


def _effect(audit: Audit, made: Plan) -> str:
    """By how much the searches of each side weaken, where that can be said."""
    if not weakens(audit, "mismatched"):
        return plan.UNTOLD if made.before.searches_mismatched else ""
    right = f", right ones by {percent_in(made.lost, made.lost_range)}" if weakens(audit, "desired") else ""
    return f"Wrong searches weaken by {percent_in(made.dropped, made.dropped_range)}{right}."


def _what(audit: Audit, edit: Edit, room: int) -> str:
    """One edit in one line: "Remove Java from your headline, your skills and 3 more places."."""
    if len(edit.terms) > 1 and edit.action in ("remove", "demote"):
        return some(plan.words(audit, edit)[0], edited(audit, edit), room, "place")
    term = next((a for a in audit.terms if a.term == edit.term), None)
    in_places = edited(audit, edit) if edit.terms else places(audit, term, editable=True) if term else []
    if edit.action == "remove" and term and in_places:
        lead = f"Remove {_name(term, NAME)} from "
        return some(lead, in_places, room, "place")
    return cut(plan.what(audit, edit), room)


def _flagged(audit: Audit) -> list[Attraction]:
    """The terms on the wrong side, the sure ones first, and the strongest first among them."""
    flagged = (a for a in audit.terms if a.verdict in SURE)
    return sorted(flagged, key=lambda a: (a.verdict != "wrong_role", -a.attraction, -abs(a.gap), a.term))


def _strongest(audit: Audit, flagged: Sequence[Attraction], width: int) -> Table:
    """The first themes of several words, then the strongest words: as many rows as there is room for."""
    summary = audit.summary
    cells = max(len("Term"), min(NAME, width - BESIDE))
    themes = [theme for theme in wrong(audit) if len(theme.terms) > 1][:THEMES]
    words = flagged[: TERMS - len(themes)]
    cut_off = f" ({len(words)} of {len(flagged)})" if len(flagged) > len(words) else ""
    rows: list[tuple[Cell, ...]] = [
        (
            _theme_name(audit, theme, cells),
            "",
            SURE[theme.verdict],
            out_of(theme.mismatched_postings, summary.mismatched_postings),
            out_of(theme.desired_postings, summary.desired_postings),
        )
        for theme in themes
    ]
    rows += [
        (
            _name(a, cells),
            Bar(a.attraction, "bad"),
            "confirmed" if a.confirmed else SURE[a.verdict],
            out_of(a.mismatched_postings, summary.mismatched_postings),
            out_of(a.desired_postings, summary.desired_postings),
        )
        for a in words
    ]
    columns = (
        Column("Term" + cut_off, emphasis="strong", whole=True),
        Column("Pull", whole=True),
        Column("Verdict", whole=True),
        Column("Mismatched", "right"),
        Column("Desired", "right"),
    )
    return Table(columns, tuple(rows))


def _theme_name(audit: Audit, theme: Theme, room: int) -> str:
    """What a theme is called in so many cells: "Java words (14)"."""
    rest = f" words ({len(theme.terms)})"
    named = next((a for a in audit.terms if a.term == theme.name), None)
    if not named:
        return cut(theme.name, room - len(rest)) + rest
    return _name(named, room - len(rest)) + rest


def _kinds(audit: Audit, width: int) -> Iterator[str]:
    if audit.groups:
        names = (cut(audit.called(group.name), NAME) for group in audit.groups)
        sizes = [str(len(group.postings)) for group in audit.groups]
        sizes[0] = counted(len(audit.groups[0].postings), "posting")
        kinds = [noted(name, size) for name, size in zip(names, sizes, strict=True)]
        lead = f"{number(len(kinds)).capitalize()} kinds of wrong role: "
        yield some(lead, kinds, width)


def _left(audit: Audit, width: int) -> str:
    """Flagged words that stay because they are facts, or needed."""
    said = {"fact": "fact", "needed": "needed", "protected": "protected"}
    left = audit.plan.left if audit.plan and audit.mismatched else ()
    names = {a.term: _name(a, NAME) for a in audit.terms}
    touched = {term for edit in audit.plan.edits for term in edit.terms} if audit.plan else set()
    elsewhere = {one.term for one in left if one.term in touched}
    some_ = [
        noted(names.get(one.term, one.term), said[one.reason] + " elsewhere" * (one.term in elsewhere))
        for one in left
        if one.reason in said
    ]
    return some("Left alone: ", some_, width) if some_ else ""


def _missing(audit: Audit, width: int) -> Iterator[str]:
    """What the wanted roles ask for; of a word that stands there uncounted it says so."""
    missing = sorted((a for a in audit.terms if a.verdict == "missing"), key=lambda a: (-abs(a.gap), a.term))
    if missing:
        named = [a.is_only_named for a in missing]
        there = "not counted where it stands" if all(named) else "missing or not counted"
        what = there if any(named) else "missing"
        yield some(f"Wanted, but {what}: ", [_name(a, NAME) for a in missing], width, "", ".")


def _name(term: Attraction, room: int) -> str:
    """A term's name in so many cells: as it is called, else in the person's words alone, else cut."""
    names = (plain(term.called), plain(term.written))
    return next((name for name in names if cell_len(name) <= room), cut(names[1], room))


def cut(text: str, room: int) -> str:
    """A text in at most `room` cells, cut between words where it can be."""
    text = plain(text)
    if cell_len(text) <= room:
        return text
    kept = set_cell_size(text, room - 2)
    if not text.removeprefix(kept).startswith(" "):
        kept = kept.rpartition(" ")[0] or kept
    return f"{kept.rstrip()} …"


def some(lead: str, items: Sequence[str], room: int, noun: str = "", end: str = ".") -> str:
    """A list in at most `room` cells, with how many of it are left out: "From a, b and 4 more places."."""
    lead = plain(lead) + " "
    for shown in range(len(items), 0, -1):
        left = len(items) - shown
        more = [f"{left} more{f' {noun}' if noun else ''}{'s' * (bool(noun) and left > 1)}"] if left else []
        line = f"{lead}{listed([*map(plain, items[:shown]), *more])}{end}"
        if cell_len(line) <= room:
            return line
    if noun:
        return cut(f"{lead}{counted(len(items), noun)}{end}", room)
    rest = f" and {len(items) - 1} more{end}" if items[1:] else end
    return cut(f"{lead}{plain(items[0])}", room - len(rest)) + rest


def _where(text: str, width: int, *, is_short: bool) -> str:
    """Where the whole report is; of a path beyond a line or two the beginning goes, which was said before."""
    lead = "The whole report: "
    text = plain(text)
    room = width - cell_len(lead)
    if not is_short and cell_len(text) <= width:
        return lead + text
    while cell_len(text) > room:
        text = "…" + text.lstrip("…")[max(1, cell_len(text) - room) :]
    return lead + text
