"""The lines of one Experience section, and what is asked of each: dates, place, company, employment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from auditor.languages import Language, interfaces
from auditor.lexicon.titles import titles
from auditor.sections import dates
from auditor.sections.lines import GLYPHS, Line, label, slice_of
from auditor.sections.places import Places
from auditor.sections.skills import Entries, entries
from auditor.text.normalise import fold, key
from auditor.text.phrases import Phrases
from auditor.text.wording import Wording, phrases

LONGEST_HEAD = 12  # words of a line that holds dates together with a title or company
LONGEST_NAME = 6  # words of a company standing after the dates
LONGEST_TOWN = 4  # words

EDGES = " \t|,;:()[]*_-·•–—"
STRONG = re.compile(rf"\s{{0,9}}[|·•\t]\s{{0,9}}|\s{{2,9}}|\s(?:[-–—{GLYPHS}]|//|::)\s")
COMMA = re.compile(r",\s+(?![^()]*\))")
_DASHED = re.compile(r"(\S+(?: \S+)*?)( [-–—] )\S")  # a dash is what first parts a line
_KIND = re.compile(r"\s*\(([^()]*)\)$")


def bare(text: str) -> str:
    """A text without the signs around it; brackets that belong to its words stay."""
    inner = text.strip(EDGES)
    before, _, after = text.partition(inner) if inner else ("", "", "")
    if inner.count("(") > inner.count(")") and ")" in after:
        return f"{inner})"
    return f"({inner}" if inner.count(")") > inner.count("(") and "(" in before else inner


@dataclass(frozen=True, slots=True)
class Habits:
    """What the rest of the profile tells about its positions."""

    listed: frozenset[str] = frozenset()  # keys of the skills in the Skills section
    places: frozenset[str] = frozenset()  # keys of places, such as the person's own town


class Dated(NamedTuple):
    """A line of dates; the cells of a title or company on it, text behind them, the dates as written."""

    at: int
    dates: dates.DateRange
    parts: tuple[str, ...]
    text: str
    written: str
    beside: str = ""  # all that stands after the dates, where they come first
    is_sure: bool = True
    place: str = ""  # that of the job, where it stands behind the dates


class Rows:
    """The lines of one Experience section and what is asked of each."""

    def __init__(self, lines: list[Line], words: Wording, language: Language, habits: Habits) -> None:
        profile = words.data["profile"]
        others = interfaces().values()
        self.lines, self.words, self.language, self.habits = lines, words, language, habits
        self.noise, self.logo = phrases(profile["noise"]), phrases(profile["logo"])
        self.skill_labels, self.more_skills = (
            phrases(profile["skills-label"]),
            phrases(profile["more-skills"]),
        )
        self.employment = phrases(
            [*words.data["employment"], *(one for table in others for one in table["employment"])]
        )
        self.own_account = phrases(
            [*words.data["own-account"], *(one for table in others for one in table["own-account"])]
        )
        self.breaks = phrases(
            [*words.data["career-breaks"], *(one for table in others for one in table["career-breaks"])]
        )
        self.places = Places(words, habits.places)
        self.titles, self.in_towns = titles(language), frozenset(words.data["town-words"])
        self.at = re.compile("|".join(rf"\s{re.escape(word)}\s" for word in words.data["at"]))
        self.endings = frozenset(words.data["company-endings"])
        self.dated = [found for i in range(len(lines)) if (found := self._dated(i))]
        self.dated_rows = {found.at for found in self.dated}
        # Pages write an empty line between any two; only where few lines have one does it part jobs.
        self.gaps_part = 2 * sum(row.gap for row in lines) < len(lines)

    # --- one line of dates ------------------------------------------------------------------------

    def _dated(self, at: int) -> Dated | None:
        """The dates of a line, if the line can be the head of a position."""
        row = self.lines[at]
        if row.kind == "item":
            return None
        found = dates.find(row.text, self.language)
        if found is None:
            return self._undated_gutter(at)
        before, after = bare(row.folded[: found.start]), bare(row.folded[found.end :])
        written = row.cut(found.start, found.end)
        if not before and not after:
            return Dated(at, found.dates, (), "", written)
        if not before and (row.folded[found.end :].strip()[:1] in "([" or after[0].islower()):
            return Dated(at, found.dates, (), bare(row.cut(found.end)), written)
        if len(before.split()) > LONGEST_HEAD or (
            not before and (len(after.split()) > LONGEST_HEAD or row.is_prose)
        ):
            return None
        if before and not self._separated(row, found.start, before):
            return None
        head, tail = slice_of(row.text, 0, found.start), slice_of(row.text, found.end)
        if not before and self._is_place_of_job(bare(tail), at):
            return Dated(at, found.dates, (), "", written, place=bare(tail))
        if len(after.split()) <= LONGEST_NAME or not before:
            beside = "" if before else bare(tail)
            return Dated(
                at,
                found.dates,
                (*self.parts(head), *self.parts(tail, in_list=bool(before))),
                "",
                written,
                beside,
            )
        return Dated(at, found.dates, self.parts(head), bare(tail), written)

    def _is_place_of_job(self, text: str, at: int) -> bool:
        """Whether a text behind dates is a place: a known one, or a town under a title and a company."""
        if self.places.is_sure(text) or key(text) in self.habits.places:
            return True
        above = [i for i in (at - 2, at - 1) if i >= 0 and not self.lines[i].is_prose]
        named = [self.names_title(i) for i in above]
        company = any(self.is_company(i) for i in above)
        return sorted(named) == [False, True] and company and self.is_town(text)

    def _undated_gutter(self, at: int) -> Dated | None:
        """A line that stands where dates do and has one date, or words about time that nobody can read."""
        row = self.lines[at]
        first, _, rest = row.text.strip().partition("  ")
        alone = dates.single(row.text, self.language)
        if alone and at and not self.lines[at - 1].is_prose and self.words_of(at - 1) <= LONGEST_HEAD:
            return Dated(at, alone, (), "", row.text.strip())
        if dates.is_vague(row.text, self.language) and at and not self.lines[at - 1].is_prose:
            return Dated(at, dates.DateRange("", "", None), (), "", row.text.strip(), is_sure=False)
        told = dates.single(first, self.language) if rest.strip() else None
        in_brackets = first.startswith("(") and first.endswith(")") and len(first.split()) <= 4
        if rest.strip() and (told or in_brackets or dates.is_vague(first, self.language)):
            unknown = dates.DateRange("", "", None)
            return Dated(at, told or unknown, self.parts(rest), "", first, bare(rest), told is not None)
        cells = [cell for cell in STRONG.split(row.text.strip()) if cell]
        last = dates.single(cells[-1], self.language) if len(cells) > 2 else None
        if last and self.words_of(at) <= LONGEST_HEAD + 4:
            return Dated(at, last, tuple(cells[:-1]), "", cells[-1])
        return None

    def words_of(self, at: int) -> int:
        """How many words a line has."""
        return self.lines[at].words

    def _separated(self, row: Line, start: int, before: str) -> bool:
        """Whether dates stand apart from the words before them, as they do not within a sentence."""
        typed = row.text[: fold(row.text).offsets[start]]
        apart = typed.rstrip()[-1] in "|,;:([*-–—·•" or bool(re.search(r"\s{2}$|\t$", typed))
        return apart or row.kind == "heading" or self.words.names_title(before)

    def parts(self, text: str, *, in_list: bool = False) -> tuple[str, ...]:
        """Title, company and so on, side by side in a text; commas part them unless it is `in_list`."""
        parts = [piece for part in STRONG.split(bare(text)) for piece in self.at.split(part)]
        if len(parts) == 1 and not in_list:
            parts = COMMA.split(text)
        stripped = (bare(part) for part in parts)
        return tuple(
            part for part in stripped if part and (key(part) not in self.employment or self.is_own(part))
        )

    # --- what one line is ---------------------------------------------------------------------------

    def is_noise(self, row: Line) -> bool:
        """Whether a line is page furniture or nothing but a date."""
        return row.key in self.noise or dates.is_date(row.text, self.language)

    def is_skills(self, row: Line) -> bool:
        """Whether a line lists the skills of a position, with or without "Skills:" before them."""
        bare = row.kind != "item" and len(self._listed_on(row)) > 1
        return label(row)[0] in self.skill_labels or row.key in self.more_skills or bare

    def skills_on(self, row: Line) -> Entries:
        """The skills of a line that lists them, and what it says of their number."""
        if names := self._listed_on(row):
            return Entries(names)
        return entries(label(row)[1] or row.text, self.language, self.noise)

    def _listed_on(self, row: Line) -> tuple[str, ...]:
        """The parts of a line, if the Skills section lists each: "Python, SQL and dbt"."""
        joined = re.escape(self.language.spelling.conjunctions[0])
        parts = re.split(rf", | {joined} ", row.text.strip())
        return tuple(parts) if all(key(part) in self.habits.listed for part in parts) else ()

    def is_break(self, at: int) -> bool:
        """Whether a line names time off and no job."""
        return self.lines[at].key in self.breaks

    def is_employment(self, at: int) -> bool:
        """Whether a line is nothing but "Full-time" or the like."""
        return self.lines[at].key in self.employment

    def is_own(self, text: str) -> bool:
        """Whether a text says "Self-employed", and so stands for a company where there is none."""
        return key(text) in self.own_account

    def has_employment(self, row: Line) -> bool:
        """Whether "· Full-time" stands behind the company."""
        return any(key(part) in self.employment for part in row.folded.split("·")[1:])

    def is_list(self, at: int) -> bool:
        """Whether a line lists things rather than naming a company: "Kafka, dbt, Airflow"."""
        parts = COMMA.split(self.lines[at].folded)
        ended = any(map(self.has_legal_form, parts))
        return len(parts) > 1 and not ended and not self.names_title(at) and not self.is_place(at)

    def has_legal_form(self, text: str) -> bool:
        """Whether a text ends as the names of companies do: "Hollin Mills Ltd."."""
        return key(text).rpartition(" ")[2] in self.endings

    def is_name(self, at: int) -> bool:
        """Whether it may be a company: a few words, the first and the last with a capital."""
        tokens = self.lines[at].folded.split()
        capital = not tokens[0][0].islower() and not tokens[-1][0].islower()
        return capital and len(tokens) <= LONGEST_NAME + 1 and not self.names_title(at)

    def names_title(self, at: int) -> bool:
        """Whether a line names an occupation."""
        return self.is_title(self.lines[at].folded)

    def is_title(self, text: str) -> bool:
        """Whether a text has a word of occupations in it, or is a title of the lexicon."""
        return not self.is_own(text) and (self.words.names_title(text) or self.titles.is_title(text))

    def may_be_town(self, at: int) -> bool:
        """Whether a line is written like a town, and is nothing else that is known."""
        if at >= len(self.lines) or at in self.dated_rows:
            return False
        row = self.lines[at]
        other = row.kind != "paragraph" or self.is_noise(row) or self.is_skills(row)
        return not other and not self.is_break(at) and self.is_town(row.text)

    def is_town(self, text: str) -> bool:
        """Whether a text is written like a town: "Wath upon Dearne", "Goole, East Riding"; no term is one."""
        parts = fold(text).text.strip().split(", ")
        known = key(text) in self.habits.listed or key(text) in self.employment or self.is_title(text)
        return len(parts) <= 2 and not known and all(self._is_town(part) for part in parts)

    def _is_town(self, part: str) -> bool:
        words = re.sub(r"['.-]", "", part).split()
        if not 0 < len(words) <= LONGEST_TOWN or not all(word.isalpha() for word in words):
            return False
        small = all(not word[0].islower() or word in self.in_towns for word in words[1:-1])
        named = words[0][0].isupper() and words[-1][0].isupper() and not part.isupper()
        return named and small and key(part) not in self.habits.listed and not self.titles.is_term(part)

    def is_company(self, at: int) -> bool:
        """Whether a line may name a company, by its capitals or by how it ends."""
        text = self.lines[at].text
        return self.is_name(at) and not self.titles.is_term(bare(text)) and not text.rstrip().endswith(":")

    def is_place(self, at: int) -> bool:
        """Whether a line surely is the place of a position."""
        row = self.lines[at]
        if row.is_prose or self.is_skills(row):
            return False
        return self.places.is_sure(row.folded) or row.key in self.habits.places

    def is_in(self, known: Phrases, at: int) -> bool:
        """Whether a line is one of the phrases."""
        return self.lines[at].key in known

    def title(self, at: int) -> str:
        """A line as the title of a job."""
        return bare(self.lines[at].text)

    def company(self, text: str) -> tuple[str, tuple[str, ...]]:
        """The company without "· Full-time", emphasis marks or its address; and these, but for the marks."""
        cell, *rest = self._cells_of_company(bare(text))
        if (kind := _KIND.search(cell)) and key(kind[1]) in self.employment:
            cell, rest = cell[: kind.start()], [*rest, kind[1]]
        name, *address = COMMA.split(bare(cell))
        while address and self.has_legal_form(address[0]):
            name += f", {address.pop(0)}"
        if len(address) > 3 or not all(self._is_capital(part) for part in address):
            name, address = cell, []
        return bare(name), (*([", ".join(address)] if address else []), *rest)

    def _cells_of_company(self, text: str) -> list[str]:
        """The cells of a line that names a company, of which "Marl Hill - Larch Foods Ltd" is one."""
        cells = [part for part in STRONG.split(text) if part]
        whole = _DASHED.match(text)
        first, *others = cells
        if not whole or not others or not self.has_legal_form(others[0]) or self.has_legal_form(first):
            return cells
        other = self.is_title(first) or self.places.is_sure(first) or key(first) in self.employment
        return cells if other else [f"{first}{whole[2]}{others[0]}", *others[1:]]

    def _is_capital(self, part: str) -> bool:
        words = part.split()
        return 0 < len(words) <= 3 and all(word[0].isupper() for word in words) and not self.is_title(part)
