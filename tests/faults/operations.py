"""What the program does to the user's files, each with what must be true of them whatever happens."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from fault_data import Save, everything, history, marker

from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError
from interview_helper.storage.migrating import OLD
from interview_helper.storage.schema import VERSION

VERSIONS = Path(__file__).parents[1] / "unit" / "storage" / "versions"

Acknowledge = Callable[[], None]
State = dict[str, object]


class Operation(Protocol):
    """Something that consists of steps, each of which is acknowledged or not."""

    steps: int

    def prepare(self, folder: Path) -> None:
        """Lay out what is there before."""

    def act(self, folder: Path, acknowledge: Acknowledge) -> None:
        """Do it, and say so after each step. A second call, after one that failed, is a retry."""

    def fault(self, folder: Path, acknowledged: int) -> str | None:
        """What is wrong after so many acknowledged steps; the next one may be done or not, but not half."""


def data_in(folder: Path) -> Path:
    return folder / "companies.db"


def read_again(folder: Path, *, create: bool = False) -> State:
    """Everything, as the next start of the program finds it.

    Raises:
        StorageError: it cannot be opened, or is damaged.
        AssertionError: it does not pass every check.
    """
    with closing(Database.open(data_in(folder), create=create)) as database:
        assert database.check() == []
        return everything(database)


class Saves:
    """Saves one after the other in one open file; ``counted`` if there must be exactly so many."""

    def __init__(self, before: Sequence[Save], saves: Sequence[Save], *, counted: bool = True) -> None:
        self.steps = len(saves)
        self._before = before
        self._saves = saves
        self._counted = counted

    def prepare(self, folder: Path) -> None:
        with closing(Database.open(data_in(folder))) as database:
            for save in self._before:
                save.do(database)

    def act(self, folder: Path, acknowledge: Acknowledge) -> None:
        with closing(Database.open(data_in(folder), create=False)) as database:
            for save in self._saves:
                save.do(database)
                acknowledge()

    @cache  # noqa: B019  (as many as there are operations)
    def states(self) -> list[State]:
        """What is read after each save, and before the first."""
        with TemporaryDirectory() as folder:
            self.prepare(Path(folder))
            with closing(Database.open(data_in(Path(folder)))) as database:
                found = [everything(database)]
                for save in self._saves:
                    save.do(database)
                    found.append(everything(database))
                return found

    def fault(self, folder: Path, acknowledged: int) -> str | None:
        states = self.states()
        found = read_again(folder)
        if not self._counted:
            states = [state | {"saves": found["saves"]} for state in states]
        if found not in states[acknowledged : acknowledged + 2]:
            if found in states:
                return f"{states.index(found)} saves of {acknowledged}"
            return "no state that was ever saved"
        return self._erased_but_there(folder, acknowledged)

    def _erased_but_there(self, folder: Path, acknowledged: int) -> str | None:
        """After the last erasing there is no trace of those that were not saved again since."""
        gone: set[str] = set()
        for save in self._saves[:acknowledged]:
            gone.update(save.erased)
        for save in self._saves[: acknowledged + 1]:
            gone.difference_update(company.id for company in save.changed)
        content = data_in(folder).read_bytes()
        for identity in gone:
            if marker(int(identity.rpartition("-")[2])).encode() in content:
                return "erased text is still there"
        return None


class Creation(Saves):
    """The first start of all, in a folder that is not there yet, and the first save."""

    def __init__(self) -> None:
        super().__init__((), history(1), counted=False)

    def prepare(self, folder: Path) -> None:
        pass

    def act(self, folder: Path, acknowledge: Acknowledge) -> None:
        with closing(Database.open(data_in(folder / "data"))) as database:
            self._saves[0].do(database)
            acknowledge()

    @cache  # noqa: B019
    def states(self) -> list[State]:
        with (
            TemporaryDirectory() as folder,
            closing(Database.open(data_in(Path(folder)))) as database,
        ):
            before = everything(database)
            self._saves[0].do(database)
            return [before, everything(database)]

    def fault(self, folder: Path, acknowledged: int) -> str | None:
        # Until the first save is acknowledged, a file that is not there is as good as an empty one.
        found = read_again(folder / "data", create=acknowledged == 0)
        states = [state | {"saves": found["saves"]} for state in self.states()]
        return None if found in states[acknowledged:] else "the first save is not there"


class Migration:
    """The first start with a file of an older version."""

    steps = 1

    def __init__(self, version: int) -> None:
        self._version = version

    def prepare(self, folder: Path) -> None:
        shutil.copyfile(VERSIONS / f"version-{self._version}.db", data_in(folder))

    def act(self, folder: Path, acknowledge: Acknowledge) -> None:
        Database.open(data_in(folder), create=False).close()
        acknowledge()

    @cache  # noqa: B019
    def after(self) -> State:
        with TemporaryDirectory() as folder:
            self.prepare(Path(folder))
            return read_again(Path(folder))

    @cache  # noqa: B019
    def before(self) -> object:
        return self._old(VERSIONS / f"version-{self._version}.db")

    def fault(self, folder: Path, acknowledged: int) -> str | None:
        with closing(sqlite3.connect(data_in(folder))) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (self._version, VERSION)[acknowledged:]:
            return f"version {version}"
        backups = folder / "backups"
        if version == VERSION:
            kept = [self._old(backup) for backup in backups.glob("*.db")]
            if self.before() not in kept:
                return "it was migrated without a backup"
        if read_again(folder) != self.after():
            return "what was read after the migration is not what was there before"
        return None

    def _old(self, file: Path) -> object:
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            old = OLD[self._version]
            return list(old.load_all(connection)), old.load_shared(connection)


def fault_after(operation: Operation, folder: Path, acknowledged: int) -> str | None:
    """What is wrong, be it that nothing can be read at all."""
    try:
        return operation.fault(folder, acknowledged)
    except (StorageError, sqlite3.Error, AssertionError, OSError) as error:
        return f"{type(error).__name__}: {error}"
