"""messages.csv of a LinkedIn export -> Mailbox: who wrote what, when, and what can be no pitch."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from auditor.errors import InputError, UnreadableInput, WrongInput
from auditor.languages import ENGLISH, Language
from auditor.read import cells, dates, markup, people, refuse
from auditor.read.decode import as_written
from auditor.read.export_tables import plain_name
from auditor.read.from_mail import without_reply
from auditor.read.people import Row
from auditor.read.raw import Raw
from auditor.read.signature import without_signature
from auditor.records import Mailbox, Message, Notice
from auditor.text.normalise import repair

LIMIT = 200_000_000  # bytes; messages.csv of a busy person has tens of millions
_HEADER = 100_000  # characters in which the header stands
SHOWN_ROWS = 10  # without a date that a notice names
_PROFILE = "profile.csv"
# Every column that a header had from 2018 to 2026 and that says something, by its field of Row.
_COLUMNS = {
    "conversation": "CONVERSATION ID",
    "title": "CONVERSATION TITLE",
    "sender": "FROM",
    "sender_url": "SENDER PROFILE URL",
    "recipients": "TO",
    "recipient_urls": "RECIPIENT PROFILE URLS",
    "date": "DATE",
    "subject": "SUBJECT",
    "content": "CONTENT",
    "folder": "FOLDER",
    "direction": "DIRECTION",
    "message_draft": "IS MESSAGE DRAFT",
    "conversation_draft": "IS CONVERSATION DRAFT",
}
_NEEDED = ("sender", "recipients", "date", "content")

_UNTIL_2018 = re.compile(
    r"\d\d?/\d\d?/(?:\d{2}|\d{4}),?\s+\d\d?:\d\d\s*[AP]M", re.I
)  # the month stands first

_SPINMAIL = "spinmail-quill-editor__spin-break"  # in all 53 sponsored messages of two real exports

# Only what an editor of messages makes is a tag: "vector<int>" and "<company>" are words.
_TAGS = (
    "a|b|blockquote|body|br|div|em|font|h[1-6]|head|hr|html|i|img|li|ol|p|pre|s|script|span|strong|style|sub|"
    "sup|table|tbody|td|th|thead|tr|u|ul"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.I)
_ESCAPED_TAG = re.compile(rf"&(?:amp;)*lt;/?(?:{_TAGS})\b", re.I)
_NO_TAG = re.compile(rf"<(?!/?(?:{_TAGS})(?:\s[^<>]*)?/?>)", re.I)
_ENTITY = re.compile(r"&#?\w{2,24};")
# Where `repair` may find work: a control, or a letter read as two, neither of them ASCII ("Ã " is "à"). A
# speed-up, not a rule: the search for damage takes most of the time, and most messages have none.
_SUSPECT = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]|[ÃÂ] "
    r"|[^\x00-\x7f‘’“”–—…•][^\x00-\x7f]"
)
_LINE_MAKING = re.compile(r"<(?:p|br|li|div|tr|h[1-6])\b", re.I)


def sniff(raw: Raw) -> bool:
    """Whether messages are asked for: those who export them rename the file."""
    return raw.wanted == "mailbox"


def read(raw: Raw) -> Mailbox:
    """The messages of an export, oldest first; Profile.csv beside it tells whose they are, if nothing else.

    Raises as `mailbox` does, and OSError when it cannot be opened.
    """
    return with_profile(raw, () if raw.me else _beside(raw))


def with_profile(raw: Raw, beside: Iterable[Raw]) -> Mailbox:
    """The messages of `raw`, whose owner is `raw.me`, or else who a Profile.csv beside it names."""
    text = _text(raw)
    url = raw.me if "/in/" in raw.me else ""
    owner = "" if url else raw.me or _owner(beside)
    return mailbox(text, raw.name, owner, url, raw.language)


def mailbox(text: str, name: str, owner: str = "", url: str = "", language: Language = ENGLISH) -> Mailbox:
    """The messages in the decoded `text` of a messages.csv, oldest first, those without a date last.

    Each row is one message, also where it is dropped.

    Args:
        text: not repaired yet: mending line ends before the cells are told apart would cut rows in two.
        owner: the name of the person whose mailbox it is. Without it, it is who takes part in most
            conversations.
        url: the address of that person's profile, which tells namesakes apart.

    Raises:
        UnreadableInput: it is empty or no CSV.
        WrongInput: needed columns are missing, or it is not clear whose mailbox it is.
    """
    rows = _rows(text, name, language)
    me = people.owner(rows, owner, url, name, language.table("pages")["export"]["deleted"])
    order = dates.day_first(row.date for row in rows)
    whens = [_when(row.date, order, language) for row in rows]
    dated = sorted(zip(whens, rows, strict=True), key=lambda pair: pair[0] or datetime.max)
    messages = tuple(_message(row, when, me.wrote(row), language) for when, row in dated)
    undated = [n for n, (row, when) in enumerate(zip(rows, whens, strict=True), start=2) if not when]
    return Mailbox(me.name, messages, tuple(_notices(messages, undated, name)))


# --- Profile.csv -----------------------------------------------------------------------------------------


def _beside(raw: Raw) -> Iterator[Raw]:
    """What lies in the same folder, unopened."""
    if isinstance(raw.given, Path):
        for other in sorted(raw.given.parent.iterdir()):
            yield Raw(other.name, other)


def _owner(beside: Iterable[Raw]) -> str:
    """Who Profile.csv names. It is a hint: broken, it is as good as missing."""
    try:
        profile = next((raw for raw in beside if plain_name(PurePosixPath(raw.name).name) == _PROFILE), None)
        header, *rows = _table(_text(profile), profile.name) if profile else [[]]
    except (InputError, OSError):
        return ""
    cells = dict(zip(map(plain_name, header), rows[0], strict=False)) if rows else {}
    return " ".join(f"{cells.get('firstname', '')} {cells.get('lastname', '')}".split())


# --- rows ------------------------------------------------------------------------------------------------


def _text(raw: Raw) -> str:
    """Not repaired before its cells are told apart, and not refused for a password in a message."""
    data = raw.read(LIMIT, "leave the oldest messages out of it")
    refuse.binary(data, raw.name)
    return as_written(data)


def _table(text: str, name: str) -> list[list[str]]:
    """The rows of a CSV file of an export, its header first, empty lines left out."""
    try:
        rows = [row for row in cells.rows(text) if row]
    except csv.Error as error:
        raise UnreadableInput(
            f"{name}: not readable as CSV ({error}); unzip the export again and give that file unchanged"
        ) from error
    if not rows:
        raise UnreadableInput(f"{name}: it is empty; download the export again and give its messages.csv")
    return rows


def _rows(text: str, name: str, language: Language) -> list[Row]:
    if first := cells.header(text[:_HEADER]):
        _places(first, name)  # before the rest of what may be anything is divided
    header, *rows = _table(text, name)
    places = _places(header, name)
    return [_row(cells, places, language) for cells in rows]


def _places(header: Sequence[str], name: str) -> dict[str, int]:
    """In which column each field stands; raises WrongInput where one that is needed stands in none."""
    names = [plain_name(cell) for cell in header]
    places = {
        key: names.index(plain_name(column))
        for key, column in _COLUMNS.items()
        if plain_name(column) in names
    }
    if any(key not in places for key in _NEEDED):
        raise _wrong_columns(name, header, [_COLUMNS[key] for key in _NEEDED if key not in places])
    return places


def _row(cells: Sequence[str], places: dict[str, int], language: Language) -> Row:
    """A row may be ragged: what is too much is ignored, what is missing is empty."""
    row = Row(**{key: cells[place].strip() for key, place in places.items() if place < len(cells)})
    row = row._replace(
        sender=_one_line(row.sender),
        recipients=_one_line(row.recipients),
        subject=_one_line(_plain(row.subject)),
    )
    return row if row.conversation else row._replace(conversation=_conversation(row, language))


def _wrong_columns(name: str, header: Sequence[str], missing: Sequence[str]) -> WrongInput:
    shown = ", ".join(_one_line(cell)[:30] for cell in header[:14]) or "none"
    return WrongInput(
        f"{name}: no messages.csv of LinkedIn, {', '.join(missing)} missing; found the columns: {shown}; "
        "expected FROM, TO, DATE, SUBJECT and CONTENT; give that file as it was downloaded"
    )


def _conversation(row: Row, language: Language) -> str:
    """Before 2019 nothing but the people and the subject tells what belongs together."""
    subject = without_reply(row.subject, language).casefold()
    return " / ".join(part for part in (*people.together(row), subject) if part)


# --- messages --------------------------------------------------------------------------------------------


def _message(row: Row, when: datetime | None, is_sent: bool, language: Language) -> Message:
    text = without_signature(_plain(row.content), row.sender, language)
    date = when.date().isoformat() if when else ""
    dropped = _dropped(row, text, is_sent, language)
    return Message(row.conversation, row.sender, row.sender_url, date, row.subject, text, dropped)


def _dropped(row: Row, text: str, is_sent: bool, language: Language) -> str:
    """Why it can be no pitch, the surest reason first; "" if it can."""
    reasons = {
        "draft": "yes" in (row.message_draft.casefold(), row.conversation_draft.casefold()),
        "spam": row.folder.casefold() == "spam",
        "sponsored": _is_sponsored(row, language),
        "outgoing": is_sent,
        "empty": not text and not row.subject,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _is_sponsored(row: Row, language: Language) -> bool:
    marks = language.table("pages")["export"]
    words = "|".join(marks["merge_fields"])
    return (
        _SPINMAIL in row.content
        or row.title.casefold() in marks["sponsored"]
        or (
            not row.sender_url
            and bool(re.search(rf"%[a-z_]{{0,20}}(?:{words})[a-z_]{{0,20}}%", row.content, re.I))
        )
    )


def _when(date: str, day_first: bool | None, language: Language) -> datetime | None:
    """The moment a date cell tells, as LinkedIn or a spreadsheet writes it; None if it tells none."""
    if day_first is None and _UNTIL_2018.fullmatch(date):
        day_first = False
    try:
        return dates.moment(date, day_first, language)
    except ValueError:
        return None


def _plain(cell: str) -> str:
    """What a person sees of a cell, which may be plain, HTML, or HTML that was escaped once or more."""
    for _ in range(3):
        if not _ESCAPED_TAG.search(cell):
            break
        cell = _unescape(cell)
    if not _TAG.search(cell):
        return _repaired(_unescape(cell)).strip()
    if not _LINE_MAKING.search(cell):
        cell = cell.replace("\n", "<br>")  # plain lines with a little emphasis
    blocks = markup.blocks(markup.parsed(_NO_TAG.sub("&lt;", cell)))
    lines = ("\n" * block.gap + "- " * (block.kind == "item") + block.text for block in blocks)
    return "\n".join(lines).strip()


def _unescape(text: str) -> str:
    """Only what ends in a semicolon is an entity, or the link "?page=1&region=eu" would lose its "&reg"."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def _repaired(text: str) -> str:
    return repair(text) if _SUSPECT.search(text) else text


def _one_line(text: str) -> str:
    return " ".join(_repaired(text).split())


def _notices(messages: Sequence[Message], undated: Sequence[int], name: str) -> Iterator[Notice]:
    """What to know of them; `undated` are the rows, as a spreadsheet counts them, that tell no date."""
    count = sum(not message.date and message.dropped != "empty" for message in messages)
    if not messages:
        yield Notice("no-messages", "warning", f"{name} has no messages in it.", name)
    if count:
        what = "1 message has" if count == 1 else f"{count} messages have"
        numbers = ", ".join(map(str, undated[:SHOWN_ROWS])) + (" and more" if undated[SHOWN_ROWS:] else "")
        where = f"{'row' if len(undated) == 1 else 'rows'} {numbers}"
        message = f"{what} no date that can be read in {name} ({where}) and come last."
        yield Notice("date-unknown", "warning", message, name)
