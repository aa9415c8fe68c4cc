"""An audit to be shown to others: without names, employers, schools, places, addresses and recruiters.

What is shown is still an audit, so every format shows it, and every quoted word still stands where the audit
says. A word that an audit counts as a term stays where it is counted, even if somebody is called so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from auditor.records import (
    Attraction,
    Audit,
    Contradiction,
    Document,
    Dropped,
    Evidence,
    Notice,
    Section,
    Uncounted,
)
from auditor.report.private import Private, Rewritten

CODE = "redacted"
READ_IT = (
    "Names, employers, schools, the place, addresses and recruiters are replaced in this report. Not every "
    "name can be told by its form: read it before you show it."
)
KEPT = "“{}” is also a term of this audit: it stays where it is counted."
Place = tuple[str, str, int]  # a document, the part of it, and the number of that part
Shown = TypeVar("Shown")


def redacted(audit: Audit) -> Audit:
    """The same audit without what tells who the person, their employers and their recruiters are.

    Numbers and verdicts are the same, and so are terms: one that holds a name, as Oracle Database does where
    Oracle is an employer, is replaced everywhere but where it is counted, which a notice says.
    """
    private = Private(audit)
    texts = {**_texts(audit, private)}
    told = [Notice(CODE, "info", READ_IT)]
    told += [Notice(CODE, "info", KEPT.format(name), name) for name in sorted({*private.kept})]
    return replace(
        audit,
        profile=_document(audit.profile, texts, private),
        mismatched=tuple(_document(one, texts, private) for one in audit.mismatched),
        desired=tuple(_document(one, texts, private) for one in audit.desired),
        terms=tuple(_term(term, texts, private) for term in audit.terms),
        provenance=replace(
            audit.provenance,
            inputs=tuple(
                replace(one, name=private.without(one.name), sha256="") for one in audit.provenance.inputs
            ),
            settings=_plain(audit.provenance.settings, private),
        ),
        notices=(*_plain(audit.notices, private), *told),
        searches=_plain(audit.searches, private),
        plan=_plain(audit.plan, private),
        reported=_plain(audit.reported, private),
        groups=_plain(audit.groups, private),
        why_wrong=_plain(audit.why_wrong, private),
        contradictions=tuple(_contradiction(one, private) for one in audit.contradictions),
        appearances=tuple(
            replace(_plain(one, private), companies=tuple(map(private.company, one.companies)))
            for one in audit.appearances
        ),
        themes=_plain(audit.themes, private),
    )


def replaced(audit: Audit) -> Counter[str]:
    """How often each kind of private thing is replaced in the texts of an audit, by what stands for it."""
    private = Private(audit)
    told = (one.by for text in _texts(audit, private).values() for one in text.told)
    return Counter(by.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789").strip() or by for by in told)


def _texts(audit: Audit, private: Private) -> dict[Place, Rewritten]:
    """Every text that a place may point into, rewritten around the mentions that count."""
    counted: dict[Place, list[tuple[int, int]]] = {}
    for one in (e for term in audit.terms for e in term.evidence):
        counted.setdefault((one.document, "text", one.section), []).append((one.start, one.end))
    found: dict[Place, Rewritten] = {}
    for document in (audit.profile, *audit.mismatched, *audit.desired):
        for number, section in enumerate(document.sections):
            place = (document.id, "text", number)
            found[place] = private.rewritten(section.text, counted.get(place, ()))
            found[document.id, "heading", number] = private.rewritten(section.heading)
        for number, dropped in enumerate(document.dropped):
            found[document.id, "dropped", number] = private.rewritten(dropped.text)
    return found


def _document(document: Document, texts: Mapping[Place, Rewritten], private: Private) -> Document:
    return replace(
        document,
        title=private.without(document.title),
        company=private.company(document.company),
        source=private.without(document.source),
        sections=tuple(_section(document, n, s, texts, private) for n, s in enumerate(document.sections)),
        dropped=tuple(
            Dropped(texts[document.id, "dropped", n].text, private.without(d.reason))
            for n, d in enumerate(document.dropped)
        ),
    )


def _section(
    document: Document, number: int, section: Section, texts: Mapping[Place, Rewritten], private: Private
) -> Section:
    job = section.position
    return Section(
        section.kind,
        texts[document.id, "text", number].text,
        texts[document.id, "heading", number].text,
        job and replace(job, title=private.without(job.title), company=private.company(job.company)),
    )


def _term(term: Attraction, texts: Mapping[Place, Rewritten], private: Private) -> Attraction:
    return replace(
        term,
        why=private.without(term.why),
        evidence=tuple(_evidence(one, texts, private) for one in term.evidence),
        uncounted=tuple(_uncounted(one, texts, private) for one in term.uncounted),
    )


def _evidence(one: Evidence, texts: Mapping[Place, Rewritten], private: Private) -> Evidence:
    text = texts[one.document, "text", one.section]
    start, end = text.moved(one.start), text.moved(one.end, is_end=True)
    return replace(one, start=start, end=end, surface=text.text[start:end], quote=_quote(one, private))


def _uncounted(one: Uncounted, texts: Mapping[Place, Rewritten], private: Private) -> Uncounted:
    text = texts[one.document, one.part, one.index]
    start, end = text.moved(one.start), text.moved(one.end, is_end=True)
    reason = private.without(one.reason)
    quote = private.rewritten(one.quote).text
    return replace(one, start=start, end=end, surface=text.text[start:end], quote=quote, reason=reason)


def _contradiction(one: Contradiction, private: Private) -> Contradiction:
    """What does not go together, without the lines of further texts: not every name in those is known."""
    return _plain(replace(one, lines=tuple(line for line in one.lines if not line.file)), private)


def _quote(one: Evidence, private: Private) -> str:
    """The quoted line around the word that it is quoted for."""
    at = one.quote.find(one.surface) if one.surface else -1
    return private.rewritten(one.quote, [(at, at + len(one.surface))] if at >= 0 else ()).text


def _plain(value: Shown, private: Private) -> Shown:
    """A record, or anything of records, with every text of it rewritten; no place points into these."""
    return cast(Shown, _rewritten(value, private))


def _rewritten(value: Any, private: Private) -> Any:
    if isinstance(value, str):
        return private.without(value)
    if isinstance(value, tuple):
        inner = [_rewritten(one, private) for one in value]
        return type(value)(*inner) if hasattr(value, "_fields") else tuple(inner)
    if isinstance(value, dict):
        return {key: _rewritten(one, private) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _rewritten(getattr(value, f.name), private) for f in fields(value)})
    return value
