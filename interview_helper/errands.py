"""What the window asks of the program around it: examples, diagnostics, About, a file that was named.

Nothing of this is imported or done before the first paint, and little at once after it: the window may be
used from then on.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from interview_helper import __version__, paths
from interview_helper.handover import Reception
from interview_helper.options import WindowOptions
from interview_helper.programs import restore_environment, this_program
from interview_helper.widgets.text_button import prepare
from interview_helper.windows.main_window import MainWindow

if TYPE_CHECKING:
    from interview_helper.windows.about import AboutBox, Component

_DRAWINGS = {
    16: "icons/interview-helper-16.svg",
    24: "icons/interview-helper-24.svg",
    32: "icons/interview-helper.svg",
    64: "icons/interview-helper.svg",
    128: "icons/interview-helper.svg",
}
"""By the size in pixels: one drawing for all would not be crisp where it is small."""


def take_errands(window: MainWindow, options: WindowOptions) -> None:
    """Do from now on what the window asks for, and at once what the command line has asked for."""
    restore_environment()
    window.examples_requested.connect(partial(open_examples, window, options.data_folder))
    window.diagnostics_requested.connect(partial(copy_diagnostics, window, options.data_folder))
    window.care.look_requested.connect(partial(look_at_backup, window, options.data_folder))
    window.care.folder_requested.connect(partial(open_folder, window, options.data_folder))
    window.about_requested.connect(partial(show_about, window, options.data_folder))
    # An event of its own: reading the picture takes some milliseconds, during which nothing is painted.
    QtCore.QTimer.singleShot(0, lambda: QGuiApplication.setWindowIcon(program_icon()))
    QtCore.QTimer.singleShot(0, prepare)
    if not window.session.read_only:
        # Others may look at the same data meanwhile.
        reception = Reception(options.data_folder, window)
        reception.asked.connect(partial(answer_second_start, window))
        reception.look()
    if options.file is not None:
        window.transfer.import_from(options.file)
    if sys.platform == "darwin":
        from interview_helper.windows.opened_files import take_opened_files

        take_opened_files(window.transfer.import_from)


def answer_second_start(window: MainWindow, file: Path | None) -> None:
    """Somebody has started the program again: show the window that is there, and take the file."""
    window.setWindowState(window.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    # Where a desktop lets no window come to the front by itself, this marks it.
    QApplication.alert(window)
    if file is not None:
        window.transfer.import_from(file)


def program_icon() -> QIcon:
    """The program's icon; an empty one where it was not shipped."""
    icon = QIcon()
    for size, name in _DRAWINGS.items():
        file = paths.resource_file(name)
        if file is not None:
            # As pixels: of several drawings without, Qt would keep the last for all sizes.
            icon.addPixmap(QIcon(str(file)).pixmap(size, size))
    return icon


def open_examples(window: MainWindow, data_folder: Path) -> None:
    """Open the example companies in a program of their own, with data of their own."""
    command = this_program("--data-dir", str(data_folder), "--examples")
    # Here it is a pair: whether it started, and its process id.
    if not QtCore.QProcess.startDetached(*command)[0]:
        window.notice.show_message(
            "The examples could not be opened. Start them yourself: interview-helper --examples"
        )


def look_at_backup(window: MainWindow, data_folder: Path, backup: Path) -> None:
    """Open a backup, to read only, in a program of its own; it looks as the window on that data does."""
    command = this_program("--data-dir", str(data_folder), "--look", str(backup))
    if not QtCore.QProcess.startDetached(*command)[0]:
        window.notice.show_message(
            f"The backup could not be opened. Look at it yourself: interview-helper --look {backup}"
        )


def open_folder(window: MainWindow, folder: Path) -> None:
    """Show the folder of the data in the desktop's own program for that."""
    if not QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(folder.absolute()))):
        window.notice.show_message(
            f"Your desktop knows no program that shows folders. Open it yourself: {folder.absolute()}"
        )


def copy_diagnostics(window: MainWindow, data_folder: Path) -> None:
    """Put what a report of a fault needs on the clipboard; the data is checked in its own thread."""
    from interview_helper.diagnostics.data import data_lines
    from interview_helper.diagnostics.lines import as_text
    from interview_helper.diagnostics.machine import machine_lines
    from interview_helper.diagnostics.screen import screen_lines

    def copy(text: str) -> None:
        QGuiApplication.clipboard().setText(text + as_text(screen_lines()))
        window.transfer.done.emit(
            "Diagnostics copied: paste them into your report. Nothing of yours is in them."
        )

    window.session.reader.read(
        lambda database: as_text([*machine_lines(), *data_lines(data_folder, database)]), copy
    )


def show_about(window: MainWindow, data_folder: Path) -> None:
    """Show what this program is, made of, and where the data lies."""
    import platform
    import sqlite3

    from interview_helper.diagnostics.screen import pyside_version
    from interview_helper.windows.about import AboutBox, Facts

    versions = (
        f"Made with Qt {QtCore.qVersion()}, PySide6 {pyside_version()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}."
    )
    facts = Facts(__version__, versions, data_folder.absolute(), licences(), paths.licence_texts())
    box = AboutBox(facts, program_icon(), window)
    box.folder_requested.connect(partial(_open_folder, box, data_folder))
    window.dialogs.show(box)


def licences() -> tuple[Component, ...]:
    """What is shipped for this system, and under which licence; none where the list was not shipped."""
    import json
    import platform

    from interview_helper.windows.about import Component

    try:
        found = json.loads(paths.read_resource("licences.json"))
    except OSError:
        return ()
    here = {"all", {"Darwin": "macOS"}.get(platform.system(), platform.system())}
    return tuple(
        Component(one["name"], one["licence"], one["purpose"]) for one in found if one["systems"] in here
    )


def _open_folder(box: AboutBox, folder: Path) -> None:
    if not QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(folder.absolute()))):
        box.say("Your desktop knows no program that shows folders. Open the folder above yourself.")
