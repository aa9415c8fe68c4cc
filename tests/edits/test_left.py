"""Every flagged word that stays has its reason, and the sheet advises what the plan does."""

import pytest
from hypothesis import given, settings
from plan_scenes import (
    NOW,
    OLD,
    THEMES,
    ad,
    flagged,
    planned,
    postings,
    profile,
    profiles,
    term,
    theme,
    titled,
)

from auditor.edits.candidates import FLAGGED


def reasons(made):
    return {one.term: (one.reason, one.message) for one in made.plan.left}


SQL_TOO = [ad("m", "Java", "SQL")]


def test_a_fact_may_be_hidden_but_not_changed():
    shown = profile(
        ("position-title", "Java Developer", OLD), ("certifications", "Spring"), ("skills", "SQL")
    )
    made, after = planned([term("Java"), term("Spring", kind="certification")], shown, SQL_TOO)
    hide = "you may hide it or shorten its text, not change it."
    assert reasons(made) == {
        "Java": ("fact", f"“Java” stands in the title of a job you had: {hide}"),
        "Spring": ("fact", f"“Spring” is a certificate of yours: {hide}"),
    }
    assert [a.action for a in after] == ["keep", "keep"]


def test_what_the_desired_side_needs_stays_with_the_number():
    wanted = {"desired_share": 0.4, "desired_postings": 1}
    shown = profile(("about", "Java and SQL"))
    made, (after,) = planned([term("Java", action="demote", **wanted)], shown, SQL_TOO, [ad("d", "Java")])
    assert reasons(made)["Java"] == (
        "needed",
        "1 of 1 postings you want asks for “Java” too; without it you lose 100 of 100 searches that you "
        "don't want and none that you want.",
    )
    assert after.action == "keep"


def test_what_the_desired_side_needs_more_says_nothing_of_going_without():
    wanted = {"desired_share": 0.4, "desired_postings": 1}
    shown = profile(("about", "Java and SQL"))
    found = [ad("d", "Java"), ad("e", "SQL", "Java")]
    made, _ = planned([term("Java", action="demote", **wanted)], shown, [ad("m", "SQL")], found)
    assert reasons(made)["Java"] == ("needed", "1 of 2 postings you want asks for “Java” too.")


def test_a_fact_that_the_text_says_too_has_the_reason_of_the_text():
    shown = profile(("about", "Java and SQL"), ("position-title", "Java", OLD))
    made, _ = planned([term("Java", desired_share=0.4, desired_postings=1)], shown, SQL_TOO, [ad("d", "C")])
    assert reasons(made)["Java"][0] == "needed"


def test_what_would_cost_searches_for_the_desired_side_is_needed():
    """By the searches, though hardly a posting names it."""
    shown = profile(("about", "Java and SQL"))
    made, _ = planned([term("Java")], shown, SQL_TOO, [ad("d", "Java", "SQL")])
    reason, message = reasons(made)["Java"]
    assert (reason, made.plan.edits) == ("needed", ())
    assert message == "Without “Java” searches for roles you want weaken by 100 %."


def test_a_protected_word_is_the_persons_own():
    shown = profile(("about", "Java and SQL"))
    made, (after,) = planned([term("Java", action="demote")], shown, SQL_TOO, protected=("Java",))
    assert reasons(made)["Java"][0] == "protected"
    assert after.action == "keep"


def test_a_word_that_no_search_holds_changes_nothing():
    shown = profile(("about", "Java and SQL"), ("position-description", "Maven", NOW))
    made, after = planned([term("Java"), term("Maven", blame=0.0)], shown, SQL_TOO)
    assert reasons(made) == {"Maven": ("no search", "No wrong search finds you by “Maven”.")}
    assert [a.action for a in after] == ["remove", "unsure"]


def test_what_other_words_explain_is_gone_with_them():
    """Every search for Maven asks for Java too, which leaves."""
    shown = profile(("skills", "Java\nSQL"), ("position-description", "Maven", NOW))
    both = theme("Java", "Java"), theme("Maven", "Maven")
    made, _ = planned([term("Java"), term("Maven")], shown, [ad("m", "Java", "Maven")], themes=both)
    assert reasons(made) == {"Maven": ("explained", "What “Maven” brought goes with the words above.")}


def test_what_a_plan_can_do_without_says_what_it_would_spare():
    shown = profile(("skills", "Java\nSQL"), ("position-description", "Maven", NOW))
    wrong = [*[ad("m", "Java", "SQL")] * 4, ad("n", "Maven", "SQL")]
    made, after = planned(
        [term("Java"), term("Maven")], shown, wrong, themes=(theme("Java", "Java"), theme("Maven", "Maven"))
    )
    reason, message = reasons(made)["Maven"]
    assert reason == "enough"
    assert message.endswith("of 100 searches for roles you don't want; the plan reaches its aim without.")
    assert [a.action for a in after] == ["remove", "unsure"]


def test_too_little_evidence_asks_for_no_word():
    made, (after,) = planned([term("Java", action="unsure")], profile(("about", "Java")), SQL_TOO)
    assert reasons(made)["Java"] == (
        "too little", "5 of 1 wrong postings and 0 of 0 right ones ask for “Java”: too few to lose a word."
    )  # fmt: skip
    assert after.action == "unsure"


def test_a_word_that_leaves_some_places_only_moves_into_the_text():
    shown = profile(("skills", "Java\nSQL"), ("about", "Java"), ("position-title", "Miller", NOW))
    wrong = [ad("m", "Java", "SQL", titles=("Miller",))]
    shown = titled(shown, position_title="Miller")
    made, (after,) = planned([term("Java")], shown, wrong, plan_target=0.04)
    assert [e.where for e in made.plan.edits] == [("skills",)]
    assert reasons(made)["Java"][0] == "enough"
    assert after.action == "demote"


# --- one truth ------------------------------------------------------------------------------------------


@given(profiles(), flagged(), postings("m"), postings("d"), THEMES)
@pytest.mark.parametrize("by", ["place", "word"])
@settings(max_examples=60)
def test_plan_reasons_and_advice_agree(by, shown, terms, wrong, right, themes):
    said = {m.term for m in shown.mentions}
    terms = [
        term(
            a.term, verdict=a.verdict, action=a.action, blame=a.blame, desired_share=a.desired_share,
            desired_postings=a.desired_postings, mentions=int(a.term in said), sections=("skills", "about"),
        )
        for a in terms
    ]  # fmt: skip
    made, after = planned(terms, shown, wrong, right, themes, plan_by=by)
    touched = {t: e.action for e in made.plan.edits if e.action != "close-date" for t in e.terms}
    left = [one.term for one in made.plan.left]
    searched = made.seen.keywords
    assert len(left) == len({*left})
    for a in after:
        stands = a.term in searched
        assert (a.action in ("remove", "demote")) == (a.term in touched)
        if a.action == "remove":
            facts = [one for one in made.plan.left if one.term == a.term]
            assert not stands or [one.reason for one in facts] == ["fact"]
        is_flagged = a.verdict in FLAGGED and bool(a.mentions)
        assert (a.term in left) == (is_flagged and (a.term not in touched or stands))
