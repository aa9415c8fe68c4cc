"""What a person tries, and why a word is found all the same."""

import pytest
from sample_people import audit_of

from auditor import api
from auditor.records import Change
from auditor.report.whatif_page import whatif_page

STANDS = (
    "Searches still find Java: it stands in an old job and your certifications, a fact that no edit changes."
)


@pytest.fixture(scope="module")
def tried():
    made = audit_of("platform-engineer")
    return {name: api.what_if(made, [Change("remove", name)]) for name in ("Java", "Hibernate")}


def test_removing_what_a_fact_says_tells_why_searches_still_find_it(tried):
    assert tried["Java"].standing == (STANDS,)
    assert STANDS in repr(whatif_page(tried["Java"]))


def test_of_what_is_gone_nothing_is_said(tried):
    assert tried["Hibernate"].standing == ()
