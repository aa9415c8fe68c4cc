"""Who seeks whom, in whichever order a page has them; and what headings in a sentence open."""

import pytest

from auditor.sections import posting

CARD = "{}\n{}\nOslo, Norway · 4 days ago · 36 applicants\n£34K/yr\nOn-site\nFull-time\nApply\nSave\n"
TEXT = "About the job\nFjordline stores boats.\nRequirements\n- Varnish\n"


def read(source, text):
    document = posting(source(text), "d1")
    return document.title, document.company


@pytest.mark.parametrize("names", [("Boat Planner", "Fjordline"), ("Fjordline", "Boat Planner")])
def test_a_title_is_told_from_the_employer_in_either_order(source, names):
    assert read(source, CARD.format(*names) + TEXT) == ("Boat Planner", "Fjordline")


def test_an_employer_is_told_from_a_title_that_nobody_knows_by_the_text(source):
    assert read(source, CARD.format("Hull Whisperer", "Fjordline") + TEXT) == ("Hull Whisperer", "Fjordline")


def test_a_logo_names_the_employer(source):
    page = "Hull Whisperer\nCompany logo for, Kvist.\nKvist\nShare\nHull Whisperer\n"
    page += "Oslo · 1 day ago · 3 applicants\nAbout the job\nWe mend boats."
    assert read(source, page) == ("Hull Whisperer", "Kvist")


@pytest.mark.parametrize(
    ("text", "company"),
    [
        (
            "Boat Builder\nHarrow Slips\nOslo · Posted today\n£16.50 - £18.20 an hour\n\nBoats.",
            "Harrow Slips",
        ),
        ("Boat Builder\n\nKvist 3D, Oslo.\n\nWe mend boats.", "Kvist 3D"),
        ("Boat Builder - Kvist Foods, Oslo\n\nMend boats.", "Kvist Foods"),
        ("Boat Builder\n\nHello! We're Kvist, two people with a shed.", "Kvist"),
        ("Boat Builder\n\nAt Kvist, we mend boats.", "Kvist"),
        ("Boat Builder\n\nJoin Kvist, where the tide is.", "Kvist"),
        ("Boat Builder\nPosted by Kvist Motors, Oslo on 3 May\n\nMend boats.", "Kvist Motors"),
        ("Boat Builder\nThe Kvist Hotel, Oslo\n\nMend boats.", "The Kvist Hotel"),
        ("Boat Builder - School Boats\n\nMend boats.", ""),
    ],
)
def test_an_employer_is_found_where_it_stands(source, text, company):
    assert read(source, text) == (read(source, text)[0], company)
    assert read(source, text)[0].startswith("Boat Builder")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Boat Builders wanted - nights - varnish\nFun.", "Boat Builders"),
        ("Welders needed urgently\nFun.", "Welders"),
        ("URGENT: Welders\nFun.", "Welders"),
        ("*We're hiring!* Head Gardener\nFun.", "Head Gardener"),
        ("Come and weld with us!\n\nWe are looking for a Welder to join.", "Welder"),
        ("Are you our next Welder?\n\nFun.", "Welder"),
        ("Why join us as a Welder?\n\nFun.", "Welder"),
        ("Ingenieur\nKvist\nUtrecht\n\nText.", "Ingenieur"),
        ("Kvist Nurseries\nAssistant Hull Whisperer\nOslo, Norway\n\nText.", "Assistant Hull Whisperer"),
    ],
)
def test_the_title_is_the_role_in_a_slogan(source, text, title):
    assert read(source, text)[0] == title


def test_what_stands_beside_a_title_is_not_lost(source):
    document = posting(source("Boat Planner (SaaS, Big Hulls)\nKvist\n\nPlan boats."), "d1")
    said = "\n".join(section.text for section in document.sections)
    assert "SaaS" in said
    assert "Big Hulls" in said


HEADINGS = {
    "requirements": (
        "What we're after|We're after:|You've|You'll need:|The person|Who we'd love to hear from|You're|Must|"
        "You should apply if|Do you have?|You come with|Candidates will have|The job asks for|What do I need?"
    ),
    "nice-to-have": (
        "Ideally you'll|It'd be great if you had|We'd love|Extra marks for|Would love but won't insist on"
    ),
    "responsibilities": (
        "In this post you will|What will I be doing?|Your week with us|How you'll spend your days|You'll"
    ),
    "benefits": (
        "What's in it for you|What we will give you|You'll get|In exchange|The deal|How we'll look after you"
    ),
}


@pytest.mark.parametrize(
    ("kind", "heading"), [(kind, one) for kind, all_ in HEADINGS.items() for one in all_.split("|")]
)
def test_a_heading_may_be_a_sentence(source, kind, heading):
    document = posting(source(f"Welder\n\nText of the job.\n\n{heading}\n- a thing\n- another"), "d1")
    assert (kind, "a thing\nanother") in [(s.kind, s.text) for s in document.sections]


@pytest.mark.parametrize("heading", ["You'll need", "What we're after", "You must have"])
def test_its_text_may_stand_on_the_same_line(source, heading):
    document = posting(source(f"Welder\n\nText of the job.\n\n{heading}: a thing; another."), "d1")
    assert ("requirements", "a thing; another.") in [(s.kind, s.text) for s in document.sections]


def test_a_heading_between_two_lists_needs_no_gap(source):
    document = posting(source("Welder\n\nYou'll\n- weld\nWe're after\n- a mask"), "d1")
    assert [(s.kind, s.text) for s in document.sections][-2:] == [
        ("responsibilities", "weld"),
        ("requirements", "a mask"),
    ]


def test_a_heading_that_names_a_term_is_text_too(source):
    document = posting(source("Welder\n\nText of the job.\n\nYou must have Excel\nA mask"), "d1")
    assert ("requirements", "You must have Excel\nA mask") in [(s.kind, s.text) for s in document.sections]


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        ("£17.20 an hour. Boots provided.", "benefits"),
        ("Up to £15 an hour plus overtime.", "benefits"),
        ("Benefits include a shed.", "benefits"),
        ("Email jobs@kvist.example", "how-to-apply"),
        ("Ring Bo on 07700 900123", "how-to-apply"),
        ("Kvist Search is a specialist recruiter in Java and SAP.", "how-to-apply"),
    ],
)
def test_pay_and_whom_to_write_to_are_no_requirements(source, tail, kind):
    document = posting(source(f"Welder\n\nRequirements\n- a mask\n\n{tail}"), "d1")
    assert [(s.kind, s.text) for s in document.sections][-2:] == [("requirements", "a mask"), (kind, tail)]


def test_a_letter_ends_at_the_name_below_it(source):
    letter = "Hi Bo,\n\nWe are hiring a Welder (masks) for a yard.\n\nUna Kestrel\nConsultant\nJava | SAP"
    document = posting(source(letter), "d1")
    assert document.title == "Welder"
    assert [cut.text for cut in document.dropped] == ["Una Kestrel\nConsultant\nJava | SAP"]


def test_one_such_paragraph_may_follow_another(source):
    tails = "Pay is £30,000.\n\nTo apply, write to jobs@kvist.example."
    document = posting(source(f"Welder\n\nRequirements\n- a mask\n\n{tails}"), "d1")
    assert [s.kind for s in document.sections][-2:] == ["benefits", "how-to-apply"]


@pytest.mark.parametrize(
    ("line", "title", "company"),
    [
        ("Boat Builder\nCompany: Kvist | Location: Oslo | Salary: £30,000", "Boat Builder", "Kvist"),
        ("Boat Builder at Kvist - Oslo - Apply by 1 March", "Boat Builder", "Kvist"),
        ("Boat Builder, 16 hours, Oslo", "Boat Builder", ""),
        ("HOME CARER\n(ages ago)", "HOME CARER", ""),
    ],
)
def test_what_else_a_line_says_is_no_part_of_title_or_employer(source, line, title, company):
    assert read(source, f"{line}\n\nWe mend boats.") == (title, company)


def test_a_line_amid_a_sentence_is_no_title(source):
    document = posting(
        source(
            "Roles in Ripon\n\nHello Ola, I came across your page; I work for a ferry firm who wants a Pump\n"
            "Engineer with strong diesel knowledge\nand patience. They pay well."
        ),
        id="a",
    )
    assert "Pump\nEngineer with strong diesel" in "\n".join(s.text for s in document.sections)
