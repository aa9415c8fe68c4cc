"""What is turned away, told by its look, and what the person can do instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from auditor.errors import UnreadableInput, WrongInput
from auditor.languages import Language
from auditor.lexicon.titles import titles
from auditor.records import Block
from auditor.text.normalise import fold, key
from auditor.text.wording import headings, phrases, wording

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
_ADDRESSES = 10_000  # characters in which a list of addresses shows
_COPY = "open it, select all, copy, and paste it into a .txt file"
_TYPE = "copy the text itself, or type it, into a .txt file"

# First bytes -> what the file is, and what to do. The first that fits is told.
_BINARY = (
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
    (b"ppt/", "a presentation", _COPY),
    (b"opendocument.presentation", "a presentation", _COPY),
    (b"Index/", "a document of Pages, Numbers or Keynote", "export it there as PDF, Word or CSV"),
    (b"", "a zip archive", "unpack it and give the files in it"),
)
# A stream inside the container that Office wrote until 2003, and still does around what has a password.
_STREAMS = (
    ("EncryptedPackage", "an Office file with a password", "save it without one, and give that"),
    ("WordDocument", "an old Word document (.doc)", "open it in Word or LibreOffice and save it as .docx"),
    ("PowerPoint Document", "an old presentation", _COPY),
    ("", "an old Office file", _COPY),
)
_OLE = b"\xd0\xcf\x11\xe0"

_KEY_FILE = re.compile(
    r"\.(?:pem|key|kdbx?|ppk|p12|pfx|jks|keystore|gpg)$|^id_(?:rsa|dsa|ecdsa|ed25519)$", re.I
)
_PRIVATE_KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY")
_SETTING = re.compile(r"(?:export )?[A-Za-z_][A-Za-z0-9_]*=\S.*")

_LONG_LINE = 25  # words; a card in a list of results has no line as long as a sentence of a posting
_CARDS = 3  # titles in a list
_MARKED_LINES = 6  # lines such as "Easy Apply" or "3 days ago" that make a page a list
SENTENCE = 8  # words that a line has at least which is more than a label or a menu
_LEAST_TEXT = 60  # words of such lines that make a posting, whatever else is on the page
_FIELDS = 5  # to fill in; a search has fewer
_MENU = 0.6  # share of words with a capital above which a short text is a menu
_LEAST_ON_PAGE = 12  # words of a saved page; fewer are a menu or a footer
_LEAST_WORDS = 4  # fewer after "About the job" are buttons


def binary(data: bytes, name: str) -> None:
    """Raise UnreadableInput when `data` starts like a file that holds no plain text."""
    if b"%PDF-" in data[:1024]:
        raise _unreadable(name, "a PDF", _COPY)
    if data.startswith(_OLE):
        found = (rest for stream, *rest in _STREAMS if stream.encode("utf-16-le") in data)
        raise _unreadable(name, *next(found))
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


def search_results(
    blocks: Sequence[Block], name: str, language: Language, *, is_profile: bool = False
) -> None:
    """Raise WrongInput when the lines are cards of a result list, a form, a gate, or an answer without
    results, none of them a posting's text. Several titles make cards, but in a profile."""
    texts = [fold(block.text).text.casefold().strip() for block in blocks if block.kind != "field"]
    if not asks(blocks, language):
        _no_posting(texts, name, language)
    _nothing(texts, name, language)
    rules = language.table("pages")["search_results"]
    counts = phrases(rules["count"])
    ages = phrases(rules["age"])
    marked = sum(text in rules["lines"] or key(text) in ages for text in texts)
    counted = any(key(text) in counts for text in texts)
    long = sum(len(text.split()) > _LONG_LINE for text in texts)
    if long > (marked if counted else 0):
        return
    in_doubt = 1 < marked < _MARKED_LINES and not is_profile
    named = in_doubt and _titles(blocks, language) >= _CARDS  # cards with few of the marks we know
    least = _MARKED_LINES // 2 if counted or (named and not long) else _MARKED_LINES
    if marked + (named and counted) >= least:
        raise result_list(name)


def _titles(blocks: Sequence[Block], language: Language) -> int:
    """How many lines are titles and nothing else."""
    plain = [block.text for block in blocks if block.kind != "item" and len(block.text.split()) < SENTENCE]
    return sum(titles(language).is_title(text) for text in plain)


def _nothing(texts: Sequence[str], name: str, language: Language) -> None:
    """Raise UnreadableInput when a text only says that there is none."""
    if texts and all(text in language.table("pages")["nothing"] for text in texts):
        raise UnreadableInput(f"{name}: nothing but “{texts[0]}” in it; paste the text of a posting into it")


def _no_posting(texts: Sequence[str], name: str, language: Language) -> None:
    """Raise WrongInput for a form, a gate, an empty answer, or the notice that a job is gone."""
    for kind in language.table("pages")["no_posting"].values():
        known = phrases(kind["lines"])
        marked = [text for text in texts if key(text) in known]
        others = [text for text in texts if text not in marked and len(text.split()) >= SENTENCE]
        enough = len(marked) >= max(kind["least"], kind["share"] * len(texts))
        if enough and sum(len(text.split()) for text in others) < _LEAST_TEXT:
            raise WrongInput(f"{name}: this looks like {kind['what']}, not a posting; {kind['try']}")


def asks(blocks: Sequence[Block], language: Language) -> bool:
    """Whether a heading of a posting stands over something: what it asks, or what is to be done."""
    known = headings(wording(language).data["posting"]["headings"])
    return any(
        known.label(key(block.text)) in ("requirements", "responsibilities")
        and (following.kind == "item" or len(following.text.split()) >= SENTENCE)
        for block, following in pairwise(blocks)
    )


def form(blocks: Sequence[Block], fields: int, name: str, language: Language) -> None:
    """Raise WrongInput when a page has many fields to fill in, and next to no text."""
    text = sum(len(block.text.split()) for block in blocks if len(block.text.split()) >= SENTENCE)
    if fields >= _FIELDS and text < _LEAST_TEXT and not asks(blocks, language):
        kind = language.table("pages")["no_posting"]["form"]
        raise WrongInput(f"{name}: this looks like {kind['what']}, not a posting; {kind['try']}")


def too_little(blocks: Sequence[Block], name: str, language: Language) -> None:
    """Raise UnreadableInput when a page holds but a menu, a title without text, or a word on cookies."""
    kinds = [phrases(kind["lines"]) for kind in language.table("pages")["no_posting"].values()]
    texts = [block.text for block in blocks if block.kind != "field"]
    own = [text for text in texts if not any(key(text) in known for known in kinds)]
    lengths = [len(text.split()) for text in own]
    words = [word for text in own for word in text.split()]
    capital = sum(word[:1].isupper() for word in words)
    is_short = len(words) < _LEAST_TEXT
    is_menu = max(lengths, default=0) < SENTENCE or capital > _MENU * len(words)
    if len(words) < _LEAST_ON_PAGE or (is_short and is_menu):
        raise unloaded(name)


def address(text: str) -> None:
    """Raise WrongInput when a text is but the address of a page, or a list of such addresses."""
    rows = [row for row in text[:_ADDRESSES].split("\n") if row.strip()]
    links = [link for row in rows for link in _LINK.findall(row)]
    others = _LINK.sub(" ", text[:_ADDRESSES]).split()
    labelled = len(links) > 1 and len(links) >= len(rows) / 2 and len(others) < SENTENCE * len(links)
    if labelled or (links and not others):
        shown = links[0][:80] + (f" and {len(links) - 1} more" if links[1:] else "")
        raise WrongInput(f"{shown}: an address, but pages are not fetched; save the page, or paste the text")


def messages(header: Sequence[str], name: str) -> None:
    """Raise WrongInput when the columns are those of LinkedIn's messages."""
    columns = {"".join(filter(str.isalnum, cell)).casefold() for cell in header}
    if {"from", "to", "content"} <= columns or "conversationid" in columns:
        raise mailbox(name)


def mailbox(name: str) -> WrongInput:
    """The error for messages where a profile or a posting was asked for."""
    return WrongInput(
        f"{name}: messages are in it, no profile or posting; bring them in with: auditor import"
    )


def export(name: str, tables: Iterable[str]) -> None:
    """Raise WrongInput when an archive of postings has the tables of LinkedIn's export."""
    if {"profile", "positions", "connections", "messages"} & {*tables}:
        raise WrongInput(
            f"{name}: this is an export of LinkedIn, no postings; bring it in with: auditor import"
        )


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
