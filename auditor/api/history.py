"""Contacts over time, and what each change of the profile did to them."""

from __future__ import annotations

from auditor import languages
from auditor.contacts import ledger
from auditor.contacts.evidence import appeared
from auditor.contacts.trend import trend as over_time
from auditor.messages.appearances import by_week
from auditor.records import Notice
from auditor.records.answers import TrendAnswer
from auditor.workspace import Workspace


def trend(here: Workspace) -> TrendAnswer:
    """The contacts by month, the share of wrong ones, and what each change of the profile did to it; and the
    searches that found the profile, by week."""
    book, notices = ledger.load(here.ledger), list[Notice]()
    shown = by_week(appeared(here, languages.load(here.settings().language), notices))
    return TrendAnswer(over_time(book.contacts, here.changes()), (*book.notices, *notices), shown)
