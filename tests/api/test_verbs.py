"""The verbs on searches, terms, saved audits, workspaces, the lexicon and what is installed."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args

import pytest
from hand_built import audit, term
from ledgers import PERSON

import auditor
from auditor import api, records
from auditor.cli import choices
from auditor.errors import InputError, OutputError, ThinInput, WrongInput, WrongQuery
from auditor.records import Change
from auditor.records.answers import SamplePerson, SearchStep
from auditor.replies.draft import ASKS
from auditor.settings import Settings

PROFILE = PERSON / "profile.txt"
PLAIN = Settings(model="none")
LISTS = Path(__file__).parents[1] / "lexicon" / "downloads"
BAKER = """Ann Example
Baker

About
I bake bread with Java in the morning, and no longer write PHP.

Experience
Baker
Ovenly
2021 - Present
Cook
Pan Ltd
2015 - Present

Skills
Java
"""


def test_every_verb_is_there_and_says_what_it_does():
    assert [name for name in api.__all__ if not getattr(api, name).__doc__] == []
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        api.nothing  # noqa: B018


@pytest.mark.parametrize(
    ("wanted", "heavy"),
    [
        ("import auditor.contacts.ledger", {"pandas", "pydantic", "numpy", "spacy", "lark"}),
        ("from auditor import api; api.contacts", {"pandas", "pydantic", "numpy", "spacy", "lark"}),
        ("from auditor import api; api.load_audit", {"pandas", "numpy", "spacy", "lark"}),
        ("from auditor import report; report.search_page", {"pandas", "pydantic", "numpy", "spacy", "rich"}),
    ],
)
def test_what_needs_little_loads_little(wanted, heavy):
    code = f"import sys; {wanted}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("choice", "known"),
    [
        (choices.Side, records.Side),
        (choices.ContactSide, records.ContactSide),
        (choices.Part, Literal[records.InputSide, "appearances"]),
        (choices.Channel, records.Channel),
        (choices.SamplePerson, SamplePerson),
    ],
)
def test_the_command_line_names_the_choices_of_the_records(choice, known):
    assert get_args(choice) == get_args(known)


def test_the_command_line_asks_what_a_reply_can_ask():
    assert tuple(choices.Ask) == ASKS


# --- search ----------------------------------------------------------------------------------------


def test_a_search_says_because_of_which_words_and_where_they_stand():
    found = api.search("Java (Ovenly OR Zebra)", BAKER)

    assert (found.found, [word.literal for word in found.because]) == (True, ["Java", "Ovenly"])
    assert [(place.kind, place.quote) for place in found.because[0].places] == [
        ("about", "I bake bread with Java in the morning, and no longer write PHP."),
        ("skills", "Java"),
    ]


def test_a_search_names_the_job_that_a_word_stands_in():
    (word,) = api.search("title:Cook", BAKER).because

    assert [(place.kind, place.at, place.is_past) for place in word.places] == [
        ("position-title", "Pan Ltd", False)
    ]


def test_a_search_says_what_is_missing_and_what_would_change_it():
    lacking = api.search("java and zebra", BAKER)

    assert (lacking.found, [word.literal for word in lacking.missing]) == (False, ["zebra"])
    assert lacking.change.sets == ((SearchStep("add", "zebra"),),)
    assert [notice.code for notice in lacking.notices] == ["loose-operator"]


def test_a_word_that_is_denied_is_found_with_a_notice():
    assert [notice.code for notice in api.search("PHP", BAKER).notices] == ["negation"]
    assert api.search("Ovenly", BAKER).notices == ()


@pytest.mark.parametrize(
    ("query", "elsewhere"),
    [("Oats", True), ("title:Barley", True), ("Rye", False), ("Barley", False)],
)
def test_a_word_that_a_search_misses_may_stand_elsewhere(query, elsewhere):
    profile = "Mira Tolland\nStock planner\n\nAbout\nBarley\n\nRecommendations\nPat Quill\nShe knows Oats"
    answer = api.search(query, profile)
    assert [word.elsewhere for word in (*answer.because, *answer.missing)] == [elsewhere]


def test_a_search_for_the_present_job_warns_of_one_left_open():
    assert "has no end date" in api.search("current:Cook", BAKER).notices[0].message


def test_a_long_line_is_quoted_around_the_word():
    line = "word " * 40 + "Zebra " + "word " * 40
    (word,) = api.search("Zebra", f"Ann Example\nBaker\n\nAbout\n{line}\n").because
    (place,) = word.places

    assert place.quote.startswith("… word")
    assert place.quote.endswith("word …")
    assert "Zebra" in place.quote
    assert len(place.quote) < 80


def test_a_search_counts_the_postings_of_a_side_that_hold_it(here):
    for text in ("Cook\n\nYou use Java and knives.\n", "Chef\n\nYou use knives.\n"):
        here.add("desired", text, text[:4])
    held = api.search("Java", BAKER, against="desired", here=here).against

    assert (held.side, held.postings, held.holding, held.titles) == ("desired", 2, 1, ("Cook",))


def test_a_side_without_postings_holds_no_search(here):
    with pytest.raises(ThinInput, match="auditor add desired"):
        api.search("Java", BAKER, against="desired", here=here)


def test_a_search_that_cannot_be_read_knows_its_place():
    with pytest.raises(WrongQuery) as caught:
        api.search("Java AND (Spring", BAKER)

    assert caught.value.column == 10


def test_a_search_that_was_told_is_kept_once_it_can_be_read(here):
    api.record_search(here, "Java  AND Spring")
    with pytest.raises(WrongQuery):
        api.record_search(here, "Java AND")

    assert [*here.recorded()] == ["Java AND Spring"]


# --- terms -----------------------------------------------------------------------------------------


@pytest.fixture
def posting(tmp_path):
    """`posting(text)`: a file with it."""

    def build(text):
        (tmp_path / "posting.txt").write_text(text)
        return str(tmp_path / "posting.txt")

    return build


def test_the_terms_of_a_posting_come_with_their_section_and_demand(posting):
    (text,) = api.terms_of(
        posting("Senior engineer\n\nRequirements\n- Java and Kubernetes\n"), settings=PLAIN
    ).texts

    assert {(t.term, t.section, t.demand) for t in text.terms} >= {
        ("Java", "requirements", "required"),
        ("Kubernetes", "requirements", "required"),
    }


def test_what_was_rejected_or_dropped_of_a_posting_is_told(posting):
    (text,) = api.terms_of(
        posting("Engineer\n\nRequirements\n- Go the extra mile\n\nBenefits\n- Free Java courses\n"),
        settings=PLAIN,
    ).texts

    assert [(r.surface, r.term, r.section) for r in text.rejected] == [("Go", "Go", "requirements")]
    assert [d.reason for d in text.dropped] == ["boilerplate section: benefits"]


def test_a_profile_is_read_as_one_if_told_so():
    (text,) = api.terms_of(str(PROFILE), as_profile=True, settings=PLAIN).texts

    assert "headline" in {found.section for found in text.terms}


def test_a_folder_has_the_terms_of_each_of_its_postings():
    assert len(api.terms_of(str(PERSON / "desired"), settings=PLAIN).texts) == 10


def test_a_folder_is_no_profile():
    with pytest.raises(WrongInput, match="expected one profile"):
        api.terms_of(str(PERSON / "desired"), as_profile=True, settings=PLAIN)


# --- saved audits ----------------------------------------------------------------------------------

MADE = audit(term("Java developer", kind="title"), term("Kubernetes"))


@pytest.mark.parametrize("name", ["Java developer", "JAVA DEVELOPER", "Java Developers"])
def test_a_term_is_found_under_any_of_its_names(name):
    assert api.explain(MADE, name).term == "Java developer"


def test_a_term_is_found_under_a_name_of_ones_own(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[terms]\n"Kubernetes" = { aliases = ["helmsman"] }', encoding="utf-8")

    assert api.explain(MADE, "helmsman", lexicon_files=[str(own)]).term == "Kubernetes"


def test_a_near_name_is_suggested():
    with pytest.raises(WrongInput, match=r"x\.json: 'Kubernets' is not .*did you mean Kubernetes\?"):
        api.explain(MADE, "Kubernets", name="x.json")


def test_a_word_that_is_no_term_of_the_audit_is_said_to_stand_in_its_texts():
    with pytest.raises(WrongInput, match=r"'programmer' is not .* it stands in your profile$"):
        api.explain(MADE, "programmer")
    with pytest.raises(WrongInput, match=r"'Java' is not .* your profile and in 1 of 1 mismatched postings$"):
        api.explain(MADE, "Java")


def test_the_last_audit_is_the_one_made_last(tmp_path):
    for number, place in enumerate(("reports/a", "reports/b/c")):
        (tmp_path / place).mkdir(parents=True)
        saved = tmp_path / place / "audit.json"
        saved.write_text("{}")
        os.utime(saved, (number, number))

    assert api.last_audit(tmp_path) == tmp_path / "reports" / "b" / "c" / "audit.json"


def test_without_an_audit_it_is_said_how_to_make_one(tmp_path):
    with pytest.raises(WrongInput, match="auditor audit first"):
        api.last_audit(tmp_path)


def test_audits_are_compared():
    other = replace(MADE, terms=MADE.terms[:1])

    assert [moved.term for moved in api.compare(MADE, other).verdicts] == ["Kubernetes"]


def test_a_change_of_a_saved_audit_is_tried_with_its_own_settings(sample_audit):
    tried = api.what_if(sample_audit, [Change("remove", "hibernate")])

    assert tried.changes == ("remove Hibernate",)
    assert tried.after.attraction_mismatched < tried.before.attraction_mismatched
    assert tried.before == sample_audit.plan.before


def test_an_edited_profile_is_tried(sample_audit):
    text = PROFILE.read_text(encoding="utf-8").replace("Hibernate", "weaving")
    tried = api.what_if(sample_audit, text)
    removed = api.what_if(sample_audit, [Change("remove", "Hibernate")])

    assert tried.after.attraction_mismatched == pytest.approx(removed.after.attraction_mismatched)


def test_the_decisions_of_a_sheet_are_changes(tmp_path):
    sheet = tmp_path / "terms.csv"
    sheet.write_text("term,decision\nKubernetes,remove\n", encoding="utf-8")

    assert api.reviewed(MADE, sheet) == (Change("remove", "Kubernetes"),)


@pytest.fixture(scope="module")
def sample_audit():
    return api.audit(PROFILE, [PERSON / "desired"], [PERSON / "mismatched"], settings=PLAIN)


# --- workspaces ------------------------------------------------------------------------------------


def test_a_posting_is_added_under_the_name_of_its_file(here, tmp_path):
    (tmp_path / "Cook.txt").write_text("Cook wanted\n\nKnives.\n")

    assert api.add_files(here, "desired", [str(tmp_path / "Cook.txt")]) == (
        here.folder / "desired" / "cook.txt",
    )


def test_what_is_pasted_is_cut_at_its_rules(here):
    one, two, *_ = sorted((PERSON / "mismatched").glob("*.txt"))
    text = "\n-----\n".join(path.read_text(encoding="utf-8") for path in (one, two))
    first, second = api.add_text(here, "mismatched", text, "editor")

    assert (first.parent, second.parent) == 2 * (here.folder / "mismatched",)
    assert second.read_text(encoding="utf-8").strip() == two.read_text(encoding="utf-8").strip()


def test_a_profile_is_never_cut(here):
    assert len(api.add_text(here, "profile", "Ann\nBaker\n-----\nKnives\n", "editor")) == 1


def test_what_cannot_be_read_is_named_and_nothing_is_added(here, tmp_path):
    (tmp_path / "good.txt").write_text("Cook wanted\n\nKnives.\n")
    (tmp_path / "bad.txt").write_bytes(b"")

    with pytest.raises(InputError, match=r"bad\.txt"):
        api.add_files(here, "desired", [str(tmp_path / name) for name in ("good.txt", "bad.txt")])
    with pytest.raises(InputError, match="editor: it is empty"):
        api.add_text(here, "desired", " \n", "editor")
    assert list((here.folder / "desired").iterdir()) == []


def test_the_settings_of_a_workspace_hold_below_it(here):
    (here.folder / "auditor.toml").write_text('model = "none"\n')
    (here.folder / "lexicon.toml").write_text("")
    settings = api.settings_at(here.folder / "desired", lexicon_files=["more.toml"])

    assert settings.model == "none"
    assert settings.lexicon == (str(here.folder / "lexicon.toml"), "more.toml")


def test_settings_of_a_file_and_a_model_count_before_those_of_the_workspace(here, tmp_path):
    (here.folder / "auditor.toml").write_text("smallest_gap = 0.2\n")
    (tmp_path / "mine.toml").write_text("smallest_gap = 0.3\n")
    settings = api.settings_at(here.folder, file=tmp_path / "mine.toml", model="other")

    assert (settings.smallest_gap, settings.model) == (0.3, "other")


def test_outside_a_workspace_the_defaults_hold(tmp_path):
    assert api.settings_at(tmp_path) == Settings()
    assert api.home(tmp_path) == tmp_path


def test_the_profile_of_a_workspace_is_its_own(here, tmp_path):
    api.add_text(here, "profile", "Ann\nBaker\n", "editor")

    assert api.own_profile(here.folder / "desired") == here.folder / "profile.txt"
    with pytest.raises(WrongInput, match=r"no workspace here.*--profile FILE"):
        api.own_profile(tmp_path)


# --- lexicon and what is installed -------------------------------------------------------------------


def test_official_lists_become_files_of_entries(tmp_path):
    files = [LISTS / "Technology Skills.txt", LISTS / "Alternate Titles.txt"]
    made = api.import_lexicon(files, tmp_path).files

    assert [Path(file.path).name for file in made] == [
        "lexicon-onet-technology.toml",
        "lexicon-onet-titles.toml",
    ]
    assert (made[0].entries, made[0].known, made[0].unusable) == (4, 1, 1)
    assert all(Path(file.path).is_file() for file in made)


def test_a_list_that_is_there_already_is_not_written_again_nor_any_other(tmp_path):
    api.import_lexicon([LISTS / "Technology Skills.txt"], tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    with pytest.raises(OutputError, match="is there already"):
        api.import_lexicon([LISTS / "Alternate Titles.txt", LISTS / "Technology Skills.txt"], tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_checkup_names_what_is_installed(tmp_path):
    found = api.doctor(folder=tmp_path, settings=PLAIN)

    assert (found.auditor, found.model, found.null_check) == (auditor.__version__, "none", None)
    assert found.packages["spacy"].startswith("3.")
    assert found.lexicon > 1000


def test_a_workspace_with_both_sides_is_checked_against_chance(sample):
    check = api.doctor(folder=sample.folder, settings=PLAIN).null_check

    assert check.wrong_role_by_chance < check.wrong_role


def test_the_null_check_needs_both_sides():
    with pytest.raises(ThinInput, match="both sides"):
        api.doctor(PROFILE, [PERSON / "desired"], settings=PLAIN)


def test_a_dated_audit_is_kept_by_the_state_of_its_profile(here, sample_audit):
    kept = api.keep_snapshot(
        here, replace(sample_audit, provenance=replace(sample_audit.provenance, date="2026-03-05"))
    )

    assert kept.parent == here.folder / "snapshots"
    assert kept.name.startswith("2026-03-05-01-")
    assert api.load_audit(kept).provenance.date == "2026-03-05"
