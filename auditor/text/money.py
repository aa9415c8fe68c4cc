"""Amounts of money, as a language writes them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from auditor.languages import Language

_NUMBER = r"\d(?:[\d.,']*\d)?"


class Money(NamedTuple):
    """What tells money: the amounts of a text, and whether it speaks of pay at all."""

    amount: re.Pattern[str]
    pay: re.Pattern[str]


@cache
def money(language: Language) -> Money:
    """The patterns of a language: a number with a currency, in thousands, or with a period behind it."""
    words = {name: _either(said) for name, said in language.table("money").items()}
    signs, codes, units, periods, per = (words[n] for n in ("signs", "codes", "units", "periods", "per"))
    coin, thousand = rf"(?:{signs}|\b{codes}\b)", rf"{words['thousands']}\b"
    often = rf"\s?{per}\s?{periods}\b"
    amount = (
        rf"{coin}\s?{_NUMBER}(?:\s?{words['multiples']}\b)?"
        rf"|\b{_NUMBER}\s?(?:{thousand}|{coin}|{units}\b)"
        rf"|\b\d{{2,3}}[., ']\d{{3}}\b|\b{_NUMBER}(?={often})|\b\d{{2,3}}(?=\s{words['bases']}\b)"
    )
    counted = rf"(?<![\d.,])\d[\d.,]{{0,12}}\s?(?:{signs}|{thousand}|{codes}\b|{per}\s?{periods}\b)"
    pay = rf"{signs}\s?\d|{counted}|/\s?{periods}\b"
    return Money(re.compile(amount, re.IGNORECASE), re.compile(pay, re.IGNORECASE))


def _either(words: str) -> str:
    return f"(?:{'|'.join(map(re.escape, words.split()))})"
