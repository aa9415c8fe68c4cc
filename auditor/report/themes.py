"""The themes of an audit: words that pull together, what asks for them, and what they bring."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.records import Audit, Theme
from auditor.report.page import Block, Heading, Items, Text
from auditor.report.wording import counted, listed, number, out_of

WRONG = {"wrong_role": "surely", "probably_wrong_role": "probably"}
NAMED = 8  # words of a theme that are named one by one
HEADING = "What pulls towards roles you don't want"
MEANS = "Words that go together in postings, counted as one. What is known of each word stands further below."


def wrong(audit: Audit) -> tuple[Theme, ...]:
    """The themes that pull towards unwanted roles, the sure ones first."""
    found = (theme for theme in audit.themes if theme.verdict in WRONG)
    return tuple(sorted(found, key=lambda theme: theme.verdict != "wrong_role"))


def themes(audit: Audit) -> Iterator[Block]:
    """A part with a line for each theme on the wrong side; nothing without any."""
    if found := wrong(audit):
        yield Heading(HEADING)
        yield Text(MEANS, "quiet", leads=True)
        yield Items(tuple(line(audit, theme) for theme in found))


def name(audit: Audit, theme: Theme) -> str:
    """What a theme is called: "The Java words"."""
    return f"The {audit.called(theme.name)} words"


def line(audit: Audit, theme: Theme) -> str:
    """A theme in full: its words, who asks for them, and what they bring."""
    words = counted(len(theme.terms), "word")
    told = "; ".join((_asked(audit, theme), *_brought(audit, theme), f"{theme.evidence_label} evidence"))
    return (
        f"{name(audit, theme)} ({words}, {WRONG[theme.verdict]}): {_words(audit, theme.terms)}. "
        f"{told[:1].upper()}{told[1:]}.{_kin(audit, theme)}"
    )


def in_short(audit: Audit, theme: Theme) -> str:
    """A theme by its name, how many words it has and who asks for them."""
    return f"{name(audit, theme)} ({len(theme.terms)}): {_asked(audit, theme)}"


def _words(audit: Audit, terms: tuple[str, ...]) -> str:
    shown = [audit.called(term) for term in terms[:NAMED]]
    left = len(terms) - len(shown)
    return listed([*shown, *([f"{number(left)} more"] if left else [])])


def _asked(audit: Audit, theme: Theme) -> str:
    summary = audit.summary
    sides = (
        ("mismatched", theme.mismatched_postings, summary.mismatched_postings),
        ("desired", theme.desired_postings, summary.desired_postings),
    )
    return (
        f"asked for in {listed([f'{out_of(count, whole)} {side}' for side, count, whole in sides])} postings"
    )


def _brought(audit: Audit, theme: Theme) -> Iterator[str]:
    """The searches and the contacts that a theme brings; nothing where no search was tried."""
    if theme.searches:
        verb = "finds" if theme.searches == 1 else "find"
        searches = "search" if theme.searches == 1 else "searches"
        yield f"{theme.searches} {searches} for these roles {verb} you by them"
    if theme.explains:
        yield f"they explain {theme.explains} of {counted(len(audit.mismatched), 'wrong contact')}"


def _kin(audit: Audit, theme: Theme) -> str:
    if not theme.kin:
        return ""
    verb = "goes" if len(theme.kin) == 1 else "go"
    return f" {_words(audit, theme.kin)} {verb} with them, though none of these postings asks for it."
