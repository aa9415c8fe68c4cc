"""Input made to be slow, and what reads it: the cost has to grow as the input does, and no faster.

tests/test_hostile.py counts calls, the same on every machine; tests/benchmarks/growth.py takes the time,
which also holds what a regular expression does within one call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from auditor import read, sections
from auditor.messages import pitch
from auditor.messages.answers import heard
from auditor.read import from_messages
from auditor.records import Block, Mention, Source
from auditor.replies.tone import check
from auditor.sections import dates
from auditor.text.normalise import fold
from auditor.text.phrases import Phrases

ROW = "2-a==,,Bob Sample,,Ana Example,,2024-01-02 10:00:00 UTC,,We’re hiring a keeper.,INBOX,,No,No\n"
HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n"
)
DOME = "Keeps the dome in good order, and writes down what every night of the winter has been like."
PHRASES = Phrases(
    ["sell ... boats", "... boats for sale", "row (all|half) (the) way (home) (again)", "(very) old boats"]
)


class Reader(NamedTuple):
    """What reads a text, and the units that are repeated to make the text slow to read."""

    read: Callable[[str], object]
    units: tuple[str, ...]


def _nothing(_: str) -> tuple[()]:
    return ()


def _title(text: str) -> tuple[Mention, ...]:
    start = text.lower().find("pastry chef")
    where = (start, start + len("pastry chef"))
    return (Mention("pastry chef", "title", text[slice(*where)], "text", 0, *where),) if start >= 0 else ()


def _posting(text: str) -> object:
    blocks = tuple(Block("paragraph", line) for line in (f"x{text}x", text) if line.strip())
    return sections.posting(Source("a.txt", "text", blocks), "d1")


READERS: Mapping[str, Reader] = {
    "a reply": Reader(
        lambda text: check(text, path=4, titles=["Platform engineer"]),
        (
            *("x", "!", "?", ".", "'", "[", "{", "_", "-", "1", "A", "é", "\u0301", "王", "%", "\n"),
            *("I ", "my ", "waste ", "A ", "a@", "A. ", "so Ab Cd. ", "my friend ", "I was off with "),
            "sorry ",
        ),
    ),
    "an email": Reader(
        lambda text: read.message(f"{text}\nWe are hiring a Pastry Chef."),
        (
            *("On a b wrote ", "Am a schrieb " * 22 + "\n", "From: ", "From: a\n", ">\n", "From:\n "),
            *("---\n", "Le a a écrit " * 22 + "\n"),
        ),
    ),
    "a message": Reader(
        lambda text: pitch.read(f"{text}x", f"{text}x", _nothing),
        (
            *(" ", "\n", ".", "(", "{{" * 4, "%a", "[a", "* ", "1", "1,", "1 ", "A", "A.", "A-"),
            *("at Larkmoor ", "role ", "hiring ", "looking for a Pastry Chef ", "your profile "),
            *("thanks\n", "hi ", "e\u0301"),
        ),
    ),
    "a title": Reader(lambda text: pitch.read(f"{text}A, pastry chef", "", _title), ("A-", "A, ", "the ")),
    "an answer": Reader(
        lambda text: heard(f"{text}x", _nothing), ("java ", "(java ", "NOT ", "a: ", "java\n")
    ),
    "phrases": Reader(
        lambda text: list(PHRASES.finditer(f"{text}!")),
        (
            *("sell ", "row ", "row all the way ", "x", " ", ",", "boats ", "sell, old, ", "a'"),
            "very old ",
        ),
    ),
    "dates": Reader(lambda text: dates.find(f"2019{text}"), (" ", ".", "2019 - ", "jan ")),
    "a posting": Reader(_posting, (" ", "a | ", " at ", "(")),
    "characters": Reader(fold, ("Señor – “Python™” developer, 5 years’ experience • café\u0301 ",)),
    "a page": Reader(
        lambda text: read.from_string(f"<p>{DOME}</p>{text}"),
        (
            "<div>x</div>",
            '<script type="application/ld+json">{"@type":"JobPosting","description":"a</script>',
        ),
    ),
    "nested boxes": Reader(
        lambda text: read.from_string(
            f"{text}Keeps the dome in good order.{text.replace('<div>', '</div>')}"
        ),
        ("<div>",),
    ),
    "broken data": Reader(
        lambda text: read.from_string(
            f'<script type="application/ld+json">{{"@type":"JobPosting",{text}</script><p>{DOME}'
        ),
        ('"description":"a ',),
    ),
    "messages of an export": Reader(
        lambda text: from_messages.mailbox(HEADER + text, "messages.csv", "Ana Example"), (ROW,)
    ),
}


def repeated(unit: str, length: int) -> str:
    """About so many characters of a unit, whole units only."""
    return unit * (length // len(unit) + 1)
