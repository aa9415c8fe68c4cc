"""A workspace's contacts, with what it takes to judge one: both sides, and the terms of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from auditor import read, sections
from auditor.contacts import ledger
from auditor.contacts.evidence import Evidence, evidence
from auditor.contacts.incoming import Incoming, keep, kept, place
from auditor.contacts.ledger import Edited, Ledger
from auditor.contrast.closeness import Sides
from auditor.errors import InputError
from auditor.messages import path as advice
from auditor.messages import pitch
from auditor.messages.unwrapped import unwrapped
from auditor.records import Contact, ContactSide, Document, Pitch, Side, Source, Suggestion
from auditor.sections.clean import clean
from auditor.settings import Settings
from auditor.terms import Extractor
from auditor.workspace import Workspace, corrections


@dataclass(frozen=True, slots=True)
class Desk:
    """What every verb on contacts works with. The extractor needs no language model."""

    here: Workspace
    settings: Settings
    extractor: Extractor

    @property
    def ledger(self) -> Ledger:
        """The ledger as it stands at this moment."""
        return ledger.load(self.here.ledger)

    # --- writing ------------------------------------------------------------------------------------------

    def note(self, contact: Contact, text: str = "", subject: str = "") -> Edited:
        """Enter a contact under the next number, with the text of its message."""

        def enter(old: Ledger) -> Ledger:
            number = self._next(old)
            posting = self._place(number) if text or subject else ""
            changed = old.with_contact(replace(contact, number=number, posting=posting))
            if posting:  # only now, as the ledger may refuse the row
                keep(self.here.messages, number, unwrapped(text, self.extractor.language), subject)
            return changed

        return ledger.edit(self.here.ledger, enter)

    def take_in(self, came: Incoming) -> Edited:
        """Enter what came in, with its messages and the sides they look like; near-copies share one text.

        The day on which the person replied is noted as well, where the ledger does not know it yet.
        """
        proposed = self._proposed([pitched.pitch for pitched in came.pitched])

        def enter(old: Ledger) -> Ledger:
            there = {c.conversation: c.posting for c in old.contacts if c.conversation}  # by another import
            changed, number = old, self._next(old)
            texts: list[str] = []
            for pitched, side in zip(came.pitched, proposed, strict=True):
                entered, is_copy = pitched.contact, pitched.copy_of < len(texts)
                known = there.get(entered.conversation)
                texts.append(known or (texts[pitched.copy_of] if is_copy else self._place(number)))
                if known is not None:
                    continue
                row = replace(entered, number=number, proposed=side, posting=texts[-1])
                changed = changed.with_contact(row)
                if not is_copy:
                    text = unwrapped(pitched.message.text, self.extractor.language)
                    keep(self.here.messages, number, text, pitched.message.subject)
                number += 1
            return _answered(changed, came)

        return ledger.edit(self.here.ledger, enter)

    def label(self, decided: Mapping[int, ContactSide]) -> Edited:
        """Decide the side of contacts, by number; near-copies take the side of the one they copy."""

        def enter(old: Ledger) -> Ledger:
            sides = _with_copies(old, decided)
            changed = (
                replace(c, side=sides[c.number])
                for c in old.contacts
                if sides.get(c.number, c.side) != c.side
            )
            return reduce(Ledger.with_contact, changed, old)

        return ledger.edit(self.here.ledger, enter)

    def change(self, number: int, **values: Any) -> Contact:
        """Change some fields of a contact; returns it as it is then."""
        edited = ledger.edit(
            self.here.ledger, lambda old: old.with_contact(replace(old.contact(number), **values))
        )
        return edited.after.contact(number)

    def _next(self, old: Ledger) -> int:
        """The number of the next contact: above those in the ledger, and above every message that is kept."""
        kept_ones = (re.match(r"\d{1,7}", path.name) for path in self.here.messages.glob("*.txt"))
        return max(old.next_number, *(int(found[0]) + 1 for found in kept_ones if found), 1)

    def _place(self, number: int) -> str:
        """Where a contact's message lies in the workspace."""
        return place(self.here.messages, number).relative_to(self.here.folder).as_posix()

    def own_name(self) -> str:
        """The person's name, as the profile of the workspace begins with it; "" without one."""
        try:
            source = corrections.sources(self.here.profile(), split=False, language=self.extractor.language)[
                0
            ]
        except InputError:
            return ""
        found = sections.profile(source, self.extractor.language).sections
        return next((section.text for section in found if section.kind == "name"), "")

    # --- reading ------------------------------------------------------------------------------------------

    def evidence(self, contacts: Sequence[Contact]) -> Evidence:
        """These contacts as evidence for an audit."""
        return evidence(self.here, contacts, self.extractor.find_in, self.extractor.language)

    def text(self, contact: Contact) -> str:
        """A contact's message or posting as it is kept, "" without one.

        Raises:
            UnreadableInput: the file is no text.
        """
        path = self.here.folder / contact.posting
        return read.text(path, self.extractor.language).strip() if contact.posting and path.exists() else ""

    def read(self, message: str, subject: str = "") -> Pitch:
        """What a message offers."""
        return pitch.read(message, subject, self.extractor.find_in, self.extractor.language)

    def pitch(self, contact: Contact) -> Pitch:
        """What a contact offers: the message that is kept, with the role that the ledger gives it."""
        path = self.here.folder / contact.posting
        if contact.posting and path.is_relative_to(self.here.messages) and path.exists():
            made = kept(path, self.extractor.find_in, self.extractor.language)
        else:
            made = self.read(self.text(contact))
        role, company = contact.role or made.role, contact.company or made.company
        return replace(made, role=role, company=company, has_content=made.has_content or bool(role))

    def suggestion(
        self, offer: Pitch, but: Contact | None = None, called: Callable[[str], str] = str
    ) -> Suggestion | None:
        """The path for an offer; None while the workspace has no postings to compare with.

        `but` is the contact that it came with, which must not be compared with itself. Once a person has
        labelled it, that counts and nothing else. `called` gives a term's name for people.
        """
        if but and but.side != "unsure":
            return advice.labelled(but.side)
        sides = self.sides(but)
        return (
            advice.suggest(offer, sides, self.extractor, self.settings, called)
            if any(sides.totals.values())
            else None
        )

    def _proposed(self, offers: Sequence[Pitch]) -> list[str]:
        """The side that each of some offers is closer to, "" where nothing can be said."""
        sides = self.sides()
        if not any(sides.totals.values()):
            return [""] * len(offers)
        return [advice.suggest(o, sides, self.extractor, self.settings).closeness.side for o in offers]

    def sides(self, but: Contact | None = None) -> Sides:
        """Both sides of the workspace: its postings, and the labelled contacts."""
        return Sides.of(clean(self.postings(but), self.settings).sides, self.extractor, self.settings)

    def postings(self, but: Contact | None = None) -> dict[Side, list[Document]]:
        """What both sides are: the postings of the workspace, and the labelled contacts."""
        others = [c for c in self.ledger.contacts if but is None or c.posting != but.posting]
        heard = self.evidence(others).postings
        return {side: self._documents(side, heard[side]) for side in heard}

    def _documents(self, side: Side, heard: Sequence[Source]) -> list[Document]:
        language = self.extractor.language
        sources = [
            source
            for folder in self.here.side(side)
            for source in corrections.sources(folder, language=language)
        ]
        return [
            sections.posting(source, id=f"{side}-{number:02}", language=language)
            for number, source in enumerate((*sources, *heard), start=1)
        ]


def _answered(old: Ledger, came: Incoming) -> Ledger:
    """With the days on which the person replied, where the ledger does not know them yet."""
    for contact in old.contacts:
        again = came.again.get(contact.conversation)
        if again and again.replied and not contact.replied:
            old = old.with_contact(replace(contact, replied=again.replied))
    return old


def _with_copies(old: Ledger, decided: Mapping[int, ContactSide]) -> dict[int, ContactSide]:
    """What was decided, and the same for near-copies that nobody decided otherwise."""
    named = [old.contact(number) for number in decided]
    before = {contact.posting: contact for contact in named if contact.posting}
    sides = dict(decided)
    for contact in old.contacts:
        copied = before.get(contact.posting)
        if copied and contact.side in ("unsure", copied.side):  # another side was a decision
            sides.setdefault(contact.number, decided[copied.number])
    return sides
