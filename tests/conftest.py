"""Tiny builders, so that a test shows only what it is about.

They are functions handed out by fixtures: a test asks for `posting` and calls `posting("Uses SQL.")`.
"""

from functools import cache

import hypothesis
import pandas as pd
import pytest
import typer.main
import typer.testing

from auditor import api
from auditor.api import finding
from auditor.records import Contrast, Document, Mention, Score, Section, Term, TermTable
from auditor.settings import Settings

# The same examples on every run, and no deadline: a busy machine is not a fault.
hypothesis.settings.register_profile("auditor", derandomize=True, deadline=None)
hypothesis.settings.load_profile("auditor")

ONCE = 2 / 3  # soft presence of one mention in a posting of average length


@pytest.fixture(scope="session", autouse=True)
def what_serves_all_tests_is_made_once():
    """Extractors, of which the program keeps two, and the command line, which Typer builds for every call."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "_extractor", cache(finding._extractor.__wrapped__))
        patch.setattr(typer.testing, "_get_command", cache(typer.main.get_command))
        yield


@pytest.fixture(scope="session")
def settings():
    return Settings()


@pytest.fixture(scope="session")
def posting():
    """`posting("text")`, or with sections: `posting(("title", "Cook"), ("requirements", "Knives"))`."""

    def build(*parts, id="p", title="", company="", **more):
        pairs = [("requirements", part) if isinstance(part, str) else part for part in parts]
        sections = tuple(Section(kind, text) for kind, text in pairs)
        return Document(id, title, company, "en", sections, f"{id}.txt", **more)

    return build


@pytest.fixture(scope="session")
def profile():
    """`profile(("headline", "Cook"), ("position-title", "Chef", Position(...)))`."""

    def build(*parts):
        sections = tuple(Section(kind, text, "", *position) for kind, text, *position in parts)
        return Document("profile", "", "", "en", sections, "profile.txt")

    return build


@pytest.fixture(scope="session")
def mention():
    """A mention of `term` in section number `section` of a document, at the place where it stands."""

    def build(document, term, section=0, *, kind="tool", qualifier="plain", inner=False, demand="mentioned"):
        start = document.sections[section].text.index(term)
        end = start + len(term)
        return Mention(term, kind, term, document.id, section, start, end, qualifier, inner, demand)

    return build


@pytest.fixture(scope="session")
def table():
    """A term table from the words each posting asks for once: `table(["sql tax", "tax"], ["sql"])`."""

    def build(mismatched, desired, *, companies=(), weights=(), nice_to_have=(), presence=ONCE):
        rows = [set(words.split()) for words in (*mismatched, *desired)]
        names = [f"m{i}" for i in range(len(mismatched))] + [f"d{i}" for i in range(len(desired))]
        terms = sorted(set().union(*rows))
        return TermTable(
            pd.DataFrame(
                [[presence * (term in row) for term in terms] for row in rows],
                index=names,
                columns=terms,
                dtype=float,
            ),
            pd.Series(["mismatched"] * len(mismatched) + ["desired"] * len(desired), index=names),
            pd.Series(list(weights) or [1.0] * len(rows), index=names),
            pd.Series(list(companies) or [""] * len(rows), index=names),
            frozenset(nice_to_have),
        )

    return build


@pytest.fixture(scope="session")
def terms():
    """`terms("sql tax")`: a family of tools by name."""
    return lambda names, kind="tool": {name: Term(name, kind) for name in names.split()}


@pytest.fixture(scope="session")
def contrast_of():
    """A finished contrast of a term, with a gap of the given size."""

    def build(term="tax", gap=0.4, *, kind="tool", verdict="probably_wrong_role", probability=0.95):
        shares = 0.5 + gap / 2, 0.5 - gap / 2
        ranges = [(max(0.0, share - 0.1), min(1.0, share + 0.1)) for share in shares]
        score = Score("soft_gap", gap, gap - 0.2, gap + 0.2, probability, *shares, *ranges)
        return Contrast(term, kind, score, 3, 1, "moderate", verdict, "because")

    return build


@pytest.fixture(scope="session")
def extractor():
    """The lexicon without a language model: all that most tests need."""
    return api.extractor(Settings(model="none"))


@pytest.fixture(scope="session")
def find(extractor):
    """What is found in one section, with what was turned down: `find("I use R.")`."""

    def build(text, kind="other"):
        return extractor.find(Document("p", "", "", "en", (Section(kind, text),), "p.txt"))

    return build


@pytest.fixture(scope="session")
def terms_in(find):
    """The names of the terms of a text, in reading order, those inside titles left out."""
    return lambda text, kind="other": [m.term for m in find(text, kind).mentions if not m.inner]
