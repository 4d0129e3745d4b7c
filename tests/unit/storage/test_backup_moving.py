"""Backups in a folder that the user chose: taken there whole, never lost, never in the place of another."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from interview_helper.domain.backups import KEPT, Kind
from interview_helper.paths import backup_folder
from interview_helper.storage import backup_moving
from interview_helper.storage.backup_moving import (
    CHOICE,
    FolderRefused,
    Moved,
    choose_folder,
    move_backups,
)

DAY = date(2026, 11, 23)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def own(data: Path) -> Path:
    folder = data / "backups"
    folder.mkdir()
    return folder


@pytest.fixture
def chosen(tmp_path: Path) -> Path:
    folder = tmp_path / "synced"
    folder.mkdir()
    return folder


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(f"the backup {name} {folder}".encode() * 1_000)


def daily(*numbers: int) -> list[str]:
    return [f"{number:06d}-{DAY}-daily.db" for number in numbers]


def content(*folders: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for folder in folders for file in folder.iterdir()}


# The choice


def test_a_chosen_folder_is_known_to_everybody(data: Path, chosen: Path, own: Path) -> None:
    assert backup_folder(data) == own
    assert choose_folder(data, chosen) == chosen
    assert backup_folder(data) == chosen
    assert (data / CHOICE).read_text(encoding="utf-8") == f"{chosen}\n"
    assert stat.S_IMODE((data / CHOICE).stat().st_mode) == 0o600
    assert list(chosen.iterdir()) == []


def test_the_one_beside_the_data_is_no_choice(data: Path, chosen: Path, own: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(own)
    for folder in (own, link):
        choose_folder(data, chosen)
        assert choose_folder(data, folder) == own
        assert not (data / CHOICE).exists()
        assert backup_folder(data) == own
    own.rmdir()
    assert choose_folder(data, own) == own


def test_a_name_with_other_letters(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Söhne & 🙂 “x”"
    folder.mkdir()
    choose_folder(data, folder)
    assert backup_folder(data) == folder


def test_a_folder_is_kept_by_its_whole_path(
    data: Path, chosen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert choose_folder(data, Path("synced")) == chosen
    assert backup_folder(data) == chosen


def refuse(data: Path, folder: Path, words: str) -> None:
    before = content(data)
    with pytest.raises(FolderRefused, match=words) as caught:
        choose_folder(data, folder)
    assert "Nothing was changed" in str(caught.value)
    assert content(data) == before


def test_folders_that_cannot_be_chosen(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    refuse(data, tmp_path / "none", "that folder is not there")
    refuse(data, file, "that folder is not there")
    refuse(data, data, "where your data is kept")
    if os.fsencode("\udcff") == b"\xff":
        strange = tmp_path / "\udcff"
        strange.mkdir()
        refuse(data, strange, "its name cannot be kept")
    lines = tmp_path / "two\nlines"
    lines.mkdir()
    refuse(data, lines, "its name cannot be kept")


def test_a_folder_in_which_nothing_can_be_written(
    data: Path, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(backup_moving, "create_private", full)
    refuse(data, chosen, "that disk can only be read")


def test_a_name_that_is_too_long_to_keep(data: Path, chosen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_moving, "_LONGEST", 5)
    refuse(data, chosen, "its name cannot be kept")


# The moving


def test_they_are_taken_there_and_gone_where_they_were(own: Path, chosen: Path) -> None:
    put(own, *daily(1, 2), f"000003-{DAY}-by-hand.db", "notes.txt")
    told: list[tuple[int, int]] = []
    before = content(own)
    assert move_backups(own, chosen, lambda *far: told.append(far)) == Moved(3)
    assert sorted(file.name for file in own.iterdir()) == ["notes.txt"]
    assert sorted(content(chosen).values()) == sorted(
        data for name, data in before.items() if not name.endswith("txt")
    )
    assert {stat.S_IMODE(file.stat().st_mode) for file in chosen.iterdir()} == {0o600}
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert move_backups(own, chosen) == Moved()


def test_numbers_go_on_from_those_that_are_there(own: Path, chosen: Path) -> None:
    put(chosen, *daily(4, 5))
    put(own, *daily(4, 9), "000001-before-import.db")
    there = content(chosen)
    assert move_backups(own, chosen) == Moved(3)
    assert there.items() <= content(chosen).items()
    assert sorted(file.name for file in chosen.iterdir()) == [
        *daily(4, 5),
        "000006-before-import.db",
        *daily(7, 9),
    ]


def test_a_move_that_was_broken_off_goes_on(own: Path, chosen: Path) -> None:
    """Between the copy and the removal: the same file is in both places."""
    put(own, *daily(1, 2))
    (chosen / daily(1)[0]).write_bytes((own / daily(1)[0]).read_bytes())
    (chosen / f".{daily(2)[0]}.part").write_bytes(b"half of it")
    assert move_backups(own, chosen) == Moved(2)
    assert sorted(file.name for file in chosen.iterdir()) == daily(1, 2)


def test_those_kept_no_longer_go(own: Path, chosen: Path) -> None:
    kept = KEPT[Kind.DAILY]
    put(chosen, *daily(*range(1, kept + 1)), f"000100-{DAY}-by-hand.db", "000001-mine.db")
    put(own, *daily(200))
    assert move_backups(own, chosen) == Moved(1)
    left = sorted(file.name for file in chosen.iterdir())
    assert left == [
        "000001-mine.db",
        *daily(*range(2, kept + 1)),
        f"000100-{DAY}-by-hand.db",
        *daily(200),
    ]


def test_none_goes_when_all_are_to_be_kept(own: Path, chosen: Path) -> None:
    put(chosen, *daily(*range(1, 20)))
    put(own, *daily(*range(100, 120)))
    assert move_backups(own, chosen, keep_all=True) == Moved(20)
    assert len(list(chosen.iterdir())) == 39


def test_a_folder_that_is_not_there_is_not_made(own: Path, chosen: Path) -> None:
    put(own, *daily(1))
    before = content(own)
    chosen.rmdir()
    moved = move_backups(own, chosen)
    assert moved.backups == 0
    assert "that folder is not there" in moved.trouble
    assert f"stay in {own}" in moved.trouble
    assert not chosen.exists()
    assert content(own) == before


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def other_bytes(temporary: Path) -> None:
    temporary.write_bytes(b"something else")


def in_the_way(temporary: Path) -> None:
    temporary.with_name(temporary.name[1:].removesuffix(".part")).write_bytes(b"another's")


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (full, "the disk is full"),
        (other_bytes, "the disk reported an error"),
        (in_the_way, "something else has that name already"),
    ],
)
def test_what_cannot_be_copied_stays(
    own: Path,
    chosen: Path,
    monkeypatch: pytest.MonkeyPatch,
    happens: Callable[[Path], None],
    words: str,
) -> None:
    put(own, *daily(1, 2, 3))
    before = content(own)
    first = iter([lambda _: None])
    monkeypatch.setattr(backup_moving, "sync_file", lambda file: next(first, happens)(file))
    moved = move_backups(own, chosen)
    assert moved.backups == 1
    assert words in moved.trouble
    after = content(own)
    assert sorted(after) == [str(own / name) for name in daily(2, 3)]
    assert after.items() <= before.items()
    found = {Path(name).name: data for name, data in content(chosen).items()}
    assert found.pop(daily(1)[0]) == before[str(own / daily(1)[0])]
    assert found == ({daily(2)[0]: b"another's"} if happens is in_the_way else {})
    monkeypatch.undo()
    assert move_backups(own, chosen).backups == 2
    assert (
        before.items() <= {str(own / Path(name).name): data for name, data in content(chosen).items()}.items()
        or happens is in_the_way
    )
