"""Shape: what is done with the wanted work: leading people, selling it, teaching it, helping its users."""

from __future__ import annotations

from functools import partial

from auditor.reasons.texts import Text, quoted
from auditor.reasons.wanted import FEWEST_SIGNS, Signs, Wanted, once, plain, share_titled, signs
from auditor.records import ContactReason, ReasonLine
from auditor.text.phrases import Phrases

SHAPES = {  # by the lists of the language
    "recruits": "hires people of your trade, and does not do its work",
    "sells": "sells what you work with, and does not do the work",
    "teaches": "teaches your trade, and does not practise it",
    "supports": "helps the users of what you work with, and does not do the work",
    "writes": "writes about your trade, and does not practise it",
}
UNTITLED_SIGNS = 4  # that tell a shape which no title names, beside twice those of a wanted posting
MANY = 0.3  # share of the wanted postings that makes a shape a wanted one
MOST_LEAD = 0.6  # share of them that lead, where a role without people is another shape
MOST = 0.8  # share of them that lead, where one that says nothing of it is another shape
LONG_ENOUGH = 25  # words in which leading people would be said
SHORT = 40  # words of a text of which the title alone tells


def judge(text: Text, wanted: Wanted) -> ContactReason | None:
    """The shape of a contact, if the wanted roles have another."""
    for name, says in SHAPES.items():
        in_title, in_text = _signs(wanted, name)
        if share_titled(wanted, in_title) >= MANY or wanted.profile_is(in_title):
            continue
        found = in_text.found(text.lines)
        if text.title in in_title and (found or _length(text) < SHORT):
            return ContactReason("shape", f"it {says}", quoted("contact", [text.title, *found.values()]))
        if len(found) >= UNTITLED_SIGNS + 2 * _usual(wanted, in_text):
            return ContactReason("shape", f"it {says}", quoted("contact", [*found.values()]))
    return _leading(text, wanted)


@once
def _usual(wanted: Wanted, in_text: Signs) -> float:
    """How many signs of a shape a wanted posting has on average."""
    return sum(len(in_text.found(t.lines)) for t in wanted.desired) / (len(wanted.desired) or 1)


@once
def _leading_share(wanted: Wanted) -> float:
    return wanted.share(partial(_leads, wanted=wanted))


@once
def _a_leading_title(wanted: Wanted) -> tuple[ReasonLine, ...]:
    return quoted("desired", [t.title for t in wanted.desired if _leads(t, wanted)], 1)


@once
def _own_words(wanted: Wanted) -> tuple[ReasonLine, ...]:
    """The line that says that one does not want to lead."""
    return wanted.own(_declined(wanted))


def _signs(wanted: Wanted, name: str) -> tuple[Signs, Signs]:
    return signs(wanted.language, "shape", f"{name}_title"), signs(wanted.language, "shape", name)


def _leading(text: Text, wanted: Wanted) -> ContactReason | None:
    """Whether it leads people where the wanted roles do not, or the other way round."""
    in_title, in_text = _signs(wanted, "manages")
    found = in_text.found(text.lines)
    titled = text.title in in_title
    leads = len(found) + titled >= FEWEST_SIGNS + (not titled)
    denied = [line for line in text.lines if _denies(line, wanted)]
    share = _leading_share(wanted)
    if leads and not denied and share < MANY:
        evidence = (*quoted("contact", [*found.values()] or [text.title]), *_own_words(wanted))
        return ContactReason(
            "shape", "it leads people, and the roles you want do the work themselves", evidence
        )
    if share < MOST_LEAD:
        return None
    evidence = _a_leading_title(wanted)
    says = "it does the work without people to lead, and the roles you want lead"
    if denied:
        return ContactReason("shape", says, (*quoted("contact", denied), *evidence))
    is_top = bool(plain(wanted.language, "level", "executive").search(text.title))
    is_alone = bool(text.title) and not (titled or is_top) and len(found) < FEWEST_SIGNS
    if is_alone and _length(text) >= LONG_ENOUGH and share >= MOST:
        return ContactReason("shape", says, (*quoted("contact", [text.title]), *evidence))
    return None


def _length(text: Text) -> int:
    """In words."""
    return sum(len(line.split()) for line in text.lines)


def _leads(text: Text, wanted: Wanted) -> bool:
    in_title, in_text = _signs(wanted, "manages")
    return len(in_text.found(text.lines)) + 2 * (text.title in in_title) >= FEWEST_SIGNS


def _declined(wanted: Wanted) -> Phrases:
    return signs(wanted.language, "shape", "declines").phrases


def _denies(line: str, wanted: Wanted) -> bool:
    return bool(_declined(wanted).search(line))
