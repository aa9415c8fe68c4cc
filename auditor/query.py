"""The recruiter's boolean language: parse, print, match against a profile, explain, smallest change.

Quotes bind before parentheses, these before NOT, NOT before AND, AND before OR; a blank is an AND. Words
are matched as they are written, whole and in any case. A search does not read negation: "no longer Java"
holds Java. Every walk over a query is a loop, so that no depth of nesting can exhaust the stack.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from auditor.errors import WrongQuery
from auditor.normalise import Folded, fold
from auditor.records import Document, Notice, Section

if TYPE_CHECKING:
    from lark import Lark, Token

LONGEST = 10_000  # characters; LinkedIn itself takes far fewer
DEEPEST = 200  # parentheses and NOTs inside each other
WINDOW = 60  # characters of a query that an error shows
LARGEST_CHANGE = 4  # literals in a smallest change
WORK = 1_000_000  # nodes that may be judged for each size of a change, about a second

FIELDS = ("title", "current", "skill", "headline", "company")
# Profile parts that keyword search passes over; what others wrote is no claim of the person's own.
UNSEARCHED = frozenset({"name", "recommendations", "interests", "location"})
# Parts whose lines are entries of a list: a phrase does not run on from one into the next.
LISTS = frozenset({"skills", "languages", "certifications", "courses", "honors", "organizations"})

T = TypeVar("T")


# --- the query as a tree ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Literal:
    """A word or quoted phrase to be found as it is written; `field` is "" for a keyword, or one of FIELDS."""

    text: str
    field: str = ""
    is_phrase: bool = False

    def __str__(self) -> str:
        return (f"{self.field}:" if self.field else "") + (f'"{self.text}"' if self.is_phrase else self.text)


@dataclass(frozen=True, slots=True)
class And:
    """All parts must hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One part must hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    part: Node


Node = Literal | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed search: its tree, what was mended while reading it, and the text as it was given.

    `str(query)` prints it canonically, and parses back into the same tree.
    """

    root: Node
    notices: tuple[Notice, ...]
    text: str

    def __str__(self) -> str:
        return _bottom_up(self.root, _printed)


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, And | Or) else (node.part,) if isinstance(node, Not) else ()


def _bottom_up(root: Node, value: Callable[[Node, list[T]], T]) -> T:
    """The value of the root, where each node's is made of those of its parts."""
    order, waiting = [], [root]
    while waiting:
        order.append(node := waiting.pop())
        waiting += _parts(node)
    done: list[T] = []
    for node in reversed(order):  # parts before the node they belong to, in reading order
        first = len(done) - len(_parts(node))
        done[first:] = [value(node, done[first:])]
    return done[0]


def _printed(node: Node, parts: list[str]) -> str:
    """Parentheses stand only where a part binds less than the node that holds it."""
    if isinstance(node, Literal):
        return str(node)
    loose = Or if isinstance(node, And) else (And, Or) if isinstance(node, Not) else ()
    shown = [
        f"({text})" if isinstance(part, loose) else text
        for part, text in zip(_parts(node), parts, strict=True)
    ]
    return f"NOT {shown[0]}" if isinstance(node, Not) else f" {type(node).__name__.upper()} ".join(shown)


# --- parse: text -> Query ----------------------------------------------------------------------------

# A word ends before a blank, a quote or a parenthesis; the punctuation of prose before that is no part of
# it. Operators count in any case, whether or not the rest shows that the text is a query: nobody looks for
# people by the word "and", and who does can quote it. LinkedIn wants capitals, so a notice says so.
_END = r"""(?=[.,;:!?]*(?:[\s()"]|\Z))"""
GRAMMAR = rf"""
    ?start: either
    either: both (_OR both)*
    both: unary (_AND? unary)*
    ?unary: _NOT unary -> negation
          | FIELD operand -> fielded
          | operand
    ?operand: WORD -> word
            | PHRASE -> phrase
            | _OPEN either _CLOSE
            | UNKNOWN | UNCLOSED  // so that the lexer keeps them; both are refused before parsing

    _OR.3: /or{_END}|\|\|?{_END}/i
    _AND.3: /and{_END}|&&?{_END}/i
    _NOT.3: /not{_END}|-(?=[^\s\-])/i
    FIELD.3: /(?:{"|".join(FIELDS)}):\s*/i
    UNKNOWN.2: /[^\W\d_]+:(?=["(])/
    PHRASE.2: /"[^"]*"/
    UNCLOSED.1: /"/
    _OPEN: "("
    _CLOSE: ")"
    WORD: /[^\s()"]*[^\s()".,;:!?]/
    TAIL.1: /[.,;:!?]+(?=[\s()"]|\Z)/
    PLUS.1: /\+(?=\w)/
    %ignore /\s+/
    %ignore TAIL
    %ignore PLUS
"""
_GUILLEMETS = str.maketrans("«»", '""')
_CURLY = re.compile("[“”„‟«»]")
_NAMES = {"_OR": "OR", "_AND": "AND", "_NOT": "NOT", "_OPEN": "(", "_CLOSE": ")"}


def parse(text: str) -> Query:
    """The query that a text means, with a notice for each kind of thing that LinkedIn would not take.

    Lower-case operators, signs for them (a leading minus, & and |) and curly quotes are understood. A field
    before a group holds for all in it that has none of its own.

    Raises:
        WrongQuery: the text is empty, unbalanced, incomplete, too long, nested too deeply, or only
            excludes; the message names the column.
    """
    if len(text) > LONGEST:
        raise _wrong(
            text, LONGEST, f"found {len(text):,} characters, expected at most {LONGEST:,}; shorten it"
        )
    from lark import UnexpectedToken

    folded = fold(text.translate(_GUILLEMETS))
    tokens = list(_parser().lex(folded.text))
    if fault := _fault(tokens):
        raise _wrong(text, folded.offsets[fault[0]], fault[1])
    try:
        root = typing.cast(Node, _parser().parse(folded.text))
    except UnexpectedToken as error:
        at, problem = _misplaced(tokens, error.token, len(folded.text))
        raise _wrong(text, folded.offsets[at], problem) from error
    if all(excluded for _, excluded in _signed(root)):
        raise _wrong(text, 0, "it only excludes; expected a word that must be there; add one before NOT")
    return Query(root, tuple(_notices(text, folded.text, tokens)), text)


@cache
def _parser() -> Lark:
    """The parser, made once; lark is imported here, so that help does not wait for it."""
    from lark import Lark

    return Lark(GRAMMAR, parser="lalr", lexer="basic", transformer=_Tree())


class _Tree:
    """What each rule of the grammar makes of its parts."""

    def either(self, parts: list[Node]) -> Node:
        return parts[0] if len(parts) == 1 else Or(_flat(parts, Or))

    def both(self, parts: list[Node]) -> Node:
        return parts[0] if len(parts) == 1 else And(_flat(parts, And))

    def negation(self, parts: list[Node]) -> Node:
        return Not(parts[0])

    def fielded(self, parts: list[typing.Any]) -> Node:
        name = parts[0].rstrip().removesuffix(":").lower()
        return _bottom_up(parts[1], lambda node, below: _with_field(node, below, name))

    def word(self, parts: list[Token]) -> Node:
        return Literal(str(parts[0]))

    def phrase(self, parts: list[Token]) -> Node:
        return Literal(" ".join(parts[0].strip('"').split()), is_phrase=True)


def _flat(parts: Iterable[Node], kind: type[And] | type[Or]) -> tuple[Node, ...]:
    """Parts of the same kind give up their parentheses: (a AND b) AND c is a AND b AND c."""
    return tuple(inner for part in parts for inner in (_parts(part) if isinstance(part, kind) else (part,)))


def _with_field(node: Node, parts: list[Node], field: str) -> Node:
    if isinstance(node, Literal):
        return node if node.field else replace(node, field=field)
    return Not(parts[0]) if isinstance(node, Not) else type(node)(tuple(parts))


def _fault(tokens: Sequence[Token]) -> tuple[int, str] | None:
    """The place and nature of the first thing that no grammar need look at; None without one."""
    if not tokens:
        return 0, 'the query is empty, expected words such as Java AND "Spring Boot"; type some'
    singles = ((token.start_pos or 0, problem) for token in tokens if (problem := _problem(token)))
    return min(filter(None, (next(singles, None), _unbalanced(tokens))), default=None)


def _problem(token: Token) -> str:
    """What is wrong with one token, "" if nothing."""
    if token.type == "UNCLOSED":
        return 'found a " that is never closed, expected a second one; close the phrase'
    if token.type == "UNKNOWN":
        known = ", ".join(f"{name}:" for name in FIELDS)
        return (
            f"found {token[:20]}, which is no field, expected {known}; use one or put a blank after the colon"
        )
    if token.type in ("WORD", "PHRASE") and not any(map(str.isalnum, token)):
        return f"found {token[:20]} without a letter or digit, expected a word; take it out"
    return ""


def _unbalanced(tokens: Iterable[Token]) -> tuple[int, str] | None:
    """The first parenthesis without its fellow, or the first that is nested too deeply."""
    held: list[Token] = []  # parentheses that are open, and NOTs that wait for their part
    for token in tokens:
        at = token.start_pos or 0
        if token.type in ("_OPEN", "_NOT"):
            held.append(token)
            if len(held) > DEEPEST:
                return at, f"nested more than {DEEPEST} deep, expected less; take out parentheses or NOTs"
        elif token.type == "_CLOSE":
            while held and held[-1].type == "_NOT":
                held.pop()
            if not held:
                return at, "found a ) that closes nothing, expected a ( before it; take it out"
            held.pop()
        if token.type in ("WORD", "PHRASE", "_CLOSE"):
            while held and held[-1].type == "_NOT":
                held.pop()
    return next(
        (
            (token.start_pos or 0, "found a ( that is never closed, expected a ) after it; close it")
            for token in held
            if token.type == "_OPEN"
        ),
        None,
    )


def _misplaced(tokens: Sequence[Token], found: Token, end: int) -> tuple[int, str]:
    """The place where the grammar stopped and why: in all that is balanced, an operand is missing."""
    at = end if found.type == "$END" else found.start_pos or 0
    before = next((t for t in reversed(tokens) if (t.start_pos or 0) < at), None)
    after = f" after {_name(before)}" if before else " at the beginning"
    if found.type == "_CLOSE" and before and before.type == "_OPEN":
        return at, "found empty parentheses, expected a word in them; take them out"
    what = "nothing" if found.type == "$END" else _name(found)
    return (
        at,
        f'found {what}{after}, expected a word, a "phrase" or a group; add one or take out the operator',
    )


def _name(token: Token) -> str:
    return _NAMES.get(token.type, str(token).strip())


def _notices(text: str, folded: str, tokens: Iterable[Token]) -> Iterator[Notice]:
    """What was understood although LinkedIn would not, each kind once."""
    if _CURLY.search(text):
        message = "Curly quotes were read as straight ones; LinkedIn knows only straight ones."
        yield Notice("curly-quotes", "info", message)
    loose = [t for t in tokens if t.type in ("_OR", "_AND", "_NOT") and t not in ("OR", "AND", "NOT", "-")]
    if loose:
        signs = ", ".join(dict.fromkeys(f'"{token}" as {_name(token)}' for token in loose))
        yield Notice("loose-operator", "info", f"Read {signs}; LinkedIn wants operators in capitals.")
    if "*" in folded:
        message = "* was read as a sign like any other: LinkedIn has no wildcards; write the forms with OR."
        yield Notice("wildcard", "warning", message)


def _wrong(text: str, at: int, problem: str) -> WrongQuery:
    """An error in one line: the column, the problem, and the query around it."""
    shown, _ = _window(text, at)
    where = f": {shown.strip()}" if shown.strip() else ""
    return WrongQuery(f"query, column {at + 1}: {problem}{where}", text, at + 1)


def caret(text: str, column: int) -> str:
    """Two lines: the query around a column, counted from 1, and a mark under that column."""
    shown, place = _window(text, column - 1)
    return f"{shown}\n{' ' * place}^"


def _window(text: str, at: int) -> tuple[str, int]:
    """At most 60 characters of a text around a place, on one line, and the place in them."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    start = max(0, min(at - WINDOW // 2, len(plain) - WINDOW))
    return plain[start : start + WINDOW], at - start


# --- match: Query, Document -> Match -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where a literal stands: `start` and `end` count characters of that section's own text.

    `implicit` marks a skill that stands outside the skills section: LinkedIn likely infers it, not surely.
    """

    section: int
    start: int
    end: int
    surface: str
    implicit: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """What became of one literal; `excluded` when the query asks for its absence.

    `decides` when it belongs to the parts that made the whole query come out as it did.
    """

    literal: Literal
    held: bool
    places: tuple[Place, ...]
    excluded: bool = False
    decides: bool = False

    @property
    def helps(self) -> bool:
        """Whether it speaks for the profile being found: there and asked for, or absent and excluded."""
        return self.held != self.excluded


@dataclass(frozen=True, slots=True)
class Match:
    """Whether a query finds a profile, and each of its literals in reading order."""

    found: bool
    clauses: tuple[Clause, ...]


def match(query: Query, profile: Document) -> Match:
    """What a search for the query makes of a profile, or of a posting."""
    places = _all_places(query.root, profile)
    held = {literal for literal in places if places[literal]}
    found, deciding = _judged(query.root, held, lambda reasons: frozenset[Literal]().union(*reasons))
    clauses = (
        Clause(literal, literal in held, places[literal], excluded, literal in deciding)
        for literal, excluded in dict.fromkeys(_signed(query.root))
    )
    return Match(found, tuple(clauses))


def because(match: Match) -> tuple[Clause, ...]:
    """The literals by which the query finds the profile; if it does not, those that did speak for it."""
    return tuple(c for c in match.clauses if c.helps and (c.decides or not match.found))


def missing(match: Match) -> tuple[Clause, ...]:
    """The literals that keep the query from finding the profile; none when it does find it."""
    return tuple(c for c in match.clauses if not c.helps and c.decides and not match.found)


def holds(query: Query, posting: Document) -> bool:
    """Whether a posting's text, taken as one, holds the query; its fields are read over."""
    text = "\n\n".join(section.text for section in posting.sections)
    whole = replace(posting, sections=(Section("other", text),))
    root = _bottom_up(query.root, _without_fields)
    return match(replace(query, root=root), whole).found


def _without_fields(node: Node, parts: list[Node]) -> Node:
    return replace(node, field="") if isinstance(node, Literal) else _with_field(node, parts, "")


def _signed(root: Node) -> Iterator[tuple[Literal, bool]]:
    """Each literal in reading order, and whether an odd number of NOTs stands above it."""
    waiting: list[tuple[Node, bool]] = [(root, False)]
    while waiting:
        node, excluded = waiting.pop()
        if isinstance(node, Literal):
            yield node, excluded
        below = excluded != isinstance(node, Not)
        waiting += ((part, below) for part in reversed(_parts(node)))


def _judged(
    root: Node,
    held: typing.Container[Literal],
    choose: Callable[[list[frozenset[Literal]]], frozenset[Literal]],
) -> tuple[bool, frozenset[Literal]]:
    """Whether the query holds, and literals that settle it whatever the others are.

    One part settles an OR that holds, or an AND that does not; `choose` says which when there are several.
    """

    def value(node: Node, parts: list[tuple[bool, frozenset[Literal]]]) -> tuple[bool, frozenset[Literal]]:
        if isinstance(node, Literal):
            return node in held, frozenset((node,))
        if isinstance(node, Not):
            return not parts[0][0], parts[0][1]
        settling = isinstance(node, Or)
        settled = [reasons for holds, reasons in parts if holds is settling]
        if settled:
            return settling, choose(settled)
        return not settling, frozenset[Literal]().union(*(reasons for _, reasons in parts))

    return _bottom_up(root, value)


def _all_places(root: Node, profile: Document) -> dict[Literal, tuple[Place, ...]]:
    """Where each literal of a query stands, in reading order."""
    texts = [fold(section.text) for section in profile.sections]
    literals = dict.fromkeys(literal for literal, _ in _signed(root))
    return {literal: tuple(_places(literal, profile.sections, texts)) for literal in literals}


def _places(literal: Literal, sections: Sequence[Section], texts: Sequence[Folded]) -> Iterator[Place]:
    for number, (section, text) in enumerate(zip(sections, texts, strict=True)):
        if not _searches(literal.field, section):
            continue
        for found in _pattern(literal.text, lines=section.kind not in LISTS).finditer(text.text):
            start, end = text.span(*found.span())
            implicit = literal.field == "skill" and section.kind != "skills"
            yield Place(number, start, end, section.text[start:end], implicit)


def _searches(field: str, section: Section) -> bool:
    """Whether a search in a field, or for a keyword, looks into a section."""
    match field:
        case "title":
            return section.kind in ("position-title", "title")
        case "current":
            here = section.position
            return section.kind == "position-title" and here is not None and here.is_current
        case "headline":
            return section.kind == "headline"
        case "company":
            return section.kind == "position-company"
    return section.kind not in UNSEARCHED


@cache
def _pattern(text: str, *, lines: bool) -> re.Pattern[str]:
    """A literal as a whole word of folded text; `lines` lets a phrase run over the end of a line."""
    words = (r"\s+" if lines else " ").join(map(re.escape, text.split()))
    return re.compile(_left(text[0]) + words + _right(text[-1]), re.IGNORECASE)


def _left(first: str) -> str:
    """What must not stand before: NET is not in .NET and D not in R&D, but Java is in "1.Java"."""
    return r"(?<![\w&])(?<![^\d.]\.)(?<!\A\.)" if first.isalnum() else r"(?<!\w)"


def _right(last: str) -> str:
    """What must not stand behind: C is not in C++, C# or C&A, nor Node in Node.js, but C++ is in C++17."""
    return r"(?![\w#]|\+\+|\+(?!\w)|[.&]\w)" if last.isalnum() else r"(?![^\W\d_]|[+#])"


# --- smallest change ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """One literal to be added to the profile, or removed from wherever its field reaches."""

    action: typing.Literal["add", "remove"]
    literal: Literal


@dataclass(frozen=True, slots=True)
class Change:
    """The smallest sets of steps that turn the answer round; all sets are of one size.

    No set means that none of up to four literals does. `complete` is False when a huge query was given up
    on: then there may be further sets of that size, or, without a set, smaller ones than five.
    """

    found: bool
    sets: tuple[tuple[Step, ...], ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class _Effects:
    """What removing and adding do to the literals of a query.

    `cutters` has, for each place of a literal, the literals whose removal takes it away; `brought` the
    literals that come with an added one, as Java comes with "Java developer".
    """

    order: Mapping[Literal, int]
    cutters: Mapping[Literal, tuple[frozenset[Literal], ...]]
    brought: Mapping[Literal, frozenset[Literal]]

    def held(self, steps: frozenset[Step]) -> set[Literal]:
        """The literals that stand in the profile after these steps."""
        removed = {step.literal for step in steps if step.action == "remove"}
        kept = {one for one, places in self.cutters.items() if any(not cut & removed for cut in places)}
        return kept.union(*(self.brought[step.literal] for step in steps if step.action == "add"))

    def levers(self, literal: Literal, *, is_held: bool) -> set[Step]:
        """The steps that can make a literal disappear, or appear."""
        if is_held:
            return {Step("remove", one) for place in self.cutters[literal] for one in place}
        return {Step("add", one) for one, brought in self.brought.items() if literal in brought}


def smallest_change(query: Query, profile: Document) -> Change:
    """The fewest literals to remove so that the query fails, or to add and remove so that it finds.

    Exact up to four literals. Removing one also removes what it overlaps: with Java goes "Java developer",
    and title:Java with Java. Adding is likewise: with the phrase come its words.
    """
    places = _all_places(query.root, profile)
    found = match(query, profile).found
    effects = _effects(places)
    allowed = {"remove"} if found else {"add", "remove"}
    most = max(1, WORK // max(1, len(places)))
    states = [frozenset[Step]()]
    for _ in range(LARGEST_CHANGE):
        tried = list(
            dict.fromkeys(new for state in states for new in _next(query.root, effects, state, allowed))
        )
        states = tried[:most]
        solved = [s for s in states if _judged(query.root, effects.held(s), _shortest)[0] is not found]
        if solved or len(tried) > most:
            return Change(found, _in_order(solved, effects.order), len(tried) <= most)
    return Change(found, ())


def _next(
    root: Node, effects: _Effects, state: frozenset[Step], allowed: typing.Container[str]
) -> Iterator[frozenset[Step]]:
    """The state with one more step. Some literal that settles the answer must change, or the answer stays."""
    held = effects.held(state)
    settling = _judged(root, held, _shortest)[1]
    steps = {step for one in settling for step in effects.levers(one, is_held=one in held)} - state
    for step in _sorted(steps, effects.order):
        if step.action in allowed:
            yield state | {step}


def _shortest(reasons: list[frozenset[Literal]]) -> frozenset[Literal]:
    return min(reasons, key=len)


def _sorted(steps: Iterable[Step], order: Mapping[Literal, int]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: (step.action, order[step.literal])))


def _in_order(
    states: Iterable[frozenset[Step]], order: Mapping[Literal, int]
) -> tuple[tuple[Step, ...], ...]:
    """Sets of steps in the order in which the query names their literals."""
    sets = (_sorted(state, order) for state in states)
    return tuple(sorted(sets, key=lambda steps: [order[step.literal] for step in steps]))


def _effects(places: Mapping[Literal, Sequence[Place]]) -> _Effects:
    absent = [literal for literal in places if not places[literal]]
    folds = {literal: fold(literal.text.casefold()).text for literal in places}
    brought = {
        one: frozenset(other for other in places if folds[other] in folds[one] and _brings(one, other))
        for one in absent
    }
    return _Effects({one: number for number, one in enumerate(places)}, _cutters(places), brought)


def _brings(added: Literal, other: Literal) -> bool:
    """Whether a profile that has one literal has the other: the field is as wide, and its words are there."""
    reached = {added.field, "", "skill"} | ({"title"} if added.field == "current" else set())
    return other.field in reached and bool(_pattern(other.text, lines=True).search(added.text))


def _cutters(places: Mapping[Literal, Sequence[Place]]) -> dict[Literal, tuple[frozenset[Literal], ...]]:
    """For each place of each literal, all literals with a place that overlaps it."""
    spots = [(p.section, p.start, p.end, one, n) for one in places for n, p in enumerate(places[one])]
    spots.sort(key=lambda spot: spot[:3])
    over: dict[tuple[Literal, int], set[Literal]] = {(one, n): {one} for *_, one, n in spots}
    for index, (section, _, end, one, n) in enumerate(spots):
        for later in range(index + 1, len(spots)):
            section_2, start_2, _, other, n_2 = spots[later]
            if (section_2, start_2) >= (section, end):
                break
            over[one, n].add(other)
            over[other, n_2].add(one)
    return {one: tuple(frozenset(over[one, n]) for n in range(len(places[one]))) for one in places}


def wanted_words(query: Query) -> tuple[str, ...]:
    """The words and phrases that a query looks for, without those it excludes."""
    found: dict[str, None] = {}
    waiting: list[Node] = [query.root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Literal):
            found[node.text] = None
        elif isinstance(node, And | Or):
            waiting += reversed(node.parts)
    return tuple(found)
