import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.records import Block, Source
from auditor.sections import posting
from auditor.sections.lines import key

LINKEDIN = (
    "Northwind logo\nNorthwind\nShare\nShow more options\nData Engineer\n"
    "Oslo, Norway · Reposted 1 day ago · Over 100 applicants\n"
    "Promoted by hirer · Actively reviewing applicants\nOn-site\nEasy Apply\nSave\n"
    "Save Data Engineer at Northwind\n"
    "Meet the hiring team\nBo Lie\nRecruiter of Kafka people\nMessage\nAbout the job\n"
)


def kinds(document):
    return [(section.kind, section.text) for section in document.sections]


def body(document):
    return [pair for pair in kinds(document) if pair[0] not in {"title", "company", "location"}]


def test_fields_of_a_saved_page_win(source):
    document = posting(
        source("Some text about the job here.", title="Clerk", company="Northwind", location="Oslo"), "d1"
    )
    assert (document.id, document.title, document.company) == ("d1", "Clerk", "Northwind")
    assert kinds(document)[:3] == [("title", "Clerk"), ("company", "Northwind"), ("location", "Oslo")]


def test_a_linkedin_paste(source):
    text = (
        LINKEDIN + "We move data.\nRequirements\n- Python\n"
        "Set alert for similar jobs\nAbout the company\nSimilar jobs\nJava Developer"
    )
    document = posting(source(text), "d1")
    assert (document.title, document.company) == ("Data Engineer", "Northwind")
    assert body(document) == [("other", "We move data."), ("requirements", "Python")]
    assert [cut.reason for cut in document.dropped] == [
        "page chrome: before the text",
        "page chrome: after the text",
    ]
    assert "Kafka" in document.dropped[0].text


def test_a_company_section_before_the_requirements_is_not_the_end(source):
    text = LINKEDIN + "Words. " * 60 + "\nAbout the company\nWe are nice.\nRequirements\nPython"
    assert ("requirements", "Python") in body(posting(source(text), "d1"))


def test_an_indeed_paste(source):
    text = "Clerk - job post\nNorthwind\nOslo, Norway\nApply with Indeed\nJob details\n"
    text += "Full job description\nYou keep books.\nReport job\nMore"
    document = posting(source(text), "d1")
    assert (document.title, document.company) == ("Clerk", "Northwind")
    assert body(document) == [("other", "You keep books.")]


def test_about_the_job_without_buttons_is_a_heading(source):
    document = posting(
        source("Clerk\nWho we are\nNorthwind sells nuts.\nAbout the job\nYou keep books."), "d1"
    )
    assert body(document) == [("about-company", "Northwind sells nuts."), ("other", "You keep books.")]
    assert document.dropped == ()


@pytest.mark.parametrize(
    "top",
    [
        "Title: Data Engineer\nCompany: Northwind",
        "Job Title\n\nData Engineer\n\nCompany\n\nNorthwind",
        "Northwind hiring Data Engineer in Oslo, Norway | LinkedIn",
        "Data Engineer at Northwind",
        "Data Engineer - Northwind\n\nAt Northwind we move data.",
        "Data Engineer\nNorthwind\nOslo, Norway",
        "Data Engineer\nNorthwind | Oslo, Norway | Remote",
        "Northwind\nData Engineer\nOslo, Norway",
        "Data Engineer\nNorthwind, Inc.".replace(", Inc.", ""),
    ],
)
def test_title_and_company_at_the_top(source, top):
    document = posting(source(top + "\n\nNorthwind is a mover of data, and you will move it with us."), "d1")
    assert (document.title, document.company) == ("Data Engineer", "Northwind")


def test_a_speciality_after_the_title_is_no_company(source):
    document = posting(source("Data Engineer - Platform\n\nYou build the platform of a bank with us."), "d1")
    assert (document.title, document.company) == ("Data Engineer - Platform", "")


def test_a_client_of_an_agency_is_no_company(source):
    assert posting(source("Job title: Clerk\nClient: confidential\n\nText of it."), "d1").company == ""


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("REQUIREMENTS:", "requirements"),
        ("🚀 What you’ll do", "responsibilities"),
        ("Requirements for the role:", "requirements"),
        ("Perks and benefits", "benefits"),
        ("Bonus points", "nice-to-have"),
        ("About Northwind", "about-company"),
        ("Why Northwind?", "benefits"),
        ("Equal Opportunity Employer", "equal-opportunity"),
        ("How to apply", "how-to-apply"),
    ],
)
def test_headings(source, heading, kind):
    document = posting(source(f"{heading}\nText of the part.", title="Clerk", company="Northwind"), "d1")
    assert body(document) == [(kind, "Text of the part.")]
    assert document.sections[-1].heading == heading


@pytest.mark.parametrize(
    "text", ["Requirements gathering experience", "Benefits administration", "Experience with Hadoop tools:"]
)
def test_a_line_of_text_is_no_heading(source, text):
    assert body(posting(source(f"Intro text.\n{text}", title="Clerk"), "d1")) == [
        ("other", f"Intro text.\n{text}")
    ]


def test_a_heading_within_its_line(source):
    document = posting(source("Requirements: 5 years of SQL\nand Python", title="Clerk"), "d1")
    assert body(document) == [("requirements", "5 years of SQL\nand Python")]


def test_a_fact_at_the_top_does_not_swallow_the_text(source):
    document = posting(source("Salary: 50k\nYou will write SQL all day.", title="Clerk"), "d1")
    assert body(document) == [("benefits", "50k"), ("other", "You will write SQL all day.")]


def test_a_marked_heading_nobody_listed_opens_other(source):
    document = posting(source("Benefits\nNuts\n# Our wild idea\nKafka", title="Clerk"), "d1")
    assert body(document) == [("benefits", "Nuts"), ("other", "Kafka")]


def test_a_single_paragraph(source):
    text = "We need a person who writes SQL, keeps calm and likes other people in a small office."
    document = posting(source(text), "d1")
    assert (document.title, body(document)) == ("(untitled)", [("other", text)])


def test_text_keeps_its_characters(source):
    assert body(posting(source("Requirements\n  𝗣𝘆𝘁𝗵𝗼𝗻   and “SQL”", title="Clerk"), "d1")) == [
        ("requirements", "  𝗣𝘆𝘁𝗵𝗼𝗻   and “SQL”")
    ]


words = st.lists(st.text("bcdfghjklmnpqrstvwxz", min_size=5, max_size=9), min_size=1, max_size=15)


@given(st.lists(words, max_size=20))
def test_no_word_of_an_unknown_text_is_lost(lines):
    document = posting(
        Source("a.txt", "text", tuple(Block("paragraph", " ".join(line)) for line in lines)), "d1"
    )
    texts = [f"{section.heading}\n{section.text}" for section in document.sections] + [
        cut.text for cut in document.dropped
    ]
    assert {word for line in lines for word in line} <= set(key("\n".join(texts)).split())


@given(
    st.lists(
        st.text(max_size=60)
        | st.sampled_from(
            [*LINKEDIN.split("\n"), "Requirements", "Title: x", "About Acme", "Set alert for similar jobs"]
        )
    )
)
def test_any_lines_go_in(lines):
    posting(Source("a.txt", "text", tuple(Block("paragraph", line) for line in lines)), "d1")
