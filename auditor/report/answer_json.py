"""Answers as plain lists, dicts, strings and numbers: the one JSON object that `--json` prints."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from functools import singledispatch
from typing import Any

from auditor.records import CONTACT_COLUMNS, Attraction, Audit, Contact, Position, Suggestion
from auditor.records.answers import (
    AnswerRecorded,
    Checkup,
    ContactList,
    ContactNoted,
    ContactShown,
    ExportTaken,
    Imported,
    ReplyChecked,
    ReplyDrafted,
    SearchAnswer,
    SearchedWord,
    TermsAnswer,
    TrendAnswer,
)
from auditor.records.reading import Division
from auditor.report import to_json

SHOWN_ONLY = ("at", "is_past")  # of a place: the section itself tells it


@singledispatch
def as_json(answer: Any) -> Any:
    """An answer as JSON can hold it: field by field, where its kind is not registered below.

    Raises:
        TypeError: it is no record.
    """
    if not is_dataclass(answer) or isinstance(answer, type):
        raise TypeError(f"{type(answer).__name__} is no answer")
    return asdict(answer)


@as_json.register
def _(answer: Audit) -> Any:
    return to_json.as_dict(answer)


@as_json.register
def _(answer: Attraction) -> Any:
    return asdict(to_json.row_of(answer))


@as_json.register
def _(answer: SearchAnswer) -> Any:
    change = asdict(answer.change)
    del change["largest"]
    made = {
        "query": answer.query,
        "found": answer.found,
        "because": [_word(word) for word in answer.because],
        "missing": [_word(word) for word in answer.missing],
        "change": change,
        "notices": [asdict(notice) for notice in answer.notices],
    }
    return made | ({"against": asdict(answer.against)} if answer.against else {})


@as_json.register
def _(answer: TermsAnswer) -> Any:
    return [asdict(term) for text in answer.texts for term in text.terms]


@as_json.register
def _(answer: Division) -> Any:
    """One object, also for a file of several postings: their sections in order, and what was dropped."""
    sections = [section for text in answer.texts for section in text.sections]
    return {
        "sections": [{"kind": s.kind, "text": s.text, "position": _position(s.position)} for s in sections],
        "dropped": [asdict(dropped) for text in answer.texts for dropped in text.dropped],
    }


@as_json.register
def _(answer: Checkup) -> Any:
    made = asdict(answer)
    return made if answer.null_check else {name: made[name] for name in made if name != "null_check"}


@as_json.register
def _(answer: Contact) -> Any:
    """By the columns of the ledger."""
    return {column: getattr(answer, field) or "" for column, field in CONTACT_COLUMNS.items()}


@as_json.register
def _(answer: Suggestion) -> Any:
    close = answer.closeness
    return {
        "path": answer.path,
        "side": close.side,
        "probability": close.probability,
        "sureness": answer.sureness,
        "reason": answer.reason,
    }


@as_json.register
def _(answer: ContactList) -> Any:
    return [as_json(contact) for contact in answer.contacts]


@as_json.register
def _(answer: ContactNoted) -> Any:
    return as_json(answer.contact) | {"suggestion": _suggestion(answer.suggestion)}


@as_json.register
def _(answer: ContactShown) -> Any:
    return as_json(answer.contact) | {
        "message": answer.message,
        "named_of_profile": list(answer.named_of_profile),
        "suggestion": _suggestion(answer.suggestion),
    }


@as_json.register
def _(answer: AnswerRecorded) -> Any:
    return as_json(answer.contact) | {"words": list(answer.words), "parts": list(answer.parts)}


@as_json.register
def _(answer: Imported) -> Any:
    return {"added": [as_json(contact) for contact in answer.added], "left_out": dict(answer.left_out)}


@as_json.register
def _(answer: ExportTaken) -> Any:
    wishes = [{"title": wish.title, "told": dict(wish.told)} for wish in answer.wishes]
    profile = asdict(answer.profile) if answer.profile else None
    messages = as_json(answer.messages) if answer.messages else {"added": [], "left_out": {}}
    return {"profile": profile, "wishes": wishes} | messages


@as_json.register
def _(answer: TrendAnswer) -> Any:
    return asdict(answer.trend) | {"appearances": [asdict(one) for one in answer.appearances]}


@as_json.register
def _(answer: ReplyDrafted) -> Any:
    return asdict(answer.draft) | {"contact": answer.contact}


@as_json.register
def _(answer: ReplyChecked) -> Any:
    return [asdict(found) | {"quote": answer.text[found.start : found.end]} for found in answer.findings]


def _word(word: SearchedWord) -> dict[str, Any]:
    made = asdict(word)
    places = [{name: place[name] for name in place if name not in SHOWN_ONLY} for place in made["places"]]
    return made | {"places": places}


def _position(job: Position | None) -> Any:
    return (
        None if job is None else {name: getattr(job, name) for name in ("title", "company", "start", "end")}
    )


def _suggestion(found: Suggestion | None) -> Any:
    """None while there is nothing to compare with."""
    return None if found is None else as_json(found)
