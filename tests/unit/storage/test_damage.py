"""Damage of every kind is noticed, and said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from damaging import FITTING_SUMS, change, sum_up_again
from stored_companies import NOW, company, raw

from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged, ReadFailed, SaveFailed, StorageError

RECORDS = [company("one"), company("two", interview_at=None), company("three")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "companies.db"
    database = Database.open(file)
    database.write(RECORDS)
    database.close()
    return file


@pytest.fixture
def opened(file: Path) -> Iterator[Database]:
    database = Database.open(file)
    yield database
    database.close()


IN_THE_LIST = [
    "UPDATE company SET name = 'Sohne & one' WHERE id = 'one'",
    "UPDATE company SET role = '' WHERE id = 'one'",
    "UPDATE company SET round = 3 WHERE id = 'one'",
    "UPDATE company SET interview_at = NULL WHERE id = 'one'",
    "UPDATE company SET interview_at = '2026-11-24T10:00:01' WHERE id = 'one'",
    "UPDATE company SET status = 'accepted' WHERE id = 'one'",
    "UPDATE company SET updated_at = created_at WHERE id = 'one'",
    "UPDATE company SET accept = 4 WHERE id = 'one'",
    "UPDATE company SET accept = decline, decline = accept WHERE id = 'one'",
    "UPDATE company SET checksum = checksum + 1 WHERE id = 'one'",
    "UPDATE company SET id = 'another' WHERE id = 'one'",
    "DELETE FROM company WHERE id = 'one'",
    "DELETE FROM total",
    "UPDATE total SET checksums = checksums + 1",
    "UPDATE total SET companies = companies - 1",
]
IN_THE_RECORD = [
    "UPDATE company SET created_at = updated_at WHERE id = 'one'",
    "UPDATE company SET contents = contents + 1 WHERE id = 'one'",
    "UPDATE note SET text = replace(text, 'two', 'tvo') WHERE company = 1",
    "DELETE FROM note WHERE company = 1",
    "UPDATE reason SET position = position + 10 WHERE company = 1",
    "UPDATE reason SET id = 'too-faz' WHERE company = 1 AND position = 0",
    "UPDATE reason SET side = 'accept', deal_breaker = 0 WHERE company = 1 AND position = 0",
    "UPDATE reason SET text = '' WHERE company = 1 AND position = 0",
    "UPDATE reason SET weight = 5 WHERE company = 1 AND position = 0",
    "UPDATE reason SET mark = 'unknown' WHERE company = 1 AND position = 0",
    "UPDATE reason SET deal_breaker = 0 WHERE company = 1 AND position = 0",
    "UPDATE reason SET note = '' WHERE company = 1 AND position = 0",
    "UPDATE reason SET counterpart = '' WHERE company = 1 AND position = 0",
    "UPDATE reason SET counterpart = NULL WHERE company = 1 AND position = 1",
    "DELETE FROM reason WHERE company = 1 AND position = 2",
    "UPDATE reason SET company = 99 WHERE company = 1",
]


@pytest.mark.parametrize("statement", IN_THE_LIST + IN_THE_RECORD)
def test_no_change_goes_unnoticed(file: Path, statement: str) -> None:
    change(file, statement)
    database = Database.open(file)
    with pytest.raises(Damaged, match="good copy"):
        list(database.companies())
    assert database.check() != []
    if statement in IN_THE_LIST:
        with pytest.raises(Damaged):
            database.summaries(NOW)
    else:
        assert database.summaries(NOW) != []
        with pytest.raises(Damaged):
            database.company("one")
        assert database.company("two") == RECORDS[1]
    database.close()


def test_a_lost_company_is_missed_by_whoever_asks(file: Path) -> None:
    change(file, "DELETE FROM company WHERE id = 'one'")
    database = Database.open(file)
    with pytest.raises(Damaged, match="not all that were saved"):
        database.count()
    with pytest.raises(Damaged, match="not all that were saved"):
        database.company("one")
    assert database.company("two") == RECORDS[1]
    database.close()


def test_the_lost_total_is_missed(file: Path) -> None:
    change(file, "DELETE FROM total")
    database = Database.open(file)
    with pytest.raises(Damaged):
        database.count()
    database.close()


def test_no_damage_to_an_index_hides_a_company(file: Path) -> None:
    """Each copy of the id in the file in turn, in the table and in both indexes."""
    content = file.read_bytes()
    places = [place for place in range(len(content)) if content.startswith(b"three", place)]
    outcomes = set()
    for place in places:
        file.write_bytes(content[:place] + b"v" + content[place + 1 :])
        database = Database.open(file)
        try:
            assert database.company("three") == RECORDS[2]
            outcomes.add("found")
        except Damaged:
            outcomes.add("damaged")
        database.close()
    assert outcomes == {"found", "damaged"}


@pytest.mark.parametrize("what", FITTING_SUMS)
def test_values_that_make_no_sense_although_the_sums_fit(file: Path, what: str) -> None:
    change(file, FITTING_SUMS[what])
    sum_up_again(file)
    database = Database.open(file)
    with pytest.raises(Damaged, match="makes no sense"):
        list(database.companies())
    database.close()


def test_loads_that_are_not_those_of_the_reasons(file: Path) -> None:
    change(file, "UPDATE company SET accept = 99 WHERE id <> 'one'")
    sum_up_again(file)
    database = Database.open(file)
    assert database.check() == ["The loads in the list are not those of the reasons for 2 companies."]
    database.close()


def test_a_note_that_belongs_to_no_company(file: Path) -> None:
    change(file, "INSERT INTO note VALUES (99, 'whose?', '')")
    database = Database.open(file)
    assert database.check() == ["There are notes, reasons or other parts that belong to no company."]
    database.close()


def test_a_broken_index(file: Path) -> None:
    with closing(raw(file)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        roots = [
            root
            for (root,) in connection.execute(
                "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'company'"
            )
        ]
    with file.open("r+b") as content:
        content.seek((roots[-1] - 1) * 4096)
        content.write(b"\x0a" + b"\0" * 4095)
    database = Database.open(file)
    assert "The structure of the file does not hold together." in database.check()
    database.close()


def test_bytes_that_are_no_text(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content.replace("Söhne".encode(), b"S\xff\xffhne"))
    database = Database.open(file)
    for read in (lambda: database.summaries(NOW), lambda: database.company("one")):
        with pytest.raises(Damaged):
            read()
    assert "Nothing can be read of 3 companies." in database.check()
    database.close()


def test_tables_whose_description_is_no_text(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content.replace(b"CREATE TABLE note", b"CREATE TABL\xc5 note"))
    with pytest.raises(Damaged):
        Database.open(file)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off(file: Path, kept: float) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(StorageError):
        everything(file)


def everything(file: Path) -> list[object]:
    with closing(Database.open(file)) as database:
        return [database.count(), database.summaries(NOW), list(database.companies())]


def test_messages_name_no_company(file: Path) -> None:
    change(file, IN_THE_LIST[0])
    with pytest.raises(Damaged) as caught:
        everything(file)
    assert "hne" not in str(caught.value)
    assert str(file) in str(caught.value)


def test_reading_goes_on_where_the_damage_is_not(file: Path) -> None:
    change(file, IN_THE_RECORD[2])
    database = Database.open(file)
    assert database.company("two") == RECORDS[1]
    with pytest.raises(Damaged):
        database.company("one")
    database.close()


def test_the_errors_are_told_apart() -> None:
    assert not issubclass(Damaged, ReadFailed | SaveFailed)
