"""What a recruiter's message offers, without greeting, flattery, call to action and signature.

1. lines   undo a mail program's line ends; divide into sentences; cut what stands below the sign-off
2. sort    greeting, pleasantry, what was seen in the profile, call to action, legal text, offer
3. role    from the subject, from "looking for a ...", or the first title that is named
4. facts   whether level, place and pay are said
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from auditor.languages import ENGLISH, Language
from auditor.messages.unwrapped import unwrapped
from auditor.records import Block, Mention, Pitch, Source
from auditor.sections.posting import UNTITLED
from auditor.text.money import money
from auditor.text.normalise import fold
from auditor.text.phrases import Phrases
from auditor.text.tongue import written_in

FindTerms = Callable[[str], Sequence[Mention]]
LONGEST = 20_000  # characters of a message that are read; an InMail has 1,900 at most
LONGEST_SENTENCE = 1_000
AROUND = 120  # characters before or behind a cue in which the role stands
LONGEST_ROLE = 7  # words
LONGEST_GREETING = 5  # words that greet: "Good morning Anna Maria"
SIGNATURE = 6  # lines of a signature, in which a number or an address stands
LEAST_SIGNS = 2  # kinds of sign that make a message a recruiter's
SOLD_SIGNS = 4  # of a message that also reads as if it sold something else
# The lists of messages.toml that are phrases.
_LISTS = (
    *("greetings", "pleasantries", "seen", "offer_begins", "calls", "sign_offs", "legal", "role_follows"),
    *("agency", "role_precedes", "role_labels", "role_heads", "hidden_clients", "place", "years"),
)
TOLD = frozenset({"pay", "place"})  # facts of a job that are signs too
ROLE_CONTENT = 2  # hard terms that make a posting of a message without a role
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\sa-z])|\s{2,}|\n|(?<=[!?])(?=[A-Z])")
_BULLET = re.compile(r"^\s*[-–—•·●◦▪■‣*✓✅➤🔹👉]\s*|\s*[•●▪]\s+")
_NAME = r"[A-Z0-9][\w&'’-]{0,30}(?:\.(?=\w)[\w&'’-]{0,30})?"
_FULL_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3}")
_NAME_WORD = re.compile(r"[^\W\d_]{2,}")
_GREETED = re.compile(r"(?:[ ][^\W\d_][\w.'’-]{0,30}){0,3}[,!:–-]+\s+")  # behind a greeting before more
_COLON = re.compile(r"\s*(?:[:–]|(?<=\s)-|-(?=\s))\s*")
_FIRST_WORD = re.compile(r"\w")
_ROLE_BREAK = re.compile(r"[,;:!?()\n]|\.\s|\s[-–—|]\s")
_CAPITALS = re.compile(r"(?:\b[A-Z][\w/&+#.]{0,30}[ -]){0,3}$")
_REACHED = re.compile(
    r"\+?\(?\d[\d\s().-]{7,20}\d|[\w.+-]+@[\w-]+\.\w|\bwww\.|https?://|linkedin\.com/", re.I
)
_HOLE = re.compile(r"%[A-Za-z_]{1,30}%|\{\{[^{}\n]{0,40}\}\}|\[\w[^\[\]\n]{0,30}\]")


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language says in messages, compiled."""

    phrases: Mapping[str, Phrases]
    signs: Mapping[str, Phrases]
    sales: Phrases
    rank: Phrases
    pay: re.Pattern[str]
    not_role: frozenset[str]
    role_ends: frozenset[str]
    role_endings: tuple[str, ...]
    no_company: frozenset[str]
    names: _Names

    def heads_role(self, text: str) -> bool:
        """Whether the last word of a text ends as the names of occupations do, or is one."""
        heads = self.phrases["role_heads"].finditer(text)
        return text.lower().endswith(self.role_endings) or any(found.end() == len(text) for found in heads)

    def labelled(self, line: str) -> int:
        """Where "Role:" ends, with which a line begins; 0 without it."""
        first = _FIRST_WORD.search(line)
        label = self.phrases["role_labels"].match(line, first.start()) if first else None
        colon = _COLON.match(line, label.end()) if label else None
        return colon.end() if colon else 0


class _Names(NamedTuple):
    """What stands beside the names of companies and roles."""

    at: re.Pattern[str]
    hires: re.Pattern[str]
    joint: re.Pattern[str]
    replied: re.Pattern[str]
    subject_part: re.Pattern[str]
    before_role: re.Pattern[str]


@cache
def _words(language: Language) -> _Words:
    data: dict[str, Any] = language.table("messages")
    words = language.table("words")
    return _Words(
        phrases={name: Phrases(data[name], words) for name in _LISTS},
        signs={name: Phrases(phrases, words) for name, phrases in data["signs"].items()},
        sales=Phrases(data["other"]["sales"], words),
        rank=Phrases(language.table("seniority")["words"], words),
        pay=money(language).pay,
        not_role=frozenset(data["not_role"]),
        role_ends=frozenset(data["role_ends"]),
        role_endings=tuple(data["role_endings"]),
        no_company=frozenset(data["no_company"]),
        names=_names(data),
    )


def _names(data: Mapping[str, Any]) -> _Names:
    joint = _either(data["name_joints"])
    company = rf"({_NAME}(?:[ ](?:{_NAME}|{joint})){{0,4}})"
    hires = _either(data["company_hires"]).replace(r"\ ", r"\s+")
    return _Names(
        re.compile(rf"(?:@|\b{_either(data['company_follows'])})\s+(?:{data['article']}\s+)?{company}"),
        re.compile(rf"(?<![\w&.'’-]){company}\s+{hires}"),
        re.compile(rf"(?:\s+{joint})+$"),
        re.compile(rf"^\s*(?:{_either(data['replied'])}\s*:\s*)+", re.IGNORECASE),
        re.compile(rf"\s[-–—|@·:]\s|[|@:!?,]|\b{data['at']} (?=[A-Z])|\s\("),
        re.compile(rf"[,.;:!?()]|\b{_either(data['before_role'])}\b"),
    )


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


def read(text: str, subject: str, find: FindTerms, language: Language = ENGLISH) -> Pitch:
    """What a message offers.

    Args:
        text: the message, plain.
        subject: its subject line, "" without one.
        find: the terms of a text (`Extractor.find_in`): titles tell where a role is named.
    """
    words = _words(language)
    text, subject = unwrapped(text[:LONGEST], language), subject[:LONGEST_SENTENCE]
    sentences, signature = _divided(_HOLE.sub(" ", text), find, words)
    parts = [part for sentence in sentences for part in _sorted(sentence, words)]
    offer = tuple(part for kind, part in parts if kind == "offer")
    seen = tuple(part for kind, part in parts if kind == "seen")
    role = _role(subject, offer, find, words)
    whole = "\n".join((subject, *offer))
    facts, is_hidden = _facts(whole, words, language), bool(words.phrases["hidden_clients"].search(whole))
    return Pitch(
        role=role,
        company="" if is_hidden else _company(subject, offer, role, find, words),
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


# --- 1. lines -------------------------------------------------------------------------------------------


def _divided(text: str, find: FindTerms, words: _Words) -> tuple[list[str], str]:
    """The sentences of a message, and what stands from its sign-off or its signature on."""
    lines = [line.strip() for line in re.split(r"\n|\s{2,}", text) if line.strip()]  # exports lose line ends
    ends = (
        i
        for i, line in enumerate(lines)
        if i and (_closes(line, words) or _is_signature(lines[i : i + SIGNATURE], find, words))
    )
    end = next(ends, len(lines))
    body, signature = lines[:end], lines[end:]
    sentences = [
        part.strip() for line in body for piece in _BULLET.split(line) for part in _SENTENCE.split(piece)
    ]
    kept = [s[:LONGEST_SENTENCE] for s in sentences if any(c.isalnum() for c in s)]
    if (
        kept
        and (greeting := words.phrases["greetings"].match(kept[0]))
        and (greeted := _GREETED.match(kept[0], greeting.end()))
    ):
        kept[0] = kept[0][greeted.end() :]
    return kept, "\n".join(signature)


def _signed(signature: str, words: _Words) -> str:
    """The name under a sign-off, or behind it: "Best regards, Anna Berg"; "" without one."""
    first, *rest = signature.splitlines() or [""]
    behind = words.phrases["sign_offs"].blanked(first).strip(" ,.!-–")
    return next((line for line in (behind, *rest[:1]) if _FULL_NAME.fullmatch(line)), "")


def _closes(line: str, words: _Words) -> bool:
    """Whether a line is a sign-off: "Best regards," or "Thanks, Anna"."""
    found = words.phrases["sign_offs"].match(line.lstrip())
    return bool(found) and len(line[found.end() :].split()) <= 3 if found else False


def _is_signature(lines: Sequence[str], find: FindTerms, words: _Words) -> bool:
    """Whether lines begin with the name of a person, no term and no role, and say soon how to reach them."""
    first = lines[0].strip("*_ ")
    if first == "--":
        return True
    return (
        bool(_FULL_NAME.fullmatch(first))
        and len(first.split()) > 1
        and any(map(_REACHED.search, lines[1:]))
        and not words.heads_role(first)
        and not find(first)
    )


# --- 2. sort --------------------------------------------------------------------------------------------


def _sorted(sentence: str, words: _Words) -> Iterator[tuple[str, str]]:
    """The parts of a sentence by what they are: what was seen in the profile often goes on to an offer."""
    plain = fold(sentence).text
    offers = bool(words.phrases["role_follows"].search(plain)) or bool(words.pay.search(plain))
    seen = words.phrases["seen"].search(plain)
    if _is_greeting(plain, words) or not plain.strip():
        yield "greeting", sentence
    elif words.phrases["legal"].search(plain):
        yield "legal", sentence
    elif (
        seen
        and (offer := words.phrases["offer_begins"].search(plain, seen.end()))
        and (offers or words.phrases["role_precedes"].search(plain, offer.end()))
    ):
        yield "seen", plain[: offer.start()]
        yield "offer", plain[offer.start() :]
    elif seen:
        yield "seen", sentence
    elif (
        words.phrases["pleasantries"].search(plain) or words.phrases["agency"].search(plain)
    ) and not offers:
        yield "pleasantry", sentence
    elif words.phrases["calls"].search(plain) and not offers:
        yield "call", sentence
    else:
        yield "offer", sentence


def _is_greeting(plain: str, words: _Words) -> bool:
    found = words.phrases["greetings"].match(plain.lstrip())
    return bool(found) and len(plain.split()) <= LONGEST_GREETING


# --- 3. role --------------------------------------------------------------------------------------------


def _role(subject: str, offer: Sequence[str], find: FindTerms, words: _Words) -> str:
    """The title a message offers; "" when it names none."""
    topic = words.names.replied.sub("", subject)
    parts = [part for part in words.names.subject_part.split(topic) if part.strip()]

    def is_title(text: str) -> bool:
        return any(m.kind == "title" for m in find(text))

    def reads_like_one(text: str) -> bool:
        """Capitalised, and its last word ends as the names of occupations do."""
        named = text.split()
        capital = all(w[:1].isupper() or not w[:1].isalpha() for w in named)
        return len(named) > 1 and capital and words.heads_role(text)

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
        if (end := words.labelled(line)) and (named := _trimmed(line[end:], words)):
            yield named


def _announced(lines: Iterable[str], words: _Words) -> Iterator[str]:
    """What stands behind "looking for a", or before "role"."""
    for line in lines:
        plain = fold(line).text
        follows, precedes = words.phrases["role_follows"], words.phrases["role_precedes"]
        texts = [plain[f.end() : f.end() + AROUND] for f in follows.finditer(plain)]
        before = (plain[max(0, f.start() - AROUND) : f.start()] for f in precedes.finditer(plain))
        texts += [words.names.before_role.split(text)[-1] for text in before]
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


def _company(subject: str, offer: Sequence[str], role: str, find: FindTerms, words: _Words) -> str:
    """Who hires, if it is said: "Northwind is hiring", or "at Northwind" behind the role."""
    for line in (subject, *offer):
        behind = line.find(role) + len(role) if role and role in line else len(line)
        for named in (*words.names.hires.finditer(line), *words.names.at.finditer(line, behind)):
            name = words.names.joint.sub("", named[1].strip(" .,'’-"))
            known = any(m.surface.casefold() == name.casefold() for m in find(name))
            if name and not known and name.lower() not in role.lower() and name not in words.no_company:
                return name
    return ""


# --- 4. facts -------------------------------------------------------------------------------------------


def _facts(text: str, words: _Words, language: Language) -> dict[str, bool]:
    """What a message says: the level, the place, the pay; and whether it says it in another language."""
    return {
        "level": bool(words.phrases["years"].search(text) or words.rank.search(text)),
        "place": bool(words.phrases["place"].search(text)),
        "pay": bool(words.pay.search(text)),
        "foreign": bool(written_in(text, language)),
    }


def _hard_terms(mentions: Iterable[Mention]) -> int:
    return len({m.term for m in mentions if m.kind not in ("soft", "seniority", "title")})


def _signs(text: str, has_role: bool, words: _Words) -> tuple[str, ...]:
    plain = fold(text).text
    found = [name for name, sign in words.signs.items() if sign.search(plain)]
    found += ["role"] * has_role + ["other"] * bool(words.sales.search(plain))
    return tuple(found)
