"""Level: a role for somebody much more junior or much more senior, by the years asked for and by the rank."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.languages import Language
from auditor.reasons import ladders
from auditor.reasons.texts import Text, quoted
from auditor.reasons.wanted import Signs, Wanted, once, plain, share_titled, signs
from auditor.reasons.years import Asked, asked, held
from auditor.records import ContactReason, Position, ReasonLine
from auditor.sections.titles import is_for_beginners
from auditor.text.normalise import key

MORE = 1.5  # times the years of the wanted postings that are too many, or that are held
FEWEST_MORE = 3  # years more at least
FEW = 2  # years, of which "or more" is said out of politeness
HALF = 0.6  # of the years held, below which a closed range of years is for others
MANY = 0.3  # share of the wanted postings that makes a beginner's role a wanted one
LED = 5  # years of leading, asked of somebody who never led
STEM = 5  # letters by which the names of one trade begin alike
GROWN = 2  # years of work after which nobody is a beginner


def judge(text: Text, wanted: Wanted, alike: Sequence[Position]) -> ContactReason | None:
    """Whether a contact is too junior or too senior; `alike` are the jobs of the wanted kind."""
    positions = wanted.profile.positions
    years = held(positions)
    of_kind = held(positions, alike)
    said = asked(text.of_role, wanted.language)
    wanted_years = _wanted_years(wanted)
    return (
        _too_senior_by_years(said, wanted_years, of_kind)
        or _too_junior_by_words(text, wanted, years)
        or _too_junior_by_years(said, wanted_years, years, of_kind)
        or _too_senior_by_rank(text, wanted)
        or _by_ladder(text, wanted)
        or _under_own_rank(text, wanted)
        or _never_led(said, wanted_years, wanted)
    )


@once
def _wanted_years(wanted: Wanted) -> tuple[Asked, ...]:
    """What the wanted postings ask for."""
    return tuple(one for other in wanted.desired for one in asked(other.of_role, wanted.language))


def _too_senior_by_years(
    said: Sequence[Asked], wanted: Sequence[Asked], of_kind: float | None
) -> ContactReason | None:
    if not said:
        return None
    most = max(said, key=lambda one: one.least)
    usual = max((one.least for one in wanted), default=0)
    too_many = most.least >= max(usual * MORE, usual + FEWEST_MORE) if wanted else True
    lacks = of_kind is None or most.least > max(of_kind * 1.2, of_kind + 1)
    if not (too_many and lacks) or (not wanted and (of_kind is None or most.least < of_kind * MORE + 2)):
        return None
    detail = f"too senior: it asks for {most.least} years"
    if of_kind is not None:
        detail += f", and your profile shows {_years(of_kind)} of such work"
    if wanted:
        detail += f"; the roles you want ask for {usual} at most"
    return ContactReason("level", detail, quoted("contact", [most.line], 1), "senior")


def _too_junior_by_words(text: Text, wanted: Wanted, years: float | None) -> ContactReason | None:
    helpers, seniors = (signs(wanted.language, "level", name) for name in ("helpers", "senior"))
    grown = years is None or years >= GROWN
    if grown and (lines := _junior(text, wanted.language)) and _junior_share(wanted) < MANY:
        detail = "too junior: it is for beginners"
        detail += f", and your profile shows {_years(years)} of work" if years else ""
        return ContactReason("level", detail, quoted("contact", lines), "junior")
    helps = text.title in helpers and text.title not in seniors and _is_of_trade(text.title, helpers, wanted)
    if grown and helps and not _helped(wanted):
        detail = "too junior: it is for somebody who helps those who do your work"
        return ContactReason("level", detail, (*quoted("contact", [text.title]), *_titles(wanted)), "junior")
    lines = signs(wanted.language, "level", "first_lead").lines(text.of_role)
    if lines and _head_share(wanted) >= 0.5:
        detail = "too junior: it is a first step to leading, and the roles you want are further up"
        return ContactReason("level", detail, (*quoted("contact", lines), *_titles(wanted)), "junior")
    return None


def _junior(text: Text, language: Language) -> list[str]:
    """The lines that look for a beginner."""
    titled = is_for_beginners(text.title, language)
    return [*([text.title] if titled else []), *signs(language, "level", "beginners").lines(text.of_role)]


@once
def _junior_share(wanted: Wanted) -> float:
    return wanted.share(lambda t: bool(_junior(t, wanted.language)))


@once
def _helped(wanted: Wanted) -> bool:
    """Whether the person helps, or wants to."""
    helpers = signs(wanted.language, "level", "helpers")
    return share_titled(wanted, helpers) > 0 or wanted.profile_is(helpers)


@once
def _head_share(wanted: Wanted) -> float:
    head = signs(wanted.language, "level", "head").phrases
    return wanted.share(lambda t: bool(head.search(t.title)))


def _too_junior_by_years(
    said: Sequence[Asked], wanted: Sequence[Asked], years: float | None, of_kind: float | None
) -> ContactReason | None:
    """Every range of years that it names is closed, and lies below what is held and what is wanted.

    Where the wanted postings name years, all work counts; else work of the wanted kind.
    """
    usual = [one.least for one in wanted]
    asks_much = len(usual) > 1 and min(usual) >= FEWEST_MORE + FEW
    few = [
        one._replace(most=one.least) for one in said if one.least <= FEW and one.most is None and asks_much
    ]
    closed = [*(one for one in said if one.most is not None), *few]
    if not closed or len(closed) < len(said) or years is None or of_kind is None:
        return None
    top = max(one.most or 0 for one in closed)
    if top > (years if wanted else of_kind) * HALF or any(top >= one.least for one in wanted):
        return None
    shown = f"your profile shows {_years(years)} of work, {_years(of_kind)} of the kind you want"
    detail = f"too junior: it asks for {top} year{'' if top == 1 else 's'} at most, and {shown}"
    return ContactReason("level", detail, quoted("contact", [closed[0].line], 1), "junior")


def _too_senior_by_rank(text: Text, wanted: Wanted) -> ContactReason | None:
    """The top of a house, where neither the profile nor a wanted posting has been there."""
    executive, held_before = (plain(wanted.language, "level", name) for name in ("executive", "held_before"))
    if _is_executive(wanted):
        return None
    if found := executive.search(text.title):
        detail = f"too senior: {found[0]} is further up than you have been and than the roles you want"
        return ContactReason("level", detail, (*quoted("contact", [text.title]), *_titles(wanted)), "senior")
    if lines := [line for line in text.lines if held_before.search(line) and executive.search(line)]:
        detail = "too senior: it asks for somebody who held such a rank before"
        return ContactReason("level", detail, (*quoted("contact", lines), *_titles(wanted)), "senior")
    return None


@once
def _is_executive(wanted: Wanted) -> bool:
    """Whether the person has been there, or wants to."""
    titles = (
        wanted.profile.title,
        *(p.title for p in wanted.profile.positions),
        *(t.title for t in wanted.desired),
    )
    return any(map(plain(wanted.language, "level", "executive").search, titles))


def _by_ladder(text: Text, wanted: Wanted) -> ContactReason | None:
    """Ranks below or above what is held and wanted in this trade."""
    if not (found := ladders.apart(text, wanted)):
        return None
    side = "below" if found.direction == "junior" else "above"
    detail = f"too {found.direction}: it is of a rank far {side} yours and the roles you want"
    evidence = (*quoted("contact", [found.line], 1), *quoted("desired", [found.wanted], 1))
    return ContactReason("level", detail, evidence, found.direction)


def _under_own_rank(text: Text, wanted: Wanted) -> ContactReason | None:
    """One works under somebody of the rank that one holds, or that the wanted roles have."""
    if not (line := ladders.under_own_rank(text, wanted)):
        return None
    detail = "too junior: one works under somebody of your own rank"
    return ContactReason("level", detail, (*quoted("contact", [line], 1), *_titles(wanted)), "junior")


def _never_led(said: Sequence[Asked], wanted_years: Sequence[Asked], wanted: Wanted) -> ContactReason | None:
    """Years of leading that it asks for, where no job held and no wanted role was one to lead."""
    leading = signs(wanted.language, "level", "leading")
    most = max((one for one in said if one.line in leading), key=lambda one: one.least, default=None)
    if most is None or most.least < LED or any(one.line in leading for one in wanted_years):
        return None
    leads = signs(wanted.language, "shape", "manages_title")
    if any(p.title in leads for p in wanted.profile.positions) or share_titled(wanted, leads):
        return None
    detail = f"too senior: it asks for {most.least} years of leading, and your profile shows none"
    return ContactReason("level", detail, quoted("contact", [most.line], 1), "senior")


def _is_of_trade(title: str, helpers: Signs, wanted: Wanted) -> bool:
    """Whether somebody helps in the wanted trade: titles share the beginning of a word, or name no trade."""
    own = _stems(helpers.phrases.blanked(title))
    return not own or not own.isdisjoint(_wanted_stems(wanted))


@once
def _wanted_stems(wanted: Wanted) -> frozenset[str]:
    now = (p.title for p in wanted.profile.positions if p.is_current)
    return frozenset(stem for one in (*(t.title for t in wanted.desired), *now) for stem in _stems(one))


def _stems(title: str) -> set[str]:
    return {word[:STEM] for word in key(title).split() if len(word) >= STEM}


@once
def _titles(wanted: Wanted) -> tuple[ReasonLine, ...]:
    return quoted("desired", [t.title for t in wanted.desired if t.title], 1)


def _years(years: float) -> str:
    whole = round(years)
    return "under a year" if years < 0.75 else f"{whole} year{'' if whole == 1 else 's'}"
