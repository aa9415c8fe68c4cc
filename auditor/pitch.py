"""What a recruiter's message offers, without greeting, flattery, call to action and signature.

1. lines   divide into sentences; cut what stands below the sign-off
2. sort    greeting, pleasantry, what was seen in the profile, call to action, legal text, offer
3. role    from the subject, from "looking for a ...", or the first title that is named
4. facts   whether level, place and pay are said
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.languages import ENGLISH, Language
from auditor.phrasing import expression
from auditor.records import Block, Mention, Pitch, Source
from auditor.sections.posting import UNTITLED
from auditor.text.normalise import fold

FindTerms = Callable[[str], Sequence[Mention]]
LEAST_ENGLISH = 0.12  # share of function words below which a text is in another language
LEAST_WORDS = 15  # that such a share can be taken of
LONGEST = 20_000  # characters of a message that are read; an InMail has 1,900 at most
LONGEST_SENTENCE = 1_000
AROUND = 120  # characters before or behind a cue in which the role stands
LONGEST_ROLE = 7  # words
LONGEST_GREETING = 5  # words that greet: "Good morning Anna Maria"
LEAST_SIGNS = 2  # kinds of sign that make a message a recruiter's
SOLD_SIGNS = 4  # of a message that also reads as if it sold something else
TOLD = frozenset({"pay", "place"})  # facts of a job that are signs too
ROLE_CONTENT = 2  # hard terms that make a posting of a message without a role
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\sa-z])|\s{2,}|\n|(?<=[!?])(?=[A-Z])")
_BULLET = re.compile(r"^\s*[-–—•·●◦▪■‣*✓✅➤🔹👉]\s*|\s*[•●▪]\s+")
_AMOUNT = r"(?<![\d.,])\d[\d.,]{0,12}\s?(?:[$€£]|k\b|eur\b|usd\b|gbp\b|an hour|per (?:hour|day|annum|year))"
_PAY = re.compile(rf"[$€£₹]\s?\d|{_AMOUNT}|/\s?(?:hr|hour|day)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:remote|hybrid|on-?site|in the office|home ?office|relocation|based in|located in|location|wfh)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b\d{1,2}\s?\+?\s?(?:-\s?\d{1,2}\s?)?(?:years|yrs)\b", re.IGNORECASE)
_NAME = r"[A-Z0-9][\w&'’-]{0,30}(?:\.(?=\w)[\w&'’-]{0,30})?"
_COMPANY = rf"({_NAME}(?:[ ](?:{_NAME}|of|and|the|for|&)){{0,4}})"
_FULL_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3}")
_NAME_WORD = re.compile(r"[^\W\d_]{2,}")
_JOINT = re.compile(r"(?:\s+(?:of|and|the|for|&))+$")
_AT = re.compile(rf"(?:@|\bat|\bjoin|\bjoining)\s+(?:the\s+)?{_COMPANY}")
_IS_HIRING = re.compile(
    rf"(?<![\w&.'’-]){_COMPANY}\s+(?:is|are)\s+(?:hiring|looking|seeking|recruiting|growing|expanding)"
)
_SUBJECT_PART = re.compile(r"\s[-–—|@·:]\s|[|@:!?,]|\bat (?=[A-Z])|\s\(")
_BEFORE_ROLE = re.compile(r"[,.;:!?()]|\b(?:for|with|of|as|in|at|the|an?|this|our|about|on|your|their|my)\b")
_ROLE_BREAK = re.compile(r"[,;:!?()\n]|\.\s|\s[-–—|]\s")
_CAPITALS = re.compile(r"(?:\b[A-Z][\w/&+#.]{0,30}[ -]){0,3}$")
_HOLE = re.compile(r"%[A-Za-z_]{1,30}%|\{\{[^{}\n]{0,40}\}\}|\[\w[^\[\]\n]{0,30}\]")


@dataclass(frozen=True, slots=True)
class _Words:
    """The phrases of a language, compiled."""

    greeting: re.Pattern[str]
    greeted: re.Pattern[str]  # a greeting before more in the same sentence
    pleasantry: re.Pattern[str]
    seen: re.Pattern[str]
    offer: re.Pattern[str]
    call: re.Pattern[str]
    sign_off: re.Pattern[str]
    legal: re.Pattern[str]
    role_follows: re.Pattern[str]
    role_precedes: re.Pattern[str]
    role_label: re.Pattern[str]
    hidden: re.Pattern[str]
    role_head: re.Pattern[str]
    junior: re.Pattern[str]
    rank: re.Pattern[str]
    not_role: frozenset[str]
    role_ends: frozenset[str]
    signs: dict[str, re.Pattern[str]]
    other: re.Pattern[str]
    function: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    data: dict[str, Any] = language.table("messages")
    return _Words(
        greeting=re.compile(rf"\s*{expression(data['greetings']).pattern}", re.IGNORECASE),
        greeted=re.compile(
            rf"\s*{expression(data['greetings']).pattern}(?:[ ][^\W\d_][\w.'’-]{{0,30}}){{0,3}}[,!:–-]+\s+",
            re.IGNORECASE,
        ),
        pleasantry=expression(data["pleasantries"]),
        seen=expression(data["seen"]),
        offer=expression(data["offer_begins"]),
        call=expression(data["calls"]),
        sign_off=expression(data["sign_offs"]),
        legal=expression(data["legal"]),
        role_follows=expression(data["role_follows"]),
        role_precedes=expression(data["role_precedes"]),
        role_label=re.compile(rf"^\W*{expression(data['role_labels']).pattern}\s*[:–-]\s*", re.IGNORECASE),
        hidden=expression(data["hidden_clients"]),
        role_head=re.compile(
            rf"(?:{'|'.join(data['role_endings'])})s?$|{expression(data['role_heads']).pattern}s?$",
            re.IGNORECASE,
        ),
        junior=expression(data["junior"]),
        rank=expression(language.table("seniority")["words"]),
        not_role=frozenset(data["not_role"]),
        role_ends=frozenset(data["role_ends"]),
        signs={name: expression(phrases) for name, phrases in data["signs"].items()},
        other=expression(data["other"]["sales"]),
        function=frozenset(data["function_words"]),
    )


def read(text: str, subject: str, find: FindTerms, language: Language = ENGLISH) -> Pitch:
    """What a message offers.

    Args:
        text: the message, plain.
        subject: its subject line, "" without one.
        find: the terms of a text (`Extractor.find_in`): titles tell where a role is named.
    """
    words = _words(language)
    text, subject = text[:LONGEST], subject[:LONGEST_SENTENCE]
    sentences, signature = _divided(_HOLE.sub(" ", text), words)
    parts = [part for sentence in sentences for part in _sorted(sentence, words)]
    offer = tuple(part for kind, part in parts if kind == "offer")
    seen = tuple(part for kind, part in parts if kind == "seen")
    role = _role(subject, offer, find, words)
    whole = "\n".join((subject, *offer))
    facts = _facts(whole, words)
    return Pitch(
        role=role,
        company="" if words.hidden.search(whole) else _company(subject, offer, role, find),
        text="\n".join(offer),
        seen="\n".join(seen),
        signed=_signed(signature, words),
        facts=tuple(name for name, said in facts.items() if said),
        signs=_signs("\n".join((subject, text, signature)), bool(role), words),
        has_content=bool(role) or facts["pay"] or _hard_terms(find(whole)) >= ROLE_CONTENT,
    )


def as_source(pitch: Pitch, name: str, names: Sequence[str] = (), language: Language = ENGLISH) -> Source:
    """A pitch as a posting: its role as the title, and what it says of the job, without people's names."""
    known = {"title": pitch.role or UNTITLED, "company": pitch.company}
    fields = (Block("field", value, name=key) for key, value in known.items() if value)
    lines = _without_names(pitch.text.splitlines(), [*names, pitch.signed], language)
    return Source(name, "message", (*fields, *(Block("paragraph", line) for line in lines)))


def _without_names(lines: Iterable[str], names: Iterable[str], language: Language) -> Iterator[str]:
    """The lines that say more than a name, without the names; a word that job ads use ("Baker") stays."""
    words = {word for name in names for word in _NAME_WORD.findall(name)}
    telling = [word for word in words if word.lower() not in language.background_shares]
    people = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(telling))) if telling else None
    for line in lines:
        if {*_NAME_WORD.findall(line)} - words:
            yield " ".join((people.sub("", line) if people else line).split())


def is_recruiting(pitch: Pitch, *, doubted: bool = False) -> bool:
    """Whether a message is a recruiter's: enough kinds of sign, more if doubted or it seems to sell."""
    signs = {*pitch.signs, *TOLD & {*pitch.facts}} - {"other"}
    # a role that is named says as much as two, as does any sign that is understood in another language
    named = len(signs) + ("role" in signs) + ("foreign" in pitch.facts and bool(signs))
    return named >= (SOLD_SIGNS if "other" in pitch.signs else LEAST_SIGNS + doubted)


def is_for_beginners(role: str, language: Language = ENGLISH) -> bool:
    """Whether a role is a beginner's by its title: "Graduate engineer"."""
    return bool(_words(language).junior.search(role))


# --- 1. lines -------------------------------------------------------------------------------------------


def _divided(text: str, words: _Words) -> tuple[list[str], str]:
    """The sentences of a message, and what stands below its sign-off."""
    lines = [line.strip() for line in re.split(r"\n|\s{2,}", text) if line.strip()]  # exports lose line ends
    end = next((i for i, line in enumerate(lines) if i and _closes(line, words)), len(lines))
    body, signature = lines[:end], lines[end:]
    sentences = [
        part.strip() for line in body for piece in _BULLET.split(line) for part in _SENTENCE.split(piece)
    ]
    kept = [s[:LONGEST_SENTENCE] for s in sentences if any(c.isalnum() for c in s)]
    if kept and (greeted := words.greeted.match(kept[0])):
        kept[0] = kept[0][greeted.end() :]
    return kept, "\n".join(signature)


def _signed(signature: str, words: _Words) -> str:
    """The name under a sign-off, or behind it: "Best regards, Anna Berg"; "" without one."""
    first, *rest = signature.splitlines() or [""]
    behind = words.sign_off.sub("", first).strip(" ,.!-–")
    return next((line for line in (behind, *rest[:1]) if _FULL_NAME.fullmatch(line)), "")


def _closes(line: str, words: _Words) -> bool:
    """Whether a line is a sign-off: "Best regards," or "Thanks, Anna"."""
    found = words.sign_off.match(line.lstrip())
    return bool(found) and len(line[found.end() :].split()) <= 3 if found else False


# --- 2. sort --------------------------------------------------------------------------------------------


def _sorted(sentence: str, words: _Words) -> Iterator[tuple[str, str]]:
    """The parts of a sentence by what they are: what was seen in the profile often goes on to an offer."""
    plain = fold(sentence).text
    offers = bool(words.role_follows.search(plain)) or bool(_PAY.search(plain))
    seen = words.seen.search(plain)
    if _is_greeting(plain, words) or not plain.strip():
        yield "greeting", sentence
    elif words.legal.search(plain):
        yield "legal", sentence
    elif seen and offers and (offer := words.offer.search(plain, seen.end())):
        yield "seen", plain[: offer.start()]
        yield "offer", plain[offer.start() :]
    elif seen:
        yield "seen", sentence
    elif words.pleasantry.search(plain) and not offers:
        yield "pleasantry", sentence
    elif words.call.search(plain) and not offers:
        yield "call", sentence
    else:
        yield "offer", sentence


def _is_greeting(plain: str, words: _Words) -> bool:
    found = words.greeting.match(plain)
    return bool(found) and len(plain.split()) <= LONGEST_GREETING


# --- 3. role --------------------------------------------------------------------------------------------


def _role(subject: str, offer: Sequence[str], find: FindTerms, words: _Words) -> str:
    """The title a message offers; "" when it names none."""
    topic = re.sub(r"^\s*(?:(?:re|fw|fwd)\s*:\s*)+", "", subject, flags=re.IGNORECASE)
    parts = [part for part in _SUBJECT_PART.split(topic) if part.strip()]

    def is_title(text: str) -> bool:
        return any(m.kind == "title" for m in find(text))

    def reads_like_one(text: str) -> bool:
        """Capitalised, and its last word ends as the names of occupations do."""
        named = text.split()
        capital = all(w[:1].isupper() or not w[:1].isalpha() for w in named)
        return len(named) > 1 and capital and bool(words.role_head.search(text))

    found = (
        *_labelled(offer, words),
        *_titled(parts, find),
        *(named for part in parts if reads_like_one(named := _trimmed(part, words))),
        *filter(is_title, announced := list(_announced((*parts, *offer), words))),
        *filter(reads_like_one, announced),
        *(title for title in _titled(offer, find) if not words.signs["recruiter"].search(title)),
    )
    return next(iter(found), "")


def _labelled(lines: Iterable[str], words: _Words) -> Iterator[str]:
    """Behind "Role:"."""
    for line in lines:
        if (found := words.role_label.match(line)) and (named := _trimmed(line[found.end() :], words)):
            yield named


def _announced(lines: Iterable[str], words: _Words) -> Iterator[str]:
    """What stands behind "looking for a", or before "role"."""
    for line in lines:
        plain = fold(line).text
        texts = [plain[f.end() : f.end() + AROUND] for f in words.role_follows.finditer(plain)]
        before = (plain[max(0, f.start() - AROUND) : f.start()] for f in words.role_precedes.finditer(plain))
        texts += [_BEFORE_ROLE.split(text)[-1] for text in before]
        yield from filter(None, (_trimmed(text, words) for text in texts))


def _titled(lines: Iterable[str], find: FindTerms) -> Iterator[str]:
    """The titles of the lexicon, each with the capitalised words before it that belong to it."""
    for line in lines:
        for m in find(line):
            if m.kind == "title" and not m.inner:
                before = _CAPITALS.search(line[max(0, m.start - AROUND) : m.start])
                yield (before[0] if before else "") + line[m.start : m.end]


def _trimmed(text: str, words: _Words) -> str:
    """The role at the start of a text: without articles before it and whatever follows it."""
    named: list[str] = []
    for word in _ROLE_BREAK.split(text.strip())[0].split():
        bare = word.strip(".'\"*").lower()
        if not named and (bare in words.not_role or not bare[:1].isalnum()):
            continue
        if named and bare in words.role_ends:
            break
        named.append(word.strip("'\"*."))
    return " ".join(named) if len(named) <= LONGEST_ROLE else ""


def _company(subject: str, offer: Sequence[str], role: str, find: FindTerms) -> str:
    """Who hires, if it is said: "Northwind is hiring", or "at Northwind" behind the role."""
    for line in (subject, *offer):
        behind = line.find(role) + len(role) if role and role in line else len(line)
        for named in (*_IS_HIRING.finditer(line), *_AT.finditer(line, behind)):
            name = _JOINT.sub("", named[1].strip(" .,'’-"))
            known = any(m.surface.casefold() == name.casefold() for m in find(name))
            if name and not known and name.lower() not in role.lower() and name not in ("I", "We"):
                return name
    return ""


# --- 4. facts -------------------------------------------------------------------------------------------


def _facts(text: str, words: _Words) -> dict[str, bool]:
    """What a message says: the level, the place, the pay; and whether it says it in another language."""
    return {
        "level": bool(_YEARS.search(text)) or bool(words.rank.search(text)),
        "place": bool(_PLACE.search(text)),
        "pay": bool(_PAY.search(text)),
        "foreign": _is_foreign(text, words),
    }


def _is_foreign(text: str, words: _Words) -> bool:
    """Whether a text is in a language that the lexicon is not."""
    said = re.findall(r"[^\W\d_]+", text.lower())
    return len(said) >= LEAST_WORDS and sum(w in words.function for w in said) < LEAST_ENGLISH * len(said)


def _hard_terms(mentions: Iterable[Mention]) -> int:
    return len({m.term for m in mentions if m.kind not in ("soft", "seniority", "title")})


def _signs(text: str, has_role: bool, words: _Words) -> tuple[str, ...]:
    plain = fold(text).text
    found = [name for name, sign in words.signs.items() if sign.search(plain)]
    found += ["role"] * has_role + ["other"] * bool(words.other.search(plain))
    return tuple(found)
