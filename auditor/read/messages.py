"""messages.csv of a LinkedIn export -> Mailbox: who wrote what, when, and what can be no pitch."""

from __future__ import annotations

import csv
import html
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from datetime import datetime
from io import StringIO
from typing import NamedTuple
from urllib.parse import unquote

from bs4 import BeautifulSoup

from auditor.errors import UnreadableInput, WrongInput
from auditor.read import markup
from auditor.read.decode import LIMIT
from auditor.records import Mailbox, Message, Notice
from auditor.text.normalise import fold, repair

_DELIMITERS = ",;\t"
# Every column that a header had from 2018 to 2026 and that says something, by its field of _Row.
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

_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(?:UTC|Z)?")
_US_DATE = re.compile(r"(\d\d?)/(\d\d?)/(\d{2}|\d{4}),?\s+(\d\d?):(\d\d)\s*([AP])M", re.I)  # until 2018

_SPINMAIL = "spinmail-quill-editor__spin-break"  # in all 53 sponsored messages of two real exports
_MERGE_FIELD = re.compile(r"%[a-z_]{0,20}(?:name|company|title|industry)[a-z_]{0,20}%", re.I)
_REPLY = re.compile(r"\A(?:(?:re|fwd?|aw|sv|tr)\s*:\s*)+", re.I)
_SENT = "outgoing"
_DELETED = "linkedin member"  # the name of everyone whose account is gone

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


class _Row(NamedTuple):
    """The cells of a row that say something, "" where the header of its year has no such column."""

    conversation: str = ""
    title: str = ""
    sender: str = ""
    sender_url: str = ""
    recipients: str = ""
    recipient_urls: str = ""
    date: str = ""
    subject: str = ""
    content: str = ""
    folder: str = ""
    direction: str = ""
    message_draft: str = ""
    conversation_draft: str = ""


class _Person(NamedTuple):
    """Someone who takes part; `id` is the address of the profile, or the name where that is not known."""

    id: str
    name: str
    conversations: int


def read(text: str, name: str, owner: str = "", url: str = "") -> Mailbox:
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
    rows = _rows(text, name)
    ids = _ids(rows)
    me = _directed(rows, owner) or _owner(rows, ids, owner, url, name)
    dated = sorted(((_when(row.date), row) for row in rows), key=lambda pair: pair[0] or datetime.max)
    messages = tuple(_message(row, when, _is_sent(row, me, ids)) for when, row in dated)
    return Mailbox(me.name, messages, tuple(_notices(messages, name)))


def table(text: str, name: str) -> list[list[str]]:
    """The rows of a CSV file of an export, its header first, empty lines left out.

    Raises UnreadableInput when there is none, or when the quoting is broken.
    """
    # Excel writes the line "sep=;" above the header to tell itself the delimiter.
    text = text[len(_first(r"[\ufeff\s]*(?:sep=.[\r\n]+)?[\ufeff\s]*", text)) :]
    delimiter = max(_DELIMITERS, key=_first(r"[^\r\n]*", text).count)
    before = csv.field_size_limit(LIMIT)  # the usual limit is 131,072; the setting is global, so put it back
    try:
        lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        rows = [row for row in lines if row]
    except csv.Error as error:
        raise UnreadableInput(
            f"{name}: not readable as CSV ({error}); unzip the export again and give that file unchanged"
        ) from error
    finally:
        csv.field_size_limit(before)
    if not rows:
        raise UnreadableInput(f"{name}: it is empty; download the export again and give its messages.csv")
    return rows


def plain_name(text: str) -> str:
    """The name of a column or file as it is compared: case, blanks and underscores changed over the years."""
    return re.sub(r"[\s_]+", "", text).casefold()


# --- rows ------------------------------------------------------------------------------------------------


def _first(pattern: str, text: str) -> str:
    found = re.match(pattern, text)
    return found[0] if found else ""


def _rows(text: str, name: str) -> list[_Row]:
    header, *rows = table(text, name)
    names = [plain_name(cell) for cell in header]
    places = {
        key: names.index(plain_name(column))
        for key, column in _COLUMNS.items()
        if plain_name(column) in names
    }
    if any(key not in places for key in _NEEDED):
        raise _wrong_columns(name, header, [_COLUMNS[key] for key in _NEEDED if key not in places])
    return [_row(cells, places) for cells in rows]


def _row(cells: Sequence[str], places: dict[str, int]) -> _Row:
    """A row may be ragged: what is too much is ignored, what is missing is empty."""
    row = _Row(**{key: cells[place].strip() for key, place in places.items() if place < len(cells)})
    row = row._replace(
        sender=_one_line(row.sender),
        recipients=_one_line(row.recipients),
        subject=_one_line(_plain(row.subject)),
    )
    return row if row.conversation else row._replace(conversation=_conversation(row))


def _wrong_columns(name: str, header: Sequence[str], missing: Sequence[str]) -> WrongInput:
    shown = ", ".join(_one_line(cell)[:30] for cell in header[:14]) or "none"
    return WrongInput(
        f"{name}: no messages.csv of LinkedIn, {', '.join(missing)} missing; found the columns: {shown}; "
        "expected FROM, TO, DATE, SUBJECT and CONTENT; give that file as it was downloaded"
    )


def _conversation(row: _Row) -> str:
    """Before 2019 nothing but the people and the subject tells what belongs together."""
    people = sorted({_key(part) for part in (row.sender, *_names(row.recipients))})
    subject = _REPLY.sub("", row.subject).casefold()
    return " / ".join(part for part in (*people, subject) if part)


# --- whose mailbox ---------------------------------------------------------------------------------------


def _key(name: str) -> str:
    """A name as it is compared; what follows a comma is a degree, which exports add or leave out."""
    return " ".join(fold(name).text.casefold().partition(",")[0].split())


def _names(cell: str, known: Container[str] = ()) -> list[str]:
    """The names in a list that may hold degrees too: "Ana Example, PhD" is one person.

    A word alone is somebody only if nobody else is in the list, or if it is a known name.
    """
    names = cell.split(", ")
    return [name for name in names if len(names) == 1 or " " in name or _key(name) in known]


def _address(url: str) -> str:
    """A profile address as it is compared: without country, scheme, query and escapes."""
    slug = re.search(r"/in/([^/?#]+)", url)
    return f"in/{unquote(slug[1])}".casefold() if slug else url.strip().casefold()


def _ids(rows: Sequence[_Row]) -> dict[str, str]:
    """Name -> the address seen with it most often, or the name itself.

    Until 2023 the addresses of recipients are missing, so this is what makes one person of both.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        seen[_key(row.sender)][_address(row.sender_url)] += 1
        if "," not in row.recipient_urls:
            seen[_key(row.recipients)][_address(row.recipient_urls)] += bool(row.recipient_urls)
    return {
        name: max(filter(None, addresses), key=addresses.__getitem__, default=name)
        for name, addresses in seen.items()
        if name
    }


def _person(name: str, url: str, ids: dict[str, str]) -> str:
    key = _key(name)
    if url:
        return _address(url)
    return key if key == _DELETED else ids.get(key, key)


def _participants(row: _Row, ids: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The id and the name of everyone in a row; an empty name where it is not sure."""
    yield _person(row.sender, row.sender_url, ids), row.sender
    addresses = [part for part in row.recipient_urls.split(",") if part.strip()]
    names = [row.recipients] if len(addresses) == 1 else row.recipients.split(", ")
    if not addresses:
        yield from ((_person(part, "", ids), part) for part in _names(row.recipients, ids))
    for number, address in enumerate(addresses):
        yield _address(address), names[number] if len(names) == len(addresses) else ""


def _people(rows: Sequence[_Row], ids: dict[str, str]) -> list[_Person]:
    """Everyone with a name or an address, who is in most conversations first."""
    conversations: dict[str, set[str]] = defaultdict(set)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for person, name in _participants(row, ids):
            conversations[person].add(row.conversation)
            names[person][name] += bool(name)
    people = [
        _Person(person, names[person].most_common(1)[0][0], len(found))
        for person, found in conversations.items()
        if person not in ("", _DELETED)
    ]
    return sorted(people, key=lambda person: -person.conversations)


def _directed(rows: Sequence[_Row], owner: str) -> _Person | None:
    """The owner where each row says its direction, as in 2018: then nothing depends on the name."""
    written = [row for row in rows if row.sender or row.sender_url]
    if not all(row.direction for row in written):
        return None
    ends = Counter(row.sender if row.direction.casefold() == _SENT else row.recipients for row in written)
    return _Person("", owner or max(ends, key=ends.__getitem__, default=""), 0)


def _owner(rows: Sequence[_Row], ids: dict[str, str], owner: str, url: str, name: str) -> _Person:
    """Whose mailbox it is: who the hints mean, or else who takes part in most conversations."""
    people = _people(rows, ids)
    if not people:  # but deleted accounts
        return _Person("", owner, 0)
    if owner or url:
        return _hinted(people, owner, url, name)
    most = people[0].conversations
    conversations = len({row.conversation for row in rows if row.sender})
    if most < 2 or 2 * most <= conversations or any(person.conversations == most for person in people[1:]):
        raise _unclear(people, name)
    return people[0]


def _hinted(people: Sequence[_Person], owner: str, url: str, name: str) -> _Person:
    """Who has that address, or else that name; of namesakes the one in most conversations."""
    found = [person for person in people if url and person.id == _address(url)]
    found += [person for person in people if owner and _key(person.name) == _key(owner)]
    if not found:
        raise _absent(people, owner or url, name)
    return found[0]._replace(name=owner or found[0].name)


def _absent(people: Sequence[_Person], hint: str, name: str) -> WrongInput:
    return WrongInput(
        f"{name}: {_one_line(hint)[:60]} is in none of these messages, most of them are from or to "
        f"{_listed(people[:3])}; say which of them you are with --me NAME"
    )


def _unclear(people: Sequence[_Person], name: str) -> WrongInput:
    tied = [person for person in people if person.conversations == people[0].conversations][:3]
    which = f"which of {_listed(tied)} is you" if len(tied) > 1 else f"whether {_listed(tied)} is you"
    return WrongInput(f"{name}: cannot tell {which}; say it with --me NAME, as the messages spell it")


def _listed(people: Sequence[_Person]) -> str:
    *first, last = [(person.name or person.id)[:60] for person in people]
    return f"{', '.join(first)} and {last}" if first else last


# --- messages --------------------------------------------------------------------------------------------


def _message(row: _Row, when: datetime | None, is_sent: bool) -> Message:
    text = _plain(row.content)
    date = when.date().isoformat() if when else ""
    dropped = _dropped(row, text, is_sent)
    return Message(row.conversation, row.sender, row.sender_url, date, row.subject, text, dropped)


def _dropped(row: _Row, text: str, is_sent: bool) -> str:
    """Why it can be no pitch, the surest reason first; "" if it can."""
    reasons = {
        "draft": "yes" in (row.message_draft.casefold(), row.conversation_draft.casefold()),
        "spam": row.folder.casefold() == "spam",
        "sponsored": _is_sponsored(row),
        "outgoing": is_sent,
        "empty": not text and not row.subject,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _is_sponsored(row: _Row) -> bool:
    return (
        _SPINMAIL in row.content
        or row.title.casefold() == "sponsored conversation"
        or (not row.sender_url and bool(_MERGE_FIELD.search(row.content)))
    )


def _is_sent(row: _Row, me: _Person, ids: dict[str, str]) -> bool:
    if row.direction:
        return row.direction.casefold() == _SENT
    return bool(me.id) and _person(row.sender, row.sender_url, ids) == me.id


def _when(date: str) -> datetime | None:
    """The moment a date cell tells, in either of the two formats of the years; None if it tells none."""
    try:
        if iso := _ISO_DATE.fullmatch(date):
            year, month, day, hour, minute, second = (int(part or 0) for part in iso.groups())
            return datetime(year, month, day, hour, minute, second)
        if us := _US_DATE.fullmatch(date):
            month, day, year, hour, minute = map(int, us.groups()[:5])
            afternoon = 12 * (us[6] in "Pp")
            return datetime(year % 100 + 2000, month, day, hour % 12 + afternoon, minute)
    except ValueError:  # such as a 13th month
        pass
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
    blocks = markup.blocks(BeautifulSoup(_NO_TAG.sub("&lt;", cell), "lxml"))
    lines = ("\n" * block.gap + "- " * (block.kind == "item") + block.text for block in blocks)
    return "\n".join(lines).strip()


def _unescape(text: str) -> str:
    """Only what ends in a semicolon is an entity, or the link "?page=1&region=eu" would lose its "&reg"."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def _repaired(text: str) -> str:
    return repair(text) if _SUSPECT.search(text) else text


def _one_line(text: str) -> str:
    return " ".join(_repaired(text).split())


def _notices(messages: Sequence[Message], name: str) -> Iterator[Notice]:
    undated = sum(not message.date and message.dropped != "empty" for message in messages)
    if not messages:
        yield Notice("no-messages", "warning", f"{name} has no messages in it.", name)
    if undated:
        what = "1 message has" if undated == 1 else f"{undated} messages have"
        yield Notice(
            "date-unknown", "warning", f"{what} no date that can be read in {name} and come last.", name
        )
