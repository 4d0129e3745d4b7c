"""The menu entries that look after the data, and what begins some moments after a start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from window_driver import Driver, Starter, company, starter

from interview_helper import errands
from interview_helper.paths import backup_folder, database_file
from interview_helper.programs import this_program
from interview_helper.session import backing_up
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError
from interview_helper.storage.trash import told_value


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starter]:
    with starter(qtbot, tmp_path, monkeypatch) as made:
        yield made


def shown(driver: Driver) -> list[str]:
    """The kinds of the dialogs that were shown, in their order."""
    return [type(dialog).__name__ for dialog in driver.dialogs.shown]


@pytest.mark.parametrize(
    ("menu", "entry", "dialog"),
    [
        ("File", "Backups", "BackupsDialog"),
        ("File", "Trash", "TrashDialog"),
        ("File", "Password", "PasswordChangeDialog"),
        ("Edit", "Earlier versions of the notes", "RevisionsDialog"),
        ("Help", "Check the data", "CheckDialog"),
    ],
)
def test_each_is_in_the_menus(start: Starter, menu: str, entry: str, dialog: str) -> None:
    driver = start(company("a", "Adatum"))
    driver.choose(menu, entry)
    driver.wait(lambda: shown(driver) == [dialog])


def test_what_begins_after_a_start(start: Starter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The day's backup is made by itself; nothing is said of it."""
    monkeypatch.setattr(backing_up, "WAIT_MS", 0)
    driver = start(company("a", "Adatum"))
    driver.window.care.begin()
    driver.wait(lambda: backup_folder(tmp_path).exists() and any(backup_folder(tmp_path).glob("*-daily.db")))
    assert not driver.window.notice.isVisible()
    assert not driver.window.trouble.isVisible()


def test_damage_that_the_check_finds_is_said(start: Starter, tmp_path: Path) -> None:
    """It lies where the list does not look: in a company that is not open."""
    file = database_file(tmp_path)
    with closing(Database.open(file)) as database:
        database.write([company("a", "Adatum"), company("b", "Contoso").with_notes("The words of a note")])
    file.write_bytes(file.read_bytes().replace(b"The words of a note", b"The words of a n0te"))
    driver = start()
    driver.window.care.begin()
    driver.wait(driver.window.trouble.isVisible)
    assert "damaged" in driver.window.trouble.message.text()
    assert driver.window.trouble.action.text() == "What to do…"
    driver.window.trouble.action.click()
    driver.wait(lambda: not driver.window.isVisible())
    assert isinstance(driver.window.damage, StorageError)


def test_nothing_is_erased_from_a_damaged_file(start: Starter, tmp_path: Path) -> None:
    """Erasing writes the whole file anew, and what could still be read of it might be lost."""
    file, now = database_file(tmp_path), datetime.now(UTC)
    thrown = replace(company("b", "Contoso"), trashed_at=now - timedelta(days=40))
    with closing(Database.open(file)) as database:
        damaged = company("a", "Adatum").with_notes("The words of a note")
        database.write([company("c", "Fabrikam"), damaged, thrown])
        database.write((), shared=told_value({"b": now - timedelta(days=10)}))
    file.write_bytes(file.read_bytes().replace(b"The words of a note", b"The words of a n0te"))
    before = file.read_bytes()
    driver = start()
    driver.window.care.begin()
    driver.wait(driver.window.trouble.isVisible)
    driver.settle()
    driver.settle()
    assert driver.trash() == ["Contoso"]
    assert not backup_folder(tmp_path).exists()
    assert driver.close()
    assert file.read_bytes() == before


def test_what_the_trash_loses_soon_is_told_with_a_way_there(start: Starter) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=28)
    driver = start(company("a", "Adatum"), replace(company("b", "Contoso"), trashed_at=long_ago))
    driver.window.care.begin()
    driver.wait(driver.window.notice.isVisible)
    notice = driver.window.notice
    assert "will be erased" in notice.message.text()
    assert notice.close_button.isVisible()
    notice.action.click()
    driver.wait(lambda: shown(driver) == ["TrashDialog"])
    assert not notice.isVisible()


def test_a_backup_is_looked_at_by_this_program_again(start: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the folder of this data: not the user's own, should that be another."""
    started: list[object] = []
    monkeypatch.setattr(
        errands.QtCore.QProcess, "startDetached", lambda *command: (started.append(command), 0)
    )
    driver = start(company("a", "Adatum"))
    backup = driver.folder / "backups" / "000001-2026-11-23-daily.db"
    driver.window.care.look_requested.emit(backup)
    wanted = ("--data-dir", str(driver.folder), "--look", str(backup))
    assert started == [this_program(*wanted)]
    assert str(backup) in driver.refused()
