"""A data file that cannot be used is kept aside, whole, whatever goes wrong."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from stored_companies import company

from interview_helper.storage import aside
from interview_helper.storage.aside import companies_in_good, set_aside
from interview_helper.storage.database import Database
from interview_helper.storage.errors import NotWritable

NOW = datetime(2026, 11, 23, 10, 42)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "data" / "companies.db"
    place.parent.mkdir()
    place.write_bytes(b"damaged")
    return place


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    with closing(Database.open(tmp_path / "other" / "companies.db")) as database:
        database.write([company("one"), company("two")])
        database.backup(tmp_path / "good.db")
    return tmp_path / "good.db"


def contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_it_has_another_name_and_its_bytes(file: Path) -> None:
    assert set_aside(file, NOW) == file.with_name("companies-damaged-2026-11-23-1042.db")
    assert contents(file.parent) == {"companies-damaged-2026-11-23-1042.db": b"damaged"}


def test_its_journal_goes_with_it(file: Path) -> None:
    file.with_name("companies.db-journal").write_bytes(b"half")
    set_aside(file, NOW)
    assert contents(file.parent) == {
        "companies-damaged-2026-11-23-1042.db": b"damaged",
        "companies-damaged-2026-11-23-1042.db-journal": b"half",
    }


def test_no_other_is_ever_replaced(file: Path) -> None:
    for content in (b"first", b"second", b"third"):
        file.write_bytes(content)
        set_aside(file, NOW)
    file.with_name("companies-damaged-2026-11-23-1042-4.db-journal").write_bytes(b"of somebody")
    file.write_bytes(b"fourth")
    assert set_aside(file, NOW).name == "companies-damaged-2026-11-23-1042-5.db"
    kept = contents(file.parent)
    assert kept["companies-damaged-2026-11-23-1042.db"] == b"first"
    assert kept["companies-damaged-2026-11-23-1042-2.db"] == b"second"
    assert kept["companies-damaged-2026-11-23-1042-3.db"] == b"third"


def test_a_backup_takes_its_place(file: Path, backup: Path) -> None:
    kept = set_aside(file, NOW, backup)
    assert kept.read_bytes() == b"damaged"
    assert file.read_bytes() == backup.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    with closing(Database.open(file)) as database:
        assert [one.id for one in database.companies()] == ["one", "two"]
    assert sorted(one.name for one in file.parent.iterdir() if one.suffix == ".part") == []


def test_without_hard_links_too(file: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "not here")

    monkeypatch.setattr(os, "link", refuse)
    assert set_aside(file, NOW, backup).read_bytes() == b"damaged"
    assert file.read_bytes() == backup.read_bytes()


@pytest.mark.parametrize("hard_links", [True, False])
@pytest.mark.parametrize("journal", [True, False])
@pytest.mark.parametrize("step", ["copyfile", "sync_file", "replace", "rename"])
def test_where_it_fails_everything_is_as_it_was(
    file: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, step: str, journal: bool, hard_links: bool
) -> None:
    if journal:
        file.with_name("companies.db-journal").write_bytes(b"half")
    before = contents(file.parent)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if not hard_links:
        monkeypatch.setattr(os, "link", fail)
    rename, replace = Path.rename, Path.replace
    if step in ("copyfile", "sync_file"):
        monkeypatch.setattr(aside.shutil if step == "copyfile" else aside, step, fail)
    elif step == "replace":
        # The one into the data's place; not the one that puts everything back.
        monkeypatch.setattr(
            Path, "replace", lambda self, to: fail() if self.suffix == ".part" else replace(self, to)
        )
    else:
        if hard_links and not journal:
            return  # nothing is renamed
        monkeypatch.setattr(
            Path, "rename", lambda self, to: fail() if self == file or not hard_links else rename(self, to)
        )
        if hard_links:
            monkeypatch.setattr(os, "link", fail)
    with pytest.raises(NotWritable, match="disk is full"):
        set_aside(file, NOW, backup)
    assert contents(file.parent) == before


def test_only_good_backups_are_counted(backup: Path, tmp_path: Path) -> None:
    assert companies_in_good(backup) == 2
    content = backup.read_bytes()
    backup.write_bytes(content.replace(b"Engineer", b"Engin33r"))
    assert companies_in_good(backup) is None
    backup.write_bytes(content[:5_000])
    assert companies_in_good(backup) is None
    assert companies_in_good(tmp_path / "none.db") is None
