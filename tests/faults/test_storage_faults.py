"""Disks that are full or fail, and bits that flip: the old state is whole, and no damage passes for data."""

from __future__ import annotations

import random
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.storage.database import Database
from interview_helper.storage.errors import SaveFailed, StorageError

NOW = datetime(2026, 11, 23, 10, 42)
FLIPS = 600


def records(number: int, note_size: int) -> list[Company]:
    created = datetime(2026, 11, 1, tzinfo=UTC)
    return [
        Company(
            id=f"company-{index}",
            created_at=created,
            updated_at=created + timedelta(hours=index),
            name=f"Company {index}",
            role="Engineer",
            interview_at=NOW + timedelta(days=index - 2) if index % 3 else None,
            notes=f"note {index} " * (note_size // 7),
            reasons=tuple(
                Reason(f"reason-{place}", Side(side), f"Reason {place}", mark=Mark.TICKED)
                for place, side in enumerate(["decline", "decline", "accept"])
            ),
        )
        for index in range(number)
    ]


# Full


@contextmanager
def few_pages(database: Database) -> Iterator[None]:
    """No page more than the file has: what SQLite meets when the disk is full."""
    pages = database._connection.execute("PRAGMA page_count").fetchone()[0]
    database._connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    database._connection.execute("PRAGMA max_page_count = 1073741823")


@contextmanager
def small_files(database: Database) -> Iterator[None]:
    """The system refuses to let the file grow."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (database.file.stat().st_size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@contextmanager
def no_files(_: Database) -> Iterator[None]:
    """Not a byte can be written, to the journal neither."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize(
    ("hindrance", "words"),
    [
        (few_pages, "the disk is full. Make room"),
        (small_files, "the disk reported an error. Check"),
        (no_files, "the disk reported an error. Check"),
    ],
)
def test_a_save_that_the_disk_refuses(tmp_path: Path, hindrance: Callable, words: str) -> None:
    before = records(6, 2_000)
    after = [replace(record, name="Changed", notes="new " * 20_000) for record in before]
    file = tmp_path / "companies.db"
    database = Database.open(file)
    database.write(before)
    for _ in range(2):
        with hindrance(database):
            with pytest.raises(SaveFailed, match=words):
                database.write(after, [before[0].id])
            # Reading goes on meanwhile.
            assert list(database.companies()) == before
            assert len(database.summaries(NOW)) == len(before)
    database.write(after)
    assert list(database.companies()) == after
    assert database.check() == []
    database.close()
    with closing(Database.open(file)) as database:
        assert list(database.companies()) == after


def test_what_a_refused_save_left_is_whole_after_a_restart(tmp_path: Path) -> None:
    before = records(6, 2_000)
    database = Database.open(tmp_path / "companies.db")
    database.write(before)
    with small_files(database), pytest.raises(SaveFailed):
        database.write(records(40, 9_000))
    database.close()
    with closing(Database.open(tmp_path / "companies.db")) as database:
        assert list(database.companies()) == before
        assert database.check() == []


# Flipped bits


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    file = tmp_path / "companies.db"
    database = Database.open(file)
    database.write(records(24, 700))
    database.close()
    return file


def flips(content: bytes) -> Iterator[bytes]:
    chance = random.Random(5)
    for _ in range(FLIPS):
        flipped = bytearray(content)
        flipped[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        yield bytes(flipped)


def read_by_us(file: Path) -> list[object]:
    with closing(Database.open(file)) as database:
        summaries = database.summaries(NOW)
        page = database.summaries(NOW, 10)
        # The first page is only a first look; what it shows is true all the same.
        assert set(page) <= set(summaries)
        companies = list(database.companies())
        assert [database.company(company.id) for company in companies] == companies
        return [database.count(), summaries, companies]


def read_by_anybody(file: Path) -> list[object]:
    """The control: the same tables with all that SQLite checks by itself, and no checksum."""
    with closing(sqlite3.connect(file)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlite3.DatabaseError("noticed")
        return [
            connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("company", "note", "reason")
        ]


def test_no_flipped_bit_changes_what_is_read(stored: Path) -> None:
    expected = read_by_us(stored)
    content = stored.read_bytes()
    noticed = harmless = 0
    for flipped in flips(content):
        stored.write_bytes(flipped)
        try:
            assert read_by_us(stored) == expected
            harmless += 1
        except StorageError:
            noticed += 1
            assert stored.read_bytes() == flipped
        finally:
            stored.with_name("companies.db-journal").unlink(missing_ok=True)
    assert noticed > FLIPS // 4
    assert noticed + harmless == FLIPS


def test_without_the_checksums_flipped_bits_change_it(stored: Path) -> None:
    expected = read_by_anybody(stored)
    content = stored.read_bytes()
    silent = 0
    for flipped in flips(content):
        stored.write_bytes(flipped)
        with suppress(sqlite3.Error, UnicodeDecodeError):
            silent += read_by_anybody(stored) != expected
    assert silent > 0
