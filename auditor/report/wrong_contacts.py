"""What brought the wrong contacts: the kinds of role they were about, why they were wrong, what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.records import Appearances, Audit, ContactReason, Reason, RoleGroup, WhyWrong, noted
from auditor.report.appearances_page import found_for
from auditor.report.page import Block, Heading, Items, Quote, Quotes, Text
from auditor.report.wording import counted, listed, number, out_of, plain

MOST_WORDS = 6  # that are named for a kind of wrong role, or a side
# What a reason is called in a sentence: "4 are about level"; but words, and where nothing tells.
ABOUT: dict[Reason, str] = {
    "level": "level", "shape": "the shape of the role", "place": "place", "contract": "the contract",
    "trade": "the employer's trade",
}  # fmt: skip
WHOSE = {"contact": "the contact", "profile": "your profile", "desired": "wanted role"}
CORRECT = (
    "Where you know better, write the reasons into the column “reasons” of contacts.csv: "
    "the next audit takes them."
)
# What LinkedIn says the profile was found for, by its side: of titles and of keywords
SIDES = {
    "mismatched": ("these are roles you don't want", "these are words of roles you don't want"),
    "desired": ("these are roles you want", "these are words of roles you want"),
    "": ("not clearly of either side, so not counted",) * 2,
}


def kinds(audit: Audit) -> Iterator[Block]:
    """The unrelated kinds of wrong role, each with what pulls towards it; nothing where there is one kind."""
    if audit.groups:
        yield Heading(f"{number(len(audit.groups)).capitalize()} kinds of wrong role")
        yield Items(tuple(_kind(audit, group) for group in audit.groups))


def _kind(audit: Audit, group: RoleGroup) -> str:
    words = [
        noted(audit.called(t.term), out_of(t.postings, len(group.postings))) for t in group.terms[:MOST_WORDS]
    ]
    pulled = f"pulled by {listed(words)}" if words else "no word of yours is surely behind it"
    after = f", {group.found_after} with the changes" if audit.plan and audit.plan.edits else ""
    found = f"{group.found} of {group.searches} searches find you now{after}"
    return f"{audit.called(group.name)} ({counted(len(group.postings), 'posting')}): {pulled}; {found}."


def why(audit: Audit) -> Iterator[Block]:
    """Why the contacts were wrong: summed over them, then one by one with the lines that say so."""
    if sentence := about(audit):
        yield Heading("Why these contacts were wrong")
        yield Text(sentence, leads=True)
        yield from one_by_one(audit)
        yield Text(CORRECT, "quiet")


def one_by_one(audit: Audit) -> tuple[Quotes, ...]:
    """Each contact with its reasons, and the lines they rest on."""
    titled = {p.id: p.title.replace("(untitled)", f"Untitled: {p.source}") for p in audit.mismatched}
    called = {p.id: noted(titled[p.id], p.company) if p.company else titled[p.id] for p in audit.mismatched}
    return tuple(
        Quotes(called.get(one.posting, one.posting), _reasons(one), (*_lines(one),), whole=True)
        for one in audit.why_wrong
    )


def _reasons(why: WhyWrong) -> str:
    if why.by_person:
        return f"{listed([_name(r) for r in why.reasons])}, as you said"
    return "; ".join(f"{_name(r)}: {plain(r.detail)}" for r in why.reasons)


def _name(reason: ContactReason) -> str:
    return f"too {reason.direction}" if reason.direction and not reason.evidence else reason.reason


def _lines(why: WhyWrong) -> Iterator[Quote]:
    lines = dict.fromkeys(line for reason in why.reasons for line in reason.evidence)
    yield from (Quote(WHOSE[line.side], "", line.text) for line in lines)


class _Sums(NamedTuple):
    """How many contacts there are, words explain, nobody can explain, and each other reason without words."""

    every: int
    words: int
    unclear: int
    others: Counter[Reason]

    @property
    def left(self) -> int:
        """The contacts that have reasons, but not words."""
        return self.every - self.words - self.unclear


def _sums(audit: Audit) -> _Sums:
    every = [{r.reason for r in one.reasons} for one in audit.why_wrong]
    others = Counter(r for reasons in every if "words" not in reasons for r in ABOUT if r in reasons)
    words, unclear = (sum(name in reasons for reasons in every) for name in ("words", "unclear"))
    return _Sums(len(every), words, unclear, others)


def about(audit: Audit) -> str:
    """The reasons summed: "Of 9 wrong contacts 4 are about level, not words; words explain 5."."""
    sums = _sums(audit)
    if not sums.every:
        return ""
    ordered = sorted(sums.others.items(), key=lambda item: (-item[1], item[0]))
    parts = (
        [f"{listed([f'{n} {_are(n)} about {ABOUT[r]}' for r, n in ordered])}, not words"] if ordered else []
    )
    if sums.unclear < sums.every:
        parts.append(f"words explain {sums.words or 'none'}")
    if sums.unclear:
        parts.append(f"of {sums.unclear} the texts do not tell why")
    several = " One contact can have several reasons." if sums.others.total() > sums.left else ""
    different = audit.summary.mismatched_postings
    repeats = f" ({different} different ones)" if 0 < different < sums.every else ""
    return f"Of {counted(sums.every, 'wrong contact')}{repeats} {'; '.join(parts)}.{several}"


def not_words(audit: Audit) -> str:
    """In a short line what most wrong contacts are about that words do not explain; "" where words do."""
    sums = _sums(audit)
    if not sums.others:
        return ""
    reason, count = min(sums.others.items(), key=lambda item: (-item[1], item[0]))
    return (
        f"{count} of {counted(sums.every, 'wrong contact')} {_are(count)} about {ABOUT[reason]}, not words."
    )


def share_of_words(audit: Audit) -> str:
    """How many of the wrong contacts an edit of words can stop at all; "" where it may stop every one."""
    sums = _sums(audit)
    if sums.words == sums.every:
        return ""
    rest = f"; what is wrong with {number(sums.left)} of them no edit of words mends" if sums.left else ""
    unknown = f"; of {sums.unclear} the texts do not tell" if sums.unclear else ""
    return f"Words explain {sums.words} of {counted(sums.every, 'wrong contact')}{rest}{unknown}."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def told(audit: Audit) -> Iterator[Block]:
    """What recruiters said brought them: each confirmed word with what it explains, then the places; and what
    LinkedIn says the profile was found for."""
    for heading, points in (
        ("What recruiters said brought them", (*_confirmed(audit), *_parts(audit))),
        ("What LinkedIn says you were found for", (*_found_for(audit.appearances),)),
    ):
        if points:
            yield Heading(heading)
            yield Items(points)


def _confirmed(audit: Audit) -> Iterator[str]:
    postings = audit.summary.mismatched_postings - sum(
        bool(r.words) and r.side == "mismatched" for r in audit.reported
    )
    confirmed = (a for a in audit.terms if a.confirmed)
    for term in sorted(confirmed, key=lambda a: (-a.confirmed, -a.explains, a.term)):
        yield (
            f"{term.called}: confirmed by {counted(term.confirmed, 'recruiter')}; it explains "
            f"{term.explains} of {postings} wrong contacts (mismatched postings and messages)."
        )


def _parts(audit: Audit) -> Iterator[str]:
    parts = Counter(part for reported in audit.reported for part in reported.parts)
    for part, times in sorted(parts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{counted(times, 'recruiter')} named this as the way: {part}."


def _found_for(shown: Sequence[Appearances]) -> Iterator[str]:
    """What the profile was found for in the newest week that tells it: a side a line, then the searchers."""
    telling = [week for week in shown if week.found_for]
    if telling:
        newest = telling[-1]
        for entries, lead, which in (
            (newest.titles, "Titles", 0),
            (newest.keywords, "Keywords that searchers typed", 1),
        ):
            for side, meanings in SIDES.items():
                if names := [found_for(one) for one in entries if one.side == side]:
                    yield f"{lead} in the week of {newest.week}: {_some(names)}; {meanings[which]}."
        if earlier := len(telling) - 1:
            yield (
                f"{counted(earlier, 'earlier week')} counted as well; for a word all weeks together weigh "
                "as one posting at most."
            )
    working = next((week for week in reversed(shown) if week.companies), None)
    if working:
        names = [plain(name) for name in working.companies]
        yield f"Where your searchers work, which is shown and not counted: {_some(names)}."


def _some(names: Sequence[str]) -> str:
    left = len(names) - MOST_WORDS
    return ", ".join(names[:MOST_WORDS]) + (f" and {left} more" if left > 0 else "")
