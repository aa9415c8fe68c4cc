"""What a reply may say of the person, taken from the workspace and its last audit; nothing is invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from auditor.contacts.desk import Desk
from auditor.records import Attraction, Audit, Contact, Pitch
from auditor.records.fields import FIELDS
from auditor.replies.draft import ASKS, Facts, first_name, role_name
from auditor.terms.roles import is_role
from auditor.workspace import corrections

MOST_TITLES = 2
MOST_FITTING = 2  # words of the profile that a reply names
# A word here is work of today
NOW = {f.place for f in FIELDS.values() if f.is_prominent or f.name.startswith("current ")}


def facts(desk: Desk, contact: Contact, audit: Audit | None, *, culprits: bool = False) -> Facts:
    """The facts for a reply to a contact; `audit` is the last one, None before any."""
    offer, language = desk.pitch(contact), desk.extractor.language
    asked = frozenset(m.term for m in desk.extractor.find_in(f"{offer.role}\n{offer.text}"))
    terms = audit.terms if audit else ()
    return Facts(
        me=first_name(own_name(desk, audit), language),
        titles=desired_titles(desk, audit),
        fact=language.table("replies/names")["and"].join(_fitting(terms, asked)),
        asks=_open_questions(offer),
        culprit=_culprit(terms, asked, language.table("replies/names")["places"]) if culprits else None,
    )


def own_name(desk: Desk, audit: Audit | None) -> str:
    """The person's name, by the profile of the workspace, else by its last audit; "" where neither tells."""
    stated = (s.text for s in audit.profile.sections if s.kind == "name") if audit else iter(())
    return desk.own_name() or next(stated, "")


def desired_titles(desk: Desk, audit: Audit | None = None) -> tuple[str, ...]:
    """The commonest titles of the desired postings, as the profile of the last audit writes them, if it does.

    Others are written as most of these postings do. Then come those of wanted.txt. What names no role, such
    as a company that was taken for the title, is none, unless the person said so.
    """
    language, find = desk.extractor.language, desk.extractor.find_in
    said = {kept.said.get("title") for kept in corrections.load(desk.here).values()}
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for document in desk.postings()["desired"]:
        found = {m.term: m.surface for m in find(document.title) if m.kind == "title" and not m.inner}
        written = role_name(document.title, language)
        if not found and (document.title in said or is_role(written, language, find)):
            found = {written: written}
        counts.update(found.keys())
        for title, form in found.items():
            forms.setdefault(title, Counter())[form] += 1
    own = {a.term: a.written for a in audit.terms if a.mentions} if audit else {}
    commonest = sorted(counts, key=lambda title: (-counts[title], title))[:MOST_TITLES]
    named = (_words(title, own.get(title) or forms[title].most_common(1)[0][0]) for title in commonest)
    return tuple(dict.fromkeys((*named, *desk.here.wanted())))[:MOST_TITLES]


def _words(title: str, written: str) -> str:
    """A title as it is written; under its usual name the letters of that, which fit a sentence."""
    return title if title.casefold() == written.casefold() else written


def _open_questions(offer: Pitch) -> tuple[str, ...]:
    """What a message leaves open comes first; what it says need not be asked."""
    return tuple(ask for ask in ASKS if ask not in offer.facts)


def _fitting(terms: Sequence[Attraction], asked: frozenset[str]) -> list[str]:
    """Words of today's work that the role asks for, and that pull towards no wrong role."""
    fit = (
        in_sentence(a)
        for a in sorted(terms, key=lambda a: (-a.exposure, a.term))
        if a.term in asked
        and a.kind in ("tool", "language", "method")
        and NOW & {*a.sections}
        and a.qualifiers == ("plain",)
        and not a.verdict.endswith("wrong_role")
    )
    return list(islice(fit, MOST_FITTING))


def in_sentence(term: Attraction) -> str:
    """A term as the person writes it in a sentence, if they do, else as in a list."""
    said = (e.surface for e in term.evidence if e.side == "profile" and e.surface.islower())
    return next((text for text in said if text.casefold() == term.written.casefold()), term.written)


def _culprit(
    terms: Iterable[Attraction], asked: frozenset[str], places: Mapping[str, str]
) -> tuple[str, str] | None:
    """The word of the profile that most likely brought this recruiter, and where it stands."""
    wrong = [
        a
        for a in terms
        if a.verdict.endswith("wrong_role")
        and a.mentions
        and a.kind != "title"
        and any(p in places for p in a.sections)
    ]
    named = (
        [a for a in wrong if a.term in asked] if asked else wrong
    )  # of a message that says nothing, the strongest
    best = min(named, key=lambda a: (-a.attraction, a.term), default=None)
    if best is None:
        return None
    return in_sentence(best), next(words for place, words in places.items() if place in best.sections)
