"""LinkedIn's page on search appearances, in the layouts that people paste."""

import pytest

from auditor.errors import ThinInput
from auditor.messages.appearances import LONGEST_LINE, MOST_ENTRIES, appearances, by_week, last_day
from auditor.records import Appearances, FoundFor

DAY = "2026-11-22"
COOK, BAKER = FoundFor("Pastry Cook", 0.28), FoundFor("Head Baker", 0.12)
PAGE = """Search appearances
You appeared in 1,043 searches this week
+12 % since last week
Titles you were found for
{}
Where your searchers work
Blue Kettle Ltd
Northwind Bakeries
What your searchers do
Recruiter 31 %
Keywords your searchers used
sourdough
oven repair
Learn more
About
Accessibility
"""
LAYOUTS = [
    "Pastry Cook\n28 %\nHead Baker\n12 %",
    "• Pastry Cook 28%\n• Head Baker 12%",
    "1. Pastry Cook (28 %)\n2. Head Baker (12 %)",
    "Pastry Cook · 28%\nHead Baker · 12%",
    "Pastry Cook - 28 % +3 %\nHead Baker – 12 % −2 %",
    "28% Pastry Cook\n12% Head Baker",
    "Pastry Cook\t28.0 %\nHead Baker\t12,0 %",
    "Pastry Cook (28 %), Head Baker (12 %)",
    "Pastry Cook28%\nHead Baker12%",
    "Pastry Cook\n28% of your searchers\n12% increase\nHead Baker\n12% of all searches\nup 40%",
    "Pastry Cook\nPastry Cook\n28%\nHead Baker\n12%",
    "Pastry\u00a0Cook 28\u00a0%\nHead Baker 12\u00a0%\u200b",
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_titles_with_their_shares(layout):
    assert appearances(PAGE.format(layout), DAY).titles == (COOK, BAKER)


def test_the_other_parts_are_read_and_what_the_searchers_do_is_not():
    assert appearances(PAGE.format(LAYOUTS[0]), DAY) == Appearances(
        DAY,
        1043,
        (COOK, BAKER),
        ("Blue Kettle Ltd", "Northwind Bakeries"),
        (FoundFor("sourdough"), FoundFor("oven repair")),
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Titles you were found for",
        "TITLES YOU WERE FOUND FOR:",
        "The job titles you were found for",
        "Job titles your searchers were looking for",
        "Roles you've been found for",
        "Found for",
        "• Titles that you were found for",
    ],
)
def test_a_heading_is_known_in_other_words(heading):
    assert appearances(f"{heading}\nPastry Cook 28%\nHead Baker 12%", DAY).titles == (COOK, BAKER)


def test_what_stands_behind_the_colon_of_a_heading_is_its_list():
    text = (
        "Titles you were found for: Pastry Cook (28 %), Head Baker (12 %)\nKeywords: sourdough, oven repair"
    )
    found = appearances(text, DAY)

    assert found.titles == (COOK, BAKER)
    assert [one.text for one in found.keywords] == ["sourdough", "oven repair"]


@pytest.mark.parametrize(
    "line",
    ["sourdough, oven repair", "sourdough · oven repair", "sourdough; oven repair", "sourdough\noven repair"],
)
def test_keywords_may_stand_in_one_line(line):
    found = appearances(f"Keywords your searchers used\n{line}", DAY)

    assert [one.text for one in found.keywords] == ["sourdough", "oven repair"]


def test_a_title_may_hold_a_comma():
    (title,) = appearances("Titles you were found for\nCook, Pastry", DAY).titles

    assert title.text == "Cook, Pastry"


def test_counts_are_shares_of_all_searches_or_of_those_counted():
    titles = "Titles you were found for\nPastry Cook (10)\nHead Baker\n5 searches"

    assert [t.share for t in appearances(titles, DAY).titles] == [10 / 15, 5 / 15]
    whole = appearances(f"You appeared in 40 searches\n{titles}", DAY)
    assert [t.share for t in whole.titles] == [0.25, 0.125]


def test_numbers_alone_say_nothing():
    text = "Titles you were found for\nPastry Cook\n43\nLevel 3 Baker\n7"

    assert appearances(text, DAY).titles == (FoundFor("Pastry Cook"), FoundFor("Level 3 Baker"))


@pytest.mark.parametrize(
    "text",
    [
        "You appeared in 43 searches this week",
        "43 search appearances",
        "43\nSearch appearances",
        "Search appearances\n43\nAll time",
        "Your profile was found in 43 searches between May 1 and May 7",
    ],
)
def test_how_many_searches_there_were_is_read_without_titles(text):
    assert appearances(text, DAY) == Appearances(DAY, 43)


@pytest.mark.parametrize(
    "text",
    [
        "43",
        "",
        "Dear Nuala, I appeared in court.",
        "Pastry Cook 28%",
        "What your searchers do\nRecruiter 31%",
    ],
)
def test_a_page_that_says_nothing_is_refused_with_what_was_expected(text):
    with pytest.raises(ThinInput, match=r"^the paste: no titles or keywords .* expected .* Analytics"):
        appearances(text, DAY)


def test_a_page_that_is_none_does_not_get_in_the_way():
    hostile = (
        "\x1b[31m\0" + "x" * (10 * LONGEST_LINE) + "\n" + "(" * 900 + "\n" + "%" * 900 + "\n" + "9" * 900
    )
    many = "\n".join(f"Cook of kind {n}" for n in range(10 * MOST_ENTRIES))
    found = appearances(f"Titles you were found for\n{hostile}\n{many}", DAY)

    assert len(found.titles) == MOST_ENTRIES
    assert all(one.text.isprintable() for one in found.titles)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Nov 16 – Nov 22", "2026-11-22"),
        ("Nov 16 – 22, 2025", "2025-11-22"),
        ("16 to 22 November 2025", "2025-11-22"),
        ("number of times your profile appeared in search results between Dec 24 – Dec 30", "2025-12-30"),
        ("Week of 2026-11-16", "2026-11-16"),
        ("November 31st", ""),
        ("You may appear 12 times", ""),
        ("Nov 16 – Nov 22, 2031", ""),
    ],
)
def test_the_last_day_that_is_named_is_the_day_of_the_page(line, day):
    assert last_day(f"Search appearances\n{line}\nTitles you were found for\nCook", "2026-12-01") == day


def test_a_day_among_the_titles_is_none():
    assert last_day("Titles you were found for\nMarch 5 Cook", "2026-12-01") == ""


def test_a_week_counts_once_with_the_newest_that_each_page_says():
    first = Appearances("2026-11-17", 40, (COOK,), ("Northwind",))
    second = Appearances("2026-11-22", None, (BAKER,), (), (FoundFor("sourdough"),))
    other = Appearances("2026-11-23", 9)

    merged = Appearances("2026-11-22", 40, (BAKER,), ("Northwind",), (FoundFor("sourdough"),))
    assert by_week([other, second, first]) == (merged, other)
    assert [merged.week, other.week] == ["2026-11-16", "2026-11-23"]
