"""What in an audit tells who somebody is, and how a text reads without it.

Names come from the parts of the audit that hold them: the person's from the profile, employers' from
positions, postings and search appearances, schools' from the education, recruiters' from how messages begin
and end. Addresses are told by their form, wherever they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from auditor.records import Audit, Document

PERSON, EMPLOYER, SCHOOL, RECRUITER, PLACE = "Candidate", "Company", "School", "Recruiter", "[place]"
FORMS = (  # of addresses, in the order in which they are looked for
    ("[e-mail]", r"[\w.+-]+(?:@| ?[(\[]at[)\]] ?)[\w-]+(?:\.[\w-]+)+"),
    ("[link]", r"(?:https?://|www\.)[^\s<>\"“”]*[\w/]|\b(?:[\w-]+\.)+[a-z]{2,}/(?:[^\s<>\"“”]*[\w/])?"),
    (
        "[link]",
        r"\b(?:[\w-]+\.)+(?:com|org|net|info|io|dev|eu|co\.uk|ie|uk|de|at|ch|fr|nl|ca|au|nz)\b(?!\.\w)",
    ),
    ("[handle]", r"(?<![\w.@])@\w[\w.-]+"),
    (
        "[phone]",
        r"(?<![\w.])(?:\+|00)\d[\d ()./-]{6,}\d(?!\w)|(?<![\w.])\(?0\d{1,4}\)?[ /-]?\d[\d -]{4,}\d(?!\w)",
    ),
    ("[phone]", r"(?<![\w.])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)"),
)
LEGAL = (
    r"(?:,?\s+(?:Ltd|Limited|LLC|LLP|Inc|Corp|Corporation|PLC|GmbH|AG|SE|KG"
    r"|BV|NV|SA|SAS|SARL|AB|AS|Oy|Pty|DAC)\.?)+$"
)
SCHOOLS = re.compile(
    r"(?i)universi|college|school|institut|academy|polytechnic|hochschule|lyc[eé]e|gymnasium"
)
TITLED = r"[A-ZÀ-ÞŁŚŻŠČŽ][\w'’-]*[a-zà-ÿ]"
FULL_NAME = rf"({TITLED}(?:[ ]{TITLED}){{0,3}})"
SIGNED = re.compile(
    rf"(?i:regards|wishes|best|cheers|thanks|sincerely|faithfully|yours|talk soon)[,.!]?\s*\n\s*{FULL_NAME}"
    rf"|(?i:my name is|this is|i am|i['’]m)\s+{FULL_NAME}(?=\s*(?:,|and|from|at|with)\b|\s*[,(])"
)
AGENCY = re.compile(
    rf"{TITLED}(?: (?:&|{TITLED})){{0,2}} "
    r"(?:Talent|Recruitment|Recruiting|Recruiters|Staffing|Resourcing|Executive Search|Search Partners)\b"
)
_FIRM = rf"({TITLED}(?: (?:&|and|of|{TITLED})){{0,3}})"
OFFERED = re.compile(
    rf"\b(?:position|role|job|vacancy|opening|opportunity) (?:with|at|for) {_FIRM}"
    rf"|\bjoin(?:ing)? {_FIRM}(?= (?:as|in|to|for)\b|[,.!?])"
)
TO_ASK = re.compile(
    rf"\b(?:[Cc]ontact|[Aa]pply to|[Aa]sk for|[Cc]all|[Ww]rite to|[Ee]-?mail)[: ]+{FULL_NAME}"
    r"(?=\s*[,(|]|\s+(?:on|at)\b)"
)
LEAST = 3  # letters of a name that is looked for by itself, unless it is the surname


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of a text that tells something, and what stands in its place."""

    start: int
    end: int
    by: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text without what is private, and where its parts have gone."""

    text: str
    told: tuple[Told, ...]

    def moved(self, offset: int, *, is_end: bool = False) -> int:
        """Where a character of the old text stands now; of one that is gone, the edge of what replaced it."""
        shift = 0
        for one in self.told:
            if offset <= one.start:
                break
            grown = len(one.by) - (one.end - one.start)
            if offset < one.end:
                return one.start + shift + (len(one.by) if is_end else 0)
            shift += grown
        return offset + shift


class Private:
    """Everything of one audit that is to be replaced; equal words get equal names throughout."""

    def __init__(self, audit: Audit) -> None:
        self._names: dict[str, str] = {}  # by what is looked for, what it is called instead
        self._folded: set[str] = set()  # of these, those that are looked for in any case
        self._companies: dict[str, str] = {}
        surfaces = {e.surface for a in audit.terms for e in a.evidence}
        named = {name for a in audit.terms for name in (a.term, a.written)}
        self._ordinary = {word.casefold() for term in surfaces | named for word in term.split()} | _words(
            audit
        )
        self._add_files(audit)
        self._add_person(audit.profile)
        for document in (audit.profile, *audit.mismatched, *audit.desired):
            for company in (*_companies(document), *self._unread_companies(document)):
                self._add_company(company)
        for company in (name for one in audit.contradictions for name in one.employers):
            self._add_company(company)
        for company in (name for week in audit.appearances for name in week.companies if name.strip()):
            self._add_company(company)
        for number, school in enumerate(dict.fromkeys(_schools(audit.profile))):
            self._add(school, f"{SCHOOL} {_letters(number)}")
        for number, name in enumerate(self._recruiters((*audit.mismatched, *audit.desired))):
            self._add_name(name, f"{RECRUITER} {number + 1}")
        hold = {name for name in surfaces | named if self._found(name)}
        self.kept = tuple(sorted(hold, key=lambda name: (-len(name), name)))

    def company(self, name: str) -> str:
        """What an employer is called instead, "" for none."""
        return self._companies.get(_bare(name).casefold(), name)

    def rewritten(self, text: str, kept: Iterable[tuple[int, int]] = ()) -> Rewritten:
        """A text without what is private; what lies within one of the stretches `kept` stays."""
        stretches = sorted(kept)
        found = [part for one in self._found(text) for part in _outside(one, stretches, text)]
        parts, at = [], 0
        for one in found:
            parts += [text[at : one.start], one.by]
            at = one.end
        return Rewritten("".join((*parts, text[at:])), tuple(found))

    def without(self, text: str) -> str:
        """A text that stands for itself, without what is private; the audit's own terms stay."""
        return self.rewritten(text, _standing(text, self.kept)).text

    def _found(self, text: str) -> list[Told]:
        """The stretches of a text that tell something, in order and apart: the earliest, then the longest."""
        found = [Told(m.start(), m.end(), by) for by, form in FORMS for m in re.finditer(form, text)]
        found += [Told(*m.span(), self._call(m[0])) for m in self._pattern.finditer(text)]
        apart: list[Told] = []
        for one in sorted(found, key=lambda t: (t.start, -t.end, t.by)):
            if not apart or one.start >= apart[-1].end:
                apart.append(one)
        return apart

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """All names in one pattern, the longest first."""
        looked_for = sorted(self._names, key=lambda name: (-len(name), name))
        forms = [
            f"(?i:{re.escape(name)})" if name in self._folded else "|".join(map(re.escape, _cased(name)))
            for name in looked_for
        ]
        return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)") if forms else re.compile(r"(?!)")

    def _call(self, found: str) -> str:
        folded = found.casefold()
        return self._names.get(found) or next(by for n, by in self._names.items() if n.casefold() == folded)

    def _add(self, name: str, by: str) -> None:
        """One name: several words in any case, a single one, which may be a word, as names are written."""
        if len(name) > 1 and name not in self._names:
            self._names[name] = by
            if len(name.split()) > 1 or not name.isalpha():
                self._folded.add(name)
            self.__dict__.pop("_pattern", None)

    def _add_name(self, name: str, by: str) -> None:
        """Somebody's name, its parts alone, and it as a handle: "Mira Tolland", "Mira", "miratolland"."""
        parts = [part.strip(".,()'’") for part in name.split()]
        self._add(name, by)
        self._add_joined(parts, by)
        for part in parts:
            if part[:1].isupper() and (len(part) >= LEAST or part == parts[-1]):
                self._add(part, by)

    def _add_joined(self, parts: Sequence[str], by: str) -> None:
        """A name as handles and tags write it: in one word, or with dots."""
        for joint in ("", ".", "_", "-") if len(parts) > 1 else ():
            handle = joint.join(parts)
            self._add(handle, by)
            self._folded.add(handle)

    def _add_person(self, profile: Document) -> None:
        for section in profile.sections:
            if section.kind == "name" and section.text.strip():
                first, *_ = section.text.strip().split("\n")
                self._add_name(re.split(r"[,(|]", first)[0].strip(), PERSON)
            if section.kind == "location" and section.text.strip():
                self._add(section.text.strip(), PLACE)
                self._add(section.text.split(",")[0].strip(), PLACE)

    def _add_company(self, name: str) -> None:
        bare = _bare(name)
        folded, named = bare.casefold(), self._companies
        again = (by for known, by in named.items() if _begins(known, folded) or _begins(folded, known))
        fresh = f"{EMPLOYER} {_letters(len({*named.values()}))}"
        by = named.setdefault(folded, next(again, fresh))
        forms = name.strip(), bare, bare.replace(" & ", " and "), bare.replace(" and ", " & ")
        for form in dict.fromkeys(forms):
            self._add(form, by)
        self._add_joined(bare.split(), by)
        first = bare.split()[0]  # by which people call it, unless that is a word
        if len(first) > LEAST and first.isalpha() and self._is_unusual(first):
            self._add(first, by)

    def _unread_companies(self, document: Document) -> Iterator[str]:
        """Firms that no field names: an agency by its last word, and whom a file is named after."""
        stem = re.sub(r"^[\d\W_]+|\.\w{1,5}$", "", document.source).replace("-", " ").replace("_", " ")
        for text in _all_texts(document):
            named = [m[0] for m in AGENCY.finditer(text)]
            named += [m[1] or m[2] for m in OFFERED.finditer(text)] if document.id != "profile" else []
            if len(stem) > LEAST and document.id != "profile":
                named += [m[0] for m in re.finditer(rf"(?i)(?<!\w){re.escape(stem)}(?!\w)", text)]
            yield from (name for name in named if self._is_unusual(name.split()[0]))

    def _recruiters(self, postings: Iterable[Document]) -> Iterator[str]:
        """Who signs a message, says who they are, or is named with a firm; each once."""
        firms = "|".join(re.escape(name) for name, by in self._names.items() if by.startswith(EMPLOYER))
        beside = re.compile(
            rf"\b(?:to|with|by|contact|call|ask|for) {FULL_NAME} (?:at|from) (?:{firms or '(?!)'})(?!\w)"
        )
        found = (
            next(filter(None, match.groups()))
            for document in postings
            for text in _all_texts(document)
            for form in (SIGNED, TO_ASK, beside)
            for match in form.finditer(text)
        )
        unknown = (n for n in found if n not in self._names and all(map(self._is_unusual, n.split())))
        yield from dict.fromkeys(unknown)

    def _is_unusual(self, word: str) -> bool:
        """Whether a word is no word of this audit's texts, and so the beginning of a name."""
        return word.casefold() not in self._ordinary

    def _add_files(self, audit: Audit) -> None:
        """File names, which people give after persons and firms: what a side's number is stands for each."""
        numbers: Counter[str] = Counter()
        for one in audit.provenance.inputs:
            numbers[one.side] += 1
            plain = one.side if one.side == "profile" else f"{one.side}-{numbers[one.side]:02}"
            suffix = re.search(r"\.\w{1,5}$", one.name)
            self._add(one.name, plain + (suffix[0].lower() if suffix else ""))
        for document in (audit.profile, *audit.mismatched, *audit.desired):
            self._add(document.source, f"{document.id}.txt")
        names = [one.name for one in audit.provenance.inputs]
        for about in (notice.about for notice in audit.notices):  # a file of several postings
            if about and any(name != about and name.startswith(about) for name in names):
                self._add(about, "postings.txt")


def _outside(one: Told, kept: Sequence[tuple[int, int]], text: str) -> Iterator[Told]:
    """The parts of what tells something that lie outside of all stretches that are kept, in order."""
    inside = [(start, end) for start, end in kept if start < one.end and one.start < end]
    ends = (one.start, *(end for _, end in inside))
    for start, end in zip(ends, (*(start for start, _ in inside), one.end), strict=True):
        if words := text[start:end].strip():
            start += text[start:end].index(words)
            if any(map(str.isalnum, words)):
                yield replace(one, start=start, end=start + len(words))


def _standing(text: str, phrases: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where any of some phrases stands in a text as words of their own."""
    for phrase in phrases:
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text):
            yield match.span()


def _bare(name: str) -> str:
    """An employer without its legal form, and without the stars and reviews that a page puts behind it."""
    alone = re.split(r"\s+\d[\d.,]*\s*[★*(]|\s*[★·|(]", name.strip())[0]
    return re.sub(LEGAL, "", alone, flags=re.IGNORECASE).strip(" ,") or name.strip()


def _words(audit: Audit) -> set[str]:
    """The words that any text of an audit has in small letters, which are no names."""
    documents = (audit.profile, *audit.mismatched, *audit.desired)
    texts = (text for document in documents for text in _all_texts(document))
    return {word for text in texts for word in re.findall(r"(?<![\w@./-])[a-zà-ÿ]+(?![\w@])", text)}


def _all_texts(document: Document) -> Iterator[str]:
    yield from (section.text for section in document.sections)
    yield from (dropped.text for dropped in document.dropped)


def _cased(name: str) -> tuple[str, ...]:
    """The ways in which a single word is a name: as typed, and in capitals."""
    return tuple(dict.fromkeys((name, name.upper(), name[:1].upper() + name[1:].lower())))


def _begins(name: str, other: str) -> bool:
    """Whether a name begins with the words of another: "ashdell talent partners", "ashdell talent"."""
    return f"{name} ".startswith(f"{other} ")


def _letters(number: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def _companies(document: Document) -> Iterator[str]:
    if document.company.strip():
        yield document.company
    for section in document.sections:
        if section.position and section.position.company.strip():
            yield section.position.company
        if section.kind in ("company", "position-company") and section.text.strip():
            yield section.text.split("\n")[0]


def _schools(profile: Document) -> Iterator[str]:
    """The institutions among the lines of the education: the part of a line that says it is one."""
    for section in profile.sections:
        if section.kind == "education":
            parts = (p.strip() for p in re.split(r"[\n,;|·•–—]|\s-\s", section.text))
            yield from (part for part in parts if SCHOOLS.search(part))
