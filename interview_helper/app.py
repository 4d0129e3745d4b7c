"""The composition root: the only place that builds everything and puts it together.

The data is opened on its own thread first, so that its file is read while Qt is still being imported.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING

from interview_helper import paths
from interview_helper.lean_import import deferred_signatures
from interview_helper.options import WindowOptions
from interview_helper.storage.errors import AlreadyOpen, StorageError
from interview_helper.storage.store import Store

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

    from interview_helper.windows.main_window import MainWindow

APPLICATION = "interview-helper"
USER_MODEL_ID = "InterviewHelper.InterviewHelper"
"""By which the task bar of Windows knows the program; the installer gives its shortcut the same."""
TIMES = "INTERVIEW_HELPER_TIMES"
"""The environment variable that has the moments of a start printed, for whoever measures it."""


def run_window(options: WindowOptions, on_first_paint: Callable[[MainWindow], None] | None = None) -> int:
    """Open the window and stay until it is closed; return the exit code.

    Args:
        options: what the command line asks for.
        on_first_paint: called once everything in the window has been painted.
    """
    if options.screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Nothing that a start makes is garbage; looking for some takes a tenth of it.
    gc.disable()
    store = Store(paths.database_file(options.data_folder))
    try:
        try:
            application = _application()
        except ImportError as error:
            from interview_helper.start_trouble import no_qt

            return _cannot_start(no_qt(error))
        try:
            window = _window(store, options)
        except (StorageError, FileNotFoundError) as error:
            if options.screenshot is None:
                if isinstance(error, AlreadyOpen) and _handed_over(options):
                    return 0
                from interview_helper.windows.dialogs import Dialogs

                Dialogs().warn("Interview Helper cannot open your data.", str(error))
            return _cannot_start(str(error))
        _report_errors_in(window)
        if options.screenshot is not None:
            return _draw(window, options)
        if os.environ.get(TIMES):  # before the others, so that what they do is not part of it
            _say_times(window)
        if on_first_paint is not None:
            window.first_painted.connect(lambda: on_first_paint(window))
        window.first_painted.connect(_collect_garbage)
        window.first_painted.connect(lambda: _close_on_signals(window))
        window.first_painted.connect(window.session.load_companies)
        window.first_painted.connect(lambda: _take_errands(window, options))
        window.show()
        return int(application.exec())
    finally:
        gc.enable()
        store.close()


def _say_times(window: MainWindow) -> None:
    """Print when everything was painted first, and when all companies were listed: by the monotonic clock.

    In nanoseconds, on standard error.
    """

    def say(moment: str) -> None:
        print(moment, time.monotonic_ns(), file=sys.stderr, flush=True)

    window.first_painted.connect(lambda: say("painted"))
    window.session.companies_loaded.connect(lambda _: say("listed"))


def _close_on_signals(window: MainWindow) -> None:
    """End as by closing the window, which saves, on Ctrl+C in the terminal and when the system ends."""
    import signal

    from PySide6.QtCore import QSocketNotifier

    if os.name == "nt":  # has no pipe that a notifier could watch
        return
    ear, mouth = os.pipe()
    os.set_blocking(mouth, False)
    signal.set_wakeup_fd(mouth)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(ear, QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda: (os.read(ear, 64), window.close()))


def _collect_garbage() -> None:
    """Look for garbage from now on, but never again among what the start has made."""
    gc.freeze()
    gc.enable()


def _application() -> QApplication:
    with deferred_signatures():
        from PySide6.QtCore import qInstallMessageHandler
        from PySide6.QtWidgets import QApplication

    kind_of_application: type[QApplication] = QApplication
    if sys.platform == "darwin":
        from interview_helper.windows.opened_files import OpeningApplication

        kind_of_application = OpeningApplication
    if sys.platform == "win32":
        from ctypes import windll

        # Else the task bar takes it for Python, with Python's icon.
        windll.shell32.SetCurrentProcessExplicitAppUserModelID(USER_MODEL_ID)
    said: list[str] = []

    def on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        """Turn Qt's way of dying without a screen, which ends the process, into one sentence."""
        from PySide6.QtCore import QtMsgType

        said.append(message)
        if kind is QtMsgType.QtFatalMsg:
            from interview_helper.start_trouble import no_window

            _cannot_start(no_window(said, os.environ))
            os._exit(1)

    qInstallMessageHandler(on_qt_message)
    application = kind_of_application([APPLICATION])
    qInstallMessageHandler(None)
    application.setApplicationName(APPLICATION)
    application.setApplicationDisplayName("Interview Helper")
    application.setDesktopFileName(APPLICATION)
    return application


def _window(store: Store, options: WindowOptions) -> MainWindow:
    """Everything that the first paint shows, connected.

    Raises:
        StorageError: the data cannot be opened.
    """
    from interview_helper.domain.reasons import parse_catalogue
    from interview_helper.session.session import Session
    from interview_helper.session.settings import Settings
    from interview_helper.session.start import read_start
    from interview_helper.windows.appearance import Appearance, apply_appearance
    from interview_helper.windows.main_window import MainWindow

    catalogue = parse_catalogue(paths.read_resource("reasons.json"))
    store.opened()
    settings = Settings(options.data_folder)
    reading = store.submit(read_start(settings.text("last_company") or None, datetime.now()))
    wanted = options.appearance or settings.text("appearance")
    appearance = Appearance(wanted) if wanted in list(Appearance) else Appearance.SYSTEM
    apply_appearance(appearance)
    start = reading.result()
    session = Session(store, catalogue, paths.backup_folder(options.data_folder), start)
    window = MainWindow(session, settings, appearance, paths.read_resource)
    session.setParent(window)
    session.announce()
    window.take_first_focus()
    if start.trouble:
        window.notice.show_message(start.trouble)
    if options.examples:
        window.show_examples_remark()
    if options.size is not None:
        window.resize(*options.size)
    return window


def _handed_over(options: WindowOptions) -> bool:
    """Whether the window that has the data open has taken over what was asked for here."""
    from interview_helper.handover import hand_over

    return hand_over(options.data_folder, options.file)


def _take_errands(window: MainWindow, options: WindowOptions) -> None:
    from interview_helper.errands import take_errands

    take_errands(window, options)


def _draw(window: MainWindow, options: WindowOptions) -> int:
    """Draw the very window into a PNG, and say where it is."""
    from PySide6.QtCore import QEventLoop

    from interview_helper.files import os_error_words, write_whole
    from interview_helper.windows.picture import png_of

    loop = QEventLoop()
    faults: list[str] = []
    window.session.companies_loaded.connect(loop.quit)
    window.session.reading_failed.connect(faults.append)
    window.session.reading_failed.connect(loop.quit)
    window.show()
    window.session.load_companies()
    loop.exec()
    if faults:
        return _cannot_start(faults[0])
    assert options.screenshot is not None
    try:
        write_whole(options.screenshot, png_of(window))
    except OSError as error:
        return _cannot_start(
            f"The picture could not be written to {options.screenshot}: {os_error_words(error)}. "
            "Choose another place."
        )
    window.session.close()
    print(f"The window is drawn in {options.screenshot.resolve()}")
    return 0


def _report_errors_in(window: MainWindow) -> None:
    """An error that nobody expected is said in the window, and in full on standard error."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import traceback

        traceback.print_exception(kind, error, trace)
        window.notice.show_message(
            f"Something went wrong inside the program ({kind.__name__}). What you typed is still here; "
            "export it, then start the program again."
        )

    sys.excepthook = report


def _cannot_start(sentence: str) -> int:
    from interview_helper.start_trouble import say

    say(sentence)
    return 1
