"""What searches would make of a changed profile: single edits, a reviewed sheet, or an edited text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from auditor import languages, sections
from auditor.contrast.corpus import find_terms
from auditor.edits import wording
from auditor.edits.plan import carried_out, gone, numbers
from auditor.edits.revise import Revision, revised
from auditor.errors import WrongInput
from auditor.records import Audit, Change, Decision, Document, Side, Source, WhatIf, alike, meant
from auditor.records.fields import FIELDS
from auditor.searches.market import Market
from auditor.searches.profile import Findable, Profile
from auditor.settings import Settings
from auditor.terms import Extractor


def what_if(audit: Audit, changes: Sequence[Change], settings: Settings, extractor: Extractor) -> WhatIf:
    """The searches of a saved audit, tried before and after some changes.

    Raises:
        WrongInput: nothing changes, or a term is not in the profile.
    """
    wanted = [change for change in changes if change.decision != "keep"]
    if not wanted:
        raise WrongInput(
            "nothing to try: name a change, such as --remove Java, or decide in the review sheet"
        )
    scene = _Scene(audit, settings, extractor)
    named = [scene.named(change) for change in wanted]
    seen = reduce(_applied, named, scene.profile.seen)
    revision = scene.revision(wanted, named)
    document, own, _ = scene.profile
    leaving = revision.leaving(wording.headline_section(document))
    suggested = wording.headline(document, own, leaving, revision.instead)
    return scene.compared(
        carried_out(scene.profile, revision, suggested),
        seen,
        changes=tuple(str(scene.told(*pair)) for pair in zip(wanted, named, strict=True)),
        headline=suggested,
        too_long=wording.too_long(revised(document, own, revision)),
        standing=tuple(scene.standing(change.term, seen) for change in named if stands(change, seen)),
    )


def what_if_text(audit: Audit, edited: Source, settings: Settings, extractor: Extractor) -> WhatIf:
    """The same for an edited text of the profile.

    Raises:
        WrongInput: it is the same profile.
    """
    document = sections.profile(edited, languages.load(settings.language))
    if document.sections == audit.profile.sections:
        raise WrongInput(f"{edited.name}: the same profile as in the audit; edit it first")
    scene = _Scene(audit, settings, extractor)
    read = find_terms(document, scene.sides, extractor, settings)
    return scene.compared(
        document,
        Profile.of(document, read.own, read.rare).seen,
        changes=_differences(audit.profile, document),
        headline="",
        too_long=wording.too_long(document),
        standing=(),
    )


class _Scene:
    """A saved audit with its terms found again."""

    def __init__(self, audit: Audit, settings: Settings, extractor: Extractor) -> None:
        self.sides: dict[Side, tuple[Document, ...]] = {
            "mismatched": audit.mismatched,
            "desired": audit.desired,
        }
        read = find_terms(audit.profile, self.sides, extractor, settings)
        self._market = Market.of(self.sides, read.mentions, extractor, settings)
        self._extractor = extractor
        self._audit = audit
        self.profile = Profile.of(audit.profile, read.own, read.rare)

    def named(self, change: Change) -> Change:
        """A change with its terms under their canonical names."""
        term = self._called(change.term)
        if change.decision != "add" and term not in self.profile.seen.keywords:
            near = alike(change.term, (a for a in self._audit.terms if a.mentions))
            hint = f"did you mean {', '.join(near)}?" if near else "its terms are in terms.csv"
            raise WrongInput(
                f"{change.term!r} is no term of the profile, so {change.decision} does nothing; {hint}"
            )
        return Change(change.decision, term, self._called(change.replacement))

    def told(self, change: Change, named: Change) -> Change:
        """A change as a person is told of it: a term as they write it, a new one as they typed it."""
        new = change.decision == "add" and named.term not in self.profile.seen.keywords
        term = _typed(change.term, named.term) if new else self._audit.called(named.term)
        return Change(change.decision, term, _typed(change.replacement, named.replacement))

    def revision(self, wanted: Sequence[Change], named: Sequence[Change]) -> Revision:
        """Some changes as what is done to the text; what comes into it are the words that were typed."""

        def decided(decision: Decision) -> list[tuple[Change, Change]]:
            pairs = zip(wanted, named, strict=True)
            return [(typed, known) for typed, known in pairs if known.decision == decision]

        written = self._audit.written
        return Revision(
            frozenset(known.term for _, known in decided("remove")),
            {known.term: written.get(known.term, known.term) for _, known in decided("demote")},
            {known.term: _typed(typed.replacement, known.replacement) for typed, known in decided("replace")},
            tuple(_typed(typed.term, known.term) for typed, known in decided("add")),
        )

    def standing(self, term: str, seen: Findable) -> str:
        """Where a term that was taken out still stands, for searches find it there."""
        fields = (FIELDS[p.field] for p in seen.places if p.term == term)
        places = " and ".join(dict.fromkeys(field.called for field in fields if field.is_searched))
        name = self._audit.called(term)
        return f"Searches still find {name}: it stands in {places}, a fact that no edit changes."

    def _called(self, text: str) -> str:
        own = {term: term for term in sorted(self.profile.seen.keywords)}
        named = meant(text, own | self._audit.written)
        return named or self._extractor.lexicon.named(text) or text

    def compared(
        self,
        edited: Document,
        seen: Findable,
        *,
        changes: tuple[str, ...],
        headline: str,
        too_long: tuple[str, ...],
        standing: tuple[str, ...],
    ) -> WhatIf:
        """Before and after, on both sides; `seen` is the edited profile as searches see it."""
        ads = self._market.ads
        searches = self._market.tried(self.profile.document, edited)
        before = numbers(self.profile.seen, ads, [s for s in searches if s.found])
        after = numbers(seen, ads, [s for s in searches if s.found_after])
        return WhatIf(
            changes,
            before,
            after,
            gone(before.attraction_mismatched, after.attraction_mismatched),
            gone(before.attraction_desired, after.attraction_desired),
            searches,
            headline,
            too_long,
            standing,
        )


def stands(change: Change, seen: Findable) -> bool:
    """Whether a term that a change takes out is found all the same."""
    return change.decision in ("remove", "replace") and change.term in seen.keywords


def _typed(text: str, name: str) -> str:
    """What a person typed for a term; under its own name in the letters of that."""
    return name if text.casefold() == name.casefold() else text


def _applied(profile: Findable, change: Change) -> Findable:
    if change.decision == "remove":
        return profile.rid_of(change.term)
    if change.decision == "demote":
        return profile.demoted(change.term)
    if change.decision == "replace":
        return profile.reworded(change.term, change.replacement)
    return profile.with_term(change.term, "skills") if change.decision == "add" else profile


def _differences(old: Document, new: Document) -> tuple[str, ...]:
    """The kinds of section that an edited profile says otherwise."""
    texts = [{(s.kind, s.text) for s in document.sections} for document in (old, new)]
    return tuple(f"{kind} edited" for kind in sorted({kind for kind, _ in texts[0] ^ texts[1]}))
