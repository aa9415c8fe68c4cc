"""The fields of a LinkedIn profile: how each is called, searched, ranked and edited, said once."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from auditor.records import Document, Section

Facet = Literal["keyword", "title", "current", "headline", "skill", "company"]
FACETS: tuple[Facet, ...] = ("title", "current", "skill", "headline", "company")  # what a query may name
KEYWORD: tuple[Facet, ...] = ("keyword",)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a profile.

    `facets` are the kinds of search that look into it: a keyword, or a filter such as title. Nobody outside
    LinkedIn knows its weights: `weight` (BM25F's W_f), `b` (its length normalisation) and the usual length
    in tokens are priors, ordered by what recruiters are known to read and filter on; a field of weight 0 is
    not read for terms. `limit` is in characters, as LinkedIn has it since 2020; it changes them without
    notice.
    """

    name: str  # the kind of section, of a title or description after "current" or "past"
    place: str  # in the review sheet
    called: str  # as a person is told of it
    facets: tuple[Facet, ...]
    weight: float
    b: float = 0.75
    average_length: int = 80
    limit: int | None = None
    is_fact: bool = False  # what was, which no edit changes: what a job was called, what was studied
    is_list: bool = False  # a line is an entry, and no phrase runs on from one into the next
    is_prominent: bool = False  # what a demoted term leaves

    @property
    def is_searched(self) -> bool:
        """Whether any search looks into it; what others wrote is no claim of the person's own."""
        return bool(self.facets)

    @property
    def is_editable(self) -> bool:
        """Whether an edit may change it, and changes anything by it."""
        return self.is_searched and not self.is_fact


def _described(name: str, weight: float, b: float, usual: int, **more: bool) -> Field:
    """A field that people call by the name of its section."""
    return Field(name, name, f"your {name}", KEYWORD, weight, b, usual, **more)


_ALL = (
    Field("current position-title", "current title", "your present job", ("keyword", "title", "current"),
          5.0, 0.3, 4, limit=100, is_fact=True),
    Field("headline", "headline", "your headline", ("keyword", "headline"),
          4.0, 0.3, 12, limit=220, is_prominent=True),
    Field("skills", "skills", "your skills", ("keyword", "skill"),
          3.0, 0.0, 25, is_list=True, is_prominent=True),
    Field("past position-title", "past title", "an old job", ("keyword", "title"),
          2.5, 0.3, 4, limit=100, is_fact=True),
    Field("about", "about", "your About text", KEYWORD, 1.5, 0.75, 120, limit=2600),
    Field("current position-description", "current job", "your present job", KEYWORD, 1.5, limit=2000),
    Field("past position-description", "past job", "an old job", KEYWORD, 1.0, limit=2000),
    _described("certifications", 1.0, 0.5, 25, is_fact=True, is_list=True),
    _described("projects", 1.0, 0.5, 80),
    _described("education", 0.7, 0.5, 25, is_fact=True),
    _described("courses", 0.7, 0.5, 25, is_list=True),
    _described("volunteering", 0.7, 0.5, 80),
    _described("publications", 0.7, 0.5, 25),
    _described("organizations", 0.7, 0.5, 25, is_list=True),
    _described("honors", 0.7, 0.5, 25, is_list=True),
    _described("languages", 0.7, 0.5, 25, is_list=True),
    Field("other", "other", "another part", KEYWORD, 1.0),
    Field("recommendations", "recommendations", "your recommendations", (), 0.2),
    Field("interests", "interests", "your interests", (), 0.2, 0.75, 25),
    Field("position-company", "company", "your employer", ("keyword", "company"), 0.0, is_fact=True),
    Field("name", "name", "your name", (), 0.0, is_fact=True),
    Field("location", "location", "your location", (), 0.0, is_fact=True),
)  # fmt: skip
FIELDS: MappingProxyType[str, Field] = MappingProxyType({field.name: field for field in _ALL})
RANKED = tuple(field.name for field in _ALL if field.weight)  # read for terms


OPEN_JOB = "open-ended job"  # the place of what stands below a job that only looks present


def place_of(profile: Document, number: int) -> str:
    """The place of a section for who edits the profile: that of its field, or of an open-ended job."""
    section = profile.sections[number]
    field = field_of(section)
    is_open = any(section.position == old for old, _ in profile.open_ended)
    return OPEN_JOB if is_open and field.is_editable and not field.is_prominent else field.place


def field_of(section: Section) -> Field:
    """The field that a section of a profile is; a position without an end date counts as held today."""
    if section.kind in FIELDS:
        return FIELDS[section.kind]
    age = "current" if section.position is None or section.position.is_current else "past"
    return FIELDS.get(f"{age} {section.kind}", FIELDS["other"])
