"""What is read for the first paint, where something is damaged too."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from qt_data import company

from interview_helper.domain.company import Company
from interview_helper.session.start import read_start
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = Database.open(tmp_path / "companies.db")
    opened.write([company("one"), company("two")])
    return opened


def _damage(monkeypatch: pytest.MonkeyPatch, *identities: str) -> None:
    read = Database.company

    def company_of(self: Database, identity: str) -> Company | None:
        if identity in identities:
            raise Damaged(f"{identity} is damaged.")
        return read(self, identity)

    monkeypatch.setattr(Database, "company", company_of)


def test_the_company_that_was_open_last_is_found_again(database: Database) -> None:
    start = read_start("two", datetime(2026, 11, 23))(database)
    assert start.company == company("two")
    assert (start.count, start.trouble) == (2, None)
    assert {summary.id for summary in start.first_page} == {"one", "two"}


def test_one_that_is_gone_gives_way_to_the_first_of_the_list(database: Database) -> None:
    start = read_start("gone", datetime(2026, 11, 23))(database)
    assert start.company is not None
    assert start.company.id == start.first_page[0].id


def test_a_damaged_one_does_not_keep_the_others_away(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _damage(monkeypatch, "two")
    start = read_start("two", datetime(2026, 11, 23))(database)
    assert start.company == company("one")
    assert str(start.trouble) == "two is damaged."


def test_where_all_are_damaged_it_says_so_and_a_draft_is_open(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _damage(monkeypatch, "one", "two")
    start = read_start(None, datetime(2026, 11, 23))(database)
    assert start.company is None
    assert start.trouble
