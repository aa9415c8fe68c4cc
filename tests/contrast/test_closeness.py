"""Which side a posting is closer to, on sides that are counted by hand."""

from collections import Counter
from math import exp
from types import SimpleNamespace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.contrast.closeness import (
    LEAST_COVERED,
    MOST_OF_TITLE,
    NAMED,
    WEIGHTS,
    Sides,
    closeness,
    features,
)
from auditor.records import Document, Mention, Section
from auditor.settings import Settings

BAKING, ROWING, TARRING = ("term", "Baking"), ("term", "Rowing"), ("term", "Tarring")
BAKER, BOATMAN = ("title", "baker"), ("title", "boatman")
OVEN, HARBOUR = ("word", "oven"), ("word", "harbour")
ALL = (BAKING, ROWING, TARRING, BAKER, BOATMAN, OVEN, HARBOUR)


def sides(mismatched, desired, background=0.01):
    """Sides of postings, each given by the features it asks for."""
    counts = {
        "mismatched": Counter(f for posting in mismatched for f in posting),
        "desired": Counter(f for posting in desired for f in posting),
    }
    totals = {"mismatched": float(len(mismatched)), "desired": float(len(desired))}
    return Sides(counts, counts, totals, False, lambda _: background)


def asks(*found):
    """What a message asks for, with the weight of each feature."""
    return {feature: WEIGHTS[feature[0]] for feature in found}


def for_mismatched(found):
    """The probability of the mismatched side, whichever won."""
    return found.probability if found.side == "mismatched" else 1 - found.probability


BAKERY = [{BAKING, BAKER, OVEN}] * 3 + [{BAKING, OVEN}]
HARBOURS = [{ROWING, BOATMAN, HARBOUR}] * 4
PLACES = sides(BAKERY, HARBOURS)


def test_a_message_is_like_the_side_that_asks_for_its_words():
    assert closeness(asks(BAKING, BAKER), PLACES).side == "mismatched"
    assert closeness(asks(ROWING, BOATMAN), PLACES).side == "desired"


def test_more_words_of_a_side_make_it_surer():
    one, two = (closeness(found, PLACES).probability for found in (asks(BAKING), asks(BAKING, BAKER)))
    assert 0.5 < one < two < 1


def test_a_message_without_anything_is_like_nothing():
    found = closeness({}, PLACES)
    assert (found.side, found.probability, found.telling) == ("", 0.5, ())


def test_mirrored_sides_give_the_mirrored_answer():
    found, mirrored = (closeness(asks(BAKING, OVEN), s) for s in (PLACES, sides(HARBOURS, BAKERY)))
    assert (found.side, mirrored.side) == ("mismatched", "desired")
    assert found.probability == pytest.approx(mirrored.probability)


postings = st.lists(st.frozensets(st.sampled_from(ALL), max_size=5), min_size=1, max_size=8)
messages = st.frozensets(st.sampled_from(ALL), min_size=1, max_size=5)


@given(postings, postings, messages)
def test_any_mirrored_sides_give_the_mirrored_answer(mismatched, desired, message):
    both = sides(mismatched, desired)
    assume(abs(sum(weight * both.ratio(feature) for feature, weight in asks(*message).items())) > 1e-9)

    found = closeness(asks(*message), both)
    mirrored = closeness(asks(*message), sides(desired, mismatched))

    turned = {"mismatched": "desired", "desired": "mismatched", "neither": "neither"}
    assert mirrored.side == turned[found.side]
    assert mirrored.probability == pytest.approx(found.probability)


@given(postings, postings, messages)
def test_what_it_says_is_a_probability(mismatched, desired, message):
    assert 0.5 <= closeness(asks(*message), sides(mismatched, desired)).probability <= 1


@given(postings, postings, messages)
def test_another_posting_with_the_words_of_a_message_never_lowers_its_side(mismatched, desired, message):
    few, more = (
        closeness(asks(*message), sides(postings, desired))
        for postings in (mismatched, [*mismatched, message])
    )
    assume("neither" not in (few.side, more.side))
    assert for_mismatched(more) >= for_mismatched(few) - 1e-12


@given(postings, postings, st.sampled_from(ALL), st.frozensets(st.sampled_from(ALL)))
def test_another_posting_with_the_word_of_a_message_never_lowers_its_side(mismatched, desired, word, others):
    few, more = (
        closeness(asks(word), sides(postings, desired))
        for postings in (mismatched, [*mismatched, others | {word}])
    )
    assume("neither" not in (few.side, more.side))
    assert for_mismatched(more) >= for_mismatched(few) - 1e-12


def test_a_feature_of_neither_side_says_nothing_for_a_side():
    with_it = closeness(asks(BAKING, OVEN, TARRING), PLACES)
    without = closeness(asks(BAKING, OVEN), PLACES)
    assert with_it == without


def test_a_feature_of_neither_side_lowers_what_a_side_covers():
    assert PLACES.covered("mismatched", asks(BAKING, TARRING)) < PLACES.covered("mismatched", asks(BAKING))


def test_a_rare_unknown_word_lowers_it_more_than_a_common_one():
    def covered(share_of_tarring):
        places = sides(BAKERY, HARBOURS)
        told = Sides(
            places.asked,
            places.counts,
            places.totals,
            False,
            lambda word: share_of_tarring if word == "Tarring" else 0.01,
        )
        return told.covered("mismatched", asks(BAKING, TARRING))

    assert covered(0.001) < covered(0.5)


def test_a_word_that_a_quarter_of_a_side_asks_for_is_wholly_known():
    assert sides([{BAKING}, set(), set(), set()], HARBOURS).covered("mismatched", asks(BAKING)) == 1.0
    assert sides([{BAKING}] + [set()] * 7, HARBOURS).covered("mismatched", asks(BAKING)) == 0.5


def test_a_message_of_unknown_words_is_like_neither_side():
    found = closeness(asks(*(("term", f"Unheard {n}") for n in range(9)), BAKING), PLACES)
    assert found.side == "neither"
    assert found.telling == ()


def test_the_less_a_side_covers_the_surer_it_is_neither():
    def unlike(unknown):
        return closeness(asks(BAKING, *(("term", f"Unheard {n}") for n in range(unknown))), PLACES)

    assert unlike(6).side == unlike(30).side == "neither"
    assert 0.5 < unlike(6).probability < unlike(30).probability < 1
    assert closeness(asks(("term", "Unheard")), PLACES).probability == 0.9


def test_just_enough_known_words_are_like_a_side():
    known = sides([{BAKING}], [{ROWING}])
    fitting = int(1 / LEAST_COVERED) - 1  # unknown words beside one that is known
    assert (
        closeness(asks(BAKING, *(("term", f"Unheard {n}") for n in range(fitting))), known).side
        == "mismatched"
    )


@pytest.mark.parametrize(("mismatched", "desired", "side"), [(4, 0, "mismatched"), (0, 4, "desired")])
def test_with_one_side_a_message_like_it_is_its_hardly_surely(mismatched, desired, side):
    found = closeness(asks(BAKING), sides([{BAKING}] * mismatched, [{BAKING}] * desired))
    assert (found.side, found.probability, found.telling) == (side, 0.6, ())


@pytest.mark.parametrize(("mismatched", "desired"), [(4, 0), (0, 4)])
def test_with_one_side_a_message_unlike_it_is_like_neither(mismatched, desired):
    found = closeness(asks(TARRING), sides([{BAKING}] * mismatched, [{BAKING}] * desired))
    assert found.side == "neither"


def test_without_any_side_a_message_is_like_neither():
    assert closeness(asks(BAKING), sides([], [])).side == "neither"


def test_a_title_alone_says_no_more_than_it_may():
    titles = [("title", name) for name in ("baker", "pastry", "night")] + [("titled", "Baker")]
    found = closeness(asks(*titles), sides([{*titles}] * 40, HARBOURS * 10))
    assert found.side == "mismatched"
    assert found.probability == pytest.approx(1 / (1 + exp(-MOST_OF_TITLE)))


def test_the_work_overrules_a_title():
    work = [("term", f"Baking {n}") for n in range(20)]
    both = sides([{*work}] * 20, [{BOATMAN}] * 20)
    assert closeness(asks(BOATMAN, *work), both).side == "mismatched"


def test_telling_words_carry_how_many_postings_of_each_side_ask_for_them():
    both = sides([{BAKING}] * 5 + [{OVEN}], [{BAKING}] + [{ROWING}] * 5)
    assert closeness(asks(BAKING), both).telling == (("Baking", 5, 1),)
    assert closeness(asks(ROWING), both).telling == (("Rowing", 0, 5),)


def test_the_loudest_telling_word_comes_first():
    both = sides([{BAKING, TARRING}] * 5 + [{BAKING}] * 5, HARBOURS)
    assert [word for word, *_ in closeness(asks(TARRING, BAKING), both).telling] == ["Baking", "Tarring"]


def test_plain_words_and_words_of_the_other_side_tell_nothing():
    assert closeness(asks(BAKING, BAKER, OVEN, ROWING), PLACES).telling == (("baker", 3, 0), ("Baking", 4, 0))


def test_a_word_in_the_title_and_in_the_text_is_told_once():
    both = sides([{("title", "baking"), BAKING}] * 4, HARBOURS)
    assert closeness(asks(BAKING, ("title", "baking")), both).telling == (("baking", 4, 0),)


def test_only_a_few_words_are_told():
    words = [("term", f"Bread {n}") for n in range(9)]
    assert len(closeness(asks(*words), sides([{*words}] * 4, HARBOURS)).telling) == NAMED


# --- what a posting asks for --------------------------------------------------------------------------


def test_a_title_in_the_text_is_of_people_the_job_has_to_do_with(posting, mention, settings):
    ad = posting(("title", "Night Baker"), ("requirements", "Works beside a Boatman"), title="Night Baker")
    on_top, beside = mention(ad, "Baker", 0, kind="title"), mention(ad, "Boatman", 1, kind="title")

    found = features(ad, [on_top, beside], settings)

    assert found["titled", "Baker"] == WEIGHTS["titled"]
    assert found["person", "Boatman"] == WEIGHTS["person"]
    assert ("term", "Boatman") not in found


def test_the_words_of_the_title_are_features(posting, settings):
    found = features(posting("", title="Senior Night Baker (m/f/d)"), [], settings)
    assert found == asks(("title", "night"), ("title", "baker"))


def test_what_a_posting_denies_and_words_of_rank_are_no_features(posting, mention, settings):
    ad = posting("Senior work, no Tarring")
    denied = mention(ad, "Tarring", kind="tool", qualifier="negated")
    rank = mention(ad, "Senior", kind="seniority")
    assert not {name for kind, name in features(ad, [denied, rank], settings) if kind != "word"}


def test_a_kind_that_nobody_searches_for_weighs_less(posting, mention, settings):
    ad = posting("Patience and Tarring")
    found = features(
        ad, [mention(ad, "Patience", kind="soft"), mention(ad, "Tarring", kind="tool")], settings
    )
    assert found["term", "Patience"] < found["term", "Tarring"]


def test_plain_words_count_unless_they_are_short_or_everywhere(posting, settings):
    found = features(posting("Tar the skiffs with experience"), [], settings)
    assert ("word", "skiffs") in found
    assert not {("word", "tar"), ("word", "with"), ("word", "experience")} & {*found}


def test_plain_words_of_perks_and_of_the_employer_are_not_read(posting, settings):
    ad = posting(("benefits", "Kayaks"), ("about-company", "Skiffs"), ("company", "Dinghies"))
    assert features(ad, [], settings) == {}


# --- sides of postings --------------------------------------------------------------------------------


class Finder:
    """Finds "Tarring" as a tool, and says of every word that few postings use it."""

    def find(self, posting):
        spots = [
            Mention("Tarring", "tool", "Tarring", posting.id, n, s.text.index("Tarring"), len(s.text))
            for n, s in enumerate(posting.sections)
            if "Tarring" in s.text
        ]
        return SimpleNamespace(mentions=spots)

    def background_share(self, term):
        return 0.01


def ad(text, title="", weight=1.0):
    return Document("p", title, "", "en", (Section("requirements", text),), "p.txt", weight)


def test_postings_count_by_their_weight():
    made = Sides.of(
        {"mismatched": [ad("Tarring"), ad("Tarring", weight=0.5)], "desired": [ad("Row")]},
        Finder(),
        Settings(),
    )
    assert made.asked["mismatched"][TARRING] == 1.5
    assert made.counts["mismatched"][TARRING] == 2
    assert made.totals == {"mismatched": 1.5, "desired": 1.0}


def test_postings_without_weight_are_left_out():
    made = Sides.of({"mismatched": [ad("Tarring", weight=0.0)], "desired": []}, Finder(), Settings())
    assert made.counts["mismatched"] == {}
    assert made.totals["mismatched"] == 0.0


@pytest.mark.parametrize(("title", "for_beginners"), [("Junior Boatman", True), ("Boatman", False)])
def test_the_sides_know_whether_a_beginners_role_is_wanted(title, for_beginners):
    made = Sides.of(
        {"mismatched": [ad("x", "Junior Baker")], "desired": [ad("x", title)]}, Finder(), Settings()
    )
    assert made.for_beginners is for_beginners
