"""What is turned away, told by its look, and what the person can do instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.errors import UnreadableInput, WrongInput
from auditor.languages import Language
from auditor.records import Block
from auditor.text.normalise import fold

_COPY = "open it, select all, copy, and paste it into a .txt file"
_TYPE = "copy the text itself, or type it, into a .txt file"

# First bytes -> what the file is, and what to do. The first that fits is told.
_BINARY = (
    (b"\xd0\xcf\x11\xe0", "an old Office file", _COPY),
    (b"{\\rtf", "an RTF document", _COPY),
    (b"bplist00", "a Safari web archive", "save the page again as page source (.html)"),
    (b"\x1f\x8b", "a packed file (gzip)", "unpack it and give its contents"),
    (b"\x89PNG", "an image", _TYPE),
    (b"\xff\xd8\xff", "an image", _TYPE),
    (b"GIF8", "an image", _TYPE),
    (b"RIFF", "an image or a recording", _TYPE),
)
# A part inside a zip container -> likewise; the empty one fits any zip.
_ZIPPED = (
    (b"xl/", "an Excel workbook", "open it in Excel and save it as CSV UTF-8"),
    (b"word/", "a Word document", _COPY),
    (b"", "a zip archive", "unpack it and give the files in it"),
)

_KEY_FILE = re.compile(
    r"\.(?:pem|key|kdbx?|ppk|p12|pfx|jks|keystore|gpg)$|^id_(?:rsa|dsa|ecdsa|ed25519)$", re.I
)
_PRIVATE_KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY")
_SETTING = re.compile(r"(?:export )?[A-Za-z_][A-Za-z0-9_]*=\S.*")

_LONG_LINE = 25  # words; a card in a list of results has no line as long as a sentence of a posting
_MARKED_LINES = 6  # lines such as "Easy Apply" or "3 days ago" that make a page a list
_LEAST_WORDS = 4  # fewer after "About the job" are buttons


def binary(data: bytes, name: str) -> None:
    """Raise UnreadableInput when `data` starts like a file that holds no plain text."""
    if b"%PDF-" in data[:1024]:
        raise _unreadable(name, "a PDF", _COPY)
    if data.startswith(b"PK\x03\x04"):
        raise _unreadable(name, *next(rest for part, *rest in _ZIPPED if part in data))
    for start, what, advice in _BINARY:
        if data.startswith(start):
            raise _unreadable(name, what, advice)


def _unreadable(name: str, what: str, advice: str) -> UnreadableInput:
    return UnreadableInput(f"{name}: this is {what}, but text was expected; {advice}")


def secret_name(name: str) -> None:
    """Raise WrongInput when the name alone says that the file holds keys or passwords."""
    if _KEY_FILE.search(name) or name == ".env" or name.startswith(".env."):
        raise _secret(name)


def secrets(text: str, name: str, language: Language) -> None:
    """Raise WrongInput, without repeating any of it, when `text` is a key or a list of passwords."""
    rows = [row for row in text.split("\n") if row.strip() and not row.startswith("#")]
    settings = [row for row in rows if _SETTING.fullmatch(row.strip())]
    only_settings = bool(rows) and len(settings) >= 0.8 * len(rows)
    secret = re.compile(rf"(?:{'|'.join(language.table('pages')['secret_names'])})\w*=", re.I)
    if _PRIVATE_KEY.search(text) or (only_settings and any(map(secret.search, settings))):
        raise _secret(name)


def _secret(name: str) -> WrongInput:
    return WrongInput(
        f"{name}: this looks like a file of keys or passwords, so it is not read; "
        "give a profile or a job posting as text, HTML or CSV"
    )


def search_results(blocks: Sequence[Block], name: str, language: Language) -> None:
    """Raise WrongInput when the lines are cards of a result list, none of them a posting's text."""
    if any(len(block.text.split()) > _LONG_LINE for block in blocks):
        return
    rules = language.table("pages")["search_results"]
    texts = [fold(block.text).text.casefold() for block in blocks]
    marked = sum(text in rules["lines"] or bool(re.fullmatch(rules["age"], text)) for text in texts)
    counted = any(re.fullmatch(rules["count"], text) for text in texts)
    if marked >= (_MARKED_LINES // 2 if counted else _MARKED_LINES):
        raise result_list(name)


def result_list(name: str) -> WrongInput:
    """The error for a page of search results."""
    return WrongInput(
        f"{name}: this looks like a page of search results, not one posting; "
        "open a posting and save that page"
    )


def not_loaded(blocks: Sequence[Block], name: str, language: Language) -> None:
    """Raise UnreadableInput when the text ends at the heading that should begin the job text."""
    headings = language.table("pages")["about_the_job"]
    texts = [fold(block.text).text.casefold().rstrip(":") for block in blocks]
    starts = [number for number, text in enumerate(texts) if text in headings]
    if starts and sum(len(text.split()) for text in texts[starts[-1] + 1 :]) < _LEAST_WORDS:
        raise unloaded(name)


def unloaded(name: str) -> UnreadableInput:
    """The error for a page without its main text."""
    return UnreadableInput(
        f"{name}: no job text found, the page was saved before the text had loaded; "
        "open it, wait until the text shows, and save it again"
    )
