import pytest

from auditor.languages import ENGLISH
from auditor.sections import profile
from auditor.sections.lines import line
from auditor.sections.wrapped import flowing, uncut


def about(source, text):
    return [s.text for s in profile(source(f"Summary\n{text}")).sections if s.kind == "about"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("I use Terra-\nform daily.", "I use Terraform daily."),
        ("I build cloud-\nnative things.", "I build cloud-native things."),
        ("I manage Night-\nOwl Ltd.", "I manage Night-Owl Ltd."),
    ],
)
def test_a_hyphen_at_a_line_end(source, text, whole):
    assert about(source, text)[0].replace("\n", "") == whole


def test_a_paragraph_cut_at_a_column_is_whole_again(source):
    text = (
        "Nine years of pipelines for shops that sell boots to people who walk\n"
        "a lot. I know machine\nlearning and have used Power\n"
        "BI in two of them, mostly on Fridays and\nnever alone."
    )
    assert about(source, text) == [text.replace("\n", " ")]


def test_a_list_with_a_term_on_each_line_stays_a_list():
    rows = [line(text) for text in ("Power BI", "Spring Boot", "machine learning", "SQL")]
    assert flowing(rows, ENGLISH) == rows


def test_long_entries_without_a_full_stop_stay_apart():
    rows = [
        line(text)
        for text in (
            "Led nine launches of products, from tiering to the post-mortem",
            "Run the programme of interviews and what comes out of them all",
        )
    ]
    assert flowing(rows, ENGLISH) == rows


def test_a_mail_cut_at_a_column_has_its_paragraphs_on_one_line_each():
    mail = (
        "Dear Ola,\n\nA ferry firm at the mouth of the river is looking for a Pump\nEngineer who can mend "
        "a diesel pump at night and\nlikes the sea. The pay is good and so is the tea, says the\nskipper.\n\n"
        "Kind regards\nNils Holt"
    )
    paragraph = uncut(mail, ENGLISH).splitlines()[1]
    assert "a Pump Engineer who" in paragraph
    assert paragraph.endswith("skipper.")
    assert uncut(mail, ENGLISH).splitlines()[-2:] == ["Kind regards", "Nils Holt"]
