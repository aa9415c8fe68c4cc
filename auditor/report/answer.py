"""The answer in a few sentences: how many searches find the person, and which words are to blame."""

from __future__ import annotations

from auditor.records import Attraction, Audit, Side
from auditor.report.places import also_named, where
from auditor.report.thin import can_be_sure, has_both, is_tried
from auditor.report.wording import by_luck, counted, listed, number, out_of, with_percent

SIDES: tuple[tuple[Side, str], ...] = (
    ("mismatched", "the roles you don't want"),
    ("desired", "the roles you want"),
)
TOO_FEW = "the postings are too few to tell"
ONE_SIDE = "postings of one side alone cannot tell"
UNEXPLAINED = "Your wording does not explain these wrong contacts, or the postings are too few to tell."
NOTHING_WRONG_GIVEN = "Without mismatched postings nothing can be said of wrong contacts."


def found(audit: Audit) -> str:
    """How many of the searches find the profile, now and after the plan, on both sides; "" without any."""
    if not audit.plan or not audit.mismatched:
        return ""
    sides = (_found_on(audit, side, roles) for side, roles in SIDES)
    return " ".join(sentence for sentence in sides if sentence)


def _found_on(audit: Audit, side: Side, roles: str) -> str:
    whole, now, later = _counts(audit, side)
    if not whole:
        return ""
    postings = len({s.posting for s in audit.searches if s.side == side})
    tried = "1 search" if whole == 1 else f"{whole} searches"
    of = f"Of {tried} for {roles} (from {counted(postings, 'posting')})"
    if not now and not later:
        return f"{of}, none finds you."
    share = with_percent if is_tried(audit) else _count_alone
    changed = f"; with the changes below {share(later, whole)} would"
    after = changed if audit.plan and audit.plan.edits else ""
    return f"{of}, {share(now, whole)} {'finds' if now == 1 else 'find'} you now{after}."


def _count_alone(count: int, _: int) -> str:
    """Of few postings a share says more than is known."""
    return str(count)


def found_in_short(audit: Audit) -> str:
    """The same as counts alone, which is two lines of a terminal."""
    if not audit.plan or not audit.mismatched:
        return ""
    said: list[str] = []
    for side, roles in SIDES:
        whole, now, later = _counts(audit, side)
        if not whole:
            continue
        searches = "" if said else " search" if whole == 1 else " searches"
        if not now and not later:
            said.append(f"Of {whole}{searches} for {roles}, none {'does' if said else 'finds you'}.")
            continue
        finds = ("do" if said else "find you now") if now != 1 else ("does" if said else "finds you now")
        changed = ", {} with them" if said else ", {} with the changes below"
        after = changed.format(later) if audit.plan.edits else ""
        said.append(f"Of {whole}{searches} for {roles}, {now} {finds}{after}.")
    return " ".join(said)


def _counts(audit: Audit, side: Side) -> tuple[int, int, int]:
    """How many searches of a side there are, find the profile now, and find it after the plan."""
    searches = [s for s in audit.searches if s.side == side]
    return len(searches), sum(s.found for s in searches), sum(bool(s.found_after) for s in searches)


def answer(audit: Audit) -> str:
    """How many terms pull the wrong way, and the strongest of them; without such postings what is covered."""
    if not audit.summary.mismatched_postings:
        return _coverage(audit)
    flagged = [a for a in audit.terms if a.verdict in ("wrong_role", "probably_wrong_role")]
    if flagged:
        strongest = min(flagged, key=lambda a: (a.verdict == "probably_wrong_role", -a.attraction))
        return f"{_flagged(audit)} {_strongest(audit, strongest)}"
    return _none_flagged(audit)


def answer_in_short(audit: Audit) -> str:
    """The same without the strongest term and without what is missing."""
    if not audit.summary.mismatched_postings:
        return f"{_covered(audit)} {NOTHING_WRONG_GIVEN}"
    summary = audit.summary
    flagged = summary.wrong_role or summary.probably_wrong_role
    return _flagged(audit) if flagged else _none_flagged(audit)


def _none_flagged(audit: Audit) -> str:
    """That no word is known to pull: told apart from that none could have been."""
    if can_be_sure(audit):
        return f"{_flagged(audit)} {UNEXPLAINED}"
    why = TOO_FEW if has_both(audit) else ONE_SIDE
    return f"Of your {_terms(audit)}, it is open which pull towards the roles you don't want: {why}."


def _flagged(audit: Audit) -> str:
    summary = audit.summary
    terms = f"Of your {_terms(audit)}"
    expected = summary.expected_probable_by_chance
    chance = "" if expected is None else f" ({by_luck(expected)} would by luck alone)"
    sure = summary.wrong_role
    probable = summary.probably_wrong_role
    if not sure and probable and not can_be_sure(audit):
        why = "so few postings" if has_both(audit) else "postings of one side alone"
        pulls = "pulls" if probable == 1 else "pull"
        return (
            f"{terms}, {number(probable)} probably {pulls} towards the roles you don't want{chance}; {why} "
            "make nothing sure."
        )
    firm = (
        f"{number(sure)} surely {'pulls' if sure == 1 else 'pull'} towards the roles you don't want"
        if sure
        else "none surely pulls towards the roles you don't want"
    )
    leads = f"{number(probable)} probably {'does' if probable == 1 else 'do'}{chance}" if probable else ""
    return f"{terms}, {firm}{' and ' + leads if leads else ''}."


def _terms(audit: Audit) -> str:
    return counted(audit.summary.searchable_terms, "searchable term")


def _strongest(audit: Audit, strongest: Attraction) -> str:
    summary = audit.summary
    wrong = out_of(strongest.mismatched_postings, summary.mismatched_postings)
    asked = f"asked for in {wrong} mismatched postings"
    if summary.desired_postings:
        asked += f" and {out_of(strongest.desired_postings, summary.desired_postings)} desired ones"
    asked += f", {named}" if (named := also_named(strongest)) else ""
    is_sure = strongest.verdict == "wrong_role" and audit.summary.probably_wrong_role
    which = (
        "The strongest of the sure ones"
        if is_sure and audit.summary.wrong_role > 1
        else ("The sure one" if is_sure else "The strongest")
    )
    return f"{which} is {strongest.called}: {asked}; it stands in {where(audit, strongest)}."


def _coverage(audit: Audit) -> str:
    missing = [
        f"{a.called} (which stands there, but is not counted)" if a.is_only_named else a.called
        for a in audit.terms
        if a.verdict == "missing"
    ]
    lacks = f" It lacks {listed(missing)}." if missing else ""
    return f"{_covered(audit)}{lacks} {NOTHING_WRONG_GIVEN}"


def _covered(audit: Audit) -> str:
    covered = sum(1 for a in audit.terms if a.mentions and a.desired_postings)
    postings = audit.summary.desired_postings
    asking = f"{postings} postings you want ask" if postings > 1 else "posting you want asks"
    return f"Your profile names {counted(covered, 'term')} that the {asking} for."
