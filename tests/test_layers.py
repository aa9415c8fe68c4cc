"""Imports point one way, as design.md draws it, and only some rooms may do certain things."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import auditor

ROOT = Path(auditor.__file__).parent
# From the top: a room may import only rooms below it.
ORDER = (
    "__main__", "cli", "api", "pipeline", "provenance", "notices", "replies", "contacts", "workspace",
    "messages", "reasons", "coherence", "edits", "searches", "contrast", "terms", "sections", "read",
    "lexicon", "text", "settings", "languages",
    "report", "records", "plain_file", "errors",
)  # fmt: skip
STAGES = {"messages", "reasons", "coherence", "edits", "searches", "contrast", "terms", "sections", "read"}
REPORT_MAY = {"report", "records", "errors", "plain_file"}
# Which rooms may import a third party; the rest must not.
ONLY_IN = {
    "spacy": {"terms", "text"},
    "bs4": {"read", "sections"},
    "lxml": {"read"},
    "python_calamine": {"read"},
    "ftfy": {"text"},
    "lark": {"searches"},
    "charset_normalizer": {"read"},
    "filelock": {"contacts"},
    "typer": {"cli"},
    "rich": {"cli", "report"},
    "pydantic": {"read", "report"},
    "pandas": {"contrast", "report", "records", "read"},
}
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "aiohttp",
    "webbrowser",
}
BROWSER = "auditor.cli.browser imports webbrowser"  # to show a file of this machine


def module_name(file):
    parts = file.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(file): file for file in sorted(ROOT.rglob("*.py"))}
TREES = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in FILES.items()}


def is_type_checking(node):
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def nodes(tree):
    """Every node that runs: what stands under `if TYPE_CHECKING` does not."""
    for child in ast.iter_child_nodes(tree):
        if is_type_checking(child):
            for other in child.orelse:
                yield from (other, *nodes(other))
        else:
            yield child
            yield from nodes(child)


def imports(name, file):
    """The modules that a module imports, in full: `from .x import y` and `from auditor.x import y`."""
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in nodes(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in FILES else base


IMPORTS = {name: sorted(set(imports(name, file))) for name, file in FILES.items()}


def room(module):
    """The room a module is in: "auditor.terms.extract" is in "terms"; the front door in ""."""
    return [*module.split("."), ""][1]


def inner_edges():
    for name, found in IMPORTS.items():
        for other in found:
            if other.split(".")[0] == "auditor" and room(other) and room(other) != room(name):
                yield room(name), room(other), f"{name} imports {other}"


def test_the_checker_sees_imports_of_both_kinds(tmp_path, monkeypatch):
    source = (
        "from typing import TYPE_CHECKING\nimport auditor.sections.clean\nfrom auditor import notices\n"
        "from .counts import x\nfrom . import open_terms\nfrom ..records import y\n"
        "if TYPE_CHECKING:\n    import pandas\ndef f():\n    import spacy\n"
    )
    monkeypatch.setitem(TREES, "auditor.terms.sample", ast.parse(source))
    found = set(imports("auditor.terms.sample", tmp_path / "sample.py"))
    assert found == {
        "typing", "auditor.sections.clean", "auditor.notices", "auditor.terms.counts",
        "auditor.terms.open_terms", "auditor.records", "spacy",
    }  # fmt: skip


def test_every_room_has_its_place():
    assert {room(name) for name in FILES} - {""} == {*ORDER}


def test_imports_point_down():
    upward = [what for here, there, what in inner_edges() if here and ORDER.index(there) < ORDER.index(here)]
    assert upward == []


def test_reports_import_records_only():
    """So that a saved audit is rendered again without a language model."""
    assert [what for here, there, what in inner_edges() if here == "report" and there not in REPORT_MAY] == []


def test_the_front_door_imports_nothing_of_the_house():
    """It hands out its names when they are asked for."""
    assert [name for name in IMPORTS["auditor"] if name.startswith("auditor")] == []


def test_no_import_cycles():
    graph = {
        name: {other for other in found if other in FILES and other != name}
        for name, found in IMPORTS.items()
    }
    list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the cycle


@pytest.mark.parametrize("package", ONLY_IN)
def test_third_parties_stay_in_their_rooms(package):
    users = {room(name) for name, found in IMPORTS.items() if package in {f.split(".")[0] for f in found}}
    assert users <= ONLY_IN[package]


def test_nothing_reaches_for_the_network():
    reaching = {
        f"{name} imports {found}"
        for name, all_found in IMPORTS.items()
        for found in all_found
        if found.split(".")[0] in NETWORK and found != "urllib.parse"
    }
    assert reaching == {BROWSER}


def calls(name):
    return {ast.unparse(node.func) for node in nodes(TREES[name]) if isinstance(node, ast.Call)}


SILENT = sorted(
    name
    for name in FILES
    if room(name)
    in {"pipeline", "provenance", "notices", "lexicon", "text", "settings", "languages", "records", *STAGES}
    and name != "auditor.read.sheet_worker"  # a process of its own, which answers on its standard output
)


@pytest.mark.parametrize("name", SILENT)
def test_stages_never_print_exit_or_look_at_the_clock(name):
    forbidden = {"print", "exit", "quit", "input", "sys.exit", "os._exit", "typer.echo", "breakpoint"}
    clock = {"time", "datetime.now", "date.today", "datetime.today", "time.time", "perf_counter"}
    assert calls(name) & (forbidden | clock) == set()
    assert not any(
        isinstance(node, ast.Raise) and node.exc is not None and "SystemExit" in ast.unparse(node.exc)
        for node in nodes(TREES[name])
    )
    assert not {"sys.stdout", "sys.stderr"} & {
        ast.unparse(node) for node in nodes(TREES[name]) if isinstance(node, ast.Attribute)
    }


@pytest.mark.parametrize(
    "statement",
    [
        "import auditor",
        "import auditor; auditor.__version__; auditor.Settings; auditor.AuditorError; auditor.Audit",
        "import auditor.cli",
        "from typer.testing import CliRunner; import auditor.cli; "
        "assert CliRunner().invoke(auditor.cli.app, ['--help']).exit_code == 0",
    ],
)
def test_a_fast_start(statement):
    heavy = {"spacy", "pandas", "numpy", "bs4", "lark"}
    if "cli" in statement:
        heavy |= {"auditor.records"}  # a hundred dataclasses
    code = f"{statement}\nimport sys\nprint(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.splitlines()[-1:], done.stderr) == (["[]"], "")
