"""Backups in the window: listed, checked, compared, restored, and placed, by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, Heard, palette, picture
from window_driver import Driver, Starter, company

from interview_helper.paths import backup_folder
from interview_helper.storage.backups import make_backup
from interview_helper.windows.backups import Backups
from interview_helper.windows.backups_dialog import BackupsDialog

TODAY = date(2026, 11, 23)
Key = Qt.Key


class Scene:
    """A window with two companies, a backup of them, and changes since."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.qtbot = driver.qtbot
        self.session = driver.window.session
        self.backups = Backups(self.session, driver.dialogs, driver.window, lambda: TODAY)
        self.heard = Heard(
            done=self.backups.done, failed=self.backups.failed, look=self.backups.look_requested
        )

    @property
    def own(self) -> Path:
        return self.driver.folder / "backups"

    @property
    def asked(self) -> list[str]:
        """The questions, the newest last."""
        return [one.texts[0] for one in self.driver.dialogs.asked if one.kind in ("ask", "warn", "folder")]

    def make(self, label: str = "daily", on: date = TODAY) -> Path:
        return self.driver.store.submit(lambda data: make_backup(data, label, on)).result()

    def change(self) -> None:
        self.session.set_notes("now")
        self.session.new_company()
        self.session.set_name("New")
        self.driver.saved()

    def show(self) -> BackupsDialog:
        """Open the dialog; what it was opened with is there."""
        self.backups.show()
        dialog = self.driver.dialogs.shown[-1]
        assert isinstance(dialog, BackupsDialog)
        with self.qtbot.waitActive(dialog):
            dialog.show()
        self.wait(lambda: bool(dialog.place.text()))
        self.settle()
        return dialog

    def settle(self) -> None:
        self.wait(lambda: not self.session.reader.is_under_way)
        QApplication.processEvents()
        self.wait(lambda: not self.session.reader.is_under_way)

    def wait(self, holds: Callable[[], bool]) -> None:
        self.driver.wait(holds)

    def click(self, button: QPushButton) -> None:
        assert button.isEnabled()
        self.driver.click(button)
        self.settle()


@pytest.fixture
def scene(two: Driver) -> Scene:
    made = Scene(two)
    made.make()
    made.change()
    return made


def conditions(dialog: BackupsDialog) -> list[str]:
    rows = [dialog.list.topLevelItem(number) for number in range(dialog.list.topLevelItemCount())]
    return [row.text(4) for row in rows if row is not None]


def differing(dialog: BackupsDialog) -> list[str]:
    model = dialog.differences.model
    return [f"{model.index(row, 0).data()}: {model.index(row, 1).data()}" for row in range(model.rowCount())]


# Looking


def test_they_are_listed_checked_and_compared(scene: Scene) -> None:
    dialog = scene.show()
    assert dialog.place.text() == f"Backups are kept beside your data, in {scene.own}."
    scene.wait(lambda: conditions(dialog) == ["good"])
    assert differing(dialog) == ["Adatum: notes", "New: only now, not in the backup"]
    assert "1 company differs, 1 is only here now; 1 is the same." in dialog.differences.summary.text()
    assert dialog.list.hasFocus()
    assert not dialog.own_folder.isVisible()


def test_a_damaged_one_is_said_and_cannot_be_used(scene: Scene) -> None:
    bad = scene.make("by-hand")
    content = bytearray(bad.read_bytes())
    place = content.index(b"Contoso")
    content[place] ^= 1
    bad.write_bytes(content)
    dialog = scene.show()
    scene.wait(lambda: conditions(dialog) == ["damaged", "good"])
    assert dialog.list.backup is not None
    assert dialog.list.backup.file == bad
    for button in (dialog.look, dialog.restore, dialog.restore_companies):
        assert not button.isEnabled()
    assert "cannot be used: it is damaged" in dialog.differences.summary.text()
    # Where there is nothing but a sentence to say of it, the list has the room.
    assert dialog.list.height() > dialog.differences.height()
    scene.qtbot.keyClick(dialog.list, Key.Key_Down)
    scene.settle()
    assert dialog.restore.isEnabled()
    assert dialog.list.height() < dialog.differences.height()


def test_one_that_goes_meanwhile(scene: Scene) -> None:
    dialog = scene.show()
    (backup,) = scene.own.iterdir()
    backup.unlink()
    scene.qtbot.keyClick(dialog.list, Key.Key_Home)
    dialog.list.backup_chosen.emit(dialog.list.backup)
    scene.settle()
    assert "it is not there any more" in dialog.differences.summary.text()


def test_before_the_first_it_says_when_one_is_made(two: Driver) -> None:
    dialog = Scene(two).show()
    assert not dialog.list.isVisible()
    assert "There is no backup yet." in dialog.differences.summary.text()
    assert not dialog.restore.isEnabled()
    assert dialog.new.isEnabled()


def test_one_is_opened_to_look(scene: Scene) -> None:
    dialog = scene.show()
    scene.click(dialog.look)
    assert scene.heard.of("look") == list(scene.own.iterdir())


def test_what_is_checked_once_is_known(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from interview_helper.session import backup_reading

    checked: list[Path] = []
    real = backup_reading._check

    def check(backup: Path, places: object) -> object:
        checked.append(backup)
        return real(backup, places)  # type: ignore[arg-type]

    monkeypatch.setattr(backup_reading, "_check", check)
    for _ in range(2):
        dialog = scene.show()
        scene.wait(lambda dialog=dialog: conditions(dialog) == ["good"])  # type: ignore[misc]
        dialog.reject()
    assert len(checked) == 1


def test_closing_it_stops_the_checks(scene: Scene) -> None:
    for _ in range(5):
        scene.make("by-hand")
    scene.backups.show()
    dialog = scene.driver.dialogs.shown[-1]
    dialog.show()
    dialog.reject()
    scene.settle()
    assert scene.heard.said == []


# Restoring everything


def test_everything_is_restored_after_a_question(scene: Scene) -> None:
    dialog = scene.show()
    scene.driver.dialogs.answers.append(True)
    scene.driver.click(dialog.restore)
    assert scene.asked[-1] == "Restore everything?"
    assert not dialog.isVisible()
    scene.wait(lambda: bool(scene.heard.of("done")))
    assert scene.heard.of("done") == [
        "Restored the backup of Mon 23 Nov (daily). Undo brings back what was there before."
    ]
    scene.settle()
    assert scene.driver.listed() == ["Adatum", "Contoso"]
    assert scene.driver.notes() == "Friendly."
    # Undo, by the key, with the wait over the window meanwhile.
    scene.driver.activate()
    scene.driver.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert scene.backups._wait is not None
    assert scene.backups._wait.isVisible()
    assert QApplication.activeModalWidget() is scene.backups._wait
    scene.wait(lambda: len(scene.heard.of("done")) == 2)
    scene.settle()
    assert sorted(scene.driver.listed()) == ["Adatum", "Contoso", "New"]
    assert scene.backups._wait is None
    assert {one.notes for one in scene.driver.disk().values()} == {"now", ""}


def test_no_means_no(scene: Scene) -> None:
    dialog = scene.show()
    scene.driver.dialogs.answers.append(False)
    scene.click(dialog.restore)
    assert dialog.isVisible()
    assert len(scene.driver.disk()) == 3
    assert len(list(scene.own.iterdir())) == 1


def test_a_restore_that_fails_is_said(scene: Scene) -> None:
    dialog = scene.show()
    scene.wait(lambda: conditions(dialog) == ["good"])
    (backup,) = scene.own.iterdir()
    backup.write_bytes(b"damaged meanwhile")
    scene.driver.dialogs.answers.append(True)
    scene.driver.click(dialog.restore)
    scene.wait(lambda: bool(scene.heard.of("failed")))
    assert "cannot be used" in scene.heard.of("failed")[0]
    assert len(scene.driver.disk()) == 3
    assert scene.backups._wait is None


# Single companies


def test_chosen_companies_are_restored_in_one_step(scene: Scene) -> None:
    dialog = scene.show()
    assert not dialog.restore_companies.isEnabled()
    dialog.differences.view.setFocus()
    dialog.differences.view.setCurrentIndex(dialog.differences.model.index(0, 0))
    scene.qtbot.keyClick(dialog.differences.view, Key.Key_Space)
    assert dialog.restore_companies.text().endswith("(1)")
    scene.click(dialog.restore_companies)
    scene.wait(lambda: bool(scene.heard.of("done")))
    assert scene.heard.of("done") == [
        "Restored one company from the backup of Mon 23 Nov (daily). Undo brings back what was there before."
    ]
    found = {one.name: one.notes for one in scene.driver.saved().values()}
    assert found == {"Adatum": "Friendly.", "Contoso": "", "New": ""}
    assert any("before-restore" in file.name for file in scene.own.iterdir())
    scene.session.undo_stack.undo()
    assert {one.name: one.notes for one in scene.driver.saved().values()}["Adatum"] == "now"


def test_a_company_that_was_erased_comes_back(start: Starter) -> None:
    scene = Scene(start(company("a", "Adatum"), company("b", "Contoso")))
    scene.make()
    scene.driver.store.submit(lambda data: data.erase(["b"])).result()
    dialog = scene.show()
    assert differing(dialog) == ["Contoso: only in the backup"]
    dialog.differences.view.setFocus()
    dialog.differences.view.setCurrentIndex(dialog.differences.model.index(0, 0))
    scene.qtbot.keyClick(dialog.differences.view, Key.Key_Space)
    scene.click(dialog.restore_companies)
    scene.wait(lambda: len(scene.driver.disk()) == 2)


# Making one, and where they go


def test_back_up_now(scene: Scene) -> None:
    dialog = scene.show()
    scene.driver.click(dialog.new)
    assert not dialog.new.isEnabled()
    scene.wait(lambda: dialog.list.topLevelItemCount() == 2)
    assert dialog.status.text() == f"Backed up to {scene.own / '000002-2026-11-23-by-hand.db'}."
    scene.settle()
    scene.wait(dialog.new.isEnabled)
    assert not dialog.bar.isVisible()
    # From the menu, without the dialog.
    dialog.reject()
    scene.backups.back_up_now()
    scene.wait(lambda: bool(scene.heard.of("done")))


def test_a_failure_while_the_dialog_is_open_is_read_there(scene: Scene) -> None:
    dialog = scene.show()
    (backup,) = scene.own.iterdir()
    backup.unlink()
    scene.own.rmdir()
    scene.own.write_text("in the way")
    scene.click(dialog.new)
    assert scene.asked[-1] == "That did not work."
    assert scene.heard.of("failed") == []
    dialog.reject()
    scene.backups.back_up_now()
    scene.wait(lambda: bool(scene.heard.of("failed")))


def test_a_folder_is_chosen_and_they_go_there(scene: Scene, tmp_path: Path) -> None:
    chosen = tmp_path / "synced"
    chosen.mkdir()
    dialog = scene.show()
    scene.driver.dialogs.answers.extend([chosen, True])
    scene.click(dialog.choose_folder)
    scene.wait(lambda: dialog.place.text() == f"Backups are kept in {chosen}.")
    assert scene.asked == ["Choose a folder for backups", "Take the one backup there too?"]
    assert [file.name for file in chosen.iterdir()] == ["000001-2026-11-23-daily.db"]
    assert backup_folder(scene.driver.folder) == chosen
    scene.wait(lambda: conditions(dialog) == ["good"])
    # And back, leaving it where it is.
    assert dialog.own_folder.isVisible()
    scene.driver.dialogs.answers.append(False)
    scene.click(dialog.own_folder)
    scene.wait(lambda: not dialog.own_folder.isVisible())
    assert len(list(chosen.iterdir())) == 1
    assert backup_folder(scene.driver.folder) == scene.own


def test_a_folder_with_backups_in_it_is_asked_about(scene: Scene, tmp_path: Path) -> None:
    chosen = tmp_path / "synced"
    chosen.mkdir()
    (chosen / "000001-2026-01-01-daily.db").write_bytes(b"of another computer")
    dialog = scene.show()
    scene.driver.dialogs.answers.extend([chosen, False])
    scene.click(dialog.choose_folder)
    scene.wait(lambda: len(scene.asked) == 2)
    assert scene.asked[-1] == "Use a folder with 1 backup in it?"
    assert backup_folder(scene.driver.folder) == scene.own
    scene.driver.dialogs.answers.extend([chosen, True, False])
    scene.click(dialog.choose_folder)
    scene.wait(lambda: backup_folder(scene.driver.folder) == chosen)
    scene.settle()


def test_choosing_none_or_the_same_changes_nothing(scene: Scene) -> None:
    dialog = scene.show()
    scene.driver.dialogs.answers.extend([None, scene.own])
    scene.click(dialog.choose_folder)
    scene.click(dialog.choose_folder)
    assert scene.asked == ["Choose a folder for backups"] * 2


def test_the_scheduled_ones_are_made_by_themselves(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from interview_helper.session import backing_up

    monkeypatch.setattr(backing_up, "WAIT_MS", 1)
    scene.backups._today = lambda: TODAY
    scene.backups.backing_up._today = lambda: date(2026, 11, 24)
    scene.backups.begin()
    scene.wait(lambda: len(list(scene.own.iterdir())) == 2)
    scene.settle()
    assert scene.heard.said == []


# How it looks


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_it_fits_a_small_screen(scene: Scene, colours: tuple[str, str]) -> None:
    dialog = scene.show()
    dialog.setPalette(palette(*colours))
    least = dialog.minimumSizeHint()
    assert least.width() <= 800
    assert least.height() <= 560
    dialog.resize(800, 560)
    QApplication.processEvents()
    assert picture(dialog).width() == 800


def test_everything_is_reached_by_tab(scene: Scene) -> None:
    dialog = scene.show()
    scene.wait(lambda: conditions(dialog) == ["good"])
    reached = set()
    for _ in range(20):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        scene.qtbot.keyClick(focus, Key.Key_Tab)
    wanted = {dialog.list, dialog.differences.view, dialog.look, dialog.restore}
    assert wanted | {dialog.new, dialog.choose_folder} <= reached


def test_escape_closes_it(qtbot: QtBot, scene: Scene) -> None:
    dialog = scene.show()
    qtbot.keyClick(dialog.list, Key.Key_Escape)
    assert not dialog.isVisible()
