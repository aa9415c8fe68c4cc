"""The bytes of an e-mail, a mailbox file or an Outlook message -> e-mails as text, decoded."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO

from auditor.errors import UnreadableInput
from auditor.read.decode import as_written
from auditor.read.raw import Raw

LIMIT = 200_000_000  # bytes of a mailbox
_LARGEST = 30_000_000  # bytes of an e-mail; servers pass on no more than 25 MB
_LONGEST_HEADER = 10_000  # characters; the standard library parses them slowly
MOST_PARTS = 20_000  # of an e-mail or a saved page, each behind a line that begins with "--"
_MOST = 3_000  # e-mails in a mailbox
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # with which an Outlook message begins, as old Office files do
_SHOWN = ("From", "To", "Date", "Subject")
# A mailbox file parts its e-mails by a line that begins so (RFC 4155), behind an empty one.
_POSTMARK = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]{1,80}:)")
# What stands behind a quote mark there, so that no line of a text is taken for a postmark.
_QUOTED_MARK = re.compile(rb"^>(>*From )", re.MULTILINE)
_ADVICE = "move the recruiters' messages to a folder of their own, and export that"


def is_mailbox(raw: Raw) -> bool:
    """Whether a file holds several e-mails by its first bytes."""
    return bool(_POSTMARK.match(raw.head))


def is_outlook(raw: Raw) -> bool:
    """Whether a file is a message that Outlook saved."""
    return raw.name.lower().endswith((".msg", ".oft")) and raw.head.startswith(OLE)


def each(raw: Raw) -> Iterator[str | UnreadableInput]:
    """The e-mails in a file, each as its headers, an empty line, and its text or else its HTML.

    Of several e-mails a damaged one is the error that says so.

    Raises UnreadableInput when the file is too large or damaged, or needs a package that is missing.
    """
    if is_outlook(raw):
        yield of_outlook(raw)
        return
    data = raw.read(LIMIT, _ADVICE)
    marks = [*_POSTMARK.finditer(data)]
    ends = [*(mark.start() for mark in marks[1:]), len(data)]
    if len(marks) > _MOST:
        raise UnreadableInput(
            f"{raw.name}: {len(marks):,} e-mails, more than the {_MOST:,} that are read; {_ADVICE}"
        )
    for number, (mark, end) in enumerate(zip(marks, ends, strict=False), start=1):
        try:
            yield _as_text(_QUOTED_MARK.sub(rb"\1", data[mark.end() : end]), f"{raw.name}, e-mail {number}")
        except UnreadableInput as error:
            yield error
    if not marks:
        yield _as_text(data, raw.name)


def _as_text(data: bytes, name: str) -> str:
    if len(data) > _LARGEST:
        raise UnreadableInput(
            f"{name}: larger than the {_LARGEST // 1_000_000} MB that an e-mail can have; paste its text"
        )
    if data.count(b"\n--") > MOST_PARTS:
        raise UnreadableInput(f"{name}: more parts than any e-mail has; paste its text")
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        if any(
            len(str(value)) > _LONGEST_HEADER for name, value in mail.raw_items() if name.title() in _SHOWN
        ):
            raise ValueError("a header longer than any")
        told = ((name, header(mail, name)) for name in _SHOWN)
        shown = "\n".join(f"{name}: {value}" for name, value in told if value)
        return f"{shown}\n\n{_body(mail)}"
    except (RecursionError, ValueError, TypeError, LookupError, AttributeError, IndexError) as error:
        # what damaged headers and parts nested without end make the standard library raise
        raise UnreadableInput(f"{name}: the e-mail is damaged; open it, and paste its text") from error


def header(mail: EmailMessage, name: str) -> str:
    """A header in one line; "" for one that is damaged, such as the date of a year that nobody will see."""
    try:
        return " ".join(str(mail[name] or "").split())
    except (ValueError, OverflowError, TypeError, LookupError, AttributeError):
        return ""


def _body(mail: EmailMessage) -> str:
    """The text of an e-mail, or of the one that it passes on as a file."""
    part = mail.get_body(("plain", "html"))
    if part is None:
        passed_on = (one for one in mail.iter_attachments() if one.get_content_type() == "message/rfc822")
        inner = next(passed_on, None)
        return _as_text(inner.get_content().as_bytes(), "") if inner else ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return str(part.get_payload())
    try:
        return payload.decode(part.get_content_charset() or "ascii")
    except (LookupError, UnicodeDecodeError):  # it names another encoding than it has, or one nobody knows
        return as_written(payload)


def of_outlook(raw: Raw) -> str:
    """The e-mail in a message that Outlook saved; raises UnreadableInput as `each` does."""
    try:
        from oxmsg import Message  # an extra
    except ImportError as error:
        raise UnreadableInput(
            f"{raw.name}: to read a message of Outlook install the extra for it: "
            "pip install 'linkedin-keyword-auditor[outlook]'; or save it as .eml, or paste its text"
        ) from error
    try:
        message = Message.load(BytesIO(raw.data))
        headers = message.message_headers
        told = {
            "From": message.sender or "",
            "Date": headers.get("Date") or (message.sent_date.isoformat() if message.sent_date else ""),
            "Subject": message.subject or "",
        }
        text = message.body or message.html_body or ""
    except UnreadableInput:
        raise
    except Exception as error:  # a damaged file makes the library raise whatever its parts raise
        raise UnreadableInput(
            f"{raw.name}: no message that Outlook saved, or a damaged one; save it as .eml, or paste its text"
        ) from error
    shown = "\n".join(f"{name}: {' '.join(value.split())}" for name, value in told.items() if value)
    return f"{shown}\n\n{text}"
