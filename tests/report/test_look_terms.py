"""All terms as a sheet that is saved as terms.csv."""

from hand_built import audit, term, unread
from looked_at import java, kubernetes, one, part, planned

from auditor.records import REVIEW_COLUMNS
from auditor.report import to_csv
from auditor.report.page import Bar, Figure, Link, Sheet


def test_the_sheet_saves_what_terms_csv_says():
    made = planned(java(), kubernetes(), term("-x", why="=1", uncounted=(unread(),)))
    sheet = one(part(made, "All terms"), Sheet)
    saved = to_csv._csv(sheet.columns, sheet.rows)
    assert (sheet.file, sheet.columns) == ("terms.csv", REVIEW_COLUMNS)
    assert saved == to_csv.render(made)["terms.csv"]
    assert sheet.decisions == ("keep", "remove", "demote", "replace", "add")


def test_the_figures_of_the_table_are_those_of_the_sheet():
    made = planned(java(), kubernetes(mismatched_postings=2, desired_postings=8))
    sheet = one(part(made, "All terms"), Sheet)
    for row, cells in zip(sheet.table.rows, sheet.rows, strict=True):
        file = dict(zip(sheet.columns, cells, strict=True))
        figure = {c.name: cell for c, cell in zip(sheet.table.columns, row, strict=True)}
        assert figure["Term"].text == file["term"]
        assert figure["Mismatched"].text == f"{file['mismatched_postings']} of 9"
        assert figure["Desired"].text == f"{file['desired_postings']} of 10"
        assert f"{figure['Mismatched'].value:.4f}" == f"{float(file['mismatched_share']):.4f}"
        assert f"{figure['Gap per 100 postings (90 % range)'].value:.4f}" == f"{float(file['gap']):.4f}"
        assert f"{figure['Pull'].value:.1f}" == file["attraction"]
        assert figure["Evidence"] == file["evidence_label"]


def test_a_row_says_what_is_known_in_words():
    row = one(part(audit(java(action="demote")), "All terms"), Sheet).table.rows[0]
    assert row == (
        Link("Java", "t1", "bad"),
        "wrong role",
        Bar(100.0, "bad"),
        Figure("9 of 9", 0.834021),
        Figure("1 of 10", 0.108609),
        Figure("+73 (+49 to +96)", 0.725412),
        "strong",
        "move into the text",
    )


def test_that_there_are_no_terms_is_said():
    (text,) = part(audit(), "All terms")
    assert text.text.startswith("No term was found")
