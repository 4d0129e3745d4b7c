"""Qt is imported without its signature module, which is there as soon as somebody needs it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

_LEAN = "from interview_helper.lean_import import deferred_signatures\nwith deferred_signatures():\n"
_IMPORT = "    import PySide6.QtWidgets\n"
_REPORT = """
import json, sys
prefix = "shibokensupport.signature."
support = {name: module for name, module in sys.modules.items() if name.startswith(prefix)}
executed = sorted(name for name, module in support.items() if "_real_loader" not in vars(module))
"""


def _run(code: str) -> Any:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_signature_module_waits() -> None:
    executed = _run(_LEAN + _IMPORT + _REPORT + "print(json.dumps(executed))")
    assert "shibokensupport.signature.loader" in executed
    assert not {"shibokensupport.signature.parser", "shibokensupport.signature.layout"} & set(executed)


def test_without_it_everything_is_executed() -> None:
    executed = _run("if True:\n" + _IMPORT + _REPORT + "print(json.dumps(executed))")
    assert {"shibokensupport.signature.parser", "shibokensupport.signature.layout"} <= set(executed)


def test_an_error_message_still_names_the_signatures() -> None:
    ask = """
try:
    PySide6.QtCore.QRect("no number")
except TypeError as error:
    message = str(error)
from PySide6.support.signature import get_signature
print(json.dumps([message, str(get_signature(PySide6.QtWidgets.QWidget.setWindowTitle))]))
"""
    lean = _run(_LEAN + _IMPORT + _REPORT + ask)
    usual = _run("if True:\n" + _IMPORT + _REPORT + ask)
    assert "Supported signatures" in lean[0]
    assert "str" in lean[1]
    assert lean == usual


def test_afterwards_imports_are_what_they_were() -> None:
    code = (
        "import sys\nbefore = sys.meta_path\n"
        + _LEAN
        + _IMPORT
        + "import json\nprint(json.dumps([sys.meta_path is before, type(sys.meta_path).__name__,"
        + " [type(finder).__name__ for finder in sys.meta_path]]))"
    )
    same, kind, finders = _run(code)
    assert same
    assert kind == "list"
    assert "_Finder" not in finders


def test_a_second_time_it_does_nothing() -> None:
    assert _run(_LEAN + _IMPORT + _LEAN + _IMPORT + "import json\nprint(json.dumps('fine'))") == "fine"


_RARE = """
from interview_helper.lean_import import lean_imports
with lean_imports():
    import dataclasses
"""


def test_what_is_rarely_needed_waits_until_it_is_needed() -> None:
    before, members, after = _run(
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
    assert _run(_RARE + made) == _run("import dataclasses" + made) == "Point(x: 'int')".replace("'", "")


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
    assert _run(code) == [True] * 8


def test_importing_qt_does_not_need_the_rare_ones() -> None:
    code = (
        "import sys\nfrom interview_helper.lean_import import deferred_signatures, lean_imports\n"
        "with lean_imports():\n    import dataclasses\n    with deferred_signatures():\n"
        "        import PySide6.QtWidgets\n"
        "import json\nprint(json.dumps([name for name in ('inspect', 'traceback') "
        "if '_real_loader' not in vars(sys.modules[name])]))"
    )
    assert _run(code) == []


def test_what_pyside6_asks_of_inspect_is_answered_alike() -> None:
    code = """
import enum, json, math, sys
def answer(getsource, module):
    try:
        return getsource(module)
    except (OSError, TypeError):
        return None
from interview_helper.lean_import import _source_of
import inspect
import _datetime
modules = [enum, sys, math, _datetime, json]
print(json.dumps([[answer(inspect.getsource, module), answer(_source_of, module)] for module in modules]))
"""
    for real, ours in _run(code):
        assert real == ours


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
    assert _run(code) == "module 'inspect' has no attribute 'no_such_name'"
