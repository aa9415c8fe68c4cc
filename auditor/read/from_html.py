"""A saved web page: one posting of a job board or career site, or a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import PurePath

from bs4 import BeautifulSoup, Tag

from auditor.errors import UnreadableInput
from auditor.languages import Language
from auditor.read import json_ld, lines, markup, refuse, several, sites
from auditor.read.raw import HEAD, Raw
from auditor.records import SOME_SKILLS_ONLY, Block, Notice, Source
from auditor.text.normalise import fold

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype|[a-z][a-z0-9]*[\s>/])", re.I | re.DOTALL)

_SUFFIXES = (".html", ".htm", ".xhtml")
_WHOLE_PAGE = re.compile(r"<(?:title|script|nav|header|footer)\b", re.I)  # unlike the body of a mail
_NEVER_TEXT = (
    "script, style, noscript, template, svg, iframe, select, button, [hidden], "
    '[style*="display:none"], [style*="display: none"]'
)
_PANEL = re.compile(r"tab-?panel|tab-?pane|accordion|collaps|\bpanel\b", re.I)
_FURNITURE = "nav, header, footer, aside, dialog, [role=dialog], [role=navigation], .contextual-sign-in-modal"
_HIDDEN_COPY = ".visually-hidden, .a11y-text, .sr-only"

_LEAST_WORDS = 20  # a shorter "posting" is a teaser or a label
_WHOLE_DESCRIPTION = 400  # characters; a description in the head is mostly cut at 160 or 300
_CARDS = 5  # so many job cards, and no text of a posting, make a page of search results
_PUBLIC = Notice(
    SOME_SKILLS_ONLY,
    "info",
    "A public profile page shows no skills, and of long sections the beginning. What it lacks may stand on "
    "the profile all the same, so no word is said to be missing. The data export has all.",
)
_MASK = re.compile(r"^\s*\*{3}[*\s]*$")  # LinkedIn shows ***** to those who are not logged in


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
    page = markup.parsed(raw.text)
    candidates = sites.matching(raw.text)
    postings = json_ld.all_of(page)
    scripts = [script.get_text() for script in page.find_all("script")]
    for node in page.select(_NEVER_TEXT):
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
    if lines.words(found) < _LEAST_WORDS:
        if _is_profile(page, language):
            return (_profile(page, name, language),)
        if state := json_ld.state(scripts, language):
            posting = json_ld.find(page, state, language)
            fields |= json_ld.fields(posting, language)
            found = json_ld.description(posting, language)
        elif lines.words(in_head := _in_head(page)) >= _LEAST_WORDS:
            found = in_head
        else:
            found = _better(found, _whole_page(page, name, language))
            if _WHOLE_PAGE.search(raw.text):
                refuse.too_little(found, name)
            if len(parts := several.parts(found, language)) > 1:
                return tuple(_numbered([Source(name, "html", part) for part in parts], name))
    return (_source(fields, found, posting, name, language),)


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
    node = page.select_one('meta[property="og:description"], meta[name="description"]')
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


def _whole_page(page: BeautifulSoup, name: str, language: Language) -> tuple[Block, ...]:
    """The main part of a page of unknown make, without what stands around it."""
    if len(page.select(sites.CARDS)) >= _CARDS:
        raise refuse.result_list(name)
    fields = len(page.select("input:not([type=hidden]), textarea"))
    parts = [tag for tag in page.select("main, [role=main], article") if _word_count(tag) > _LEAST_WORDS]
    main = parts[0] if parts else page.body or page
    whole = _word_count(main)
    for node in main.select(f"{_FURNITURE}, form, {_HIDDEN_COPY}"):
        # Some sites wrap the whole page in one form.
        if not node.decomposed and _word_count(node) < whole / 2:
            node.decompose()
    found = markup.blocks(main)
    refuse.form(found, fields, name, language)
    refuse.search_results(found, name, language)
    refuse.not_loaded(found, name, language)
    if not found:
        raise UnreadableInput(
            f"{name}: no text on the page; open it, wait until the text shows, and save it again"
        )
    return found


def _word_count(node: Tag) -> int:
    return len(node.get_text(" ").split())


def _is_profile(page: BeautifulSoup, language: Language) -> bool:
    headings = {_folded(heading) for heading in page.find_all("h2")}
    marks = {_folded(node) for node in page.select("h2 > span")} | headings
    address = page.select_one('link[rel="canonical"][href*="linkedin.com/in/"]')
    has_cards = page.select_one("section.core-section-container") is not None
    return bool(address) or has_cards or marks.issuperset(language.table("pages")["profile_marks"])


def _profile(page: BeautifulSoup, name: str, language: Language) -> Source:
    """A profile page as lines in the order of the page, like a copy of it: the headings alone marked."""
    for node in page.select(_FURNITURE):
        node.decompose()
    _drop_copies(page)
    for node in page.select("h1, h3, h4, h5, h6, b, strong"):
        node.name = "span" if node.name in ("b", "strong") else "p"  # names and titles, not sections
    for node in page.find_all("li"):
        node.name = markup.ENTRY
    found = markup.blocks(page.select_one("main, [role=main]") or page.body or page)
    public = page.select_one("section.core-section-container") is not None
    masked = page.find(string=_MASK)
    notice = Notice(
        "logged-out-page",
        "warning",
        f"{name} was saved while logged out, so LinkedIn masked parts of it.",
        name,
    )
    notices = (*([notice] if masked else []), *([_PUBLIC] if public else []))
    return Source(name, "html", tuple(_profile_lines(found, language)), notices)


def _drop_copies(page: BeautifulSoup) -> None:
    """Of each text that the page holds twice, cut and whole or seen and read aloud, keep one."""
    for whole in page.select(".show-more-less-text__text--more"):
        for cut in whole.parent.select(".show-more-less-text__text--less") if whole.parent else ():
            cut.decompose()
    for copy in page.select(_HIDDEN_COPY):
        seen = copy.find_previous_sibling(attrs={"aria-hidden": "true"})
        copy.insert_after(page.new_tag("br"))  # shown as a line, though the element is an inline one
        if seen and len(seen.get_text()) < len(copy.get_text()):
            seen.decompose()
        else:
            copy.decompose()


def _profile_lines(found: Sequence[Block], language: Language) -> Iterator[Block]:
    """Only headings of sections stay headings; a line that repeats the one before it is left out."""
    known = language.table("pages")["profile_headings"]
    in_card, last = True, ""
    for block in found:
        if block.text == last:
            continue
        last = block.text
        in_card = in_card and fold(block.text).text.casefold() not in known
        yield replace(block, kind="paragraph") if block.kind == "heading" and in_card else block
