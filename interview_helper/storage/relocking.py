"""Setting, changing and removing the password of a data file or a backup, and copying across passwords.

It is the old file or the new one, whole, whenever the machine stops.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from interview_helper.files import (
    create_private,
    os_error_words,
    overwrite,
    replace_overwriting,
    sync_file,
    sync_folder,
    temporary_beside,
)
from interview_helper.storage.connection import (
    Identity,
    connect_like,
    connect_to_data,
    is_locked,
    let_go,
    open_locked,
    password_of,
    recognise,
    uri_of,
)
from interview_helper.storage.errors import (
    SQLITE_FAULTS,
    StorageError,
    Unsupported,
    password_failed,
    password_failure,
    password_unconfirmed,
)
from interview_helper.storage.locking import Password, library

Step = Callable[[int, int, int], object]


class Changed(NamedTuple):
    """The data file, open again; ``trouble`` is to be raised after this was taken over."""

    connection: sqlite3.Connection
    identity: Identity
    trouble: StorageError | None = None


def change_password(
    connection: sqlite3.Connection, identity: Identity, file: Path, password: Password | None
) -> Changed:
    """Lock the open data file with another password, or with none.

    A copy is made beside it, read back, and renamed over it: it is the old file or the new one, whole,
    whenever the machine stops. What the old one held is overwritten, as far as the disk does that.

    Raises:
        PasswordFailed, Damaged, ReadFailed, Unsupported: nothing was changed; the connection is as it was.
        StorageError: it was changed, and another program was faster to open the file.
    """
    trouble: StorageError | None = None
    with _converted(connection, file, password) as temporary:
        old = _second_name(file)
        try:
            if sys.platform == "win32":
                # There, no file is replaced while it is open.
                before = password_of(connection)
                let_go(connection, identity)
                try:
                    temporary.replace(file)
                except OSError as error:
                    trouble = password_failed(file, os_error_words(error))
                    return Changed(*open_locked(file, create=False, password=before), trouble)
            else:
                # The lock is let go after it: nobody can save to a file that is about to be replaced.
                temporary.replace(file)
                let_go(connection, identity)
            try:
                sync_folder(file.parent)
            except OSError as error:
                trouble = password_unconfirmed(file, os_error_words(error))
            if old is not None and password is not None and trouble is None:
                # Not before the new name is certain: until then the old file may be what is found again.
                overwrite(old)
        finally:
            if old is not None:
                old.unlink(missing_ok=True)
    return Changed(*open_locked(file, create=False, password=password), trouble)


def relock_backups(backups: Iterable[Path], old: Password | None, new: Password | None) -> list[Path]:
    """Give backups another password, or none; each is the old or the new one, whole.

    What an old one held is overwritten, as far as the disk does that. None may be the data itself.

    Returns:
        Those that are left as they were: they have another password, are damaged, or cannot be written.
    """
    left = []
    for file in backups:
        try:
            _relock(file, old, new)
        except StorageError:
            if not _opens_with(file, new):
                left.append(file)
    return left


def _relock(file: Path, old: Password | None, new: Password | None) -> None:
    try:
        moments = file.stat()
        connection = connect_to_data(file, "ro", old)[0]
        with closing(connection), _converted(connection, file, new) as temporary:
            connection.close()
            os.utime(temporary, ns=(moments.st_atime_ns, moments.st_mtime_ns))
            replace_overwriting(file, temporary)
    except OSError as error:
        raise password_failed(file, os_error_words(error)) from error
    except SQLITE_FAULTS as error:
        raise password_failure(file, error) from error


def _opens_with(file: Path, password: Password | None) -> bool:
    """Whether it is locked with this password, and with no other."""
    try:
        connection = connect_to_data(file, "ro", password)[0]
    except (*SQLITE_FAULTS, OSError, StorageError):
        return False
    connection.close()
    return password_of(connection) == password


@contextmanager
def _converted(connection: sqlite3.Connection, file: Path, password: Password | None) -> Iterator[Path]:
    """A verified copy beside the file, locked with the password; it may be renamed, and is else removed."""
    try:
        temporary = temporary_beside(file)
        os.close(create_private(temporary))
        try:
            _convert(connection, temporary, password)
            sync_file(temporary)
            _read_back(connection, file, temporary, password)
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise password_failed(file, os_error_words(error)) from error
    except SQLITE_FAULTS as error:
        raise password_failure(file, error) from error


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection, pages: int, progress: Step) -> None:
    """As ``source.backup``, where one of the two is locked.

    Raises:
        StorageError, sqlite3.Error: it could not be copied; what the target held, it holds.
    """
    if password_of(source) is not None or password_of(target) is None:
        source.backup(target, pages=pages, progress=progress)
        return
    # The first is the file; a second there is once something temporary was needed.
    _, _, place = target.execute("PRAGMA database_list").fetchone()
    with (
        _converted(source, Path(place), password_of(target)) as copy,
        closing(connect_like(target, copy, "ro")) as locked,
    ):
        locked.backup(target, pages=pages, progress=progress)


def _convert(connection: sqlite3.Connection, target: Path, password: Password | None) -> None:
    if not hasattr(connection, "serialize"):
        raise Unsupported(
            f"The SQLite of the Python at {sys.executable} cannot hand over a whole file, so no password "
            "can be set. Use another build of Python."
        )
    parameters = "key=" if password is None else password.parameters(new=True)
    library().write_anew(connection.serialize(), f"{uri_of(target.absolute())}?{parameters}")


def _read_back(connection: sqlite3.Connection, file: Path, copy: Path, password: Password | None) -> None:
    """Open the copy as a stranger would, and compare it with the original, value by value."""
    if is_locked(copy) != (password is not None):
        raise password_failed(file, "the new file is not as it should be")
    opened, version = connect_to_data(copy, "ro", password)
    with closing(opened):
        sound = opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        same = version == recognise(connection, file) and _same(_values(connection), _values(opened))
    if not (sound and same):
        raise password_failed(file, "the new file could not be read back")


def _same(ours: Iterable[object], theirs: Iterable[object]) -> bool:
    missing = object()
    return all(one == other for one, other in zip_longest(ours, theirs, fillvalue=missing))


def _values(connection: sqlite3.Connection) -> Iterator[object]:
    """Everything that is in a database, in its order."""
    yield from connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name")
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    for (name,) in tables:
        yield from connection.execute(f'SELECT * FROM "{name}"')


def _second_name(file: Path) -> Path | None:
    """Another name for the file, by which it can be reached once it is replaced; a leftover after a kill."""
    name = temporary_beside(file)
    # A file system without hard links.
    with suppress(OSError):
        os.link(file, name)
        return name
    return None
