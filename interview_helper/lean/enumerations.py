"""Enumerations that get their members when somebody asks for one.

PySide6 makes all enumerations of a class with the class, and all of ``Qt`` with the first: some 250 with
4,000 members before a window is painted, of which it uses forty. Python 3.11 takes ten microseconds for
each member.

While an enumeration waits, PySide6 does not find its members without its name, as ``Qt.AlignLeft``; the
program names them in full, which is what PySide6's types know.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import EnumType
from functools import cache
from threading import RLock
from typing import Any, NamedTuple

_create: Any = EnumType.__dict__["_create_"]

TRIED = sys.version_info[:2] == (3, 11)
"""Whether this is a version of Python whose way of making enumerations is the one expected here."""

_KNOWN = frozenset({"__module__", "__name__", "__qualname__"})
"""What an enumeration has before its members."""


class _Contents(NamedTuple):
    """What an enumeration is made of.

    ``members`` are pairs of a name and a value, ``boundary`` says what becomes of unknown flags, ``changes``
    are the attributes that were set since.
    """

    members: Any
    boundary: enum.FlagBoundary | None
    changes: dict[str, Any]


_waiting: dict[type, _Contents] = {}
_filling = RLock()
_MORE_THAN_NAMES = ("module", "qualname", "type")
"""What an enumeration can be called with beside its members, and PySide6 never does."""


@contextmanager
def deferred_enumerations() -> Iterator[None]:
    """What is made by calling ``Enum`` and its kin inside this has its members when they are needed."""
    if not TRIED:
        yield
        return
    kind: Any = EnumType
    kind._create_ = _create_waiting
    try:
        yield
    finally:
        kind._create_ = _create


def _create_waiting(cls: Any, class_name: str, names: Any, **options: Any) -> Any:
    """In the place of ``EnumType._create_``, which makes an enumeration."""
    more = any(options.get(name) is not None for name in _MORE_THAN_NAMES)
    if more or not _can_wait(names):
        return _create(cls, class_name, names, **options)
    # As Python does: it is of the module that calls, by way of EnumType.__call__.
    module = sys._getframe(2).f_globals.get("__name__")
    made = type.__new__(_WaitingEnumeration, class_name, (cls,), {"__module__": module})
    _waiting[made] = _Contents(names, options.get("boundary"), {})
    return made


def end_waiting() -> None:
    """Give members to all that still waits for them, and to whatever is made from now on."""
    kind: Any = EnumType
    kind._create_ = _create
    with _filling:
        for made in list(_waiting):
            _fill(made)


def _can_wait(members: Any) -> bool:
    """Whether they are given as PySide6 gives them: a list or tuple of names, each with its number."""
    return type(members) in (list, tuple) and bool(members) and type(members[0]) is tuple


class _WaitingEnumeration(EnumType):
    """The kind of an enumeration that has no members yet. Once it has them, its kind is ``EnumType``."""

    def __getattribute__(cls, name: str) -> Any:
        if name not in _KNOWN:
            _fill(cls)
        return type.__getattribute__(cls, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        contents = _waiting.get(cls)
        if contents is not None:
            contents.changes[name] = value
        type.__setattr__(cls, name, value)


def _fill(cls: Any) -> None:
    """Give it all that it has been waiting with, unless it has it by now."""
    with _filling:
        contents = _waiting.pop(cls, None)
        if contents is None:
            return
        base = type.__getattribute__(cls, "__bases__")[0]
        for name, value in _without_members(base, contents.boundary):
            # What members are put into is its own.
            type.__setattr__(cls, name, value.copy() if type(value) in (list, dict) else value)
        _add_members(cls, base, contents.members)
        for name, value in contents.changes.items():
            type.__setattr__(cls, name, value)
        type.__setattr__(cls, "__class__", EnumType)


@cache
def _without_members(base: Any, boundary: enum.FlagBoundary | None) -> list[tuple[str, Any]]:
    """All attributes that Python gives to an enumeration which has no members."""
    empty = base._create_("", (), module=__name__, boundary=boundary)
    return [(name, value) for name, value in vars(empty).items() if name not in _KNOWN]


@cache
def _taken(base: Any) -> frozenset[str]:
    """The names that each member has already."""
    return frozenset[str]().union(*(vars(kind) for kind in base.__mro__))


def _add_members(cls: Any, base: Any, members: Any) -> None:
    """Add the members, pairs of a name and a value, as Python 3.11 does.

    A value that is no number, and a name that each member has already, are left to Python itself.
    """
    own: Any = type.__getattribute__(cls, "__dict__")
    names, by_name, by_value = own["_member_names_"], own["_member_map_"], own["_value2member_map_"]
    make, with_value = own["_new_member_"], own["_use_args_"]
    taken, is_flag = _taken(base), issubclass(cls, enum.Flag)
    for name, value in members:
        if type(value) is not int or name in taken:
            usual: Any = enum._proto_member(value)  # type: ignore[attr-defined]
            type.__setattr__(cls, name, usual)
            usual.__set_name__(cls, name)
            continue
        is_single = value > 0 and value & (value - 1) == 0
        if is_flag:
            type.__setattr__(cls, "_flag_mask_", own["_flag_mask_"] | value)
            if is_single:
                type.__setattr__(cls, "_singles_mask_", own["_singles_mask_"] | value)
        member = by_value.get(value)
        if member is None:
            member = make(cls, value) if with_value else make(cls)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = cls
            member._sort_order_ = len(names)
            by_value[value] = member
            if is_single or not is_flag:
                names.append(name)
        by_name[name] = member
        type.__setattr__(cls, name, member)
    if is_flag:
        type.__setattr__(cls, "_all_bits_", 2 ** own["_flag_mask_"].bit_length() - 1)
        values = [by_name[name]._value_ for name in names]
        if values != sorted(values):
            by_definition = type.__getattribute__(cls, "_iter_member_by_def_")
            type.__setattr__(cls, "_iter_member_", by_definition)
