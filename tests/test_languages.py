"""Every language folder holds the same files, and what the code expects in them. No language has code."""

import re
import tomllib

import pytest

from auditor import languages
from auditor.errors import WrongInput
from auditor.lexicon import shipped
from auditor.messages import pitch
from auditor.messages.answers import heard
from auditor.records import POSTING_SECTIONS
from auditor.replies.reading import lexicon
from auditor.terms import demand, qualifiers
from auditor.terms.ambiguity import RULES
from auditor.terms.reading import Cues, Words
from auditor.text.phrases import Phrase, Phrases
from auditor.text.wording import headings

FOLDER = languages.SHIPPED
LANGUAGES = [languages.load(path.parent.name) for path in sorted(FOLDER.glob("*/language.toml"))]

pytestmark = pytest.mark.parametrize("language", LANGUAGES, ids=repr)


def data_files(language):
    return {
        str(path.relative_to(language.folder))
        for path in (language.folder).rglob("*")
        if path.is_file() and "lexicon" not in path.parts and path.name != shipped.COMPILED
    }


def test_it_has_the_files_that_english_has(language):
    assert data_files(language) == data_files(languages.ENGLISH)
    assert list((language.folder / "lexicon").glob("*.toml"))


def test_it_is_data_and_no_code(language):
    assert {path.suffix for path in (language.folder).rglob("*") if path.is_file()} <= {
        ".toml",
        ".gz",
        ".npz",
        ".json",
    }


def test_every_file_parses_and_says_what_it_holds(language):
    for path in sorted((language.folder).rglob("*.toml")):
        text = path.read_text(encoding="utf-8")
        assert tomllib.loads(text), path
        assert text.startswith("# "), f"{path.name} does not begin with a sentence on what it holds"


def test_background_shares_are_shares_of_words_in_lower_case(language):
    shares = language.background_shares
    assert len(shares) > 10_000
    assert all(0 < share <= 1 for share in shares.values())
    assert all(term == term.lower() == term.strip() for term in shares)
    assert max(len(term.split()) for term in shares) <= 3


def test_boilerplate_names_sections_that_exist(language):
    rules = language.table("boilerplate")
    assert set(rules["sections"]) <= set(POSTING_SECTIONS)
    assert not {"title", "requirements", "responsibilities", "nice-to-have"} & set(rules["sections"])
    for phrase in (*rules["sentences"], *rules["conditions"], *rules["company_suffixes"]):
        assert phrase == phrase.lower()


def test_ambiguity_classes_name_rules_that_exist(language):
    data = language.table("ambiguity")
    assert set(data) == {"classes", "near", "words"}
    assert set(data["words"]) == set(Words._fields)
    assert set(data["near"]) <= set(data["classes"])
    for name, rules in data["classes"].items():
        assert {rule[0] for rule in rules} <= {"+", "-"}, name
        assert {rule[1:] for rule in rules} <= set(RULES), name
        assert any(rule.startswith("+") for rule in rules), name


def test_every_rule_is_used(language):
    used = {rule[1:] for rules in language.table("ambiguity")["classes"].values() for rule in rules}
    assert used == set(RULES)


def test_cue_words_are_small_and_of_names_that_exist(language):
    names = {entry["name"] for family in language.tables("lexicon") for entry in family["terms"].values()}
    cues = language.table("cues")
    assert set(cues) <= names
    for name, lists in cues.items():
        assert set(lists) <= {*Cues._fields}, name
        assert all(word == word.lower() for words in lists.values() for word in words), name


def test_phrases_are_in_lower_case_and_stand_for_something(language):
    for phrases in (qualifiers.lists(language) | demand.lists(language)).values():
        for phrase in phrases:
            assert phrase == phrase.lower()
            assert Phrase(phrase, language.table("words")).pattern, phrase


def texts(data):
    """Every text of a table, with those of the tables in it."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from texts(each)


def test_lists_of_words_are_there_and_used(language):
    named = {
        name
        for path in language.folder.glob("*.toml")
        for text in texts(tomllib.loads(path.read_text(encoding="utf-8")))
        for name in re.findall(r"(?<!\?P)<([\w-]+)>", text)
    }
    assert named == {*language.table("words")}


def test_every_list_of_phrases_is_understood(language):
    messages = language.table("messages")
    assert lexicon(language).phrases
    assert heard("We searched for SQL.", lambda _: (), language)
    assert pitch.read("We look for a keeper.", "", lambda _: (), language)
    assert headings(language.table("headings")["posting"]["headings"])
    assert Phrases(messages["other"]["sales"], language.table("words"))


def test_no_line_is_too_long_to_read(language):
    for path in language.folder.rglob("*.toml"):
        if path.parent.name != "lexicon":
            longest = max(map(len, path.read_text(encoding="utf-8").splitlines()))
            assert longest <= 160, path.name


def test_words_of_rank_are_in_lower_case_and_said_once(language):
    words = language.table("seniority")["words"]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)


def test_a_missing_table_is_a_fault_of_the_package(language):
    with pytest.raises(FileNotFoundError):
        language.table("nonsense")


def test_tables_come_in_the_order_of_their_files(language):
    names = sorted(path.name for path in (language.folder / "lexicon").glob("*.toml"))
    assert len(language.tables("lexicon")) == len(names)
    first = tomllib.loads((language.folder / "lexicon" / names[0]).read_text(encoding="utf-8"))
    assert language.tables("lexicon")[0] == first


@pytest.mark.parametrize("name", ["xx", "", "../en", "nowhere/at/all"])
def test_a_language_that_is_not_there_is_refused(language, name):
    with pytest.raises(WrongInput, match=r"there is no language .* expected one of: en"):
        languages.load(name)
