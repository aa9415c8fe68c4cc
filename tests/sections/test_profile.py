import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.records import Block, Position, Source
from auditor.sections import profile
from auditor.text.normalise import key

NAVIGATION = "0 notifications\nHome\nMy Network\nJobs\nMessaging\nNotifications\nMe\nFor Business\n"
HEADER = "Ada Berg\nShe/Her\nData Analyst | SQL\nOslo, Norway\n·\nContact info\nNorthwind\n500+ connections\n"
FOOTER = "About\nAccessibility\nTalent Solutions\nCareers\nLinkedIn Corporation © 2026\n"


def texts(document, kind):
    return [section.text for section in document.sections if section.kind == kind]


def all_text(document):
    return "\n".join(f"{section.heading}\n{section.text}" for section in document.sections)


def test_the_header_of_a_web_page(source):
    document = profile(source(NAVIGATION + HEADER + "About\nI like data."))
    assert texts(document, "name") == ["Ada Berg"]
    assert texts(document, "headline") == ["Data Analyst | SQL"]
    assert texts(document, "location") == ["Oslo, Norway"]
    assert texts(document, "about") == ["I like data."]
    assert document.title == "Data Analyst | SQL"


def test_a_title_on_the_first_line_is_not_taken_for_a_name(source):
    document = profile(source("Senior Accountant\nOslo, Norway\nSummary\nI keep books."))
    assert texts(document, "name") == []
    assert texts(document, "headline") == ["Senior Accountant"]


@pytest.mark.parametrize("separator", ["-", "–"])
def test_a_position_with_company_dates_place_and_skills(source, separator):
    document = profile(
        source(
            HEADER + "Experience\nNorthwind logo\nData Analyst\nNorthwind · Full-time\n"
            f"Nov 2021 {separator} Present · 5 yrs 1 mo\nOslo, Norway · Hybrid\nOwned the dashboards\n"
            "…see more\nSkills: Python · SQL · dbt\n"
        )
    )
    held = Position("Data Analyst", "Northwind", "2021-11", "", 61)
    found = [(s.kind, s.text, s.position) for s in document.sections if s.position]
    assert found == [
        ("position-title", "Data Analyst", held),
        ("position-company", "Northwind", held),
        ("position-description", "Owned the dashboards", held),
        ("skills", "Python\nSQL\ndbt", held),
    ]
    assert document.company == "Northwind"


def test_several_roles_at_one_company_and_then_another(source):
    document = profile(
        source(
            HEADER
            + "Experience\nNorthwind logo\nNorthwind\nFull-time · 4 yrs 9 mos\nOslo, Norway\nLead Analyst\n"
            "Jan 2020 - Present · 2 yrs\nLed things\nAnalyst\nJan 2018 - Jan 2020 · 2 yrs 1 mo\nDid things\n"
            "Fabrikam logo\nClerk\nFabrikam · Part-time\n2015 - 2017 · 2 yrs\n"
        )
    )
    positions = dict.fromkeys(s.position for s in document.sections if s.position)
    assert [(p.title, p.company, p.end) for p in positions] == [
        ("Lead Analyst", "Northwind", ""),
        ("Analyst", "Northwind", "2020-01"),
        ("Clerk", "Fabrikam", "2017"),
    ]


def test_a_skills_line_without_a_label(source):
    document = profile(
        source(
            "Experience\nAnalyst\nNorthwind · Contract\n2019 - 2021 · 2 yrs\nText.\n"
            "HTML, Problem Solving and +21 skills"
        )
    )
    assert texts(document, "skills") == ["HTML\nProblem Solving"]
    assert ("how many skills there are", "and +21 skills") in [(d.reason, d.text) for d in document.dropped]
    assert texts(document, "position-description") == ["Text."]


def test_lines_that_a_page_doubled_come_once(source):
    document = profile(
        source(
            "Experience\nAnalystAnalyst\nNorthwind · Full-time\nNorthwind · Full-time\n"
            "2019 - 20212019 - 2021\nText\nText"
        )
    )
    assert texts(document, "position-title") == ["Analyst"]
    assert texts(document, "position-description") == ["Text"]


def test_activity_and_other_people_are_cut_and_recorded(source):
    document = profile(
        source(
            NAVIGATION
            + HEADER
            + "Activity\n1,326 followers\nA post about Kafka\nExperience\nClerk\nFabrikam · Full-time\n"
            "2015 - Present\nPeople also viewed\nBo Lie\nKafka Engineer\n" + FOOTER
        )
    )
    assert "Kafka" not in all_text(document)
    assert texts(document, "position-title") == ["Clerk"]
    reasons = [cut.reason for cut in document.dropped]
    assert "page chrome: Activity" in reasons
    assert "page chrome: footer" in reasons
    assert any("A post about Kafka" in cut.text for cut in document.dropped)


def test_a_second_page_in_the_paste_is_not_lost_with_the_first_footer(source):
    document = profile(
        source(NAVIGATION + HEADER + FOOTER + NAVIGATION + HEADER + "Skills\nKafka\n" + FOOTER)
    )
    assert texts(document, "skills") == ["Kafka"]
    assert texts(document, "name") == ["Ada Berg"]


def test_about_is_a_heading_unless_the_footer_follows(source):
    document = profile(source(HEADER + "About\nAccessible design is my field.\n" + FOOTER))
    assert texts(document, "about") == ["Accessible design is my field."]


def test_skills_without_noise_and_doubles(source):
    document = profile(
        source(
            "Top skills\nPython • SQL\nSkills (3)\nPython\n12 endorsements\nC\nC#\n"
            "Endorsed by 2 colleagues at X\nShow all 31 skills"
        )
    )
    assert texts(document, "skills") == ["Python\nSQL", "C\nC#"]


def test_a_section_word_within_the_skills_list_is_a_skill(source):
    document = profile(source("Education\nNTNU\nSkills\nTeaching\nEducation\nAnalytics\nCurricula"))
    assert texts(document, "skills") == ["Teaching\nEducation\nAnalytics\nCurricula"]


def test_certificates_keep_their_names_alone(source):
    document = profile(
        source(
            "Certifications (2)\nCKA\nThe Foundation\nIssued 2023\nCredential ID 7\nShow credential\n"
            "PMP\nThe Institute\nIssued 2020"
        )
    )
    assert texts(document, "certifications") == ["CKA\nPMP"]


def test_education_keeps_school_and_degree(source):
    document = profile(
        source("Education\nNTNU logo\nNTNU\nNTNU\nBachelor, Informatics\n2010 – 2013\nGrade: A")
    )
    assert texts(document, "education") == ["NTNU\nBachelor, Informatics"]


@pytest.mark.parametrize(
    ("text", "title", "company", "start"),
    [
        ("**Data Analyst** | Northwind | 2019 - 2022\n- SQL", "Data Analyst", "Northwind", "2019"),
        ("Data Analyst, Northwind Ltd, Jan 2019 – Present\nSQL.", "Data Analyst", "Northwind Ltd", "2019-01"),
        ("Data Analyst at Northwind (2019 - 2022)\nSQL.", "Data Analyst", "Northwind", "2019"),
        (
            "Northwind  Oslo\n01/2014 to Current\nData Analyst\nWrote reports.",
            "Data Analyst",
            "Northwind",
            "2014-01",
        ),
        (
            "Data Analyst\n\nAug 2015\nto\nCurrent\nNorthwind\nWrote reports.",
            "Data Analyst",
            "Northwind",
            "2015-08",
        ),
        (
            "Northwind\nData Analyst\nMay 2019 - Present (2 years)\nOslo, Norway\nSQL.",
            "Data Analyst",
            "Northwind",
            "2019-05",
        ),
    ],
)
def test_positions_of_a_resume(source, text, title, company, start):
    document = profile(source(f"Ada Berg\nData Analyst\nWork History\n{text}"))
    (held,) = dict.fromkeys(s.position for s in document.sections if s.position)
    assert (held.title, held.company, held.start) == (title, company, start)


def test_experience_without_dates_is_a_description_of_no_position(source):
    document = profile(source("Ada Berg\nClerk\nProfessional Experience\nI kept books for years."))
    assert [(s.text, s.position) for s in document.sections if s.kind == "position-description"] == [
        ("I kept books for years.", None)
    ]


def test_a_profile_of_labelled_lines(source):
    document = profile(source("Headline: Data Analyst\nAbout\nI like data.\nSkills: Python, SQL"))
    assert texts(document, "headline") == ["Data Analyst"]
    assert texts(document, "skills") == ["Python\nSQL"]


def test_one_long_line_is_kept_whole(source):
    text = "Summary clerk Experience Northwind 2019 to 2022 Skills Excel and so on " * 5
    assert texts(profile(source(text.strip())), "about") == [text.strip()]


def test_contact_details_are_recorded_and_not_read(source):
    document = profile(source("Ada Berg\nData Analyst\nada@example.com\nSummary\nI like data."))
    assert "example.com" not in all_text(document)
    assert [cut.reason for cut in document.dropped] == ["contact details"]


def test_styled_letters_stay_as_typed(source):
    document = profile(source("𝗦𝗸𝗶𝗹𝗹𝘀\n𝗣𝘆𝘁𝗵𝗼𝗻"))
    assert texts(document, "skills") == ["𝗣𝘆𝘁𝗵𝗼𝗻"]


words = st.lists(st.text("bcdfghjklmnpqrstvwxz", min_size=5, max_size=9), min_size=1, max_size=15)


@given(st.lists(words, max_size=20))
def test_no_word_of_an_unknown_text_is_lost(lines):
    document = profile(Source("a.txt", "text", tuple(Block("paragraph", " ".join(line)) for line in lines)))
    kept = set(key(all_text(document) + "\n".join(cut.text for cut in document.dropped)).split())
    assert {word for line in lines for word in line} <= kept


@given(
    st.lists(
        st.text(max_size=60)
        | st.sampled_from(
            [*(NAVIGATION + HEADER + FOOTER).split("\n"), "Experience", "2019 - 2022", "Skills: a · b"]
        )
    )
)
def test_any_lines_go_in(lines):
    profile(Source("a.txt", "text", tuple(Block("paragraph", line) for line in lines)))
