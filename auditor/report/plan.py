"""The plan in words: what to change, step by step, and the proof that it works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from auditor.records import Attraction, Audit, Edit, Plan, Reached, noted
from auditor.report.page import Block, Heading, Step, Steps, Text
from auditor.report.places import is_editable, where
from auditor.report.terms import kin_shares, kin_to_wrong
from auditor.report.thin import FLAGGED, has_both, is_tried, weakens
from auditor.report.wording import listed, percent_in, plain
from auditor.report.wrong_contacts import share_of_words

# 17 of 30 points at 3 postings a side, 23 of 26 at 20: data/evaluation/search-shift.md
ON_OTHER_POSTINGS = (
    "Expect less on other postings: in tests plans kept over half of this with three postings a side, nine "
    "tenths with twenty."
)
NOT_TRIED = "How much of it holds on other postings is not known: plans were tried with three or more a side."
UNTOLD = "By how much searches weaken cannot be told from so few postings."
NOTHING_TO_STOP = (
    "None of the searches for the roles you don't want finds you now; this makes it less likely still."
)
UNTOLD_LOSS = "What that costs on the other side cannot be told from so few postings."
NOTHING_TO_LOSE = "None of the searches for the roles you want finds you now, so there was none to lose."
UNKNOWN_LOSS = "What that costs on the other side is not known: no posting of a role you want was given."
EFFORTS = ((0.5, "it costs you no word"), (1.0, "the word stays in the text"), (inf, "it costs you the word"))

MOST_COMPANIONS = 3
LEAST_KIN = 0.05  # share of public postings that ask for one


def advice(audit: Audit, *, with_headline: bool = True) -> Iterator[Block]:
    """The part of the page that holds the plan; nothing where there is nothing to prove it with.

    Args:
        with_headline: whether the proof says how the headline would read.
    """
    plan = audit.plan
    if not plan or not audit.mismatched:
        return
    if not plan.edits:
        yield Heading("No change is advised")
        yield Text(" ".join(filter(None, (why_none(audit), share_of_words(audit)))), "quiet")
        return
    yield Heading(title(audit, plan))
    if limit := share_of_words(audit):
        yield Text(limit, leads=True)
    steps = (
        replace(_step(audit, edit), reached=_reached(audit, edit, reached, is_first=not number))
        for number, (edit, reached) in enumerate(zip(plan.edits, plan.reached, strict=True))
    )
    yield Steps(tuple(steps), " ".join(_proof(audit, plan, with_headline=with_headline)))
    yield from _companions(audit, plan)


def title(audit: Audit, plan: Plan) -> str:
    """What the edits of a plan are, by what the searches before and after it are enough to say."""
    if not (is_tried(audit) and plan.before.searches_mismatched and _rests_on_verdicts(audit, plan)):
        return "A change to consider"
    fewer = plan.after.searches_mismatched < plan.before.searches_mismatched
    if not plan.reaches_target:
        return "The best change found" if fewer else "The best change found stops no search"
    works = fewer and has_both(audit)  # what it costs the wanted side is a part of working
    return "The smallest change that works" if works else "The smallest change that weakens wrong searches"


def _rests_on_verdicts(audit: Audit, plan: Plan) -> bool:
    """Whether any edit is of a date, or of a word that is flagged as pulling the wrong way."""
    flagged = {a.term for a in audit.terms if a.verdict in FLAGGED}
    return any(e.action == "close-date" or {e.term, *e.terms} & flagged for e in plan.edits)


def _reached(audit: Audit, edit: Edit, reached: Reached, *, is_first: bool) -> str:
    """What an edit and all before it do to each side of which it can be said, and what it asks."""
    so_far = "With this alone" if is_first else "With this and all above"
    asks = next(words for most, words in EFFORTS if edit.cost <= most)
    if not weakens(audit, "mismatched"):
        return f"{asks[:1].upper()}{asks[1:]}."
    wrong = f"searches for the roles you don't want weaken by {round(100 * reached.dropped)} %"
    right = f", those you want by {round(100 * reached.lost)} %" if weakens(audit, "desired") else ""
    return f"{so_far}, {wrong}{right}; {asks}."


def _proof(audit: Audit, plan: Plan, *, with_headline: bool) -> Iterator[str]:
    yield from _effect(audit, plan)
    from_skills, everywhere = (f"{100 * part:.0f} %" for part in (plan.dropped_from_skills, plan.dropped))
    is_told = weakens(audit, "mismatched") and from_skills != everywhere
    if is_told and any(edit.action == "remove" for edit in plan.edits):
        yield (
            "Take a word out everywhere at once: out of Skills alone it would weaken them by "
            f"{from_skills}, because the rest still says it."
        )
    if plan.headline and with_headline:
        yield f"Your headline would read: “{plan.headline}”."
    yield ON_OTHER_POSTINGS if has_both(audit) and is_tried(audit) else NOT_TRIED
    if not plan.reaches_target:
        cost = " without costing searches you want" if weakens(audit, "desired") else ""
        yield f"No truthful set of up to four changes goes further{cost}."
    if plan.fragile:
        yield "Fragile: without one of the postings nothing is gained. Collect more before you act."


def _effect(audit: Audit, plan: Plan) -> Iterator[str]:
    """By how much a plan weakens each side, or why that is not told."""
    if not plan.before.searches_mismatched:
        yield NOTHING_TO_STOP
    elif not weakens(audit, "mismatched"):
        yield UNTOLD
    right = f", those for the roles you want by {percent_in(plan.lost, plan.lost_range)}"
    if weakens(audit, "mismatched"):
        wrong = (
            f"Searches for the roles you don't want weaken by {percent_in(plan.dropped, plan.dropped_range)}"
        )
        ranges = "The ranges" if weakens(audit, "desired") else "The range"
        yield f"{wrong}{right if weakens(audit, 'desired') else ''}."
        yield f"{ranges}: whichever single posting is left out."
    if not audit.desired:
        yield UNKNOWN_LOSS
    elif not plan.before.searches_desired:
        yield NOTHING_TO_LOSE
    elif not weakens(audit, "desired"):
        yield UNTOLD_LOSS


def _companions(audit: Audit, plan: Plan) -> Iterator[Block]:
    """Words that go with those which the plan takes away; no edit rests on them alone."""
    near = [a for a in kin_to_wrong(audit) if (a.mismatched_kin or 0.0) >= LEAST_KIN][:MOST_COMPANIONS]
    names = [noted(a.called, kin_shares(a)) for a in near]
    if names and any(edit.action in ("remove", "demote") for edit in plan.edits):
        verb = "goes" if len(names) == 1 else "go"
        yield Text(
            f"{listed(names)} {verb} with them: no posting of yours says so, but public ones do (shares of "
            "those like the mismatched, like the desired). Worth a look while you are at it.",
            "quiet",
        )


def why_none(audit: Audit) -> str:
    """Why a plan has no edits."""
    if not any(s.found for s in audit.searches if s.side == "mismatched"):
        return (
            "None of the searches for the roles you don't want finds you, so there is hardly anything to "
            "stop: the contacts came another way, or by searches that these postings do not show."
        )
    if not any(a.action in ("remove", "demote") for a in audit.terms):
        return "No word is surely enough on the wrong side to ask you to change it: add more postings."
    if not audit.desired:
        return "No set of up to four changes weakens the wrong searches."
    return "No set of up to four changes weakens the wrong searches more than the right ones."


def _step(audit: Audit, edit: Edit) -> Step:
    """One edit: "Remove Hibernate from your skills", and why."""
    attraction = _term(audit, edit)
    forms = _forms(audit, attraction) if attraction else ()
    return Step(" ".join([what(audit, edit), *forms]), edit.advice)


def what(audit: Audit, edit: Edit) -> str:
    """What an edit asks to be done: "Remove Hibernate from your skills and an old job."."""
    attraction = _term(audit, edit)
    if attraction is None:
        close = edit.action == "close-date"
        return f"Close the date of {edit.term}." if close else f"{edit.action}: {edit.term}."
    return {
        "remove": f"Remove {attraction.called} from {where(audit, attraction, editable=True)}.",
        "demote": f"Move {attraction.called} out of headline and Skills into the text.",
    }.get(edit.action, f"{edit.action}: {attraction.called}.")


def _term(audit: Audit, edit: Edit) -> Attraction | None:
    """The term that an edit is about; a closed date is about a job, whatever terms are called."""
    if edit.action == "close-date":
        return None
    return next((a for a in audit.terms if a.term == edit.term), None)


def _forms(audit: Audit, attraction: Attraction) -> Iterator[str]:
    """How the profile writes a term where an edit may change it, unless as it is called alone."""
    forms: dict[str, str] = {}
    for one in attraction.evidence:
        if one.side == "profile" and is_editable(audit, one):
            forms.setdefault(one.surface.casefold(), f"“{plain(one.surface)}”")
    if {*forms} - {attraction.written.casefold()}:
        yield f"Your profile writes {listed([*forms.values()])}."
