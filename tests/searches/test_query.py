"""The recruiter's boolean language: what a query means, whom it finds, and what would change that."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import WrongInput, WrongQuery
from auditor.records import Document, Position, Section
from auditor.searches.language import DEEPEST, LONGEST, And, Literal, Not, Or, caret, parse
from auditor.searches.match import because, holds, match, missing, wanted_words
from auditor.searches.smallest_change import Step, smallest_change

NOW = Position("Baker", "Ovenly", "2020")
THEN = Position("Cook", "Pan Ltd", "2010", "2019-05")
A, B, C = Literal("a"), Literal("b"), Literal("c")


def person(*parts):
    sections = tuple(Section(kind, text, "", *position) for kind, text, *position in parts)
    return Document("profile", "", "", "en", sections, "profile.txt")


def names(clauses):
    return [str(clause.literal) for clause in clauses]


# --- parse and print -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b OR c", Or((And((A, B)), C))),
        ("a OR b AND c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("(a AND b) AND (c)", And((A, B, C))),
        ("NOT a b", And((Not(A), B))),
        ("a NOT (b OR c)", And((A, Not(Or((B, C)))))),
        ("a OR NOT b AND c", Or((A, And((Not(B), C))))),
        ("a -b", And((A, Not(B)))),
        ('a -"b c"', And((A, Not(Literal("b c", is_phrase=True))))),
        ("a -(b c)", And((A, Not(And((B, C)))))),
        ("a NOT NOT b", And((A, Not(Not(B))))),
        ('"a AND (b"', Literal("a AND (b", is_phrase=True)),
        ('"  a\n b "', Literal("a b", is_phrase=True)),
        ('"a""b"', And((Literal("a", is_phrase=True), Literal("b", is_phrase=True)))),
        ("title:a b", And((Literal("a", "title"), B))),
        ("Title: a", Literal("a", "title")),
        ('skill:"a b"', Literal("a b", "skill", is_phrase=True)),
        ("title:(a OR company:b)", Or((Literal("a", "title"), Literal("b", "company")))),
        ("headline:(a -b)", And((Literal("a", "headline"), Not(Literal("b", "headline"))))),
        ("a NOT current:b", And((A, Not(Literal("b", "current"))))),
        ("C++ .NET C# R&D", And(tuple(map(Literal, ("C++", ".NET", "C#", "R&D"))))),
        ("a, b; c.", And((A, B, C))),
        ("a, and b", And((A, B))),
        ("a & b | c", Or((And((A, B)), C))),
        ("+a +b", And((A, B))),
        ("front-end android", And((Literal("front-end"), Literal("android")))),
        ('"re:Invent"', Literal("re:Invent", is_phrase=True)),
        ("'a b' c", And((Literal("a b", is_phrase=True), C))),
        ("‘a b’ -‹c›", And((Literal("a b", is_phrase=True), Not(Literal("c", is_phrase=True))))),
        ("`driver's mate`", Literal("driver's mate", is_phrase=True)),
        ("title:'a b'", Literal("a b", "title", is_phrase=True)),
        ("drivers' o'neill", And((Literal("drivers"), Literal("o'neill")))),
        ("[a OR b] {c}", And((Or((A, B)), C))),
        ("a and/or b", Or((A, B))),
        ("a|b", Or((A, B))),
        ("a NEAR/5 b", And((A, B))),
        ("a NEAR b", And((A, B))),
        ("a near b", And((A, Literal("near"), B))),
        ("a AROUND(3) b w/2 c", And((A, B, C))),
        ("skills:a Titel:b", And((Literal("a", "skill"), Literal("b", "title")))),
        ("Job  Titles: a", Literal("a", "title")),
        ("compétences:(a OR b)", Or((Literal("a", "skill"), Literal("b", "skill")))),
        ("intitle:a b", And((Or((Literal("a", "headline"), Literal("a", "title"))), B))),
        ("intext:a b", And((A, B))),
        ("site:linkedin.com/in a -b", And((A, Not(B)))),
        ("a AND (site:x.com OR site:*.y.com) -inurl:dir", A),
        ('a NOT filetype:pdf OR (site: x (b AND c) AND inurl:"/in/")', Or((A, And((B, C))))),
        ("a (b,c)", And((A, B, C))),
        ("1,000 a", And((Literal("1,000"), A))),
        ("baker/pastry a", And((Literal("baker"), Literal("pastry"), A))),
        ("baker+pastry", And((Literal("baker"), Literal("pastry")))),
        ("-baker/pastry a", And((Not(And((Literal("baker"), Literal("pastry")))), A))),
        ("CI/CD PL/SQL C#/.NET", And(tuple(map(Literal, ("CI/CD", "PL/SQL", "C#/.NET"))))),
        ('+"a b"+c', And((Literal("a b", is_phrase=True), C))),
        ("a AND b AND(c)", And((A, B, C))),
        ("((((a))))", A),
    ],
)
def test_what_a_query_means(text, root):
    assert parse(text).root == root


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a b or c", "a AND b OR c"),
        ("((a) OR (b AND c))", "a OR b AND c"),
        ("(a OR b) (c)", "(a OR b) AND c"),
        ("-(a b) c", "NOT (a AND b) AND c"),
        ("a AND NOT b AND c AND NOT (d OR e)", "a NOT b AND c NOT (d OR e)"),
        ("a OR NOT b", "a OR NOT b"),
        ("NOT (NOT a) b", "NOT NOT a AND b"),
        ("title:(a OR “b  c”)", 'title:a OR title:"b c"'),
        ("Ｊａｖａ –b", "Java NOT b"),
    ],
)
def test_it_is_printed_with_only_the_parentheses_it_needs(text, printed):
    assert str(parse(text)) == printed


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('a AND NOT "b"', []),
        ("a -b", []),
        ("“a b”", ["curly-quotes"]),
        ("«a b»", ["curly-quotes"]),
        ("a and b", ["loose-operator"]),  # taken as an operator although nothing else shows a query
        ("(a Or b) not c", ["loose-operator"]),
        ("a & b", ["loose-operator"]),
        ('"a and b"', []),
        ("„a“ or b", ["curly-quotes", "loose-operator"]),
        ("‘a b’", ["single-quotes"]),
        ('"develop* a"', ["wildcard"]),
        ("[a b]", ["brackets"]),
        ("intitle:a", ["other-field"]),
        ("title:a", []),
        ("site:x.com a", ["pages"]),
        ("a NEAR/3 b", ["near"]),
        ("baker/cook CI/CD", ["word-break"]),
        ("a (b,c)", ["word-break"]),
        ("1,000 a", []),
        ("1,000 a, b", ["word-break"]),
        ("a !b", ["loose-operator"]),
        ("a AND bakers' c", ["blank"]),
        ("(a OR b) AND c rye", ["blank"]),
        ('(a OR b) "c" NOT d', []),
        ("a b c", []),
        ("a AND b please", ["plain-word"]),
        ("a UND b", ["plain-word"]),
        ("a near b", ["plain-word"]),
        ("Search string: (a)", ["other-field"]),
        ("skills : a", ["other-field"]),
        ('"baker/cook, the"', []),
        ("cook in Leeds", ["plain-word"]),
    ],
)
def test_what_linkedin_would_not_take_gets_a_notice(text, codes):
    assert [notice.code for notice in parse(text).notices] == codes


def test_a_notice_names_the_operators_as_they_were_written():
    assert 'Read "or" as OR, "Not" as NOT;' in parse("a or b or c Not d").notices[0].message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a skills:b", '"skills:" as skill: (column 3)'),
        ("a  site:x.com", '"site:x.com" (column 4)'),
        ("a NEAR/5 b", '"NEAR/5" (column 3)'),
        ("a baker/cook", '"baker/cook" as baker AND cook (column 3)'),
        ("a AWS/GCP", '"AWS/GCP" as one word (column 3)'),
        ("(a,b)", '"," as AND (column 3)'),
        ("a, b", '"," as AND (column 2)'),
        ("a OR b rye bread", '"rye" (column 8), "bread" (column 12)'),
        ("a AND b !c", '"!" as NOT'),
        ("a cook in the north", '"in" (column 8), "the" (column 11)'),
    ],
)
def test_a_notice_names_the_part_and_its_column(text, said):
    assert said in parse(text).notices[0].message


PIECES = (
    *"ab",
    "AND",
    "or",
    "NOT",
    "-",
    "(",
    ")",
    '"',
    "title:",
    "skill: ",
    " ",
    "“",
    ",",
    ".",
    "C++",
    "&",
    "ⓐ",
    "+",
    "'",
    "/",
    "[",
    "site:",
    "intitle:",
    " NEAR ",
)
BROKEN = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
WORDS = st.sampled_from(["a", "C++", ".NET", "R&D", "x-y", "naïve", "--a", "not-a", "5%"])
LITERALS = st.builds(Literal, WORDS, st.sampled_from(["", "title", "skill"])) | st.builds(
    Literal, st.sampled_from(["a b", "AND", "(a", "-b", "title:a", "x."]), st.just(""), st.just(True)
)


def several(kind):
    """And or Or of nodes of another kind, as the parser makes them: it flattens its own."""
    return lambda nodes: st.lists(
        nodes.filter(lambda node: not isinstance(node, kind)), min_size=2, max_size=3
    ).map(lambda parts: kind(tuple(parts)))


TREES = st.recursive(
    LITERALS, lambda nodes: several(And)(nodes) | several(Or)(nodes) | st.builds(Not, nodes), max_leaves=8
)


@given(TREES)
def test_every_tree_is_printed_and_read_back(tree):
    query = parse("a")
    printed = str(type(query)(And((Literal("must"), tree)), (), ""))
    root = parse(printed).root
    assert root == And((Literal("must"), *(tree.parts if isinstance(tree, And) else (tree,))))
    assert str(parse(str(parse(printed)))) == str(parse(printed))


@given(BROKEN | st.text(max_size=12))
def test_any_text_is_read_and_printed_or_refused_in_one_line(text):
    try:
        query = parse(text)
    except WrongQuery as error:
        refused = error
    else:
        assert parse(str(query)).root == query.root
        match(query, person(("about", text)))
        return
    assert len(str(refused).splitlines()) == 1
    assert 1 <= refused.column <= len(text) + 1


# --- errors ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("", 1, "empty"),
        (" \n ", 1, "empty"),
        (",.", 1, "empty"),
        ("a AND (b", 7, "never closed"),
        ("(a", 1, "never closed"),
        ("a) b", 2, "closes nothing"),
        ("a AND ) b", 7, "closes nothing"),
        ('a "b c', 3, 'a " that is never closed'),
        ("a “b c", 3, 'a " that is never closed'),
        ("a ()", 4, "empty parentheses"),
        ('a ""', 3, "without a letter or digit"),
        ("a / b", 3, "without a letter or digit"),
        ("a " + "-" * 5000, 3, "without a letter or digit"),
        ("OR a", 1, "found OR at the beginning"),
        ("a AND", 6, "found nothing after AND"),
        ("a and or b", 7, "found OR after AND"),
        ("(a OR) b", 6, "found ) after OR"),
        ("a -", 3, "without a letter or digit"),
        ("a title:", 9, "found nothing after title:"),
        ("title:NOT a", 7, "found NOT after title:"),
        ('a school:"b"', 3, "no field"),
        ("a school:b", 3, "found school:, which is no field"),
        ("a Found: b", 3, "found Found:, which is no field"),
        ("a b*", 3, "found b*, a wildcard"),
        ("organi?ation", 1, "a wildcard"),
        ("a baker? AND b", 8, "a wildcard"),
        ("(a baker?) b", 9, "a wildcard"),
        ("a NEAR(b, 3)", 3, "found NEAR(b, 3)"),
        ("#a b", 1, "found # in #a"),
        ("b @a", 3, "found @ in @a"),
        ("a$ b", 1, "found $ in a$"),
        ("<a>", 1, "found < in <a>"),
        ("field~a", 1, "found ~ in field~a"),
        ("2..9 a", 1, "found 2..9"),
        ("https://a.example/?b=c", 1, "found an address"),
        ("a Found : (b)", 3, "no field"),
        ("a AND b c' AND d", 10, "closes nothing"),
        ("a ~b", 3, "found ~ in ~b"),
        ("a b^4", 3, "found ^4 in b^4"),
        ("a 'b c", 3, "found a ' that is never closed"),
        ("site:x.com -inurl:dir", 1, "only says where to look"),
        ("NOT a", 1, "only excludes"),
        ("-a -(b OR c)", 1, "only excludes"),
        ("NOT (a NOT b", 5, "never closed"),
        ("x" * (LONGEST + 1), LONGEST + 1, "10,001 characters"),
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), DEEPEST + 1, "deep"),
        ("NOT " * (DEEPEST + 1) + "a", 4 * DEEPEST + 1, "deep"),
        ("-(NOT " * 101 + "a" + ")" * 101, 399, "deep"),
        ("(" * LONGEST, DEEPEST + 1, "deep"),
        ("ﬃ ) a", 3, "closes nothing"),  # a column of the text as it was typed
    ],
)
def test_a_query_that_cannot_be_understood(text, column, said):
    with pytest.raises(WrongInput) as caught:
        parse(text)
    message = str(caught.value)
    assert (caught.value.column, caught.value.text) == (column, text)
    assert said in message
    assert f"column {column}:" in message
    assert len(message.splitlines()) == 1
    assert len(message) < 240


def test_a_long_query_is_shown_around_the_fault():
    text = "a " * 100 + ") " + "b " * 100
    with pytest.raises(WrongQuery) as caught:
        parse(text)
    shown, mark = caret(text, caught.value.column).splitlines()
    assert (len(shown), shown[len(mark) - 1], mark.strip()) == (60, ")", "^")
    assert str(caught.value).endswith(shown.strip())


def test_the_caret_stands_under_its_column():
    assert caret("a OR\n) b", 6) == "a OR ) b\n     ^"
    assert caret("a AND", 6) == "a AND\n     ^"
    assert caret("", 1) == "\n^"


def test_the_deepest_query_is_read_printed_and_matched():
    text = "a OR NOT b AND (" * DEEPEST + "c d" + ")" * DEEPEST
    query = parse(text)
    assert str(parse(str(query))) == str(query)
    assert match(query, person(("about", "a"))).found
    assert smallest_change(query, person(("about", "a"))).sets
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST).root == A


def test_the_longest_query_is_read():
    for text in ("." * (LONGEST - 2) + " a", " ".join(f"w{n}" for n in range(1600)), '"' + "a " * 4000 + '"'):
        assert not match(parse(text), person(("about", "w1 " * 2000))).found


# --- match -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("java", "Senior JAVA person", ["JAVA"]),
        ("Java", "JavaScript", []),
        ("Java", "(Java), Java/Kotlin; ex-Java. Java", ["Java"] * 4),
        ("Java", "no longer Java", ["Java"]),
        ("Java", "Java. Then", ["Java"]),
        ("Java", "1.Java 2.Go", ["Java"]),
        ("C", "C++ and C# and C/C++", ["C"]),
        ("C", "C++, C#, C+, C&A, P&C, Obj.C", []),
        ("R", "R&D", []),
        ("D", "R&D", []),
        ("R", "R & D, R.", ["R", "R"]),
        ("C++", "C++, C++17, c++", ["C++", "C++", "c++"]),
        ("C++", "C", []),
        ("C#", "C#/.NET", ["C#"]),
        (".NET", ".NET and .net, (.NET)", [".NET", ".net", ".NET"]),
        (".NET", "ASP.NET", []),
        ("NET", ".NET", []),
        ("NET", "…NET", ["NET"]),
        ("Node", "Node.js", []),
        ("Node.js", "Node.js, node.js.", ["Node.js", "node.js"]),
        ("R&D", "R&D budget", ["R&D"]),
        ('"Spring Boot"', "Spring  Boot; spring\nboot", ["Spring  Boot", "spring\nboot"]),
        ('"Spring Boot"', "Spring and Boot, Springs Boot", []),
        ("Java", "𝗝𝗮𝘃𝗮 and Ja\u200bva", ["𝗝𝗮𝘃𝗮", "Ja\u200bva"]),
        ("office", "oﬃce work", ["oﬃce"]),
        ("café", "cafe\u0301", ["cafe\u0301"]),
        ("t-sql", "T‑SQL", ["T‑SQL"]),
        ("Java", "#Java", ["Java"]),
        ("Bachelor", "Bachelor’s", ["Bachelor"]),
    ],
)
def test_words_are_matched_whole_and_shown_as_they_were_typed(query, text, found):
    made = match(parse(query), person(("name", "x"), ("about", text)))
    (clause,) = made.clauses
    assert [place.surface for place in clause.places] == found
    assert [text[place.start : place.end] for place in clause.places] == found
    assert made.found is clause.held is bool(found)
    assert {place.section for place in clause.places} <= {1}


def test_a_phrase_does_not_run_over_the_entries_of_a_list():
    assert not match(parse('"Salt Pepper"'), person(("skills", "Salt\nPepper"))).found
    assert match(parse('"Salt Pepper"'), person(("skills", "Salt Pepper"))).found


EVERYWHERE = person(
    ("name", "Java"),
    ("headline", "Java"),
    ("location", "Java"),
    ("position-title", "Java", NOW),
    ("position-company", "Java", NOW),
    ("position-title", "Java", THEN),
    ("skills", "Java"),
    ("recommendations", "Java"),
    ("interests", "Java"),
    ("position-title", "Java"),
)


@pytest.mark.parametrize(
    ("query", "sections"),
    [
        ("Java", [1, 3, 4, 5, 6, 9]),
        ("title:Java", [3, 5, 9]),
        ("current:Java", [3, 9]),
        ("headline:Java", [1]),
        ("company:Java", [4]),
        ("skill:Java", [1, 3, 4, 5, 6, 9]),
    ],
)
def test_each_field_has_its_sections(query, sections):
    (clause,) = match(parse(query), EVERYWHERE).clauses
    assert [place.section for place in clause.places] == sections
    implicit = {place.section for place in clause.places if place.implicit}
    assert implicit == ({*sections} - {6} if query.startswith("skill") else set())


@pytest.mark.parametrize("kind", ["name", "location", "recommendations", "interests"])
def test_some_sections_are_never_searched(kind):
    assert not match(parse("Java OR skill:Java"), person((kind, "Java"))).found


TABLE = [
    # query, words of the profile, found, because, missing
    ("a b", "a b", True, ["a", "b"], []),
    ("a b", "a", False, ["a"], ["b"]),
    ("a OR b", "b", True, ["b"], []),
    ("a OR b", "", False, [], ["a", "b"]),
    ("a (b OR c)", "a", False, ["a"], ["b", "c"]),
    ("a (b OR c)", "b", False, ["b"], ["a"]),
    ("a (b OR c)", "a c", True, ["a", "c"], []),
    ("a OR b c", "a b", True, ["a"], []),
    ("a NOT b", "a", True, ["a", "b"], []),
    ("a NOT b", "a b", False, ["a"], ["b"]),
    ("a NOT (b c)", "a b", True, ["a", "c"], []),
    ("a NOT (b c)", "a b c", False, ["a"], ["b", "c"]),
    ("a NOT NOT b", "a", False, ["a"], ["b"]),
    ("a OR NOT b", "", True, ["b"], []),
    ("a NOT a", "a", False, ["a"], ["a"]),
]


@pytest.mark.parametrize(("query", "text", "found", "why", "lacking"), TABLE)
def test_who_is_found_and_why(query, text, found, why, lacking):
    made = match(parse(query), person(("about", text)))
    assert (made.found, names(because(made)), names(missing(made))) == (found, why, lacking)


def test_a_posting_is_one_text_without_fields(posting):
    made = posting(("title", "Cook"), ("company", "Pan Ltd"), ("location", "Cork"), ("benefits", "Free soup"))
    assert holds(parse("title:soup skill:cork cook"), made)
    assert not holds(parse("cook NOT soup"), made)


# --- smallest change -------------------------------------------------------------------------------


def shown(change):
    sign = {"add": "+", "remove": "-"}
    return [" ".join(f"{sign[step.action]}{step.literal}" for step in steps) for steps in change.sets]


@pytest.mark.parametrize(
    ("query", "text", "sets"),
    [
        ("a b", "a b", ["-a", "-b"]),
        ("a OR b", "a b", ["-a -b"]),
        ("a OR b", "b", ["-b"]),
        ("(a OR b) c", "a b c", ["-c"]),
        ("(a OR b) (c OR d)", "a b c d", ["-a -b", "-c -d"]),
        ("a OR b OR c OR d", "a b c d", ["-a -b -c -d"]),
        ("a OR b OR c OR d OR e", "a b c d e", []),  # five are too many to be called small
        ("a OR NOT b", "a", []),  # nothing that could be removed
        ("a NOT b", "a", ["-a"]),  # removing, never adding what is excluded
        ('a OR "a b"', "a b, a", ["-a"]),  # with the word goes the phrase
        ('a OR "a b"', "a b", ["-a", '-"a b"']),
        ("a b", "", ["+a +b"]),
        ("a OR b", "", ["+a", "+b"]),
        ("a (b OR c)", "a", ["+b", "+c"]),
        ("a NOT b", "a b", ["-b"]),
        ("a NOT b", "b", ["+a -b"]),
        ('a "a b" b', "", ['+"a b"']),  # with the phrase come its words
        ('"a b" NOT a', "", []),
        ("a NOT a", "a", []),
        ("a b c d e", "", []),
        ("title:a a", "", ["+title:a"]),
        ("current:a title:a skill:a", "", ["+current:a"]),
        ("headline:a title:a", "", ["+headline:a +title:a"]),
        ("C C++", "", ["+C +C++"]),
    ],
)
def test_the_smallest_change(query, text, sets):
    change = smallest_change(parse(query), person(("about", text)))
    assert (shown(change), change.complete) == (sets, True)
    assert change.found == match(parse(query), person(("about", text))).found


def test_removing_a_title_leaves_the_word_elsewhere():
    both = person(("position-title", "Baker", NOW), ("about", "Baker"))
    only = person(("position-title", "Baker", NOW))
    assert shown(smallest_change(parse("title:Baker OR Baker"), both)) == ["-Baker"]
    assert shown(smallest_change(parse("title:Baker OR Baker"), only)) == ["-title:Baker", "-Baker"]


def test_a_huge_query_is_given_up_on_and_says_so(monkeypatch):
    # Nodes; the shipped million takes a second
    monkeypatch.setattr("auditor.searches.smallest_change.WORK", 10_000)
    groups = [" ".join(f"w{n}x{k}" for k in range(40)) for n in range(5)]
    query = parse(" OR ".join(f"({group})" for group in groups))
    change = smallest_change(query, person(("about", " ".join(groups))))
    assert (change.found, change.sets, change.complete) == (True, (), False)


# The same found out the hard way: change the profile's text, and search again.

KIND_OF = {"": "about", "skill": "skills", "title": "position-title", "current": "position-title",
           "headline": "headline"}  # fmt: skip


def changed(profile, query, steps):
    """The profile with each literal struck out where the query sees it, then the others added."""
    places = {clause.literal: clause.places for clause in match(query, profile).clauses}
    texts = [list(section.text) for section in profile.sections]
    for step in steps:
        for place in places[step.literal] if step.action == "remove" else ():
            texts[place.section][place.start : place.end] = "~" * (place.end - place.start)
    kept = [
        (s.kind, "".join(t), *([s.position] if s.position else []))
        for s, t in zip(profile.sections, texts, strict=True)
    ]
    added = [
        (
            KIND_OF[step.literal.field],
            step.literal.text,
            *(
                [NOW if step.literal.field == "current" else THEN]
                if "title" in KIND_OF[step.literal.field]
                else []
            ),
        )
        for step in steps
        if step.action == "add"
    ]
    return person(*kept, *added)


def by_brute_force(query, profile):
    """All smallest sets of steps, by trying every one of up to four literals."""
    made = match(query, profile)
    held = dict.fromkeys((clause.literal, clause.held) for clause in made.clauses)
    steps = [Step("remove" if is_held else "add", literal) for literal, is_held in held]
    steps = [step for step in steps if step.action == "remove" or not made.found]
    for size in range(1, 5):
        sets = {
            frozenset(some)
            for some in combinations(steps, size)
            if match(query, changed(profile, query, some)).found is not made.found
        }
        if sets:
            return sets
    return set()


SMALL = st.builds(
    Literal, st.sampled_from("abcd"), st.sampled_from(["", "", "title", "current", "skill"])
) | st.builds(
    Literal, st.sampled_from(["a b", "b c", "a b c"]), st.sampled_from(["", "headline"]), st.just(True)
)
QUERIES = st.recursive(
    SMALL, lambda nodes: several(And)(nodes) | several(Or)(nodes) | st.builds(Not, nodes), max_leaves=7
)
TEXTS = st.lists(st.sampled_from("abcd-"), max_size=5).map(" ".join)


@settings(max_examples=500)
@given(QUERIES, TEXTS, TEXTS, TEXTS)
def test_the_smallest_change_is_what_brute_force_finds(tree, about, title, skills):
    query = type(parse("a"))(tree, (), "")
    profile = person(("about", about), ("position-title", title, NOW), ("skills", skills))
    change = smallest_change(query, profile)
    assert {frozenset(steps) for steps in change.sets} == by_brute_force(query, profile)
    assert len({*change.sets}) == len(change.sets)


@given(QUERIES, TEXTS)
def test_the_answer_is_that_of_the_tree(tree, text):
    """And, Or and Not as Python itself has them."""
    query = type(parse("a"))(tree, (), "")
    made = match(query, person(("about", text)))
    held = {clause.literal for clause in made.clauses if clause.held}

    def truth(node):
        if isinstance(node, Literal):
            return node in held
        if isinstance(node, Not):
            return not truth(node.part)
        return (all if isinstance(node, And) else any)(map(truth, node.parts))

    assert made.found is truth(tree)


@pytest.mark.parametrize("query", ["a b OR c", "a NOT (b OR c)"])
@pytest.mark.parametrize("text", ["", "a", "b c", "a b c"])
def test_because_and_missing_never_name_the_same_literal(query, text):
    made = match(parse(query), person(("about", text)))
    assert not {*because(made)} & {*missing(made)}
    assert bool(missing(made)) is not made.found


# --- the words a query looks for --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("java AND (spring OR hibernate) NOT kotlin", ("java", "spring", "hibernate")),
        ('title:"java developer" java', ("java developer", "java")),
        ("java java", ("java",)),
        ("java NOT NOT scala", ("java", "scala")),
    ],
)
def test_the_words_a_query_looks_for(text, words):
    assert wanted_words(parse(text)) == words
