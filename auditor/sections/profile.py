"""A profile, whatever its generation or shape -> a Document.

1. lines      each line once, and whole where it was cut at 72 columns
2. pages      cut navigation, activity, other people, footer
3. parts      divide each page at its headings
4. header     name, headline, place: the lines before the first heading, or before Summary in a saved PDF
5. sections   tidy each part by its kind; Experience becomes positions
6. the rest   what stands in none of them is kept as "other", or dropped as what it is
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.languages import ENGLISH, Language, interfaces
from auditor.records import Document, Dropped, Section, Source
from auditor.sections import dates, positions, recommendations, skills, told
from auditor.sections.conserved import unaccounted
from auditor.sections.headed import Headings
from auditor.sections.header import CONTACT, Header, HeaderReader, identity_at
from auditor.sections.labelled import unlabelled
from auditor.sections.lines import Line, dropped, halved, label, line, of, text_of_lists, without_echo
from auditor.sections.page import pages, whole
from auditor.sections.wrapped import flowing, rejoined, together
from auditor.text.normalise import key
from auditor.text.wording import Wording, phrases, wording

PAGE = "page furniture"
# Where a skill may be from, and from how many words on: "First Aid" is a certificate and a skill.
SOURCES = {"certifications": 3, "courses": 3, "education": 2}
ONE_LINE = frozenset({"name", "headline", "location"})


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines under one heading."""

    kind: str
    heading: str = ""
    lines: tuple[Line, ...] = ()


def profile(source: Source, language: Language = ENGLISH) -> Document:
    """Divide a profile or résumé into sections; what is page and not profile goes to `dropped`.

    The title is the headline, else the first position's title; the company is the current one. Text
    of unknown meaning is kept under "other"; no word of the source is in neither.
    """
    if told.is_told(source):
        return told.profile(source, language)
    words = wording(language)
    blocks, beside = told.apart(source.blocks)
    copied = of(replace(source, blocks=tuple(blocks)))
    plain = unlabelled(
        tuple(without_echo(copied, words.data["until"])),
        words.data["profile"]["page-labels"],
        words.employment,
    )
    once = plain.lines
    headings = Headings(words, language, once)
    reader = _Reader(words, language, headings, copied)
    reader.places = plain.places
    reader.dropped = dropped(plain.labels, "label of a page")
    cut = pages(tuple(rejoined(once, language, reader.stands_apart)), words, headings)
    reader.is_web = cut.is_web
    sections = reader.read(cut.pages)
    more, gone = unaccounted(
        [reader.unlabelled(whole(each)) for each in once],
        sections,
        (*cut.dropped, *reader.dropped),
        reader.furniture_of,
        language,
        frozenset(words.data["at"]),
    )
    sections = (*sections, *more)
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
        dropped=(*cut.dropped, *reader.dropped, *gone, *beside),
    )


class _Reader:
    """Reads the pages of one profile: a later page repeats the header and some entries of the first."""

    is_web = False
    places: frozenset[str] = frozenset()  # those that the page labels as such

    def __init__(
        self, words: Wording, language: Language, headings: Headings, copied: Sequence[Line]
    ) -> None:
        data = words.data["profile"]
        self.words, self.language, self.headings = words, language, headings
        others = interfaces()[headings.interface]["noise"] if headings.interface else []
        self.noise = phrases([*data["noise"], *others])
        self.tabs = {kind: phrases(written) for kind, written in data["tabs"].items()}
        self.labels, self.within = phrases(data["labelled-by"]), phrases(data["within-positions"])
        self.skill_labels, self.logo = phrases(data["skills-label"]), phrases(data["logo"])
        self.more_skills = phrases(data["more-skills"])
        self.breaks = phrases(words.data["career-breaks"])
        self.told = recommendations.Told(phrases(data["relations"]), phrases(data["connection"]))
        contact = [one for table in interfaces().values() for one in table["headings"]["other"]]
        self.contact_headings = phrases([*data["contact-headings"], *contact])
        first = next((i for i, each in enumerate(copied) if headings.known(each) is not None), len(copied))
        self.heads = HeaderReader(words, copied, copied[:first], data["noise"])
        self.dropped: tuple[Dropped, ...] = ()
        self.header = Header()
        self.known_skills: set[str] = set()

    def stands_apart(self, each: Line) -> bool:
        """Whether a line is never a part of the one before or after it."""
        return (
            self.headings.known(each) is not None
            or self.is_page(each)
            or self.heads.is_furniture(each)
            or bool(CONTACT.search(each.folded) and each.words <= 20)
            or (each.words <= 8 and dates.find(each.text, self.language) is not None)
        )

    def is_page(self, each: Line) -> bool:
        """Whether a line is furniture of the page, wherever it stands."""
        return not each.key or each.key in self.noise

    def unlabelled(self, each: Line) -> Line:
        """A line without the "Name:" or "Skills:" that says what it is."""
        named, rest = label(each)
        return line(rest) if named in self.headings.kinds or named in self.skill_labels else each

    def furniture_of(self, each: Line) -> str:
        """What a line is that says nothing of the person: furniture, or the heading of a section; else ""."""
        if self.headings.known(each) is not None:
            return "heading"
        return PAGE if self.is_page(each) or self.heads.is_furniture(each) else ""

    def read(self, pages: Iterable[Sequence[Line]]) -> tuple[Section, ...]:
        """The sections of all pages; a section that a later page repeats comes once."""
        divided = [self._with_identity(self._parts(page)) for page in pages]
        parts = [part for page in divided for each in page for part in self._without_others(each)]
        listed = [part for part in parts if part.kind == "skills"]
        names = {
            key(name)
            for part in listed
            for name in skills.listed(part.lines, self.language, self.noise).names
        }
        found: list[Section] = []
        for part in parts:
            if part.kind == "header":
                found += self._header_sections(part.lines)
            elif part.kind == "experience":
                told = [self.header.location, *(s.text for s in found if s.kind == "location")]
                own = {key(place) for location in told for place in location.split(",")} - {""}
                habits = positions.Habits(frozenset(names - {""}), self.places | own)
                jobs = positions.read(part.lines, self.words, self.language, habits)
                found, self.dropped = [*found, *jobs.sections], (*self.dropped, *jobs.dropped)
            else:
                held = {
                    key(f"{s.position.title} {at} {s.position.company}")
                    for s in found
                    if s.position
                    for at in self.words.data["at"]
                }
                if part.kind == "skills":
                    held |= self._sources(part.lines, found)
                found += self._tidied(part, held)
        return tuple(dict.fromkeys(found))

    def _without_others(self, part: _Part) -> Iterator[_Part]:
        """A part, and what other people say of the person in it as a part of its own."""
        if part.kind == "header":
            yield part
            return
        is_theirs = part.kind == "recommendations"
        found = recommendations.divided(part.lines, self.told, headed=is_theirs)
        self.dropped += dropped(found.who, "who recommends the person, and how they know each other")
        if not is_theirs:
            yield replace(part, lines=found.own)
        if is_theirs or found.said:
            said = (*found.own, *found.said) if is_theirs else found.said
            yield _Part("recommendations", part.heading if is_theirs else "", said)

    def _sources(self, lines: Sequence[Line], found: Iterable[Section]) -> set[str]:
        """Keys of the certificates and schools that a page names under a skill as where it is from."""
        told = ((row, SOURCES[s.kind]) for s in found if s.kind in SOURCES for row in s.text.split("\n"))
        known = {key(row) for row, shortest in told if len(row.split()) >= shortest}
        under = (each for above, each in pairwise(lines) if each.key in known and above.key not in self.noise)
        return {each.key for each in under} if any(each.key in self.noise for each in lines) else set()

    # --- parts --------------------------------------------------------------------------------------

    def _parts(self, lines: Sequence[Line]) -> list[_Part]:
        labelled = any(label(each)[0] in self.labels or each.key in self.labels for each in lines[:5])
        found = [_Part("header")]
        for at, each in enumerate(lines):
            runs_on = bool(at) and not each.gap and lines[at - 1].folded.rstrip().endswith(",")
            beside = found[-1].kind == "experience" and self._says_of_a_break(lines, at)
            heading, rest = (None, "") if runs_on or beside else self._heading(each, found, labelled)
            if heading is None and len(found) > 1 and self.headings.is_own(lines, at):
                heading = "other"
            if heading is None:
                found[-1] = replace(found[-1], lines=(*found[-1].lines, each))
            else:
                found.append(_Part(heading, each.text if not rest else "", (line(rest),) if rest else ()))
        return [part for part in found if part.lines or part.heading]

    def _says_of_a_break(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a line stands between a career break and its dates: "Professional development"."""
        before, *after = lines[max(at - 1, 0) : at + 3]
        if before.key not in self.breaks:
            after = after[1:] if len(after) == 3 and after[1].key in self.breaks else []
        return len(after) > 1 and dates.find(after[1].text, self.language) is not None

    def _heading(self, each: Line, before: Sequence[_Part], labelled: bool) -> tuple[str | None, str]:
        """The kind of section a line opens, and its first text if that stands on the same line."""
        here = before[-1].kind
        named, rest = label(each)
        told = self.headings.kinds.label(named) or None
        if told in ONE_LINE and (not labelled or here == "experience"):
            told = None
        if told and (labelled or here == "header") and here != "skills":
            return told, rest
        kind = self.headings.known(each)
        if kind in ONE_LINE and (not labelled or here == "experience"):
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

    def _with_identity(self, parts: list[_Part]) -> list[_Part]:
        """The parts of a saved PDF whose column comes first: who it is stands at the end of that column."""
        main = next((i for i, part in enumerate(parts) if part.kind in ("about", "experience")), None)
        column = [part for part in parts[:main] if part.kind != "header"]
        headless = not any(
            self.heads.name_at(part.lines) is not None for part in parts if part.kind == "header"
        )
        if main is None or not column or not headless or parts[main - 1] is not column[-1]:
            return parts
        last = column[-1]
        at = identity_at(last.lines, self.heads)
        if at is None:
            return parts
        above, below = (
            replace(last, lines=last.lines[:at]),
            _Part("header", "", _one_headline(last.lines[at:], self)),
        )
        return [below, *parts[: main - 1], above, *parts[main:]]

    # --- header -------------------------------------------------------------------------------------

    def _header_sections(self, lines: Sequence[Line]) -> list[Section]:
        header = self.heads.read(lines, is_web=self.is_web, name=self.header.name)
        self.dropped += dropped(header.contact, "contact details")
        self.dropped += dropped(header.beside, "beside the name")
        self.dropped += dropped(header.page, PAGE)
        known = {self.header.name, self.header.headline, self.header.location}
        other = [each for each in header.other if each.text.strip() not in known]
        self.header = self.header if self.header.name or self.header.headline else header
        one_line = (("name", header.name), ("headline", header.headline), ("location", header.location))
        found = [Section(kind, text) for kind, text in one_line if text]
        found += [Section("certifications", header.letters)] if header.letters else []
        found += (
            [Section("about", text_of_lists(flowing(header.about, self.language)))] if header.about else []
        )
        return found + ([Section("other", text_of_lists(other))] if other else [])

    # --- the other parts ----------------------------------------------------------------------------

    def _tidied(self, part: _Part, held: set[str]) -> list[Section]:
        """A part without page furniture; its "Skills: ..." lines apart."""
        lines = [each for each in part.lines if each.key not in held]
        self.dropped += dropped((each for each in part.lines if each.key in held), "where a skill is from")
        if part.heading and key(part.heading) in self.contact_headings:
            self.dropped += dropped(lines, "contact details")
            return []
        if part.kind == "certifications":
            lines = self._without_issuers(lines)
        if part.kind in {"about", "other"}:
            lines = list(halved([each for each in lines if each.key not in self.noise]))
        else:
            dated = [each for each in lines if dates.is_date(each.text, self.language)]
            self.dropped += dropped(dated, "dates")
            tabs = [each for each in lines if each not in dated and self._is_noise(each, part.kind)]
            self.dropped += dropped(tabs, PAGE)
            lines = [each for each in lines if each not in dated and each not in tabs]
        if part.kind == "skills":
            return self._skills(part.heading, skills.listed(lines, self.language, self.noise))
        apart = [
            each for each in lines if label(each)[0] in self.skill_labels or each.key in self.more_skills
        ]
        text = text_of_lists(flowing([each for each in lines if each not in apart], self.language))
        found = [Section(part.kind, text, part.heading)] if text or part.kind == "other" else []
        named = [line(label(each)[1] or each.text) for each in apart]
        return found + self._skills("", skills.listed(named, self.language, self.noise))

    def _is_noise(self, each: Line, kind: str) -> bool:
        tab = kind in self.tabs and each.key in self.tabs[kind]
        return tab or not each.key or each.key in self.noise or dates.is_date(each.text, self.language)

    def _skills(self, heading: str, said: skills.Entries) -> list[Section]:
        """The skills not yet seen, one a line."""
        self.dropped += dropped(map(line, said.counts), "how many skills there are")
        new = list(skills.without(said.names, self.known_skills))
        self.known_skills |= {line(name).folded.casefold() for name in new if name}
        return [Section("skills", "\n".join(new), heading)] if new else []

    def _without_issuers(self, lines: Sequence[Line]) -> list[Line]:
        """Certificates without the line of their issuer: named by a logo, or standing before "Issued"."""
        issued = self.tabs["certifications"]
        logos = {each.key.rpartition(" ")[0] for each in lines if each.key in self.logo}
        kept: list[Line] = []
        issuers: list[Line] = []
        entry = 0  # lines of the present certificate
        for each in lines:
            if self._is_noise(each, "certifications"):
                issuers.append(each)
                if each.key in issued and entry > 1:
                    issuers.append(kept.pop())
                entry = 0
            elif each.key not in logos:
                kept.append(each)
                entry += 1
            else:
                issuers.append(each)
        self.dropped += dropped(issuers, "issuer and dates of a certificate")
        return kept


def _one_headline(lines: Sequence[Line], reader: _Reader) -> tuple[Line, ...]:
    """Who it is in a saved PDF: all lines between the name and the place are one headline, wrapped."""
    name, *rest = lines
    placed = bool(rest) and (
        reader.heads.places.is_sure(rest[-1].text)
        or (len(rest) > 1 and reader.heads.places.is_shaped(rest[-1].text))
    )
    headline, place = (rest[:-1], rest[-1:]) if placed else (rest, [])
    joined = headline[:1]
    for each in headline[1:]:
        joined = [together(joined[0], each, reader.language)]
    return (name, *joined, *place)
