import pytest

from auditor.terms.ambiguity import judge
from auditor.terms.reading import Reading


@pytest.fixture
def rejected(find):
    """The reason for which the only ambiguous word of a text was turned down."""
    return lambda text, kind="other": [(r.term, r.reason) for r in find(text, kind).rejected]


# The sentence, the term, and whether the word is the term in it. Bare words stand in a skills section.
READINGS = [
    ("Services written in Go and Rust", "Go", True),
    ("Three years of Go, Python and SQL", "Go", True),
    ("C++/Go", "Go", True),
    ("We build it all using Go", "Go", True),
    ("Go microservices that handle parcels", "Go", True),
    ("Go to market plans for bakeries", "Go", False),
    ("You will go the extra mile", "Go", False),
    ("Go above and beyond for our guests", "Go", False),
    ("Ready, set, Go!", "Go", False),
    ("Led the Go-Live of a new till system", "Go", False),
    ("Food on the go all day", "Go", False),
    ("Statistics in R and Python", "R", True),
    ("I use R.", "R", True),
    ("Python, SAS, and R", "R", True),
    ("R&D of new doughs", "R", False),
    ("Report to Mr R Smith", "R", False),
    ("Section R of the form", "R", False),
    ("Wrote firmware in C", "C", True),
    ("C/C++", "C", True),
    ("Cheese made with C. robustum and salt", "C", False),  # a word that is not written out
    ("Timers written in C. They run", "C", True),
    ("Vitamin C tablets", "C", False),
    ("C-level guests", "C", False),
    ("Show code with C-level guests", "C", False),
    ("Grade C eggs", "C", False),
    ("Wing C is closed", "C", False),
    ("A Series C start-up", "C", False),
    ("C# only", "C", False),
    ("P&C insurance", "C", False),
    ("Apps for iOS in Swift", "Swift", True),
    ("A Swift reply is expected", "Swift", False),
    ("a swift reply, please", "Swift", False),
    ("Swift in reaction to alarms", "Swift", False),
    ("Rust removal from iron gates", "Rust", False),
    ("Embedded work with Rust", "Rust", True),
    ("Numerical models in Julia", "Julia", True),
    ("Julia Moss will meet you at the door", "Julia", False),
    ("Ruby earrings and other jewels", "Ruby", False),
    ("Written in Ruby, with Rails", "Ruby", True),
    ("Budgets kept in Excel", "Excel", True),
    ("Excel, Word and Outlook", "Excel", True),
    ("Three years of SQL needed, Rust is a big plus", "Rust", True),
    ("Patience is required and rust is a plus for the set", "Rust", False),
    ("Our Legal team will call you", "Legal", False),
    ("Experience in legal, compliance and audit", "Legal", True),
    ("Our recruitment team will call you", "Recruiting", False),
    ("Sourcing, recruiting and onboarding", "Recruiting", True),
    ("Ability to lead teams and meet deadlines", "Teams", False),
    ("Learn as we go", "Go", False),
    ("Write to Mrs H. Cerner", "Cerner", False),
    ("Half of our calls come in French, half in Dutch", "French", True),
    ("Node/React", "Node.js", True),
    ("A lymph node was removed", "Node.js", False),
    ("Word/Excel", "Word", True),
    ("You excel at cutting cloth", "Excel", False),
    ("Excel in a busy kitchen", "Excel", False),
    ("EXCEL AT WHAT YOU DO", "Excel", False),
    ("Word of mouth brings our guests", "Word", False),
    ("Dashboards built with Tableau for the board", "Tableau", True),
    ("Microservices with Spring and Kafka", "Spring", True),
    ("Spring cleaning of the whole house", "Spring", False),
    ("Start in spring or summer", "Spring", False),
    ("Batch jobs run on Spark each night", "Spark", True),
    ("Spark interest in local history", "Spark", False),
    ("Front ends in React with tests", "React", True),
    ("React quickly to alarms", "React", False),
    ("You will react to alarms", "React", False),
    ("Team chat in Slack and Teams", "Teams", True),
    ("Teams of six gardeners", "Teams", False),
    ("Join Our Growing Teams In The North", "Teams", False),
    ("Servers kept in order with Puppet and Chef", "Puppet", True),
    ("Puppet shows for children", "Puppet", False),
    ("Invoices entered in Sage every Friday", "Sage", True),
    ("Onion and sage stuffing", "Sage", False),
    ("Records kept in Epic by the nurses", "Epic", True),
    ("Access to the building by card", "Access", False),
    ("Oracle and SAP", "SAP", True),
    ("Trees full of sap", "SAP", False),
    ("As an architect you draw roofs", "Architect", True),
    ("Architect solutions with the team", "Architect", False),
    ("An Editor role in our press", "Editor", True),
]


@pytest.mark.parametrize(("sentence", "term", "accepted"), READINGS)
def test_the_context_decides(sentence, term, accepted, terms_in):
    assert (term in terms_in(sentence)) is accepted


@pytest.mark.parametrize("word", ["Go", "R", "C", "Excel", "Spring", "SAP", "Tableau"])
def test_a_skill_entry_is_the_term(word, terms_in):
    assert terms_in(word, "skills") == [word]
    assert word in terms_in(f"Pottery\n{word} (Programming Language)\nKnitting", "skills")
    assert word in terms_in(f"Pottery, {word}, Knitting", "skills")
    assert word in terms_in(f"Pottery · {word} · Knitting", "skills")


@pytest.mark.parametrize("kind", ["title", "headline", "position-title"])
def test_a_one_word_title_counts_where_titles_stand(kind, terms_in):
    assert terms_in("Architect", kind) == ["Architect"]
    assert terms_in("Editor", "other") == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Vitamin C tablets", ("C", 'other meaning ("Vitamin" before and "tablets" after it)')),
        ("C suite", ("C", 'other meaning ("" before and "suite" after it)')),
        ("Excel in a kitchen", ("Excel", 'verb ("" before and "in" after it)')),
    ],
)
def test_a_rejected_reading_says_why(text, reason, rejected):
    assert rejected(text) == [reason]


def test_a_reading_without_context_says_so(rejected):
    assert rejected("Wing three, room C, is closed")[0] == ("C", "nothing near it says that it is the term")


def test_a_rejected_reading_points_at_its_place(find):
    (one,) = find("Take vitamin\nC pills, or Grade C eggs").rejected[-1:]
    assert (one.surface, one.section) == ("C", 0)
    assert "Take vitamin\nC pills, or Grade C eggs"[one.start : one.end] == "C"


def reading(text, word, kind="other", listed=(), related=(), **more):
    tokens = text.split(" ")
    at = tokens.index(word)
    places = [frozenset(tokens.index(n) for n in names) for names in (listed, related)]
    return Reading(tokens, at, at + 1, kind, *places, **more)


def test_a_list_needs_a_term_across_the_comma():
    assert judge(reading("bread , Go , milk", "Go"), "letter") != ""
    assert judge(reading("Perl , Go , milk", "Go", listed=["Perl"]), "letter") == ""
    assert judge(reading("milk and Go or Perl", "Go", listed=["Perl"]), "letter") == ""


def test_a_company_counts_where_it_is_not_the_employer():
    assert judge(reading("call Oracle today", "Oracle"), "company") == ""
    assert judge(reading("cook at Oracle today", "Oracle"), "company").startswith("employer")


def test_a_sure_term_of_its_field_corroborates():
    assert judge(reading("said in jest and elsewhere", "jest"), "product") != ""
    assert judge(reading("said in jest with Selenium", "jest", related=["Selenium"]), "product") == ""


def test_the_edges_of_a_section_are_no_words():
    one = reading("Go", "Go")
    assert (one.before(), one.after(), one.before(2), one.after(2)) == ("", "", "", "")
    assert judge(one, "letter") == ""  # the only word of its line


# --- words that say it is the term, and words that say it is not ------------------------------------


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Services written in Go with gRPC", "Go"),
        ("Services written in Go on AWS", "Go"),
        ("Analysis in R for nurses", "R"),
        ("Models in R to find fraud", "R"),
    ],
)
def test_a_language_one_writes_in_may_be_followed_by_anything(sentence, term, terms_in):
    assert term in terms_in(sentence)


def test_a_product_in_small_letters_is_a_word(terms_in):
    assert terms_in("A tableau of flowers in wax") == []


# --- at the beginning of a line -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("Airflow behind nginx", "Airflow"),
        ("Blender to make assets", "Blender"),
        ("Go in two services", "Go"),
        ("Spark tuning", "Spark"),
        ("Excel (pivot tables)", "Excel"),
        ("Stata for survey data", "Stata"),
        ("Airflow or another scheduler", "Airflow"),
        ("Excel or similar", "Excel"),
        ("Good Excel", "Excel"),
        ("Excellent Excel and a calm head", "Excel"),
        ("Excel and a SQL console", "Excel"),
    ],
)
def test_a_bullet_may_begin_with_a_tool(find, line, term):
    found = find(f"Five years of Python\n{line}", "requirements").mentions
    assert term in [m.term for m in found]


@pytest.mark.parametrize(
    "line",
    [
        "Excel in a busy team",
        "React to alarms at night",
        "Sketch by hand",
        "Go on site visits",
        "Windows on two sides",
        "Excel or bore the others",
        "Excel and a smile",
    ],
)
def test_a_bullet_may_begin_with_a_verb_or_a_thing(terms_in, line):
    assert terms_in(f"Five years of Python\n{line}", "requirements") == ["Python"]


def test_a_tool_begins_a_line_only_in_company(terms_in):
    assert terms_in("Airflow in the ducts of old theatres", "about") == []
    assert terms_in("Python\nAirflow in production", "about") == ["Python", "Airflow"]


def test_small_words_inside_a_line_open_nothing(terms_in):
    assert terms_in("Python\nReports: cash, excel (weekly), outlook, risks", "about") == ["Python"]


@pytest.mark.parametrize("line", ["Excel every day", "Excel daily", "Excel most days, for rotas"])
def test_how_often_a_tool_is_used_may_be_all_that_is_said(line, terms_in):
    assert terms_in(f"Five years of Python\n{line}") == ["Python", "Excel"]
    assert terms_in(line) == []


@pytest.mark.parametrize("line", ["Excel every day at your work", "Go daily rounds"])
def test_a_verb_has_more_behind_it_than_how_often(line, terms_in):
    assert terms_in(f"Five years of Python\n{line}") == ["Python"]


def test_tools_that_begin_bullets_bear_each_other_out(terms_in):
    assert terms_in("R for the survey\nExcel for the rotas", "position-description") == ["R", "Excel"]
    assert terms_in("R for the survey", "position-description") == []
    assert terms_in("Rust on the gate\nAccess for the hens", "position-description") == []


# --- in a line of terms -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("Payroll, Excel", ["Payroll", "Excel"]),
        ("Excel \u2022 Food safety \u2022 Own van", ["Excel", "Food safety"]),
        ("Own van \u2022 Excel", []),  # nothing beside it is a term
        ("Excel, Access\nFood safety in a field", ["Excel", "Access", "Food safety"]),
        ("Spring, Ohio\nFood safety", ["Food safety"]),
    ],
)
def test_a_tool_is_told_by_the_terms_in_its_line(line, terms, terms_in):
    assert terms_in(line, "position-description") == terms
