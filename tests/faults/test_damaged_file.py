"""Damage of any kind, anywhere in the file: nothing that it changes is taken for what was saved."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fault_data import START, company, everything, history
from fault_table import tell, tell_control, times

from interview_helper.domain.common import Common
from interview_helper.domain.priorities import Priority
from interview_helper.domain.reasons import Side
from interview_helper.storage.database import Database
from interview_helper.storage.errors import NotOurs, StorageError
from interview_helper.storage.parts import shared_values
from interview_helper.storage.schema import SHARED_NAMES
from interview_helper.storage.trash import told_value

FLIPPED = "a flipped bit"
FLIPS = times(600, 3_000)
# What the user wrote, and nothing that the program counts or sums up for itself.
USER_DATA = {
    "company": "id, name, role, round, interview_at, status, created_at, updated_at, blind, reweighing,"
    " trashed_at",
    "note": "company, text, changed_at",
    "revision": "company, place, at, text",
    "reason": "*",
    "part": "*",
    "shared": "name, value",
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with something of every kind: notes as they were, people, trash, priorities."""
    file = tmp_path_factory.mktemp("whole") / "companies.db"
    with closing(Database.open(file)) as database:
        for save in history(20):
            save.do(database)
        database.write([company(number, 40 + number, notes=700) for number in range(20)])
        database.write([replace(company(number, 70), trashed_at=START) for number in (3, 8)])
        priorities = (Priority("priority", Side.ACCEPT, "The work counts", 3),)
        letters = {"decline": ("The interview on Monday", "Dear all, \nthank you.\n" * 40)}
        told = told_value({"company-3": START + timedelta(hours=1)})
        database.write([], [], {**shared_values(Common(priorities, letters, "Me")), **told})
        assert any(database.revisions(f"company-{number}") for number in range(5))
        assert database.common().priorities != ()
    return file.read_bytes()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "companies.db"


def laid_out(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    file.with_name("companies.db-journal").unlink(missing_ok=True)
    return file


def read_by_us(file: Path) -> dict[str, object]:
    with closing(Database.open(file, create=False)) as database:
        found = everything(database)
        # The first page is only a first look; what it shows is true all the same.
        assert set(database.summaries(START.replace(tzinfo=None), 10)) <= set(
            database.summaries(START.replace(tzinfo=None))
        )
        return found


def noticed(file: Path, expected: dict[str, object]) -> bool:
    """Whether opening, reading or checking says so.

    Companies are never read otherwise than as they were saved. A damaged index can hide notes as they were
    before until the whole is checked; how often was saved is no user's data.
    """
    try:
        found = read_by_us(file)
        checked_only = {"revisions": found["revisions"], "saves": found["saves"]}
        assert found == expected | checked_only
        with closing(Database.open(file, create=False)) as database:
            sound = database.check() == []
    except StorageError:
        return True
    assert not sound or found["revisions"] == expected["revisions"]
    return not sound


def read_by_anybody(file: Path) -> dict[str, list[object]] | None:
    """The user's data without a check, the bytes as they are; ``None`` where it cannot be read."""
    with closing(sqlite3.connect(file)) as connection:
        connection.text_factory = bytes
        try:
            return {
                table: sorted(connection.execute(f"SELECT {columns} FROM {table} NOT INDEXED"), key=repr)
                for table, columns in USER_DATA.items()
            }
        except (sqlite3.Error, UnicodeDecodeError):
            return None


def noticed_by_anybody(file: Path) -> bool:
    """The control: what SQLite checks by itself."""
    with closing(sqlite3.connect(file)) as connection:
        try:
            return connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
        except (sqlite3.Error, UnicodeDecodeError):
            return True


def flips(content: bytes, number: int) -> Iterator[bytes]:
    """One bit after the other, in places spread over the whole file."""
    chance = random.Random(5)
    for _ in range(number):
        flipped = bytearray(content)
        flipped[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        yield bytes(flipped)


def test_no_flipped_bit_changes_what_is_read(file: Path, content: bytes) -> None:
    expected = read_by_us(laid_out(file, content))
    plain = read_by_anybody(file)
    changed = lost = missed = 0
    for flipped in flips(content, FLIPS):
        if read_by_anybody(laid_out(file, flipped)) == plain:
            # Free room, or what the program counts for itself: what is read is true all the same.
            noticed(laid_out(file, flipped), expected)
            continue
        changed += 1
        missed += not noticed_by_anybody(laid_out(file, flipped))
        lost += not noticed(laid_out(file, flipped), expected)
        # Whoever looks leaves it as it was.
        assert file.read_bytes() == flipped
    tell(FLIPPED, rounds=FLIPS, acknowledged=changed, lost=lost)
    tell_control(FLIPPED, "integrity_check alone", rounds=changed, lost=missed)
    assert lost == 0
    assert changed > FLIPS // 4
    assert missed > 0


def test_every_length_that_is_too_short(file: Path, content: bytes) -> None:
    expected = read_by_us(laid_out(file, content))
    chance = random.Random(6)
    lengths = {*range(0, len(content), 4096), *range(0, 4096, 512)}
    lengths |= {chance.randrange(len(content)) for _ in range(times(40, 400))}
    unnoticed = [length for length in lengths if not noticed(laid_out(file, content[:length]), expected)]
    # The end of a free page at the very end is zeros, and read as such.
    lost = [length for length in unnoticed if any(content[length:])]
    tell("a file cut off", rounds=len(lengths), acknowledged=len(lengths), lost=len(lost))
    assert lost == []


HEADS = {
    "zeros": bytes(100),
    "another page's beginning": b"\x0d" + bytes(99),
    "text": b"Dear diary, today I wrote all over my data. " * 3,
    "half a header": b"SQLite format 3\0" + b"\xff" * 84,
    "a whole page of zeros": bytes(4096),
    "a whole page of text": b"overwritten " * 342,
}


@pytest.mark.parametrize("head", HEADS)
def test_a_beginning_that_was_overwritten(file: Path, content: bytes, head: str) -> None:
    damaged = HEADS[head] + content[len(HEADS[head]) :]
    laid_out(file, damaged)
    with pytest.raises(StorageError) as caught:
        Database.open(file, create=False)
    assert isinstance(caught.value, NotOurs) or "good copy" in str(caught.value)
    assert file.read_bytes() == damaged


@pytest.mark.parametrize("size", [512, 4096, 65_536])
def test_blocks_of_zeros(file: Path, content: bytes, size: int) -> None:
    """What a disk gives back that has lost a block."""
    expected = read_by_us(laid_out(file, content))
    plain = read_by_anybody(file)
    for start in range(0, len(content), size):
        block = content[start : start + size]
        damaged = content[:start] + bytes(len(block)) + content[start + size :]
        if read_by_anybody(laid_out(file, damaged)) != plain:
            assert noticed(laid_out(file, damaged), expected)


def test_every_name_of_what_counts_for_all_is_there(content: bytes, file: Path) -> None:
    found = read_by_anybody(laid_out(file, content))
    assert found is not None
    assert {row[0].decode() for row in found["shared"] if row[1]} == set(SHARED_NAMES)
