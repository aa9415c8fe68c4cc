"""The lines of a source, each with the key by which it is compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from auditor.records import BlockKind, Dropped, Source
from auditor.text.normalise import fold, key

LONGEST_LABEL = 12  # words of a label that a page gives twice with a blank between
LONGEST_COPY = 200  # lines of a passage that a page gives twice
GLYPHS = "~»›▪●■◆★"  # part the cells of a line as a bar does; arrows do not: "Clerk → Manager" is one title
_SENTENCE_END = (".", ";", ",", "!")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as its author typed it, with its folded form and its key."""

    text: str
    folded: str
    key: str
    kind: BlockKind = "paragraph"
    name: str = ""
    gap: bool = False
    cuts: tuple[int, ...] = ()  # lengths of the lines that it was cut into, if it was

    @property
    def pieces(self) -> tuple[int, ...]:
        """Lengths of the lines that it stood on."""
        return self.cuts or (len(self.folded),)

    @property
    def words(self) -> int:
        """How many words the line has; punctuation is no word."""
        return self.key.count(" ") + 1 if self.key else 0

    @property
    def is_prose(self) -> bool:
        """Whether it reads as part of a text rather than as a label, a name or a title."""
        return self.kind == "item" or self.words > 12 or self.folded.rstrip().endswith(_SENTENCE_END)

    @property
    def is_caps(self) -> bool:
        """Whether all its letters are capitals."""
        return self.folded.isupper()

    def cut(self, start: int, end: int | None = None) -> str:
        """The author's characters under `folded[start:end]`, without space around them."""
        return slice_of(self.text, start, end)


def slice_of(text: str, start: int, end: int | None = None) -> str:
    """The part of `text` whose folded form is `fold(text).text[start:end]`, stripped."""
    folded = fold(text)
    first, last = folded.span(start, len(folded.text) if end is None else end)
    return text[first:last].strip()


def line(text: str, kind: BlockKind = "paragraph", name: str = "", *, gap: bool = False) -> Line:
    """`text` as a line."""
    return Line(text, fold(text).text, key(text), kind, name, gap)


def of(source: Source) -> tuple[Line, ...]:
    """The lines of a source that hold anything at all, those set with wide letter spacing closed up."""
    return tuple(
        line(closed_up(block.text), block.kind, block.name, gap=block.gap)
        for block in source.blocks
        if block.text.strip()
    )


def closed_up(text: str) -> str:
    """ "W O R K   E X P E R I E N C E" as "WORK EXPERIENCE"; any other text as it is."""
    letters = text.split()
    if len(letters) < 4 or any(len(one) > 1 and one.isalnum() for one in letters):
        return text
    words = [word.replace(" ", "") for word in re.split(r"\s{2,}", text.strip())]
    named = text.isupper() or all(word.istitle() for word in words)
    return " ".join(words) if named else text


def without_echo(lines: Iterable[Line], until: Iterable[str] = ()) -> Iterator[Line]:
    """Each line once where a page copied both its visible and its screen-reader text.

    `until` are the words that stand for a dash when dates are read aloud.
    """
    spoken = frozenset(key(word) for word in until)
    previous: tuple[str, str] | None = None
    for each in lines:
        once = _halved(each, spoken)
        said = once.folded.strip(), _unspoken(once.folded, spoken)
        if not once.key or previous is None or not (said[0] == previous[0] or _same_dates(said, previous)):
            yield once
        previous = said


def _same_dates(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two lines differ in nothing but the word that is read aloud for a dash between dates."""
    return bool(one[1]) and one[1] == other[1] and bool(re.search(r"\d{4}", one[1]))


def _unspoken(text: str, spoken: frozenset[str]) -> str:
    return " ".join(word for word in key(text).split() if word not in spoken)


def _halved(each: Line, spoken: frozenset[str]) -> Line:
    """Half of a line such as "Data AnalystData Analyst", else the line."""
    text = each.text.strip()
    half = len(text) // 2
    # "couscous" is a word: the copy of a label starts with a capital, a digit or a sign.
    for at in range(max(half - 2, 0), half + 3):
        seen, heard = text[:at], text[at:]
        if len(seen.strip()) < 4 or (seen.islower() and " " not in seen.strip()):
            continue
        glued = seen == heard
        apart = at > half - 2 and 1 < len(seen.split()) <= LONGEST_LABEL and seen.strip() == heard.strip()
        dates = seen[-1:].isalnum() and heard[:1].isalnum() and re.search(r"\d{4}", seen)
        if glued or apart or (dates and _unspoken(seen, spoken) == _unspoken(heard, spoken)):
            return line(seen.strip(), each.kind, each.name, gap=each.gap)
    return each


def halved(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without a passage that a page gives twice in a row, as seen and as read aloud.

    The first of the two may be cut: "Sales up 17 % and a tablet…", then all of it.
    """
    found = list(lines)
    at = 0
    while at < len(found):
        if length := _repeated(found, at):
            del found[at : at + length]
        else:
            at += 1
    return found


def _repeated(lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on stand again directly behind themselves; one must be text."""
    for length in range(1, min((len(lines) - at) // 2, LONGEST_COPY) + 1):
        if length > 1 and lines[at].key != lines[at + length].key:
            continue
        first, again = lines[at : at + length], lines[at + length : at + 2 * length]
        if _begins(first[-1], again[-1]) and all(
            a.key == b.key for a, b in zip(first[:-1], again, strict=False)
        ):
            return length
    return 0


def _begins(cut: Line, whole: Line) -> bool:
    if cut.key == whole.key:
        return True
    return cut.folded.rstrip().endswith(("...", "…")) and cut.words > 4 and whole.key.startswith(cut.key)


def label(each: Line) -> tuple[str, str]:
    """Key of the label and the author's text after it, of a line such as "Company: Northwind"."""
    before, colon, after = each.folded.partition(":")
    if not colon or not after.strip() or len(before) > 60 or after.startswith("//"):
        return "", ""
    return key(before), each.cut(len(before) + 1)


def text_of(lines: Iterable[Line]) -> str:
    """The lines as one text."""
    return "\n".join(each.text for each in lines)


def list_ends(lines: Sequence[Line]) -> set[int]:
    """The last lines of lists that stand under a label such as "Not interested in:", where text follows.

    Items last as long as items follow; other lines up to the next empty one, if the text has them between
    some lines and not between all.
    """
    labels = [at for at, each in enumerate(lines[:-1]) if each.folded.rstrip().endswith(":")]
    ends = {at + 1 + _length_of_list(lines[at + 1], lines[at + 2 :]) for at in labels}
    return {at for at in ends if at < len(lines) - 1} - set(labels)


def _length_of_list(first: Line, rest: Sequence[Line]) -> int:
    """How many lines follow the first one of a list; the whole rest where nothing tells its end."""
    if first.kind == "item":
        return sum(1 for _ in takewhile(lambda one: one.kind == "item", rest))
    if first.gap and rest and rest[0].gap:
        return len(rest)
    return sum(1 for _ in takewhile(lambda one: not one.gap and one.kind != "item", rest))


def text_of_lists(lines: Sequence[Line]) -> str:
    """The lines as one text, with an empty one behind each list under a label, so that its end is told."""
    ends = list_ends(lines)
    return "\n".join(f"{each.text}\n" if at in ends else each.text for at, each in enumerate(lines))


def dropped(lines: Iterable[Line], reason: str) -> tuple[Dropped, ...]:
    """The lines as one dropped passage, or nothing when there are none."""
    text = text_of(lines)
    return (Dropped(text, reason),) if text else ()
