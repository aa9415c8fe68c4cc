"""One entry and its surfaces; entries found by their words."""

import pytest

from auditor.languages import ENGLISH
from auditor.lexicon import Entry, Lexicon, Surface, keys
from auditor.lexicon.index import filed


def entry(name, kind="tool", **more):
    return Entry(
        id="x", name=name, kind=kind, family="Test", software=False, spelling=ENGLISH.spelling, **more
    )


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
        ("profit and loss", ["profit and loss", "profit-and-loss", "profit & loss"]),
        ("C++ Builder", ["C++ Builder"]),
        ("point of sale", ["point of sale", "point-of-sale"]),
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


def row(id, name, **more):
    return {"id": id, "name": name, "kind": "tool", "family": "Test", "software": False, **more}


ROWS = [row("kube", "Kubernetes", aliases=["k8s"]), row("docker", "Docker"), row("dbt", "dbt", match="exact")]


def test_entries_stand_in_the_order_of_their_ids():
    assert [one.id for one in Lexicon(filed(ROWS, ENGLISH.spelling), ENGLISH.spelling)] == [
        "dbt",
        "docker",
        "kube",
    ]
    assert filed(ROWS, ENGLISH.spelling) == filed(ROWS[::-1], ENGLISH.spelling)


def test_a_concept_is_named_by_any_of_its_surfaces():
    one = Lexicon(filed(ROWS, ENGLISH.spelling), ENGLISH.spelling)
    assert [one.named(text) for text in ("K8S", "kubernetes", "docker", "podman")] == [
        "Kubernetes", "Kubernetes", "Docker", "",
    ]  # fmt: skip


def test_of_the_same_letters_the_same_case_comes_first():
    one = Lexicon(
        filed([*ROWS, row("a-therapy", "Dialectical therapy", exact=["DBT"])], ENGLISH.spelling),
        ENGLISH.spelling,
    )
    assert [entry.name for entry in one.holding("dbt")] == ["dbt", "Dialectical therapy"]
    assert [entry.name for entry in one.holding("DBT")] == ["Dialectical therapy", "dbt"]


def test_own_entries_take_the_place_of_shipped_ones_and_others_are_off():
    one = Lexicon(
        filed(ROWS, ENGLISH.spelling),
        ENGLISH.spelling,
        [row("kube", "Kubernetes", aliases=["kube"])],
        ["docker"],
    )
    assert [entry.id for entry in one] == ["dbt", "kube"]
    assert len(one) == 2
    assert (one.named("kube"), one.named("k8s"), one.named("docker")) == ("Kubernetes", "", "")
    assert "docker" not in one
    assert one.called("Docker") is None
    assert one.filed(keys("A kube fleet")) == {"kube"}
