"""Profiles, postings and flagged words made by hand, for plans."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from auditor.edits.left import settled
from auditor.edits.plan import plan
from auditor.records import Attraction, Document, Mention, Position, Section, Theme
from auditor.searches.drawn import Skill, Wanted
from auditor.searches.market import Market
from auditor.searches.profile import Profile
from auditor.settings import Settings

NOW = Position("Platform Engineer", "Acme", "2020-01")
OLD = Position("Java Developer", "Orrery", "2012-03", "2017-05")
STILL_OPEN = Position("Bookkeeper", "Quill", "2010-01")
TERM = Attraction(
    "Java", "tool", "wrong_role", "strong", 50.0, 0.6, 0.4, 0.8, 0.99, 0.6, 0.0, 5, 0, 0.3, 0.0, 0.5, (), 1,
    ("plain",), "remove", "", (), 0, 0, "Java", False, (), 0, 0, (0.4, 0.8), (0.0, 0.2), None, None,
)  # fmt: skip


def term(name="Java", **changes):
    return replace(TERM, **{"term": name, "written": name} | changes)


def theme(name, *terms, kin=()):
    return Theme(name, terms, kin, "wrong_role", "strong", 0.6, 0.4, 0.8, 0.99, 5, 0)


def profile(*parts, words=("Java", "Spring", "Maven", "SQL", "Kubernetes")):
    """A profile by (kind, text) or (kind, text, position), its words wherever they stand."""
    sections = tuple(Section(kind, text, "", *position) for kind, text, *position in parts)
    document = Document("profile", "Declan", "", "en", sections, "p")
    return Profile.of(document, [*_mentions(document, words)])


def _mentions(document, words):
    for number, section in enumerate(document.sections):
        for word in words:
            start = section.text.find(word)
            while start >= 0:
                yield Mention(word, "tool", word, document.id, number, start, start + len(word))
                start = section.text.find(word, start + 1)


def titled(shown, **titles):
    """The same profile with the words of some titles, by kind of section."""
    sections = [s.kind for s in shown.document.sections]
    more = []
    for kind, words in titles.items():
        number = sections.index(kind.replace("_", "-"))
        start = shown.document.sections[number].text.index(words)
        more.append(Mention(words, "title", words, "profile", number, start, start + len(words)))
    return Profile.of(shown.document, [*shown.mentions, *more])


def ad(key, *terms, titles=()):
    return Wanted(key, 1.0, titles, (), tuple(Skill(t, 1.0, 1.0, (t,)) for t in terms), titles)


def planned(terms, shown, wrong, right=(), themes=(), protected=(), **settings):
    """A plan and the terms with what is advised for each then."""
    market = Market({"mismatched": tuple(wrong), "desired": tuple(right)})
    made = plan(terms, shown, market, Settings(**settings), themes, protected)
    return made, settled(terms, made.plan.edits, made.plan.left)


# --- any profile ----------------------------------------------------------------------------------------

WORDS = ("Java", "Spring", "Maven", "SQL", "Kubernetes", "Docker")
_some = st.lists(st.sampled_from(WORDS), min_size=0, max_size=4, unique=True)


@st.composite
def profiles(draw):
    """Headline, Skills, About, two jobs with their titles, a certificate: each with some of the words."""
    lists = {kind: draw(_some) for kind in ("headline", "skills", "about", "now", "old", "title", "course")}
    return profile(
        ("headline", " | ".join(["Engineer", *lists["headline"]])),
        ("skills", "\n".join(lists["skills"])),
        ("about", f"I like {', '.join(lists['about'])}, and bread."),
        ("position-title", "Platform Engineer", NOW),
        ("position-description", f"Ran {' with '.join(lists['now'])}.", NOW),
        ("position-title", " ".join([*lists["title"][:1], "Developer"]), OLD),
        ("position-description", "Environment: " + ", ".join(lists["old"]), OLD),
        ("certifications", "\n".join(lists["course"][:1])),
        words=WORDS,
    )


@st.composite
def flagged(draw):
    """Each of the words with some verdict and advice, strongest first."""
    made = []
    for number, name in enumerate(WORDS):
        verdict = draw(st.sampled_from(["wrong_role", "probably_wrong_role", "undecided", "right_role"]))
        advice = draw(st.sampled_from(["remove", "remove", "demote", "unsure", "keep"]))
        wanted = draw(st.sampled_from([0.0, 0.1, 0.3]))
        blame = draw(st.sampled_from([0.0, 0.3]))
        made.append(
            term(
                name,
                verdict=verdict,
                action=advice,
                desired_share=wanted,
                desired_postings=round(10 * wanted),
                blame=blame,
                attraction=90.0 - number,
            )
        )
    return made


def postings(side):
    wanted = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True)
    return st.lists(wanted, min_size=1, max_size=4).map(
        lambda all_: [ad(f"{side}{n}", *terms) for n, terms in enumerate(all_)]
    )


THEMES = st.sampled_from(
    [
        (),
        (theme("Java", "Java", "Spring", "Maven"),),
        (theme("Java", "Java"), theme("SQL", "SQL", kin=("Docker",))),
    ]
)
