"""The lines before the first section -> name, headline, place: by where they stand and what speaks for them.

A name stands twice on a page, has pronouns, degrees or "2nd" behind it, is part of the person's address, or
comes right before the headline. No list of buttons decides: what stands above the name of a page is page.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from auditor.languages import interfaces
from auditor.records.fields import FIELDS
from auditor.sections.lines import Line, line
from auditor.sections.places import Places
from auditor.text.normalise import fold, key
from auditor.text.wording import Wording, phrases

LONGEST_HEADLINE = FIELDS["headline"].limit or 0  # characters
LONGEST_NAME = 6  # words
SURE = 2  # the evidence for a name has to weigh this much
CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?://|www\.|\+?\d[\d\s()./-]{7,18}\d|\w\.(?:com|org|net|io|example)(?:/|\b)"
)
_CELLS = re.compile(r"\s+[|·•*/]\s+|\s{3,}|\t")
_FIELDS = {"name": "name", "title": "headline", "headline": "headline", "location": "location"}
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_JOINED = re.compile(r"(?<=[^\W\d_]) [&+/~] (?=[^\W\d_])")  # a list, and no name
_QUOTED = re.compile(r"\s*[\"“”„«»][^\"“”„«»]*[\"“”„«»]\s*")


@dataclass(frozen=True, slots=True)
class Name:
    """A line that may be a person: the name alone, and what stands beside it."""

    text: str
    letters: str = ""  # degrees and certificates: "MBA, PMP"
    beside: str = ""  # pronouns, a nickname, emoji
    after: str = ""  # what follows a bar: "Data Analyst"


@dataclass(slots=True)
class Header:
    """What the lines before the first heading turned out to be."""

    name: str = ""
    headline: str = ""
    location: str = ""
    letters: str = ""
    about: list[Line] = field(default_factory=list)
    other: list[Line] = field(default_factory=list)
    contact: list[Line] = field(default_factory=list)
    page: list[Line] = field(default_factory=list)  # of the page, not of the person
    beside: list[Line] = field(default_factory=list)  # beside the name: pronouns, a nickname


class HeaderReader:
    """Reads the head of a profile by the evidence that the whole of it gives."""

    def __init__(
        self, words: Wording, copied: Sequence[Line], top: Sequence[Line], noise: Iterable[str]
    ) -> None:
        data, others = words.data["profile"], interfaces().values()
        self.words, self.places = words, Places(words)
        contact_info = [*data["contact-info"], *(one for table in others for one in table["contact-info"])]
        self.contact_info, self.contact_words = (
            phrases(contact_info),
            [key(c) for c in contact_info if "*" not in c],
        )
        self.noise = phrases([*noise, *(one for table in others for one in table["noise"])])
        self.paper, self.counts = phrases(data["paper"]), phrases(data["counts"])
        self.sign_in = phrases(data["sign-in"])
        self.connection, self.pronouns = phrases(data["connection"]), frozenset(data["pronouns"])
        self.honorifics, self.particles = frozenset(data["honorifics"]), frozenset(data["particles"])
        self.copied = Counter(each.key for each in top)
        self.spoken_of = " | ".join(f" {each.key} " for each in copied)
        self.addresses = _addresses(copied)

    # --- who it is ----------------------------------------------------------------------------------

    def name_at(self, lines: Sequence[Line]) -> int | None:
        """The index of the line that is the person; None when none is: no title is lost on a doubt."""
        weighed = [(self.weight(lines, at), -at) for at in range(len(lines))]
        weight, at = max(weighed, default=(0, 0))
        return -at if weight >= SURE else None

    def weight(self, lines: Sequence[Line], at: int) -> float:
        """What speaks for a line as the name of the person."""
        each, name = lines[at], self.split(lines[at].text)
        if not name.text or each.kind == "item" or self.is_furniture(each) or CONTACT.search(each.folded):
            return 0
        core = key(name.text)
        tokens = core.split()
        if not self._is_shaped(name.text) and not self._is_single(lines, at):
            return 3 if self.copied[each.key] > 1 and self._followed(lines, at) and len(tokens) <= 4 else 0
        spoken = re.search(
            rf" {re.escape(core)}s [a-z]| (?:contact|named) {re.escape(core)} ", self.spoken_of
        )
        weight = (
            2.0 + 3 * (self.copied[each.key] > 1) + 2 * bool(name.letters or name.beside) + 3 * bool(spoken)
        )
        weight += 3 * any(len(token) > 2 and token in self.addresses for token in tokens)
        weight += 2 * self._followed(lines, at)
        weight -= 3 * self.words.names_title(name.text) + (key(name.text).split()[-1] in self.noise)
        if weight == 2 and len(lines) == 1:
            return 0
        return weight + 0.5 * (at == 0)

    def _is_single(self, lines: Sequence[Line], at: int) -> bool:
        """Whether the first line is one capital word over a title, and so a person of one name."""
        word = lines[at].text.strip()
        after = lines[at + 1 : at + 5]
        known = any(self._is_anchor(each) or CONTACT.search(each.folded) for each in after)
        titled = bool(after) and self.words.names_title(after[0].folded)
        return at == 0 and word.isalpha() and not word[0].islower() and known and titled

    def _followed(self, lines: Sequence[Line], at: int) -> bool:
        """Whether pronouns or "2nd" come next, as they do behind a name."""
        after = lines[at + 1 : at + 3]
        return any(self._is_pronouns(each.text) or each.key in self.connection for each in after)

    def _is_shaped(self, name: str) -> bool:
        tokens = re.sub(r"[.'’`-]", "", fold(name).text).split()
        if not 2 <= len(tokens) <= LONGEST_NAME or not all(token.isalpha() for token in tokens):
            return False
        return (
            all(not token[0].islower() or token in self.particles for token in tokens)
            and not tokens[-1][0].islower()
        )

    def _is_pronouns(self, text: str) -> bool:
        said = key(text).split()
        return 0 < len(said) <= 4 and all(word in self.pronouns for word in said)

    def split(self, text: str) -> Name:
        """The name on a line, without degrees, certificates, pronouns, nickname and emoji."""
        first, after = _parted(text.strip())
        if _JOINED.search(first):
            return Name("")
        beside = [found[0].strip() for each in (_BRACKETS, _QUOTED) for found in each.finditer(first)]
        bare = _QUOTED.sub(" ", _BRACKETS.sub(" ", first))
        name, *rest = [part.strip() for part in bare.split(",")]
        if rest and not all(_are_letters(part) for part in rest if part):
            return Name("")
        words = name.split()
        signs = [word for word in words if not any(c.isalpha() for c in word)]
        words = [word for word in words if word not in signs]
        titles = []
        while len(words) > 2 and key(words[0]) in self.honorifics:
            titles.append(words.pop(0))
        letters: list[str] = []
        while len(words) > 2 and _are_letters(words[-1]) and not all(word.isupper() for word in words[:2]):
            letters.insert(0, words.pop())
        rest = [_without_signs(part) for part in (*letters, *rest)]
        whole = " ".join(words)
        cleaned = _without_signs(whole)
        signs += [
            c for c in (*whole, *"".join(bare.split(",")[1:])) if unicodedata.category(c) in ("So", "Sk")
        ]
        beside += [*titles, *dict.fromkeys(signs)]
        return Name(cleaned, ", ".join(part for part in rest if part), " ".join(beside), after)

    def is_furniture(self, each: Line) -> bool:
        """Whether a line is of the page, or the title of the paper."""
        return (
            not each.key or each.key in self.noise or each.key in self.contact_info or each.key in self.paper
            or each.key in self.counts or each.key in self.connection or self._is_pronouns(each.text)
        )  # fmt: skip

    # --- the lines of the head ----------------------------------------------------------------------

    def read(self, lines: Sequence[Line], *, is_web: bool, name: str = "") -> Header:
        """What each line of the head is; `name` is the one that an earlier page gave."""
        header = Header()
        at = next((i for i, each in enumerate(lines) if name and each.key == key(name)), self.name_at(lines))
        if at is not None:
            self._take_name(header, lines[at])
        anchor = next((i for i, each in enumerate(lines) if self._is_anchor(each)), None)
        is_web = is_web or anchor is not None
        header.location = self._before_contact(lines, anchor, -1 if at is None else at)
        rest = list(lines) if at is None else list(lines[at + 1 :])
        above = [] if at is None else lines[:at]
        (header.page if is_web else header.other).extend(
            each for each in above if not self.is_furniture(each)
        )
        header.page += [each for each in above if self.is_furniture(each)]
        if at is not None and (after := self.split(lines[at].text).after):
            rest.insert(0, line(after))
        end = None if anchor is None else anchor - (len(lines) - len(rest))
        self._sort(header, rest, end)
        return header

    def _take_name(self, header: Header, each: Line) -> None:
        found = self.split(each.text)
        header.name, header.letters = found.text or each.text.strip(), found.letters
        if found.beside:
            header.beside.append(line(found.beside))

    def _sort(self, header: Header, lines: Sequence[Line], anchor: int | None) -> None:
        asks = [i for i, each in enumerate(lines) if each.key in self.sign_in]
        wall = range(asks[0], asks[-1] + 1) if len(asks) > 1 else asks
        for i, each in enumerate(lines):
            text = each.text.strip()
            if i in wall:
                header.page.append(each)
            elif each.kind == "field" and each.name in _FIELDS:
                setattr(header, _FIELDS[each.name], text)
            elif header.name and key(self.split(text).text or text) == key(header.name):
                header.beside.append(each)
            elif text == header.location:
                continue
            elif self.is_furniture(each) or (
                self._is_anchor(each) and self._place_on(each) == header.location
            ):
                header.page.append(each)
            elif CONTACT.search(each.folded) and each.words <= 20:
                self._take_contact(header, each)
            elif not header.location and self._is_place(each, lines, i, header):
                header.location = text
            elif self._may_be_headline(header, each, i, anchor):
                header.headline = text
            else:
                aside = each.words <= 8 or (header.name and anchor is not None and i > anchor)
                (header.about if each.is_prose and not aside else header.other).append(each)

    def _may_be_headline(self, header: Header, each: Line, at: int, anchor: int | None) -> bool:
        if header.headline or len(each.text.strip()) > LONGEST_HEADLINE or each.kind == "item":
            return False
        return anchor is None or at < anchor or not header.name

    def _is_place(self, each: Line, lines: Sequence[Line], at: int, header: Header) -> bool:
        if self.places.is_sure(each.text):
            return True
        return bool(header.headline) and self.places.is_shaped(each.text) and not each.is_prose

    def _take_contact(self, header: Header, each: Line) -> None:
        """The cells of a line of contact details; a place among them is the person's."""
        cells = [cell for cell in _CELLS.split(each.text) if key(cell)]
        for cell in cells:
            place = line(cell)
            if CONTACT.search(place.folded) or re.fullmatch(r"[\d\s()+./-]+", cell.strip()):
                header.contact.append(place)
            elif not header.location and (
                self.places.is_sure(cell) or self.places.is_shaped(cell) or cell is cells[0]
            ):
                header.location = cell.strip()
            else:
                header.contact.append(place)

    def _is_anchor(self, each: Line) -> bool:
        return each.key in self.contact_info or each.key in self.counts

    def _place_on(self, each: Line) -> str:
        """ "Oslo, Norway" of "Oslo, Norway · Contact info"."""
        said = next((c for c in self.contact_words if each.key.endswith(f" {c}")), "")
        if not said:
            return ""
        words = re.split(r"(\s+)", each.text.strip())
        while words and not key("".join(words)).endswith(said):
            words.pop()
        return "".join(words[: -(2 * len(said.split()) - 1)]).strip(" \t·|•-\u00a0")

    def _before_contact(self, lines: Sequence[Line], anchor: int | None, name: int) -> str:
        """A web page writes the place right before "Contact info", together or on a line of its own."""
        at = next((i for i, each in enumerate(lines) if each.key in self.contact_info), None)
        if at is None:
            return ""
        if beside := self._place_on(lines[at]):
            return beside
        above = [each for each in lines[name + 1 : at] if not self.is_furniture(each)]
        if not above or (len(above) < 2 and not self.places.is_sure(above[-1].text) and len(lines[:at]) <= 2):
            return ""
        return above[-1].text.strip() if len(above) > 1 or self.places.is_sure(above[-1].text) else ""


def identity_at(lines: Sequence[Line], reader: HeaderReader) -> int | None:
    """Where name, headline and place begin among the last lines of a saved PDF's column; None if nowhere."""
    weighed = []
    for at in range(max(len(lines) - 8, 0), len(lines)):
        weight = reader.weight(lines, at)
        after = lines[at + 1 :]
        placed = bool(after) and (
            reader.places.is_sure(after[-1].text) or reader.places.is_shaped(after[-1].text)
        )
        headed = any(
            re.search(r"[|·@•]", each.text) or reader.words.names_title(each.text) for each in after[:2]
        )
        weighed.append((weight + placed * (1 + (len(after) == 2)) + headed if weight else 0, at))
    weight, at = max(weighed, default=(0, 0))
    return at if weight >= SURE else None


def _addresses(lines: Iterable[Line]) -> frozenset[str]:
    """Words of mail and web addresses, broken over two lines or not."""
    found: set[str] = set()
    after = False
    for each in lines:
        if CONTACT.search(each.folded) or after:
            found.update(each.key.split())
        after = bool(CONTACT.search(each.folded)) and each.folded.rstrip().endswith("-")
    return frozenset(found)


def _parted(text: str) -> tuple[str, str]:
    """What stands before a bar, or before an emoji or arrow between words, and what stands behind it."""
    first, bar, after = text.partition(" | ")
    for at, sign in enumerate(first):
        if _is_mark(sign) and any(map(str.isalpha, first[:at])):
            behind = first[at:].lstrip("".join(filter(_is_mark, first)) + "\u200d\ufe0f ")
            if any(map(str.isalpha, behind)) and not _are_letters(behind):
                return first[:at].strip(), behind + bar + after
    return first, after


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("So", "Sm") and sign > "\x7f" and sign not in "®™©°"


def _are_letters(part: str) -> bool:
    """Whether it is what stands behind a name: "PhD", "P.E.", "MBA PMP®", "Jr."."""
    words = _without_signs(part).split()
    return len(words) <= 4 and all(
        (sum(c.isupper() for c in word) >= 2 and not word.istitle())
        or word.rstrip(")").endswith(".")
        or "." in word
        for word in words
    )


def _without_signs(text: str) -> str:
    """Without emoji and marks, which are no letters of a name."""
    kept = (
        c for c in text if unicodedata.category(c) not in ("So", "Sk", "Cf", "Cn") and c not in "®™\ufe0f"
    )
    return " ".join("".join(kept).split()).strip(" ,;|·•-")
