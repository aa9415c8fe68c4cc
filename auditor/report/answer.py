"""The answer in a few sentences: how many searches find the person, and which words are to blame."""

from __future__ import annotations

from auditor.records import Attraction, Audit, Side
from auditor.report.places import also_named, where
from auditor.report.wording import counted, listed, number, out_of, with_percent


def found(audit: Audit) -> str:
    """How many of the searches find the profile, now and after the plan, on both sides; "" without any."""
    if not audit.plan or not audit.mismatched:
        return ""
    sides = [
        _found_on(audit, "mismatched", "the roles you don't want"),
        _found_on(audit, "desired", "the roles you want"),
    ]
    return " ".join(sentence for sentence in sides if sentence)


def _found_on(audit: Audit, side: Side, roles: str) -> str:
    searches = [s for s in audit.searches if s.side == side]
    if not searches:
        return ""
    postings = len({s.posting for s in searches})
    now, later = sum(s.found for s in searches), sum(bool(s.found_after) for s in searches)
    after = (
        f"; with the changes below {with_percent(later, len(searches))} would"
        if audit.plan and audit.plan.edits
        else ""
    )
    return (
        f"Of {len(searches)} {'search' if len(searches) == 1 else 'searches'} for {roles} "
        f"(from {counted(postings, 'posting')}), "
        f"{with_percent(now, len(searches))} {'finds' if now == 1 else 'find'} you now{after}."
    )


def answer(audit: Audit) -> str:
    """How many terms pull the wrong way, and the strongest of them; without such postings what is covered."""
    if not audit.summary.mismatched_postings:
        return _coverage(audit)
    flagged = [a for a in audit.terms if a.verdict in ("wrong_role", "probably_wrong_role")]
    if flagged:
        strongest = min(flagged, key=lambda a: (a.verdict == "probably_wrong_role", -a.attraction))
        return f"{_flagged(audit)} {_strongest(audit, strongest)}"
    return (
        f"{_flagged(audit)} Your wording does not explain these wrong contacts, or the postings are too few "
        "to tell."
    )


def _flagged(audit: Audit) -> str:
    summary = audit.summary
    plural = "" if summary.searchable_terms == 1 else "s"
    terms = f"Of your {summary.searchable_terms} searchable term{plural}"
    expected = summary.expected_probable_by_chance
    chance = "" if expected is None else f" (chance alone would give about {expected:.1f})"
    sure = summary.wrong_role
    probable = summary.probably_wrong_role
    firm = (
        f"{number(sure)} surely {'pulls' if sure == 1 else 'pull'} towards the roles you don't want"
        if sure
        else "none surely pulls towards the roles you don't want"
    )
    leads = f"{number(probable)} probably {'does' if probable == 1 else 'do'}{chance}" if probable else ""
    return f"{terms}, {firm}{' and ' + leads if leads else ''}."


def _strongest(audit: Audit, strongest: Attraction) -> str:
    summary = audit.summary
    wrong = out_of(strongest.mismatched_postings, summary.mismatched_postings)
    asked = f"asked for in {wrong} mismatched postings"
    if summary.desired_postings:
        asked += f" and {out_of(strongest.desired_postings, summary.desired_postings)} desired ones"
    asked += f", {named}" if (named := also_named(strongest)) else ""
    return f"The strongest is {strongest.called}: {asked}; it stands in {where(audit, strongest)}."


def _coverage(audit: Audit) -> str:
    missing = [
        f"{a.called} (which stands there, but is not counted)" if a.is_only_named else a.called
        for a in audit.terms
        if a.verdict == "missing"
    ]
    covered = sum(1 for a in audit.terms if a.mentions and a.desired_postings)
    lacks = f" It lacks {listed(missing)}." if missing else ""
    postings = audit.summary.desired_postings
    return (
        f"Your profile names {counted(covered, 'term')} that the "
        f"{f'{postings} postings you want ask' if postings > 1 else 'posting you want asks'} for.{lacks} "
        "Without mismatched postings nothing can be said of wrong contacts."
    )
