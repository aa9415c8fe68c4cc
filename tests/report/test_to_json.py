"""`audit.json` says everything, loads back whole, and is checked before it is believed."""

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from hand_built import audit, hostile, term

import auditor
from auditor.errors import AuditFileError
from auditor.records import REVIEW_COLUMNS
from auditor.report import REPORTERS, to_json
from auditor.report.wording import points

SHIPPED = json.loads((files("auditor") / "report" / "audit.schema.json").read_text(encoding="utf-8"))


BEYOND = {
    "mismatched_range",
    "desired_range",
    "evidence",
    "confirmed",
    "explains",
    "is_alias",
    "uncounted",
    "mismatched_named",
    "desired_named",
    "mismatched_kin",
    "desired_kin",
}


def text_of(made):
    return to_json.render(made)["audit.json"]


def changed(**values):
    return json.dumps(to_json.as_dict(audit(term())) | values)


@pytest.mark.parametrize("made", [hostile(), audit(term()), audit()], ids=["hostile", "plain", "empty"])
def test_loads_back_into_the_same_audit(made):
    assert to_json.loads(text_of(made)) == made
    assert text_of(to_json.loads(text_of(made))) == text_of(made)


@pytest.mark.parametrize("made", [hostile(), audit(term()), audit()], ids=["hostile", "plain", "empty"])
def test_fits_the_shipped_schema(made):
    jsonschema.Draft202012Validator.check_schema(SHIPPED)

    jsonschema.Draft202012Validator(SHIPPED).validate(json.loads(text_of(made)))


def test_the_schema_refuses_what_is_no_audit():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(changed(terms=[{"term": "Java"}])), SHIPPED)


def test_the_shipped_schema_is_the_schema_of_the_records():
    assert to_json.schema() == SHIPPED, "renew auditor/report/audit.schema.json from to_json.schema()"


def test_top_level_and_term_names_are_those_of_the_design():
    raw = to_json.as_dict(audit(term()))

    assert list(raw) == [
        "format",
        "provenance",
        "notices",
        "profile",
        "desired",
        "mismatched",
        "terms",
        "searches",
        "plan",
        "summary",
        "reported",
        "groups",
        "trend",
        "why_wrong",
        "contradictions",
        "appearances",
        "themes",
    ]
    assert raw["format"] == to_json.FORMAT
    assert set(raw["terms"][0]) == {*REVIEW_COLUMNS, *BEYOND}
    assert {
        "attraction_mismatched",
        "attraction_desired",
        "net_pull",
        "separation",
        "explained_contacts",
    } <= {*raw["summary"]}


def test_text_is_kept_raw():
    assert json.loads(text_of(audit(term("=1+1"))))["terms"][0]["term"] == "=1+1"
    assert "多云" in text_of(hostile())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[1]", "format none found"),
        ("3", "format none found"),
        ("{}", "format none found"),
        (changed(format=4), "format 4 found, this version reads format 6"),
        (changed(format="1"), "format 1 found"),
        (changed(terms=None), "damaged at terms"),
        (changed(terms=[{}]), "damaged at terms.0"),
        (changed(summary={"searchable_terms": "many"}), "damaged at summary"),
        (
            changed(notices=[{"code": "x", "severity": "loud", "message": "m"}]),
            "damaged at notices.0.severity",
        ),
        (text_of(audit(term()))[:-400], "not JSON"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_damaged_file_is_refused_in_one_line(text, said):
    with pytest.raises(AuditFileError) as caught:
        to_json.loads(text, "old.json")

    message = str(caught.value)
    assert message.startswith("old.json: ")
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_a_number_that_is_none_is_refused(number):
    text = text_of(audit(term(gap=0.25))).replace("0.25,", f"{number},")

    with pytest.raises(AuditFileError):
        to_json.loads(text)


def test_csv_json_and_markdown_state_the_same_numbers():
    made = audit(term(), term("Spring", attraction=66.66, gap=0.54321, mismatched_postings=8))
    by_name = {row["term"]: row for row in to_json.as_dict(made)["terms"]}
    table = made.to_frame().round(4)
    page = REPORTERS["markdown"](made)["audit.md"]

    for row in table.to_dict("records"):
        exact = by_name[row["term"]]
        for column in ("gap", "gap_low", "gap_high", "probability", "mismatched_share", "exposure"):
            assert row[column] == round(exact[column], 4)
        assert row["mismatched_postings"] == exact["mismatched_postings"]
        assert (
            f"| **{row['term']}** | {exact['attraction']:.0f} | {exact['mismatched_postings']} of 9 | "
            f"{exact['desired_postings']} of 10 | {points(exact['gap'])} ("
        ) in page


def test_load_audit_reads_the_file_and_refuses_what_cannot_be_read(tmp_path):
    made = audit(term())
    path = tmp_path / "audit.json"
    path.write_text(text_of(made), encoding="utf-8")

    assert auditor.load_audit(path) == made
    assert auditor.load_audit(str(path)) == made
    assert replace(made, terms=()) != made


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00\x80"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "audit.json"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(auditor.AuditorError, match=r"audit\.json: "):
        auditor.load_audit(path)
