"""A Europass CV as XML, and inside its PDF."""

from pathlib import Path

import pytest
from made_pdfs import changed, lines, pdf

from auditor import read
from auditor.errors import UnreadableInput
from auditor.read.raw import Raw
from auditor.sections.profile import profile

SAMPLES = Path(__file__).parents[1] / "samples" / "europass"
CV = (SAMPLES / "profile-candidate" / "input.xml").read_bytes()


def source(data, name="cv.xml"):
    (found,) = read._sources(Raw(name, data, "profile"))
    return found


def test_positions_have_their_title_company_and_dates():
    found = {s.position for s in profile(source(CV)).sections if s.position}
    assert {(p.title, p.company, p.start, p.end) for p in found} == {
        ("Senior Hydrologist", "Alpenfluss Messnetz", "2019-03", ""),
        ("Hydrologist", "Institute of Wet Places", "2014-09", "2019-02"),
    }


def test_the_cv_inside_a_pdf_is_read_in_place_of_its_picture():
    page = pdf(lines("Leontyne Abernathy-Koch, the same once more as a picture of text"))
    whole = changed(page, lambda writer: writer.add_attachment("attachment.xml", CV))
    assert (source(whole, "cv.pdf").format, source(whole, "cv.pdf").blocks) == ("europass", source(CV).blocks)


def test_other_xml_inside_a_pdf_changes_nothing():
    page = pdf(lines("Looks after the tide gauges of the northern coast"))
    whole = changed(page, lambda writer: writer.add_attachment("invoice.xml", b"<Invoice/>"))
    assert source(whole, "cv.pdf").format == "pdf"


def test_words_of_two_paragraphs_never_glue():
    texts = [block.text for block in source(CV).blocks]
    assert "Java" in texts
    assert "Script writing for gauges" in texts


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (CV[:900], "this XML is damaged"),
        (
            b'<!DOCTYPE x [<!ENTITY a "b">]>' + CV.partition(b"?>")[2].replace(b"Graz", b"&a;"),
            "declares entities",
        ),
    ],
    ids=["cut short", "entities"],
)
def test_what_is_broken_or_unsafe_is_turned_away(data, said):
    with pytest.raises(UnreadableInput, match=said):
        source(data)
