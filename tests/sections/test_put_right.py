"""What its owner says of a document counts more than what was read, and no word vanishes."""

from auditor.records import Block, Source
from auditor.sections import posting, profile
from auditor.sections.profile import profile as profile_read

PAGE = "Background picture\nMira Tolland\nStock planner\nLeeds, England\n\nSkills\nSlotting"


def source(text, **said):
    blocks = tuple(Block("paragraph", line) for line in text.splitlines() if line)
    return Source("it.txt", "text", blocks, put_right=tuple(said.items()))


def held(document, kind):
    return [section.text for section in document.sections if section.kind == kind]


def test_a_headline_that_was_said_is_the_headline_and_the_title():
    found = profile(source(PAGE, headline="Warehouse lead | SAP EWM"))

    assert held(found, "headline") == ["Warehouse lead | SAP EWM"]
    assert found.title == "Warehouse lead | SAP EWM"


def test_the_words_that_a_headline_displaces_stay_as_other_text():
    before = profile(source(PAGE))
    after = profile(source(PAGE, headline="Warehouse lead | SAP EWM"))

    assert held(before, "headline")[0] in "\n".join(held(after, "other"))


def test_a_line_that_was_said_to_be_the_headline_does_not_count_twice():
    found = profile(source(PAGE, name="Mira Tolland", headline="Stock planner"))

    texts = "\n".join(section.text for section in found.sections)
    assert texts.count("Stock planner") == texts.count("Mira Tolland") == 1


def test_a_name_that_was_not_read_at_all_comes_first():
    assert profile(source("Stock planner\n\nSkills\nSlotting", name="Mira")).sections[0].text == "Mira"


def test_lines_of_other_parts_stay_though_they_say_what_the_headline_says():
    found = profile(source("Mira Tolland\nBuyer\n\nSkills\nSlotting", headline="Slotting"))

    assert held(found, "skills") == ["Slotting"]


def test_without_a_word_of_the_owner_nothing_changes():
    assert profile(source(PAGE)) == profile_read(source(PAGE))


def test_title_and_company_of_a_posting_are_those_that_were_said():
    text = "Thornlea Foods\n\nRequirements\nForklift licence"
    found = posting(source(text, title="Warehouse lead", company="Thornlea Foods"), id="p")

    assert (found.title, found.company) == ("Warehouse lead", "Thornlea Foods")
    assert (held(found, "title"), held(found, "company")) == (["Warehouse lead"], ["Thornlea Foods"])
    assert held(found, "requirements") == ["Forklift licence"]


def test_a_title_that_was_displaced_stays_as_other_text():
    text = "Join our crew today\n\nRequirements\nForklift licence"
    texts = [s.text for s in posting(source(text, title="Warehouse lead"), id="p").sections]

    assert any("Join our crew today" in text for text in texts)
