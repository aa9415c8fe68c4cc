"""Trade: what the employer lives by, where the profile turns away from it or wishes for others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Set
from typing import NamedTuple

from auditor.languages import Language
from auditor.reasons.industries import counts, lines_of, said_of, signs_in, told, with_near
from auditor.reasons.texts import Text, quoted
from auditor.reasons.wanted import Wanted, once, signs, table
from auditor.records import ContactReason

LEAST = 2  # different signs of a trade in a contact
STRONG = 3  # of one that is strange to what is wished for
MOST = 0.6  # share of the wanted postings that are of a trade, where others are strange
NAMED = 3  # signs that are named


class _Said(NamedTuple):
    """The trades that a profile wishes for, and those that it turns away from, with the lines."""

    wished: Mapping[str, list[str]]
    averse: Mapping[str, list[str]]
    near: Container[str]  # those near to a wished one


def judge(text: Text, wanted: Wanted, *, alone: bool = False) -> ContactReason | None:
    """The trade of a contact's employer, if it is not one that the person wants.

    Without a word of the profile it is one that many refuse, and only if nothing else is wrong (`alone`).
    """
    found = counts(text, wanted.language)
    said = _said(wanted)
    known = _known(wanted)
    refused = table(wanted.language, "trade")["disputed"] if alone or said.wished else ()
    lead = max(found.values(), default=0)
    for trade, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if count < max(LEAST, min(lead, STRONG)) or trade in known or trade in said.wished:
            continue
        if says := _wrong(trade, count == lead, found, known, said, refused):
            own = said.averse.get(trade) or [line for lines in said.wished.values() for line in lines]
            evidence = (
                *quoted("contact", lines_of(text, trade, wanted.language)),
                *quoted("profile", own, 1),
            )
            return ContactReason("trade", f"{says} ({_named(text, trade, wanted.language)})", evidence)
    return None


def _wrong(
    trade: str, leads: bool, found: Counter[str], known: Set[str], said: _Said, refused: Container[str]
) -> str:
    """What is wrong with a trade that no wanted posting has, "" if nothing surely is."""
    if trade in said.averse:
        return "your profile turns away from this trade"
    if trade in refused:
        return "another trade than you want" if leads or found[trade] >= STRONG else ""
    shared = {t for t, count in found.items() if count >= LEAST} & (known | {*said.wished})
    is_strange = trade not in said.near and not shared
    if said.wished and leads and found[trade] >= STRONG and is_strange:
        return "another trade than your profile wishes for"
    return ""


@once
def _known(wanted: Wanted) -> frozenset[str]:
    """The trades of which a wanted posting has any sign."""
    return frozenset(trade for t in wanted.desired for trade in counts(t, wanted.language))


@once
def _usual(wanted: Wanted) -> Counter[str]:
    """How many wanted postings are surely of each trade."""
    return Counter(trade for t in wanted.desired for trade in _surely(t, wanted.language))


@once
def _said(wanted: Wanted) -> _Said:
    away, wishing, anywhere = (
        signs(wanted.language, "trade", name).phrases for name in ("away", "wishing", "open_wish")
    )
    wished: dict[str, list[str]] = {}
    averse: dict[str, list[str]] = {}
    for line in wanted.profile.of_self:
        for trade, (first, *_) in signs_in(line, wanted.language).items():
            wish = wishing.search(line, 0, first.start)
            if away.search(line, wish.end() if wish else 0):
                averse.setdefault(trade, []).append(line)
            elif (wish or wishing.search(line)) and not anywhere.search(line):
                wished.setdefault(trade, []).append(line)
    wished = {trade: lines for trade, lines in wished.items() if trade not in averse}
    return _Said(wished, averse, with_near({*wished}, wanted.language))


def strange(text: Text, wanted: Wanted) -> ContactReason | None:
    """The trade of an employer who does the wanted work, in a trade unlike those of the wanted postings.

    Most wanted postings have to be of one trade, or the profile has to wish for one; and the contact's name
    or what it says of itself has to tell its own. Of a trade that a wanted posting is of, or one that is near
    to it, nobody is told.
    """
    language = wanted.language
    usual = _usual(wanted)
    most = MOST * len(wanted.desired)
    sought = {trade for trade, count in usual.items() if count >= most} | {*_said(wanted).wished}
    found, tells = counts(text, language), told(text, language)
    scores = {trade: found[trade] + 1 for trade in tells if found[trade] + 1 >= STRONG}
    if not (sought and scores):
        return None
    trade = min(scores, key=lambda one: (-scores[one], one))
    known = with_near({*usual, *sought}, language)
    if trade in known or known & tells or sum(found[t] for t in sought) >= scores[trade]:
        return None
    detail = f"another trade than the roles you want ({_named(text, trade, language)})"
    lines = [line for t in wanted.desired for one in sorted(sought) for line in lines_of(t, one, language)]
    evidence = (*quoted("contact", lines_of(text, trade, language)), *quoted("desired", lines, 1))
    return ContactReason("trade", detail, evidence)


def _surely(text: Text, language: Language) -> set[str]:
    """The trades of which a text has some signs."""
    return {trade for trade, count in counts(text, language).items() if count >= LEAST}


def _named(text: Text, trade: str, language: Language) -> str:
    """The first signs of a trade as they are written."""
    return ", ".join(said_of(text, trade, language)[:NAMED])
