"""Every format for people shows every kind of block, and makes what strangers wrote harmless."""

import pkgutil
from importlib import import_module
from typing import get_args, get_type_hints

import pytest
from hand_built import HOSTILE

from auditor import report
from auditor.report.page import (
    Banner,
    Bar,
    Block,
    Card,
    Cards,
    Column,
    Figure,
    Fold,
    Heading,
    Item,
    Items,
    Link,
    Map,
    Mark,
    Marked,
    Measure,
    Meter,
    Meters,
    Page,
    Pairs,
    Point,
    Queries,
    Query,
    Quote,
    Quotes,
    Sheet,
    Spread,
    Spreads,
    Step,
    Steps,
    Table,
    Text,
    Verbatim,
)

MODULES = [
    import_module(f"auditor.report.{module.name}")
    for module in pkgutil.iter_modules(report.__path__)
    if module.name.startswith("to_")
]
# A format for people renders pages, one for machines audits.
RENDERERS = {m.__name__: m.render for m in MODULES if get_type_hints(m.render).get("page") is Page}


def sheet(text):
    table = Table((Column("name"), Column("gap")), ((Link(text, "k1", "bad"), Figure(text, 0.5)),))
    return Sheet(table, "terms.csv", ("term", "decision"), ((text, ""),), ("keep", "remove"))


HALF = Measure(0.5, 0.4, 0.6)
WITHOUT_CHARTS = "auditor.report.to_terminal"
SAMPLES = {
    Heading: lambda text: Heading(text),
    Text: lambda text: Text(text),
    Items: lambda text: Items((text, Item("item", (text,)))),
    Steps: lambda text: Steps((Step(text, text),), text),
    Table: lambda text: Table((Column("name", emphasis="strong"), Column("pull")), ((text, Bar(50)),)),
    Quotes: lambda text: Quotes(text, text, (Quote("side", "place", text, text),)),
    Pairs: lambda text: Pairs((("name", text),)),
    Verbatim: lambda text: Verbatim(text),
    Banner: lambda text: Banner((text,)),
    Meters: lambda text: Meters((Meter(text, 1, 0, 2, text),)),
    Map: lambda text: Map("map", text, text, text, text, text, (Point("k1", text, HALF, HALF, "bad"),)),
    Spreads: lambda text: Spreads("gaps", text, text, text, (Spread("k1", text, HALF, "good"),)),
    Marked: lambda text: Marked(text, (Mark(0, 1, "k1", "bad", 0.5),)),
    Queries: lambda text: Queries((Query(text, True, False, (text,), (text,)),)),
    Cards: lambda text: Cards((Card("k1", text, "bad", text, (Text(text),)),)),
    Fold: lambda text: Fold(text, (Text(text),)),
    Sheet: sheet,
}


@pytest.fixture(params=RENDERERS)
def render(request):
    return RENDERERS[request.param]


def test_terminal_and_markdown_are_formats_for_people():
    assert set(RENDERERS) >= {"auditor.report.to_terminal", "auditor.report.to_markdown"}


@pytest.mark.parametrize("kind", get_args(Block))
def test_every_kind_of_block_is_shown(render, kind):
    if kind in (Map, Spreads) and render.__module__ == WITHOUT_CHARTS:
        pytest.skip("a terminal leaves charts out: test_to_terminal.py")
    assert "Lanternway" in render(Page((SAMPLES[kind]("Lanternway"),)))


def test_blocks_are_shown_in_their_order(render):
    shown_anywhere = [kind for kind in get_args(Block) if kind not in (Map, Spreads)]
    blocks = [SAMPLES[kind](f"word{place}") for place, kind in enumerate(shown_anywhere)]
    shown = render(Page(tuple(blocks)))
    places = [shown.index(f"word{place}") for place in range(len(blocks))]

    assert places == sorted(places)


def test_something_that_is_no_block_is_refused(render):
    with pytest.raises(AssertionError):
        render(Page(("not a block",)))


@pytest.mark.parametrize("kind", get_args(Block))
@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_character_comes_through(render, kind, text):
    assert not {c for c in render(Page((SAMPLES[kind](text),))) if not c.isprintable()} - {"\n"}


def test_paragraphs_stand_apart_by_a_blank_line(render):
    assert render(Page((Text("one"), Text("two")))) == "one\n\ntwo\n"


def test_asides_are_no_part_of_the_answer(render):
    assert "next" not in render(Page((Text("answer"),), ("next: do it",)))
