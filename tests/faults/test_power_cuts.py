"""Whatever a power cut leaves of what was not synced: every acknowledged save is there, and none is half."""

from __future__ import annotations

import errno
import os
import random
import shutil
from pathlib import Path
from unittest import mock

import pytest
from backup_operations import Backup, ErasingFromBackups, NumberedBackup, Restore
from failing_disk import prepared
from fault_data import history
from fault_table import tell, tell_control, times
from file_operations import KeptAside, PasswordChange, WrittenFile, plain_write
from operations import VERSIONS, Creation, Migration, Operation, Saves, fault_after
from power_cuts import Recorder, cuts, lay_out
from watched_disk import Call, watched

from interview_helper.storage import connection
from interview_helper.storage.errors import PasswordFailed

POWER_CUT = "power cut"
# Few pages in memory: SQLite writes to the file before the save is complete, as in a large one.
FEW_PAGES = 8


def recorded(operation: Operation, folder: Path, cache_pages: int = 0) -> Recorder:
    """What the operation does to the disk."""
    folder.mkdir()
    operation.prepare(folder)
    recorder = Recorder(folder)
    with watched(folder, recorder, cache_pages=cache_pages):
        operation.act(folder, recorder.acknowledge)
    assert len(recorder.acknowledged) == operation.steps
    return recorder


class Found:
    """What became of the images: how many there were, what they had to hold, and what was wrong."""

    def __init__(self, operation: Operation, recorder: Recorder, place: Path, images: int, seed: int) -> None:
        self.images = self.acknowledged = 0
        self.faults: list[str] = []
        for cut in cuts(recorder, images, random.Random(seed)):
            lay_out(cut.image, recorder.folder, place)
            fault = fault_after(operation, place, cut.acknowledged)
            shutil.rmtree(place)
            self.images += 1
            self.acknowledged += cut.acknowledged
            if fault is not None:
                self.faults.append(fault)


def found(operation: Operation, tmp_path: Path, images: int, *, seed: int = 1, cache_pages: int = 0) -> Found:
    recorder = recorded(operation, tmp_path / "recorded", cache_pages)
    return Found(operation, recorder, tmp_path / "image", images, seed)


CASES = {
    "saves": (Saves((), history(30)), times(350, 5_000), 0),
    "saves larger than the cache": (Saves((), history(30, notes=4_000)), times(350, 4_000), FEW_PAGES),
    "first start": (Creation(), times(80, 600), 0),
    "migration from version 1": (Migration(1), times(100, 800), 0),
    "migration from version 2": (Migration(2), times(80, 800), FEW_PAGES),
    "backup": (Backup(), times(100, 600), 0),
    "numbered backup": (NumberedBackup(), times(20, 300), 0),
    "erasing from backups": (ErasingFromBackups(), times(60, 600), 0),
    "restore": (Restore(), times(150, 800), FEW_PAGES),
    "restore from version 1": (Restore(VERSIONS / "version-1.db"), times(60, 400), 0),
    "a password set": (PasswordChange("", "one"), times(50, 300), 0),
    "a password changed": (PasswordChange("one", "two"), times(30, 300), 0),
    "a password removed": (PasswordChange("one", ""), times(30, 300), 0),
    "a damaged file kept aside": (KeptAside(), times(30, 60), 0),
    "written file": (WrittenFile(), times(20, 40), 0),
}


@pytest.mark.parametrize("case", CASES)
def test_nothing_acknowledged_is_lost(tmp_path: Path, case: str) -> None:
    operation, images, cache_pages = CASES[case]
    result = found(operation, tmp_path, images, cache_pages=cache_pages)
    tell(POWER_CUT, rounds=result.images, acknowledged=result.acknowledged, lost=len(result.faults))
    assert result.faults == []


def test_the_usual_settings_lose_acknowledged_saves(tmp_path: Path) -> None:
    """The control: SQLite as it is by itself, which does not wait until the journal is gone for certain."""
    usual: dict[str, int | str] = {"locking_mode": "normal", "journal_mode": "delete", "synchronous": 2}
    operation = CASES["saves"][0]
    with mock.patch.dict(connection.SETTINGS, usual):
        recorder = recorded(operation, tmp_path / "recorded")
    result = Found(operation, recorder, tmp_path / "image", 350, 1)
    # Of each save there is one image in which its journal has come back and takes it back.
    tell_control(POWER_CUT, "saves with DELETE, FULL", rounds=operation.steps, lost=len(result.faults))
    assert any(" saves of " in fault for fault in result.faults)


class NotFlushed(Recorder):
    """A disk that flushes no folder, and says so."""

    def before(self, call: Call) -> None:
        if call.kind == "sync folder":
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_the_old_file_is_not_overwritten_while_it_may_come_back(tmp_path: Path) -> None:
    operation = PasswordChange("", "one")
    folder = tmp_path / "recorded"
    prepared(operation, folder)
    recorder = NotFlushed(folder)
    with watched(folder, recorder), pytest.raises(PasswordFailed, match="may be the old one again"):
        operation.act(folder, recorder.acknowledge)
    # Nothing is acknowledged; the cuts come at every call and after the last.
    recorder.acknowledged.append(len(recorder.calls) + 1)
    result = Found(operation, recorder, tmp_path / "image", 80, 1)
    assert result.faults == []
    assert result.images > 40


def test_a_plain_write_is_torn(tmp_path: Path) -> None:
    """The control of files other than the data."""
    result = found(WrittenFile(plain_write), tmp_path, 40)
    assert any("of neither" in fault for fault in result.faults)


def test_the_same_seed_gives_the_same_images(tmp_path: Path) -> None:
    recorder = recorded(Saves((), history(6)), tmp_path / "recorded")
    first, second, other = (list(cuts(recorder, 40, random.Random(seed))) for seed in (1, 1, 2))
    assert first == second != other
