"""What Word writes, by hand: a word just deleted is not found, one just added is, once, and nothing glues."""

import io
import zipfile

import pytest

from auditor import read
from auditor.errors import UnreadableInput
from auditor.read import Raw, from_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body, styles="", relations=(), **parts):
    """A document whose main part has this body; other parts by their names with `_` for the dot."""
    links = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/any" Target="{target}"/>' for i, target in relations
    )
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
        "word/document.xml": f"<w:document {W} {R} {MORE}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
    }
    files |= {f"word/{name.replace('_', '.')}": text for name, text in parts.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def p(*runs, settings=""):
    return f"<w:p>{f'<w:pPr>{settings}</w:pPr>' if settings else ''}{''.join(runs)}</w:p>"


def r(text, settings=""):
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def source(body, **parts):
    (found,) = from_docx.read(Raw("cv.docx", docx(body, **parts), "profile"))
    return found


def texts(body, **parts):
    return [block.text for block in source(body, **parts).blocks]


def kinds(body, **parts):
    return [(block.kind, block.text) for block in source(body, **parts).blocks]


BOX = "<w:txbxContent>" + p(r("Docker")) + p(r("Helm")) + "</w:txbxContent>"
ALTERNATES = (
    "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>" + BOX + "</wps:txbx>"
    "</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    + BOX
    + "</v:textbox></v:shape>"
    "</w:pict></mc:Fallback></mc:AlternateContent>"
)
ASKS = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
MARK = '<w:rPr><w:del w:id="1"/></w:rPr>'


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (p(r("Ja", "<w:b/>"), r("va", "<w:i/>"), r(" and C"), r("++", "<w:b/>")), ["Java and C++"]),
        (p(r("a"), '<w:ins w:id="1">' + r(" Kafka") + "</w:ins>", r(" b")), ["a Kafka b"]),
        (p(r("a "), '<w:del w:id="1"><w:r><w:delText>Perl</w:delText></w:r></w:del>', r("b")), ["a b"]),
        (
            p('<w:moveFrom w:id="1">' + r("Go") + "</w:moveFrom>")
            + p('<w:moveTo w:id="2">' + r("Go") + "</w:moveTo>"),
            ["Go"],
        ),
        (p(r("Spring "), settings=MARK) + p(r("Boot")) + p(r("Vue")), ["Spring Boot", "Vue"]),
        (
            p('<w:del w:id="1"><w:r><w:delText>Old</w:delText></w:r></w:del>', settings=MARK) + p(r("New")),
            ["New"],
        ),
        (
            p('<w:fldSimple w:instr=" AUTHOR ">' + r("Terraform") + "</w:fldSimple>", r(" user")),
            ["Terraform user"],
        ),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + p(r("Rust")) + "</w:sdtContent></w:sdt>", ["Rust"]),
        (
            p(r("I know "), "<w:sdt><w:sdtContent>" + r("Elixir") + "</w:sdtContent></w:sdt>"),
            ["I know Elixir"],
        ),
        (f"<w:sdt>{ASKS}<w:sdtContent>{p(r('Click here'))}</w:sdtContent></w:sdt>" + p(r("x")), ["x"]),
        (p(r("uses "), '<w:smartTag w:element="place">' + r("Oslo") + "</w:smartTag>"), ["uses Oslo"]),
        (p('<w:hyperlink r:id="h">' + r("my page") + "</w:hyperlink>", r(" here")), ["my page here"]),
        (p(r("Java"), "<w:r><w:br/></w:r>", r("Script")), ["Java", "Script"]),
        (p(r("Lead"), "<w:r><w:tab/></w:r>", r("2019")), ["Lead\t2019"]),
        (
            p(
                r("front"),
                "<w:r><w:noBreakHyphen/></w:r>",
                r("end, work"),
                "<w:r><w:softHyphen/></w:r>",
                r("flow"),
            ),
            ["front\u2011end, workflow"],
        ),
        (p(r("C"), "<w:r>" + '<w:sym w:font="Symbol" w:char="F02B"/>' * 2 + "</w:r>"), ["C++"]),
        (p("<w:r>" + '<w:sym w:font="Wingdings" w:char="F0A7"/><w:t>Ruby</w:t>' + "</w:r>"), ["Ruby"]),
        (
            p(
                r("Ada"),
                "<w:ruby><w:rt>"
                + r("reading")
                + "</w:rt><w:rubyBase>"
                + r("Base")
                + "</w:rubyBase></w:ruby>",
            ),
            ["AdaBase"],
        ),
        (p("<m:oMath><m:r><m:t>n log n</m:t></m:r></m:oMath>", r(" sorts")), ["n log n sorts"]),
        (p(r("Java"), r(" ninja", "<w:vanish/>")), ["Java"]),
        (p(r("Java"), r(" seen", '<w:vanish w:val="0"/>')), ["Java seen"]),
        (
            p(
                r("a"),
                '<w:commentRangeStart w:id="0"/>',
                r(" b"),
                '<w:r><w:commentReference w:id="0"/></w:r>',
            ),
            ["a b"],
        ),
    ],
)
def test_what_the_page_shows_is_read_once(body, lines):
    assert texts(body) == lines


def field(instruction, result):
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin") + told + mark("separate") + result + mark("end")


def test_of_a_field_its_result_is_read_and_not_its_instruction():
    assert texts(p(r("see "), field(" HYPERLINK ", r("site")), r(" now"))) == ["see site now"]


def test_a_field_in_the_instruction_of_another_shows_nothing():
    inner = field(" DATE ", r("2031"))
    assert texts(p(field(f" IF </w:instrText></w:r>{inner}<w:r><w:instrText>", r("yes")))) == ["yes"]


def test_a_field_that_never_ends_hides_no_other_paragraph():
    assert texts(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p(r("Kotlin"))) == ["Kotlin"]


def test_the_choice_in_a_list_of_a_form_is_read():
    choice = (
        '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Junior"/><w:listEntry w:val="Senior"/></w:ddList>'
    )
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{choice}</w:ffData></w:fldChar></w:r>'
    assert texts(p(begin, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', r(" Engineer"))) == [
        "Senior Engineer"
    ]


@pytest.mark.parametrize(
    "box", [ALTERNATES, f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"]
)
def test_a_text_box_stands_once_before_the_paragraph_it_hangs_on(box):
    body = p(r("Above")) + p(f"<w:r>{box}</w:r>", r("Its line")) + p(r("Below"))
    assert texts(body) == ["Above", "Docker", "Helm", "Its line", "Below"]


def test_a_text_box_never_cuts_the_paragraph_it_hangs_in():
    body = p(r("Java"), f"<w:r>{ALTERNATES}</w:r>", r("Script"))
    assert texts(body) == ["JavaScript", "Docker", "Helm"]


def table(*rows):
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_cells_never_glue():
    body = table([p(r("Java")), p(r("Script"))], [p(), p(r("C")) + p(r("++"))]) + p(r("After"))
    assert texts(body) == ["Java", "Script", "C", "++", "After"]


def test_a_deleted_row_is_not_read():
    gone = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{p(r("Cobol"))}</w:tc></w:tr>'
    assert texts(f"<w:tbl>{gone}</w:tbl>" + table([p(r("Scala"))])) == ["Scala"]


def test_notes_stand_behind_the_paragraph_that_names_them():
    note = f'<w:footnotes {W}><w:footnote w:id="2">{p(r("with Keras"))}</w:footnote></w:footnotes>'
    body = p(r("Models"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" built")) + p(r("Next"))
    assert texts(body, footnotes_xml=note) == ["Models built", "with Keras", "Next"]


def test_headers_and_footers_are_read_once_around_the_text():
    sections = (
        "<w:sectPr><w:titlePg/><w:headerReference w:type='{}' r:id='h1'/><w:headerReference w:type='first' "
        "r:id='h2'/><w:footerReference w:type='default' r:id='f'/></w:sectPr>"
    ).format("default")
    parts = {
        "header1_xml": f"<w:hdr {W}>{p(r('Ida Moss'))}{p(r('page two'))}</w:hdr>",
        "header2_xml": f"<w:hdr {W}>{p(r('ida@moss.example'))}</w:hdr>",
        "footer1_xml": f"<w:ftr {W}>{p(r('ida@moss.example'))}{p(r('Reference'))}</w:ftr>",
    }
    relations = [("h1", "header1.xml"), ("h2", "header2.xml"), ("f", "footer1.xml")]
    found = texts(p(r("Ida Moss")) + p(r("Welder")) + sections, relations=relations, **parts)
    assert found == ["ida@moss.example", "Ida Moss", "Welder", "page two", "Reference"]


def test_a_header_that_is_never_shown_is_not_read():
    section = "<w:sectPr><w:headerReference w:type='first' r:id='h'/></w:sectPr>"
    header = f"<w:hdr {W}>{p(r('Old name'))}</w:hdr>"
    assert texts(p(r("Text")) + section, relations=[("h", "header1.xml")], header1_xml=header) == ["Text"]


def test_the_text_of_a_diagram_is_read():
    diagram = (
        f"<dgm:dataModel {MORE}><a:p><a:r><a:t>Cu</a:t></a:r><a:r><a:t>da</a:t></a:r></a:p></dgm:dataModel>"
    )
    body = p("<w:r><w:drawing><dgm:relIds r:dm='d'/></w:drawing></w:r>", r("Skills"))
    data = {"relations": [("d", "diagrams/data1.xml")], "diagrams/data1_xml": diagram}
    assert texts(body, **data) == ["Cuda", "Skills"]


def style(name, settings="", known_as="", kind="paragraph"):
    named = f'<w:name w:val="{known_as or name}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{name}">{named}{settings}</w:style>'


STYLES = (
    style("Standard", known_as="Normal").replace("w:type", 'w:default="1" w:type')
    + style("berschrift1", known_as="heading 1")
    + style("Eigen", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("Kind", '<w:basedOn w:val="Eigen"/>')
    + style("Liste", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>')
    + style("Fett", "<w:rPr><w:b/></w:rPr>", kind="character")
    + style("Weg", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    + style("Kreis", '<w:basedOn w:val="Kreis"/>')
)


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        ("", "paragraph"),
        ('<w:pStyle w:val="berschrift1"/>', "heading"),
        ('<w:pStyle w:val="Eigen"/>', "heading"),
        ('<w:pStyle w:val="Kind"/>', "heading"),
        ('<w:pStyle w:val="Kind"/><w:outlineLvl w:val="9"/>', "paragraph"),
        ('<w:outlineLvl w:val="0"/>', "heading"),
        ('<w:pStyle w:val="Liste"/>', "item"),
        ('<w:pStyle w:val="Liste"/><w:numPr><w:numId w:val="0"/></w:numPr>', "paragraph"),
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr>', "item"),
        ('<w:pStyle w:val="Kreis"/>', "paragraph"),
        ('<w:pStyle w:val="none"/>', "paragraph"),
    ],
)
def test_headings_and_items_by_their_styles_in_any_language(settings, kind):
    assert kinds(p(r("Werkzeuge"), settings=settings), styles=STYLES) == [(kind, "Werkzeuge")]


def test_letters_by_their_styles():
    body = p(r("Tools:", '<w:rStyle w:val="Fett"/>')) + p(r("Git"), r(" svn", '<w:rStyle w:val="Weg"/>'))
    assert kinds(body, styles=STYLES) == [("heading", "Tools:"), ("paragraph", "Git")]


def test_hidden_text_is_said():
    (notice,) = source(p(r("Java"), r(" ninja", "<w:vanish/>"))).notices
    assert (notice.code, notice.message) == (
        "hidden-text",
        "cv.docx holds hidden text, which its pages do not show; it is not counted.",
    )


def test_every_postings_in_a_document_is_one():
    def posting(title):
        tasks = "".join(
            p(
                r(f"You will keep our {x} in good order and report on them"),
                settings='<w:numPr><w:numId w:val="1"/></w:numPr>',
            )
            for x in ("pumps", "valves", "gauges", "boilers")
        )
        return p(r(title), settings='<w:outlineLvl w:val="0"/>') + tasks

    found = from_docx.read(Raw("jobs.docx", docx(posting("Software Engineer") + posting("Data Engineer"))))
    assert [source.name for source in found] == ["jobs.docx #1", "jobs.docx #2"]


def test_the_name_of_a_file_does_not_matter(tmp_path):
    (tmp_path / "cv.txt").write_bytes(docx(p(r("Ida Moss")) + p(r("Welder"))))
    (found,) = read.sources(tmp_path / "cv.txt", split=False)
    assert (found.format, len(found.blocks)) == ("docx", 2)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"word/document.xml", b"word/documont.xml"),
        lambda data: docx("<w:p>"),
        lambda data: docx("<w:sdt>" * 300 + "</w:sdt>" * 300),
        lambda data: docx("&x;").replace(b"a", b"b"),
    ],
    ids=["cut", "without its text", "broken", "deep", "changed"],
)
def test_a_damaged_document_is_said_to_be(spoil):
    with pytest.raises(
        UnreadableInput, match=r"^cv\.docx: damaged, .*; open it in the program that wrote it"
    ):
        from_docx.read(Raw("cv.docx", spoil(docx(p(r("Java"))))))


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_entities_are_not_followed(part):
    grows = '<!DOCTYPE x [<!ENTITY a "tide"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(p(r("Java"))))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode().replace("Java", "Java &b;&c;")
            new.writestr(name, grows + text if name == part else text.replace("&b;&c;", ""))
    (found,) = from_docx.read(Raw("cv.docx", buffer.getvalue(), "profile"))
    assert [block.text for block in found.blocks] == ["Java"]


def test_a_part_that_unpacks_to_more_than_a_document_has_is_refused_unparsed():
    with pytest.raises(UnreadableInput, match=r"^cv\.docx: damaged, or packed as no real document is"):
        from_docx.read(Raw("cv.docx", docx(" " * 9_000_000)))


def test_notes_that_name_each_other_end():
    twice = '<w:r><w:footnoteReference w:id="{}"/></w:r>' * 2
    notes = "".join(
        f'<w:footnote w:id="{n}">{p(r(f"note {n}"), twice.format(n + 1, n + 1))}</w:footnote>'
        for n in range(40)
    )
    found = texts(p(r("a"), twice.format(0, 0)), footnotes_xml=f"<w:footnotes {W}>{notes}</w:footnotes>")
    assert found == ["a", *(f"note {n}" for n in range(40))]
