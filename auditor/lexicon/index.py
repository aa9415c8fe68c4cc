"""All concepts of a language; what a text does not hold is not even parsed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.languages import Spelling
from auditor.lexicon.entries import Entry, Row, Surface, filed_under

# How the compiled index writes whether a surface is exact, and whether it is ambiguous.
FLAGS = {"-": (False, False), "e": (True, False), "a": (False, True), "ea": (True, True)}


@dataclass(frozen=True, slots=True)
class Filed:
    """Entries in the order of their ids, as a file keeps them: none is parsed before it is asked for."""

    ids: Sequence[str]
    names: Sequence[str]
    rows: Sequence[str]  # each entry as JSON
    index: Mapping[str, str]  # what surfaces are filed under -> number, flags, text, number, flags, ...


def filed(rows: Iterable[Row], spelling: Spelling) -> Filed:
    """The rows, sorted and indexed."""
    ordered = sorted(rows, key=lambda row: str(row["id"]))
    index: dict[str, list[str]] = {}
    for number, row in enumerate(ordered):
        for text, *flags in Entry.of(row, spelling).surfaces():
            letters = next(letters for letters, pair in FLAGS.items() if pair == tuple(flags))
            index.setdefault(filed_under(text), []).append(f"{number}\t{letters}\t{text}")
    return Filed(
        [row["id"] for row in ordered],
        [row["name"] for row in ordered],
        [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in ordered],
        {word: "\t".join(surfaces) for word, surfaces in sorted(index.items())},
    )


class Lexicon:
    """Entries by number, id, name, or the words of a text.

    `own` rows come after the shipped ones; one with the id of a shipped entry takes its place. What is
    `off` is in the lexicon no longer.
    """

    def __init__(
        self, shipped: Filed, spelling: Spelling, own: Sequence[Row] = (), off: Iterable[str] = ()
    ) -> None:
        self.spelling = spelling
        self._rows: list[str | Row] = [*shipped.rows, *own]
        self._ids = [*shipped.ids, *(row["id"] for row in own)]
        self._made: dict[int, Entry] = {}
        self._index = shipped.index
        self._own_index: dict[str, list[tuple[str, Surface]]] = {}
        self._by_id = dict(zip(shipped.ids, range(len(shipped.ids)), strict=True))
        self._by_name = dict(zip(shipped.names, range(len(shipped.names)), strict=True))
        unwanted = [self._by_id[key] for key in off]
        self._gone = {*unwanted, *(self._by_id[row["id"]] for row in own if row["id"] in self._by_id)}
        for number in self._gone:
            del self._by_id[shipped.ids[number]], self._by_name[shipped.names[number]]
        for number, row in enumerate(own, start=len(shipped.rows)):
            self._by_id[row["id"]] = self._by_name[row["name"]] = number
            for surface in Entry.of(row, spelling).surfaces():
                self._own_index.setdefault(filed_under(surface.text), []).append((row["id"], surface))
        # What is off, in small letters: it must not come back as a phrase of a profile's own.
        self.never = frozenset(s.text.casefold() for number in unwanted for s in self.at(number).surfaces())

    def __len__(self) -> int:
        return len(self._by_id)

    @property
    def names(self) -> Collection[str]:
        """The canonical name of every entry."""
        return self._by_name.keys()

    def __iter__(self) -> Iterator[Entry]:
        """Every entry, by id."""
        return (self[key] for key in sorted(self._by_id))

    def __contains__(self, key: object) -> bool:
        return key in self._by_id

    def __getitem__(self, key: str) -> Entry:
        """An entry by its id."""
        return self.at(self._by_id[key])

    def at(self, number: int) -> Entry:
        """An entry by its number."""
        if number not in self._made:
            row = self._rows[number]
            self._made[number] = Entry.of(json.loads(row) if isinstance(row, str) else row, self.spelling)
        return self._made[number]

    def called(self, name: str) -> Entry | None:
        """The entry with this canonical name, in its case."""
        number = self._by_name.get(name)
        return None if number is None else self.at(number)

    def under(self, key: str) -> list[tuple[str, Surface]]:
        """The surfaces filed under a word or pair of words, each with the id of its entry."""
        fields = self._index.get(key, "").split("\t")
        shipped = [
            (self._ids[number], Surface(text, *FLAGS[flags]))
            for at, flags, text in zip(fields[::3], fields[1::3], fields[2::3], strict=False)
            if (number := int(at)) not in self._gone
        ]
        return shipped + self._own_index.get(key, [])

    def holding(self, text: str) -> list[Entry]:
        """The entries that a text is a surface of, in any case; those that are spelt like it first."""
        wanted = text.casefold()
        same = [
            (s.text != text, id_) for id_, s in self.under(filed_under(text)) if s.text.casefold() == wanted
        ]
        return [self[id_] for id_ in dict.fromkeys(id_ for _, id_ in sorted(same))]

    def named(self, text: str) -> str:
        """The canonical name of the concept that a text is a surface of, in any case; "" without one."""
        found = self.holding(text)
        return found[0].name if found else ""

    def filed(self, keys: set[str]) -> set[str]:
        """Those of the keys under which a surface is filed."""
        return (keys & self._index.keys()) | (keys & self._own_index.keys())
