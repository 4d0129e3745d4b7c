"""Every result code of SQLite gets a sentence that says what, where, and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from interview_helper.storage import errors
from interview_helper.storage.errors import StorageError

FILE = Path("/data/companies.db")
TARGET = Path("/elsewhere/copy.db")


def error(name: str) -> sqlite3.Error:
    """As the sqlite3 module raises it, with the extended code."""
    result = sqlite3.OperationalError("jargon")
    result.sqlite_errorcode = getattr(sqlite3, name)
    return result


@pytest.mark.parametrize(
    ("name", "opening", "reading", "writing", "copying"),
    [
        ("SQLITE_BUSY", "AlreadyOpen", "Damaged", "SaveFailed", "BackupFailed"),
        ("SQLITE_BUSY_RECOVERY", "AlreadyOpen", "Damaged", "SaveFailed", "BackupFailed"),
        ("SQLITE_LOCKED", "AlreadyOpen", "Damaged", "SaveFailed", "BackupFailed"),
        ("SQLITE_READONLY", "NotWritable", "ReadFailed", "SaveFailed", "BackupFailed"),
        ("SQLITE_CANTOPEN", "NotWritable", "ReadFailed", "SaveFailed", "BackupFailed"),
        ("SQLITE_PERM", "NotWritable", "ReadFailed", "SaveFailed", "BackupFailed"),
        ("SQLITE_NOTADB", "NotOurs", "Damaged", "Damaged", "Damaged"),
        ("SQLITE_CORRUPT", "Damaged", "Damaged", "Damaged", "Damaged"),
        ("SQLITE_CORRUPT_INDEX", "Damaged", "Damaged", "Damaged", "Damaged"),
        ("SQLITE_IOERR", "ReadFailed", "ReadFailed", "SaveFailed", "BackupFailed"),
        ("SQLITE_IOERR_FSYNC", "ReadFailed", "ReadFailed", "SaveFailed", "BackupFailed"),
        ("SQLITE_FULL", "Damaged", "Damaged", "SaveFailed", "BackupFailed"),
        ("SQLITE_ERROR", "Damaged", "Damaged", "SaveFailed", "BackupFailed"),
    ],
)
def test_what_a_code_means(name: str, opening: str, reading: str, writing: str, copying: str) -> None:
    meant = [
        errors.open_failure(FILE, error(name)),
        errors.read_failure(FILE, error(name)),
        errors.write_failure(FILE, error(name)),
        errors.backup_failure(FILE, TARGET, error(name)),
    ]
    assert [type(each).__name__ for each in meant] == [opening, reading, writing, copying]
    for each in (*meant, errors.creation_failure(FILE, error(name))):
        assert_plain(each)


def test_an_error_without_a_code() -> None:
    assert isinstance(errors.write_failure(FILE, sqlite3.ProgrammingError("jargon")), errors.SaveFailed)


def test_damaged_bytes_in_the_text_of_an_error() -> None:
    undecodable = UnicodeDecodeError("utf-8", b"malformed \xff", 10, 11, "invalid start byte")
    for meant in (
        errors.open_failure(FILE, undecodable),
        errors.read_failure(FILE, undecodable),
        errors.write_failure(FILE, undecodable),
        errors.backup_failure(FILE, TARGET, undecodable),
    ):
        assert isinstance(meant, errors.Damaged)
        assert_plain(meant)


def test_what_to_do_about_a_full_disk() -> None:
    assert str(errors.write_failure(FILE, error("SQLITE_FULL"))) == (
        "The changes were not saved in /data/companies.db: the disk is full. "
        "Make room on that disk, then save again."
    )


def test_every_sentence_is_plain() -> None:
    for each in (
        errors.no_data(FILE),
        errors.already_open(FILE),
        errors.newer_version(FILE),
        errors.not_ours(FILE, "is empty"),
        errors.damaged(FILE, "its end is missing"),
        errors.backup_failed(TARGET, "the disk is full"),
    ):
        assert_plain(each)


def assert_plain(failure: StorageError) -> None:
    text = str(failure)
    assert "/data" in text or "/elsewhere" in text
    assert text[0].isupper()
    assert text.endswith(".")
    assert ". " in text
    assert "jargon" not in text
    assert "SQLite" not in text
