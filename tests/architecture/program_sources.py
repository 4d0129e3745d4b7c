"""The program's modules as text, and what each of them imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = "interview_helper"

Sources = Mapping[str, str]
"""Python modules by their path inside the package: ``{"domain/text.py": "…"}``."""


def program() -> Sources:
    """Every module of the program as it stands."""
    root = PROJECT / PACKAGE
    return {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(root.rglob("*.py"))
    }


@dataclass(frozen=True)
class Import:
    """One imported thing. ``name`` is what ``from module import name`` takes, ``None`` for ``import module``.

    ``at_start`` tells whether it is imported as soon as the importing module is.
    """

    line: int
    module: str
    name: str | None
    at_start: bool

    @property
    def words(self) -> str:
        return self.module if self.name is None else f"{self.module}.{self.name}"


def imports_of(path: str, source: str) -> list[Import]:
    """Everything the module imports: at its top, in functions, for type checking, by import_module."""
    return list(_imports(path, ast.parse(source, path), at_start=True))


def _imports(path: str, node: ast.AST, at_start: bool) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield Import(node.lineno, alias.name, None, at_start)
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            yield Import(node.lineno, _absolute(path, node), alias.name, at_start)
    elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__"):
        yield Import(node.lineno, _literal(node), None, at_start)
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        yield from _each(path, [node.test, *node.body], at_start=False)
        yield from _each(path, node.orelse, at_start)
        return
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        at_start = False
    yield from _each(path, ast.iter_child_nodes(node), at_start)


def _each(path: str, nodes: Iterator[ast.AST] | list[ast.AST], at_start: bool) -> Iterator[Import]:
    for node in nodes:
        yield from _imports(path, node, at_start)


def _absolute(path: str, node: ast.ImportFrom) -> str:
    """The module that ``from … import`` names, its leading dots resolved."""
    if node.level == 0:
        return node.module or ""
    # One dot is the package that the module lies in; each further dot is one up.
    package = [PACKAGE, *path.split("/")[:-1]]
    parts = package[: len(package) - node.level + 1]
    return ".".join([*parts, node.module] if node.module else parts)


def _called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(call: ast.Call) -> str:
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str) and not first.value.startswith("."):
        return first.value
    return "a module whose name only running it tells"
