"""The plan in words."""

from dataclasses import replace

import pytest
from hand_built import OLD_JOB, OLDER_JOB, SKILLS, audit, edit, line, plan, search, term, theme

from auditor.records import Left, Opening, Reached, Rewording
from auditor.report import REPORTERS, to_json, to_terminal
from auditor.report.page import Heading, Items, Steps, Text
from auditor.report.plan import advice
from auditor.report.redacted import redacted
from auditor.report.short_page import short_page


def advised(*edits, terms=None, searches=(), **changes):
    return [*advice(replace(audit(*(terms or [term()])), plan=plan(*edits, **changes), searches=searches))]


def test_a_plan_says_what_to_do_and_proves_it():
    heading, steps = advised(
        edit(advice="Twice."), dropped=0.551, dropped_range=(0.5, 0.6), headline="Platform Engineer"
    )

    assert heading == Heading("The smallest change that works")
    assert [(step.what, step.why) for step in steps.steps] == [
        ("Remove Java from your headline and an old job.", "Twice.")
    ]
    assert "weaken by 55 % (50 to 60 %), those for the roles you want by 0 % (0 to 1 %)" in steps.proof
    assert "out of Skills alone it would weaken them by 4 %" in steps.proof
    assert "Your headline would read: “Platform Engineer”." in steps.proof
    assert "Fragile" not in steps.proof


def test_a_plan_that_falls_short_or_hangs_on_one_posting_says_so():
    heading, steps = advised(edit(action="demote"), reaches_target=False, fragile=True)

    assert heading == Heading("The best change found")
    assert steps.steps[0].what == "Move Java out of headline and Skills into the text."
    said = ("Expect less on other postings", "No truthful set of up to four changes goes further", "Fragile:")
    assert sorted(said, key=steps.proof.index) == list(said)
    assert "everywhere at once" not in steps.proof


def test_a_date_is_closed_under_the_title_of_its_job():
    _, steps = advised(edit("Java Developer", action="close-date"))

    assert steps.steps[0].what == "Close the date of Java Developer."


def test_a_plan_names_no_place_that_a_person_cannot_edit():
    evidence = (line(SKILLS), line(OLDER_JOB))  # the older job says it in its title
    _, steps = advised(edit(), terms=[term(evidence=evidence)])

    assert isinstance(steps, Steps)
    assert steps.steps[0].what == "Remove Java from your skills."


@pytest.mark.parametrize(
    ("found", "action", "reason"),
    [
        (False, "remove", "None of the searches for the roles you don't want finds you"),
        (True, "unsure", "No word is surely enough on the wrong side"),
        (True, "demote", "No set of up to four changes"),
    ],
)
def test_without_edits_the_reason_is_said(found, action, reason):
    heading, text = advised(terms=[term(action=action)], searches=(search(found=found),))

    assert heading == Heading("No change is advised")
    assert isinstance(text, Text)
    assert text.text.startswith(reason)


def test_without_mismatched_postings_or_a_plan_there_is_no_advice():
    assert [*advice(replace(audit(term()), plan=plan(), mismatched=()))] == []
    assert [*advice(audit(term()))] == []


def test_a_step_names_a_term_as_the_profile_does_and_quotes_each_other_form_of_it():
    evidence = (
        line(SKILLS, surface="Headhunting"),
        line(OLD_JOB, surface="exec search"),
        line(OLD_JOB, surface="headhunting"),
        line(OLDER_JOB, surface="executive recruiting"),  # in the title of a job, which is a fact
    )
    called = {"written": "Headhunting", "is_alias": True}
    _, both = advised(edit("Executive search"), terms=[term("Executive search", evidence=evidence, **called)])
    _, one = advised(
        edit("Executive search"), terms=[term("Executive search", evidence=evidence[:1], **called)]
    )

    assert both.steps[0].what == (
        "Remove Headhunting (Executive search) from your skills and an old job. "
        "Your profile writes “Headhunting” and “exec search”."
    )
    assert one.steps[0].what == "Remove Headhunting (Executive search) from your skills."


def test_what_is_written_otherwise_than_it_is_called_is_quoted():
    """The name is that of a title, which no edit changes."""
    evidence = (line(OLDER_JOB, surface="Headhunter"), line(SKILLS, surface="executive recruiter"))
    named = term("Executive recruiter", written="Headhunter", is_alias=True, evidence=evidence)
    _, steps = advised(edit("Executive recruiter", action="demote"), terms=[named])

    assert steps.steps[0].what == (
        "Move Headhunter (Executive recruiter) out of headline and Skills into the text. "
        "Your profile writes “executive recruiter”."
    )


def test_without_desired_postings_nothing_is_said_to_be_kept():
    made = replace(audit(term()), plan=plan(edit()), desired=())
    _, steps = advice(made)

    assert "roles you want by" not in steps.proof
    assert "What that costs on the other side is not known" in steps.proof
    assert "those you want" not in steps.steps[0].reached


# --- words that go with them ----------------------------------------------------------------------------


def companion(name, wrong=0.4, right=0.0):
    return term(
        name, verdict="undecided", mismatched_postings=0, desired_postings=0,
        mismatched_kin=wrong, desired_kin=right,
    )  # fmt: skip


def test_words_that_no_posting_asks_for_go_with_a_plan_nearest_first_and_three_at_most():
    terms = [
        term(),
        *(companion(name, wrong) for name, wrong in (("A", 0.1), ("B", 0.4), ("C", 0.3), ("D", 0.2))),
    ]
    *_, said = advised(edit(), terms=terms)
    assert said.text.startswith(
        "B (40 %, 0 %), C (30 %, 0 %) and D (20 %, 0 %) go with them: no posting of yours asks for it"
    )


def test_what_hardly_any_public_posting_asks_for_is_no_companion():
    blocks = advised(edit(), terms=[term(), companion("Struts", 0.04)])
    assert not any("with them" in block.text for block in blocks if isinstance(block, Text))


def test_no_edit_rests_on_a_companion_alone():
    heading, _ = advised(terms=[companion("Struts")])
    assert heading == Heading("No change is advised")


def test_a_plan_without_a_word_to_take_away_has_no_companions():
    blocks = advised(edit(action="close-date"), terms=[term(), companion("Struts")])
    assert not any("with them" in block.text for block in blocks if isinstance(block, Text))


CLERK = Rewording("Transport Clerk", "Transport Planner", "past title", ("route planning", "WMS"), 7)
SHORTER = Rewording("K8s", "Kubernetes", "skills", (), 4)


@pytest.mark.parametrize("edits", [(), (edit(),)])
def test_the_words_of_the_wanted_roles_come_after_the_plan_and_only_if_true(edits):
    *_, heading, items = advised(*edits, rewordings=(CLERK, SHORTER))
    assert heading == Heading("In the words of the roles you want", 3)
    assert items == Items(
        (
            "7 of 10 postings you want say “Transport Planner” where your profile says “Transport Clerk” "
            "(an old job); your text speaks of route planning and WMS: leave that as it is and say the other "
            "in headline or text, if it is true of you.",
            "4 of 10 postings you want say “Kubernetes” where your profile says “K8s” (your skills): say it "
            "too, if it is true of you.",
        )
    )


def test_without_rewordings_nothing_is_said_of_them():
    assert Heading("In the words of the roles you want", 3) not in advised(edit())


@pytest.mark.parametrize("format", ["terminal", "html", "markdown", "json"])
def test_every_format_holds_the_words_of_the_wanted_roles(format):
    made = replace(audit(term()), plan=plan(edit(), rewordings=(SHORTER,)))
    files = REPORTERS[format](made)
    assert any("Kubernetes" in text and "K8s" in text for text in files.values())
    if format == "json":
        assert to_json.loads(files["audit.json"]).plan.rewordings == (SHORTER,)


def test_the_short_page_stays_on_a_screen():
    made = replace(audit(term()), plan=plan(edit(), rewordings=(CLERK,) * 5))
    without = replace(made, plan=plan(edit()))
    assert short_page(made) == short_page(without)


def test_a_redacted_report_replaces_an_employer_in_a_rewording():
    held = replace(SHORTER, said="K8s at Orrery")
    made = redacted(replace(audit(term()), plan=plan(edit(), rewordings=(held,))))
    assert "Orrery" not in made.plan.rewordings[0].said


def test_a_redacted_report_replaces_an_employer_in_what_a_headline_opens_with():
    held = Opening("Teacher", "Teacher", 4, "Author at Orrery | Ottawa")
    made = redacted(replace(audit(term()), plan=plan(edit(), opening=held)))
    assert "Orrery" not in made.plan.opening.headline


@pytest.mark.parametrize(
    ("where", "later", "why"),
    [
        ("skills", ("past job",), "it tells once the words leave the places below too."),
        ("headline", (), "it is what is read first."),
        ("skills", (), "no search hangs on it alone."),
    ],
)
def test_a_step_that_takes_the_plan_no_further_says_why_it_is_there(where, later, why):
    edits = [edit(terms=("Java",), where=(place,)) for place in (where, *later)]
    reached = (Reached(0.0, 0.0), Reached(0.55, 0.0))[: len(edits)]
    steps = next(block for block in advised(*edits, reached=reached) if isinstance(block, Steps))
    assert steps.steps[0].reached.endswith(f"; it costs you the word; {why}")
    assert all(step.reached.endswith("it costs you the word.") for step in steps.steps[1:])


def test_what_goes_with_a_theme_is_named_where_its_words_leave_the_skills():
    terms = [term(), term("Struts", evidence=(line(SKILLS),)), term("JSF")]
    out_of = edit(terms=("Java", "Maven"), theme="Java", where=("skills",))
    pulling = (theme("Java", "Maven", kin=("Struts", "JSF")),)
    said = "Listed there too, of the same kind though no posting asks for it: Struts."
    for one, told in ((out_of, said), (replace(out_of, where=("about",)), "")):
        made = replace(audit(*terms), plan=plan(one), themes=pulling)
        (steps,) = (block for block in advice(made) if isinstance(block, Steps))
        assert steps.steps[0].why == told


def test_facts_of_a_kind_are_told_together_and_their_advice_once():
    may = "you may hide it or shorten its text, not change it"
    left = (
        Left("Java", "fact", f"“Java” is a certificate of yours: {may}."),
        Left("Maven", "fact", f"“Maven: The Badge” is the title of a job you had: {may}."),
        Left("Spring", "fact", f"“Spring” is a certificate of yours: {may}."),
    )
    terms = [term(name) for name in ("Java", "Maven", "Spring")]
    *_, items = advised(edit(), terms=terms, left=left)
    assert items == Items(
        (
            "Facts of your past: “Java” is a certificate of yours, likewise Spring. “Maven: The Badge” is "
            "the title of a job you had: you may hide each of these or shorten its text, not change it.",
        )
    )


OPENING = Opening("Science Teacher", "Teacher", 4, "E-Learning Author | Ottawa")
OPENS = (
    "Your headline opens with “Science Teacher”: 4 of 9 postings you don't want have “Teacher” in their "
    "title, none of those you want. Open it with what you look for, in words of your own: it is what is read "
    "first."
)


@pytest.mark.parametrize("edits", [(), (edit(),)])
def test_what_a_headline_opens_with_is_said_first_also_without_an_edit(edits):
    without = f"{OPENS} Without that it reads “E-Learning Author | Ottawa”."
    assert Text(without) in advised(*edits, opening=OPENING)
    assert Text(OPENS) in advised(*edits, opening=replace(OPENING, headline=""))


@pytest.mark.parametrize("edits", [(), (edit(),) * 4])
def test_the_short_page_says_it_in_a_line_and_stays_on_a_screen(edits):
    short = to_terminal.render(short_page(replace(audit(term()), plan=plan(*edits, opening=OPENING))))
    assert len(short.splitlines()) <= 24
    assert "Open your headline with what you look for, not “Science Teacher”." in short
