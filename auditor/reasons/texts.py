"""A posting or profile as reasons read it: what its fields name, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.records import Document, Position, ReasonLine
from auditor.text.normalise import fold
from auditor.text.phrases import Phrases

LONGEST_LINE = 160  # characters of a line that is quoted
BEFORE, BEHIND = 50, 30  # characters of such a line on either side of the word that it is about
FEWEST_LETTERS = 4  # of the first word of an employer's name, by which a sentence about it is known
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^\W_a-z(])|\n+|\s[•·]\s")
_APART = frozenset({"title", "company", "location", "name"})
_OF_SELF = frozenset({"headline", "about", "interests"})
_OF_EMPLOYER = frozenset({"about-company", "equal-opportunity"})


@dataclass(frozen=True)
class Text:
    """A document's fields and sentences; those that speak of the employer alone stand in `of_employer`."""

    id: str
    title: str
    company: str
    place: str
    lines: tuple[str, ...]
    of_employer: tuple[str, ...]
    positions: tuple[Position, ...] = ()
    of_self: tuple[str, ...] = ()  # what a person says of themselves, and not of a job

    @classmethod
    def of(cls, document: Document) -> Text:
        """A document, whatever of it searches read."""
        lines: list[str] = []
        employer: list[str] = []
        of_self: list[str] = []
        for section in document.sections:
            if section.kind not in _APART:
                said = [*sentences(section.text)]
                of_self += said if section.kind in _OF_SELF else ()
                for line in said:
                    about = section.kind in _OF_EMPLOYER or _is_about(line, document.company)
                    (employer if about else lines).append(line)
        place = next((s.text for s in document.sections if s.kind == "location"), "")
        positions = tuple(s.position for s in document.sections if s.position)
        title = "" if document.title.startswith("(") else document.title
        return cls(
            document.id,
            fold(title).text,
            document.company,
            fold(place).text,
            tuple(lines),
            tuple(employer),
            tuple(dict.fromkeys(positions)),
            tuple(of_self),
        )

    @cached_property
    def all_lines(self) -> tuple[str, ...]:
        """Title, place and every sentence."""
        return tuple(filter(None, (self.title, self.place, *self.lines, *self.of_employer)))

    @cached_property
    def of_role(self) -> tuple[str, ...]:
        """Title, place and what is said of the role."""
        return tuple(filter(None, (self.title, self.place, *self.lines)))


def sentences(text: str) -> Iterator[str]:
    """The sentences and items of a text, without the marks of a list."""
    for part in _SENTENCE.split(fold(text).text):
        if part and (line := " ".join(part.split()).strip("•*·- ")):
            yield line


def _is_about(line: str, company: str) -> bool:
    """Whether a sentence begins with the employer's name, and so says what it does."""
    first = company.split()[0] if company.split() else ""
    return len(first) >= FEWEST_LETTERS and line.startswith(first)


def saying(lines: Iterable[str], phrases: Phrases) -> Iterator[tuple[str, str]]:
    """The lines that hold one of some phrases, each with the first that it holds."""
    for line in lines:
        if found := phrases.search(line):
            yield line, found[0]


def quoted(
    side: str, lines: Sequence[str], most: int = 2, about: Sequence[str] = ()
) -> tuple[ReasonLine, ...]:
    """The first of some lines as evidence, each once; a long one shows the words that it is about."""
    cuts = (cut(line, about) for line in [*dict.fromkeys(lines)][:most])
    return tuple(ReasonLine(side, line) for line in cuts)  # type: ignore[arg-type]  # one of three names


def cut(line: str, about: Sequence[str] = ()) -> str:
    """A line, shortened between words where it is long: its beginning, else around the first word asked."""
    if len(line) <= LONGEST_LINE:
        return line
    low = line.lower()
    first = min((at for word in about if (at := low.find(word.lower())) >= 0), default=0)
    if first < LONGEST_LINE - BEHIND:
        return f"{line[:LONGEST_LINE].rsplit(' ', 1)[0]} …"
    begin = low.rfind(" ", 0, first - BEFORE) + 1
    end = begin + LONGEST_LINE
    return f"… {line[begin:]}" if end >= len(line) else f"… {line[begin:end].rsplit(' ', 1)[0]} …"
