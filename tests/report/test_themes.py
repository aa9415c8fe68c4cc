"""Themes in words: which words pull together, who asks for them, and what they bring."""

from dataclasses import replace

from hand_built import audit, search, term, theme

from auditor.report import REPORTERS, to_json
from auditor.report.audit_page import audit_page
from auditor.report.look_page import look_page
from auditor.report.page import Heading, Items, Table
from auditor.report.redacted import redacted
from auditor.report.short_page import short_page
from auditor.report.themes import HEADING, line, themes

JAVA = theme("Java", "SQL", "JPA", "JUnit", kin=("JSP",))


def made(*found, **summary):
    names = dict.fromkeys(name for one in found for name in (*one.terms, *one.kin))
    pulls = (term(name, attraction=100.0 - n) for n, name in enumerate(names))
    return replace(audit(*pulls, **summary), themes=found)


def test_a_theme_says_its_words_who_asks_for_them_and_what_they_bring():
    assert line(made(JAVA), JAVA) == (
        "The Java words (surely): Java, SQL, JPA and JUnit. Two or more of them are asked for in 9 of 9 "
        "mismatched and 1 of 10 desired postings; 12 searches for these roles find you by them; 1 of 9 "
        "of these postings allows a search that finds you by them. JSP goes with them, though no posting "
        "asks for it."
    )


def test_a_theme_of_one_word_is_the_word():
    one = theme("Java", searches=1, explains=0, verdict="probably_wrong_role")
    assert line(made(one), one) == (
        "Java (probably): Asked for in 9 of 9 mismatched and 1 of 10 desired postings; 1 search for these "
        "roles finds you by it."
    )


def test_a_long_theme_names_the_first_words_and_counts_the_rest():
    long = theme(*(f"word {n}" for n in range(12)))
    assert "word 7 and four more. Two or more" in line(made(long), long)


def test_words_are_those_of_the_person():
    one = theme("Registered nurse", "Critical care")
    called = term("Registered nurse", written="RN", is_alias=True)
    both = replace(audit(called, term("Critical care")), themes=(one,))
    assert line(both, one).startswith("The RN (Registered nurse) words (surely): RN (Registered nurse) and")


def test_only_the_wrong_side_is_told_the_sure_ones_first():
    right = theme("Kubernetes", verdict="right_role")
    maybe = theme("PHP", verdict="probably_wrong_role")
    (heading, _, items) = themes(made(right, maybe, JAVA))
    assert heading.text == HEADING
    assert [text.split(" (")[0] for text in items.items] == ["The Java words", "PHP"]
    assert [*themes(made(right))] == []


def test_themes_come_before_the_words_in_every_report():
    one = made(JAVA)
    for page in (audit_page(one), look_page(one)):
        headings = [block.text for block in page.blocks if isinstance(block, Heading)]
        assert HEADING in headings
        told = [b for b in page.blocks if isinstance(b, Items) and b.items == (line(one, JAVA),)]
        assert len(told) == 1
    headings = [block.text for block in audit_page(one).blocks if isinstance(block, Heading)]
    assert headings.index(HEADING) < headings.index("Pull towards roles you don't want")


def test_the_short_page_shows_themes_of_several_words_above_the_words():
    one = made(JAVA, theme("PHP"))
    (table,) = (block for block in short_page(one).blocks if isinstance(block, Table))
    names = [row[0] for row in table.rows]
    assert names[0] == "Java words (4)"
    assert names[1:] == ["Java", "SQL", "JPA", "JUnit"]
    assert table.columns[0].name == "Term (4 of 6)"


def test_all_formats_say_the_same_numbers():
    one = replace(made(JAVA), searches=(search(),))
    told = "9 of 9 mismatched and 1 of 10 desired postings; 12 searches for these roles find you by them"
    for name, file in (("markdown", "audit.md"), ("html", "audit.html")):
        assert told in REPORTERS[name](one)[file]
    assert to_json.loads(REPORTERS["json"](one)["audit.json"]).themes == (JAVA,)


def test_a_redacted_audit_keeps_the_words_of_its_themes():
    shown = redacted(made(JAVA))
    assert shown.themes == (JAVA,)
