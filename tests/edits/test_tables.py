"""The table of all sets says of each what trying it alone says."""

import pytest
from hypothesis import given, settings
from plan_scenes import THEMES, ad, flagged, postings, profile, profiles, term

from auditor.edits.candidates import applied, by_word
from auditor.edits.places import by_place, sets
from auditor.edits.tables import Table
from auditor.searches.chance import chance


def agrees(shown, offered, some, ads):
    table = Table(shown.seen, ads, offered, some)
    for side, postings_ in ads.items():
        for row, chosen in enumerate(some):
            after = applied(shown.seen, [offered[n] for n in chosen])
            alone = sum(chance(after, one) for one in postings_) / len(postings_)
            assert table.attraction(side)[row] == pytest.approx(alone, abs=1e-12)


@given(profiles(), flagged(), postings("m"), postings("d"), THEMES)
@settings(max_examples=25)
def test_it_agrees_with_every_set_tried_alone(shown, terms, wrong, right, themes):
    offered = by_place(terms, themes, shown)
    agrees(shown, offered, sets(offered), {"mismatched": wrong, "desired": right})


@given(profiles(), flagged(), postings("m"))
@settings(max_examples=25)
def test_so_it_does_for_words(shown, terms, wrong):
    placed = [term(t.term, action=t.action, sections=("skills", "about")) for t in terms]
    offered = by_word(placed, shown.document, shown.seen)
    agrees(shown, offered, [(), *((n,) for n in range(len(offered)))], {"mismatched": wrong})


def test_titles_are_looked_for_as_each_set_leaves_the_headline():
    shown = profile(("headline", "Miller | Java"), ("skills", "Java\nSQL"), words=("Miller", "Java", "SQL"))
    wrong = [ad("m", "SQL", titles=("Miller",)), ad("n", "Java", titles=("Java",))]
    offered = by_place([term("Miller"), term("Java")], [], shown)
    agrees(shown, offered, sets(offered), {"mismatched": wrong})


def test_a_side_without_postings_attracts_nothing():
    shown = profile(("skills", "Java\nSQL"))
    table = Table(shown.seen, {"mismatched": [ad("m", "Java", "SQL")]}, (), ((),))
    assert table.attraction("mismatched")[0] == chance(shown.seen, ad("m", "Java", "SQL"))
    assert table.attraction("desired")[0] == 0.0
