"""The report on the command line. Qt comes last: it may end the process, and what was printed stays."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from interview_helper.diagnostics.data import data_lines
from interview_helper.diagnostics.lines import Line, as_text
from interview_helper.diagnostics.machine import machine_lines
from interview_helper.paths import default_data_folder
from interview_helper.start_trouble import display_there, no_qt, no_window

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType


def print_report(folder: Path | None) -> None:
    """Print what can be found out of this machine and of the data in the folder, ``None`` for the user's own.

    Changes nothing.
    """
    _print(machine_lines())
    try:
        _print(data_lines(folder or default_data_folder()))
    except FileNotFoundError as error:
        _print([("Data folder", str(error))])
    if not display_there():
        _print([("Window", "there is no display; the rest is said by Qt’s offscreen platform")])
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        _print(_screen_lines())
    except ImportError as error:
        _print([("Qt", no_qt(error))])


def _screen_lines() -> list[Line]:
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from interview_helper.diagnostics.screen import screen_lines

    said: list[str] = []

    def on_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        said.append(message)
        if kind is QtMsgType.QtFatalMsg:
            _end([("Window", no_window(said, os.environ))])

    before = qInstallMessageHandler(on_message)
    try:
        application = QApplication.instance() or QApplication(["interview-helper"])
        lines = screen_lines()
        del application
    finally:
        qInstallMessageHandler(before)
    # What Qt complains of at its start is what a report is often about.
    return [*lines, *(("Qt says", message) for message in said)]


def _end(lines: list[Line]) -> NoReturn:
    """Qt would abort after this."""
    _print(lines)
    os._exit(0)


def _print(lines: list[Line]) -> None:
    print(as_text(lines), end="", flush=True)
