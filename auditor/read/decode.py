"""Bytes -> repaired text, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from auditor.errors import UnreadableInput
from auditor.languages import ENGLISH, Language
from auditor.read import refuse
from auditor.text.normalise import repair

LIMIT = 20_000_000  # bytes; the largest saved job page seen has 0.6 million

_MARKS = (  # UTF-32 before UTF-16, whose little-endian mark it begins with
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MOST_CONTROLS = 0.02  # share of characters; random bytes have a tenth, text with an accident next to none
_TAG = re.compile(rb"\s*<[!?a-zA-Z]")
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.I
)
_DECLARED_IN = 4_000  # bytes; browsers look for it in the first 1,024
_ENOUGH = 1_000_000  # bytes that tell an encoding
# A capital behind a small letter, or a letter on its own that is no word; a sign within a word, before or
# behind one, or on its own, where none stands; a sign that hardly any text holds.
_ODD = re.compile(
    r"(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŠŽŒ]|(?<![^\W\d_])[À-ÖØ-ÞðñïîìŠŽšžŒœƒ](?![^\W\d_])"
    r"|(?<=[^\W\d_])[^\w\s\x00-\x7f‘’“”–—•…·®™©°²³´](?=[^\W\d_])|[†‹÷¬¦¨¯¶¤](?=[^\W\d_])|(?<=[^\W\d_])[¿¡]|(?<=[^\W\d_]{3})[ªº]"
    r"|(?<=\s)[^\w\s\x00-\x7f‘’“”«»–—•…·¿¡£€©®→±](?=\s)|[\x80-\x9f\ufffdŸ‡ˆ‰˜¸˛ˇ˘˙◊ﬁﬂ∞∑∏∫√≈∆∂Ω\uf8ff]"
)
_WESTERN = 0.15  # share of bytes above 0x7F; text in a non-Latin script has more than half


def decode(data: bytes, name: str, language: Language = ENGLISH) -> str:
    """The repaired text in the file contents `data`, which `name` names in messages.

    Raises UnreadableInput for a file that is empty or not text, WrongInput for one that holds keys or
    passwords.
    """
    refuse.secret_name(name)
    refuse.binary(data, name)
    text = as_page(data) if _TAG.match(data) else as_written(data)
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise UnreadableInput(f"{name}: this is not text; save the profile or posting as a .txt file")
    return accept(text, name, language)


def accept(text: str, name: str, language: Language = ENGLISH) -> str:
    """`text` repaired, if there is any and it holds no keys or passwords; raises as `decode` does."""
    text = repair(text)
    refuse.secrets(text, name, language)
    refuse.address(text)
    if not text.strip():
        raise UnreadableInput(f"{name}: it is empty; paste the text of a profile or posting into it")
    return text


def as_page(data: bytes, encoding: str = "") -> str:
    """The text of a page in the encoding that is known or that it names, if that fits; else in any."""
    named = _DECLARED.search(data[:_DECLARED_IN])
    for one in (encoding, named[1].decode("ascii") if named else ""):
        try:
            if one and not marked(data):
                return data.decode(one)
        except (LookupError, UnicodeDecodeError):
            continue
    return as_written(data)


def as_written(data: bytes) -> str:
    """The text in `data` in whatever encoding, neither repaired nor searched for passwords."""
    if encoding := marked(data) or _bare_utf16(data):
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_legacy_encoding(data), errors="replace")


def marked(data: bytes) -> str:
    """The encoding that a mark at the start of `data` names; "" without one."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _bare_utf16(data: bytes) -> str:
    """UTF-16 without its mark shows as a zero in most second bytes, and in hardly any first one."""
    head = data[: 2 * (min(len(data), 4000) // 2)]
    for encoding, zeros, letters in (
        ("utf-16-le", head[1::2], head[::2]),
        ("utf-16-be", head[::2], head[1::2]),
    ):
        if zeros and zeros.count(0) > 0.6 * len(zeros) and letters.count(0) < 0.1 * len(letters):
            return encoding
    return ""


def _legacy_encoding(data: bytes) -> str:
    """Windows-1252 or Mac Roman, as Excel writes CSV, unless much is not ASCII.

    Guessing more from a few curly quotes goes wrong.
    """
    if sum(byte > 0x7F for byte in data) <= _WESTERN * len(data):
        return "mac_roman" if _oddness(data, "mac_roman") < _oddness(data, "cp1252") else "cp1252"
    guess = charset_normalizer.from_bytes(data[:100_000]).best()
    return guess.encoding if guess else "cp1252"


def _oddness(data: bytes, encoding: str) -> int:
    """How many signs of a text, read so, stand where people write none such."""
    return len(_ODD.findall(data[:_ENOUGH].decode(encoding, errors="replace")))
