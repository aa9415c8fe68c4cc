"""Review sheets as spreadsheets save them."""

import pytest

from auditor.errors import UnreadableInput, WrongInput
from auditor.read.review import decisions, entered
from auditor.records import Change


def sheet(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "terms.csv"
    path.write_bytes(text.encode(encoding))
    return path


PLAIN = (
    "term,kind,decision,replacement,note\nJava,language,remove,,\nSQL,language,,,\n"
    "Oracle,tool,replace,PostgreSQL,x\n"
)
TERMS = {name: name for name in ("Java", "SQL", "Oracle", "+cmd")}  # of the audit, as they are written
WANTED = (Change("remove", "Java"), Change("replace", "Oracle", "PostgreSQL"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (PLAIN, "utf-8"),
        (PLAIN, "utf-8-sig"),
        (PLAIN, "utf-16"),
        (PLAIN.replace("\n", "\r\n"), "utf-8-sig"),
        (PLAIN.replace(",", ";"), "utf-8"),
        (PLAIN.replace(",", "\t"), "utf-16"),
        (PLAIN.replace(",x", ",gehört zur Prüfung – später"), "cp1252"),
        (PLAIN.replace(",x", ",gehört zur Prüfung – später").replace("\n", "\r"), "mac_roman"),
        ("sep=;\n" + PLAIN.replace(",", ";"), "utf-8-sig"),
        ('"sep=;",,,,\n' + PLAIN, "utf-8"),
        (
            '"term","decision","replacement"\n"Java","REMOVE",""\n"Oracle"," Replace ","PostgreSQL"\n',
            "utf-8",
        ),
        ("Decision,mine,Term,replacement\nremove,7,Java,\n,,,\n\nreplace,8,Oracle,PostgreSQL\n", "utf-8"),
    ],
    ids=[
        "plain",
        "bom",
        "utf-16",
        "windows",
        "semicolons",
        "tabs",
        "ansi",
        "mac",
        "hint",
        "hint as a row",
        "quoted",
        "reordered",
    ],
)
def test_a_sheet_is_read_whatever_saved_it(text, encoding, tmp_path):
    assert decisions(sheet(tmp_path, text, encoding), TERMS) == WANTED


def test_the_sign_that_stops_formulas_is_no_part_of_a_term(tmp_path):
    assert decisions(sheet(tmp_path, "term,decision\n'+cmd,keep\n"), TERMS) == (Change("keep", "+cmd"),)


def test_a_sheet_without_decisions_decides_nothing(tmp_path):
    assert decisions(sheet(tmp_path, "term,decision\nJava,\n"), TERMS) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("term,decision\nJava,remove\nSQL,delete\n", "row 3: 'delete' is no decision; expected keep, remove"),
        ("term,decision\n,remove\n", "row 2: a decision without a term"),
        ("term,decision,replacement\nJava,replace,\n", "row 2: what is 'Java' to be replaced by"),
        ("name,verdict\nJava,wrong\n", "no review sheet"),
        ("", "no review sheet"),
    ],
)
def test_a_mistake_is_named_by_its_row(text, said, tmp_path):
    with pytest.raises(WrongInput, match=r"terms\.csv") as error:
        decisions(sheet(tmp_path, text), TERMS)
    assert said in str(error.value)


def test_the_sheet_of_another_audit_is_refused(tmp_path):
    mixed = "term,decision\nJava,\n'+cmd,\nPayroll,add\nXero,add\n"  # two of its own were added
    assert len(decisions(sheet(tmp_path, mixed), TERMS)) == 2
    with pytest.raises(WrongInput, match=r"another audit\? 2 of its 3 terms, such as 'Payroll'"):
        decisions(sheet(tmp_path, "term,decision\nPayroll,remove\nXero,\nJava,\n"), TERMS)


def test_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(UnreadableInput, match="cannot be read"):
        decisions(tmp_path / "none.csv", TERMS)
    with pytest.raises(UnreadableInput, match="this is an old Office file"):
        decisions(sheet(tmp_path, "\xd0\xcf\x11\xe0term", "latin-1"), TERMS)


def test_what_was_entered_is_told_by_term_as_it_stands(tmp_path):
    text = "note,term,decision,replacement\nask Ann,Java,Delete,\n,SQL,,\n,'+cmd,replace,cmd\n"
    assert entered(sheet(tmp_path, text)) == {
        "Java": {"decision": "Delete", "replacement": "", "note": "ask Ann"},
        "+cmd": {"decision": "replace", "replacement": "cmd", "note": ""},
    }


@pytest.mark.parametrize("text", ["", "name,verdict\nJava,wrong\n", "\x00\x01"])
def test_of_what_is_no_sheet_nothing_was_entered(text, tmp_path):
    assert entered(sheet(tmp_path, text)) == {}
    assert entered(tmp_path / "none.csv") == {}
