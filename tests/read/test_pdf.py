"""PDFs: what stands where, what was cut, and what is turned away."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pdfs import changed, lines, pdf, stream, whole
from pypdf.generic import NameObject

from auditor import read
from auditor.errors import AuditorError, UnreadableInput
from auditor.read.raw import Raw

SAMPLES = Path(__file__).parents[1] / "samples" / "pdf"
LINKEDIN = (SAMPLES / "profile-linkedin" / "input.pdf").read_bytes()
WORDS = "Looks after the tide gauges of the northern coast"


def source(data, name="file.pdf"):
    (found,) = read._sources(Raw(name, data, "profile"))
    return found


def texts(data):
    return [block.text for block in source(data).blocks]


def refusal(data):
    with pytest.raises(UnreadableInput) as error:
        source(data)
    assert str(error.value).startswith("file.pdf: ")
    assert "\n" not in str(error.value)
    return str(error.value)


# --- what it is -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["profile.txt", "profile", "jobs.csv", "page.html"])
def test_a_pdf_is_known_by_its_first_bytes(name):
    assert source(LINKEDIN, name).format == "linkedin-pdf"


def test_a_page_that_is_called_a_pdf_is_read_as_what_it_is():
    page = f"<html><body><p>{WORDS} and of the southern one, with care and a boat.</p></body></html>"
    assert source(page.encode()).format == "html"


def test_a_copy_holds_the_bytes(tmp_path):
    (tmp_path / "p.pdf").write_bytes(LINKEDIN)
    assert read.copy(tmp_path / "p.pdf", split=False) == (LINKEDIN, ".pdf")


@pytest.mark.parametrize(
    ("case", "codes"),
    [("profile-linkedin", ["some-skills-only"]), ("profile-linkedin-2017", []), ("profile-resume", [])],
)
def test_only_a_pdf_of_three_skills_is_said_to_hold_but_some(case, codes):
    found = source((SAMPLES / case / "input.pdf").read_bytes())
    assert [notice.code for notice in found.notices] == codes


# --- lines and paragraphs ---------------------------------------------------------------------------------


def test_lines_that_were_cut_are_one_paragraph_and_others_stay():
    full = ["Keeps the gauges of the coast and the people", "who read them in step, summer and winter, by"]
    found = texts(pdf(lines(*full, "telephone.", "SQL", "Python", "Perl")))
    assert found == [
        "Keeps the gauges of the coast and the people who read them in step, summer and winter, by "
        "telephone.",
        "SQL",
        "Python",
        "Perl",
    ]


@pytest.mark.parametrize(
    ("end", "begin", "whole_word"),
    [("terra-", "form", "terraform"), ("cloud-", "native", "cloud-native"), ("work\xad", "flow", "workflow")],
)
def test_a_hyphen_of_the_line_end_goes_and_an_own_one_stays(end, begin, whole_word):
    found = texts(
        pdf(lines(f"Platform engineer for the coast who likes {end}", f"{begin} and other small tools"))
    )
    assert found == [f"Platform engineer for the coast who likes {whole_word} and other small tools"]


def test_bullets_are_items_and_what_hangs_under_them_belongs_to_them():
    cut = "Moved the nightly files of all ferries to a stream of events and"
    drawing = lines("- " + cut, top=700) + lines("wrote it down", x=79, top=686) + lines("- Kafka", top=672)
    assert [(b.kind, b.text) for b in source(pdf(drawing)).blocks] == [
        ("item", f"{cut} wrote it down"),
        ("item", "Kafka"),
    ]


def test_a_dot_that_is_drawn_is_a_bullet():
    dot = b"60 703 m 60 706 l 63 706 l 63 703 l f\n"
    assert [b.kind for b in source(pdf(dot + lines(WORDS) + lines("Kafka", top=650))).blocks] == [
        "item",
        "paragraph",
    ]


def test_raised_signs_belong_to_their_word():
    drawing = b"(Ten years of C) Tj /F 8 Tf 5 Ts (++) Tj /F 11 Tf 0 Ts ( and a compiler) Tj"
    assert texts(pdf(b"BT /F 11 Tf 72 700 Td %b ET" % drawing)) == ["Ten years of C++ and a compiler"]


def test_words_set_wide_are_whole():
    letters = b" ".join(b"(%c) -400" % letter for letter in b"EXPERIENCE")
    drawing = b"BT /F 11 Tf 72 700 Td [%b] TJ ET\n" % letters
    assert texts(pdf(drawing + lines(WORDS, top=650)))[0] == "EXPERIENCE"


def test_what_a_passage_says_it_stands_for_is_read():
    drawing = b"(Every work) Tj /Span<</ActualText(flow)>>BDC (x) Tj (y) Tj EMC ( of the port) Tj"
    assert texts(pdf(b"BT /F 11 Tf 72 700 Td %b ET" % drawing)) == ["Every workflow of the port"]


def test_text_drawn_twice_to_look_bold_stands_once():
    assert texts(pdf(lines(WORDS) + lines(WORDS))) == [WORDS]


def test_cells_of_a_row_never_glue():
    assert texts(pdf(lines("Java", x=72) + lines("Script and other languages", x=110))) == [
        "Java  Script and other languages"
    ]


def test_text_that_runs_upwards_is_read_after_the_page():
    upwards = b"BT 0 1 -1 0 30 300 Tm /F 11 Tf (Confidential draft) Tj ET\n"
    assert texts(pdf(upwards + lines(WORDS, "and more of it"))) == [
        WORDS,
        "and more of it",
        "Confidential draft",
    ]


def test_text_of_drawings_inside_the_page_is_read():
    inside = stream(lines("Kafka and Flink", top=600), b"/Type/XObject/Subtype/Form")
    assert texts(pdf(lines(WORDS) + b"/X Do\n", more=[inside])) == [WORDS, "Kafka and Flink"]


# --- columns and pages ------------------------------------------------------------------------------------

LEFT = ["Java and Scala", "Kafka", "Flink and Spark", "Terraform"]
RIGHT = [
    "Builds platforms for ferries and their crews,",
    "and lives on an island with two goats,",
    "a boat, a barn and",
    "no telephone.",
]


def test_columns_are_read_one_after_the_other():
    found = texts(pdf(lines(*LEFT, x=60) + lines(*RIGHT, x=250)))
    assert "".join(found).index("Terraform") < "".join(found).index("Builds")


def test_the_column_that_says_who_it_is_comes_first():
    head = lines("Ada Penhallow", x=250, top=730, size=24)
    assert texts(pdf(lines(*LEFT, x=60) + head + lines(*RIGHT, x=250)))[0] == "Ada Penhallow"


def test_a_sidebar_goes_on_over_the_page_and_so_does_the_text_beside_it():
    one = lines(*LEFT, x=60) + lines("Ada Penhallow", x=250, top=730, size=24) + lines(*RIGHT, x=250)
    two = lines("Second side", x=60) + lines("Second text of the profile", x=250)
    joined = "|".join(texts(pdf(one, two)))
    assert joined.index("Second text") < joined.index("Java and") < joined.index("Second side")


def test_dates_at_the_edge_stay_with_their_positions():
    drawing = b""
    for at, year in enumerate((2011, 2014, 2017, 2020)):
        top = 700 - 60 * at
        drawing += lines(f"Engineer {year}", "Gannet Instruments", "Motors and tape", top=top)
        drawing += lines(f"{year} - {year + 3}", x=500, top=top)
    assert "Engineer 2011  2011 - 2014" in texts(pdf(drawing))


def test_page_numbers_go_and_a_running_title_stands_once():
    pages = [
        lines("Ada Penhallow, Bristol", top=760)
        + lines(f"{word} {WORDS}", top=600)
        + lines(f"Page {n} of 2", top=30)
        for n, word in ((1, "First"), (2, "Second"))
    ]
    assert texts(pdf(*pages)) == ["Ada Penhallow, Bristol", f"First {WORDS}", f"Second {WORDS}"]


def test_signs_that_the_font_lacks_are_no_words():
    headline = " ".join(b.text for b in source(LINKEDIN).blocks if b.name == "headline")
    assert headline.startswith("Staff Data Engineer | Streaming platforms with Kafka, Flink and C# |")
    assert "##" not in headline


@pytest.mark.parametrize(("sign", "codes"), [("####", []), ("###### ####", ["letters-lost"])])
def test_words_in_letters_that_the_font_lacks_are_said_to_be_lost(sign, codes):
    maker = changed(pdf(lines(f"{sign} engineer, {WORDS}")), lambda w: w.add_metadata({"/Producer": "FOP"}))
    assert [notice.code for notice in source(maker).notices] == codes


# --- what is turned away ----------------------------------------------------------------------------------

PAGE = lines(WORDS, "and writes down what they say")
LOOP = stream(PAGE + b"/X Do", b"/Type/XObject/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>")
LOCKED = changed(pdf(PAGE), lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
CYCLE = whole([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>"])
PORTFOLIO = pdf(PAGE, catalog=b"/Collection<</View/D>>")
REFUSED = {
    "locked": (LOCKED, "is locked; open it, print"),
    "cut short": (LINKEDIN[:900], "damaged or cut short; get it again"),
    "only its mark": (b"%PDF-1.7\n", "damaged or cut short"),
    "a scan": (pdf(b"0 0 612 792 re f"), "pictures and no text; export it again .* recognise its text (OCR)"),
    "long": (pdf(*[PAGE] * 61), "more than 60 pages; give the pages"),
    "pages in pages": (CYCLE, "damaged"),
    "much drawing": (pdf(b" " * 3_100_000), "unpacks to more than a text needs"),
    "many operations": (pdf(b"q Q\n" * 220_000), "unpacks to more than a text needs"),
    "a drawing in itself": (pdf(PAGE + b"/X Do", more=[LOOP]), "unpacks to more than a text needs"),
    "a portfolio": (PORTFOLIO, "portfolio of other files; open it and save"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_told_with_what_to_try(what):
    data, said = REFUSED[what]
    message = refusal(data)
    assert all(part in message for part in said.split(" .* "))


def test_a_pdf_that_is_locked_with_no_password_is_read():
    assert texts(changed(pdf(PAGE), lambda w: w.encrypt("", "owner", algorithm="RC4-128")))[0].startswith(
        WORDS
    )


def test_letters_that_no_table_tells_are_no_text():
    def forget(writer):
        for page in writer.pages:
            for font in page["/Resources"]["/Font"].values():
                font.get_object().pop(NameObject("/ToUnicode"), None)
                for inner in font.get_object().get("/DescendantFonts", ()):
                    inner.get_object()["/FontDescriptor"].get_object().pop(NameObject("/FontFile2"), None)

    assert "letters of this PDF cannot be told" in refusal(changed(LINKEDIN, forget))


FIXTURES = [LINKEDIN, (SAMPLES / "profile-resume" / "input.pdf").read_bytes(), pdf(PAGE, PAGE)]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_nothing_but_an_error_of_ours_escapes_whatever_the_bytes_are(data):
    broken = bytearray(data.draw(st.sampled_from(FIXTURES)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(broken)))
        how = data.draw(st.sampled_from(["flip", "cut", "double", "insert"]))
        if how == "flip" and at < len(broken):
            broken[at] ^= 1 << data.draw(st.integers(0, 7))
        elif how == "cut":
            del broken[at : at + data.draw(st.integers(1, 3000))]
        elif how == "double":
            broken[at:at] = broken[at : at + data.draw(st.integers(1, 3000))]
        else:
            broken[at:at] = data.draw(st.binary(max_size=40))
    with suppress(AuditorError):
        read._sources(Raw("file.pdf", bytes(broken), "profile"))
