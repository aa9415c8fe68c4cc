"""What searches for a posting are drawn from."""

import pytest

from auditor.records import Document, Mention, Section
from auditor.searches.drawn import wanted
from auditor.settings import Settings


def test_the_must_haves_are_the_rare_and_often_asked_for():
    posting = Document(
        "p",
        "Java developer",
        "",
        "en",
        (Section("title", "Java developer"), Section("requirements", "x")),
        "p",
    )
    mentions = [
        Mention("Java developer", "title", "Java developer", "p", 0, 0, 14),
        Mention("Java", "language", "Java", "p", 1, 0, 1),
        Mention("SQL", "language", "SQL", "p", 1, 0, 1),
        Mention("Teamwork", "soft", "x", "p", 1, 0, 1),
        Mention("English", "language", "x", "p", 1, 0, 1),
    ]
    shares = {"Java": 0.05, "SQL": 0.1, "English": 0.5}
    made = wanted(
        posting, mentions, {"Java": 2.0, "SQL": 1.0, "Teamwork": 5.0, "English": 3.0, "Java developer": 2.0},
        lambda term: shares.get(term, 0.0), lambda term: [term, f"{term} too"], Settings(),
    )  # fmt: skip
    assert [s.term for s in made.skills] == [
        "Java",
        "SQL",
    ]  # what half of all postings ask for narrows nothing
    assert [s.weight for s in made.skills] == [1.0, pytest.approx(0.3)]
    assert made.titles == ("Java developer",)
    assert made.typed == ("Java developer", "Java developer too")
    assert made.skills[0].typed == ("Java", "Java too")


@pytest.mark.parametrize(
    ("title", "known", "wordings"),
    [
        ("Lead Baker", ["Lead baker"], ()),  # "lead" is a rank, and "baker" alone another title
        ("Lead Baker", [], (("baker",),)),
        ("Pastry Baker", ["Baker"], (("pastry", "baker"),)),
    ],
)
def test_one_word_that_is_left_of_a_known_title_is_none(title, known, wordings):
    posting = Document("p", title, "", "en", (Section("title", title),), "p")
    mentions = [Mention(name, "title", title, "p", 0, 0, len(title)) for name in known]

    made = wanted(posting, mentions, {}, lambda term: 0.0, lambda term: [term], Settings())

    assert made.wordings == wordings
