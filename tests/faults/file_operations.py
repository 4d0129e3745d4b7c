"""Whole files that take the place of others, each with what must be true whatever happens."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path
from unittest import mock

from fault_data import NOW, everything, history
from operations import Acknowledge, Saves, data_in, read_again

from interview_helper.files import write_whole
from interview_helper.storage import locking
from interview_helper.storage.aside import set_aside
from interview_helper.storage.connection import is_locked
from interview_helper.storage.database import Database
from interview_helper.storage.errors import WrongPassword
from interview_helper.storage.locking import Password


class PasswordChange:
    """The data is locked with a password, with another one, or with none."""

    steps = 1

    def __init__(self, old: str, new: str) -> None:
        self._saves = Saves((), history(4, notes=200))
        self._old = Password(old) if old else None
        self._new = Password(new) if new else None

    def prepare(self, folder: Path) -> None:
        self._saves.prepare(folder)
        self._saves.act(folder, lambda: None)
        self._change(folder, None, self._old)

    def act(self, folder: Path, acknowledge: Acknowledge) -> None:
        # A retry may find it done, though not acknowledged.
        self._change(folder, self._password_of(folder), self._new)
        acknowledge()

    def fault(self, folder: Path, acknowledged: int) -> str | None:
        password = self._password_of(folder)
        if acknowledged and password != self._new:
            return "the password is still the old one"
        with quickly(), closing(Database.open(data_in(folder), create=False, password=password)) as database:
            assert database.check() == []
            found = everything(database)
        return None if found == self._saves.states()[-1] else "the data was changed"

    def _password_of(self, folder: Path) -> Password | None:
        """Which one of the two opens it."""
        if not is_locked(data_in(folder)):
            return None
        for password in (self._old, self._new):
            with suppress(WrongPassword), quickly():
                if password is not None:
                    Database.open(data_in(folder), create=False, password=password).close()
                    return password
        raise AssertionError("neither password opens it")

    def _change(self, folder: Path, old: Password | None, new: Password | None) -> None:
        with quickly(), closing(Database.open(data_in(folder), create=False, password=old)) as database:
            database.set_password(new)


def quickly() -> AbstractContextManager[object]:
    """The key of a locked file is made with less work than otherwise."""
    return mock.patch.dict(locking._CIPHER, {"tcost": 1, "mcost": 32, "pcost": 1})


class KeptAside:
    """A damaged file is kept under another name, and a backup takes its place."""

    steps = 1
    damaged = b"no database at all " * 1_000

    def __init__(self) -> None:
        self._saves = Saves((), history(5))

    def prepare(self, folder: Path) -> None:
        self._saves.prepare(folder)
        self._saves.act(folder, lambda: None)
        data_in(folder).rename(folder / "backup.db")
        data_in(folder).write_bytes(self.damaged)

    def act(self, folder: Path, acknowledge: Acknowledge) -> None:
        if data_in(folder).read_bytes() == self.damaged:
            set_aside(data_in(folder), NOW, folder / "backup.db")
        acknowledge()

    def fault(self, folder: Path, acknowledged: int) -> str | None:
        files = [file.read_bytes() for file in folder.glob("companies*.db")]
        if self.damaged not in files:
            return "the damaged file is gone"
        if data_in(folder).exists() and data_in(folder).read_bytes() == self.damaged and not acknowledged:
            return None
        return None if read_again(folder) == self._saves.states()[-1] else "the backup is not in its place"


class WrittenFile:
    """A file of the user's, such as an export, replaced by another."""

    steps = 1

    def __init__(self, write: Callable[[Path, bytes], None] = write_whole) -> None:
        self._write = write

    def prepare(self, folder: Path) -> None:
        (folder / "export.json").write_bytes(b"old " * 10_000)

    def act(self, folder: Path, acknowledge: Acknowledge) -> None:
        self._write(folder / "export.json", b"newer " * 12_000)
        acknowledge()

    def fault(self, folder: Path, acknowledged: int) -> str | None:
        content = (folder / "export.json").read_bytes()
        whole = (b"old " * 10_000, b"newer " * 12_000)
        return None if content in whole[acknowledged:] else f"{len(content)} bytes of neither"


def plain_write(target: Path, data: bytes) -> None:
    """The control: a file written as it often is, in its own place."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest[:16_384]) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
