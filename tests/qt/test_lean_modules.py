"""Modules that wait are executed when something in them is used, and are then what they would have been."""

from __future__ import annotations

from lean_runs import answer_of

_RARE = """
from interview_helper.lean.modules import lean_imports
with lean_imports():
    import dataclasses
"""


def test_what_is_rarely_needed_waits_until_it_is_needed() -> None:
    before, members, after = answer_of(
        _RARE
        + """
import json, sys
inspect = sys.modules["inspect"]
before = "signature" in vars(inspect)
members = sorted(name for name, _ in dataclasses.inspect.getmembers(json, dataclasses.inspect.isfunction))
print(json.dumps([before, members, type(inspect).__name__]))
"""
    )
    assert not before
    assert "dumps" in members
    assert after == "module"


def test_a_class_without_a_docstring_gets_the_one_of_dataclasses() -> None:
    made = "\n@dataclasses.dataclass\nclass Point:\n    x: int\nimport json\nprint(json.dumps(Point.__doc__))"
    assert (
        answer_of(_RARE + made)
        == answer_of("import dataclasses" + made)
        == "Point(x: 'int')".replace("'", "")
    )


def test_many_threads_that_need_it_at_once_all_get_it() -> None:
    code = (
        _RARE
        + """
import json, sys
from threading import Barrier, Thread
inspect, got, ready = sys.modules["inspect"], [], Barrier(8)
def ask():
    ready.wait()
    got.append(inspect.isclass(int))
threads = [Thread(target=ask) for _ in range(8)]
sys.setswitchinterval(1e-6)
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps(got))
"""
    )
    assert answer_of(code) == [True] * 8


def test_importing_qt_does_not_need_the_rare_ones() -> None:
    code = """
import json, sys
from interview_helper.lean.modules import lean_imports
from interview_helper.lean.signatures import deferred_signatures
with lean_imports():
    import dataclasses
    with deferred_signatures():
        import PySide6.QtWidgets
rare = ("base64", "inspect", "textwrap", "traceback", "zipfile")
print(json.dumps([name for name in rare if "_real_loader" not in vars(sys.modules[name])]))
"""
    assert answer_of(code) == []


def test_afterwards_imports_are_what_they_were() -> None:
    code = """
import json, sys
before = list(sys.meta_path)
from interview_helper.lean.modules import lean_imports
with lean_imports():
    import dataclasses
print(json.dumps(sys.meta_path == before))
"""
    assert answer_of(code) is True


def test_a_name_that_is_not_there_is_an_error_as_ever() -> None:
    code = (
        _RARE
        + """
import json, sys
try:
    sys.modules["inspect"].no_such_name
except AttributeError as error:
    print(json.dumps(str(error)))
"""
    )
    assert answer_of(code) == "module 'inspect' has no attribute 'no_such_name'"
