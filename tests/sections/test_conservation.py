"""No word vanishes: what a profile says stands in a section, as a position, or in what was dropped."""

import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import read
from auditor.sections import profile
from auditor.sections.lines import of, without_echo
from auditor.text.normalise import key

DATA = Path(__file__).parents[2] / "data"
PROFILES = sorted([*DATA.glob("sample/*/profile.txt"), *DATA.glob("evaluation/reading/people/*/profile.txt")])


def told(document):
    """Everything a document says, without blanks."""
    said = [text for s in document.sections for text in (s.heading, s.text)]
    said += [text for s in document.sections if s.position for text in (s.position.title, s.position.company)]
    return key("\n".join([*said, *(cut.text for cut in document.dropped)])).replace(" ", "")


def missing(text):
    """The words of a text that are nowhere, but for marks of what a page cut off and second copies."""
    (source,) = read.from_string(
        re.sub(r"…\s?(?:see |show )?more\s*$", "", text, flags=re.M), "profile.txt", split=False
    )
    found = told(profile(source))
    once = without_echo(of(source), ["to"])
    return sorted(w for each in once for w in each.key.split() if len(w) > 1 and w not in found)


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.parent.name)
def test_no_word_of_a_person_is_lost(file):
    assert missing(file.read_text(encoding="utf-8")) == []


# --- generated layouts ------------------------------------------------------------------------------

word = st.text("bcdfghjklmnpqrstvwxz", min_size=4, max_size=9)
name = st.lists(word, min_size=1, max_size=3).map(lambda w: " ".join(w).title())
sentence = st.lists(word, min_size=4, max_size=25).map(lambda w: " ".join(w).capitalize() + ".")
terms = st.lists(name, min_size=2, max_size=12)
TITLES = ["Engineer", "Nurse", "Head of {}", "{} Manager", "{}"]
DATES = [
    "Mar 2019 - Present",
    "2016–18",
    "Spring 2011 – 04/2014",
    "since May '12",
    "Jan – Jun 2017",
    "",
    "sometime",
]


def spaced(text):
    return "   ".join(" ".join(part) for part in text.upper().split())


@st.composite
def job(draw):
    title = draw(st.sampled_from(TITLES)).format(draw(name))
    cells = [title, draw(name), draw(st.sampled_from(["", "Leeds, UK", "Oslo"]))]
    cells += draw(st.lists(name, max_size=2))
    cells.insert(draw(st.integers(0, len(cells))), draw(st.sampled_from(DATES)))
    cells = [cell for cell in cells if cell]
    between = draw(st.sampled_from(["\n", " | ", ", ", " - ", "    "]))
    mark = draw(st.sampled_from(["", "- ", "• "]))
    stack = draw(st.sampled_from(["", ", ".join(draw(terms))]))
    rest = [mark + one for one in draw(st.lists(sentence, max_size=3))]
    return "\n".join([between.join(cells), *([stack] if stack else []), *rest])


@st.composite
def layout(draw):
    heading = draw(st.sampled_from([str, str.upper, spaced, lambda text: f"{text}\n{'=' * len(text)}"]))
    jobs = draw(st.lists(job(), max_size=4))
    blocks = [
        heading("Summary") + "\n" + "\n".join(draw(st.lists(sentence, min_size=1, max_size=3))),
        heading("Work Experience") + "\n" + draw(st.sampled_from(["\n", "\n\n"])).join(jobs),
        heading("Skills") + "\n" + draw(st.sampled_from(["\n", ", ", " · ", "; "])).join(draw(terms)),
        heading("Education") + "\n" + draw(name) + "\n" + draw(name) + "\n2004 - 2007",
        heading(draw(name)) + "\n" + draw(sentence),
    ]
    head = [draw(name) + draw(st.sampled_from(["", ", PhD", " (she/her)", " 🌿"])), draw(name), "Leeds, UK"]
    blocks = draw(st.permutations(["\n".join(head), *blocks]))
    rows = draw(st.sampled_from(["\n", "\n\n"])).join(blocks).split("\n")
    if draw(st.booleans()):
        width = draw(st.integers(60, 76))
        rows = [cut for row in rows for cut in (textwrap.wrap(row, width, break_on_hyphens=False) or [""])]
    if draw(st.booleans()):
        rows = [row for row in rows for _ in range(2)]
    return "\n".join(rows)


@settings(deadline=None, max_examples=150)
@given(layout())
def test_no_word_is_lost_in_any_layout(text):
    assert missing(text) == []


@settings(deadline=None, max_examples=60)
@given(terms, st.sampled_from(["2016 - 2019", "Mar '20 – now"]), st.sampled_from(["\n", " | "]))
def test_a_list_under_a_job_is_text_of_the_job(stack, dates, between):
    head = between.join(["Engineer", "Hollin Mills", dates])
    (source,) = read.from_string(
        f"Work Experience\n{head}\n{', '.join(stack)}\nDid it all.", "profile.txt", split=False
    )
    said = [s.text for s in profile(source).sections if s.kind in ("position-description", "skills")]
    assert all(one in "\n".join(said) for one in stack)
