"""The person in a résumé: as HTML, from which office programs and browsers make the rest, and as text."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.same_person.person import JOBS, WHO, Lines, others, span, told


def resume() -> Iterator[tuple[str, list[list[str]]]]:
    """The sections of a résumé by its headings: the lines of each entry; some have a bullet."""
    yield "Profile", [[each] for each in WHO["summary"].split("\n")]
    yield "Experience", [[f"{job['position']} – {job['name']}", span(job), *told(job)] for job in JOBS]
    names = {"Licenses & certifications": "Certifications", "Honors & awards": "Awards"}
    for heading, entries in others():
        yield names.get(heading, heading), entries


def resume_html() -> str:
    """A résumé with headings, paragraphs and lists."""
    parts = [
        '<html><head><meta charset="utf-8"><title>Curriculum vitae</title></head><body>',
        f"<h1>{WHO['name']}</h1><p>{escape(WHO['label'])}</p>",
        f"<p>{WHO['location']['city']} | {WHO['email']} | {WHO['phone']}</p>",
    ]
    for heading, entries in resume():
        parts.append(f"<h2>{escape(heading)}</h2>")
        for first, *rest in entries:
            items = [line[2:] for line in rest if line.startswith("• ")]
            plain = [line for line in rest if not line.startswith("• ")]
            if heading == "Experience":
                parts.append(f"<h3>{escape(first)}</h3>")
            else:
                plain = [first, *plain]
            parts.append("".join(f"<p>{escape(line)}</p>" for line in plain))
            if items:
                parts.append("<ul>" + "".join(f"<li>{escape(line)}</li>" for line in items) + "</ul>")
    return "\n".join([*parts, "</body></html>"])


def resume_text() -> Lines:
    """A résumé as plain text."""
    yield from (WHO["name"], WHO["label"], f"{WHO['location']['city']} | {WHO['email']}", "")
    for heading, entries in resume():
        yield from (heading.upper(), "")
        for entry in entries:
            yield from entry
            if len(entry) > 1:
                yield ""
        yield ""


def resume_markdown() -> Lines:
    """A résumé as Markdown."""
    yield from (f"# {WHO['name']}", "", WHO["label"], "", WHO["location"]["city"], "")
    for heading, entries in resume():
        yield from (f"## {heading}", "")
        for first, *rest in entries:
            if heading == "Experience":
                yield from (f"### {first}", "", f"*{rest[0]}*", "")
                for line in rest[1:]:
                    yield from ([f"- {line[2:]}"] if line.startswith("• ") else [line, ""])
            elif rest:
                yield from (f"**{first}**  ", *(f"{line}  " for line in rest))
            else:
                yield f"- {first}" if heading != "Profile" else f"{first}\n"
            if rest:
                yield ""
        yield ""
