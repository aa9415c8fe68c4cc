"""A page that a browser saved as one file, MHTML or Safari's web archive -> what the page in it is."""

from __future__ import annotations

import email
import email.policy
import plistlib
import re
from dataclasses import replace
from pathlib import PurePath

from auditor.errors import UnreadableInput
from auditor.read import from_html, mails
from auditor.read.decode import as_page
from auditor.read.raw import Raw
from auditor.records import Source

_MHTML = re.compile(rb"^content-type:\s*multipart/related", re.I | re.MULTILINE)
_PLIST = re.compile(rb"\s*(?:bplist00|<\?xml[^>]*>\s*<!DOCTYPE plist)")
_ADVICE = "open the page again, and save it as page source (.html)"


def sniff(raw: Raw) -> bool:
    """Whether a file begins as either of them does."""
    return _format(raw) != ""


def read(raw: Raw) -> tuple[Source, ...]:
    """What the page is, in the encoding that it says it has.

    Raises UnreadableInput when the file is damaged or holds no page, and as `from_html.read` does.
    """
    form = _format(raw)
    page = _of_mhtml(raw) if form == "mhtml" else _of_webarchive(raw)
    found = from_html.read(replace(raw, given=page))
    return tuple(replace(source, format=form) for source in found)


def _format(raw: Raw) -> str:
    if raw.folder or isinstance(raw.given, str):
        return ""
    if _MHTML.search(raw.head) and PurePath(raw.name).suffix.lower() != ".eml":
        return "mhtml"
    return "webarchive" if _PLIST.match(raw.head) else ""


def _of_mhtml(raw: Raw) -> str:
    """The page in an MHTML file, whose part names no encoding: the page itself does."""
    if raw.data.count(b"\n--") > mails.MOST_PARTS:
        raise _damaged(raw)
    try:
        mail = email.message_from_bytes(raw.data, policy=email.policy.default)
        part = mail.get_body(("html",))
        data = part.get_payload(decode=True) if part else None
    except (RecursionError, ValueError, TypeError, LookupError, AttributeError, IndexError) as error:
        raise _damaged(raw) from error
    if part is None or not isinstance(data, bytes):
        raise _damaged(raw)
    return as_page(data, part.get_content_charset() or "")


def _of_webarchive(raw: Raw) -> str:
    try:
        page = plistlib.loads(raw.data)["WebMainResource"]
        data, encoding = page["WebResourceData"], str(page.get("WebResourceTextEncodingName") or "")
    except Exception as error:  # of a damaged list the parser raises whatever its parts raise
        raise _damaged(raw) from error
    if not isinstance(data, bytes):
        raise _damaged(raw)
    return as_page(data, encoding)


def _damaged(raw: Raw) -> UnreadableInput:
    return UnreadableInput(f"{raw.name}: no page in this file, or a damaged one; {_ADVICE}")
