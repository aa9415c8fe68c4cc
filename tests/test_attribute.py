from dataclasses import replace

import pytest

from auditor.attribute import Postings, attribute, exposure
from auditor.records import Position

NOW = Position("Baker", "Quill", "2020-01", "", None)


def past(end, start="2001-01"):
    return Position("Miller", "Sorrel", start, end)


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


# --- the bar --------------------------------------------------------------------------------------


@pytest.fixture
def bars(profile, mention, contrast_of):
    """The bar of each term, all of them in one skills section."""

    def build(**gaps):
        one = profile(("skills", " ".join(gaps)))
        contrasts = [contrast_of(term, gap) for term, gap in gaps.items()]
        found = attribute(contrasts, one, [mention(one, term) for term in gaps], [])
        return {a.term: a.attraction for a in found}

    return build


def test_the_longest_bar_is_100(bars):
    assert bars(tax=0.6, vat=0.3) == pytest.approx({"tax": 100, "vat": 50})


def test_bars_are_ordered_and_never_below_zero(bars):
    assert list(bars(sql=-0.5, etl=-0.2, tax=0.1, vat=0.4).items()) == [
        ("vat", pytest.approx(100)),
        ("tax", pytest.approx(25)),
        ("etl", 0),
        ("sql", 0),
    ]


def test_without_any_attraction_there_is_no_bar(bars):
    assert bars(sql=-0.5, etl=0.0) == {"sql": 0, "etl": 0}


def test_an_old_buried_mention_has_a_short_bar(profile, mention, contrast_of):
    one = profile(
        ("headline", "vat"),
        ("position-description", "tax " + "oat " * 200, past("2002-01")),
        ("position-title", "Baker", NOW),
    )
    found = attribute(
        [contrast_of("tax", 0.6), contrast_of("vat", 0.5)],
        one,
        [mention(one, "tax", 1), mention(one, "vat")],
        [],
    )
    assert [a.term for a in found] == ["vat", "tax"]
    assert 0 < found[1].attraction < 20


def test_a_soft_skill_has_a_tenth_of_the_bar(profile, mention, contrast_of):
    one = profile(("skills", "tact tax"))
    contrasts = [contrast_of("tact", 0.5, kind="soft"), contrast_of("tax", 0.5)]
    found = attribute(contrasts, one, [mention(one, "tact", kind="soft"), mention(one, "tax")], [])
    assert [(a.term, round(a.attraction)) for a in found] == [("tax", 100), ("tact", 10)]


def test_a_missing_term_has_no_bar_and_no_place(profile, contrast_of):
    (one,) = attribute([contrast_of("sql", -0.6, verdict="missing")], profile(("skills", "tax")), [], [])
    assert (one.attraction, one.exposure, one.mentions, one.sections) == (0, 0, 0, ())


def test_a_row_repeats_its_contrast(profile, mention, contrast_of):
    given = contrast_of("tax", 0.4)
    document = profile(("skills", "tax"))
    (one,) = attribute([given], document, [mention(document, "tax")], [])
    assert (one.gap, one.gap_low, one.gap_high, one.probability) == (
        given.score.gap,
        given.score.low,
        given.score.high,
        given.score.probability,
    )
    assert (one.mismatched_share, one.desired_share) == pytest.approx((0.7, 0.3))
    assert (one.mismatched_postings, one.desired_postings) == (3, 1)
    assert (one.verdict, one.evidence_label, one.why) == ("probably_wrong_role", "moderate", "because")
    assert (one.blame, one.credit, one.action) == (None, None, "")  # no search has earned them yet


def test_places_and_qualifiers_are_named_once(profile, mention, contrast_of):
    one = profile(
        ("headline", "tax"),
        ("position-title", "tax", NOW),
        ("position-description", "tax, no tax", NOW),
        ("position-title", "tax", past("2010")),
        ("about", "tax"),
    )
    found = [mention(one, "tax", i) for i in range(5)] + [mention(one, "tax", 2, qualifier="negated")]
    (row,) = attribute([contrast_of("tax")], one, found, [])
    assert row.sections == ("headline", "current title", "current job", "past title", "about")
    assert row.qualifiers == ("plain", "negated")
    assert row.mentions == 6


# --- quotes -------------------------------------------------------------------------------------------


@pytest.fixture
def quotes(profile, mention, contrast_of):
    """Quotes of "tax" from mismatched postings, each of which is mentioned in its every section."""

    def build(*documents):
        found = {
            d.id: [mention(d, "tax", i) for i, s in enumerate(d.sections) if "tax" in s.text]
            for d in documents
        }
        (row,) = attribute(
            [contrast_of("tax")], profile(("skills", "")), [], [Postings("mismatched", documents, found)]
        )
        return row.evidence

    return build


def test_the_quote_is_the_line_and_offsets_point_at_the_word(quotes, posting):
    one = posting("Bake bread\n  Prepare tax returns  \nSweep")
    (quote,) = quotes(one)
    assert quote.quote == "Prepare tax returns"
    assert one.sections[quote.section].text[quote.start : quote.end] == quote.surface == "tax"
    assert (quote.side, quote.document, quote.section_kind) == ("mismatched", "p", "requirements")


def test_up_to_three_quotes_from_different_postings(quotes, posting):
    found = quotes(*(posting("Do tax", "More tax", id=f"p{i}") for i in range(5)))
    assert [q.document for q in found] == ["p0", "p1", "p2"]


def test_postings_that_say_nothing_are_not_quoted(quotes, posting):
    found = quotes(posting("Bread", id="a"), posting("Do tax", id="b", weight=0.0), posting("tax", id="c"))
    assert [q.document for q in found] == ["c"]


def test_a_requirement_is_quoted_before_a_title(quotes, posting):
    (quote,) = quotes(posting(("title", "Head of tax"), ("requirements", "Ten years of tax")))
    assert quote.quote == "Ten years of tax"
    (quote,) = quotes(posting(("title", "Head of tax"), ("requirements", "Ten years")))
    assert quote.quote == "Head of tax"


@pytest.mark.parametrize(
    ("before", "after", "starts", "ends"),
    [(200, 200, "… ", " …"), (0, 200, "tax", " …"), (200, 0, "… ", "tax")],
)
def test_a_long_line_is_cut_at_words(before, after, starts, ends, quotes, posting):
    line = "yarn " * before + "tax" + " wool" * after
    (quote,) = quotes(posting(line))
    assert len(quote.quote) <= 240 + 4
    assert "tax" in quote.quote
    assert quote.quote.startswith(starts)
    assert quote.quote.endswith(ends)
    assert set(quote.quote.split()) <= {"…", "yarn", "tax", "wool"}


def test_a_long_line_without_spaces_is_cut_too(quotes, posting):
    (quote,) = quotes(posting("x" * 400 + "tax" + "y" * 400))
    assert len(quote.quote) <= 244
    assert "tax" in quote.quote


def test_every_mention_of_the_profile_is_quoted_heaviest_field_first(profile, mention, contrast_of):
    one = profile(("about", "I do tax"), ("headline", "tax"), ("skills", "tax"))
    found = [mention(one, "tax", i) for i in range(3)]
    (row,) = attribute([contrast_of("tax")], one, found, [])
    assert [q.section_kind for q in row.evidence] == ["headline", "skills", "about"]
    assert {q.side for q in row.evidence} == {"profile"}


def test_the_order_of_contrasts_changes_nothing(profile, mention, contrast_of):
    one = profile(("skills", "tax vat sql etl"))
    contrasts = [contrast_of(t, g) for t, g in (("tax", 0.4), ("vat", 0.4), ("sql", -0.4), ("etl", -0.4))]
    found = [mention(one, c.term) for c in contrasts]
    first = attribute(contrasts, one, found, [])
    assert first == attribute(contrasts[::-1], one, found[::-1], [])
    assert [a.term for a in first] == ["tax", "vat", "etl", "sql"]  # ties by name


def test_posting_that_denies_a_term_is_not_quoted_for_it(profile, contrast_of, posting, mention):
    one = posting("No tax work")
    found = {"p": [replace(mention(one, "tax"), qualifier="negated")]}
    (row,) = attribute([contrast_of("tax")], profile(("skills", "")), [], [Postings("desired", [one], found)])
    assert row.evidence == ()
