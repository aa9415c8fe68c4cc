"""Entries of a person's own: added, changed, switched off; every mistake is one line."""

import pytest

from auditor import api, lexicon
from auditor.errors import WrongInput
from auditor.languages import ENGLISH
from auditor.lexicon.own import parse, slug
from auditor.settings import Settings


@pytest.fixture
def names(tmp_path):
    """The names of the terms in a text, read with an own lexicon."""

    def read(own, text):
        file = tmp_path / "lexicon.toml"
        file.write_text(own, encoding="utf-8")
        return [m.term for m in api.find_terms(text, settings=Settings(model="none", lexicon=(str(file),)))]

    return read


def combined(*texts):
    return lexicon.load(ENGLISH, tuple(parse(text, f"{n}.toml") for n, text in enumerate(texts)))


def test_a_new_concept_is_found_by_all_its_names(names):
    own = '[terms]\n"Quillfern" = { kind = "tool", aliases = ["quill fern suite"], exact = ["QF"] }'
    assert names(own, "Built on Quillfern, the Quill Fern Suite, QF. And qf?") == ["Quillfern"] * 3


def test_a_known_concept_gets_more_names(names):
    assert names('[terms]\n"Kubernetes" = { aliases = ["kuber"] }', "kuber, k8s") == ["Kubernetes"] * 2


def test_an_id_names_a_concept_too():
    assert combined('[terms]\nkubernetes = { aliases = ["kuber"] }').named("kuber") == "Kubernetes"


def test_a_renamed_concept_is_found_under_both_names(names):
    own = '[terms]\n"Registered nurse" = { name = "RN" }'
    assert set(names(own, "A registered nurse is an RN.")) == {"RN"}


def test_a_concept_switched_off_is_not_found(names):
    assert names('[terms]\n"Kubernetes" = { off = true }', "Kubernetes, k8s and Docker") == ["Docker"]


def test_an_ambiguous_word_needs_its_context(names):
    own = '[terms]\n"Lantern" = { kind = "tool", ambiguity = "product" }'
    assert names(own, "She carried a lantern home.") == []
    assert names(own, "Experience with Lantern and Docker") == ["Lantern", "Docker"]


def test_a_later_file_has_the_last_word():
    first = '[terms]\n"Quillfern" = { kind = "tool" }\n"Docker" = { off = true }'
    last = '[terms]\n"Quillfern" = { kind = "method" }\n"Docker" = { aliases = ["dockr"] }'
    made = combined(first, last)
    assert made.called("Quillfern").kind == "method"
    assert made.named("dockr") == "Docker"
    assert combined(last, first).called("Docker") is None


def test_families_and_parents():
    made = combined(
        'family = "Beekeeping"\n[terms]\n"Apiary audit" = { kind = "domain" }\n'
        '"Hive count" = { kind = "method", broader = "Apiary audit" }'
    )
    assert made.called("Hive count").family == "Beekeeping"
    assert made.called("Hive count").broader == made.called("Apiary audit").id


def test_a_file_that_changed_is_read_again(names):
    assert names('[terms]\n"Quillfern" = { kind = "tool" }', "Quillfern") == ["Quillfern"]
    assert names("[terms]", "Quillfern") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[terms", "not readable as a lexicon"),
        ("words = 1", "'words' means nothing here; expected family, software, attribution, terms"),
        ("family = 1", "family is 1; expected a text"),
        ("terms = 1", "terms is 1; expected a table"),
        ('[terms]\n"X y" = 1', "'X y' is 1; expected a table"),
        ('[terms]\n"X y" = { kind = 1 }', "'X y': kind is 1; expected a text"),
        ('[terms]\n"X y" = { alias = "x" }', "'alias' means nothing here; expected name, kind"),
        ('[terms]\n"X y" = { aliases = "x" }', "aliases is 'x'; expected a list"),
        ('[terms]\n"X y" = { off = 1 }', "off is 1; expected true or false"),
        ('[terms]\n"X y" = {}', "the new entry 'X y' needs a kind, one of"),
        ('[terms]\n"X y" = { off = true }', "'X y' is in no lexicon, so it cannot be switched off"),
        ('[terms]\n"X y" = { kind = "thing" }', "kind 'thing' is not one of"),
        ('[terms]\n"X y" = { kind = "tool", match = "no" }', "neither"),
        ('[terms]\n"X y" = { kind = "tool", ambiguity = "no" }', "ambiguity 'no' is not one of"),
        ('[terms]\n"X y" = { kind = "tool", ambiguity = "title" }', "only titles"),
        ('[terms]\n"X y" = { kind = "tool", broader = "zz" }', "the broader entry 'zz' does not exist"),
        ('[terms]\n"X y" = { kind = "tool", broader = "x-y" }', "x-y is broader than itself"),
        ('[terms]\n"X y" = { kind = "tool", aliases = ["k8s"] }', "'k8s' is also a name of Kubernetes"),
        ('[terms]\n"X y" = { kind = "tool", aliases = ["x,"] }', "begins or ends with a mark"),
        ('[terms]\n"X y" = { kind = "tool", aliases = [" x"] }', "spaces that do not belong"),
        ('[terms]\n"X y" = { kind = "tool", aliases = ["x and"] }', "only joins others"),
        ('[terms]\n"X y" = { kind = "tool", aliases = ["senior"] }', "a word of rank"),
        ('[terms]\n"X" = { kind = "tool" }', "a single letter"),
        ('[terms]\n"Go" = { name = "Gopher" }', "cannot be renamed"),
    ],
)
def test_a_mistake_is_said(text, said):
    with pytest.raises(WrongInput, match=r"^0\.toml") as error:
        combined(text)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(WrongInput, match="not readable as a lexicon"):
        lexicon.read(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("name", "id_"),
    [("C++ Builder", "c-plus-plus-builder"), ("F#", "f-sharp"), ("Node.js", "node-dot-js"), ("A  b", "a-b")],
)
def test_ids_are_made_of_names(name, id_):
    assert slug(name) == id_
