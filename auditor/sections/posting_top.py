"""Title, company and location of a posting, from its first lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.languages import Language
from auditor.lexicon.titles import LONGEST_LINE, LONGEST_TITLE, Spoken, places, titles
from auditor.records import Dropped
from auditor.sections.lines import Line, dropped, label, line
from auditor.sections.posting_beside import Beside
from auditor.sections.posting_company import LONGEST_COMPANY, Companies
from auditor.sections.sought import Sought
from auditor.sections.wrapped import cuts_sentence
from auditor.text.normalise import key
from auditor.text.phrases import LONGEST, Phrases
from auditor.text.wording import Wording, headings, phrases

REACH = 25  # lines among which the title, or "Company: ...", may stand
NEAR = 4  # lines among which a title is that may be none
FEWEST_IN_MENU = 3  # short lines above the title that make a menu
FIELDS = ("title", "company", "location")
AROUND_TITLE = "title line: pay, place, hours, reference"

_CELLS = re.compile(r"[|\t]+")
_BEHIND = re.compile(r"\s*\(|\s+[-–—|·]\s+")  # what parts a name from what is said behind it


@dataclass(frozen=True, slots=True)
class Draft:
    """A posting on its way: what is known, and the lines still to be understood.

    `labels` says under which label of the author's a field stood, `full` how title and company are written.
    """

    lines: tuple[Line, ...]
    title: str = ""
    company: str = ""
    location: str = ""
    dropped: tuple[Dropped, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    full: tuple[tuple[str, str], ...] = ()

    def filled(self, title: str = "", company: str = "", location: str = "") -> Draft:
        """The draft with what it lacked; what was known before wins."""
        return replace(
            self,
            title=self.title or title.strip(),
            company=self.company or company.strip(),
            location=self.location or location.strip(),
        )


class Top:
    """What the first lines of a posting are asked, with the wording they are compared with."""

    def __init__(self, words: Wording, language: Language) -> None:
        data = words.data["posting"]
        self.words, self.headings = words, headings(data["headings"])
        self.titles = titles(language)
        self.companies = Companies(words, self.titles, language)
        self.beside = Beside(words, self.titles, self.companies)
        self.labels = {name: phrases(data[f"{name}-labels"]) for name in FIELDS}
        self.templates = Phrases(data["head-templates"])
        self.save_templates = Phrases(data["save-templates"])
        self.endings = re.compile(rf"(?:{'|'.join(map(re.escape, data['title-endings']))})$", re.I)
        self.menu, self.greetings = phrases(data["page"]["menu"]), phrases(data["greetings"])
        self.place_cues = data["titles"]["spoken-place-cues"]
        self.sought = Sought(data["titles"], self.titles)

    def read(self, draft: Draft) -> Draft:
        """Title, company and location, whose lines then leave the text."""
        cut = (line(text) for passage in draft.dropped for text in passage.text.split("\n") if "©" in text)
        seen = (*draft.lines, *cut)
        draft = self._labelled(self._without_announcement(replace(draft, lines=self._apart(draft.lines))))
        if not (draft.title and draft.company):
            draft = self._templated(draft)
        while draft.lines and draft.lines[0].text.strip() in {draft.title, draft.company, draft.location}:
            draft = replace(draft, lines=draft.lines[1:])
        draft = self._bared(draft) if draft.title else self._unlabelled(draft)
        if not draft.company:
            draft = draft.filled(company=self.companies.find(seen))
        full = (*draft.full, ("company", draft.company))
        return replace(draft, company=self.companies.spoken(draft.company), full=full)

    def _without_announcement(self, draft: Draft) -> Draft:
        """The draft without a title that is none: "Work with us" over the text of a page."""
        named = key(draft.title)
        if not any(named in known for known in (self.menu, self.greetings, self.titles.announcements)):
            return draft
        return replace(draft, title="", dropped=(*draft.dropped, *dropped([line(draft.title)], AROUND_TITLE)))

    def _apart(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """The lines, of which "Company: Northwind | Place: Oslo" is two."""
        found: list[Line] = []
        for each in lines:
            cells = [line(text.strip()) for text in _CELLS.split(each.text)]
            labelled = len(cells) > 1 and each.kind == "paragraph" and all(label(cell)[0] for cell in cells)
            found += [replace(cells[0], gap=each.gap), *cells[1:]] if labelled else [each]
        return tuple(found)

    # --- what is said outright ------------------------------------------------------------------------

    def _labelled(self, draft: Draft) -> Draft:
        """ "Job title: X" on one line, "Job title | X" in a table, or "Job title" and X on two."""
        kept: list[Line] = []
        over: tuple[str, Line] | None = None  # a label that stands over its value
        for i, each in enumerate(draft.lines):
            named, rest = self._label(each)
            name = next(
                (n for n, known in self.labels.items() if i < REACH and (named or each.key) in known), ""
            )
            if over and each.words <= LONGEST_TITLE and not name:
                draft = self._filled(draft, over[0], over[1].text, each.text)
                over = None
                continue
            kept += [over[1]] if over else []
            over = None
            if name and rest and len(rest.split()) <= LONGEST_TITLE and not getattr(draft, name):
                draft = self._filled(draft, name, each.text[: each.text.index(rest)], rest)
            elif name and not rest and not getattr(draft, name) and self._value_follows(draft.lines, i):
                over = name, each
            else:
                kept.append(each)
        return replace(draft, lines=tuple(kept))

    def _label(self, each: Line) -> tuple[str, str]:
        named, rest = label(each)
        first, *others = _CELLS.split(each.text.strip(" |\t"), maxsplit=1)
        return (
            (key(first), others[0].strip()) if not named and others and others[0].strip() else (named, rest)
        )

    def _filled(self, draft: Draft, name: str, written: str, text: str) -> Draft:
        written = written.strip(" \t|:*")
        return replace(draft, labels=(*draft.labels, (name, written))).filled(**{name: text.strip(" *")})

    def _value_follows(self, lines: Sequence[Line], at: int) -> bool:
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or following.is_prose or following.key in self.menu:
            return False
        return following.key not in self.headings

    def _templated(self, draft: Draft) -> Draft:
        """What one of the first lines says in a form such as "Northwind hiring Data Engineer in Oslo"."""
        for i, each in enumerate(draft.lines[:REACH]):
            if each.is_prose or each.key in self.menu:
                continue
            told = self.by_template(draft, line(self.bare_title(each.text)), self.templates)
            if told != draft and told.title in each.text:
                more = told.lines[len(draft.lines) :]
                lines = (*draft.lines[:i], *more, *draft.lines[i + 1 :])
                around = each.text
                for found in (told.title, told.company, told.location):
                    around = around.replace(found, "", 1)
                cut = dropped([line(around)], AROUND_TITLE) if key(around) and not more else ()
                return self._without_menu(replace(told, lines=lines, dropped=(*told.dropped, *cut)), i)
        return draft

    def by_template(self, draft: Draft, each: Line, templates: Phrases) -> Draft:
        """What a line such as "Northwind hiring Data Engineer in Oslo" says."""
        if (
            each.words > LONGEST_TITLE
            or len(each.text) > LONGEST
            or each.folded.rstrip().endswith((".", "!", "?"))
        ):
            return draft
        shift = len(each.folded) - len(each.folded.lstrip())
        for match in templates.fullmatches(each.folded.strip()):
            found = {
                name: each.cut(match.start(name) + shift, match.end(name) + shift)
                for name in match.groupdict()
            }
            company = _BEHIND.split(found["company"], maxsplit=1)[0]
            is_title = self.titles.is_title(found["title"]) or self.words.names_title(found["title"])
            if len(company.split()) <= LONGEST_COMPANY and is_title and company[:1].isupper():
                more = self._lines(found["company"][len(company) :])
                return replace(draft, lines=(*draft.lines, *more)).filled(**(found | {"company": company}))
        return draft

    def bare_title(self, text: str) -> str:
        """A title without what a page adds to it, such as "- job post"."""
        return self.endings.sub("", text).strip()

    def is_title(self, text: str) -> bool:
        """Whether a line of a page is plainly a title, with or without what a page adds to it."""
        return self.titles.spoken(text, self.words.is_place).is_sure

    # --- the line of the title ------------------------------------------------------------------------

    def _place(self, draft: Draft) -> Callable[[str], bool]:
        is_place = places(draft.location, self.words, [each.folded for each in draft.lines], self.place_cues)
        return lambda text: is_place(text) and not self.beside.is_company_and_place(text, draft.lines)

    def _bared(self, draft: Draft) -> Draft:
        """A known title as a person would say it; what else stood in its line goes where it belongs."""
        return self._told(draft, self.titles.spoken(draft.title, self._place(draft), given=True))

    def _told(self, draft: Draft, spoken: Spoken) -> Draft:
        """The draft with a title, and with what its line says beside it."""
        if not spoken.title:
            return draft
        names = {key(draft.company)} - {""}
        before = self.companies.bare(spoken.before)
        if before and not draft.company and self._is_employer(before, draft.lines):
            draft = draft.filled(company=before)
        elif before and key(before) not in names:
            spoken = spoken._replace(kept=(spoken.before, *spoken.kept))
        kept = [text for text in spoken.kept if key(text) not in names]
        return replace(
            draft,
            title=spoken.title,
            full=(*draft.full, ("title", " ".join((spoken.title, *spoken.field)))),
            lines=(*(each for text in kept for each in self._lines(text)), *draft.lines),
            dropped=(*draft.dropped, *dropped(map(line, spoken.rest), AROUND_TITLE)),
        )

    def _lines(self, text: str) -> Iterator[Line]:
        bare = text.strip(" ,;")
        if key(bare):
            yield line(bare[1:-1] if bare[:1] in "([" and bare[-1:] in ")]" else bare)

    def _is_employer(self, name: str, text: Sequence[Line]) -> bool:
        return self.companies.may_be(name) and not self.titles.is_term(name) and not self.words.is_place(name)

    def _unlabelled(self, draft: Draft) -> Draft:
        """Title, company and place on lines of their own, or in the running text."""
        is_place = self._place(draft)
        at = self._title_line(draft.lines, is_place)
        if at is None:
            if sought := self.sought.title(draft.lines):
                return self._without_menu(replace(draft, title=sought), self._first_text(draft.lines))
            at = self._first_name(draft.lines, is_place)
            if at is None:
                return draft
        return self._around(draft, at, is_place)

    def _title_line(self, lines: Sequence[Line], is_place: Callable[[str], bool]) -> int | None:
        """Index of the line that is most plainly a title."""
        best: tuple[float, int] | None = None
        for i, each in self._may_hold_titles(lines[:REACH]):
            spoken = self.titles.spoken(each.text, is_place)
            if not spoken.is_sure:
                continue
            worth = 2 * (each.kind == "heading") + 2 * self.titles.has_mark(each.text) - 0.1 * i
            worth += sum(key(spoken.title) in other.key for other in lines[:REACH] if other is not each)
            worth -= 0.5 * len(spoken.kept)
            if best is None or worth > best[0]:
                best = worth, i
        return best[1] if best else None

    def _may_hold_titles(self, lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
        for i, each in enumerate(lines):
            if self._may_hold_title(each) and not (i and cuts_sentence(lines[i - 1], each)):
                yield i, each

    def _may_hold_title(self, each: Line) -> bool:
        if each.kind == "item" or each.key in self.headings or not each.key:
            return False
        if each.key in self.menu and not self.titles.is_title(each.text):  # "Home Carer" is no part of a menu
            return False
        ended = each.folded.rstrip().endswith((".", ";", "?")) or len(each.text) > LONGEST_LINE
        return not ended and all(len(part.split()) <= LONGEST_TITLE for part in self.titles.parts(each.text))

    def _first_name(self, lines: Sequence[Line], is_place: Callable[[str], bool]) -> int | None:
        """The first line, if it could be a title that we do not know; or one near it in the plural."""
        for i, each in self._may_hold_titles(lines[:NEAR]):
            if self.titles.spoken(each.text, is_place, plural=True).is_sure:
                return i
        for i, each in enumerate(lines[:REACH]):
            if each.key in self.menu or each.key in self.greetings:
                continue
            following = lines[i + 1 : i + 2]
            named = self.companies.is_legal(each.text) or self.companies.names_kind(each.text)
            if (
                named
                and following
                and self.beside.may_be_name(following[0])
                and not is_place(following[0].text)
            ):
                return i + 1  # below a letterhead
            return i if self.beside.may_be_name(each) else None
        return None

    def _first_text(self, lines: Sequence[Line]) -> int:
        return next((i for i, each in enumerate(lines) if each.is_prose), 0)

    # --- what stands around it ------------------------------------------------------------------------

    def _around(self, draft: Draft, at: int, is_place: Callable[[str], bool]) -> Draft:
        """The title in line `at`, with company and place in the lines beside it."""
        title, above, below = draft.lines[at], draft.lines[:at], draft.lines[at + 1 :]
        if not self.titles.spoken(title.text, is_place, given=True).title:
            return draft
        draft = replace(draft, lines=(*above, *below))
        if not draft.company and at and self.beside.is_letterhead(above[-1], below, sure=at == 1):
            draft = replace(draft.filled(company=above[-1].text), lines=(*above[:-1], *below))
            at -= 1
        used, company, location = self.beside.under(
            below, known=bool(draft.company), named=self.companies.find((*above, *below))
        )
        written = next((each.text for each in below[:used] if company and company in each.text), company)
        before = written[: written.index(company)].strip()
        draft = replace(draft, labels=(*draft.labels, *([("company", before)] if key(before) else [])))
        rest = (*draft.lines[:at], *draft.lines[at + used :])
        draft = replace(draft.filled("", self.beside.alone(company, draft.lines), location), lines=rest)
        draft = self._without_menu(draft, at)
        spoken = self.titles.spoken(title.text, is_place, given=True)
        if not draft.company:
            spoken = self.beside.split(spoken, below)
        return self._told(draft, spoken)

    def _without_menu(self, draft: Draft, at: int) -> Draft:
        """The draft without the menu of a page, which stands above the title in line `at`."""
        above = draft.lines[:at]
        short = [each for each in above if not each.is_prose and each.kind != "item"]
        if sum(each.key in self.menu or "|" in each.text for each in short) and len(short) >= FEWEST_IN_MENU:
            kept = [each for each in above if each not in short]
            cut = dropped(short, "page chrome: before the text")
            return replace(draft, lines=(*kept, *draft.lines[at:]), dropped=(*draft.dropped, *cut))
        return draft
