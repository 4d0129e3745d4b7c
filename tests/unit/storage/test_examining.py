"""What is looked at beside the data: backups, copies of sync programs, rights, and room on the disk."""

from __future__ import annotations

import os
import shutil
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest
from stored_companies import company

from interview_helper.domain.findings import Finding, State
from interview_helper.storage import examining
from interview_helper.storage.backups import backup_before, beside
from interview_helper.storage.database import Database
from interview_helper.storage.examining import (
    Surroundings,
    backups_finding,
    content_finding,
    copies_finding,
    other_findings,
    rights_finding,
    room_finding,
)

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "data" / "companies.db"
    with closing(Database.open(file)) as database:
        database.write([company()])
        for _ in range(7):
            backup_before(database, beside(file), "import")
    return file


def surroundings(file: Path) -> Surroundings:
    return Surroundings(file, (beside(file),))


def damage(file: Path, number: int) -> None:
    for backup in sorted(beside(file).iterdir())[:number]:
        backup.write_bytes(backup.read_bytes().replace(b"Engineer", b"Engineez"))


def test_the_data() -> None:
    assert content_finding([], 1) == Finding("Data", State.GOOD, "Every check passed, with 1 company.")
    assert content_finding([], 1_000).outcome == "Every check passed, with 1,000 companies."
    bad = content_finding(["One thing is wrong.", "And another."], 3)
    assert (bad.state, bad.outcome) == (State.TROUBLE, "One thing is wrong. And another.")
    assert bad.remedy.startswith("Keep the file as it is.")


def test_every_backup_is_opened(file: Path) -> None:
    told: list[tuple[int, int]] = []
    found = backups_finding(surroundings(file), lambda done, of: told.append((done, of)) or True)
    assert found.state is State.GOOD
    assert found.outcome.startswith("7, each opened and checked; the newest is 000007-")
    assert told == [(done, 7) for done in range(1, 8)]


@pytest.mark.parametrize(
    ("bad", "said"), [(1, "1 of 7 cannot be used: 000001-"), (6, "6 of 7 cannot be used: 000006-")]
)
def test_bad_backups(file: Path, bad: int, said: str) -> None:
    damage(file, bad)
    found = backups_finding(surroundings(file))
    assert found.state is State.TROUBLE
    assert found.outcome.startswith(said)
    assert found.outcome.endswith(".db and 1 more." if bad > 5 else ".db.")


def test_what_is_no_backup_at_all(file: Path) -> None:
    next(beside(file).iterdir()).write_text("something else")
    assert backups_finding(surroundings(file)).outcome.startswith("1 of 7 cannot be used")


def test_it_can_be_broken_off(file: Path) -> None:
    told: list[int] = []
    backups_finding(surroundings(file), lambda done, _: told.append(done) or done < 2)
    assert told == [1, 2]


def test_no_backup_yet(file: Path) -> None:
    shutil.rmtree(beside(file))
    assert backups_finding(surroundings(file)).state is State.REMARK


def test_all_the_rest_is_well(file: Path) -> None:
    found = list(other_findings(surroundings(file)))
    assert [finding.what for finding in found] == ["Copies of a sync program", "Rights", "Free space"]
    assert {finding.state for finding in found} == {State.GOOD}


def test_where_there_are_no_such_rights(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "getuid")
    assert [finding.what for finding in other_findings(surroundings(file))] == [
        "Copies of a sync program",
        "Free space",
    ]


def test_copies(file: Path) -> None:
    (file.parent / "companies (1).db").touch()
    found = copies_finding(file)
    assert found.state is State.REMARK
    assert "companies (1).db" in found.outcome


def test_rights_of_others(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.chmod(0o640)
    assert str(file) in rights_finding(file).outcome
    file.chmod(0o600)
    assert rights_finding(file).state is State.GOOD
    monkeypatch.setattr(os, "getuid", lambda: 4_711)
    assert rights_finding(file).state is State.REMARK


def test_no_right_to_write(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert rights_finding(file).state is State.TROUBLE


def test_little_room(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining.shutil, "disk_usage", lambda _: Usage(100, 70, 30_000_000))
    found = room_finding(file)
    assert (found.state, found.outcome) == (State.TROUBLE, "Only 30 MB are left on that disk.")


def test_what_cannot_be_looked_at(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "companies.db"
    for finding in (rights_finding(nowhere), room_finding(nowhere)):
        assert finding.state is State.TROUBLE
        assert "not known: that folder is not there." in finding.outcome
