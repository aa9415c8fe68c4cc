"""The recruiter's boolean language: a query as a tree, read from text and printed back.

Quotes bind before parentheses, these before NOT, NOT before AND, AND before OR; a blank is an AND. Every
walk over a query is a loop, so that no depth of nesting can exhaust the stack.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from auditor.errors import WrongQuery
from auditor.languages import ENGLISH, Language
from auditor.records import Notice
from auditor.searches import pasted
from auditor.text.normalise import fold

if TYPE_CHECKING:
    from lark import Lark, Token

LONGEST = 10_000  # characters; LinkedIn itself takes far fewer
DEEPEST = 200  # parentheses and NOTs inside each other
WINDOW = 60  # characters of a query that an error shows

_PLAIN = re.compile(r"[\w#.](?:[\w+#.]*[\w+#])?")  # what needs no quotes: Java, C++, .NET

T = TypeVar("T")


# --- the query as a tree ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Literal:
    """A word or quoted phrase to be found as it is written; `field` is "" for a keyword, or one of FACETS."""

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
        return bottom_up(self.root, _printed)


def literal(text: str) -> Literal | None:
    """A text as it is typed to be found word for word: quoted but for plain words; None without any."""
    plain = " ".join(fold(text.translate(_GUILLEMETS)).text.replace('"', " ").split())
    if not any(map(str.isalnum, plain)):
        return None
    is_word = _PLAIN.fullmatch(plain) and plain.upper() not in ("AND", "OR", "NOT")
    return Literal(plain, is_phrase=not is_word)


def parts_of(node: Node) -> tuple[Node, ...]:
    """The nodes right below a node."""
    return node.parts if isinstance(node, And | Or) else (node.part,) if isinstance(node, Not) else ()


def bottom_up(root: Node, value: Callable[[Node, list[T]], T]) -> T:
    """The value of the root, where each node's is made of those of its parts."""
    order, waiting = [], [root]
    while waiting:
        order.append(node := waiting.pop())
        waiting += parts_of(node)
    done: list[T] = []
    for node in reversed(order):  # parts before the node they belong to, in reading order
        first = len(done) - len(parts_of(node))
        done[first:] = [value(node, done[first:])]
    return done[0]


def _printed(node: Node, parts: list[str]) -> str:
    """Parentheses stand only where a part binds less than the node that holds it."""
    if isinstance(node, Literal):
        return str(node)
    loose = Or if isinstance(node, And) else (And, Or) if isinstance(node, Not) else ()
    shown = [
        f"({text})" if isinstance(part, loose) else text
        for part, text in zip(parts_of(node), parts, strict=True)
    ]
    if isinstance(node, Not):
        return f"NOT {shown[0]}"
    return _joined(node, shown, " OR " if isinstance(node, Or) else " AND ")


def _joined(node: Node, shown: Sequence[str], joint: str) -> str:
    """Parts with AND or OR between them, but NOT alone where a part of an AND is excluded.

    So LinkedIn's help writes it, and some programs find nothing at all for AND NOT.
    """
    told = list(zip(parts_of(node), shown, strict=True))
    joints = (" " if isinstance(node, And) and isinstance(part, Not) else joint for part, _ in told[1:])
    return shown[0] + "".join(f"{between}{text}" for between, (_, text) in zip(joints, told[1:], strict=True))


def signed(root: Node) -> Iterator[tuple[Literal, bool]]:
    """Each literal in reading order, and whether an odd number of NOTs stands above it."""
    waiting: list[tuple[Node, bool]] = [(root, False)]
    while waiting:
        node, excluded = waiting.pop()
        if isinstance(node, Literal):
            yield node, excluded
        below = excluded != isinstance(node, Not)
        waiting += ((part, below) for part in reversed(parts_of(node)))


# --- parse: text -> Query ----------------------------------------------------------------------------

# A word ends before a blank, a quote or a parenthesis; the punctuation of prose before that is no part of
# it. Operators count in any case, whether or not the rest shows that the text is a query: nobody looks for
# people by the word "and", and who does can quote it. LinkedIn wants capitals, so a notice says so.
# A single quote that opens a phrase stands behind a blank, and the one that closes it before one.
_PARENS = pasted.OPEN + pasted.CLOSE
_END = rf"""(?=[.,;:!?]*(?:[\s{_PARENS}"]|\Z))"""
_NO_WORD = rf"""\s{_PARENS}"|,;"""
_GRAMMAR = rf"""
    ?start: either
    either: both (_OR both)*
    both: unary ((_AND | _NEAR)? unary)*
    ?unary: _NOT unary -> negation
          | FIELD operand -> fielded
          | operand
    ?operand: WORD -> word
            | PHRASE -> phrase
            | PAGES -> page
            | _OPEN either _CLOSE
            | UNKNOWN | UNCLOSED | UNOPENED | COUNTED | ASKED  // so that the lexer keeps them, to be refused

    _OR.3: /(?:and\/)?or{_END}|\|\|?/i
    _AND.3: /and{_END}|&&?{_END}/i
    _NOT.3: /not{_END}|-(?=[^\s\-])|!(?=[\w"'(])/i
    COUNTED.4: /\bO?(?:NEAR|AROUND)\s*\([^()]*,\s*\d+\s*\)/
    _NEAR.3: /(?i:o?near|around|adj|pre|within|[wn])(?:[\/:~]\d+|\(\d+\)){_END}|(?:O?NEAR|AROUND){_END}/
    PAGES.4: /-?(?:PAGE_NAMES)\s*:\s*(?:"[^"]*"|\([^()]*\)|[^\s()"]+)/i
    FIELD.3: /(?:FIELD_NAMES)\s*:\s*/i
    UNKNOWN.2: /[^\W\d_][\w-]*\s*:(?=\s*[^\s:)])/
    PHRASE.2: /"[^"]*"|(?<![^\s{_PARENS}"|,;:+-])'(?=[^\s'])(?:[^'"()]|'(?=\w))*'(?![\w'])/
    UNCLOSED.1: /"|(?<![^\s{_PARENS}"|,;:+-])'(?=\w)/
    UNOPENED.2: /(?<=[^\Ws])'(?=[{_NO_WORD}]|\Z)/
    ASKED.2: /\?(?=[{pasted.CLOSE}]*\s+[^\s])/
    _OPEN: /[{pasted.OPEN}]/
    _CLOSE: /[{pasted.CLOSE}]/
    WORD: /(?:[^{_NO_WORD}]|(?<=\d),(?=\d))*[^{_NO_WORD}.:!?']/
    TAIL.1: /[.:!?']+(?=[{_NO_WORD}]|\Z)|[,;]+/
    PLUS.1: /\+(?=[\w"'(])/
    %ignore /\s+/
    %ignore TAIL
    %ignore PLUS
"""
_GUILLEMETS = str.maketrans("«»‹›`", "\"\"'''")
_NAMES = {"_OR": "OR", "_AND": "AND", "_NOT": "NOT", "_OPEN": "(", "_CLOSE": ")", "_NEAR": "NEAR"}
_ELSEWHERE = Literal("", pasted.PAGES)  # what stands for a part that says where to look, until it is left out


def parse(text: str, language: Language = ENGLISH) -> Query:
    """The query that a text means, with a notice for each kind of thing that LinkedIn would not take.

    Lower-case operators, signs for them (a leading minus, & and |), other quotes and brackets, NEAR and other
    names of fields are understood; what says on which pages to look is left out. A field before a group
    holds for all in it that has none of its own.

    Raises:
        WrongQuery: the text is empty, unbalanced, incomplete, too long, nested too deeply, only excludes, or
            holds wildcards, fields and signs that are not known; the message names the column.
    """
    if len(text) > LONGEST:
        raise _wrong(
            text, LONGEST, f"found {len(text):,} characters, expected at most {LONGEST:,}; shorten it"
        )
    from lark import UnexpectedToken

    folded = fold(text.translate(_GUILLEMETS))
    parser = _parser(language)
    tokens = list(parser.lex(folded.text))
    if fault := _fault(tokens):
        raise _wrong(text, folded.offsets[fault[0]], fault[1])
    try:
        read = typing.cast(Node, parser.parse(folded.text))
    except UnexpectedToken as error:
        at, problem = _misplaced(tokens, error.token, len(folded.text))
        raise _wrong(text, folded.offsets[at], problem) from error
    if not (root := bottom_up(read, _about_people)):
        raise _wrong(text, 0, "it only says where to look; expected a word that must be there; add one")
    if all(excluded for _, excluded in signed(root)):
        raise _wrong(text, 0, "it only excludes; expected a word that must be there; add one before NOT")
    return Query(root, tuple(pasted.notices(text, folded, tokens, language, _NAMES)), text)


def told(text: str, language: Language = ENGLISH) -> Query:
    """A search that somebody told of, and that is to count as evidence: as `parse`, but nothing is guessed.

    Raises:
        WrongQuery: as `parse` does; and for words that nobody is looked for by, and wildcards in a phrase.
    """
    query = parse(text, language)
    folded = fold(text.translate(_GUILLEMETS))
    if found := pasted.guessed(_parser(language).lex(folded.text), language):
        raise _wrong(text, folded.offsets[found[0]], found[1])
    return query


@cache
def _parser(language: Language) -> Lark:
    """The parser, made once; lark is imported here, so that help does not wait for it."""
    from lark import Lark

    named = _GRAMMAR.replace("PAGE_NAMES", pasted.names(language, pages=True))
    named = named.replace("FIELD_NAMES", pasted.names(language, pages=False))
    return Lark(named, parser="lalr", lexer="basic", transformer=_Tree(language))


class _Tree:
    """What each rule of the grammar makes of its parts."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def either(self, parts: list[Node]) -> Node:
        return parts[0] if len(parts) == 1 else Or(_flat(parts, Or))

    def both(self, parts: list[Node]) -> Node:
        return parts[0] if len(parts) == 1 else And(_flat(parts, And))

    def negation(self, parts: list[Node]) -> Node:
        return Not(parts[0])

    def fielded(self, parts: list[typing.Any]) -> Node:
        name = pasted.field_of(parts[0], self._language)
        if name == pasted.ANYWHERE:
            return typing.cast(Node, parts[1])
        named = ("headline", "title") if name == pasted.PAGE_TITLE else (name,)
        made = [bottom_up(parts[1], partial(with_field, field=one)) for one in named]
        return made[0] if len(made) == 1 else Or(_flat(made, Or))

    def word(self, parts: list[Token]) -> Node:
        words = [Literal(word) for word in pasted.broken(str(parts[0]))]
        return words[0] if len(words) == 1 else And(tuple(words))

    def phrase(self, parts: list[Token]) -> Node:
        return Literal(" ".join(parts[0][1:-1].split()), is_phrase=True)

    def page(self, parts: list[Token]) -> Node:
        return _ELSEWHERE


def _about_people(node: Node, parts: list[Node | None]) -> Node | None:
    """A node without what says where to look; None where nothing is left of it."""
    if isinstance(node, Literal):
        return None if node.field == pasted.PAGES else node
    left = [part for part in parts if part]
    if not left or isinstance(node, Not):
        return Not(left[0]) if left else None
    return left[0] if len(left) == 1 else type(node)(_flat(left, type(node)))


def _flat(parts: Iterable[Node], kind: type[And] | type[Or]) -> tuple[Node, ...]:
    """Parts of the same kind give up their parentheses: (a AND b) AND c is a AND b AND c."""
    return tuple(inner for part in parts for inner in (parts_of(part) if isinstance(part, kind) else (part,)))


def with_field(node: Node, parts: list[Node], field: str) -> Node:
    """A node over new parts; a literal without a field gets this one."""
    if isinstance(node, Literal):
        return node if node.field else replace(node, field=field)
    return Not(parts[0]) if isinstance(node, Not) else type(node)(tuple(parts))


def _fault(tokens: Sequence[Token]) -> tuple[int, str] | None:
    """The place and nature of the first thing that no grammar need look at; None without one."""
    if not tokens:
        return 0, 'the query is empty, expected words such as Java AND "Spring Boot"; type some'
    singles = ((token.start_pos or 0, problem) for token in tokens if (problem := pasted.problem(token)))
    return min(filter(None, (next(singles, None), _unbalanced(tokens))), default=None)


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
        if token.type in ("WORD", "PHRASE", "PAGES", "_CLOSE"):
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
