"""Importing Qt without what a program does not need of it: 40 ms, a third of the import.

PySide6 carries the Python sources of its signature module in an archive, and compiles them at every
import although they serve only error messages and ``inspect.signature``. Here each of those modules
stays empty until somebody asks for something in it, and is then executed as it would have been.
Whatever is different from what is expected here is left to be imported as usual.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

# Not mapping, whose contents PySide6 reads past any attribute access.
_DEFERRED = frozenset(
    f"shibokensupport.signature.{name}"
    for name in ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
)


@contextmanager
def deferred_signatures() -> Iterator[None]:
    """Import PySide6 for the first time inside this; afterwards imports are what they were."""
    finders, importing = sys.meta_path, builtins.__import__
    finder = _Finder()
    # PySide6 puts its own finder first, which would leave ours unasked.
    sys.meta_path = _Finders([finder, *finders])
    try:
        yield
    finally:
        finders[:] = [other for other in sys.meta_path if other is not finder]
        sys.meta_path = finders
        # PySide6's own import looks for "from __feature__ import …" in every module that imports another.
        builtins.__import__ = importing


class _Finders(list[Any]):
    """Finders of which the first stays the first."""

    def insert(self, index: Any, finder: Any) -> None:
        super().insert(max(index, 1), finder)


class _Finder:
    """Finds the deferred modules where the other finders do, with a loader that waits."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in _DEFERRED:
            return None
        for other in sys.meta_path:
            spec = None if other is self else other.find_spec(fullname, path, target)
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


class _WaitingModule(ModuleType):
    """A module before it is executed. Only names that are not there yet come to ``__getattr__``."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        real = self.__dict__.pop("_real_loader")
        object.__setattr__(self, "__class__", ModuleType)
        # PySide6 publishes these modules under a second name, which the real loader does not know.
        spec = self.__dict__["__spec__"]
        published, spec.name = spec.name, self.__name__
        try:
            real.exec_module(self)
        finally:
            spec.name = published
        return getattr(self, name)
