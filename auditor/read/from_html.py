"""A saved web page: one posting of a job board or career site, or a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import PurePath
from typing import TYPE_CHECKING

from auditor.languages import Language
from auditor.lexicon.titles import titles
from auditor.read import (
    css,
    json_ld,
    limits,
    lines,
    markup,
    profile_page,
    refuse,
    several,
    sites,
    unknown_page,
)
from auditor.read.raw import HEAD, Raw
from auditor.records import Block, Notice, Source
from auditor.text.normalise import fold

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype|[a-z][a-z0-9]*[\s>/])", re.I | re.DOTALL)

_SUFFIXES = (".html", ".htm", ".xhtml")
_WHOLE_PAGE = re.compile(r"<(?:title|script|nav|header|footer)\b", re.I)  # unlike the body of a mail
_NEVER_TEXT = (
    "script, style, noscript, template, svg, iframe, select, button, [hidden], "
    '[style*="display:none"], [style*="display: none"]'
)
_PANEL = re.compile(r"tab-?panel|tab-?pane|accordion|collaps|\bpanel\b", re.I)

_WHOLE_DESCRIPTION = 400  # characters; a description in the head is mostly cut at 160 or 300


def sniff(raw: Raw) -> bool:
    """Whether the name says so, or the text begins with a tag."""
    return PurePath(raw.name).suffix.lower() in _SUFFIXES or begins_with_tag(raw.text[:HEAD])


def begins_with_tag(text: str) -> bool:
    """Whether `text` begins as a page does, or a part of one."""
    return bool(_PAGE.match(text))


def read(raw: Raw) -> tuple[Source, ...]:
    """The posting or the profile on the page, or each of several postings that it lists in full.

    Raises WrongInput for a page of search results, a form or a gate, UnreadableInput for a page without text.
    """
    name, language = raw.name, raw.language
    limits.page(raw.text, name)
    page = markup.parsed(raw.text)
    candidates = sites.matching(raw.text)
    postings = json_ld.all_of(page)
    people = [] if postings else json_ld.people(page)
    in_scripts = json_ld.in_scripts(page)
    for node in css.select(page, _NEVER_TEXT):
        if not node.decomposed and not _is_panel(node):
            node.decompose()
    described = sites.description(page, candidates)
    if not described and (equal := json_ld.equal_postings(page, postings, language)):
        made = [_of_posting(one, name, language) for one in equal]
        return tuple(_numbered(made, name))
    posting = json_ld.find(page, postings, language)
    fields = sites.page_title(page, language) | json_ld.fields(posting, language)
    fields |= sites.fields(page, candidates, language)
    about = _under_about_the_job(page, language)
    found = reduce(_better, (described, json_ld.description(posting, language), about))
    if lines.words(found) < unknown_page.LEAST_WORDS:
        if profile_page.is_it(page, raw.text, language):
            return (profile_page.read(page, people, name, language),)
        if state := _state(page, in_scripts, language):
            if equal := json_ld.equal_postings(page, state, language):
                return tuple(_numbered([_of_posting(one, name, language) for one in equal], name))
            posting = json_ld.find(page, state, language)
            fields |= json_ld.fields(posting, language)
            found = json_ld.description(posting, language)
        elif lines.words(in_head := _in_head(page)) >= unknown_page.LEAST_WORDS:
            found = in_head
        else:
            if not found or markup.text_of(page.body):
                found = _better(found, unknown_page.blocks(page, name, language))
            if _WHOLE_PAGE.search(raw.text):
                refuse.too_little(found, name, language)
            if len(parts := several.parts(found, language)) > 1:
                return tuple(_numbered([Source(name, "html", part) for part in parts], name))
    return (_source(fields, found, posting, name, language),)


def _state(page: BeautifulSoup, scripts: Sequence[str], language: Language) -> list[json_ld.Posting]:
    """The postings that stand in scripts alone: none, where the page shows the text of another."""
    found = json_ld.state(scripts, language)
    if not found or json_ld.is_about_one(page, found):
        return found
    shown = markup.blocks(page.body or page)
    said = sum(len(block.text.split()) for block in shown if len(block.text.split()) >= refuse.SENTENCE)
    is_named = any(titles(language).is_title(markup.text_of(node)) for node in page.find_all("h1"))
    return [] if refuse.asks(shown, language) or (is_named and said >= unknown_page.LEAST_WORDS) else found


def _of_posting(posting: json_ld.Posting, name: str, language: Language) -> Source:
    found = json_ld.description(posting, language)
    return _source(json_ld.fields(posting, language), found, posting, name, language)


def _is_panel(node: Tag) -> bool:
    """Whether it is a tab or a fold of the text that was not open when the page was saved."""
    named = " ".join(
        [*map(str, node.get("class") or ()), str(node.get("id") or ""), str(node.get("role") or "")]
    )
    return bool(_PANEL.search(named)) and len(node.find_all(("p", "li"))) > 1


def _numbered(found: Sequence[Source], name: str) -> Iterator[Source]:
    """The postings of one page, each with its number, and a notice in the first."""
    message = f"{name} holds {len(found)} postings; each counts."
    for number, source in enumerate(found, start=1):
        notices = (Notice("text-divided", "info", message, name),) if number == 1 else ()
        yield replace(source, name=f"{name} #{number}", notices=notices)


def _source(
    fields: dict[str, str], found: tuple[Block, ...], posting: json_ld.Posting, name: str, language: Language
) -> Source:
    found = tuple(b for b in found if b.kind != "heading" or b.text != fields.get("title"))
    found += tuple(json_ld.extras(posting, "\n".join(block.text for block in found), language))
    named = tuple(Block("field", value, name=key) for key, value in sorted(fields.items(), key=_field_order))
    return Source(name, "html", named + found)


def _in_head(page: BeautifulSoup) -> tuple[Block, ...]:
    """The description in the head of a page whose text a script would have loaded."""
    node = css.select_one(page, 'meta[property="og:description"], meta[name="description"]')
    text = str(node.get("content") or "") if node else ""
    return markup.fragment(text) if len(text) > _WHOLE_DESCRIPTION else ()


def _field_order(field: tuple[str, str]) -> int:
    return ("title", "company", "location").index(field[0])


def _better(one: tuple[Block, ...], other: tuple[Block, ...]) -> tuple[Block, ...]:
    """The longer one, unless it is the shorter one with some noise around it."""
    short, long = sorted((one, other), key=lines.words)
    is_noisy = lines.words(long) < 2 * lines.words(short) and _flat(short) in _flat(long)
    return short if is_noisy else long


def _flat(blocks: Sequence[Block]) -> str:
    return re.sub(r"\W+", "", "".join(block.text for block in blocks))


def _folded(node: Tag) -> str:
    return fold(markup.text_of(node)).text.casefold()


def _under_about_the_job(page: BeautifulSoup, language: Language) -> tuple[Block, ...]:
    """The text under LinkedIn's heading, the one landmark left on its newest pages."""
    headings = language.table("pages")["about_the_job"]
    for heading in page.find_all(("h1", "h2", "h3")):
        if _folded(heading) in headings and (around := heading.find_parent(("article", "section", "div"))):
            return tuple(block for block in markup.blocks(around) if block.text.casefold() not in headings)
    return ()
