"""The words that are looked for: proved consistent, and extended by official word lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor import languages, lexicon, workspace
from auditor.api.finding import extractor
from auditor.errors import OutputError
from auditor.lexicon import Own
from auditor.lexicon.check import faults, file_faults
from auditor.lexicon.downloads import import_file, to_toml
from auditor.lexicon.own import parse
from auditor.records.answers import LexiconChecked, LexiconImported, WordFile
from auditor.settings import Settings
from auditor.terms.self_check import lost


def check_lexicon(settings: Settings | None = None) -> LexiconChecked:
    """Prove the lexicon consistent, with the own entries that the settings name. Takes some seconds.

    Every surface finds its concept, none belongs to two, every broader entry exists, the files are sorted.
    """
    settings = settings or Settings(model="none")
    made = extractor(settings)
    found = (
        *file_faults(made.language),
        *faults(made.lexicon, made.language),
        *(f"{name}: {text!r} is not found as {name}" for name, text in lost(made)),
    )
    entries = list(made.lexicon)
    return LexiconChecked(
        len(entries),
        sum(1 for entry in entries for _ in entry.surfaces()),
        len({entry.family for entry in entries}),
        found,
    )


def import_lexicon(
    files: Sequence[Path], folder: Path, *, settings: Settings | None = None
) -> LexiconImported:
    """Turn official word lists into files of own entries in a folder, one for each.

    Only concepts that the lexicon does not hold yet are taken; all files are written, or none.

    Raises:
        OutputError: a file of that name is there already.
        InputError: a file is no such list, or holds nothing new.
    """
    settings = settings or Settings()
    language = languages.load(settings.language)
    own: list[Own] = list(lexicon.read_all(settings.lexicon))
    made: list[WordFile] = []
    texts: dict[Path, str] = {}
    for file in files:
        imported = import_file(file, lexicon.load(language, tuple(own)), language)
        path = folder / f"{imported.download.name}.toml"
        if path.exists() or path in texts:
            raise OutputError(f"{path}: is there already; move it away to import {file.name} anew")
        texts[path] = to_toml(imported)
        own.append(parse(texts[path], path.name))
        made.append(
            WordFile(
                str(path),
                len(imported.entries),
                imported.known,
                imported.unusable,
                imported.download.attribution,
            )
        )
    lexicon.load(language, tuple(own))  # a fault would be the user's at every audit to come
    for path, text in texts.items():
        workspace.save(path, text)
    return LexiconImported(tuple(made))
