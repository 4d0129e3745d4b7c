"""Runs PyInstaller's recipe as if on another system, with stand-ins that note what they were told."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest
from recipes import PACKAGING

SPEC = PACKAGING / "interview-helper.spec"


@dataclass(frozen=True)
class Collected:
    """What PyInstaller's analysis found, and the libraries that each file asks for."""

    binaries: Sequence[Any] = ()
    datas: Sequence[Any] = ()
    imports: Callable[[str], Iterable[str]] = lambda _file: ()


NOTHING = Collected()


class Told:
    """One call of a part of PyInstaller: its arguments, and lists for what it would have collected."""

    def __init__(
        self, kind: str, arguments: tuple[Any, ...], options: dict[str, Any], collected: Collected = NOTHING
    ) -> None:
        self.kind = kind
        self.arguments = arguments
        self.options = options
        self.binaries: list[Any] = list(collected.binaries)
        self.datas: list[Any] = list(collected.datas)
        self.pure: list[Any] = []
        self.scripts: list[Any] = []


class Quiet(ModuleType):
    """A module in which every function finds nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_arguments, **_options: ()


def run_spec(monkeypatch: pytest.MonkeyPatch, platform: str, collected: Collected = NOTHING) -> list[Told]:
    """What the spec tells PyInstaller on that platform, in order, where its analysis found that."""
    told: list[Told] = []

    def teller(kind: str) -> Any:
        def tell(*arguments: Any, **options: Any) -> Told:
            told.append(Told(kind, arguments, options, collected if kind == "Analysis" else NOTHING))
            return told[-1]

        return tell

    parts = {
        "PyInstaller": {},
        "PyInstaller.building": {},
        "PyInstaller.building.api": {kind: teller(kind) for kind in ("COLLECT", "EXE", "PYZ")},
        "PyInstaller.building.build_main": {"Analysis": teller("Analysis")},
        "PyInstaller.building.osx": {"BUNDLE": teller("BUNDLE")},
        "PyInstaller.depend": {},
        "PyInstaller.depend.bindepend": {
            "get_imports": lambda file: [(name, None) for name in collected.imports(file)]
        },
    }
    for name, contents in parts.items():
        module = ModuleType(name)
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, name, module)
    # What looks into files and packages of this machine, and has tests of its own.
    for file in (PACKAGING / "bundle").glob("*.py"):
        if file.stem == "pruning":  # as it is: it only reckons with what it is given
            continue
        monkeypatch.setitem(sys.modules, f"bundle.{file.stem}", Quiet(file.stem))
    # The spec puts its folder there and imports from it.
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "platform", platform)
    places = {"SPECPATH": str(PACKAGING), "DISTPATH": "dist", "workpath": "build"}
    runpy.run_path(str(SPEC), init_globals=places)
    return told
