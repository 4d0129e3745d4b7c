"""Locked data at the start: its password asked for, read from a file, or another way taken."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from program_runs import run
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from qt_data import company

from interview_helper.options import WindowOptions
from interview_helper.paths import backup_folder, database_file
from interview_helper.rescue import another_way_in
from interview_helper.storage import locking
from interview_helper.storage.backups import backup_before
from interview_helper.storage.database import Database
from interview_helper.storage.errors import AlreadyOpen, Damaged, Locked
from interview_helper.storage.locking import Password
from interview_helper.unlocking import Unlocked, ask_for_password, with_password_file
from interview_helper.windows.damage_dialog import DamageDialog
from interview_helper.windows.password_dialog import PasswordDialog

Key = Qt.Key
SECRET = "correct horse"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "_CIPHER", {**locking._CIPHER, "tcost": 1, "mcost": 8, "pcost": 1})


class TestStart:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A data folder whose file is locked."""
        with closing(Database.open(database_file(tmp_path))) as database:
            database.write([company("Adatum")])
            database.set_password(Password(SECRET))
        return tmp_path

    @pytest.fixture
    def unlocked(self) -> Iterator[list[Unlocked]]:
        found: list[Unlocked] = []
        yield found
        for one in found:
            one.store.close()

    def test_asking_until_it_is_right(self, qtbot: QtBot, folder: Path, unlocked: list[Unlocked]) -> None:
        def show(dialog: PasswordDialog) -> None:
            qtbot.addWidget(dialog)
            dialog.show()
            for number in range(3):
                QTest.keyClicks(dialog.field, f"guess {number}")
                QTest.keyClick(dialog.field, Key.Key_Return)
                qtbot.waitUntil(lambda: dialog.entry.trouble.isVisible())
            QTest.keyClicks(dialog.field, SECRET)
            QTest.keyClick(dialog.field, Key.Key_Return)
            qtbot.waitUntil(lambda: not dialog.isVisible())

        found = ask_for_password(WindowOptions(folder), show)
        assert found is not None
        unlocked.append(found)
        assert found.password == Password(SECRET)
        assert found.store.submit(lambda database: database.count()).result() == 1

    def test_leaving(self, qtbot: QtBot, folder: Path) -> None:
        def show(dialog: PasswordDialog) -> None:
            qtbot.addWidget(dialog)
            dialog.show()
            QTest.keyClicks(dialog.field, SECRET)
            QTest.keyClick(dialog.field, Key.Key_Return)
            # While it is being tried.
            QTest.mouseClick(dialog.no, Qt.MouseButton.LeftButton)

        assert ask_for_password(WindowOptions(folder), show) is None
        # Nothing holds the file.
        Database.open(database_file(folder), password=Password(SECRET)).close()
        assert ask_for_password(WindowOptions(folder), lambda dialog: dialog.reject()) is None

    def test_another_fault_is_left_to_the_start(
        self, qtbot: QtBot, folder: Path, unlocked: list[Unlocked]
    ) -> None:
        def show(dialog: PasswordDialog) -> None:
            qtbot.addWidget(dialog)
            dialog.show()
            QTest.keyClicks(dialog.field, SECRET)
            QTest.keyClick(dialog.field, Key.Key_Return)
            qtbot.waitUntil(lambda: not dialog.isVisible())

        with closing(Database.open(database_file(folder), password=Password(SECRET))):
            found = ask_for_password(WindowOptions(folder), show)
            assert found is not None
            unlocked.append(found)
            with pytest.raises(AlreadyOpen):
                found.store.opened()

    def test_a_damaged_file_whose_password_is_right_leads_to_its_backup(
        self, qtbot: QtBot, folder: Path, unlocked: list[Unlocked]
    ) -> None:
        """Damage at its beginning looks like a wrong password; after three tries there is another way."""
        file = database_file(folder)
        with closing(Database.open(file, password=Password(SECRET))) as database:
            backup_before(database, backup_folder(folder), "import")
        content = file.read_bytes()
        file.write_bytes(content[:100] + bytes(byte ^ 1 for byte in content[100:200]) + content[200:])

        def show(dialog: PasswordDialog) -> None:
            qtbot.addWidget(dialog)
            dialog.show()
            for _ in range(3):
                assert not dialog.other.isVisible()
                QTest.keyClicks(dialog.field, SECRET)
                QTest.keyClick(dialog.field, Key.Key_Return)
                qtbot.waitUntil(lambda: dialog.entry.trouble.isVisible() and dialog.entry.isEnabled())
                QTest.keyClicks(dialog.field, "x")  # the next one begins
                dialog.field.clear()
            QTest.mouseClick(dialog.other, Qt.MouseButton.LeftButton)

        found = ask_for_password(WindowOptions(folder), show)
        assert found is not None
        unlocked.append(found)
        with pytest.raises(Damaged, match="none of the passwords") as caught:
            found.store.opened()

        def choose(dialog: DamageDialog) -> None:
            qtbot.addWidget(dialog)
            dialog.show()
            qtbot.waitUntil(dialog.backup.isEnabled)
            assert dialog.backup.description().endswith(": 1 company.")
            dialog.backup.click()

        way = another_way_in(caught.value, folder, choose, password=found.password)
        assert way is not None
        with pytest.raises(Locked):
            way.store.opened()
        way.store.close()
        with closing(Database.open(file, password=Password(SECRET))) as database:
            assert database.count() == 1
        assert any("damaged" in one.name for one in folder.iterdir())

    def test_from_a_file(self, folder: Path, tmp_path: Path, unlocked: list[Unlocked]) -> None:
        password = tmp_path / "password"
        password.write_text(f"{SECRET}\nsomething else\n")
        found = with_password_file(WindowOptions(folder), password)
        unlocked.append(found)
        found.store.opened()
        password.write_text("\n")
        with pytest.raises(Locked, match="is no password"):
            with_password_file(WindowOptions(folder), password)

    def test_a_backup_to_look_at(self, qtbot: QtBot, folder: Path, unlocked: list[Unlocked]) -> None:
        backup = folder / "backup.db"
        with closing(Database.open(database_file(folder), password=Password(SECRET))) as database:
            database.backup(backup)

        def show(dialog: PasswordDialog) -> None:
            qtbot.addWidget(dialog)
            assert dialog.heading.text() == "This backup is locked"
            dialog.field.setText(SECRET)
            dialog.buttons.accepted.emit()
            qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)

        found = ask_for_password(WindowOptions(folder, look=backup), show)
        assert found is not None
        unlocked.append(found)
        assert found.store.submit(lambda database: database.read_only).result()

    @pytest.mark.parametrize(("typed", "expected"), [(["no", SECRET], "Adatum 0"), ([None], "0")])
    def test_the_program_asks_before_its_window(
        self, folder: Path, typed: list[str | None], expected: str
    ) -> None:
        done = run(sys.executable, "-c", _START, folder, *(text or "" for text in typed))
        assert "This plugin" in done.stderr or done.stderr == ""
        assert "horse" not in done.stderr
        assert done.stdout.strip().split() == expected.split()


_START = """
import sys
from pathlib import Path
from interview_helper.storage import locking
locking._CIPHER.update(tcost=1, mcost=8, pcost=1)
from interview_helper.app import run_window
from interview_helper.options import WindowOptions
from interview_helper.windows.dialogs import Dialogs

def show(self, dialog):
    from PySide6.QtCore import QEventLoop
    dialog.show()
    loop = QEventLoop()
    dialog.finished.connect(loop.quit)
    for text in sys.argv[2:]:
        if not text:
            dialog.no.click()
            return
        dialog.field.setText(text)
        dialog.yes.setEnabled(True)
        dialog.yes.click()
        if text == "no":
            while not dialog.entry.trouble.isVisible():
                loop.processEvents()
        else:
            loop.exec()

Dialogs.show = show

def painted(window):
    print(window.session.company.name)
    window.close()

code = run_window(WindowOptions(Path(sys.argv[1])), painted)
print(code)
"""
