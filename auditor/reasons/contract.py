"""Contract: for a time, for a part of the week, or without employment, where the wanted roles are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from auditor.languages import Language
from auditor.reasons.texts import Text, quoted
from auditor.reasons.wanted import Wanted, once, signs, table
from auditor.records import ContactReason, ReasonLine

KINDS = {
    "temporary": "is for a time only",
    "part_time": "is for a part of the week",
    "freelance": "is paid by the hour or day, or without employment",
}
MANY = 0.3  # share of the wanted postings that makes a kind of contract a wanted one
MOST = 0.6  # share of them that are of such a kind where a permanent role is not what is wanted
NEAR = 24  # characters behind a number in which "and above" is of it
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def judge(text: Text, wanted: Wanted) -> ContactReason | None:
    """What a contact offers for a contract, if the wanted roles offer another."""
    language = wanted.language
    found = {kind: lines for kind in KINDS if (lines := _lines(kind, text, language))}
    usual = {kind for kind in KINDS if _share(wanted, kind) >= MANY}
    other = {kind: lines for kind, lines in found.items() if kind not in usual}
    if other:
        says = " and ".join(KINDS[kind] for kind in other)
        lines = [line for kind in other for line in other[kind]]
        return ContactReason(
            "contract",
            f"it {says}; {_wanted(wanted, *other)}",
            (*quoted("contact", lines), *_own(wanted)),
        )
    permanent = signs(wanted.language, "contract", "permanent").lines(text.of_role)
    if permanent and not found and _free_share(wanted) >= MOST:
        detail = "it is a permanent employment; the roles you want are not"
        evidence = [line for t in wanted.desired for kind in KINDS for line in _lines(kind, t, language)]
        return ContactReason(
            "contract", detail, (*quoted("contact", permanent, 1), *quoted("desired", evidence, 1))
        )
    return None


@once
def _share(wanted: Wanted, kind: str) -> float:
    return wanted.share(partial(_offers, kind, wanted.language))


@once
def _free_share(wanted: Wanted) -> float:
    free = ("temporary", "freelance")
    return wanted.share(lambda t: any(_lines(kind, t, wanted.language) for kind in free))


@once
def _wanted(wanted: Wanted, *kinds: str) -> str:
    """How many of the wanted roles offer such a contract, which are few: "only 1 of 5 is"."""
    some = sum(any(_offers(kind, wanted.language, text) for kind in kinds) for text in wanted.desired)
    if not some:
        return "the roles you want are not"
    return f"of the roles you want only {some} of {len(wanted.desired)} {'is' if some == 1 else 'are'}"


def _offers(kind: str, language: Language, text: Text) -> bool:
    return bool(_lines(kind, text, language))


@lru_cache(maxsize=1024)  # wanted postings are held against every contact
def _lines(kind: str, text: Text, language: Language) -> Sequence[str]:
    """The lines that offer such a contract."""
    of_title = signs(language, "contract", f"{kind}_title").lines([text.title])
    lines = signs(language, "contract", kind).lines(text.of_role)
    if kind == "temporary":
        return (*of_title, *lines)
    whole = signs(language, "contract", "whole")
    if any(line in whole for line in lines):  # both are to be had
        return of_title
    return (*of_title, *lines, *_few_hours(text, language, kind))


def _few_hours(text: Text, language: Language, kind: str) -> list[str]:
    """The lines with a part of a full post ("0.5 FTE"), or with few hours a week."""
    if kind != "part_time":
        return []
    hours, full, percent = (
        signs(language, "contract", name).phrases for name in ("hours", "full", "percent")
    )
    fewest = table(language, "contract")["fewest_hours"]
    more = signs(language, "years", "or_more").phrases
    found = []
    for line in text.of_role:
        for number in _NUMBER.finditer(line):
            behind = line[number.end() :].lstrip(" -")
            if more.search(behind, 0, NEAR):  # of what one gets from that many on
                continue
            value = float(number[0])
            is_part = (bool(full.match(behind)) and 0 < value < 0.9) or (
                bool(percent.match(behind)) and 10 <= value < 90
            )
            if is_part or (hours.match(behind) and value < fewest):
                found.append(line)
    return found


@once
def _own(wanted: Wanted) -> tuple[ReasonLine, ...]:
    """The line that says what contract is wanted."""
    others = [signs(wanted.language, "contract", kind).phrases for kind in KINDS]
    return wanted.own(signs(wanted.language, "contract", "permanent").phrases, others)
