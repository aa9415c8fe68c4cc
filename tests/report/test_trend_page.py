"""Contacts by month in words."""

import pytest

from auditor.records import Month, Share, Trend, Turn
from auditor.report.trend_page import sentences, trend_page

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
