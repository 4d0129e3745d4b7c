"""Importing without what a start does not need: modules that are executed when something in them is used.

Some modules are imported by others for the rare case only: ``dataclasses`` imports ``inspect`` for
classes without a docstring. Here such a module stays empty until somebody asks for something in it, and
is then executed as it would have been. Of some, others take a function by its name: they get one that
executes the module once it is called.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

_WAITING: dict[str, tuple[str, ...]] = {
    "base64": (),  # shiboken6: for its signature module
    "bz2": (),  # shutil and zipfile: for archives of that kind
    "inspect": (),  # dataclasses: for classes without a docstring
    "lzma": (),  # shutil and zipfile
    "shutil": (),  # tempfile and zipfile: for removing and copying files
    "tempfile": ("gettempdir",),  # platformdirs: for a system without a home; shiboken6: for nothing here
    "textwrap": (),  # shiboken6: for its signature module
    "traceback": (),  # PySide6: for its own errors
    "urllib.parse": ("quote_from_bytes",),  # pathlib: for addresses of files
    "zipfile": (),  # shiboken6: for its signature module
}
"""The modules that wait, each with the functions that others take by their names."""


@contextmanager
def lean_imports() -> Iterator[None]:
    """Run the program inside this; afterwards imports are what they were."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Finder:
    """Finds modules where the other finders do, and gives some a loader that does less."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in _LOADERS:
            return None
        for other in sys.meta_path:
            spec = None if isinstance(other, _Finder) else other.find_spec(fullname, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = _LOADERS[fullname](spec.loader)
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


class _CompiledLoader:
    """Makes ``datetime`` of its compiled half, as Python does from 3.12 on.

    Python 3.11 first executes the other half, which is written in Python, and then throws it away.
    """

    def __init__(self, real: Any) -> None:
        self._real = real

    def create_module(self, _spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        try:
            import _datetime as compiled  # type: ignore[import-not-found]
        except ImportError:
            self._real.exec_module(module)
            return
        names = {name for name in vars(compiled) if not name.startswith("__")}
        module.__dict__.update({name: getattr(compiled, name) for name in (*names, "__doc__")})
        module.__dict__["__all__"] = tuple(names - {"datetime_CAPI"})
        module.__loader__ = module.__dict__["__spec__"].loader = self._real


_LOADERS: dict[str, Any] = dict.fromkeys(_WAITING, _WaitingLoader)
if sys.version_info < (3, 12):
    _LOADERS["datetime"] = _CompiledLoader


class _WaitingModule(ModuleType):
    """A module before it is executed. Only names that are not there yet come to ``__getattr__``."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _WAITING[self.__name__]:
            # Of the class, which this module leaves when it is executed.
            return lambda *values, **named: _WaitingModule._executed(self, name)(*values, **named)
        return self._executed(name)

    def _executed(self, name: str) -> Any:
        """What stands under the name once the module is executed."""
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
        except BaseException:
            self.__dict__["_real_loader"] = real  # as an import that failed, it can be tried again
            raise
        object.__setattr__(self, "__class__", ModuleType)
