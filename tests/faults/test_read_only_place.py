"""A file, or a folder, that may only be read: it says so, shows everything, and is left as it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fault_data import company, everything, history
from operations import data_in
from watched_disk import Call, Watcher, watched

from interview_helper.files import write_whole
from interview_helper.storage.database import Database
from interview_helper.storage.errors import NotWritable, SaveFailed
from interview_helper.storage.read_only import open_to_read

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that everybody may look into."""
    with TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "data"
        folder.mkdir()
        with closing(Database.open(data_in(folder))) as database:
            for save in history(9):
                save.do(database)
        yield folder
        folder.chmod(0o755)


def content_of(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        file.name: (sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
        for file in folder.iterdir()
    }


def as_another_user(attempt: Callable[[], None]) -> str:
    """What went wrong for somebody without special rights; nothing where all went well."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        # Whatever happens, this process ends here.
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            attempt()
        except BaseException as error:  # noqa: BLE001
            os.write(writer, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as said:
        text = said.read().decode()
    os.waitpid(child, 0)
    return text


@pytest.mark.parametrize(("of_file", "of_folder"), [(0o444, 0o777), (0o644, 0o555), (0o444, 0o555)])
def test_everything_is_shown_and_nothing_written(folder: Path, of_file: int, of_folder: int) -> None:
    file = data_in(folder)
    with closing(open_to_read(file)) as database:
        expected = everything(database)
    for entry in folder.iterdir():
        entry.chmod(of_file)
    folder.chmod(of_folder)
    before = content_of(folder)

    def attempt() -> None:
        with pytest.raises(NotWritable, match="writing there is not allowed"):
            Database.open(file)
        with closing(open_to_read(file)) as database:
            assert everything(database) == expected
            assert database.check() == []
            with pytest.raises(SaveFailed):
                database.write([company(1, 99)])
        # Elsewhere, writing goes on.
        with TemporaryDirectory() as elsewhere:
            write_whole(Path(elsewhere) / "export.json", b"everything")

    assert as_another_user(attempt) == ""
    assert content_of(folder) == before


class BreaksOff(Watcher):
    """Once the data itself was written to, nothing more happens."""

    def __init__(self) -> None:
        self._writes = 0

    def before(self, call: Call) -> None:
        self._writes += call.kind == "write" and call.path.endswith(".db")
        if self._writes > 1:
            os._exit(9)


def test_a_save_that_was_broken_off_is_not_shown(folder: Path) -> None:
    file = data_in(folder)
    with closing(open_to_read(file)) as database:
        expected = everything(database)
    child = os.fork()
    if child == 0:
        try:
            with watched(folder, BreaksOff()), closing(Database.open(file)) as database:
                database.write([company(number, 50) for number in range(5)])
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9
    assert file.with_name("companies.db-journal").stat().st_size > 0
    for entry in folder.iterdir():
        entry.chmod(0o444)
    folder.chmod(0o555)
    before = content_of(folder)

    def attempt() -> None:
        with closing(open_to_read(file)) as database:
            assert everything(database) == expected

    assert as_another_user(attempt) == ""
    assert content_of(folder) == before
