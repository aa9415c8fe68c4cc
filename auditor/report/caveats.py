"""What has to be read with a result, and what it is based on."""

from __future__ import annotations

from auditor.records import Audit, Side
from auditor.report.thin import size
from auditor.report.wording import listed

UNCOUNTED = (
    "“Named” is a word that stands in a text and is not counted: as a part of another term, with another "
    "meaning, denied, or in a passage that says nothing of the job. “auditor explain TERM” shows each place."
)
SIMULATION = (
    "Counts are of the postings you gave and of searches drawn from them, not of LinkedIn's own ranking, "
    "which nobody outside knows: it also uses inferred skills, connections, places and answers."
)
NEGATION = (
    'Keyword search does not read "no longer" or "not": a word you deny is still found. '
    "Delete such a word rather than negate it."
)


def caveats(audit: Audit) -> tuple[str, ...]:
    """The notices of an audit, gravest first and each once; then what no audit can know."""
    notices = sorted(audit.notices, key=lambda n: ("error", "warning", "info").index(n.severity))
    denied = any(
        {"negated", "past"} & set(a.qualifiers) for a in audit.terms if a.verdict.endswith("wrong_role")
    )
    named = any(a.is_only_named or a.mismatched_named or a.desired_named for a in audit.terms)
    said = dict.fromkeys(n.message for n in notices)
    return (*said, *((NEGATION,) if denied else ()), *((UNCOUNTED,) if named else ()), SIMULATION)


def basis(audit: Audit) -> str:
    """How much the postings are worth, and which model read them."""
    summary = audit.summary
    given: dict[Side, int] = {"mismatched": summary.mismatched_postings, "desired": summary.desired_postings}
    sides = listed([f"{count} {side}" for side, count in given.items() if count])
    postings = "posting" if sum(given.values()) == 1 else "postings"
    counts = [(count, size(audit, side)) for side, count in given.items() if count]
    worth = listed([f"{effective:.1f}".removesuffix(".0") for _, effective in counts])
    fewer = any(f"{effective:.1f}" != f"{count:.1f}" for count, effective in counts)
    same = f", which count as {worth}: reposts and further ones of an employer say less" if fewer else ""
    said = sum(bool(one.words) for one in audit.reported)
    searches = "search" if said == 1 else "searches"
    same += f", {said} of them {searches} that recruiters told of" * bool(said)
    model = audit.provenance.model or "no language model"
    return f"Based on {sides} {postings}{same}. auditor {audit.provenance.auditor}, {model}."
