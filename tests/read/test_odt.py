"""OpenDocument texts by hand: what a page shows, once, and nothing glued."""

import io
import zipfile

import pytest

from auditor.errors import UnreadableInput
from auditor.read import Raw, from_odt

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    ]
)
LETTERS = '<style:style style:name="{}" style:family="text"><style:text-properties {}/></style:style>'.format
STYLES = (
    LETTERS("B", 'fo:font-weight="bold"')
    + LETTERS("V", 'text:display="none"')
    + '<style:style style:name="H" style:family="paragraph" style:default-outline-level="2"/>'
    + '<style:style style:name="HH" style:family="paragraph" style:parent-style-name="H"/>'
    + '<style:style style:name="O" style:family="paragraph" style:parent-style-name="O"/>'
)


def odt(body, pages="", manifest=""):
    files = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES}><office:master-styles>{pages}</office:master-styles>"
        "</office:document-styles>",
        "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def p(text, style=""):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def source(body, **parts):
    (found,) = from_odt.read(Raw("cv.odt", odt(body, **parts), "profile"))
    return found


def texts(body, **parts):
    return [block.text for block in source(body, **parts).blocks]


def span(text, style):
    return f'<text:span text:style-name="{style}">{text}</text:span>'


BOX = f"<draw:frame><draw:text-box>{p('Docker')}{p('Helm')}</draw:text-box></draw:frame>"
SHAPE = f"<draw:g><draw:custom-shape>{p('Docker')}{p('Helm')}</draw:custom-shape></draw:g>"
NOTE = (
    "<text:note><text:note-citation>1</text:note-citation>"
    f"<text:note-body>{p('Keras')}</text:note-body></text:note>"
)
GONE = (
    "<text:tracked-changes><text:changed-region>"
    f"<text:deletion>{p('Perl')}</text:deletion></text:changed-region></text:tracked-changes>"
)
READING = "<text:ruby><text:ruby-base>Base</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (p(f"Ja{span('va', 'B')} and C{span('++', 'B')}"), ["Java and C++"]),
        (GONE + p("a <text:change/><text:change-start/>Kafka<text:change-end/> b"), ["a Kafka b"]),
        (p("Java") + p("Script"), ["Java", "Script"]),
        (p("Java<text:line-break/>Script"), ["Java", "Script"]),
        (p("Java\n  <text:soft-page-break/>Script"), ["Java Script"]),
        (p("Lead<text:tab/>2019"), ["Lead\t2019"]),
        (p('a<text:s text:c="2"/>b<text:s/>c'), ["a  b c"]),
        (p("uses <text:a>my page</text:a>, <text:title>Doc</text:title>now"), ["uses my page, now"]),
        (p(f"Models{NOTE} built") + p("Next"), ["Models built", "Keras", "Next"]),
        (p("Above") + p(BOX + "Its line"), ["Above", "Docker", "Helm", "Its line"]),
        (p(f"Java{BOX}Script"), ["JavaScript", "Docker", "Helm"]),
        (p(SHAPE) + p("After"), ["Docker", "Helm", "After"]),
        (p("a<office:annotation>" + p("too long") + "</office:annotation>b"), ["ab"]),
        (p(READING), ["Base"]),
        (p('Java<text:hidden-paragraph text:is-hidden="true"/>') + p("Go"), ["Go"]),
        (f'<text:section text:display="none">{p("Java")}</text:section>' + p("Go"), ["Go"]),
        (f"<text:section>{p('Java')}</text:section>", ["Java"]),
    ],
)
def test_what_the_page_shows_is_read_once(body, lines):
    assert texts(body) == lines


def test_cells_never_glue():
    row = "<table:table-row>{}</table:table-row>".format
    cell = "<table:table-cell>{}</table:table-cell>".format
    rows = row(cell(p("Java")) + cell(p("Script"))) + row(cell(p("")) + cell(p("C") + p("++")))
    assert texts(f"<table:table>{rows}</table:table>") == ["Java", "Script", "C", "++"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (p("Tools"), "paragraph"),
        ("<text:h>Tools</text:h>", "heading"),
        (p("Tools", "H"), "heading"),
        (p("Tools", "HH"), "heading"),
        (p("Tools", "Title"), "heading"),
        (p("Tools", "O"), "paragraph"),
        (p(span("Tools", "B")), "heading"),
        (f"<text:list><text:list-item>{p('Tools')}</text:list-item></text:list>", "item"),
        (f"<text:list><text:list-header>{p('Tools')}</text:list-header></text:list>", "paragraph"),
    ],
)
def test_headings_and_items_by_their_settings(body, kind):
    assert [block.kind for block in source(body).blocks] == [kind]


def test_hidden_text_is_dropped_and_said():
    found = source(p(f"Java{span(' ninja', 'V')}"))
    assert [block.text for block in found.blocks] == ["Java"]
    assert [notice.code for notice in found.notices] == ["hidden-text"]


def test_headers_and_footers_are_read_once_around_the_text():
    pages = (
        f'<style:master-page style:name="Standard"><style:header>{p("ida@moss.example")}</style:header>'
        f"<style:footer>{p('Ida Moss')}</style:footer></style:master-page>"
        f'<style:master-page style:name="Unused"><style:header>{p("Draft")}</style:header>'
        "</style:master-page>"
    )
    assert texts(p("Ida Moss") + p("Welder"), pages=pages) == ["ida@moss.example", "Ida Moss", "Welder"]


def test_a_file_that_another_program_packed_again():
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(odt(p("Java")))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in sorted(old.namelist()):
            new.writestr(name, old.read(name), zipfile.ZIP_DEFLATED)
    assert from_odt.sniff(Raw("cv.zip", buffer.getvalue()))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (odt(p("a"))[:900], "damaged"),
        (odt("<text:p>"), "damaged"),
        (odt(p("a"), manifest="<encryption-data/>"), "locked with a password"),
    ],
    ids=["cut", "broken", "locked"],
)
def test_what_cannot_be_read_is_named(data, what):
    with pytest.raises(UnreadableInput, match=rf"^cv\.odt: {what}"):
        from_odt.read(Raw("cv.odt", data))
