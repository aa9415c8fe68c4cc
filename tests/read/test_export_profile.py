"""The profile and the wishes in a LinkedIn export: the same in every year's form, and nothing else opened."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from auditor import read, sections
from auditor.errors import InputError, UnreadableInput, WrongInput

ROWS = {
    "Profile.csv": (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
        "Twitter Handles,Websites,Instant Messengers",
        '"Ines","Quill","","12 Bell Lane","Mar 3, 1988","Court Interpreter | Legal translation",'
        '"I make courts understood.  Three languages. • Sworn translations • Glossaries","Translation",'
        '"4000-1",'
        '"Porto, Portugal","","[PORTFOLIO:https://quill.example]",""',
    ),
    "Positions.csv": (
        "Company Name,Title,Description,Location,Started On,Finished On",
        '"Justice Services","Court Interpreter","Interprets hearings.  • Simultaneous interpreting '
        '• Terminology","Porto","Jan 2020",""',
        '"Lex Lingua","Translator","","","2016","Dec 2019"',
    ),
    "Skills.csv": ("Name", '"Legal translation"', '"Terminology management"', '"C++"'),
    "Education.csv": (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities",
        '"University of Braga","2010","2014","Grade 17","BA, Applied Languages","Debating"',
    ),
    "Certifications.csv": (
        "Name,Url,Authority,Started On,Finished On,License Number",
        '"Sworn Translator","","Court of Porto","Feb 2018","","88"',
    ),
    "Projects.csv": (
        "Title,Description,Url,Started On,Finished On",
        '"Glossary of terms","4,000 entries in SDL Trados","","Jan 2019","Mar 2019"',
    ),
    "Languages.csv": ("Name,Proficiency", '"Portuguese","Native or bilingual proficiency"'),
    "Honors.csv": ("Title,Description,Issued On", '"Best thesis","On court speech","Jun 2014"'),
    "Publications.csv": (
        "Name,Published On,Description,Publisher,Url",
        '"Speaking for two","Mar 4, 2021","On memory","Lingua Press",""',
    ),
    "Volunteering.csv": (
        "Company Name,Role,Cause,Started On,Finished On,Description",
        '"Refuge","Interpreter","Human rights","Jan 2017","","Weekly clinics"',
    ),
    "Courses.csv": ("Name,Number", '"Forensic linguistics","FL-2"'),
    "Organizations.csv": (
        "Name,Description,Position,Started On,Finished On",
        '"Guild of Interpreters","","Member","Jan 2018",""',
    ),
    "Recommendations_Received.csv": (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
        '"Rui","Paz","Court","Judge","Calm under pressure.","04/15/24, 09:25 PM","VISIBLE"',
        '"Ana","Luz","Court","Clerk","Kept in the drawer.","04/15/24, 09:25 PM","HIDDEN"',
    ),
    "Jobs/Job Seeker Preferences.csv": (
        "Locations,Industries,Company Employee Count,Preferred Job Types,Job Titles,Open To Recruiters",
        '"Porto","","","Full-time","Legal Translator | Terminologist","Yes"',
    ),
    "Jobs/Saved Jobs.csv": (
        "Saved Date,Job Url,Job Title,Company Name",
        '"1/2/26, 3:04 PM","https://jobs.example/1","Terminologist","Lexicon Ltd"',
        '"1/3/26, 3:04 PM","https://jobs.example/2","",""',
    ),
    "SavedJobAlerts.csv": (
        "ALERT_PARAMETERS,QUERY_CONTEXT,SAVED_SEARCH_ID",
        '"","{keywords=legal linguist, spellCheckEnabled=true, facets={workplaceTypes={}}}","1"',
    ),
}
# What no part of this needs, and what a person would least like to see opened.
TRAPS = (
    "Email Addresses.csv",
    "PhoneNumbers.csv",
    "Whatsapp Phone Numbers.csv",
    "Logins.csv",
    "Security Challenges.csv",
    "Private_identity_asset.csv",
    "Receipts_v2.csv",
    "Ad_Targeting.csv",
    "Connections.csv",
    "ImportedContacts.csv",
    "Verifications/Verifications.csv",
    "Inferences_about_you.csv",
    "Jobs/Job Applicant Saved Answers.csv",
)


def plain(lines):
    """The table with the quotes that it needs, as in 2020-2025."""
    return "\n".join(lines) + "\n"


def all_quoted(lines):
    """The table with its header quoted too, as messages have been since 2026."""
    header, *rows = lines
    return "\n".join([",".join(f'"{name}"' for name in header.split(",")), *rows]) + "\n"


def tabbed(lines):
    """The table in UTF-16 with tabs, as some were in 2018."""
    import csv

    rows = csv.reader(lines)
    return "\n".join("\t".join(f'"{cell}"' for cell in row) for row in rows)


FORMS = {
    "2023": {name: plain(lines).encode() for name, lines in ROWS.items()},
    "2026": {name: all_quoted(lines).encode() for name, lines in ROWS.items()},
    "2018": {name: b"\xff\xfe" + tabbed(lines).encode("utf-16-le") for name, lines in ROWS.items()},
    "marked": {name: b"\xef\xbb\xbf" + plain(lines).encode() for name, lines in ROWS.items()},
    "windows": {name: plain(lines).replace("\n", "\r\n").encode("cp1252") for name, lines in ROWS.items()},
    "packed again": {f"Complete_1/{name}": plain(lines).encode() for name, lines in ROWS.items()},
    "flat": {Path(name).name: plain(lines).encode() for name, lines in ROWS.items()},
    "other names": {
        name.replace("Recommendations_Received", "Recommendations")
        .replace("Volunteering", "Volunteer Experiences")
        .replace("Jobs/Saved Jobs", "Jobs/Saved_Jobs_1"): plain(lines).encode()
        for name, lines in ROWS.items()
    },
}


def packed(folder, files, name="Basic_LinkedInDataExport_01-02-2026.zip"):
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in files.items():
            archive.writestr(member, data)
    return path


def profile(path):
    (source,) = read.sources(path, split=False)
    return sections.profile(source)


def held(document, kind):
    return [section.text for section in document.sections if section.kind == kind]


@pytest.mark.parametrize("form", FORMS)
def test_every_year_gives_one_logical_profile(tmp_path, form):
    found, usual = (profile(packed(tmp_path, FORMS[one], f"{one}.zip")) for one in (form, "2023"))

    assert found.sections == usual.sections
    assert found.dropped == usual.dropped


def test_each_table_is_a_section_and_no_word_is_lost(tmp_path):
    found = profile(packed(tmp_path, FORMS["2023"]))

    assert [section.text for section in found.sections] == [
        "Ines Quill",
        "Court Interpreter | Legal translation",
        "Porto, Portugal",
        "I make courts understood.\nThree languages.\nSworn translations\nGlossaries",
        "Court Interpreter",
        "Justice Services",
        "Interprets hearings.\nSimultaneous interpreting\nTerminology",
        "Translator",
        "Lex Lingua",
        "Legal translation\nTerminology management\nC++",
        "University of Braga\nBA, Applied Languages\nGrade 17\nDebating",
        "Forensic linguistics",
        "Sworn Translator",
        "Glossary of terms\n4,000 entries in SDL Trados",
        "Interpreter\nRefuge\nHuman rights\nWeekly clinics",
        "Best thesis\nOn court speech",
        "Speaking for two\nLingua Press\nOn memory",
        "Guild of Interpreters\nMember",
        "Portuguese (Native or bilingual proficiency)",
        "Calm under pressure.",
        "Translation",
    ]


def test_positions_have_their_dates(tmp_path):
    found = profile(packed(tmp_path, FORMS["2023"]))

    jobs = [section.position for section in found.sections if section.kind == "position-title"]
    assert [(job.start, job.end) for job in jobs] == [("2020-01", ""), ("2016", "2019-12")]


def test_a_folder_is_as_good_as_the_archive(tmp_path):
    for name, data in FORMS["2023"].items():
        path = tmp_path / "export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    assert profile(tmp_path / "export").sections == profile(packed(tmp_path, FORMS["2023"])).sections


def test_a_copy_holds_the_same_profile_and_nothing_private(tmp_path):
    content, suffix = read.copy(packed(tmp_path, FORMS["2023"]), split=False)
    copy = tmp_path / f"profile{suffix}"
    copy.write_text(content, encoding="utf-8")

    assert profile(copy).sections == profile(tmp_path / "Basic_LinkedInDataExport_01-02-2026.zip").sections
    assert not [private for private in ("Bell Lane", "1988", "4000-1", "drawer") if private in content]
    assert json.loads(content)["work"][0]["startDate"] == "2020-01"


def test_files_that_nothing_needs_are_never_opened(tmp_path, monkeypatch):
    path = packed(tmp_path, FORMS["2023"] | dict.fromkeys(TRAPS, b"trap"))
    opened = []
    unzip = zipfile.ZipFile.open
    monkeypatch.setattr(
        zipfile.ZipFile,
        "open",
        lambda archive, member, *rest: opened.append(member.filename) or unzip(archive, member, *rest),
    )

    profile(path)
    read.wishes(path)
    read.parts(path)

    assert {*opened} == {*FORMS["2023"]}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe stands for a file that may not be opened")
def test_in_a_folder_neither(tmp_path):
    for name, data in FORMS["flat"].items():
        (tmp_path / name).write_bytes(data)
    for name in TRAPS:
        (tmp_path / Path(name).name).mkdir()

    assert held(profile(tmp_path), "name") == ["Ines Quill"]


@pytest.mark.parametrize("form", FORMS)
def test_wishes_are_told_with_where_they_stand(tmp_path, form):
    found = read.wishes(packed(tmp_path, FORMS[form]))

    assert [(wish.title, wish.told) for wish in found] == [
        ("Legal Translator", (("job preferences", 1),)),
        ("Terminologist", (("job preferences", 1), ("saved jobs", 1))),
        ("legal linguist", (("job alerts", 1),)),
    ]


@pytest.mark.parametrize("cell", ["[Cook], [Baker, nights]", "Cook | Baker, nights", "Cook;Baker, nights"])
def test_wished_titles_are_divided_as_each_year_joined_them(tmp_path, cell):
    files = {"Job Seeker Preferences.csv": f'Job Titles\n"{cell}"\n'.encode()}

    assert [wish.title for wish in read.wishes(packed(tmp_path, files))] == ["Cook", "Baker, nights"]


def test_the_search_of_an_old_alert_is_a_wish(tmp_path):
    alert = b"Saved Search Date,Jobs Search Url\n1/2/18,https://l.example/jobs?keywords=Head%20Baker&f=1\n"

    assert [w.title for w in read.wishes(packed(tmp_path, {"SavedJobAlerts.csv": alert}))] == ["Head Baker"]


def test_the_higher_of_two_exports_is_taken(tmp_path):
    old = {f"old/{name}": data.replace(b"Ines", b"Olga") for name, data in FORMS["2023"].items()}

    assert held(profile(packed(tmp_path, old | FORMS["2023"])), "name") == ["Ines Quill"]


def test_a_ragged_row_and_an_empty_one_lose_nothing(tmp_path):
    positions = b"Company Name,Title,Description,Location,Started On,Finished On\nArc Ltd,Welder\n,,,,,\n"

    assert held(profile(packed(tmp_path, {"Positions.csv": positions})), "position-title") == ["Welder"]


@pytest.mark.parametrize(
    ("files", "error", "words"),
    [
        ({"Connections.csv": b"x"}, WrongInput, "no Profile.csv or Positions.csv in it"),
        ({"Profile.csv": b"First Name,Last Name\n"}, UnreadableInput, "are empty"),
        ({"Profile.csv": b"PK\x03\x04 a workbook"}, UnreadableInput, "save it as CSV"),
        ({"inner/Basic.zip": b"PK"}, WrongInput, "unzip it first"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(tmp_path, files, error, words):
    with pytest.raises(error, match=words) as raised:
        profile(packed(tmp_path, files))
    assert "\n" not in str(raised.value)


def test_an_export_is_no_posting(tmp_path):
    with pytest.raises(InputError, match="auditor import"):
        read.sources(packed(tmp_path, FORMS["2023"]))


def test_a_zip_of_postings_is_read_like_their_folder(tmp_path):
    postings = {"a.txt": b"Baker\n\nYou bake.", "b.txt": b"Cook\n\nYou cook.", "__MACOSX/._a.txt": b"\x00"}

    assert [source.name for source in read.sources(packed(tmp_path, postings))] == ["a.txt", "b.txt"]
