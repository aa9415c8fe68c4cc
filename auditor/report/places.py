"""Where something stands, in words: the parts of a profile, the names of postings."""

from __future__ import annotations

from auditor.records import Attraction, Audit, Edit, Evidence, Section, Uncounted
from auditor.records.fields import FIELDS, field_of, place_of
from auditor.report.wording import listed, number


def where(audit: Audit, attraction: Attraction, *, editable: bool = False) -> str:
    """Places of a term, all or those an edit may change: "your headline, your skills and two old jobs"."""
    nowhere = "no part of your profile" + " that counts" * attraction.is_only_named
    return listed(places(audit, attraction, editable=editable)) or nowhere


def places(audit: Audit, attraction: Attraction, *, editable: bool = False) -> list[str]:
    """The same one by one, none for a term that stands nowhere."""
    said = (audit.profile.sections[e.section] for e in attraction.evidence if e.side == "profile")
    return _named(audit, [section for section in said if not editable or field_of(section).is_editable])


def edited(audit: Audit, edit: Edit) -> list[str]:
    """The places that an edit touches: those among its own in which any of its terms stands."""
    numbers = dict.fromkeys(
        one.section
        for term in audit.terms
        if term.term in edit.terms
        for one in term.evidence
        if one.side == "profile" and place_of(audit.profile, one.section) in edit.where
    )
    sections = [audit.profile.sections[number] for number in sorted(numbers)]
    prominent = [field_of(s).called for s in sections if field_of(s).is_prominent]  # also skills of a job
    named = dict.fromkeys([*prominent, *_named(audit, [s for s in sections if not field_of(s).is_prominent])])
    order = [field.called for field in FIELDS.values() if field.place in edit.where]
    return sorted(named, key=lambda name: order.index(name) if name in order else len(order)) or [*edit.where]


def _named(audit: Audit, mine: list[Section]) -> list[str]:
    parts = [field_of(s).called for s in mine if s.position is None]
    return list(dict.fromkeys([*parts, *_jobs(audit, mine)]))


def also_named(term: Attraction) -> str:
    """The postings in which it stands and is not counted: "also named in 1 desired posting"; "" for none."""
    counts = {"mismatched": term.mismatched_named, "desired": term.desired_named}
    sides = listed([f"{count} {side}" for side, count in counts.items() if count])
    return f"also named in {sides} posting{'s' * (sum(counts.values()) > 1)}" if sides else ""


def is_editable(audit: Audit, evidence: Evidence) -> bool:
    """Whether a quoted line of the profile stands where an edit may change it."""
    return field_of(audit.profile.sections[evidence.section]).is_editable


def _jobs(audit: Audit, sections: list[Section]) -> list[str]:
    """The jobs among some sections: the one that began last is the present one, of those without an end."""
    jobs = dict.fromkeys(s.position for s in sections if s.position)
    open_starts = [s.position.start for s in audit.profile.sections if s.position and s.position.is_current]
    present = sum(job.is_current and job.start == max(open_starts) for job in jobs)
    open_ended = sum(job.is_current for job in jobs) - present
    past = len(jobs) - present - open_ended
    places = ["your present job"] if present else []
    if open_ended:
        jobs_open = "a job" if open_ended == 1 else f"{number(open_ended)} jobs"
        places.append(f"{jobs_open} without an end date")
    if past:
        places.append("an old job" if past == 1 else f"{number(past)} old jobs")
    return places


def place(audit: Audit, evidence: Evidence | Uncounted) -> str:
    """Where a quoted line stands: "skills, Lanternway", or the title and company of a posting."""
    postings = audit.mismatched if evidence.side == "mismatched" else audit.desired
    if posting := next((p for p in postings if p.id == evidence.document), None):
        return f"{posting.title}, {posting.company}" if posting.company else posting.title
    if isinstance(evidence, Uncounted) and evidence.part == "dropped":
        return "left out"
    section = audit.profile.sections[evidence.index if isinstance(evidence, Uncounted) else evidence.section]
    if section.position is None:
        return section.kind
    at = section.position.company or section.position.title
    kind = section.kind.removeprefix("position-")
    return f"{kind}, {at}" if at else kind
