"""A reply is put together from wordings, fits its channel, and invents nothing."""

import re
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.languages import ENGLISH
from auditor.records import Contact
from auditor.replies.draft import ASKS, Facts, draft, first_name, in_sentence, role_name
from auditor.replies.tone import check

PATHS = (1, 2, 3, 4, 5)
CHANNELS = ("linkedin", "email")
FULL = Facts(
    me="Nuala",
    titles=("Platform engineer", "Site reliability engineer"),
    fact="Kubernetes and Terraform",
    slots=("Tuesday at 10", "Thursday at 3"),
    culprit=("Java", "my skills"),
    refer="Maeve Quill",
)
ORLA = Contact(7, recruiter="Orla Fenn", role="Pastry Chef", company="Larkmoor")
MANY = 60  # contacts, enough for every wording

every_reply = pytest.mark.parametrize(("path", "channel"), list(product(PATHS, CHANNELS)))


@pytest.fixture(scope="module")
def replies():
    """The replies to many contacts, by path and channel."""
    contacts = [replace(ORLA, number=number) for number in range(1, MANY + 1)]
    return {
        (path, channel): [draft(contact, path, FULL, channel) for contact in contacts]
        for path, channel in product(PATHS, CHANNELS)
    }


@pytest.fixture(scope="module")
def all_texts(replies):
    """The texts of all replies by path, with those that ask why or which role."""
    asking = [why(number).text for number in range(1, MANY + 1)]
    asking += [which(number, channel).text for number in range(1, MANY + 1) for channel in CHANNELS]
    return {
        path: [made.text for channel in CHANNELS for made in replies[path, channel]]
        + (asking if path == 2 else [])
        for path in PATHS
    }


def wordings(value):
    """All strings of a table, however deep."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [wording for one in inner for wording in wordings(one)]


def said(wording):
    """A wording whose places hold anything."""
    return re.compile(re.sub(r"\\\{\w+\\\}", ".*?", re.escape(wording)), re.DOTALL)


def to(name="Orla Fenn", role="Pastry Chef", company="", path=1, facts=FULL, channel="linkedin", number=7):
    return draft(Contact(number, recruiter=name, role=role, company=company), path, facts, channel)


def why(number):
    """A reply that asks the question for which the others leave no room."""
    return to(path=2, facts=replace(FULL, asks=("why",)), number=number)


def which(number, channel):
    """A reply to someone who named no role."""
    return to(role="", path=2, number=number, channel=channel)


# --- the shipped wordings -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["common", "path-1", "path-2", "path-3", "path-4", "path-5"])
def test_every_wording_is_used(all_texts, name):
    texts = [text for path in (PATHS if name == "common" else (int(name[-1]),)) for text in all_texts[path]]
    unused = [w for w in wordings(ENGLISH.table(f"replies/{name}")) if not any(map(said(w).search, texts))]
    assert unused == []


@every_reply
def test_no_reply_breaks_a_rule(replies, path, channel):
    broken = {
        (found.rule, made.text[found.start : found.end], made.text)
        for made in replies[path, channel]
        for found in (
            *made.findings,
            *check(made.text, channel=channel, path=path, titles=FULL.titles, consent=True),
        )
    }
    assert broken == set()


def test_no_reply_that_asks_why_breaks_a_rule():
    assert {found for number in range(1, MANY + 1) for found in why(number).findings} == set()


ROLES = [
    "data engineer",
    "Lock Keeper",
    "FINANCE MANAGER",
    "Head of Quality Assurance",
    "telecommunications infrastructure administrator",
    "Registered Nurse (m/f/d)",
    "C++/C# developer",
    "VP, Engineering",
]


@every_reply
@pytest.mark.parametrize("role", ROLES)
def test_no_reply_about_another_role_breaks_a_rule(role, path, channel):
    for number in range(1, 9):
        made = to(role=role, company="Harbour Foods", path=path, channel=channel, number=number)
        assert made.findings == (), made.text


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("company", ["", "Larkmoor", "Harbour Foods"])
def test_a_referral_that_names_nobody_breaks_no_rule(role, company, channel):
    made = to(role=role, company=company, path=4, facts=replace(FULL, refer=""), channel=channel)
    assert made.findings == (), made.text


@pytest.mark.parametrize(
    ("role", "company"), [("Sr. Baker", ""), ("Jr. Baker", ""), ("baker", "St. Brendan Mills")]
)
def test_the_point_of_an_abbreviation_ends_no_sentence(role, company):
    assert to(role=role, company=company).findings == ()


@pytest.mark.parametrize("path", PATHS)
def test_a_linkedin_reply_has_at_most_400_characters(replies, path):
    assert max(len(made.text) for made in replies[path, "linkedin"]) <= 400


@pytest.mark.parametrize("path", PATHS)
def test_an_email_has_50_to_110_words(replies, path):
    lengths = {len(made.text.split()) for made in replies[path, "email"]}
    assert min(lengths) >= 50
    assert max(lengths) <= 110


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "facts", [Facts(), Facts(me="Bo", titles=("Cook",), fact="R", slots=("1 pm", "2 pm"))]
)
def test_an_email_of_few_facts_has_50_words(path, facts):
    texts = [to("Bo", "CFO", path=path, facts=facts, channel="email", number=n).text for n in range(1, 11)]
    assert min(len(text.split()) for text in texts) >= 50


# --- order ----------------------------------------------------------------------------------------------


@every_reply
def test_the_greeting_with_the_name_comes_first(replies, path, channel):
    assert all(re.match(r"(?:Hi|Hello) Orla,\n", made.text) for made in replies[path, channel])


@every_reply
def test_thanks_with_the_role_and_then_the_stance_follow_the_greeting(replies, path, channel):
    thanks = "|".join(said(w).pattern for w in ENGLISH.table("replies/common")[channel]["thanks"])
    stances = "|".join(map(re.escape, ENGLISH.table(f"replies/path-{path}")["stance"]))
    order = re.compile(rf"[^\n]+\n+(?:{thanks}) (?:{stances})")
    for made in replies[path, channel]:
        opening = order.match(made.text)
        assert opening, made.text
        assert "the Pastry Chef role with Larkmoor." in opening[0]


@every_reply
def test_the_sign_off_with_the_own_name_comes_last(replies, path, channel):
    signs = "|".join(said(w).pattern for w in ENGLISH.table("replies/common")[channel]["sign_off"])
    assert all(re.search(rf"\n(?:{signs})\Z", made.text) for made in replies[path, channel])
    assert all(made.text.endswith("Nuala") for made in replies[path, channel])


@every_reply
def test_the_next_step_comes_last_before_the_sign_off(replies, path, channel):
    own = ENGLISH.table(f"replies/path-{path}")[channel]["next"]
    steps = "|".join(said(w).pattern for w in own)
    signs = "|".join(said(w).pattern for w in ENGLISH.table("replies/common")[channel]["sign_off"])
    assert all(
        re.search(rf"(?:{steps})\s*\n+(?:{signs})\Z", made.text, re.DOTALL) for made in replies[path, channel]
    )


@every_reply
def test_a_reply_knows_its_channel_and_path(replies, path, channel):
    assert {(made.channel, made.path) for made in replies[path, channel]} == {(channel, path)}


@every_reply
def test_no_two_blanks_stand_together(replies, path, channel):
    assert not any(re.search(r" {2}| \n|\n | [.,?]", made.text) for made in replies[path, channel])


# --- the same and not the same --------------------------------------------------------------------------


@every_reply
def test_the_same_contact_gets_the_same_text(path, channel):
    assert draft(ORLA, path, FULL, channel) == draft(replace(ORLA, outcome="none"), path, FULL, channel)


@every_reply
def test_ten_contacts_do_not_read_alike(replies, path, channel):
    assert len({made.text for made in replies[path, channel][:10]}) >= 6


# --- what is unknown ------------------------------------------------------------------------------------

NAME, ROLE, ME, TITLES = "[recruiter's name]", "[role]", "[your name]", "[the titles you want]"
FACT, SLOTS = "[what of your work fits]", ("[a day and time]", "[another day and time]")


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(
    ("path", "blanks"),
    [
        (1, (NAME, ROLE, ME, FACT, *SLOTS)),
        (2, (NAME, ME)),  # which role it is, is the first question
        (3, (NAME, ROLE, ME, TITLES)),
        (4, (NAME, ROLE, ME)),
        (5, (NAME, ROLE, ME, TITLES)),
    ],
)
def test_what_is_unknown_becomes_a_blank(path, blanks, channel):
    made = to("", "", path=path, facts=Facts(), channel=channel)
    assert sorted(made.blanks) == sorted(blanks)
    assert all(blank in made.text for blank in blanks)
    assert {*re.findall(r"\[[^\]]*\]", made.text)} == {*blanks}


@every_reply
def test_each_blank_is_found_by_the_check(path, channel):
    made = to("", "", path=path, facts=Facts(), channel=channel)
    found = [made.text[f.start : f.end] for f in made.findings if f.rule == "placeholder"]
    assert sorted(found) == sorted(made.blanks)


@every_reply
def test_with_all_facts_there_is_no_blank(replies, path, channel):
    assert all(made.blanks == () for made in replies[path, channel])
    assert not any("[" in made.text for made in replies[path, channel])


def test_one_time_leaves_one_blank():
    assert to(facts=replace(FULL, slots=("Tuesday at 10",))).blanks == (SLOTS[1],)


def test_an_unknown_company_is_left_out():
    assert " with " not in to(company="").text.split(".")[0]


# --- paths ----------------------------------------------------------------------------------------------


def asked(text):
    """The kinds of question that a text asks, in its order."""
    kinds = ENGLISH.table("replies/path-2")["questions"]
    found = {text.index(w): kind for kind, options in kinds.items() for w in options if w in text}
    return [found[place] for place in sorted(found)]


def test_path_1_says_what_fits_and_when():
    text = to(path=1).text
    assert "Kubernetes and Terraform" in text
    assert text.index("Tuesday at 10") < text.index("Thursday at 3")
    assert text.count("?") == 1


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(
    ("asks", "questions"),
    [
        (ASKS, ["pay", "place", "level"]),
        (("pay", "why"), ["pay", "why"]),
        (("why", "pay"), ["pay", "why"]),
        (("level",), ["level"]),
        (("place", "level", "why"), ["place", "level", "why"]),
    ],
)
def test_path_2_asks_at_most_three_of_what_is_to_be_asked(asks, questions, channel):
    for number in range(1, 11):
        text = to(path=2, facts=replace(FULL, asks=asks), channel=channel, number=number).text
        assert asked(text) == questions
        assert text.count("?") == len(questions)


def test_path_2_with_nothing_to_ask_has_no_question():
    assert "?" not in to(path=2, facts=replace(FULL, asks=())).text


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("path", [3, 5])
def test_paths_3_and_5_name_the_wanted_titles(path, channel):
    text = to(path=path, channel=channel).text
    assert "platform engineer and site reliability engineer roles" in text


def test_at_most_two_titles_are_named():
    text = to(path=3, facts=replace(FULL, titles=("Baker", "Miller", "Brewer"))).text
    assert "baker and miller roles" in text
    assert "rewer" not in text


def test_path_3_asks_nothing(replies):
    assert not any("?" in made.text for channel in CHANNELS for made in replies[3, channel])


@pytest.mark.parametrize("channel", CHANNELS)
def test_path_4_names_nobody_unless_told(channel):
    made = to(path=4, facts=replace(FULL, refer=""), role="baker", channel=channel)
    refer = ENGLISH.table("replies/path-4")["refer"]
    assert "Maeve" not in made.text
    assert not any(said(w).search(made.text) for w in refer)
    assert made.findings == ()


@pytest.mark.parametrize("channel", CHANNELS)
def test_path_4_names_whom_it_may(channel):
    made = to(path=4, channel=channel)
    assert made.text.count("Maeve Quill") == 1
    assert made.findings == ()


@pytest.mark.parametrize("path", [1, 2, 3, 5])
def test_other_paths_refer_to_nobody(replies, path):
    assert not any("Maeve" in made.text for channel in CHANNELS for made in replies[path, channel])


@pytest.mark.parametrize("channel", CHANNELS)
def test_path_5_asks_how_they_came(replies, channel):
    for made in replies[5, channel]:
        assert re.search(r"search terms .*?\?", made.text)
        assert re.search(r"Java in my skills\?", made.text)


@pytest.mark.parametrize("channel", CHANNELS)
def test_path_5_supposes_nothing_without_a_culprit(channel):
    made = to(path=5, facts=replace(FULL, culprit=None), channel=channel)
    assert made.text.count("?") == 1
    assert made.findings == ()
    assert not re.search(r" {2}|\[|\{", made.text)


@pytest.mark.parametrize("path", [1, 2, 3, 4])
def test_other_paths_name_no_culprit(replies, path):
    assert not any("Java" in made.text for channel in CHANNELS for made in replies[path, channel])


# --- what others wrote ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Anna Berg", "Anna"),
        ("  Anna\nBerg ", "Anna"),
        ("Dr. Anna Berg", "Dr. Berg"),
        ("Dr Anna Berg (she/her), PhD", "Dr Berg"),
        ("Ms Byrne", "Ms Byrne"),
        ("Mary-Jane O'Neil, PhD", "Mary-Jane"),
        ("O’Neil", "O’Neil"),
        ("Anna (she/her)", "Anna"),
        ("Anna | We are hiring!", "Anna"),
        ("Anna – Talent", "Anna"),
        ("Anna [HR]", "Anna"),
        ("דקלן הברטי", "דקלן"),
        ("أحمد علي", "أحمد"),
        ("王芳", "王芳"),
        ("김지민", "김지민"),
        ("🌟 Anna Berg", "Anna"),
        ("LinkedIn Member", ""),
        ("The Hiring Team", ""),
        ("Larkmoor Recruitment Ltd.", ""),
        ("HR", ""),
        ("Dr.", ""),
        ("-", ""),
        ("[x]", ""),
        ("👋", ""),
        ("", ""),
    ],
)
def test_a_person_is_addressed_as_people_are(name, called):
    assert first_name(name) == called


@pytest.mark.parametrize(
    ("role", "named"),
    [
        ("Pastry chefs", "the Pastry chef role"),
        ("Head of Operations", "the Head of Operations role"),
        ("Inside Sales", "the Inside Sales role"),
    ],
)
def test_a_role_that_was_named_for_several_people_is_that_of_one(role, named):
    assert any(named in to(role=role, path=5, number=number).text for number in range(1, 20))


def test_a_mailbox_of_a_team_is_greeted_by_no_name():
    assert "[recruiter's name]" in to("The Hiring Team", path=5).blanks


@pytest.mark.parametrize(
    "name",
    [
        *("Anna Berg", "Dr. Anna Berg", "Mary-Jane O'Neil, PhD", "Anna (she/her)", "דקלן הברטי", "أحمد علي"),
        *("王芳", "김지민", "ปรีชา ใจดี", "प्रिया शर्मा", "Łukasz Żak", "Anna [HR]", "Prof. Dr. Anna Berg"),
    ],
)
@pytest.mark.parametrize("channel", CHANNELS)
def test_a_name_in_any_script_passes_the_check(name, channel):
    made = to(name, channel=channel)
    assert made.blanks == ()
    assert made.findings == ()


@pytest.mark.parametrize(
    "name", ["{name}", "{0}", "{", "}", "[x]", "Dr. {name}", "Mr. [x]", "{me.__class__}"]
)
def test_brackets_in_a_name_do_no_harm(name):
    made = to(name)
    assert not re.search(r"[{}]", made.text)
    assert {*re.findall(r"\[[^\]]*\]", made.text)} == {*made.blanks}


@pytest.mark.parametrize("role", ["{role}", "{0}", "{", "[x]", "Baker [remote]", "Baker {me}", "<Baker>"])
def test_brackets_in_a_role_or_company_do_no_harm(role):
    made = to(role=role, company=role)
    assert not re.search(r"[{}<>]", made.text)
    assert {*re.findall(r"\[[^\]]*\]", made.text)} == {*made.blanks}


@pytest.mark.parametrize("held", ["{fact}", "{", "%s", "\\1", "{0.__class__}"])
def test_brackets_in_facts_are_not_read(held):
    facts = Facts(held, (held, held), held, (held, held), ASKS, (held, held), held)
    for path, channel in product(PATHS, CHANNELS):
        text = to(path=path, facts=facts, channel=channel).text
        assert text.endswith(held)


@pytest.mark.parametrize(
    ("role", "named"),
    [
        ("Pastry Chef", "Pastry Chef"),
        ("FINANCE MANAGER", "Finance Manager"),
        ("IT MANAGER", "IT Manager"),
        ("HEAD OF SALES", "Head of Sales"),
        ("CFO", "CFO"),
        ("SAP", "SAP"),
        ("Baker (m/f/d)", "Baker"),
        ("Baker [remote]", "Baker"),
        ("Baker role", "Baker"),
        ("Baker Position", "Baker"),
        ("  Baker,\n Night shift - ", "Baker, Night shift"),
        ("", ""),
        ("()", ""),
        (" - ", ""),
    ],
)
def test_a_role_is_named_as_in_a_sentence(role, named):
    assert role_name(role) == named


@pytest.mark.parametrize("role", ["FINANCE MANAGER", "NURSE", "WORKING TEACHER"])
def test_a_shouted_role_does_not_shout(role):
    assert to(role=role).findings == ()


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Platform engineer", "platform engineer"),
        ("FP&A manager", "FP&A manager"),
        ("SRE", "SRE"),
        ("baker", "baker"),
        ("", ""),
    ],
)
def test_a_title_loses_its_capital_inside_a_sentence(title, named):
    assert in_sentence(title) == named


# --- length ---------------------------------------------------------------------------------------------

LONG_ROLE = "Senior Principal Lead Baker of the Northern and Western Islands and Their Harbours"
LONG_COMPANY = "The Very Old Company of Bakers and Millers"
LONG = replace(
    FULL,
    titles=("Senior infrastructure reliability and platform engineer", "Head of developer experience"),
    fact="Site reliability engineering and infrastructure as code",
    slots=("Wednesday 23 September at 10:30 am", "Thursday 24 September at 3:30 pm"),
)


def shortest(role, company, path, facts, channel):
    """The least length that any combination of the wordings has."""
    common, own = ENGLISH.table("replies/common"), ENGLISH.table(f"replies/path-{path}")
    places = {
        "name": "Orla",
        "role": role,
        "with": f" with {company}" if company else "",
        "me": facts.me,
        "titles": " and ".join(map(in_sentence, facts.titles)),
        "fact": facts.fact,
        "slot_1": facts.slots[0],
        "slot_2": facts.slots[1],
        "term": facts.culprit[0],
        "place": facts.culprit[1],
        "person": facts.refer,
    }

    def least(options, **more):
        texts = (wording.format_map({**places, **more}).strip() for wording in options)
        return min(texts, key=lambda text: length(text, channel))

    asks = [least(own["questions"][ask]) for ask in ("pay", "place", "level")] if path == 2 else []
    optional = {name: least(own[name]) for name in ("culprit", "refer") if name in own}
    parts = (
        least(common["greeting"]) + "\n" + least(common[channel]["thanks"]),
        least(own["stance"]),
        least(own[channel]["body"], questions=" ".join(asks), **optional),
        least(own[channel]["next"], **optional) + "\n" + least(common[channel]["sign_off"]),
    )
    return length(" ".join(parts), channel)


def length(text, channel):
    return len(text.split()) if channel == "email" else len(text)


@every_reply
@pytest.mark.parametrize(
    ("role", "company", "facts"),
    [
        (LONG_ROLE[:80], "", FULL),
        (LONG_ROLE[:60], LONG_COMPANY, FULL),
        (LONG_ROLE[:80], LONG_COMPANY, FULL),
        (LONG_ROLE[:40], LONG_COMPANY, LONG),
        ("Pastry Chef", "Larkmoor", LONG),
        ("Pastry Chef", LONG_COMPANY, LONG),
        (LONG_ROLE[:80], LONG_COMPANY, LONG),
    ],
)
def test_a_reply_fits_wherever_any_combination_does(monkeypatch, role, company, facts, path, channel):
    monkeypatch.setattr("auditor.replies.draft.check", lambda *_, **__: ())  # only lengths are looked at
    longest = {"linkedin": 400, "email": 110}[channel]
    if shortest(role.strip(), company, path, facts, channel) > longest:
        return
    lengths = [length(to("Orla", role, company, path, facts, channel, n).text, channel) for n in range(1, 31)]
    assert max(lengths) <= longest


@every_reply
def test_what_never_fits_is_still_a_reply(monkeypatch, path, channel):
    monkeypatch.setattr("auditor.replies.draft.TRIES", 64)  # combinations, of which none fits
    endless = "a very long text " * 30  # over either limit by itself
    facts = Facts(endless, (endless, endless), endless, (endless, endless), ASKS, (endless, endless), endless)
    made = to(endless, endless, endless, path, facts, channel)
    assert made.text
    assert made.blanks == ()


@pytest.mark.parametrize("path", PATHS)
def test_a_long_name_role_or_company_is_cut(path):
    whole = "Wolfeschlegel" * 9
    text = to(whole, whole, whole, path).text
    assert whole not in text
    assert len(text) < 700


def test_a_cut_leaves_no_blank_before_a_full_stop():
    assert not re.search(r" [.,]", to(role="Pastry Chefs " * 20, company="Harbour Foods " * 20).text)


# --- anything at all ------------------------------------------------------------------------------------

strangers = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "Dr.",
                "Mr",
                "Anna",
                "Berg,",
                "{name}",
                "{",
                "}",
                "[x]",
                "(",
                ")",
                "|",
                "-",
                "PhD",
                "王",
                "דקלן",
                "\n",
            ]
        ),
        max_size=6,
    ).map(" ".join),
)


@given(strangers, strangers, strangers, st.sampled_from(PATHS), st.sampled_from(CHANNELS))
def test_any_contact_gets_a_reply(name, role, company, path, channel):
    made = draft(Contact(3, recruiter=name, role=role, company=company), path, FULL, channel)
    assert not re.search(r"\{\w*\}", made.text)
    assert all(blank in made.text for blank in made.blanks)
    assert all(0 <= found.start <= found.end <= len(made.text) for found in made.findings)
    assert made.text.endswith("Nuala")


@given(strangers)
def test_any_name_and_role_can_be_read(text):
    first_name(text)
    role_name(text)
    in_sentence(text)
