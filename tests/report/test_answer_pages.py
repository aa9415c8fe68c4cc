"""What is said of a search, a comparison, a checkup, a lexicon, the terms of a text, and a reply."""

from dataclasses import replace

from auditor.records import (
    Channel,
    Closeness,
    Draft,
    Dropped,
    Finding,
    Notice,
    Numbers,
    Search,
    Suggestion,
    WhatIf,
)
from auditor.records.answers import (
    Checkup,
    Comparison,
    Figure,
    FoundAt,
    Holding,
    LexiconChecked,
    LexiconImported,
    Moved,
    NullCheck,
    ReplyChecked,
    ReplyDrafted,
    SearchAnswer,
    SearchChange,
    SearchedWord,
    SearchStep,
    TermPlace,
    TermsAnswer,
    TextTerms,
    TurnedDown,
    WordFile,
)
from auditor.report import lexicon_page, reply_page, terms_page
from auditor.report.compare_page import compare_page
from auditor.report.doctor_page import doctor_page
from auditor.report.search_page import search_page
from auditor.report.to_terminal import render
from auditor.report.whatif_page import whatif_page


def squeezed(page):
    """A page without the blanks that align its tables."""
    return "\n".join(" ".join(line.split()) for line in render(page).splitlines())


# --- search ----------------------------------------------------------------------------------------


def place(section=0, kind="headline", quote="Java, daily", **more):
    return FoundAt(section, 0, 4, "Java", more.pop("implicit", False), kind, quote, **more)


def searched(found=True, because=(), missing=(), sets=(), complete=True, **more):
    change = SearchChange(tuple(tuple(SearchStep(*step) for step in steps) for steps in sets), complete, 4)
    return render(
        search_page(SearchAnswer("Java", found, because, missing, change, **{"notices": (), **more}))
    )


def word(*places, literal="Java", held=True, excluded=False):
    return SearchedWord(literal, held, excluded, places)


def test_a_search_that_finds_the_profile_says_because_of_which_words():
    text = searched(because=(word(place()),))

    assert text.startswith(
        "Found by: Java\n\nBecause\n  Java: in your profile\n    headline: “Java, daily”\n"
    )


def test_a_search_that_does_not_says_what_fits_and_what_is_missing():
    text = searched(False, (word(place()),), (word(literal="Go", held=False),))

    assert text.startswith("Not found by: Java\n\nFits already\n")
    assert "\n\nMissing\n  Go: not in your profile\n" in text


def test_a_word_that_stands_where_the_search_does_not_look_is_not_said_to_be_absent():
    hidden = replace(word(literal="Go", held=False), elsewhere=True)

    assert "\n  Go: in your profile, but not where this search looks\n" in searched(False, (), (hidden,))


def test_a_word_that_the_search_excludes_is_said_to_be():
    assert "Go: not in your profile (the query excludes it)" in searched(
        because=(word(literal="Go", held=False, excluded=True),)
    )


def test_a_skill_that_nobody_entered_is_likely_only():
    text = searched(because=(word(place(implicit=True)),))

    assert "Java: in your profile (likely only: no skill you entered)" in text


def test_a_place_in_a_job_names_where_and_whether_it_is_over():
    text = searched(because=(word(place(kind="position-title", at="Orrery", is_past=True)),))

    assert "    title, Orrery (past): “Java, daily”\n" in text


def test_three_sections_are_quoted_and_the_other_places_counted():
    places = (place(0), place(0), place(1, "about"), place(2, "skills"), place(3, "projects"))
    text = searched(because=(word(*places),))

    assert text.count("“") == 3
    assert "\n    and 2 more places\n" in text


def test_the_smallest_changes_are_named_four_at_most():
    sets = [[("remove", name)] for name in "ABCDEF"]

    assert searched(sets=sets).endswith(
        "Smallest change that would drop you from this search: take out A; or take out B; or take out C; or "
        "take out D; and 2 others.\n"
    )


def test_what_is_to_be_added_is_to_be_true():
    text = searched(False, sets=[[("add", "Zebra"), ("remove", "Kubernetes")]])

    assert text.endswith(
        "let this search find you: add Zebra, take out Kubernetes. Add only what is true of you.\n"
    )


def test_where_no_small_change_helps_that_is_said():
    assert "Smallest change: no change of up to 4 words would drop you from this search." in searched()
    assert "Smallest change: no small change would let this search find you." in searched(
        False, complete=False
    )


def test_notices_end_a_search():
    text = searched(notices=(Notice("x", "info", "One thing."), Notice("y", "info", "Another.")))

    assert text.endswith("\n\nOne thing.\nAnother.\n")


def test_the_postings_that_hold_a_search_are_named():
    text = searched(against=Holding("mismatched", 10, 1, ("Java Developer",)))

    assert text.endswith("\n\n1 of 10 mismatched postings hold it, read as one text.\n  Java Developer\n")


# --- what if and compare ---------------------------------------------------------------------------


def test_a_changed_profile_is_told_before_and_after():
    searches = (
        Search("p", "mismatched", "core", "Java", 1.0, True, (), (), False),
        Search("p2", "mismatched", "core", "JVM", 1.0, False, (), (), False),
        Search("p3", "mismatched", "core", "J2EE", 1.0, False, (), (), False),
        Search("q", "desired", "core", "Go", 1.0, False, (), (), True),
        Search("r", "desired", "core", "SQL", 1.0, True, (), (), True),
    )
    before, after = Numbers(30.06, 5.0, 0, 0, 9, 22, 0, 0), Numbers(21.4, 5.0, 0, 0, 7, 22, 0, 0)
    told = WhatIf(("remove Java",), before, after, 0.3, 0.0, searches, "Cook", ("headline: 240 of 220",))
    text = squeezed(whatif_page(told))

    assert text.startswith("- remove Java\n")
    assert "searches for wrong roles that find you 9 7\n" in text
    assert "chance of wrong searches to find you, % 30.1 21.4\n" in text
    assert "\nNo longer finding you:\nmismatched Java\n\nNewly finding you:\ndesired Go\n" in text
    assert "SQL" not in text
    assert "chance of right searches" not in text  # of two postings
    assert "\nYour headline would read: Cook\n\nToo long: headline: 240 of 220.\n" in text
    assert text.endswith("In the simulated searches, not LinkedIn's own.")


def test_two_audits_are_compared():
    figures = (Figure("searches", 9, None), Figure("attraction", 30.06, 21.0))
    verdicts = (Moved("Java", "wrong_role", "undecided", "Kava (Java)"), Moved("Go", "", "missing", "Go"))
    made = Comparison({"mismatched": (1, 2)}, ("skills", "headline"), figures, verdicts)
    text = squeezed(compare_page(made))

    assert text.startswith("Not the same mismatched postings: 1 gone, 2 new. The numbers compare unlike")
    assert "Profile: skills, headline changed.\nsearches 9 -\nattraction 30.1 21.0\n" in text
    assert text.endswith("Verdicts:\nKava (Java): wrong role -> undecided\nGo: not there -> missing")


def test_where_nothing_changed_the_profile_is_unchanged():
    assert squeezed(compare_page(Comparison({}, (), (Figure("searches", 9, 9),), ()))) == (
        "Profile: unchanged.\nsearches 9 9"
    )


# --- doctor and lexicon ----------------------------------------------------------------------------


def test_a_checkup_names_what_is_installed_and_how_to_check_more():
    text = squeezed(doctor_page(Checkup("1.0", {"spacy": "3.8", "lark": "missing"}, "none", 9)))

    assert text.startswith("auditor 1.0, 9 lexicon entries\nmodel none\nspacy 3.8\nlark missing\n")
    assert "Null check: give a profile" in text


def test_a_null_check_tells_what_chance_alone_would_flag():
    text = squeezed(doctor_page(Checkup("1.0", {}, "none", 9, NullCheck(12, 0.234, 8, 2.5))))

    assert text.endswith("wrong_role 12 by chance 0.23\nprobably_wrong_role 8 by chance 2.50")


def test_the_faults_of_a_lexicon_come_before_its_size():
    made = LexiconChecked(3, 5, 2, ("b: 'b' is not found as b", "c: is twice"))

    assert render(lexicon_page.checked_page(made)).endswith(
        "c: is twice\n\n3 concepts, 5 surfaces, 2 families: 2 faults\n"
    )
    assert render(lexicon_page.checked_page(LexiconChecked(3, 5, 2, ()))) == (
        "3 concepts, 5 surfaces, 2 families: no fault\n"
    )


def test_an_import_of_words_is_told_aside_and_each_source_once():
    files = (WordFile("a.toml", 4, 1, 2, "by O*NET"), WordFile("b.toml", 0, 0, 0, "by O*NET"))
    page = lexicon_page.imported_page(LexiconImported(files))

    assert page.blocks == ()
    assert page.asides == (
        "wrote a.toml: 4 entries; 1 were known already, 2 are no searchable words",
        "wrote b.toml: 0 entries; 0 were known already, 0 are no searchable words",
        "by O*NET",
    )


# --- terms -----------------------------------------------------------------------------------------

TERMS = TermsAnswer(
    (
        TextTerms(
            (TermPlace("Java", "language", "java", 0, 4, "plain", "required", "requirements"),),
            (TurnedDown("Go", "Go", "other", "a verb"),),
            (Dropped("Free  tea\nand pension", "boilerplate section: benefits"),),
        ),
    )
)


def test_terms_are_a_table():
    assert squeezed(terms_page.terms_page(TERMS)) == (
        "term kind surface section start end qualifier demand\n"
        "Java language java requirements 0 4 plain required"
    )


def test_terms_are_csv():
    assert terms_page.as_csv(TERMS) == (
        "term,kind,surface,section,start,end,qualifier,demand\n"
        "Java,language,java,requirements,0,4,plain,required\n"
    )


def test_what_was_turned_down_or_dropped_is_told_with_its_reason():
    told = (
        "rejected: 'Go' as Go in other: a verb",
        "dropped (boilerplate section: benefits): Free tea and pension",
    )

    assert terms_page.asides(TERMS) == told
    assert render(terms_page.explained_page(TERMS)).endswith("\n".join(told) + "\n")


# --- reply -----------------------------------------------------------------------------------------

LOUD = Finding("shouting", "warning", 8, 12, "It shouts.", "Write it small.")


def drafted(text="Hi Ada,\nSTOP it, [your name]", channel: Channel = "linkedin", findings=(), blanks=()):
    return render(reply_page.draft_page(ReplyDrafted(3, Draft(text, channel, 5, blanks, findings))))


def test_a_draft_tells_its_length_in_characters_or_words():
    assert drafted().endswith("\n\n(28 characters)\n")
    assert drafted(channel="email").endswith("\n\n(6 words)\n")


def test_a_draft_names_what_is_still_blank():
    assert "\nstill blank: [your name], [role]\n" in drafted(blanks=("[your name]", "[role]"))


def test_a_finding_names_its_line_and_what_would_be_better():
    text = drafted(findings=(LOUD,))

    assert text.endswith("warning: line 2 “STOP”: It shouts. [shouting]\n  better: Write it small.\n")


def test_a_blank_is_not_told_twice():
    blank = Finding("placeholder", "error", 17, 28, "A blank.", "")

    assert "error" not in drafted(findings=(blank,), blanks=("[your name]",))


def test_a_checked_reply_is_told_by_its_findings():
    text = "x" * 70
    whole = Finding("too-long", "error", 0, 70, "It is long.", "")

    assert render(reply_page.checked_page(ReplyChecked(text, (whole,), True))) == (
        "error: line 1: It is long. [too-long]\n"
    )
    assert render(reply_page.checked_page(ReplyChecked("ok", (), True))) == "nothing to mend\n"


def test_a_check_without_a_model_is_said_to_be_poorer():
    assert reply_page.check_asides(ReplyChecked("ok", (), True)) == ()
    assert reply_page.check_asides(ReplyChecked("ok", (), False))[0].startswith("no language model")


def test_why_a_reply_takes_its_path_is_told_where_nobody_chose_it():
    draft = Draft("Hi", "linkedin", 5, (), ())
    found = Suggestion(5, Closeness("mismatched", 0.9), "it is like those")

    assert reply_page.path_asides(ReplyDrafted(3, draft)) == ()
    assert reply_page.path_asides(ReplyDrafted(3, draft, found))[0].startswith("suggested path 5")
