from dataclasses import replace

import pytest
from hand_built import unread

from auditor.contrast.uncounted import Named
from auditor.edits.attractions import Beside, Postings, attribute, survival
from auditor.edits.causes import NO_CAUSES, Causes, explain, pull
from auditor.records import Position
from auditor.searches.drawn import Skill, Wanted
from auditor.searches.exposure import Exposure
from auditor.searches.profile import Findable, Place, TitleField
from auditor.sections.corpus import RECORDED_ID

NOW = Position("Baker", "Quill", "2020-01", "", None)


def past(end, start="2001-01"):
    return Position("Miller", "Sorrel", start, end)


def exposure(profile, mentions):
    return Exposure(profile).of(mentions)


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
    assert (one.blame, one.credit) == (None, None)  # no search has earned them yet
    assert (one.action, one.confirmed, one.explains) == ("demote", 0, 0)


@pytest.mark.parametrize(
    ("named", "mentioned", "why"),
    [
        (Named((), 0, 0), True, "because"),
        (
            Named((), 2, 1),
            True,
            "because; also named, but not counted, in 2 mismatched and 1 desired postings more",
        ),
        (Named((unread("profile"),), 0, 0), True, "because"),
        (Named((unread("profile"),), 0, 0), False, "because; also named, but not counted, in your profile"),
        (
            Named((unread("profile"),), 0, 1),
            False,
            "because; also named, but not counted, in 1 desired posting more and in your profile",
        ),
    ],
)
def test_a_row_says_where_else_the_term_is_named(named, mentioned, why, profile, mention, contrast_of):
    document = profile(("skills", "tax"))
    mentions = [mention(document, "tax")] if mentioned else []
    (one,) = attribute([contrast_of("tax")], document, mentions, [], beside=Beside(named={"tax": named}))
    assert one.why == why
    assert (one.uncounted, one.mismatched_named, one.desired_named) == named


def test_what_recruiters_confirmed_stands_in_the_row(profile, mention, contrast_of):
    document = profile(("skills", "tax"))
    causes = Causes({"tax": 0.5}, {}, explains={"tax": frozenset({"mismatched-01", f"{RECORDED_ID}01"})})
    given = [contrast_of("tax")], document, [mention(document, "tax")], [], causes
    (one,) = attribute(*given, {"tax": 2}, ("tax",))
    assert (one.confirmed, one.why) == (2, "because; confirmed by recruiter")
    assert one.explains == 1  # what was recorded is no posting
    assert one.action == "demote"


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


# --- causes: what searches found it by ----------------------------------------------------------------


def findable(*terms):
    return Findable(tuple(Place(term, n, "skills", 1.0) for n, term in enumerate(terms)), ())


def wanted(key, *terms, weight=1.0):
    return Wanted(key, weight, (), (), tuple(Skill(term, 1.0, 1.0) for term in terms))


def test_blame_is_the_part_of_the_searches_that_a_term_is_in():
    """Of three equal must-haves two or three are searched for: any one is in most of the searches."""
    causes = explain(findable("A", "B", "C"), {"mismatched": (wanted("m", "A", "B", "C"),)})
    pairs, triples = 0.4, 0.25  # their shares of all searches by keywords alone
    expected = (pairs * 2 / 3 + triples) / (pairs + triples)
    assert [causes.blame[t] for t in "ABC"] == pytest.approx([expected] * 3)
    assert causes.credit == {}


def test_a_desired_posting_gives_credit_and_weights_count():
    ads = {
        "mismatched": (wanted("m1", "A", "B", weight=3.0), wanted("m2", "C", "D", weight=1.0)),
        "desired": (wanted("d", "B", "C"),),
    }
    causes = explain(findable("A", "B", "C", "D"), ads)
    assert causes.blame == pytest.approx({"A": 0.75, "B": 0.75, "C": 0.25, "D": 0.25})
    assert causes.credit == pytest.approx({"B": 1.0, "C": 1.0})


def test_a_posting_that_no_search_explains_is_named():
    causes = explain(findable("A"), {"mismatched": (wanted("m", "X", "Y"),)})
    assert causes.unexplained == ("m",)
    assert causes.blame == {}


def test_terms_that_stand_in_for_one_another_share_the_blame():
    """Two current titles, either of which is enough: leave-one-out gives neither any blame."""
    fields = tuple(
        TitleField(
            n, "current position-title", ((title.lower(), frozenset({title})),), ((title, frozenset()),)
        )
        for n, title in enumerate(("Baker", "Miller"))
    )
    places = tuple(
        Place(title, n, "current position-title", 5.0) for n, title in enumerate(("Baker", "Miller"))
    )
    ad = Wanted("m", 1.0, ("Baker", "Miller"), (), ())
    causes = explain(Findable(places, fields), {"mismatched": (ad,)})
    assert causes.redundant == ("m",)
    assert causes.blame == pytest.approx({"Baker": 0.5, "Miller": 0.5})


def test_the_search_figures_of_an_audit():
    ads = {
        "mismatched": (wanted("m1", "A", "B"), wanted("m2", "X", "Y")),
        "desired": (wanted("d", "A", "B"),),
    }
    figures = pull(ads, explain(findable("A", "B"), ads))
    assert figures == pytest.approx(
        {"attraction_mismatched": 50.0, "attraction_desired": 100.0, "net_pull": -50.0,
         "separation": 0.75, "explained_contacts": 0.5}
    )  # fmt: skip
    alone = pull({"mismatched": ads["mismatched"], "desired": ()}, explain(findable("A"), ads))
    assert (alone["attraction_desired"], alone["separation"], alone["net_pull"]) == (None, None, None)


def test_leading_terms_are_tested_against_other_field_weights(profile, mention, contrast_of):
    parts = [
        ("headline", "tax"),
        ("skills", "audit payroll"),
        ("about", "budget"),
        ("projects", "forecast"),
        ("other", "ledger"),
    ]
    one = profile(*parts)
    words = {"tax": 0, "audit": 1, "payroll": 1, "budget": 2, "forecast": 3, "ledger": 4}
    contrasts = [contrast_of(word, 0.8 if word == "tax" else 0.4) for word in words]
    mentions = [mention(one, word, section) for word, section in words.items()]
    shares = survival(contrasts, one, mentions, NO_CAUSES, seed=0)
    assert len(shares) == 5
    assert shares["tax"] == 1.0  # twice the gap in the heaviest field
    assert 0 < min(shares.values()) < 1  # the last of them is hardly better than what was left out
    assert survival(contrasts, one, mentions, NO_CAUSES, seed=0) == shares
