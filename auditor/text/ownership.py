"""Whose a thing is, by the grammar of its sentence: "my wife's illness", "I am off with burnout"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import spacy

from auditor.languages import ENGLISH
from auditor.text.model import best_installed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

FARTHEST = 6  # steps from a word to the verb that says whose it is
# Labels of the English pipelines (ClearNLP).
MODIFIERS = frozenset({"compound", "amod", "poss", "nmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "dative", "pobj"})
CLAUSES = frozenset({"conj", "xcomp", "ccomp", "advcl"})  # whose subject may be that of the clause above
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Matter:
    """Words of one matter, and what makes them somebody's; all in small letters, verbs and nouns as lemmas.

    `owners` stand before what is theirs ("my"), `subjects` before its verb ("i"), `objects` behind it ("me");
    what belongs to `kin` of an owner is theirs too. `words` are somebody's by an owner or by one of the
    `verbs`, `possessions` by an owner alone, what is `undergone` in the passive. `measures` are nouns that
    may stand between: "months of chemo".
    """

    owners: frozenset[str]
    subjects: frozenset[str]
    verbs: frozenset[str]
    words: frozenset[str] = frozenset()
    possessions: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    undergone: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()  # "who", "whose"


@dataclass(frozen=True, slots=True)
class Stance:
    """How a sentence says what its writer does or will do; all in small letters.

    `subjects` are the writer ("i"), `courtesies` verbs that say no more than what is polite, and `done` makes
    what they did of a verb ("have"). `relatives` stand for what was named before.
    """

    subjects: frozenset[str]
    courtesies: frozenset[str]
    done: frozenset[str]
    relatives: frozenset[str]


@cache
def parser() -> Language | None:
    """The pipeline that parses, None where no model is installed."""
    name = best_installed(ENGLISH)
    return spacy.load(name, exclude=["ner", "senter"]) if name else None


def owned(text: str, matter: Matter, places: tuple[tuple[int, int], ...] = ()) -> Iterator[tuple[int, int]]:
    """Where a sentence names a word of the matter, or holds one of these `places`, that is somebody's.

    Without a model nothing is found.
    """
    nlp = parser()
    if nlp is None:
        return
    doc = _parsed(nlp, text)
    yield from ((token.idx, token.idx + len(token)) for token in doc if _is_named(token, matter))
    yield from (place for place in places if (root := _root(doc, place)) and _is_owned(root, matter))


def _is_named(token: Token, matter: Matter) -> bool:
    said = {token.lower_, token.lemma_.lower()}
    if said & matter.undergone and _is_passive(token):
        return _is_by(token, matter)
    if said & matter.words and _is_owned(token, matter):
        return True
    is_part = _is_modifier(token) and token.dep_ != "poss"  # "my heart patients", and not "my wife's boss"
    return bool(said & matter.possessions) and not is_part and _is_possessed(token, matter)


def intends(text: str, stance: Stance) -> bool:
    """Whether the writer says what they do, will, would or will not do: "I keep to my own shop".

    Not what they did, what they are by trade, or a courtesy ("I hope you are well"). Without a
    model nobody does.
    """
    nlp = parser()
    return nlp is not None and any(
        token.pos_ in VERBS
        and any(subject.lower_ in stance.subjects for subject in _subjects(token, stance.relatives))
        and token.lemma_.lower() not in stance.courtesies
        and ("Pres" in token.morph.get("Tense", []) or any(c.dep_ in ("aux", "neg") for c in token.children))
        and not any(c.dep_ == "attr" and c.pos_ in NOUNS for c in token.children)
        and not (any(c.lower_ in stance.done for c in token.children if c.dep_ == "aux"))
        for token in _parsed(nlp, text)
    )


@lru_cache(maxsize=256)
def _parsed(nlp: Language, text: str) -> Doc:
    """A sentence, parsed once for all that is asked of it, and for the next reply that has it too.

    Halves of surrogate pairs, which are no letters, become question marks: it stays as long as before.
    """
    return nlp(text.encode(errors="replace").decode())


def _root(doc: Doc, place: tuple[int, int]) -> Token | None:
    span = doc.char_span(*place, alignment_mode="expand")
    return span.root if span else None


def _is_owned(token: Token, matter: Matter) -> bool:
    """By an owner before it, or by the verb above it; what only describes another noun is not."""
    if _is_modifier(token):
        return False
    return _is_possessed(token, matter) or (token.dep_ not in SUBJECTS and _is_ruled(token, matter))


def _is_modifier(token: Token) -> bool:
    return token.dep_ in MODIFIERS and token.head.pos_ in NOUNS


def _is_ruled(token: Token, matter: Matter) -> bool:
    """Whether the verb above a word has an owner for a subject, with no other noun in between."""
    for _ in range(FARTHEST):
        above = token.head
        if above == token:
            return False
        if above.pos_ in VERBS:
            known = above.lemma_.lower() in matter.verbs
            return (known and _is_by(above, matter)) or _is_done_to(above, matter)
        measured = above.lemma_.lower() in matter.measures and (token.lower_ == "of" or token.pos_ == "NUM")
        if above.pos_ in NOUNS and token.dep_ != "conj" and not measured and not _is_possessed(above, matter):
            return False
        token = above
    return False


def _is_possessed(token: Token, matter: Matter) -> bool:
    """Behind "my", "my wife's" or, of my wife, "whose"."""
    for child in token.children:
        if child.dep_ != "poss":
            continue
        if child.lower_ in matter.owners:
            return True
        if child.lemma_.lower() in matter.kin and _is_possessed(child, matter):
            return True
        if child.lower_ in matter.relatives and any(
            _is_owner(a.head, matter) for a in token.ancestors if a.dep_ == "relcl"
        ):
            return True
    return False


def _is_by(verb: Token, matter: Matter) -> bool:
    return any(_is_owner(subject, matter) for subject in _subjects(verb, matter.relatives))


def _is_owner(subject: Token, matter: Matter) -> bool:
    said = {subject.lower_, subject.lemma_.lower()}
    return bool(said & matter.subjects) or (bool(said & matter.kin) and _is_possessed(subject, matter))


def _is_done_to(verb: Token, matter: Matter) -> bool:
    behind = (
        o for child in verb.children for o in ((child, *child.children) if child.dep_ == "prep" else (child,))
    )
    return any(o.dep_ in OBJECTS and o.lower_ in matter.objects for o in behind)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _subjects(verb: Token, relatives: frozenset[str]) -> list[Token]:
    """The subjects of a verb, or of the clause that it continues; for "who" what it stands for."""
    for _ in range(FARTHEST):
        found = [child for child in verb.children if child.dep_ in SUBJECTS]
        if verb.dep_ == "relcl" and any(subject.lower_ in relatives for subject in found):
            return [verb.head]
        if found or verb.dep_ not in CLAUSES or verb.head == verb:
            return found
        verb = verb.head
    return []
