import pytest

from auditor.records import Position
from auditor.searches.exposure import Exposure

NOW = Position("Baker", "Quill", "2020-01", "", None)


def past(end, start="2001-01"):
    return Position("Miller", "Sorrel", start, end)


def exposure(profile, mentions):
    return Exposure(profile).of(mentions)


@pytest.fixture
def exposed(profile, mention):
    """Exposure of "rye" where it stands in a section of the given kind; `also` are further sections."""

    def build(kind, position=None, text="rye", also=(), **qualified):
        parts = [(kind, text, *([position] if position else []))]
        one = profile(*parts, *also)
        return exposure(one, [mention(one, "rye", **qualified)])

    return build


# --- exposure ---------------------------------------------------------------------------------------


def test_fields_weigh_in_the_order_recruiters_read_them(exposed):
    """Each field at its usual length, so that only the weights differ."""
    usual = {
        "position-title": 4, "headline": 12, "skills": 25, "about": 120, "certifications": 25,
        "education": 25, "recommendations": 80,
    }  # fmt: skip
    text = {kind: " ".join(["rye"] + ["oat"] * (n - 1)) for kind, n in usual.items()}
    ordered = [
        exposed("position-title", NOW, text["position-title"]),
        exposed("headline", None, text["headline"]),
        exposed("skills", None, text["skills"]),
        exposed("about", None, text["about"]),
        exposed("certifications", None, text["certifications"]),
        exposed("education", None, text["education"]),
        exposed("recommendations", None, text["recommendations"]),
    ]
    assert ordered == sorted(ordered, reverse=True)
    assert len(set(ordered)) == len(ordered)
    # W_f / (k1 + W_f) at average length
    assert ordered == pytest.approx([w / (1.2 + w) for w in (5, 4, 3, 1.5, 1, 0.7, 0.2)])


def test_an_unknown_kind_of_section_counts_as_other(exposed):
    assert exposed("hobbies") == exposed("other")


def test_a_present_job_is_more_exposed_than_a_past_one(exposed):
    also = [("position-title", "Baker", NOW)]
    for kind in ("position-title", "position-description"):
        assert exposed(kind, NOW, also=also) > exposed(kind, past("2020-01"), also=also)


def test_a_job_of_no_known_time_weighs_half(exposed):
    """The title of a past position has weight 2.5; tf~ = S * k1 / (1 - S)."""
    undated = Position("Miller", "Sorrel", "", "")
    s = exposed("position-title", undated, text="rye oat rye oat", also=[("position-title", "Baker", NOW)])

    assert s * 1.2 / (1 - s) == pytest.approx(1.25)


def test_a_past_job_weighs_half_every_five_years(exposed):
    """The title of a past position has weight 2.5; tf~ = S * k1 / (1 - S)."""
    also = [("position-title", "Baker", NOW)]

    def weight(end):
        s = exposed("position-title", past(end), text="rye oat rye oat", also=also)
        return s * 1.2 / (1 - s)

    assert weight("2020-01") == pytest.approx(2.5)
    assert weight("2015-01") == pytest.approx(1.25)
    assert weight("2010-01") == pytest.approx(0.625)
    assert weight("2009-12") == weight("2002-01") == pytest.approx(0.625)  # never below a quarter


def test_a_longer_text_exposes_a_word_less(exposed):
    assert exposed("about", text="rye " + "oat " * 300) < exposed("about", text="rye oat")
    assert exposed("skills", text="rye " + "oat " * 300) == exposed("skills", text="rye")  # b = 0


def test_a_denied_or_past_mention_counts_half_and_a_hoped_for_one_whole(exposed):
    plain = exposed("skills")
    for qualifier in ("negated", "past"):
        assert exposed("skills", qualifier=qualifier) == pytest.approx(1.5 / (1.2 + 1.5))
    assert exposed("skills", qualifier="aspirational") == plain


def test_a_skill_inside_a_title_counts_half(exposed):
    assert exposed("skills", inner=True) == pytest.approx(1.5 / (1.2 + 1.5))


def test_more_mentions_expose_more_and_never_reach_one(profile, mention):
    one = profile(("skills", "rye"), *[("headline", "rye")] * 30)
    values = [exposure(one, [mention(one, "rye", i) for i in range(n)]) for n in range(31)]
    assert values[0] == 0
    assert values == sorted(values)
    assert values[-1] < 1


def test_the_order_of_mentions_changes_nothing(profile, mention):
    one = profile(("skills", "rye"), ("headline", "rye"), ("about", "rye oat"))
    found = [mention(one, "rye", i) for i in range(3)]
    assert exposure(one, found) == pytest.approx(exposure(one, found[::-1]), abs=1e-15)


# --- the date of a profile ----------------------------------------------------------------------------


def recency(exposed, end, also):
    s = exposed("position-title", past(end), text="rye oat rye oat", also=also)
    return s * 1.2 / (1 - s) / 2.5


def test_a_profile_without_a_present_job_is_as_old_as_its_latest_date(exposed):
    """No clock: the same profile gives the same exposure in ten years."""
    also = [("position-title", "Baker", past("2014-01", "2012-01"))]
    assert recency(exposed, "2009-01", also) == pytest.approx(0.5)


def test_the_stated_duration_of_an_open_position_dates_the_profile(exposed):
    """Held since January 2014 for 60 months: the page was saved in January 2019."""
    also = [("position-title", "Baker", Position("Baker", "Quill", "2014-01", "", 60))]
    assert recency(exposed, "2014-01", also) == pytest.approx(0.5)


def test_an_open_position_without_a_duration_dates_it_by_its_start(exposed):
    also = [("position-title", "Baker", Position("Baker", "Quill", "2014-01", "", None))]
    assert recency(exposed, "2009-01", also) == pytest.approx(0.5)


def test_a_year_alone_is_its_middle(exposed):
    also = [("position-title", "Baker", past("2015", "2012"))]
    assert recency(exposed, "2010-07", also) == pytest.approx(0.5)


def test_an_open_ended_old_job_is_a_current_title(exposed):
    """The reason that a job left open is the first thing to fix."""
    opened = Position("Miller", "Sorrel", "1999-01", "")
    also = [("position-title", "Baker", NOW)]
    assert exposed("position-title", opened, also=also) == exposed("position-title", NOW, also=also)
    assert exposed("position-title", opened, also=also) > exposed(
        "position-title", past("2020-01"), also=also
    )
