"""Modules that wait are executed when something in them is used, and are then what they would have been."""

from __future__ import annotations

import sys
import tempfile

import pytest
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


_TAKEN = """
import json, sys
from interview_helper.lean.modules import lean_imports
with lean_imports():
    from tempfile import gettempdir
    from urllib.parse import quote_from_bytes as quoted
"""


def test_a_function_taken_by_its_name_executes_its_module_once_it_is_called() -> None:
    before, found, after = answer_of(
        _TAKEN
        + """
waits = lambda: [type(sys.modules[name]).__name__ != "module" for name in ("tempfile", "urllib.parse")]
before = waits()
found = [gettempdir(), quoted(b"a b/c", safe="")]
import tempfile, urllib.parse
found += [tempfile.gettempdir is not gettempdir, tempfile.gettempdir() == gettempdir(), quoted("ä".encode())]
print(json.dumps([before, found, waits()]))
"""
    )
    assert before == [True, True]
    assert found == [tempfile.gettempdir(), "a%20b%2Fc", True, True, "%C3%A4"]
    assert after == [False, False]


def test_once_it_is_executed_a_function_is_the_module_s_own() -> None:
    code = "import tempfile\ntempfile.mkdtemp\nprint(json.dumps(tempfile.gettempdir.__module__))"
    assert answer_of(_TAKEN + code) == "tempfile"


def test_what_could_not_be_executed_can_be_tried_again() -> None:
    code = """
faults = []
sys.modules["ipaddress"] = None
for _ in range(2):
    try:
        quoted(b"a b")
    except ImportError as error:
        faults.append(type(error).__name__)
del sys.modules["ipaddress"]
print(json.dumps([faults, quoted(b"a b"), type(sys.modules["urllib.parse"]).__name__]))
"""
    assert answer_of(_TAKEN + code) == [["ModuleNotFoundError"] * 2, "a%20b", "module"]


def test_what_is_not_taken_by_its_name_executes_the_module_at_once() -> None:
    code = "from tempfile import TemporaryDirectory\nprint(json.dumps([type(TemporaryDirectory).__name__, "
    assert answer_of(f"{_TAKEN}{code}type(sys.modules['tempfile']).__name__]))") == ["type", "module"]


def test_finding_the_places_of_the_data_needs_no_folder_for_temporary_files() -> None:
    code = """
import json, sys
from interview_helper.lean.modules import lean_imports
with lean_imports():
    from interview_helper import paths
    place = str(paths.default_data_folder())
print(json.dumps([bool(place), "random" in sys.modules]))
"""
    assert answer_of(code) == [True, False]


def test_dates_are_what_they_are_without_it() -> None:
    code = """
import json
{}
import datetime, pickle
now = datetime.datetime(2026, 11, 23, 9, 5, tzinfo=datetime.UTC)
print(json.dumps([
    sorted(datetime.__all__), datetime.__doc__, datetime.__name__, bool(datetime.__file__),
    pickle.loads(pickle.dumps(now)) == now, repr(now), now.strftime("%A"),
    datetime.datetime.strptime("2026-11-23", "%Y-%m-%d").isoformat(),
    repr(datetime.date.fromisoformat("2026-11-23") - datetime.date.min),
    sorted(name for name in vars(datetime) if not name.startswith("_") and name != "sys"),
]))
"""
    lean = "from interview_helper.lean.modules import lean_imports\nwith lean_imports(): import datetime"
    assert answer_of(code.format(lean)) == answer_of(code.format("import datetime"))


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python does so by itself")
def test_of_dates_the_compiled_half_is_executed_alone_where_there_is_one() -> None:
    code = """
import json, sys
from interview_helper.lean.modules import lean_imports
{}
with lean_imports():
    import datetime
print(json.dumps([hasattr(datetime, "sys"), datetime.date(2026, 11, 23).isoformat()]))
"""
    assert answer_of(code.format("")) == [False, "2026-11-23"]
    assert answer_of(code.format("sys.modules['_datetime'] = None")) == [True, "2026-11-23"]


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
