"""The contacts of a ledger as a table, and the response path that is suggested for one."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.records import Contact, Suggestion
from auditor.report.page import Column, Page, Table, Text

PATHS = {
    1: "interested",
    2: "maybe: ask for details",
    3: "not looking, happy where you are",
    4: "not for you, but you may know someone",
    5: "not a fit: ask how they found you",
}
UNKNOWN = "-"


def contacts_page(contacts: Sequence[Contact]) -> Page:
    """A row a contact, in the order given; how to begin where there is none."""
    if not contacts:
        return Page(
            (Text("no contacts here; add one with: auditor contacts add, or import: auditor import EXPORT"),)
        )
    columns = (
        Column("", "right"),
        Column("Date", whole=True),
        *(Column(name) for name in ("Recruiter", "Role", "Side", "Path")),
    )
    return Page((Table(columns, tuple(map(_row, contacts))),))


def _row(contact: Contact) -> tuple[str, ...]:
    is_proposed = contact.proposed and contact.side == "unsure"
    side = f"{contact.proposed}?" if is_proposed else contact.side
    told = (contact.date, contact.recruiter, contact.role, side, str(contact.path or ""))
    return (str(contact.number), *(value or UNKNOWN for value in told))


def suggestion(found: Suggestion) -> str:
    """A suggested response path with its reason and how sure it is."""
    side = found.closeness.side
    chance = f", {100 * found.closeness.probability:.0f} %" if side else ""
    return f"suggested path {found.path} ({PATHS[found.path]}): {found.reason} ({found.sureness}{chance})"
