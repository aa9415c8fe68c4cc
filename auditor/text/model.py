"""The spaCy pipeline: which one is used, and a tokenizer that keeps technical words whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import spacy
from spacy.language import Language as Pipeline
from spacy.tokenizer import Tokenizer
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    get_installed_models,
)

from auditor.errors import ModelError
from auditor.languages import ENGLISH, Language

NONE = "none"
LONGEST_TEXT = 20_000_000  # characters, as much as is read; spaCy's own limit is for parser and NER
# Only the tagger is used; leaving the rest out halves the time to load.
UNUSED = ["parser", "senter", "ner", "lemmatizer", "attribute_ruler"]
ARROWS = r"\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bff"
SEPARATORS = rf"[/|•·●▪◦‣∙⋅›»‹«~>\\{ARROWS}]"
DRAWN = r"[-=]+>"  # an arrow made of signs
LIST_MARKS = (r"[;,(](?=\S)", r"(?<=[A-Za-z])#")  # "C++,C#;SQL" and "Kubernetes(K8s)"
JOINED = r"\+(?<=[A-Za-z]{2}\+)(?=[A-Za-z]{2})"  # "Java+Spring", but not "C+E"
# What follows the dot of a name, in any case: "Node.JS", "Asp.Net". spaCy takes ".J" for a new sentence.
DOTTED = re.compile(r"\.(?:js|net|io|ai|py|ml)\b", re.IGNORECASE)
FULL_STOPS = (r"(?<=\+\+)\.", r"(?<=[#A-Za-z])\.")  # after C++, C#, R
# Where a suffix can begin, at a sign or behind a figure (a unit); elsewhere a hundred are tried in vain.
BEGINS_SUFFIX = r"(?:(?![A-Za-z])|(?<=\d))"


def load(name: str = "", language: Language = ENGLISH) -> tuple[Pipeline, str]:
    """A pipeline with at least a tokenizer, and the name of the model in it ("" without one).

    Args:
        name: an installed spaCy pipeline; "" takes an official one, else the default dependency;
            "none" works without a model.
        language: whose pipelines are taken.

    Raises:
        ModelError: the pipeline that was asked for is not installed or does not load.
    """
    chosen = name or best_installed(language)
    if chosen in ("", NONE):
        nlp, chosen = spacy.blank(language.code), ""
    else:
        nlp = _load(chosen, language)
    nlp.tokenizer = _technical(nlp, language.spelling.possessive)
    nlp.max_length = LONGEST_TEXT
    return nlp, chosen


def best_installed(language: Language) -> str:
    """The name of the pipeline to use, "" where none is installed: an official one before the dependency."""
    installed = get_installed_models()
    return next(
        (name for name in (*language.models.official, language.models.fallback) if name in installed), ""
    )


def _load(name: str, language: Language) -> Pipeline:
    try:
        nlp = spacy.load(name, exclude=UNUSED)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(
            f"the spaCy pipeline {name!r} does not load; install it with pip, name another with "
            "--model, or use --model none"
        ) from error
    if nlp.lang != language.code:
        raise ModelError(
            f"{name!r} is a pipeline for {nlp.lang!r}; the lexicon is {language.name}: "
            f"use an {language.name} one"
        )
    return nlp


def _technical(nlp: Pipeline, possessive: str) -> Tokenizer:
    """A tokenizer that splits at every slash, bar and bullet, and never reads "C." as an abbreviation.

    "C++/Go" is two languages and "I use R." ends with one; spaCy keeps both together. The separators
    also stand at the ends of words ("Python/", "·SQL"). Only what begins like a web address is one, or
    "Node.js/React" would be. Made anew, because each change to a tokenizer
    in place compiles its exceptions again.
    """
    defaults: Any = nlp.Defaults
    old: Any = nlp.tokenizer
    rules = {text: rule for text, rule in old.rules.items() if not re.fullmatch(r"[A-Za-z]\.", text)}
    infixes = compile_infix_regex([*defaults.infixes, DRAWN, SEPARATORS, JOINED, *LIST_MARKS])
    ends = (*defaults.suffixes, SEPARATORS, *FULL_STOPS, re.escape(possessive))
    suffixes = re.compile(BEGINS_SUFFIX + f"(?:{compile_suffix_regex(ends).pattern})")
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=_but_for_letters(compile_prefix_regex([*defaults.prefixes, SEPARATORS]).match),
        suffix_search=_but_for_letters(suffixes.search),
        infix_finditer=_outside_names(infixes),
        token_match=old.token_match,
        url_match=re.compile(r"(?:https?://|www\.)\S+|\S+@\S+").match,
    )


def _but_for_letters(cut: Callable[[str], re.Match[str] | None]) -> Callable[[str], re.Match[str] | None]:
    """What is cut off the edge of a word: nothing where it is letters alone, which would be tried in vain."""
    return lambda word: None if word.isalpha() else cut(word)


def _outside_names(infixes: re.Pattern[str]) -> Callable[[str], Iterator[re.Match[str]]]:
    """Where a word is cut, but not at the dot of a name."""

    def cuts(word: str) -> Iterator[re.Match[str]]:
        if word.isalpha():
            return iter(())
        if "." not in word:
            return infixes.finditer(word)
        return (cut for cut in infixes.finditer(word) if not DOTTED.match(word, cut.start()))

    return cuts
