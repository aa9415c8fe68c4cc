"""Names of points find places that are free."""

from itertools import combinations
from random import Random

import pytest

from auditor.report.labels import Box, Named, apart, around, fit, place, width

FRAME = Box(0, 0, 500, 500)
RADIUS = 5.0


def crowd(count, seed=0):
    """Points anywhere, with names of one to thirty letters."""
    made = Random(seed)
    spots = apart([(made.uniform(10, 490), made.uniform(10, 490)) for _ in range(count)], 12, FRAME)
    return [Named(x, y, "n" * made.randint(1, 30), made.choice((0, 60, 144))) for x, y in spots]


def ends(line):
    return (line[0], line[1]), (line[2], line[3])


def turns(a, b, c):
    """On which side of the line from a to b c lies."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0


def cross(one, other):
    (a, b), (c, d) = ends(one), ends(other)
    return turns(a, b, c) != turns(a, b, d) and turns(c, d, a) != turns(c, d, b)


def test_a_name_with_room_stands_to_the_right_of_its_point_without_a_line():
    (label,) = place([Named(100, 100, "Java", 144)], 12, RADIUS, FRAME)

    assert label.box.left > 100 + RADIUS
    assert label.box.top < 100 < label.box.bottom
    assert label.line is None


def test_a_name_at_the_right_edge_stands_to_the_left():
    (label,) = place([Named(495, 100, "Java", 0)], 12, RADIUS, FRAME)

    assert label.box.right < 495 - RADIUS


def test_a_name_without_room_nearby_stands_at_the_end_of_a_line():
    around_it = [Named(100 + x, 100 + y, "x", 0) for x, y in ((12, 0), (-12, 0), (0, 12), (0, -12))]
    label = place([Named(100, 100, "Java", 144), *around_it], 12, 3, FRAME)[0]

    assert label.line is not None


def test_a_name_without_any_room_is_left_out():
    assert place([Named(10, 10, "n" * 30, 144)], 12, RADIUS, Box(0, 0, 40, 40)) == [None]


def test_what_may_reach_no_farther_has_no_line():
    labels = place([point._replace(reach=0) for point in crowd(150)], 12, RADIUS, FRAME)

    assert any(labels)
    assert not any(label.line for label in labels if label)


@pytest.mark.parametrize("seed", range(5))
def test_labels_of_a_crowd_stand_apart_and_within_the_frame(seed):
    labels = [label for label in place(crowd(150, seed), 12, RADIUS, FRAME) if label]

    assert len(labels) > 20
    assert not [pair for pair in combinations(labels, 2) if pair[0].box.hits(pair[1].box)]
    assert all(label.box.within(FRAME) for label in labels)


@pytest.mark.parametrize("seed", range(5))
def test_labels_of_a_crowd_stand_on_no_point(seed):
    points = crowd(150, seed)
    labels = [label for label in place(points, 12, RADIUS, FRAME) if label]

    assert not [(p, one) for p in points for one in labels if one.box.hits(around(p.x, p.y, RADIUS))]


def test_lines_do_not_cross():
    lines = [label.line for label in place(crowd(150), 12, RADIUS, FRAME) if label and label.line]

    assert len(lines) > 5
    assert not [pair for pair in combinations(lines, 2) if cross(*pair)]


def test_points_at_one_place_come_apart_and_stay_near():
    spots = apart([(100.0, 100.0)] * 10, 12, FRAME)

    assert spots[0] == (100, 100)
    assert all((x - a) ** 2 + (y - b) ** 2 >= 12**2 - 0.01 for (x, y), (a, b) in combinations(spots, 2))
    assert all(abs(x - 100) < 40 and abs(y - 100) < 40 for x, y in spots)


def test_points_in_a_corner_come_apart_within_the_frame():
    assert all(0 <= x <= 500 and 0 <= y <= 500 for x, y in apart([(0.0, 0.0)] * 10, 12, FRAME))


def test_points_that_are_apart_stay_where_they_are():
    assert apart([(100.0, 100.0), (120.0, 100.0)], 12, FRAME) == [(100, 100), (120, 100)]


def test_more_points_than_the_frame_holds_keep_their_places():
    assert apart([(5.0, 5.0)] * 3, 12, Box(0, 0, 10, 10))[1:] == [(5, 5)] * 2


def test_a_name_with_room_is_whole():
    assert fit("Java (Java SE)", 10, 200) == "Java (Java SE)"


def test_a_long_name_loses_its_note_first():
    assert fit("CKA (Certified Kubernetes Administrator)", 10, 60) == "CKA"


@pytest.mark.parametrize("text", ["x" * 300, "多云平台工程" * 20, "a name of many short words (with a note)"])
def test_a_longer_name_is_cut_to_its_room(text):
    cut = fit(text, 10, 90)

    assert cut.endswith("…")
    assert 60 < width(cut, 10) <= 90


def test_letters_differ_in_width():
    assert width("illi", 10) < width("nnnn", 10) < width("WWWW", 10)
    assert width("e\u0301", 10) == width("e", 10)
    assert width("工", 10) == 10
