"""Suggested wordings: truthful, and within what LinkedIn's fields hold."""

import pytest

from auditor.edits.wording import fallen, headline, too_long
from auditor.records import Document, Section
from auditor.records.fields import FIELDS


@pytest.fixture
def own(mention):
    """A profile with one headline, and the mentions of some words in it, wherever they stand."""

    def build(text, *words):
        document = Document("profile", "", "", "en", (Section("headline", text),), "p")
        return document, [mention(document, word) for word in words]

    return build


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Platform Engineer | Java, Kubernetes | Cork", "Platform Engineer | Kubernetes | Cork"),
        ("Platform Engineer | Kubernetes | ex-Java developer", "Platform Engineer | Kubernetes"),
        ("Platform Engineer | Kubernetes, Java | Cork", "Platform Engineer | Kubernetes | Cork"),
        ("Platform Engineer - Java - Kubernetes", "Platform Engineer - Kubernetes"),
        ("Platform Engineer · Java", "Platform Engineer"),
        ("Java Engineer | Kubernetes", ""),  # who the person is, only they can say otherwise
        ("Platform Engineer | ex-Java, so I know it | Cork", "Platform Engineer | Cork"),
        ("Platform Engineer | Java, wine, d&b, Kubernetes", "Platform Engineer | wine, d&b, Kubernetes"),
        ("Java", ""),
        ("Platform-Engineer with Java", ""),
    ],
)
def test_a_headline_loses_the_parts_that_name_a_term(text, read, own):
    assert headline(*own(text, "Java"), {"Java"}) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Cook | Java / Kubernetes / Terraform", "Cook | Kubernetes / Terraform"),
        ("Cook | Kubernetes & Java", "Cook | Kubernetes"),
        ("Cook | Java and Kubernetes, Terraform", "Cook | Kubernetes, Terraform"),
        ("Cook | Kubernetes, Terraform and Java", "Cook | Kubernetes, Terraform"),
        ("Cook | Kubernetes (Java), Terraform", "Cook | Kubernetes, Terraform"),
        ("Cook | (Kubernetes, Java) Terraform", ""),  # a bracket would stay open
        ("Cook | From Java to Kubernetes and Terraform", ""),  # only the person can say that otherwise
    ],
)
def test_no_term_that_stays_is_lost_with_one_that_leaves(text, read, own):
    made = own(text, *(word for word in ("Java", "Kubernetes", "Terraform") if word in text))
    assert headline(*made, {"Java"}) == read
    assert fallen(*made, {"Java"}) == frozenset()


def test_a_headline_that_names_nothing_of_it_has_no_suggestion(own):
    assert headline(*own("Platform Engineer | Kubernetes", "Kubernetes"), {"Java"}) == ""
    assert headline(Document("profile", "", "", "en", (), "p"), [], {"Java"}) == ""


def test_a_headline_with_other_words(own):
    made = own("Cook | REST | Java, SQL", "REST", "Java", "SQL")
    assert headline(*made, {"REST"}, {"Java": "Kotlin"}) == "Cook | Kotlin, SQL"
    assert headline(*made, (), {"SQL": "PostgreSQL"}) == "Cook | REST | Java, PostgreSQL"


def test_a_suggested_headline_fits_its_field(own):
    long = ["Cook", "Java", *(f"speciality number {n}" for n in range(12))]
    document, mentions = own(" | ".join(long), "Java")
    suggested = headline(document, mentions, {"Java"})
    most = FIELDS["headline"].limit
    assert most - 25 < len(suggested) <= most
    assert suggested.startswith("Cook | speciality number 0 |")


def test_fields_that_hold_too_much_are_named():
    texts = ("headline", "K" * 221), ("about", "K" * 2600), ("skills", "K" * 9999)
    document = Document("profile", "", "", "en", tuple(Section(*part) for part in texts), "p")
    assert too_long(document) == ("headline: 221 characters, and LinkedIn takes 220",)
