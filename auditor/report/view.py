"""What every report for people says: wording, order and rounding, decided once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from auditor.records import (
    Attraction,
    Audit,
    Edit,
    Evidence,
    InputSide,
    Month,
    Plan,
    RoleGroup,
    Share,
    Side,
    Suggestion,
    Trend,
    Turn,
    Verdict,
)

SIMULATION = (
    "Counts are of the postings you gave and of searches drawn from them, not of LinkedIn's own ranking, "
    "which nobody outside knows: it also uses inferred skills, connections, places and answers."
)
NEGATION = (
    'Keyword search does not read "no longer" or "not": a word you deny is still found. '
    "Delete such a word rather than negate it."
)
SIDE_WORDS: dict[InputSide, str] = {
    "profile": "your profile",
    "mismatched": "mismatched",
    "desired": "desired",
}
PLACES = {"about": "your About text", "other": "another part"}
# 17 of 30 points at 3 postings a side, 23 of 26 at 20: data/evaluation/search-shift.md
ON_OTHER_POSTINGS = (
    "Expect less on other postings: in tests plans kept over half of this with three postings a side, nine "
    "tenths with twenty."
)
# What a plan leaves alone: facts, what others wrote, and what no search reads
UNEDITED = frozenset({"position-title", "certifications", "education", "recommendations", "interests"})
_UNSEEN = re.compile(  # terminal escapes, other controls, marks that turn the reading direction
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*"
    r"|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]"
)
NONE_GIVEN = "-"  # no postings of this side
LONG_SILENCE = 3  # months without contacts that are told in one line
MOST_WORDS = 6  # that are named for a kind of wrong role
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of one verdict under a heading, with a sentence on what the verdict means."""

    heading: str
    meaning: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One term as it is shown; every number is already text but the bar (0-100)."""

    term: str
    kind: str
    bar: float
    mismatched: str
    desired: str
    gap: str
    evidence_label: str
    where: str
    why: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A line of the profile or of a posting, with where it stands."""

    side: str
    place: str
    text: str
    surface: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The plan: what to change, step by step, and the proof that it works."""

    heading: str
    steps: tuple[Step, ...]
    proof: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One edit: "Remove Hibernate from your Skills", and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Sentences under a heading, each a point of its own."""

    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A whole report for people, in reading order."""

    title: str
    found: str  # the sentence that matters; "" without mismatched postings
    answer: str
    advice: Advice | None
    groups: tuple[Group, ...]
    lists: tuple[Listed, ...]
    undecided: tuple[str, ...]
    unasked: tuple[str, ...]
    caveats: tuple[str, ...]
    basis: str


GROUPS: tuple[tuple[Verdict, str, str], ...] = (
    ("wrong_role", "Pull towards roles you don't want", "Sure on these postings."),
    ("probably_wrong_role", "Probably pull towards roles you don't want", "Worth a look, not yet sure."),
    ("shared", "Asked for on both sides", "These bring right and wrong contacts alike."),
    ("right_role", "Pull towards roles you want", "Sure on these postings. Keep them."),
    ("probably_right_role", "Probably pull towards roles you want", "Not yet sure."),
    (
        "missing",
        "Asked for by the roles you want, not in your profile",
        "Add them only if they are true of you.",
    ),
)


VERDICTS: dict[Verdict, str] = {verdict: heading.lower() for verdict, heading, _ in GROUPS} | {
    "undecided": "not enough evidence"
}


def build(audit: Audit) -> View:
    """The report of an audit, worded."""
    undecided = [a for a in audit.terms if a.verdict == "undecided" and a.mentions]
    asked = [row(audit, a) for a in undecided if a.mismatched_postings + a.desired_postings]
    return View(
        title=audit.profile.title or "Profile",
        found=_found(audit),
        answer=_answer(audit),
        advice=_advice(audit),
        groups=tuple(
            _group(audit, *group) for group in GROUPS if any(a.verdict == group[0] for a in audit.terms)
        ),
        lists=tuple(listed for listed in (_kinds(audit), _told(audit), _trend(audit)) if listed.points),
        undecided=tuple(f"{r.term} ({r.mismatched}, {r.desired})" for r in asked),
        unasked=tuple(a.term for a in undecided if not a.mismatched_postings + a.desired_postings),
        caveats=_caveats(audit),
        basis=_basis(audit),
    )


PATH_WORDS = {
    1: "interested",
    2: "maybe: ask for details",
    3: "not looking, happy where you are",
    4: "not for you, but you may know someone",
    5: "not a fit: ask how they found you",
}


def suggestion(found: Suggestion) -> str:
    """A suggested response path with its reason and how sure it is."""
    side = found.closeness.side
    chance = f", {100 * found.closeness.probability:.0f} %" if side else ""
    return (
        f"suggested path {found.path} ({PATH_WORDS[found.path]}): {found.reason} ({found.sureness}{chance})"
    )


def _kinds(audit: Audit) -> Listed:
    """The unrelated kinds of wrong role, each with what pulls towards it."""
    heading = f"{_number(len(audit.groups)).capitalize()} kinds of wrong role"
    return Listed(heading, tuple(_kind(audit, group) for group in audit.groups))


def _kind(audit: Audit, group: RoleGroup) -> str:
    words = [f"{t.term} ({t.postings} of {len(group.postings)})" for t in group.terms[:MOST_WORDS]]
    pulled = f"pulled by {_list(words)}" if words else "no word of yours is surely behind it"
    after = f", {group.found_after} with the changes" if audit.plan and audit.plan.edits else ""
    found = f"{group.found} of {group.searches} searches find you now{after}"
    return f"{group.name} ({_count(len(group.postings), 'posting')}): {pulled}; {found}."


def _told(audit: Audit) -> Listed:
    """What recruiters said brought them: each confirmed word with what it explains, then the places."""
    postings = audit.summary.mismatched_postings - sum(
        bool(r.words) and r.side == "mismatched" for r in audit.reported
    )
    confirmed = sorted(
        (a for a in audit.terms if a.confirmed), key=lambda a: (-a.confirmed, -a.explains, a.term)
    )
    points = [
        f"{a.term}: confirmed by {_count(a.confirmed, 'recruiter')}; it explains {a.explains} of "
        f"{postings} wrong contacts (mismatched postings and messages)."
        for a in confirmed
    ]
    parts = Counter(part for reported in audit.reported for part in reported.parts)
    points += [
        f"{_count(number, 'recruiter')} named this as the way: {part}."
        for part, number in sorted(parts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return Listed("What recruiters said brought them", tuple(points))


def _trend(audit: Audit) -> Listed:
    return Listed("Contacts over time", trend(audit.trend) if audit.trend else ())


def trend(found: Trend) -> tuple[str, ...]:
    """Contacts by month, and what each change of the profile did, in sentences."""
    months = [line for _, run in groupby(found.months, key=_is_empty) for line in _months(list(run))]
    left_out = [f"{found.unlabelled} not labelled yet"] if found.unlabelled else []
    left_out += [f"{found.undated} without a date"] if found.undated else []
    aside = [f"Not in the shares: {_list(left_out)}."] if left_out else []
    return (*months, *map(_turn, found.turns), *aside)


def _is_empty(month: Month) -> bool:
    return not month.contacts and not month.changes


def _months(run: Sequence[Month]) -> list[str]:
    """A line a month; a long run without contacts is one."""
    if _is_empty(run[0]) and len(run) >= LONG_SILENCE:
        return [f"{run[0].month} to {run[-1].month}: no contacts."]
    return [
        f"{m.month}: {_count(m.contacts, 'contact')}"
        + (f", {_wrong(m.labelled)}" if m.labelled.contacts else "")
        + (f"; profile changed on {_list(list(m.changes))}." if m.changes else ".")
        for m in run
    ]


def _wrong(share: Share) -> str:
    """A share of labelled contacts: "5 of 6 wrong (83 %, between 48 and 97 %)"."""
    between = f"between {100 * share.low:.0f} and {100 * share.high:.0f} %"
    return f"{share.wrong} of {share.contacts} wrong ({100 * share.share:.0f} %, {between})"


def _turn(turn: Turn) -> str:
    change = f"Change of {turn.date}"
    if turn.difference is None or turn.probability is None:
        counts = f"{turn.before.contacts} labelled before it, {turn.after.contacts} since"
        return f"{change}: not enough contacts to say ({counts}; five on either side are needed)."
    shift = round(100 * turn.difference)
    moved = f"a share {abs(shift)} points {'lower' if shift < 0 else 'higher'}" if shift else "the same share"
    return (
        f"{change}: before it {_wrong(turn.before)}, since then {_wrong(turn.after)}: {moved}. "
        f"The probability that their share has fallen is {_sure(turn.probability)}."
    )


def _sure(probability: float) -> str:
    """A probability in per cent that is never rounded to certainty."""
    percent = round(100 * probability)
    return "over 99 %" if percent > 99 else "under 1 %" if percent < 1 else f"{percent} %"


def leftovers(report: View) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Terms without a verdict, under their headings."""
    lists = (
        ("Not enough evidence to tell (in mismatched, in desired postings)", report.undecided),
        ("In your profile, asked for in no posting", report.unasked),
    )
    return tuple((heading, terms) for heading, terms in lists if terms)


def row(audit: Audit, attraction: Attraction) -> Row:
    """One term, worded."""
    summary = audit.summary
    return Row(
        term=attraction.term,
        kind=attraction.kind,
        bar=attraction.attraction,
        mismatched=_share(attraction.mismatched_postings, summary.mismatched_postings),
        desired=_share(attraction.desired_postings, summary.desired_postings),
        gap=f"{points(attraction.gap)} ({points(attraction.gap_low)} to {points(attraction.gap_high)})",
        evidence_label=attraction.evidence_label,
        where=_where(audit, attraction),
        why=attraction.why,
        quotes=_quotes(audit, attraction),
    )


def plain(text: str) -> str:
    """A text in one line, without what a terminal acts on; a saved audit may hold it, whoever wrote it."""
    return " ".join(_UNSEEN.sub("", text).split())


def _share(count: int, total: int) -> str:
    return f"{count} of {total}" if total else NONE_GIVEN


def points(gap: float) -> str:
    """A gap in percentage points, signed: "+44"."""
    rounded = round(100 * gap)
    return f"{rounded:+d}" if rounded else "0"


def _found(audit: Audit) -> str:
    """How many of the searches find the profile, now and after the plan, on both sides."""
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
        f"; with the changes below {_percent(later, len(searches))} would"
        if audit.plan and audit.plan.edits
        else ""
    )
    return (
        f"Of {len(searches)} {'search' if len(searches) == 1 else 'searches'} for {roles} "
        f"(from {_count(postings, 'posting')}), "
        f"{_percent(now, len(searches))} {'finds' if now == 1 else 'find'} you now{after}."
    )


def _percent(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.0f} %)"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _advice(audit: Audit) -> Advice | None:
    """The plan in words; None where there is nothing to prove it with."""
    plan = audit.plan
    if not plan or not audit.mismatched:
        return None
    if not plan.edits:
        return Advice("No change is advised", (), (_why_none(audit, plan),))
    heading = "The smallest change that works" if plan.reaches_target else "The best change found"
    wrong = f"Searches for the roles you don't want weaken by {_range(plan.dropped, plan.dropped_range)}"
    right = f"those for the roles you want by {_range(plan.lost, plan.lost_range)}"
    proof = [f"{wrong}, {right}. The ranges: whichever single posting is left out.", ON_OTHER_POSTINGS]
    if any(edit.action == "remove" for edit in plan.edits):
        proof.append(
            "Take a word out everywhere at once: out of Skills alone it would weaken them by "
            f"{100 * plan.dropped_from_skills:.0f} %, because the rest still says it."
        )
    if plan.headline:
        proof.append(f"Your headline would read: “{plan.headline}”.")
    if not plan.reaches_target:
        proof.append("No truthful set of up to four changes goes further without costing searches you want.")
    if plan.fragile:
        proof.append("Fragile: without one of the postings nothing is gained. Collect more before you act.")
    return Advice(heading, tuple(_step(audit, edit) for edit in plan.edits), tuple(proof))


def _why_none(audit: Audit, plan: Plan) -> str:
    if not any(s.found for s in audit.searches if s.side == "mismatched"):
        return (
            "None of the searches for the roles you don't want finds you, so there is hardly anything to "
            "stop: the contacts came another way, or by searches that these postings do not show."
        )
    if not any(a.action in ("remove", "demote") for a in audit.terms):
        return "No word is surely enough on the wrong side to ask you to change it: add more postings."
    return "No set of up to four changes weakens the wrong searches more than the right ones."


def _range(part: float, bounds: tuple[float, float]) -> str:
    low, high = sorted(bounds)
    return f"{100 * part:.0f} % ({100 * low:.0f} to {100 * high:.0f} %)"


def _step(audit: Audit, edit: Edit) -> Step:
    attraction = next((a for a in audit.terms if a.term == edit.term), None)
    where = _where(audit, attraction, UNEDITED) if attraction else ""
    what = {
        "remove": f"Remove {edit.term} from {where}",
        "demote": f"Move {edit.term} out of headline and Skills into the text",
        "close-date": f"Close the date of {edit.term}",
    }.get(edit.action, f"{edit.action}: {edit.term}")
    return Step(f"{what}.", edit.advice)


def _answer(audit: Audit) -> str:
    summary = audit.summary
    if not summary.mismatched_postings:
        return _coverage(audit)
    plural = "" if summary.searchable_terms == 1 else "s"
    terms = f"Of your {summary.searchable_terms} searchable term{plural}"
    expected = summary.expected_probable_by_chance
    chance = "" if expected is None else f" (chance alone would give about {expected:.1f})"
    sure = summary.wrong_role
    probable = summary.probably_wrong_role
    firm = (
        f"{_number(sure)} surely {'pulls' if sure == 1 else 'pull'} towards the roles you don't want"
        if sure
        else "none surely pulls towards the roles you don't want"
    )
    leads = f"{_number(probable)} probably {'does' if probable == 1 else 'do'}{chance}" if probable else ""
    sentences = [f"{terms}, {firm}{' and ' + leads if leads else ''}."]
    flagged = [a for a in audit.terms if a.verdict in ("wrong_role", "probably_wrong_role")]
    if flagged:
        sentences.append(
            _strongest(audit, min(flagged, key=lambda a: (a.verdict == "probably_wrong_role", -a.attraction)))
        )
    else:
        sentences.append(
            "Your wording does not explain these wrong contacts, or the postings are too few to tell."
        )
    return " ".join(sentences)


def _strongest(audit: Audit, strongest: Attraction) -> str:
    summary = audit.summary
    wrong = _share(strongest.mismatched_postings, summary.mismatched_postings)
    asked = f"asked for in {wrong} mismatched postings"
    if summary.desired_postings:
        asked += f" and {_share(strongest.desired_postings, summary.desired_postings)} desired ones"
    return f"The strongest is {strongest.term}: {asked}; it stands in {_where(audit, strongest)}."


def _coverage(audit: Audit) -> str:
    missing = [a.term for a in audit.terms if a.verdict == "missing"]
    covered = sum(1 for a in audit.terms if a.mentions and a.desired_postings)
    lacks = f" It lacks {_list(missing)}." if missing else ""
    postings = audit.summary.desired_postings
    return (
        f"Your profile names {covered} {'term' if covered == 1 else 'terms'} that the "
        f"{f'{postings} postings you want ask' if postings > 1 else 'posting you want asks'} for.{lacks} "
        "Without mismatched postings nothing can be said of wrong contacts."
    )


def _group(audit: Audit, verdict: Verdict, heading: str, meaning: str) -> Group:
    rows = tuple(row(audit, a) for a in _ordered(audit.terms, verdict))
    expected = audit.summary.expected_probable_by_chance
    if verdict == "probably_wrong_role" and expected is not None:
        meaning += f" Chance alone would give about {expected:.1f} of these."
    return Group(heading, meaning, rows)


def _ordered(terms: Sequence[Attraction], verdict: Verdict) -> list[Attraction]:
    """Strongest pull first; where no bar is drawn, the largest gap first."""
    chosen = [a for a in terms if a.verdict == verdict]
    return sorted(chosen, key=lambda a: (-a.attraction, -abs(a.gap), a.term))


def all_quotes(audit: Audit, attraction: Attraction) -> tuple[Quote, ...]:
    """Every quoted line of a term, the profile's first."""
    return tuple(_quote(audit, evidence) for evidence in attraction.evidence)


def _quotes(audit: Audit, attraction: Attraction) -> tuple[Quote, ...]:
    """One quote a side; a side that does not ask for the term has none."""
    first = {evidence.side: evidence for evidence in reversed(attraction.evidence)}
    return tuple(_quote(audit, first[side]) for side in SIDE_WORDS if side in first)


def _quote(audit: Audit, evidence: Evidence) -> Quote:
    postings = audit.mismatched if evidence.side == "mismatched" else audit.desired
    posting = next((p for p in postings if p.id == evidence.document), None)
    place = _posting_name(posting.title, posting.company) if posting else _spot(audit, evidence)
    return Quote(SIDE_WORDS[evidence.side], place, evidence.quote, evidence.surface)


def _posting_name(title: str, company: str) -> str:
    return f"{title}, {company}" if company else title


def _spot(audit: Audit, evidence: Evidence) -> str:
    section = audit.profile.sections[evidence.section]
    if section.position is None:
        return section.kind
    at = section.position.company or section.position.title
    return f"{section.kind.removeprefix('position-')}, {at}" if at else section.kind.removeprefix("position-")


def _where(audit: Audit, attraction: Attraction, but: frozenset[str] = frozenset()) -> str:
    """The places of a term in words, but for some kinds: "your headline, your skills and two old jobs"."""
    said = (audit.profile.sections[e.section] for e in attraction.evidence if e.side == "profile")
    mine = [section for section in said if section.kind not in but]
    places = [PLACES.get(s.kind, f"your {s.kind}") for s in mine if s.position is None]
    jobs = dict.fromkeys(s.position for s in mine if s.position)
    open_starts = [s.position.start for s in audit.profile.sections if s.position and s.position.is_current]
    present = sum(job.is_current and job.start == max(open_starts) for job in jobs)
    open_ended = sum(job.is_current for job in jobs) - present
    past = len(jobs) - present - open_ended
    if present:
        places.append("your present job")
    if open_ended:
        jobs_open = "a job" if open_ended == 1 else f"{_number(open_ended)} jobs"
        places.append(f"{jobs_open} without an end date")
    if past:
        places.append("an old job" if past == 1 else f"{_number(past)} old jobs")
    return _list(list(dict.fromkeys(places))) or "no part of your profile"


def _caveats(audit: Audit) -> tuple[str, ...]:
    notices = sorted(audit.notices, key=lambda n: ("error", "warning", "info").index(n.severity))
    denied = any(
        {"negated", "past"} & set(a.qualifiers) for a in audit.terms if a.verdict.endswith("wrong_role")
    )
    return (*dict.fromkeys(n.message for n in notices), *((NEGATION,) if denied else ()), SIMULATION)


def _basis(audit: Audit) -> str:
    summary = audit.summary
    sides = (
        f"{summary.mismatched_postings} mismatched and {summary.desired_postings} desired postings "
        f"(worth {summary.mismatched_effective:.1f} and {summary.desired_effective:.1f} after reposts "
        "and repeated employers)"
    )
    model = audit.provenance.model or "no language model"
    return f"Based on {sides}. auditor {audit.provenance.auditor}, {model}."


def _number(count: int) -> str:
    return NUMBERS[count] if 0 < count < len(NUMBERS) else str(count)


def _list(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))
