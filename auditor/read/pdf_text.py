"""One page of a PDF -> pieces of text, each with its place, size, weight and how light it is.

pypdf decodes the fonts and divides the drawing into its operations. Its own text is not used: it has no
columns, sizes or colours, cuts "C" from a raised "++", and parses a font again for every page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from math import atan2, hypot, pi
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import DictionaryObject
    from pypdf.generic._font import Font

MOST_BYTES = 3_000_000  # of drawings and tables of letters, unpacked; a page of text has up to 200,000
MOST_OPERATIONS = 250_000  # on all pages; a page of text has 300, set letter by letter 6,000
MOST_DEPTH = 8  # of drawings inside drawings
_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd|\b[6-9]00\b", re.I)
_FORCED_BOLD = 1 << 18  # a flag of fonts

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Piece(NamedTuple):
    """Text that is set at once, from x to end on a line at height y, counted from the lower left."""

    text: str
    x: float
    y: float
    end: float
    size: float
    space: float  # the width of a blank in its font
    bold: bool = False
    light: float = 0.0  # 0 is black, 1 is white
    page: int = 0


class TooMuch(Exception):
    """A page draws more than any text needs."""


class _Face(NamedTuple):
    """A font: what each code stands for and how wide it is, in thousandths of the size."""

    font: Font
    bold: bool
    numbered: bool  # its codes are the numbers of drawings, and stand for nothing without a table
    known: dict[str, tuple[str, float]]

    @property
    def space(self) -> float:
        """How wide a blank is."""
        return self.font.space_width

    def decoded(self, data: bytes) -> tuple[str, float, int]:
        """The text of a string, its width, and how many signs it has."""
        font, known = self.font, self.known
        if isinstance(font.encoding, str):
            codes = data.decode(font.encoding, "surrogatepass" if len(data) % 2 == 0 else "replace")
        else:
            codes = data.decode("latin-1")
        text, width = [], 0.0
        for code in codes:
            if code not in known:
                known[code] = self._sign(code)
            sign, wide = known[code]
            text.append(sign)
            width += wide
        return "".join(text), width, len(codes)

    def _sign(self, code: str) -> tuple[str, float]:
        font = self.font
        width = font.space_width if code == font.space_char else font.get_text_width(code)
        named = code if isinstance(font.encoding, str) else font.encoding.get(ord(code), code)
        lost = "\ufffd" if self.numbered or not font.interpretable else named
        return str(font.character_map.get(named, lost)), width


class Fonts:
    """The fonts of a file, each parsed once, and what all pages together may still draw."""

    def __init__(self) -> None:
        self._faces: dict[int, _Face] = {}
        self._bytes, self._operations = MOST_BYTES, MOST_OPERATIONS

    def spend(self, size: int = 0, operations: int = 0) -> None:
        """Raises TooMuch when there is nothing left."""
        self._bytes -= size
        self._operations -= operations
        if self._bytes < 0 or self._operations < 0:
            raise TooMuch

    def of(self, resources: DictionaryObject) -> dict[str, _Face]:
        """The fonts by the names that a page gives them."""
        from pypdf.generic import DictionaryObject, IndirectObject

        named = resources.get("/Font")
        fonts = named.get_object() if named is not None else None
        found: dict[str, _Face] = {}
        if not isinstance(fonts, DictionaryObject):
            return found
        for name in fonts:
            reference = fonts.raw_get(name)
            told = reference.get_object()
            if isinstance(told, DictionaryObject):
                at = reference.idnum if isinstance(reference, IndirectObject) else id(told)
                found[str(name)] = self._faces.get(at) or self._faces.setdefault(at, self._face(told))
        return found

    def _face(self, told: DictionaryObject) -> _Face:
        from pypdf.generic import StreamObject
        from pypdf.generic._font import Font

        table = told.get("/ToUnicode")
        table = table.get_object() if table is not None else None
        self.spend(size=len(table.get_data()) if isinstance(table, StreamObject) else 0)
        font = Font.from_font_resource(told)
        about = font.font_descriptor
        bold = bool(_BOLD.search(f"{font.name} {about.weight}")) or bool(about.flags & _FORCED_BOLD)
        return _Face(font, bold, str(told.get("/Encoding", "")).startswith("/Identity"), {})


def pieces(page: PageObject, fonts: Fonts) -> list[tuple[int, Piece]]:
    """The pieces of a page as they are drawn, each with its quarter turn; raises TooMuch."""
    found: list[tuple[int, Piece]] = []
    content = page.get("/Contents")
    if content is not None:
        _Painter(fonts, found).paint(content.get_object(), page.get("/Resources"), page.pdf)
    return found


# --- following the drawing ---------------------------------------------------------------------------------


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


@dataclass(slots=True)
class _State:
    """What q keeps and Q brings back."""

    matrix: Matrix = UNIT
    face: _Face | None = None
    size: float = 12.0
    between: float = 0.0  # added after each sign
    words: float = 0.0  # and after each blank
    wide: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    light: float = 0.0
    outlined: bool = False  # a line around the letters makes them bold


# The operations of one number, and what of the state they set.
_NUMBERS = {"Tc": "between", "Tw": "words", "TL": "leading", "Ts": "rise"}
# The operations of a shape, and those that fill it or throw it away.
_SHAPES, _FILLED = frozenset("mlcvyh") | {"re"}, frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_DRAWN = _FILLED | {"S", "s", "n"}
_MOST_POINTS = 80  # of a dot
_DOT = (1.0, 9.0)  # points from side to side
_DOT_OF_SIZE = 0.3  # times the size of the text beside it, above whose line it stands as high
_COLOURS = frozenset(("g", "rg", "k", "sc", "scn", "cs"))
_MOST_KEPT = 200


class _Painter:
    """Follows the operations of a drawing, and notes the text."""

    def __init__(
        self, fonts: Fonts, found: list[tuple[int, Piece]], state: _State | None = None, depth: int = 0
    ) -> None:
        self.fonts, self.found, self.depth = fonts, found, depth
        self.state = state or _State()
        self.stack: list[_State] = []
        self.line = self.at = UNIT
        self.shape: list[tuple[float, float]] = []
        self.marked: list[str | None] = []  # what each marked passage says that it stands for

    def paint(self, content: Any, resources: Any, file: Any) -> None:
        """Note the text of a drawing, and of those inside it; raises TooMuch."""
        from pypdf.generic import ContentStream, DictionaryObject

        held = resources.get_object() if resources is not None else None
        self.resources = held if isinstance(held, DictionaryObject) else DictionaryObject()
        stream = ContentStream(content, file, "bytes")
        self.fonts.spend(size=len(stream.get_data()))
        self.faces, self.file = self.fonts.of(self.resources), file
        self.fonts.spend(operations=len(stream.operations))
        for given, operator in stream.operations:
            self._do(operator.decode("latin-1"), given)

    def _do(self, name: str, given: Any) -> None:
        if name in ("Tj", "TJ", "'", '"'):
            self._show(name, given)
        elif name in ("BT", "Tm", "Td", "TD", "T*"):
            self._move(name, _numbers(given))
        elif name in ("q", "Q", "cm"):
            self._keep(name, _numbers(given))
        elif name in ("BDC", "BMC", "EMC"):
            self._mark(name, given)
        elif name in _SHAPES:
            self._draw(name, _numbers(given))
        elif name in _DRAWN:
            self._fill(name)
        elif name == "Tf" and len(given) > 1:
            size = _numbers(given[1:])
            self.state.face = self.faces.get(str(given[0]))
            self.state.size = size[0] if size else self.state.size
        elif name == "Do" and given:
            self._inside(str(given[0]))
        elif numbers := _numbers(given):
            self._set(name, numbers)
        elif name == "cs":
            self.state.light = 0.0

    def _set(self, name: str, numbers: list[float]) -> None:
        if name in _NUMBERS:
            setattr(self.state, _NUMBERS[name], numbers[0])
        elif name == "Tz":
            self.state.wide = numbers[0] / 100
        elif name == "Tr":
            self.state.outlined = numbers[0] == 2
        elif name in _COLOURS:
            self.state.light = _light(numbers)

    def _keep(self, name: str, numbers: list[float]) -> None:
        if name == "q" and len(self.stack) < _MOST_KEPT:
            self.stack.append(copy(self.state))
        elif name == "Q" and self.stack:
            self.state = self.stack.pop()
        elif name == "cm" and len(numbers) == 6:
            self.state.matrix = _times(_matrix(numbers), self.state.matrix)

    def _move(self, name: str, numbers: list[float]) -> None:
        if name == "BT":
            self.line = UNIT
        elif name == "Tm" and len(numbers) == 6:
            self.line = _matrix(numbers)
        elif name == "T*":
            self.line = _times((1, 0, 0, 1, 0, -self.state.leading), self.line)
        elif len(numbers) == 2:
            if name == "TD":
                self.state.leading = -numbers[1]
            self.line = _times((1, 0, 0, 1, *numbers), self.line)  # type: ignore[arg-type]  # two numbers
        self.at = self.line

    def _draw(self, name: str, numbers: list[float]) -> None:
        """Note the corners of a shape, on the page."""
        if name == "re" and len(numbers) == 4:
            x, y, wide, high = numbers
            numbers = [x, y, x + wide, y + high]
        if len(self.shape) <= _MOST_POINTS:
            a, b, c, d, e, f = self.state.matrix
            pairs = zip(numbers[::2], numbers[1::2], strict=False)
            self.shape += [(a * x + c * y + e, b * x + d * y + f) for x, y in pairs]

    def _fill(self, name: str) -> None:
        """A small filled dot is a bullet, as browsers draw them."""
        shape, self.shape = self.shape, []
        if name in _FILLED and 2 <= len(shape) <= _MOST_POINTS:
            left, right = min(x for x, _ in shape), max(x for x, _ in shape)
            low, high = min(y for _, y in shape), max(y for _, y in shape)
            if all(_DOT[0] < side < _DOT[1] for side in (right - left, high - low)) and (
                0.8 < (right - left) / (high - low) < 1.25
            ):
                size = (high - low) / _DOT_OF_SIZE
                self.found.append((0, Piece("•", left, low - _DOT_OF_SIZE * size / 2, right, size, size / 4)))

    def _mark(self, name: str, given: Any) -> None:
        """A passage may say in which words it is to be read: a ligature, or a word that a line end cuts."""
        if name != "EMC":
            told = given[1] if len(given) > 1 and hasattr(given[1], "get") else {}
            said = told.get("/ActualText")
            self.marked.append(None if said is None else _words(said))
        elif self.marked:
            self.marked.pop()

    def _inside(self, name: str) -> None:
        """A drawing inside this one."""
        drawings = self.resources.get("/XObject")
        drawing = drawings.get_object().get(name) if drawings is not None else None
        drawing = drawing.get_object() if drawing is not None else None
        if drawing is None or drawing.get("/Subtype") != "/Form":
            return
        self.fonts.spend(operations=1)
        if self.depth >= MOST_DEPTH:
            raise TooMuch
        turned = _numbers(drawing.get("/Matrix") or ())
        matrix = _times(_matrix(turned), self.state.matrix) if len(turned) == 6 else self.state.matrix
        inner = _Painter(self.fonts, self.found, replace(self.state, matrix=matrix), self.depth + 1)
        inner.paint(drawing, drawing.get("/Resources") or self.resources, self.file)

    def _show(self, name: str, given: Any) -> None:
        if name in ("'", '"'):
            if name == '"' and len(numbers := _numbers(given[:2])) == 2:
                self.state.words, self.state.between = numbers
            self._move("T*", [])
        shown = given[-1] if given else None
        for one in shown if isinstance(shown, list) else [shown]:
            if isinstance(one, int | float):
                self._forward(-float(one) / 1000 * self.state.size * self.state.wide)
            elif isinstance(one, bytes):
                self._note(one)
            elif isinstance(one, str):
                self._note(one.encode("latin-1", "replace"))

    def _note(self, data: bytes) -> None:
        state, face = self.state, self.state.face
        if face is None:
            return
        text, width, signs = face.decoded(data)
        blanks = data.count(b" ") if not isinstance(face.font.encoding, str) else 0
        width = (width / 1000 * state.size + signs * state.between + blanks * state.words) * state.wide
        if self.marked and (said := next((one for one in self.marked if one is not None), None)) is not None:
            text, self.marked = said, ["" if one is not None else None for one in self.marked]
        a, b, c, d, e, f = _times((1, 0, 0, 1, 0, state.rise), _times(self.at, state.matrix))
        across, up = hypot(a, b), hypot(c, d)
        turn = round(atan2(b, a) / (pi / 2)) % 4
        x, y = _upright(e, f, turn)
        size = abs(state.size) * up
        if text.strip() or text:
            piece = Piece(
                text, x, y, x + width * across, size, face.space / 1000 * abs(state.size) * across,
                face.bold or state.outlined, state.light,
            )  # fmt: skip
            self.found.append((turn, piece))
        self._forward(width)

    def _forward(self, width: float) -> None:
        self.at = _times((1, 0, 0, 1, width, 0), self.at)


def _upright(x: float, y: float, turn: int) -> tuple[float, float]:
    """A place on the page, once the page is turned so that the text stands upright."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _numbers(given: Any) -> list[float]:
    return [float(one) for one in given if isinstance(one, int | float)]


def _matrix(numbers: Sequence[float]) -> Matrix:
    a, b, c, d, e, f = numbers
    return (a, b, c, d, e, f)


def _words(said: object) -> str | None:
    """A text of the file itself, which is UTF-16 where it begins with its mark."""
    if isinstance(said, bytes):
        return said.decode("utf-16" if said[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", "replace")
    return str(said) if isinstance(said, str) else None


def _light(colour: Sequence[float]) -> float:
    """How light a colour is, of one number, three or four."""
    if len(colour) == 3:
        return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]
    return max(0.0, 1 - sum(colour[:3]) / 3 - colour[3]) if len(colour) == 4 else colour[0]
