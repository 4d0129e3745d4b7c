"""The checks of a whole file: quick, in steps, and each damaged company counted."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from damaging import FITTING_SUMS, change, sum_up_again
from hypothesis import given
from hypothesis import strategies as st
from stored_companies import CREATED, NOW, companies, company, raw

from interview_helper.domain.company import Company
from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.storage import rows, verifying
from interview_helper.storage.database import Database
from interview_helper.storage.errors import ReadFailed, StorageError
from interview_helper.storage.read_only import in_memory
from interview_helper.storage.verifying import Verification, faults

PARTS = {
    "people": (Person("p", "Ann", "CTO", True, "a@b.org", "kind"), Person("q", "Bo")),
    "questions": (Question("q", "Why now?", "too-far", True, "Growth."),),
    "decisions": (
        Decision("d", Outcome.DECLINED, datetime(2026, 11, 5).date(), 2, "Too far", hindsight=None),
        Decision(
            "e",
            Outcome.ACCEPTED,
            datetime(2026, 11, 9).date(),
            2,
            "Near",
            hindsight=Hindsight(Feeling.GLAD, "Yes"),
        ),
    ),
}
RECORDS = [company("one", **PARTS), company("two", interview_at=None), company("three", notes="", reasons=())]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "companies.db"
    with closing(Database.open(file)) as database:
        database.write(RECORDS)
        database.write([replace(RECORDS[0], notes="Anew", updated_at=CREATED + timedelta(days=1))])
    return file


@pytest.fixture
def connection(file: Path) -> Iterator[sqlite3.Connection]:
    """The file as the checks get it."""
    with closing(Database.open(file)) as database:
        yield database._connection


def checked(file: Path) -> list[str]:
    with closing(Database.open(file)) as database:
        return database.check()


def numbers(connection: sqlite3.Connection) -> list[int]:
    return [number for (number,) in connection.execute("SELECT number FROM company ORDER BY number")]


# What is put together inside SQLite is what saving has summed up.


@given(st.lists(companies(st.uuids().map(str)), min_size=1, max_size=3, unique_by=lambda made: made.id))
def test_nothing_that_was_saved_is_doubtful(records: list[Company]) -> None:
    with closing(in_memory(Path(), records, {})) as database:
        found = database._connection
        assert verifying._doubtful(found, numbers(found)) == []
        assert faults(found) == faults(found, thorough=True) == []


def test_sqlite_and_python_write_every_character_alike() -> None:
    everything = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    row = (1, -(2**63), None, "".join(everything))
    with closing(sqlite3.connect(":memory:")) as connection:
        (text,) = connection.execute("SELECT json_array(?, ?, ?, ?)", row).fetchone()
    assert text == rows.summed_text(row)


def test_rows_that_were_written_in_another_order_are_no_fault(file: Path) -> None:
    with closing(raw(file)) as connection:
        for table, places in (("reason", "position"), ("part", "kind, position")):
            found = connection.execute(
                f"SELECT * FROM {table} ORDER BY company DESC, {places} DESC"
            ).fetchall()
            connection.execute(f"DELETE FROM {table}")
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(found[0]))})", found)
    with closing(Database.open(file)) as database:
        assert verifying._doubtful(database._connection, numbers(database._connection)) == []


@pytest.mark.parametrize("statement", [verifying._REASONS, verifying._PARTS])
def test_nothing_is_sorted_for_it(connection: sqlite3.Connection, statement: str) -> None:
    """The order of the rows is that of the table's key."""
    plan = [row[-1] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", (1, 9))]
    assert len(plan) == 1
    assert "USING PRIMARY KEY" in plan[0]


@pytest.mark.parametrize(
    "statement",
    [
        verifying._REASONS.replace("FROM reason", "FROM (SELECT * FROM reason ORDER BY position DESC)"),
        verifying._REASONS.replace("json_array", "no_such_function"),
    ],
    ids=["another order", "no such functions"],
)
def test_with_another_sqlite_all_is_well_too(
    connection: sqlite3.Connection, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "_REASONS", statement)
    assert {1, 2} <= set(verifying._doubtful(connection, [1, 2, 3]))
    assert faults(connection) == []


# Damage

INSIDE = [
    "UPDATE note SET text = text || char(0) || 'more' WHERE company = 1",
    "UPDATE note SET text = text || char(0) WHERE company = 1",
    "UPDATE note SET changed_at = 'later' WHERE company = 1",
    "INSERT INTO note VALUES (3, 'more', '2026-11-01T09:30:00+00:00')",
    "UPDATE reason SET note = note || char(0) || 'more' WHERE company = 1 AND position = 2",
    "UPDATE reason SET note = char(0) || note WHERE company = 1 AND position = 2",
    "UPDATE reason SET counterpart = char(1) WHERE company = 1 AND position = 0",
    "UPDATE reason SET hidden = 1 WHERE company = 1 AND position = 0",
    "UPDATE part SET value = value || char(0) WHERE company = 1 AND kind = 'question'",
    "UPDATE part SET value = replace(value, 'Growth', 'Growing') WHERE company = 1 AND kind = 'question'",
    "UPDATE part SET position = position + 2 WHERE company = 1 AND kind = 'person'",
    "UPDATE part SET kind = 'weighing' WHERE company = 1 AND kind = 'question'",
    "DELETE FROM part WHERE company = 1 AND kind = 'decision' AND position = 1",
    "UPDATE company SET reweighing = 1 WHERE id = 'one'",
]


@pytest.mark.parametrize("statement", INSIDE)
def test_damage_inside_one_company(file: Path, statement: str) -> None:
    change(file, statement)
    assert checked(file) == ["The notes, reasons or other parts are not as they were saved for 1 company."]


OF_ANOTHER_KIND = {
    "reason": "UPDATE reason SET text = CAST(text AS BLOB) WHERE company = 1 AND position = 0",
    "note": "UPDATE note SET text = CAST(text AS BLOB) WHERE company = 1",
    "part": "UPDATE part SET value = NULL WHERE company = 1",
    "whole number": "UPDATE reason SET weight = 4.0 WHERE company = 1 AND position = 0",
    "text": "UPDATE reason SET hidden = '0' WHERE company = 1 AND position = 0",
    "name": "UPDATE company SET name = CAST(name AS BLOB) WHERE id = 'one'",
    "revision": "UPDATE revision SET text = CAST(text AS BLOB)",
    "checksum": "UPDATE company SET checksum = CAST(checksum AS TEXT) WHERE id = 'one'",
}


@pytest.mark.parametrize("what", OF_ANOTHER_KIND)
def test_a_value_of_another_kind_that_reads_the_same(file: Path, what: str) -> None:
    """As one flipped bit makes of a text bytes that are the same."""
    with closing(raw(file)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        made = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
        for name, sql in made:
            lax = sql.replace("STRICT, WITHOUT", "WITHOUT").replace(") STRICT", ")")
            lax = lax.replace(" TEXT NOT NULL", "").replace(" INTEGER NOT NULL CHECK", " CHECK")
            lax = lax.replace("checksum INTEGER NOT NULL", "checksum")
            connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (lax, name))
    change(file, OF_ANOTHER_KIND[what])
    with closing(raw(file)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for name, sql in made:
            connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, name))
    with closing(Database.open(file)) as database:
        found = database.check()
        assert "The structure of the file does not hold together." in found
        assert len(found) > 1
        # And without what SQLite finds by itself.
        verification = Verification()
        del verification._waiting[0]
        while verification.step(database._connection):
            pass
        assert verification.sentences() == found[1:]


def test_every_damaged_company_is_counted_and_none_is_named(file: Path) -> None:
    change(file, "UPDATE company SET role = 'Boss' WHERE id IN ('one', 'two')")
    change(file, "UPDATE note SET text = 'x' WHERE company = 2")
    change(file, "INSERT INTO reason SELECT 3, position, id, side, text, weight, mark, deal_breaker, note,"
           " counterpart, hidden FROM reason WHERE company = 1")  # fmt: skip
    change(file, "UPDATE revision SET text = 'x'")
    change(file, "UPDATE total SET companies = companies + 1")
    change(file, "UPDATE shared SET value = 'x'")
    change(file, "INSERT INTO note VALUES (99, 'whose?', '')")
    found = checked(file)
    assert found == [
        "There are notes, reasons or other parts that belong to no company.",
        "What counts for all companies is not as it was saved.",
        "The companies in it are not all that were saved.",
        "The names, dates or other facts in the list are not as they were saved for 2 companies.",
        "The notes, reasons or other parts are not as they were saved for 1 company.",
        "The notes as they were before are not as they were saved in 1 place.",
    ]


def test_lost_revisions(file: Path) -> None:
    change(file, "DELETE FROM revision")
    assert checked(file) == ["The notes as they were before are not all that were saved."]


def test_a_company_that_cannot_be_read_does_not_hide_another(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content.replace(b"& three", b"\xff three"))
    change(file, "UPDATE note SET text = 'x' WHERE company = 2")
    assert checked(file)[-2:] == [
        "The notes, reasons or other parts are not as they were saved for 1 company.",
        "Nothing can be read of 1 company.",
    ]


@pytest.mark.parametrize("what", FITTING_SUMS)
def test_a_thorough_check_asks_for_sense(file: Path, what: str) -> None:
    with closing(raw(file)) as connection:
        connection.execute("DELETE FROM part")
    sum_up_again(file)
    change(file, FITTING_SUMS[what])
    sum_up_again(file)
    with closing(Database.open(file)) as database:
        assert "What is kept makes no sense for 1 company." in database.check(thorough=True)


def test_bytes_in_the_middle_of_the_file_that_are_no_page(tmp_path: Path) -> None:
    file = tmp_path / "companies.db"
    with closing(Database.open(file)) as database:
        database.write([company(f"{number}") for number in range(300)])
        roots = dict(database._connection.execute("SELECT name, rootpage FROM sqlite_schema").fetchall())
    content = bytearray(file.read_bytes())
    for table in ("company", "reason"):
        start = (roots[table] - 1) * 4096
        content[start : start + 4096] = bytes(4096)
    file.write_bytes(content)
    assert "A part of the file cannot be read." in checked(file)


def test_no_flipped_bit_passes(tmp_path: Path) -> None:
    """Whatever changes what is read is found; and the quick check finds whatever the thorough one does."""
    file = tmp_path / "companies.db"
    with closing(Database.open(file)) as database:
        database.write([replace(RECORDS[0], id=f"{number}") for number in range(40)])
        expected = list(database.companies())
    content = file.read_bytes()
    chance = random.Random(7)
    found = 0
    for _ in range(300):
        flipped = bytearray(content)
        flipped[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(flipped)
        with suppress(StorageError), closing(Database.open(file)) as database:
            try:
                same = list(database.companies()) == expected
                same = same and [database.company(one.id) for one in expected] == expected
            except StorageError:
                same = False
            quick, thorough = database.check() != [], database.check(thorough=True) != []
            assert same or quick
            assert quick is thorough
            found += quick
        file.with_name("companies.db-journal").unlink(missing_ok=True)
    assert found > 50


# Steps


def test_between_two_steps_others_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "CHUNK", 4)
    now = datetime.now(UTC)
    with closing(Database.open(tmp_path / "companies.db")) as database:
        database.write([company(f"{number}", updated_at=now) for number in range(10)])
        verification = Verification()
        seen = []
        steps = 0
        while database.check_on(verification):
            steps += 1
            seen.append(verification.looked_at)
            later = now + timedelta(days=steps)
            database.write(
                [company(f"{steps % 10}", notes=f"{later}", updated_at=later), company(f"new {steps}")],
                [f"{(steps + 3) % 10}"],
            )
        assert verification.sentences() == []
        assert database.check() == []
        assert verification.companies >= 10
        assert [looked_at for looked_at in seen if looked_at][:2] == [4, 8]


def test_an_empty_file_is_whole(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path / "companies.db")) as database:
        assert database.check() == []


class Failing:
    """A connection whose disk fails from the statement on that has these words."""

    def __init__(self, connection: sqlite3.Connection, words: str) -> None:
        self._connection = connection
        self._words = words

    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        if self._words in statement:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
            raise error
        return self._connection.execute(statement, *values)


@pytest.mark.parametrize(
    "words", ["integrity_check", "foreign_key", "shared", "total", "revision", "FROM company", "FROM reason"]
)
def test_a_disk_that_fails_is_no_damage(file: Path, words: str) -> None:
    with closing(Database.open(file)) as database:
        real = database._connection
        database._connection = Failing(real, words)  # type: ignore[assignment]
        with pytest.raises(ReadFailed):
            database.check()
        database._connection = real
        assert database.check() == []
        # What the check sets for itself is as it was.
        assert real.execute("PRAGMA ignore_check_constraints").fetchone() == (0,)


def test_what_is_said_first(file: Path) -> None:
    """The summaries are still verified by themselves."""
    with closing(Database.open(file)) as database:
        assert len(database.summaries(NOW)) == 3


@pytest.mark.parametrize("statement", ["_NUMBERS", "_REVISIONS"])
def test_a_table_that_leads_round_in_a_circle(
    file: Path, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is asked for, the same rows come again."""
    monkeypatch.setattr(verifying, "CHUNK", 1)
    monkeypatch.setattr(verifying, statement, getattr(verifying, statement).replace("> ?", "> 0 * ?"))
    assert checked(file) == []


def test_a_company_that_only_the_scan_finds(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "_NUMBERS", verifying._NUMBERS.replace("number FROM", "number * 9 FROM"))
    assert checked(file) == ["Nothing can be read of 3 companies."]


def test_what_was_found_as_an_error_that_says_what_to_do(file: Path) -> None:
    with closing(Database.open(file)) as database:
        verification = Verification()
        while database.check_on(verification):
            pass
        assert database.damage_in(verification) is None
    change(file, "UPDATE note SET text = 'x' WHERE company = 2")
    change(file, "DELETE FROM revision")
    with closing(Database.open(file)) as database:
        verification = Verification()
        while database.check_on(verification):
            pass
        damage = database.damage_in(verification)
    assert damage is not None
    assert damage.finding == (
        f"The file {file} is damaged: the notes as they were before are not all that were saved. The notes, "
        "reasons or other parts are not as they were saved for 1 company."
    )
    assert "put a good copy in its place" in str(damage)
