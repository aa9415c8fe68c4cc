"""Which lines head a section: by what they say in any language of a page, and by how they are set."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.languages import Language, interfaces
from auditor.sections import dates
from auditor.sections.lines import Line
from auditor.text.normalise import key
from auditor.text.wording import Wording, headings

LONGEST_OWN = 6  # words of a heading in the author's own words
FEWEST = 2  # headings of a language or of a style, before others of it are believed


class Headings:
    """The headings of one profile. `interface` names the language of the page around it, "" if English."""

    def __init__(self, words: Wording, language: Language, lines: Sequence[Line]) -> None:
        self.language = language
        own = words.data["profile"]["headings"]
        self.kinds = headings(own)
        self.marked = headings(words.data["profile"]["marked-headings"])
        self.and_words = [f" {word} " for word in language.spelling.conjunctions[:1]]
        self.interface = self._interface(lines)
        table = interfaces()[self.interface]["headings"] if self.interface else {}
        others = {kind: table.get(kind, ()) for kind in [*own, *table] if kind != "activity"}
        written = {kind: [*own.get(kind, ()), *more] for kind, more in others.items()}
        self.kinds = headings(written)
        self.activity = frozenset(map(key, table.get("activity", ())))
        self.compact = {
            key(name.replace("|&", "")).replace(" ", ""): kind
            for kind, names in written.items()
            for name in names
        }
        known = [each for each in lines if each.key in self.kinds and each.words <= LONGEST_OWN]
        self.in_capitals = sum(each.is_caps for each in known) >= FEWEST
        self.is_marked = sum(each.kind == "heading" for each in known) >= FEWEST

    def _interface(self, lines: Sequence[Line]) -> str:
        """The language of which most headings stand alone on lines that head nothing in English."""
        alone = {each.key for each in lines if each.key not in self.kinds}
        found = {
            code: sum(key in headings(table["headings"]) for key in alone)
            for code, table in interfaces().items()
        }
        best = max(found, key=lambda code: found[code])
        return best if found[best] >= FEWEST else ""

    def known(self, each: Line) -> str | None:
        """The kind of section a line opens by its words alone."""
        if each.kind == "item" or not each.key:
            return None
        if each.key in self.kinds:
            return self.kinds.label(each.key)
        if (each.kind == "heading" or each.is_caps) and each.key in self.marked:
            return self.marked.label(each.key)
        if each.words <= LONGEST_OWN and any(len(word) == 1 for word in each.key.split()):
            return self.compact.get(each.key.replace(" ", ""))  # "E XPERIENCE"
        parts = [part for word in self.and_words for part in each.key.split(word)]
        both = [self.kinds.label(part) for part in parts]
        return both[0] if len(parts) > 1 and all(both) else None

    def is_own(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a line heads a section in words of the author's own: set as the known headings are."""
        each = lines[at]
        if each.kind == "item" or not 0 < each.words <= LONGEST_OWN or each.is_prose:
            return False
        if not (self.in_capitals and each.is_caps and each.gap) or any(c.isdigit() for c in each.folded):
            return False
        after = lines[at + 1 : at + 3]
        if not after or any(dates.find(one.text, self.language) and one.kind != "item" for one in after[:2]):
            return each.kind == "heading" and self.is_marked and bool(after)
        return after[0].gap or after[0].kind == "item" or each.kind == "heading"
