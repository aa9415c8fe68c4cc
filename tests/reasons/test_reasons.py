"""Why each contact was wrong, from sources to reasons; and the suite of contacts against its floors."""

import pytest
from reason_suites import FOLDER, figures, judged, wanted_and_blamed

from auditor import pipeline
from auditor.api import extractor
from auditor.records import Block, Source
from auditor.settings import Settings

SETTINGS = Settings(model="none")
PROFILE = """Mo Ryan
Baker
Cork, Ireland

About
I bake sourdough bread and plain loaves, and I was a Java developer once.

Experience

Baker
Crumb & Sons
2018 - 2024
Cork, Ireland
Sourdough bread, ovens, flour, dough, bread recipes, and a counter that is sold out by eleven every morning.

Java Developer
Byte Barn
2012 - 2017
Cork, Ireland
Java, Spring Boot, Hibernate, Oracle Database, Maven.
"""


def source(name, title, text, place="Cork, Ireland"):
    fields = (("title", title), ("company", f"{name} House"), ("location", place))
    return Source(
        name,
        "table",
        (*(Block("field", value, name=key) for key, value in fields), Block("paragraph", text)),
    )


BREAD = "Bake sourdough bread at ovens, weigh flour, knead dough, write bread recipes. Permanent, full-time."
JAVA = (
    "Build services in Java with Spring Boot, Hibernate and Maven on Oracle Database. Permanent, full-time."
)
DESIRED = tuple(source(f"wanted{n}", "Baker", BREAD) for n in range(3))


def whys(*mismatched, desired=DESIRED, corrected=None):
    profile = Source("me", "text", tuple(Block("paragraph", line) for line in PROFILE.splitlines()))
    made = pipeline.audit(
        profile, desired, mismatched, SETTINGS, corrected=corrected, extractor=extractor(SETTINGS)
    )
    by_id = {posting.id: posting.source for posting in made.mismatched}
    return {by_id[why.posting]: why for why in made.why_wrong}


def test_words_are_named_as_the_profile_writes_them_and_each_once():
    wanted = tuple(source(f"wanted{n}", "Java Developer", JAVA) for n in range(3))
    bread = source("bread", "Sourdough Baker", "Mind an oven, weigh, shape and rest.")

    (reason,) = whys(bread, desired=wanted)["bread"].reasons

    _, _, named = reason.detail.partition(": ")
    assert {*named.split(", ")} == {"Baker", "Sourdough (Bread making)"}


def test_plain_words_are_named_beside_a_single_term_only():
    wanted = tuple(source(f"wanted{n}", "Java Developer", JAVA) for n in range(3))
    bread = source("bread", "Baker", "Mind an oven and the flour, shape and rest.")

    (reason,) = whys(bread, desired=wanted)["bread"].reasons

    _, _, named = reason.detail.partition(": ")
    assert {*named.split(", ")} == {"Baker", "flour", "ovens"}


OF_JAVA = (
    "Java and Hibernate keep our claims moving; you own the batch jobs and their numbers.",
    "Write Hibernate mappings for ships and ports in Java, with a calm team of four.",
    "Lending runs on Java. You tune Hibernate, answer auditors and mend what broke at night.",
    "For a park service: maps, permits, Hibernate, Java, and a ranger who asks for reports.",
    "Our theatre sells seats by Java and Hibernate; you make the rush at ten survive.",
)
OF_BREAD = (
    "Bake sourdough bread at ovens from four in the morning, and teach an apprentice to weigh.",
    "Sourdough bread for a market stall: flour, dough, patience and a van on Saturdays.",
    "We run two ovens and bake sourdough bread for schools; recipes are yours to better.",
    "Knead dough, bake bread, keep sourdough alive while the mill next door changes flour.",
    "A hotel wants sourdough bread at breakfast: ovens, timing, bread recipes, no waste.",
)


def test_a_contact_that_is_found_by_wrong_words_is_not_untold():
    wanted = [source(f"wanted{n}", "Baker", text) for n, text in enumerate(OF_BREAD)]
    wrong = [source(f"java{n}", "Java Developer", text) for n, text in enumerate(OF_JAVA)]
    mixed = source("mixed", "Baker", f"{BREAD} Java and Hibernate are a must for our till.")

    found = whys(*wrong, mixed, desired=wanted)["mixed"]

    assert [reason.name for reason in found.reasons] == ["words"]
    assert found.reasons[0].detail.startswith(
        "its searches find you by what pulls towards roles you don't want"
    )


def test_words_are_blamed_for_another_kind_of_work_that_the_profile_names():
    found = whys(source("java", "Java Developer", JAVA))["java"]

    (reason,) = found.reasons
    assert reason.reason == "words"
    assert "Hibernate" in reason.detail
    assert {line.side for line in reason.evidence} == {"contact", "profile"}


def test_words_are_not_blamed_for_the_wanted_work_at_the_wrong_place():
    text = f"{BREAD} You work at our bakery in Toronto."
    found = whys(source("far", "Baker", text, "Toronto, Canada"))["far"]

    assert [reason.name for reason in found.reasons] == ["place"]


def test_where_nothing_tells_it_is_unclear():
    found = whys(source("same", "Baker", "Shape loaves of sourdough bread and bake them. A permanent post."))[
        "same"
    ]

    assert [reason.name for reason in found.reasons] == ["unclear"]


def test_what_the_person_says_counts_instead():
    java = source("java", "Java Developer", JAVA)
    found = whys(java, corrected={"java": ("level-senior", "place")})["java"]

    assert found.by_person
    assert [reason.name for reason in found.reasons] == ["level-senior", "place"]


def test_without_wanted_postings_only_the_person_can_tell():
    java, other = (
        source("java", "Java Developer", JAVA),
        source("other", "Chef", "Cook for two hundred guests."),
    )

    assert [*whys(java, other, desired=(), corrected={"java": ("shape",)})] == ["java"]


FIRST = FOLDER
SECOND = FOLDER.parent / "second"


def test_a_contact_of_no_wanted_work_at_all_is_about_words_though_wanted_postings_say_them_too():
    text = (
        "Install Kubernetes clusters, Terraform modules, Prometheus dashboards, Ansible playbooks and "
        "Jenkins jobs; weigh what matters in bread recipes of metrics. Permanent, full-time."
    )
    found = whys(source("ops", "Kubernetes Administrator", text))["ops"]

    assert [reason.name for reason in found.reasons] == ["words"]
    assert "only" in found.reasons[0].detail


@pytest.mark.parametrize(
    ("folder", "right", "exact", "blamed"), [(FIRST, 0.97, 0.95, 0.02), (SECOND, 0.92, 0.90, 0.02)]
)
def test_reasons_of_most_contacts_are_right(folder, right, exact, blamed):
    found = figures(judged(folder))

    assert found.right >= right
    assert found.exact >= exact
    assert found.words_blamed <= blamed


@pytest.mark.parametrize(("folder", "most"), [(FIRST, 2), (SECOND, 1)])
def test_hardly_any_wanted_posting_is_given_a_reason_beside_the_others(folder, most):
    every = wanted_and_blamed(folder)

    assert sum(bool(reasons) for _, reasons in every) <= most
