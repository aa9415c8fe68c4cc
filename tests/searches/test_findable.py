"""What an edit makes of a profile as searches see it."""

from by_hand import ad, profile, titled

from auditor.records import Document, Mention, Section
from auditor.searches.chance import presence, title_factor
from auditor.searches.families import FAMILIES
from auditor.searches.profile import Findable, Place, Profile, words

CURRENT, ANY, KEYWORDS, SKILLS, TITLE = FAMILIES


def test_closing_a_position_makes_its_title_past():
    open_ended = Findable(
        (Place("Java", 3, "current position-title", 5.0),), (titled("Java Developer", section=3),)
    )
    closed = open_ended.closed(frozenset({3}))
    assert title_factor(closed, ad(), CURRENT) == 0.0
    assert closed.places == (Place("Java", 3, "past position-title", 2.5),)
    assert open_ended.closed(frozenset({4})) == open_ended


def test_a_demoted_term_is_still_found_by_keyword():
    one = profile(("Java", "skills"), ("Java", "headline"))
    demoted = one.demoted("Java")
    assert demoted.listed == frozenset()
    assert demoted.keywords == {"Java"}
    assert demoted.strengths["Java"] < one.strengths["Java"]


def test_an_added_term_is_found():
    assert presence(profile().with_term("Go", "skills"), "Go", CURRENT) == 1.0


def test_a_term_out_of_skills_alone_is_still_found():
    one = profile(("Java", "skills"), ("Java", "about")).unlisted("Java")
    assert one.keywords == {"Java"}
    assert presence(one, "Java", CURRENT) == 0.8


def test_a_removal_leaves_facts_alone():
    one = profile(("Java", "skills"), ("Java", "past position-title"), ("Java", "certifications")).rid_of(
        "Java"
    )
    assert {place.field for place in one.places} == {"past position-title", "certifications"}


def test_another_word_takes_the_place_of_one():
    one = profile(("Java", "skills"), ("Java", "past position-title")).reworded("Java", "Kotlin")
    assert [(p.term, p.field) for p in one.places] == [("Kotlin", "skills"), ("Java", "past position-title")]


def test_words_of_a_title_are_apart_where_a_sign_stands_between():
    assert words("Senior C++ Engineer, Java/Go") == ("senior", "c++", "engineer", "", "java", "", "go")
    assert words("𝗝𝗮𝘃𝗮 Developer.") == ("java", "developer")


def test_a_phrase_that_few_postings_use_is_seen_but_owns_no_title():
    document = Document("p", "", "", "en", (Section("headline", "Baker of rye"),), "p")
    rare = Mention("rye", "open", "rye", "p", 0, 9, 12)
    _, mentions, seen = Profile.of(document, [], [rare])
    assert (mentions, seen.keywords) == ((rare,), {"rye"})
    assert seen.titles[0].words == (("baker", frozenset()), ("of", frozenset()), ("rye", frozenset()))
