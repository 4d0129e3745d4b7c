"""Help, Check the data: everything is looked at off the GUI thread, and said in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from qt_data import MARKUP, Heard, MakeOpened, Opened, company, opened_here, show

from interview_helper.domain.findings import Finding, State
from interview_helper.session.examining import Examiner
from interview_helper.storage.backups import backup_before
from interview_helper.storage.database import Database
from interview_helper.storage.errors import ReadFailed
from interview_helper.windows.check_dialog import CheckDialog
from interview_helper.windows.checking import Checking
from interview_helper.windows.dialogs import Dialogs

open_here = pytest.fixture(name="open_here")(lambda tmp_path: (yield from opened_here(tmp_path)))

GOOD = Finding("Data", State.GOOD, "Every check passed, with 2 companies.")
TROUBLE = Finding("Backups", State.TROUBLE, "1 of 2 cannot be used: x.db.", "Make a new one now.")


# The dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> CheckDialog:
    made = CheckDialog()
    show(qtbot, made, 600, 400)
    return made


def labels(dialog: CheckDialog) -> list[str]:
    return [label.text() for label in dialog.list.findChildren(QLabel)]


def test_it_says_what_is_under_way_and_what_came_of_it(dialog: CheckDialog) -> None:
    dialog.show_progress("your data", 3, 10)
    assert dialog.summary.text() == "Checking your data…"
    assert (dialog.bar.value(), dialog.bar.maximum()) == (3, 10)
    assert not dialog.copy.isEnabled()
    dialog.add(GOOD)
    dialog.add(TROUBLE)
    dialog.finish()
    assert not dialog.bar.isVisible()
    assert dialog.summary.text() == "One thing needs your attention."
    assert labels(dialog) == [
        *("✓  OK", "Data", "Every check passed, with 2 companies."),
        *("✕  Trouble", "Backups", "1 of 2 cannot be used: x.db.\nMake a new one now."),
    ]
    names = [label.accessibleName() for label in dialog.list.findChildren(QLabel)]
    assert "Trouble: Backups: 1 of 2 cannot be used: x.db. Make a new one now." in names
    QApplication.processEvents()
    assert dialog.list.verticalScrollBar().maximum() == 0


def test_it_can_be_copied(dialog: CheckDialog) -> None:
    dialog.add(GOOD)
    dialog.add(TROUBLE)
    dialog.finish()
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == (
        "One thing needs your attention.\nOK: Data: Every check passed, with 2 companies.\n"
        "Trouble: Backups: 1 of 2 cannot be used: x.db. Make a new one now.\n"
    )


def test_names_of_files_are_shown_as_they_are(dialog: CheckDialog) -> None:
    dialog.add(Finding("Copies", State.REMARK, MARKUP))
    assert MARKUP in labels(dialog)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))


def test_the_folder_is_a_wish(dialog: CheckDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.folder_requested):
        QTest.mouseClick(dialog.folder, Qt.MouseButton.LeftButton)


def test_escape_closes_it(dialog: CheckDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# What is looked at


def examined(opened: Opened, qtbot: QtBot) -> Heard:
    examiner = Examiner(opened.session)
    opened.owned.append(examiner)
    heard = Heard(found=examiner.found, progressed=examiner.progressed)
    with qtbot.waitSignal(examiner.finished):
        examiner.begin()
    return heard


def test_everything_is_looked_at(open_here: MakeOpened, qtbot: QtBot) -> None:
    opened = open_here(company("one"), company("two"))
    opened.store.submit(
        lambda database: backup_before(database, opened.folder / "backups", "import")
    ).result()
    opened.session.set_name("Not saved yet")
    heard = examined(opened, qtbot)
    found = heard.of("found")
    assert [finding.what for finding in found] == [
        *("Data", "Backups", "Copies of a sync program", "Rights", "Free space")
    ]
    assert found[0].outcome == "Every check passed, with 2 companies."
    assert found[1].outcome.startswith("1, each opened and checked; the newest is 000001-")
    assert ("your data", 0, 2) in heard.of("progressed")
    assert ("the backups", 1, 1) in heard.of("progressed")
    assert opened.saved()["one"].name == "Not saved yet" or opened.saved()["two"].name == "Not saved yet"


def test_damage(open_here: MakeOpened, tmp_path: Path, qtbot: QtBot) -> None:
    with closing(Database.open(tmp_path / "companies.db")) as database:
        database.write([company("one", notes="mine"), company("two")])
    with closing(sqlite3.connect(tmp_path / "companies.db", isolation_level=None)) as connection:
        connection.execute("UPDATE note SET text = 'not mine'")
    found = examined(open_here(last="two"), qtbot).of("found")
    assert found[0].state is State.TROUBLE
    assert "not as they were saved for 1 company." in found[0].outcome
    assert len(found) == 5


def test_a_disk_that_fails(open_here: MakeOpened, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def fail(*_: object) -> bool:
        raise ReadFailed("The file could not be read.")

    monkeypatch.setattr(Database, "check_on", fail)
    found = examined(open_here(company("one")), qtbot).of("found")
    assert found[0] == Finding("Data", State.TROUBLE, "The file could not be read.")
    assert len(found) == 5


# From the window


class Showing(Dialogs):
    """Does something with a dialog while it is shown, and closes it."""

    def __init__(self, act: Callable[[CheckDialog], None]) -> None:
        super().__init__()
        self._act = act

    def show(self, dialog: QDialog) -> None:
        assert isinstance(dialog, CheckDialog)
        dialog.show()
        self._act(dialog)
        dialog.close()


def test_asked_for(open_here: MakeOpened, qtbot: QtBot) -> None:
    opened = open_here(company("one"))
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[str] = []

    def act(dialog: CheckDialog) -> None:
        qtbot.waitUntil(lambda: len(dialog.findings) == 5 and not dialog.bar.isVisible())
        QTest.mouseClick(dialog.folder, Qt.MouseButton.LeftButton)
        seen.append(dialog.summary.text())

    checking = Checking(opened.session, Showing(act), window)
    with qtbot.waitSignal(checking.folder_requested):
        checking.check_now()
    # There is no backup yet.
    assert seen == ["Your data is whole. One thing is worth knowing."]


def test_closed_before_it_is_done(open_here: MakeOpened, qtbot: QtBot) -> None:
    opened = open_here(company("one"))
    window = QWidget()
    qtbot.addWidget(window)
    checking = Checking(opened.session, Showing(lambda _: None), window)
    checking.check_now()
    (examiner,) = checking.findChildren(Examiner)
    with qtbot.waitSignal(examiner.finished):
        pass
    opened.settle()
