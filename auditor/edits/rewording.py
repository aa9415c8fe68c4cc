"""The wanted postings' word for what a profile says in other words.

Never a replacement: what a job was called is a fact, and the other word may only stand beside it, in headline
or text, and only if it is true of the person. A word that wrong postings use as much is not offered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from auditor.edits.candidates import FLAGGED
from auditor.languages import Language
from auditor.lexicon import Entry, Lexicon
from auditor.lexicon.variants import bare
from auditor.records import Attraction, Document, Mention, Rewording, Section, Side
from auditor.records.fields import RANKED, field_of
from auditor.searches.drawn import TOO_COMMON
from auditor.text.normalise import fold, key

MOST = 5
LEAST_POSTINGS = 2  # of the wanted side that use a word
LEAST_SHARE = 0.2  # (0-1) of these
LEAST_TIMES = 2.0  # so much larger is that share than that of the wrong side
LEAST_SUPPORT = 2  # words of a text that speak for another title of the job,
SUPPORT_SHARE = 0.25  # and their share of those that half of the postings so titled ask for
WORK = frozenset({"tool", "language", "method", "domain", "open"})


@dataclass(frozen=True, slots=True)
class Read:
    """A profile and the postings of both sides with the terms of each.

    `mentions` are by posting; `share` is that (0-1) of postings at large that use a term.
    """

    profile: Document
    own: Sequence[Mention]
    sides: Mapping[Side, Sequence[Document]]
    mentions: Mapping[str, Sequence[Mention]]
    lexicon: Lexicon
    language: Language
    share: Callable[[str], float]

    def postings(self, side: Side) -> tuple[Document, ...]:
        """The distinct postings of a side: near-duplicates are one voice."""
        first = {p.cluster or p.id: p for p in reversed(self.sides.get(side, ())) if p.weight > 0}
        return tuple(reversed(first.values()))


class _Use(NamedTuple):
    """Which of so many postings use a term: by term their ids."""

    postings: Mapping[str, frozenset[str]]
    size: int

    def share(self, term: str) -> float:
        """The part (0-1) of the postings that use a term."""
        return len(self.postings.get(term, ())) / self.size if self.size else 0.0


def rewordings(terms: Iterable[Attraction], read: Read) -> tuple[Rewording, ...]:
    """At most five words of the wanted postings where the profile has another, strongest first."""
    judge = _Judge(read, frozenset(a.term for a in terms if a.verdict in FLAGGED))
    best: dict[str, Rewording] = {}
    for one in sorted(judge.found(), key=_strength):
        best.setdefault(one.wanted.casefold(), one)
    return tuple(best.values())[:MOST]


def _strength(one: Rewording) -> tuple[int, int, str, str]:
    return -one.desired_postings, -len(one.support), one.wanted, one.said


class _Judge:
    """What the profile says, and what each side does."""

    def __init__(self, read: Read, flagged: Collection[str]) -> None:
        self._read, self._flagged = read, flagged
        self._wanted = _use(read, "desired", titled=True)
        self._wrong = _use(read, "mismatched", titled=False)
        fields = [field_of(section) for section in read.profile.sections]
        self._searched = [n for n, field in enumerate(fields) if field.is_searched]
        self._said = [m for m in read.own if m.section in self._searched and not m.inner]
        texts = (read.profile.sections[n].text for n in self._searched)
        self._text = " ".join(f" {key(text)} " for text in texts)
        self._names = {m.term for m in read.own}
        self._forms: dict[str, Counter[str]] = {}

    def found(self) -> Iterator[Rewording]:
        """Every rewording that may be offered, also several to the same word."""
        words = [term for term in sorted(self._wanted.postings) if self._pulls_right(term)]
        entries = [entry for term in words if (entry := self._read.lexicon.called(term))]
        for m in sorted(self._said, key=self._rank):
            said = self._read.lexicon.called(m.term)
            if said is None or m.qualifier != "plain":
                continue
            for wanted in entries:
                if one := self._offered(m, said, wanted):
                    yield one

    def _rank(self, m: Mention) -> tuple[int, int, int]:
        """The place of a mention, that which weighs most first."""
        name = field_of(self._read.profile.sections[m.section]).name
        return RANKED.index(name) if name in RANKED else len(RANKED), m.section, m.start

    def _pulls_right(self, term: str) -> bool:
        count, share = len(self._wanted.postings[term]), self._wanted.share(term)
        is_asked = count >= LEAST_POSTINGS and share >= LEAST_SHARE
        return is_asked and term not in self._flagged and share >= LEAST_TIMES * self._wrong.share(term)

    def _offered(self, m: Mention, said: Entry, wanted: Entry) -> Rewording | None:
        """The wanted word beside a mention, if both may name the same and the text supports it."""
        is_same = said.id == wanted.id
        if not is_same and (wanted.name in self._names or not self._may_be(said, wanted)):
            return None
        form, count = self._form(wanted), self._used(wanted)[self._form(wanted)]
        if count < LEAST_POSTINGS or (is_same and not self._is_rarer(said, form)):
            return None
        if f" {key(m.surface)} " in f" {key(form)} " or (m.term in self._flagged and m.kind != "title"):
            return None  # "WCAG 2.1" for WCAG says more, not the same
        support = self._support(m, said, wanted) if m.kind == "title" else ()
        if support is None:
            return None
        place = field_of(self._read.profile.sections[m.section]).place
        return Rewording(_plain(m.surface), form, place, support, count)

    def _form(self, wanted: Entry) -> str:
        """How most wanted postings write it; "" where the profile has these words somewhere already."""
        forms = self._used(wanted)
        form = max(sorted(forms), key=lambda text: forms[text], default="")
        return "" if f" {key(form)} " in self._text else form

    def _used(self, wanted: Entry) -> Counter[str]:
        """The ways in which the wanted postings write it, as the lexicon has them, with how many do."""
        if wanted.name not in self._forms:
            known = {s.text.casefold(): s.text for s in reversed([*wanted.surfaces()])}
            uses = {
                (posting.id, known[text])
                for posting in self._read.postings("desired")
                for m in self._read.mentions.get(posting.id, ())
                if m.term == wanted.name and _asks(m, posting, titled=True)
                if (text := _plain(m.surface).casefold()) in known
            }
            self._forms[wanted.name] = Counter(form for _, form in uses)
        return self._forms[wanted.name]

    def _is_rarer(self, said: Entry, form: str) -> bool:
        """Whether the profile writes a concept only in ways that fewer wanted postings do."""
        spelling = self._read.language.spelling
        mine = {bare(m.surface, spelling) for m in self._read.own if m.term == said.name}
        forms = self._used(said)
        used = sum(count for text, count in forms.items() if bare(text, spelling) in mine)
        return bare(form, spelling) not in mine and forms[form] > used

    def _may_be(self, said: Entry, wanted: Entry) -> bool:
        """Whether two concepts may name the same work, or what is said is a kind of what is wanted."""
        if said.kind == "title" and wanted.kind == "title":
            is_sister = bool(said.broader) and said.broader == wanted.broader
            is_near = said.broader == wanted.id or wanted.broader == said.id or is_sister
            return is_near or _same_field(said, wanted, self._read.language)
        return {said.kind, wanted.kind} <= WORK and said.broader == wanted.id

    def _support(self, m: Mention, said: Entry, wanted: Entry) -> tuple[str, ...] | None:
        """The words of the text below a title that speak for the wanted one; None where they are too few.

        They are those that half of the postings so titled ask for, and the wrong side less often. What tells
        a narrower title or a sister from the said one is among them: "Java" of "Java developer".
        """
        there = self._beside(self._read.profile.sections[m.section])
        words = {word for n in there for word in key(self._read.profile.sections[n].text).split()}
        is_below = bool(wanted.broader) and wanted.broader in (said.id, said.broader)
        if is_below and not words.issuperset(key(wanted.name).split()[:-1]):
            return None
        core = self._core(wanted.name)
        held = {
            one.term: _plain(one.surface)
            for one in self._said
            if one.section in there and one.term in core and one.qualifier == "plain"
        }
        few = len(held) < max(LEAST_SUPPORT, SUPPORT_SHARE * len(core))
        return None if few else tuple(held[term] for term in core if term in held)

    def _core(self, title: str) -> list[str]:
        """What postings of a title ask for, what most of them do first."""
        titled = self._wanted.postings[title]
        counts = {
            entry: len(ids & titled)
            for entry, ids in self._wanted.postings.items()
            if self._is_work(entry) and self._wanted.share(entry) > self._wrong.share(entry)
        }
        core = (t for t, n in counts.items() if n >= max(LEAST_POSTINGS, len(titled) / 2))
        return sorted(core, key=lambda term: (-counts[term], term))

    def _is_work(self, term: str) -> bool:
        entry = self._read.lexicon.called(term)
        kind = entry.kind if entry else "open"
        return kind in WORK and term not in self._flagged and self._read.share(term) <= TOO_COMMON

    def _beside(self, section: Section) -> set[int]:
        """The sections that tell of the work of a title: its job's, of a present one also those of no job."""
        sections, job = self._read.profile.sections, section.position
        now = job is None or job.is_current
        return {
            n
            for n in self._searched
            if not field_of(sections[n]).is_fact
            and (sections[n].position == job or (now and sections[n].position is None))
        }


def _same_field(said: Entry, wanted: Entry, language: Language) -> bool:
    """Whether two titles name one field, and nothing else: "Transport clerk" and "Transport planner"."""
    ours, theirs = key(said.name).split(), key(wanted.name).split()
    anybody = {*language.table("seniority")["of-any-trade"]}
    return len(ours) > 1 and ours[:-1] == theirs[:-1] and {ours[-1], theirs[-1]} <= anybody


def _use(read: Read, side: Side, *, titled: bool) -> _Use:
    """What the postings of a side use; if `titled`, titles count only where a posting is called so."""
    found: dict[str, set[str]] = {}
    postings = read.postings(side)
    for posting in postings:
        for m in read.mentions.get(posting.id, ()):
            if _asks(m, posting, titled=titled):
                found.setdefault(m.term, set()).add(posting.id)
    return _Use({term: frozenset(ids) for term, ids in found.items()}, len(postings))


def _asks(m: Mention, posting: Document, *, titled: bool) -> bool:
    is_asked = m.qualifier != "negated" and m.demand != "boilerplate" and (not titled or not m.inner)
    elsewhere = titled and m.kind == "title" and posting.sections[m.section].kind != "title"
    return is_asked and not elsewhere


def _plain(text: str) -> str:
    return " ".join(fold(text).text.split())
