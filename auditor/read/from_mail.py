"""A message as a person pastes or saves it: LinkedIn's page, a mail program's text, or an .eml file."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import PurePath
from typing import Any

from auditor.errors import UnreadableInput
from auditor.languages import ENGLISH, Language
from auditor.read import dates, from_html, limits, lines, mail_headers, mails
from auditor.read.decode import accept, as_written
from auditor.read.raw import Raw
from auditor.read.signature import without_signature
from auditor.records import Block, Mailbox, Message, Notice, Source

SUBJECT = "Subject: "  # above a message that is kept, in any language
LONGEST_LINE = 300  # characters; no line above a quoted e-mail is longer
_SUFFIXES = (".eml", ".mbox")
TOP = 6  # lines of a part of a page, one of which says who wrote
LANGUAGES = ("en", "de", "fr", "es", "nl", "it", "pl", "sv", "da")  # of mail programs
_FLOWED = re.compile(r"(?<!\n--)(?<!\n) \r?\n(?!\s*[>\n])")  # a line that goes on (RFC 3676); "-- " signs
# A name in the order of a list; a degree behind a name has more than one capital.
_WRITTEN = r"[^\W\d_a-z][^\W\d_A-Z]+"
_LISTED = re.compile(
    rf"(?P<last>(?:[^\W\d_A-Z]+ )*(?:[^\W\d_]['’]|Mc|Mac)?{_WRITTEN}(?:-{_WRITTEN})*),\s"
    rf"(?P<first>{_WRITTEN}(?:[ -]{_WRITTEN})*)(?:\s[(\[].*)?"
)
# What stands above a quoted e-mail's headers.
_ORIGINAL = re.compile(r"\n-{3,}[^\n]{3,60}-{3,}\s*$|\n_{20,}\s*$")


def sniff(raw: Raw) -> bool:
    """Whether it is an e-mail or a file of several, by its name or its beginning; a paste if asked for."""
    if raw.folder or (isinstance(raw.given, str) and raw.wanted != "mailbox"):
        return False
    if mails.is_outlook(raw) or mails.is_mailbox(raw) or PurePath(raw.name).suffix.lower() in _SUFFIXES:
        return True
    return bool(_headers(as_written(raw.head).lstrip("\ufeff\r\n\t "), raw.language))


def read(raw: Raw) -> Mailbox | tuple[Source, ...]:
    """The messages of the e-mails in a file; whose mailbox it is is not told. As postings, a source for each.

    E-mails without a word of their own are left out.

    Raises UnreadableInput when it is damaged or nothing is left of it, WrongInput when it holds keys.
    """
    found: list[Message] = []
    notices: list[Notice] = []
    for text in mails.each(raw):
        if isinstance(text, UnreadableInput):
            notices.append(Notice("mail-skipped", "warning", f"Skipped {text}.", raw.name))
            continue
        try:
            made = message(accept(text, raw.name, raw.language), raw.language)
        except UnreadableInput:
            continue
        conversation = f"{made.sender} / {without_reply(made.subject, raw.language)}".casefold()
        found.append(replace(made, conversation=conversation))
    if not found:
        raise UnreadableInput(f"{raw.name}: no e-mail with a text in it; paste the text itself")
    if raw.wanted == "mailbox":
        return Mailbox("", tuple(sorted(found, key=lambda one: one.date or "9")), tuple(notices))
    named = len(found) > 1
    return tuple(
        Source(f"{raw.name} message {n}" if named else raw.name, "mail", tuple(_blocks(one, raw.language)))
        for n, one in enumerate(found, start=1)
    )


def _blocks(one: Message, language: Language) -> Iterator[Block]:
    if subject := without_reply(one.subject, language):
        yield Block("heading", subject)
    yield from lines.blocks(one.text)


def message(text: str, language: Language = ENGLISH, *, is_answer: bool = False) -> Message:
    """The message in a pasted text, without the page around it and without the e-mails that it quotes.

    Of a forwarded e-mail it is the forwarded one; of a conversation on LinkedIn what the others wrote.

    Args:
        is_answer: a few words above another e-mail are all of it, and do not pass that on.

    Raises:
        UnreadableInput: nothing is left.
    """
    limits.message(text)
    text = text.lstrip()
    text = mail_headers.passed_on(text, language, is_answer=is_answer)
    made = _from_mail(text, language) or _from_page(text, language)
    own = _unquoted(_plain(made.text, language).strip("\n"), language)
    if made.channel == "linkedin" and made.sender:
        own = _without_card(own, made.sender, language)
    parts = ("\n".join(lines) for lines in _messages(own, language) if lines)
    body = "\n".join(without_signature(part, made.sender, language) for part in parts).strip("\n")
    if not body.strip() and not made.subject:
        raise UnreadableInput("the message is empty; paste its text, with its subject as: Subject: ...")
    return replace(made, text=body)


def without_reply(subject: str, language: Language) -> str:
    """A subject without the marks of replies before it."""
    return re.sub(
        rf"\A(?:(?:{'|'.join(mail_headers.words(language)['replies'])})\s*:\s*)+", "", subject, flags=re.I
    )


def divided(text: str) -> tuple[str, str]:
    """The subject, where the first line is one, and the rest of a text."""
    first, _, rest = text.lstrip("\n").partition("\n")
    return (first.removeprefix(SUBJECT).strip(), rest) if first.startswith(SUBJECT) else ("", text)


# --- e-mail ---------------------------------------------------------------------------------------------


def _headers(text: str, language: Language) -> mail_headers.Block | None:
    """The headers with which an e-mail begins; None for another text."""
    found = mail_headers.block(text, 0, language)
    if found is None:
        return None
    is_notice = len(found.values) == 1 and _via(found.values.get("From", ""), language)
    return found if len(found.values) >= mail_headers.LEAST_HEADERS or is_notice else None


def _via(sender: str, language: Language) -> bool:
    """Whether LinkedIn wrote on behalf of a sender."""
    return bool(re.search(_page_words(language)["via"], sender))


def _from_mail(text: str, language: Language) -> Message | None:
    """The message of a text that begins with the headers of an e-mail; None for another text."""
    headers = _headers(text, language)
    if not headers:
        return None
    # a pasted e-mail may lack the blank line between its headers and its text
    mail = email.message_from_string(f"{headers.text}\n\n{text[headers.end :]}", policy=email.policy.default)
    said = mails.header(mail, "From")
    name = _in_order((parseaddr(said)[0] or said.partition("<")[0]).strip(" \"'"))
    sender = re.sub(_page_words(language)["via"], "", name)
    day = _day(mails.header(mail, "Date"), language)
    subject = mails.header(mail, "Subject")
    return Message(
        "", sender, "", day, subject, _body(mail), channel="email" if sender == name else "linkedin"
    )


def _in_order(name: str) -> str:
    """A name as it is said: "Berg, Ada (HR)", as Outlook lists people, is Ada Berg; "Ada Berg, MBA" stays."""
    listed = _LISTED.fullmatch(name)
    return f"{listed['first']} {listed['last']}" if listed else name


def _body(mail: EmailMessage) -> str:
    """The text of an e-mail; one that was decoded when it was saved is taken as it is."""
    part = mail.get_body(("plain", "html"))
    if part is None:
        raise UnreadableInput("the e-mail holds no text; paste the text itself")
    encoded = part.get("Content-Transfer-Encoding", "").lower() in ("quoted-printable", "base64")
    text = str(part.get_content() if encoded else part.get_payload())
    return _FLOWED.sub(" ", text) if part.get_param("format") == "flowed" else text


def _day(said: str, language: Language) -> str:
    """The day of a date as mail programs write it, "" if it cannot be told."""
    try:
        return dates.moment(said, language=language).date().isoformat()
    except ValueError:
        return ""


def _unquoted(text: str, language: Language) -> str:
    """What the sender of an e-mail wrote, without the e-mails below it."""
    from mailparser_reply import EmailReplyParser

    lines = text.splitlines()
    short = ["..." if len(line) > LONGEST_LINE else line for line in lines]
    parsed = "\n".join(_without_false_heads(short, language))
    replies = EmailReplyParser(languages=list(LANGUAGES)).read(parsed).replies
    own = _ORIGINAL.sub("", replies[0].content) if replies else parsed
    return "\n".join(line for line in lines[: len(own.splitlines())] if not line.startswith(">"))


def _without_false_heads(lines: Sequence[str], language: Language) -> Iterator[str]:
    """The lines, with no colon where a sentence looks like the head of a quoted e-mail and is none."""
    text = "\n".join(lines)
    blocks = iter(mail_headers.blocks(text, language))
    block, at = next(blocks, None), 0
    for number, line in enumerate(lines):
        while block and block.end <= at:
            block = next(blocks, None)
        is_true = bool(block and block.start <= at) or mail_headers.heads_quote(lines, number)
        looks_so = line.rstrip().endswith(":") or mail_headers.is_header(line, language)
        yield line.replace(":", ";") if looks_so and not is_true else line
        at += len(line) + 1


def _plain(text: str, language: Language) -> str:
    """A text without markup."""
    if not from_html.begins_with_tag(text):
        return text
    (source,) = from_html.read(Raw("message", text, "profile", language))
    return "\n".join(("\n" if block.gap else "") + block.text for block in source.blocks)


# --- LinkedIn's page ------------------------------------------------------------------------------------

LONGEST_CARD = 4  # lines: name, pronouns, headline, place
_SPOKEN = re.compile(r"[.!?,:]$")  # ends a line of the message, and no headline
_SIGNS = r"[^\w\s.,;:!?'\"()–—{}\[\]<>*#=+/\\-]+"  # reactions: emoji alone in a line


def _page_words(language: Language) -> dict[str, Any]:
    return dict(language.table("pages")["conversation"])


def _from_page(text: str, language: Language) -> Message:
    """The message of a text that was copied or typed."""
    subject, body = divided(text)
    return Message("", _sender(body, language), "", "", subject, body)


def _sent_by(text: str, language: Language) -> tuple[re.Pattern[str], bool]:
    """What LinkedIn's page writes above each message, and whether it calls the person "you" there."""
    words = _page_words(language)
    long, short = (re.compile(words[name], re.I) for name in ("sent", "sent_short"))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any(map(short.fullmatch, lines[:TOP])) and not any(map(long.fullmatch, lines)):
        return short, False
    return long, True


def _sender(text: str, language: Language) -> str:
    """Who wrote first of those who are not the person; "" where LinkedIn's page does not say so."""
    you, (sent_by, _) = _page_words(language)["you"], _sent_by(text, language)
    lines = [line.strip() for line in text.splitlines()]
    notices = (re.compile(notice, re.I) for notice in _page_words(language)["notices"])
    said = (way.fullmatch(line) for way in (sent_by, *notices) for line in lines)
    return next((found[1] for found in said if found and found[1] != you), "")


def _without_card(text: str, sender: str, language: Language) -> str:
    """A text without the name, headline and place that a mail of LinkedIn's sets above the message."""
    lines, page_line = text.splitlines(), _page_line(language)
    said = (n for n, line in enumerate(lines) if line.strip() and not page_line.fullmatch(line))
    first = next(said, 0)
    end = next((n for n in range(first, len(lines)) if not lines[n].strip()), len(lines))
    card = [line.strip() for line in lines[first:end]]
    is_card = bool(card) and _is_named(card[0], sender) and 1 < len(card) <= LONGEST_CARD
    if is_card and any(lines[end:]) and not any(_SPOKEN.search(line) for line in card[1:]):
        return "\n".join((*lines[:first], *lines[end:]))
    return text


def _is_named(line: str, name: str) -> bool:
    """Whether a line is a name, with pronouns or the degree of a connection behind it."""
    return bool(re.fullmatch(rf"{re.escape(name)}(?: \([^()]+\))?(?:\s*[·•]\s*\w+\+?)?", line, re.I))


def _page_line(language: Language) -> re.Pattern[str]:
    """A line that LinkedIn writes around messages."""
    lines = "|".join(_page_words(language)["lines"])
    return re.compile(rf"\s*(?:{lines}|{_SIGNS}(?:\s+{_SIGNS})*)\s*", re.I)


def _messages(text: str, language: Language) -> Iterator[list[str]]:
    """The lines of each message, without those that LinkedIn writes around it; none of the person's own."""
    (sent_by, says_you), sender = _sent_by(text, language), _sender(text, language)
    words = _page_words(language)
    page_line = _page_line(language)
    named = rf"{re.escape(sender)}(?: \([^()]+\))?"
    timed = re.compile(rf"{named}\s+\d{{1,2}}:\d\d(?:\s?[AP]M)?", re.I)
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if sent_by.fullmatch(line.strip())), 0)
    mine, kept = False, list[str]()

    def is_around(line: str) -> bool:
        said = line.strip()
        is_sender = bool(sender) and (timed.fullmatch(said) or (not kept and _is_named(said, sender)))
        return bool(page_line.fullmatch(line) or is_sender)

    for line in lines[first:] if any(lines[first + 1 :]) else lines:  # above it stand name and headline
        if sent := sent_by.fullmatch(line.strip()):
            yield kept
            mine, kept = sent[1] == words["you"] if says_you else sent[1] != sender, []
        elif not (mine or is_around(line)):
            kept.append(line)
    yield kept
