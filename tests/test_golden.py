"""The committed reports of the three people are what the program makes today."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sample_people import DATE, PEOPLE, ROOT, audit_of

import auditor
from auditor.report import REPORTERS, files, to_terminal
from auditor.report.short_page import short_page

RENEW = f"auditor demo --person {{0}} --date {DATE} -o reports/sample/{{0}}"
RENEW_SHORT = "auditor report reports/sample/{0}/audit.json > tests/golden/{0}/short.txt"
RENEW_TERMINAL = "auditor report reports/sample/{0}/audit.json --to terminal -o tests/golden/{0}"
VERSIONS = ("auditor", "python", "spacy")


def committed(person, name):
    path = ROOT / "reports" / "sample" / person / name
    assert path.is_file(), f"{path} is missing; make it with: {RENEW.format(person)}"
    return path.read_bytes().decode("utf-8")


def as_committed(person):
    """The audit of a person as if made with the versions of the committed one."""
    versions = json.loads(committed(person, "audit.json"))["provenance"]
    made = audit_of(person)
    return replace(made, provenance=replace(made.provenance, **{name: versions[name] for name in VERSIONS}))


def without_versions(text):
    raw = json.loads(text)
    for name in VERSIONS:
        assert raw["provenance"].pop(name)
    return raw


def differences(new, old, place=""):
    """Places where two JSON values differ; numbers may by 1e-9."""
    if isinstance(new, dict) and isinstance(old, dict) and list(new) == list(old):
        return [d for key in new for d in differences(new[key], old[key], f"{place}.{key}")]
    if isinstance(new, list) and isinstance(old, list) and len(new) == len(old):
        pairs = zip(new, old, strict=True)
        return [d for number, (a, b) in enumerate(pairs) for d in differences(a, b, f"{place}[{number}]")]
    same = new == pytest.approx(old, abs=1e-9) if type(new) is type(old) is float else new == old
    return [] if same else [f"{place}: {str(old)[:100]} -> {str(new)[:100]}"]


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    "name", ["audit.html", "audit.md", "map.svg", "gaps.svg", "terms.csv", "searches.csv", "edits.csv"]
)
def test_report_is_the_committed_one(person, name):
    old = committed(person, name)
    new = files(as_committed(person))[name]

    assert new.split("\n") == old.split("\n"), f"renew with: {RENEW.format(person)}"


@pytest.mark.parametrize("person", PEOPLE)
def test_audit_is_the_committed_one(person):
    new = without_versions(files(audit_of(person))["audit.json"])
    old = without_versions(committed(person, "audit.json"))

    assert not differences(new, old)[:10], f"renew with: {RENEW.format(person)}"


@pytest.mark.parametrize("person", PEOPLE)
def test_terminal_report_of_a_saved_audit_is_the_golden_one(person):
    saved = auditor.load_audit(ROOT / "reports" / "sample" / person / "audit.json")
    golden = (ROOT / "tests" / "golden" / person / "audit.txt").read_text(encoding="utf-8")

    assert REPORTERS["terminal"](saved)["audit.txt"].split("\n") == golden.split("\n"), (
        f"renew with: {RENEW_TERMINAL.format(person)}"
    )


@pytest.mark.parametrize("person", PEOPLE)
def test_the_answer_on_one_screen_is_the_golden_one(person):
    golden = (ROOT / "tests" / "golden" / person / "short.txt").read_text(encoding="utf-8")
    where = f"reports/sample/{person}/audit.html, or add --full"

    assert to_terminal.render(short_page(audit_of(person), where)).split("\n") == golden.split("\n"), (
        f"renew with: {RENEW_SHORT.format(person)}"
    )


def test_a_difference_is_found():
    old = {"a": [1.0, {"b": "x"}], "c": None}

    assert differences({"a": [1.0 + 1e-12, {"b": "x"}], "c": None}, old) == []
    assert differences({"a": [1.1, {"b": "y"}], "c": 0}, old) == [
        ".a[0]: 1.0 -> 1.1",
        ".a[1].b: x -> y",
        ".c: None -> 0",
    ]
