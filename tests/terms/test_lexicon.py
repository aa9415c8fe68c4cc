"""The lexicon as it ships: every surface of every concept is found, and belongs to one concept only."""

import json
import re
import shutil
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from auditor import languages, lexicon
from auditor.languages import table
from auditor.lexicon import Entry, Lexicon, Surface

FILES = sorted(Path(str(resources.files(languages) / "en" / "lexicon")).glob("*.toml"))
FAMILIES = {file.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES}
ENTRIES = lexicon.load().entries
BY_ID = {entry.id: entry for entry in ENTRIES}

# Letters that two concepts share, each in its own case; the reason is what a reader would ask.
SAME_LETTERS = {
    "cams": "CAMS is a certificate against money laundering; CAMs are machining programs",
    "dbt": "dbt is a tool for data models; DBT is a therapy",
    "nps": "NPs are nurse practitioners; NPS is a score of customers",
}
# A surface may stand inside a longer concept that is found instead: (surface, the longer concept).
SWALLOWED: set[tuple[str, str]] = set()


# --- one entry --------------------------------------------------------------------------------------


def entry(name, kind="tool", **more):
    return Entry(id="x", name=name, kind=kind, family="Test", software=False, **more)


def texts(one):
    return [surface.text for surface in one.surfaces()]


def test_a_name_its_aliases_and_abbreviations_are_surfaces():
    one = entry("Kubernetes", aliases=("k8s",), exact=("KUBE",))
    assert list(one.surfaces()) == [
        Surface("Kubernetes", exact=False, ambiguous=False),
        Surface("k8s", exact=False, ambiguous=False),
        Surface("KUBE", exact=True, ambiguous=False),
        Surface("KUBE", exact=False, ambiguous=True),  # "kube" needs a list around it
    ]


def test_only_the_name_is_ambiguous():
    one = entry("Go", "language", match="exact", ambiguity="letter", aliases=("Golang",))
    assert list(one.surfaces()) == [
        Surface("Go", exact=False, ambiguous=True),
        Surface("Golang", exact=False, ambiguous=False),
    ]


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("front-end", ["front-end", "front end"]),
        ("front end", ["front end", "front-end"]),
        ("profit & loss", ["profit & loss", "profit and loss"]),
        ("profit and loss", ["profit and loss", "profit & loss"]),
        ("C++ Builder", ["C++ Builder"]),
        ("point of sale", ["point of sale"]),
    ],
)
def test_hyphens_and_ampersands_are_folded(name, spellings):
    assert texts(entry(name)) == spellings


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("baker", "bakers"),
        ("Bakery", "Bakeries"),
        ("survey", "surveys"),
        ("head coach", "head coaches"),
        ("RN", "RNs"),
        ("tax", "taxes"),
        ("analysis", ""),  # ends in s
        ("baking", ""),
        ("Registered Nurse", ""),  # spelt like a proper name
    ],
)
def test_regular_plurals_of_common_nouns(name, plural):
    kept = [t for t in texts(entry(name, "domain")) if "-" not in t]
    assert kept == [name, *([plural] if plural else [])]


@pytest.mark.parametrize("kind", ["tool", "language", "soft"])
def test_products_have_no_plural(kind):
    assert texts(entry("hammer", kind)) == ["hammer"]


def test_a_concept_is_named_by_any_of_its_surfaces():
    rows = [
        {"id": "docker", "name": "Docker", "kind": "tool", "family": "Test", "software": False},
        {
            "id": "kube",
            "name": "Kubernetes",
            "kind": "tool",
            "family": "Test",
            "software": False,
            "aliases": ["k8s"],
        },
    ]
    one = Lexicon(rows, {"docker": [0], "k8s": [1], "kubernetes": [1]})
    assert [one.named(text) for text in ("K8S", "kubernetes", "docker", "podman")] == [
        "Kubernetes", "Kubernetes", "Docker", "",
    ]  # fmt: skip


def test_a_kind_that_does_not_exist_is_a_fault(monkeypatch):
    families = ({"family": "Test", "software": False, "terms": {"x": {"name": "X", "kind": "thing"}}},)
    monkeypatch.setattr(lexicon.languages, "tables", lambda language, folder: families)
    monkeypatch.setattr(lexicon, "COMPILED", "none.json")
    with pytest.raises(ValueError, match="lexicon entry x: kind 'thing'"):
        lexicon.load.__wrapped__()


def test_the_compiled_copy_says_the_same(monkeypatch, tmp_path):
    """Compiled into a copy of the data; a copy of other files is not used."""
    shutil.copytree(lexicon.folder("en") / "lexicon", tmp_path / "lexicon")
    monkeypatch.setattr(lexicon, "folder", lambda language: tmp_path)
    slow = lexicon.load.__wrapped__()
    lexicon.compile_to_file("en")
    fast = lexicon.load.__wrapped__()
    assert (fast.rows, fast.index) == (slow.rows, slow.index)
    lexicon.compile_to_file("en")  # the same bytes, and still in use
    (tmp_path / "lexicon" / "soft-skills.toml").write_text("# none", encoding="utf-8")
    held = json.loads((tmp_path / lexicon.COMPILED).read_text(encoding="utf-8"))
    assert held["digest"] != lexicon._digest("en")


# --- the files --------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FAMILIES)
def test_a_family_says_what_it_is_and_is_sorted(file):
    family = FAMILIES[file]
    assert set(family) == {"family", "software", "terms"}
    assert isinstance(family["software"], bool)
    assert list(family["terms"]) == sorted(family["terms"])
    known = {"name", "kind", "aliases", "exact", "match", "ambiguity", "broader"}
    for key, raw in family["terms"].items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key), key
        assert set(raw) <= known, key


def test_families_have_names_of_their_own():
    names = [family["family"] for family in FAMILIES.values()]
    assert len(names) == len(set(names)) >= 15


def test_software_is_at_most_half():
    assert sum(entry.software for entry in ENTRIES) <= len(ENTRIES) / 2


def test_ids_and_names_are_unique():
    assert len(ENTRIES) == len(BY_ID) == sum(len(family["terms"]) for family in FAMILIES.values())
    assert len({entry.name.casefold() for entry in ENTRIES}) == len(ENTRIES)


def test_broader_concepts_exist_and_end():
    for one in ENTRIES:
        above = [one.id]
        while broader := BY_ID[above[-1]].broader:
            assert broader in BY_ID, f"{above[-1]} names a broader concept that does not exist: {broader}"
            assert broader not in above, f"{broader} is broader than itself"
            above.append(broader)


def test_kinds_classes_and_rules_are_known():
    for one in ENTRIES:
        assert one.kind not in ("open", "seniority"), one.id
        assert one.match in ("any", "exact"), one.id
        assert one.ambiguity in ("", *table("en", "ambiguity")["classes"]), one.id
        assert (one.ambiguity == "title") <= (one.kind == "title"), one.id


def test_no_surface_belongs_to_two_concepts():
    claims: dict[str, dict[str, set[Surface]]] = {}
    for one in ENTRIES:
        for surface in one.surfaces():
            if surface.ambiguous and surface.text in one.exact:
                continue  # an abbreviation in small letters: the sure reading of another concept wins
            claims.setdefault(surface.text.casefold(), {}).setdefault(one.id, set()).add(surface)
    shared = {text: owners for text, owners in claims.items() if len(owners) > 1}
    assert {text: sorted(owners) for text, owners in shared.items() if text not in SAME_LETTERS} == {}
    assert set(SAME_LETTERS) == set(shared), "a reason that is no longer needed"
    for owners in shared.values():
        spelt = [{surface.text for surface in surfaces} for surfaces in owners.values()]
        assert all(surface.exact for surfaces in owners.values() for surface in surfaces)
        assert not set.intersection(*spelt)


def test_words_of_rank_are_no_concepts():
    ranks = {*table("en", "seniority")["words"]}
    assert {s.text.casefold() for one in ENTRIES for s in one.surfaces()} & ranks == set()


def test_short_surfaces_count_only_in_their_case():
    loose = {
        s.text for one in ENTRIES for s in one.surfaces() if len(s.text) < 2 and not (s.exact or s.ambiguous)
    }
    assert loose == set()


def test_every_surface_finds_its_concept(find):
    """Each on a line of its own: plain ones in running text, ambiguous ones where their class allows."""
    places: dict[str, list[tuple[str, str]]] = {"other": [], "skills": [], "headline": []}
    for one in ENTRIES:
        for surface in one.surfaces():
            place = "other" if not surface.ambiguous else "headline" if one.ambiguity == "title" else "skills"
            places[place].append((one.name, surface.text))
    lost = {
        (text, name)
        for kind, lines in places.items()
        for start in range(0, len(lines), 500)
        for text, name in _lost(find, kind, lines[start : start + 500])
    }
    assert lost == SWALLOWED


def _lost(find, kind, lines):
    found: dict[tuple[int, int], set[str]] = {}
    for mention in find("\n".join(text for _, text in lines), kind).mentions:
        found.setdefault((mention.start, mention.end), set()).add(mention.term)
    start = 0
    for name, text in lines:
        if name not in found.get((start, start + len(text)), ()):
            yield text, name
        start += len(text) + 1
