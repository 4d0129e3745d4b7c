"""Nothing writes down what an error says: its message may hold a name, and logs outlive the window."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from program_sources import imports_of, program

LOGS = {"cgitb", "logging", "syslog", "traceback"}
WORDS = {
    *("__excepthook__", "print_exc", "print_exception", "format_exc", "format_exception", "print_stack"),
    *("qDebug", "qInfo", "qWarning", "qCritical", "breakpoint"),
}
REPORTS = "crash_reports.py"
"""It alone looks at the calls of an error, and takes nothing from them but where they are."""


def log_faults(path: str, source: str) -> Iterator[str]:
    for found in imports_of(path, source):
        if found.module.split(".")[0] in LOGS:
            yield f"{path}:{found.line}: {found.words}"
    for node in ast.walk(ast.parse(source)):
        name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
        if name in WORDS or (name in ("f_locals", "tb_frame") and path not in (REPORTS, "cli.py")):
            yield f"{path}:{getattr(node, 'lineno', 0)}: {name}"


def test_nothing_writes_down_what_an_error_says() -> None:
    assert [fault for path, source in program().items() for fault in log_faults(path, source)] == []


@pytest.mark.parametrize(
    "source",
    [
        "import logging",
        "def f():\n    from traceback import format_exception",
        "import traceback as t",
        "sys.__excepthook__(*sys.exc_info())",
        "from PySide6 import QtCore\nQtCore.qWarning('x')",
        "frame = trace.tb_frame",
        "print(frame.f_locals)",
        "breakpoint()",
    ],
)
def test_what_would_is_found(source: str) -> None:
    assert list(log_faults("windows/a.py", source))


def test_what_would_not_is_not() -> None:
    assert list(log_faults(REPORTS, "code = trace.tb_frame.f_code\nsys.excepthook = report")) == []
    assert list(log_faults("app.py", "import threading\nprint(sentence, file=sys.stderr)")) == []
