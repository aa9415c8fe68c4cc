"""A message as a person pastes or saves it: LinkedIn's page, a mail program's text, or an .eml file."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.utils import parseaddr, parsedate
from pathlib import PurePath
from typing import Any

from auditor.errors import UnreadableInput
from auditor.languages import ENGLISH, Language
from auditor.read import from_html
from auditor.read.decode import as_written
from auditor.read.raw import Raw
from auditor.records import Mailbox, Message

SUBJECT = "Subject: "  # above a message that is kept, in any language
LONGEST_LINE = 300  # characters; no line above a quoted e-mail is longer
LANGUAGES = ("en", "de", "fr", "es", "nl", "it", "pl", "sv", "da")  # of mail programs
LEAST_HEADERS = 2  # that make a text an e-mail
# What an e-mail bears in any language (RFC 5322); what a person sees of them is worded by mail programs.
_HEADERS = (
    "From|To|Cc|Subject|Date|Reply-To|Return-Path|Received|Delivered-To|MIME-Version|Message-ID"
    r"|Content-[\w-]{1,40}|X-[\w-]{1,40}"
)
_STANDARD = {"sender": "From", "date": "Date", "subject": "Subject", "people": "To"}
# What stands above a quoted e-mail's headers.
_ORIGINAL = re.compile(r"\n-{3,}[^\n]{3,60}-{3,}\s*$|\n_{20,}\s*$")


def sniff(raw: Raw) -> bool:
    """Whether messages are asked for, of a file that is an e-mail by its name or by how it begins."""
    if raw.wanted != "mailbox" or raw.folder:
        return False
    head = as_written(raw.head).lstrip("\ufeff\r\n\t ")
    return PurePath(raw.name).suffix.lower() == ".eml" or bool(_headers_end(head, raw.language))


def read(raw: Raw) -> Mailbox:
    """The one message of an e-mail; whose mailbox it came to is not told.

    Raises UnreadableInput when it is no text or nothing is left of it, WrongInput when it holds keys.
    """
    found = message(raw.text, raw.language)
    conversation = f"{found.sender} / {without_reply(found.subject, raw.language)}".casefold()
    return Mailbox("", (replace(found, conversation=conversation),))


def message(text: str, language: Language = ENGLISH) -> Message:
    """The message in a pasted text, without the page around it and without the e-mails that it quotes.

    Of a forwarded e-mail it is the forwarded one; of a conversation on LinkedIn what the others wrote.

    Raises:
        UnreadableInput: nothing is left.
    """
    text = text.lstrip()
    forwarded = rf"^(?:{_mail_words(language)['forwarded']})[ \t]*\n\s*"
    if found := re.search(forwarded, text, re.IGNORECASE | re.MULTILINE):
        text = text[found.end() :]
    made = _from_mail(text, language) or _from_page(text, language)
    body = "\n".join(_without_page(_unquoted(_plain(made.text, language).strip("\n")), language)).strip("\n")
    if not body.strip() and not made.subject:
        raise UnreadableInput("the message is empty; paste its text, with its subject as: Subject: ...")
    return replace(made, text=body)


def without_reply(subject: str, language: Language) -> str:
    """A subject without the marks of replies before it."""
    return re.sub(rf"\A(?:(?:{'|'.join(_mail_words(language)['replies'])})\s*:\s*)+", "", subject, flags=re.I)


def divided(text: str) -> tuple[str, str]:
    """The subject, where the first line is one, and the rest of a text."""
    first, _, rest = text.lstrip("\n").partition("\n")
    return (first.removeprefix(SUBJECT).strip(), rest) if first.startswith(SUBJECT) else ("", text)


# --- e-mail ---------------------------------------------------------------------------------------------


def _mail_words(language: Language) -> dict[str, Any]:
    return dict(language.table("pages")["mail"])


def _headers_end(text: str, language: Language) -> int:
    """Where the headers end with which an e-mail begins; 0 for another text."""
    words = _mail_words(language)
    worded = [word for key in _STANDARD for word in words[key]]
    header = re.compile(
        rf"(?:{_HEADERS}|{'|'.join(worded)}):(?:[ \t].*)?(?:\n[ \t]+\S.*)*(?:\n|$)", re.IGNORECASE
    )
    at = headers = 0
    while found := header.match(text, at):
        at, headers = found.end(), headers + 1
    is_notice = headers == 1 and re.search(_page_words(language)["via"], text[:at].rstrip())
    return at if headers >= LEAST_HEADERS or is_notice else 0


def _from_mail(text: str, language: Language) -> Message | None:
    """The message of a text that begins with the headers of an e-mail; None for another text."""
    at = _headers_end(text, language)
    if not at:
        return None
    # a pasted e-mail may lack the blank line between its headers and its text
    words = _mail_words(language)
    headers = _named(text[:at].rstrip(), words)
    mail = email.message_from_string(f"{headers}\n\n{text[at:]}", policy=email.policy.default)
    said = mail.get("From") or ""
    name = (parseaddr(said)[0] or said.partition("<")[0]).strip(" \"'")
    sender = re.sub(_page_words(language)["via"], "", name)
    day = _day(mail.get("Date") or "", words["at"])
    subject = " ".join((mail.get("Subject") or "").split())
    return Message(
        "", sender, "", day, subject, _body(mail), channel="email" if sender == name else "linkedin"
    )


def _named(headers: str, words: dict[str, Any]) -> str:
    """Headers as a mail program words them -> by the names that the standard knows."""
    for key, name in _STANDARD.items():
        headers = re.sub(rf"^(?:{'|'.join(words[key])}):", f"{name}:", headers, flags=re.I | re.M)
    return headers


def _body(mail: EmailMessage) -> str:
    """The text of an e-mail; one that was decoded when it was saved is taken as it is."""
    part = mail.get_body(("plain", "html"))
    if part is None:
        raise UnreadableInput("the e-mail holds no text; paste the text itself")
    encoded = part.get("Content-Transfer-Encoding", "").lower() in ("quoted-printable", "base64")
    return str(part.get_content() if encoded else part.get_payload())


def _day(said: str, at: Sequence[str]) -> str:
    """The day of a date as mail programs write it, "" if it cannot be told."""
    found = parsedate(re.sub(rf"\s(?:{'|'.join(map(re.escape, at))})\s", " ", said))
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


def _plain(text: str, language: Language) -> str:
    """A text without markup."""
    if not from_html.begins_with_tag(text):
        return text
    (source,) = from_html.read(Raw("message", text, "profile", language))
    return "\n".join(("\n" if block.gap else "") + block.text for block in source.blocks)


# --- LinkedIn's page ------------------------------------------------------------------------------------

_SIGNS = r"[^\w\s.,;:!?'\"()–—{}\[\]<>*#=+/\\-]+"  # reactions: emoji alone in a line


def _page_words(language: Language) -> dict[str, Any]:
    return dict(language.table("pages")["conversation"])


def _from_page(text: str, language: Language) -> Message:
    """The message of a text that was copied or typed."""
    subject, body = divided(text)
    return Message("", _sender(body, language), "", "", subject, body)


def _sender(text: str, language: Language) -> str:
    """Who wrote first of those who are not the person; "" where LinkedIn's page does not say so."""
    words = _page_words(language)
    said = (re.fullmatch(words["sent"], line.strip()) for line in text.splitlines())
    return next((found[1] for found in said if found and found[1] != words["you"]), "")


def _without_page(text: str, language: Language) -> Iterator[str]:
    """The lines of a message, without those that LinkedIn writes around it, and without the person's own."""
    words = _page_words(language)
    sent_by = re.compile(words["sent"])
    page_line = re.compile(rf"\s*(?:{'|'.join(words['lines'])}|{_SIGNS}(?:\s+{_SIGNS})*)\s*")
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if sent_by.fullmatch(line.strip())), 0)
    mine = False
    for line in lines[first:] if any(lines[first + 1 :]) else lines:  # above it stand name and headline
        if sent := sent_by.fullmatch(line.strip()):
            mine = sent[1] == words["you"]  # what the person wrote is no pitch
        elif not mine and not page_line.fullmatch(line):
            yield line
