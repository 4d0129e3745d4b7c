"""The data file, open in one thread of one process: reading, saving, checking, backing up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company, CompanySummary
from interview_helper.storage import listing, rows, totals
from interview_helper.storage.connection import (
    Identity,
    identity_of,
    let_go,
    open_locked,
    password_of,
    recognise_current,
)
from interview_helper.storage.copying import Progress, copy_verified
from interview_helper.storage.errors import (
    SQLITE_FAULTS,
    Damaged,
    damaged,
    reading,
    save_failed,
    write_failure,
)
from interview_helper.storage.shared import Shared, load_common, save_shared

if TYPE_CHECKING:
    from interview_helper.domain.revisions import Revision
    from interview_helper.storage.locking import Password
    from interview_helper.storage.verifying import Verification


class Database:
    """The companies in one data file; held by this process alone until it is closed.

    Every method belongs to the thread that opened it, and while it is open nothing else in the
    process may open the file: closing that handle would drop the lock.
    """

    read_only = False
    """Whether every save is refused."""

    def __init__(self, file: Path, connection: sqlite3.Connection, identity: Identity) -> None:
        self.file = file
        self._connection = connection
        self._identity = identity

    @classmethod
    def open(cls, file: Path, *, create: bool = True, password: Password | None = None) -> Database:
        """Open and lock the data file; a missing one is made, with its folder, if ``create`` is true.

        The password is for a file that is locked with one.

        Raises:
            NoData: it is missing and not to be made.
            AlreadyOpen: another program, or another part of this one, has it open.
            NewerVersion, NotOurs, Damaged: what is there is not taken, and keeps its bytes.
            NotWritable, ReadFailed, Unsupported: it cannot be used.
            Locked, WrongPassword: it is locked, and not with that password.
        """
        return cls(file, *open_locked(file, create=create, password=password))

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        let_go(self._connection, self._identity)

    def count(self) -> int:
        """How many companies there are outside the trash.

        Raises:
            Damaged: not all that were saved.
        """
        with reading(self.file):
            return rows.count(self._connection)

    def summaries(self, now: datetime, limit: int | None = None) -> list[CompanySummary]:
        """The list in the order of ``Order.NEXT_DATE``: the whole of it, or its first ``limit``.

        The whole list is verified. A first page is verified company by company, and read without the
        rest: ask for the whole list after it.

        Raises:
            Damaged, ReadFailed
        """
        with reading(self.file):
            if limit is None:
                return listing.by_next_date(self._connection, now)
            return listing.first_page(self._connection, now, limit)

    def company(self, company_id: str) -> Company | None:
        """One company, verified, in the trash or not; ``None`` when there is none of that id.

        Raises:
            Damaged, ReadFailed
        """
        with reading(self.file):
            return rows.load(self._connection, company_id)

    def companies(self) -> Iterator[Company]:
        """All companies outside the trash in the order in which they were first saved, each verified.

        The iterator reads as it goes: use it up in the thread, and in the job, that asked for it.

        Raises:
            Damaged, ReadFailed
        """
        with reading(self.file):
            for company in rows.load_all(self._connection):
                if company.trashed_at is None:
                    yield company

    def common(self) -> Common:
        """What counts for all companies.

        Raises:
            Damaged, ReadFailed
        """
        with reading(self.file):
            return load_common(self._connection)

    def trash(self) -> list[CompanySummary]:
        """The companies in the trash, the last thrown away first.

        Raises:
            Damaged, ReadFailed
        """
        from interview_helper.storage.trash import trashed

        with reading(self.file):
            return trashed(self._connection)

    def told_of_trash(self) -> dict[str, datetime]:
        """When the user was told of a company in the trash, by its id, that it will be erased soon.

        Raises:
            Damaged, ReadFailed
        """
        from interview_helper.storage.trash import told

        with reading(self.file):
            return told(self._connection)

    def revisions(self, company_id: str) -> list[Revision]:
        """A company's notes as they were before, the newest first.

        Raises:
            Damaged, ReadFailed
        """
        from interview_helper.storage.revisions import revisions_of

        with reading(self.file):
            return revisions_of(self._connection, company_id)

    def saves(self) -> int:
        """How often anything was saved: of two files of one user, the greater number is the later one.

        Raises:
            Damaged, ReadFailed
        """
        with reading(self.file):
            return totals.saves(self._connection)

    def write(
        self,
        changed: Sequence[Company],
        deleted: Sequence[str] = (),
        shared: Shared = MappingProxyType({}),
    ) -> None:
        """Save whole records and delete others, all or nothing; on the disk when it returns.

        A company that is new comes last in ``companies``. Deleting one that is not there is no error.
        ``shared`` are values that count for all companies, by the names of ``schema.SHARED_NAMES``.

        Raises:
            SaveFailed: nothing was changed; the same call may be tried again.
            Damaged, ReadFailed: the file can no longer be relied on; nothing was changed.
        """
        self._still_there()
        try:
            with self._transaction() as connection:
                changes = [rows.remove(connection, company_id) for company_id in deleted]
                changes += [rows.save(connection, company) for company in changed]
                totals.add_to_total(connection, changes)
                save_shared(connection, shared)
        except (*SQLITE_FAULTS, UnicodeEncodeError) as error:
            raise write_failure(self.file, error) from error

    def erase(self, company_ids: Sequence[str]) -> None:
        """Delete companies, in the trash or not, so that nothing of them stays in the file.

        Raises:
            SaveFailed: nothing was changed, or the companies are deleted and the file still has room that
                they took, overwritten with zeros; the same call may be tried again.
            Damaged, ReadFailed: the file can no longer be relied on; nothing was changed.
        """
        self.write((), company_ids)
        try:
            self._connection.execute("VACUUM")
        except SQLITE_FAULTS as error:
            raise write_failure(self.file, error) from error

    def check(self, *, thorough: bool = False) -> list[str]:
        """Everything that can be checked: a sentence for each thing that is wrong.

        A ``thorough`` one also asks whether what is kept makes sense; see ``Verification``.

        Raises:
            Damaged, ReadFailed: so wrong that nothing more can be said.
        """
        from interview_helper.storage.verifying import faults

        with reading(self.file):
            return faults(self._connection, thorough=thorough)

    def check_on(self, verification: Verification) -> bool:
        """Do the next step of a check that makes room for others in between; return whether there is another.

        Raises:
            Damaged, ReadFailed: so wrong that nothing more can be said.
        """
        with reading(self.file):
            return verification.step(self._connection)

    def damage_in(self, verification: Verification) -> Damaged | None:
        """What a check has found wrong so far, as an error that says what to do; ``None`` for nothing."""
        from interview_helper.storage.verifying import damage_words

        found = verification.sentences()
        return damaged(self.file, damage_words(found)) if found else None

    def backup(self, target: Path, progress: Progress | None = None) -> None:
        """Copy the data to a single file (0600), verified before it takes the target's name.

        ``progress`` is told how far the copying is.

        Raises:
            BackupFailed: it could not be made or is not good; an older target is as it was.
            Damaged, ReadFailed: the data itself could not be read.
        """

        from interview_helper.storage.verifying import faults

        def good(copy: sqlite3.Connection, place: Path) -> bool:
            recognise_current(copy, place)
            return not faults(copy) and totals.total(copy) == totals.total(self._connection)

        copy_verified(self._connection, self.file, target, good, progress)

    def replace_all(self, source: Database, progress: Progress | None = None) -> None:
        """Put another file's whole content in the place of this one's, all or nothing, and verify it.

        Raises:
            SaveFailed: nothing was changed.
            Damaged, ReadFailed: the file can no longer be relied on.
        """
        from interview_helper.storage.restoring import replace_content

        self._still_there()
        replace_content(source._connection, self._connection, self.file, progress)

    @property
    def password(self) -> Password | None:
        """What the file is locked with."""
        return password_of(self._connection)

    def set_password(self, password: Password | None) -> None:
        """Lock the file with another password, or with none; it is the old file or the new one at any time.

        Raises:
            PasswordFailed, SaveFailed, Damaged, ReadFailed, Unsupported: the text says what holds now.
        """
        from interview_helper.storage.relocking import change_password

        self._still_there()
        changed = change_password(self._connection, self._identity, self.file, password)
        self._connection, self._identity = changed.connection, changed.identity
        if changed.trouble is not None:
            raise changed.trouble

    def sums(self) -> dict[str, tuple[int, int]]:
        """Two checksums of each company, in the trash or not, by its id: equal ones are of equal records.

        Raises:
            ReadFailed
        """
        with reading(self.file):
            found = self._connection.execute("SELECT id, checksum, contents FROM company")
            return {key: (checksum, contents) for key, checksum, contents in found}

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException:
            # After some errors SQLite has rolled back by itself.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _still_there(self) -> None:
        """A file that was moved or replaced would take saves that nobody finds again."""
        try:
            found = identity_of(self.file)
        except OSError:
            found = None
        if found != self._identity:
            raise save_failed(
                self.file,
                "the file was moved, replaced or deleted while it was open",
                "Put it back, or export the company to another file and start again.",
            )
