"""What Python's library makes for classes is compiled when it is first needed, and does what it ever did."""

from __future__ import annotations

import sys

import pytest
from lean_runs import answer_of

only_where_it_waits = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="it waits in Python 3.11 only"
)
_LEAN = """
from interview_helper.lean.compiling import deferred_compiling
with deferred_compiling():
    exec(classes, vars())
"""
_PLAIN = "exec(classes, vars())"
_CLASSES = '''
classes = """
from __future__ import annotations
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import NamedTuple, get_type_hints

@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: float = 1.5

@dataclass(frozen=True)
class Named(Point):
    name: str = "none"

@dataclass
class Tree:
    leaves: list[Tree] = field(default_factory=list, compare=False)
    size: int = 0

@dataclass(order=True, unsafe_hash=True)
class Version:
    major: int
    minor: int

class Pair(NamedTuple):
    first: int
    second: tuple[str, ...] | None = None
"""
'''
_USE = """
import copy, json, pickle, sys
said = []
def tell(what):
    try:
        said.append(repr(what()))
    except Exception as error:
        said.append(f"{type(error).__name__}: {error}")
for _ in range(2):  # the first call of a method makes it, the second finds it made
    a, b, tree = Point(1), Point(1, 2.5), Tree()
    tree.leaves.append(tree)
    for what in (
        lambda: a == b, lambda: a == replace(b, y=1.5), lambda: a != 1, lambda: a.__eq__(1),
        lambda: hash(a) == hash(Point(1)), lambda: {a, Point(1), b}, lambda: hash(tree), lambda: tree,
        lambda: setattr(a, "x", 2), lambda: setattr(a, "z", 2), lambda: delattr(a, "x"),
        lambda: setattr(Named(1), "name", "x"), lambda: Named(1, name="n"), lambda: Named(1) == a,
        lambda: Named(1) == Named(1), lambda: tree == Tree(), lambda: tree == Tree(size=1),
        lambda: pickle.loads(pickle.dumps(a)) == a, lambda: copy.deepcopy(b),
        lambda: Version(1, 2) < Version(1, 3),
        lambda: hash(Version(1, 2)) == hash(Version(1, 2)), lambda: Version(1, 2) == Version(1, 2),
        lambda: Pair(1), lambda: Pair(1, ("a",))._replace(first=2), lambda: Pair(1) == (1, None),
        lambda: sorted(get_type_hints(Pair).items()), lambda: Pair.__annotations__,
        lambda: get_type_hints(Point), lambda: Point(), lambda: Point.__doc__,
        lambda: Pair.__annotations__["first"] == Pair.__annotations__["first"],
        lambda: [(f.__qualname__, f.__module__) for f in (Point.__eq__, Point.__hash__, Point.__repr__)],
    ):
        tell(what)
print(json.dumps(said))
"""


def test_the_classes_do_what_they_do_without_it() -> None:
    lean, plain = (answer_of(f"{_CLASSES}{made}{_USE}") for made in (_LEAN, _PLAIN))
    assert lean == plain
    assert len(set(plain)) > 15


@only_where_it_waits
def test_what_may_never_be_called_is_not_compiled_and_then_once() -> None:
    code = f"""
import json, sys, dataclasses, typing
{_CLASSES}
compiled = []
sys.addaudithook(lambda event, values: compiled.append(values[0]) if event == "compile" else None)
{_LEAN}
methods = [bytes(text) for text in compiled if text is not None and b"def __create_fn__" in bytes(text)]
before = len(methods)
Point(1) == Point(1), Point(1) == Point(2)
methods = [bytes(text) for text in compiled if text is not None and b"def __create_fn__" in bytes(text)]
print(json.dumps([before, len(methods) - before]))
"""
    before, once = answer_of(code)
    assert before == 4 + 4  # to initialise each class, and to order one
    assert once == 1


@only_where_it_waits
def test_a_method_that_was_called_is_the_library_s_own() -> None:
    code = f"""
import json
{_CLASSES}{_LEAN}
waiting = Point.__eq__
same = Point(1) == Point(1)
made = Point.__eq__
print(json.dumps([same, made is not waiting, waiting(Point(1), Point(2)), made.__code__.co_filename]))
"""
    assert answer_of(code) == [True, True, False, "<string>"]


@only_where_it_waits
def test_an_annotation_is_compiled_when_it_is_evaluated() -> None:
    code = f"""
import json, sys, dataclasses, typing
{_CLASSES}
compiled = []
sys.addaudithook(lambda event, values: compiled.append(values[0]) if event == "compile" else None)
{_LEAN}
of_second = lambda: sum(str(text).removeprefix("b'").startswith("tuple[") for text in compiled)
before = of_second()
get_type_hints(Pair)
print(json.dumps([before, of_second() > before]))
"""
    assert answer_of(code) == [0, True]


def test_afterwards_all_is_compiled_at_once() -> None:
    code = """
import dataclasses, json, typing
from interview_helper.lean.compiling import deferred_compiling
create = dataclasses._create_fn
with deferred_compiling():
    pass
print(json.dumps([dataclasses._create_fn is create, "compile" in vars(typing)]))
"""
    assert answer_of(code) == [True, False]


def test_on_other_versions_nothing_waits() -> None:
    code = """
import dataclasses, json
from interview_helper.lean import compiling
compiling.TRIED = False
create = dataclasses._create_fn
with compiling.deferred_compiling():
    print(json.dumps(dataclasses._create_fn is create))
"""
    assert answer_of(code) is True
