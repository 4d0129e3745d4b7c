"""Code that Python's library makes for classes, compiled when it is first needed.

For a frozen data class, ``dataclasses`` writes six methods and compiles each by itself; for the types of
a named tuple's fields, ``typing`` compiles each annotation. Together that is a fiftieth of a start. Most of
these methods are never called, and no annotation is ever evaluated. Newer Pythons do less, or otherwise.

Until a method is called, its signature is not the one that it will have; an annotation that is no Python is
complained of when it is evaluated.
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

TRIED = sys.version_info[:2] == (3, 11)
"""Whether this is a version of Python whose way of making these classes is the one expected here."""

_RARE = frozenset({"__delattr__", "__eq__", "__hash__", "__repr__", "__setattr__"})
"""The methods of data classes that wait. What is made is initialised at once."""


@contextmanager
def deferred_compiling() -> Iterator[None]:
    """Data classes and named tuples that are made inside this wait with their compiling."""
    if not TRIED:
        yield
        return
    import dataclasses

    library: Any = dataclasses
    types: Any = typing
    create = library._create_fn
    library._create_fn = _creating_when_called(create)
    # What evaluates an annotation takes it as text too.
    types.compile = lambda text, *_: text
    try:
        yield
    finally:
        library._create_fn = create
        del types.compile


def _creating_when_called(create: Callable[..., Any]) -> Callable[..., Any]:
    """``create``, which compiles the method of a name, for methods that may never be called."""

    def create_waiting(name: str, *code: Any, **names: Any) -> Any:
        if name not in _RARE:
            return create(name, *code, **names)
        made: list[Any] = []

        def waiting(self: object, *values: object, **named: object) -> Any:
            if not made:
                made.append(create(name, *code, **names))
                for one in type(self).__mro__:
                    if one.__dict__.get(name) is waiting:
                        setattr(one, name, _named_like(waiting, made[0]))
            return made[0](self, *values, **named)

        waiting.__name__ = name
        waiting.__module__ = names["globals"].get("__name__")
        return waiting

    return create_waiting


def _named_like(waiting: Any, made: Any) -> Any:
    made.__qualname__ = waiting.__qualname__
    return made
