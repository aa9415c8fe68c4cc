"""A document in its sections, where what its owner says of it counts more than what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from auditor.languages import ENGLISH, Language
from auditor.records import Document, Section, Source
from auditor.sections.posting import posting as posting_read
from auditor.sections.profile import profile as profile_read
from auditor.text.normalise import key

PROFILE_FIELDS = ("name", "headline", "location")
POSTING_FIELDS = ("title", "company")
_TEXTS = ("other", "about")  # where a line of the head ends up when it is not recognised


def profile(source: Source, language: Language = ENGLISH) -> Document:
    """A profile in its sections, as `sections.profile.profile` divides it, with what was put right."""
    said = dict(source.put_right)
    document = _said(profile_read(source, language), said, PROFILE_FIELDS)
    return replace(document, title=said.get("headline") or document.title)


def posting(source: Source, id: str, language: Language = ENGLISH) -> Document:
    """A posting in its sections, as `sections.posting.posting` divides it, with what was put right."""
    said = dict(source.put_right)
    document = _said(posting_read(source, id, language), said, POSTING_FIELDS)
    return replace(
        document, title=said.get("title") or document.title, company=said.get("company") or document.company
    )


def _said(document: Document, said: Mapping[str, str], fields: Sequence[str]) -> Document:
    """The document with these sections first; what they displace stays as text of unknown meaning."""
    if not said:
        return document
    head = {s.kind: s for s in reversed(document.sections) if s.kind in fields}
    now = head | {kind: Section(kind, said[kind]) for kind in fields if kind in said}
    stated = {key(section.text) for section in now.values()}
    rest = [s for s in document.sections if s.kind not in fields or s != head[s.kind]]
    displaced = [head[kind].text for kind in head if kind in said and key(head[kind].text) not in stated]
    first = [now[kind] for kind in fields if kind in now]
    apart = [Section("other", "\n".join(displaced))] if displaced else []
    return replace(document, sections=(*first, *apart, *_without(rest, {key(said[k]) for k in said})))


def _without(sections: Iterable[Section], stated: set[str]) -> Iterable[Section]:
    """The sections without lines that say nothing but what the head says now."""
    for section in sections:
        lines = section.text.split("\n")
        kept = [line for line in lines if section.kind not in _TEXTS or key(line) not in stated]
        if len(kept) == len(lines):
            yield section
        elif kept:
            yield replace(section, text="\n".join(kept))
