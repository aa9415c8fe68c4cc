"""A JSON Resume, of whatever version -> a profile whose parts the file names."""

from __future__ import annotations

import json

from auditor.errors import UnreadableInput, WrongInput
from auditor.read.raw import Raw
from auditor.records import Source

_DEEPEST = 100  # levels of brackets; a résumé has six
_KNOWN = ("basics", "work", "skills")


def sniff(raw: Raw) -> bool:
    """Whether a profile is asked for and the text is one JSON object."""
    return raw.wanted == "profile" and raw.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")


def read(raw: Raw) -> tuple[Source, ...]:
    """The profile.

    Raises:
        WrongInput: it is JSON of another kind.
        UnreadableInput: it is no JSON, or nested deeper than any résumé.
    """
    from pydantic import ValidationError  # not needed for any other format

    from auditor.read import resume

    text = raw.text
    if _depth(text) > _DEEPEST:
        raise UnreadableInput(f"{raw.name}: nested deeper than {_DEEPEST} levels, as no résumé is")
    try:
        given = json.loads(text)
    except ValueError as error:
        raise UnreadableInput(
            f"{raw.name}: not readable as JSON ({error}); export it again, or paste the text of the profile"
        ) from error
    if not any(name in given for name in _KNOWN):
        raise WrongInput(
            f"{raw.name}: JSON, but no JSON Resume, which has basics, work or skills; "
            "paste the text of the profile instead"
        )
    try:
        found = resume.Resume.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise WrongInput(
            f"{raw.name}: {place} is not as JSON Resume has it ({first['msg']}); mend it, or paste the text"
        ) from error
    form = "linkedin-export" if found.meta == resume.OF_AN_EXPORT else "json-resume"
    return (Source(raw.name, form, tuple(resume.blocks(found))),)


def _depth(text: str) -> int:
    """How deep brackets are nested at most, those within texts counted too: a bound for the parser."""
    deepest = depth = 0
    for sign in text:
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest
