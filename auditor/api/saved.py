"""An audit that was saved: loaded again, asked for a term, compared with another. Needs no language model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor import languages, lexicon, workspace
from auditor.edits import compare as comparing
from auditor.errors import WrongInput
from auditor.records import Attraction, Audit, alike, meant
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
        WrongInput: no term of the audit goes by that name; near ones are named, and the audit by `name`.
    """
    wanted = meant(term, made.written) or lexicon.load(
        languages.load(made.profile.language), lexicon.read_all(tuple(lexicon_files))
    ).named(term)
    if found := next((a for a in made.terms if wanted and a.term == wanted), None):
        return found
    near = alike(term, made.terms)
    hint = f"did you mean {', '.join(near)}?" if near else "its terms are in terms.csv"
    raise WrongInput(f"{name}: {term!r} is not among the terms of this audit; {hint}")


def compare(old: Audit, new: Audit) -> Comparison:
    """What changed from one audit to another."""
    return comparing.compare(old, new)
