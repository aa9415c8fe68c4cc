from dataclasses import replace

import numpy as np
import pytest

from auditor.contrast.verdicts import contrast, side_sizes, what_would_help
from auditor.records import Term
from auditor.settings import Settings


@pytest.fixture
def judge(terms, settings):
    """The contrast of one term of the profile in a table."""

    def build(table, name="tax", kind="tool", settings=settings, background=None):
        found, _ = contrast(table, terms(name, kind), {}, settings, background)
        return found[0]

    return build


def times(n, words, rest=0):
    """`n` postings that ask for `words`, then `rest` that ask for nothing."""
    return [words] * n + [""] * rest


# --- verdicts ---------------------------------------------------------------------------------------


def test_wrong_role(table, judge):
    one = judge(table(times(5, "tax"), times(0, "", 5)))
    assert (one.verdict, one.evidence_label) == ("wrong_role", "strong")
    assert one.score.probability == pytest.approx(0.9960, abs=5e-5)
    assert (one.mismatched_postings, one.desired_postings) == (5, 0)
    assert "5 of 5 mismatched and 0 of 5 desired" in one.why


def test_right_role_is_its_mirror_image(table, judge):
    one = judge(table(times(0, "", 5), times(5, "tax")))
    assert (one.verdict, one.evidence_label) == ("right_role", "strong")
    assert one.score.probability == pytest.approx(1 - 0.9960, abs=5e-5)


def test_probably_wrong_role(table, judge):
    one = judge(table(times(4, "tax", 1), times(1, "tax", 4)))
    assert 0.90 <= one.score.probability < 0.99
    assert one.verdict == "probably_wrong_role"


def test_probably_right_role(table, judge):
    assert judge(table(times(1, "tax", 4), times(4, "tax", 1))).verdict == "probably_right_role"


def test_shared_needs_sameness_and_use(table, judge):
    assert judge(table(times(40, "tax", 20), times(40, "tax", 20))).verdict == "shared"
    assert judge(table(times(5, "tax", 55), times(5, "tax", 55))).verdict == "undecided"  # rare on both


def test_the_same_shares_of_few_postings_are_undecided(table, judge):
    """Too little evidence is not evidence of sameness."""
    one = judge(table(times(2, "tax", 1), times(2, "tax", 1)))
    assert one.verdict == "undecided"
    assert "too little to tell the sides apart" in one.why


def test_a_sure_but_small_gap_is_no_finding(table, judge):
    one = judge(table(times(60, "tax", 340), times(25, "tax", 375)))
    assert one.score.probability > 0.99
    assert one.score.gap < 0.15
    assert one.verdict == "undecided"


def test_a_term_no_posting_asks_for(table, judge):
    one = judge(table(times(5, "sql"), times(5, "sql")), "falconry")
    assert (one.verdict, one.why) == ("undecided", "no posting asks for it")


def test_missing_is_a_right_role_term_that_the_profile_lacks(table, terms, settings):
    made = table(times(5, "tax"), times(5, "sql"))
    found, _ = contrast(made, terms("tax"), terms("sql tax"), settings)
    assert {c.term: c.verdict for c in found} == {"tax": "wrong_role", "sql": "missing"}


def test_only_missing_ones_of_the_absent_terms_are_kept(table, terms, settings):
    made = table(times(5, "tax"), times(1, "sql", 4))
    found, _ = contrast(made, {}, terms("sql tax"), settings)
    assert found == ()


def test_a_term_of_too_few_desired_postings_is_not_missing(table, terms):
    made = table(times(0, "", 30), times(11, "sql", 19))
    for share, verdicts in ((0.2, ["missing"]), (0.3, [])):
        found, _ = contrast(made, {}, terms("sql"), Settings(missing_share=share))
        assert [c.verdict for c in found] == verdicts


@pytest.mark.parametrize("kind", ["soft", "seniority"])
@pytest.mark.parametrize("n", [5, 25])
def test_soft_skills_are_never_flagged(kind, n, table, judge, terms, settings):
    for made in (table(times(n, "tax"), times(0, "", n)), table(times(0, "", n), times(n, "tax"))):
        one = judge(made, kind=kind)
        assert one.verdict == "undecided"
        assert "recruiters hardly search" in one.why
        assert contrast(made, {}, terms("tax", kind), settings)[0] == ()
        assert contrast(made, terms("tax", kind), {}, settings)[1] == (0, 0)


def test_contrasts_run_from_the_wrong_side_to_the_right_one(table, terms, settings):
    made = table(["tax vat sql"] * 3 + ["tax vat"] * 2, ["sql etl"] * 5)
    found, _ = contrast(made, terms("etl vat sql tax"), {}, settings)
    assert [c.term for c in found] == ["tax", "vat", "sql", "etl"]


def test_the_order_of_postings_and_terms_changes_nothing(table, terms, settings):
    made = table(["tax vat", "tax", "sql", "tax"], ["sql", "vat sql", "sql etl"])
    order = made.presence.index[[6, 2, 0, 5, 3, 1, 4]]
    other = replace(
        made,
        presence=made.presence.loc[order],
        sides=made.sides[order],
        weights=made.weights[order],
        companies=made.companies[order],
    )
    one, chance = contrast(made, terms("tax vat sql"), terms("etl"), settings)
    two, same_chance = contrast(other, terms("sql vat tax"), terms("etl"), settings)
    assert [(c.term, c.verdict, c.evidence_label, c.why) for c in one] == [
        (c.term, c.verdict, c.evidence_label, c.why) for c in two
    ]
    assert [c.score.gap for c in one] == pytest.approx([c.score.gap for c in two])
    assert chance == pytest.approx(same_chance)


# --- what caps the evidence -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "label", "verdict"),
    [
        (1, "anecdotal", "undecided"),
        (2, "weak", "probably_wrong_role"),
        (3, "moderate", "probably_wrong_role"),
        (4, "moderate", "probably_wrong_role"),
        (5, "strong", "wrong_role"),
        (19, "strong", "wrong_role"),
        (20, "very strong", "wrong_role"),
    ],
)
def test_postings_a_side_cap_the_label(n, label, verdict, table, judge):
    one = judge(table(times(n, "tax"), times(0, "", n)))
    assert (one.evidence_label, one.verdict) == (label, verdict)


def test_a_recruiters_own_word_lifts_the_cap_by_one_label(table, terms, settings):
    made = table(times(4, "tax sql"), times(0, "", 4))
    found, _ = contrast(made, terms("tax sql"), {}, settings, confirmed=frozenset({"sql"}))
    labels = {one.term: one.evidence_label for one in found}
    assert labels == {"tax": "moderate", "sql": "strong"}


def test_the_smaller_side_counts(table, judge):
    assert judge(table(times(20, "tax"), times(0, "", 4))).evidence_label == "moderate"


def test_weights_count_rather_than_postings(table, judge):
    """Five postings, of which four speak quietly, are worth 2^2 / 1.25 = 3.2."""
    made = table(times(5, "tax"), times(0, "", 5), weights=[1, 0.25, 0.25, 0.25, 0.25] + [1] * 5)
    assert side_sizes(made) == pytest.approx((3.2, 5.0))
    assert judge(made).evidence_label == "moderate"


def test_one_posting_is_an_anecdote(table, judge):
    """However often it repeats the word."""
    one = judge(table(times(1, "tax", 4), times(0, "", 5), presence=0.999))
    assert (one.evidence_label, one.verdict) == ("anecdotal", "undecided")
    sure = judge(table(times(1, "tax"), times(0, "", 40), presence=0.999))
    assert sure.evidence_label == "anecdotal"


def test_the_postings_of_one_company_are_weak_evidence(table, judge):
    wrong, right = times(3, "tax", 3), times(0, "", 6)
    others = ["fenwick", "brill", "tarn", "moss", "oddie", "quay"]
    alike = judge(table(wrong, right, companies=["quill"] * 3 + ["a", "b", "c"] + others))
    mixed = judge(table(wrong, right, companies=["quill", "quill", "sorrel", "a", "b", "c", *others]))
    assert alike.score == mixed.score
    assert (alike.evidence_label, mixed.evidence_label) == ("weak", "moderate")


def test_one_company_makes_nothing_firm(table, judge):
    one = judge(table(times(6, "tax"), times(0, "", 6), companies=["quill"] * 6 + list("abcdef")))
    assert (one.evidence_label, one.verdict) == ("weak", "probably_wrong_role")


def test_unnamed_companies_are_different_ones(table, judge):
    assert judge(table(times(5, "tax"), times(0, "", 5))).evidence_label == "strong"


def test_a_term_only_wished_for_is_one_label_lower(table, judge):
    made = table(times(5, "tax"), times(0, "", 5), nice_to_have=["tax"])
    assert judge(made).evidence_label == "moderate"
    assert judge(made).verdict == "probably_wrong_role"


@pytest.mark.parametrize(("n", "label"), [(3, "weak"), (4, "moderate")])
def test_open_terms_of_a_tiny_sample_are_weak(n, label, table, judge):
    assert judge(table(times(n, "tax"), times(0, "", n)), kind="open").evidence_label == label


# --- only one side ----------------------------------------------------------------------------------


def never(term):
    return 0.0


def test_one_side_alone_is_judged_against_postings_at_large(table, judge):
    made = table(times(5, "tax"), [])
    rare, usual = judge(made, background=never), judge(made, background=lambda term: 0.5)
    # 10 * q + 1/2 of 11 stands in for the desired side
    assert rare.score.desired_share == pytest.approx(0.5 / 11)
    assert usual.score.desired_share == pytest.approx(5.5 / 11)
    assert rare.verdict == "probably_wrong_role"
    assert usual.verdict == "undecided"
    assert "desired" not in rare.why


@pytest.mark.parametrize(("n", "label"), [(2, "anecdotal"), (3, "weak"), (5, "moderate")])
def test_one_side_alone_is_one_label_lower(n, label, table, judge):
    assert judge(table(times(n, "tax"), []), background=never).evidence_label == label


@pytest.mark.parametrize("n", [5, 19, 20, 60])
def test_one_side_alone_is_never_firm(n, table, judge):
    assert judge(table(times(n, "tax"), []), background=never).verdict == "probably_wrong_role"
    assert judge(table([], times(n, "tax")), background=never).verdict == "probably_right_role"


def test_without_mismatched_postings_nothing_is_blamed(table, judge):
    one = judge(table([], times(20, "sql")), "tax", background=lambda term: 0.9)
    assert one.score.gap > 0.5
    assert one.verdict == "undecided"


def test_one_side_alone_has_no_labels_to_shuffle(table, terms, settings):
    _, chance = contrast(table(times(5, "tax"), []), terms("tax"), {}, settings, never)
    assert chance == (None, None)


# --- what chance alone would flag -------------------------------------------------------------------


def test_chance_over_all_shuffles_of_two_a_side(table, terms, settings):
    """Six ways to pick two of four: each word stands in two postings, so one way in six puts both on
    the wrong side, where P = .9263 and two postings a side allow "weak": probable, never firm."""
    _, chance = contrast(table(["tax", "tax"], ["sql", "sql"]), terms("tax sql"), {}, settings)
    assert chance == pytest.approx((0, 2 / 6))


def test_chance_over_all_shuffles_of_five_a_side(table, terms, settings):
    """252 ways: all five on the wrong side in 1 way (P = .996, firm), four there and one here in 25
    (a_M = 2.667, a_D = .667; gap .333, sd .241, P = .917: probable), else nothing."""
    _, chance = contrast(table(times(5, "tax"), times(0, "", 5)), terms("tax"), {}, settings)
    assert chance == pytest.approx((1 / 252, 25 / 252))


def test_chance_counts_the_terms_of_the_profile_only(table, terms, settings):
    made = table(["tax vat", "tax vat"], ["sql", "sql"])
    _, chance = contrast(made, terms("tax"), terms("vat sql"), settings)
    assert chance.probable == pytest.approx(1 / 6)
    assert contrast(made, {}, terms("tax vat"), settings)[1] == (0, 0)


def test_chance_uses_the_same_caps(table, terms, settings):
    made = table(["tax", "tax"], ["", ""], nice_to_have=["tax"])
    assert contrast(made, terms("tax"), {}, settings)[1].probable == 0


def drawn(random, table, postings=6, words=40):
    """Postings of both sides that ask for words without regard to their side."""
    share = random.uniform(0.1, 0.7, words)
    rows = [
        " ".join(f"w{i}" for i in range(words) if random.random() < share[i]) for _ in range(2 * postings)
    ]
    return table(rows[:postings], rows[postings:])


def test_chance_agrees_with_what_data_without_labels_gives(table, terms):
    random = np.random.default_rng(3)
    family = terms(" ".join(f"w{i}" for i in range(40)))
    seen, expected, firm = [], [], []
    for seed in range(30):
        found, chance = contrast(drawn(random, table), family, {}, Settings(shuffles=60, seed=seed))
        verdicts = [c.verdict for c in found]
        seen.append(verdicts.count("probably_wrong_role"))
        firm.append("wrong_role" in verdicts)
        expected.append(chance.probable)
    error = np.std(seen) / np.sqrt(len(seen))
    assert np.mean(seen) == pytest.approx(np.mean(expected), abs=3 * error)
    assert np.mean(expected) > 0.3  # the comparison is not between two zeros
    assert np.mean(firm) <= 0.10


def test_many_postings_are_shuffled_by_seed(table, terms):
    made = drawn(np.random.default_rng(5), table, postings=8)
    family = terms(" ".join(f"w{i}" for i in range(40)))
    one, same, other = (contrast(made, family, {}, Settings(shuffles=60, seed=seed))[1] for seed in (1, 1, 2))
    assert one == same
    assert one != other
    assert one.probable * 60 == pytest.approx(round(one.probable * 60))  # a mean over 60 shuffles


# --- what would help --------------------------------------------------------------------------------


def helped(made, family, settings):
    found, _ = contrast(made, family, {}, settings)
    called = {name: f"{name} as written" for name in family}
    return what_would_help(made, found, family, called, settings)


def test_what_would_help_names_the_next_label(table, terms, settings):
    """Two postings against three allow "weak"; one more makes it three a side, which allow "moderate"."""
    (notice,) = helped(table(times(2, "tax"), times(0, "", 3)), terms("tax"), settings)
    assert (notice.code, notice.severity, notice.about) == ("what-would-help", "info", "tax")
    assert notice.message == (
        "1 more mismatched posting from a new company would lift tax as written from weak to moderate "
        "evidence, if it mentions it."
    )


def test_what_would_help_keeps_its_word(table, terms, judge, settings):
    right = times(1, "tax", 5)
    (notice,) = helped(table(times(3, "tax", 3), right), terms("tax"), settings)
    assert notice.message == (
        "3 more mismatched postings from different companies would lift tax as written from weak to moderate "
        "evidence, if they mention it."
    )
    assert judge(table(times(5, "tax", 3), right)).evidence_label == "weak"
    assert judge(table(times(6, "tax", 3), right)).evidence_label == "moderate"


def test_what_would_help_speaks_of_the_leading_term_only(table, terms, settings):
    made = table(["tax vat", "tax"], times(0, "", 3))
    (notice,) = helped(made, terms("tax vat"), settings)
    assert notice.about == "tax"


@pytest.mark.parametrize(
    ("wrong", "right", "kind"),
    [
        (times(5, "tax"), times(0, "", 5), "tool"),  # strong already
        (times(0, "", 3), times(3, "tax"), "tool"),  # a right-role word
        (times(2, "tax"), times(0, "", 3), "soft"),
        (times(2, "tax"), times(0, "", 2), "tool"),  # two desired postings allow no more than weak
    ],
)
def test_what_would_help_is_silent(wrong, right, kind, table, terms, settings):
    assert helped(table(wrong, right), terms("tax", kind), settings) == ()


def test_settings_move_the_gate(table, judge):
    made = table(times(5, "tax"), times(0, "", 5))
    assert judge(made, settings=Settings(firm_postings=6.0)).verdict == "probably_wrong_role"
    assert judge(made, settings=Settings(firm_probability=0.999)).verdict == "probably_wrong_role"
    assert judge(made, settings=Settings(probable_probability=0.999, firm_probability=0.9999)).verdict == (
        "undecided"
    )
    assert judge(made, settings=Settings(smallest_gap=0.9)).verdict == "undecided"


def test_a_term_that_stands_nowhere_in_the_table(table, settings):
    found, chance = contrast(table(["a"], ["b"]), {"x": Term("x", "open")}, {}, settings)
    assert (found[0].score.gap, found[0].score.probability) == (0, 0.5)
    assert chance == (0, 0)
