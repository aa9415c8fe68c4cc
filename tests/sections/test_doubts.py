from auditor.languages import ENGLISH
from auditor.sections import profile
from auditor.sections.doubts import doubts


def codes(source, text):
    return [notice.code for notice in doubts(profile(source(text)), ENGLISH)]


def test_a_text_in_another_language_is_said(source):
    german = "Ich halte die Ware in Bewegung und bin mit den Leuten auf der Rampe nicht zimperlich."
    assert codes(source, f"Zusammenfassung\n{german}") == ["profile-in-another-language"]


def test_english_under_foreign_headings_is_english(source):
    english = "I keep the goods moving and I am not squeamish with the people on the ramp."
    assert codes(source, f"Zusammenfassung\n{english}\nKenntnisse\nKafka") == []


def test_a_list_of_skills_tells_no_language(source):
    assert codes(source, "Skills\nKafka\nSQL\nExcel") == []


def test_dates_that_cannot_be_read_are_said(source):
    assert codes(source, "Experience\nAnalyst\nNorthwind\nsome time in the nineties\nText.") == [
        "unread-dates"
    ]
