"""The plan in words: what to change, step by step, and the proof that it works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from auditor.records import Attraction, Audit, Edit, Left, LeftFor, Opening, Plan, Rewording, noted
from auditor.records.fields import FIELDS
from auditor.report.page import Block, Heading, Items, Step, Steps, Text
from auditor.report.places import edited, is_editable, where
from auditor.report.terms import kin_shares, kin_to_wrong
from auditor.report.thin import FLAGGED, has_both, is_tried, weakens
from auditor.report.wording import clipped, listed, number, out_of, percent_in, plain
from auditor.report.wrong_contacts import share_of_words

# 12 of 15, 20 of 26, 18 of 22, 15 of 16 points at 3, 5, 10, 20 a side: data/evaluation/search-shift-once.md
ON_OTHER_POSTINGS = (
    "Expect less on other postings: in tests plans kept four fifths of this with three to ten postings a "
    "side, nearly all with twenty."
)
NOT_TRIED = "How much of it holds on other postings is not known: plans were tried with three or more a side."
PLAN_BENEFIT = 0.005  # of an audit whose settings do not say
UNTOLD = "By how much searches weaken cannot be told from so few postings."
NOTHING_TO_STOP = (
    "None of the searches for the roles you don't want finds you now; this makes it less likely still."
)
OVER_ALL = "This counts every search that can be drawn from the postings, the searches above are those tried."
UNTOLD_LOSS = "What that costs on the other side cannot be told from so few postings."
NOTHING_TO_LOSE = "None of the searches for the roles you want finds you now, so there was none to lose."
UNKNOWN_LOSS = "What that costs on the other side is not known: no posting of a role you want was given."
EFFORTS = ((0.5, "it costs you no word"), (1.0, "the word stays in the text"), (inf, "it costs you the word"))

TOLD = 0.005  # of a side, by which searches have to weaken for a percentage to show it
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
        yield Heading(title_of_none(audit))
        yield Text(" ".join(filter(None, (why_none(audit), share_of_words(audit)))), "quiet")
        if plan.opening:
            yield Text(opens_with(audit, plan.opening))
        yield from (*left_alone(audit, plan), *reworded(audit, plan))
        return
    yield Heading(title(audit, plan))
    if limit := share_of_words(audit):
        yield Text(limit, leads=True)
    if plan.opening:
        yield Text(opens_with(audit, plan.opening))
    steps = (
        replace(_step(audit, edit), reached=_reached(audit, plan, number))
        for number, edit in enumerate(plan.edits)
    )
    yield Steps(tuple(steps), " ".join(_proof(audit, plan, with_headline=with_headline)))
    yield from _companions(audit, plan)
    yield from left_alone(audit, plan)
    yield from reworded(audit, plan)


def opens_with(audit: Audit, opening: Opening) -> str:
    """What a headline opens with, and with what it had better: what is read first, whatever searches do."""
    bearing = out_of(opening.mismatched_postings, audit.summary.mismatched_postings)
    without = f" Without that it reads “{plain(opening.headline)}”." if opening.headline else ""
    return (
        f"Your headline opens with “{plain(opening.said)}”: {bearing} postings you don't want have "
        f"“{plain(opening.title)}” in their title, none of those you want. Open it with what you look for, "
        f"in words of your own: it is what is read first.{without}"
    )


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


def _reached(audit: Audit, plan: Plan, number: int) -> str:
    """What an edit and all before it do to each side of which it can be said, and what it asks."""
    edit, reached = plan.edits[number], plan.reached[number]
    so_far = "With this and all above" if number else "With this alone"
    asks = _asks(edit)
    if not weakens(audit, "mismatched"):
        return f"{asks[:1].upper()}{asks[1:]}."
    wrong = f"searches for the roles you don't want weaken by {round(100 * reached.dropped)} %"
    right = f", those you want by {round(100 * reached.lost)} %" if weakens(audit, "desired") else ""
    return f"{so_far}, {wrong}{right}; {asks}{_no_further(plan, number)}."


def _no_further(plan: Plan, number: int) -> str:
    """Why an edit is advised that takes the plan no further than those before it."""
    edit, before = plan.edits[number], plan.reached[number - 1].dropped if number else 0.0
    if plan.reached[number].dropped - before >= TOLD:
        return ""
    if {edit.term, *edit.terms} & {term for later in plan.edits[number + 1 :] for term in later.terms}:
        return "; it tells once the words leave the places below too"
    return "; it is what is read first" if "headline" in edit.where else "; no search hangs on it alone"


def _asks(edit: Edit) -> str:
    """What an edit asks of the person."""
    if not edit.theme and len(edit.terms) < 2:
        return next(words for most, words in EFFORTS if edit.cost <= most)
    count = len(edit.terms)
    return f"it costs you {number(count)} words there" if count > 1 else "it costs you the word there"


def _proof(audit: Audit, plan: Plan, *, with_headline: bool) -> Iterator[str]:
    yield from _effect(audit, plan)
    from_skills, whole = (f"{100 * part:.0f} %" for part in (plan.dropped_from_skills, plan.dropped))
    is_elsewhere = any(edit.action == "remove" and {*edit.where} - {"skills"} for edit in plan.edits)
    if weakens(audit, "mismatched") and from_skills != whole and is_elsewhere:
        everything = "Do all of it" if _is_by_place(audit) else "Take a word out everywhere at once"
        yield (
            f"{everything}: out of Skills alone it would weaken them by {from_skills}, because the rest "
            "still says it."
        )
    if plan.headline and with_headline and not any(plan.headline == edit.after for edit in plan.edits):
        yield f"Your headline would read: “{plan.headline}”."
    yield ON_OTHER_POSTINGS if has_both(audit) and is_tried(audit) else NOT_TRIED
    if not plan.reaches_target and weakens(audit, "mismatched"):
        cost = " without costing searches you want" if weakens(audit, "desired") else ""
        kept = " and keeps what the roles you want ask for" * any(o.reason == "needed" for o in plan.left)
        yield f"No truthful set of {_tried(audit)} goes further{cost}{kept}."
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
        yield f"{ranges}: whichever single posting is left out. {OVER_ALL}"
    if not audit.desired:
        yield UNKNOWN_LOSS
    elif not plan.before.searches_desired:
        yield NOTHING_TO_LOSE
    elif not weakens(audit, "desired"):
        yield UNTOLD_LOSS


def _companions(audit: Audit, plan: Plan) -> Iterator[Block]:
    """Words that go with those which the plan takes away; no edit rests on them alone."""
    akin = {term for theme in audit.themes if theme.verdict in FLAGGED for term in theme.kin}
    kin = [a for a in kin_to_wrong(audit) if (a.mismatched_kin or 0.0) >= LEAST_KIN]
    told = {term for edit in plan.edits for term in _beside(audit, edit)}
    near = [a for a in kin if a.term in akin - told or not audit.themes][:MOST_COMPANIONS]
    names = [noted(a.called, kin_shares(a)) for a in near]
    if names and any(edit.action in ("remove", "demote") for edit in plan.edits):
        verb = "goes" if len(names) == 1 else "go"
        yield Text(
            f"{listed(names)} {verb} with them: no posting of yours asks for it, but public ones do (shares "
            "of those like the mismatched, like the desired). Worth a look while you are at it.",
            "quiet",
        )


def title_of_none(audit: Audit) -> str:
    """What a plan without edits is: nothing that may be said, or nothing that is left to do."""
    return "Nothing is left to change" if is_done(audit) else "No change is advised"


def is_done(audit: Audit) -> bool:
    """Whether words are flagged, and all that could be taken out of them is out already or not worth it."""
    found = any(s.found for s in audit.searches if s.side == "mismatched")
    return found and bool(_reasons(audit) - {"too little"})


def _reasons(audit: Audit) -> set[LeftFor]:
    return {one.reason for one in audit.plan.left} if audit.plan else set()


def why_none(audit: Audit) -> str:
    """Why a plan has no edits."""
    if not any(s.found for s in audit.searches if s.side == "mismatched"):
        return (
            "None of the searches for the roles you don't want finds you, so there is hardly anything to "
            "stop: the contacts came another way, before your profile was as it is now, or by searches that "
            "these postings do not show."
        )
    if is_done(audit):
        least = 100 * float(str(audit.provenance.settings.get("plan_benefit", PLAN_BENEFIT)))
        more = " Of others too little is known: add more postings." * ("too little" in _reasons(audit))
        return (
            "The words on the wrong side that are left are facts of your past, needed by the roles you "
            f"want, or would spare you less than {least:.2g} of 100 searches: no further cut is worth a word."
            f"{more}"
        )
    if not any(a.action in ("remove", "demote") for a in audit.terms):
        return "No word is surely enough on the wrong side to ask you to change it: add more postings."
    more = " more than the right ones" if audit.desired else ""
    return f"No set of {_tried(audit)} weakens the wrong searches{more}."


def _tried(audit: Audit) -> str:
    return "such changes" if _is_by_place(audit) else "up to four changes"


def _is_by_place(audit: Audit) -> bool:
    """Whether an edit of the plan is a theme in a place, and not a word everywhere."""
    return audit.provenance.settings.get("plan_by") == "place"


def _step(audit: Audit, edit: Edit) -> Step:
    """One edit: "Remove Hibernate from your skills", the line that it changes, and why."""
    attraction = _term(audit, edit)
    forms = _forms(audit, attraction) if attraction and len(edit.terms) < 2 else ()
    why = (_line(edit), edit.advice, _listed_beside(audit, edit))
    return Step(" ".join([what(audit, edit), *forms]), " ".join(filter(None, why)))


def _listed_beside(audit: Audit, edit: Edit) -> str:
    """What is listed beside a theme's words that leave the skills, of its kind, if no posting asks for it."""
    names = [audit.called(term) for term in _beside(audit, edit)]
    it = "it" if len(names) == 1 else "them"
    return (
        f"Listed there too, of the same kind though no posting asks for {it}: {listed(names)}."
        if names
        else ""
    )


def _beside(audit: Audit, edit: Edit) -> list[str]:
    """The terms of the theme of an edit that no posting asks for, where it takes others out of the skills."""
    kin = next((theme.kin for theme in audit.themes if theme.name == edit.theme), ())
    skills = {n for n, section in enumerate(audit.profile.sections) if section.kind == "skills"}
    there = {a.term for a in audit.terms for e in a.evidence if e.side == "profile" and e.section in skills}
    return [term for term in kin if term in there] if "skills" in edit.where else []


def _line(edit: Edit) -> str:
    """The line that an edit changes, now and then: "Now: “a | b”, then: “a”."."""
    if not edit.before:
        return ""
    now, it = f"Now: “{clipped(plain(edit.before))}”", "it" if len(edit.terms) == 1 else "them"
    return f"{now}, then: “{plain(edit.after)}”." if edit.after else f"{now}: say it without {it}, or cut it."


def what(audit: Audit, edit: Edit) -> str:
    """What an edit asks to be done: "Remove Hibernate from your skills and an old job."."""
    attraction = _term(audit, edit)
    if attraction is None:
        close = edit.action == "close-date"
        return f"Close the date of {edit.term}." if close else f"{edit.action}: {edit.term}."
    if len(edit.terms) > 1 and edit.action in ("remove", "demote"):
        lead, names = words(audit, edit)
        return f"{lead} {listed(edited(audit, edit))}: {listed(names)}."
    places = listed(edited(audit, edit)) if edit.terms else where(audit, attraction, editable=True)
    return {
        "remove": f"Remove {attraction.called} from {places}.",
        "demote": f"Move {attraction.called} out of headline and Skills into the text.",
    }.get(edit.action, f"{edit.action}: {attraction.called}.")


def words(audit: Audit, edit: Edit) -> tuple[str, list[str]]:
    """What to do with several words, up to the places, and their names: "Take the Java words (7) out of"."""
    names = [audit.called(term) for term in edit.terms]
    stays = {one.term for one in (audit.plan.left if audit.plan else ()) if one.reason == "needed"}
    named = edit.theme if edit.theme not in stays - {*edit.terms} else edit.term
    theme = audit.written.get(named, named)
    called = f"the {theme} words ({len(names)})" if theme else f"{len(names)} words"
    kept = edit.action == "demote"
    return f"Move {called} into the text, out of" if kept else f"Take {called} out of", names


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


LEFT: dict[LeftFor, str] = {
    "fact": "Facts of your past",
    "needed": "Asked for by the roles you want too",
    "protected": "Protected by you",
    "enough": "Not needed for that",
    "explained": "Explained by other words",
    "no search": "In no search that finds you",
    "too little": "Too little evidence",
}
MOST_LEFT = {"needed": 3}  # sentences of a reason, else one; of further words the names


def left_alone(audit: Audit, plan: Plan) -> Iterator[Block]:
    """The flagged words that the plan leaves, or that still stand after it, by the reason."""
    if not plan.left:
        return
    yield Heading("What the plan leaves alone, and why", 3)
    told = {said: _told(audit, plan, reason) for reason, said in LEFT.items()}
    yield Items(tuple(f"{said}: {text}" for said, text in told.items() if text))


def _told(audit: Audit, plan: Plan, reason: LeftFor) -> str:
    """The words left for one reason: a sentence for each of the first, the names of the others."""
    some = [one for one in plan.left if one.reason == reason]
    if reason == "fact":
        return _facts(audit, some)
    most = MOST_LEFT.get(reason, 1)
    names = [audit.called(one.term) for one in some[most:]]
    more = f"Also {listed(names)}." if names else ""
    return " ".join(filter(None, (*(one.message for one in some[:most]), more)))


def _facts(audit: Audit, some: Sequence[Left]) -> str:
    """Facts, those of a kind in one sentence; the advice stands behind the last that it is for."""
    kinds: dict[str, list[Left]] = {}
    for one in some:
        kinds.setdefault(one.message.rpartition("”")[2], []).append(one)
    told = []
    for alike in kinds.values():
        fact, colon, advice = alike[0].message.rpartition(": ")
        others = [audit.called(one.term) for one in alike[1:]]
        told.append((fact + (f", likewise {listed(others)}" if others else ""), colon + advice))
    if len(some) > 1:
        told = [(fact, advice.replace("hide it", "hide each of these")) for fact, advice in told]
    last = {advice: number for number, (_, advice) in enumerate(told)}
    ends = [advice if last[advice] == number else "." for number, (_, advice) in enumerate(told)]
    return " ".join(fact + end for (fact, _), end in zip(told, ends, strict=True))


def reworded(audit: Audit, plan: Plan) -> Iterator[Block]:
    """The words of the wanted roles for what the profile says in others."""
    if plan.rewordings:
        yield Heading("In the words of the roles you want", 3)
        yield Items(tuple(_reworded(audit, one) for one in plan.rewordings))


def _reworded(audit: Audit, one: Rewording) -> str:
    """One of them: how many postings say it, what the profile says where, and what supports it."""
    place = next((field for field in FIELDS.values() if field.place == one.where), None)
    where = place.called if place else one.where
    asked = out_of(one.desired_postings, audit.summary.desired_postings)
    text = f"; your text speaks of {listed([*map(plain, one.support)])}" if one.support else ""
    is_fact = place is not None and place.is_fact
    too = "leave that as it is and say the other in headline or text" if is_fact else "say it too"
    return (
        f"{asked} postings you want say “{plain(one.wanted)}” where your profile says “{plain(one.said)}” "
        f"({where}){text}: {too}, if it is true of you."
    )
