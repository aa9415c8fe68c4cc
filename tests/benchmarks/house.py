"""The house in figures: how long functions are, how many parameters they take, what is undocumented.

python -m tests.benchmarks.house

The figures guide; one reached by splitting what belongs together is worse than one missed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "auditor"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def trees() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(file.read_text(encoding="utf-8"))
    return found


def functions(tree: ast.AST) -> Iterator[Function]:
    """All functions and methods, those inside others too."""
    return (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS))


def length(function: Function) -> int:
    """Lines from `def` to the end, docstring and blank lines included."""
    return (function.end_lineno or 0) - function.lineno + 1


def parameters(function: Function) -> int:
    """Parameters but `self` and `cls`."""
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return sum(one.arg not in ("self", "cls") for one in given)


def is_command(function: Function) -> bool:
    """Whether the parameters are options of the command line, one each."""
    given = [*function.args.args, *function.args.kwonlyargs]
    options = [one for one in given if one.annotation and "typer." in ast.unparse(one.annotation)]
    return bool(options)


def late_imports(tree: ast.Module) -> int:
    """Import statements inside functions."""
    return sum(
        isinstance(node, ast.Import | ast.ImportFrom)
        for function in functions(tree)
        for node in function.body
        for node in ast.walk(node)
    )


def public(tree: ast.Module) -> Iterator[ast.Module | ast.ClassDef | Function]:
    """The module, and its classes and functions that do not begin with an underscore, with their methods."""
    yield tree
    for node in tree.body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (n for n in node.body if isinstance(n, FUNCTIONS) and not n.name.startswith("_"))


def is_annotated(function: Function) -> bool:
    """Whether every parameter and the result say what they are."""
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return function.returns is not None and all(
        one.annotation is not None for one in given if one.arg not in ("self", "cls")
    )


def cycles(found: dict[str, ast.Module]) -> int:
    """1 if modules import each other in a loop, else 0; what only types need does not count."""
    graph: dict[str, set[str]] = {}
    for name, tree in found.items():
        graph[name] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("auditor"):
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                graph[name] |= (inner & found.keys()) or {str(node.module)}
        graph[name] -= {name} | {name.rpartition(".")[0]}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError:
        return 1
    return 0


def main() -> None:
    """Print the figures."""
    found = trees()
    every = [(length(f), f"{name}.{f.name}") for name, tree in found.items() for f in functions(tree)]
    taken = [
        (parameters(f), f"{name}.{f.name}", is_command(f))
        for name, tree in found.items()
        for f in functions(tree)
    ]
    widest, most_options = (max(one for one in taken if one[2] is commands) for commands in (False, True))
    sizes = [(len(p.read_text(encoding="utf-8").splitlines()), str(p.name)) for p in PACKAGE.rglob("*.py")]
    doors = [node for tree in found.values() for node in public(tree)]
    documented = sum(ast.get_docstring(node) is not None for node in doors)
    asked = [node for node in doors if isinstance(node, FUNCTIONS)]
    annotated = sum(map(is_annotated, asked))
    cli = sum(len(p.read_text(encoding="utf-8").splitlines()) for p in (PACKAGE / "cli").rglob("*.py"))
    print(f"longest function        {max(every)[0]:5} lines   {max(every)[1]}")
    print(f"most parameters         {widest[0]:5}         {widest[1]}")
    print(f"most options            {most_options[0]:5}         {most_options[1]}, a command")
    print(f"biggest module          {max(sizes)[0]:5} lines   {max(sizes)[1]}")
    print(f"imports in functions    {sum(map(late_imports, found.values())):5}")
    print(f"public docstrings       {100 * documented / len(doors):5.1f} %       {len(doors)} names")
    print(f"public annotations      {100 * annotated / len(asked):5.1f} %       {len(asked)} functions")
    print(f"import cycles           {cycles(found):5}")
    print(f"lines in cli/           {cli:5}")


if __name__ == "__main__":
    main()
