"""Contacts by month in words."""

import pytest

from auditor.records import Appearances, FoundFor, Month, Needed, Share, Trend, Turn
from auditor.report.trend_page import MOST_WEEKS, by_week, over_time, sentences, trend_page

NONE = Share(0, 0, 0.0, 0.0, 1.0)
MANY = Share(6, 5, 5 / 6, 0.48, 0.97)
FEW = Share(6, 1, 1 / 6, 0.03, 0.52)


def told(*months, turns=(), undated=0, unlabelled=0):
    return sentences(Trend(months, turns, NONE, undated, unlabelled))


def test_a_month_says_its_contacts_and_how_many_were_wrong():
    assert told(Month("2026-01", 7, MANY), Month("2026-02", 1, NONE)) == (
        "2026-01: 7 contacts, 5 of 6 wrong (83 %, between 48 and 97 %).",
        "2026-02: 1 contact.",
    )


def test_a_month_names_the_changes_of_the_profile():
    assert told(Month("2026-01", 0, NONE, ("2026-01-02", "2026-01-09"))) == (
        "2026-01: 0 contacts; profile changed on 2026-01-02 and 2026-01-09.",
    )


def test_a_long_silence_is_one_line_and_a_short_one_a_line_a_month():
    empty = [Month(f"2026-0{n}", 0, NONE) for n in range(1, 4)]

    assert told(*empty) == ("2026-01 to 2026-03: no contacts.",)
    assert told(*empty[:2]) == ("2026-01: 0 contacts.", "2026-02: 0 contacts.")


@pytest.mark.parametrize(
    ("difference", "moved"),
    [(-2 / 3, "that is 67 in 100 fewer"), (0.1, "that is 10 in 100 more"), (0.001, "that is as many")],
)
def test_a_change_says_how_the_share_moved(difference, moved):
    assert told(turns=(Turn("2026-03-01", MANY, FEW, difference, 0.97),)) == (
        "Change of 2026-03-01: before it 5 of 6 wrong (83 %, between 48 and 97 %), since then 1 of 6 wrong "
        f"(17 %, between 3 and 52 %): {moved}. The probability that their share has fallen is 97 %.",
    )


@pytest.mark.parametrize(
    ("probability", "shown"), [(0.999, "over 99 %"), (0.001, "under 1 %"), (0.5, "50 %")]
)
def test_a_probability_is_never_rounded_to_certainty(probability, shown):
    (line,) = told(turns=(Turn("2026-03-01", MANY, FEW, -0.5, probability),))

    assert line.endswith(f"their share has fallen is {shown}.")


def test_too_few_contacts_to_say_are_counted():
    (line,) = told(turns=(Turn("2026-03-01", MANY, NONE, None, None),))

    assert "not enough contacts to say (6 labelled before it, 0 since; five on either side" in line


def test_what_is_not_in_the_shares_is_said_last():
    assert told(undated=2, unlabelled=1) == ("Not in the shares: 1 not labelled yet and 2 without a date.",)


def test_the_page_holds_a_sentence_a_block():
    page = trend_page(Trend((Month("2026-01", 1, NONE), Month("2026-02", 1, NONE)), (), NONE, 0, 0))

    assert [block.text for block in page.blocks] == ["2026-01: 1 contact.", "2026-02: 1 contact."]


def test_without_contacts_the_page_says_how_to_begin():
    (block,) = trend_page(Trend((), (), NONE, 0, 0)).blocks

    assert block.text == "no contacts yet; add one with: auditor contacts add"


def needs(*figures):
    """What is said of the months and contacts after a change, and on either side of it."""
    return sentences(Trend((), (), NONE, 0, 0, Needed(10, 8, 2, 5, *figures)))


def test_what_a_halving_needs_is_one_sentence():
    assert needs(5, 9, 12, 18) == (
        "At 4 wrong contacts a month (8 of 10 labelled), a halving shows after about 5 months, and in their "
        "share after about 12 labelled contacts since it.",
    )


def test_one_wrong_contact_a_month_is_one():
    (line,) = sentences(Trend((), (), NONE, 0, 0, Needed(10, 8, 8, 5, 5, 9, 12, 18)))

    assert line.startswith("At 1 wrong contact a month (8 of 10 labelled),")


def test_with_too_few_before_a_change_it_is_said_of_either_side():
    assert needs(None, 9, None, 18) == (
        "At 4 wrong contacts a month (8 of 10 labelled), a halving would show after about 9 months on either "
        "side of a change of the profile, and in their share after about 18 labelled contacts on either "
        "side.",
    )


def test_with_too_few_contacts_nothing_is_promised():
    few = Trend((), (), NONE, 0, 0, Needed(3, 1, 1, 5, None, None, None, None))

    assert sentences(few) == (
        "How long a change takes to show cannot be said yet: 1 wrong contact labelled and dated, 5 are "
        "needed.",
    )


def test_each_week_of_searches_says_how_many_and_how_many_for_wrong_roles():
    wrong = FoundFor("Cook", 0.28, "mismatched"), FoundFor("Baker", 0.02, "mismatched")
    right = FoundFor("Boatman", 0.5, "desired")
    weeks = [
        Appearances("2026-11-22", 43, (*wrong, right)),
        Appearances("2026-11-29"),
        Appearances("2026-12-06", 1),
    ]

    assert by_week(weeks) == (
        "Week of 2026-11-16: 43 searches found you, at least 30 % of them for roles you don't want.",
        "Week of 2026-11-23: an untold number of searches found you.",
        "Week of 2026-11-30: 1 search found you.",
    )


def test_of_many_weeks_the_newest_are_told():
    weeks = [Appearances(f"20{year}-11-22", 7) for year in range(10, 11 + MOST_WEEKS)]
    first, *lines = by_week(weeks)

    assert first == "1 earlier week of searches not shown."
    assert len(lines) == MOST_WEEKS
    assert lines[-1].startswith("Week of 2022")


def test_an_audit_without_contacts_still_shows_its_weeks():
    assert over_time(None, [Appearances("2026-11-22", 7)]) == ("Week of 2026-11-16: 7 searches found you.",)
    assert over_time(None, ()) == ()
