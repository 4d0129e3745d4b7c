"""A clock ten years ahead, then ten years behind: what came later is known by its number, not by its time."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from fault_data import START, company
from operations import data_in, read_again

from interview_helper.storage.backups import backups_in, beside, make_backup
from interview_helper.storage.database import Database
from interview_helper.storage.restoring import restore

TEN_YEARS = timedelta(days=3652)
SHIFTS = [timedelta(0), TEN_YEARS, -TEN_YEARS, timedelta(hours=-5), timedelta(0), TEN_YEARS, -TEN_YEARS]


def at(shift: timedelta, number: int) -> object:
    record = company(1, number)
    return replace(record, updated_at=START + timedelta(hours=3 * number) + shift)


def test_notes_as_they_were_come_in_the_order_of_their_saves(tmp_path: Path) -> None:
    with closing(Database.open(data_in(tmp_path))) as database:
        records = [at(shift, number) for number, shift in enumerate(SHIFTS)]
        for record in records:
            database.write([record])
        kept = database.revisions("company-1")
        assert [revision.text for revision in kept] == [record.notes for record in records[-2::-1]]
        assert database.saves() == len(SHIFTS)
        assert database.check() == []
        assert database.company("company-1") == records[-1]


def test_backups_come_in_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    with closing(Database.open(data_in(tmp_path))) as database:
        made = []
        for number, shift in enumerate(SHIFTS):
            database.write([company(1, number)])
            file = make_backup(database, "daily", date(2026, 11, 23) + shift)
            moment = (START + shift).timestamp()
            os.utime(file, (moment, moment))
            made.append(file)
        listed = [backup.file for backup in backups_in(beside(database.file))]
        assert listed == [file for file in reversed(made) if file.exists()]
        assert made[-1].exists()


@pytest.mark.parametrize("shift", [TEN_YEARS, -TEN_YEARS])
def test_the_newest_backup_is_what_comes_back(tmp_path: Path, shift: timedelta) -> None:
    with closing(Database.open(data_in(tmp_path))) as database:
        database.write([company(1, 1)])
        make_backup(database, "daily", date(2026, 11, 23))
        database.write([company(1, 2)])
        make_backup(database, "daily", date(2026, 11, 24) + shift)
        database.write([company(1, 3)])
        restore(database, backups_in(beside(database.file))[0].file)
    assert read_again(tmp_path)["companies"] == [company(1, 2)]
