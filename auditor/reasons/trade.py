"""Trade: what the employer lives by, where the profile turns away from it or wishes for others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from functools import cache
from typing import NamedTuple

from auditor.languages import Language
from auditor.reasons.texts import Text, quoted
from auditor.reasons.wanted import Signs, Wanted, signs, table
from auditor.records import ContactReason
from auditor.text.phrases import Phrases

LEAST = 2  # different signs of a trade in a contact
STRONG = 3  # of one that is strange to what is wished for
IN_NAME = 2  # signs that the employer's own name is worth
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
    found = _trades(text, wanted.language)
    said = _said(wanted)
    known = {trade for t in wanted.desired for trade in _trades(t, wanted.language)}
    refused = table(wanted.language, "trade")["disputed"] if alone or said.wished else ()
    lead = max(found.values(), default=0)
    for trade, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if count < max(LEAST, min(lead, STRONG)) or trade in known or trade in said.wished:
            continue
        if says := _wrong(trade, count == lead, found, known, said, refused):
            own = said.averse.get(trade) or [line for lines in said.wished.values() for line in lines]
            evidence = (*quoted("contact", _lines(text, trade, wanted)), *quoted("profile", own, 1))
            return ContactReason("trade", f"{says} ({_named(text, trade, wanted)})", evidence)
    return None


def _wrong(
    trade: str, leads: bool, found: Counter[str], known: set[str], said: _Said, refused: Container[str]
) -> str:
    """What is wrong with a trade that no wanted posting has, "" if nothing surely is."""
    if trade in said.averse:
        return "your profile turns away from this trade"
    if trade in refused:
        return "another trade than you want" if leads or found[trade] >= STRONG else ""
    shared = {t for t, signs in found.items() if signs >= LEAST} & (known | {*said.wished})
    is_strange = trade not in said.near and not shared
    if said.wished and leads and found[trade] >= STRONG and is_strange:
        return "another trade than your profile wishes for"
    return ""


def _trades(text: Text, language: Language) -> Counter[str]:
    """By trade, how many different signs of it a text has."""
    counts: Counter[str] = Counter()
    for trade, phrases in _phrases(language).items():
        said = {found[0].lower() for line in text.all_lines for found in phrases.finditer(line)}
        counts[trade] = len(said) + IN_NAME * bool(phrases.search(text.company))
    return +counts


def _said(wanted: Wanted) -> _Said:
    data, words = table(wanted.language, "trade"), wanted.language.table("words")
    away, wishing, anywhere = (Phrases(data[name], words) for name in ("away", "wishing", "open_wish"))
    wished: dict[str, list[str]] = {}
    averse: dict[str, list[str]] = {}
    for line in wanted.profile.of_self:
        for trade, phrases in _phrases(wanted.language).items():
            if not (at := phrases.search(line)):
                continue
            wish = wishing.search(line, 0, at.start())
            if away.search(line, wish.end() if wish else 0):
                averse.setdefault(trade, []).append(line)
            elif (wish or wishing.search(line)) and not anywhere.search(line):
                wished.setdefault(trade, []).append(line)
    wished = {trade: lines for trade, lines in wished.items() if trade not in averse}
    return _Said(wished, averse, _with_near({*wished}, wanted.language))


def _lines(text: Text, trade: str, wanted: Wanted) -> list[str]:
    phrases = _phrases(wanted.language)[trade]
    return [line for line in (text.company, *text.all_lines) if phrases.search(line)]


def _named(text: Text, trade: str, wanted: Wanted) -> str:
    """The signs of a trade as they are written."""
    phrases = _phrases(wanted.language)[trade]
    lines = (text.company, *text.all_lines)
    said = (found[0].lower() for line in lines for found in phrases.finditer(line))
    return ", ".join([*dict.fromkeys(said)][:NAMED])


@cache
def _phrases(language: Language) -> Mapping[str, Phrases]:
    data, words = table(language, "trade"), language.table("words")
    return {
        trade: Phrases(written, words)
        for part in ("disputed", "industries")
        for trade, written in data[part].items()
    }


def strange(text: Text, wanted: Wanted) -> ContactReason | None:
    """The trade of an employer who does the wanted work, in a trade unlike those of the wanted postings.

    Most wanted postings have to be of one trade, or the profile has to wish for one; and the contact's name
    or what it says of itself has to tell its own. Of a trade that a wanted posting is of, or one that is near
    to it, nobody is told.
    """
    language = wanted.language
    usual = Counter(trade for t in wanted.desired for trade in _surely(t, language))
    sought = {t for t, count in usual.items() if count >= MOST * len(wanted.desired)} | {
        *_said(wanted).wished
    }
    found, told = _trades(text, language), _told(text, language)
    scores = {trade: found[trade] + 1 for trade in told if found[trade] + 1 >= STRONG}
    if not (sought and scores):
        return None
    trade = min(scores, key=lambda one: (-scores[one], one))
    known = _with_near({*usual, *sought}, language)
    if trade in known or known & told or sum(found[t] for t in sought) >= scores[trade]:
        return None
    detail = f"another trade than the roles you want ({_named(text, trade, wanted)})"
    lines = [line for t in wanted.desired for one in sorted(sought) for line in _lines(t, one, wanted)]
    return ContactReason(
        "trade", detail, (*quoted("contact", _lines(text, trade, wanted)), *quoted("desired", lines, 1))
    )


def _surely(text: Text, language: Language) -> set[str]:
    """The trades of which a text has some signs."""
    return {trade for trade, signs in _trades(text, language).items() if signs >= LEAST}


def _told(text: Text, language: Language) -> set[str]:
    """The trades that an employer's name or what it says of itself tells, without those of its customers."""
    describes, buyers = signs(language, "trade", "describes"), signs(language, "trade", "customers")
    own = [*text.of_employer, *describes.lines(text.lines)]
    said = [text.company, *(line[: _end(buyers, line)] for line in own)]
    refused = table(language, "trade")["disputed"]  # of which the customers tell too
    return {
        trade
        for trade, phrases in _phrases(language).items()
        if any(map(phrases.search, [text.company, *own] if trade in refused else said))
    }


def _end(buyers: Signs, line: str) -> int:
    """Where a sentence begins to speak of who buys."""
    found = buyers.phrases.search(buyers.without.blanked(line))
    return found.start() if found else len(line)


def _with_near(trades: set[str], language: Language) -> set[str]:
    groups = [{*row.split()} for row in table(language, "trade")["near"]]
    return trades.union(*(group for group in groups if group & trades))
