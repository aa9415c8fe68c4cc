from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from auditor.contrast.counts import attested, effective, soft_presence, term_frequencies, term_table, tokens
from auditor.records import Mention
from auditor.sections.clean import clean
from auditor.settings import Settings


@pytest.mark.parametrize(("mentions", "presence"), [(0, 0), (1, 0.6667), (2, 0.8), (3, 0.8571), (4, 0.8889)])
def test_soft_presence_at_average_length(mentions, presence, settings):
    assert soft_presence(mentions, 300, 300, settings) == pytest.approx(presence, abs=5e-5)


@given(st.floats(0, 500), st.integers(1, 5000), st.integers(100, 2000))
def test_soft_presence_is_a_share(frequency, length, average):
    assert 0 <= soft_presence(frequency, length, average, Settings()) < 1


def test_soft_presence_is_less_in_a_longer_posting(settings):
    assert soft_presence(1, 600, 300, settings) < soft_presence(1, 300, 300, settings)


def test_soft_presence_without_saturation_is_plain_presence():
    plain = Settings(saturation=0.0)
    assert [soft_presence(n, 900, 300, plain) for n in (0, 0.5, 1, 7)] == [0, 1, 1, 1]


def test_a_title_counts_double_and_a_wish_half(posting, mention, settings):
    one = posting(("title", "Kafka"), ("requirements", "SQL"), ("nice-to-have", "Rust"))
    found = [mention(one, "Kafka", 0), mention(one, "SQL", 1), mention(one, "Rust", 2, demand="preferred")]
    assert term_frequencies(one, found, settings) == {"Kafka": 2.0, "SQL": 1.0, "Rust": 0.5}


def test_the_skill_inside_a_title_counts_half_of_the_title(posting, mention, settings):
    one = posting(("title", "Java developer"))
    found = [mention(one, "Java developer", kind="title"), mention(one, "Java", inner=True)]
    assert term_frequencies(one, found, settings) == {"Java developer": 2.0, "Java": 1.0}


def test_a_negated_mention_asks_for_nothing(posting, mention, settings):
    one = posting("No SQL, but Java once, Perl sometime")
    found = [
        mention(one, "SQL", qualifier="negated"),
        mention(one, "Java", qualifier="past"),
        mention(one, "Perl", qualifier="aspirational"),
    ]
    assert term_frequencies(one, found, settings) == {"Java": 1.0, "Perl": 1.0}


def test_tokens_are_words(posting):
    assert tokens(posting("Bake bread, daily.", ("title", "Head baker"))) == 5


def test_effective_number_of_postings():
    assert effective([1, 1, 1]) == pytest.approx(3)
    assert effective([1, 0.5, 0.5]) == pytest.approx(4 / 1.5)
    assert effective([0.2]) == pytest.approx(1)
    assert effective([]) == effective([0.0]) == 0


def test_a_table_has_a_row_a_posting_and_a_column_a_term(posting, mention, settings):
    wrong = posting("Tax", id="m", company="Fenwick LLC")
    right = posting("SQL and SQL", id="d")
    found = {"m": [mention(wrong, "Tax")], "d": [mention(right, "SQL"), mention(right, "SQL")]}
    made = term_table({"mismatched": [wrong], "desired": [right]}, found, settings)
    assert list(made.presence.index) == ["m", "d"]
    assert list(made.presence.columns) == ["SQL", "Tax"]
    assert made.sides.to_dict() == {"m": "mismatched", "d": "desired"}
    assert made.companies.to_dict() == {"m": "fenwick", "d": ""}
    assert made.presence.loc["m", "SQL"] == 0
    assert made.presence.loc["d", "SQL"] > made.presence.loc["m", "Tax"]


def test_the_average_length_has_a_floor(posting, mention, settings):
    """Two-word postings are short beside an average of 100 words, not average themselves."""
    one = posting("Bakes bread", id="m")
    made = term_table({"mismatched": [one], "desired": []}, {"m": [mention(one, "bread")]}, settings)
    assert made.presence.loc["m", "bread"] == pytest.approx(1 / (1 + 0.5 * (0.25 + 0.75 * 2 / 100)))


def test_a_posting_of_weight_zero_is_left_out(posting, mention, settings):
    one, none = posting("Tax", id="m"), posting("Tax", id="d", weight=0.0)
    found = {"m": [mention(one, "Tax")], "d": [mention(none, "Tax")]}
    made = term_table({"mismatched": [one], "desired": [none]}, found, settings)
    assert list(made.presence.index) == ["m"]


def test_near_duplicates_are_one_row(posting, mention, settings):
    first = posting("Tax and SQL", id="m1", weight=0.5, cluster="m1")
    repost = posting("Tax", id="m2", weight=0.5, cluster="m1")
    found = {"m1": [mention(first, "Tax"), mention(first, "SQL")], "m2": [mention(repost, "Tax")]}
    made = term_table({"mismatched": [first, repost], "desired": []}, found, settings)
    assert made.weights.to_dict() == {"m1": 1.0}
    alone = term_table({"mismatched": [first], "desired": []}, found, settings)
    assert made.presence.loc["m1", "SQL"] == pytest.approx(alone.presence.loc["m1", "SQL"] / 2, rel=0.01)


def test_terms_asked_for_only_as_nice_to_have(posting, mention, settings):
    a = posting(("nice-to-have", "Rust or Go"), id="a")
    b = posting(("requirements", "Go, no Rust"), id="b")
    found = {
        "a": [mention(a, "Rust", demand="preferred"), mention(a, "Go", demand="preferred")],
        "b": [mention(b, "Go"), mention(b, "Rust", qualifier="negated")],
    }
    made = term_table({"mismatched": [a], "desired": [b]}, found, settings)
    assert made.nice_to_have == {"Rust"}


# --- phrases worth testing --------------------------------------------------------------------------


def test_a_phrase_of_one_posting_is_attested_only_on_a_tiny_side(table, settings):
    tiny = table(["oak", "", ""], ["", "", "", ""])
    larger = table(["oak", "", "", ""], ["elm", "elm", "", ""])
    assert attested(tiny, ["oak", "yew"], settings) == {"oak"}
    assert attested(larger, ["oak", "elm"], settings) == {"elm"}


def test_a_phrase_inside_a_longer_one_says_nothing_more(table, settings):
    made = table(["a", "a", "b", "b"], ["b", "", "", ""])
    made.presence.columns = ["oak beam", "oak"]
    made.presence["oak"] += made.presence["oak beam"]
    assert attested(made, ["oak beam", "oak"], settings) == {"oak beam", "oak"}
    made.presence["oak"] = made.presence["oak beam"]
    assert attested(made, ["oak beam", "oak"], settings) == {"oak beam"}


def test_a_phrase_is_not_inside_a_longer_word(table, settings):
    made = table(["oak soak", "oak soak"], ["", ""])
    assert attested(made, ["oak", "soak"], settings) == {"oak", "soak"}


# --- clean and count together -------------------------------------------------------------------------

TEXTS = (
    "Tax returns for small firms, payroll on Fridays, and a good deal of patience with paper receipts. SQL",
    "Budgets for the whole bakery chain, from flour to rent, month after month, in one long sheet. SQL SQL",
    "Tax advice to families who own boats, barns or both, given kindly and written down in full. Tax",
    "Forecasts of how many loaves each shop will sell on a rainy Tuesday in the second week of March.",
)
WORDS = ("SQL", "Tax")


@pytest.fixture(scope="session")
def counted(posting):
    """The table of some of TEXTS after cleaning; the first two are mismatched."""
    settings = Settings(shortest_average=1)  # these texts are short

    def build(numbers):
        made = [
            posting(TEXTS[n], id=f"{n}-{i}", company=("Quill Ltd", "")[n % 2]) for i, n in enumerate(numbers)
        ]
        sides = {
            "mismatched": [p for p in made if int(p.id[0]) < 2],
            "desired": [p for p in made if int(p.id[0]) >= 2],
        }
        cleaned = clean(sides, settings).sides
        found = {p.id: list(_mentions(p)) for side in cleaned.values() for p in side}
        return _renamed(term_table(cleaned, found, settings))

    def _mentions(p):
        for word in WORDS:
            for n in range(p.sections[0].text.count(word)):
                yield Mention(word, "tool", word, p.id, 0, n, n + len(word))

    def _renamed(made):
        """Rows by the number of their text, sorted, so that tables can be compared."""
        names = {name: name[0] for name in made.presence.index}
        return replace(
            made,
            presence=made.presence.rename(names).sort_index(),
            sides=made.sides.rename(names).sort_index(),
            weights=made.weights.rename(names).sort_index(),
            companies=made.companies.rename(names).sort_index(),
        )

    return build


def assert_same(one, other):
    pd.testing.assert_frame_equal(one.presence, other.presence, rtol=1e-12)
    for series in ("sides", "weights", "companies"):
        pd.testing.assert_series_equal(getattr(one, series), getattr(other, series), rtol=1e-12)
    assert one.nice_to_have == other.nice_to_have


def test_duplicating_every_posting_changes_nothing(counted):
    assert_same(counted([0, 1, 2, 3, 0, 1, 2, 3]), counted([0, 1, 2, 3]))


@examples(max_examples=20)
@given(st.lists(st.integers(0, 3), max_size=4))
def test_duplicating_some_postings_changes_nothing(counted, again):
    assert_same(counted([0, 1, 2, 3, *again]), counted([0, 1, 2, 3]))


@examples(max_examples=20)
@given(st.permutations([0, 0, 1, 2, 3, 3]))
def test_the_order_of_postings_changes_nothing(counted, order):
    assert_same(counted(order), counted([0, 0, 1, 2, 3, 3]))


def test_a_table_without_terms_keeps_its_rows(posting, settings):
    made = term_table({"mismatched": [posting("Nothing")], "desired": []}, {"p": []}, settings)
    assert made.presence.shape == (1, 0)
    assert np.allclose(made.weights, 1)
