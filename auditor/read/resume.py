"""A profile as JSON Resume 1.0 has it: read leniently, written exactly, and turned into blocks.

The schema (jsonresume.org/schema, draft-07) requires nothing and allows further properties. What LinkedIn
knows beyond it stands under names of the same make: courses, organizations, patents, tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from auditor.read import told
from auditor.read.lines import block
from auditor.records import Block


def _text(given: object) -> object:
    """What stands where a text is expected: numbers as they are written, several texts below each other."""
    if isinstance(given, list):
        return "\n".join(str(one) for one in given if isinstance(one, str | int | float))
    return str(given) if isinstance(given, int | float) else given


def _listed(given: object) -> object:
    """A list, also where there is one entry, or entries by their names."""
    if isinstance(given, Mapping) and all(isinstance(one, Mapping) for one in given.values()):
        return [*given.values()]
    return given if isinstance(given, list) else [given]


Str = Annotated[str, BeforeValidator(_text)]
Strs = Annotated[list[Str], BeforeValidator(_listed)]


class _Part(BaseModel):
    """An object of the schema; a text in its place is its first property, and a null is nothing."""

    model_config = ConfigDict(extra="allow", populate_by_name=True, serialize_by_alias=False)
    main: ClassVar[str] = "name"

    @model_validator(mode="before")
    @classmethod
    def _tidy(cls, given: object) -> object:
        if isinstance(given, str):
            return {cls.main: given}
        return {k: v for k, v in given.items() if v is not None} if isinstance(given, Mapping) else given

    @property
    def more(self) -> tuple[str, ...]:
        """The texts of properties that no schema names, but for addresses and what only programs read."""
        return tuple(_strings(self.model_extra or {}))


class Location(_Part):
    """Where the person lives."""

    main = "city"
    address: Str = ""
    postalCode: Str = ""
    city: Str = ""
    region: Str = ""
    countryCode: Str = ""

    @property
    def place(self) -> str:
        """The place as a profile shows it."""
        return ", ".join(dict.fromkeys(filter(None, (self.city, self.region, self.countryCode))))


class Account(_Part):
    """A profile elsewhere."""

    main = "url"
    network: Str = ""
    username: Str = ""
    url: Str = ""


class Basics(_Part):
    """Who it is."""

    name: Str = ""
    label: Str = ""
    summary: Str = ""
    email: Str = ""
    phone: Str = ""
    url: Str = Field(default="", validation_alias=AliasChoices("url", "website"))
    image: Str = Field(default="", validation_alias=AliasChoices("image", "picture"))
    location: Location = Location()
    profiles: Annotated[list[Account], BeforeValidator(_listed)] = []

    @property
    def contact(self) -> list[str]:
        """How the person is reached, which is dropped."""
        where = (self.location.address, self.location.postalCode)
        accounts = (" ".join(filter(None, (a.network, a.username, a.url))) for a in self.profiles)
        return [one for one in (self.email, self.phone, self.url, *where, *accounts) if one]


class _Dated(_Part):
    startDate: Str = Field(default="", validation_alias=AliasChoices("startDate", "start"))
    endDate: Str = Field(default="", validation_alias=AliasChoices("endDate", "end"))
    date: Str = Field(default="", validation_alias=AliasChoices("date", "releaseDate"))
    url: Str = Field(default="", validation_alias=AliasChoices("url", "website"))
    summary: Str = Field(default="", validation_alias=AliasChoices("summary", "awardSummary"))
    highlights: Strs = []

    @property
    def dates(self) -> str:
        """The dates as words; those without an end are of what is still done."""
        return " - ".join(filter(None, (self.date or self.startDate, self.endDate)))

    @property
    def text(self) -> list[str]:
        """What is said of it, its highlights as a list."""
        return [self.summary, *(f"• {one}" for one in self.highlights if one), *self.more]


class Work(_Dated):
    """One position."""

    main = "position"
    name: Str = Field(default="", validation_alias=AliasChoices("name", "company"))
    position: Str = ""
    location: Str = ""
    description: Str = ""  # of the company
    keywords: Strs = []


class Volunteer(_Dated):
    """Work without pay."""

    main = "organization"
    organization: Str = ""
    position: Str = ""


class Education(_Dated):
    """A school or course of study."""

    main = "institution"
    institution: Str = ""
    studyType: Str = ""
    area: Str = ""
    score: Str = Field(default="", validation_alias=AliasChoices("score", "gpa"))
    courses: Strs = []


class Award(_Dated):
    """An honour."""

    main = "title"
    title: Str = ""
    awarder: Str = ""


class Certificate(_Dated):
    """A certificate or licence."""

    name: Str = ""
    issuer: Str = ""


class Publication(_Dated):
    """A publication, or a patent."""

    name: Str = ""
    publisher: Str = ""


class Skill(_Part):
    """A skill, or a group of them under its label."""

    name: Str = ""
    level: Str = ""
    keywords: Strs = []


class Spoken(_Part):
    """A language."""

    main = "language"
    language: Str = ""
    fluency: Str = ""


class Interest(_Part):
    """An interest."""

    name: Str = ""
    keywords: Strs = []


class Reference(_Part):
    """What another person wrote of this one."""

    main = "reference"
    name: Str = ""
    reference: Str = ""


class Project(_Dated):
    """A project."""

    name: Str = ""
    description: Str = ""
    keywords: Strs = []
    roles: Strs = []
    entity: Str = ""
    type: Str = ""


class Course(_Part):
    """A course, as exports list them."""

    name: Str = ""
    number: Str = ""


class Organization(_Dated):
    """A membership, as exports list them."""

    name: Str = ""
    position: Str = ""


class Test(_Dated):
    """The score of a test, as exports list them."""

    name: Str = ""
    score: Str = ""


class Resume(_Part):
    """A whole profile."""

    basics: Basics = Basics()
    work: Annotated[list[Work], BeforeValidator(_listed)] = []
    volunteer: Annotated[list[Volunteer], BeforeValidator(_listed)] = []
    education: Annotated[list[Education], BeforeValidator(_listed)] = []
    awards: Annotated[list[Award], BeforeValidator(_listed)] = []
    certificates: Annotated[list[Certificate], BeforeValidator(_listed)] = []
    publications: Annotated[list[Publication], BeforeValidator(_listed)] = []
    skills: Annotated[list[Skill], BeforeValidator(_listed)] = []
    languages: Annotated[list[Spoken], BeforeValidator(_listed)] = []
    interests: Annotated[list[Interest], BeforeValidator(_listed)] = []
    references: Annotated[list[Reference], BeforeValidator(_listed)] = []
    projects: Annotated[list[Project], BeforeValidator(_listed)] = []
    courses: Annotated[list[Course], BeforeValidator(_listed)] = []
    organizations: Annotated[list[Organization], BeforeValidator(_listed)] = []
    patents: Annotated[list[Publication], BeforeValidator(_listed)] = []
    tests: Annotated[list[Test], BeforeValidator(_listed)] = []
    meta: Any = None


OF_AN_EXPORT = {"source": "LinkedIn export"}  # what `meta` says of a JSON Resume that was made of one


def written(resume: Resume) -> str:
    """The profile as a JSON Resume, with nothing that is empty."""
    return resume.model_dump_json(indent=2, exclude_defaults=True)


# --- as blocks -------------------------------------------------------------------------------------------


def blocks(resume: Resume) -> Iterator[Block]:
    """The profile as `sections.told` takes it; a section is headed by its name in the file."""
    me = resume.basics
    yield from told.identity(me.name, me.label, me.location.place)
    yield from told.section("contact", "basics", me.contact)
    yield from told.section("about", "summary", [me.summary])
    yield from _experience(resume.work)
    for kind, heading, entries in _sections(resume):
        yield from _section(kind, heading, entries)
    yield from told.section("other", "more", [*me.more, *me.location.more, *resume.more])


Entry = tuple[
    Iterable[str], Mapping[str, str]
]  # its lines, and what of it is dropped by the name of the field


def _sections(resume: Resume) -> Iterator[tuple[str, str, Iterable[Entry]]]:
    """Each section but experience: its kind, its name in the file, and its entries."""
    names = (name for s in resume.skills for name in (s.name, *s.keywords, *s.more))
    levels = {"level": "\n".join(filter(None, (s.level for s in resume.skills)))}
    yield "skills", "skills", [((f"• {name}" for name in names if name), levels)]
    yield "education", "education", ((_study(e), {"dates": e.dates}) for e in resume.education)
    yield "courses", "courses", [([c for e in resume.education for c in e.courses], {})]
    yield "courses", "courses", (([c.name], {"number": c.number}) for c in resume.courses)
    yield (
        "certifications",
        "certificates",
        (([c.name, *c.text], {"issuer": c.issuer, "dates": c.dates}) for c in resume.certificates),
    )
    yield "projects", "projects", ((_project(p), {"dates": p.dates}) for p in resume.projects)
    yield (
        "volunteering",
        "volunteer",
        (([v.position, v.organization, *v.text], {"dates": v.dates}) for v in resume.volunteer),
    )
    yield "honors", "awards", (([a.title, a.awarder, *a.text], {"dates": a.dates}) for a in resume.awards)
    yield "honors", "tests", (([t.name, t.score, *t.text], {"dates": t.dates}) for t in resume.tests)
    for kind, papers in (("publications", resume.publications), ("patents", resume.patents)):
        yield "publications", kind, (([p.name, p.publisher, *p.text], {"dates": p.dates}) for p in papers)
    yield (
        "organizations",
        "organizations",
        (([o.name, o.position, *o.text], {"dates": o.dates}) for o in resume.organizations),
    )
    spoken = (f"{s.language} ({s.fluency})" if s.fluency else s.language for s in resume.languages)
    yield "languages", "languages", [(spoken, {})]
    yield "interests", "interests", (([i.name, *i.keywords, *i.more], {}) for i in resume.interests)
    yield (
        "recommendations",
        "references",
        (([r.reference, *r.more], {"person": r.name}) for r in resume.references),
    )


def _study(study: Education) -> list[str]:
    degree = ", ".join(filter(None, (study.studyType, study.area)))
    return [study.institution, degree, study.score, *study.text]


def _project(project: Project) -> list[str]:
    about = (project.description, project.entity, project.type, *project.roles)
    return [project.name, *about, *project.text, *(f"• {word}" for word in project.keywords)]


def _experience(work: Iterable[Work]) -> Iterator[Block]:
    jobs = [
        told.Job(
            title=job.position,
            company=job.name,
            start=job.startDate,
            end=job.endDate,
            place=job.location,
            description="\n".join(filter(None, job.text)),
            skills=tuple(job.keywords),
        )
        for job in work
    ]
    if jobs:
        yield from told.experience("work", jobs)
    yield from told.section("other", "work", [job.description for job in work])  # speaks of the company


def _section(kind: str, heading: str, entries: Iterable[Entry]) -> Iterator[Block]:
    headed = False
    for texts, gone in entries:
        lines = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
        fields = {name: text for name, text in gone.items() if text.strip()}
        if (lines or fields) and not headed:
            yield Block("heading", heading, kind, gap=True)
            headed = True
        yield from (block(line, gap=at == 0) for at, line in enumerate(lines))
        yield from (Block("field", text, name) for name, text in fields.items())


def _strings(given: object) -> Iterator[str]:
    """The texts in what no schema names, however deep; the depth of a file is bounded by its parser."""
    if isinstance(given, str):
        yield from [given] if given and not given.startswith(("http://", "https://")) else []
    elif isinstance(given, Mapping):
        yield from (
            text
            for name, one in given.items()
            if not str(name).startswith(("$", "_"))
            for text in _strings(one)
        )
    elif isinstance(given, list):
        yield from (text for one in given for text in _strings(one))
