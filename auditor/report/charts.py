"""The two charts of a page as SVG: to stand in a page, or as a picture of its own.

In a page each point is a link to the card of its key, so that it works without a script and by keyboard;
texts stand in it twice, for wide and for narrow screens. Nothing in it has an id or a style of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from auditor.report.labels import Box, Label, Named, apart, fit, place, width
from auditor.report.page import Map, Point, Spread, Spreads, Tone
from auditor.report.wording import listed, percent_in, plain, points

WIDTH = 640
NARROW = 480  # pixels of a page or picture, up to which its texts are larger and fewer
SMALL, LARGE = 12.5, 20.0  # sizes of a name where there is room, and where there is little
SIZES = {"wide": SMALL, "narrow": LARGE}
TEXT = {"wide": 13.0, "narrow": 20.0}  # sizes of what else is said
RADIUS = 5.5
MAP = Box(80, 32, 602, 554)
SPREADS = Box(236, 76, 572, 76)  # without rows
ROW = 25
LONGEST = {"wide": 190.0, "narrow": 250.0}  # names in the map
STRENGTH: dict[Tone, int] = {
    "bad": 0, "good": 0, "rather-bad": 1, "rather-good": 1, "absent": 1, "even": 2, "open": 3,
}  # fmt: skip
PULLING: tuple[Tone, ...] = ("bad", "rather-bad", "rather-good", "good")
REACH = (144.0, 98.0, 60.0, 0.0)  # by strength, how far a name may stand from its point
LEGEND: tuple[tuple[tuple[Tone, ...], str], ...] = (
    (("bad", "good"), "surely"),
    (("rather-bad", "rather-good"), "probably"),
    (("even",), "both sides alike"),
    (("absent",), "missing"),
    (("open",), "not enough evidence"),
)
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")

# Every page with a chart needs these rules; what the colours are is its own.
RULES = f"""
.plot text{{font:13px system-ui,sans-serif;fill:var(--ink);stroke:none}}
.plot .label{{font-size:{SMALL}px;text-anchor:middle}}
.plot .tick,.plot .legend text{{font-size:12px;fill:var(--quiet)}}
.plot .tone-open text{{fill:var(--quiet)}}
.plot .title{{font-size:17px;font-weight:600}}
.plot .end{{text-anchor:end}}.plot .middle{{text-anchor:middle}}
.plot .tone-bad,.plot .tone-rather-bad{{fill:var(--bad);stroke:var(--bad)}}
.plot .tone-good,.plot .tone-rather-good,.plot .tone-absent{{fill:var(--good);stroke:var(--good)}}
.plot .tone-even{{fill:var(--even);stroke:var(--even)}}
.plot .tone-open{{fill:var(--quiet);stroke:var(--quiet)}}
.plot .shape{{stroke-width:1.8;stroke-linejoin:round}}
.plot .tone-rather-bad .shape,.plot .tone-rather-good .shape{{fill:var(--paper)}}
.plot .tone-absent .shape{{stroke-width:2.6}}
.plot text.tone-bad,.plot text.tone-good{{stroke:none}}
.plot .field{{opacity:.06;stroke:none}}
.plot .grid{{stroke:var(--line);fill:none}}
.plot .diagonal{{stroke:var(--quiet);stroke-dasharray:5 4}}
.plot .leader{{stroke:var(--quiet);stroke-width:.8;opacity:.7}}
.plot .spread{{stroke-width:2.4;opacity:.5}}
.plot .range{{stroke-width:1.5;opacity:0;pointer-events:none}}
.plot .hit{{fill:none;stroke:none;pointer-events:all}}
.plot a:hover .range,.plot a:focus .range,.plot a.chosen .range{{opacity:1}}
.plot a:hover .label,.plot a:focus .label,.plot a.chosen .label{{text-decoration:underline}}
.plot .narrow{{display:none;font-size:{LARGE:.0f}px}}
@media (max-width:{NARROW}px){{.plot .wide{{display:none}}.plot .narrow{{display:inline}}
.plot text{{font-size:20px}}.plot .tick,.plot .legend text{{font-size:18px}}
.plot .label{{font-size:{LARGE:.0f}px}}.plot .title{{font-size:24px}}}}
""".strip()
LIGHT = {
    "ink": "#1f2328", "quiet": "#59636e", "line": "#d8dee4", "paper": "#ffffff",
    "bad": "#bc4c00", "good": "#0a5fb8", "even": "#7a4fb0",
}  # fmt: skip
DARK = {
    "ink": "#e6edf3", "quiet": "#9aa4af", "line": "#343b44", "paper": "#0d1117",
    "bad": "#ff9d5c", "good": "#6cb6ff", "even": "#c8a1ff",
}  # fmt: skip


class _Drawing(NamedTuple):
    """What a chart is made of, and how high it is."""

    parts: list[str]
    height: float


def svg(block: Map | Spreads, *, standalone: bool) -> str:
    """A chart as SVG: as a picture with its title and colours, or to stand in a page that has RULES."""
    drawing = _map(block, standalone) if isinstance(block, Map) else _spreads(block, standalone)
    if standalone:
        return _picture(block, drawing)
    box = f"0 0 {WIDTH} {drawing.height:.0f}"
    opening = f'<svg class="plot" viewBox="{box}" role="group" aria-label={_quoted(block.title)}>'
    return "\n".join((opening, *drawing.parts, "</svg>")) + "\n"


def alt(block: Map | Spreads) -> str:
    """A chart in words: its title, how much has a verdict towards which side, and what lies farthest out."""
    told: Sequence[Point | Spread] = block.points if isinstance(block, Map) else block.spreads
    above, below = (block.above, block.below) if isinstance(block, Map) else (block.right, block.left)
    gaps = {one.name: _gap(one) for one in told if one.tone in PULLING}
    sides = []
    for meaning, sign in ((above, 1), (below, -1)):
        names = sorted((name for name, gap in gaps.items() if sign * gap > 0), key=lambda n: -sign * gaps[n])
        most = f", most of all {listed([plain(name) for name in names[:3]])}" if names else ""
        sides.append(f"{len(names)} {meaning}{most}")
    rest = len(told) - len(gaps)
    unsure = f"; {rest} without such a verdict" if rest else ""
    return f"{block.title}. Of {len(told)}, {'; '.join(sides)}{unsure}."


def _gap(one: Point | Spread) -> float:
    return one.up.value - one.across.value if isinstance(one, Point) else one.measure.value


def _picture(block: Map | Spreads, drawing: _Drawing) -> str:
    """A drawing below its title on paper of its own, in light and in dark."""
    top = 40
    height = drawing.height + top
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="0 0 {WIDTH} {height:.0f}"'
            f' width="{WIDTH}" height="{height:.0f}" role="img" aria-label={_quoted(block.title)}>',
            f"<title>{_text(block.title)}</title>",
            f"<desc>{_text(' '.join((alt(block), block.note)))}</desc>",
            f"<style>{_coloured(RULES, LIGHT)}",
            f"@media (prefers-color-scheme:dark){{{_coloured(_colours(), DARK)}}}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{height:.0f}" rx="6"/>',
            f'<text class="title" x="16" y="30">{_text(block.title)}</text>',
            f'<g transform="translate(0 {top})">',
            *drawing.parts,
            "</g>",
            "</svg>\n",
        )
    )


def _colours() -> str:
    """The rules that name a colour, without all else that they say."""
    rules = RULES.partition("@media")[0].replace("}", "}\n").split("\n")
    return "".join(re.sub(r"[a-z-]+:(?![^;}]*var\()[^;}]*;?", "", rule) for rule in rules if "var(" in rule)


def _coloured(rules: str, colours: dict[str, str]) -> str:
    """Rules with the colours in them, which more programs understand than they do custom properties."""
    with_paper = rules + ".plot .paper{fill:var(--paper)}"
    return re.sub(r"var\(--([a-z]+)\)", lambda found: colours[found[1]], with_paper)


# --- the map -------------------------------------------------------------------------------------------


def _map(block: Map, standalone: bool) -> _Drawing:
    legend = _legend([point.tone for point in block.points], MAP.bottom + 80)
    parts = [*_fields(block), *_dots(block.points, block, standalone), *legend.parts]
    return _Drawing(parts, legend.height)


def _fields(block: Map) -> Iterator[str]:
    """The two halves with their meanings, the grid and the axes."""
    left, top, right, bottom = MAP
    yield f'<path class="field tone-bad" d="M{left} {bottom}V{top}H{right}z"/>'
    yield f'<path class="field tone-good" d="M{left} {bottom}H{right}V{top}z"/>'
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = _at(share, share)
        yield f'<path class="grid" d="M{_n(x)} {bottom}V{top}M{left} {_n(y)}H{right}"/>'
        name = f"{100 * share:.0f}" + " %" * (share == 1)
        yield f'<text class="tick end" x="{left - 7}" y="{_n(y + 5)}">{name}</text>'
        yield f'<text class="tick middle" x="{_n(x)}" y="{bottom + 21}">{name}</text>'
    yield f'<path class="diagonal" d="M{left} {bottom}L{right} {top}"/>'
    middle = (left + right) / 2
    yield f'<text class="middle" x="{_n(middle)}" y="{bottom + 48}">share of {_text(block.across)}</text>'
    yield _turned(18, (top + bottom) / 2, f'<text class="middle">share of {_text(block.up)}</text>')
    yield from _meaning(("bad", "rather-bad"), block.above, left + 7, top - 12)
    yield f'<text class="tick end wide" x="{right}" y="{top - 12}">on the line: both alike</text>'
    yield _turned(right + 23, bottom, "".join(_meaning(("good", "rather-good"), block.below, 7, 0)))


def _meaning(tones: Sequence[Tone], text: str, x: float, y: float) -> Iterator[str]:
    """What shapes of these tones have in common, behind the shapes."""
    for number, tone in enumerate(tones):
        yield f'<g class="tone-{tone}">{_shape(tone, x + 16 * number, y - 4.5)}</g>'
    yield f'<text class="tone-{tones[0]}" x="{_n(x + 16 * len(tones))}" y="{_n(y)}">{_text(text)}</text>'


def _turned(x: float, y: float, inside: str) -> str:
    return f'<g transform="translate({_n(x)} {_n(y)}) rotate(-90)">{inside}</g>'


def _dots(things: Sequence[Point], block: Map, standalone: bool) -> Iterator[str]:
    """The points with as many names as there is room for, those that matter most first."""
    ordered = tuple(sorted(things, key=lambda p: (STRENGTH[p.tone], -abs(p.up.value - p.across.value))))
    places = _places(ordered)
    layers = {layer: _names(ordered, layer) for layer in LONGEST}
    for number, (point, (x, y)) in enumerate(zip(ordered, places, strict=True)):
        across, up = _range(point.across.low, point.across.high), _range(point.up.low, point.up.high)
        told = (
            f"{point.name}: {percent_in(point.up.value, up)} of {block.up}, "
            f"{percent_in(point.across.value, across)} of {block.across}"
        )
        inside = _shape(point.tone, x, y)
        beside = ""
        for layer, labels in layers.items():
            name = _name(labels[number], layer)
            inside, beside = (inside, beside + name) if _is_cut(labels[number]) else (inside + name, beside)
        if not standalone:
            (low, at), (high, to) = _at(across[0], up[0]), _at(across[1], up[1])
            cross = f"M{_n(low)} {_n(y)}H{_n(high)}M{_n(x)} {_n(at)}V{_n(to)}"
            inside = f'<path class="range" d="{cross}"/>{inside}'
        short = f"{point.name}: {100 * point.up.value:.0f} % against {100 * point.across.value:.0f} %"
        yield _linked(point, told, inside, standalone, short) + beside


@lru_cache(maxsize=8)  # a page and the picture beside Markdown place the same names
def _names(ordered: tuple[Point, ...], layer: str) -> tuple[Label | None, ...]:
    """Where the names of points stand, in their order; None for one without room."""
    size = SIZES[layer]
    named = [
        Named(x, y, fit(plain(p.name), size, LONGEST[layer]), REACH[STRENGTH[p.tone]] * SMALL / size)
        for p, (x, y) in zip(ordered, _places(ordered), strict=True)
    ]
    return tuple(place(named, size, RADIUS, MAP))


@lru_cache(maxsize=8)
def _places(ordered: tuple[Point, ...]) -> tuple[tuple[float, float], ...]:
    """Where points stand, so far apart that each can be seen."""
    shown = Box(MAP.left + 3, MAP.top + 3, MAP.right - 3, MAP.bottom - 3)
    return tuple(apart([_at(p.across.value, p.up.value) for p in ordered], 2 * RADIUS + 1.5, shown))


def _name(label: Label | None, layer: str) -> str:
    if not label:
        return ""
    line = ""
    if label.line:
        x, y, to_x, to_y = map(_n, label.line)
        line = f'<path class="leader {layer}" d="M{x} {y}L{to_x} {to_y}"/>'
    middle = _n((label.box.left + label.box.right) / 2)
    return f'{line}<text class="label {layer}" x="{middle}" y="{_n(label.y)}">{_text(label.text)}</text>'


def _is_cut(label: Label | None) -> bool:
    """Whether a name is shown in part: it stands beside its link, whose name has to hold what it shows."""
    return label is not None and label.text.endswith("…")


def _at(across: float, up: float) -> tuple[float, float]:
    return MAP.left + across * (MAP.right - MAP.left), MAP.bottom - up * (MAP.bottom - MAP.top)


# --- the spreads ---------------------------------------------------------------------------------------


def _spreads(block: Spreads, standalone: bool) -> _Drawing:
    bottom = SPREADS.top + ROW * len(block.spreads) + 4
    legend = _legend([spread.tone for spread in block.spreads], bottom + 52)
    rows = (
        _row(spread, SPREADS.top + ROW * (number + 0.5), standalone)
        for number, spread in enumerate(block.spreads)
    )
    return _Drawing([*_scale(block, bottom), *rows, *legend.parts], legend.height)


def _scale(block: Spreads, bottom: float) -> Iterator[str]:
    """What either side of nought means, and the scale above and below the rows."""
    nought = _along(0)
    for layer, y, below in (("wide", 28, 0), ("narrow", 16, 26)):
        to_right = min(nought + 14, WIDTH - 40 - width(plain(block.right), TEXT[layer]))
        to_left = nought - 46 if below else min(nought, to_right) - 46
        begin = max(16, to_left - width(plain(block.left), TEXT[layer]))
        left = "".join(_meaning(("good", "rather-good"), block.left, begin, y))
        right = "".join(_meaning(("bad", "rather-bad"), block.right, to_right, y + below))
        yield f'<g class="{layer}">{left}{right}</g>'
    for gap in (-1.0, -0.5, 0.0, 0.5, 1.0):
        x = _n(_along(gap))
        kind = "diagonal" if not gap else "grid"
        yield f'<path class="{kind}" d="M{x} {SPREADS.top - 4}V{_n(bottom)}"/>'
        for base in (SPREADS.top - 9, bottom + 19):
            yield f'<text class="tick middle" x="{x}" y="{_n(base)}">{points(gap)}</text>'


def _row(spread: Spread, y: float, standalone: bool) -> str:
    """A name, the range of its number as a line, and the number as a shape and in figures."""
    measure = spread.measure
    low, high = _range(measure.low, measure.high)
    told = f"{spread.name}: {points(measure.value)} per 100 postings ({points(low)} to {points(high)})"
    inside = "" if standalone else f'<rect class="hit" y="{_n(y - ROW / 2)}" width="{WIDTH}" height="{ROW}"/>'
    beside = ""
    for layer, size in SIZES.items():
        name = fit(plain(spread.name), size, SPREADS.left - 14)
        drawn = f'<text class="label end {layer}" x="{SPREADS.left - 8}" y="{_n(y + 0.35 * size)}">'
        drawn += f"{_text(name)}</text>"
        inside, beside = (inside, beside + drawn) if name.endswith("…") else (inside + drawn, beside)
    inside += f'<path class="spread" d="M{_n(_along(low))} {_n(y)}H{_n(_along(high))}"/>'
    inside += _shape(spread.tone, _along(measure.value), y)
    inside += f'<text class="label end" x="{WIDTH - 8}" y="{_n(y + 5)}">{points(measure.value)}</text>'
    return _linked(spread, told, inside, standalone) + beside


def _along(gap: float) -> float:
    return SPREADS.left + (gap + 1) / 2 * (SPREADS.right - SPREADS.left)


# --- what both are made of -----------------------------------------------------------------------------


def _linked(thing: Point | Spread, told: str, inside: str, standalone: bool, short: str = "") -> str:
    """A point with what it says in words; in a page it leads to its card."""
    title = f"<title>{_text(short or told)}</title>"
    if standalone:
        return f'<g class="tone-{thing.tone}">{title}{inside}</g>'
    key = _quoted(thing.key)
    return (
        f'<a class="point tone-{thing.tone}" href={_quoted("#" + thing.key)} data-key={key}'
        f" aria-label={_quoted(told)}>{title}{inside}</a>"
    )


def _legend(tones: Sequence[Tone], top: float) -> _Drawing:
    """The shapes that occur, in lines as long as they fit, and where the last of them ends."""
    shown = [([t for t in kinds if t in tones], text) for kinds, text in LEGEND]
    parts, lowest = [], top
    for layer, size in TEXT.items():
        x, y = 16.0, top
        group = ""
        for kinds, text in shown:
            room = 16 * len(kinds) + width(text, size)
            if kinds and x > 16 and x + room > WIDTH - 8:
                x, y = 16.0, y + 1.4 * size
            for number, tone in enumerate(kinds):
                group += f'<g class="tone-{tone}">{_shape(tone, x + 16 * number, y - 0.35 * size)}</g>'
            if kinds:
                group += f'<text x="{_n(x + 16 * len(kinds) - 4)}" y="{_n(y)}">{text}</text>'
                x += room + size
        parts.append(f'<g class="legend {layer}">{group}</g>')
        lowest = max(lowest, y)
    return _Drawing(parts, lowest + 12)


def _shape(tone: Tone, x: float, y: float) -> str:
    at, r = f"{_n(x)} {_n(y)}", RADIUS
    if tone in ("bad", "rather-bad"):
        return f'<path class="shape" d="M{_n(x)} {_n(y - r)}l{r} {_n(1.75 * r)}h-{_n(2 * r)}z"/>'
    if tone == "even":
        return f'<path class="shape" d="M{_n(x - 4)} {_n(y - 4)}h8v8h-8z"/>'
    if tone == "absent":
        return f'<path class="shape" d="M{at}m-{r} 0h{_n(2 * r)}m-{r} -{r}v{_n(2 * r)}"/>'
    radius = 2 if tone == "open" else r - 0.7
    return f'<circle class="shape" cx="{_n(x)}" cy="{_n(y)}" r="{radius}"/>'


def _range(low: float, high: float) -> tuple[float, float]:
    """The bounds of a range in order, in what a scale from -1 to 1 shows."""
    return max(-1.0, min(low, high)), min(1.0, max(low, high))


def _n(value: float) -> str:
    """A coordinate, as short as it is exact enough."""
    return f"{value:.1f}".removesuffix(".0")


def _text(text: str) -> str:
    """Untrusted text as content of an element."""
    return escape(_NO_XML.sub("", plain(text)))


def _quoted(text: str) -> str:
    """Untrusted text as a value of an attribute, in its quotes."""
    return quoteattr(_NO_XML.sub("", plain(text)))
