"""Importing without what a start does not need: modules that are executed when something in them is used.

Some modules are imported by others for the rare case only: ``dataclasses`` imports ``inspect`` for
classes without a docstring. Here such a module stays empty until somebody asks for something in it, and
is then executed as it would have been.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

_STANDARD = frozenset(
    {
        "base64",  # shiboken6: for its signature module
        "bz2",  # shutil and zipfile: for archives of that kind
        "inspect",  # dataclasses: for classes without a docstring
        "ipaddress",  # urllib.parse, of which pathlib wants one function: for addresses in brackets
        "lzma",  # shutil and zipfile
        "shutil",  # tempfile and zipfile: for removing and copying files
        "tempfile",  # shiboken6: for nothing that happens here
        "textwrap",  # shiboken6: for its signature module
        "traceback",  # PySide6: for its own errors
        "zipfile",  # shiboken6: for its signature module
    }
)


@contextmanager
def lean_imports() -> Iterator[None]:
    """Run the program inside this; afterwards imports are what they were."""
    finder = _Finder(_STANDARD)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Finder:
    """Finds the modules of these names where the other finders do, with a loader that waits."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._names:
            return None
        for other in sys.meta_path:
            spec = None if isinstance(other, _Finder) else other.find_spec(fullname, path, target)
            if spec is not None and spec.loader is not None:
                waiting: Any = _WaitingLoader(spec.loader)
                spec.loader = waiting
                return spec
        return None


class _WaitingLoader:
    """Makes modules that are executed by the real loader when something in them is asked for.

    It derives from none of importlib.abc's classes: importing those takes 5 ms.
    """

    def __init__(self, real: Any) -> None:
        self._real = real

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _WaitingModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["_real_loader"] = self._real
        module.__dict__["_executing"] = RLock()


class _WaitingModule(ModuleType):
    """A module before it is executed. Only names that are not there yet come to ``__getattr__``."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # Not one lock for all: two modules that two threads execute may import each other's importers.
        with self.__dict__["_executing"]:
            real = self.__dict__.pop("_real_loader", None)
            if real is not None:
                self._execute(real)
        if type(self) is not ModuleType:  # while it is executed, something it imports asks for more of it
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} yet")
        return getattr(self, name)

    def _execute(self, real: Any) -> None:
        self.__loader__ = self.__dict__["__spec__"].loader = real
        try:
            real.exec_module(self)
        finally:
            object.__setattr__(self, "__class__", ModuleType)
