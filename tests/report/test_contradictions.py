"""What contradicts itself, as blocks."""

from dataclasses import replace

from hand_built import audit, term

from auditor.records import Contradiction, Line
from auditor.report import audit_page, look_page
from auditor.report.contradictions import HEADING, MEANING, contradictions
from auditor.report.page import Heading, Item, Items, Text

TWO = Contradiction(
    "other dates",
    "cv.txt dates Acme otherwise than your profile.",
    (Line("cv.txt", "dates as read", "Acme, 2019 to 2020"), Line("", "headline", "At Acme since 2018")),
)


def found(*some):
    return replace(audit(term()), contradictions=some)


def test_each_is_shown_with_the_lines_it_rests_on():
    assert [*contradictions(found(TWO))] == [
        Heading(HEADING),
        Text(MEANING, "quiet", leads=True),
        Items(
            (
                Item(
                    "cv.txt dates Acme otherwise than your profile.",
                    (
                        "cv.txt, dates as read: “Acme, 2019 to 2020”",
                        "your profile, headline: “At Acme since 2018”",
                    ),
                ),
            )
        ),
    ]


def test_where_nothing_is_found_nothing_is_shown():
    assert [*contradictions(found())] == []


def test_both_reports_have_the_part():
    assert Heading(HEADING, 2) in audit_page.audit_page(found(TWO)).blocks
    assert Heading(HEADING, 3) in look_page.look_page(found(TWO)).blocks
