"""The library: paths or strings in, an audit or mentions out."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from sample_people import DATE, SAMPLE, audit_of

import auditor
from auditor.errors import InputError, ModelError, ThinInput, UnreadableInput, WrongInput

PERSON = SAMPLE / "platform-engineer"
PROFILE = PERSON / "profile.txt"


def without_names(made):
    """An audit but for what its inputs were called."""
    provenance = replace(made.provenance, inputs=tuple(replace(i, name="") for i in made.provenance.inputs))
    postings = {
        side: tuple(replace(p, source="") for p in getattr(made, side)) for side in ("desired", "mismatched")
    }
    profile = replace(made.profile, source="")
    return replace(made, provenance=provenance, notices=(), profile=profile, **postings)


def test_names_in_all_exist():
    assert {name for name in auditor.__all__ if not hasattr(auditor, name)} == set()
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        auditor.nothing  # noqa: B018


def test_importing_the_package_loads_nothing_heavy():
    code = (
        "import auditor, auditor.cli, sys; print({'spacy', 'pandas', 'rich.table', 'bs4'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


def test_strings_give_the_same_audit_as_the_files_they_are_from():
    texts = {
        side: [path.read_text(encoding="utf-8") for path in sorted((PERSON / side).iterdir())]
        for side in ("desired", "mismatched")
    }
    made = auditor.audit(
        PROFILE.read_text(encoding="utf-8"), texts["desired"], texts["mismatched"], date=DATE
    )
    kept = without_names(audit_of("platform-engineer"))

    assert [i.sha256 for i in made.provenance.inputs] == [i.sha256 for i in kept.provenance.inputs]
    assert without_names(made) == kept


def test_a_single_path_or_text_needs_no_list():
    one = next((PERSON / "mismatched").glob("*.txt"))
    made = auditor.audit(str(PROFILE), [], one)

    assert made.summary.mismatched_postings == 1
    assert made.provenance.date == ""


def test_to_frame_has_a_row_a_term():
    made = audit_of("platform-engineer")

    assert list(made.to_frame()["term"]) == [t.term for t in made.terms]


def test_find_terms_points_into_the_text():
    text = "I know Java, K8s and C++;\nI no longer write PHP."
    found = auditor.find_terms(text)

    assert (
        [text[m.start : m.end] for m in found] == [m.surface for m in found] == ["Java", "K8s", "C++", "PHP"]
    )
    assert [m.term for m in found][:3] == ["Java", "Kubernetes", "C++"]
    assert found[-1].qualifier in ("past", "negated")


@pytest.mark.parametrize("text", ["", " \n ", "نص عربي", "\x00\x1b[31m", "a" * 10_000])
def test_find_terms_takes_any_text(text):
    assert auditor.find_terms(text) == ()


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ((PERSON / "none.txt",), UnreadableInput, "no such file"),
        ((PERSON / "desired",), WrongInput, "expected one profile"),
        (("Too short\na profile",), ThinInput, "expected at least 50"),
        ((PROFILE,), ThinInput, "no posting on either side"),
        ((PROFILE, PERSON / "desired", PERSON / "desired"), WrongInput, "both sides"),
        ((PROFILE, [], [PERSON / "desired", PERSON / "none"]), UnreadableInput, "no such file"),
    ],
)
def test_input_that_cannot_be_used_is_an_input_error_in_one_line(arguments, error, said):
    with pytest.raises(error, match=said) as caught:
        auditor.audit(*arguments)

    assert isinstance(caught.value, InputError)
    assert "\n" not in str(caught.value)


def test_a_model_that_is_not_there_is_a_model_error():
    with pytest.raises(ModelError, match="--model none"):
        auditor.find_terms("Java", settings=auditor.Settings(model="no_such_model"))
