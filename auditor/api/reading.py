"""What was understood of a profile and of postings, said back; and how they were divided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from auditor import languages, sections
from auditor.api.finding import documents_of, extractor
from auditor.api.inputs import Given, Inputs, read_given, read_profile
from auditor.api.workspaces import settings_at
from auditor.errors import ThinInput
from auditor.languages import Language
from auditor.records import PROFILE_SECTIONS, Document, Mention, Notice, Source
from auditor.records.reading import Divided, Division, Doubt, InputsRead, PostingRead, ProfileRead
from auditor.sections import skills
from auditor.sections.doubts import doubts
from auditor.sections.posting import UNTITLED
from auditor.settings import Settings
from auditor.terms.roles import is_role, may_be_name, says_something
from auditor.text.normalise import key
from auditor.text.tongue import written_in
from auditor.workspace import Part, Workspace
from auditor.workspace.corrections import everything, fields_of

Find = Callable[[str], tuple[Mention, ...]]
# Sections that are told by their names alone; of the others something is said.
_TOLD = frozenset(kind for kind in PROFILE_SECTIONS if "position" not in kind) - {
    "name",
    "headline",
    "location",
    "skills",
    "other",
}
ASKING = ("requirements", "nice-to-have")  # sections whose lines ask for something


def read_back(given: Inputs, *, settings: Settings | None = None) -> InputsRead:
    """What was understood of what an audit is given, with what is doubtful of it; contacts are left out."""
    postings = (*given.mismatched, *given.desired)
    return _understood(given.profile, postings, settings or Settings(), in_workspace=given.in_workspace)


def _understood(
    profile: Source | None, postings: Iterable[Source], settings: Settings, *, in_workspace: bool = True
) -> InputsRead:
    language, find = languages.load(settings.language), _find(settings)
    given = tuple(postings)
    own = sections.profile(profile, language) if profile else None
    return InputsRead(
        _profile(profile, own, language, find) if profile and own else None,
        tuple(_posting(one, language, find) for one in given),
        (*_notices([*([profile] if profile else []), *given]), *(doubts(own, language) if own else ())),
        in_workspace,
    )


def read_added(here: Workspace, part: Part, paths: Sequence[Path]) -> InputsRead:
    """What was understood of files that were added to a workspace.

    Raises:
        InputError: a file cannot be read.
    """
    settings = settings_at(here.folder)
    language = languages.load(settings.language)
    if part == "profile":
        return _understood(read_profile(paths[-1], language), (), settings)
    found = [_placed(here, path, source) for path in paths for source in read_given(path, language)]
    return _understood(None, found, settings)


def read_own(here: Workspace, settings: Settings | None = None) -> ProfileRead | None:
    """What was understood of the profile of a workspace; None without one.

    Raises:
        InputError: it cannot be read.
    """
    settings = settings or settings_at(here.folder)
    try:
        source = read_profile(here.profile(), languages.load(settings.language))
    except ThinInput:
        return None
    return _understood(source, (), settings).profile


def read_workspace(here: Workspace) -> InputsRead:
    """What was understood of all that a workspace holds; postings are named by their place in it.

    Raises:
        InputError: a file cannot be read.
    """
    settings = settings_at(here.folder)
    found = everything(here, languages.load(settings.language))
    profiles = [source for place, source in found.items() if "name" in fields_of(place)]
    postings = [replace(source, name=place) for place, source in found.items() if "title" in fields_of(place)]
    return _understood(next(iter(profiles), None), postings, settings)


def divided(file: Given, *, as_profile: bool = False, settings: Settings | None = None) -> Division:
    """The sections of each profile or posting in a file, as an audit counts them, and what was dropped.

    Raises:
        InputError: the file cannot be read, or holds several texts where one profile is expected.
    """
    documents, notices = documents_of(file, as_profile=as_profile, settings=settings or Settings())
    return Division(tuple(Divided(one.source, one.sections, one.dropped) for one in documents), notices)


def _find(settings: Settings) -> Find:
    """The terms of a text, by the lexicon, which is loaded when it is first asked."""
    return lambda text: extractor(replace(settings, model="none")).find_in(text)


def _placed(here: Workspace, path: Path, source: Source) -> Source:
    """A source under the name by which it can be put right."""
    return replace(source, name=(path.parent.relative_to(here.folder) / source.name).as_posix())


def _notices(given: Iterable[Source]) -> tuple[Notice, ...]:
    return tuple(dict.fromkeys(notice for source in given for notice in source.notices))


def _first(document: Document, kind: str) -> str:
    return next((section.text for section in document.sections if section.kind == kind), "")


def _profile(source: Source, document: Document, language: Language, find: Find) -> ProfileRead:
    jobs = dict.fromkeys(s.position for s in document.sections if s.position)
    name, headline = _first(document, "name"), _first(document, "headline")
    return ProfileRead(
        source.name,
        name,
        headline,
        _first(document, "location"),
        len(jobs),
        sum(job.is_current for job in jobs),
        skills.counted(document.sections),
        tuple(_doubts_of_profile(document, dict(source.put_right), language, find)),
        source.format,
        tuple(dict.fromkeys(s.kind for s in document.sections if s.kind in _TOLD)),
    )


def _doubts_of_profile(
    document: Document, said: dict[str, str], language: Language, find: Find
) -> Iterator[Doubt]:
    """What a person said themselves is not doubted; nor is a headline that says what a job of theirs was."""
    name, headline = _first(document, "name"), _first(document, "headline")
    held = {key(s.text) for s in document.sections if s.kind in ("position-title", "position-company")}
    is_held = any(f" {one} " in f" {key(headline)} " for one in held - {""})
    if not name:
        yield "no name"
    elif "name" not in said and not may_be_name(name, language):
        yield "name"
    if not headline:
        yield "no headline"
    elif "headline" not in said and (
        key(headline) == key(name)
        or (not name and may_be_name(headline, language))
        or not (is_held or says_something(headline, language, find))
    ):
        yield "headline"


def _posting(source: Source, language: Language, find: Find) -> PostingRead:
    document = sections.posting(source, id="posting", language=language)
    asked = sum(len(s.text.splitlines()) for s in document.sections if s.kind in ASKING)
    doubted = tuple(_doubts_of_posting(document, asked, dict(source.put_right), language, find))
    return PostingRead(source.name, document.title, document.company, asked, doubted, source.format)


def _doubts_of_posting(
    document: Document, asked: int, said: dict[str, str], language: Language, find: Find
) -> Iterator[Doubt]:
    title, company = document.title, document.company
    if title in ("", UNTITLED):
        yield "no title"
    elif company and key(title) == key(company):
        yield "title is the company"
    elif "title" not in said and not (is_role(title, language, find) or _is_abroad(document, language)):
        yield "title"
    if not company:
        yield "no company"
    if not asked:
        yield "no requirements"


def _is_abroad(document: Document, language: Language) -> bool:
    """Whether a posting is in another language, whose titles cannot be judged."""
    return bool(written_in("\n".join(section.text for section in document.sections), language))
