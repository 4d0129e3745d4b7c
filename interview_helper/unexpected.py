"""What nobody expected, while a window is open: a report of it, and a word in the window where it lies.

Imported when something has happened, or when the first paint is over.
"""

from __future__ import annotations

import atexit
import sys
import threading
from contextlib import suppress
from pathlib import Path

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QObject, Qt, Signal

from interview_helper.crash_reports import Watch, error_text, place_of, report_folder, write_report
from interview_helper.windows.main_window import MainWindow

_ACTION = "Show the folder"
_made: list[Unexpected] = []


def unexpected_in(window: MainWindow, data_folder: Path) -> Unexpected:
    """The one that reports for the process, made with the first call for a window.

    Raises:
        RuntimeError: the window is gone already.
    """
    if _made and not _made[0].is_for(window):  # one that has made way for another
        _made.pop().end()
    if not _made:
        _made.append(Unexpected(window, data_folder))
    return _made[0]


class Unexpected(QObject):
    """Reports errors of one window's process, on whichever thread they come up. Raises nothing itself."""

    _reported = Signal(str, object)

    def __init__(self, window: MainWindow, data_folder: Path) -> None:
        super().__init__()
        self._window = window
        self._folder = report_folder(data_folder)
        self._known: dict[tuple[type[BaseException], str], Path | None] = {}
        self._sentence = ""
        self._watch: Watch | None = None
        # It may have been made on any thread; what it says is said on the window's.
        self.moveToThread(window.thread())
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        window.notice.action_requested.connect(self._on_action_requested)

    def report(self, error: BaseException) -> None:
        """Keep a report of an error, and say so on standard error and in the window.

        One that comes from the same place again is said again, but its report is there.
        """
        known = (type(error), place_of(error))
        if known not in self._known:
            self._known[known] = report = self._written(error)
            _say(f"{error_text(error)}The report of it: {report or 'it could not be written'}")
        self._reported.emit(type(error).__name__, self._known[known])

    def watch(self) -> None:
        """Have the end of the process watched from now on, and tell of a last one that was none."""
        self._watch = watch = Watch(self._folder)

        def begin() -> Path | None:
            try:
                return watch.begin()
            except OSError:  # the folder can only be read, say; then there is no place for reports either
                return None

        atexit.register(watch.end)
        self._window.session.reader.aside(begin, self._on_watching)

    def is_for(self, window: MainWindow) -> bool:
        """Whether it is this window that it speaks in."""
        return self._window is window

    def end(self) -> None:
        """Watch no more; the window is closed."""
        if self._watch is not None:
            self._watch.end()
            atexit.unregister(self._watch.end)

    def _on_watching(self, report: Path | None) -> None:
        if report is not None:
            self._tell(
                "The program ended in the middle of something last time. What it had called saved is here. "
                f"A report, with nothing in it that you have written: {report}",
                _ACTION,
            )

    def _written(self, error: BaseException) -> Path | None:
        facts = []
        try:
            if threading.current_thread() is threading.main_thread():
                from interview_helper.diagnostics.screen import screen_lines

                facts = screen_lines()
            return write_report(self._folder, error, facts)
        except Exception:  # noqa: BLE001  (the report of an error must not be the next one)
            return None

    def _on_reported(self, kind: str, report: Path | None) -> None:
        words = (
            f"Something went wrong inside the program ({kind}). What you typed is still here; "
            "export it, then start the program again."
        )
        if report is None:
            self._tell(words)
        else:
            self._tell(f"{words} A report, with nothing in it that you have written: {report}", _ACTION)

    def _tell(self, sentence: str, action: str = "") -> None:
        notice = self._window.notice
        with suppress(RuntimeError):  # the window is gone already
            before = notice.message.text() if notice.isVisible() else ""
            if before and before != self._sentence:
                sentence = f"{before}\n{sentence}"
            self._sentence = sentence
            # Neither blocks anything: it may be closed unread.
            notice.show_message(sentence, action, stays=False)

    def _on_action_requested(self) -> None:
        notice = self._window.notice
        if notice.message.text() != self._sentence:  # it is somebody else's by now
            return
        folder = str(self._folder.absolute())
        if QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(folder)):
            notice.hide()
        else:
            notice.message.setText(
                f"Your desktop knows no program that shows folders. The reports lie in {folder}."
            )


def _say(text: str) -> None:
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            print(text, file=sys.stderr, flush=True)
