"""E-mails as mail programs save them: one, many, or Outlook's; and pages that a browser saved as one file."""

import sys
from pathlib import Path

import pytest

from auditor import read
from auditor.errors import UnreadableInput

SAMPLES = Path(__file__).parents[1] / "samples"
HEAD = "From: Orla Fenn <orla@kettle.example>\nDate: Tue, 3 Mar 2026 09:14:22 +0000\nSubject: Baker\n"


def saved(folder, text, name="it.eml"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def texts(path):
    return [message.text for message in read.mailbox(path).messages]


def test_an_email_is_a_posting_under_its_subject(tmp_path):
    (source,) = read.sources(saved(tmp_path, f"{HEAD}\nWe bake at night.\n"))

    assert [(block.kind, block.text) for block in source.blocks] == [
        ("heading", "Baker"),
        ("paragraph", "We bake at night."),
    ]


def test_each_email_of_a_mailbox_file_is_a_posting():
    found = read.sources(SAMPLES / "mail" / "mailbox-file" / "input.mbox")

    assert [source.name for source in found] == [f"input.mbox message {number}" for number in (1, 2, 3)]


def test_a_line_that_begins_with_from_parts_no_emails(tmp_path):
    text = f"From x Tue Mar  3 09:14:22 2026\n{HEAD}\nWe bake.\n\nFrom Monday on: nights.\n"

    assert texts(saved(tmp_path, text, "it.mbox")) == ["We bake.\n\nFrom Monday on: nights."]


def test_the_encoding_that_the_email_names_counts(tmp_path):
    head = f"{HEAD}Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: 8bit\n\n"

    assert texts(saved(tmp_path, head.encode() + "Źródło chleba".encode("iso-8859-2"))) == ["Źródło chleba"]


@pytest.mark.parametrize("charset", ["utf-8", "x-nobody-knows", "ascii"])
def test_an_encoding_that_does_not_fit_is_not_believed(tmp_path, charset):
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"

    assert texts(saved(tmp_path, head.encode() + "Pâtissier wanted".encode("cp1252"))) == ["Pâtissier wanted"]


def test_an_email_passed_on_as_a_file_is_read():
    found = read.mailbox(SAMPLES / "mail" / "mailbox-file" / "input.mbox").messages

    assert [(m.sender, m.subject) for m in found if "brick" in m.text] == [("Ada Stone", "Oven Builder")]


def test_an_empty_email_is_said_to_be(tmp_path):
    with pytest.raises(UnreadableInput, match="no e-mail with a text in it"):
        read.mailbox(saved(tmp_path, "From x Tue Mar  3 09:14:22 2026\nX-Y: 1\n\n", "it.mbox"))


def test_outlook_needs_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "oxmsg", None)

    with pytest.raises(UnreadableInput, match=r"linkedin-keyword-auditor\[outlook\]"):
        read.mailbox(SAMPLES / "mail" / "outlook" / "input.msg")


def test_a_damaged_outlook_message_is_said_to_be(tmp_path):
    data = (SAMPLES / "mail" / "outlook" / "input.msg").read_bytes()

    with pytest.raises(UnreadableInput, match=r"it\.msg: no message that Outlook saved, or a damaged one"):
        read.mailbox(saved(tmp_path, data[:700], "it.msg"))


def test_an_outlook_message_is_a_text_as_well():
    assert "sourdough and HACCP" in read.text(SAMPLES / "mail" / "outlook" / "input.msg")


def test_a_page_in_the_encoding_that_it_names(tmp_path):
    page = '<html><head><meta charset="iso-8859-2"></head><body><h1>Piekarz</h1><p>{}</p></body></html>'
    text = "Szukamy piekarza, który zna żytni zakwas i źródło dobrej mąki oraz nocną pracę w dużym zespole"
    path = saved(tmp_path, page.format(text * 2).encode("iso-8859-2"), "it.html")

    (source,) = read.sources(path)
    assert text in " ".join(block.text for block in source.blocks)


def test_a_damaged_web_archive_is_said_to_be(tmp_path):
    sample = SAMPLES / "page-archive" / "webarchive-binary" / "input.webarchive"

    with pytest.raises(UnreadableInput, match=r"it\.webarchive: no page in this file, or a damaged one"):
        read.sources(saved(tmp_path, sample.read_bytes()[:120], "it.webarchive"))


def test_an_mhtml_without_a_page_is_said_to_be(tmp_path):
    sample = (SAMPLES / "page-archive" / "mhtml" / "input.mhtml").read_bytes()

    with pytest.raises(UnreadableInput, match=r"it\.mhtml: no page in this file, or a damaged one"):
        read.sources(saved(tmp_path, sample.replace(b"text/html", b"image/png"), "it.mhtml"))


def test_a_page_is_recognised_whatever_its_name(tmp_path):
    sample = SAMPLES / "page-archive" / "webarchive-xml" / "input.webarchive"

    (source,) = read.sources(saved(tmp_path, sample.read_bytes(), "page.txt"))
    assert source.format == "webarchive"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Fenn, Orla", "Orla Fenn"),
        ("O'Neill, Mary-Kate (HR)", "Mary-Kate O'Neill"),
        ("de Vries, Jan", "Jan de Vries"),
        ("Orla Fenn, MBA", "Orla Fenn, MBA"),
        ("Orla Fenn, PhD", "Orla Fenn, PhD"),
    ],
)
def test_a_sender_who_is_listed_by_surname_is_called_by_name(tmp_path, name, said):
    head = f'From: "{name}" <orla@kettle.example>\nDate: Tue, 3 Mar 2026 09:14:22 +0000\nSubject: Baker\n'

    (message,) = read.mailbox(saved(tmp_path, f"{head}\nWe bake.\n")).messages
    assert message.sender == said


def test_a_date_that_no_calendar_has_costs_the_date_alone(tmp_path):
    text = f"{HEAD}\nWe bake.\n".replace("2026", "9" * 20)

    (message,) = read.mailbox(saved(tmp_path, text)).messages
    assert (message.text, message.date) == ("We bake.", "")
    assert read.message(text).text == "We bake."
