"""Enumerations that wait for their members are, once asked, the same as any."""

from __future__ import annotations

import enum
import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lean_runs import answer_of

from interview_helper.lean.enumerations import TRIED, _waiting, deferred_enumerations, end_waiting

KINDS = [enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag]
only_where_they_wait = pytest.mark.skipif(not TRIED, reason="they wait in Python 3.11 only")

# All of Qt's enumerations, with all that Python keeps of each and each of its members.
_ALL = """
import contextlib, enum, json, pickle, sys
from interview_helper.lean.enumerations import deferred_enumerations

def words(value):
    if isinstance(value, enum.Enum):
        return repr(value)
    if isinstance(value, dict):
        return {repr(key): words(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [words(one) for one in value]
    said = repr(value)
    return getattr(value, "__qualname__", type(value).__name__) if " at 0x" in said else said

def found(holder, seen):
    for name in sorted(dir(holder) if isinstance(holder, type(sys)) else vars(holder)):
        if name.startswith("_"):
            continue
        one = getattr(holder, name, None)
        if not isinstance(one, type) or one in seen:
            continue
        if one.__module__.startswith("PySide6"):
            seen.add(one)
            if isinstance(one, enum.EnumType):
                yield one
            else:
                yield from found(one, seen)

def outcome(call):
    try:
        return words(call())
    except Exception as error:
        return [type(error).__name__, str(error)]

with deferred_enumerations() if sys.argv[1:] == ["lean"] else contextlib.nullcontext():
    import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
    seen = set()
    modules = (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets)
    enumerations = [one for module in modules for one in found(module, seen)]
waiting = sum(type(one) is not enum.EnumType for one in enumerations)
all_of_it = {}
for one in enumerations:
    members = list(one)
    every = members[0] if members else None
    for member in members:
        every = every | member if isinstance(member, enum.Flag) else member
    all_of_it[f"{one.__module__}.{one.__qualname__}"] = [
        repr(one), words(one.__mro__[1:]), words(dict(sorted(vars(one).items()))), len(one),
        [[words(dict(sorted(vars(member).items()))), member.__class__ is one, str(member), hash(member)
          if isinstance(member, int) else None] for member in one.__members__.values()],
        words(members), words(list(reversed(one))), words(every),
        [outcome(lambda: one(value)) for value in (0, 1, 3, -1, 123456789)],
        outcome(lambda: list(every)), outcome(lambda: ~every),
        outcome(lambda: pickle.loads(pickle.dumps(every)) is every),
        type(one) is enum.EnumType,
    ]
print(json.dumps([waiting, all_of_it]))
"""


@only_where_they_wait
def test_every_enumeration_of_qt_is_what_it_is_without() -> None:
    def of(*arguments: str) -> Any:
        command = [sys.executable, "-c", _ALL, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    waiting, lean = of("lean")
    nothing_waiting, usual = of()
    assert nothing_waiting == 0
    assert len(usual) > 500
    assert waiting > 0.9 * len(usual)
    assert lean.keys() == usual.keys()
    for name, one in usual.items():
        assert lean[name] == one, name


def _state(made: Any) -> list[Any]:
    """All that Python keeps of it; of what belongs to its class, the name."""
    own = {
        name: getattr(value, "__qualname__", repr(value))
        for name, value in sorted(vars(made).items())
        if name not in ("__module__", "__doc__", *made.__members__)
    }
    members = [
        (name, member._name_, member._value_, repr(member)) for name, member in made.__members__.items()
    ]
    return [own, members, [member._name_ for member in made], len(made), type(made), repr(made)]


@only_where_they_wait
@pytest.mark.parametrize("kind", KINDS)
@given(
    members=st.lists(
        st.tuples(
            st.from_regex(r"[A-Za-z][a-z]{0,3}", fullmatch=True).filter(lambda name: name != "mro"),
            st.integers(-4, 40) | st.integers(0, 16).map(lambda bit: 1 << bit),
        ),
        min_size=1,
        max_size=12,
        unique_by=lambda member: member[0],
    )
)
def test_whatever_its_members(kind: Any, members: list[tuple[str, int]]) -> None:
    boundary = {"boundary": enum.KEEP} if issubclass(kind, enum.Flag) else {}
    try:
        usual = kind("Made", members, **boundary)
    except (TypeError, ValueError) as error:
        with deferred_enumerations(), pytest.raises(type(error)):
            list(kind("Made", members, **boundary))
        return
    with deferred_enumerations():
        waiting = kind("Made", members, **boundary)
    assert type(waiting) is not enum.EnumType
    assert _state(waiting) == _state(usual)
    assert waiting not in _waiting


@only_where_they_wait
@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_members_have_and_a_value_that_is_no_number(kind: Any) -> None:
    members = [("a", 1), ("name", 2), ("value", 4)]
    members += [("b", "words")] if kind is enum.Enum else []  # type: ignore[list-item]
    with deferred_enumerations():
        waiting = kind("Made", members)
    assert _state(waiting) == _state(kind("Made", members))
    assert waiting.name is waiting["name"]


@only_where_they_wait
@pytest.mark.parametrize(
    "ask",
    [
        "made.a.value",
        "made['b'].value",
        "made(1).value",
        "len(made)",
        "[member.value for member in made]",
        "[member.value for member in reversed(made)]",
        "list(made.__members__)",
        "made.a in made",
        "[name for name in dir(made) if len(name) == 1]",
        "sorted(name for name in vars(made) if len(name) == 1)",
        "repr(made)",
        "made.__doc__",
        "made.__module__, made.__qualname__, made.__name__",
        "type('', (), {'made': made}).made.a.value",
    ],
)
def test_whoever_asks_gets_its_members(ask: str) -> None:
    with deferred_enumerations():
        made: Any = enum.Enum("made", [("a", 1), ("b", 2)])
    usual = enum.Enum("made", [("a", 1), ("b", 2)])
    assert eval(ask, {"made": made}) == eval(ask, {"made": usual})


@only_where_they_wait
def test_what_is_set_before_it_has_members_stays() -> None:
    with deferred_enumerations():
        made: Any = enum.Flag("Made", [("a", 1)], boundary=enum.KEEP)
    made.__qualname__ = "Holder.Made"
    made.__module__ = "elsewhere"
    made.__or__ = lambda _self, _other: "ours"
    assert (made.__qualname__, made.__module__) == ("Holder.Made", "elsewhere")
    assert made.a | made.a == "ours"
    assert (made.__qualname__, made.__module__) == ("Holder.Made", "elsewhere")


@only_where_they_wait
def test_it_cannot_be_extended_either() -> None:
    with deferred_enumerations():
        made: Any = enum.Enum("Made", [("a", 1)])
    with pytest.raises(TypeError, match="cannot extend"):

        class More(made):  # type: ignore[misc]
            pass


@only_where_they_wait
def test_many_threads_that_ask_at_once_all_get_the_same() -> None:
    code = """
import enum, json, sys
from threading import Barrier, Thread
from interview_helper.lean.enumerations import deferred_enumerations
with deferred_enumerations():
    made = enum.IntEnum("Made", [(f"m{number}", number) for number in range(2000)])
got, ready = [], Barrier(8)
def ask():
    ready.wait()
    got.append([len(made), made.m1999 is made(1999), made.m7._value_])
threads = [Thread(target=ask) for _ in range(8)]
sys.setswitchinterval(1e-6)
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps(got))
"""
    assert answer_of(code) == [[2000, True, 7]] * 8


@only_where_they_wait
def test_once_waiting_is_ended_nothing_waits_any_more() -> None:
    with deferred_enumerations():
        made = enum.Enum("Made", [("a", 1)])
        end_waiting()
        later = enum.Enum("Later", [("a", 1)])
    assert type(made) is type(later) is enum.EnumType
    assert not _waiting


def test_afterwards_enumerations_are_made_as_ever() -> None:
    with deferred_enumerations():
        pass
    made = enum.Enum("Made", [("a", 1)])
    assert type(made) is enum.EnumType
    assert made not in _waiting


def test_where_python_makes_them_in_another_way_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_helper.lean.enumerations.TRIED", False)
    with deferred_enumerations():
        made = enum.Enum("Made", [("a", 1)])
    assert type(made) is enum.EnumType


@pytest.mark.parametrize(
    "make",
    [
        lambda: enum.Enum("Made", "a b"),
        lambda: enum.Enum("Made", ["a", "b"]),
        lambda: enum.Enum("Made", {"a": 1}),
        lambda: enum.Enum("Made", ()),
        lambda: enum.Enum("Made", [("a", 1)], type=int),
        lambda: enum.Enum("Made", [("a", 1)], module="elsewhere"),
        lambda: enum.Enum("Made", [("a", 1)], module="elsewhere", qualname="Holder.Made"),
    ],
)
def test_what_is_given_in_another_way_is_made_at_once(make: Any) -> None:
    with deferred_enumerations():
        made = make()
    assert type(made) is enum.EnumType
