"""Text as it is shown (`repair`), text as it is matched (`fold`), and the way back between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from string import ascii_uppercase
from unicodedata import category, combining, is_normalized, normalize

import ftfy

# U+0085 and U+009B are a line end and an escape only when they stand alone: after another high
# character they are the rest of a letter whose bytes were read one by one, which ftfy repairs.
_ESCAPE = re.compile(
    r"(?:\x1b\[|(?<![\x80-\xff])\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|\x1b[@-_]?"
)
_NEXT_LINE = re.compile(r"(?<![\x80-\xff])\x85")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
# Controls, byte order marks, halves of surrogate pairs, and marks that turn the reading direction.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# Unicode allows for 30 accents on a letter; sorting many thousands of them would take minutes.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "ł": "l", "đ": "d", "ı": "i", "œ": "oe"})
_ACCENTS = re.compile(r"([\u0300-\u036f]{30})[\u0300-\u036f]+")

_COUNT = re.compile(r"\(\d{1,5}\)")
_WORD = re.compile(r"[^\W_]+|&")

# Characters that NFKC alone would leave unlike what a person types, or turn into something else.
_REPLACEMENTS = {
    **dict.fromkeys("™®©℠", ""),  # before NFKC, which would make ScrumTM
    **dict.fromkeys("\u0332\u0333\u0335\u0336\u0337\u0338", ""),  # underlined and struck letters
    **dict.fromkeys(map(chr, (0x034F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))), ""),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("‘’‚‛′´ʼ", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("\u2800\u3164\u115f\u1160\uffa0", " "),  # blanks that count as letters or signs
    **dict.fromkeys("\x85\u2028\u2029", "\n"),
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True)),
    **{chr(0x1F150 + i): letter for i, letter in enumerate(ascii_uppercase)},  # white on black disc
    **{chr(0x1F170 + i): letter for i, letter in enumerate(ascii_uppercase)},  # white on black square
}
_BLANKS = re.compile(r"[ \t]{2,}|\t")
# All but the everyday letters that folding keeps; a speed-up, not a rule.
_UNUSUAL = re.compile(r"[^\x00-\x7fÀ-ıА-я\u4e00-\u9fff]")


def repair(text: str) -> str:
    """`text` with its damage mended and the author's own characters kept: what people are shown.

    Lines end in LF; controls, terminal escapes and direction overrides are gone; letters that were
    read in the wrong encoding are restored. Quotes, ligatures and width stay as they were typed.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _NEXT_LINE.sub("\n", _ESCAPE.sub("", text))
    # Line by line, so that one odd line does not keep the others from being repaired.
    text = "\n".join(line if line.isascii() else ftfy.fix_encoding(line) for line in text.split("\n"))
    return _ACCENTS.sub(r"\1", _UNSEEN.sub("", _LINE_END.sub("\n", text)))


@dataclass(frozen=True, slots=True)
class Folded:
    """Text made for matching, case kept, with the place of each character in the original.

    `offsets` has one entry more than `text`: the last is the length of the original.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The start and end in the original that cover `text[start:end]`."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        # A ligature folds to several characters with one offset: step past all of them.
        return self.offsets[start], self.offsets[bisect_right(self.offsets, self.offsets[end - 1])]


def fold(text: str) -> Folded:
    """`text` without its typography: styled letters, odd dashes, quotes and spaces become plain."""
    if text.isascii():
        return _single_spaced(Folded(text, range(len(text) + 1)))
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in _UNUSUAL.finditer(text):
        at = match.start()
        plain = _fold_character(match[0])
        pieces += (text[done:at], plain)
        offsets += (*range(done, at), *[at] * len(plain))
        done = at + 1
    folded = "".join((*pieces, text[done:]))
    offsets += range(done, len(text) + 1)
    whole = Folded(folded, tuple(offsets)) if is_normalized("NFC", folded) else _compose(folded, offsets)
    return _single_spaced(whole)


@lru_cache(maxsize=8192)  # the same lines are asked for again and again
def key(text: str) -> str:
    """Words of `text`, and "&", without case, punctuation, emoji and a count such as "(24)"."""
    plain = text if text.isascii() else fold(text).text
    return " ".join(_WORD.findall(_COUNT.sub(" ", plain.casefold()).replace("'", "")))


def bare(text: str) -> str:
    """The key of `text` in plain letters: "Århus" and "Arhus" are one name."""
    plain = (c for c in normalize("NFKD", key(text).translate(_LETTERS)) if not combining(c))
    return "".join(plain)


def _single_spaced(folded: Folded) -> Folded:
    """One blank for a run of them: "machine  learning" is one term."""
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for run in _BLANKS.finditer(folded.text):
        pieces += (folded.text[done : run.start()], " ")
        offsets += folded.offsets[done : run.start() + 1]
        done = run.end()
    if not done:
        return folded
    return Folded("".join((*pieces, folded.text[done:])), (*offsets, *folded.offsets[done:]))


@cache
def _fold_character(character: str) -> str:
    if character in _REPLACEMENTS:
        return _REPLACEMENTS[character]
    if category(character) == "Cf":  # soft hyphens, zero-width and direction marks
        return ""
    if category(character) == "Zs":
        return " "
    plain = normalize("NFKC", character)
    return plain if plain == character else "".join(map(_fold_character, plain))


def _compose(text: str, offsets: Sequence[int]) -> Folded:
    """Join letters with the accents typed after them; the offset is that of the letter."""
    groups: list[str] = []
    starts: list[int] = []
    for character, offset in zip(text, offsets, strict=False):
        if groups and _joins(groups[-1], character):
            groups[-1] += character
        else:
            groups.append(character)
            starts.append(offset)
    composed = [normalize("NFC", group) for group in groups]
    places = [start for group, start in zip(composed, starts, strict=True) for _ in group]
    return Folded("".join(composed), (*places, offsets[-1]))


def _joins(group: str, character: str) -> bool:
    if character.isascii():
        return False
    return bool(combining(character)) or not is_normalized("NFC", normalize("NFC", group) + character)
