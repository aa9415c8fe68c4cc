"""RTF as Word, LibreOffice and others write it: what a page shows, once, and nothing glued."""

import pytest

from auditor.errors import UnreadableInput
from auditor.read import Raw, from_rtf

TABLES = (
    r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Cyr;}{\f3\fcharset128 Mincho;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 Teil;}{\s2 heading 2;}{\s3 Title;}{\s4\outlinelevel9;}}"
)


def source(body, head=r"\rtf1\ansi\ansicpg1252"):
    (found,) = from_rtf.read(Raw("cv.rtf", f"{{{head}{TABLES}{body}}}".encode("latin-1"), "profile"))
    return found


def texts(body, **more):
    return [block.text for block in source(body, **more).blocks]


SHAPE = r"{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv b}}{\shptxt\pard Docker\par Helm\par}}{\shprslt Docker}}"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (r"Ja{\b va} and C{\b ++}\par", ["Java and C++"]),
        (r"a {\revised Kafka }{\deleted Perl }b\par", ["a Kafka b"]),
        (r"{\mvf Go }x\par {\mvt Go }y\par", ["x", "Go y"]),
        (r"Spring {\deleted\par}Boot\par", ["Spring Boot"]),
        (r"Java\par Script\par", ["Java", "Script"]),
        (r"Java\line Script\par", ["Java", "Script"]),
        ("Java\\\nScript\\par", ["Java", "Script"]),
        ("Ja\r\nva\\par", ["Java"]),
        (r"\trowd\cellx10\cellx20\intbl Java\cell Script\cell\row After\par", ["Java", "Script", "After"]),
        (r"{\listtext\f0 1.\tab}Java\par\pard {\pntext\f0 2.\tab}Script\par", ["Java", "Script"]),
        (r"Lead\tab 2019\par", ["Lead\t2019"]),
        (r"caf\'e9 front\_end work\-flow\par", ["café front\u2011end workflow"]),
        (r"\u8364?5 \u-10179?\u-8704? \uc2\u233\'c3\'a9t\uc0\u233 !\par", ["€5 😀 été!"]),
        (r"{\uc1\u960 {p}}i\par", ["πpi"]),
        (r"{\f2\'cf\'f0} {\f3\'93\'fa\'83A}\par", ["Пр 日ア"]),
        (r"C{\f1 ++}, {\f1\'b7}\par", ["C++, \uf0b7"]),
        (r'{\field{\*\fldinst HYPERLINK "https://x"}{\fldrslt my page}} here\par', ["my page here"]),
        (r"Models{\footnote\pard with Keras\par} built\par Next\par", ["Models built", "with Keras", "Next"]),
        (rf"Above\par {SHAPE}Its line\par", ["Above", "Docker", "Helm", "Its line"]),
        (rf"Java{SHAPE}Script\par", ["JavaScript", "Docker", "Helm"]),
        (r"{\pict\bin6 {{{}}\ab0c}a{\*\unknown b}{\xe c}{\annotation d}\par", ["a"]),
        (r"\{a\} \\ b\par", ["{a} \\ b"]),
    ],
)
def test_what_the_page_shows_is_read_once(body, lines):
    assert texts(body) == lines


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        (r"\s0 ", "paragraph"),
        (r"\s1 ", "heading"),
        (r"\s2 ", "heading"),
        (r"\s3 ", "heading"),
        (r"\s4 ", "paragraph"),
        (r"\outlinelevel1 ", "heading"),
        (r"\ls2 ", "item"),
        (r"\ls0 ", "paragraph"),
        (r"\s1{\listtext\pard\plain \tab}\ls1 ", "heading"),
        (r"\b ", "heading"),
    ],
)
def test_headings_and_items_by_their_settings(settings, kind):
    assert [block.kind for block in source(rf"\pard\plain{settings}Tools\par").blocks] == [kind]


def test_hidden_text_is_dropped_and_said():
    found = source(r"Java{\v  ninja}\par")
    assert [block.text for block in found.blocks] == ["Java"]
    assert [notice.code for notice in found.notices] == ["hidden-text"]


def test_headers_and_footers_are_read_once_around_the_text():
    body = r"{\header\pard ida@moss.example\par}{\footer\pard Ida Moss\par}Ida Moss\par Welder\par"
    assert texts(body) == ["ida@moss.example", "Ida Moss", "Welder"]


def test_letters_as_an_old_mac_wrote_them():
    assert texts(r"caf\'8e\par", head=r"\rtf1\mac") == ["café"]


def test_letters_of_a_code_page_that_nobody_knows():
    assert texts(r"caf\'e9\par", head=r"\rtf1\ansi\ansicpg99999") == ["café"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{\\rtf1 Java", "cut short"),
        (b"{\\rtf1" + b"{" * 600 + b"}" * 601, "deeper than any real document"),
    ],
)
def test_a_damaged_document_is_said_to_be(data, what):
    with pytest.raises(
        UnreadableInput, match=rf"^cv\.rtf: this RTF document is {what}; open it in the program"
    ):
        from_rtf.read(Raw("cv.rtf", data))


def test_what_stands_behind_the_end_does_no_harm():
    (found,) = from_rtf.read(Raw("cv.rtf", b"{\\rtf1 Java\\par}}}\0\0"))
    assert [block.text for block in found.blocks] == ["Java"]
