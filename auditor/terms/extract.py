"""Find the terms of a document: the lexicon's, and the profile's own phrases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cache, partial

from spacy.matcher import PhraseMatcher

from auditor import languages, lexicon
from auditor.languages import Language
from auditor.lexicon import Own, Surface
from auditor.records import Document, Kind, Mention, Rejected, Section, Term
from auditor.records.fields import FIELDS
from auditor.settings import Settings
from auditor.terms import ambiguity, demand, open_terms, qualifiers, reading
from auditor.terms.demand import Demands
from auditor.terms.explained import as_explained, explained_in
from auditor.terms.halves import first_halves, last_halves
from auditor.terms.matching import Span, SurfaceMatcher, crossing, longest, spans, with_phrases
from auditor.terms.meanings import Meanings
from auditor.terms.open_terms import OpenTerms, Phrase
from auditor.terms.qualifiers import Qualifiers
from auditor.terms.texts import Folding, Text, candidates, fold_section, tokenize
from auditor.text import model
from auditor.text.phrases import Phrasebook, Phrases
from auditor.text.tokens import Tokens, pattern

# Names of people, employers and places are not terms.
UNREAD = {"company", *(field.name for field in FIELDS.values() if not field.weight)}
NEAR = reading.NEAR
WORDS_KEPT = 40_000  # in the vocabulary, about 30 MB; some thousand postings' worth
SENIORITY = "seniority:"  # begins the key of a word of rank
TITLED = reading.TITLE_SECTIONS | {"skills", "certifications"}  # where words have capitals anyway
NO_NEIGHBOURS = {"soft", "seniority", "title"}  # say nothing of the words beside them
APART = "apart"  # the class of names of one word that are written in two
TOOLS = {"tool", "language"}


@dataclass(frozen=True, slots=True)
class Found:
    """The terms of one document, in reading order, and the readings that were turned down."""

    mentions: tuple[Mention, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What the phrases of a section make of its terms."""

    qualifiers: Qualifiers
    demands: Demands


class Extractor:
    """Holds what is costly to make: the pipeline and the lexicon."""

    def __init__(self, settings: Settings, own: Sequence[Own] | None = None) -> None:
        """`own` are a person's lexicon files, read already; without it those that the settings name."""
        self.settings = settings
        self.language = languages.load(settings.language)
        self.own = lexicon.read_all(settings.lexicon) if own is None else tuple(own)
        self.nlp, self.model = model.load(settings.model, self.language)
        self.lexicon = lexicon.load(self.language, self.own)
        self._matcher = SurfaceMatcher(self.nlp, self.lexicon, self._ranks())
        self._meanings = Meanings(self.language, self.lexicon)
        self._kinds: dict[str, Kind] = {}
        self._shares: dict[str, float] = {}
        phrases = qualifiers.lists(self.language) | demand.lists(self.language)
        self._phrasebook = Phrasebook(phrases, self.language.table("words"))

    def term(self, name: str) -> Term | None:
        """The lexicon term with this name, in its case."""
        entry = self.lexicon.called(name)
        return entry.term if entry else None

    def find(self, document: Document, open_phrases: OpenTerms | None = None) -> Found:
        """All terms of a document; with `open_phrases` also a profile's own ones."""
        folded = list(self._folded(document))
        with self._forgetting():
            return self._find(document, list(self._texts(folded)), open_phrases)

    def _find(self, document: Document, read: Iterable[Text], open_phrases: OpenTerms | None) -> Found:
        mentions: list[Mention] = []
        rejected: list[Rejected] = []
        texts = [(text, self._spans(text)) for text in read]
        company = {
            s.key
            for _, found in texts
            for s in found
            if not s.ambiguous and self._kind(s.key) not in NO_NEIGHBOURS
        }
        explained = explained_in(texts, self.lexicon)
        for text, found in texts:
            settled, open_ones = self._meanings.settled(found, text, texts)
            possible, redefined = as_explained(settled, text, explained)
            redefined += [one for one in open_ones if text.tokens[one[0].start] not in explained]
            chosen, turned_down = self._resolve(text, possible, company)
            turned_down += redefined
            joints = reading.separators(self.language)
            for halves in (first_halves, last_halves):
                chosen += [*halves(chosen, text.tokens, self.lexicon, joints)]
            matcher = open_phrases and open_phrases.matcher
            phrases = [*spans(matcher, text.tokens, self.language.spelling)] if matcher else []
            chosen = with_phrases(chosen, phrases)
            if chosen:
                entries = [s for s in phrases if open_phrases and s.key in open_phrases.entries]
                inner, said = self._inner([*possible, *entries], chosen), self._said(text, chosen)
                mentions += [
                    self._mention(s, text, said, document.id, inner=s in inner)
                    for s in sorted(inner | {*chosen})
                ]
            rejected += [Rejected(self._name(s.key), *text.place(s), reason) for s, reason in turned_down]
        return Found(tuple(mentions), tuple(rejected))

    def find_in(self, text: str) -> tuple[Mention, ...]:
        """The terms of any text, in reading order, without words of rank, legal text and lists of perks."""
        document = Document("text", "", "", self.language.code, (Section("other", text),), "text")
        found = self.find(document).mentions
        return tuple(m for m in found if m.kind != "seniority" and m.demand != "boilerplate")

    def open_terms(self, profile: Document) -> OpenTerms:
        """The profile's phrases that are in no lexicon; without a tagger only its skill entries."""
        texts = list(self._texts(list(self._folded(profile))))
        written = [
            Phrase(entry, 0, whole=True)
            for t in texts
            if t.section.kind == "skills"
            for entry in open_terms.entries(t.folded.text, self.language)
        ]
        listed = len(written)
        if self.model:
            for text, doc in zip(texts, self.nlp.pipe(t.folded.text for t in texts), strict=True):
                taken = [text.characters(span) for span in self._resolve(text, self._spans(text))[0]]
                demands = self._said(text, ()).demands
                written += (
                    phrase
                    for phrase in open_terms.phrases(doc, taken, titled=text.section.kind in TITLED)
                    if demands.of(phrase.start, phrase.start + len(phrase.text)) != "boilerplate"
                )
        by_lower: dict[str, str] = {}
        for phrase in written:  # skill entries come first: they are spelt as the person wants them read
            by_lower.setdefault(phrase.text.lower(), phrase.text)
        names, own = (open_terms.names_in(profile, kinds) for kinds in (UNREAD, {"name"}))
        entries = {phrase.text.lower() for phrase in written[:listed]}
        kept = {
            phrase: lower
            for lower, phrase in by_lower.items()
            if self._is_telling(lower, names) or (lower in entries and self._is_entry(lower, own))
        }
        whole = {phrase.text.lower() for phrase in written if phrase.whole}
        return self._look_up(
            kept,
            frozenset(phrase for phrase, lower in kept.items() if lower in whole),
            frozenset(p for p, lower in kept.items() if lower in entries and self._is_entry(lower, own)),
        )

    def only(self, phrases: OpenTerms, names: frozenset[str]) -> OpenTerms:
        """A part of the open terms."""
        kept = (name for name in phrases.terms if name in names)
        return self._look_up(kept, phrases.whole & names, phrases.entries & names)

    def background_share(self, term: str) -> float:
        """Share (0-1) of postings at large that use a term under any of its surfaces."""
        if term not in self._shares:
            shares = self.language.background_shares
            entry = self.lexicon.called(term)
            surfaces = [s.text.lower() for s in entry.surfaces()] if entry else [term.lower()]
            self._shares[term] = max(shares.get(surface, 0.0) for surface in surfaces)
        return self._shares[term]

    def spellings(self, term: str) -> list[str]:
        """The ways to write a term in a search: its name, then its commonest other names."""
        entry = self.lexicon.called(term)
        return [term, *entry.aliases[:2], *entry.exact[:1]] if entry else [term]

    def written(self, term: str) -> list[Surface]:
        """The ways to write a term, as a person looks for them in a text."""
        if entry := self.lexicon.called(term):
            return [*entry.written()]
        ways = open_terms.spellings(term.lower(), self.language.spelling)
        return [Surface(way, exact=False, ambiguous=False) for way in ways]

    def _folded(self, document: Document) -> Iterator[Folding]:
        for index, section in enumerate(document.sections):
            if section.kind not in UNREAD:
                folding = fold_section(section, index, self.lexicon)
                self._matcher.compile_for(folding.words)
                yield folding

    def _texts(self, read: Iterable[Folding]) -> Iterator[Text]:
        return (tokenize(folding, self.nlp) for folding in read)

    def _spans(self, text: Text) -> list[Span]:
        return candidates(text, self._matcher, self.nlp)

    def _forgetting(self) -> AbstractContextManager[object]:
        """Once the common words are known, a text's rare ones are forgotten after it: memory stays flat."""
        return self.nlp.memory_zone() if len(self.nlp.vocab) > WORDS_KEPT else nullcontext()

    def _ranks(self) -> Iterator[tuple[str, Surface]]:
        ranks = self.language.table("seniority")
        for word in ranks["words"]:
            yield SENIORITY + word, Surface(word, exact=False, ambiguous=word in ranks["ambiguous"])

    def _look_up(self, phrases: Iterable[str], whole: frozenset[str], entries: frozenset[str]) -> OpenTerms:
        matcher = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        terms = {phrase: Term(phrase, "open") for phrase in sorted(phrases)}
        for phrase in terms:
            spellings = open_terms.spellings(phrase.lower(), self.language.spelling)
            matcher.add(phrase, [pattern(self.nlp, text) for text in spellings])
        return OpenTerms(terms, matcher, whole, entries)

    def _is_entry(self, entry: str, own: frozenset[str]) -> bool:
        """Neither known, whole or in part, nor with the person's name in it, nor what every posting says."""
        words, never = {*entry.split()}, self.language.table("open_terms")["never"]
        is_known = self._is_known(entry) or entry in self.lexicon.never or self._holds_a_term(entry)
        is_common = self.language.background_shares.get(entry, 0.0) > self.settings.open_word_background
        return not (is_known or is_common or words & own or words <= {*never})

    def _holds_a_term(self, text: str) -> bool:
        found = self._matcher.spans(Tokens(self.nlp.make_doc(text), text))
        return any(not s.ambiguous and self._kind(s.key) != "seniority" for s in found)

    def _is_telling(self, phrase: str, names: frozenset[str]) -> bool:
        """Neither known already, nor a name of the person's own, nor something every posting says."""
        words = phrase.split()
        never = self.language.table("open_terms")["never"]
        if (
            self._is_known(phrase)
            or phrase in self.lexicon.never
            or phrase in _perks(self.language)
            or names & {*words}
            or words[0] in never
            or words[-1] in never
            or words[-1] in self.language.table("boilerplate")["company_suffixes"]
        ):
            return False
        limit = self.settings.open_background if len(words) > 1 else self.settings.open_word_background
        shares = self.language.background_shares
        return (
            max(shares.get(text, 0.0) for text in open_terms.spellings(phrase, self.language.spelling))
            <= limit
        )

    def _is_known(self, phrase: str) -> bool:
        return bool(self.lexicon.named(phrase)) or phrase in self.language.table("seniority")["words"]

    def _resolve(
        self, text: Text, candidates: Sequence[Span], company: Collection[str] = ()
    ) -> tuple[list[Span], list[tuple[Span, str]]]:
        """Longest first without overlap; ambiguous words are judged once the sure ones stand.

        `company` are the keys of all sure terms of the document.
        """
        apart = self._apart(text, candidates, company)
        chosen = longest((span for span in candidates if not span.ambiguous), apart) + apart
        unsure = longest((span for span in candidates if span.ambiguous), chosen)
        turned_down = []
        read = [*self._readings(text, unsure, tuple(chosen), company)]
        tools = ((s.key, one) for s, one in read if self._kind(s.key) in TOOLS)
        opening = {key for key, one in tools if ambiguity.opens_like_a_tool(one)}
        # "R with ..." and "Excel for ..." bear each other out; "Rust on ..." and "Access for ..." do not.
        borne_out = opening if any(len(self._name(key)) == 1 for key in opening) else set[str]()
        for span, one in read:
            if span.key in borne_out and len(borne_out) > 1:
                one = replace(one, find_field=lambda: True)
            reason = ambiguity.judge(one, self._ambiguity(span, text))
            if reason:
                turned_down.append((span, reason))
            else:
                chosen.append(span)
        return chosen, turned_down

    def _apart(self, text: Text, candidates: Sequence[Span], company: Collection[str]) -> list[Span]:
        """The names in two words that are meant so, whatever their words say: "Power Point" is no point."""
        spans = [s for s in candidates if s.ambiguous and self._is_apart(s, text)]
        sure = [s for s in candidates if spans and not s.ambiguous]
        spans = [one for one in spans if not any(s.start <= one.start and one.end <= s.end for s in sure)]
        if not spans:
            return spans
        taken = {i for s in spans for i in range(s.start, s.end)}
        others = tuple(s for s in candidates if not taken & {*range(s.start, s.end)})
        read = self._readings(text, longest(spans), others, company)
        tools = {s.start: s.end for s in sure if self._kind(s.key) in TOOLS}  # "git hub" is more than Git
        inner = {s for s in spans if any(tools.get(i, s.end + 1) <= s.end for i in range(s.start, s.end))}
        return [s for s, one in read if s in inner or not ambiguity.judge(one, APART)]

    def _is_apart(self, span: Span, text: Text) -> bool:
        """Whether a name of one word is written in several."""
        if span.end - span.start < 2 or span.key.startswith(SENIORITY):
            return False
        return self.lexicon[span.key].is_apart(" ".join(text.tokens[span.start : span.end]))

    def _readings(
        self, text: Text, unsure: Sequence[Span], sure: Sequence[Span], company: Collection[str]
    ) -> Iterator[tuple[Span, reading.Reading]]:
        """Each ambiguous word with what stands around it."""
        if not unsure:
            return
        hard = [s for s in (*sure, *unsure) if self._kind(s.key) not in NO_NEIGHBOURS]
        known = frozenset(
            i for s in sure if self._kind(s.key) not in NO_NEIGHBOURS for i in range(s.start, s.end)
        )
        roles = frozenset(s.end - 1 for s in sure if self._kind(s.key) == "title")
        terms = frozenset(i for s in (*sure, *unsure) for i in range(s.start, s.end))
        for span in unsure:
            near = (s for s in hard if s.end >= span.start - NEAR and s.start <= span.end + NEAR)
            akin = [s for s in near if s is not span and self._are_akin(span.key, s.key)]
            yield (
                span,
                reading.Reading(
                    text.tokens,
                    span.start,
                    span.end,
                    text.section.kind,
                    listed=frozenset(i for s in akin for i in (s.start, s.end - 1)),
                    related=frozenset(i for s in akin if not s.ambiguous for i in range(s.start, s.end)),
                    sure=known,
                    terms=terms,
                    roles=roles,
                    find_field=partial(self._has_akin, span.key, company),
                    cues=reading.cues(self.language, self._name(span.key), self._ambiguity(span, text)),
                    language=self.language,
                ),
            )

    def _ambiguity(self, span: Span, text: Text) -> str:
        """The class of a word of rank, a name, one in two words, or an abbreviation in small letters."""
        if span.key.startswith(SENIORITY):
            return "rank"
        return APART if self._is_apart(span, text) else self.lexicon[span.key].ambiguity or "abbreviation"

    def _are_akin(self, key: str, other: str) -> bool:
        """Whether two terms belong to one field: the same family, or tools and languages both."""
        if key.startswith(SENIORITY):
            return False
        one, two = self.lexicon[key], self.lexicon[other]
        return one.family == two.family or {one.kind, two.kind} <= TOOLS or (one.software and two.software)

    def _has_akin(self, key: str, others: Collection[str]) -> bool:
        return any(self._are_akin(key, other) for other in others)

    def _inner(self, candidates: Sequence[Span], chosen: Sequence[Span]) -> set[Span]:
        """Skills inside titles, "Java developer" also says Java; and those that share a word with a term."""
        titles = [span for span in chosen if self._kind(span.key) == "title"]
        title_at = {i: title for title in titles for i in range(title.start, title.end)}
        skills = [s for s in candidates if self._kind(s.key) not in ("title", "seniority")]
        held = {
            span
            for span in skills
            if (title := title_at.get(span.start))
            and span.end <= title.end
            and span[:2] != title[:2]
            # "Unity developer", but not "Pastry chef"
            and not (span.ambiguous and span.end == title.end)
        }
        return held.union(crossing((s for s in skills if not s.ambiguous), chosen))

    def _kind(self, key: str) -> Kind:
        if key not in self._kinds:
            known = self.lexicon[key].kind if key in self.lexicon else "open"
            self._kinds[key] = "seniority" if key.startswith(SENIORITY) else known
        return self._kinds[key]

    def _name(self, key: str) -> str:
        return self.lexicon[key].name if key in self.lexicon else key.removeprefix(SENIORITY)

    def _said(self, text: Text, chosen: Iterable[Span]) -> _Said:
        plain, language = text.whole(chosen), self.language
        found = self._phrasebook.find(plain)
        titled = text.section.kind in reading.TITLE_SECTIONS
        qualifying = Qualifiers(plain, found, language, in_headline=titled)
        return _Said(qualifying, Demands(plain, found, language, text.section.kind))

    def _mention(self, span: Span, text: Text, said: _Said, document: str, *, inner: bool) -> Mention:
        place = text.characters(span)
        surface, index, start, end = text.place(span)
        return Mention(
            self._name(span.key),
            self._kind(span.key),
            surface,
            document,
            index,
            start,
            end,
            said.qualifiers.of(*place),
            inner,
            said.demands.of(*place),
        )


@cache
def _perks(language: Language) -> Phrases:
    return Phrases(language.table("boilerplate")["perks"], language.table("words"))
