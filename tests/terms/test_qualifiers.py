import pytest
import suites

from auditor.languages import ENGLISH
from auditor.terms.qualifiers import Qualifiers


def of(sentence, word="Java"):
    start = sentence.index(word)
    return Qualifiers(*suites.read(sentence), ENGLISH).of(start, start + len(word))


@pytest.mark.parametrize(
    "sentence",
    [
        "I no longer do Java",
        "Java no longer",
        "Not looking for Java work",
        "I am not a Java developer",
        "Please no Java",
        "NO Java",
        "Anything without Java",
        "I have never touched Java",
        "I don't want Java jobs",
        "I avoid Java where I can",
        "Rather than Java, I write Perl",
        "Everything except Java",
        "Java is not required",
        "Java experience is not needed",
        "Looking for SQL roles, not Java",
        "No Perl, Java or PHP please",
        "Strong SQL (no Java)",
    ],
)
def test_negated(sentence):
    assert of(sentence) == "negated"


@pytest.mark.parametrize(
    "sentence",
    [
        "Formerly a Java developer",
        "Former Java developer",
        "Previously worked on Java services",
        "I used to write Java",
        "Moved from Java to Perl",
        "Transitioned from Java into teaching",
        "Started out in Java",
        "Looked after legacy Java code",
        "Java until 2014",
        "Some Java (until 2014)",
        "Java before 2014",
        "Java was my trade in the past",
    ],
)
def test_past(sentence):
    assert of(sentence) == "past"


@pytest.mark.parametrize(
    "sentence",
    [
        "Currently learning Java",
        "Interested in Java",
        "Aspiring Java developer",
        "Exploring Java in the evenings",
        "Basic Java",
        "Familiar with Java",
        "Seeking Java roles",
        "I want to learn Java",
        "Curious about Java",
    ],
)
def test_aspirational(sentence):
    assert of(sentence) == "aspirational"


@pytest.mark.parametrize(
    "sentence",
    [
        "Eight years of Java",
        "Java",
        "Knows Java and Node",  # "now" and "no" inside words
        "Notable work in Java",
        "Used Java to sort the post",
        "Strong Java, no Perl",  # the trigger follows
        "Looking for Java roles, not Perl",
        "Java. No Perl.",
    ],
)
def test_plain(sentence):
    assert of(sentence) == "plain"


@pytest.mark.parametrize(
    "sentence",
    [
        "I do not travel. Java is my craft",
        "No longer Perl; Java",
        "Not Perl but Java",
        "Not Perl - Java",
        "No nonsense\nJava every day",
        "Formerly Perl, now Java",
        "Formerly Perl, currently Java",
        "No Perl | Java",
        "• No weekends • Java",
        "Never bored! Java",
        "Until 2012 Perl, since then Java",
        "I never stop, because Java is never done",
        "Used to lead a team; I write Java",
        "Java\nNot required: a car",
    ],
)
def test_a_clause_ends_the_reach(sentence):
    assert of(sentence) == "plain"


def test_a_trigger_reaches_six_words():
    assert of("without one two three four five six Java") == "negated"
    assert of("without one two three four five six seven Java") == "plain"


def test_the_nearest_trigger_decides():
    assert of("Formerly learning Java") == "aspirational"
    assert of("Formerly without Java") == "negated"
    assert of("Never formerly Java") == "past"


def test_a_decimal_point_or_an_abbreviation_ends_no_clause():
    assert of("No version 2.0 of Java") == "negated"


def test_spaces_inside_a_trigger_may_be_many():
    assert of("I no   longer do Java") == "negated"


def test_typography_does_not_hide_a_denial(find):
    (mention,) = find("I don’t want Java jobs").mentions
    assert mention.qualifier == "negated"


def test_every_mention_has_its_own_qualifier(find):
    found = find("Formerly Java; no Perl scripting, but learning SQL.\nPython").mentions
    assert [(m.term, m.qualifier) for m in found] == [
        ("Java", "past"),
        ("Perl", "negated"),
        ("SQL", "aspirational"),
        ("Python", "plain"),
    ]


# --- phrases that contain a trigger without being one -----------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Languages including but not limited to Java and SQL",
        "Not only Java but also SQL",
        "Not just Java",
    ],
)
def test_more_than_is_no_denial(sentence):
    """Postings say so of what they ask for; a denied mention would ask for nothing."""
    assert of(sentence) == "plain"


@pytest.mark.parametrize(
    "sentence",
    ["Moved from Perl to Java", "Transitioned from nursing to Java", "Migrated legacy code to Java"],
)
def test_what_one_moves_to_is_not_past(sentence):
    assert of(sentence) == "plain"


@pytest.mark.parametrize(
    "sentence", ["Machine learning with Java", "Deep learning in Java", "E-learning in Java"]
)
def test_learning_as_a_field_is_no_wish(sentence):
    assert of(sentence) == "plain"


def test_visual_basic_is_no_beginner():
    assert of("Visual Basic and Java") == "plain"


@pytest.mark.parametrize("sentence", ["Ex-Java developer", "Wrote Java in earlier roles"])
def test_past_that_begins_or_follows(sentence):
    assert of(sentence) == "past"


@pytest.mark.parametrize(
    "sentence",
    [
        "Not open to Perl, C or Java.",
        "I don't do Perl, C or Java any more",
        "No longer: Perl, C, Java",
        "Please no Perl, C, or Java roles, thanks",
        "No Perl, C, Go, Rust, Ruby, Julia, Scala or Java",
        "I avoid Perl, C and Java where I can",
        "Not interested in: Java",
    ],
)
def test_every_part_of_a_denied_list_is_denied(sentence):
    assert of(sentence) == "negated"


def test_a_list_of_what_is_past():
    assert of("Previously: Perl, Java") == of("Formerly C, Perl and Java; now teaching") == "past"


@pytest.mark.parametrize(
    "sentence", ["No Perl, I write Java daily", "No Perl, just Java", "Without Perl, Java is all I need"]
)
def test_what_follows_a_comma_may_be_another_clause(sentence):
    assert of(sentence) == "plain"


@pytest.mark.parametrize(
    "sentence",
    [
        "Zero interest in Java",
        "No desire to learn Java",
        "Not looking to move into Java",
        "Little appetite for Java",
    ],
)
def test_a_wish_that_is_denied_is_none(sentence):
    assert of(sentence) == "negated"


@pytest.mark.parametrize("sign", ["✨", "▪️", "→", "➤", "★", "◆", "»"])
def test_glyphs_part_what_stands_on_their_sides(sign, find):
    found = find(
        f"Data Engineer {sign} ex-Perl {sign} Java {sign} learning Rust {sign} SQL", "headline"
    ).mentions
    qualified = {m.term: m.qualifier for m in found}
    assert qualified == {
        "Data engineer": "plain", "Perl": "past", "Java": "plain", "Rust": "aspirational", "SQL": "plain",
    }  # fmt: skip


@pytest.mark.parametrize("sign", ["/", "~", "*", "//"])
def test_a_sign_that_comes_again_parts_a_headline(sign, find):
    found = find(f"Data Engineer {sign} ex-Perl {sign} Java", "headline").mentions
    assert {m.term: m.qualifier for m in found}["Java"] == "plain"


def test_slashes_in_a_sentence_are_a_list():
    assert of("I want no Perl / C / Java") == "negated"


def test_what_does_not_hurt_is_not_denied():
    assert of("It wouldn't hurt to know Java") == "plain"


@pytest.mark.parametrize(
    "text",
    [
        "Not interested in:\n- Perl\n- Java\n- PHP",
        "Not interested in:\nPerl\nJava\nPHP",
        "Roles I am not looking for:\n\n\u2022 Perl\n\u2022 Java",
        "Not (any more): Perl, Java",
        "Not any more: Perl, Java",
        "I no longer do: Perl / Java / PHP",
        "Not open to: Perl | Java | PHP",
        "What I don't do: Perl; Java; PHP",
        "No longer a potter, joiner or Java trainer",
    ],
)
def test_a_list_under_words_that_deny_is_denied_whole(text):
    assert of(text) == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "Not interested in:\n- Perl\n- PHP\nJava, SQL",
        "Not interested in:\nPerl\nPHP\n\nJava",
        "Not interested in:\nPerl\nWhat I do:\nJava",
        "Not interested in:\nPerl\nNow Java",
        "Not interested in:\nPerl\nPHP\nI look after Java services that forty shops depend on.",
        "Not (any more): Perl, PHP\nJava",
        "Not any more: Perl, PHP. Java and SQL daily.",
        "Java | Not open to: Perl | SQL",
        "Former: Perl, PHP | Java, SQL",
        "No Perl: Java and SQL",
    ],
)
def test_a_list_that_is_denied_ends(text):
    assert of(text) == "plain"


@pytest.mark.parametrize(
    "text",
    [
        "ex-Perl, PHP and Java developer",
        "Former Perl, PHP & Java developers",
        "Former Perl, PHP and senior Java developer",
        "Ex Perl/PHP/Java dev",
        "Ex-Perl developer, Java developer and tester",
        "Old stack: Perl, Java",
    ],
)
def test_every_part_of_a_list_before_the_one_who_does_it_is_past(text):
    assert of(text) == "past"


@pytest.mark.parametrize("text", ["Ex-Perl developer, Java and SQL", "ex-Perl, ex-PHP, Java developer"])
def test_a_list_of_what_is_past_ends_with_the_one_who_did_it(text):
    assert of(text) == "plain"
