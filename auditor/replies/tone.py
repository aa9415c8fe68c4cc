"""The tone of a reply to a recruiter: what may cost the writer goodwill, with a better wording.

The rules come from how recruiting tools treat answers and from what is known of e-mails and requests; none
of it was measured on candidates' replies, so a finding is advice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from auditor.languages import ENGLISH, Language
from auditor.records import Channel, Finding, Severity
from auditor.replies.reading import ANY_WORD, Lexicon, Place, Reply, lexicon
from auditor.text.ownership import intends

LONGEST = 1900  # characters: an InMail takes no more
LINKEDIN_CHARACTERS = 400
EMAIL_WORDS = 125
FEWEST_WORDS = 15
MOST_QUESTIONS = 3
FEW = 3  # hedges, raptures
# Flesch-Kincaid grade. The method says 8; short polite notes with a long job title reach 9 while nobody finds
# them hard, bureaucratic ones begin at 12.
HARDEST_GRADE = 10.5
GRADED_WORDS = 25  # fewer say nothing of a grade
LOUD_LETTERS = 2  # of a word in capitals, when it is an ordinary word
_PLACEHOLDERS = (
    r"\{\{?[^{}\n]{0,40}\}?\}",
    r"%[A-Za-z_]{3,30}%",
    r"(?<!\w)<[A-Za-z][A-Za-z _/'-]{1,30}>",
    r"\[(?!\d+\])[^\[\]\n]{1,40}\]",
    r"\bX{3,}\b|_{3,}",
)
_PLACEHOLDER = re.compile("|".join(_PLACEHOLDERS), re.IGNORECASE)
_REACH = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w{1,20}|linkedin\.com/in/\S{1,100}|(?<!\d)\+?\d[\d ()-]{7,20}\d"
)


def check(
    text: str,
    *,
    channel: Channel = "linkedin",
    path: int | None = None,
    titles: Sequence[str] = (),
    consent: bool = False,
    names: Sequence[str] = (),
    language: Language = ENGLISH,
) -> tuple[Finding, ...]:
    """What to mend in a reply, errors first, then by place.

    Args:
        channel: sets the length that is too long: 400 characters on LinkedIn, 125 words by e-mail.
        path: the response path it is meant for; without one the rules for single paths are silent.
        titles: the roles the person wants; one should be named on paths 3 and 5.
        consent: whether a third person who is named has agreed to it.
        names: of the recruiter, the company and the role, which may look like other words.
    """
    reply = Reply(text, channel, path, tuple(titles), consent, tuple(names), language)
    found = [
        Finding(name, rule.severity, *reply.span(*place), rule.message, rule.better)
        for name, rule in RULES.items()
        for place in rule.places(reply)
    ]
    order = ("error", "warning", "info")
    return tuple(sorted(found, key=lambda f: (order.index(f.severity), f.start, f.end, f.rule)))


# --- the rules: each gives the places where it is broken ------------------------------------------------


def _whole(reply: Reply) -> Place:
    return 0, len(reply.text)


def _no_stance(reply: Reply) -> Iterator[Place]:
    first = [place for place in reply.sentences if not _is_mere_thanks(reply, place)][:2]
    words = lexicon(reply.language)
    if not any(_is_stance(reply.text[start:end], words) for start, end in first):
        yield (first[0][0], first[-1][1]) if first else _whole(reply)


def _is_mere_thanks(reply: Reply, place: Place) -> bool:
    """Whether a sentence says thanks in a word or two: "Hi Olga, thanks."."""
    sentence = reply.text[slice(*place)]
    return len(sentence.split()) < 3 and bool(lexicon(reply.language).phrases["thanks"].search(sentence))


def _is_stance(sentence: str, words: Lexicon) -> bool:
    """A question is no stance: "What made you think I am interested?"."""
    statement = sentence.rsplit(",", 1)[0] if sentence.rstrip().endswith("?") else sentence
    if sentence.rstrip().endswith("?") and statement == sentence:
        return False
    return bool(words.phrases["stances"].search(statement)) or intends(statement, words.stance)


def _placeholder(reply: Reply) -> Iterator[Place]:
    yield from (m.span() for m in _PLACEHOLDER.finditer(reply.text))
    yield from (m.span() for m in lexicon(reply.language).phrases["placeholders"].finditer(reply.text))


def _too_long(reply: Reply) -> Iterator[Place]:
    if len(reply.typed) > LONGEST:
        yield _whole(reply)


def _insult(reply: Reply) -> Iterator[Place]:
    yield from _phrases(reply, "insults", "insults_innocent")
    yield from (m.span() for m in re.finditer(r"\b[a-z]{1,3}[*#@$]{2,}[a-z]{0,4}", reply.text, re.IGNORECASE))


def _names_person(reply: Reply) -> Iterator[Place]:
    if reply.path != 4 or reply.consent:
        return
    words = lexicon(reply.language)
    beginnings = {start for start, _ in reply.sentences}
    for found in words.shapes.name.finditer(reply.text, reply.body, reply.sign_off):
        names = found[0].split()
        known = {name.lower() for name in names} & words.not_people or any(name.isupper() for name in names)
        if not known and found.start() not in beginnings and not words.names_thing(reply.text, *found.span()):
            yield found.span()
    for behind in ("relations", "reaches"):
        for said in words.phrases[behind].finditer(reply.text, reply.body):
            found_one = words.shapes.behind.match(reply.text, said.end())
            if found_one and found_one[1].lower() not in words.not_people and not found_one[1].isupper():
                yield found_one.span(1)
    yield from (m.span() for m in _REACH.finditer(reply.text, reply.body, reply.sign_off))


def _private(topic: str) -> Callable[[Reply], Iterator[Place]]:
    def places(reply: Reply) -> Iterator[Place]:
        for start, end in reply.sentences:
            told = lexicon(reply.language).private[topic].places(reply.text[start:end])
            if place := next(told, None):
                yield start + place[0], start + place[1]

    return places


def _long(reply: Reply) -> Iterator[Place]:
    too_long = (
        len(reply.words) > EMAIL_WORDS if reply.channel == "email" else len(reply.typed) > LINKEDIN_CHARACTERS
    )
    if too_long:
        yield _whole(reply)


def _short(reply: Reply) -> Iterator[Place]:
    if len(reply.words) < FEWEST_WORDS:
        yield _whole(reply)


def _many_questions(reply: Reply) -> Iterator[Place]:
    marks = [m.start() for m in re.finditer(r"\?+", reply.text)]
    if len(marks) > MOST_QUESTIONS:
        yield marks[MOST_QUESTIONS], marks[MOST_QUESTIONS] + 1


def _no_thanks(reply: Reply) -> Iterator[Place]:
    words = lexicon(reply.language).phrases
    if not words["thanks"].search(words["thankless"].blanked(reply.text)):
        yield _whole(reply)


def _no_name(reply: Reply) -> Iterator[Place]:
    if not reply.addressee:
        yield 0, reply.body or min(len(reply.text), 1)


def _abrupt_opening(reply: Reply) -> Iterator[Place]:
    words = lexicon(reply.language).phrases
    for start, end in reply.sentences[:1]:
        sentence = reply.text[start:end].strip()
        asks = sentence.endswith("?") and not words["thanks"].search(sentence)
        if asks or words["imperatives"].match(sentence):
            yield start, end


def _negative_words(reply: Reply) -> Iterator[Place]:
    yield from _phrases(reply, "negative", "negative_innocent")


def _shouting(reply: Reply) -> Iterator[Place]:
    loud = lexicon(reply.language).loud
    for found in re.finditer(r"\b[A-Z][A-Z']+\b", reply.text):
        if len(found[0]) > LOUD_LETTERS and found[0].lower() in loud:
            yield found.span()


def _exclamations(reply: Reply) -> Iterator[Place]:
    marks = [m.span() for m in re.finditer(r"!", reply.text)]
    yield from marks[1:2]


def _apologies(reply: Reply) -> Iterator[Place]:
    found = [m.span() for m in lexicon(reply.language).phrases["apologies"].finditer(reply.text)]
    yield from found[1:2]


def _hard_to_read(reply: Reply) -> Iterator[Place]:
    if grade(reply) > HARDEST_GRADE:
        yield _whole(reply)


def grade(reply: Reply) -> float:
    """The Flesch-Kincaid grade of a reply without its greeting (Kincaid 1975); 0 for few words.

    0.39 words per sentence + 11.8 syllables per word - 15.59. Names, abbreviations and wanted titles count
    one syllable: who gets the letter knows them.
    """
    known = {word.lower() for title in reply.titles for word in title.split()}
    sentences = [ANY_WORD.findall(reply.text[start:end]) for start, end in reply.sentences]
    sentences = [words for words in sentences if len(words) > 2]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < GRADED_WORDS:
        return 0.0
    heard = sum(
        1 if word.lower() in known or (word[0].isupper() and place) else syllables(word, reply.language)
        for sentence in sentences
        for place, word in enumerate(sentence)
    )
    return 0.39 * len(words) / len(sentences) + 11.8 * heard / len(words) - 15.59


def syllables(word: str, language: Language = ENGLISH) -> int:
    """About how many syllables a word has: groups of vowels, without a silent ending."""
    plain, endings = word.lower(), language.table("tone")["syllables"]
    groups = len(re.findall(rf"[{endings['vowels']}]+", plain))
    silent = plain.endswith(tuple(endings["silent"])) and not plain.endswith(tuple(endings["heard"]))
    return max(1, groups - silent)


def _no_question(reply: Reply) -> Iterator[Place]:
    if reply.path in (2, 5) and "?" not in reply.text:
        yield _whole(reply)


def _hedging(reply: Reply) -> Iterator[Place]:
    found = [m.span() for m in lexicon(reply.language).phrases["hedges"].finditer(reply.text)]
    yield from found[FEW - 1 : FEW]


def _gushing(reply: Reply) -> Iterator[Place]:
    yield from list(_phrases(reply, "raptures", "raptures_innocent"))[FEW - 1 : FEW]


def _no_desired_title(reply: Reply) -> Iterator[Place]:
    if reply.path not in (3, 5) or not reply.titles:
        return
    said, *titles = (_singulars(text, reply.language) for text in (reply.text, *reply.titles))
    if not any(title and title <= said for title in titles):
        yield _whole(reply)


def _singulars(text: str, language: Language) -> set[str]:
    plural = lexicon(language).plural
    return {word.rstrip(plural) for word in re.findall(r"[\w&+#/]+", text.lower())}


def _phrases(reply: Reply, name: str, innocent: str) -> Iterator[Place]:
    """Places of a list's phrases, once what is innocent has been read over."""
    words = lexicon(reply.language).phrases
    plain = words[innocent].blanked(reply.without_names)
    yield from (m.span() for m in words[name].finditer(plain))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: where it is broken, how bad that is, and what to do."""

    severity: Severity
    places: Callable[[Reply], Iterator[Place]]
    message: str
    better: str


# To add a rule, write a function that gives the places where it is broken, and put it here.
RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "no-stance": Rule(
            "error",
            _no_stance,
            "Whether you are interested does not become clear in the first two sentences.",
            "Say it first: “Yes, I'd like to hear more.” or “It isn't a fit for me.”",
        ),
        "placeholder": Rule(
            "error", _placeholder, "A blank is left to fill in.", "Fill it in, or leave the sentence out."
        ),
        "too-long": Rule(
            "error",
            _too_long,
            "It is over 1,900 characters, more than an InMail takes.",
            "Cut it to under 400 characters.",
        ),
        "insult": Rule(
            "error",
            _insult,
            "This insults the reader, and answers are kept on file.",
            "Leave it out: “It isn't a fit for me.”",
        ),
        "names-person": Rule(
            "error",
            _names_person,
            "This names a third person, who may not want it.",
            "Ask them first: “I may know someone and will pass it on.”",
        ),
        "shares-salary": Rule(
            "error",
            _private("salary"),
            "This tells your own pay, which binds you later.",
            "Ask for theirs: “What is the pay range?”",
        ),
        "shares-secret": Rule(
            "error",
            _private("secret"),
            "This may be your employer's secret.",
            "Leave it out: “I'm open to a change.”",
        ),
        "shares-health": Rule(
            "error",
            _private("health"),
            "This tells of health, which nobody may ask for here.",
            "Leave the reason out: “The timing isn't right for me.”",
        ),
        "shares-family": Rule(
            "error",
            _private("family"),
            "This tells of your family, which nobody may ask for here.",
            "Leave the reason out: “The timing isn't right for me.”",
        ),
        "long": Rule(
            "warning",
            _long,
            "It is long: notes of up to 400 characters, e-mails of up to 125 words are answered most.",
            "Keep thanks, your answer and one next step.",
        ),
        "short": Rule(
            "warning",
            _short,
            "It is under 15 words, which reads as curt.",
            "Add thanks and one helpful sentence: what would be relevant for you.",
        ),
        "many-questions": Rule(
            "warning", _many_questions, "There are more than three questions.", "Keep the three that decide."
        ),
        "no-thanks": Rule(
            "warning", _no_thanks, "Nothing in it says thanks.", "Begin with: “Thanks for writing.”"
        ),
        "no-name": Rule(
            "warning", _no_name, "It does not address the recruiter by name.", "Begin with: “Hi [name],”"
        ),
        "abrupt-opening": Rule(
            "warning",
            _abrupt_opening,
            "It begins with a demand or a question.",
            "Put thanks and your answer before it: “Thanks for writing. It isn't a fit for me.”",
        ),
        "negative-words": Rule(
            "warning",
            _negative_words,
            "This sounds like a reproach.",
            "Say what you do instead: “I focus on other work.”",
        ),
        "shouting": Rule(
            "warning", _shouting, "A word in capitals reads as shouting.", "Write it in small letters."
        ),
        "exclamations": Rule(
            "warning", _exclamations, "There is more than one exclamation mark.", "Keep one at most."
        ),
        "apologies": Rule(
            "warning", _apologies, "It apologises twice or more.", "Once is enough, or thank instead."
        ),
        "hard-to-read": Rule(
            "warning",
            _hard_to_read,
            "Its sentences are long and its words hard.",
            "Use short sentences and everyday words, one thought in each.",
        ),
        "no-question": Rule(
            "info",
            _no_question,
            "It asks nothing, though you want to learn something.",
            "Ask: “Which search terms or part of my profile brought me up?” or “What is the pay range?”",
        ),
        "hedging": Rule("info", _hedging, "It hedges three times or more.", "Say it once, plainly."),
        "gushing": Rule("info", _gushing, "It gushes.", "One warm word does more than three."),
        "no-desired-title": Rule(
            "info", _no_desired_title, "It names none of the roles you want.", "Add: “I am open to … roles.”"
        ),
    }
)
