"""The page that people look at in its parts, as its tests look into it."""

from dataclasses import fields, is_dataclass, replace

from hand_built import HEADLINE, OLD_JOB, PROFILE, SKILLS, audit, edit, line, plan, search, term

from auditor.report.look_page import look_page
from auditor.report.page import Cards, Heading, Marked, Pairs

PARTS = [
    "The answer",
    "Your profile, highlighted",
    "The map",
    "The plan",
    "The searches",
    "All terms",
    "How this was computed, and what it cannot see",
]


def at(section, surface):
    """A mention where it really stands in the profile."""
    text = PROFILE.sections[section].text
    start = text.index(surface)
    return replace(line(section, text, surface), start=start, end=start + len(surface))


def java(**changes):
    return term(evidence=(at(HEADLINE, "Java"), at(SKILLS, "Java"), at(OLD_JOB, "Java")), **changes)


def kubernetes(**changes):
    given = {
        "verdict": "right_role", "gap": -0.6, "attraction": 0.0, "evidence": (at(SKILLS, "Kubernetes"),)
    }  # fmt: skip
    return term("Kubernetes", **given | changes)


BOTH_SIDES = (search(), search("desired", after=True))


def planned(*terms, searches=BOTH_SIDES, **changes):
    return replace(audit(*(terms or [java()])), plan=plan(edit(), **changes), searches=searches)


def part(made, name):
    """The blocks of a part, below its heading."""
    blocks = look_page(made).blocks
    start = blocks.index(Heading(name)) + 1
    end = next((n for n in range(start, len(blocks)) if blocks[n] in map(Heading, PARTS)), len(blocks))
    return blocks[start:end]


def one(blocks, kind):
    """The only block of a kind."""
    (found,) = (block for block in blocks if isinstance(block, kind))
    return found


def texts(value):
    """Every text in a block or page, whatever holds it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def said(blocks):
    return " ".join(texts(tuple(blocks)))


def marks(made, number):
    """The marked words of a section, each with its mark."""
    marked = [block for block in part(made, PARTS[1]) if isinstance(block, Marked)][number]
    return [(marked.text[mark.start : mark.end], mark) for mark in marked.marks]


def card(made, key="t1"):
    return next(c for c in one(part(made, "All terms"), Cards).cards if c.key == key)


def figures(made):
    return dict(one(card(made).blocks, Pairs).pairs)
