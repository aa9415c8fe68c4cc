"""Words that go together are one theme: told blind to the sides, tested once, and honest about it."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hand_built import search, term

from auditor.contrast.attached import attached
from auditor.contrast.themes import themes, with_searches
from auditor.contrast.together import APART, Together, presence_of, together
from auditor.contrast.verdicts import contrast
from auditor.records import Kin, Mention, Position, Term

DRIVING = ("tacho", "adr", "forklift", "trunking")
PLANNING = ("slotting", "kpi", "lean")
# Each posting asks for some of its words, so that most stand in two or three of five
DRIVERS = ["tacho adr", "tacho forklift", "adr trunking tacho", "forklift trunking", "tacho adr forklift"]
PLANNERS = ["slotting kpi", "kpi lean", "slotting lean kpi", "slotting kpi", "lean slotting"]


def rare(term):
    return 0.001


@pytest.fixture
def family(terms):
    return terms(" ".join((*DRIVING, *PLANNING)))


@pytest.fixture
def mixed(table):
    return table(DRIVERS, PLANNERS)


@pytest.fixture
def found(mixed, family, settings):
    return together(mixed, family, rare, settings)


def attraction(contrasts, name, **changes):
    one = next(c for c in contrasts if c.term == name)
    known = {"gap": one.score.gap, "verdict": one.verdict, "mismatched_postings": one.mismatched_postings}
    return term(name, **known, desired_postings=one.desired_postings, kind=one.kind, **changes)


def told(made, family, found, settings, explains=None, beside=(), **of):
    """The themes of a table, with an attraction a term."""
    contrasts, _ = contrast(made, family, {}, settings, together=found)
    attractions = [attraction(contrasts, c.term, **of.get(c.term, {})) for c in contrasts]
    return themes(made, found, family, attractions, explains or {}, settings, beside=beside)


# --- what goes together -----------------------------------------------------------------------------


def test_words_of_one_kind_of_posting_are_one_group(found):
    assert {frozenset(group) for group in found.groups} == {frozenset(DRIVING), frozenset(PLANNING)}


def test_no_side_is_looked_at(mixed, family, settings, found):
    """The sides may be anything: the groups are the same."""
    turned = mixed.sides.map({"mismatched": "desired", "desired": "mismatched"})
    shuffled = pd.Series(["mismatched", "desired"] * 5, index=mixed.sides.index)
    for sides in (turned, shuffled):
        assert together(replace(mixed, sides=sides), family, rare, settings) == found


def test_a_word_that_no_posting_names_and_one_that_nobody_searches_for_are_in_no_group(
    mixed, terms, settings
):
    family = terms(" ".join((*DRIVING, *PLANNING, "unseen"))) | {"kpi": Term("kpi", "soft")}
    grouped = {name for group in together(mixed, family, rare, settings).groups for name in group}
    assert not grouped & {"unseen", "kpi"}
    assert {*DRIVING, "slotting", "lean"} <= grouped


def test_a_word_that_all_postings_ask_for_goes_with_none(table, terms, settings):
    made = table([f"{one} english" for one in DRIVERS], [f"{one} english" for one in PLANNERS])
    groups = together(made, terms("tacho adr english kpi slotting"), rare, settings).groups
    assert all("english" not in group for group in groups)


def test_public_postings_join_words_that_never_met_in_one_posting(table, terms, settings):
    made = table(["loom", "yarn"], ["boat", "net"])
    prior = pd.DataFrame(
        [[0.9, 0.9, 0.01, 0.01]] * 2 + [[0.01, 0.01, 0.9, 0.9]] * 2,
        index=made.presence.index,
        columns=["loom", "yarn", "boat", "net"],
    )
    family = terms("loom yarn boat net")
    assert together(made, family, rare, settings).groups == ()
    known = together(replace(made, kin=Kin(prior, prior)), family, rare, settings)
    assert {*known.groups} == {("loom", "yarn"), ("boat", "net")}


def test_too_little_to_group(table, terms, settings):
    assert together(table(["tacho adr"], []), terms("tacho adr"), rare, settings) == APART
    assert together(table(["tacho"], ["kpi"]), terms("tacho"), rare, settings) == APART


def test_of_very_many_postings_some_from_all_over_are_compared(table, family, settings, monkeypatch):
    monkeypatch.setattr("auditor.contrast.together.MOST_POSTINGS", 40)
    many = together(table(DRIVERS * 20, PLANNERS * 20), family, rare, settings)
    kinds = [[{*group} <= {*words} for words in (DRIVING, PLANNING)] for group in many.groups]
    assert [True, False] in kinds
    assert [False, True] in kinds
    assert [False, False] not in kinds


def test_presence_of_a_group_grows_with_its_words_and_stays_below_one():
    kinds = [Term(name, "tool") for name in "abc"]
    made = presence_of(np.array([[0.0, 0, 0], [0.67, 0, 0], [0.67, 0.67, 0.67]]), kinds)
    assert made[0] == 0
    assert made[1] < made[2] < 1
    phrases = presence_of(np.array([[0.0, 0], [0.67, 0], [0, 0.67]]), [kinds[0], Term("p", "open")])
    assert phrases[1] > phrases[2]  # hardly anybody searches for a phrase


# --- the test of a theme ----------------------------------------------------------------------------


def test_a_theme_is_surer_than_each_of_its_words(mixed, family, found, settings):
    contrasts, _ = contrast(mixed, family, {}, settings)
    wrong = told(mixed, family, found, settings)[0]
    assert wrong.verdict == "wrong_role"
    assert {*wrong.terms} == {*DRIVING}
    assert (wrong.mismatched_postings, wrong.desired_postings) == (5, 0)
    alone = max(c.score.probability for c in contrasts if c.term in ("forklift", "trunking"))
    assert wrong.probability > alone


def test_the_right_side_has_its_theme_after_the_wrong_one(mixed, family, found, settings):
    verdicts = [theme.verdict for theme in told(mixed, family, found, settings)]
    assert verdicts == ["wrong_role", "right_role"]


def test_a_theme_asked_for_on_both_sides_alike_is_none(table, terms, settings):
    made = table(DRIVERS, DRIVERS)
    family = terms(" ".join(DRIVING))
    found = Together((DRIVING,))
    assert told(made, family, found, settings) == ()


def test_small_samples_have_no_firm_theme(table, family, settings):
    made = table(DRIVERS[:4], PLANNERS[:4])
    found = together(made, family, rare, settings)
    assert "wrong_role" not in [theme.verdict for theme in told(made, family, found, settings)]


def test_one_company_makes_no_firm_theme(table, family, settings):
    made = table(DRIVERS, PLANNERS, companies=["quill"] * 5 + list("abcde"))
    found = together(made, family, rare, settings)
    wrong = told(made, family, found, settings)[0]
    assert (wrong.verdict, wrong.evidence_label) == ("probably_wrong_role", "weak")


def test_one_side_alone_has_no_themes(table, family, settings):
    made = table(DRIVERS, [])
    assert themes(made, together(made, family, rare, settings), family, [], {}, settings) == ()


def test_a_word_that_leans_the_other_way_is_not_told_of_a_theme(table, terms, settings):
    made = table([*DRIVERS], [*PLANNERS[:3], "trunking", "trunking kpi"])
    family = terms(" ".join(DRIVING))
    wrong = told(made, family, Together((("adr", "forklift", "tacho", "trunking"),)), settings)[0]
    assert "trunking" not in wrong.terms


def test_an_unsure_word_that_the_other_side_asks_for_too_is_not_told_of_a_theme(table, terms, settings):
    made = table([*DRIVERS[:4], "tacho adr forklift trunking"], [*PLANNERS[:4], "trunking"])
    family = terms(" ".join(DRIVING))
    contrasts, _ = contrast(made, family, {}, settings)
    trunking = next(c for c in contrasts if c.term == "trunking")
    assert trunking.score.gap > 0
    assert trunking.verdict == "undecided"
    wrong = told(made, family, Together((DRIVING,)), settings)[0]
    assert {*wrong.terms} == {"tacho", "adr", "forklift"}


def test_a_flagged_word_that_goes_with_none_is_a_theme_of_itself(table, terms, settings):
    made = table(["tax"] * 6, [""] * 6)
    (theme,) = told(made, terms("tax"), APART, settings)
    assert (theme.name, theme.terms, theme.verdict) == ("tax", ("tax",), "wrong_role")
    assert (theme.mismatched_postings, theme.desired_postings) == (6, 0)


def test_every_flagged_word_is_in_exactly_one_theme(mixed, family, found, settings):
    contrasts, _ = contrast(mixed, family, {}, settings, together=found)
    flagged = [c.term for c in contrasts if c.verdict in ("wrong_role", "probably_wrong_role")]
    said = [t for theme in told(mixed, family, found, settings) for t in theme.terms]
    assert flagged
    assert all(said.count(word) == 1 for word in flagged)


def test_a_theme_is_named_after_its_strongest_word_that_is_no_phrase(mixed, terms, found, settings):
    family = terms(" ".join((*DRIVING, *PLANNING))) | {"tacho": Term("tacho", "open")}
    wrong = told(mixed, family, found, settings)[0]
    assert wrong.terms[0] == "tacho"
    assert wrong.name == wrong.terms[1]


def test_a_theme_counts_the_searches_and_contacts_of_all_its_words(mixed, family, found, settings):
    made = told(mixed, family, found, settings, explains={"tacho": {"m0", "m1"}, "adr": {"m1"}})
    searches = [
        search(because=("tacho", "adr"), found=True),
        search(because=("adr",), found=True),
        search(because=("kpi",), found=True),
        search(because=("adr",), found=False),
        search("desired", because=("adr",), found=True),
    ]
    wrong, right = with_searches(made, searches)
    assert (wrong.searches, wrong.explains) == (2, 2)
    assert (right.searches, right.explains) == (0, 0)


# --- words of a firm theme --------------------------------------------------------------------------


def by_term(contrasts):
    return {c.term: c for c in contrasts}


def test_a_word_that_leans_as_its_firm_theme_is_surer_than_alone(mixed, family, found, settings):
    alone, beside = (by_term(contrast(mixed, family, {}, settings, together=t)[0]) for t in (APART, found))
    assert beside["trunking"].score.probability > alone["trunking"].score.probability > 0.5
    assert beside["trunking"].score.gap == alone["trunking"].score.gap
    assert alone["trunking"].verdict == "undecided"
    assert beside["trunking"].verdict == "probably_wrong_role"
    own = f"{alone['trunking'].score.probability:.3f}".lstrip("0")
    assert beside["trunking"].why.endswith(
        f"; probability {own} by itself, surer by the words that it goes with"
    )
    assert "by itself" not in alone["trunking"].why


def test_only_a_word_that_hardly_comes_alone_is_made_firm(mixed, family, found, settings):
    near = Together(found.groups, frozenset(DRIVING))
    far = Together(found.groups, frozenset())
    verdicts = [
        by_term(contrast(mixed, family, {}, settings, together=t)[0])["forklift"].verdict for t in (near, far)
    ]
    assert verdicts == ["wrong_role", "probably_wrong_role"]


def test_a_single_posting_makes_no_word_firm(table, family, settings):
    made = table(["tacho adr", "tacho adr", "tacho adr forklift", "tacho adr", "tacho adr"], PLANNERS)
    found = Together((DRIVING[:3],), frozenset(DRIVING))
    one = by_term(contrast(made, family, {}, settings, together=found)[0])["forklift"]
    assert one.verdict == "probably_wrong_role"
    assert one.evidence_label == "weak"


def test_a_word_that_the_other_side_asks_for_speaks_for_itself(table, family, settings):
    made = table(DRIVERS, [*PLANNERS[:4], "trunking"])
    found = Together((DRIVING,), frozenset(DRIVING))
    alone, beside = (by_term(contrast(made, family, {}, settings, together=t)[0]) for t in (APART, found))
    assert beside["trunking"] == alone["trunking"]


def test_an_undecided_theme_makes_nothing_surer(table, terms, settings):
    made = table(["tacho", "", "", "", ""], ["adr", "", "", "", ""])
    family = terms("tacho adr")
    found = Together((("adr", "tacho"),), frozenset(DRIVING))
    assert contrast(made, family, {}, settings, together=found) == contrast(made, family, {}, settings)


def test_themes_mirror_when_the_sides_change_places(table, family, settings):
    wrong, right = (table(*sides) for sides in ((DRIVERS, PLANNERS), (PLANNERS, DRIVERS)))
    found = Together((DRIVING, PLANNING), frozenset(DRIVING))
    one, other = (by_term(contrast(t, family, {}, settings, together=found)[0]) for t in (wrong, right))
    for name in DRIVING:
        assert one[name].score.probability == pytest.approx(1 - other[name].score.probability)
        assert one[name].verdict.replace("wrong", "right") == other[name].verdict


# --- what goes beside -------------------------------------------------------------------------------

DRIVER = Position("Driver", "Orrery", "2012", "2015")
PLANNER = Position("Planner", "Acme", "2016")


def said(*names, section):
    return [Mention(name, "tool", name, "profile", section, 0, len(name)) for name in names]


@pytest.fixture
def person(profile):
    return profile(
        ("position-description", "", DRIVER), ("position-description", "", PLANNER), ("skills", "")
    )


def test_a_word_in_no_posting_goes_with_the_words_of_its_job(mixed, terms, found, person, settings):
    family = terms(" ".join((*DRIVING, *PLANNING, "moffett", "rota", "chess")))
    own = (
        *said(*DRIVING, "moffett", section=0),
        *said(*PLANNING, "rota", section=1),
        *said("chess", "moffett", section=2),
    )
    beside = attached(mixed, found.groups, family, person, own, rare, settings)
    placed = {name: found.groups[n] for n, names in enumerate(beside) for name in names}
    assert {*placed["moffett"]} == {*DRIVING}
    assert {*placed["rota"]} == {*PLANNING}
    assert "chess" not in placed


def test_a_word_in_no_posting_goes_with_the_only_words_that_share_a_rare_word_with_it(
    mixed, found, person, settings, family
):
    more = family | {n: Term(n, "method") for n in ("adr training", "common kpi", "lean adr")}

    def background(word):
        return 0.5 if word in ("kpi", "common", "training") else 0.001

    beside = attached(mixed, found.groups, more, person, (), background, settings)
    placed = {name: found.groups[n] for n, names in enumerate(beside) for name in names}
    assert {*placed["adr training"]} == {*DRIVING}
    assert {*placed} == {"adr training"}


def test_kin_of_a_theme_are_told_apart_from_what_postings_ask_for(mixed, terms, found, settings):
    family = terms(" ".join((*DRIVING, *PLANNING, "moffett")))
    beside = tuple(("moffett",) if {*group} == {*DRIVING} else () for group in found.groups)
    wrong = told(mixed, family, found, settings, beside=beside)[0]
    assert wrong.kin == ("moffett",)
    assert "moffett" not in wrong.terms


def test_kin_that_public_postings_give_to_the_other_side_are_not_told(mixed, terms, found, settings):
    family = terms(" ".join((*DRIVING, *PLANNING, "moffett")))
    beside = tuple(("moffett",) if {*group} == {*DRIVING} else () for group in found.groups)
    of = {"moffett": {"mismatched_kin": 0.0, "desired_kin": 0.2}}
    assert told(mixed, family, found, settings, beside=beside, **of)[0].kin == ()
