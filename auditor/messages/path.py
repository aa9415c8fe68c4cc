"""Which response path the audit suggests for a contact, why, and how surely. The person decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from auditor import languages
from auditor.contrast.closeness import Sides, closeness, features
from auditor.messages.pitch import as_source
from auditor.records import Closeness, Document, Pitch, Side, Suggestion, noted
from auditor.sections import posting
from auditor.sections.titles import is_for_beginners
from auditor.settings import Settings
from auditor.terms import Extractor

ASK, NOT_A_FIT = 2, 5
NO_ROLE = Suggestion(ASK, Closeness("", 1.0), "it names no role: ask what it is")
FOREIGN = Suggestion(ASK, Closeness("", 0.5), "it is in another language, of which only names are understood")


def labelled(side: Side) -> Suggestion:
    """The path for a contact that the person has labelled."""
    path = ASK if side == "desired" else NOT_A_FIT
    return Suggestion(path, Closeness(side, 1.0), f"you labelled it {side}")


def suggest(
    pitch: Pitch,
    sides: Sides,
    extractor: Extractor,
    settings: Settings,
    called: Callable[[str], str] = str,
) -> Suggestion:
    """The path for a message: 2 for a role like the desired ones or none, 5 for one unwanted.

    Args:
        called: a term's name for people.
    """
    if not pitch.has_content:
        return NO_ROLE
    document = posting(as_source(pitch, "message"), id="message", language=languages.load(settings.language))
    found = of_posting(document, sides, extractor, settings, called)
    return FOREIGN if "foreign" in pitch.facts and found.closeness.side in ("neither", "") else found


def of_posting(
    document: Document,
    sides: Sides,
    extractor: Extractor,
    settings: Settings,
    called: Callable[[str], str] = str,
) -> Suggestion:
    """The same for the whole text of a posting."""
    found = closeness(features(document, extractor.find(document).mentions, settings), sides)
    telling = tuple((called(name), wrong, right) for name, wrong, right in found.telling)
    found = replace(found, telling=telling)
    match found.side:
        case "":
            return NO_ROLE
        case "neither":
            return Suggestion(
                NOT_A_FIT, found, "like neither side: your postings hardly know what it asks for"
            )
        case "desired" if (
            is_for_beginners(document.title, languages.load(settings.language)) and not sides.for_beginners
        ):
            return Suggestion(NOT_A_FIT, found, f"{_reason(found)}; but it is a beginner's role")
        case "desired":
            return Suggestion(ASK, found, _reason(found))
    return Suggestion(NOT_A_FIT, found, _reason(found))


def _reason(found: Closeness) -> str:
    """Which words speak for the side, and how many postings of each side ask for them."""
    roles = "want" if found.side == "desired" else "don't want"
    words = ", ".join(noted(word, f"{wrong}, {right}") for word, wrong, right in found.telling)
    asked = f"; asked for in (mismatched, desired) postings: {words}" if words else ""
    return f"closer to the roles you {roles}{asked}"
