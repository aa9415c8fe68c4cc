"""What changed between two audits: the postings, the profile, the numbers and the verdicts."""

from __future__ import annotations

from auditor.records import Audit, Side
from auditor.records.answers import Comparison, Figure, Moved


def compare(old: Audit, new: Audit) -> Comparison:
    """What changed from one audit to another."""
    one, two = old.summary, new.summary
    figures = (
        Figure("searches for wrong roles that find you", *(_found(a, "mismatched") for a in (old, new))),
        Figure("searches for right roles that find you", *(_found(a, "desired") for a in (old, new))),
        Figure("attraction to wrong roles", one.attraction_mismatched, two.attraction_mismatched),
        Figure("attraction to right roles", one.attraction_desired, two.attraction_desired),
        Figure("sure wrong-role terms", one.wrong_role, two.wrong_role),
    )
    before = {a.term: a.verdict for a in old.terms}
    after = {a.term: a.verdict for a in new.terms}
    called = {a.term: a.called for audit in (old, new) for a in audit.terms}
    moved = (
        Moved(term, before.get(term, ""), after.get(term, ""), called[term])
        for term in sorted({*before, *after}, key=lambda t: (t.casefold(), t))
        if before.get(term, "") != after.get(term, "")
    )
    return Comparison(_other_postings(old, new), _edited(old, new), figures, tuple(moved))


def _found(audit: Audit, side: Side) -> float | None:
    searches = [s for s in audit.searches if s.side == side]
    return sum(s.found for s in searches) if searches else None


def _other_postings(old: Audit, new: Audit) -> dict[str, tuple[int, int]]:
    digests = {
        side: [{i.sha256 for i in audit.provenance.inputs if i.side == side} for audit in (old, new)]
        for side in ("mismatched", "desired")
    }
    return {side: (len(a - b), len(b - a)) for side, (a, b) in digests.items() if a != b}


def _edited(old: Audit, new: Audit) -> tuple[str, ...]:
    before, after = ({(s.kind, s.text, s.position) for s in a.profile.sections} for a in (old, new))
    return tuple(sorted({kind for kind, _, _ in before ^ after}))
