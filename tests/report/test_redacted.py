"""A redacted audit says the same in numbers and terms, and nothing of who anybody is, in any format."""

import re
from dataclasses import replace

import pytest
from hand_built import OLD, audit, hostile, line, posting_line, search, term, unread
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_people import DATE, PEOPLE, ROOT, audit_of

import auditor
from auditor.records import (
    Appearances,
    Contradiction,
    Document,
    Dropped,
    FoundFor,
    Input,
    Line,
    Notice,
    Position,
    Section,
)
from auditor.report import REPORTERS, to_json
from auditor.report.private import Private
from auditor.report.redacted import CODE, redacted, replaced

PROFILE = Document(
    "profile",
    "Baker at Quillmere",
    "",
    "en",
    (
        Section("name", "Odalys Verhaag"),
        Section("headline", "Java Developer at Quillmere"),
        Section("location", "Thornlea, Northmoor, Ruritania"),
        Section(
            "about", "Write to odalys@verhaag.example or +44 7700 900123, or see https://verhaag.example/me."
        ),
        Section(
            "position-title",
            "Java Developer",
            position=Position("Java Developer", "Quillmere Ltd", "2020-01"),
        ),
        Section("education", "Bremholt University\nBSc"),
    ),
    "odalys-verhaag.txt",
)
MESSAGE = Document(
    "mismatched-01",
    "Java Developer",
    "Sorrelgate & Sons Inc.",
    "en",
    (Section("other", "Hi Odalys, Java at Sorrelgate and Sons?\nKind regards,\nTamsin Oakhurst"),),
    "oakhurst.eml",
    dropped=(Dropped("Sorrelgate & Sons is an equal employer. Tel. 0161 496 0123", "boilerplate"),),
)
ELSEWHERE = Contradiction(
    "other employer",
    "verhaag-cv.pdf names Ashgrove Foundry, and your profile for the same time Quillmere Ltd.",
    (Line("verhaag-cv.pdf", "dates as read", "Baker, Ashgrove Foundry, 2020-01 to no end"),),
    ("Ashgrove Foundry",),
)
SECRETS = (
    "Odalys", "Verhaag", "Quillmere", "Thornlea", "Sorrelgate", "Tamsin", "Oakhurst", "Bremholt", "900123",
    "0123", "verhaag.example", "Ashgrove",
)  # fmt: skip


def made(**changes):
    quote = posting_line("mismatched", "Hi Odalys, Java at Sorrelgate and Sons?")
    java = term("Java", evidence=(line(1, PROFILE.sections[1].text), replace(quote, start=12, end=16)))
    one = replace(
        audit(java, notices=(Notice("x", "info", "Sorrelgate & Sons repeats oakhurst.eml", "oakhurst.eml"),)),
        profile=PROFILE,
        mismatched=(MESSAGE,),
        searches=(search(query='Java AND company:"Sorrelgate & Sons"'),),
        contradictions=(ELSEWHERE,),
    )
    of_cv = Input("verhaag-cv.pdf", "also", "pdf", "0" * 64)
    inputs = replace(one.provenance, inputs=(*one.provenance.inputs, of_cv))
    return replace(one, **({"provenance": inputs} | changes))


def texts(shown):
    return {name: text for render in REPORTERS.values() for name, text in render(shown).items()}


def private_strings(one):
    """What a person would not want to read: names, employers, schools and files, each with its parts."""
    found = {one.profile.source, *(p.source for p in (*one.mismatched, *one.desired))} - {"profile.txt"}
    for document in (one.profile, *one.mismatched, *one.desired):
        found |= {document.company} | {s.position.company for s in document.sections if s.position}
    names = [s.text for s in one.profile.sections if s.kind == "name"]
    return {f for f in found if f} | {part for name in names for part in (name, *name.split())}


def people():
    yield from (audit_of(person) for person in PEOPLE)


@pytest.mark.parametrize("format_", REPORTERS)
def test_no_secret_is_in_any_file_of_any_format(format_):
    for name, text in REPORTERS[format_](redacted(made())).items():
        assert not [s for s in SECRETS if s.casefold() in text.casefold()], name


@pytest.mark.parametrize("person", PEOPLE)
def test_nothing_private_of_a_person_is_in_any_file(person):
    one = audit_of(person)
    secrets = private_strings(one)
    assert len(secrets) > 20

    for name, text in texts(redacted(one)).items():
        told = [s for s in secrets if re.search(rf"(?<!\w){re.escape(s)}(?!\w)", text)]
        assert not told, name


def evaluation_audit(person):
    folder = ROOT / "data" / "evaluation" / "people" / person
    return auditor.audit(
        folder / "profile.txt",
        [folder / "desired.csv"],
        [folder / "mismatched.csv"],
        settings=auditor.Settings(model="none", shuffles=20),
        date=DATE,
    )


@pytest.mark.parametrize("person", ["callum-brisbois", "femke-oyelaran"])
def test_nothing_private_of_another_person_is_in_any_file(person):
    one = evaluation_audit(person)

    for name, text in texts(redacted(one)).items():
        told = [s for s in private_strings(one) if re.search(rf"(?<!\w){re.escape(s)}(?!\w)", text)]
        assert not told, name


@pytest.mark.parametrize("person", PEOPLE)
def test_every_quoted_word_still_stands_where_the_audit_says(person):
    shown = redacted(audit_of(person))
    held = {d.id: d for d in (shown.profile, *shown.mismatched, *shown.desired)}

    for one in (e for t in shown.terms for e in t.evidence):
        assert held[one.document].sections[one.section].text[one.start : one.end] == one.surface
    for one in (u for t in shown.terms for u in t.uncounted):
        document = held[one.document]
        parts = document.dropped if one.part == "dropped" else document.sections
        text = parts[one.index].heading if one.part == "heading" else parts[one.index].text
        assert text[one.start : one.end] == one.surface


@pytest.mark.parametrize("person", PEOPLE)
def test_numbers_verdicts_and_terms_are_the_same_and_it_loads_back(person):
    one = audit_of(person)
    shown = redacted(one)

    assert shown.summary == one.summary
    assert [(t.term, t.verdict, t.gap, t.attraction) for t in shown.terms] == [
        (t.term, t.verdict, t.gap, t.attraction) for t in one.terms
    ]
    assert to_json.loads(to_json.render(shown)["audit.json"]) == shown


def test_one_firm_has_one_name_however_it_is_written():
    shown = redacted(made())

    assert shown.mismatched[0].company == "Company B"
    assert "Hi Candidate, Java at Company B?" in shown.mismatched[0].sections[0].text
    assert shown.searches[0].query == 'Java AND company:"Company B"'
    assert shown.profile.sections[4].position.company == "Company A"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("odalysverhaag, odalys.verhaag, odalys(at)verhaag.example", "Candidate, Candidate, [e-mail]"),
        ("#SorrelgateAndSons", "#SorrelgateAndSons"),
        ("at Sorrelgate", "at Company B"),
    ],
)
def test_names_in_one_word(text, shown):
    assert Private(made()).without(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "A position with Wrenfold Coffee in town.",
        "Would you join Wrenfold Leisure as a supervisor?",
        "Apply to Wrenfold Marlowe, our partner",
    ],
)
def test_whom_no_field_names_is_told_by_how_offers_are_worded(text):
    asked = replace(MESSAGE, company="", sections=(Section("other", f"Hi. {text} Java."),))

    assert "Wrenfold" not in redacted(made(mismatched=(asked,), terms=())).mismatched[0].sections[0].text


WEEK = Appearances(
    "2026-11-22",
    43,
    (FoundFor("Java Developer at Ostrel Foods", 0.28, "mismatched"),),
    ("Ostrel Foods Ltd", "Sorrelgate & Sons", " "),
    (FoundFor("java ostrel foods", None, "mismatched"),),
)


@pytest.mark.parametrize("format_", REPORTERS)
def test_where_searchers_work_is_in_no_file_of_any_format(format_):
    for name, text in REPORTERS[format_](redacted(made(appearances=(WEEK,)))).items():
        assert not [s for s in (*SECRETS, "Ostrel") if s.casefold() in text.casefold()], name


def test_what_was_searched_stays_and_a_firm_has_the_same_name_there():
    (week,) = redacted(made(appearances=(WEEK,))).appearances

    assert week.companies[:2] == ("Company F", "Company B")
    assert [one.text for one in week.found_for] == ["Java Developer at Company F", "java Company F"]
    assert (week.date, week.searches, week.titles[0].share) == ("2026-11-22", 43, 0.28)


CV = (
    Contradiction("open job", "Quillmere has no end.", (Line("", "position", "Baker, Quillmere, 2020-01"),)),
    Contradiction(
        "other employer",
        "verhaag.pdf names Ostrel Foods.",
        (Line("verhaag.pdf", "dates as read", "Cook, Ostrel Foods"),),
        ("Ostrel Foods",),
    ),
    Contradiction(
        "other titles",
        "verhaag.pdf calls you Cook.",
        (Line("verhaag.pdf", "position", "Cook at Ostrel Foods"),),
    ),
)


@pytest.mark.parametrize("format_", REPORTERS)
def test_what_contradicts_itself_names_nobody_in_any_format(format_):
    one = made(contradictions=CV)
    files = [*one.provenance.inputs, replace(one.provenance.inputs[0], name="verhaag.pdf", side="also")]
    one = replace(one, provenance=replace(one.provenance, inputs=tuple(files)))

    for name, text in REPORTERS[format_](redacted(one)).items():
        assert not [s for s in (*SECRETS, "Ostrel") if s.casefold() in text.casefold()], name


def test_what_contradicts_itself_is_still_told():
    told = redacted(made(contradictions=CV)).contradictions

    assert [one.message for one in told[:2]] == [
        "Company A has no end.",
        "verhaag.pdf names Company E.",
    ]
    assert told[0].lines == (Line("", "position", "Baker, Company A, 2020-01"),)


def test_addresses_are_told_by_their_form():
    about = redacted(made()).profile.sections[3].text

    assert about == "Write to [e-mail] or [phone], or see [link]."


@pytest.mark.parametrize(
    "text", ["2014 - 2018", "2026-11-22", "version 3.11.7", "30,000 to 45,000", "Node.js"]
)
def test_what_is_no_address_stays(text):
    assert Private(made()).without(text) == text


def test_a_term_that_is_also_an_employer_stays_where_it_is_counted_and_a_notice_says_so():
    job = Section("position-title", "Java Developer", position=replace(OLD, company="Java"))
    profile = replace(PROFILE, sections=(*PROFILE.sections, job))
    shown = redacted(made(profile=profile))

    assert [t.term for t in shown.terms] == ["Java"]
    assert shown.terms[0].evidence[0].surface == "Java"
    assert shown.profile.sections[-1].position.company.startswith("Company")
    assert [n.about for n in shown.notices if n.code == CODE] == ["", "Java"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Java at Orrery Java Systems.", "Java at [x] Java [x]."),
        ("At Orrery Java.", "At [x] Java."),
        ("Ask jo@java-house.org.", "Ask [x]java[x]."),
        ("Java, daily.", "Java, daily."),
    ],
)
def test_of_a_name_that_holds_a_counted_word_only_that_word_stays(text, shown):
    company = Section("company", "Orrery Java Systems")
    held = made(
        profile=replace(PROFILE, sections=(*PROFILE.sections, company, replace(company, text="Orrery Java")))
    )
    kept = [m.span() for m in re.finditer("(?i)java", text)]
    found = Private(held).rewritten(text, kept).text
    assert re.sub(r"Company [A-Z]|\[e-mail\]", "[x]", found) == shown


def test_how_much_was_replaced_is_counted_by_kind():
    assert replaced(made())["[e-mail]"] == 1
    assert replaced(made())["Recruiter"] == 1


def test_digests_of_inputs_are_gone():
    assert {one.sha256 for one in redacted(made()).provenance.inputs} == {""}


def test_hostile_texts_are_redacted_without_harm():
    assert to_json.loads(to_json.render(redacted(hostile()))["audit.json"])


NAMES = st.from_regex(r"[A-Z][a-z]{3,9}(-[A-Z][a-z]{3,9})?", fullmatch=True)


@settings(deadline=None, max_examples=40)
@given(first=NAMES, last=NAMES, firm=NAMES, cut=st.integers(0, 30))
def test_whatever_people_and_firms_are_called(first, last, firm, cut):
    text = f"{first} {last} of {firm}. I am {first}. Java at {firm}, {last}!"
    text = text[:cut] + " " + text[cut:] if text[cut : cut + 1] == " " else text
    at = text.index("Java at")
    profile = Document(
        "profile", f"{first} {last}", "", "en",
        (Section("name", f"{first} {last}"), Section("about", text), Section("skills", "", "", Position("x", firm))),  # noqa: E501
        f"{last}.txt",
    )  # fmt: skip
    there = replace(line(1, text), start=at, end=at + 4)
    shown = redacted(made(profile=profile, terms=(term(evidence=(there,), uncounted=(unread(),)),)))

    assert not [
        n
        for n in (first, last, firm)
        if n != "Java" and re.search(rf"\b{n}\b", shown.profile.sections[1].text)
    ]
    one = shown.terms[0].evidence[0]
    assert shown.profile.sections[1].text[one.start : one.end] == "Java"
