"""A card for each term."""

from dataclasses import replace

from hand_built import OLD_JOB, SKILLS, audit, posting_line, search, term, unread
from looked_at import at, card, figures, java, kubernetes, one, planned

from auditor.report.page import Pairs, Quotes


def test_a_card_claims_the_verdict_and_the_counts_of_both_sides():
    made = card(audit(java(desired_named=2)))
    assert (made.name, made.tone) == ("Java", "bad")
    assert made.claim == (
        "Pulls towards roles you don't want: 9 of 9 mismatched and 1 of 10 desired postings ask for it, "
        "also named in 2 desired postings."
    )


def test_a_card_of_one_side_does_not_count_the_other():
    made = audit(java(), desired_postings=0)
    assert card(made).claim.endswith("9 of 9 mismatched postings ask for it.")
    assert "Share of desired postings" not in figures(made)


def test_a_card_of_a_word_that_is_only_named_says_so():
    named = term(verdict="missing", mentions=0, evidence=(), uncounted=(unread("profile"),))
    assert card(audit(named)).claim.endswith("your page has it only where it does not count for you.")


def test_a_card_holds_the_figures_with_their_ranges():
    pairs = figures(audit(java(confirmed=1, action="keep")))
    assert pairs["Share of mismatched postings"] == "83 % (64 to 100 %)"
    assert pairs["Share of desired postings"] == "11 % (0 to 26 %)"
    assert pairs["Gap per 100 postings (90 % range)"] == "+73 (+49 to +96)"
    assert pairs["More in mismatched than desired"] == "over 99 % sure"
    assert pairs["Pull"] == "100 of 100"
    assert pairs["Evidence"] == "strong"
    assert pairs["Exposure"] == "89 of 100"
    assert pairs["Confirmed"] == "by 1 recruiter"
    assert pairs["Advice"] == "Keep it."


def test_blame_and_credit_are_said_in_words():
    pairs = figures(planned(java(blame=0.4, credit=0.0), searches=(search(),)))
    assert pairs["Blame"] == "in 40 % of the simulated searches for a mismatched posting that found you"
    assert "Credit" not in pairs
    assert {"Blame", "Credit"}.isdisjoint(figures(audit(java())))
    assert "Blame" not in figures(
        planned(java(blame=0.4), searches=(search(found=False),))
    )  # none found them


def test_a_card_counts_the_searches_that_find_the_person_by_its_word():
    tried = (search(), search(because=("SQL",)), search(found=False), search("desired", because=("SQL",)))
    pairs = figures(planned(java(), searches=tried))
    assert pairs["Searches that find you and hold it"] == (
        "1 of 2 for roles you don't want, 0 of 1 for roles you want"
    )
    assert "Searches that find you and hold it" not in figures(planned(kubernetes(), searches=tried))


def test_a_card_of_an_edited_word_leads_to_its_step():
    assert figures(planned(java(action="remove")))["Advice"].endswith("It is step 1 of the plan.")


def test_a_card_quotes_up_to_three_lines_a_side_none_of_them_twice():
    theirs = [replace(posting_line("mismatched", f"Java {n}"), document=f"m{n}") for n in range(4)]
    mine = (at(SKILLS, "Java"), at(SKILLS, "Java"))
    quotes = one(card(audit(term(evidence=(*theirs, *mine)))).blocks, Quotes).quotes
    assert [(q.side, q.text) for q in quotes] == [
        ("your profile", "Java\nKubernetes"),
        ("mismatched", "Java 0"),
        ("mismatched", "Java 1"),
        ("mismatched", "Java 2"),
    ]


def test_a_card_that_decides_nothing_quotes_one_line_a_side():
    theirs = [replace(posting_line("mismatched", f"Java {n}"), document=f"m{n}") for n in range(4)]
    made = audit(term(evidence=(*theirs, at(SKILLS, "Java"), at(OLD_JOB, "Java")), verdict="undecided"))
    assert [q.side for q in one(card(made).blocks, Quotes).quotes] == ["your profile", "mismatched"]


def test_a_long_quote_is_cut_around_its_word():
    long = posting_line("mismatched", "x" * 900 + " Java " + "y" * 900)
    (quote,) = one(card(audit(term(evidence=(long,)))).blocks, Quotes).quotes
    assert "Java" in quote.text
    assert quote.text[0] == quote.text[-1] == "…"
    assert len(quote.text) == 202


def test_a_card_shows_where_its_word_is_not_counted_by_the_reason():
    places = tuple(unread(reason="it is denied", quote=f"no Java {n}") for n in range(7))
    blocks = card(audit(term(evidence=(), uncounted=places))).blocks
    quotes = one(blocks, Quotes)
    assert quotes.about == "It is denied"
    assert len(quotes.quotes) == 5
    assert blocks[-1].text == "2 places more: “auditor explain 'Java'”"


def test_a_card_of_a_word_that_nobody_asks_for_is_short():
    made = card(audit(java(verdict="undecided", mismatched_postings=0, desired_postings=0, desired_named=1)))
    assert made.claim == "No posting asks for it, but it is named in 1 desired posting."
    assert one(made.blocks, Pairs).pairs == (("Stands in", "your headline, your skills and an old job"),)


def test_a_side_that_stands_alone_is_compared_with_job_ads_in_general():
    wrong, right = (
        audit(java(probability=0.9), desired_postings=0),
        audit(java(probability=0.1), mismatched_postings=0),
    )
    assert figures(wrong)["More in mismatched than job ads in general"] == "90 % sure"
    assert figures(right)["Less in job ads in general"] == "90 % sure"
