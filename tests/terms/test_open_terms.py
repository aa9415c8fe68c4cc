"""The phrases of a profile that are in no lexicon. The only module here that loads a language model."""

import pytest

from auditor.languages import ENGLISH
from auditor.records import Position
from auditor.settings import Settings
from auditor.terms import Extractor, open_terms


@pytest.fixture(scope="module")
def tagged():
    made = Extractor(Settings())
    if not made.model:
        pytest.skip("no language model is installed")
    return made


# --- skill entries ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Oak joinery\nDry stone walls", ["Oak joinery", "Dry stone walls"]),
        ("Oak joinery, hedge laying; thatching", ["Oak joinery", "hedge laying", "thatching"]),
        (
            "Oak joinery · hedge laying | thatching • glazing",
            ["Oak joinery", "hedge laying", "thatching", "glazing"],
        ),
        ("Thatching (reed)", ["Thatching", "reed"]),
        ("Oak joinery and +12 skills", ["Oak joinery"]),
        ("Oak joinery.", ["Oak joinery"]),
        ("Repair of old oak church roofs", ["Repair of old oak church roofs"]),
        ("Oak joinery ▪ hedge laying", ["Oak joinery", "hedge laying"]),
        ("Oak (Programming Language)", ["Oak"]),
        ("We lay hedges all over the county", []),  # a sentence
        ("\n , 12, - ", []),
    ],
)
def test_skill_entries(text, entries):
    assert list(open_terms.entries(text, ENGLISH)) == entries


@pytest.mark.parametrize(
    ("phrase", "spellings"),
    [
        ("dry wall", ["dry wall", "dry walls"]),
        ("dry walls", ["dry walls", "dry wall"]),
        ("oak joineries", ["oak joineries", "oak joinery"]),
        ("wall glass", ["wall glass"]),
        ("oak analysis", ["oak analysis"]),
    ],
)
def test_singular_and_plural_are_looked_up(phrase, spellings):
    assert open_terms.spellings(phrase, ENGLISH.spelling) == spellings


# --- noun phrases -----------------------------------------------------------------------------------


def phrases_of(tagged, text, taken=()):
    return [phrase.text for phrase in open_terms.phrases(tagged.nlp(text), taken)]


def test_runs_of_adjectives_and_nouns_and_their_parts(tagged):
    found = phrases_of(tagged, "She restores medieval church windows in small villages.")
    assert {"medieval church windows", "church windows", "small villages"} <= set(found)
    assert not any(phrase.endswith(("medieval", "small")) for phrase in found)
    assert not {"windows", "villages"} & set(found)  # a common noun alone is generic


def test_phrases_have_four_words_at_most(tagged):
    found = phrases_of(tagged, "They make fine old green oak church roof beams.")
    assert found
    assert max(len(phrase.split()) for phrase in found) <= 4


def test_phrases_stay_outside_known_terms(tagged):
    text = "They keep church window records."
    at = text.index("window")
    found = phrases_of(tagged, text, [(at, at + len("window"))])
    assert not any("window" in phrase for phrase in found)


def test_the_name_of_a_thing_is_a_phrase_of_its_own(tagged):
    found = phrases_of(tagged, "We model roofs with VaultCAD every day.")
    assert "VaultCAD" in found


# --- the open terms of a profile ----------------------------------------------------------------------


@pytest.fixture
def joiner(profile):
    job = Position("Joiner", "Tarnwick", "2019-01", "")
    return profile(
        ("name", "Ada Fennick"),
        ("headline", "Joiner of church roofs"),
        ("position-title", "Joiner", job),
        ("position-company", "Tarnwick", job),
        ("about", "I restore medieval church windows for Tarnwick. Medieval church windows are rare."),
        ("skills", "Oak joinery\nPython\nFennick method\nStrong people\nexperience"),
    )


def test_without_a_tagger_only_skill_entries_are_terms(extractor, joiner):
    assert list(extractor.open_terms(joiner).terms) == ["Oak joinery"]


def test_with_a_tagger_also_noun_phrases(tagged, joiner):
    names = {name.lower() for name in tagged.open_terms(joiner).terms}
    assert {"oak joinery", "church windows", "church roofs"} <= names
    assert not any("tarnwick" in name or "fennick" in name for name in names)
    assert "python" not in names  # the lexicon has it


def test_open_terms_are_spelt_as_in_the_skills(extractor, profile):
    found = extractor.open_terms(profile(("skills", "Oak Joinery\noak joinery")))
    assert list(found.terms) == ["Oak Joinery"]
    assert found.terms["Oak Joinery"].kind == "open"


def test_common_phrases_say_nothing(extractor, profile):
    """What most postings say of any job is not a term, however it got into the skills."""
    found = extractor.open_terms(profile(("skills", "Ability to work\nHedge laying")))
    assert list(found.terms) == ["Hedge laying"]


def test_every_line_of_the_skills_is_a_term_whoever_asks_for_it(extractor, profile):
    """Even where its first word would say nothing in a sentence, or is that of an employer."""
    job = Position("Smith", "Forge Works", "2019-01", "")
    found = extractor.open_terms(
        profile(("position-company", "Forge Works", job), ("skills", "Coffee carving\nForge bellows"))
    )
    assert found.entries == {"Coffee carving", "Forge bellows"}


def test_a_skill_with_a_lexicon_term_in_it_is_that_term(extractor, profile):
    found = extractor.open_terms(profile(("skills", "Python for barrel makers")))
    assert not found.entries


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Years of oak joinery.", ["oak joinery"]),
        ("OAK JOINERY", ["OAK JOINERY"]),
        ("oak joineries", ["oak joineries"]),
        ("dry stone walls, a dry stone wall", ["dry stone walls", "dry stone wall"]),
        ("oak\njoinery", []),
    ],
)
def test_open_terms_are_found_in_any_case_and_number(text, surfaces, extractor, profile, posting):
    phrases = extractor.open_terms(profile(("skills", "Oak joinery\nDry stone walls")))
    found = extractor.find(posting(text), phrases).mentions
    assert [m.surface for m in found if m.kind == "open"] == surfaces


def test_a_longer_phrase_takes_a_term_in(extractor, profile, posting):
    phrases = extractor.open_terms(profile(("skills", "Python bridge building")))
    found = extractor.find(posting("Python bridge building and Python"), phrases).mentions
    assert [(m.term, m.kind) for m in found] == [("Python bridge building", "open"), ("Python", "language")]


def test_a_phrase_that_cuts_a_term_gives_way(extractor, profile, posting):
    phrases = extractor.open_terms(profile(("skills", "Marble machine")))
    found = extractor.find(posting("marble machine learning"), phrases).mentions
    assert [m.term for m in found] == ["Machine learning"]


def test_a_part_of_the_open_terms(extractor, profile, posting):
    phrases = extractor.open_terms(profile(("skills", "Dry stone walls\nHedge laying")))
    part = extractor.only(phrases, frozenset({"Hedge laying", "no such phrase"}))
    assert list(part.terms) == ["Hedge laying"]
    found = extractor.find(posting("Dry stone walls and hedge laying"), part).mentions
    assert [m.term for m in found] == ["Hedge laying"]


def test_the_lexicon_is_found_alike_with_and_without_a_model(extractor, tagged, posting):
    """Only the profile's own phrases need a tagger."""
    text = "Go, R and C++/C#; Excel at this. Senior Java developer (no Perl), CI/CD."
    assert extractor.find(posting(text)) == tagged.find(posting(text))


def test_the_same_profile_gives_the_same_terms(tagged, joiner):
    assert list(tagged.open_terms(joiner).terms) == list(tagged.open_terms(joiner).terms)
