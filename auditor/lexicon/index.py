"""All concepts of a language, each made only when a text holds one of its words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.lexicon.entries import Entry, Row, filed_under


@dataclass(frozen=True, slots=True)
class Filed:
    """Entries in the order of their ids, as a file keeps them: none is parsed before it is asked for."""

    ids: Sequence[str]
    names: Sequence[str]
    rows: Sequence[str]  # each entry as JSON
    index: Mapping[str, str]  # longest word of a surface -> the numbers of its entries: "12 907"


def filed(rows: Iterable[Row]) -> Filed:
    """The rows, sorted and indexed."""
    ordered = sorted(rows, key=lambda row: str(row["id"]))
    index: dict[str, list[str]] = {}
    for number, row in enumerate(ordered):
        for word in _index_words(row):
            index.setdefault(word, []).append(str(number))
    return Filed(
        [row["id"] for row in ordered],
        [row["name"] for row in ordered],
        [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in ordered],
        {word: " ".join(numbers) for word, numbers in sorted(index.items())},
    )


class Lexicon:
    """Entries by number, id, name, or the words of a text.

    `own` rows come after the shipped ones; one with the id of a shipped entry takes its place. What is
    `off` is in the lexicon no longer.
    """

    def __init__(self, shipped: Filed, own: Sequence[Row] = (), off: Iterable[str] = ()) -> None:
        self._rows: list[str | Row] = [*shipped.rows, *own]
        self._made: dict[int, Entry] = {}
        self._spellings: dict[int, dict[str, set[str]]] = {}
        self._index = shipped.index
        self._own_index: dict[str, list[int]] = {}
        self._by_id = dict(zip(shipped.ids, range(len(shipped.ids)), strict=True))
        self._by_name = dict(zip(shipped.names, range(len(shipped.names)), strict=True))
        unwanted = [self._by_id[key] for key in off]
        self._gone = {*unwanted, *(self._by_id[row["id"]] for row in own if row["id"] in self._by_id)}
        for number in self._gone:
            del self._by_id[shipped.ids[number]], self._by_name[shipped.names[number]]
        for number, row in enumerate(own, start=len(shipped.rows)):
            self._by_id[row["id"]] = self._by_name[row["name"]] = number
            for word in _index_words(row):
                self._own_index.setdefault(word, []).append(number)
        # What is off, in small letters: it must not come back as a phrase of a profile's own.
        self.never = frozenset(text for number in unwanted for text in self._spelt(number))

    def __len__(self) -> int:
        return len(self._by_id)

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
            self._made[number] = Entry.of(json.loads(row) if isinstance(row, str) else row)
        return self._made[number]

    def called(self, name: str) -> Entry | None:
        """The entry with this canonical name, in its case."""
        number = self._by_name.get(name)
        return None if number is None else self.at(number)

    def filed_under(self, word: str) -> list[int]:
        """The numbers of the entries with a surface whose longest word this is."""
        shipped = map(int, self._index.get(word, "").split())
        return [n for n in shipped if n not in self._gone] + self._own_index.get(word, [])

    def holding(self, text: str) -> list[Entry]:
        """The entries that a text is a surface of, in any case; those that are spelt like it first."""
        wanted = text.casefold()
        numbers = [n for n in self.filed_under(filed_under(text)) if wanted in self._spelt(n)]
        return [self.at(n) for n in sorted(numbers, key=lambda n: text not in self._spelt(n)[wanted])]

    def named(self, text: str) -> str:
        """The canonical name of the concept that a text is a surface of, in any case; "" without one."""
        found = self.holding(text)
        return found[0].name if found else ""

    def _spelt(self, number: int) -> dict[str, set[str]]:
        """The surfaces of an entry, by their small letters."""
        if number not in self._spellings:
            spelt: dict[str, set[str]] = {}
            for surface in self.at(number).surfaces():
                spelt.setdefault(surface.text.casefold(), set()).add(surface.text)
            self._spellings[number] = spelt
        return self._spellings[number]

    def words(self, held: frozenset[str]) -> frozenset[str]:
        """Those of the words under which an entry is filed."""
        return (held & self._index.keys()) | (held & self._own_index.keys())


def _index_words(row: Row) -> list[str]:
    return sorted({filed_under(surface.text) for surface in Entry.of(row).surfaces()})
