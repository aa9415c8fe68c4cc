"""A reply for one of the five response paths, put together from wordings: the same contact, the same words.

Order: greeting with the name; thanks and the role; the stance in one sentence; what the path is about; one
next step; sign-off. What is not known stays as a visible blank.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from auditor.languages import ENGLISH, Language
from auditor.records import Channel, Contact, Draft
from auditor.replies.tone import check
from auditor.text.wording import wording

LONGEST_LINKEDIN = 400  # characters: recruiters' own short messages are answered most, SHRM 2021, SEJ 2022
EMAIL_WORDS = (50, 110)  # Boomerang 2016: 50 to 125 words are answered most
MOST_QUESTIONS = 3
MOST_TITLES = 2
LONGEST_NAME, LONGEST_ROLE = 40, 80  # characters of what others wrote
LONGEST_ACRONYM = 4  # letters
TRIES = 1024  # combinations of wordings that are tried for the length
COUNTED = (
    "thanks",
    "body",
    "next",
    "sign_off",
    "stance",
)  # of which other wordings are tried, the first soonest
ASKS = ("pay", "place", "level", "why")  # in the order of what is asked first
_SUFFIX = re.compile(r",.*|\s+\(.*|\s+[|–-]\s.*")
_BRACKETS = re.compile(r"\s*\([^)]*\)|\s*\[[^\]]*\]|[\[\](){}<>]")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a reply may say of the person; whatever is empty stays a blank, nothing is invented.

    `titles` are the roles they want, `fact` what of their work the role asks for, `slots` two times for a
    call, `asks` which of ASKS to ask, `culprit` a word of the profile with the place it stands in, `refer`
    who may be named: only with that person's consent.
    """

    me: str = ""
    titles: tuple[str, ...] = ()
    fact: str = ""
    slots: tuple[str, ...] = ()
    asks: tuple[str, ...] = ASKS
    culprit: tuple[str, str] | None = None
    refer: str = ""


def draft(
    contact: Contact, path: int, facts: Facts, channel: Channel = "linkedin", language: Language = ENGLISH
) -> Draft:
    """A reply to a contact, with what is still blank in it and what the tone check finds.

    LinkedIn: at most 400 characters; e-mail: 50 to 110 words. Of the wordings a hash of the contact takes
    one, and the next ones where that would be too long or too short.
    """
    is_email = channel == "email"
    values = _values(contact, facts, language)
    shorter = values | {"with": ""}  # a company with a long name is left out where nothing else fits
    texts = (
        _text(contact, path, facts, known, turn, language, is_email=is_email)
        for known in (values, shorter)
        for turn in range(TRIES)
    )
    text, left = "", sys.maxsize
    for one in texts:
        if (excess := _excess(one, is_email=is_email)) < left:
            text, left = one, excess
        if not left:
            break
    blanks = tuple(b for b in values.values() if b.startswith("[") and b in text)
    consent = bool(facts.refer)
    company = role_name(contact.company, language)
    names = (values["name"], values["role"], company, facts.me, facts.refer)
    found = check(
        text, channel=channel, path=path, titles=facts.titles, consent=consent, names=names, language=language
    )
    return Draft(text, channel, path, tuple(dict.fromkeys(blanks)), found)


def first_name(name: str, language: Language = ENGLISH) -> str:
    """How a person is addressed: by first name, by the family name after a form of address, else whole."""
    plain = _SUFFIX.sub("", _BRACKETS.sub("", " ".join(name.split())))[:LONGEST_NAME]
    words = [word for word in plain.split() if any(c.isalpha() for c in word)]
    bare = [word.strip(".,&").casefold() for word in words]
    if (
        not words
        or " ".join(bare) in _names(language)["nobody"]
        or {*bare} & {*_names(language)["no_person"]}
    ):
        return ""
    if words[0].strip(".").casefold() in language.table("tone")["forms_of_address"]:
        return f"{words[0]} {words[-1]}" if len(words) > 1 else ""
    if words[0].endswith("."):  # an initial is no name to be called by
        return " ".join(words)
    if words[0].islower():  # typed in small letters, or a name such as "van der Berg"
        return words[0].capitalize() if " ".join(words).islower() else " ".join(words)
    return words[0].capitalize() if words[0].isupper() and len(words[0]) > LONGEST_ACRONYM - 1 else words[0]


def role_name(role: str, language: Language = ENGLISH) -> str:
    """A role or company as it is named in a sentence: in one line, without brackets, not shouted."""
    plain = _BRACKETS.sub("", " ".join(role.split())).strip(" ,.-–|")[:LONGEST_ROLE]
    before, _, last = plain.rpartition(" ")
    if before and last.casefold() in _names(language)["role_words"]:
        plain = before.rstrip()
    words = plain.split()
    if plain.isupper() and (len(words) > 1 or len(plain) > LONGEST_ACRONYM):
        return " ".join(_quiet(word, _names(language)["small_words"]) for word in words)
    return plain


def _one_role(role: str, language: Language) -> str:
    """A role that was named for several people, as that of one: "Java developers" is "Java developer"."""
    before, blank, last = role.rpartition(" ")
    one = language.spelling.singular(last.lower())
    is_one = bool(one) and wording(language).names_title(one)
    return f"{before}{blank}{last[: len(one)]}" if is_one and last.lower().startswith(one) else role


def _names(language: Language) -> dict[str, Any]:
    return language.table("replies/names")


def _quiet(word: str, small: Sequence[str]) -> str:
    """A word of a title that was written in capitals; short ones are abbreviations more often than not."""
    return word.lower() if word.lower() in small else word if len(word) < 4 else word.capitalize()


def in_sentence(title: str) -> str:
    """A title inside a sentence: "Platform engineer" loses its capital, "FP&A manager" keeps it."""
    first, _, rest = title.partition(" ")
    is_term = first[1:].islower() and not re.search(r"\b[A-Z][a-z]", rest)  # not "Senior Staff Nurse"
    return title[:1].lower() + title[1:] if is_term else title


def _values(contact: Contact, facts: Facts, language: Language) -> dict[str, str]:
    """What the places of the wordings are filled with; what is unknown becomes a blank in brackets."""
    words = _names(language)
    slots = (*(_without_preposition(slot, words["before_days"]) for slot in facts.slots), "", "")
    company = role_name(contact.company, language)
    known = {
        "name": first_name(contact.recruiter, language),
        "role": _one_role(role_name(contact.role, language), language),
        "me": " ".join(facts.me.split()),
        "titles": words["and"].join(in_sentence(title) for title in facts.titles[:MOST_TITLES]),
        "fact": facts.fact.rstrip(" ."),
        "slot_1": slots[0],
        "slot_2": slots[1],
    }
    term, place = facts.culprit or ("", "")
    return {
        **{name: value or words["blanks"][name] for name, value in known.items()},
        "with": words["with"].format(company=company) if company else "",
        "term": term,
        "place": place,
        "person": facts.refer,
    }


def _without_preposition(slot: str, words: Sequence[str]) -> str:
    first, _, rest = slot.partition(" ")
    return rest if first in words and rest else slot


def _text(
    contact: Contact,
    path: int,
    facts: Facts,
    values: Mapping[str, str],
    turn: int,
    language: Language,
    *,
    is_email: bool,
) -> str:
    """One combination of wordings: those of the contact's hash, some of them `turn` further on."""
    form = "email" if is_email else "linkedin"
    common, own = language.table("replies/common"), language.table(f"replies/path-{path}")

    def said(options: Sequence[str], part: str, places: Mapping[str, str] = values) -> str:
        wording = options[(_hash(contact, path, part) + _further(turn, part)) % len(options)]
        return re.sub(r" +", " ", wording.format_map(places)).strip()

    unnamed = (
        path == 2 and values["role"] == _names(language)["blanks"]["role"]
    )  # then that is the first question
    asked = [ask for ask in ("role", *ASKS) if ask in facts.asks or (ask == "role" and unnamed)]
    asked = asked[:MOST_QUESTIONS]
    thanks = common[form]["thanks_alone" if unnamed else "thanks"]
    optional: dict[str, Any] = {
        "questions": " ".join(said(own["questions"][ask], ask) for ask in asked) if path == 2 else "",
        "culprit": said(own["culprit"], "culprit") if path == 5 and facts.culprit else "",
        "refer": said(own["refer"], "refer") if path == 4 and facts.refer else "",
    }
    places = {**values, **optional}
    greeting = said(common["greeting"], "greeting")
    opening = f"{said(thanks, 'thanks')} {said(own['stance'], 'stance')}"
    body, step = said(own[form]["body"], "body", places), said(own[form]["next"], "next", places)
    sign_off = said(common[form]["sign_off"], "sign_off")
    if is_email:
        return "\n\n".join(filter(None, (greeting, opening, body, step, sign_off)))
    return "\n".join((greeting, " ".join(filter(None, (opening, body, step))), sign_off))


def _excess(text: str, *, is_email: bool) -> int:
    """By how many characters or words a reply is too long or too short."""
    if not is_email:
        return max(0, len(text) - LONGEST_LINKEDIN)
    words = len(text.split())
    return max(0, EMAIL_WORDS[0] - words, words - EMAIL_WORDS[1])


def _hash(contact: Contact, path: int, part: str) -> int:
    """The same number for the same contact, path and part of the reply, on every machine."""
    key = f"{contact.number}|{contact.recruiter}|{contact.role}|{path}|{part}"
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4])


def _further(turn: int, part: str) -> int:
    """How many wordings further a turn goes in a part: the parts count like the digits of a number."""
    return turn // 4 ** COUNTED.index(part) if part in COUNTED else 0
