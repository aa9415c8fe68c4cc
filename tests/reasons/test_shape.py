"""What is done with the wanted work."""

import pytest
from reason_texts import text, wanted

from auditor.reasons.shape import SHAPES, judge


@pytest.mark.parametrize(
    ("title", "line", "shape"),
    [
        ("Account Executive, Ovens", "You carry a quota and close new business.", "sells"),
        ("Recruitment Consultant, Bakeries", "You interview candidates and fill vacancies.", "recruits"),
        ("Baking Instructor", "You teach classes and grade exams.", "teaches"),
        ("Oven Support Agent", "You answer tickets and phone calls of users.", "supports"),
        ("Bread Writer", "You write articles for our readers.", "writes"),
    ],
)
def test_who_does_something_else_with_the_work(title, line, shape):
    found = judge(text(line, title=title), wanted())

    assert found
    assert SHAPES[shape] in found.detail
    assert [one.text for one in found.evidence] == [title, line]


def test_a_shape_that_is_wanted_is_no_reason():
    sales = text("You carry a quota.", title="Account Executive")

    assert judge(sales, wanted(sales)) is None


def test_leading_people_where_the_wanted_roles_do_not():
    found = judge(
        text("You lead a team of nine bakers.", "Hiring and appraisals.", title="Bakery Manager"), wanted()
    )

    assert found
    assert "leads people" in found.detail


def test_a_manager_of_things_leads_nobody():
    assert judge(text("You order flour and yeast.", title="Stock Manager"), wanted()) is None


def test_a_lead_who_bakes_without_reports_leads_nobody():
    contact = text(
        "You lead our team on quality.", "No direct reports.", "Hiring is done by others.", title="Team Lead"
    )

    assert judge(contact, wanted()) is None


def test_no_people_to_lead_where_the_wanted_roles_lead():
    leads = text("You lead a team of nine bakers and own the budget.", title="Head of Baking")
    found = judge(text("An expert role with no direct reports.", title="Master Baker"), wanted(leads))

    assert found
    assert "without people" in found.detail
