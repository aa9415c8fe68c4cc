from dataclasses import replace

import pytest

from auditor.edits.causes import NO_CAUSES
from auditor.errors import ThinInput, WrongInput
from auditor.notices import (
    check_profile,
    check_sides,
    model_notices,
    profile_notices,
    sample_notices,
    search_notices,
    weight_notices,
)
from auditor.records import Position, Search
from auditor.settings import Settings


def test_a_profile_of_a_few_words_is_refused(profile):
    with pytest.raises(
        ThinInput, match=r"profile\.txt: only 4 words of profile text found, expected at least 50"
    ):
        check_profile(profile(("headline", "Baker"), ("about", "I bake bread")), Settings())


def test_a_profile_long_enough_is_not(profile):
    check_profile(profile(("about", "bread " * 50)), Settings())
    check_profile(profile(("about", "bread " * 3)), Settings(thin_profile_words=3))


def test_no_posting_at_all_is_refused():
    with pytest.raises(ThinInput, match="no posting on either side"):
        check_sides({"mismatched": [], "desired": []})


@pytest.mark.parametrize("side", ["mismatched", "desired"])
def test_one_side_is_enough(side, posting):
    check_sides({"mismatched": [], "desired": [], side: [posting("Bread")]})


def test_sides_that_are_mostly_the_same_are_refused(posting):
    both = [posting("Bread", weight=0.0)]
    with pytest.raises(WrongInput, match="2 of 3 postings stand on both sides"):
        check_sides({"mismatched": [*both, posting("Rolls")], "desired": both})
    check_sides({"mismatched": [*both, posting("Rolls")], "desired": [*both, posting("Buns")]})


def test_a_mismatched_side_that_is_all_desired_is_refused(posting):
    both = posting("Bread", weight=0.0)
    with pytest.raises(WrongInput, match="every mismatched posting is also a desired one"):
        check_sides({"mismatched": [both], "desired": [both, posting("Rolls"), posting("Buns")]})


@pytest.mark.parametrize(
    ("smaller", "severity", "words"),
    [
        (1.0, "warning", "Fewer than two different postings on a side"),
        (2.0, "warning", "Fewer than three different postings on a side: nothing is certain"),
        (2.9, "warning", "Fewer than three different postings on a side: nothing is certain"),
        (3.0, "warning", "about 1 in 8"),
        (4.9, "warning", "about 1 in 8"),
        (5.0, "info", "About 1 in 7"),
        (9.9, "info", "About 1 in 7"),
    ],
)
def test_a_small_sample_is_said_to_be_small(smaller, severity, words):
    for sizes in ((smaller, 30.0), (30.0, smaller)):
        (notice,) = sample_notices(sizes, {"mismatched": 30, "desired": 30})
        assert (notice.code, notice.severity) == ("small-sample", severity)
        assert words in notice.message


def test_ten_a_side_need_no_banner():
    assert sample_notices((10.0, 10.0), {"mismatched": 10, "desired": 10}) == ()


@pytest.mark.parametrize(
    ("side", "code"), [("desired", "no-desired-postings"), ("mismatched", "no-mismatched-postings")]
)
def test_a_side_not_given_is_said_and_the_other_is_measured(side, code):
    counts = {"mismatched": 6, "desired": 6, side: 0}
    sizes = tuple(float(counts[s]) for s in ("mismatched", "desired"))
    assert [n.code for n in sample_notices(sizes, counts)] == [code, "small-sample"]
    large = tuple(5 * size for size in sizes)
    assert [n.code for n in sample_notices(large, counts)] == [code]


@pytest.mark.parametrize("counts", [{"mismatched": 0, "desired": 12}, {"mismatched": 12, "desired": 0}])
def test_large_enough_alone_needs_no_banner(counts):
    assert len(sample_notices((counts["mismatched"], counts["desired"]), counts)) == 1


def test_an_old_job_left_open_is_a_current_title(profile):
    old = Position("Miller", "Sorrel", "2009-03", "")
    new = Position("Baker", "Quill", "2015-01", "")
    (notice,) = profile_notices(
        profile(("position-title", "Baker", new), ("position-title", "Miller", old), ("about", "x", old))
    )
    assert (notice.code, notice.severity, notice.about) == ("open-ended-past-position", "error", "Miller")
    assert '"Miller" at Sorrel (since 2009-03) has no end date although "Baker" began later' in notice.message


@pytest.mark.parametrize(
    "other",
    [
        Position("Miller", "Sorrel", "2009-03", "2014-12"),  # closed
        Position("Miller", "Quill", "2009-03", ""),  # promoted in one company
        Position("Miller", "Sorrel", "", ""),  # undated
        Position("Miller", "Sorrel", "2016-03", ""),  # the present job itself; the other is closed
    ],
)
def test_a_position_that_is_in_order_raises_nothing(other, profile):
    end = "2016-02" if other.start == "2016-03" else ""
    present = Position("Baker", "Quill", "2015-01", end)
    assert profile_notices(profile(("position-title", "a", present), ("position-title", "b", other))) == ()


def test_without_a_model_only_the_lexicon_is_found():
    assert [n.code for n in model_notices("")] == ["no-model"]
    assert model_notices("en_core_web_sm") == ()


# --- searches and weights ------------------------------------------------------------------------------


def causes(*unexplained):
    return replace(NO_CAUSES, unexplained=unexplained)


def test_contacts_that_no_search_explains_are_named_up_to_three(posting):
    postings = {key: posting("SQL", id=key, title=key.upper()) for key in "abcde"}
    (one,) = search_notices(causes("a"), postings)
    assert one.message.startswith(
        "No simulated search for 1 mismatched posting finds you (A), whatever words they"
    )
    (many,) = search_notices(causes(*"abcde"), postings)
    assert "for 5 mismatched postings finds you (A; B; C; 2 more), whatever" in many.message
    assert search_notices(NO_CAUSES, postings) == ()
    (told,) = search_notices(causes("r"), {"r": posting("SQL", id="r")})
    assert "(a recorded search)," in told.message


def test_a_posting_with_a_search_that_finds_is_not_called_unexplained(posting):
    postings = {key: posting("SQL", id=key, title=key.upper()) for key in "ab"}
    found = Search("a", "mismatched", "title", "sql", weight=1.0, found=True, because=(), missing=())
    (one,) = search_notices(causes("a", "b"), postings, [found, replace(found, posting="b", found=False)])
    assert "for 1 mismatched posting finds you (B)" in one.message


def test_only_flagged_terms_are_said_to_lead_whatever_the_weights():
    shares = {"Java": 1.0, "Maven": 0.5, "SQL": 1.0}
    (one,) = weight_notices(shares, {"Java": "Java", "Maven": "Maven builds"})
    assert "Whatever the weights, Java stays among" in one.message
    assert one.message.endswith("they stay: Maven builds (50 %).")
    assert "SQL" not in one.message
    assert "Java, SQL stay among" in weight_notices(shares, {"Java": "Java", "SQL": "SQL"})[0].message
    assert weight_notices(shares, {}) == ()
