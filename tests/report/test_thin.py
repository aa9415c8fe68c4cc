"""Of few postings no sentence of any report claims what their counts cannot carry.

Each kind of claim that a report may make stands in CLAIMS: how it reads, and when it is true of an audit. All
reports of many thin audits are read against it; a per cent that no claim accounts for is one too many.
"""

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hand_built import WANTED, WRONG, audit, edit, plan, search, term
from hypothesis import given
from hypothesis import strategies as st

import auditor
from auditor.records import Audit, Numbers, WhatIf
from auditor.report import to_markdown
from auditor.report.audit_page import audit_page
from auditor.report.look_page import look_page
from auditor.report.short_page import short_page
from auditor.report.term_page import term_page
from auditor.report.whatif_page import whatif_page

DATA = Path(__file__).parents[2] / "data"
SIDES = {"wrong": "mismatched", "don't want": "mismatched", "right": "desired", "want": "desired"}


# --- what is true of an audit ---------------------------------------------------------------------------


def worth(made: Audit, side: str) -> float:
    return getattr(made.summary, f"{side}_effective")


def smaller(made: Audit) -> float:
    return min((worth(made, side) for side in ("mismatched", "desired") if getattr(made, side)), default=0)


def both(made: Audit) -> bool:
    return bool(made.mismatched and made.desired)


def found(made: Audit, side: str, when: str = "before") -> int:
    return getattr(getattr(made.plan, when), f"searches_{side}") if made.plan else 0


def tried(made: Audit, side: str) -> int:
    return sum(one.side == side for one in made.searches)


def weakens(made: Audit, said: re.Match[str], side: str) -> bool:
    """A per cent of a side needs three postings, a search that finds the person, and to lie in its range."""
    bounds = [int(one) for one in said.groups() if one and one.isdigit()]
    inside = len(bounds) < 3 or bounds[1] <= bounds[0] <= bounds[2]
    return worth(made, side) >= 3 and found(made, side) > 0 and inside


def works(made: Audit) -> bool:
    fewer = found(made, "mismatched", "after") < found(made, "mismatched")
    return both(made) and smaller(made) >= 3 and fewer and flagged(made)


def flagged(made: Audit) -> bool:
    """Whether any edit is of a flagged word or of a date."""
    wrong = {a.term for a in made.terms if a.verdict in ("wrong_role", "probably_wrong_role")}
    return any(e.action == "close-date" or e.term in wrong for e in made.plan.edits)


def demoted_and_asked(made: Audit) -> bool:
    asked = {a.term for a in made.terms if a.desired_postings}
    return any(e.term in asked for e in made.plan.edits if "ask for it too:" in e.advice)


class Claim(NamedTuple):
    """How a claim reads, and when it is true."""

    pattern: str
    holds: Callable[[Audit, re.Match[str]], bool]


WRONG_SIDE = "mismatched"
NUMBER = r"(\d+) % \((\d+) to (\d+) %\)"
CLAIMS = (
    # how many searches find the person
    Claim(
        r"Of (\d+) search(?:es)? for the roles you (don't want|want) \(from (\d+) postings?\), (\d+)"
        r"(?: \((\d+) %\))? finds? you now",
        lambda made, m: tried(made, SIDES[m[2]]) == int(m[1]) and (m[5] is None or int(m[1]) >= 5),
    ),
    Claim(
        r"Of (\d+) search(?:es)? for the roles you (don't want|want)(?: \(from \d+ postings?\))?, "
        r"none finds you",
        lambda made, m: not any(s.found for s in made.searches if s.side == SIDES[m[2]]),
    ),
    Claim(r"with the changes below \d+ \(\d+ %\) would", lambda made, m: len(made.searches) >= 5),
    # words
    Claim(r"surely pulls?", lambda made, m: both(made) and smaller(made) >= 5),
    Claim(r"Your wording does not explain", lambda made, m: both(made) and smaller(made) >= 5),
    Claim(r"by luck alone", lambda made, m: both(made)),
    Claim(r"about 1 in [78] of the flagged terms", lambda made, m: both(made) and smaller(made) >= 3),
    Claim(
        r"asked for in (\d+) of (\d+) mismatched postings",
        lambda made, m: int(m[1]) <= int(m[2]) == made.summary.mismatched_postings,
    ),
    Claim(
        r"Whatever the weights, .* among the five that pull hardest",
        lambda made, m: sum(a.attraction > 0 for a in made.terms) > 5,
    ),
    Claim(r"Gap per 100 postings(?: \(90 % range\))?|The gap: of 100", lambda made, m: smaller(made) >= 3),
    Claim(r"(?m)^- (?:More in|Less in) .*: .* sure$", lambda made, m: smaller(made) >= 3),
    Claim(
        r"Share of (mismatched|desired) postings: " + NUMBER,
        lambda made, m: getattr(made.summary, f"{m[1]}_postings") >= 5,
    ),
    Claim(
        r"in (?:\d+|over 99|under 1) % of the simulated searches for a (mismatched|desired) posting that "
        r"found you",
        lambda made, m: any(s.found for s in made.searches if s.side == m[1]),
    ),
    Claim(
        r"(\d+) pull towards roles you don't want, most",
        lambda made, m: int(m[1]) <= sum(a.verdict.endswith("wrong_role") for a in made.terms),
    ),
    Claim(
        r"(\d+) pull towards roles you want, most",
        lambda made, m: int(m[1]) <= sum(a.verdict.endswith("right_role") for a in made.terms),
    ),
    Claim(r"which count as ([\d.]+)", lambda made, m: True),
    # the plan
    Claim(r"The smallest change that works", lambda made, m: works(made)),
    Claim(
        r"The smallest change that weakens|The best change found",
        lambda made, m: smaller(made) >= 3 and found(made, "mismatched") > 0 and flagged(made),
    ),
    Claim(
        r"The best change found(?! stops no)",
        lambda made, m: found(made, WRONG_SIDE, "after") < found(made, WRONG_SIDE),
    ),
    Claim(
        r"stops no search", lambda made, m: found(made, "mismatched", "after") >= found(made, "mismatched")
    ),
    Claim(
        rf"(?:[Ww]rong searches|earches for the roles you don't want) weaken by (?:{NUMBER}|(\d+) %)",
        lambda made, m: weakens(made, m, "mismatched"),
    ),
    Claim(
        rf"(?:right ones|those for the roles you want|those you want) by (?:{NUMBER}|(\d+) %)",
        lambda made, m: weakens(made, m, "desired"),
    ),
    Claim(r"in tests plans kept over half", lambda made, m: both(made) and smaller(made) >= 3),
    Claim(
        r"out of Skills alone it would weaken them by (\d+) %",
        lambda made, m: worth(made, "mismatched") >= 3 and int(m[1]) != round(100 * made.plan.dropped),
    ),
    Claim(
        r"without costing searches you want",
        lambda made, m: worth(made, "desired") >= 3 and found(made, "desired") > 0,
    ),
    Claim(r"ask for it too:", lambda made, m: demoted_and_asked(made)),
    Claim(r"[Ff]ragile:|it hangs on a single posting", lambda made, m: made.plan.fragile),
    Claim(r"more than the right ones", lambda made, m: both(made)),
    Claim(
        r"chance of (wrong|right) searches to find you, %",
        lambda made, m: worth(made, SIDES[m[1]]) >= 3 and found(made, SIDES[m[1]]) > 0,
    ),
    # what is no claim about the person's own postings
    Claim(
        r"\(?\d+ %, (?:\d+ %|-)\)?|; \d+ %, \d+ %\)|"
        r"in \d+ % of public postings like the mismatched ones, in \d+ % like the desired ones",
        lambda made, m: True,
    ),
    Claim(r"at \d+ %\.|probability of 90 %|\(90 % range\)|the 90 % range it lies in", lambda made, m: True),
    Claim(r"\d+ of 50 other|share of 50 other weightings in which they stay: .*", lambda made, m: True),
)
NEVER = (  # in no report, thin or not: words of the workshop, and shares of nothing
    r"(?i)\bpoints\b", r"\bworth \d", r"(?i)chance alone", r"`auditor ", r"probability \.", r"\d of 0\b",
    r"\bby nan\b", r"\\`",
)  # fmt: skip


def texts(made: Audit) -> dict[str, str]:
    """Every report for people on an audit, in plain words."""
    pages = {"short": short_page(made), "audit": audit_page(made), "look": look_page(made)}
    pages |= {f"term {a.term}": term_page(made, a) for a in made.terms[:3]}
    return {name: to_markdown.render(page).replace("**", "") for name, page in pages.items()}


def wrong_claims(made: Audit) -> list[str]:
    """The sentences that say more than an audit holds."""
    found_wrong = []
    for name, text in texts(made).items():
        own = text.partition("### Every setting")[0]
        left = own
        for claim in CLAIMS:
            read = re.finditer(claim.pattern, own)
            found_wrong += [f"{name}: {said[0]}" for said in read if not claim.holds(made, said)]
            left = re.sub(claim.pattern, "", left)
        found_wrong += [f"{name}: {said[0]}" for never in NEVER for said in re.finditer(never, own)]
        found_wrong += [
            f"{name}: unaccounted {line}" for line in left.splitlines() if re.search(r"\d %", line)
        ]
    return found_wrong


# --- audits by hand -------------------------------------------------------------------------------------


TOWARDS = {
    "undecided": {"verdict": "undecided"},
    "probably_wrong_role": {"verdict": "probably_wrong_role"},
    "probably_right_role": {
        "verdict": "probably_right_role", "gap": -0.7, "mismatched_share": 0.1, "desired_share": 0.8,
    },
}  # fmt: skip


@st.composite
def thin_audits(draw: st.DrawFn) -> Audit:
    """Audits of one to four postings a side, or of one side, whose counts agree with one another."""
    sizes = draw(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda both: both[0] + both[1] > 0))
    searches = tuple(
        search(
            side, found=(hit := draw(st.booleans())), after=hit and draw(st.booleans()), posting=f"{side}-{n}"
        )
        for side, count in zip(("mismatched", "desired"), sizes, strict=True)
        for n in range(count)
        for _ in range(draw(st.integers(1, 2)))
    )
    verdicts = ["undecided"]
    if min(filter(None, sizes)) >= 2:
        verdicts += ["probably_wrong_role", "probably_right_role"] if sizes[0] else ["probably_right_role"]
    terms = tuple(
        term(
            name,
            **draw(st.sampled_from([TOWARDS[verdict] for verdict in verdicts])),
            evidence_label="weak",
            action=draw(st.sampled_from(["remove", "demote", "unsure"])),
            mismatched_postings=draw(st.integers(0, sizes[0])),
            desired_postings=draw(st.integers(0, sizes[1])),
            blame=draw(st.sampled_from([None, 0.4])),
            credit=draw(st.sampled_from([None, 0.2])),
        )
        for name in ("Java", "SQL")
    )
    made = audit(
        *terms,
        **{f"{side}_postings": size for side, size in zip(("mismatched", "desired"), sizes, strict=True)},
        **{f"{side}_effective": float(n) for side, n in zip(("mismatched", "desired"), sizes, strict=True)},
        expected_probable_by_chance=draw(st.floats(0, 3)) if all(sizes) else None,
    )
    made = replace(
        made,
        searches=searches,
        mismatched=tuple(replace(WRONG, id=f"mismatched-{n}") for n in range(sizes[0])),
        desired=tuple(replace(WANTED, id=f"desired-{n}") for n in range(sizes[1])),
    )
    return replace(made, plan=draw(plans(made)))


@st.composite
def plans(draw: st.DrawFn, made: Audit) -> object:
    counts = [
        [sum(s.side == side and bool(hit(s)) for s in made.searches) for side in ("mismatched", "desired")]
        for hit in (lambda s: s.found, lambda s: s.found_after)
    ]
    before, after = (Numbers(40.0, 50.0, 20.0, 30.0, wrong, right, 0, 0) for wrong, right in counts)
    dropped = draw(st.sampled_from([0.04, 0.5, 1.0]))
    edits = [edit("Java", draw(st.sampled_from(["remove", "demote"])))] * draw(st.integers(0, 1))
    return plan(
        *edits,
        before=before,
        after=after,
        dropped=dropped,
        dropped_range=(0.0, dropped),
        dropped_from_skills=draw(st.sampled_from([0.04, 0.01])),
        fragile=draw(st.booleans()),
        reaches_target=dropped >= 0.5,
    )


@given(thin_audits())
def test_no_sentence_of_a_report_claims_what_the_counts_cannot_carry(made):
    assert wrong_claims(made) == []


@given(thin_audits())
def test_the_short_page_is_one_screen(made):
    from auditor.report.to_terminal import render

    rows = render(short_page(made, "reports/declan/audit.html, or add --full")).splitlines()
    assert len(rows) <= 24
    assert max(map(len, rows)) <= 80


@given(thin_audits())
def test_what_if_tells_no_side_that_was_not_given(made):
    made_plan = made.plan
    told = WhatIf(("remove Java",), made_plan.before, made_plan.after, 0.5, 0.0, made.searches)
    text = to_markdown.render(whatif_page(told))
    for words, side in (("wrong", "mismatched"), ("right", "desired")):
        given_side = [s for s in made.searches if s.side == side]
        assert (f"searches for {words} roles" in text) == bool(given_side)
        enough = len({s.posting for s in given_side}) >= 3 and any(s.found for s in given_side)
        assert (f"chance of {words} searches" in text) <= enough


# --- audits of people -----------------------------------------------------------------------------------

PEOPLE = (
    ("sample/platform-engineer", 1, 1),
    ("sample/platform-engineer", 3, 0),
    ("sample/clinical-informatics", 2, 2),
    ("sample/fpa-manager", 1, 0),
    ("sample/fpa-manager", 3, 2),
    ("evaluation/people/dale-vukasin", 1, 3),
    ("evaluation/people/femke-oyelaran", 2, 0),
    ("evaluation/people/callum-brisbois", 2, 3),
    ("evaluation/people/rosalba-tjaden", 3, 3),
    ("evaluation/people/idris-pellow", 0, 2),
)


def first(folder: Path, side: str, count: int, scratch: Path) -> list[Path]:
    """The first postings of a side, as files or as rows of a table."""
    if (folder / side).is_dir():
        return sorted((folder / side).iterdir())[:count]
    with (folder / f"{side}.csv").open(encoding="utf-8", newline="") as table:
        rows = [*csv.reader(table)][: count + 1]
    few = scratch / f"{side}.csv"
    with few.open("w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows(rows)
    return [few] if count else []


@pytest.mark.parametrize(("person", "wrong", "wanted"), PEOPLE)
def test_a_thin_audit_of_a_person_claims_what_its_counts_carry(person, wrong, wanted, tmp_path):
    folder = DATA / person
    made = auditor.audit(
        folder / "profile.txt",
        first(folder, "desired", wanted, tmp_path),
        first(folder, "mismatched", wrong, tmp_path),
        settings=auditor.Settings(model="none", shuffles=20),
    )
    assert (len(made.mismatched), len(made.desired)) == (wrong, wanted)
    assert wrong_claims(made) == []


@cache
def _says_much() -> Audit:
    """An audit of few postings whose plan claims what only many can."""
    made = audit(term(), mismatched_postings=9, mismatched_effective=9.0)
    return replace(made, plan=plan(edit()), searches=(search(),) * 8)


def test_the_claims_are_read():
    """What is said of enough postings is wrong of the same pages with fewer: so the patterns do read them."""
    rich = _says_much()
    assert "Wrong searches weaken by 55 % (50 to 60 %)" in texts(rich)["short"]
    poor = replace(rich, summary=replace(rich.summary, mismatched_effective=2.0, desired_effective=2.0))
    text = texts(rich)
    read = [
        c
        for c in CLAIMS
        for page in text.values()
        for m in re.finditer(c.pattern, page)
        if not c.holds(poor, m)
    ]
    assert len({c.pattern for c in read}) >= 8
