"""A term is written as the person writes it, by where they do."""

import pytest

from auditor.contrast.own_words import Wording, named, wordings
from auditor.records import Position

NOW = Position("Hirer", "Quill", "2020-01")


@pytest.fixture
def written(profile, posting, extractor):
    """`written(term, *parts of the profile, asked=[texts of postings])`, by what is found in them."""

    def build(term, *parts, asked=()):
        one = profile(*parts)
        postings = [posting(text, id=f"p{number}") for number, text in enumerate(asked)]
        return wordings(
            [term],
            one,
            extractor.find(one, extractor.open_terms(one)).mentions,
            {p.id: extractor.find(p).mentions for p in postings},
            extractor.lexicon,
        )[term]

    return build


def test_another_name_is_told_from_another_spelling(written):
    assert written("Executive search", ("skills", "Headhunting")) == Wording("Headhunting", True)
    assert written("Labor planning", ("skills", "Labour Planning")) == Wording("Labour Planning", False)
    assert written("Node.js", ("skills", "NodeJS")) == Wording("NodeJS", False)
    assert written("Truck driver", ("headline", "Truck Drivers")) == Wording("Truck Drivers", False)
    assert written("API", ("skills", "APIs")) == Wording("APIs", False)


PARTS = {
    "headline": ("headline", "Headhunting since 2010"),
    "skills": ("skills", "Executive Recruiting"),
    "title": ("position-title", "Head of executive search", NOW),
    "about": ("about", "I like executive recruitment. Executive recruitment is fun, executive recruitment!"),
    "description": ("position-description", "Head hunting, head hunting, head hunting, head hunting.", NOW),
}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("description about title skills headline", "Headhunting"),
        ("description about title skills", "Executive Recruiting"),
        ("description about", "Executive recruitment"),
        ("description", "Head hunting"),
    ],
)
def test_the_strongest_part_that_says_it_counts(parts, expected, written):
    assert written("Executive search", *(PARTS[part] for part in parts.split())).written == expected


def test_within_a_part_the_commonest_form_counts_and_of_as_common_ones_the_first(written):
    skills = "skills", "Executive Recruiting\nHeadhunting"
    assert written("Executive search", skills).written == "Executive Recruiting"
    assert written("Executive search", skills, ("about", "headhunting")).written == "Headhunting"


def test_what_others_wrote_counts_last(written):
    praise = "recommendations", "The best headhunting I have seen."
    own = "projects", "An executive recruiting game"
    assert written("Executive search", praise, own).written == "Executive recruiting"
    assert written("Executive search", praise).written == "Headhunting"


def test_capitals_are_those_of_a_heading_or_a_list(written):
    sentence = "about", "I do labour planning, labour planning and more."
    assert written("Labor planning", sentence).written == "Labour planning"
    assert written("Labor planning", sentence, ("skills", "Labour Planning")).written == "Labour Planning"
    assert written(
        "Labor planning", ("headline", "labour planning"), ("skills", "Labour Planning")
    ).written == ("Labour Planning")


def test_letters_that_are_all_small_or_all_capitals_are_as_the_lexicon_has_them(written):
    assert written("SQL", ("skills", "sql")).written == "SQL"
    assert written("Kubernetes", ("skills", "KUBERNETES")).written == "Kubernetes"
    assert written(".NET", ("skills", "dotnet")) == Wording("Dotnet", True)
    assert written("iOS", ("skills", "ios")) == Wording("iOS")
    assert written("Executive search", ("headline", "HEADHUNTING")).written == "Headhunting"
    assert written("Registered nurse", ("headline", "RN")) == Wording("RN", True)


def test_styled_letters_and_cut_lines_are_plain(written):
    assert written("Executive search", ("headline", "𝗛𝗲𝗮𝗱𝗵𝘂𝗻𝘁𝗶𝗻𝗴")).written == "Headhunting"
    assert (
        written("Executive search", ("about", "I do executive\nrecruiting")).written == "Executive recruiting"
    )


def test_a_half_that_says_nothing_alone_is_not_how_it_is_written(written):
    assert written("Unit testing", ("skills", "Unit and integration testing")).written == "Unit testing"


def test_a_phrase_of_the_persons_own_stays_as_they_wrote_it(written):
    assert written("Wheel Truing", ("skills", "Wheel Truing")) == Wording("Wheel Truing")
    assert written("wheel truing", ("skills", "wheel truing")) == Wording("Wheel truing")
    assert written("gwozdnik", ("skills", "gwozdnik")) == Wording("gwozdnik")


def test_what_the_profile_lacks_is_written_as_most_postings_do(written):
    asked = [
        "Headhunting. Headhunting. Headhunting.",
        "Executive recruiting",
        "You like executive recruiting.",
    ]
    assert written("Executive search", asked=asked) == Wording("Executive recruiting", True)
    assert written("Executive search", ("skills", "Head hunting"), asked=asked).written == "Head hunting"


def test_what_nobody_writes_is_written_as_it_is_named(written):
    assert written("Executive search", ("skills", "Bread")) == Wording("Executive search")


def test_terms_are_named_by_any_of_their_names(extractor):
    found = {"Executive search": Wording("Headhunting", True)}
    texts = "headhunting", "EXECUTIVE SEARCH", "Headhunting (Executive search)", "executive recruitment"
    assert {named([text], found, extractor.lexicon) for text in texts} == {frozenset({"Executive search"})}
