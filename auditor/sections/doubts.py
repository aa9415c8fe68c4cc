"""What has to be said of a profile as it was read: dates that nobody can read, a text in another language."""

from __future__ import annotations

import re

from auditor.languages import Language, interfaces
from auditor.records import Document, Notice
from auditor.sections.heads import UNREAD
from auditor.text.normalise import fold

PROSE = frozenset({"headline", "about", "position-description", "projects", "volunteering", "other"})
FEWEST = 4  # function words of a language, before a text is said to be in it


def doubts(profile: Document, language: Language) -> tuple[Notice, ...]:
    """A notice for each date of a job that could not be read, and one if the text is in another language."""
    dates = [cut.text for cut in profile.dropped if cut.reason == UNREAD and re.search(r"\w", cut.text)]
    found = [
        Notice(
            "unread-dates",
            "info",
            f"The dates “{date}” of a job could not be read: the job is kept, and counts as a past one.",
            profile.source,
        )
        for date in dict.fromkeys(dates)
    ]
    other = written_in(profile, language)
    if other:
        found.append(
            Notice(
                "profile-in-another-language",
                "warning",
                f"The text of the profile reads as {other}: names of tools and certificates are found, most "
                f"other terms only in {language.name}. An audit of its {language.name} version says more.",
                profile.source,
            )
        )
    return tuple(found)


def written_in(profile: Document, language: Language) -> str:
    """The name of the language that the sentences of a profile are in; "" if its own or too few to tell.

    Told by words such as "und" and "der": lists of skills are the same in every language.
    """
    text = " ".join(fold(section.text).text for section in profile.sections if section.kind in PROSE)
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.casefold())
    own = sum(word in language.function_words for word in words)
    others = {table["name"]: set(table["function-words"]) for table in interfaces().values()}
    counts = {name: sum(word in known for word in words) for name, known in others.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= FEWEST and counts[best] > 1.5 * own else ""
