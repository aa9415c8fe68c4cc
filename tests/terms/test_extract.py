from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import lexicon
from auditor.records import Document, Section
from auditor.settings import Settings
from auditor.terms import Extractor, extract

# --- technical words survive tokenizing -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("C++", ["C++"]),
        ("C++ and C#.", ["C++", "C#"]),
        ("I know C++.", ["C++"]),
        ("(C++)", ["C++"]),
        ("C++/Go", ["C++", "Go"]),
        ("I use R.", ["R"]),
        ("F#, please", ["F#"]),
        (".NET and ASP.NET", [".NET", "ASP.NET"]),
        ("(.NET)", [".NET"]),
        ("Node.js, Vue.js.", ["Node.js", "Vue.js"]),
        ("React/Node.js/AWS", ["React", "Node.js", "AWS"]),
        ("CI/CD.", ["CI/CD"]),
        ("CI / CD", ["CI/CD"]),
        ("R&D", ["Research and development"]),
        ("T-SQL, PL/SQL", ["T-SQL", "PL/SQL"]),
        ("T-SQL/PL/SQL", ["T-SQL", "PL/SQL"]),
        ("S/4HANA and ABAP", ["SAP S/4HANA", "ABAP"]),
        ("A/B testing", ["A/B testing"]),
        ("Python/SQL/Java.", ["Python", "SQL", "Java"]),
        ("Python|SQL·Java", ["Python", "SQL", "Java"]),
        ("TCP/IP", ["TCP/IP"]),
        ("Objective-C", ["Objective-C"]),
        ("HTML5/CSS3", ["HTML", "CSS"]),
        ("Python-based, AWS-certified", ["Python", "AWS"]),
        ("Power-BI, PowerBI, power bi", ["Power BI"] * 3),
        ("Node.JS and Vue.JS", ["Node.js", "Vue.js"]),
        ("I use Java.We ship", ["Java"]),
        ("Java+Scala+SQL", ["Java", "Scala", "SQL"]),
        ("Java→Kotlin, Scala->Rust", ["Java", "Kotlin", "Scala", "Rust"]),
        ("Python✨SQL", ["Python", "SQL"]),
        ("Java17, Python3 and React18", ["Java", "Python", "React"]),
        ("HTML5", ["HTML"]),
    ],
)
def test_technical_words_survive(text, terms, terms_in):
    assert terms_in(text) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Base Camp and Air Table", ["Basecamp", "Airtable"]),  # of one word, with no capital inside
        ("Mail Chimp, Hub Spot, Sales Force", ["Mailchimp", "HubSpot", "Salesforce"]),
        ("hub spot, html", ["HubSpot", "HTML"]),
        ("proficient in power point", ["PowerPoint"]),
        ("daily use of git lab pays", ["GitLab"]),
        ("Serve the base camp and lay the air table", []),
        ("Base Camp is cold", []),
        ("We sketch up a plan, and the quick books sell", []),
    ],
)
def test_a_name_in_two_words_is_told_from_everyday_words(text, terms, terms_in):
    assert terms_in(text) == terms


@pytest.mark.parametrize(
    "text", ["JavaScripted", "Pythonic snakes", "mySQLs", "at the gong", "goat", "Rusty"]
)
def test_a_part_of_a_word_is_no_term(text, find):
    assert find(text).mentions == ()


def test_javascript_is_not_java(terms_in):
    assert terms_in("JavaScript") == ["JavaScript"]


def test_a_term_does_not_run_over_a_line_break(terms_in):
    assert terms_in("machine\nlearning") == []
    assert terms_in("machine learning") == ["Machine learning"]


# --- offsets ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "surface", "term"),
    [
        ("We use 𝗣𝘆𝘁𝗵𝗼𝗻 here", "𝗣𝘆𝘁𝗵𝗼𝗻", "Python"),
        ("We use Ku\u200bbernetes here", "Ku\u200bbernetes", "Kubernetes"),
        ("We use Ｐｙｔｈｏｎ here", "Ｐｙｔｈｏｎ", "Python"),
        ("We use C＋＋ here", "C＋＋", "C++"),
        ("ﬁnance, then Java", "Java", "Java"),
        ("naïve 🚀 Kubernetes", "Kubernetes", "Kubernetes"),
        ("SQL\u00a0Server", "SQL\u00a0Server", "Microsoft SQL Server"),
        ("machine–learning", "machine–learning", "Machine learning"),
    ],
)
def test_offsets_point_into_the_text_that_is_shown(text, surface, term, find):
    (one,) = (m for m in find(text).mentions if m.term == term)
    assert text[one.start : one.end] == one.surface == surface


def test_offsets_count_within_their_own_section(extractor, posting):
    document = posting(("title", "Java developer"), ("other", "Some SQL"), ("requirements", "\nKafka"))
    found = extractor.find(document).mentions
    assert [(m.section, m.surface) for m in found] == [
        (0, "Java"), (0, "Java developer"), (1, "SQL"), (2, "Kafka"),
    ]  # fmt: skip
    assert all(document.sections[m.section].text[m.start : m.end] == m.surface for m in found)
    assert {m.document for m in found} == {document.id}


# --- longest first ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Spring Boot", ["Spring Boot"]),
        ("Microsoft SQL Server", ["Microsoft SQL Server"]),
        ("Java and JavaScript", ["Java", "JavaScript"]),
        ("SQL, SQL Server", ["SQL", "Microsoft SQL Server"]),
        ("accounts payable", ["Accounts payable"]),
    ],
)
def test_the_longest_concept_wins(text, terms, terms_in):
    assert terms_in(text) == terms


@pytest.mark.parametrize(
    ("text", "whole", "also"),
    [
        ("personal tax returns", "personal tax", "tax returns"),
        ("Oracle Database development", "Oracle Database", "Database development"),
        ("machine learning", "machine learning", ""),
    ],
)
def test_a_term_that_goes_on_behind_another_is_said_as_well(text, whole, also, find):
    """It counts half, as a skill in a title does."""
    found = find(text).mentions
    assert [m.surface for m in found if not m.inner] == [whole]
    assert [m.surface for m in found if m.inner] == [also] * bool(also)


def test_a_title_also_says_its_skill(find):
    """Keyword search for Java finds a Java developer."""
    found = find("Java developer", "headline").mentions
    assert [(m.term, m.kind, m.inner) for m in found] == [
        ("Java", "language", True),
        ("Java developer", "title", False),
    ]


def test_a_skill_inside_a_skill_is_not_counted(find):
    assert [m.term for m in find("Spring Boot and SQL Server").mentions] == [
        "Spring Boot", "Microsoft SQL Server",
    ]  # fmt: skip


def test_rank_is_found_but_is_no_skill(find):
    found = find("Senior Java developer").mentions
    assert [(m.term, m.kind) for m in found if not m.inner] == [
        ("senior", "seniority"),
        ("Java developer", "title"),
    ]


SURFACES = sorted({s.text for e in [*lexicon.load()][::40] for s in e.surfaces()})


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from([*SURFACES, "and", "with", "𝗦𝗤𝗟", "Java developer", "no"]), max_size=12),
    st.sampled_from([" ", ", ", "\n", "/", " · ", "; ", " \u200b"]),
)
def test_mentions_are_apart_and_point_at_their_surface(find, words, joint):
    text = joint.join(words)
    found = find(text).mentions
    assert all(text[m.start : m.end] == m.surface for m in found)
    outer = [m for m in found if not m.inner]
    for one, other in combinations(outer, 2):
        assert one.end <= other.start or other.end <= one.start
    assert all(any(o.start <= m.start < o.end for o in outer if o != m) for m in found if m.inner)
    starts = [m.start for m in found]
    assert starts == sorted(starts)


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_any_text_can_be_searched(find, text):
    assert all(text[m.start : m.end] == m.surface for m in find(text).mentions)


# --- sections ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["name", "company", "position-company", "location"])
def test_names_of_people_employers_and_places_are_not_read(kind, find):
    assert find("Oracle, Java", kind).mentions == ()


def test_a_document_without_sections_has_no_terms(extractor):
    found = extractor.find(Document("p", "", "", "en", (), "p.txt"))
    assert (found.mentions, found.rejected) == ((), ())


# --- the same answer, whatever came before ------------------------------------------------------------

TEXTS = [
    "Python, R and SQL; no longer Java. Vitamin C.",
    "Go to market. Go, Rust and C++/C# on Kubernetes (k8s).",
    "Registered nurse (RN) with ICU experience, Epic and Excel",
    "Machine learning engineer: Spark, machine learning, R&D",
    "Bookkeeper: accounts payable, payroll, QuickBooks, Sage",
    "go, excel, spring and r in small letters",
    "GO, EXCEL, SPRING AND R IN CAPITALS",
    "learning machine of a boot for spring",
    "𝗣𝘆𝘁𝗵𝗼𝗻 Data scientist / data engineer",
]


def documents():
    return [Document(f"p{i}", "", "", "en", (Section("other", t),), "x") for i, t in enumerate(TEXTS)]


def test_the_order_of_documents_changes_nothing(extractor):
    """The lexicon is compiled as texts need it, which must not show."""
    fresh = Extractor(Settings(model="none"))
    forwards = {d.id: extractor.find(d) for d in documents()}
    backwards = {d.id: fresh.find(d) for d in reversed(documents())}
    assert forwards == backwards == {d.id: fresh.find(d) for d in documents()}
    assert sum(len(found.mentions) for found in forwards.values()) > 20


def test_background_shares_of_all_surfaces(extractor):
    assert 0 < extractor.background_share("Kubernetes") < extractor.background_share("Python") < 0.5
    assert extractor.background_share("no such words at all") == 0
    assert extractor.background_share("Java") >= extractor.background_share("COBOL")


def test_every_term_is_known_by_its_name(extractor):
    assert extractor.term("Python").kind == "language"
    assert extractor.term("PL/SQL").broader
    assert extractor.model == ""


# --- lists without spaces, and possessives ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("C#/.NET", ["C#", ".NET"]),
        ("C#/ASP.NET", ["C#", "ASP.NET"]),
        ("C++,C#,SQL", ["C++", "C#", "SQL"]),
        ("Node.js/React", ["Node.js", "React"]),
        ("Vue.js/React/AWS", ["Vue.js", "React", "AWS"]),
        ("SQL;Python", ["SQL", "Python"]),
        ("Kubernetes(K8s)", ["Kubernetes", "Kubernetes"]),
    ],
)
def test_lists_without_spaces(text, terms, terms_in):
    assert terms_in(text) == terms


@pytest.mark.parametrize("text", ["SQL's speed", "SQL’s speed"])
def test_a_possessive_is_the_word(text, terms_in):
    assert terms_in(text) == ["SQL"]


def test_two_spaces_are_one(terms_in):
    """Pasted pages are full of them."""
    assert terms_in("machine  learning") == ["Machine learning"]


def test_tests_are_testing(terms_in):
    assert terms_in("A/B tests") == terms_in("A/B-testing") == ["A/B testing"]


# --- enumerations -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("unit and integration testing", ["Unit testing", "Integration testing"]),
        ("project/change management", ["Project management", "Change management"]),
        ("front and back end", ["Front-end", "Back-end"]),
        ("sales and account management", ["Sales", "Account management"]),  # a term of its own stays one
        ("cats and integration testing", ["Integration testing"]),
        ("unit integration testing", ["Integration testing"]),
        ("SAP PP/QM", ["SAP PP", "SAP QM"]),
        ("SAP PP, QM and PS", ["SAP PP", "SAP QM", "SAP PS"]),
        ("data warehouse/lake", ["Data warehouse", "Data lake"]),
        ("SAP PP, Python", ["SAP PP", "Python"]),
    ],
)
def test_halves_of_an_enumeration_share_its_head(text, terms, terms_in):
    assert terms_in(text) == terms


def test_rare_words_are_forgotten_once_the_vocabulary_is_large(monkeypatch):
    monkeypatch.setattr(extract, "WORDS_KEPT", 0)
    one = Extractor(Settings(model="none"))
    one.find_in("Runs Kubernetes with Xylowurf")
    known = len(one.nlp.vocab)
    found = one.find_in("Runs Terraform with Quibblenorf and Vroomtang")
    assert [m.term for m in found] == ["Terraform"]
    assert "Quibblenorf" not in one.nlp.vocab.strings
    assert len(one.nlp.vocab) - known < 10  # the surfaces that were compiled
