"""Ctrl+C and the system's wish to end, at every moment of a start and after it, of a process."""

from __future__ import annotations

import signal
import sys
from contextlib import closing
from pathlib import Path

import pytest
from program_runs import run
from qt_data import stored_companies
from window_driver import company, store_companies

from interview_helper.paths import database_file
from interview_helper.storage import locking
from interview_helper.storage.database import Database
from interview_helper.storage.locking import Password

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl+C there")

SIGNALS = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
BEGIN = """
import os, signal, sys
from pathlib import Path
from interview_helper import app, cli

def send(number=signal.SIGINT):
    os.kill(os.getpid(), number)

def begin(painted=None):
    opening = app.run_window
    app.run_window = lambda options: opening(options, painted)
    sys.exit(cli.run(["--data-dir", sys.argv[1], *sys.argv[2:]]))

def when_asked(then):
    # Once a dialog waits for its answer.
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog.isVisible():
            timer.stop()
            then()

    timer = QTimer(QApplication.instance())
    timer.timeout.connect(look)
    timer.start(0)
"""
WHILE_IMPORTED = """
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[-1]:
            print("sent", flush=True)
            send()

sys.meta_path.insert(0, Finder())
name = sys.argv[2]
sys.argv[2:] = ["--size", "800x560", name]
opening = app.run_window
app.run_window = lambda options: opening(options, lambda window: window.close())
sys.exit(cli.run(["--data-dir", sys.argv[1]]))
"""


def start(script: str, folder: Path, *more: str | Path) -> tuple[int, str]:
    """The exit code, and what was printed on both outputs."""
    result = run(sys.executable, "-c", BEGIN + script, folder, *more, QT_QPA_PLATFORM="offscreen")
    # Which Qt says of the offscreen platform.
    said = result.stderr.replace("This plugin does not support propagateSizeHints()\n", "")
    return result.returncode, result.stdout + said


@pytest.mark.parametrize(
    "module", ["PySide6.QtCore", "PySide6.QtWidgets", "PySide6.QtGui", "interview_helper.windows.main_window"]
)
def test_an_interrupt_while_something_is_imported(tmp_path: Path, module: str) -> None:
    """QtGui is imported by QtWidgets, which takes an exception there for a library that is missing."""
    assert start(WHILE_IMPORTED, tmp_path, module) == (130, "sent\n")


def test_an_interrupt_while_the_window_is_made(tmp_path: Path) -> None:
    script = """
making = app._window
app._window = lambda *what: (send(), making(*what))[1]
begin()
"""
    assert start(script, tmp_path) == (130, "")


def test_an_interrupt_while_a_picture_is_drawn(tmp_path: Path) -> None:
    script = """
reporting = app._report_errors_in
app._report_errors_in = lambda *what: (reporting(*what), send())
begin()
"""
    picture = tmp_path / "window.png"
    assert start(script, tmp_path, "--screenshot", picture) == (130, "")
    assert not picture.exists()


def test_an_interrupt_in_the_first_paint(tmp_path: Path) -> None:
    """It closes the window once everything has been painted."""
    script = """
def painted(window):
    print("painted", flush=True)

from PySide6.QtCore import QTimer
from interview_helper.windows.main_window import MainWindow
painting = MainWindow.paintEvent
MainWindow.paintEvent = lambda window, event: (send(), painting(window, event))[1]
begin(painted)
"""
    assert start(script, tmp_path) == (0, "painted\n")


@SIGNALS
def test_after_it_a_signal_ends_it_as_closing_does_and_saves(tmp_path: Path, number: signal.Signals) -> None:
    store_companies(tmp_path, company("a", "Adatum"))
    script = f"""
def painted(window):
    from PySide6.QtCore import QTimer

    window.session.set_notes("typed just before")
    QTimer.singleShot(0, lambda: send({int(number)}))

begin(painted)
"""
    assert start(script, tmp_path) == (0, "")
    assert [one.notes for one in stored_companies(tmp_path).values()] == ["typed just before"]


@SIGNALS
def test_with_a_dialog_open_it_does_so_too(tmp_path: Path, number: signal.Signals) -> None:
    store_companies(tmp_path, company("a", "Adatum"))
    script = f"""
def painted(window):
    window.session.set_notes("typed just before")
    when_asked(lambda: send({int(number)}))
    window.dialogs.inform("Something", "Read this.")

begin(painted)
"""
    assert start(script, tmp_path) == (0, "")
    assert [one.notes for one in stored_companies(tmp_path).values()] == ["typed just before"]


@SIGNALS
def test_the_question_for_a_password_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    monkeypatch.setattr(locking, "_CIPHER", {**locking._CIPHER, "tcost": 1, "mcost": 8, "pcost": 1})
    with closing(Database.open(database_file(tmp_path))) as database:
        database.set_password(Password("correct horse"))
    script = f"""
asking = app._unlocked
app._unlocked = lambda *what: (when_asked(lambda: send({int(number)})), asking(*what))[1]
begin()
"""
    assert start(script, tmp_path) == (0, "")


@SIGNALS
def test_so_is_the_choice_about_damage_found_in_an_open_window(
    tmp_path: Path, number: signal.Signals
) -> None:
    """The dialog comes when the window has gone."""
    store_companies(tmp_path, company("a", "Adatum"))
    script = f"""
from interview_helper import rescue
from interview_helper.storage.errors import Damaged

def painted(window):
    window.damage = Damaged("It is damaged.")
    when_asked(lambda: (print("asked", flush=True), send({int(number)})))
    window.close()

rescue._is_whole = lambda *_: False
begin(painted)
"""
    assert start(script, tmp_path) == (1, "asked\ninterview-helper: It is damaged.\n")
