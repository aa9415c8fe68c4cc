"""What recruiters say of how they found a person, read as a search and as parts of the profile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.api import extractor
from auditor.errors import WrongQuery
from auditor.messages.answers import heard, reported
from auditor.records import Contact, Reported
from auditor.searches.language import parse
from auditor.settings import Settings


@pytest.fixture(scope="module")
def find():
    """The real extractor."""
    return extractor(Settings(model="none")).find_in


def nothing(_):
    return ()


def words(search):
    """A search as it is understood, however it is laid out."""
    return str(parse(search)) if search else ""


# --- the search -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "search"),
    [
        ("searched Java AND Spring", "Java AND Spring"),
        ("I searched Java AND Spring.", "Java AND Spring"),
        ("I searched LinkedIn for Java AND Spring", "Java AND Spring"),
        ("Hi Nuala, I searched for Java AND Spring in Recruiter.", "Java AND Spring"),
        ("Java OR Kotlin", "Java OR Kotlin"),
        ("We did Java NOT Kotlin first, then read your page.", "Java NOT Kotlin"),
        ("My search: C++ AND C#", "C++ AND C#"),
        ("It was Java/Spring AND AWS, I believe", "Java/Spring AND AWS"),
        ("Java AND Spring - nothing else, sorry", "Java AND Spring"),
        ("I ran Java AND Spring; your summary convinced me", "Java AND Spring"),
    ],
)
def test_a_boolean_string_is_taken_without_the_sentence(answer, search, find):
    assert heard(answer, find)[0] == search


@pytest.mark.parametrize(
    ("answer", "search"),
    [
        (
            'We used ("pastry chef" OR baker) AND (sourdough OR rye) to find you in Cork.',
            '("pastry chef" OR baker) AND (sourdough OR rye)',
        ),
        (
            "My string was ((java OR kotlin) AND (sql OR (oracle AND plsql))) NOT junior and you came first.",
            "((java OR kotlin) AND (sql OR (oracle AND plsql))) NOT junior",
        ),
        ("We had ( java AND sql ) OR scala", "( java AND sql ) OR scala"),
        (
            'site:linkedin.com/in ("pastry chef" OR baker) -jobs',
            'site:linkedin.com/in ("pastry chef" OR baker) -jobs',
        ),
        ("Search string: chef AND sourdough", "chef AND sourdough"),
        ("chef AND sourdough please", "chef AND sourdough"),
        ("It was skills:java AND title:chef, you see", "skills:java AND title:chef"),
        ("It was java AND NOT (intern OR junior), you see", "java AND NOT (intern OR junior)"),
        ("It was java AND NOT (intern OR junior), within 50 miles.", "java AND NOT (intern OR junior)"),
    ],
)
def test_a_nested_string_inside_a_sentence_is_taken_whole(answer, search, find):
    assert heard(answer, find)[0] == search


PASTED = '("pastry chef" OR baker)\nAND (sourdough OR rye)\nAND NOT intern'


@pytest.mark.parametrize(
    "answer", [PASTED, f"Here it is:\n{PASTED}", f"My boolean was: {PASTED}", f"\n{PASTED}\n"]
)
def test_a_pasted_string_of_several_lines_is_one_search(answer, find):
    assert words(heard(answer, find)[0]) == words(PASTED)


@pytest.mark.parametrize(
    "answer",
    [
        f"Sure! The search was:\n\n{PASTED}\n\nHope that helps",
        f"Here it is:\n{PASTED}\nCheers",
        f"{PASTED}\n\nBest,\nOrla",
    ],
)
def test_what_is_written_around_a_pasted_string_is_no_part_of_it(answer, find):
    assert words(heard(answer, find)[0]) == words(PASTED)


def test_a_name_below_a_search_is_no_part_of_it(find):
    assert heard("We searched java AND spring\n\nBest,\nOrla", find)[0] == "java AND spring"


@pytest.mark.parametrize(
    ("answer", "search"),
    [
        ('title:"pastry chef" AND sourdough', 'title:"pastry chef" AND sourdough'),
        ('I used title:"pastry chef" AND sourdough', 'title:"pastry chef" AND sourdough'),
        ("it was title:(baker OR cook) AND rye", "title:(baker OR cook) AND rye"),
        ("skill:terraform headline:platform", "skill:terraform headline:platform"),
        ('current:"night baker"', 'current:"night baker"'),
    ],
)
def test_fields_belong_to_the_search(answer, search, find):
    assert heard(answer, find)[0] == search


@pytest.mark.parametrize("quotes", ['""', "\u201c\u201d", "\u201e\u201c", "\u00ab\u00bb"])
def test_curly_quotes_are_read_as_straight_ones(quotes, find):
    said = heard(f"I used {quotes[0]}pastry chef{quotes[1]} AND sourdough", find)[0]
    assert words(said) == '"pastry chef" AND sourdough'


def test_a_term_that_begins_with_a_dot_keeps_it(find):
    assert heard("searched for .NET AND Azure", find)[0] == ".NET AND Azure"


# --- named in prose -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "search"),
    [
        ("I looked for people with Kubernetes and Terraform.", "Kubernetes AND Terraform"),
        ("I used the keywords Java, Kafka and Scala", "Java AND Kafka AND Scala"),
        ("Kubernetes in your headline caught my eye", "Kubernetes"),
        ("Kubernetes and again Kubernetes", "Kubernetes"),
        ("I was looking for a Java developer", '"Java developer"'),
        ("You know machine learning", '"machine learning"'),
        ("Your teamwork and a senior level", ""),
    ],
)
def test_terms_that_are_named_are_searched_for_together(answer, search, find):
    assert heard(answer, find)[0] == search


@pytest.mark.parametrize(
    "answer",
    [
        "It was not Java, it was Kubernetes.",
        "I did not search for Java but for Kubernetes.",
        "Not because of Java, but because of Kubernetes.",
        "Kubernetes. It was not because of Java.",
    ],
)
def test_a_term_that_is_denied_is_not_searched_for(answer, find):
    assert heard(answer, find)[0] == "Kubernetes"


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "thanks!",
        "Hi Nuala, no idea to be honest.",
        "I just came across you",
        "AND",
        "OR OR OR",
        "((((",
        '"',
        "NOT",
        "You AND I should talk",
    ],
)
def test_an_answer_that_says_nothing_is_heard_as_nothing(answer, find):
    assert heard(answer, find) == ("", ())


@pytest.mark.parametrize("answer", ["I am NOT sure", "Sorry, I do NOT remember.", "We did NOT use any"])
def test_a_not_that_is_stressed_is_no_search(answer, find):
    assert heard(answer, find)[0] == ""


answers = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [
                "AND",
                "OR",
                "NOT",
                "(",
                ")",
                '"',
                "java",
                '"night baker"',
                "title:",
                "searched for",
                "\n",
                ":",
                ".",
            ]
        ),
    ),
    max_size=14,
).map(" ".join)


@given(answers)
def test_what_is_heard_is_a_search_or_nothing(answer):
    search, _ = heard(answer, extractor(Settings(model="none")).find_in)
    if search:
        parse(search)


@given(answers)
def test_what_is_heard_without_a_lexicon_stood_in_the_answer(answer):
    search, _ = heard(answer, nothing)
    assert len(search) <= 2 * len(answer) + 1
    if search:
        parse(search)


# --- parts of the profile -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        ("Your headline stood out", "headline"),
        ("I read your About section", "about text"),
        ("It was in your summary", "about text"),
        ("You list it in your skills section", "skills"),
        ("because of your endorsements", "skills"),
        ("Your current title matched", "job titles"),
        ("I filtered by job title", "job titles"),
        ("the job description of your last post", "job descriptions"),
        ("It was in your work history", "job descriptions"),
        ("your certificates are what we need", "certifications"),
        ("because of your degree", "education"),
        ("because of your location", "location"),
        ("I saw who your former employer is", "company"),
        ("You are open to work", "open to work"),
        ("LinkedIn recommended you", "LinkedIn's suggestion"),
        ("You came as a referral", "referral"),
        ("A colleague passed me your name", "referral"),
    ],
)
def test_a_part_of_the_profile_goes_by_the_name_that_the_ledger_gives_it(answer, part):
    assert heard(answer, nothing) == ("", (part,))


def test_several_parts_are_each_named_once():
    _, parts = heard("Your headline, your skills section, and the headline again", nothing)
    assert parts == ("headline", "skills")


def test_a_search_and_parts_are_heard_together(find):
    said = heard("I searched Java AND Spring, and your headline convinced me.", find)
    assert said == ("Java AND Spring", ("headline",))


@pytest.mark.parametrize("answer", ["It is a good team", "We wrote a headliner", "near enough"])
def test_words_that_only_look_like_a_part_name_none(answer):
    assert heard(answer, nothing)[1] == ()


# --- as evidence ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("side", ["desired", "mismatched"])
def test_a_labelled_answer_carries_its_words_parts_number_and_side(side):
    contact = Contact(
        7, side=side, searched='java AND "spring boot" NOT junior', profile_part="headline; skills"
    )
    assert reported(contact) == Reported(
        ("java", "spring boot"), ("headline", "skills"), 7, side, 'java AND "spring boot" NOT junior'
    )


def test_parts_alone_are_evidence():
    assert reported(Contact(7, side="desired", profile_part=" headline ;; ")).parts == ("headline",)


def test_an_undecided_contact_is_no_evidence():
    assert reported(Contact(7, searched="java", profile_part="headline")) is None


@pytest.mark.parametrize("side", ["desired", "mismatched", "unsure"])
def test_a_contact_without_an_answer_is_no_evidence(side):
    assert reported(Contact(7, side=side, found_by="no idea")) is None


def test_an_undecided_contact_is_not_looked_at():
    assert reported(Contact(7, searched="java AND (")) is None


def test_a_search_that_was_edited_into_none_is_refused():
    with pytest.raises(WrongQuery):
        reported(Contact(7, side="desired", searched="java AND ("))


@pytest.mark.parametrize(
    "answer",
    [
        "Happy to tell you more about the role near you.",
        "It was not your headline.",
        "She has worked for Python teams.",
        "We have you on our database from 2014.",
        "I saw your comment on a post about Kubernetes.",
    ],
)
def test_what_only_sounds_like_an_answer_is_none(answer, find):
    assert heard(answer, find) == ("", ())
