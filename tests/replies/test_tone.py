"""What may cost the writer of a reply goodwill, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.replies import tone
from auditor.replies.tone import RULES, check
from auditor.terms import grammar

HEAD = "Hi Orla,\nThank you for writing about the baker role."
NO = "It isn't a fit for me."
END = "I wish you a good search, and I hope you soon find the right person.\nNuala"
GOOD = f"{HEAD} {NO} {END}"


def rules(text, **more):
    """The rules that a text breaks."""
    return {found.rule for found in check(text, **more)}


def quoted(text, rule, **more):
    """The places of a text that break a rule, in the words that were typed."""
    return [text[found.start : found.end] for found in check(text, **more) if found.rule == rule]


def having(sentence):
    """A good reply with one sentence more."""
    return f"{HEAD} {NO} {sentence} {END}"


@pytest.mark.parametrize("path", [None, 1, 3, 4])
@pytest.mark.parametrize("channel", ["linkedin", "email"])
def test_a_good_reply_breaks_no_rule(channel, path):
    assert check(GOOD, channel=channel, path=path) == ()


def test_a_finding_says_what_to_do():
    (found,) = check(having("What a waste of my time!"))
    assert (found.rule, found.severity) == ("negative-words", "warning")
    assert found.message == RULES["negative-words"].message
    assert found.better == RULES["negative-words"].better


def test_every_rule_has_a_message_and_a_better_wording():
    assert all(rule.message.endswith(".") and rule.better for rule in RULES.values())


# --- single sentences -----------------------------------------------------------------------------------

HITS = [
    ("placeholder", "I am free on [day].", "[day]"),
    ("placeholder", "I am free on {slot}.", "{slot}"),
    ("placeholder", "I am free on {{slot}}.", "{{slot}}"),
    ("placeholder", "I am free on %DAY%.", "%DAY%"),
    ("placeholder", "I am free on <your day>.", "<your day>"),
    ("placeholder", "I am free on XXX.", "XXX"),
    ("placeholder", "I am free on ____.", "____"),
    ("placeholder", "I am free on TBD.", "TBD"),
    ("insult", "You are an idiot.", "idiot"),
    ("insult", "This is bullshit.", "bullshit"),
    ("insult", "What the f**k is this.", "f**k"),
    ("shares-salary", "My current salary is too low to share.", "salary"),
    ("shares-salary", "I earn about 48k here.", "48k"),
    ("shares-salary", "I am on £52,000 now.", "£52,000"),
    ("shares-salary", "They pay me 19.40 an hour.", "19.40"),
    ("shares-salary", "I would need at least CHF 128'000.", "CHF 128'000"),
    ("shares-secret", "Between us, we go on.", "Between us"),
    ("shares-secret", "Our revenue is falling.", "revenue"),
    ("shares-secret", "We are about to lay off staff.", "about to lay"),
    ("shares-health", "I was off with burnout.", "burnout"),
    ("shares-health", "I am on medical leave.", "medical leave"),
    ("shares-health", "My wife's stroke keeps us here.", "stroke"),
    ("shares-health", "I need to rest my shoulder.", "shoulder"),
    ("shares-health", "I was diagnosed in May.", "diagnosed"),
    ("shares-health", "I had three months of chemo.", "chemo"),
    ("shares-family", "I get home to the children by four.", "children"),
    ("shares-family", "My wife would not move.", "wife"),
    ("shares-family", "I am going through a divorce.", "divorce"),
    ("negative-words", "Please stop sending these.", "stop sending"),
    ("negative-words", "This is spam to me.", "spam"),
    ("negative-words", "You clearly looked at another person.", "clearly"),
    ("negative-words", "It says so in the headline, obviously.", "obviously"),
    ("negative-words", "Did you even read it?", "Did you even"),
    ("shouting", "I do NOT cook.", "NOT"),
    ("shouting", "I NEVER cook.", "NEVER"),
    ("exclamations", "What a kitchen! What a view!", "!"),
    ("apologies", "I am sorry, my apologies.", "apologies"),
    ("hedging", "Perhaps I might cook one day, maybe.", "maybe"),
    ("gushing", "What an amazing, fantastic, wonderful kitchen.", "wonderful"),
    ("many-questions", "Where? When? How? Who?", "?"),
]


@pytest.mark.parametrize(("rule", "sentence", "place"), HITS)
def test_a_broken_rule_quotes_its_place(rule, sentence, place):
    assert quoted(having(sentence), rule) == [place]


NEAR_MISSES = [
    ("placeholder", "The list is below [1]."),
    ("placeholder", "I write C and A < B holds."),
    ("placeholder", "It holds 100% of the time, or 90%."),
    ("insult", "I work in fraud prevention."),
    ("insult", "I have a different job now."),
    ("insult", "I don't want another job at present."),
    ("insult", "I found a better job last year."),
    ("insult", "I am looking for a new career."),
    ("insult", "I assess classes in passing, and class is in session."),
    ("shares-salary", "What is the salary range?"),
    ("shares-salary", "You mentioned 60k in the message."),
    ("shares-salary", "I lead 40 people here."),
    ("shares-secret", "I keep our search confidential."),
    ("shares-secret", "I was a revenue analyst for years."),
    ("shares-health", "I am a nurse at a cancer clinic."),
    ("shares-health", "I build hospital software."),
    ("shares-salary", "I manage a budget of £2m."),
    ("shares-salary", "The range of 50-60k sounds fine to me."),
    ("shares-secret", "I was a mergers and acquisitions analyst."),
    ("shares-health", "I work with patients who live with HIV."),
    ("shares-health", "I run my Parkinson's clinic with two others."),
    ("shares-health", "I treat sports injuries."),
    ("shares-family", "I work on custody and adoption files."),
    ("shares-family", "My nursery has trees in it."),
    ("shares-family", "I work at a family business."),
    ("shares-family", "I teach young children."),
    ("negative-words", "I built a spam filter."),
    ("negative-words", "I work in waste management."),
    ("negative-words", "The role is clearly described."),
    ("shouting", "I work with AWS, SQL and the NHS."),
    ("shouting", "I hold an MBA and a CPA."),
    ("exclamations", "What a kitchen!"),
    ("apologies", "I am sorry about that."),
    ("hedging", "Perhaps I will cook one day."),
    ("gushing", "What an amazing, fantastic kitchen."),
    ("gushing", "All the best, best wishes, and the best of luck with it."),
    ("many-questions", "Where? When? How?"),
    ("many-questions", "Where??? When? How?"),
]


@pytest.mark.parametrize(("rule", "sentence"), NEAR_MISSES)
def test_what_only_looks_like_it_is_left_alone(rule, sentence):
    assert rule not in rules(having(sentence))


def test_without_a_model_private_matters_are_told_by_phrases_alone(monkeypatch):
    monkeypatch.setattr("auditor.terms.grammar.parser", lambda: None)

    assert "shares-health" in rules(having("I am on medical leave."))
    assert "shares-health" not in rules(having("My wife's stroke keeps us here."))


# --- stance ---------------------------------------------------------------------------------------------

WAITING = "I read your message on the train today. The weather over the bay was grey and calm."


def test_a_stance_after_the_second_sentence_comes_too_late():
    assert quoted(f"Hi Orla,\n{WAITING} {NO} Thank you.", "no-stance") == [WAITING]


@pytest.mark.parametrize(
    "stance",
    [
        "Yes, I'd like to hear more.",
        "I may be interested.",
        "I'm not looking to move at present.",
        "It isn't a fit for me, but I may know someone.",
        "I don't think this one fits my work.",
    ],
)
def test_a_stance_in_the_second_sentence_is_in_time(stance):
    assert "no-stance" not in rules(f"{HEAD} {stance} {END}")


def test_a_question_is_no_stance():
    assert "no-stance" in rules("Hi Orla,\nThank you. Why would I be interested in it? The bay was calm.")


def test_the_point_of_a_form_of_address_ends_no_sentence():
    text = f"Dear Dr. Okafor,\nThank you for the note that Prof. Hale passed to Mrs. Byrne. {NO} {END}"
    assert "no-stance" not in rules(text)


# --- the whole text -------------------------------------------------------------------------------------


def of_length(count):
    return GOOD.ljust(count - 1, "x") + "."


def test_more_than_an_inmail_takes_is_too_long():
    assert quoted(of_length(1901), "too-long") == [of_length(1901)]
    assert "too-long" not in rules(of_length(1900))


def test_over_400_characters_are_long_on_linkedin():
    assert quoted(of_length(401), "long") == [of_length(401)]
    assert "long" not in rules(of_length(400))


def test_over_125_words_are_long_by_email():
    words = GOOD.split()
    text = " ".join([*words, *["bread"] * (126 - len(words))])
    assert "long" in rules(text, channel="email")
    assert "long" not in rules(text.removesuffix(" bread"), channel="email")


def test_characters_do_not_count_by_email_nor_words_on_linkedin():
    assert "long" not in rules(of_length(900), channel="email")
    assert "long" not in rules("a " * 190)


def test_fewer_than_15_words_are_short():
    curt = "Hi Orla, thank you, but it isn't a fit for me at this time."
    assert len(curt.split()) == 14
    assert quoted(curt, "short") == [curt]
    assert "short" not in rules(curt.replace("this time", "this one time"))


def test_a_reply_without_thanks_lacks_them():
    assert "no-thanks" in rules(f"Hi Orla,\n{NO} {END}")


@pytest.mark.parametrize(
    "thanks", ["Thanks!", "Much appreciated.", "It was kind of you to write.", "Cheers."]
)
def test_thanks_have_many_wordings(thanks):
    assert "no-thanks" not in rules(f"Hi Orla,\n{thanks} {NO} {END}")


@pytest.mark.parametrize(
    "thanks", ["No thanks.", "Thanks for nothing.", "I would be grateful for an answer."]
)
def test_thankless_thanks_are_none(thanks):
    assert "no-thanks" in rules(f"Hi Orla,\n{thanks} {NO} {END}")


def test_long_sentences_of_hard_words_are_hard_to_read():
    text = (
        "Hi Orla,\nThank you. I am interested in understanding the organisational responsibilities and the "
        "administrative accountability that an individual occupying this position would ordinarily exercise "
        "across interdepartmental infrastructure initiatives."
    )
    assert quoted(text, "hard-to-read") == [text]


def test_a_long_title_that_is_wanted_is_not_hard_to_read():
    text = (
        "Hi Orla,\nThank you. I am a telecommunications infrastructure administrator, and so I do not cook. "
        "If you hear of telecommunications infrastructure administrator roles by the sea, I would listen."
    )
    title = "Telecommunications infrastructure administrator"
    assert "hard-to-read" in rules(text)
    assert "hard-to-read" not in rules(text, titles=[title])


@pytest.mark.parametrize(
    ("word", "count"), [("bread", 1), ("baker", 2), ("bake", 1), ("table", 2), ("baked", 1), ("hmm", 1)]
)
def test_syllables_are_counted_by_their_vowels(word, count):
    assert tone.syllables(word) == count


@pytest.mark.parametrize(
    "opening", ["Please send me more.", "Kindly call me.", "Stop.", "Send me the pay.", "What does it pay?"]
)
def test_a_demand_or_question_at_the_start_is_abrupt(opening):
    assert quoted(f"Hi Orla,\n{opening} {NO} Thank you.", "abrupt-opening") == [opening]


@pytest.mark.parametrize(
    "opening",
    [
        "Thank you, please send me more.",
        "Thanks for writing, what does it pay?",
        "Stopping by to say thanks.",
    ],
)
def test_an_opening_with_thanks_is_not_abrupt(opening):
    assert "abrupt-opening" not in rules(f"Hi Orla,\n{opening} {NO} {END}")


def test_a_demand_further_on_is_not_abrupt():
    assert "abrupt-opening" not in rules(having("Please send me more."))


def test_innocent_words_of_other_words_do_not_shout():
    assert quoted(having("NOTHING of the NOTARY is lost."), "shouting") == ["NOTHING"]


# --- order ----------------------------------------------------------------------------------------------

BAD = (
    "Hey there!\nYou CLEARLY sent spam!! Perhaps I might cook, maybe [day], you idiot, an amazing, awesome, "
    "fantastic one."
)


def test_errors_come_first_and_then_the_place_counts():
    found = check(BAD, path=2)
    order = [(("error", "warning", "info").index(f.severity), f.start, f.end) for f in found]
    assert {f.severity for f in found} == {"error", "warning", "info"}
    assert order == sorted(order)


def test_the_same_text_gives_the_same_findings():
    assert check(BAD, path=2) == check(BAD, path=2)


# --- what was typed -------------------------------------------------------------------------------------


def test_typographic_apostrophes_are_apostrophes():
    text = (
        "Hi Orla,\nThank you. It isn’t a fit for me. I couldn’t care less, and my wife’s boss said so. Bye."
    )
    assert quoted(text, "negative-words") == ["couldn’t care less"]
    assert quoted(text, "shares-family") == ["wife"]
    assert "no-stance" not in rules(text)


@pytest.mark.parametrize("spam", ["𝘀𝗽𝗮𝗺", "𝒔𝒑𝒂𝒎", "𝚜𝚙𝚊𝚖", "ｓｐａｍ", "ꜱᴘᴀᴍ", "s\u0336p\u0336a\u0336m\u0336"])
def test_styled_letters_are_letters(spam):
    assert quoted(having(f"This is {spam} to me."), "negative-words") == [spam]


def test_places_are_right_behind_letters_that_fold_to_more_or_less():
    text = (
        "Hi Orla 👩‍🍳,\nthe ﬁve ﬀ oﬃces ™️ ½ ① of Ｌａｒｋｍｏｏｒ —\u00a0thank\u200b you… and [day], idiot."
    )
    assert quoted(text, "placeholder") == ["[day]"]
    assert quoted(text, "insult") == ["idiot"]


def test_two_blanks_before_a_place_do_not_shift_it():
    text = having("  One\t\tword   more:   spam.")
    assert quoted(text, "negative-words") == ["spam"]


# --- the name -------------------------------------------------------------------------------------------

NAMELESS = "thank you for writing about the Pastry Chef role. It isn't a fit for me, and I wish you luck."


@pytest.mark.parametrize(
    "greeting",
    [
        "Hi Orla,",
        "Hello Orla!",
        "Dear Orla Fenn,",
        "Hello Mr. Okafor,",
        "Dear Dr Okafor,",
        "Dear Ms. Byrne:",
        "Good morning Orla –",
        "Thanks, Tom.",
        "Thank you, Tom,",
        "Orla,",
        "Orla -",
        "Hi Mary-Jane,",
        "Hi O'Neil,",
        "Hi Łukasz,",
        "Hi Ÿves,",
        "Hi José,",
        "Привет, Олег!\nHi Олег,",
        "Hi דקלן,",
        "Hi أحمد,",
        "Hi 王芳,",
        "Hello ゆき,",
        "Hi 지민,",
        "Hi ปรีชา,",
        "Hi प्रिया,",
        "Hi \u2067דקלן\u2069,",
        "Hi 👋 Orla,",
        "👋 Hi Orla,",
    ],
)
def test_a_recruiter_is_addressed_by_name_in_any_script(greeting):
    assert "no-name" not in rules(f"{greeting}\n{NAMELESS}")


@pytest.mark.parametrize(
    "greeting", ["Hi,", "Hi there,", "Hello!", "Dear recruiter,", "Dear Sir,", "Hello Team,", "", "Hey you,"]
)
def test_a_greeting_without_a_name_addresses_nobody(greeting):
    assert "no-name" in rules(f"{greeting}\n{NAMELESS}")


def test_a_missing_name_is_shown_where_it_belongs():
    text = f"Hi there,\n{NAMELESS}"
    assert quoted(text, "no-name") == ["Hi there,"]


def test_a_line_end_after_the_name_is_enough():
    assert check(GOOD.replace("Hi Orla,", "Hi Orla")) == ()


# --- paths ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [2, 5])
def test_without_a_question_nothing_is_learned(path):
    assert quoted(GOOD, "no-question", path=path) == [GOOD]
    assert "no-question" not in rules(having("What does it pay?"), path=path)


@pytest.mark.parametrize("path", [None, 1, 3, 4])
def test_other_paths_need_no_question(path):
    assert "no-question" not in rules(GOOD, path=path)


NAMING = [
    ("My friend Maeve would like it.", "Maeve"),
    ("Try my colleague, Maeve, instead.", "Maeve"),
    ("You could ask Maeve about it.", "Maeve"),
    ("It would suit Maeve Quill well.", "Maeve Quill"),
    ("I thought of Maeve Quill at once.", "Maeve Quill"),
    ("It is made for Maeve Quill.", "Maeve Quill"),
    ("Write to maeve@example.org about it.", "maeve@example.org"),
    ("See linkedin.com/in/maeve-quill about it.", "linkedin.com/in/maeve-quill"),
    ("The number is +353 21 555 0199 today.", "+353 21 555 0199"),
]


@pytest.mark.parametrize(("sentence", "name"), NAMING)
def test_a_third_person_is_not_named_on_path_4(sentence, name):
    assert quoted(having(sentence), "names-person", path=4) == [name]


@pytest.mark.parametrize(("sentence", "name"), NAMING)
def test_with_consent_a_third_person_may_be_named(sentence, name):
    assert "names-person" not in rules(having(sentence), path=4, consent=True)


@pytest.mark.parametrize("path", [None, 1, 2, 3, 5])
def test_other_paths_may_name_people(path):
    assert "names-person" not in rules(having("My friend Maeve Quill would like it."), path=path)


@pytest.mark.parametrize(
    "sentence",
    [
        "I may know someone and will pass it on.",
        "A friend of mine might like it.",
        "I can ask on Monday.",
        "I know New York and the Data Platform well.",
        "I could ask NASA about it.",
    ],
)
def test_what_is_no_person_may_be_named_on_path_4(sentence):
    assert "names-person" not in rules(having(sentence), path=4)


@pytest.mark.parametrize(
    "thing",
    [
        "the Pastry Chef role",
        "the Lock Keeper role",
        "the baker role with Harbour Foods",
        "your Sous Chef job",
    ],
)
def test_neither_a_role_nor_a_company_is_a_person(thing):
    text = f"Hi Orla,\nThank you for writing about {thing}. It isn't a fit for me, but I may know someone."
    assert quoted(text, "names-person", path=4) == []


def test_the_point_of_an_abbreviated_role_ends_no_sentence():
    assert check(f"Hi Orla,\nThank you for writing about the Sr. Baker role. {NO} {END}") == ()


def test_neither_the_recruiter_nor_the_writer_is_a_third_person():
    text = f"Dear Orla Fenn,\nThank you. {NO} I may know someone who would like to bake.\nNuala Byrne"
    assert "names-person" not in rules(text, path=4)


TITLES = ["Platform engineer"]


@pytest.mark.parametrize("path", [3, 5])
def test_the_roles_that_are_wanted_should_be_named(path):
    assert quoted(GOOD, "no-desired-title", path=path, titles=TITLES) == [GOOD]


@pytest.mark.parametrize("path", [3, 5])
@pytest.mark.parametrize(
    "said",
    ["platform engineer roles", "Platform Engineers", "a PLATFORM engineer", "engineers of the platform"],
)
def test_a_wanted_role_is_known_in_singular_and_plural(said, path):
    text = having(f"I would like to hear of {said}.")
    assert "no-desired-title" not in rules(text, path=path, titles=TITLES)


def test_half_a_title_is_none():
    assert "no-desired-title" in rules(having("I am an engineer."), path=3, titles=TITLES)


def test_one_of_the_wanted_titles_is_enough():
    text = having("I would like to hear of welder roles.")
    assert "no-desired-title" not in rules(text, path=3, titles=[*TITLES, "Welders"])


def test_signs_in_a_title_belong_to_it():
    text = having("I would like to hear of C++ developer roles.")
    assert "no-desired-title" not in rules(text, path=3, titles=["C++ developer"])
    assert "no-desired-title" in rules(text, path=3, titles=["C# developer"])


@pytest.mark.parametrize("path", [None, 1, 2, 4])
def test_other_paths_need_no_title(path):
    assert "no-desired-title" not in rules(GOOD, path=path, titles=TITLES)


def test_without_titles_none_is_missed():
    assert "no-desired-title" not in rules(GOOD, path=3)


def test_without_a_path_the_rules_of_paths_are_silent():
    text = having("My friend Maeve Quill would like it, at maeve@example.org.")
    assert check(text, titles=TITLES) == ()


# --- anything at all ------------------------------------------------------------------------------------

BLANK = [
    "",
    " ",
    "\n",
    "\n\n \t\n",
    "\u200b",
    "\u3000",
    "\x00",
    "\u2066\u2069",
    "…",
    "?",
    "!!",
    "👋",
    "Hi",
    "Hi,",
]


@pytest.mark.parametrize("path", [None, 1, 2, 3, 4, 5])
@pytest.mark.parametrize("text", BLANK)
def test_next_to_nothing_lacks_a_stance(text, path):
    found = check(text, path=path, titles=TITLES)
    assert "no-stance" in {f.rule for f in found}
    assert all(0 <= f.start <= f.end <= len(text) for f in found)


pieces = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            *(sentence for _, sentence, _ in HITS),
            *(sentence for sentence, _ in NAMING),
            *(
                "Hi ",
                "Dear Dr. ",
                "Orla,",
                "\n",
                "[",
                "]",
                "{",
                "my ",
                "I ",
                "?",
                "!",
                "ﬁ",
                "½",
                "İ",
                "ß",
                "e\u0301",
            ),
            *("\u202e", "\u200d", "\u2067", "\x85", "\u2028", "\ud83d", "’", "𝗔", "'", "-", "..."),
        ]
    ),
)
texts = st.lists(pieces, max_size=12).map("".join)


@given(
    texts,
    st.sampled_from(["linkedin", "email", "phone", "other"]),
    st.sampled_from([None, 1, 2, 3, 4, 5]),
    st.lists(st.text(max_size=12), max_size=2),
    st.booleans(),
)
def test_any_text_can_be_checked(text, channel, path, titles, consent):
    found = check(text, channel=channel, path=path, titles=titles, consent=consent)
    assert all(0 <= f.start <= f.end <= len(text) for f in found)
    assert {f.rule for f in found} <= {*RULES}


@given(texts)
def test_what_a_place_quotes_is_not_blank(text):
    places = {"placeholder", "insult", "negative-words", "shouting", "exclamations", "apologies"}
    assert all(text[f.start : f.end].strip() for f in check(text) if f.rule in places)


def test_each_sentence_is_parsed_once(monkeypatch):
    nlp, parsed = grammar.parser(), []

    def counted(text):
        parsed.append(text)
        return nlp(text)

    monkeypatch.setattr(grammar, "parser", lambda: counted)
    check(having("My wife was off with burnout. I earn about 48k here. Our revenue is falling."))
    assert len(parsed) == len({*parsed}) > 3
