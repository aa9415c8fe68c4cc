"""Contacts one by one: as they were entered, imported, shown, labelled and answered."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from auditor.records import CONTACT_COLUMNS, Contact, Wish
from auditor.records.answers import (
    AnswerRecorded,
    ContactList,
    ContactNoted,
    ContactShown,
    ExportTaken,
    Imported,
    Labelled,
    LaterAnswer,
    TrendAnswer,
)
from auditor.report import ledger_page, trend_page
from auditor.report.page import Block, Items, Page, Pairs, Text, Verbatim
from auditor.report.reading_page import profile_line
from auditor.report.wording import counted, plain

MOST_SHOWN = 10  # contacts that an import shows
UNSHOWN = ("conversation",)  # columns that tell a person nothing


def contact_line(contact: Contact) -> str:
    """A contact in a line: "2026-03-04, Ada Berg (Fjordbank): Java Developer; unsure"."""
    who = contact.recruiter or "someone"
    at = f" ({contact.company})" if contact.company else ""
    return plain(f"{contact.date}, {who}{at}: {contact.role or 'no role named'}; {contact.side}")


def question(contact: Contact) -> str:
    """A contact as it is asked for: its number, its line, and what it looks like."""
    looks = f" (looks {contact.proposed})" if contact.proposed else ""
    return f"{contact.number}: {contact_line(contact)}{looks}"


def noted_page(answer: ContactNoted) -> Page:
    """A contact that was entered, and the path that is suggested for it."""
    contact = answer.contact
    blocks = [Text(f"contact {contact.number}: {contact_line(contact)}", leads=True)]
    if answer.suggestion:
        blocks.append(Text(ledger_page.suggestion(answer.suggestion)))
    next_step = f"next: auditor contacts label {contact.number} desired (or mismatched)"
    return Page(tuple(blocks), (next_step,) if contact.side == "unsure" else ())


def list_page(answer: ContactList) -> Page:
    """The contacts as a table."""
    return ledger_page.contacts_page(answer.contacts)


def trend_page_of(answer: TrendAnswer) -> Page:
    """The contacts over time, and the searches that found the profile."""
    return trend_page.trend_page(answer.trend, answer.appearances)


def shown_page(answer: ContactShown) -> Page:
    """One contact: what is known of it, its message, and what to do."""
    contact, suggestion = answer.contact, answer.suggestion
    known = ((name, getattr(contact, field)) for name, field in CONTACT_COLUMNS.items())
    pairs = ((name.replace("_", " "), str(value)) for name, value in known if value and name not in UNSHOWN)
    blocks: list[Block] = [Pairs(tuple(pairs))]
    if answer.message:
        blocks.append(Verbatim(answer.message, quoted=True))
    if answer.named_of_profile:
        blocks.append(Text(f"named of your profile: {', '.join(answer.named_of_profile)}"))
    if not suggestion:
        return Page(tuple(blocks))
    blocks.append(Text(ledger_page.suggestion(suggestion)))
    next_step = f"next: auditor reply {contact.number} --path {suggestion.path}"
    return Page(tuple(blocks), () if contact.replied else (next_step,))


def labelled_page(answer: Labelled) -> Page:
    """The contacts whose side changed."""
    if not answer.contacts:
        return Page((Text("nothing to label"),))
    pairs = tuple((str(contact.number), str(contact.side)) for contact in answer.contacts)
    return Page((Pairs(pairs),), ("next: auditor audit",))


def recorded_page(answer: AnswerRecorded) -> Page:
    """What was understood of an answer, and what it will do."""
    return Page(tuple(_recorded(answer)))


def _recorded(answer: AnswerRecorded) -> Iterator[Block]:
    contact = answer.contact
    yield Text(f"contact {contact.number}: recorded", leads=True)
    understood = [f"searched: {answer.searched}"] if answer.searched else []
    understood += [f"profile part: {', '.join(answer.parts)}"] if answer.parts else []
    if not understood and not contact.searched and not contact.profile_part and contact.found_by:
        yield Items(
            ("no search words in it; if you know them, give them with --search 'Java AND Spring'",),
            marked=False,
        )
    if not understood:
        return
    yield Items(tuple(understood), marked=False)
    if contact.side == "unsure":
        label = f"auditor contacts label {contact.number} mismatched"
        yield Text(f"it counts once the contact is labelled: {label}")
    else:
        yield Text("the next audit counts it as evidence")


def export_page(answer: ExportTaken) -> Page:
    """What an export put into the workspace: the profile, the wishes, the contacts."""
    blocks: list[Block] = []
    if answer.profile:
        blocks.append(Text(f"{answer.profile_file}: {profile_line(answer.profile)}", leads=True))
    if answer.wishes:
        where = f"{answer.wishes_file}: " if answer.wishes_file else ""
        blocks.append(Text(f"{where}roles that you told LinkedIn you look for", leads=True))
        shown = [_wish(wish) for wish in answer.wishes[:MOST_SHOWN]]
        more = len(answer.wishes) - MOST_SHOWN
        blocks.append(Items((*shown, *([f"and {more} more"] if more > 0 else ())), marked=False))
    if answer.messages:
        blocks += _imported(answer.messages)
    return Page(tuple(blocks))


def _wish(wish: Wish) -> str:
    told = ", ".join(f"{where} ({count})" if count > 1 else where for where, count in wish.told)
    return plain(f"{wish.title}: {told}")


def _imported(answer: Imported) -> Iterator[Block]:
    same = f", {answer.copies} of them near-copies of another" if answer.copies else ""
    yield Text(f"{counted(len(answer.added), 'contact')} added{same}", leads=True)
    shown = [_added(contact) for contact in answer.added[:MOST_SHOWN]]
    if (more := len(answer.added) - MOST_SHOWN) > 0:
        shown.append(f"and {more} more: auditor contacts list")
    if shown:
        yield Items(tuple(shown), marked=False)
    if answer.left_out:
        told = ", ".join(f"{count} {reason}" for reason, count in answer.left_out.items())
        yield Text(f"left out: {told}", leads=True)
    if answer.added:
        yield Text(
            "next: auditor contacts label (goes through them), or: auditor contacts label 1 2 mismatched",
            leads=True,
        )
    for later in answer.answers:
        yield from _later(later)


def _added(contact: Contact) -> str:
    proposed = f", looks {contact.proposed}" if contact.proposed else ""
    return f"{contact.number}: {contact_line(contact)}{proposed}"


def _later(later: LaterAnswer) -> Iterator[Block]:
    """A recruiter who answered, and the command that records it."""
    said = "; ".join(filter(None, (later.searched, ", ".join(later.parts))))
    yield Text(
        f"{later.contact} answered you, perhaps on how they found you ({said}); if so, record it:", leads=True
    )
    options = [f"--search {shlex.quote(later.searched)}"] if later.searched else []
    options += [f"--part {shlex.quote(part)}" for part in later.parts]
    yield Items((f"auditor contacts answer {later.contact} {' '.join(options)}",), marked=False)
