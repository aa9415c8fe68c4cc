"""What recruiters said found the person, and contacts over time."""

import pytest
from ledgers import column, contents, typed

from auditor import api
from auditor.errors import WrongQuery

# --- answers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "searched"),
    [
        ("I looked for Java and Hibernate in Oslo", "Java AND Hibernate"),
        ('(java OR kotlin) AND "spring boot" NOT php', '(java OR kotlin) AND "spring boot" NOT php'),
        ("We searched: java AND (spring OR quarkus)", "java AND (spring OR quarkus)"),
        ("We searched\njava AND spring\n", "java AND spring"),
    ],
)
def test_the_search_is_taken_from_what_was_said(one, said, searched):
    recorded = api.record_answer(one, 1, said)

    assert recorded.searched == searched
    assert (column(one, "searched"), column(one, "found_by")) == ([searched], [" ".join(said.split())])


def test_what_an_answer_by_email_quotes_is_not_part_of_it():
    said = "I searched for Kotlin.\n\nOn Mon, 2 Mar 2026 at 18:02, Tore <t@h.example> wrote:\n> Was it Java?"

    assert api.without_quoted(said).strip() == "I searched for Kotlin."


def test_a_part_of_the_profile_is_recorded_without_a_search(one):
    recorded = api.record_answer(one, 1, "Your headline caught my eye")

    assert (recorded.parts, recorded.searched, recorded.words) == (("headline",), "", ())
    assert column(one, "profile_part") == ["headline"]


def test_an_answer_in_which_nothing_is_recognised_is_kept(one):
    recorded = api.record_answer(one, 1, "No idea, sorry")

    assert (recorded.searched, recorded.parts) == ("", ())
    assert column(one, "found_by") == ["No idea, sorry"]


def test_a_search_that_is_given_counts_more_than_the_one_in_the_answer(one):
    assert api.record_answer(one, 1, "I looked for Java", search="kotlin AND  spring").searched == (
        "kotlin AND spring"
    )


def test_parts_that_are_given_come_before_those_that_are_heard(one):
    api.record_answer(one, 1, "Your headline caught my eye", parts=["skills", "headline"])

    assert column(one, "profile_part") == ["skills; headline"]


def test_an_outcome_alone_leaves_what_was_said(one):
    api.record_answer(one, 1, "I looked for Java")
    api.record_answer(one, 1, outcome="a call in May")

    assert (column(one, "outcome"), column(one, "searched")) == (["a call in May"], ["Java"])


def test_what_they_say_now_replaces_what_they_said_before(one):
    api.record_answer(one, 1, "I looked for Java; your headline helped")
    api.record_answer(one, 1, "No, sorry: it was Kotlin", search="kotlin")

    assert (column(one, "searched"), column(one, "profile_part")) == (["kotlin"], [""])


def test_what_was_recorded_can_be_forgotten(one):
    api.record_answer(one, 1, "I looked for Java; your headline helped")
    api.record_answer(one, 1, clear=True)

    assert [column(one, name) for name in ("found_by", "searched", "profile_part")] == [[""]] * 3


def test_the_words_of_a_search_are_those_it_looks_for(one):
    recorded = api.record_answer(one, 1, search='java AND "spring boot" NOT php')

    assert recorded.words == ("java", "spring boot")


@pytest.mark.parametrize("search", ["java AND (", '"java', "NOT php", "AND", "java OR"])
def test_a_search_that_cannot_be_read_is_refused_and_changes_nothing(one, search):
    before = contents(one)

    with pytest.raises(WrongQuery, match="query, column "):
        api.record_answer(one, 1, search=search)
    assert contents(one) == before


# --- over time -------------------------------------------------------------------------------------


def changed_on(here, *states):
    """Snapshots of the profile as audits leave them: "2026-02-01-aa"."""
    (here.folder / "snapshots").mkdir()
    for state in states:
        (here.folder / "snapshots" / f"{state}.json").write_text("{}")


def month_of(month, side, first=1, count=6):
    return [f"{first + n},2026-{month:02}-{n + 3:02},{side}" for n in range(count)]


def test_without_contacts_the_trend_is_empty(here):
    trend = api.trend(here).trend

    assert (trend.months, trend.turns, trend.total.contacts) == ((), (), 0)


def test_contacts_are_counted_by_month(here):
    days = ("1,2026-01-05,mismatched", "2,2026-01-09,desired", "3,2026-03-01,mismatched")
    typed(here, "contact,date,side", *days)

    assert [(m.month, m.contacts, m.labelled.wrong) for m in api.trend(here).trend.months] == [
        ("2026-01", 2, 1),
        ("2026-02", 0, 0),
        ("2026-03", 1, 1),
    ]


def test_what_is_left_out_of_the_shares_is_counted(here):
    typed(here, "contact,date,side", "1,2026-01-05,mismatched", "2,,desired", "3,2026-01-07,")
    trend = api.trend(here).trend

    assert (trend.undated, trend.unlabelled) == (1, 1)


def test_a_change_of_the_profile_is_compared_with_what_was_before(here):
    typed(here, "contact,date,side", *month_of(1, "mismatched"), *month_of(3, "desired", 11))
    changed_on(here, "2026-01-01-01-aa", "2026-02-01-01-bb")
    (turn,) = api.trend(here).trend.turns

    assert turn.date == "2026-02-01"
    assert (turn.before.wrong, turn.after.wrong, turn.difference) == (6, 0, -1.0)
    assert turn.probability > 0.99


def test_few_contacts_around_a_change_say_nothing(here):
    typed(here, "contact,date,side", *month_of(1, "mismatched"), *month_of(3, "desired", 11, count=4))
    changed_on(here, "2026-01-01-01-aa", "2026-02-01-01-bb")
    (turn,) = api.trend(here).trend.turns

    assert (turn.difference, turn.probability) == (None, None)


def test_the_same_profile_on_another_day_is_no_change(here):
    typed(here, "contact,date,side", *month_of(1, "mismatched"))
    changed_on(here, "2026-01-01-01-aa", "2026-02-01-01-aa")

    assert api.trend(here).trend.turns == ()


@pytest.mark.parametrize("new", ["0b", "bb"])
def test_a_profile_audited_before_and_after_its_change_on_one_day_has_changed_once(here, new):
    typed(here, "contact,date,side", *month_of(1, "mismatched"))
    changed_on(here, "2026-01-01-01-aa", "2026-02-01-01-aa", f"2026-02-01-02-{new}", f"2026-03-01-01-{new}")

    assert [turn.date for turn in api.trend(here).trend.turns] == ["2026-02-01"]
