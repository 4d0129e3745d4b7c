"""Copies that sync programs leave beside the data are known by their names."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from stored_companies import company

from interview_helper.files import temporary_beside
from interview_helper.storage.aside import set_aside
from interview_helper.storage.backups import backup_before
from interview_helper.storage.conflicts import conflict_copies, conflict_words, is_conflict_copy
from interview_helper.storage.database import Database

CONFLICTS = {
    "Dropbox": [
        "companies (Anna's conflicted copy 2026-11-23).db",
        "companies (Anna Ö’s conflicted copy 2026-11-23 (1)).db",
        "companies (DESKTOP-UMS014A's conflicted copy 2026-11-23).db",
        "companies (In Konflikt stehende Kopie von Anna 2026-11-23).db",
        "companies (Case Conflict).db",
        "companies (Copie en conflit de Anna 2026-11-23).db",
    ],
    "Syncthing": [
        "companies.sync-conflict-20261123-104200-7ABCDEF.db",
        "companies.sync-conflict-20261123-104200.db",
        "companies.sync-conflict-20261123-104200-7ABCDEF.db-journal",
    ],
    "Nextcloud": [
        "companies (conflicted copy 2026-11-23 104200).db",
        "companies (conflicted copy anna 2026-11-23 104200).db",
    ],
    "ownCloud": ["companies_conflict-20261123-104200.db", "companies_conflict-anna-20261123-104200.db"],
    "OneDrive": [
        "companies-LAPTOP-AB12CD3.db",
        "companies-DESKTOP-UMS014A-2.db",
        "companies-ANNA-PC.db",
        "companies-Anna’s MacBook Pro.db",
        "companies-LAPTOP-AB12CD3.db-journal",
    ],
    "Google Drive": ["companies (1).db", "companies(1).db", "companies.db (Conflict a4ab3033)"],
    "iCloud": ["companies 2.db", "companies 13.db"],
    "Resilio": ["companies.Conflict.db", "companies.Conflict1.db", "companies.Conflict.Conflict.db"],
    "Seafile": ["companies (SFConflict anna@example.org 2026-11-23-10-42-00).db"],
    "SpiderOak": ["companies (SpiderOak conflict 2026-11-23).db"],
    "MEGA": ["companies (2).db"],
    "Box": ["companies (anna@example.org).db", "companies (Anna Example).db"],
    "pCloud": ["companies [conflicted].db", "companies (conflicted).db"],
    "Synology": [
        "companies_Andy-PC_Nov-23-1042-2026_Conflict.db",
        "companies_Andy-PC_Jan-03-0901-2027_CaseConflict_1.db",
    ],
    "Tresorit": ["companies (Anna's conflict 2026-11-23 at 10.42).db"],
    "rclone": ["companies.db.conflict1", "companies.conflict2.db"],
    "other letters": [
        "Companies (Anna's conflicted copy 2026-11-23).DB",
        "companies (Anna’s Konfliktkopie o\u0308).db",
    ],
    "other languages": ["companies (конфликтующая копия).db", "companies_競合.db"],
}


@pytest.mark.parametrize(
    ("program", "name"), [(program, name) for program, names in CONFLICTS.items() for name in names]
)
def test_a_copy_that_a_sync_program_made(program: str, name: str) -> None:  # noqa: ARG001
    assert is_conflict_copy(name, "companies.db")


@pytest.mark.parametrize(
    "name",
    [
        *("companies.db", "companies.db-journal", "Companies.db", "companies.db-wal", "companies.db-shm"),
        *("backups", "settings.json", "companies.json", "companies (1).json", "companies", "companies.dbx"),
        *(
            "companies-2026-11-23.db",
            "companies-2026-11-23-104200.db",
            "companies-damaged-2026-11-23-1042.db",
        ),
        *("companies-damaged-2026-11-23-1042-2.db", "companies-damaged-2026-11-23-1042.db-journal"),
        *("000001-2026-11-23-daily.db", "000012-2026-11-23-before-import.db"),
        *("my companies (1).db", "companies copy.db", "companies - Copy.db", "companies-old.db"),
        *("companies-backup.db", "companies-of-2025.db", "companies 2026.db", "companies2.db"),
        *(".interview-helper-0123456789abcdef.part", "conflict.db", "", "companies.db.bak", "companies.db~"),
    ],
)
def test_what_is_none(name: str) -> None:
    assert not is_conflict_copy(name, "companies.db")


def test_nothing_that_the_program_makes_is_one(tmp_path: Path) -> None:
    file = tmp_path / "companies.db"
    with closing(Database.open(file)) as database:
        database.write([company()])
        backup_before(database, tmp_path, "import")
        temporary_beside(file).touch()
    set_aside(file, datetime(2026, 11, 23, 10, 42))
    Database.open(file).close()
    assert len(list(tmp_path.iterdir())) > 3
    assert conflict_copies(file) == []


def test_they_are_found_beside_the_data(tmp_path: Path) -> None:
    names = [names[0] for names in CONFLICTS.values() if names[0].startswith("companies")]
    journals = ["companies (1).db-journal", "companies.db-journal (1)"]
    for name in [*names, *journals, "companies.db", "other (1).db"]:
        (tmp_path / name).touch()
    assert [copy.name for copy in conflict_copies(tmp_path / "companies.db")] == sorted(names)
    assert conflict_copies(tmp_path / "nowhere" / "companies.db") == []


def test_what_is_said() -> None:
    one = conflict_words([Path("companies (1).db")])
    assert one.startswith("Beside your data lies a copy that a sync program has made")
    assert "companies (1).db. It may hold notes that are not here. Nothing in it was touched." in one
    assert "import it: Import… in the menu File, or “interview-helper import”. Then move the copy" in one
    several = conflict_words([Path(f"companies ({number}).db") for number in range(5)])
    assert "lie copies" in several
    assert "companies (0).db, companies (1).db, companies (2).db and 2 more. They may hold" in several
    assert several.endswith("“interview-helper import”. Then move the copies away.")
    offered = conflict_words([Path("companies (1).db")], offered=True)
    assert "Bring it in: what is missing here is merged, and you see first what that changes. Then" in offered
    assert "menu" not in offered
