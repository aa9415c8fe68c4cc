import pytest

from auditor.sections import dates


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nov 2021 - Present · 5 yrs 1 mo", ("2021-11", "", 61)),
        ("Nov 2021 – Jan 2022 · 3 mos", ("2021-11", "2022-01", 3)),
        ("January 2020 - Present (5 years 6 months)", ("2020-01", "", 66)),
        ("2008 - 2008 · Less than a year", ("2008", "2008", None)),
        ("01/2014 to Current", ("2014-01", "", None)),
        ("2014-01 – 2016-03", ("2014-01", "2016-03", None)),
        ("03.2019 - 05.2021", ("2019-03", "2021-05", None)),
        ("(2012 - 2016)", ("2012", "2016", None)),
        ("Sept 2019 to date", ("2019-09", "", None)),
        ("Since March 2019", ("2019-03", "", None)),
        ("Mar 2020 - Present Mar 2020 to Present · 2 yrs", ("2020-03", "", 24)),
    ],
)
def test_a_range_is_read_with_its_stated_months(line, expected):
    assert dates.date_range(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Jan 2020",
        "1500 - 2000 users",
        "Led a team 2019 - 2021",
        "2019 - 2021, 2022 - 2024",
        "",
        "marching on",
    ],
)
def test_a_line_that_says_more_or_less_is_no_range(line):
    assert dates.date_range(line) is None


def test_a_range_is_found_within_a_line():
    found = dates.find("Analyst | 2019–2022")
    assert found is not None
    assert (found.dates.start, found.dates.end, found.start) == ("2019", "2022", 10)


def test_a_duration_alone():
    assert dates.duration("4 yrs 9 mos") == 57
    assert dates.duration("11 months") == 11
    assert dates.duration("4 yrs of growth") is None
