"""Every format for people shows every kind of block, and makes what strangers wrote harmless."""

import pkgutil
from importlib import import_module
from typing import get_args, get_type_hints

import pytest
from hand_built import HOSTILE
from sample_blocks import SAMPLES

from auditor import report
from auditor.report.page import Block, Map, Page, Spreads, Text

MODULES = [
    import_module(f"auditor.report.{module.name}")
    for module in pkgutil.iter_modules(report.__path__)
    if module.name.startswith("to_")
]
# A format for people renders pages, one for machines audits.
RENDERERS = {m.__name__: m.render for m in MODULES if get_type_hints(m.render).get("page") is Page}
WITHOUT_CHARTS = "auditor.report.to_terminal"


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
    if render.__module__ == "auditor.report.to_html":
        pytest.skip("there they are elements")
    assert render(Page((Text("one"), Text("two")))) == "one\n\ntwo\n"


def test_asides_are_no_part_of_the_answer(render):
    assert "Lanternway" not in render(Page((Text("answer"),), ("next: ask Lanternway",)))
