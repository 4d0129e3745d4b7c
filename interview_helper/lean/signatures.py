"""Qt imported without PySide6's signature module, which is executed when it is asked for something.

PySide6 carries the sources of that module in an archive in its library. At every import it compiles them,
and imports what they import, for error messages and introspection: a fifth of a start.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from types import ModuleType
from typing import Any

from interview_helper.lean.enumerations import end_waiting

_BOOTSTRAP = "signature_bootstrap"
_SOURCE = f"{_BOOTSTRAP}.py"
"""What PySide6 compiles first: its ``bootstrap`` returns the module whose functions PySide6 calls."""
_INSTEAD = f"from {__name__} import bootstrap_later as bootstrap"

_MAPPING = "shibokensupport.signature.mapping"
"""The module of it that PySide6 looks into by itself, for the name of what was called wrongly."""
_ASKING = ("create_signature", "make_helptext", "pyside_type_init", "seterror_argument")
"""The functions that are called when somebody wants a message, a help text or a signature."""

_sources: list[Any] = []


@contextmanager
def deferred_signatures() -> Iterator[None]:
    """Import PySide6 for the first time inside this; afterwards imports are what they were."""
    compiling, importing = builtins.compile, builtins.__import__

    def compile_or_keep(source: Any, filename: Any, *options: Any, **named: Any) -> Any:
        if filename == _SOURCE:
            _sources.append(source)
            source = _INSTEAD
        return compiling(source, filename, *options, **named)

    builtins.compile = compile_or_keep
    try:
        yield
    finally:
        # PySide6 puts its own import there, which asks before and after each whether somebody has imported
        # ``__feature__``.
        builtins.compile, builtins.__import__ = compiling, importing


def bootstrap_later() -> ModuleType:
    """What PySide6 takes for its signature module."""
    waiting = _WaitingSignatures(_sources.pop())
    sys.modules[_MAPPING] = waiting.mapping
    return waiting


class _WaitingSignatures(ModuleType):
    """Executes PySide6's signature module when one of its functions is called that needs it.

    A function that is not known here is taken from there at once.
    """

    def __init__(self, source: Any) -> None:
        super().__init__("loader")
        self._source = source
        self._executing = RLock()
        self._real: ModuleType | None = None
        self.mapping = ModuleType(_MAPPING)
        vars(self.mapping)["update_mapping"] = self._update_mapping
        for name in _ASKING:
            setattr(self, name, self._forwarding(name))

    def finish_import(self, module: ModuleType) -> None:
        """Called after the import of each of Qt's modules: puts back what that version has deprecated."""
        package, _, name = module.__name__.partition(".")
        if package == "PySide6":
            from PySide6.support import deprecated

            put_back = getattr(deprecated, f"fix_for_{name}", None)
            if put_back is not None:
                put_back(module)

    def feature_import(self, *_asked: object) -> None:
        """Called for each import once somebody has imported ``__feature__``."""

    def feature_imported(self, _module: ModuleType) -> None:
        """Called after each import: would read that module's source for the word “PySide6”."""

    def post_init(self) -> None:
        """Called last: would put PySide6's own import before Python's, for ``__feature__`` alone."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._executed(), name)

    def _forwarding(self, name: str) -> Any:
        return lambda *arguments: getattr(self._executed(), name)(*arguments)

    def _update_mapping(self) -> None:
        """Called before the mapping is looked into: what is found there is what the real one has by now."""
        self._executed()
        real = sys.modules[_MAPPING]
        real.update_mapping()
        vars(self.mapping).update({**vars(real), "update_mapping": self._update_mapping})

    def _executed(self) -> ModuleType:
        with self._executing:
            if self._real is None:
                # It looks for members of enumerations in a way that passes by those that wait.
                end_waiting()
                # Else the others would find it in the place of the real one.
                sys.modules.pop(_MAPPING, None)
                # PySide6 has put there by now what its source needs.
                namespace = vars(sys.modules[_BOOTSTRAP])
                exec(compile(self._source, _SOURCE, "exec"), namespace)
                self._real = namespace["bootstrap"]()
            return self._real
