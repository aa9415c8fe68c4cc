"""An audit that was saved: loaded again, asked for a term, compared with another. Needs no language model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor import languages, lexicon, workspace
from auditor.edits import compare as comparing
from auditor.errors import WrongInput
from auditor.lexicon import Lexicon, Surface
from auditor.lexicon.written import Written
from auditor.records import Attraction, Audit, Document, alike, meant
from auditor.records.answers import Comparison
from auditor.report import to_json


def last_audit(folder: Path) -> Path:
    """The audit.json made last, in the workspace around a folder or below its reports.

    Raises:
        WrongInput: there is none yet.
    """
    here = workspace.locate(folder)
    reports = here.reports if here else folder / "reports"
    found = sorted(reports.glob("**/audit.json"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise WrongInput(
            f"no audit found in {reports}; run auditor audit first, or name one with --audit FILE"
        )
    return found[-1]


def load_audit(path: str | Path) -> Audit:
    """An audit back from the `audit.json` it was saved as.

    Raises:
        AuditFileError: the file is damaged or of another format.
        UnreadableInput: the file cannot be read.
    """
    return to_json.load(path)


def explain(made: Audit, term: str, *, lexicon_files: Sequence[str] = (), name: str = "audit") -> Attraction:
    """A term of an audit, by its name in any case, as it is written, or by another name of the lexicon.

    Raises:
        WrongInput: no term of the audit goes by that name: it is said where it stands all the same, or near
            ones are named; the audit is called `name`.
    """
    known = lexicon.load(languages.load(made.profile.language), lexicon.read_all(tuple(lexicon_files)))
    wanted = meant(term, made.written) or known.named(term)
    if found := next((a for a in made.terms if wanted and a.term == wanted), None):
        return found
    if where := _standing(made, term, known):
        raise WrongInput(
            f"{name}: {term!r} is not among the terms of this audit, which are those of your profile and "
            f"what the roles you want surely ask for beside them; it stands in {where}"
        )
    near = alike(term, made.terms)
    hint = f"did you mean {', '.join(near)}?" if near else "its terms are in terms.csv"
    raise WrongInput(f"{name}: {term!r} is not among the terms of this audit; {hint}")


def _standing(made: Audit, term: str, known: Lexicon) -> str:
    """Where a person finds a word that is no term of an audit, under any of its names; "" for nowhere."""
    entries = known.holding(term)[:1]
    written = Written({term: [s for one in entries for s in one.written()] or [Surface(term, False, False)]})

    def holds(document: Document) -> bool:
        texts = (text for s in document.sections for text in (s.heading, s.text))
        return any(written.places(text) for text in (*texts, *(d.text for d in document.dropped)))

    sides = (("mismatched", made.mismatched), ("desired", made.desired))
    counts = [(sum(map(holds, postings)), len(postings), side) for side, postings in sides]
    found = ["your profile"] if holds(made.profile) else []
    found += [f"{count} of {total} {side} postings" for count, total, side in counts if count]
    return " and in ".join(found)


def compare(old: Audit, new: Audit) -> Comparison:
    """What changed from one audit to another."""
    return comparing.compare(old, new)
