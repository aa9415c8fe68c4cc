"""The schema.org JobPosting that many job pages carry as JSON-LD, however damaged."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from auditor.languages import Language
from auditor.read import css, markup
from auditor.records import Block
from auditor.text.normalise import repair
from auditor.text.wording import phrases

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

Posting = dict[str, Any]

_DECODER = json.JSONDecoder(strict=False)  # raw line breaks inside strings are common
_LD = re.compile(r"ld\+json", re.I)
_START = re.compile(r"[\[{]")
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*$|<!--|-->", re.DOTALL | re.MULTILINE)
# A string of a broken object ends at the quote that a comma and a new key, or the end, follow.
# A comma behind the last member, unless it stands in a string.
_LAST_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.DOTALL)
_ASSIGNED = re.compile(r"(?:=|\()\s*(?=[\[{])")
_HALF = re.compile("[\ud800-\udfff]")  # half of a character, which JSON can escape and no text can hold
# What browsers note in a page that they save.
_SAVED_FROM = re.compile(r"\burl(?:=\(\d+\)|:)\s*(https?://\S+)")
_SHORT = 3  # characters; a shorter number may stand in any address
_SAME = 10_000  # above the length of any title
_PARSED = re.compile(r"""JSON\.parse\(\s*(["'])((?:[^"'\\]|\\.|(?!\1)["'])*)\1""", re.DOTALL)
_LEAST_WORDS = 20  # of a description; a shorter one is a teaser or a label
_LOOSE_END = re.compile(r'"\s*(?:,\s*"[\w@]+"\s*:|\}|\Z)')


def all_of(page: BeautifulSoup) -> list[Posting]:
    """Every JobPosting that the page carries as JSON-LD."""
    scripts = page.find_all("script", type=_LD)
    return [posting for script in scripts for posting in _postings(script.get_text())]


def in_scripts(page: BeautifulSoup) -> list[str]:
    """What stands in the scripts of the page, but for its JSON-LD."""
    scripts = (script for script in page.find_all("script") if not _LD.search(str(script.get("type") or "")))
    return [script.get_text() for script in scripts]


def people(page: BeautifulSoup) -> list[Posting]:
    """Every Person in the JSON-LD of a page, those that only wrote something on it too."""
    scripts = page.find_all("script", type=re.compile(r"ld\+json", re.I))
    return [one for script in scripts for one in _objects(script.get_text()) if _is_a("person", one)]


def find(page: BeautifulSoup, postings: Sequence[Posting], language: Language) -> Posting:
    """The JobPosting that the page is about, by its address, its heading, or its title; else the one with
    the longest description; empty when there is none."""
    about = _about(page)
    likeness = [(*_likeness(one, about), len(_text(one.get("description"), language))) for one in postings]
    return max(zip(likeness, postings, strict=True), key=lambda pair: pair[0], default=((), {}))[1]


def is_about_one(page: BeautifulSoup, postings: Sequence[Posting]) -> bool:
    """Whether the page says of one of the postings that it is about that one."""
    about = _about(page)
    return any(any(_likeness(one, about)[:2]) for one in postings)


def equal_postings(page: BeautifulSoup, postings: Sequence[Posting], language: Language) -> list[Posting]:
    """The postings with a text of their own, if there are several and the page is about none of them."""
    texts = {_text(one.get("description"), language): one for one in postings}
    full = {text: one for text, one in texts.items() if len(text.split()) >= _LEAST_WORDS}
    return list(full.values()) if len(full) > 1 and not is_about_one(page, postings) else []


class _About(NamedTuple):
    """What a page says it is about: by name, and by address."""

    names: tuple[str, ...]
    addresses: tuple[str, ...]


def _about(page: BeautifulSoup) -> _About:
    from bs4 import Comment  # a text needs none of it

    named = css.select(page, 'h1, title, meta[property="og:title"]')
    placed = css.select(page, 'link[rel="canonical"], meta[property="og:url"]')
    saved = (
        _SAVED_FROM.search(said) for said in page.find_all(string=lambda text: isinstance(text, Comment))
    )
    addresses = [str(node.get("href") or node.get("content") or "") for node in placed]
    addresses += [found[1] for found in saved if found]
    return _About(
        tuple(filter(None, (_plain(str(node.get("content") or node.get_text(" "))) for node in named))),
        tuple(map(_address, addresses)),
    )


def _likeness(posting: Posting, about: _About) -> tuple[bool, int, bool]:
    """How surely a page is about a posting: by its address or number, by its title, whole or a part of
    another, and of two with one title by its employer."""
    placed = ("url", "@id", "mainEntityOfPage", "sameAs")
    said = {_address(name_of(posting.get(key))) for key in placed} - {""}
    number = _plain(name_of(posting.get("identifier")))
    is_numbered = any(map(str.isdigit, number)) and len(number) > _SHORT
    is_placed = any(
        one in said or (is_numbered and f" {number} " in f" {_plain(one)} ") for one in about.addresses
    )
    title, company = _plain(name_of(posting.get("title"))), _plain(name_of(posting.get("hiringOrganization")))
    parts = (
        min(len(title), len(name))
        for name in about.names
        if f" {title} " in f" {name} " or (" " in name and f" {name} " in f" {title} ")
    )
    alike = _SAME if title in about.names else max(parts, default=0)
    by_employer = any(f" {company} " in f" {name} " for name in about.names)
    return is_placed, alike if title else 0, bool(company) and by_employer


def _address(text: str) -> str:
    """The address of a page as it is compared: without scheme, query, and a slash at its end."""
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", text.strip().casefold()).rstrip("/")


def state(scripts: Sequence[str], language: Language) -> list[Posting]:
    """Postings that stand only in a script out of which the page would have been made."""
    values = (value for script in scripts for tree in _values(script) for value in _dicts(tree))
    return [posting for value in values if (posting := _of_state(value, language))]


def _of_state(value: Posting, language: Language) -> Posting:
    """The posting that an object holds by the names of its members; empty when it holds none."""
    known = language.table("pages")["columns"]
    members = {"".join(filter(str.isalnum, str(name))).casefold(): one for name, one in value.items()}

    def member(names: Sequence[str]) -> Any:
        return next((members[name] for name in names if name in members), "")

    texts = [
        (part, members[name]) for part, names in known["text"].items() for name in names if name in members
    ]
    whole = "".join(
        text if part == "description" else f"<h3>{part.capitalize()}</h3>{text}"
        for part, text in texts
        if isinstance(text, str)
    )
    title = member(known["title"])
    if not isinstance(title, str) or not title.strip() or len(whole.split()) < _LEAST_WORDS:
        return {}
    return {"title": title, "description": whole, "hiringOrganization": member(known["company"])}


def _values(script: str) -> Iterator[Any]:
    """What a script holds as JSON: the whole of it, or what it assigns to a name."""
    for quoted in _PARSED.finditer(script):
        try:
            text = (
                json.loads(f'"{quoted[2]}"', strict=False)
                if quoted[1] == '"'
                else quoted[2].replace("\\'", "'")
            )
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    starts = [0] if script.lstrip()[:1] in ("{", "[") else [m.end() for m in _ASSIGNED.finditer(script)]
    done = -1
    for start in starts:
        if start < done:
            continue
        try:
            value, done = _DECODER.raw_decode(
                script, start + len(script[start:]) - len(script[start:].lstrip())
            )
        except (ValueError, RecursionError):
            continue
        yield value


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def fields(posting: Posting, language: Language) -> dict[str, str]:
    """Title, company and location, as far as the posting names them."""
    places = posting.get("jobLocation")
    place = places[0] if isinstance(places, list) and places else places
    address = place.get("address", place) if isinstance(place, dict) else place
    if isinstance(address, dict):
        parts = [name_of(address.get(f"address{part}")) for part in ("Locality", "Region", "Country")]
        address = ", ".join(filter(None, parts))
    remote = language.table("pages")["remote"] if posting.get("jobLocationType") == "TELECOMMUTE" else ""
    found = {
        "title": name_of(posting.get("title")),
        "company": name_of(posting.get("hiringOrganization")),
        "location": name_of(address) or remote,
    }
    return {key: text for key, text in found.items() if text}


def description(posting: Posting, language: Language) -> tuple[Block, ...]:
    """The blocks of the description, which may be HTML, escaped HTML or plain text."""
    return markup.fragment(_text(posting.get("description"), language))


def extras(posting: Posting, known: str, language: Language) -> Iterator[Block]:
    """Requirements that stand in fields of their own, under a heading, unless `known` has them."""
    for key, heading in language.table("pages")["posting_parts"].items():
        found = markup.fragment(_text(posting.get(key), language))
        new = [block for block in found if block.text not in known]
        if new:
            yield Block("heading", heading, gap=True)
            yield from new


def _postings(script: str) -> Iterator[Posting]:
    found = [*_objects(script)]
    yield from (value for value in found if _is_a("jobposting", value))
    if not found and "jobposting" in script.casefold():
        yield {key: _loose(script, key) for key in ("title", "description", "hiringOrganization")}


def _objects(script: str) -> Iterator[Posting]:
    """Every object in a block, if it can be read at all."""
    script = script.replace("<![CDATA[", "").replace("]]>", "")
    bare = _COMMENT.sub("", script)
    for text in (script, bare, _LAST_COMMA.sub(r"\1", bare), html.unescape(bare)):
        if trees := _decoded(text):
            yield from (value for tree in trees for value in _dicts(tree))
            return


def _decoded(text: str) -> list[Any]:
    """The JSON values in a text, one after the other, if all can be read: some pages leave a bracket or a
    semicolon behind them."""
    trees: list[Any] = []
    at = 0
    while start := _START.search(text, at):
        if trees and text[at : start.start()].strip(" \t\r\n,;]})"):
            break
        try:
            tree, at = _DECODER.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            return []
        trees.append(tree)
    return trees


def _is_a(kind: str, value: Posting) -> bool:
    kinds = value.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(re.split("[/#:]", str(one))[-1].casefold() == kind for one in named)


def _dicts(tree: Any) -> Iterator[Posting]:
    """Every object in `tree`, in its order: at its top, in an array, under @graph, or elsewhere."""
    todo = [tree]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            yield value
            todo.extend(reversed(value.values()))
        elif isinstance(value, list):
            todo.extend(reversed(value))


def _loose(script: str, key: str) -> str:
    """The string under `key` in an object that is not valid JSON, such as one with bare quotes."""
    start = re.search(rf'"{key}"\s*:\s*"', script)
    end = _LOOSE_END.search(script, start.end()) if start else None
    quoted = re.sub(r'(?<!\\)"', r"\"", script[start.end() : end.start()]) if start and end else ""
    try:
        return str(json.loads(f'"{quoted}"', strict=False))
    except ValueError:
        return quoted


def name_of(value: Any) -> str:
    """The name of a thing that is given as text, or as an object with a name."""
    if isinstance(value, list):
        value = next(iter(value), "")
    if isinstance(value, dict):
        value = value.get("name") or value.get("value") or value.get("@value")
    if not isinstance(value, str):
        return ""
    return " ".join(repair(html.unescape(html.unescape(_HALF.sub("\ufffd", value)))).split())


def _text(value: Any, language: Language) -> str:
    """One text out of a string, a DefinedTerm, an OccupationalExperienceRequirements, or a list of them."""
    if isinstance(value, list):
        return "".join(f"<li>{_text(part, language)}</li>" for part in value)
    if isinstance(value, dict):
        keys = ("name", "value", "@value", "description", "credentialCategory")
        value = next((value[key] for key in keys if value.get(key)), "")
    if not isinstance(value, str) or is_nothing(value, language):
        return ""
    return _HALF.sub("\ufffd", value)


def is_nothing(text: str, language: Language) -> bool:
    """Whether a text only says that there is none: "None", "nan", "N/A"."""
    said = " ".join(text.casefold().split()).strip(".<>()")
    return said in language.table("pages")["nothing"] or said in phrases(
        language.table("pages")["nothing_said"]
    )
