"""A language is a folder of data and no code: an invented one is read as English is.

The language is English with every letter moved thirteen places, in its words, its lexicon and the texts. What
an audit of the same people says must be the same words, moved; an English word left in the code would not be
found in them.
"""

import codecs
import gzip
import json
import re
import tomllib
import unicodedata
from dataclasses import replace
from functools import cache

import pytest
from sample_people import ROOT

from auditor import languages, read
from auditor.languages import ENGLISH
from auditor.pipeline import audit
from auditor.settings import Settings

SAMPLE = ROOT / "data" / "sample"
WEB = re.compile(r"https?://\S+|\S+@\S+|www\.\S+")
# Values that name things of the program and not of the language: by table, the keys above them.
NAMES = {
    "language": {"code", "name", "models"},
    "ambiguity": {"classes"},
    "lexicon": {"kind", "ambiguity", "broader", "match", "family", "software"},
    "boilerplate": {"sections"},
    "demand": {"sections"},
    "reasons": {"near"},  # trades
    "pages": {"*"},  # of saved pages, which are not tried here
}
PLACEHOLDER = re.compile(r"\{\w+\}|<[\w-]+>")  # what a phrase says in names of the program


def moved(text):
    """The text in the other language; addresses are the same in every language."""
    text = fold_letters(text)
    whole, last = [], 0
    for kept in re.finditer(f"{WEB.pattern}|{PLACEHOLDER.pattern}", text):
        whole += [codecs.encode(text[last : kept.start()], "rot13"), kept[0]]
        last = kept.end()
    return "".join([*whole, codecs.encode(text[last:], "rot13")])


def fold_letters(text):
    """Mathematical letters, which some headlines are written in, as plain ones."""
    return re.sub("[\U0001d400-\U0001d7ff]", lambda m: unicodedata.normalize("NFKC", m[0]), text)


def translated(value, names, path=()):
    """A table of a language with its words moved, those under some keys left."""
    if "*" in names or names & set(path):
        return value
    if isinstance(value, dict):
        return {
            (moved(key) if path and path[-1] in WORD_KEYS else key): translated(one, names, (*path, key))
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [translated(one, names, path) for one in value]
    return moved(value) if isinstance(value, str) else value


WORD_KEYS = {"month-variants", "cues"}  # tables whose keys are words


def as_toml(table):
    """A table as JSON-like TOML: every value inline, so that no writer of TOML is needed."""
    lines = []

    def put(value):
        if isinstance(value, dict):
            return "{" + ", ".join(f"{json.dumps(k)} = {put(v)}" for k, v in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(put, value)) + "]"
        return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value).lower()

    for key, value in table.items():
        lines.append(f"{json.dumps(key)} = {put(value)}")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """English with a small lexicon, and the same in the invented language."""
    return [made_language(tmp_path_factory.mktemp(name), name) for name in ("english", "invented")]


def made_language(folder, name):
    is_new = name == "invented"
    for file in sorted(ENGLISH.folder.rglob("*.toml")):
        place = file.relative_to(ENGLISH.folder)
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        kind = place.parts[0].removesuffix(".toml")
        if kind == "lexicon":
            table["terms"] = {key: row for key, row in table["terms"].items() if key in found_in_sample()}
        if kind == "cues" and is_new:
            table = {moved(key): value for key, value in table.items()}
        if is_new:
            table = translated(table, NAMES.get(kind, set()))
        if kind == "language" and is_new:
            table |= {"code": "xx", "name": "Invented", "models": {"official": [], "fallback": "xx_none"}}
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(as_toml(table), encoding="utf-8")
    rows = gzip.decompress((ENGLISH.folder / "background_shares.csv.gz").read_bytes()).decode("utf-8")
    head, *others = rows.splitlines()
    shares = [head, *(moved(row) if is_new else row for row in others)]
    (folder / "background_shares.csv.gz").write_bytes(gzip.compress("\n".join(shares).encode()))
    towns = gzip.decompress((ENGLISH.folder / "towns.csv.gz").read_bytes()).decode("utf-8")
    (folder / "towns.csv.gz").write_bytes(gzip.compress((moved(towns) if is_new else towns).encode()))
    return folder


@cache
def found_in_sample():
    """The ids of all concepts that the sample's texts may hold, so that the lexicon is small."""
    from auditor import lexicon

    entries = {}
    book = lexicon.load()
    for file in SAMPLE.rglob("*.txt"):
        for key in book.filed(lexicon.keys(lexicon.words(file.read_text(encoding="utf-8")))):
            entries |= dict.fromkeys(id_ for id_, _ in book.under(key))
    return {book[key].id for key in entries} | {book[key].broader for key in entries}


def audited(person, folder, *, is_new):
    put = moved if is_new else fold_letters

    def sources(side):
        """As a reader gives them, in the words of the language."""
        (place,) = (SAMPLE / person).glob(f"{side}*")
        return [translated_source(source, put) for source in read.sources(place)]

    own, *_ = read.sources(SAMPLE / person / "profile.txt", split=False)
    settings = Settings(language=str(folder), model="none")
    return audit(translated_source(own, put), sources("desired"), sources("mismatched"), settings)


def translated_source(source, put):
    return replace(source, blocks=tuple(replace(block, text=put(block.text)) for block in source.blocks))


def named(audit):
    """The reasons of each contact; their order follows the text, which is another."""
    return [[reason.name for reason in why.reasons] for why in audit.why_wrong]


@pytest.mark.parametrize("person", ["platform-engineer", "clinical-informatics", "fpa-manager"])
def test_an_invented_language_is_audited_as_english_is(person, folders):
    english, invented = (audited(person, f, is_new=i) for i, f in enumerate(folders))

    assert invented.profile.language == "xx"
    assert [s.kind for s in invented.profile.sections] == [s.kind for s in english.profile.sections]
    assert {(a.term, a.verdict) for a in invented.terms} == {
        (moved(a.term), a.verdict) for a in english.terms
    }
    assert english.summary.wrong_role > 0
    assert sorted(named(invented)) == sorted(named(english))


def test_english_models_are_not_taken_for_another_language(folders):
    from auditor.text import model

    invented = languages.load(str(folders[1]))
    assert model.load("", invented)[1] == ""
