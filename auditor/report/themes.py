"""The themes of an audit: words that pull together, what asks for them, and what they bring."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.records import Audit, Theme, noted
from auditor.report.page import Block, Heading, Items, Text
from auditor.report.wording import listed, number, out_of

WRONG = {"wrong_role": "surely", "probably_wrong_role": "probably"}
FEW = 3  # words of a theme for which a posting counts that asks for one of them
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
    """What a theme is called: "The Java words"; of one word the word itself."""
    called = audit.called(theme.name)
    return f"The {called} words" if len(theme.terms) > 1 else called


def line(audit: Audit, theme: Theme) -> str:
    """A theme in full: its words, who asks for them, and what they bring."""
    named = noted(name(audit, theme), WRONG[theme.verdict])
    words = f": {_words(audit, theme.terms)}. " if len(theme.terms) > 1 else ": "
    told = "; ".join((_asked(audit, theme), *_brought(audit, theme)))
    return f"{named}{words}{told[:1].upper()}{told[1:]}.{_kin(audit, theme)}"


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
    counts = listed([f"{out_of(count, whole)} {side}" for side, count, whole in sides])
    return f"{'two or more of them are ' * (len(theme.terms) > FEW)}asked for in {counts} postings"


def _them(theme: Theme) -> str:
    return "it" if len(theme.terms) == 1 else "them"


def _brought(audit: Audit, theme: Theme) -> Iterator[str]:
    """The searches and the contacts that a theme brings; nothing where no search was tried."""
    if theme.searches:
        verb = "finds" if theme.searches == 1 else "find"
        searches = "search" if theme.searches == 1 else "searches"
        yield f"{theme.searches} {searches} for these roles {verb} you by {_them(theme)}"
    if theme.explains:
        asking = out_of(theme.explains, audit.summary.mismatched_postings)
        verb = "allows" if theme.explains == 1 else "allow"
        yield f"{asking} of these postings {verb} a search that finds you by {_them(theme)}"


def _kin(audit: Audit, theme: Theme) -> str:
    if not theme.kin:
        return ""
    verb = "goes" if len(theme.kin) == 1 else "go"
    it = "it" if len(theme.kin) == 1 else "them"
    return f" {_words(audit, theme.kin)} {verb} with {_them(theme)}, though no posting asks for {it}."
