"""The same open file goes on after a disk that failed: it shows one whole state, and takes the save again."""

from __future__ import annotations

import errno
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from failing_disk import ALWAYS, Failing, calls_of
from fault_data import Save, company, everything, history
from fault_table import THOROUGH
from operations import Saves, data_in, read_again
from watched_disk import watched

from interview_helper.storage.database import Database
from interview_helper.storage.errors import SaveFailed

SAVES = {
    "save": Save([company(1, 30), company(9, 30)], ["company-0"]),
    "erasing": Save(erased=["company-1"]),
}


def without_number(state: dict[str, object]) -> dict[str, object]:
    return state | {"saves": 0}


def told(database: Database, save: Save) -> str:
    """What the user is told of a save that is refused; nothing where it is not."""
    try:
        save.do(database)
    except SaveFailed as error:
        return str(error)
    return ""


@pytest.mark.parametrize("times", [1, ALWAYS], ids=["once", "for a while"])
@pytest.mark.parametrize("what", SAVES)
def test_the_open_file_goes_on(tmp_path: Path, what: str, times: int) -> None:
    save = SAVES[what]
    operation = Saves(history(7, notes=100), [save])
    before, after = map(without_number, operation.states())
    whole = tmp_path / "whole"
    whole.mkdir()
    operation.prepare(whole)
    calls = len(calls_of(operation, tmp_path / "calls"))
    # The last one comes when the file is closed.
    for number in range(0, calls - 1, 1 if THOROUGH else 4):
        folder = tmp_path / str(number)
        shutil.copytree(whole, folder)
        disk = Failing(number, times, errno.EIO)
        with watched(folder, disk), closing(Database.open(data_in(folder))) as database:
            assert "Check that disk, then save again." in told(database, save)
            disk.works_again()
            assert without_number(everything(database)) in (before, after)
            assert database.check() == []
            save.do(database)
            assert without_number(everything(database)) == after
        assert without_number(read_again(folder)) == after
