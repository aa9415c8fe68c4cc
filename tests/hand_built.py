"""A small audit made by hand, so that reports are tested without a language model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.records import (
    Attraction,
    Audit,
    ContactReason,
    Document,
    Edit,
    Evidence,
    Input,
    Notice,
    Numbers,
    Plan,
    Position,
    Provenance,
    Reached,
    ReasonLine,
    Search,
    Section,
    Summary,
    Theme,
    Uncounted,
    WhyWrong,
)

PRESENT = Position("Platform Engineer", "Acme", "2020-01")
OLD = Position("Java Developer", "Orrery", "2012-03", "2017-05")
OLDER = Position("Programmer", "Kilbrack", "2009-01", "2012-02")

HEADLINE, ABOUT, SKILLS, PRESENT_JOB, OLD_JOB, OLDER_JOB = range(6)
PROFILE = Document(
    "profile",
    "Declan",
    "",
    "en",
    (
        Section("headline", "Platform Engineer | ex-Java Developer"),
        Section("about", "I no longer write Java."),
        Section("skills", "Java\nKubernetes"),
        Section("position-description", "Kubernetes", position=PRESENT),
        Section("position-description", "Java", position=OLD),
        Section("position-title", "Java programmer", position=OLDER),
    ),
    "profile.txt",
)
WRONG = Document(
    "mismatched-01", "Java Developer", "Holmscroft", "en", (Section("other", "Java, daily"),), "01.txt"
)
WANTED = Document(
    "desired-01", "Platform Engineer", "Tidewarden", "en", (Section("other", "Kubernetes"),), "02.txt"
)
TERM = Attraction(
    term="Java",
    kind="language",
    verdict="wrong_role",
    evidence_label="strong",
    attraction=100.0,
    gap=0.725412,
    gap_low=0.488871,
    gap_high=0.961793,
    probability=0.999876,
    mismatched_share=0.834021,
    desired_share=0.108609,
    mismatched_postings=9,
    desired_postings=1,
    blame=None,
    credit=None,
    exposure=0.893567,
    sections=("headline", "past job"),
    mentions=2,
    qualifiers=("plain",),
    action="",
    why="asked for in 9 of 9 mismatched and 1 of 10 desired postings",
    evidence=(),
    confirmed=0,
    explains=0,
    written="Java",
    is_alias=False,
    uncounted=(),
    mismatched_named=0,
    desired_named=0,
    mismatched_range=(0.64, 1.0),
    mismatched_kin=None,
    desired_kin=None,
    desired_range=(0.0, 0.26),
)
VERDICT_COUNTS = ("wrong_role", "probably_wrong_role")


def line(section: int, quote: str = "Java", surface: str = "Java") -> Evidence:
    """A quoted line of the profile."""
    kind = PROFILE.sections[section].kind
    return Evidence("profile", "profile", section, kind, 0, len(surface), surface, "plain", quote)


def posting_line(side: Any, quote: str, surface: str = "Java") -> Evidence:
    """A quoted line of the posting of a side."""
    return Evidence(side, f"{side}-01", 0, "other", 0, len(surface), surface, "plain", quote)


def unread(side: Any = "mismatched", reason: str = "it is denied there", **changes: Any) -> Uncounted:
    """A place that is not counted, of the posting of a side or of the old job in the profile."""
    document = "profile" if side == "profile" else f"{side}-01"
    index = OLD_JOB if side == "profile" else 0
    one = Uncounted(side, document, "text", index, 0, 4, "Java", "Java, never", reason)
    return replace(one, **changes)


def term(name: str = "Java", **changes: Any) -> Attraction:
    """A term as it comes out of an audit; a headline and an old job unless told."""
    evidence = (line(HEADLINE), line(OLD_JOB), posting_line("mismatched", "Java, daily"))
    return replace(TERM, **{"term": name, "written": name, "evidence": evidence, **changes})


def audit(
    *terms: Attraction, notices: tuple[Notice, ...] = (), title: str = "Declan", **summary: Any
) -> Audit:
    """An audit of these terms whose summary counts their verdicts."""
    verdicts = [t.verdict for t in terms]
    counts = {name: verdicts.count(name) for name in VERDICT_COUNTS}
    numbers = {
        "searchable_terms": 77,
        "expected_wrong_by_chance": 0.1,
        "expected_probable_by_chance": 2.46,
        "mismatched_postings": 9,
        "desired_postings": 10,
        "mismatched_effective": 9.0,
        "desired_effective": 9.5,
    }
    provenance = Provenance(
        "0.1.0",
        "3.11.0",
        "3.8.0",
        "a_model",
        {"seed": 0, "smallest_gap": 0.15},
        (Input("profile.txt", "profile", "text", "00"),),
        0,
        "2026-11-22",
    )
    return Audit(
        provenance,
        notices,
        replace(PROFILE, title=title),
        (WANTED,),
        (WRONG,),
        terms,
        (),
        None,
        Summary(**{**numbers, **counts, **summary}),
    )


def theme(*terms: str, **changes: Any) -> Theme:
    """A theme of some words; of one that surely pulls the wrong way unless told."""
    one = Theme(
        name=terms[0],
        terms=terms,
        kin=(),
        verdict="wrong_role",
        evidence_label="strong",
        gap=0.6,
        gap_low=0.4,
        gap_high=0.8,
        probability=0.998,
        mismatched_postings=9,
        desired_postings=1,
        searches=12,
        explains=1,
    )
    return replace(one, **changes)


def search(
    side: Any = "mismatched", *, found: bool = True, after: bool | None = False, **changes: Any
) -> Search:
    """A search for the posting of a side."""
    one = Search(f"{side}-01", side, "skills", "Java AND SQL", 1.0, found, ("Java",), ("SQL",), after)
    return replace(one, **changes)


def plan(*edits: Edit, **changes: Any) -> Plan:
    """A plan that reaches its target."""
    before = Numbers(40.0, 50.0, 20.0, 30.0, 8, 20, 5, 9)
    after = Numbers(18.0, 50.0, 8.0, 30.0, 1, 20, 1, 9)
    made = Plan(
        edits,
        before,
        after,
        0.55,
        0.0,
        (0.5, 0.6),
        (0.0, 0.01),
        fragile=False,
        reaches_target=True,
        dropped_from_skills=0.04,
        reached=tuple(Reached(0.55 * (n + 1) / len(edits), 0.0) for n, _ in enumerate(edits)),
    )
    return replace(made, **changes)


def edit(term: str = "Java", action: Any = "remove", **changes: Any) -> Edit:
    """An edit of a term."""
    return replace(Edit(action, term, ("headline",), 1.5, ""), **changes)


# What strangers write into titles, skills and postings.
HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "a | b | c",
    "`code` and ```fence```",
    "[link](javascript:alert(1))",
    "![image](https://example.org/x.png)",
    "<https://example.org>",
    "_https://example.org_ and www.example.org",
    "[bold]not markup[/bold] [/] [link=https://example.org]x[/link]",
    '=HYPERLINK("https://example.org")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1+1",
    "- item",
    "1. first",
    "# heading",
    "> quote",
    "---",
    "a\\| b",
    "&lt;b&gt; &amp; &#60;",
    "\x1b[31mred\x1b[0m and \x1b]8;;https://example.org\x07link\x1b]8;;\x07",
    "\x9b31mred",
    "safe\u202egnp.exe\u2066x",
    "דקלן הברטי",
    "إدارة المنتجات",
    "多云平台工程" * 20,
    "x" * 300,
    "bell\x07 back\x08space nul\x00 form\x0cfeed",
    "line\u2028separator\x85next",
    "~~struck~~ **bold** *it* __b__",
    "$x^2$ {{ template }} {% raw %}",
)


def hostile() -> Audit:
    """An audit in which every text that comes from outside is meant to do harm."""
    terms = []
    for verdict in ("wrong_role", "shared", "missing", "undecided"):
        for text in HOSTILE:
            quotes = (line(HEADLINE, text, text), posting_line("mismatched", text, text))
            hidden = (unread(quote=text, reason=text, surface=text),)
            terms.append(term(text, verdict=verdict, why=text, evidence=quotes, uncounted=hidden))
    made = audit(
        *terms,
        term("unasked", verdict="undecided", mismatched_postings=0, desired_postings=0),
        notices=tuple(Notice("x", "warning", text, text) for text in HOSTILE),
        title=" ".join(HOSTILE),
    )
    longest = max(HOSTILE, key=len)  # within which each quote lies
    evil = replace(
        WRONG, title="<b>|[x](y)", company="\x1b[31m=1|<script>", sections=(Section("other", longest),)
    )
    lines = tuple(ReasonLine("contact", text) for text in HOSTILE)
    why = ContactReason("words", " ".join(HOSTILE), lines)
    sections = (replace(PROFILE.sections[0], kind="<script>|", text=longest), *PROFILE.sections[1:])
    return replace(
        made,
        mismatched=(evil,),
        profile=replace(made.profile, sections=sections),
        searches=tuple(search(query=text, because=(text,), missing=(text,)) for text in HOSTILE),
        plan=plan(*(edit(text, advice=text, where=(text,)) for text in HOSTILE)),
        why_wrong=(WhyWrong(evil.id, (why,)),),
    )
