"""Data that cannot be opened as it should: what is offered, what comes of each way, and what is kept."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCommandLinkButton
from pytestqt.qtbot import QtBot
from qt_data import company
from window_driver import CTRL, Driver, Starter, starter

from interview_helper.domain.reasons import Mark
from interview_helper.domain.wording import interview_words
from interview_helper.paths import backup_folder, database_file
from interview_helper.rescue import WayIn, another_way_in, looking_at
from interview_helper.storage.backups import backup_before
from interview_helper.storage.database import Database
from interview_helper.storage.errors import (
    AlreadyOpen,
    Damaged,
    NewerVersion,
    NotOurs,
    NotWritable,
    SaveFailed,
    StorageError,
)
from interview_helper.windows.damage_dialog import DamageDialog

Key = Qt.Key
NOW = datetime(2026, 11, 23, 10, 42)
Act = Callable[[DamageDialog], object]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starter]:
    with starter(qtbot, tmp_path, monkeypatch) as made:
        yield made


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A data folder: a backup with one company, then a second company, whose name is damaged then."""
    file = database_file(tmp_path)
    with closing(Database.open(file)) as database:
        database.write([company("one", name="Adatum")])
        backup_before(database, backup_folder(tmp_path), "import")
        database.write([company("two", name="Contoso")])
    file.write_bytes(file.read_bytes().replace(b"Contoso", b"C0ntoso"))
    return file


def error_of(file: Path) -> StorageError:
    """What a start says of it."""
    with pytest.raises(StorageError) as caught, closing(Database.open(file)) as database:
        database.summaries(NOW)
    return caught.value


class Answering:
    """Shows the dialog and acts in it once the backups have been looked through."""

    def __init__(self, qtbot: QtBot, *acts: Act) -> None:
        self._qtbot = qtbot
        self._acts = list(acts)
        self.dialogs: list[DamageDialog] = []

    def __call__(self, dialog: DamageDialog) -> None:
        self.dialogs.append(dialog)
        dialog.show()
        self._qtbot.waitUntil(lambda: "Looking" not in dialog.backup.description())
        self._acts.pop(0)(dialog)
        assert not dialog.isVisible()


def click(button: str) -> Act:
    def act(dialog: DamageDialog) -> None:
        found: QCommandLinkButton = getattr(dialog, button)
        found.click()

    return act


def way_after(file: Path, show: Answering, error: StorageError | None = None) -> WayIn | None:
    return another_way_in(error or error_of(file), file.parent, show, lambda: NOW)


def names(driver: Driver) -> list[str]:
    return sorted(driver.listed())


def test_the_newest_good_backup(qtbot: QtBot, damaged: Path, start: Starter) -> None:
    before = damaged.read_bytes()
    # One that is newer, and damaged too, is passed over.
    good = next(backup_folder(damaged.parent).iterdir())
    bad = good.with_name("000002-2026-11-23-before-import.db")
    bad.write_bytes(good.read_bytes().replace(b"Adatum", b"Adotum"))
    show = Answering(qtbot, click("backup"))
    way = way_after(damaged, show)
    assert way is not None
    (dialog,) = show.dialogs
    assert "damaged" in dialog.said.text()
    assert "backups" not in dialog.said.text()  # that way is a button here
    # As everywhere in the window, and not as the desktop’s language has it.
    today = interview_words(datetime.now(), date.today()).rpartition(",")[0]
    assert re.fullmatch(rf"{today}, \d\d:\d\d: 1 company\.", dialog.backup.description())
    kept = damaged.with_name("companies-damaged-2026-11-23-1042.db")
    assert kept.read_bytes() == before
    driver = start(way=way)
    assert names(driver) == ["Adatum"]
    notice = driver.window.notice
    assert notice.isVisible()
    assert kept.name in notice.message.text()
    assert not driver.window.session.read_only
    driver.window.session.set_name("Changed")
    assert [one.name for one in driver.saved().values()] == ["Changed"]
    assert good.exists()
    assert bad.exists()


def test_reading_what_is_left(qtbot: QtBot, damaged: Path, start: Starter) -> None:
    before = damaged.read_bytes()
    way = way_after(damaged, Answering(qtbot, click("read_only")))
    assert way is not None
    driver = start(way=way)
    assert names(driver) == ["Adatum", "C0ntoso"]
    assert "1 of 2 companies is damaged: what is left of it is shown" in driver.window.standing.message.text()
    assert driver.window.saved_label.text() == "Read only"
    assert damaged.read_bytes() == before


def test_starting_with_nothing(qtbot: QtBot, damaged: Path, start: Starter) -> None:
    before = damaged.read_bytes()
    way = way_after(damaged, Answering(qtbot, click("anew")))
    assert way is not None
    driver = start(way=way)
    assert names(driver) == ["Unnamed company"]
    assert damaged.with_name("companies-damaged-2026-11-23-1042.db").read_bytes() == before
    assert "You begin with nothing" in driver.window.notice.message.text()


def test_an_error_that_does_not_come_again_puts_nothing_aside(tmp_path: Path, start: Starter) -> None:
    with closing(Database.open(database_file(tmp_path))) as database:
        database.write([company("one", name="Adatum")])
    way = another_way_in(Damaged("It seemed to be damaged."), tmp_path)
    assert way is not None
    driver = start(way=way)
    assert names(driver) == ["Adatum"]
    assert not driver.window.session.read_only
    assert not driver.window.notice.isVisible()


def test_none_of_them(qtbot: QtBot, damaged: Path) -> None:
    before = damaged.read_bytes()
    assert way_after(damaged, Answering(qtbot, lambda dialog: dialog.quit.click())) is None
    assert damaged.read_bytes() == before
    assert way_after(damaged, Answering(qtbot, lambda dialog: dialog.reject())) is None


def test_without_a_backup_that_way_is_closed(qtbot: QtBot, damaged: Path) -> None:
    shutil.rmtree(backup_folder(damaged.parent))

    def look(dialog: DamageDialog) -> None:
        assert not dialog.backup.isEnabled()
        assert dialog.backup.description() == "There is no good backup."
        dialog.reject()

    assert way_after(damaged, Answering(qtbot, look)) is None


def test_a_way_that_leads_nowhere_leaves_the_others(qtbot: QtBot, damaged: Path) -> None:
    """Nothing can be read of a file whose beginning is rubbish; the backup is still there."""
    content = damaged.read_bytes()
    damaged.write_bytes(b"rubbish" * 100 + content[700:])
    assert isinstance(error_of(damaged), NotOurs)

    def another(dialog: DamageDialog) -> None:
        assert not dialog.read_only.isEnabled()
        assert "nothing in it can be read" in dialog.trouble.text()
        assert dialog.trouble.isVisible()
        dialog.backup.click()

    way = way_after(damaged, Answering(qtbot, click("read_only"), another))
    assert way is not None
    way.store.opened()
    way.store.close()


def test_by_keyboard(qtbot: QtBot, damaged: Path) -> None:
    """The best way has the focus once it is known; Escape leaves."""

    def press(dialog: DamageDialog) -> None:
        dialog.activateWindow()
        qtbot.waitUntil(dialog.backup.hasFocus)
        qtbot.keyClick(dialog.backup, Key.Key_Tab)
        qtbot.waitUntil(dialog.read_only.hasFocus)
        qtbot.keyClick(dialog.read_only, Key.Key_Escape)

    assert way_after(damaged, Answering(qtbot, press)) is None


@pytest.mark.parametrize("error", [AlreadyOpen("open"), NewerVersion("newer"), FileNotFoundError("gone")])
def test_other_trouble_has_no_other_way(tmp_path: Path, error: Exception) -> None:
    database_file(tmp_path).touch()
    assert another_way_in(error, tmp_path) is None


@pytest.mark.parametrize("error", [Damaged("damaged"), NotWritable("not writable")])
def test_nor_has_a_file_that_is_not_there(tmp_path: Path, error: Exception) -> None:
    assert another_way_in(error, tmp_path) is None


# --- to read only -------------------------------------------------------------------------------------


@pytest.fixture
def reading(start: Starter, tmp_path: Path) -> Driver:
    """A window on data that can only be read."""
    file = database_file(tmp_path)
    with closing(Database.open(file)) as database:
        database.write([company("one", name="Adatum"), company("two", name="Contoso")])
    way = another_way_in(NotWritable("It cannot be written."), tmp_path)
    assert way is not None
    return start(way=way)


def test_a_place_that_cannot_be_written_is_read(reading: Driver) -> None:
    standing = reading.window.standing
    assert standing.isVisible()
    assert "It cannot be written." in standing.message.text()
    assert not standing.close_button.isVisible()
    assert names(reading) == ["Adatum", "Contoso"]
    assert reading.window.session.read_only
    assert not reading.window.companies.new_button.isEnabled()


@pytest.mark.parametrize(
    "change",
    [
        lambda driver: driver.window.session.set_name("Other"),
        lambda driver: driver.window.session.set_mark("boss-difficult", Mark.TICKED),
        lambda driver: driver.window.session.delete_company(),
        lambda driver: driver.window.session.new_company(),
        lambda driver: driver.window.session.set_common(
            driver.window.session.common._replace(signature="Ann"), "Sign"
        ),
        lambda driver: driver.window.session.replace_companies([(None, company("three"))], "Import"),
    ],
    ids=["name", "mark", "delete", "new", "common", "import"],
)
def test_nothing_can_be_changed(reading: Driver, change: Callable[[Driver], object]) -> None:
    change(reading)
    assert reading.window.notice.message.text() == "What is open can only be read, so nothing was changed."
    assert reading.window.session.undo_stack.count() == 0
    assert reading.window.session.saver.everything_saved
    assert names(reading) == ["Adatum", "Contoso"]
    assert reading.window.saved_label.text() == "Read only"


def test_nothing_is_called_saved(reading: Driver) -> None:
    reading.press(Key.Key_S, CTRL)
    reading.window.save()
    assert reading.window.saved_label.text() == "Read only"


def test_what_is_typed_and_ticked_is_taken_back(reading: Driver) -> None:
    reading.window.notes.notes.setFocus()
    before = reading.window.notes.notes.toPlainText()
    reading.type("more")
    assert reading.window.notes.notes.toPlainText() == before
    row = reading.row("boss-difficult")
    row.check_box.setFocus()
    reading.press(Key.Key_Space)
    assert not reading.row("boss-difficult").check_box.isChecked()


def test_exports_work(reading: Driver, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "elsewhere.json"
    reading.dialogs.answers.append((target, ""))
    reading.window.transfer.export_all()
    qtbot.waitUntil(target.exists)
    assert "Contoso" in target.read_text()


def test_closing_asks_nothing_and_writes_nothing(reading: Driver, tmp_path: Path) -> None:
    before = {file.name: file.read_bytes() for file in tmp_path.glob("companies.db*")}
    assert reading.close()
    assert reading.dialogs.asked == []
    assert {file.name: file.read_bytes() for file in tmp_path.glob("companies.db*")} == before


def test_a_backup_is_looked_at(start: Starter, damaged: Path) -> None:
    (backup,) = backup_folder(damaged.parent).iterdir()
    content = backup.read_bytes()
    driver = start(way=looking_at(backup))
    assert names(driver) == ["Adatum"]
    assert backup.name in driver.window.standing.message.text()
    assert driver.close()
    assert backup.read_bytes() == content
    assert list(backup.parent.iterdir()) == [backup]


# --- found later --------------------------------------------------------------------------------------


def test_damage_that_is_found_later_stays_until_something_is_done(start: Starter) -> None:
    driver = start(company("one", name="Adatum"))
    error = Damaged("It is damaged.", "It is damaged.")
    driver.window.show_damage(error)
    driver.window.session.set_name("Changed")
    driver.saved()
    assert driver.window.trouble.isVisible()
    assert driver.window.trouble.action.text() == "What to do…"
    driver.window.trouble.action.click()
    assert not driver.window.isVisible()
    assert driver.window.damage is error


def test_a_save_that_fails_meanwhile_is_tried_again(start: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the button says is what it does; the damage is said again when all is saved."""
    driver = start(company("one", name="Adatum"))
    trouble, full = driver.window.trouble, SaveFailed("The disk is full.")
    driver.window.show_damage(Damaged("It is damaged.", "It is damaged."))

    def refuse(*_: object) -> None:
        raise full

    with monkeypatch.context() as patch:
        patch.setattr(Database, "write", refuse)
        driver.window.session.set_name("Changed")
        driver.wait(lambda: trouble.action.text() == "Try again")
        assert "The disk is full." in trouble.message.text()
    trouble.action.click()
    assert [one.name for one in driver.saved().values()] == ["Changed"]
    assert driver.window.isVisible()
    assert driver.window.damage is None
    assert trouble.message.text() == "It is damaged."
    assert trouble.action.text() == "What to do…"
