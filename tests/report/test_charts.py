"""Charts are well-formed, harmless and readable without a mouse, a script or colours."""

import re
from itertools import combinations, pairwise
from random import Random
from typing import get_args
from xml.etree import ElementTree

import pytest
from hand_built import HOSTILE
from sample_people import PEOPLE, audit_of

from auditor.report.chart_blocks import term_map
from auditor.report.charts import alt, svg
from auditor.report.labels import Box, width
from auditor.report.page import Map, Measure, Point, Spread, Spreads, Tone
from auditor.report.wording import plain

JAVA = Point("t3", "Java", Measure(0.11, 0.0, 0.26), Measure(0.83, 0.64, 1.0), "bad")
RUST = Point("t4", "Rust", Measure(0.7, 0.5, 0.9), Measure(0.05, 0.0, 0.2), "rather-good")
FAR = Spread("t3", "Java", Measure(0.73, 0.49, 0.96), "bad")
NEAR = Spread("t4", "Rust", Measure(-0.2, -0.4, 0.1), "rather-good")
FRAME = Box(80, 32, 602, 554)
SVG = "{http://www.w3.org/2000/svg}"


def chart_of(*points):
    return Map("map", "Who asks", "postings you want", "others", "pull wrong", "pull right", points)


def gaps_of(*spreads):
    return Spreads("gaps", "How far", "pull right", "pull wrong", spreads)


def crowd(count):
    made = Random(1)

    def share():
        value = made.random()
        return Measure(value, max(0.0, value - 0.2), min(1.0, value + 0.2))

    return chart_of(
        *(
            Point(f"t{n}", f"Term number {n}", share(), share(), made.choice(get_args(Tone)))
            for n in range(1, count + 1)
        )
    )


BLOCKS = {"map": chart_of(JAVA, RUST), "gaps": gaps_of(FAR, NEAR)}
FORMS = pytest.mark.parametrize("standalone", [True, False])
BOTH = pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)


def parsed(block, *, standalone=False):
    return ElementTree.fromstring(svg(block, standalone=standalone))


def all_of(tree, name, kind=""):
    found = [element for element in tree.iter() if element.tag.removeprefix(SVG) == name]
    return [element for element in found if kind in element.get("class", "").split()] if kind else found


def texts(tree):
    return [element.text for element in all_of(tree, "text")]


# --- what a page holds -----------------------------------------------------------------------------------


@BOTH
def test_a_point_in_a_page_is_a_link_to_the_card_of_its_key(block):
    java, rust = sorted(all_of(parsed(block), "a"), key=lambda a: a.get("href"))

    assert (java.get("href"), java.get("data-key"), java.get("class")) == ("#t3", "t3", "point tone-bad")
    assert (rust.get("href"), rust.get("data-key")) == ("#t4", "t4")


def test_a_point_says_both_shares_with_their_ranges():
    link = all_of(parsed(chart_of(JAVA)), "a")[0]
    told = "Java: 83 % (64 to 100 %) of others, 11 % (0 to 26 %) of postings you want"

    assert link.get("aria-label") == told
    assert (link[0].tag, link[0].text) == ("title", "Java: 83 % against 11 %")


def test_a_spread_says_its_number_with_its_range():
    assert all_of(parsed(gaps_of(FAR)), "a")[0].get("aria-label") == "Java: +73 per 100 postings (+49 to +96)"


def test_a_point_in_a_page_carries_its_ranges_as_a_cross():
    (cross,) = all_of(parsed(chart_of(JAVA)), "path", "range")
    across, up = re.fullmatch(r"M([\d.]+) [\d.]+H([\d.]+)M[\d.]+ ([\d.]+)V([\d.]+)", cross.get("d")).groups()[
        ::2
    ]

    assert float(across) == 80  # 0 %
    assert float(up) == pytest.approx(554 - 0.64 * 522, abs=0.1)


@BOTH
def test_a_drawing_in_a_page_is_a_group_with_a_name_and_without_a_size(block):
    tree = parsed(block)

    assert (tree.get("role"), tree.get("aria-label")) == ("group", block.title)
    assert tree.get("viewBox").startswith("0 0 640 ")
    assert tree.get("width") is None


# --- a picture of its own --------------------------------------------------------------------------------


@BOTH
def test_a_picture_has_title_description_size_and_paper_and_no_link(block):
    tree = parsed(block, standalone=True)

    assert tree.get("role") == "img"
    assert all_of(tree, "title")[0].text == block.title
    assert all_of(tree, "desc")[0].text.startswith(alt(block))
    assert all_of(tree, "rect", "paper")
    assert block.title in texts(tree)
    assert not all_of(tree, "a")
    assert not all_of(tree, "path", "range")


@BOTH
def test_a_picture_has_other_colours_in_the_dark_and_none_from_without(block):
    style = all_of(parsed(block, standalone=True), "style")[0].text
    light, dark = style.split("@media (prefers-color-scheme:dark)")

    assert "var(" not in style
    assert set(re.findall(r"#\w{6}", light)).isdisjoint(re.findall(r"#\w{6}", dark))
    assert len(set(re.findall(r"#\w{6}", dark))) == 7


# --- both ------------------------------------------------------------------------------------------------


@FORMS
@BOTH
def test_no_element_has_a_style_or_a_handler_and_nothing_is_fetched(block, standalone):
    text = svg(block, standalone=standalone)
    names = {name for element in parsed(block, standalone=standalone).iter() for name in element.attrib}

    assert not {name for name in names if name == "style" or name.startswith("on")}
    assert set(re.findall(r"https?://[^\s\"]*", text)) <= {"http://www.w3.org/2000/svg"}
    assert "url(" not in text
    assert "@import" not in text


@FORMS
@pytest.mark.parametrize("text", [*HOSTILE, "surrogate \ud800", "no character \uffff", "]]>", "\"'"])
def test_what_strangers_wrote_is_text_alone(text, standalone):
    for block in (chart_of(Point("t1", text, *[Measure(0.5, 0.4, 0.6)] * 2, "bad")), gaps_of(FAR)):
        tree = parsed(block, standalone=standalone)

        assert {e.tag.removeprefix(SVG) for e in tree.iter()} <= {
            *("svg", "title", "desc", "style", "rect", "text", "g", "a", "path", "circle")
        }
    tree = parsed(chart_of(Point("t1", text, *[Measure(0.5, 0.4, 0.6)] * 2, "bad")), standalone=standalone)
    named = all_of(tree, "title")[-1].text

    assert named.startswith(plain(text).replace("\ud800", "").replace("\uffff", "").strip())


@FORMS
def test_the_same_block_makes_the_same_bytes(standalone):
    assert svg(crowd(60), standalone=standalone) == svg(crowd(60), standalone=standalone)


@FORMS
def test_tones_differ_in_shape_or_filling(standalone):
    for block in (
        chart_of(
            *(JAVA.__class__(f"t{n}", tone, JAVA.across, RUST.across, tone) for n, tone in enumerate(TONES))
        ),
        gaps_of(*(Spread(f"t{n}", tone, FAR.measure, tone) for n, tone in enumerate(TONES))),
    ):
        tree = parsed(block, standalone=standalone)
        shapes = {tone: drawn(tree, tone) for tone in TONES}

        assert shapes["bad"] == shapes["rather-bad"]
        assert shapes["good"] == shapes["rather-good"]
        assert len(set(shapes.values())) == 5


TONES = get_args(Tone)


def drawn(tree, tone):
    """The kind of shape of a tone, wherever it stands."""
    (shape,) = [
        shape
        for group in tree.iter()
        if f"tone-{tone}" in group.get("class", "").split() and any(e.tag.endswith("title") for e in group)
        for shape in group
        if shape.get("class") == "shape"
    ]
    return shape.tag.removeprefix(SVG), re.sub(r"M[\d. ]+", "", shape.get("d", "")), shape.get("r")


def test_the_axes_of_a_map_say_what_a_share_is_of_and_the_halves_what_they_mean():
    said = texts(parsed(chart_of(JAVA)))

    assert {"share of postings you want", "share of others", "pull wrong", "pull right"} <= {*said}


def test_the_scale_of_spreads_goes_from_all_of_one_side_to_all_of_the_other():
    assert {"-100", "-50", "0", "+50", "+100", "pull wrong", "pull right"} <= {*texts(parsed(gaps_of(FAR)))}


def test_the_legend_names_the_shapes_that_occur():
    legend = all_of(parsed(chart_of(JAVA, RUST)), "g", "wide")[-1]

    assert texts(legend) == ["surely", "probably"]


def test_spreads_stand_one_below_the_other_in_their_order():
    places = [
        float(t.get("y"))
        for t in all_of(parsed(gaps_of(FAR, NEAR, FAR)), "text", "wide")
        if "end" in t.get("class")
    ]

    assert len(places) == 3
    assert all(a < b for a, b in pairwise(places))


def test_names_stand_in_a_map_for_wide_and_for_narrow_screens():
    tree = parsed(chart_of(JAVA, RUST))

    for layer in ("wide", "narrow"):
        assert [t.text for t in all_of(tree, "text", layer) if "label" in t.get("class")] == ["Java", "Rust"]


@pytest.mark.parametrize(("layer", "size"), [("wide", 12.5), ("narrow", 20.0)])
@pytest.mark.parametrize("block", [*PEOPLE, "crowd"])
def test_names_in_a_map_stand_on_no_other_and_within_the_frame(block, layer, size):
    tree = parsed(crowd(150) if block == "crowd" else term_map(audit_of(block)))
    boxes = []
    for text in all_of(tree, "text", layer):
        if "label" in text.get("class"):
            x, y, half = float(text.get("x")), float(text.get("y")), width(text.text, size) / 2
            boxes.append(Box(x - half, y - 0.75 * size, x + half, y + 0.2 * size))

    assert len(boxes) > 5
    assert not [pair for pair in combinations(boxes, 2) if pair[0].hits(pair[1])]
    assert all(box.within(FRAME) for box in boxes)


def test_a_point_whose_name_has_no_room_keeps_its_words():
    tree = parsed(crowd(150))

    assert len(all_of(tree, "a")) == len(all_of(tree, "title")) == 150
    assert 20 < len([t for t in all_of(tree, "text", "wide") if "label" in t.get("class")]) < 150


def test_what_matters_most_is_first_in_the_order_of_focus():
    weak = Point("t1", "Weak", JAVA.across, JAVA.up, "open")

    assert [a.get("href") for a in all_of(parsed(chart_of(weak, RUST, JAVA)), "a")] == ["#t3", "#t4", "#t1"]


def test_points_at_one_place_are_drawn_apart():
    tree = parsed(chart_of(*(Point(f"t{n}", "x", RUST.across, RUST.up, "good") for n in range(9))))
    places = {(c.get("cx"), c.get("cy")) for a in all_of(tree, "a") for c in all_of(a, "circle")}

    assert len(places) == 9


@FORMS
def test_a_map_of_150_points_stays_small(standalone):
    assert len(svg(crowd(150), standalone=standalone).encode()) <= 80_000


def test_alt_text_says_how_much_lies_where_and_what_lies_farthest():
    assert (
        alt(chart_of(JAVA, RUST))
        == "Who asks. Of 2, 1 pull wrong, most of all Java; 1 pull right, most of all Rust."
    )
    assert alt(gaps_of(FAR)) == "How far. Of 1, 1 pull wrong, most of all Java; 0 pull right."
