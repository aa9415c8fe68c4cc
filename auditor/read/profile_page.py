"""A saved profile page: LinkedIn's public one by its parts, any other as lines under its visible headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from auditor.errors import WrongInput
from auditor.languages import Language, interfaces
from auditor.read import css, markup, public_profile
from auditor.records import SOME_SKILLS_ONLY, Block, BlockKind, Notice, Source
from auditor.text.normalise import key
from auditor.text.wording import headings, phrases, profile_heading, wording

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

FURNITURE = (
    "nav, header, footer, dialog, [role=dialog], [role=navigation], .contextual-sign-in-modal, .join-form"
)
HIDDEN_COPY = ".visually-hidden, .a11y-text, .sr-only"
_ADDRESS = "linkedin.com/in/"
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\S*linkedin\.com/in/", re.I)
_MASK = re.compile(r"(?<!\S)\*{3,}(?!\S)")  # LinkedIn shows ***** to those who are not logged in
_MEMBER = '[data-view-name^="profile-c"], .pv-top-card, h1.text-heading-xlarge'
_ROWS = ("div", "section", "li", "a")
_MARKS = {"experience", "education"}  # kinds of sections that make a page a profile
_OTHERS = 2  # links to profiles in a section of unknown name, which make it one of other people
_LEAST_WORDS = 5  # of a public profile beyond its names; one with fewer has nothing to read

_PUBLIC = (
    "LinkedIn shows a part of a profile to those who are not logged in, mostly without its skills. What it "
    "lacks may stand on the profile all the same, so no word is said to be missing. The data export has all."
)


def is_it(page: BeautifulSoup, source: str, language: Language) -> bool:
    """Whether a page shows a profile: by its address, its make, or its headings in any language of a page."""
    addresses = 'link[rel="canonical"], meta[property="og:url"]'
    named = (str(node.get("href") or node.get("content") or "") for node in css.select(page, addresses))
    if any(_ADDRESS in one for one in named) or _SAVED_FROM.search(source[:1000]):
        return True
    if public_profile.is_it(page):
        return True
    seen = {key(_seen(heading)) for heading in page.find_all("h2")}
    if seen.issuperset(language.table("pages")["profile_marks"]):
        return True
    if css.select_one(page, _MEMBER):
        return True
    books = [wording(language).data["profile"]["headings"], *(t["headings"] for t in interfaces().values())]
    kinds = [{headings(book).label(text) for text in seen} - {""} for book in books]
    is_named = markup.text_of(page.find("title")).endswith("| LinkedIn")
    return any(one >= _MARKS for one in kinds[1:]) or (is_named and max(map(len, kinds)) >= len(_MARKS))


def read(page: BeautifulSoup, people: Sequence[dict[str, Any]], name: str, language: Language) -> Source:
    """The profile on a page, with a notice where LinkedIn masked parts of it.

    Args:
        people: who the JSON-LD of the page tells of.

    Raises WrongInput for a public page of which everything is masked.
    """
    for node in css.select(page, FURNITURE):
        node.decompose()
    _drop_copies(page)
    _part_lines(page)
    masked = _unmask(page)
    notices = [_masked(masked, name)] if masked else []
    if not public_profile.is_it(page):
        return Source(name, "html", tuple(_lines(page, language)), tuple(notices))
    found = tuple(public_profile.blocks(page, people, language))
    told = [
        block for block in found if block.kind != "heading" and block.name not in ("name", "page", "people")
    ]
    if masked and sum(len(block.text.split()) for block in told) < _LEAST_WORDS:
        raise WrongInput(
            f"{name}: LinkedIn masked this page with * because it was saved while logged out; "
            "log in, open the profile, and save it again, or give the data export"
        )
    return Source(name, "html", found, (*notices, Notice(SOME_SKILLS_ONLY, "info", _PUBLIC, name)))


def _masked(count: int, name: str) -> Notice:
    message = (
        f"{name} was saved while logged out, so LinkedIn masked {count} of its lines with *; they are left "
        "out. Log in and save it again, or give the data export."
    )
    return Notice("logged-out-page", "warning", message, name)


def _unmask(page: BeautifulSoup) -> int:
    """Take out every text of which words are masked, and say how many these were."""
    masked = page.find_all(string=_MASK)
    for text in masked:
        if not re.search(r"\w{3}.*\w{3}", _MASK.sub("", text)):  # a sentence may have stars around a word
            text.replace_with("")
    return len(masked)


def _seen(heading: Tag) -> str:
    """The words of a heading as they are seen, without the copy that is read aloud."""
    return markup.text_of(css.select_one(heading, '[aria-hidden="true"]') or heading)


def _drop_copies(page: BeautifulSoup) -> None:
    """Of each text that the page holds twice, cut and whole or seen and read aloud, keep one."""
    for whole in css.select(page, ".show-more-less-text__text--more"):
        for cut in css.select(whole.parent, ".show-more-less-text__text--less") if whole.parent else ():
            cut.decompose()
    for copy in css.select(page, HIDDEN_COPY):
        if copy.parent is None:  # gone with the copy around it
            continue
        seen = copy.find_previous_sibling(attrs={"aria-hidden": "true"})
        copy.insert_after(page.new_tag("br"))  # shown as a line, though the element is an inline one
        if seen and len(seen.get_text()) < len(copy.get_text()):
            seen.decompose()
        else:
            copy.decompose()


def _lines(page: BeautifulSoup, language: Language) -> Iterator[Block]:
    """The page in its own order, like a copy of it: the headings alone marked, other people told apart."""
    for node in css.select(page, "h1, h3, h4, h5, h6, b, strong"):
        node.name = "span" if node.name in ("b", "strong") else "p"  # names and titles, not sections
    for node in page.find_all("li"):
        node.name = markup.ENTRY
    main = css.select_one(page, "main, [role=main]") or page.body or page
    apart = [node.extract() for node in css.select(page, "aside") if not node.decomposed]
    apart += [node.extract() for node in _other_people(main, language)]
    yield from _profile_lines(markup.blocks(main), language)
    for node in apart:
        yield from (Block("field", block.text, "people") for block in markup.blocks(node))


def _other_people(main: Tag, language: Language) -> list[Tag]:
    """The sections of unknown name that link to several profiles."""
    found = []
    for heading in main.find_all("h2"):
        around = heading.find_parent("section")
        links = css.select(around, 'a[href*="/in/"]') if around else []
        several = len({str(link.get("href")).split("?")[0] for link in links}) >= _OTHERS
        if around and several and not is_heading(markup.text_of(heading), language):
            found.append(around)
    return found


def _part_lines(page: BeautifulSoup) -> None:
    """Give each part of a row its line: the name, the place and the links beside it are elements alike."""
    for node in css.select(page, "span, a"):
        has_its_line = node.find("br") or getattr(node.next_sibling, "name", "") == "br"
        row = None if has_its_line else node.parent
        if row and row.name in _ROWS and not any(isinstance(x, str) and x.strip() for x in row.contents):
            node.insert_after(page.new_tag("br"))


def is_heading(text: str, language: Language) -> bool:
    """Whether a line heads a part of a profile page, in any language of a page."""
    cuts = wording(language).data["profile"]["cuts"]
    own = [
        *language.table("pages")["profile_headings"],
        *(one for written in cuts.values() for one in written),
    ]
    activity = [one for table in interfaces().values() for one in table["headings"].get("activity", ())]
    return bool(profile_heading(text, language)) or key(text) in phrases([*own, *activity])


def _profile_lines(found: Sequence[Block], language: Language) -> Iterator[Block]:
    """Only headings of sections stay headings; a line that repeats the one before it is left out."""
    in_card, last = True, ""
    for block in found:
        if block.text == last:
            continue
        last = block.text
        in_card = in_card and not is_heading(block.text, language)
        is_section = block.kind == "heading" and not in_card
        kind: BlockKind = "heading" if is_section else "item" if block.kind == "item" else "paragraph"
        yield Block(kind, block.text, gap=block.gap)
