"""Contacts over time, and what each change of the profile did to them."""

from __future__ import annotations

from auditor.contacts import ledger
from auditor.contacts.trend import trend as over_time
from auditor.records.answers import TrendAnswer
from auditor.workspace import Workspace


def trend(here: Workspace) -> TrendAnswer:
    """The contacts by month, the share of wrong ones, and what each change of the profile did to it."""
    book = ledger.load(here.ledger)
    return TrendAnswer(over_time(book.contacts, here.changes()), book.notices)
