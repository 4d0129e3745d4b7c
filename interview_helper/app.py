"""The composition root: the only place that builds everything and puts it together.

The data is opened on its own thread first, so that its file is read while Qt is still being imported.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import redirect_stderr, suppress
from datetime import datetime
from io import StringIO
from typing import TYPE_CHECKING

from interview_helper import paths
from interview_helper.interruption import Interruption
from interview_helper.lean.libraries import ONE_THREAD, OURS, paint_on_one_thread
from interview_helper.lean.signatures import deferred_signatures
from interview_helper.options import WindowOptions
from interview_helper.storage.errors import AlreadyOpen, Damaged, Locked, StorageError, WrongPassword
from interview_helper.storage.store import Store

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

    from interview_helper.storage.locking import Password
    from interview_helper.unexpected import Unexpected
    from interview_helper.unlocking import Unlocked
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
    interruption = Interruption()
    data = _Data(*_first_way(options))
    damage: Exception | None = None
    try:
        try:
            application = _application()
        except ImportError as error:
            from interview_helper.start_trouble import no_qt

            return _cannot_start(no_qt(error))
        interruption.raise_kept()
        while True:
            window = _opened(data, damage, options, interruption)
            if isinstance(window, int):
                return window
            if not _font_there(application):
                from interview_helper.start_trouble import no_font

                return _cannot_start(no_font())
            _report_errors_in(window, options)
            if options.screenshot is not None:
                return _draw(window, options, interruption)
            interruption.raise_kept()
            _take_up_after_paint(window, options, interruption, on_first_paint)
            window.show()
            code = int(application.exec())
            if window.damage is None:
                return code
            # The user wants something done about damage that was found meanwhile.
            damage = window.damage
            window.deleteLater()
    finally:
        gc.enable()
        data.store.close()


class _Data:
    """The data that a window is for: its store, what the window says of it, and what it is locked with."""

    def __init__(self, store: Store, remark: str) -> None:
        self.store = store
        self.remark = remark
        self.password: Password | None = None


def _opened(
    data: _Data, damage: Exception | None, options: WindowOptions, interruption: Interruption
) -> MainWindow | int:
    """The window, with the data opened by another way if need be; the exit code where there is none.

    Args:
        data: what is to be opened, and afterwards what was.
        damage: what was found wrong with it in a window before this one.
        options: what the command line asks for.
        interruption: closes what is asked meanwhile.
    """
    while True:
        try:
            if damage is not None:
                raise damage
            return _window(data.store, options, data.remark)
        except (StorageError, FileNotFoundError) as error:
            damage = None
            data.store.close()
            if isinstance(error, AlreadyOpen) and _handed_over(options):
                return 0
            interruption.close_windows()
            if isinstance(error, Locked):
                unlocked = _unlocked(error, options)
                if isinstance(unlocked, int):
                    return unlocked
                data.store, data.password = unlocked
            else:
                way = _another_way(error, options, data.password)
                if way is None:
                    return _cannot_start(str(error))
                data.store, data.remark = way


def _first_way(options: WindowOptions) -> tuple[Store, str]:
    """The user's own data, or the backup that is to be looked at; and what the window says of it."""
    if options.look is None:
        return Store(paths.database_file(options.data_folder)), ""
    from interview_helper.rescue import looking_at

    return looking_at(options.look)


def _unlocked(error: Locked, options: WindowOptions) -> Unlocked | int:
    """The data, opened with its password; or the exit code where there is none."""
    from interview_helper.unlocking import ask_for_password, with_password_file

    wrong = isinstance(error, WrongPassword)
    if options.password_file is not None and not wrong:
        try:
            return with_password_file(options, options.password_file)
        except Locked as none:
            return _cannot_start(str(none))
    if options.screenshot is not None:
        return _cannot_start(str(error))
    _show_icon()
    unlocked = ask_for_password(options)
    return 0 if unlocked is None else unlocked


def _another_way(
    error: Exception, options: WindowOptions, password: Password | None
) -> tuple[Store, str] | None:
    """The user's data by another way than it should; where there is none, that has been said."""
    if options.screenshot is not None:
        return None
    from interview_helper.windows.dialogs import Dialogs

    _show_icon()
    if options.look is None:
        from interview_helper.rescue import another_way_in, has_choice

        way = another_way_in(error, options.data_folder, password=password)
        if way is not None or has_choice(error, options.data_folder):
            return way
    Dialogs().warn("Interview Helper cannot open your data.", str(error))
    return None


def _show_icon() -> None:
    """Give the program's icon to a dialog that comes before the window; a window has it soon after."""
    from PySide6.QtGui import QGuiApplication

    from interview_helper.errands import program_icon

    QGuiApplication.setWindowIcon(program_icon())


def _take_up_after_paint(
    window: MainWindow,
    options: WindowOptions,
    interruption: Interruption,
    on_first_paint: Callable[[MainWindow], None] | None,
) -> None:
    """Connect what begins once everything in the window has been painted."""
    if os.environ.get(TIMES):  # before the others, so that what they do is not part of it
        _say_times(window)
    window.first_painted.connect(interruption.close_windows)
    if on_first_paint is not None:
        window.first_painted.connect(lambda: on_first_paint(window))
    window.first_painted.connect(_collect_garbage)
    window.first_painted.connect(_restore_environment)
    window.first_painted.connect(window.session.load_companies)
    window.first_painted.connect(window.care.begin_soon)
    window.first_painted.connect(lambda: _take_errands(window, options))
    if not window.session.read_only:
        # Of one process on the same data only: it would take away what another one has begun.
        window.first_painted.connect(lambda: _unexpected(window, options).watch())


def _say_times(window: MainWindow) -> None:
    """Print when everything was painted first, and when all companies were listed: by the monotonic clock.

    In nanoseconds, on standard error.
    """

    def say(moment: str) -> None:
        print(moment, time.monotonic_ns(), file=sys.stderr, flush=True)

    window.first_painted.connect(lambda: say("painted"))
    window.session.companies_loaded.connect(lambda _: say("listed"))


def _collect_garbage() -> None:
    """Look for garbage from now on, but never again among what the start has made."""
    gc.freeze()
    gc.enable()


def _restore_environment() -> None:
    """Leave nothing of ours to the programs that are started from here: Qt has read it by now."""
    if os.environ.get(ONE_THREAD) == OURS:
        del os.environ[ONE_THREAD]


def _application() -> QApplication:
    # PySide6 prints what it then raises as well.
    with deferred_signatures(), redirect_stderr(StringIO()):
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
    paint_on_one_thread()
    application = kind_of_application([APPLICATION])
    qInstallMessageHandler(None)
    application.setApplicationName(APPLICATION)
    application.setApplicationDisplayName("Interview Helper")
    application.setDesktopFileName(APPLICATION)
    return application


def _font_there(application: QApplication) -> bool:
    """Whether Qt has a font to write with. Asked once the window has needed one: looking takes time."""
    from PySide6.QtGui import QFontInfo

    return bool(QFontInfo(application.font()).family())


def _window(store: Store, options: WindowOptions, remark: str = "") -> MainWindow:
    """Everything that the first paint shows, connected; ``remark`` is said of the data.

    Raises:
        StorageError: the data cannot be opened.
    """
    from interview_helper.session.settings import Settings
    from interview_helper.session.start import read_start

    settings = Settings(options.data_folder, kept=options.look is None)
    reading = store.submit(read_start(settings.text("last_company") or None, datetime.now()))
    # Imported while that is read.
    from interview_helper.domain.reasons import parse_catalogue
    from interview_helper.session.session import Session
    from interview_helper.windows.appearance import Appearance, apply_appearance
    from interview_helper.windows.main_window import MainWindow

    catalogue = parse_catalogue(paths.read_resource("reasons.json"))
    wanted = options.appearance or settings.text("appearance")
    appearance = Appearance(wanted) if wanted in list(Appearance) else Appearance.SYSTEM
    apply_appearance(appearance)
    start = reading.result()
    session = Session(store, catalogue, paths.backup_folder(options.data_folder), start)
    window = MainWindow(session, settings, appearance, paths.read_resource)
    session.setParent(window)
    session.announce()
    window.take_first_focus()
    if isinstance(start.trouble, Damaged):
        window.show_damage(start.trouble)
    elif start.trouble is not None:
        window.notice.show_message(str(start.trouble))
    if start.read_only:
        window.show_read_only(remark)
    elif remark:
        window.notice.show_message(remark)
    if options.examples:
        window.show_examples_remark()
    if options.size is not None:
        window.resize(*options.size)
    return window


def _handed_over(options: WindowOptions) -> bool:
    """Whether the window that has the data open has taken over what was asked for here."""
    if options.screenshot is not None or options.look is not None:
        return False
    from interview_helper.handover import hand_over

    return hand_over(options.data_folder, options.file)


def _take_errands(window: MainWindow, options: WindowOptions) -> None:
    from interview_helper.errands import take_errands

    take_errands(window, options)


def _draw(window: MainWindow, options: WindowOptions, interruption: Interruption) -> int:
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
    interruption.raise_kept()
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


def _report_errors_in(window: MainWindow, options: WindowOptions) -> None:
    """An error that nobody expected, on any thread, is kept in a report and said in the window.

    Its message is nowhere to be read: it may hold what the user has typed.
    """

    def report(error: BaseException | None) -> None:
        with suppress(RuntimeError):  # the window is gone already
            if isinstance(error, Exception):  # an interruption and an end are none
                _unexpected(window, options).report(error)

    sys.excepthook = lambda _kind, error, _trace: report(error)
    sys.unraisablehook = lambda found: report(found.exc_value)
    threading.excepthook = lambda found: report(found.exc_value)


def _unexpected(window: MainWindow, options: WindowOptions) -> Unexpected:
    # Imported when there is something to report, or the first paint is over.
    from interview_helper.unexpected import unexpected_in

    return unexpected_in(window, options.data_folder)


def _cannot_start(sentence: str) -> int:
    from interview_helper.start_trouble import say

    say(sentence)
    return 1
