"""All that an audit holds on one term."""

from hand_built import OLD_JOB, audit, line, posting_line, term, unread

from auditor.report.page import Heading, Quotes, Text
from auditor.report.term_page import term_page


def blocks(one):
    return term_page(audit(one), one).blocks


def test_a_page_states_verdict_reason_figures_and_every_quote():
    one = term(evidence=(line(0, "headline it"), line(1, "about it"), line(OLD_JOB, "long ago")))
    heading, why, figures, quotes, more = blocks(one)

    assert heading == Heading("Java (language): pull towards roles you don't want")
    assert why.text == "asked for in 9 of 9 mismatched and 1 of 10 desired postings."
    assert figures.text == (
        "Gap per 100 postings +73 (+49 to +96); pull 100 of 100; in your headline, your About text "
        "and an old job."
    )
    assert [quote.text for quote in quotes.quotes] == ["headline it", "about it", "long ago"]
    assert quotes.whole
    assert more.text == "Asked for also in 9 mismatched postings and 1 desired posting, not quoted here."


def test_a_page_that_quotes_every_posting_says_of_no_more():
    one = term(evidence=(posting_line("mismatched", "Java"),), mismatched_postings=1, desired_postings=0)

    assert isinstance(blocks(one)[-1], Quotes)


def test_a_term_that_is_not_in_the_profile_has_no_figures():
    heading, *rest = blocks(term(verdict="missing", mentions=0))

    assert heading.text.endswith(": asked for by the roles you want, not in your profile")
    assert [type(block) for block in rest] == [Text, Quotes, Text]


def test_a_term_without_a_quoted_line_has_no_quotes():
    assert not any(isinstance(block, Quotes) for block in blocks(term(evidence=())))


def test_a_page_has_the_persons_name_for_the_term_and_the_canonical_one():
    heading, *_ = blocks(term(written="JVM coding", is_alias=True))
    assert heading.text == "JVM coding (Java; language): pull towards roles you don't want"


def test_what_is_not_counted_is_listed_by_its_reason_each_line_once():
    twice = unread(quote="No Java, no Java"), unread(quote="No Java, no Java", start=12, end=16)
    one = term(uncounted=(*twice, unread("profile"), unread("desired", "it is part of “Java EE” there")))
    *_, heading, denied, part = blocks(one)

    assert heading == Heading("Stands there too, and is not counted")
    assert denied.about == "It is denied there"
    assert [(q.side, q.place, q.text) for q in denied.quotes] == [
        ("mismatched", "Java Developer, Holmscroft", "No Java, no Java"),
        ("your profile", "description, Orrery", "Java, never"),
    ]
    assert (part.about, [q.side for q in part.quotes]) == ("It is part of “Java EE” there", ["desired"])


def test_a_passage_that_was_left_out_is_said_to_be():
    one = term(uncounted=(unread("profile", part="dropped", index=7),))

    assert blocks(one)[-1].quotes[0].place == "left out"


def test_a_missing_term_that_the_profile_names_is_not_said_to_be_absent():
    one = term(verdict="missing", mentions=0, uncounted=(unread("profile"),))

    assert blocks(one)[0].text.endswith("not in your profile, or not so that it counts")
