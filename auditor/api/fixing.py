"""What was read wrongly in a workspace is put right, once and for all audits to come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from auditor import languages, sections
from auditor.api.workspaces import settings_at
from auditor.errors import WrongInput
from auditor.records import Document, Source
from auditor.records.reading import Correction, CorrectionList, Fixed, Kept, PutRight
from auditor.sections.posting import UNTITLED
from auditor.workspace import Workspace
from auditor.workspace import corrections as kept_in
from auditor.workspace.corrections import Corrected, everything, fields_of

NAMED = 5  # files that an error names


def fix(here: Workspace, corrections: Iterable[Correction]) -> Fixed:
    """Keep in a workspace what its owner says of the profile and of postings; their files stay as they are.

    Raises:
        WrongInput: a file is not there, or not the only one of that name, or a value is empty; then
            nothing is kept.
        ThinInput: there is no profile yet.
    """
    language = languages.load(settings_at(here.folder).language)
    found = everything(here, language)
    kept = kept_in.load(here)
    changes = []
    for one in corrections:
        place, value = _place(here, one, found), kept_in.tidy(one.value)
        if not value or one.field not in fields_of(place):
            raise WrongInput(f"{place}: nothing to put right as {one.field}; say what it is")
        before = kept.get(place)
        mark = kept_in.mark(found[place])
        said = dict(before.said) if before and before.text == mark else {}
        kept[place] = Corrected(mark, said | {one.field: value})
        document = _divided(place, found[place], language)
        changes.append(PutRight(place, one.field, _field(document, one.field), value))
    if changes:
        kept_in.keep(here, kept)
    return Fixed(tuple(changes))


def corrections(here: Workspace) -> CorrectionList:
    """What was put right in a workspace, and whether the text is still the one that it was said of."""
    kept = kept_in.load(here)
    found = everything(here, languages.load(settings_at(here.folder).language)) if kept else {}
    return _listed(kept, found)


def forget_corrections(here: Workspace, files: Sequence[str] = ()) -> CorrectionList:
    """Forget what was put right, of these files or of all; returns what was forgotten.

    Raises:
        WrongInput: nothing was put right of one of the files; then nothing is forgotten.
    """
    kept = kept_in.load(here)
    for file in files:
        if not any(_names(here, file, place) for place in kept):
            raise WrongInput(f"{file}: nothing of it was put right; see auditor fix --list")
    gone = {p: c for p, c in kept.items() if not files or any(_names(here, file, p) for file in files)}
    found = everything(here, languages.load(settings_at(here.folder).language)) if gone else {}
    if gone:
        kept_in.keep(here, {place: one for place, one in kept.items() if place not in gone})
    return _listed(gone, found)


def _listed(kept: Mapping[str, Corrected], found: Mapping[str, Source]) -> CorrectionList:
    return CorrectionList(
        tuple(
            Kept(place, name, str(value), place in found and kept_in.mark(found[place]) == one.text)
            for place, one in sorted(kept.items())
            for name, value in one.said.items()
        )
    )


def _place(here: Workspace, one: Correction, found: Mapping[str, Source]) -> str:
    """Where the file of a correction lies in the workspace."""
    if not one.file:
        here.profile()  # which says how to add one
        return next(place for place in found if "name" in fields_of(place))
    postings = [place for place in found if "title" in fields_of(place)]
    named = [place for place in postings if _names(here, one.file, place)]
    if len(named) == 1:
        return named[0]
    if named:
        raise WrongInput(f"{one.file}: {len(named)} postings have that name; say which: {' or '.join(named)}")
    more = [f"{len(postings) - NAMED} more"] if len(postings) > NAMED else []
    shown = ", ".join([*postings[:NAMED], *more]) or "none yet"
    raise WrongInput(f"{one.file}: no posting of that name in this workspace; there are: {shown}")


def _names(here: Workspace, file: str, place: str) -> bool:
    """Whether a person means a place by what they typed: the place, the name in it, or a path to it."""
    if file in (place, place.rpartition("/")[2], Path(place).stem):
        return True
    path = Path(file).resolve()
    folder = here.folder.resolve()
    return path.is_relative_to(folder) and path.relative_to(folder).as_posix() == place


def _divided(place: str, source: Source, language: languages.Language) -> Document:
    if "name" in fields_of(place):
        return sections.profile(source, language)
    return sections.posting(source, id=place, language=language)


def _field(document: Document, name: str) -> str:
    """What was read as a field, "" when nothing was."""
    found = next((section.text for section in document.sections if section.kind == name), "")
    return found or (document.title if name == "title" and document.title != UNTITLED else "")
