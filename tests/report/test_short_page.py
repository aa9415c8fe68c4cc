"""The answer on one screen: 24 lines of 80 columns, whatever is in the audit, and cut honestly."""

import io
from dataclasses import replace
from functools import cache

import pytest
from hand_built import HOSTILE, WRONG, audit, edit, hostile, line, plan, search, term, unread
from rich.cells import cell_len
from rich.console import Console
from sample_people import PEOPLE, ROOT, audit_of

import auditor
from auditor.records import GroupTerm, Notice, RoleGroup
from auditor.report import to_terminal
from auditor.report.short_page import cut, short_page, some

LINES = 24
WHERE = "reports/" + "a-very-long-name-" * 6 + "/audit.html, or add --full"
LONG = "Very Long Name of a Tool That Nobody Can Type (or would want to)"
THIN = Notice(
    "small-sample", "warning", "Small sample: about 1 in 8 may be backwards. Act on those you know."
)
GRAVE = tuple(
    Notice(f"n{number}", severity, f"Notice {number} that goes on and on: {'word ' * 30}. And more.")
    for number, severity in enumerate(("info", "warning", "error", "warning"))
)
EVALUATED = sorted(path.name for path in (ROOT / "data" / "evaluation" / "people").iterdir())


def shown(made, where="", width=80):
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None)
    to_terminal.print_page(short_page(made, where, width), console)
    return [row.rstrip() for row in out.getvalue().splitlines()]


def searches(wrong=120, right=120):
    return (
        *(search(found=number < 101, after=number < 100) for number in range(wrong)),
        *(search("desired", found=number < 101, after=True) for number in range(right)),
    )


def full(names, edits=4, notices=(THIN, *GRAVE), **changes):
    """An audit that has something for every line of the screen, in these names."""
    everywhere = tuple(line(section) for section in range(6))
    terms = [
        *(
            term(name, evidence=everywhere, attraction=100.0 - n, is_alias=True)
            for n, name in enumerate(names)
        ),
        *(term(f"{name}?", verdict="probably_wrong_role", attraction=9.0) for name in names),
        *(term(f"no {name}", verdict="missing", attraction=0.0, mentions=0) for name in names),
    ]
    groups = tuple(
        RoleGroup(name, ("mismatched-01",), (GroupTerm(name, "wrong_role", 0.5, 1),), 3, 2, 1)
        for name in names
    )
    made = audit(*terms, notices=notices, title=" ".join(names), searchable_terms=1200)
    one = plan(*(edit(name) for name in (names * 4)[:edits]), dropped=1.0, dropped_range=(1.0, 1.0))
    return replace(made, searches=searches(), groups=groups, plan=one, **changes)


FULL = full([f"{LONG} {number}" for number in range(9)])
HAND_BUILT = {
    "everything is long": FULL,
    "nothing is known": audit(mismatched_postings=9),
    "hostile": hostile(),
    "hostile names": full(list(HOSTILE)),
    "one long name": full(["x" * 300]),
    "wide letters": full(["多云平台工程" * 20, "다중 클라우드 엔지니어 " * 9]),
    "more edits than fit": replace(FULL, plan=plan(*(edit(f"{LONG} {n}") for n in range(9)))),
    "dates to close": replace(FULL, plan=plan(*(edit(f"{LONG} {n}", "close-date") for n in range(4)))),
    "a fragile plan that falls short": replace(
        FULL, plan=replace(FULL.plan, fragile=True, reaches_target=False, lost=0.12, lost_range=(0.1, 0.14))
    ),
    "no change is advised": replace(FULL, plan=plan()),
    "no plan": replace(FULL, plan=None),
    "nothing wrong was given": replace(
        audit(term(LONG, verdict="missing"), mismatched_postings=0, notices=GRAVE), mismatched=(), plan=None
    ),
    "nothing is flagged": audit(term(LONG, verdict="shared"), notices=(THIN, *GRAVE)),
}


@cache
def audit_of_evaluated(person):
    folder = ROOT / "data" / "evaluation" / "people" / person
    return auditor.audit(
        folder / "profile.txt", folder / "desired.csv", folder / "mismatched.csv", date="2026-11-22"
    )


def fits(made):
    for where in ("", "reports/declan/audit.html, or add --full", WHERE):
        rows = shown(made, where)
        assert len(rows) <= LINES, "\n".join(rows)
        for width in (60, 80, 120):
            assert max(cell_len(row) for row in shown(made, where, width)) <= width
        assert len(shown(made, where, 120)) <= LINES


@pytest.mark.parametrize("kind", HAND_BUILT)
def test_it_fits_on_a_screen(kind):
    fits(HAND_BUILT[kind])


@pytest.mark.parametrize("notices", [(), (THIN,), GRAVE, (THIN, *GRAVE)])
@pytest.mark.parametrize("edits", range(6))
@pytest.mark.parametrize("count", [1, 3, 9])
def test_it_fits_with_any_number_of_things(notices, edits, count):
    fits(full([f"{LONG} {number}" for number in range(count)], edits, notices))


@pytest.mark.parametrize("person", PEOPLE)
def test_the_sample_people_fit(person):
    fits(audit_of(person))


@pytest.mark.parametrize("person", EVALUATED)
def test_the_people_of_the_evaluation_fit(person):
    fits(audit_of_evaluated(person))


def test_the_answer_stands_in_two_sentences():
    made = replace(audit(term()), plan=plan(edit()), searches=searches(2, 1))

    text = " ".join(shown(made))
    assert "Of 2 searches for the roles you don't want, 2 find you now, 2 with the changes below." in text
    assert "Of 1 for the roles you want, 1 does, 1 with them." in text
    assert "Of your 77 searchable terms, one surely pulls towards the roles you don't want." in text


def test_without_mismatched_postings_it_says_what_is_covered_and_no_plan():
    made = replace(audit(term(verdict="right_role"), mismatched_postings=0), mismatched=(), plan=plan(edit()))

    assert shown(made) == [
        "Declan",
        "",
        "Your profile names 1 term that the 10 postings you want ask for. Without",
        "mismatched postings nothing can be said of wrong contacts.",
    ]


def test_a_plan_is_a_line_a_step_and_what_they_reach():
    made = replace(audit(term(), term("SQL")), plan=plan(edit(), edit("SQL", "demote")))
    rows = shown(made)
    at = rows.index("The smallest change that works")

    assert rows[at + 1 : at + 4] == [
        "1. Remove Java from your headline and an old job.",
        "2. Move SQL out of headline and Skills into the text.",
        "Wrong searches weaken by 55 % (50 to 60 %), right ones by 0 % (0 to 1 %).",
    ]


def test_without_desired_postings_nothing_is_said_to_be_kept():
    made = replace(audit(term()), plan=plan(edit()), desired=())
    assert "Wrong searches weaken by 55 % (50 to 60 %)." in shown(made)


def test_places_that_do_not_fit_are_counted():
    one = term(f"{'Long ' * 5}Name", evidence=tuple(line(section) for section in range(6)))
    rows = shown(replace(audit(one), plan=plan(edit(one.term))))

    assert any(row.startswith("1. Remove Long") and row.endswith(" and 4 more places.") for row in rows)


def test_steps_that_do_not_fit_are_counted():
    rows = shown(replace(FULL, plan=plan(*(edit(f"x{n}") for n in range(9)))))

    assert "4. … and 6 more" in rows


def test_a_fragile_plan_says_so():
    made = replace(audit(term()), plan=plan(edit(), fragile=True))

    assert "The smallest change that works; fragile: it hangs on a single posting" in shown(made)


def test_the_five_strongest_stand_in_the_table_the_sure_ones_first_and_the_rest_is_counted():
    sure = [term(f"sure{n}", attraction=10.0 * n) for n in range(1, 4)]
    maybe = [term(f"maybe{n}", attraction=30.0 * n, verdict="probably_wrong_role") for n in range(1, 4)]
    rows = shown(audit(*maybe, *sure))
    at = next(place for place, row in enumerate(rows) if row.startswith("Term (5 of 6) "))

    assert [row.split()[0] for row in rows[at + 1 : at + 6]] == [
        "sure3",
        "sure2",
        "sure1",
        "maybe3",
        "maybe2",
    ]
    assert "sure" in rows[at + 1].split()
    assert "probable" in rows[at + 4].split()


def test_what_a_recruiter_confirmed_says_so():
    rows = shown(audit(term(confirmed=1), term("SQL")))

    assert [row.split()[2] for row in rows if "█" in row] == ["confirmed", "sure"]


def test_what_is_missing_is_one_line_and_the_rest_is_counted():
    missing = [term(f"Skill Number {n}", verdict="missing", mentions=0, gap=-1 + n / 100) for n in range(9)]
    (row,) = (row for row in shown(audit(*missing)) if row.startswith("Wanted"))

    assert row == "Wanted, but missing: Skill Number 0, Skill Number 1, Skill Number 2 and 6 more."


def test_a_word_that_stands_there_uncounted_is_not_said_to_be_missing():
    named = term("Go", verdict="missing", mentions=0, uncounted=(unread("profile"),))

    assert named.is_only_named
    assert "Wanted, but not counted where it stands: Go." in shown(audit(named))


def test_that_data_are_thin_is_said_first_and_the_gravest_notice_last_with_a_count():
    rows = shown(audit(notices=(*GRAVE, THIN)))

    assert rows[2] == "Small sample: about 1 in 8 may be backwards."
    assert rows[-1].startswith("Notice 2 that goes on and on")
    assert rows[-1].endswith(" (and 2 more)")
    assert "Notice 0" not in "\n".join(rows)


def test_where_there_is_one_line_for_notices_the_thin_data_have_it():
    made = full(["Java", "SQL", "C", "Go"])

    assert shown(made)[2] == "Small sample: about 1 in 8 may be backwards. (and 3 more)"


def test_kinds_of_wrong_role_are_named():
    kinds = (RoleGroup("Teacher", ("a", "b"), (), 3, 2, 1), RoleGroup("Tutor", ("c",), (), 3, 2, 1))
    rows = shown(replace(audit(term()), groups=kinds, mismatched=(WRONG,)))

    assert "Two kinds of wrong role: Teacher (2 postings) and Tutor (1)." in rows


def test_where_the_whole_report_is_is_the_last_line():
    assert shown(audit(term()), "a/audit.html")[-1] == "The whole report: a/audit.html"
    assert "whole report" not in "\n".join(shown(audit(term())))


def test_a_path_that_needs_two_lines_has_them_where_there_is_room():
    where = f"reports/{'a' * 40}/audit.html, or add --full"

    assert shown(audit(term()), where)[-2:] == [f"The whole report: {where[:-14]}", "or add --full"]
    assert shown(full(["Java"]), where)[-1].startswith("The whole report: …")


def test_a_path_that_is_too_long_loses_its_beginning():
    last = shown(audit(term()), WHERE)[-1]

    assert last.startswith("The whole report: …")
    assert last.endswith("-/audit.html, or add --full")


def test_a_long_name_gives_way_to_the_words_of_the_person():
    one = term("Journeyman License of the State", written="Journeyman", is_alias=True)

    assert any(row.startswith("Journeyman  ████████") for row in shown(audit(one)))


@pytest.mark.parametrize("room", range(8, 30))
@pytest.mark.parametrize("text", ["a few short words in a row", "x" * 40, "多云平台工程多云平台工程多云平台"])
def test_a_cut_text_fits_and_shows_that_it_is_cut(text, room):
    short = cut(text, room)

    assert cell_len(short) <= room
    assert short == text or (short.endswith(" …") and text.startswith(short.removesuffix(" …")))


@pytest.mark.parametrize("room", range(24, 60))
def test_a_list_never_loses_an_item_unsaid(room):
    items = ["one", "two", "three", "four", "five"]
    line = some("From ", items, room, "place")
    named = sum(item in line for item in items)
    counted = [int(word) for word in line.split() if word.isdigit()]

    assert len(line) <= room
    assert named + sum(counted) == len(items)
