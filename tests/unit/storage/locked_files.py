"""Locked files for the tests, with a key that costs nothing to derive."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from stored_companies import company

from interview_helper.storage import locking
from interview_helper.storage.database import Database
from interview_helper.storage.locking import Password

SECRET = Password("correct horse")
OTHER = Password("battery staple")
RECORDS = [company(f"{number}", notes=f"Notes on {number} " * 40) for number in range(30)]
TEXTS = ("Söhne".encode(), b"Notes on", b"Engineer", b"The way to work", b"CREATE TABLE")
"""What is in those, and must not be readable."""


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = {"tcost": 1, "mcost": 8, "pcost": 1}
    monkeypatch.setattr(locking, "_CIPHER", {**locking._CIPHER, **cheap})


@pytest.fixture
def locked_file(tmp_path: Path, cheap: None) -> Path:  # noqa: ARG001
    """A locked data file with companies, closed."""
    file = tmp_path / "data" / "companies.db"
    with closing(Database.open(file)) as database:
        database.write(RECORDS)
        database.set_password(SECRET)
    return file


@pytest.fixture
def locked_database(locked_file: Path) -> Iterator[Database]:
    """It, open."""
    with closing(Database.open(locked_file, password=SECRET)) as database:
        yield database


def opened(file: Path, password: Password | None) -> list[object]:
    """What is in a file, every check passed."""
    with closing(Database.open(file, create=False, password=password)) as database:
        assert database.check(thorough=True) == []
        assert database.password == password
        return list(database.companies())


def state(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file in a folder: its bytes, summed up, and when it was changed."""
    return {
        file.name: (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file()
    }
