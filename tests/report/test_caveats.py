"""What has to be read with a result."""

import pytest
from hand_built import audit, term

from auditor.records import Notice
from auditor.report import caveats


def test_caveats_come_by_severity_once_each_and_end_with_the_simulation():
    notices = (
        Notice("a", "info", "Known."),
        Notice("b", "warning", "Mind this."),
        Notice("c", "warning", "Mind this.", "again"),
        Notice("d", "error", "Broken."),
    )

    assert caveats.caveats(audit(term(), notices=notices)) == (
        "Broken.",
        "Mind this.",
        "Known.",
        caveats.SIMULATION,
    )


@pytest.mark.parametrize(
    ("qualifier", "verdict"), [("negated", "wrong_role"), ("past", "probably_wrong_role")]
)
def test_a_denied_term_that_pulls_brings_the_advice_to_delete_it(qualifier, verdict):
    denied = term(verdict=verdict, qualifiers=("plain", qualifier))

    assert caveats.NEGATION in caveats.caveats(audit(denied))


def test_a_denied_term_that_does_not_pull_needs_no_advice():
    denied = term(verdict="right_role", qualifiers=("negated",))

    assert caveats.NEGATION not in caveats.caveats(audit(denied))


def test_basis_says_how_much_the_postings_are_worth_and_which_model_read_them():
    assert caveats.basis(audit(term())) == (
        "Based on 9 mismatched and 10 desired postings, which count as 9 and 9.5: reposts and further ones "
        "of an employer say less. auditor 0.1.0, a_model."
    )


@pytest.mark.parametrize("named", [{"desired_named": 1}, {"mismatched_named": 1}, {}])
def test_what_named_means_is_said_where_anything_is(named):
    assert (caveats.UNCOUNTED in caveats.caveats(audit(term(**named)))) == bool(named)
