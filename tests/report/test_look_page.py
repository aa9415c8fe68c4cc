"""The page that people look at: its seven parts in their order, the answer and the plan."""

from dataclasses import replace

import pytest
from hand_built import (
    ABOUT,
    HEADLINE,
    PROFILE,
    WRONG,
    audit,
    edit,
    hostile,
    line,
    plan,
    posting_line,
    search,
    term,
    unread,
)
from looked_at import PARTS, java, kubernetes, one, part, planned, said, texts

from auditor.records import GroupTerm, Month, Notice, Reported, RoleGroup, Share, Trend
from auditor.report import answer, to_markdown, to_terminal
from auditor.report.look_page import look_page
from auditor.report.page import (
    Banner,
    Cards,
    Heading,
    Items,
    Map,
    Marked,
    Meters,
    Pairs,
    Sheet,
    Spreads,
    Steps,
    Table,
    Text,
)

THIN = Notice("small-sample", "warning", "Small sample.")


@pytest.mark.parametrize(
    "made",
    [
        audit(),
        audit(java()),
        planned(java(), kubernetes()),
        replace(planned(), desired=(), searches=(search(),)),
        replace(audit(kubernetes(), mismatched_postings=0), mismatched=()),
        hostile(),
    ],
)
def test_all_seven_parts_stand_in_their_order_whatever_there_is(made):
    headings = [b for b in look_page(made).blocks if isinstance(b, Heading)]
    assert headings[0] == Heading(made.profile.title, 1)
    assert [h.text for h in headings if h.level == 2] == PARTS


def test_a_profile_without_a_title_is_called_one():
    assert look_page(audit(title="")).blocks[0] == Heading("Profile", 1)


def test_every_mark_and_row_leads_to_a_card_and_every_term_has_one():
    made = planned(java(), kubernetes(), term("Rust", verdict="missing", mentions=0, evidence=()))
    page = look_page(made).blocks
    led = {m.key for block in page if isinstance(block, Marked) for m in block.marks}
    rows = [row[0].key for row in one(page, Sheet).table.rows]
    assert rows == [c.key for c in one(page, Cards).cards] == ["t1", "t2", "t3"]
    assert led == {"t1", "t2"}


def test_a_large_audit_makes_a_page_that_stays_small():
    lines = [replace(posting_line(side, "x" * 5000), document=f"{side}-{n:02}")
             for side in ("mismatched", "desired") for n in range(3)]  # fmt: skip
    own = replace(line(ABOUT, "y" * 5000), surface="y")
    places = tuple(unread(quote="z" * 5000, start=n) for n in range(50))
    terms = [term(f"Term {n}", evidence=(own, *lines), uncounted=places) for n in range(150)]
    wrong = [replace(WRONG, id=f"mismatched-{n}") for n in range(60)]
    made = replace(audit(*terms), mismatched=tuple(wrong),
                   searches=tuple(search(posting=w.id) for w in wrong for _ in range(3)))  # fmt: skip
    page = look_page(made).blocks
    assert sum(map(len, texts(one(page, Cards)))) < 150 * 6000
    assert sum(map(len, texts(tuple(b for b in page if not isinstance(b, Sheet | Cards))))) < 100_000


def test_thin_data_are_said_first_and_nothing_else_is():
    made = replace(planned(), notices=(Notice("other", "error", "A file."), THIN, THIN))
    assert part(made, "The answer")[0] == Banner(("Small sample.",))
    assert not [b for b in part(planned(), "The answer") if isinstance(b, Banner)]


def test_a_caveat_that_is_for_information_is_no_banner():
    made = replace(planned(), notices=(replace(THIN, severity="info"),))
    assert not [b for b in part(made, "The answer") if isinstance(b, Banner)]


def test_searches_that_find_the_person_are_measured_on_both_sides():
    tried = (search(), search(found=False), search("desired", after=True))
    wrong, right = one(part(planned(searches=tried), "The answer"), Meters).meters
    assert (wrong.name, wrong.now, wrong.later, wrong.whole) == ("roles you don't want", 1, 0, 2)
    assert (wrong.basis, wrong.emphasis) == ("2 searches from 1 posting", "bad")
    assert (right.now, right.later, right.whole, right.basis) == (1, 1, 1, "1 search from 1 posting")
    assert right.emphasis == "good"


def test_the_answer_is_said_in_short_and_then_whole():
    made = planned()
    said_first = [b.text for b in part(made, "The answer") if isinstance(b, Text)][:2]
    assert said_first == [answer.found_in_short(made), answer.answer(made)]


def test_without_edits_nothing_is_said_of_later():
    made = replace(audit(java()), plan=plan(), searches=(search(),))
    assert one(part(made, "The answer"), Meters).meters[0].later is None
    assert "changes below" not in said(part(made, "The answer"))


def test_a_side_without_searches_has_no_meter():
    (meter,) = one(part(planned(searches=(search(),)), "The answer"), Meters).meters
    assert meter.name == "roles you don't want"
    assert "Searches that find you" not in said(part(audit(java()), "The answer"))


def test_kinds_of_wrong_role_and_what_recruiters_said_belong_to_the_answer():
    groups = (RoleGroup("Java", (WRONG.id,), (GroupTerm("Java", "wrong_role", 0.7, 1),), 1, 1, 0),) * 2
    made = replace(planned(java(confirmed=1)), groups=groups, reported=(Reported(("Java",)),))
    below = [b for b in part(made, "The answer") if isinstance(b, Heading)]
    assert below == [Heading("Two kinds of wrong role", 3), Heading("What recruiters said brought them", 3)]


def test_each_chart_stands_under_a_sentence_on_how_to_read_it():
    how, chart, *_ = part(planned(java(), kubernetes()), "The map")
    gaps = part(planned(java(), kubernetes()), "The map")[-2:]
    assert isinstance(chart, Map)
    assert f"to the right by {chart.across}, upwards by {chart.up}" in how.text
    assert "leaves open which way" in next(b.text for b in gaps if isinstance(b, Text))


def test_every_point_of_a_chart_leads_to_a_card():
    page = look_page(planned(java(), kubernetes())).blocks
    led = {point.key for point in one(page, Map).points}
    assert led == {spread.key for spread in one(page, Spreads).spreads} == {"t1", "t2"}


def test_with_one_side_there_is_nothing_to_draw():
    (text,) = part(audit(java(), desired_postings=0), "The map")
    assert text.text.startswith("There is nothing to draw")


def test_each_step_says_what_is_reached_by_then_and_what_it_asks():
    made = replace(audit(java(), kubernetes()), plan=plan(edit(cost=0.5), edit("Kubernetes", cost=1.5)))
    first, second = (step.reached for step in one(part(made, "The plan"), Steps).steps)
    assert first == (
        "With this alone, searches for the roles you don't want weaken by 28 %, those you want by 0 %; "
        "it costs you no word."
    )
    assert second.startswith("With this and all above, searches for the roles you don't want weaken by 55 %")
    assert second.endswith("it costs you the word.")


def test_the_headline_stands_before_and_after():
    blocks = part(planned(headline="Platform Engineer"), "The plan")
    assert one(blocks, Pairs).pairs == (
        ("Your headline now", PROFILE.sections[HEADLINE].text),
        ("Your headline then", "Platform Engineer"),
    )
    assert "would read" not in one(blocks, Steps).proof


def test_a_headline_that_may_stay_is_not_shown():
    assert not [b for b in part(planned(), "The plan") if isinstance(b, Pairs)]


def test_the_figures_are_said_to_be_computed():
    blocks = part(planned(), "The plan")
    assert ("searches for wrong roles that find you", "8", "1") in one(blocks, Table).rows
    assert "“auditor whatif" in blocks[-1].text


def test_figures_of_a_side_that_was_not_given_are_left_out():
    rows = one(part(replace(planned(), desired=()), "The plan"), Table).rows
    assert [row[0] for row in rows] == [
        "searches for wrong roles that find you",
        "chance of wrong searches to find you, %",
    ]


def test_why_nothing_is_advised_is_said():
    blocks = part(replace(audit(java()), plan=plan(), searches=(search(found=False),)), "The plan")
    assert blocks[0] == Heading("No change is advised", 3)
    assert len(blocks) == 2


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (replace(audit(java()), plan=plan(), mismatched=()), "No change can be proven"),
        (audit(java()), "No plan was made"),
    ],
)
def test_why_there_is_no_plan_is_said(made, text):
    assert one(part(made, "The plan"), Text).text.startswith(text)


def test_what_could_be_added_is_said_to_have_to_be_true():
    given = {"verdict": "missing", "desired_postings": 6}
    rust, zig = term("Rust", written="Rustlang", is_alias=True, **given), term("Zig", **given)
    edits = (edit(name, "add", advice="Only if.") for name in ("Rust", "Zig"))
    blocks = part(planned(java(), rust, zig, additions=(*edits,)), "The plan")
    assert blocks[-2:] == (
        Text("Only if.", leads=True),
        Items(("Rustlang (Rust; 6 of 10 ask for it)", "Zig (6 of 10 ask for it)")),
    )


def test_contacts_over_time_stand_with_the_plan():
    none = Share(0, 0, 0.0, 0.0, 1.0)
    made = replace(planned(), trend=Trend((Month("2026-01", 1, none),), (), none, 0, 0))
    assert part(made, "The plan")[-2] == Heading("Contacts over time", 3)


@pytest.mark.parametrize("format_", [to_terminal, to_markdown])
def test_every_format_for_people_shows_the_page(format_):
    shown = format_.render(look_page(hostile()))
    assert all(name in shown for name in PARTS)
    assert not {c for c in shown if not c.isprintable()} - {"\n"}
