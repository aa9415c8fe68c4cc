"""The schema.org JobPosting that many job pages carry as JSON-LD, however damaged."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

from auditor.languages import Language
from auditor.read import markup
from auditor.records import Block
from auditor.text.normalise import repair

Posting = dict[str, Any]

_DECODER = json.JSONDecoder(strict=False)  # raw line breaks inside strings are common
_START = re.compile(r"[\[{]")
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*$|<!--|-->", re.DOTALL | re.MULTILINE)
# A string of a broken object ends at the quote that a comma and a new key, or the end, follow.
_LOOSE_END = re.compile(r'"\s*(?:,\s*"[\w@]+"\s*:|\}|\Z)')


def find(page: BeautifulSoup) -> Posting:
    """The JobPosting with the longest description on the page; empty when there is none."""
    scripts = page.find_all("script", type=re.compile(r"ld\+json", re.I))
    postings = [posting for script in scripts for posting in _postings(script.get_text())]
    return max(postings, key=lambda posting: len(str(posting.get("description", ""))), default={})


def fields(posting: Posting, language: Language) -> dict[str, str]:
    """Title, company and location, as far as the posting names them."""
    places = posting.get("jobLocation")
    place = places[0] if isinstance(places, list) and places else places
    address = place.get("address", place) if isinstance(place, dict) else place
    if isinstance(address, dict):
        parts = [_name(address.get(f"address{part}")) for part in ("Locality", "Region", "Country")]
        address = ", ".join(filter(None, parts))
    remote = language.table("pages")["remote"] if posting.get("jobLocationType") == "TELECOMMUTE" else ""
    found = {
        "title": _name(posting.get("title")),
        "company": _name(posting.get("hiringOrganization")),
        "location": _name(address) or remote,
    }
    return {key: text for key, text in found.items() if text}


def description(posting: Posting) -> tuple[Block, ...]:
    """The blocks of the description, which may be HTML, escaped HTML or plain text."""
    return markup.fragment(_text(posting.get("description")))


def extras(posting: Posting, known: str, language: Language) -> Iterator[Block]:
    """Requirements that stand in fields of their own, under a heading, unless `known` has them."""
    for key, heading in language.table("pages")["posting_parts"].items():
        new = [block for block in markup.fragment(_text(posting.get(key))) if block.text not in known]
        if new:
            yield Block("heading", heading, gap=True)
            yield from new


def _postings(script: str) -> Iterator[Posting]:
    script = script.replace("<![CDATA[", "").replace("]]>", "")
    for text in (script, _COMMENT.sub("", script)):
        if start := _START.search(text):
            try:
                # Only the first value: some pages leave a bracket or semicolon behind it.
                yield from _walk(_DECODER.raw_decode(text, start.start())[0])
                return
            except (ValueError, RecursionError):
                continue
    if "JobPosting" in script:
        yield {key: _loose(script, key) for key in ("title", "description", "hiringOrganization")}


def _walk(tree: Any) -> Iterator[Posting]:
    """All JobPostings in `tree`: at its top, in an array, under @graph, mainEntity or elsewhere."""
    todo = [tree]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            kinds = value.get("@type")
            if any(
                str(kind).endswith("JobPosting") for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield value
            todo.extend(value.values())
        elif isinstance(value, list):
            todo.extend(value)


def _loose(script: str, key: str) -> str:
    """The string under `key` in an object that is not valid JSON, such as one with bare quotes."""
    start = re.search(rf'"{key}"\s*:\s*"', script)
    end = _LOOSE_END.search(script, start.end()) if start else None
    quoted = re.sub(r'(?<!\\)"', r"\"", script[start.end() : end.start()]) if start and end else ""
    try:
        return str(json.loads(f'"{quoted}"', strict=False))
    except ValueError:
        return quoted


def _name(value: Any) -> str:
    """The name of a thing that is given as text, or as an object with a name."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("value")
    return " ".join(repair(value).split()) if isinstance(value, str) else ""


def _text(value: Any) -> str:
    """One text out of a string, a DefinedTerm, an OccupationalExperienceRequirements, or a list of them."""
    if isinstance(value, list):
        return "".join(f"<li>{_text(part)}</li>" for part in value)
    if isinstance(value, dict):
        keys = ("name", "value", "description", "credentialCategory")
        value = next((value[key] for key in keys if value.get(key)), "")
    return value if isinstance(value, str) else ""
