"""Backups made, thinned, cleared and restored, each with what must be true whatever happens."""

from __future__ import annotations

import shutil
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fault_data import Save, company, everything, history, marker
from operations import Acknowledge, Saves, State, data_in, read_again

from interview_helper.domain.backups import KEPT, Kind
from interview_helper.storage.backups import backup_before, backups_in
from interview_helper.storage.database import Database
from interview_helper.storage.erasing import clear, holding
from interview_helper.storage.errors import BackupFailed
from interview_helper.storage.read_only import open_to_read
from interview_helper.storage.restoring import restore


class Backup:
    """A copy over an older one, of data that has changed since."""

    steps = 1

    def __init__(self) -> None:
        self._saves = Saves(history(12), [Save([company(7, 20)])])

    def prepare(self, folder: Path) -> None:
        self._saves.prepare(folder)
        (folder / "backups").mkdir()
        with closing(Database.open(data_in(folder))) as database:
            database.backup(data_in(folder / "backups"))
        self._saves.act(folder, lambda: None)

    def act(self, folder: Path, acknowledge: Acknowledge) -> None:
        with closing(Database.open(data_in(folder), create=False)) as database:
            database.backup(data_in(folder / "backups"))
        acknowledge()

    def fault(self, folder: Path, acknowledged: int) -> str | None:
        states = self._saves.states()
        if read_again(folder) != states[1]:
            return "the data itself was changed"
        if read_again(folder / "backups") not in states[acknowledged:]:
            return "the backup is neither the old one nor the new one"
        return None


class NumberedBackup:
    """A backup before something large, after which the oldest of its kind is one too many."""

    steps = 1

    def __init__(self) -> None:
        self._saves = Saves(history(6), [Save([company(7, 20)])])

    def prepare(self, folder: Path) -> None:
        self._saves.prepare(folder)
        with closing(Database.open(data_in(folder))) as database:
            for _ in range(KEPT[Kind.BEFORE]):
                backup_before(database, folder / "backups", "import")
        self._saves.act(folder, lambda: None)

    def act(self, folder: Path, acknowledge: Acknowledge) -> None:
        with closing(Database.open(data_in(folder), create=False)) as database:
            backup_before(database, folder / "backups", "import")
        acknowledge()

    def fault(self, folder: Path, acknowledged: int) -> str | None:
        states = self._saves.states()
        if read_again(folder) != states[1]:
            return "the data itself was changed"
        backups = backups_in(folder / "backups")
        if len(backups) < KEPT[Kind.BEFORE]:
            return f"only {len(backups)} backups"
        oldest, newest = read_backup(backups[-1].file), read_backup(backups[0].file)
        if oldest != states[0] or newest not in states[acknowledged:]:
            return "a backup is not what was backed up"
        return None


class ErasingFromBackups:
    """A company that was erased is taken out of the backups too."""

    steps = 1
    erased = "company-1"

    def __init__(self) -> None:
        self._saves = Saves(history(4, notes=200), [Save(deleted=[self.erased])])

    def prepare(self, folder: Path) -> None:
        self._saves.prepare(folder)
        with closing(Database.open(data_in(folder))) as database:
            for _ in range(2):
                backup_before(database, folder / "backups", "import")

    def act(self, folder: Path, acknowledge: Acknowledge) -> None:
        held = holding([folder / "backups"], data_in(folder), [self.erased])
        if clear(held, [self.erased]).failed:
            raise BackupFailed("Some backups are as they were.")
        acknowledge()

    def fault(self, folder: Path, acknowledged: int) -> str | None:
        states = [state | {"saves": 0} for state in self._saves.states()]
        backups = list((folder / "backups").glob("*.db"))
        if len(backups) != 2:
            return f"{len(backups)} backups"
        for backup in backups:
            if read_backup(backup) | {"saves": 0} not in states[acknowledged:]:
                return "a backup is neither what it was nor what it was to be"
            if acknowledged and marker(1).encode() in backup.read_bytes():
                return "erased text is still there"
        return None


class Restore:
    """A backup takes the place of data that has changed since, which is backed up before."""

    steps = 1

    def __init__(self, backup: Path | None = None) -> None:
        """``backup`` is of an older version; without, it is of this one."""
        self._saves = Saves(history(9), [Save([company(7, 20)], ["company-1"])])
        self._older = backup

    def prepare(self, folder: Path) -> None:
        self._saves.prepare(folder)
        if self._older is None:
            with closing(Database.open(data_in(folder))) as database:
                database.backup(folder / "old.db")
        else:
            shutil.copyfile(self._older, folder / "old.db")
        self._saves.act(folder, lambda: None)

    def act(self, folder: Path, acknowledge: Acknowledge) -> None:
        with closing(Database.open(data_in(folder), create=False)) as database:
            restore(database, folder / "old.db")
        acknowledge()

    @cache  # noqa: B019
    def _restored(self) -> State:
        if self._older is None:
            return self._saves.states()[0]
        with TemporaryDirectory() as folder:
            shutil.copyfile(self._older, data_in(Path(folder)))
            return read_again(Path(folder))

    def fault(self, folder: Path, acknowledged: int) -> str | None:
        before, after = self._saves.states()[1], self._restored()
        found = read_again(folder)
        if found == before and not acknowledged:
            return None
        if found | {"saves": 0} != after | {"saves": 0}:
            return "the data is neither what it was nor what was restored"
        if found["saves"] <= before["saves"]:
            return "a state after the backup has the number of one before"
        backups = (read_backup(backup) for backup in (folder / "backups").glob("*.db"))
        return None if before in backups else "what was there before is in no backup"


def read_backup(file: Path) -> State:
    """Everything in a backup, which is not changed."""
    with closing(open_to_read(file)) as database:
        assert database.check() == []
        return everything(database)
