"""Terms that a line end cuts are found; those of a list with one on each line stay apart."""

import pytest


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("We run Spring\nBoot behind nginx.", ["Spring Boot", "nginx"]),
        ("You write infrastructure as\ncode all day", ["Infrastructure as code"]),
        ("Knows natural\nlanguage processing well", ["Natural language processing"]),
        ("Python, SQL, Power\nBI, Kafka", ["Python", "SQL", "Power BI", "Apache Kafka"]),
        ("The team is led by a Machine\nLearning Engineer. It is small.", ["Machine learning engineer"]),
    ],
)
def test_a_line_end_in_running_text_does_not_hide_a_term(text, terms, terms_in):
    assert terms_in(text) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("We use Terra-\nform here", ["Terraform"]),
        ("We are cloud-\nnative here", ["Cloud-native"]),
        ("We write T-\nSQL here", ["T-SQL"]),
    ],
)
def test_a_hyphen_at_a_line_end_is_the_printers_or_the_words_own(text, terms, terms_in):
    assert terms_in(text) == terms


@pytest.mark.parametrize(
    "text",
    [
        "Spring\nBoot",
        "Apache Spark\nStreaming",
        "big data\nengineering",
        "We use Spring.\nBoot the server",
        "We use Spring\n\nBoot the server.",
        "Runs jobs on Apache Spark\n- Streaming of events.",
    ],
)
def test_lines_that_stand_for_themselves_stay_apart(text, terms_in):
    assert not {"Spring Boot", "Spark Streaming", "Data engineering"} & {*terms_in(text)}


def test_a_headline_is_one_line(terms_in):
    assert terms_in("Data Engineer | Machine\nLearning", "headline") == ["Data engineer", "Machine learning"]


def test_the_surface_is_shown_on_one_line_at_its_place(find):
    text = "We run Spring\nBoot behind nginx."
    first = find(text).mentions[0]
    assert (first.surface, text[first.start : first.end]) == ("Spring Boot", "Spring\nBoot")


def test_no_word_of_a_cut_term_speaks_of_others(find):
    """Learning Python is a wish, machine learning is none."""
    found = find("We do machine\nlearning with Python.").mentions
    assert {m.qualifier for m in found} == {"plain"}
