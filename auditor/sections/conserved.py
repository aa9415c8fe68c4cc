"""No line is lost: what stands in no section and was dropped with no reason is found here and placed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from auditor.languages import Language
from auditor.records import Dropped, Section
from auditor.sections import dates
from auditor.sections.lines import GLYPHS, Line, dropped, text_of
from auditor.text.normalise import key

_APART = re.compile(rf"[|·•,;:\"“”()\[\]\t/→+{GLYPHS}-]|\s{{2,}}|\sat\s|\s@\s")


def unaccounted(
    lines: Sequence[Line],
    sections: Sequence[Section],
    cut: Sequence[Dropped],
    furniture_of: Callable[[Line], str],
    language: Language,
    between: Collection[str] = (),
) -> tuple[list[Section], tuple[Dropped, ...]]:
    """The lines that are nowhere yet: furniture and dates as dropped, any others as a section "other".

    `between` are words that stand between a title and its company.
    """
    shown = " ".join(
        f" {key(text)} "
        for text in [*(part for s in sections for part in (s.heading, s.text)), *(d.text for d in cut)]
    )
    lost: list[Line] = []
    broken = False
    for each in lines:
        words = each.key.split()[broken:]
        broken = each.folded.rstrip().endswith("-")
        words = words[: -1 if broken else None]
        bare = [word for word in words if word not in between]
        if words and not (_is_shown(words, each, shown) or _is_shown(bare, each, shown)):
            lost.append(each)
    why = {
        each: furniture_of(each) or ("dates" if dates.is_date(each.text, language) else "") for each in lost
    }
    gone = tuple(
        cut
        for reason in dict.fromkeys(filter(None, why.values()))
        for cut in dropped((each for each in lost if why[each] == reason), reason)
    )
    rest = [each for each in lost if not why[each]]
    return [Section("other", text_of(rest))] if rest else [], gone


def _is_shown(words: Sequence[str], each: Line, shown: str) -> bool:
    """Whether the line stands somewhere whole; or, if it has several cells, in as many pieces."""
    pieces = 1 + len(_APART.findall(each.folded)) + len(re.findall(r"\s{2,}", each.text))
    is_cut = each.folded.rstrip().endswith(("...", "…"))
    at = 0
    while at < len(words) and pieces:
        end = len(words)
        while (
            end > at
            and f" {' '.join(words[at:end])}{'' if is_cut and end == len(words) else ' '}" not in shown
        ):
            end -= 1
        if end == at:
            return False
        at, pieces = end, pieces - 1
    return at == len(words)
