"""What counts for all companies: kept beside them, in the same transaction, and verified."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stored_companies import company, raw, texts

from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.priorities import Priority
from interview_helper.domain.reasons import Side
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged, StorageError
from interview_helper.storage.parts import (
    letters_of,
    letters_text,
    priorities_of,
    priorities_text,
    shared_values,
)
from interview_helper.storage.schema import SHARED_NAMES

PRIORITIES = (
    Priority("far", Side.DECLINE, "Too far", 5),
    Priority("near", Side.ACCEPT, "It is “near” \N{RIGHT-TO-LEFT OVERRIDE}", 1, True, "far"),
)
LETTERS = {"decline/plain": ("Re: {role}", "Dear {person},\n\nno.")}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "companies.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    with closing(Database.open(file)) as opened:
        yield opened


def test_a_new_file_has_none(database: Database) -> None:
    assert database.common() == NOTHING_COMMON
    assert database.check() == []


def test_they_are_saved_with_the_companies(file: Path, database: Database) -> None:
    shared = shared_values(Common(PRIORITIES, LETTERS, "Ann"))
    assert {*shared, "trash"} == set(SHARED_NAMES)
    database.write([company()], shared=shared)
    database.write([company("two")])
    database.close()
    with closing(Database.open(file)) as again:
        assert again.common() == Common(PRIORITIES, LETTERS, "Ann")
        assert again.count() == 2
        assert again.check() == []


def test_nothing_else_has_a_place_there_and_nothing_is_half_done(database: Database) -> None:
    with pytest.raises(KeyError):
        database.write([company()], shared={"secrets": "x"})
    assert database.count() == 0


DAMAGE = {
    "a changed value": "UPDATE shared SET value = value || ' '",
    "no text": "UPDATE shared SET checksum = 7",
    "a lost row": "DELETE FROM shared WHERE name = 'priorities'",
    "no list": f"UPDATE shared SET value = '[[1]]', checksum = {crc32(b'[[1]]')} WHERE name = 'priorities'",
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_noticed(file: Path, database: Database, what: str) -> None:
    database.close()
    with closing(raw(file)) as connection:
        connection.execute(DAMAGE[what])
    with closing(Database.open(file)) as opened:
        with pytest.raises(Damaged):
            opened.common()
        assert len(opened.check()) == 1


def test_letters_that_make_no_sense(database: Database) -> None:
    database.write([], shared={"letters": "[]"})
    with pytest.raises(StorageError, match="what counts for all companies makes no sense"):
        database.common()


@given(
    st.lists(
        st.builds(
            Priority,
            texts,
            st.sampled_from(Side),
            texts,
            st.integers(1, 5),
            st.booleans(),
            st.none() | texts,
        ),
        max_size=4,
    )
)
def test_priorities_come_back_as_they_were(priorities: list[Priority]) -> None:
    assert priorities_of(priorities_text(tuple(priorities))) == tuple(priorities)


@given(st.dictionaries(texts, st.tuples(texts, texts), max_size=4), texts)
def test_letters_come_back_as_they_were(letters: dict[str, tuple[str, str]], signature: str) -> None:
    assert letters_of(letters_text(letters, signature)) == (letters, signature)
