from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import read
from auditor.records import Block, Source
from auditor.sections import posting
from auditor.text.normalise import key

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
        ("You will need:", "requirements"),
        ("You'll also bring:", "requirements"),
        ("You will:", "responsibilities"),
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


TEXT = (
    "\n\nWe keep ferries running and like tidy work.\n\nWhat you will do\n- Mend pumps\n\n"
    "Requirements\n- Diesel engines\n"
)


@pytest.mark.parametrize(
    "top",
    [
        "Towline Ferries\n\nPump Engineer (m/f/d)\nRipon, England",
        "Home\nCareers\nContact\n\nPump Engineer\nTowline Ferries\nRipon, England",
        "Skip to content\nTowline Ferries\nMenu\nSearch\nPump Engineer\n\nAbout Towline Ferries",
        "Hello,\n\nTowline Ferries is hiring a Pump Engineer in Ripon.",
        "We are looking for an experienced Pump Engineer to join Towline Ferries. Towline Ferries is old.",
        "Post title: Pump Engineer\nOrganisation: Towline Ferries",
        "| Role | Pump Engineer |\n| Employer | Towline Ferries |",
        "Title\tPump Engineer\nCompany\tTowline Ferries",
        "Towline Ferries: Pump Engineer\nRipon or remote",
        "Hi,\n\nOur client Towline Ferries has a new job.\n\nPUMP ENGINEER - Ripon - £50,000",
        "Pump Engineer\nat Towline Ferries",
        "Pump Engineer\nTowline Ferries",
        "Careers at Towline Ferries | Pump Engineer",
        "# Towline Ferries is hiring: Pump Engineer",
        "Pump Engineer\n\nTowline Ferries runs boats in Ripon.",
        "Pump Engineer - Ref: 4471\nTowline Ferries Ltd\nRipon, England",
    ],
)
def test_title_and_employer_of_other_layouts(source, top):
    document = posting(source(top.replace("# ", "") + TEXT), "d1")
    assert (document.title.casefold(), document.company) == ("pump engineer", "Towline Ferries")


def test_an_agency_that_does_not_name_its_client_is_no_employer(source):
    text = (
        "Pump Engineer\n\nMarlow Nash is recruiting on behalf of a family firm. Marlow Nash is a specialist."
    )
    assert posting(source(text + TEXT), "d1").company == ""


def test_a_skill_at_the_start_of_a_sentence_is_no_employer(source):
    text = "Pump Engineer\n\nJava is what we write. Java has its place, and you will work at Java all day."
    assert posting(source(text + TEXT), "d1").company == ""


def test_words_of_the_title_line_that_say_something_of_the_job_stay(source):
    document = posting(
        source("Pump Engineer (Kafka) | calm team | £50k\n\nText of it, with a full stop."), "d1"
    )
    assert document.title == "Pump Engineer"
    assert [(s.kind, s.text) for s in document.sections] == [
        ("title", "Pump Engineer (Kafka)"),
        ("other", "calm team\nText of it, with a full stop."),
    ]
    assert [(cut.text, cut.reason) for cut in document.dropped] == [
        ("£50k", "title line: pay, place, hours, reference")
    ]


@pytest.mark.parametrize(
    "tail",
    [
        "We use Kafka to screen applications, and your CV goes through it.",
        "Our careers page runs on Kafka. Unsolicited mails from recruitment agencies are not read.",
        "Pursuant to local law we consider applicants with conviction records, with Kafka.",
        "If you have not heard within a week, the first interview was filled; we plan in Kafka.",
        "After you apply you will be invited to a call, which is booked in Kafka.",
        "The next step is a call over Kafka. If you need any help with it, please say so.",
        "Successful candidates are sent a link to Kafka, where papers required by law are kept.",
        "Please never answer a letter that asks for a fee in our name: it is a fraud, sent through Kafka.",
    ],
)
def test_a_tail_without_a_heading_asks_for_nothing(source, tail):
    document = posting(source(f"Clerk\nRequirements\n- SQL\n\n{tail}\nSee you."), "d1")
    assert body(document) == [("requirements", "SQL"), ("how-to-apply", tail), ("other", "See you.")]


@pytest.mark.parametrize(
    "line",
    [
        "If you have used Kafka before you apply, say so, as we would like to hear of it.",
        "You must know Kafka. You will be asked to show it at the first interview.",
        "You need Kafka and a cool head, and your application should tell of both.",
    ],
)
def test_a_paragraph_at_the_end_that_asks_for_something_is_a_requirement(source, line):
    document = posting(source(f"Clerk\nRequirements\n- SQL\n\n{line}"), "d1")
    assert body(document) == [("requirements", f"SQL\n{line}")]


@pytest.mark.parametrize(
    "text",
    ["You maintain our J2EE applications in Java.", "Applicants must have five years of SQL, no less."],
)
def test_a_demand_that_speaks_of_applications_or_applicants_stays(source, text):
    assert body(posting(source(f"Clerk\nRequirements\n- SQL\n\n{text}"), "d1")) == [
        ("requirements", f"SQL\n{text}")
    ]


def test_a_signature_is_no_part_of_the_text(source):
    document = posting(
        source("Clerk\n\nYou keep books for us.\n\nKind regards\nBo Lie\nJava and Kafka recruiting"), "d1"
    )
    assert body(document) == [("other", "You keep books for us.")]
    assert document.dropped[-1].reason == "signature"


def test_thanks_within_a_text_is_no_signature(source):
    document = posting(source("Clerk\n\nYou keep books for us.\n\nThanks\n\nRequirements\n- SQL"), "d1")
    assert ("requirements", "SQL") in body(document)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What the clerk does:", "responsibilities"),
        ("And who'd suit us?", "requirements"),
        ("It would help if you had", "nice-to-have"),
        ("What we give you", "benefits"),
        ("Things you need to know", "other"),
    ],
)
def test_a_heading_nobody_listed_is_known_by_its_words(source, heading, kind):
    assert body(posting(source(f"Clerk\n\n{heading}\n- SQL"), "d1")) == [(kind, "SQL")]


def test_a_posting_in_one_line_is_divided_at_its_headings(source):
    text = "We sell nuts. " * 12 + "Responsibilities Mend the pumps every day of the week and write it down. "
    text += "Required qualifications Five years of SQL and a licence. Benefits A free lunch for all."
    assert [kind for kind, _ in body(posting(source(text, title="Clerk"), "d1"))] == [
        "other",
        "responsibilities",
        "requirements",
        "benefits",
    ]


def said(document):
    return "\n".join(
        [
            document.title,
            document.company,
            *(f"{section.heading}\n{section.text}" for section in document.sections),
            *(cut.text for cut in document.dropped),
        ]
    )


def assert_conserved(source):
    document = posting(source, "d1")
    wanted = {word for block in source.blocks for word in key(block.text).split()}
    assert wanted <= set(key(said(document)).split())


ROOT = Path(__file__).parents[2] / "data"
FILES = [
    *sorted((ROOT / "evaluation" / "reading" / "postings").glob("*/*.[!j]*")),
    *sorted(file for side in ("desired", "mismatched") for file in (ROOT / "sample").glob(f"*/{side}/*")),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_every_word_of_a_posting_is_kept_or_dropped_with_a_reason(file):
    for source in read.sources(file):
        assert_conserved(source)


LAYOUT = [
    "Towline Ferries",
    "Pump Engineer (m/f/d)",
    "Ripon, England · 3 days ago",
    "Job title: Pump Engineer | Ripon",
    "Employer",
    "at Towline Ferries",
    "Welder - job post",
    "Welder | LinkedIn",
    "Engineer\tTowline | calm team",
    "Towline Ferries Ltd",
    "| Role | Pump Engineer |",
    "Hello all,",
    "About Towline",
    "Requirements",
    "Requirements: SQL; Java",
    "Nice to have",
    "Skip to content",
    "Home",
    "Careers",
    "Search",
    "*** START *** Cook *** £12",
    "Towline Ferries is hiring: Cook",
    "We are looking for a Cook to join us, soon.",
    "Your CV goes to our careers page, always.",
    "Kind regards",
    "© 2026 Towline Ferries Ltd",
    "Similar jobs",
    "BENEFITS",
    "Apply now",
    "Save",
    "About the job",
    "Title",
]


@given(
    st.lists(
        st.tuples(st.sampled_from(LAYOUT), st.sampled_from(["paragraph", "item", "heading"]), st.booleans())
    ),
    st.booleans(),
)
def test_no_word_of_any_layout_is_lost(rows, doubled):
    made = [Block(kind, text, gap=gap) for text, kind, gap in rows for _ in range(1 + doubled)]
    assert_conserved(Source("a.txt", "text", tuple(made)))
