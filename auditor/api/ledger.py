"""The ledger of contacts alone, which loads at once."""

from __future__ import annotations

from auditor.contacts import ledger
from auditor.contacts.ledger import read_date
from auditor.records import ContactSide
from auditor.records.answers import ContactList
from auditor.workspace import Workspace

__all__ = ["contacts", "read_date", "undecided"]


def contacts(here: Workspace, side: ContactSide | None = None) -> ContactList:
    """The contacts of a workspace, or those of one side, oldest first."""
    book = ledger.load(here.ledger)
    chosen = (c for c in book.contacts if side is None or c.side == side)
    return ContactList(tuple(sorted(chosen, key=lambda c: (c.date, c.number))), book.notices)


def undecided(here: Workspace) -> ContactList:
    """The contacts whose side is still to be decided, in the order of the ledger."""
    book = ledger.load(here.ledger)
    return ContactList(tuple(c for c in book.contacts if c.side == "unsure"), book.notices)
