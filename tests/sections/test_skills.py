import pytest

from auditor.languages import ENGLISH
from auditor.records import Section
from auditor.sections import profile
from auditor.sections.skills import counted, entries
from auditor.text.wording import phrases

NOISE = phrases(["# endorsements"])


def skills(document):
    return [section.text for section in document.sections if section.kind == "skills"]


def reasons(document):
    return {each.reason for each in document.dropped}


@pytest.mark.parametrize(
    ("line", "names", "counts"),
    [
        ("Grafting, Pruning and +4 skills", ("Grafting", "Pruning"), ("and +4 skills",)),
        ("Grafting and +1 skill", ("Grafting",), ("and +1 skill",)),
        ("Tree Surgery (Arboriculture) and +4 skills", ("Tree Surgery (Arboriculture)",), ("and +4 skills",)),
        ("Grafting (42)", ("Grafting",), ("(42)",)),
        ("Grafting (99+)", ("Grafting",), ("(99+)",)),
        ("Grafting · 7", ("Grafting",), ("7",)),
        ("Grafting · 7 endorsements", ("Grafting",), ("7 endorsements",)),
        ("and 12 more skills", (), ("and 12 more skills",)),
        ("Fruit: Apples, Pears", ("Fruit:", "Apples", "Pears"), ()),
        ("Windows 11", ("Windows 11",), ()),
        ("Conduit bending (up to 4 in., copper)", ("Conduit bending (up to 4 in., copper)",), ()),
        ("Health and safety", ("Health and safety",), ()),
    ],
)
def test_the_entries_of_a_line(line, names, counts):
    assert entries(line, ENGLISH, NOISE) == (names, counts)


@pytest.mark.parametrize("heading", ["Education", "Licenses & certifications", "Volunteering", "Projects"])
def test_the_summary_of_skills_under_any_entry_is_skills(source, heading):
    document = profile(source(f"Experience\n\n{heading}\nOrchard Craft\n\nGrafting, Pruning and +4 skills"))
    assert skills(document) == ["Grafting\nPruning"]
    assert "how many skills there are" in reasons(document)


@pytest.mark.parametrize(
    "line",
    [
        "See 18 endorsements for Grafting",
        "18",
        "Ada has 2 endorsements for Grafting",
        "Endorsed by 3 colleagues at Elm Hall",
        "99+ endorsements",
        "Craft Gardener at Elm Hall",
        "Certificate in Orchard Craft",
        "and 9 more skills",
    ],
)
def test_what_a_page_says_of_a_skill_is_none(source, line):
    document = profile(
        source(
            "Experience\nCraft Gardener\nElm Hall\n2019 - 2021\nLawns.\n\nLicenses & certifications\n"
            f"Certificate in Orchard Craft\n\nSkills\nGrafting\n{line}\n3 endorsements\nPruning"
        )
    )
    assert skills(document) == ["Grafting\nPruning"]
    assert line in "\n".join(each.text for each in document.dropped)


def test_numbers_behind_most_skills_are_of_endorsements(source):
    document = profile(source("Experience\n\nSkills\nGrafting 12\nTree Surgery 8\nHedges 99+\nPruning"))
    assert skills(document) == ["Grafting\nTree Surgery\nHedges\nPruning"]


def test_a_number_behind_one_skill_is_part_of_its_name(source):
    assert skills(profile(source("Experience\n\nSkills\nGrafting\nWindows 11\nPruning"))) == [
        "Grafting\nWindows 11\nPruning"
    ]


def test_a_skill_named_under_a_job_is_counted_once():
    sections = [Section("skills", "Grafting\nPruning"), Section("skills", "Trees:\ngrafting\n\nHedges")]
    assert counted(sections) == 3


def test_the_list_under_a_label_ends_where_the_items_do(source):
    document = profile(source("About\nNot interested in:\n- Lawns\n- Ponds\nHedges, topiary"))
    (about,) = [s.text for s in document.sections if s.kind == "about"]
    assert about == "Not interested in:\nLawns\nPonds\n\nHedges, topiary"


def test_what_is_denied_among_the_skills_ends_before_the_next_one(source):
    document = profile(source("Experience\n\nSkills\nNot any more: Lawns, Ponds\nHedges\nTopiary"))
    assert skills(document) == ["Not any more:\nLawns\nPonds\n\nHedges\nTopiary"]
