"""Who takes part in the messages of an export, and whose mailbox it is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from auditor.errors import WrongInput
from auditor.text.normalise import fold, repair

_SENT = "outgoing"  # the direction of a row that the owner wrote


class Row(NamedTuple):
    """The cells of a row that say something, "" where the header of its year has no such column."""

    conversation: str = ""
    title: str = ""
    sender: str = ""
    sender_url: str = ""
    recipients: str = ""
    recipient_urls: str = ""
    date: str = ""
    subject: str = ""
    content: str = ""
    folder: str = ""
    direction: str = ""
    message_draft: str = ""
    conversation_draft: str = ""


class _Person(NamedTuple):
    """Someone who takes part; `id` is the address of the profile, or the name where that is not known."""

    id: str
    name: str
    conversations: int


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose mailbox it is: the name, and the id by which what they wrote is told, "" without one."""

    name: str
    id: str
    ids: Mapping[str, str]  # of everyone, by name

    def wrote(self, row: Row) -> bool:
        """Whether they sent a message themselves."""
        if row.direction:
            return row.direction.casefold() == _SENT
        return bool(self.id) and _person(row.sender, row.sender_url, self.ids) == self.id


def owner(rows: Sequence[Row], hint: str, url: str, name: str, deleted: str) -> Owner:
    """Whose mailbox it is: who the hints mean, or else who takes part in most conversations.

    Args:
        hint: the name of the person, "" where it is not known.
        url: the address of that person's profile, which tells namesakes apart.
        name: how errors call the file.
        deleted: the name, in lower case, of everyone whose account is gone.

    Raises WrongInput when it is not clear.
    """
    ids = _ids(rows, deleted)
    found = _directed(rows, hint) or _owner(rows, _people(rows, ids, deleted), hint, url, name)
    return Owner(found.name, found.id, ids)


def together(row: Row) -> list[str]:
    """Who takes part in a message, by names as they are compared."""
    return sorted({_key(part) for part in (row.sender, *_names(row.recipients))})


def _key(name: str) -> str:
    """A name as it is compared; what follows a comma is a degree, which exports add or leave out."""
    return " ".join(fold(name).text.casefold().partition(",")[0].split())


def _names(cell: str, known: Container[str] = ()) -> list[str]:
    """The names in a list that may hold degrees too: "Ana Example, PhD" is one person.

    A word alone is somebody only if nobody else is in the list, or if it is a known name.
    """
    names = cell.split(", ")
    return [name for name in names if len(names) == 1 or " " in name or _key(name) in known]


def _address(url: str) -> str:
    """A profile address as it is compared: without country, scheme, query and escapes."""
    slug = re.search(r"/in/([^/?#]+)", url)
    return f"in/{unquote(slug[1])}".casefold() if slug else url.strip().casefold()


def _ids(rows: Sequence[Row], deleted: str) -> dict[str, str]:
    """Name -> the address seen with it most often, or the name itself.

    Until 2023 the addresses of recipients are missing, so this is what makes one person of both.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        seen[_key(row.sender)][_address(row.sender_url)] += 1
        if "," not in row.recipient_urls:
            seen[_key(row.recipients)][_address(row.recipient_urls)] += bool(row.recipient_urls)
    return {
        name: max(filter(None, addresses), key=addresses.__getitem__, default=name)
        for name, addresses in seen.items()
        if name not in ("", deleted)
    }


def _person(name: str, url: str, ids: Mapping[str, str]) -> str:
    key = _key(name)
    return _address(url) if url else ids.get(key, key)


def _participants(row: Row, ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The id and the name of everyone in a row; an empty name where it is not sure."""
    yield _person(row.sender, row.sender_url, ids), row.sender
    addresses = [part for part in row.recipient_urls.split(",") if part.strip()]
    names = [row.recipients] if len(addresses) == 1 else row.recipients.split(", ")
    if not addresses:
        yield from ((_person(part, "", ids), part) for part in _names(row.recipients, ids))
    for number, address in enumerate(addresses):
        yield _address(address), names[number] if len(names) == len(addresses) else ""


def _people(rows: Sequence[Row], ids: Mapping[str, str], deleted: str) -> list[_Person]:
    """Everyone with a name or an address, who is in most conversations first."""
    conversations: dict[str, set[str]] = defaultdict(set)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for person, name in _participants(row, ids):
            conversations[person].add(row.conversation)
            names[person][name] += bool(name)
    people = [
        _Person(person, names[person].most_common(1)[0][0], len(found))
        for person, found in conversations.items()
        if person not in ("", deleted)
    ]
    return sorted(people, key=lambda person: -person.conversations)


def _directed(rows: Sequence[Row], owner: str) -> _Person | None:
    """The owner where each row says its direction, as in 2018: then nothing depends on the name."""
    written = [row for row in rows if row.sender or row.sender_url]
    if not all(row.direction for row in written):
        return None
    ends = Counter(row.sender if row.direction.casefold() == _SENT else row.recipients for row in written)
    return _Person("", owner or max(ends, key=ends.__getitem__, default=""), 0)


def _owner(rows: Sequence[Row], people: Sequence[_Person], owner: str, url: str, name: str) -> _Person:
    """Who the hints mean, or else who takes part in most conversations."""
    if not people:  # but deleted accounts
        return _Person("", owner, 0)
    if owner or url:
        return _hinted(people, owner, url, name)
    most = people[0].conversations
    conversations = len({row.conversation for row in rows if row.sender})
    if most < 2 or 2 * most <= conversations or any(person.conversations == most for person in people[1:]):
        raise _unclear(people, name)
    return people[0]


def _hinted(people: Sequence[_Person], owner: str, url: str, name: str) -> _Person:
    """Who has that address, or else that name; of namesakes the one in most conversations."""
    found = [person for person in people if url and person.id == _address(url)]
    found += [person for person in people if owner and _key(person.name) == _key(owner)]
    if not found:
        raise _absent(people, owner or url, name)
    return found[0]._replace(name=owner or found[0].name)


def _absent(people: Sequence[_Person], hint: str, name: str) -> WrongInput:
    return WrongInput(
        f"{name}: {' '.join(repair(hint).split())[:60]} is in none of these messages, "
        f"most of them are from or to {_listed(people[:3])}; say which of them you are with --me NAME"
    )


def _unclear(people: Sequence[_Person], name: str) -> WrongInput:
    tied = [person for person in people if person.conversations == people[0].conversations][:3]
    which = f"which of {_listed(tied)} is you" if len(tied) > 1 else f"whether {_listed(tied)} is you"
    return WrongInput(f"{name}: cannot tell {which}; say it with --me NAME, as the messages spell it")


def _listed(people: Sequence[_Person]) -> str:
    *first, last = [(person.name or person.id)[:60] for person in people]
    return f"{', '.join(first)} and {last}" if first else last
