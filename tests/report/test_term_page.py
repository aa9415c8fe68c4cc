"""All that an audit holds on one term."""

from hand_built import OLD_JOB, audit, line, term

from auditor.report.page import Heading, Quotes, Text
from auditor.report.term_page import term_page


def blocks(one):
    return term_page(audit(one), one).blocks


def test_a_page_states_verdict_reason_figures_and_every_quote():
    one = term(evidence=(line(0, "headline it"), line(1, "about it"), line(OLD_JOB, "long ago")))
    heading, why, figures, quotes = blocks(one)

    assert heading == Heading("Java (language): pull towards roles you don't want")
    assert why.text == "asked for in 9 of 9 mismatched and 1 of 10 desired postings."
    assert figures.text == (
        "Gap +73 (+49 to +96) points; pull 100 of 100; in your headline, your About text and an old job."
    )
    assert [quote.text for quote in quotes.quotes] == ["headline it", "about it", "long ago"]
    assert quotes.whole


def test_a_term_that_is_not_in_the_profile_has_no_figures():
    heading, *rest = blocks(term(verdict="missing", mentions=0))

    assert heading.text.endswith(": asked for by the roles you want, not in your profile")
    assert [type(block) for block in rest] == [Text, Quotes]


def test_a_term_without_a_quoted_line_has_no_quotes():
    assert not any(isinstance(block, Quotes) for block in blocks(term(evidence=())))


def test_a_page_has_the_persons_name_for_the_term_and_the_canonical_one():
    heading, *_ = blocks(term(written="JVM coding", is_alias=True))
    assert heading.text == "JVM coding (Java; language): pull towards roles you don't want"
