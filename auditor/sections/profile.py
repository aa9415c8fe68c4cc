"""A profile, whatever its generation or shape -> a Document.

1. pages      cut navigation, activity, other people, footer
2. parts      divide each page at its headings
3. header     name, headline, place: the lines before the first heading
4. sections   tidy each part by its kind; Experience becomes positions
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from auditor.languages import ENGLISH, Language
from auditor.records import Document, Dropped, Section, Source
from auditor.sections import dates, positions
from auditor.sections.lines import Line, dropped, halved, key, line, of, text_of, without_echo
from auditor.sections.page import pages
from auditor.sections.wording import Wording, headings, label, phrases, wording

LONGEST_HEADLINE = 220  # characters: LinkedIn's own limit
_FIELDS = {"name": "name", "title": "headline", "headline": "headline", "location": "location"}
_CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?://|www\.|\+?\d[\d\s()./-]{7,18}\d|\w\.(?:com|org|net|io)/"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines under one heading."""

    kind: str
    heading: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(slots=True)
class _Header:
    """What the lines before the first heading turned out to be."""

    name: str = ""
    headline: str = ""
    location: str = ""
    about: list[Line] = field(default_factory=list)
    other: list[Line] = field(default_factory=list)
    contact: list[Line] = field(default_factory=list)


def profile(source: Source, language: Language = ENGLISH) -> Document:
    """Divide a profile or résumé into sections; what is page and not profile goes to `dropped`.

    The title is the headline, else the first position's title; the company is the current one. Text
    of unknown meaning is kept under "other".
    """
    words = wording(language)
    cut = pages(tuple(without_echo(of(source))), words)
    reader = _Reader(words, language, is_web=cut.is_web)
    sections = reader.read(cut.pages)
    first = next((s for s in sections if s.kind == "position-title"), None)
    current = next(
        (s.text for s in sections if s.kind == "position-company" and s.position and s.position.is_current),
        "",
    )
    headline = next((s.text for s in sections if s.kind == "headline"), "")
    return Document(
        id="profile",
        title=headline or (first.text if first else ""),
        company=current,
        language=language.code,
        sections=sections,
        source=source.name,
        dropped=(*cut.dropped, *reader.dropped),
    )


class _Reader:
    """Reads the pages of one profile: a later page repeats the header and some entries of the first."""

    def __init__(self, words: Wording, language: Language, *, is_web: bool) -> None:
        data = words.data["profile"]
        self.words, self.language, self.is_web = words, language, is_web
        self.headings = headings(data["headings"])
        self.noise, self.contact_info = phrases(data["noise"]), phrases(data["contact-info"])
        self.tabs = {kind: phrases(written) for kind, written in data["tabs"].items()}
        self.labels, self.within = phrases(data["labelled-by"]), phrases(data["within-positions"])
        self.skill_labels, self.logo = phrases(data["skills-label"]), phrases(data["logo"])
        self.dropped: tuple[Dropped, ...] = ()
        self.header = _Header()
        self.known_skills: set[str] = set()

    def read(self, pages: Iterable[Sequence[Line]]) -> tuple[Section, ...]:
        """The sections of all pages; a section that a later page repeats comes once."""
        divided = [self._parts(page) for page in pages]
        parts = [part for page in divided for part in page]
        listed = [part for part in parts if part.kind == "skills"]
        names = {
            key(name) for part in listed for each in part.lines for name in positions.split_skills(each.text)
        }
        found: list[Section] = []
        for part in parts:
            if part.kind == "header":
                found += self._header_sections(part.lines)
            elif part.kind == "experience":
                places = frozenset(key(place) for place in self.header.location.split(",")) - {""}
                habits = positions.Habits(frozenset(names - {""}), places)
                found += positions.sections(part.lines, self.words, self.language, habits)
            else:
                held = {
                    key(f"{s.position.title} {at} {s.position.company}")
                    for s in found
                    if s.position
                    for at in self.words.data["at"]
                }
                found += self._tidied(part, held)
        return tuple(dict.fromkeys(found))

    # --- parts --------------------------------------------------------------------------------------

    def _parts(self, lines: Sequence[Line]) -> list[_Part]:
        labelled = any(label(each)[0] in self.labels or each.key in self.labels for each in lines[:5])
        found = [_Part("header")]
        for each in lines:
            heading, rest = self._heading(each, found, labelled)
            if heading is None:
                found[-1] = replace(found[-1], lines=(*found[-1].lines, each))
            else:
                found.append(_Part(heading, each.text if not rest else "", (line(rest),) if rest else ()))
        return [part for part in found if part.lines or part.heading]

    def _heading(self, each: Line, before: Sequence[_Part], labelled: bool) -> tuple[str | None, str]:
        """The kind of section a line opens, and its first text if that stands on the same line."""
        here = before[-1].kind
        named, rest = label(each)
        if named in self.headings and (labelled or here == "header") and here != "skills":
            return self.headings.label(named), rest
        kind = (self.headings.label(each.key) or None) if each.kind != "item" else None
        if kind in {"name", "headline", "location"} and not labelled:
            kind = None
        if here == "experience" and each.key in self.within and each.folded.rstrip().endswith(":"):
            kind = None  # "Achievements:" inside the description of a position
        if here == "skills" and kind != "skills" and kind in {part.kind for part in before}:
            kind = None  # "Education" is a skill of teachers
        if (
            kind is None
            and each.kind == "heading"
            and here in {"header", "about", "other"}
            and len(before) > 1
        ):
            kind = "other"
        return kind, ""

    # --- header -------------------------------------------------------------------------------------

    def _header_sections(self, lines: Sequence[Line]) -> list[Section]:
        header = self._read_header(lines)
        self.dropped += dropped(header.contact, "contact details")
        known = {self.header.name, self.header.headline, self.header.location}
        other = [each for each in header.other if each.text.strip() not in known]
        self.header = self.header if self.header.name or self.header.headline else header
        one_line = (("name", header.name), ("headline", header.headline), ("location", header.location))
        found = [Section(kind, text) for kind, text in one_line if text]
        found += [Section("about", text_of(header.about))] if header.about else []
        return found + ([Section("other", text_of(other))] if other else [])

    def _read_header(self, lines: Sequence[Line]) -> _Header:
        header = _Header(location=self._place_before_contact(lines))
        kept = [
            each
            for each in lines
            if each.key and each.key not in self.noise and each.key not in self.contact_info
        ]
        name = self._name(kept)
        for each in kept:
            text = each.text.strip()
            if each.kind == "field" and each.name in _FIELDS:
                setattr(header, _FIELDS[each.name], text)
            elif text in {name, header.location}:
                header.name = name
            elif _CONTACT.search(each.folded) and each.words <= 12:
                header.contact.append(each)
            elif not header.location and self.words.is_place(text):
                header.location = text
            elif not header.headline and len(text) <= LONGEST_HEADLINE and each.kind != "item":
                header.headline = text
            else:
                (header.about if each.is_prose else header.other).append(each)
        return header

    def _place_before_contact(self, lines: Sequence[Line]) -> str:
        """A web page writes place, "·" and "Contact info", together or on lines of their own."""
        at = next((i for i, each in enumerate(lines) if each.key in self.contact_info), None)
        if at is None:
            return ""
        before, dot, _ = lines[at].text.rpartition("·")
        above = [each.text.strip() for each in lines[:at] if each.key]
        return before.strip() if dot and before.strip() else above[-1] if len(above) > 2 else ""

    def _name(self, header: Sequence[Line]) -> str:
        """The line that is the person, or nothing: words of a title are not lost on a doubt."""
        keys = [each.key for each in header]
        repeated = next((each for each in header if keys.count(each.key) > 1 and each.words <= 6), None)
        if self.header.name or not header or (repeated and self.is_web):
            return repeated.text.strip() if repeated and not self.header.name else self.header.name
        tokens = re.sub(r"[.'-]", "", header[0].folded).split()
        shaped = 2 <= len(tokens) <= 4 and all(token.isalpha() and token[0].isupper() for token in tokens)
        sure = self.is_web and header[0].words <= 6
        likely = shaped and len(header) > 1 and not self.words.names_title(header[0].text)
        return header[0].text.strip() if sure or likely else ""

    # --- the other parts ----------------------------------------------------------------------------

    def _tidied(self, part: _Part, held: set[str]) -> list[Section]:
        """A part without page furniture; its "Skills: ..." lines apart."""
        lines = [each for each in part.lines if each.key not in held]
        if part.kind == "certifications":
            lines = self._without_issuers(lines)
        if part.kind in {"about", "other"}:
            lines = list(halved([each for each in lines if each.key not in self.noise]))
        else:
            lines = [each for each in lines if not self._is_noise(each, part.kind)]
        if part.kind == "skills":
            return self._skills(
                part.heading, (name for each in lines for name in positions.split_skills(each.text))
            )
        apart = [each for each in lines if label(each)[0] in self.skill_labels]
        text = text_of(each for each in lines if each not in apart)
        found = [Section(part.kind, text, part.heading)] if text or part.kind == "other" else []
        return found + self._skills("", (s for each in apart for s in positions.split_skills(label(each)[1])))

    def _is_noise(self, each: Line, kind: str) -> bool:
        tab = kind in self.tabs and each.key in self.tabs[kind]
        return tab or not each.key or each.key in self.noise or dates.is_date(each.text, self.language)

    def _skills(self, heading: str, names: Iterable[str]) -> list[Section]:
        """The skills not yet seen, one a line."""
        new = dict.fromkeys(name for name in names if line(name).folded.casefold() not in self.known_skills)
        self.known_skills |= {line(name).folded.casefold() for name in new}
        return [Section("skills", "\n".join(new), heading)] if new else []

    def _without_issuers(self, lines: Sequence[Line]) -> list[Line]:
        """Certificates without the line of their issuer: named by a logo, or standing before "Issued"."""
        issued = self.tabs["certifications"]
        logos = {each.key.rpartition(" ")[0] for each in lines if each.key in self.logo}
        kept: list[Line] = []
        entry = 0  # lines of the present certificate
        for each in lines:
            if self._is_noise(each, "certifications"):
                if each.key in issued and entry > 1:
                    kept.pop()
                entry = 0
            elif each.key not in logos:
                kept.append(each)
                entry += 1
        return kept
