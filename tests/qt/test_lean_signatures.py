"""Qt is imported without its signature module, which is there as soon as somebody needs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bundle.signatures import sources
from lean_runs import answer_of

_LEAN = """
import json, sys
from interview_helper.lean.enumerations import deferred_enumerations
from interview_helper.lean.signatures import deferred_signatures
with deferred_enumerations(), deferred_signatures():
    import PySide6.QtWidgets
    PySide6.QtCore.Qt, PySide6.QtCore.QAbstractItemModel, PySide6.QtGui.QRhiSampler  # and their enumerations
"""
_USUAL = """
import json, sys
import PySide6.QtWidgets
"""
_MESSAGE = """
def message(call):
    try:
        call()
    except Exception as error:
        return [type(error).__name__, str(error), getattr(error, "__notes__", [])]
"""
_EXECUTED = """
def executed():
    return "shibokensupport.signature.loader" in sys.modules
"""


def test_the_signature_module_waits() -> None:
    answer = "print(json.dumps([executed(), '__feature__' in sys.modules]))"
    assert answer_of(_LEAN + _EXECUTED + answer) == [False, False]
    assert answer_of(_USUAL + _EXECUTED + answer) == [True, True]


@pytest.mark.parametrize(
    "asked",
    [
        'message(lambda: PySide6.QtCore.QRect("no number"))',
        "message(lambda: PySide6.QtCore.QObject(nothing=3))",
        'message(lambda: PySide6.QtCore.QTimer().setInterval("soon"))',
        "message(lambda: PySide6.QtCore.QTimer().setInterval(1, 2, 3))",
        "PySide6.QtWidgets.QWidget.setWindowTitle.__doc__",
        "PySide6.QtWidgets.QWidget.__doc__",
        "PySide6.QtCore.QAbstractItemModel.data.__doc__",
        "message(lambda: PySide6.QtCore.QModelIndex().data('no role'))",
    ],
)
def test_what_it_is_asked_for_it_answers_as_ever(asked: str) -> None:
    ask = f"print(json.dumps({asked}))"
    assert answer_of(_LEAN + _MESSAGE + ask) == answer_of(_USUAL + _MESSAGE + ask)


def test_an_error_after_an_error_is_answered_as_the_first() -> None:
    ask = """
first = message(lambda: PySide6.QtCore.QRect("no number"))
import PySide6.QtSvg
second = message(lambda: PySide6.QtSvg.QSvgRenderer(1, 2, 3))
third = message(lambda: PySide6.QtCore.QRect("no number"))
print(json.dumps([first, second, third, first == third]))
"""
    assert answer_of(_LEAN + _MESSAGE + ask) == answer_of(_USUAL + _MESSAGE + ask)


def test_once_it_is_executed_members_have_their_short_names_which_it_reads() -> None:
    ask = """
first = message(lambda: PySide6.QtCore.QRect("no number"))
short = str(PySide6.QtCore.Qt.AlignLeft), str(PySide6.QtGui.QRhiSampler.Repeat)
print(json.dumps([first, short, PySide6.QtGui.QRhi.newSampler.__doc__]))
"""
    assert answer_of(_LEAN + _MESSAGE + ask) == answer_of(_USUAL + _MESSAGE + ask)


def test_it_is_executed_from_its_folder_too_where_a_bundle_has_it_compiled(tmp_path: Path) -> None:
    place = tmp_path / "shiboken6"
    for name, source in sources().items():
        file = place / "files.dir" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source)
    ask = f"""
import shiboken6
shiboken6.__file__ = {str(place / "__init__.py")!r}
said = message(lambda: PySide6.QtCore.QRect("no number"))
print(json.dumps([said, sys.modules["shibokensupport.signature.mapping"].__file__]))
"""
    said, file = answer_of(_LEAN + _MESSAGE + ask)
    usual = answer_of(
        _USUAL + _MESSAGE + 'print(json.dumps(message(lambda: PySide6.QtCore.QRect("no number"))))'
    )
    assert said == usual
    assert file.startswith(str(tmp_path))


def test_an_error_message_names_the_signatures() -> None:
    ask = 'print(json.dumps(message(lambda: PySide6.QtCore.QRect("no number"))))'
    assert "Supported signatures" in str(answer_of(_LEAN + _MESSAGE + ask))


def test_afterwards_its_functions_are_imported_from_where_they_are_published() -> None:
    ask = """
PySide6.QtWidgets.QWidget.setWindowTitle.__doc__
from PySide6.support.signature import get_signature
print(json.dumps(str(get_signature(PySide6.QtWidgets.QWidget.setWindowTitle))))
"""
    assert answer_of(_LEAN + ask) == answer_of(_USUAL + ask)


def test_afterwards_imports_are_what_they_were() -> None:
    code = """
import builtins, json, sys
before = [builtins.compile, builtins.__import__, list(sys.meta_path)]
from interview_helper.lean.signatures import deferred_signatures
with deferred_signatures():
    import PySide6.QtWidgets
print(json.dumps([builtins.compile, builtins.__import__, sys.meta_path] == before))
"""
    assert answer_of(code) is True


def test_a_second_time_it_does_nothing() -> None:
    assert answer_of(_LEAN + _LEAN + "print(json.dumps('fine'))") == "fine"


def test_what_a_version_has_deprecated_is_put_back_after_the_import() -> None:
    code = """
import json
import PySide6.support.deprecated as deprecated
deprecated.fix_for_QtGui = lambda module: setattr(module, "put_back", "here")
from interview_helper.lean.signatures import deferred_signatures
with deferred_signatures():
    import PySide6.QtWidgets
print(json.dumps([PySide6.QtGui.put_back, hasattr(PySide6.QtCore, "put_back")]))
"""
    assert answer_of(code) == ["here", False]


def test_a_function_that_is_not_known_here_is_taken_from_the_module_at_once() -> None:
    code = """
class Signatures:
    pass
from interview_helper.lean import signatures
waiting = signatures._WaitingSignatures("def bootstrap():\\n    import json\\n    return json")
sys.modules.setdefault("signature_bootstrap", type(sys)("signature_bootstrap"))
print(json.dumps([waiting.dumps([1]), waiting._real.__name__]))
"""
    assert answer_of("import json, sys\n" + code) == ["[1]", "json"]
