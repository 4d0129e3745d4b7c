"""Backups that are locked, or removed, because a password was set: what they held can be read no more."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from locked_files import RECORDS, SECRET, TEXTS, opened

from interview_helper.storage.backups import remove_backups
from interview_helper.storage.database import Database
from interview_helper.storage.relocking import relock_backups


@pytest.fixture
def backup(tmp_path: Path, cheap: None) -> Path:  # noqa: ARG001
    backup = tmp_path / "backups" / "000001-2026-11-23-daily.db"
    backup.parent.mkdir()
    with closing(Database.open(tmp_path / "companies.db")) as database:
        database.write(RECORDS)
        database.backup(backup)
    return backup


def test_one_that_is_locked(backup: Path) -> None:
    with backup.open("rb") as old:
        assert TEXTS[0] in old.read()
        assert relock_backups([backup], None, SECRET) == []
        old.seek(0)
        assert not any(old.read())
    assert opened(backup, SECRET) == RECORDS
    assert list(backup.parent.iterdir()) == [backup]


def test_those_that_are_removed(backup: Path) -> None:
    with backup.open("rb") as old:
        assert remove_backups([backup, backup.with_name("gone.db")]) == []
        assert not any(old.read())
    assert list(backup.parent.iterdir()) == []


def test_one_that_cannot_be_removed(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = backup.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        assert remove_backups([backup]) == [backup]
    assert backup.read_bytes() == before
