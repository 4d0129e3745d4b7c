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
