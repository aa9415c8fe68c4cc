import pytest
import spacy

from auditor.errors import ModelError
from auditor.languages import ENGLISH
from auditor.text import model


@pytest.fixture(scope="module")
def bare():
    return model.load("none")[0]


def words(nlp, text):
    return [token.text for token in nlp.make_doc(text)]


def test_no_model_is_a_tokenizer_without_a_name():
    nlp, name = model.load("none")
    assert (name, nlp.pipe_names, nlp.lang) == ("", [], "en")


def test_without_any_installed_there_is_no_model(monkeypatch):
    monkeypatch.setattr(model, "get_installed_models", lambda: ["de_core_news_sm"])
    assert model.load()[1] == ""


def test_an_official_model_comes_before_the_default_one(monkeypatch):
    monkeypatch.setattr(model, "get_installed_models", lambda: [ENGLISH.models.fallback])
    assert model.best_installed(ENGLISH) == ENGLISH.models.fallback
    installed = [ENGLISH.models.fallback, "en_core_web_sm", "en_core_web_md"]
    monkeypatch.setattr(model, "get_installed_models", lambda: installed)
    assert model.best_installed(ENGLISH) == "en_core_web_md"


def test_a_model_that_is_not_installed_is_said():
    with pytest.raises(ModelError, match=r"'en_core_web_huge' does not load; install it with pip") as error:
        model.load("en_core_web_huge")
    assert error.value.__cause__ is not None


def test_a_model_of_another_language_is_refused(tmp_path):
    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(ModelError, match=r"pipeline for 'de'.*use an English one"):
        model.load(str(tmp_path / "german"))


def test_a_pipeline_of_ones_own_is_used(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "own")
    nlp, name = model.load(str(tmp_path / "own"))
    assert name == str(tmp_path / "own")
    assert words(nlp, "C++/Go") == ["C++", "/", "Go"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("C++/Go", ["C++", "/", "Go"]),
        ("I use R.", ["I", "use", "R", "."]),
        ("Plan C.", ["Plan", "C", "."]),
        ("C++.", ["C++", "."]),
        ("C#.", ["C", "#", "."]),
        ("Python/", ["Python", "/"]),
        ("·SQL", ["·", "SQL"]),
        ("SQL|Java•Go", ["SQL", "|", "Java", "•", "Go"]),
        ("Node.js", ["Node.js"]),
        ("R&D", ["R&D"]),
        ("e.g. this", ["e.g.", "this"]),
        ("don't", ["do", "n't"]),
    ],
)
def test_the_tokenizer_divides_lists_and_keeps_technical_words(text, tokens, bare):
    assert words(bare, text) == tokens


def test_tokens_are_the_text(bare):
    text = "C++/Go, R. (T-SQL|PL/SQL) ·Kafka\n"
    assert "".join(token.text_with_ws for token in bare.make_doc(text)) == text
