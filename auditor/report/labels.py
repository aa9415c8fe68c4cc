"""Where the names of points go in a chart, so that none stands on another, on a point or outside."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

# Widths in ems of the broadest common sans-serif fonts; a name in a slimmer one leaves some room.
_WIDTHS = {
    width: frozenset(letters)
    for width, letters in (
        (0.34, "iljI'.,:;|!` "),
        (0.42, 'ftr()[]{}/\\-"°'),
        (0.57, "csvxyzkJ?_*"),
        (0.7, "ABCEFKLPRSTVXYZ"),
        (0.8, "DGHNOQU&w+=<>~#"),
        (1.0, "mWM%@—…"),
    )
}
_EM = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 0.64
_CELL = 40.0  # of the grid by which boxes are found
_STEP = 4.0  # between the boxes that stand for a line
_NEAR = 4.0  # from a point to a name that needs no line
_FAR = (18.0, 30.0, 44.0, 60.0, 78.0, 98.0, 120.0, 144.0)  # from a point to a name at the end of a line
_SHORT = 44.0
_CLEAR = 4.0  # around a point, where the name of another one would seem to be its own
_PARTS = 12  # of half a turn, in which names are tried
_TURNS = sorted(range(1 - _PARTS, _PARTS + 1), key=lambda part: (abs(part), -part))  # the right side first
_STRAIGHT = [turn for turn in _TURNS if not turn % (_PARTS // 4)]  # and between
_STEEP = 0.35  # a line whose cosine is less comes to the middle of a name


class Box(NamedTuple):
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def hits(self, other: Box) -> bool:
        """Whether the two have a place in common; touching is not enough."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, frame: Box) -> bool:
        """Whether all of it lies in a frame."""
        return (
            frame.left <= self.left
            and self.right <= frame.right
            and frame.top <= self.top
            and self.bottom <= frame.bottom
        )


class Named(NamedTuple):
    """A point with its name; one with a `reach` of 0 is named close by or not at all."""

    x: float
    y: float
    text: str
    reach: float


class Label(NamedTuple):
    """A name with its place: where it begins, its base line, and the line that leads to it from the point."""

    text: str
    x: float
    y: float
    box: Box
    line: tuple[float, float, float, float] | None


class _Boxes:
    """Boxes, to be asked whether another stands on one of them."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self.add(boxes)

    def add(self, boxes: Iterable[Box]) -> None:
        for box in boxes:
            for cell in self._of(box):
                self._cells[cell].append(box)

    def hit(self, box: Box, but: Box | None = None) -> bool:
        """Whether a box stands on any of these but one."""
        others = (other for cell in self._of(box) for other in self._cells.get(cell, ()))
        return any(box.hits(other) for other in others if other is not but)

    @staticmethod
    def _of(box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
            for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
                yield column, row


@lru_cache(maxsize=4096)
def width(text: str, size: float) -> float:
    """About how much room a text takes in a font of this size."""
    return size * sum(map(_em, text))


def fit(text: str, size: float, room: float) -> str:
    """A text as it is where there is room for it; else without its note in brackets, else cut."""
    if width(text, size) <= room:
        return text
    if text.endswith(")") and (bare := text.rpartition(" (")[0]) and width(bare, size) <= room:
        return bare
    left = room - width("…", size)
    for end, letter in enumerate(text):
        left -= size * _em(letter)
        if left < 0:
            return text[:end].rstrip() + "…"
    return text


def place(points: Sequence[Named], size: float, radius: float, frame: Box) -> list[Label | None]:
    """Names beside their points, the first points first; None for those that find no room.

    Short lines are drawn before long ones, which would be in their way.
    """
    dots, wider = ([around(p.x, p.y, radius + more) for p in points] for more in (0, _CLEAR))
    taken, clear = _Boxes(dots), _Boxes(wider)
    labels: dict[int, Label] = {}
    for is_short in (True, False):
        for number, point in enumerate(points):
            if number in labels or (is_short and not point.reach):
                continue
            free = (
                label
                for label in _candidates(
                    point, size, radius, min(point.reach, _SHORT if is_short else _FAR[-1])
                )
                if label.box.within(frame)
                and not taken.hit(label.box)
                and not clear.hit(label.box, but=wider[number])
                and not any(taken.hit(part, but=dots[number]) for part in _along(label.line))
            )
            if label := next(free, None):
                labels[number] = label
                taken.add((label.box, *_along(label.line)))
    return [labels.get(number) for number in range(len(points))]


def around(x: float, y: float, radius: float) -> Box:
    """The box of a point."""
    return Box(x - radius, y - radius, x + radius, y + radius)


def apart(places: Sequence[tuple[float, float]], least: float, frame: Box) -> list[tuple[float, float]]:
    """The places, moved as little as it takes for each to keep its distance from those before it."""
    kept: list[tuple[float, float]] = []
    for x, y in places:
        spots = _spiral(x, y, least / 2, frame)
        kept.append(next((spot for spot in spots if _is_apart(spot, kept, least)), (x, y)))
    return kept


def _em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else _EM.get(letter, _OTHER)


def _candidates(point: Named, size: float, radius: float, reach: float) -> Iterator[Label]:
    """Ways to name a point, the clearest first."""
    for distance in (0.0, *(far for far in _FAR if far <= reach)):
        for turn in _TURNS if distance else _STRAIGHT:
            across, up = math.cos(turn * math.pi / _PARTS), math.sin(turn * math.pi / _PARTS)
            away = radius + (distance or _NEAR)
            x, y = point.x + away * across, point.y - away * up
            near = radius + 2
            line = (point.x + near * across, point.y - near * up, x, y) if distance else None
            yield _label(point.text, size, (x, y), (across, up), line)


def _label(
    text: str,
    size: float,
    end: tuple[float, float],
    direction: tuple[float, float],
    line: tuple[float, float, float, float] | None,
) -> Label:
    """A name whose near side or corner lies at an end, seen in this direction from its point."""
    (x, y), (across, up), room = end, direction, width(text, size)
    left = x - room / 2 if abs(across) < _STEEP else x + 2 if across > 0 else x - room - 2
    height = 1.02 * size
    top = y - height / 2 - (height / 2 + 1) * (round(up) if abs(across) < _STEEP else 0)
    return Label(text, left, top + 0.8 * size, Box(left - 2, top, left + room + 2, top + height), line)


def _along(line: tuple[float, float, float, float] | None) -> Iterator[Box]:
    """Small boxes that stand for a line."""
    if line:
        x, y, to_x, to_y = line
        steps = max(1, math.ceil(math.hypot(to_x - x, to_y - y) / _STEP))
        for step in range(steps):  # its end touches the name that it leads to
            part = step / steps
            yield around(x + part * (to_x - x), y + part * (to_y - y), 1)


def _spiral(x: float, y: float, step: float, frame: Box) -> Iterator[tuple[float, float]]:
    """A place, and those in the frame around it, nearer ones first."""
    yield x, y
    for ring in range(1, 64):
        for turn in range(6 * ring):
            angle = 2 * math.pi * turn / (6 * ring)
            spot = x + ring * step * math.cos(angle), y - ring * step * math.sin(angle)
            if frame.left <= spot[0] <= frame.right and frame.top <= spot[1] <= frame.bottom:
                yield spot


def _is_apart(spot: tuple[float, float], others: Iterable[tuple[float, float]], least: float) -> bool:
    return all(math.hypot(spot[0] - x, spot[1] - y) >= least - 1e-6 for x, y in others)
