"""The audit as a page."""

from dataclasses import replace

from hand_built import audit, edit, plan, search, term

from auditor.records import GroupTerm, Month, Reported, RoleGroup, Share, Trend
from auditor.report import REPORTERS, caveats
from auditor.report.audit_page import audit_page
from auditor.report.page import Heading, Items, Text

NONE = Share(0, 0, 0.0, 0.0, 1.0)


def headings(made):
    return [block.text for block in audit_page(made).blocks if isinstance(block, Heading)]


def test_a_page_begins_with_the_name_and_ends_with_its_basis():
    blocks = audit_page(audit(term())).blocks

    assert blocks[0] == Heading("Declan", level=1)
    assert blocks[-3:-1] == (Heading("Read this with it"), Items(caveats.caveats(audit(term()))))
    assert blocks[-1] == Text(caveats.basis(audit(term())), "quiet")


def test_a_profile_without_a_title_is_called_one():
    assert headings(audit(term(), title=""))[0] == "Profile"


def test_the_searches_that_find_the_person_stand_before_the_answer():
    made = replace(audit(term()), plan=plan(edit()), searches=(search(),))
    found, answer = audit_page(made).blocks[1:3]

    assert found.emphasis == "strong"
    assert found.text.startswith("Of 1 search for")
    assert answer.text.startswith("Of your 77 searchable terms")


def test_parts_come_in_reading_order():
    made = replace(
        audit(term(confirmed=1), term("Agile", verdict="undecided")),
        plan=plan(edit()),
        groups=(RoleGroup("Java", ("mismatched-01",), (), 1, 1, 0),),
        reported=(Reported(("Java",)),),
        trend=Trend((Month("2026-01", 1, NONE),), (), NONE, 0, 0),
    )

    assert headings(made)[1:] == [
        "The smallest change that works",
        "One kinds of wrong role",
        "What recruiters said brought them",
        "Contacts over time",
        "Pull towards roles you don't want",
        "Not enough evidence to tell (in mismatched, in desired postings)",
        "Read this with it",
    ]


def test_parts_without_content_are_left_out():
    empty = Trend((), (), NONE, 0, 0)

    assert headings(replace(audit(), trend=empty)) == ["Declan", "Read this with it"]


def test_a_term_is_named_in_the_persons_words_wherever_it_stands():
    words = {"written": "JVM coding", "is_alias": True, "evidence": ()}
    kinds = ("wrong_role", "probably_wrong_role", "shared", "right_role", "missing", "undecided")
    terms = [term(f"Java {kind}", verdict=kind, confirmed=1, **words) for kind in kinds]
    unasked = term("Java", verdict="undecided", mismatched_postings=0, desired_postings=0, **words)
    pulling = (GroupTerm("Java wrong_role", "wrong_role", 0.7, 2),)
    made = replace(
        audit(*terms, unasked),
        plan=plan(edit("Java wrong_role"), edit("Java shared", action="demote")),
        groups=(RoleGroup("Programmer", ("mismatched-01",), pulling, 1, 1, 0),),
        reported=(Reported(("Java",)),),
    )
    for form in ("terminal", "markdown"):
        text = " ".join("".join(REPORTERS[form](made).values()).replace("\\", "").split())
        bare = text.replace("JVM coding (Java", "").replace("Java Developer", "")
        assert (
            text.count("JVM coding (Java wrong_role") >= 5
        )  # the answer, the plan, the kinds, the table, ...
        assert "Java" not in bare, form


def test_without_wrong_postings_what_the_profile_lacks_is_named_as_the_postings_write_it():
    lacking = term("Executive search", verdict="missing", mentions=0, written="Headhunting", is_alias=True)
    made = audit(lacking, mismatched_postings=0)
    assert "It lacks Headhunting (Executive search)." in audit_page(made).blocks[1].text
