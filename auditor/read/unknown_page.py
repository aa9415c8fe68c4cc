"""The main part of a page of unknown make; what stands around it is told by tags, names and headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.errors import UnreadableInput
from auditor.languages import Language
from auditor.read import css, markup, profile_page, refuse, sites
from auditor.records import Block
from auditor.text.normalise import key
from auditor.text.wording import headings, phrases, wording

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

LEAST_WORDS = 20  # a shorter "posting" is a teaser or a label
_CARDS = 5  # so many job cards make a page of search results
_SENTENCE = 8  # words of a line that is more than a label
# Of the words of a page, above which a part is not what stands around the text: one of unknown name, one that
# is named so (other jobs may be many), and the line on whose rights they are.
_MOST, _MOST_NAMED, _MOST_RIGHTS = 0.5, 0.8, 0.25
# Names that pages give to what stands around their text, as one of the words of a class, an id or a tag.
_AROUND = re.compile(
    "nav|navbar|navigation|menu|breadcrumbs?|cookies?|cookiebar|cookiehinweis|consent|gdpr|share|sharing|"
    "sharedaddy|related|relatedposts|similar|recommended|recommendations|newsletter|subscribe|alerts|sidebar|"
    "comments|masthead"
)
# The same where they end a name and nothing else but this says whose they are: "job-header" is the posting's.
_EDGES, _WHOSE = re.compile("header|footer|head|foot"), re.compile("site|page|main|top|global|app|bottom|the")
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_RIGHTS = re.compile(r"\s*(?:©|\(c\)\s|copyright\b)", re.I)


def blocks(page: BeautifulSoup, name: str, language: Language) -> tuple[Block, ...]:
    """The text of the page.

    Raises WrongInput for a page of search results, a form or a gate, UnreadableInput for a page without text.
    """
    if len(css.select(page, sites.CARDS)) >= _CARDS:
        raise refuse.result_list(name)
    fields = len(css.select(page, "input:not([type=hidden]), textarea"))
    parts = [tag for tag in css.select(page, "main, [role=main], article") if _words(tag) > LEAST_WORDS]
    main = parts[0] if parts else page.body or page
    _Around(main, language).drop()
    found = markup.blocks(main)
    refuse.form(found, fields, name, language)
    refuse.search_results(found, name, language)
    refuse.not_loaded(found, name, language)
    if not found:
        raise UnreadableInput(
            f"{name}: no text on the page; open it, wait until the text shows, and save it again"
        )
    return found


class _Around:
    """What stands around the text under `main`; a part with a heading of a posting is never taken for it."""

    def __init__(self, main: Tag, language: Language) -> None:
        self.main = main
        self.words = _words(main)
        words = wording(language).data["posting"]
        self.asked = headings(words["headings"])
        self.ends = phrases(words["page"]["ends"])

    def drop(self) -> None:
        """Take it out: what the page names so, other jobs, whose rights they are, links above the title."""
        furniture = f"{profile_page.FURNITURE}, aside, form, {profile_page.HIDDEN_COPY}"
        for node in css.select(self.main, furniture):
            # Some sites wrap the whole page in one form.
            if not node.decomposed and _words(node) < self.words * _MOST:
                node.decompose()
        for node in self.main.find_all(_is_named_around):
            if not node.decomposed and self._may_go(node, _MOST_NAMED):
                node.decompose()
        for node in css.select(self.main, "h2, h3, h4, h5, strong, b"):
            if not node.decomposed and key(markup.text_of(node)) in self.ends:
                self._drop_under(node)
        for text in self.main.find_all(string=_RIGHTS):
            if not text.decomposed and text.parent and len(text.split()) < _SENTENCE * 2:
                self._widest(text.parent).decompose()
        self._drop_links()

    def _may_go(self, node: Tag, most: float) -> bool:
        """Whether a part is small, without the title of the page, and without anything that is asked."""
        if _words(node) >= self.words * most or node.find("h1"):
            return False
        heads = node.find_all(("h2", "h3", "h4", "h5", "strong", "b"))
        return not any(self.asked.label(key(markup.text_of(head))) for head in heads)

    def _widest(self, node: Tag) -> Tag:
        """The widest part around a node that may go with it."""
        while (
            (around := node.parent) is not None
            and around is not self.main
            and self._may_go(around, _MOST_RIGHTS)
        ):
            node = around
        return node

    def _drop_under(self, heading: Tag) -> None:
        """A heading with what stands under it: the part that it heads, or what follows it."""
        part = heading
        while (
            (around := part.parent) is not None
            and around is not self.main
            and self._may_go(around, _MOST_NAMED)
        ):
            before = _words_before(heading, around)
            if before:
                break
            part = around
        following = part.find_next_siblings() if part.name == heading.name else []
        for node in following:
            if re.fullmatch(r"h[1-6]", node.name) or not self._may_go(node, _MOST):
                break
            node.decompose()
        part.decompose()

    def _drop_links(self) -> None:
        """Links alone above the title: a menu. Below it they may be skills."""
        title = self.main.find("h1")
        for link in title.find_all_previous("a") if title else ():
            if link.decomposed or not any(parent is self.main for parent in link.parents):
                continue
            if len(link.get_text().split()) < _SENTENCE:
                link.decompose()


def _is_named_around(node: Tag) -> bool:
    for name in (
        *(node.get("class") or ()),
        str(node.get("id") or ""),
        node.name if "-" in node.name else "",
    ):
        parts = [part.casefold() for part in _NAME_PARTS.findall(str(name))]
        is_edge = bool(parts) and _EDGES.fullmatch(parts[-1]) and all(map(_WHOSE.fullmatch, parts[:-1]))
        if is_edge or any(map(_AROUND.fullmatch, parts)):
            return True
    return False


def _words_before(node: Tag, around: Tag) -> int:
    """How many words of `around` stand before a node in it."""
    count = 0
    for text in node.find_all_previous(string=True):
        if not any(parent is around for parent in text.parents):
            break
        count += len(text.split())
    return count


def _words(node: Tag) -> int:
    return len(node.get_text(" ").split())
