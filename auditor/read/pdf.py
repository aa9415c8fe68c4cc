"""A PDF opened safely -> its pages as cells of text, each with its place, size and colour."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import category

from auditor.errors import UnreadableInput
from auditor.read.pdf_lines import TextLine, cells
from auditor.read.pdf_text import MOST_BYTES, Fonts, Piece, TooMuch, pieces

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 60
MOST_ATTACHED = 20
MOST_CELLS = 30_000  # on all pages; one of text has 100
_FEWEST_LETTERS = 20  # fewer are a stamp on a scan
_MOST_UNKNOWN = 0.3  # share of letters that cannot be told, above which nothing else is trusted

_COPY = "open it, select all, copy, and paste it into a .txt file"
_AGAIN = "export it again from the program that made it"


@dataclass(frozen=True, slots=True)
class Pdf:
    """What an opened file holds: the cells of each page as they were drawn, and the XML inside it.

    Text that runs another way than the rest of its page is a page of its own.
    """

    pages: tuple[tuple[TextLine, ...], ...]
    producer: str = ""
    attached: tuple[bytes, ...] = ()


def opened(data: bytes, name: str) -> Pdf:
    """The pages of a PDF, or what is attached to it.

    Raises UnreadableInput, in one line, for one that is encrypted, damaged, too long or too large, or that
    holds no text.
    """
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every mended fault
    limits = apply_configuration(
        maximum_declared_stream_length=5 * MOST_BYTES,
        array_based_stream_maximum_output_length=MOST_BYTES,
        lzw_maximum_output_length=MOST_BYTES,
        run_length_maximum_output_length=MOST_BYTES,
        zlib_maximum_output_length=MOST_BYTES,
        zlib_maximum_recovery_input_length=MOST_BYTES // 4,
        stream_decoding_work_maximum_length=4 * MOST_BYTES,
        stream_parsing_work_maximum_count=400_000,
        page_tree_maximum_entries=2_000,
    )
    with limits:
        try:
            return _opened(PdfReader(BytesIO(data)), name)
        except UnreadableInput:
            raise
        except (TooMuch, LimitReachedError, MemoryError, RecursionError) as error:
            raise _unreadable(name, "this PDF unpacks to more than a text needs", _COPY) from error
        except Exception as error:  # whatever a broken file leads pypdf to
            raise _unreadable(
                name, "this PDF is damaged or cut short", f"get it again, or {_COPY}"
            ) from error


def _opened(reader: PdfReader, name: str) -> Pdf:
    if reader.is_encrypted and not _unlocked(reader):
        raise _unreadable(name, "this PDF is locked", "open it, print it to a new PDF, and give that")
    count = sum(1 for _ in islice(reader.pages, MOST_PAGES + 1))
    if count > MOST_PAGES:
        raise _unreadable(
            name, f"this PDF has more than {MOST_PAGES} pages", "give the pages of the profile or posting"
        )
    attached = tuple(_attached(reader))
    fonts, pages = Fonts(), list[Sequence[Piece]]()
    for number in range(count):
        pages += _turned(pieces(reader.pages[number], fonts), number)
    if not attached:
        _check(pages, name, is_portfolio="/Collection" in reader.root_object)
    found = tuple(tuple(cells(page)) for page in pages)
    if sum(map(len, found)) > MOST_CELLS:
        raise TooMuch
    about = reader.metadata
    return Pdf(found, str(about.producer or "") if about else "", attached)


def _unlocked(reader: PdfReader) -> bool:
    """Whether no password is needed, and no cipher that only another package knows."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except DependencyError:
        return False


def _attached(reader: PdfReader) -> Iterator[bytes]:
    """The files inside that are XML."""
    for one in islice(reader.attachment_list, MOST_ATTACHED):
        if one.name.lower().endswith(".xml"):
            yield one.content


def _turned(found: Sequence[tuple[int, Piece]], number: int) -> list[Sequence[Piece]]:
    """The pieces of a page that stand upright, and those that run another way, as a page of their own."""
    turns = Counter[int]()
    for turn, piece in found:
        turns[turn] += len(piece.text)
    ordered = [turn for turn, _ in turns.most_common()]
    return [[p._replace(page=number) for turn, p in found if turn == one] for one in ordered]


def _check(pages: Sequence[Sequence[Piece]], name: str, *, is_portfolio: bool) -> None:
    text = "".join(piece.text for page in pages for piece in page)
    letters = sum(map(str.isalnum, text))
    unknown = sum(
        category(sign) in ("Cc", "Cn", "Co") or sign == "\ufffd"
        for sign in text
        if sign not in "\t\n\r\x02\ufffe"
    )
    if is_portfolio and letters < 20 * _FEWEST_LETTERS:
        raise _unreadable(
            name, "this PDF is a portfolio of other files", "open it and save the one that counts"
        )
    if unknown > _MOST_UNKNOWN * (letters + unknown):
        raise _unreadable(
            name,
            "the letters of this PDF cannot be told, as its fonts do not say what they stand for",
            _AGAIN,
        )
    if letters < _FEWEST_LETTERS:
        raise _unreadable(
            name, "this PDF holds pictures and no text", f"{_AGAIN}, or recognise its text (OCR) first"
        )


def _unreadable(name: str, what: str, advice: str) -> UnreadableInput:
    return UnreadableInput(f"{name}: {what}; {advice}")
