"""The terms of an audit by their verdicts: a table, then each term with the lines it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.records import Attraction, Audit, Evidence, InputSide, Side, Uncounted, Verdict, noted
from auditor.report.page import Bar, Block, Cell, Column, Emphasis, Heading, Quote, Quotes, Table, Text
from auditor.report.places import also_named, place, where
from auditor.report.thin import divides, is_tried
from auditor.report.wording import NONE_GIVEN, by_luck, out_of, points

SIDES: dict[InputSide, tuple[str, Emphasis]] = {
    "profile": ("your profile", "strong"),
    "mismatched": ("mismatched", "bad"),
    "desired": ("desired", "good"),
}
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
SURE: tuple[Verdict, ...] = ("wrong_role", "right_role")
VERDICTS: dict[Verdict, str] = {verdict: heading.lower() for verdict, heading, _ in GROUPS} | {
    "undecided": "not enough evidence"
}
DIVIDES: dict[Side, str] = {
    "mismatched": "asked for by the roles you don't want, but hardly searched for",
    "desired": "asked for by the roles you want, but hardly searched for",
}
GAP = "Gap per 100 postings"


def groups(audit: Audit) -> Iterator[Block]:
    """A part for each verdict that any term has, in the order of GROUPS; the first explains the gap."""
    explains = gap_means(audit) if is_tried(audit) else ""
    for verdict, heading, meaning in GROUPS:
        terms = _ordered(audit.terms, verdict)
        if not terms:
            continue
        expected = audit.summary.expected_probable_by_chance
        if verdict in SURE and any(a.gap_low <= 0 <= a.gap_high for a in terms) and is_tried(audit):
            meaning += " Where the range of a gap holds 0, the words that it goes with make it sure."
        if verdict == "probably_wrong_role" and expected is not None:
            meaning += f" By luck alone {by_luck(expected)} would stand here."
        yield Heading(
            f"{heading}, or not so that it counts" if any(a.is_only_named for a in terms) else heading
        )
        yield Text(" ".join(filter(None, (meaning, explains))), "quiet", leads=True)
        explains = ""
        yield _table(audit, terms)
        yield from (_evidence(audit, term) for term in terms)


KIN = "Asked for in no posting of yours, but they go with the roles you don't want"
KIN_MEANS = "Weak evidence: public postings like yours ask for them (like the mismatched, like the desired)."
SOFT = "Divide the two sides, but recruiters hardly search for them"
SOFT_MEANS = (
    "They tell the roles apart, but bring hardly any contacts, so no change is needed. By luck alone about 1 "
    "in 30 such words would stand here (in mismatched, in desired postings)."
)


def leftovers(audit: Audit) -> Iterator[Block]:
    """Terms of the profile without a verdict: those that some posting asks for, then those that none does.

    Of the latter those come first that go with the mismatched postings, the nearest kin first.
    """
    without = [a for a in audit.terms if a.verdict == "undecided" and a.mentions]
    soft = [noted(a.called, _asking(audit, a)) for a in without if divides(a)]
    undecided = [a for a in without if not divides(a)]
    asked = [
        noted(a.called, _asking(audit, a)) for a in undecided if a.mismatched_postings + a.desired_postings
    ]
    unasked = [
        noted(a.called, named.removeprefix("also ")) if (named := also_named(a)) else a.called
        for a in undecided
        if not (a.mismatched_postings + a.desired_postings or a.is_kin_to_wrong)
    ]
    kin = [noted(a.called, kin_shares(a)) for a in kin_to_wrong(audit)]
    for heading, meaning, terms in (
        (SOFT, SOFT_MEANS, soft),
        ("Not enough evidence to tell (in mismatched, in desired postings)", "", asked),
        (KIN, KIN_MEANS, kin),
        ("In your profile, asked for in no posting", "", unasked),
    ):
        if terms:
            yield Heading(heading)
            if meaning:
                yield Text(meaning, "quiet", leads=True)
            yield Text(", ".join(terms))


def kin_to_wrong(audit: Audit) -> list[Attraction]:
    """Terms of the profile that go with the mismatched postings, though none of them asks: nearest first."""
    if not is_tried(audit):
        return []
    told = (a for a in audit.terms if a.verdict == "undecided" and {*a.sections} - {"languages"})
    kin = (a for a in told if a.mentions and a.is_kin_to_wrong)
    return sorted(kin, key=lambda a: ((a.desired_kin or 0.0) - (a.mismatched_kin or 0.0), a.term))


def verdict(term: Attraction) -> str:
    """The verdict on a term in words."""
    side = divides(term) if term.verdict == "undecided" else None
    return (
        DIVIDES[side] if side else VERDICTS[term.verdict]
    ) + ", or not so that it counts" * term.is_only_named


def gap_means(audit: Audit) -> str:
    """What a gap lies between, where it is first shown."""
    summary, ads = audit.summary, "job ads in general"
    wrong = "postings you don't want" if summary.mismatched_postings else ads
    right = "postings you want" if summary.desired_postings else ads
    return f"The gap: of 100 {wrong} so many more ask for it than of 100 {right}; in brackets its range."


def gap(attraction: Attraction) -> str:
    """The gap of a term with its range, per 100 postings: "+73 (+49 to +96)"."""
    low, high = points(attraction.gap_low), points(attraction.gap_high)
    return f"{points(attraction.gap)} ({low} to {high})"


def quote(audit: Audit, evidence: Evidence | Uncounted) -> Quote:
    """A line of the profile or of a posting, with where it stands."""
    side, emphasis = SIDES[evidence.side]
    return Quote(side, place(audit, evidence), evidence.quote, evidence.surface, emphasis)


def _ordered(terms: Sequence[Attraction], verdict: Verdict) -> list[Attraction]:
    """Strongest pull first; where no bar is drawn, the largest gap first."""
    chosen = [a for a in terms if a.verdict == verdict]
    return sorted(chosen, key=lambda a: (-a.attraction, -abs(a.gap), a.term))


def _table(audit: Audit, terms: Sequence[Attraction]) -> Table:
    """A row a term; columns only where anything pulls, and where postings are enough for a gap."""
    bars = any(a.attraction for a in terms)
    columns = (
        Column("Term", emphasis="strong"),
        *([Column("Pull", "right")] if bars else []),
        Column("Mismatched", "right"),
        Column("Desired", "right"),
        *(
            [Column(f"{GAP} (90 % range)", "right", short="Gap per 100", whole=True)]
            if is_tried(audit)
            else []
        ),
        Column("Evidence", spare=True),
        Column("Stands in", spare=True),
    )
    return Table(columns, tuple(_row(audit, a, bars=bars) for a in terms))


def _row(audit: Audit, term: Attraction, *, bars: bool) -> tuple[Cell, ...]:
    pull = [Bar(term.attraction, "bad")] if bars else []
    return (
        term.called,
        *pull,
        *_shares(audit, term),
        *([gap(term)] if is_tried(audit) else []),
        term.evidence_label,
        where(audit, term),
    )


def _shares(audit: Audit, term: Attraction) -> tuple[str, str]:
    """How many postings of each side ask for a term."""
    summary = audit.summary
    return (
        out_of(term.mismatched_postings, summary.mismatched_postings),
        out_of(term.desired_postings, summary.desired_postings),
    )


def _asking(audit: Audit, term: Attraction) -> str:
    """The same in one line, with those that only name it: "3 of 9, 0 of 10; named in 1 and 2 more"."""
    named = f"; named in {term.mismatched_named} and {term.desired_named} more" if also_named(term) else ""
    return ", ".join(_shares(audit, term)) + named


def kin_shares(term: Attraction) -> str:
    """In what share of public postings it stands: "38 %, 4 %"; of a side that is not known a dash."""
    sides = (term.mismatched_kin, term.desired_kin)
    return ", ".join(NONE_GIVEN if share is None else f"{100 * share:.0f} %" for share in sides)


def _evidence(audit: Audit, term: Attraction) -> Quotes:
    """One quote a side; a side that does not ask for the term has none."""
    first = {evidence.side: evidence for evidence in reversed(term.evidence)}
    return Quotes(
        term.called,
        term.why,
        tuple(quote(audit, first[side]) for side in SIDES if side in first),
        short="; ".join(
            filter(None, (f"{term.evidence_label} evidence", f"in {where(audit, term)}", also_named(term)))
        ),
    )
