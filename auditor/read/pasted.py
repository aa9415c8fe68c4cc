"""A message as a person pastes or saves it: LinkedIn's page, a mail program's text, or an .eml file."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from email.utils import parseaddr, parsedate
from typing import Literal, NamedTuple

from auditor.errors import UnreadableInput
from auditor.read import from_html, from_string

SUBJECT = "Subject: "
LONGEST_LINE = 300  # characters; no line above a quoted e-mail is longer
LANGUAGES = ("en", "de", "fr", "es", "nl", "it", "pl", "sv", "da")  # of mail programs
LEAST_HEADERS = 2  # that make a text an e-mail
_HEADERS = (
    "From|To|Cc|Subject|Date|Sent|Reply-To|Return-Path|Received|Delivered-To|MIME-Version|Message-ID"
    r"|Content-[\w-]{1,40}|X-[\w-]{1,40}"
)
_HEADER = re.compile(rf"(?:{_HEADERS}):(?:[ \t].*)?(?:\n[ \t]+\S.*)*(?:\n|$)", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^(?:-{3,} ?Forwarded message ?-{3,}|Begin forwarded message:)[ \t]*\n\s*", re.IGNORECASE | re.MULTILINE
)
_ORIGINAL = re.compile(
    r"\n-{3,}[^\n]{3,60}-{3,}\s*$|\n_{20,}\s*$"
)  # what stands above a quoted e-mail's headers
_DAY_AT = re.compile(r"\s(?:at|um|à|om|kl\.?|o)\s")
_VIA_LINKEDIN = re.compile(r"\s+via LinkedIn$")


class Pasted(NamedTuple):
    """A message and what is said around it; `date` is "YYYY-MM-DD"."""

    sender: str = ""
    date: str = ""
    subject: str = ""
    text: str = ""
    channel: Literal["linkedin", "email"] = "linkedin"


def message(text: str) -> Pasted:
    """The message in a pasted text, without the page around it and without the e-mails that it quotes.

    Of a forwarded e-mail it is the forwarded one; of a conversation on LinkedIn what the others wrote.

    Raises:
        UnreadableInput: nothing is left.
    """
    text = text.lstrip()
    if forwarded := _FORWARDED.search(text):
        text = text[forwarded.end() :]
    mail = _mail(text)
    if mail is None:
        subject, body = divided(text)
        made = Pasted(_linkedin_sender(body), "", subject, _plain(body), "linkedin")
    else:
        said = mail.get("From") or ""
        name = (parseaddr(said)[0] or said.partition("<")[0]).strip(" \"'")
        sender = _VIA_LINKEDIN.sub("", name)
        day = _day(mail.get("Date") or mail.get("Sent") or "")
        subject = " ".join((mail.get("Subject") or "").split())
        made = Pasted(sender, day, subject, _body(mail), "email" if sender == name else "linkedin")
    body = "\n".join(_without_page(_unquoted(made.text.strip("\n")))).strip("\n")
    if not body.strip() and not made.subject:
        raise UnreadableInput("the message is empty; paste its text, with its subject as: Subject: ...")
    return made._replace(text=body)


def divided(text: str) -> tuple[str, str]:
    """The subject, where the first line is one, and the rest of a text."""
    first, _, rest = text.lstrip("\n").partition("\n")
    return (first.removeprefix(SUBJECT).strip(), rest) if first.startswith(SUBJECT) else ("", text)


# --- e-mail ---------------------------------------------------------------------------------------------


def _mail(text: str) -> EmailMessage | None:
    """A text as an e-mail, if it begins with its headers."""
    at = headers = 0
    while found := _HEADER.match(text, at):
        at, headers = found.end(), headers + 1
    is_notice = headers == 1 and _VIA_LINKEDIN.search(text[:at].rstrip())
    if headers < LEAST_HEADERS and not is_notice:
        return None
    # a pasted e-mail may lack the blank line between its headers and its text
    return email.message_from_string(f"{text[:at].rstrip()}\n\n{text[at:]}", policy=email.policy.default)


def _body(mail: EmailMessage) -> str:
    """The text of an e-mail; one that was decoded when it was saved is taken as it is."""
    part = mail.get_body(("plain", "html"))
    if part is None:
        raise UnreadableInput("the e-mail holds no text; paste the text itself")
    encoded = part.get("Content-Transfer-Encoding", "").lower() in ("quoted-printable", "base64")
    return _plain(str(part.get_content() if encoded else part.get_payload()))


def _day(said: str) -> str:
    """The day of a date as mail programs write it, "" if it cannot be told."""
    found = parsedate(_DAY_AT.sub(" ", said))
    try:
        return date(*found[:3]).isoformat() if found else ""
    except ValueError:
        return ""


def _unquoted(text: str) -> str:
    """What the sender of an e-mail wrote, without the e-mails below it."""
    from mailparser_reply import EmailReplyParser

    lines = text.splitlines()
    short = "\n".join("..." if len(line) > LONGEST_LINE else line for line in lines)
    replies = EmailReplyParser(languages=list(LANGUAGES)).read(short).replies
    own = _ORIGINAL.sub("", replies[0].content) if replies else short
    return "\n".join(line for line in lines[: len(own.splitlines())] if not line.startswith(">"))


def _plain(text: str) -> str:
    """A text without markup."""
    if not from_html.sniff("", text):
        return text
    source = from_string(text, "message", split=False)[0]
    return "\n".join(("\n" if block.gap else "") + block.text for block in source.blocks)


# --- LinkedIn's page ------------------------------------------------------------------------------------

_SENT = re.compile(r"(.{1,60}) sent the following messages? at .*")
_DAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Today|Yesterday"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}(?:, \d{4})?"
)
_SIGNS = r"[^\w\s.,;:!?'\"()–—{}\[\]<>*#=+/\\-]+"  # reactions: emoji alone in a line
_PAGE_LINES = (
    r"View .{1,60}[’']s profile.*",
    r"\d(?:st|nd|rd|th) degree connection",
    r"· \d(?:st|nd|rd|th)",
    _DAY,
    r"Verified recruiter|InMail|Sponsored|Recruiter|Reply|View message|Unsubscribe|Download",
    r"Accept|Decline|Send|Write a message.*|Attach (?:an image|a file).*",
    r"Seen by .*|Yes, interested.*|Maybe later.*|No,? thanks.*|This email was intended for .*",
    r"From: .{1,80} via LinkedIn",
    r".{1,60} \([\w/ ]{2,20}\)\s+\d{1,2}:\d\d [AP]M",
    rf"{_SIGNS}(?:\s+{_SIGNS})*",
)
_PAGE_LINE = re.compile(rf"\s*(?:{'|'.join(_PAGE_LINES)})\s*")


def _linkedin_sender(text: str) -> str:
    """Who wrote first of those who are not the person; "" where LinkedIn's page does not say so."""
    said = (_SENT.fullmatch(line.strip()) for line in text.splitlines())
    return next((found[1] for found in said if found and found[1] != "You"), "")


def _without_page(text: str) -> Iterator[str]:
    """The lines of a message, without those that LinkedIn writes around it, and without the person's own."""
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if _SENT.fullmatch(line.strip())), 0)
    mine = False
    for line in lines[first:] if any(lines[first + 1 :]) else lines:  # above it stand name and headline
        if sent := _SENT.fullmatch(line.strip()):
            mine = sent[1] == "You"  # what the person wrote is no pitch
        elif not mine and not _PAGE_LINE.fullmatch(line):
            yield line
