"""What has to be said of a profile as it was read: dates that nobody can read, a text in another language."""

from __future__ import annotations

import re

from auditor.languages import Language
from auditor.records import Document, Notice
from auditor.sections.heads import UNREAD
from auditor.text.tongue import written_in

PROSE = frozenset({"headline", "about", "position-description", "projects", "volunteering", "other"})


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
    prose = "\n".join(section.text for section in profile.sections if section.kind in PROSE)
    if other := written_in(prose, language):
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
