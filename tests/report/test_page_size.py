"""The page to look at stays small enough to be sent by mail."""

import pytest
from sample_people import PEOPLE, audit_of

from auditor import report


@pytest.mark.parametrize("person", PEOPLE)
def test_the_page_of_a_sample_is_small(person):
    assert len(report.REPORTERS["html"](audit_of(person))["audit.html"].encode()) <= 400_000
