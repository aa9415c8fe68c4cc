"""A job posting, pasted or plain -> a Document.

1. fields   title, company and location that a saved page or a table named
2. chrome   cut what the page writes before and after the text, reading title and company from it
3. top      title, company and location among the first lines of a plain text
4. body     divide the rest at its headings
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from auditor.languages import ENGLISH, Language
from auditor.lexicon.titles import says_pay
from auditor.records import Document, Section, Source
from auditor.sections.lines import Line, dropped, label, line, of, text_of
from auditor.sections.posting_top import FIELDS, Draft, Top
from auditor.text.phrases import Phrases
from auditor.text.wording import Wording, headings, phrases, wording

LONGEST_HEADING, LONGEST_OVER_LIST = 8, 10  # words
LONGEST_TERM = 3  # words of a term in a heading
LONGEST_LABEL = 5  # words of a heading that nobody listed, with its text behind a colon
SHORTEST_TEXT = 300  # characters that must stand before a heading may be taken for the page's end
LONGEST_ADDRESS = 25  # words of a line that says whom to write to
LONGEST_TAIL = 80  # words of a paragraph that says how they hire and nothing else
FIRST_LINES = 3  # in which a posting says what it is about, even where no heading follows
FLAT = 60  # words of a line that may hold a whole posting, its headings among the text
FEWEST_HEADINGS = 3  # that make such a line a posting
LONGEST_SIGNATURE = 12  # lines
UNTITLED = "(untitled)"

_BEFORE_HEADING = re.compile(r"[\w.!?)] \Z|\A\Z")
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’.-]*){0,2}")
_ADDRESS = re.compile(r"\w@\w|(?<!\w)(?:\+|0)\d[\d ]{8,14}(?!\w)")
_BEHIND_HEADING = re.compile(r":?\s[^\W_a-z]")

# A heading nobody listed opens a section of its own after one of these, lest its text be lost with them.
_TAILS = ("how-to-apply", "benefits")
_SET_APART = {"about-company", "benefits", "equal-opportunity", "how-to-apply", "nice-to-have"}


def posting(source: Source, id: str, language: Language = ENGLISH) -> Document:
    """Divide a posting into sections by its headings; page chrome goes to `dropped`.

    Benefits, equal-opportunity and similar text stays, as sections of its own kind, for `clean` to
    judge. Weight is 1 and the cluster empty until `clean` has seen the other postings.
    """
    reader = _reader(language)
    draft = reader.chrome(_fields(of(source)))
    lines, signature = reader.unsigned(draft.lines)
    draft = reader.top.read(replace(draft, lines=tuple(lines)))
    sections, empty = reader.sections(reader.unfolded(draft.lines), draft.company)
    known = {"title": draft.title, "company": draft.company, "location": draft.location} | dict(draft.full)
    labels = dict(reversed(draft.labels))
    return Document(
        id=id,
        title=draft.title or UNTITLED,
        company=draft.company,
        language=language.code,
        sections=(
            *(Section(kind, text, labels.get(kind, "")) for kind, text in known.items() if text),
            *sections,
        ),
        source=source.name,
        dropped=(
            *draft.dropped,
            *dropped(map(line, empty), "heading with nothing under it"),
            *dropped(signature, "signature"),
        ),
    )


def _fields(lines: Sequence[Line]) -> Draft:
    """The draft of a posting whose page or table names its fields."""
    named = {each.name: each.text.strip() for each in reversed(lines) if each.kind == "field"}
    rest = tuple(each for each in lines if each.kind != "field" or each.name not in FIELDS)
    return Draft(rest).filled(*(named.get(name, "") for name in FIELDS))


@cache
def _reader(language: Language) -> _Reader:
    return _Reader(wording(language), language)


class _Reader:
    """The steps, with the wording they compare lines with."""

    def __init__(self, words: Wording, language: Language) -> None:
        data = words.data["posting"]
        page = data["page"]
        self.words, self.headings, self.top = words, headings(data["headings"]), Top(words, language)
        self.sign_offs, self.tail = phrases(data["sign-offs"]), phrases(data["tail-cues"])
        self.asks, self.offers = phrases(data["asking-cues"]), phrases(data["offer-cues"])
        listed = (heading for kind in data["headings"].values() for heading in kind)
        self.inline = Phrases(sorted(listed, key=len, reverse=True))
        self.signs = {kind: phrases(signs) for kind, signs in data["heading-signs"].items()}
        ends = {kind: [f"(*) {end}" for end in ends] for kind, ends in data["heading-endings"].items()}
        self.sign_ends = headings(ends)
        self.conjunction = re.compile(rf" (?:{re.escape(data['and'])}|&) ")
        self.connectors = phrases(data["connectors"])
        self.company_headings = headings(data["company-headings"])
        self.starts, self.ends = phrases(page["starts"]), phrases(page["ends"])
        self.unsure_ends, self.listing = phrases(page["unsure-ends"]), phrases(page["listing"])
        self.logos = phrases(page["logos"])
        self.page_chrome, self.buttons = phrases(page["chrome"]), phrases(page["buttons"])

    # --- chrome -------------------------------------------------------------------------------------

    def chrome(self, draft: Draft) -> Draft:
        """The draft without what the page wrote around the text."""
        start = self._start(draft.lines)
        if start:
            draft = self._read_chrome(draft, draft.lines[: start - 1], draft.lines[start:])
        end = self._end(draft.lines, start)
        before, text, after = draft.lines[:start], draft.lines[start:end], draft.lines[end:]
        buttons = [each for each in text if each.kind == "paragraph" and each.key in self.buttons]
        return replace(
            draft,
            lines=tuple(each for each in text if each not in buttons),
            dropped=(
                *dropped(before, "page chrome: before the text"),
                *dropped(buttons, "page chrome: buttons"),
                *dropped(after, "page chrome: after the text"),
            ),
        )

    def _start(self, lines: Sequence[Line]) -> int:
        """Index of the first line of the text, after the heading by which a page announces it."""
        starts = [i for i, each in enumerate(lines) if each.key in self.starts]
        for at in reversed(starts):
            # Without buttons before it, "About the job" is a heading of the author's.
            is_page = any(each.key in self.page_chrome or each.key in self.listing for each in lines[:at])
            if is_page and any(not self._is_end(lines, i) for i in range(at + 1, len(lines))):
                return at + 1
        return 0

    def _end(self, lines: Sequence[Line], start: int) -> int:
        """Index of the first line that belongs to the page again."""
        length = 0
        for i in range(start, len(lines)):
            unsure = lines[i].key in self.unsure_ends
            if self._is_end(lines, i) and length and not (unsure and (not start or length < SHORTEST_TEXT)):
                return i
            length += len(lines[i].text)
        return len(lines)

    def _is_end(self, lines: Sequence[Line], at: int) -> bool:
        if lines[at].key in self.ends:
            return True
        wanted = {"requirements", "responsibilities"}
        unsure = lines[at].key in self.unsure_ends
        return unsure and not any(self.headings.label(each.key) in wanted for each in lines[at + 1 :])

    def _read_chrome(self, draft: Draft, lines: Sequence[Line], text: Sequence[Line]) -> Draft:
        """Title, company and location out of the lines a page writes before the text."""
        for each in lines:
            draft = self.top.by_template(draft, each, self.top.save_templates)
        listed = next(
            (i for i, each in enumerate(lines) if each.key in self.listing and "·" in each.text), None
        )
        named = [each for each in lines[:listed] if each.key and each.key not in self.page_chrome]
        if listed is None:
            place = next((each.text for each in named[2:4] if self.words.is_place(each.text)), "")
            title, company = self._who(named[:2], lines, text)
        else:
            place = lines[listed].text.partition("·")[0]
            title, company = self._who(named, lines, text)
        if draft.title:
            company = next((each.text for each in named if each.text.strip() != draft.title.strip()), "")
        return draft.filled(title, company, place)

    def _who(self, named: Sequence[Line], page: Sequence[Line], text: Sequence[Line]) -> tuple[str, str]:
        """The title and the employer among the lines that name them, in whichever order a page has them.

        A title is one by its words; else an employer is one by its logo, or by how the text speaks of it.
        Where nothing tells, it is the title that stands first, or that follows on the buttons of the page.
        """
        names = [*dict.fromkeys(each.text.strip() for each in named)]
        logos = " ".join(f" {found['name']} " for each in page for found in self.logos.fullmatches(each.key))
        sure = [name for name in names if self.top.is_title(name)]
        employers = [name for name in names if f" {line(name).key} " in logos] or [
            name
            for name in names
            if name not in sure[-1:] and self.top.companies.is_company(name, text, sure=False)
        ]
        titles = [name for name in sure if name not in employers] or [
            name for name in names if name not in employers
        ]
        at = [i for i, each in enumerate(page) if each.text.strip() in titles[-1:]]
        by_buttons = any(page[i - 1].key in self.page_chrome for i in at[-1:] if i)
        title = titles[-1 if sure or by_buttons else 0] if titles else ""
        return title, next((name for name in (*employers, *names) if name != title), "")

    # --- body ---------------------------------------------------------------------------------------

    def unfolded(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines, of which one that holds a whole posting is divided at the headings in it."""
        found: list[Line] = []
        for each in lines:
            cuts = [*self._headings_within(each.text)] if each.words > FLAT else []
            if len({each.text[start:end] for start, end in cuts}) < FEWEST_HEADINGS:
                found.append(each)
                continue
            ends = [*(start for start, _ in cuts[1:]), len(each.text)]
            found += [line(each.text[: cuts[0][0]], gap=each.gap)] if each.text[: cuts[0][0]].strip() else []
            for (start, end), until in zip(cuts, ends, strict=True):
                found.append(line(each.text[start:end].strip(), "heading", gap=True))
                found += [line(text)] if (text := each.text[end:until].strip(" :")) else []
        return found

    def _headings_within(self, text: str) -> Iterator[tuple[int, int]]:
        """Where "Responsibilities" stands within a line, as a heading is written and before a sentence."""
        done = 0
        for at, phrase in self.inline.candidates(text):
            if at < done or not text[at].isupper() or not _BEFORE_HEADING.search(text, max(0, at - 2), at):
                continue
            found = phrase.pattern.match(text, at)
            if found and _BEHIND_HEADING.match(text, found.end()):
                done = found.end()
                yield at, done

    def unsigned(self, lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
        """The lines above a signature, and the signature."""
        least = max(1, len(lines) - LONGEST_SIGNATURE)
        begins = (
            i for i in range(least, len(lines)) if lines[i].key in self.sign_offs or self._signs(lines, i)
        )
        at = next(begins, len(lines))
        goes_on = any(each.kind == "item" or each.key in self.headings for each in lines[at:])
        return (lines, ()) if goes_on else (lines[:at], lines[at:])

    def _signs(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a bare name begins what somebody puts below a letter: who they are, how to reach them."""
        name, below = lines[at].text.strip(), lines[at + 1 :]
        if not (lines[at].gap and below and _NAME.fullmatch(name)) or lines[0].key not in self.top.greetings:
            return False
        named = not (
            self.top.is_title(name) or self.top.titles.is_term(name) or lines[at].key in self.headings
        )
        return named and not any(each.is_prose for each in below)

    def sections(self, lines: Sequence[Line], company: str) -> tuple[list[Section], list[str]]:
        """The text by headings, "other" before the first; and the headings that have no text."""
        found: list[tuple[str, str, list[Line]]] = [("other", "", [])]
        ended = False  # a paragraph on how they hire ends the section above it, and only itself is left out
        resumes = ""  # "Salary: ..." among the facts at the top speaks for its own line only
        for i, each in enumerate(lines):
            kind, rest = self._heading(each, lines[max(i - 1, 0) : i + 2], found[-1][0], company)
            here, _, said = found[-1]
            begun = bool(said) and (len(found) > 1 or i > max(len(lines) / 2, FIRST_LINES))
            apart = each.gap or lines[i - 1].kind == "item"
            within = "" if ended and here in _TAILS else resumes or here
            tail = self._tail(each, within, apart=apart) if begun and not kind else ""
            if tail:
                found.append((tail, "", []))
                ended = True
            elif kind:
                ended = False
            elif ended and here in _TAILS:
                found.append(("other", "", []))
            elif resumes and each.kind != "item":
                found.append(("other" if each.gap and each.is_prose else resumes, "", []))
            if kind or each.kind != "item":
                resumes = (resumes or found[-1][0]) if rest and kind in _SET_APART else ""
            if not kind:
                found[-1][2].append(each)
            elif rest:
                before = each.text[: each.text.index(rest)].strip() if rest in each.text else ""
                found.append((kind, before, [each if self._says(before) else line(rest)]))
            else:
                found.append((kind, each.text, [each] if self._says(each.text) else []))
        # A heading with nothing under it may be a line of text after all.
        return [
            Section(kind, text_of(body), heading) if body else Section("other", heading)
            for kind, heading, body in found
            if body or (heading and line(heading).key not in self.headings)
        ], [
            heading
            for _, heading, body in found
            if heading and not body and line(heading).key in self.headings
        ]

    def _says(self, heading: str) -> bool:
        """Whether a heading that nobody listed names a term, as "You must have ADR" does: it is text too."""
        if line(heading).key in self.headings:
            return False
        words = re.split(r"[\s,:]+", heading)
        return any(
            self.top.titles.is_term(" ".join(words[at : at + n]))
            for at in range(len(words))
            for n in range(1, LONGEST_TERM + 1)
        )

    def _tail(self, each: Line, here: str, *, apart: bool) -> str:
        """The kind of a paragraph that says how they hire or pay, or what the law wants said, and asks for
        nothing; "" of any other. `apart`: it stands behind a list or a gap."""
        if (
            each.kind != "paragraph"
            or not (each.is_prose or _ADDRESS.search(each.folded))
            or each.words > LONGEST_TAIL
            or here in _SET_APART - {"nice-to-have"}
            or self.asks.search(each.key)
        ):
            return ""
        offer = self.offers.match(each.key)
        if apart and (offer or says_pay(each.folded)):
            return "benefits"
        writes = apart and each.words <= LONGEST_ADDRESS and _ADDRESS.search(each.folded)
        return "how-to-apply" if writes or self.tail.search(each.key) else ""

    def _heading(self, each: Line, around: Sequence[Line], here: str, company: str) -> tuple[str, str]:
        """The kind of section that a line opens, and its first text if that stands on the same line.

        `around` are the lines before, at and behind it.
        """
        named, rest = label(each)
        if named and each.kind != "item":
            kind = self._kind(named, plainly=False)
            if not kind and named.count(" ") < LONGEST_LABEL:
                kind = self._telling(named)
            if kind:
                return kind, rest
        following = around[around.index(each) + 1 :]
        after_list = around[0].kind == "item"
        listed = bool(following) and following[0].kind == "item" and (each.gap or after_list)
        if (
            each.kind == "item"
            or not each.key
            or each.words > (LONGEST_HEADING if not listed else LONGEST_OVER_LIST)
            or each.folded.rstrip().endswith((".", ";", ","))
        ):
            return "", ""
        colon = each.folded.rstrip(" *").endswith(":")
        plainly = each.kind == "heading" or colon or each.is_caps or each.folded.rstrip().endswith("?")
        if kind := self._kind(each.key, plainly=plainly):
            return kind, ""
        if kind := self._of_company(each.key, line(company).key):
            return kind, ""
        on_top = each.gap and bool(following) and not following[0].gap
        is_worded = each.key[:1] == each.folded.strip()[:1].casefold() or each.kind == "heading"
        if is_worded and (plainly or listed or on_top) and (kind := self._telling(each.key)):
            return kind, ""
        unknown = each.kind == "heading" or (
            here in _SET_APART and each.gap and (colon or each.is_caps or listed)
        )
        return ("other" if unknown else ""), ""

    def _telling(self, key: str) -> str:
        """The kind of a heading nobody listed, by a phrase that gives it away."""
        kind = next((kind for kind, signs in self.signs.items() if signs.search(key)), "")
        return kind or self.sign_ends.label(key)

    def _of_company(self, key: str, company: str) -> str:
        """The kind of a heading such as "About Northwind", by the whole or the first words of the name."""
        for kind, found in self.company_headings.labelled(key) if company else ():
            if f"{company} ".startswith(f"{found['company']} "):
                return kind
        return ""

    def _kind(self, key: str, *, plainly: bool) -> str:
        """The kind of a listed heading, or of the longest one that a plain heading starts with."""
        joined = self.conjunction.split(key)
        if key in self.headings or all(part in self.headings for part in joined):
            return self.headings.label(key) or self.headings.label(joined[0])
        if not plainly:
            return ""
        parts = key.split()[:LONGEST_HEADING]
        for n in range(len(parts) - 1, 0, -1):
            start = " ".join(parts[:n])
            if start in self.headings and (n > 1 or parts[1] in self.connectors):
                return self.headings.label(start)
        return ""
