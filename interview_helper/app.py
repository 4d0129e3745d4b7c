"""The composition root: the only place that builds everything and puts it together.

The data is opened on its own thread first, so that its file is read while Qt is still being imported.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from interview_helper import paths
from interview_helper.lean_import import deferred_signatures
from interview_helper.options import WindowOptions
from interview_helper.storage.errors import StorageError
from interview_helper.storage.store import Store

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

    from interview_helper.windows.main_window import MainWindow

APPLICATION = "interview-helper"
QT_LIBRARIES = "libgl1 libegl1 libglib2.0-0 libxkbcommon0 libfontconfig1 libdbus-1-3 fonts-dejavu-core"
X11_LIBRARIES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"


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
            return _cannot_start(
                f"Qt could not be loaded ({error}). On Debian and Ubuntu this installs what it needs: "
                f"apt-get install {QT_LIBRARIES}"
            )
        try:
            window = _window(store, options)
        except StorageError as error:
            if options.screenshot is None:
                from interview_helper.windows.dialogs import Dialogs

                Dialogs().warn("Interview Helper cannot open your data.", str(error))
            return _cannot_start(str(error))
        _report_errors_in(window)
        if options.screenshot is not None:
            return _draw(window, options)
        window.first_painted.connect(_collect_garbage)
        window.first_painted.connect(lambda: _close_on_signals(window))
        window.first_painted.connect(window.session.load_companies)
        if on_first_paint is not None:
            window.first_painted.connect(lambda: on_first_paint(window))
        window.show()
        return int(application.exec())
    finally:
        gc.enable()
        store.close()


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

    qInstallMessageHandler(_on_qt_message)
    application = QApplication([APPLICATION])
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
    from interview_helper.session.session import Session, read_start
    from interview_helper.session.settings import Settings
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
    session = Session(store, catalogue, options.data_folder / "backups", start)
    window = MainWindow(session, settings, appearance)
    session.setParent(window)
    session.announce()
    window.take_first_focus()
    if start.trouble:
        window.notice.show_message(start.trouble)
    window.examples_requested.connect(lambda: _open_examples(window, options.data_folder))
    if options.examples:
        window.show_examples_remark()
    if options.size is not None:
        window.resize(*options.size)
    return window


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


def _open_examples(window: MainWindow, data_folder: Path) -> None:
    """Open the example companies in a program of their own, with data of their own."""
    from PySide6.QtCore import QProcess

    frozen = getattr(sys, "frozen", False)
    arguments = [
        *(() if frozen else ("-m", "interview_helper")),
        "--data-dir",
        str(data_folder),
        "--examples",
    ]
    # Here it is a pair: whether it started, and its process id.
    if not QProcess.startDetached(sys.executable, arguments)[0]:
        window.notice.show_message(
            "The examples could not be opened. Start them yourself: interview-helper --examples"
        )


def _report_errors_in(window: MainWindow) -> None:
    """An error that nobody expected is said in the window, and in full on standard error."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        window.notice.show_message(
            f"Something went wrong inside the program ({kind.__name__}). What you typed is still here; "
            "export it, then start the program again."
        )

    sys.excepthook = report


def _cannot_start(sentence: str) -> int:
    print(f"{APPLICATION}: {sentence}", file=sys.stderr)
    return 1


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG001
    """Turn Qt's way of dying without a screen, which ends the process, into one sentence."""
    from PySide6.QtCore import QtMsgType

    if kind is not QtMsgType.QtFatalMsg:
        return
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        sentence = (
            "there is no display to open a window on. To draw the window into a picture instead: "
            f"{APPLICATION} --screenshot FILE"
        )
    elif sys.platform == "linux":
        sentence = (
            "Qt cannot open a window on this display. On Debian and Ubuntu this installs what it needs: "
            f"apt-get install {X11_LIBRARIES}"
        )
    else:
        sentence = f"Qt cannot open a window: {message.splitlines()[0]}"
    _cannot_start(sentence)
    os._exit(1)
