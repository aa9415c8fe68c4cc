"""One entry and its surfaces; entries found by their words."""

import pytest

from auditor.languages import ENGLISH
from auditor.lexicon import Entry, Lexicon, Surface, keys, words
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
        ("front-end", ["front-end", "front end", "front ends"]),
        ("front end", ["front end", "front-end", "front ends"]),
        ("profit & loss", ["profit & loss", "profit and loss"]),
        ("profit and loss", ["profit and loss", "profit-and-loss", "profit & loss"]),
        ("C++ Builder", ["C++ Builder"]),
        ("point of sale", ["point of sale", "point-of-sale", "point of sales"]),
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


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Design patterns", "Design pattern"),
        ("code review", "code reviews"),
        ("batch processes", "batch process"),
        ("Load testing", "Load test"),
        ("Load testing", "Load tests"),
        ("Mooring planning", "Mooring plan"),
        ("Tide forecasting", "Tide forecasts"),
        ("Hull modeling", "Hull models"),
    ],
)
@pytest.mark.parametrize("kind", ["tool", "method"])
def test_both_numbers_of_a_common_noun(name, other, kind):
    assert other in texts(entry(name, kind))


@pytest.mark.parametrize("name", ["Employee relations", "data analytics", "Plain Sheets", "B2B sales"])
def test_what_has_no_other_number(name):
    assert [t for t in texts(entry(name, "method")) if " " in t] == [name]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Labor scheduling", "Labour scheduling"),
        ("behavioural design", "behavioral design"),
        ("organization charts", "organisation chart"),
        ("Program office", "Programme office"),
        ("film colouring", "film coloring"),
        ("data centre", "data centers"),
    ],
)
def test_regional_spellings(name, other):
    assert other in texts(entry(name, "method"))


@pytest.mark.parametrize("name", ["programming", "retired officer", "wise"])
def test_words_that_only_look_regional(name):
    assert [t for t in texts(entry(name, "soft")) if not t.endswith("s") and "-" not in t] == [name]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("FlowForge", "Flow Forge"),
        ("Flow Forge", "FlowForge"),
        ("PySQL", "Py SQL"),
        ("Flow.js", "Flow JS"),
        ("Flow.js", "FlowJS"),
        ("FLOW2", "FLOW 2"),
    ],
)
def test_names_apart_or_in_one(name, other):
    assert other.casefold() in [t.casefold() for t in texts(entry(name))]


@pytest.mark.parametrize("more", [{}, {"aliases": ("Flow Now",)}, {"in_context": ("flow now",)}])
def test_a_name_apart_may_be_everyday_words_and_needs_its_capitals_or_terms_around_it(more):
    one = entry("FlowNow", **more)
    assert [s for s in dict.fromkeys(one.surfaces()) if " " in s.text and s.text.istitle()] == [
        Surface("Flow Now", exact=True, ambiguous=False),
        Surface("Flow Now", exact=False, ambiguous=True),
    ]
    assert one.is_apart("flow now")
    assert not one.is_apart("flownow")


def test_what_is_never_meant_is_no_surface():
    assert "Flow Forge" not in texts(entry("FlowForge", never=("Flow Forge",)))


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
    assert one.filed(keys(words("A kube fleet"))) == {"kube"}


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Data centres operation", True),
        ("datacenter operations", True),
        ("DATA-CENTRE OPERATIONS", True),
        ("server rooms", False),
        ("data operations", False),
    ],
)
def test_a_name_is_the_same_in_any_case_number_and_spelling(text, is_name):
    assert entry("Data center operations", "method").is_name(text) is is_name
