"""What a recruiter's message offers, without what is written around it."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.api import extractor
from auditor.messages import pitch
from auditor.records import Block, Mention
from auditor.settings import Settings

KNOWN = {
    "title": ("pastry chef", "data engineer", "truck driver", "java developer"),
    "tool": ("Kafka", "Java", "Spring", "Terraform", "Kubernetes", "Excel"),
    "soft": ("patience", "teamwork"),
}


def find(text):
    """A small stand-in for the extractor: the terms listed above."""
    found = [
        Mention(term, kind, match[0], "text", 0, *match.span())
        for kind, terms in KNOWN.items()
        for term in terms
        for match in re.finditer(rf"(?<!\w){term}(?!\w)", text, re.IGNORECASE)
    ]
    return sorted(found, key=lambda m: (m.start, -m.end))


@pytest.fixture(scope="module")
def find_terms():
    """The real extractor."""
    return extractor(Settings(model="none")).find_in


def read(text, subject=""):
    return pitch.read(text, subject, find)


MESSAGE = """\
Hi Nuala,

I hope you are doing well. I came across your profile and your background in Java is impressive.

We are looking for a Data Engineer who builds pipelines with Kafka.
\u2022 Terraform
\u2022 remote from anywhere in Europe

Would you be open to a quick chat next week?

Kind regards,
Orla Fenn
Talent partner at Crumb & Kettle
This message is confidential and intended for its addressee alone.
"""
OFFER = """\
We are looking for a Data Engineer who builds pipelines with Kafka.
Terraform
remote from anywhere in Europe"""


def test_of_a_whole_message_the_offer_is_left():
    assert read(MESSAGE).text == OFFER


def test_of_a_whole_message_what_was_seen_is_kept_apart():
    made = read(MESSAGE)
    assert made.seen == "I came across your profile and your background in Java is impressive."
    assert "Java" not in made.text


OFFERED = "We bake bread at night."


@pytest.mark.parametrize(
    "line",
    [
        "Hi Nuala,",
        "Dear Ms Byrne,",
        "Good morning Nuala",
        "Hello!",
        "Guten Tag Frau Byrne,",
        "I hope you're well.",
        "I hope this finds you in good health.",
        "Hope you had a great weekend!",
        "My name is Orla and I work with bakeries.",
        "Thank you for connecting.",
        "Thanks for connecting.",
        "Are you open to a call on Monday?",
        "Would you be interested in hearing more?",
        "Please send me your updated CV.",
        "What is the best number to reach you?",
        "Looking forward to your answer.",
        "Let me know what you think.",
        "Click here to unsubscribe.",
        "We process your data as our privacy notice explains.",
        "Crumb & Kettle is acting as an employment agency.",
    ],
)
def test_what_says_nothing_of_the_job_is_stripped(line):
    assert read(f"{OFFERED}\n{line}").text == OFFERED
    assert read(f"{line}\n{OFFERED}").text == OFFERED


@pytest.mark.parametrize(
    "line",
    [
        "I came across your profile.",
        "Your experience with Kafka stood out.",
        "I noticed you have worked with Java for years.",
        "Given your work at Quillmark, this seemed right.",
        "You have done some impressive work with Java, and your skills are rare.",
    ],
)
def test_what_was_seen_is_no_part_of_the_offer(line):
    made = read(f"{line}\n{OFFERED}")
    assert (made.seen, made.text) == (line, OFFERED)


def test_what_was_seen_in_the_sentence_of_the_offer_is_no_part_of_it():
    made = read("Your experience with Java caught my eye, and we are looking for a Data Engineer.")
    assert made.role == "Data Engineer"
    assert "Java" in made.seen
    assert "Java" not in made.text


def test_an_offer_behind_what_was_seen_is_read_where_only_the_word_behind_it_says_so():
    made = read("I came across your profile and have a Data Engineer role with Larkmoor Energy in Salford.")
    assert (made.role, made.company) == ("Data Engineer", "Larkmoor Energy")
    assert read("Your current role and my time have Java in common.").text == ""


def test_a_greeting_before_the_offer_in_one_sentence_is_stripped():
    assert "Nuala" not in read("Hi Nuala, we are looking for a Pastry Chef in Galway.").text


@pytest.mark.parametrize(
    "sign_off",
    ["Best,", "Best regards,", "Kind regards", "Many thanks,", "Cheers, Orla", "Sincerely", "Thanks Orla"],
)
def test_what_stands_below_the_sign_off_is_cut(sign_off):
    assert read(f"{OFFERED}\n{sign_off}\nOrla Fenn\nKafka staffing").text == OFFERED


def test_thanks_within_the_message_are_no_sign_off():
    assert read("Thanks for the kind words about our oven.\nWe bake bread at night.").text.endswith(OFFERED)


def test_a_message_is_not_cut_at_its_first_line():
    assert read(f"Cheers\n{OFFERED}").text.endswith(OFFERED)


def test_a_message_whose_line_ends_were_lost_is_cut_at_its_sign_off():
    made = read("Hi Nuala,  We bake bread at night.  Kind regards,  Orla Fenn  Kafka staffing")
    assert made.text == OFFERED


def test_list_items_on_one_line_are_lines_of_their_own():
    assert read("We use: \u2022 Kafka \u2022 Terraform").text.splitlines() == [
        "We use:",
        "Kafka",
        "Terraform",
    ]


@pytest.mark.parametrize("hole", ["%FIRSTNAME%", "{{First Name}}", "[Name]"])
def test_a_name_that_was_never_filled_in_is_not_read(hole):
    made = read(f"Hi {hole},\n{OFFERED}")
    assert made.text == OFFERED


# --- role -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "role"),
    [
        ("Data Engineer @ Larkmoor", "Data Engineer"),
        ("RE: Data Engineer @ Larkmoor", "Data Engineer"),
        ("Re: FW: Pastry Chef at Larkmoor", "Pastry Chef"),
        ("Truck Driver | Larkmoor", "Truck Driver"),
        ("Opportunity - Pastry Chef", "Pastry Chef"),
        ("Exciting role: Pastry Chef (m/f/d)", "Pastry Chef"),
        ("Lock Keeper @ Larkmoor", "Lock Keeper"),  # in no lexicon, but it reads like one
        ("Larkmoor is hiring a Lock Keeper", "Lock Keeper"),
        ("Exciting role", ""),
        ("A word", ""),
        ("RE:", ""),
        ("", ""),
    ],
)
def test_the_role_stands_in_the_subject(subject, role):
    assert read("Hello there", subject).role == role


@pytest.mark.parametrize(
    "text",
    [
        "We are looking for a Pastry Chef to join us.",
        "We're hiring a Pastry Chef.",
        "Our next Pastry Chef role is in Galway.",
        "I have an exciting Pastry Chef opportunity for you.",
        "We have an opening for a Pastry Chef.",
        "Join us as a Pastry Chef!",
        "Role: Pastry Chef",
        "Job title - Pastry Chef",
        "Position: Pastry Chef, Galway",
        "\u2022 Role: Pastry Chef",
        "Recruiting for an experienced Pastry Chef with flair.",
    ],
)
def test_the_role_is_announced_in_the_text(text):
    assert read(f"Hi Nuala,\n{text}").role == "Pastry Chef"


def test_a_role_that_no_lexicon_knows_is_read_by_its_capitals():
    assert read("We are looking for a Lock Keeper in Athlone.").role == "Lock Keeper"


def test_a_hyphen_inside_the_name_of_a_file_ends_no_label():
    assert read("Job-Description-Ripon.pdf\nWe are looking for a Pastry Chef.").role == "Pastry Chef"
    assert read("Role - Pastry Chef").role == "Pastry Chef"


def test_a_label_names_the_role_before_the_subject_does():
    assert read("Role: Pastry Chef", "Data Engineer @ Larkmoor").role == "Pastry Chef"


def test_the_subject_names_the_role_before_the_text_does():
    assert read("We are looking for a Pastry Chef.", "Data Engineer @ Larkmoor").role == "Data Engineer"


def test_a_title_keeps_the_capitals_before_it():
    assert read("Senior Staff Data Engineer wanted").role == "Senior Staff Data Engineer"


def test_a_title_in_what_was_seen_is_not_the_role():
    assert read("I saw you are a Data Engineer, and your profile is great.").role == ""


def test_the_recruiters_own_title_is_not_the_role():
    made = read("We are looking for bakers.\nBest regards,\nOrla Fenn\nTruck Driver recruiter")
    assert "Truck" not in made.role


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello",
        "Hi Nuala, how are you?",
        "Hello Nuala,\nI hope you are well.\nBest,\nOrla",
        "Shall we talk?",
        "Patience and teamwork are rare.",
    ],
)
def test_a_mere_hello_has_no_role_and_no_content(text):
    made = read(text)
    assert made.role == ""
    assert not made.has_content


@pytest.mark.parametrize(
    "text",
    ["We need you. Salary 60k per year.", "You would work with Kafka and Terraform.", "Role: Lock Keeper"],
)
def test_a_role_pay_or_two_skills_are_content(text):
    assert read(text).has_content


def test_one_skill_is_no_content():
    assert not read("Kafka is fun.").has_content


def test_the_skills_of_the_profile_are_no_content():
    assert not read("Your experience with Kafka and Terraform stood out.").has_content


# --- company --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Pastry Chef @ Larkmoor", "Hello"),
        ("Pastry Chef at Larkmoor", "Hello"),
        ("", "Larkmoor is hiring a Pastry Chef."),
        ("", "Larkmoor is looking for you."),
        ("", "We need a Pastry Chef to join Larkmoor."),
    ],
)
def test_the_company_is_who_hires(subject, text):
    assert read(text, subject).company == "Larkmoor"


@pytest.mark.parametrize(
    "text",
    [
        "My client is looking for a Pastry Chef at their house Larkmoor.",
        "I recruit at Larkmoor, and one of our clients needs a Pastry Chef.",
        "We are hiring a Pastry Chef for a confidential client with Larkmoor ovens.",
    ],
)
def test_a_hidden_client_has_no_company(text):
    assert read(text).company == ""


def test_a_named_client_is_the_company():
    assert read("Larkmoor is hiring a Pastry Chef.").company == "Larkmoor"


@pytest.mark.parametrize(
    "text",
    ["We are looking for a Data Engineer with Kafka experience.", "We need someone for Kubernetes."],
)
def test_a_skill_is_not_the_company(text, find_terms):
    assert pitch.read(text, "", find_terms).company == ""


# --- facts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("We need 3+ years of baking.", ("level",)),
        ("5-7 yrs of baking", ("level",)),
        ("A senior role", ("level",)),
        ("Fully remote", ("place",)),
        ("Hybrid, two days", ("place",)),
        ("It is based in Galway.", ("place",)),
        ("It pays $50-70/hr.", ("pay",)),
        ("It pays \u20ac 600 a day.", ("pay",)),
        ("A rate of 600 EUR", ("pay",)),
        ("It pays 120k-150k.", ("pay",)),
        ("Junior, on-site, 30 per hour", ("level", "place", "pay")),
        ("We bake bread at night.", ()),
    ],
)
def test_level_place_and_pay_are_facts(text, facts):
    assert read(text).facts == facts


GERMAN = (
    "Wir suchen einen erfahrenen Konditor, der unsere kleine Backstube leitet und jeden Morgen frische "
    "Torten backt. Ihr Profil passt sehr gut zu dieser Stelle."
)


def test_another_language_is_a_fact():
    assert "foreign" in read(f"Guten Tag Frau Byrne,\n{GERMAN}").facts


@pytest.mark.parametrize("text", [MESSAGE, "Konditor gesucht", "Kafka, Terraform, Java, Spring"])
def test_english_and_what_is_too_short_to_tell_are_not_foreign(text):
    assert "foreign" not in read(text).facts


# --- as a posting ---------------------------------------------------------------------------------------


def test_as_a_posting_it_has_its_role_company_and_lines():
    made = pitch.as_source(read("Larkmoor is hiring.\nWe bake bread.", "Pastry Chef @ Larkmoor"), "0007.txt")
    assert made.name == "0007.txt"
    assert made.blocks == (
        Block("field", "Pastry Chef", name="title"),
        Block("field", "Larkmoor", name="company"),
        Block("paragraph", "Larkmoor is hiring."),
        Block("paragraph", "We bake bread."),
    )


def test_as_a_posting_it_has_no_title_where_it_names_no_role():
    untitled = Block("field", "(untitled)", name="title")
    assert pitch.as_source(read(OFFERED), "x").blocks == (untitled, Block("paragraph", OFFERED))


def test_as_a_posting_it_names_nobody():
    made = read(f"{OFFERED}\nThis is Anna Berg, by the way.\n\nBest,\nAnna Berg")
    assert "Anna" not in str(pitch.as_source(made, "x", ["Anna Berg"]).blocks)


# --- who wrote ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (MESSAGE, ""),
        ("Hello", "Pastry Chef @ Larkmoor"),
        ("We are hiring bakers. Would you be open to a quick chat?", ""),
        ("I'm a recruiter and I have a vacancy in a bakery.", ""),
        ("My client would like to see your CV.", ""),
        (GERMAN, ""),
        ("We are looking for a Pastry Chef for our kitchen.", ""),
    ],
)
def test_a_pitch_is_a_recruiters(text, subject):
    assert pitch.is_recruiting(read(text, subject))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Hi Nuala, how was the regatta? Let us row on Sunday.", ""),
        ("Happy birthday, Nuala!", ""),
        ("Congratulations on your new role!", ""),
        ("It was good to see you. Let me know when you are in Cork.", ""),
        ("Our monthly newsletter brings ten tips on ovens. Subscribe now.", "Oven News 12"),
        ("New jobs for you: 12 vacancies near Cork. Manage your job alert here.", "Your job alert"),
        ("Our platform helps bakeries sell more. Book a demo today, spots are limited.", "Sell more bread"),
        ("Join our webinar on hiring bakers and register now. It is an opportunity to learn.", ""),
        ("I offer coaching for your career, and my masterclass opens doors. Are you interested?", ""),
        ("", ""),
    ],
)
def test_what_is_no_pitch_is_not_a_recruiters(text, subject):
    assert not pitch.is_recruiting(read(text, subject))


def test_a_pitch_with_many_signs_may_sell_something_too():
    assert pitch.is_recruiting(
        read("I'm a recruiter. We are looking for a Pastry Chef. Salary 60k. Ask for our newsletter.")
    )


# --- anything at all ------------------------------------------------------------------------------------

messages = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [*MESSAGE.splitlines(), "hiring a ", "role ", "Role: ", "RE: ", "@", "$5", "{{", "%a%", "\u2022 "]
        ),
    ),
    max_size=12,
).map("\n".join)


@given(messages, st.text(max_size=40))
def test_any_text_can_be_read(text, subject):
    made = read(text, subject)
    pitch.is_recruiting(made)
    assert made.has_content or not made.role
    assert all(block.text.strip() for block in pitch.as_source(made, "x").blocks)


@given(messages, st.text(max_size=40))
def test_any_text_can_be_read_with_the_lexicon(text, subject):
    pitch.read(text, subject, extractor(Settings(model="none")).find_in)


@given(messages)
def test_every_line_that_was_read_stands_in_the_message(text):
    assume(not re.search(r"[%{\[]", text))  # names that were never filled in are taken out
    made = read(text)
    squeezed = "".join(text.split())
    for line in (*made.text.splitlines(), *made.seen.splitlines()):
        assert "".join(line.split()) in squeezed


# --- signatures and agencies ----------------------------------------------------------------------------

ASKED = "We are looking for a Data Engineer who knows Kafka."


@pytest.mark.parametrize(
    "signature",
    [
        "Orla Fenn\nPartner | Kettle Search\n+44 1632 960001\nSpring, Java",
        "**Orla Fenn**\nSpring, Java\norla@kettle.example",
        "--\nOrla\nSpring, Java",
    ],
)
def test_a_signature_without_a_sign_off_is_no_offer(signature):
    assert read(f"{ASKED}\n\n{signature}").text == ASKED


@pytest.mark.parametrize(
    "below",
    ["Data Engineer\nSpring\njobs@kettle.example", "Crumb Kettle\nSpring", "Spring Kafka\n+44 1632 960001"],
)
def test_lines_that_are_no_name_with_an_address_end_nothing(below):
    assert "Spring" in read(f"{ASKED}\n\n{below}").text


@pytest.mark.parametrize(
    "said",
    [
        "I specialise in Java and Spring.",
        "We also recruit across Java and Spring.",
        "Specialists in Java, Spring & Excel recruitment.",
    ],
)
def test_what_an_agency_specialises_in_is_no_offer(said):
    assert read(f"{ASKED} {said}").text == ASKED


def test_what_a_role_specialises_in_is_offered():
    text = "We are looking for a Data Engineer, specialising in Kafka."
    assert read(text).text == text
