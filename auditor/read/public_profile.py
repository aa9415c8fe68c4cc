"""LinkedIn's public profile page, whose classes and JSON-LD say what each part of it is -> named blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from auditor.languages import Language, interfaces
from auditor.read import css, json_ld, markup, told
from auditor.records import Block
from auditor.text.normalise import key
from auditor.text.wording import headings, profile_heading, wording

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

Told = dict[str, Any]

# The sections as the page names them in `data-section` or a class -> their kind.
_KINDS = {
    "summary": "about",
    "experience": "experience",
    "educationsDetails": "education",
    "education": "education",
    "skills": "skills",
    "certifications": "certifications",
    "projects": "projects",
    "volunteering": "volunteering",
    "courses": "courses",
    "honors-and-awards": "honors",
    "test-scores": "honors",
    "publications": "publications",
    "patents": "publications",
    "languages": "languages",
    "organizations": "organizations",
    "recommendations": "recommendations",
    "interests": "interests",
    "posts": "activity",
    "articles": "activity",
    "activity": "activity",
}
# What stands below the name of an entry, where it says nothing of what the person can do.
_BELOW = {"certifications": "issuer", "languages": "level", "courses": "number"}
_DETAILS = frozenset(("education", "projects", "volunteering", "honors", "publications", "organizations"))

_SECTION = "section[data-section], section.core-section-container, section.aside-section-container, aside"
_HEADING = ".core-section-container__title, h2"
_NAME = ".top-card-layout__title, h1"
_HEADLINE = ".top-card-layout__headline"
_PLACE = ".top-card-layout__first-subline span, .top-card__subline-item, .top-card-layout__first-subline"
_TITLE = (
    ".experience-item__title, .experience-group-position__title, .profile-section-card__title, "
    ".result-card__title, h3"
)
_COMPANY = ".experience-item__subtitle, .profile-section-card__subtitle, .result-card__subtitle, h4"
_GROUPED = "li.experience-group-position, .experience-group-header__company"
_GROUP = ".experience-group-header__company, .experience-group__header h4, h4"
_LENGTH = '.date-range .date-range__duration, .date-range [class*="before:middot"]'
_DATES = '.date-range, [class*="date-range"]'
_META = '[class*="meta-item"], [class*="__location"]'
_ENTRY_NAME = "h3, .profile-section-card__title"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_it(page: BeautifulSoup) -> bool:
    """Whether the page has the make of LinkedIn's public profiles."""
    made = "section.top-card-layout, section.core-section-container.pp-section, .top-card-layout__headline"
    return css.select_one(page, made) is not None


def blocks(page: BeautifulSoup, people: Sequence[Told], language: Language) -> Iterator[Block]:
    """Who it is, the sections that the page names, and what else it shows, as fields; the page is used up.

    What only its JSON-LD has stands where the page would have it.
    """
    person = _Person(people, _text(css.select_one(page, _NAME)) or _title(page))
    top = css.select_one(page, ".top-card-layout") or page
    name = _take(top, _NAME) or person.name
    headline = _take(top, _HEADLINE) or person.headline
    yield from told.identity(name, headline, _take(top, _PLACE) or person.place)
    parts = [(_kind(node, language), node) for node in css.select(page, _SECTION)]
    inner = {id(tag) for _, node in parts for tag in node.find_all(True)}
    parts = [(kind, node.extract()) for kind, node in parts if id(node) not in inner and kind != "top"]
    kinds = {kind for kind, node in parts if node.get_text(strip=True)}
    if "about" not in kinds:
        yield from told.section("about", "About", [person.about])
    for kind, node in parts:
        yield from _section(kind, node)
    if "experience" not in kinds:
        yield from person.experience()
    if "education" not in kinds:
        yield from told.section("education", "Education", person.schools, entries=True)
    main = css.select_one(page, "main, [role=main]") or page.body or page
    yield from (Block("field", block.text, "page") for block in markup.blocks(main))


def _kind(node: Tag, language: Language) -> str:
    """The kind of a section: as the page names it, else by its heading; "people" for what is of others."""
    classes = [str(one) for one in node.get("class") or ()]
    if any(one.startswith("top-card") for one in classes):
        return "top"
    for named in (str(node.get("data-section") or ""), *classes):
        if named in _KINDS:
            return _KINDS[named]
    heading = _text(css.select_one(node, _HEADING))
    cuts = wording(language).data["profile"]["cuts"]
    activity = [one for table in interfaces().values() for one in table["headings"].get("activity", ())]
    if headings(cuts).label(key(heading)) or key(heading) in map(key, activity):
        return "people" if css.select_one(node, 'a[href*="/in/"]') else "page"
    if node.name == "aside" or "aside-section-container" in classes:
        return "people"
    return profile_heading(heading, language) or "other"


def _section(kind: str, node: Tag) -> Iterator[Block]:
    heading = _take(node, _HEADING)
    if kind in ("activity", "people", "page"):
        yield from (Block("field", text, kind) for text in (heading, *_texts(node)) if text)
        return
    if not node.get_text(strip=True):
        return
    yield Block("heading", heading or kind.capitalize(), kind, gap=True)
    if kind == "experience":
        yield from _experience(node)
    elif kind in _BELOW or kind in _DETAILS or kind == "recommendations":
        yield from _entries(kind, node)
    elif kind in ("skills", "interests"):
        yield from (Block("item", text) for text in _texts(node))
    else:
        yield from _blocks(node)


def _experience(node: Tag) -> Iterator[Block]:
    """Each position, alone or in the group of its company, in the order of the page."""
    for item in [one for one in node.find_all("li") if one.find_parent("li") is None]:
        inner = item.find_all("li") if css.select_one(item, _GROUPED) else []
        company = _take(item, _GROUP) if inner else ""
        for job in [one for one in inner if css.select_one(one, _TITLE)]:
            yield from _position(job.extract(), company)
        if inner:
            yield from (Block("field", text, "page") for text in _texts(item))  # how long in the company
        else:
            yield from _position(item, "")
        item.extract()
    yield from (Block("field", text, "page") for text in _texts(node))  # "See more of their experience"


def _position(item: Tag, company: str) -> Iterator[Block]:
    title = _take(item, _TITLE)
    company = _take(item, _COMPANY) or company
    if not title and not company and not item.get_text(strip=True):
        return
    yield Block("field", title, "title", gap=True)
    if company:
        yield Block("field", company, "company")
    yield from _dates(item)
    while text := _take(item, _META):
        yield Block("field", text, "dates" if _YEAR.search(text) else "place")
    item.name = "div"  # what it holds is its text, and no item of a list
    yield from _blocks(item)


def _dates(item: Tag) -> Iterator[Block]:
    """The dates of an entry, and how long that was."""
    for length in css.select(item, _LENGTH):
        length.insert_before(" · ")
    if text := _take(item, _DATES):
        yield Block("field", text, "dates")


def _entries(kind: str, node: Tag) -> Iterator[Block]:
    """The entries of a list, each under its name; what they hold of dates, issuers and levels as fields."""
    entries = [item for item in css.select(node, "li") if css.select_one(item, _ENTRY_NAME)]
    for item in entries:
        item.extract().name = "div"
        name, dates = _take(item, _ENTRY_NAME), [*_dates(item)]
        if kind == "recommendations":
            yield Block("field", name, "person")
        elif name:
            yield Block("paragraph" if kind in _DETAILS else "item", name, gap=kind in _DETAILS)
        yield from dates
        for block in _blocks(item):
            below = _BELOW.get(kind, "")
            yield Block("field", block.text, below) if below else block
    yield from _blocks(node)


def _blocks(node: Tag) -> Iterator[Block]:
    """The text of a section; what is large or bold in it is no heading of the profile."""
    for block in markup.blocks(node):
        yield replace(block, kind="paragraph") if block.kind == "heading" else block


def _texts(node: Tag) -> list[str]:
    return [block.text for block in markup.blocks(node)]


def _text(node: Tag | None) -> str:
    return markup.text_of(node)


def _take(node: Tag, selectors: str) -> str:
    """The text of the first element, by the first selector, that says anything; it is taken out."""
    for selector in selectors.split(", "):
        for found in css.select(node, selector):
            if text := _text(found):
                found.extract()
                return text
    return ""


def _title(page: BeautifulSoup) -> str:
    """The name in the title of the page: "Name - Headline - Company | LinkedIn"."""
    meta = css.select_one(page, 'meta[property="og:title"]')
    title = str(meta.get("content") or "") if meta else _text(page.find("title"))
    return re.split(r"\s[-–—|]\s", title)[0].strip() if title else ""


class _Person:
    """What the JSON-LD of the page says of the one person that it is about."""

    def __init__(self, people: Sequence[Told], name: str) -> None:
        own = [one for one in people if not name or json_ld.name_of(one) == name]
        self.told: Told = max(own, key=len, default={})
        self.name = json_ld.name_of(self.told) or name

    @property
    def headline(self) -> str:
        """What the person does, where nothing else says it."""
        return next(filter(None, map(_unmasked, _list(self.told.get("jobTitle")))), "")

    @property
    def place(self) -> str:
        """Where the person lives."""
        address = self.told.get("address")
        return _unmasked(address.get("addressLocality") if isinstance(address, dict) else address)

    @property
    def about(self) -> str:
        """The beginning of what the person says of themselves."""
        return _unmasked(self.told.get("description"))

    @property
    def schools(self) -> list[str]:
        """Where the person studied."""
        return [name for one in _list(self.told.get("alumniOf")) if _is_school(one) and (name := _name(one))]

    def experience(self) -> Iterator[Block]:
        """The positions: those of today first; their titles are known where there are as many."""
        today = _list(self.told.get("worksFor"))
        titles = [_unmasked(one) for one in _list(self.told.get("jobTitle"))]
        titles = titles if len(titles) == len(today) else [""] * len(today)
        before = [one for one in _list(self.told.get("alumniOf")) if not _is_school(one)]
        jobs = [
            told.Job(title, name, start=_date(one, "startDate"), end=_date(one, "endDate"), description=text)
            for title, one in zip([*titles, *([""] * len(before))], [*today, *before], strict=True)
            if (name := _name(one)) or title
            for text in [_unmasked(_member(one).get("description"))]
        ]
        if jobs:
            yield from told.experience("Experience", jobs)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _name(value: Any) -> str:
    return _unmasked(json_ld.name_of(value))


def _member(value: Any) -> Told:
    member = value.get("member") if isinstance(value, dict) else None
    return member if isinstance(member, dict) else {}


def _date(value: Any, which: str) -> str:
    return str(_member(value).get(which) or "")


def _is_school(value: Any) -> bool:
    types = " ".join(map(str, _list(value.get("@type")))) if isinstance(value, dict) else ""
    return "Educational" in types or "School" in types


def _unmasked(value: Any) -> str:
    """A text, or "" for what is none or masked with *."""
    text = json_ld.name_of(value)
    return "" if "***" in text else text
