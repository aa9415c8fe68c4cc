"""Trade: what the employer lives by, where the profile turns away from it or wishes for others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from auditor.languages import Language
from auditor.reasons.texts import Text, quoted
from auditor.reasons.wanted import Wanted, table
from auditor.records import ContactReason
from auditor.text.phrases import Phrases

LEAST = 2  # signs of a trade in a contact
STRONG = 3  # signs where nothing but the wanted postings says that others are wanted
IN_NAME = 2  # signs that the employer's own name is worth
SETTLED = 0.8  # share of the wanted postings whose trades are known, where a strange one is said to be wrong


def judge(text: Text, wanted: Wanted) -> ContactReason | None:
    """The trade of a contact's employer, if it is not one that the person wants."""
    language = wanted.language
    found = _trades(text, language)
    if not found:
        return None
    wished, averse = _said(wanted)
    desired = [_trades(t, language) for t in wanted.desired]
    known = {trade for one in desired for trade in one}
    disputed = table(language, "trade")["disputed"]
    main = max(found, key=lambda trade: (found[trade], trade))
    lead = found[main]
    for trade, times in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if times < LEAST or trade in known:
            continue
        near_top = times >= min(lead, STRONG)
        lines = _lines(text, trade, language)
        if trade in averse and near_top:
            evidence = (*quoted("contact", lines), *quoted("profile", averse[trade], 1))
            return ContactReason("trade", f"your profile turns away from this trade ({_named(text, trade, language)})", evidence)
        if trade in wished or not near_top:
            continue
        if trade in disputed and (lead == times or times >= STRONG):
            evidence = (*quoted("contact", lines), *quoted("profile", [line for ls in wished.values() for line in ls], 1))
            return ContactReason("trade", f"another trade than you want ({_named(text, trade, language)})", evidence)
        others = {t for t, n in found.items() if n >= LEAST} & (known | {*wished})
        if wished and trade == main and times >= STRONG and not others:
            evidence = (*quoted("contact", lines), *quoted("profile", [line for ls in wished.values() for line in ls], 1))
            return ContactReason("trade", f"another trade than your profile wishes for ({_named(text, trade, language)})", evidence)
    return None


def _trades(text: Text, language: Language) -> Counter[str]:
    """By trade, how many different signs of it a text has."""
    counts: Counter[str] = Counter()
    for trade, phrases in _phrases(language).items():
        said = {found[0].lower() for line in text.all_lines for found in phrases.finditer(line)}
        counts[trade] = len(said) + IN_NAME * bool(phrases.search(text.company))
    return +counts


def _said(wanted: Wanted) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The trades that the profile wishes for, and those that it turns away from, with the lines."""
    data, words = table(wanted.language, "trade"), wanted.language.table("words")
    away, wishing = Phrases(data["away"], words), Phrases(data["wishing"], words)
    wished: dict[str, list[str]] = {}
    averse: dict[str, list[str]] = {}
    for line in wanted.profile.of_self:
        for trade, phrases in _phrases(wanted.language).items():
            if phrases.search(line):
                if away.search(line) and not _wish_follows(line, phrases, wishing, away):
                    averse.setdefault(trade, []).append(line)
                elif wishing.search(line):
                    wished.setdefault(trade, []).append(line)
    return {t: ls for t, ls in wished.items() if t not in averse}, averse


def _wish_follows(line: str, trade: Phrases, wishing: Phrases, away: Phrases) -> bool:
    """Whether the trade stands behind the wish of a line, and no refusal between them."""
    at = trade.search(line)
    wish = wishing.search(line)
    if not at or not wish or wish.start() > at.start():
        return False
    return not away.search(line, wish.end())


def _lines(text: Text, trade: str, language: Language) -> list[str]:
    phrases = _phrases(language)[trade]
    lines = [line for line in text.all_lines if phrases.search(line)]
    if text.company and phrases.search(text.company):
        lines.insert(0, text.company)
    return lines


def _named(text: Text, trade: str, language: Language) -> str:
    phrases = _phrases(language)[trade]
    said = [found[0].lower() for line in (text.company, *text.all_lines) for found in phrases.finditer(line)]
    return ", ".join([*dict.fromkeys(said)][:3])


@cache
def _phrases(language: Language) -> Mapping[str, Phrases]:
    data, words = table(language, "trade"), language.table("words")
    return {trade: Phrases(ps, words) for part in ("disputed", "industries") for trade, ps in data[part].items()}
