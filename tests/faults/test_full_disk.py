"""A disk that takes no more: the old state is whole, reading goes on, and another try succeeds with room."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from every_operation import OPERATIONS
from failing_disk import prepared
from fault_table import tell
from operations import fault_after

from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.storage.database import Database
from interview_helper.storage.errors import SaveFailed, StorageError

NOW = datetime(2026, 11, 23, 10, 42)


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


@contextmanager
def few_pages(database: Database) -> Iterator[None]:
    """No page more than the file has: what SQLite meets when the disk is full."""
    pages = database._connection.execute("PRAGMA page_count").fetchone()[0]
    database._connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    database._connection.execute("PRAGMA max_page_count = 1073741823")


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """The system refuses to let any file grow so large."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def small_files(database: Database) -> AbstractContextManager[None]:
    return no_file_beyond(database.file.stat().st_size)


def no_files(_: Database) -> AbstractContextManager[None]:
    """Not a byte can be written, to the journal neither."""
    return no_file_beyond(1)


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


LIMITS = (0, 1, 4_096, 20_000, 60_000)


@pytest.mark.parametrize("name", OPERATIONS)
def test_no_room_for_anything_that_the_program_does(tmp_path: Path, name: str) -> None:
    operation = OPERATIONS[name]
    refused = 0
    for size in LIMITS:
        folder = tmp_path / str(size)
        prepared(operation, folder)
        acknowledged = 0
        with no_file_beyond(size), suppress(StorageError, OSError):
            operation.act(folder, lambda: None)
            acknowledged = operation.steps
        assert fault_after(operation, folder, acknowledged) is None
        refused += not acknowledged
        operation.act(folder, lambda: None)
        assert fault_after(operation, folder, operation.steps) is None
    tell("a full disk", rounds=len(LIMITS), acknowledged=len(LIMITS), lost=0)
    assert refused > 0
