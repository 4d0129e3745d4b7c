"""What can still be read of a damaged file."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from stored_companies import company, raw

from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.company import Company, Status
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged, SaveFailed
from interview_helper.storage.parts import shared_values
from interview_helper.storage.salvaging import salvage

RECORDS = [
    replace(
        company(identity),
        people=(Person("p1", "Ann", "", False, "", ""), Person("p2", "Bo", "", True, "", "")),
        questions=(Question("q1", "Why me?", None, False, ""),),
    )
    for identity in ("one", "two", "three")
]
COMMON = Common((), {}, "Ann")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "data" / "companies.db"
    with closing(Database.open(place)) as database:
        database.write(RECORDS, shared=shared_values(COMMON))
    return place


def salvaged(file: Path) -> tuple[list[Company], int]:
    content = file.read_bytes()
    found = salvage(file)
    with closing(found.database) as database:
        companies = list(database.companies())
        assert len(companies) == found.companies
        assert database.check() == []
        with pytest.raises(SaveFailed):
            database.write([])
    assert file.read_bytes() == content
    return companies, found.damaged


def change(file: Path, *statements: str) -> None:
    with closing(raw(file)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_of_a_whole_file_it_is_everything(file: Path) -> None:
    assert salvaged(file) == (RECORDS, 0)
    with closing(salvage(file).database) as database:
        assert database.common() == COMMON


LEFT = {
    "name": ("UPDATE company SET name = 'Other' WHERE number = 2", {"name": "Other"}),
    "role": ("UPDATE company SET role = 'Other' WHERE number = 2", {"role": "Other"}),
    "round": ("UPDATE company SET round = 700 WHERE number = 2", {"round": 99}),
    "date": ("UPDATE company SET interview_at = 'soon' WHERE number = 2", {"interview_at": None}),
    "no date": ("UPDATE company SET interview_at = NULL WHERE number = 2", {"interview_at": None}),
    "date with a zone": (
        "UPDATE company SET interview_at = '2026-11-24T10:00+01:00' WHERE number = 2",
        {"interview_at": datetime(2026, 11, 24, 10, 0)},
    ),
    "status": ("UPDATE company SET status = 'lost' WHERE number = 2", {"status": Status.OPEN}),
    "creation": (
        "UPDATE company SET created_at = '2026-11-02T09:30' WHERE number = 2",
        {"created_at": datetime(2026, 11, 2, 9, 30, tzinfo=UTC)},
    ),
    "creation that is no time": (
        "UPDATE company SET created_at = 'then' WHERE number = 2",
        {"created_at": RECORDS[1].updated_at},
    ),
    "change": (
        "UPDATE company SET updated_at = 'then' WHERE number = 2",
        {"updated_at": datetime(1970, 1, 1, tzinfo=UTC)},
    ),
    "trash": (
        "UPDATE company SET blind = 1 WHERE number = 2",
        {"blind": True},
    ),
    "notes": ("UPDATE note SET text = 'Other' WHERE company = 2", {"notes": "Other"}),
    "no notes": ("DELETE FROM note WHERE company = 2", {"notes": ""}),
    "reason": (
        "UPDATE reason SET side = 'neither' WHERE company = 2 AND position = 1",
        {"reasons": (RECORDS[1].reasons[0], RECORDS[1].reasons[2])},
    ),
    "part": (
        "UPDATE part SET value = '[' WHERE company = 2 AND kind = 'person' AND position = 0",
        {"people": RECORDS[1].people[1:]},
    ),
}


@pytest.mark.parametrize("what", LEFT)
def test_what_makes_sense_is_kept(file: Path, what: str) -> None:
    statement, different = LEFT[what]
    change(file, statement)
    companies, damaged = salvaged(file)
    assert companies == [RECORDS[0], replace(RECORDS[1], **different), RECORDS[2]]
    assert damaged == 1


def test_the_trash_stays_the_trash(file: Path) -> None:
    change(file, "UPDATE company SET trashed_at = 'then' WHERE number = 2")
    with closing(salvage(file).database) as database:
        assert [one.id for one in database.trash()] == ["two"]


def test_what_counts_for_all_is_left_out_where_it_is_damaged(file: Path) -> None:
    change(file, "UPDATE shared SET value = 'x' WHERE name = 'letters'")
    assert salvaged(file) == (RECORDS, 0)
    with closing(salvage(file).database) as database:
        assert database.common() == NOTHING_COMMON


def test_values_of_another_kind(file: Path) -> None:
    """What a table that is not strict would take: a damaged schema may have made it one."""
    change(
        file,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name IN ('company', 'note')",
        "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, ', '') WHERE name = 'reason'",
    )
    change(
        file,
        "UPDATE company SET name = x'00ff', role = x'01', round = 'two' WHERE number = 1",
        "UPDATE note SET text = x'00ff' WHERE company = 1",
        "UPDATE reason SET text = x'00ff', note = x'ff' WHERE company = 1 AND position = 0",
    )
    (first, *others), damaged = salvaged(file)
    assert (first.name, first.role, first.round, first.notes, first.reasons) == ("", "", 1, "", ())
    assert first.people == RECORDS[0].people
    assert others == RECORDS[1:]
    assert damaged == 1


def test_an_id_that_is_there_twice(file: Path) -> None:
    change(
        file,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'id TEXT NOT NULL UNIQUE', 'id TEXT')"
        " WHERE name = 'company'",
        "DELETE FROM sqlite_schema WHERE name LIKE 'sqlite_autoindex_company%'",
    )
    change(file, "UPDATE company SET id = 'one' WHERE number = 2")
    companies, _ = salvaged(file)
    assert [one.id for one in companies] == ["one", "three"]


@pytest.mark.parametrize("content", [b"", b"no database" * 1_000, b"SQLite format 3\0" + b"\0" * 5_000])
def test_where_nothing_can_be_read(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(Damaged, match="nothing in it can be read"):
        salvage(file)
    assert file.read_bytes() == content


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        salvage(tmp_path / "companies.db")
    assert list(tmp_path.iterdir()) == []


def test_whatever_is_damaged_the_untouched_companies_are_there(file: Path) -> None:
    """A page at random overwritten with rubbish: nothing but Damaged is raised, and what is said is true."""
    whole = file.read_bytes()
    chance = random.Random(5)
    rescued = 0
    for _ in range(150):
        place = chance.randrange(len(whole) // 512) * 512
        file.write_bytes(whole[:place] + chance.randbytes(512) + whole[place + 512 :])
        try:
            companies, damaged = salvaged(file)
        except Damaged:
            continue
        rescued += 1
        assert sum(one not in RECORDS for one in companies) <= damaged
    assert rescued > 50
