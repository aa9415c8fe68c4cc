"""What does not go together within the profile itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from auditor.coherence.kin import any_akin
from auditor.coherence.known import RIGHT, WRONG, Known, Read, place
from auditor.records import Attraction, Contradiction, Document, Line, Mention, Position, Verdict
from auditor.records.fields import field_of
from auditor.sections.titles import is_for_beginners
from auditor.text.normalise import key

LEAST_TOLD = 40  # words of jobs, projects and About, from which a word that is not there is missed
PRESENT = "current position-title"
MOST_LINES = 8  # skills that are quoted
MOST_BEFORE = 3  # words of rank and the like before a title that heads a part of a headline
STEM = 5  # letters by which "Tutoring" is shown by "Tutor"
# Where a word stands that was used: not in the list of skills, and not where it is only claimed.
UNSHOWN = frozenset({"skills", "headline", "interests", "recommendations", "name", "location"})
IN_VAIN = (
    "Listed as skills, and no job, project or About text of yours speaks of them, though they pull towards "
    "roles you don't want"
)
UNSHOWN_YET = (
    "Asked for by the roles you want, and listed as skills, but no job, project or About text of yours "
    "speaks of them: say where you used them, if you did"
)
_PARTS = re.compile(r"\s*[|•·,;/]\s*|\s[-–—]\s")


def headline(known: Known) -> Iterator[Contradiction]:
    """The headline names another job, or another level of it, than every present job is called.

    Only where both are named by titles of the lexicon, and nothing says that the person is on the way from
    one to the other.
    """
    own = known.own
    sections = own.document.sections
    heads = own.of_kind("headline")
    jobs = _present(own)
    said = " ".join(sections[n].text for n in heads)
    if not (heads and jobs) or known.phrases("underway").search(key(said)):
        return
    claimed, held = own.titles(heads), [own.titles([n]) for n in jobs]
    titled = {term: mention for one in held for term, mention in one.items()}
    names = {term: mention for term, mention in claimed.items() if _is_job(known, mention)}
    beside = known.phrases("beside")
    is_beside = any(beside.search(key(sections[n].text)) for n in jobs)
    is_shared = bool({*claimed} & {*titled})
    if names and all(held) and not is_beside and not is_shared and _are_apart(known, names, titled):
        yield _two_jobs(known, [*names.values()], [*titled.values()])
    levels = [_level(known, sections[n].text) for n in (*heads[:1], *jobs)]
    if levels[0] in ("leader", "beginner") and {*levels[1:]} == {"leader", "beginner"} - {levels[0]}:
        yield Contradiction(
            "level",
            f"Your headline speaks of a {levels[0]}, your present title of a {levels[1]}.",
            tuple(Line("", place(sections[n]), sections[n].text) for n in (*heads[:1], *jobs)),
        )


def _is_job(known: Known, mention: Mention) -> bool:
    """Whether a title in the headline names the job: it heads a part of it, in the singular, and is neither a
    certificate nor done beside a job. In "I build tools for teachers" it does not."""
    own, language = known.own, known.extractor.language
    text = own.document.sections[mention.section].text
    start, end = _PARTS.split(text[: mention.start])[-1], _PARTS.split(text[mention.end :])[0]
    before, part = start.casefold().split(), f"{start}{mention.surface}{end}"
    heads = len(before) <= MOST_BEFORE and not {*before} & language.function_words
    several = bool(language.spelling.singular(mention.surface.casefold().split()[-1]))
    certified = mention.term in own.titles(own.of_kind("certifications"))  # "RN" is what one is, not does
    return heads and not (several or certified or known.phrases("beside").search(key(part)))


def _are_apart(known: Known, names: Collection[str], titled: Collection[str]) -> bool:
    """Whether titles are of different fields of work, or pull to different sides."""
    some, others = ({known.verdict(term) for term in terms} for terms in (names, titled))
    pull_apart = any(a <= WRONG and b <= RIGHT for a, b in ((some, others), (others, some)))
    return pull_apart or not any_akin(names, titled, known.extractor)


def _two_jobs(known: Known, names: Sequence[Mention], titled: Sequence[Mention]) -> Contradiction:
    wrong = [m for m in (*names, *titled) if known.verdict(m.term) in WRONG]
    pull = f" “{wrong[0].surface}” pulls towards roles you don't want." if wrong else ""
    return Contradiction(
        "headline",
        f"Your headline names another job ({named(names)}) than your present title ({named(titled)}): "
        f"searches by title find you for both.{pull}",
        tuple(dict.fromkeys(known.own.quote(m) for m in (*names, *titled))),
    )


def _level(known: Known, text: str) -> str:
    """The level that the first part of a headline or title speaks of: leader or beginner; "" for others."""
    part = _PARTS.split(text)[0]
    if known.phrases("leading").match(key(part)):
        return "leader"
    is_guide = known.phrases("guiding").search(key(part))
    return "beginner" if not is_guide and is_for_beginners(part, known.extractor.language) else ""


def open_jobs(known: Known) -> Iterator[Contradiction]:
    """Jobs that look present although another one began later, unless they are held beside another one."""
    beside = known.phrases("beside")
    for old, newer in known.own.document.open_ended:
        if any(beside.search(key(f"{one.title} {one.company}")) for one in (old, newer)):
            continue
        yield Contradiction(
            "open job",
            f"{_job(old)} has no end, though {_job(newer)} began later: searches take it for a present job. "
            "Give it its end if you left it.",
            tuple(Line("", "dates as read", dated(one)) for one in (old, newer)),
        )


def skills(known: Known) -> Iterator[Contradiction]:
    """Skills that are listed, and of which no other part of the profile shows where they were used."""
    own = known.own
    entries = [n for n in own.of_kind("skills") if own.document.sections[n].position is None]
    shown = [n for n, s in enumerate(own.document.sections) if s.kind not in UNSHOWN or s.position]
    texts = [key(own.document.sections[n].text).split() for n in shown]
    if sum(map(len, texts)) < LEAST_TOLD or not own.of_kind("position-description", "projects"):
        return
    used = {m.term for m in own.mentions if m.section in shown}
    first: dict[str, Mention] = {}
    for mention in own.mentions:
        if mention.section in entries and not mention.inner and mention.term not in used:
            first.setdefault(mention.term, mention)
    alone = [m for m in first.values() if not _is_told(m.surface, texts)]
    if wrong := _ordered(alone, known.attractions, WRONG):
        yield Contradiction("wrong skills", f"{IN_VAIN}: {listed(wrong)}.", _quotes(own, wrong))
    if right := _ordered(alone, known.attractions, RIGHT):
        yield Contradiction("unshown skills", f"{UNSHOWN_YET}: {listed(right)}.", _quotes(own, right))


def _quotes(own: Read, mentions: Sequence[Mention]) -> tuple[Line, ...]:
    return tuple(dict.fromkeys(own.quote(m) for m in mentions[:MOST_LINES]))


def _is_told(surface: str, texts: Sequence[Sequence[str]]) -> bool:
    """Whether some text has all words of a skill, whatever their ends: "Tutor" shows "Tutoring"."""
    stems = [word[:STEM] for word in key(surface).split()]
    return any(all(any(word.startswith(stem) for word in text) for stem in stems) for text in texts)


def _ordered(
    alone: Sequence[Mention], attractions: Sequence[Attraction], verdicts: Collection[Verdict]
) -> list[Mention]:
    """The mentions whose terms have one of these verdicts, the strongest first."""
    by_term = {m.term: m for m in alone}
    return [by_term[a.term] for a in attractions if a.term in by_term and a.verdict in verdicts]


def wanted(known: Known, texts: Sequence[Read]) -> Iterator[Contradiction]:
    """Titles that the person is open to, which wrong postings bear and wanted ones do not."""
    right = {mention.term for _, mention in known.named_by("desired")}
    wrong: dict[str, list[tuple[Document, Mention]]] = {}
    for posting, mention in known.named_by("mismatched"):
        wrong.setdefault(mention.term, []).append((posting, mention))
    told: dict[str, list[Line]] = {}
    asked: dict[str, Mention] = {}
    for text in texts:
        for term, mention in text.titles(text.wanted(known.phrases("wanted"))).items():
            asked.setdefault(term, mention)
            told.setdefault(term, []).append(text.quote(mention))
    if not right:
        return
    for term, mention in asked.items():
        if term in wrong and term not in right:
            one, title = wrong[term][0]
            titled = one.sections[title.section].text
            count = len({posting.id for posting, _ in wrong[term]})
            called = "1 posting is" if count == 1 else f"{count} postings are"
            yield Contradiction(
                "wanted roles",
                f"You are open to “{mention.surface}”: {called} called so that you were wrongly contacted "
                "about, and none that you want.",
                (
                    *told[term],
                    Line(one.source, "title of a mismatched posting", titled),
                ),
            )
    held = _held(known.own)
    if asked and held and not any_akin(asked, {*right, *held}, known.extractor):
        yield Contradiction(
            "wanted roles",
            f"You are open to {named([*asked.values()])}: neither your headline, nor your present title, nor "
            "any posting you want is of that kind.",
            tuple(dict.fromkeys(line for lines in told.values() for line in lines)),
        )


def _held(own: Read) -> dict[str, Mention]:
    """The titles of headline and present jobs."""
    return own.titles([*own.of_kind("headline"), *_present(own)])


def _present(own: Read) -> list[int]:
    """The sections with the titles of present jobs."""
    sections = own.document.sections
    return [n for n in own.of_kind("position-title") if field_of(sections[n]).name == PRESENT]


def listed(mentions: Sequence[Mention]) -> str:
    """The words of up to eight mentions, and how many more there are."""
    words = [*dict.fromkeys(m.surface for m in mentions)]
    more = f" and {len(words) - MOST_LINES} more" if words[MOST_LINES:] else ""
    return ", ".join(words[:MOST_LINES]) + more


def named(mentions: Sequence[Mention]) -> str:
    """The words of mentions in quotation marks."""
    return ", ".join(dict.fromkeys(f"“{m.surface}”" for m in mentions))


def _job(job: Position) -> str:
    return f"{job.title or 'a job'} at {job.company}" if job.company else job.title


def dated(job: Position) -> str:
    """A position in a line: "Bookkeeper, Tarnbrook, 2013-06 to 2017-11"."""
    span = f"{job.start} to {job.end or 'no end'}" if job.start else ""
    return ", ".join(filter(None, (job.title, job.company, span)))
