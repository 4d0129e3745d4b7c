"""Opening the data file: made whole, recognised before anything is written, locked, and set for safety."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from interview_helper.files import (
    create_private,
    os_error_words,
    private_folder,
    remove_leftovers,
    sync_file,
    sync_folder,
    temporary_beside,
)
from interview_helper.storage.errors import (
    NO_ACCESS,
    SQLITE_FAULTS,
    Unsupported,
    already_open,
    creation_failure,
    damaged,
    locked,
    newer_version,
    no_data,
    not_ours,
    not_writable,
    older_version,
    open_failure,
)
from interview_helper.storage.schema import APPLICATION_ID, CREATE, TABLES, VERSION

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password

OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""
MAGIC = b"IvHpLock"
"""What a file begins with that is locked with a password."""
LENGTH_LIMIT = 16 * 1024 * 1024
"""Bytes in one value or one row."""
_PLAIN = str.maketrans("", "", "/._-~")
"""Takes out what, beside letters and digits, is itself in a URI."""

# Beyond the defaults, each for a reason that ARCHITECTURE gives. `synchronous` 3 is EXTRA, `temp_store` 2
# is MEMORY.
SETTINGS: dict[str, int | str] = {
    "locking_mode": "exclusive",
    "journal_mode": "truncate",
    "synchronous": 3,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
    "temp_store": 2,
    **({"fullfsync": 1} if sys.platform == "darwin" else {}),
}


Identity = tuple[int, int]
"""What stays the same about a file as long as it is the same file: its device and inode."""


_open_here: dict[Identity, bool] = {}
"""The data files that this process has open, and whether they are locked with a password."""


def identity_of(file: Path) -> Identity:
    """Raises: OSError: the file is not there."""
    entry = file.stat()
    return (entry.st_dev, entry.st_ino)


def open_locked(
    file: Path, *, create: bool, password: Password | None = None
) -> tuple[sqlite3.Connection, Identity]:
    """Open the data file for this process alone; a missing one is made if ``create`` is true.

    The password is for a file that is locked with one; another file is opened all the same.

    Raises:
        StorageError: every way in which that fails; a file that is not taken keeps its bytes.
    """
    try:
        if not file.exists():
            if not create:
                raise no_data(file)
            private_folder(file.parent)
            _create(file)
        if not file.is_file():
            raise not_ours(file, "is not a file")
        if file.stat().st_size == 0:
            raise not_ours(file, "is empty and not Interview Helper’s data")
    except OSError as error:
        raise not_writable(file.parent, os_error_words(error)) from error
    try:
        connection, version = connect_to_data(file, "rw", password)
        try:
            _lock(connection, file)
            set_for_safety(connection)
            _tidy(file)
            if version < VERSION:
                from interview_helper.storage.migrating import migrate

                migrate(connection, file, version)
            identity = identity_of(file)
            _open_here[identity] = password_of(connection) is not None
            return connection, identity
        except BaseException:
            connection.close()
            raise
    except SQLITE_FAULTS as error:
        raise open_failure(file, error) from error
    except OSError as error:
        raise not_writable(file.parent, os_error_words(error)) from error


def let_go(connection: sqlite3.Connection, identity: Identity) -> None:
    """Close a data file; a second time does nothing."""
    connection.close()
    _open_here.pop(identity, None)


def connect_to_data(
    file: Path, mode: str, password: Password | None = None
) -> tuple[sqlite3.Connection, int]:
    """A connection to a data file, locked with a password or not, and its version; only reads.

    Raises:
        Locked: it is locked, and there is no password.
        StorageError: it is not ours, or locked with another password.
        sqlite3.Error: it cannot be read.
    """
    connection = connect_as_it_is(file, mode, password)
    try:
        return connection, recognise(connection, file)
    except BaseException:
        connection.close()
        raise


def connect_as_it_is(file: Path, mode: str, password: Password | None) -> sqlite3.Connection:
    """A connection to an existing file, locked with a password or not, whatever is in it.

    Raises:
        AlreadyOpen, Locked, WrongPassword, Unsupported
        sqlite3.Error: it cannot be opened.
    """
    try:
        locked_here = _open_here.get(identity_of(file))
    except OSError:
        locked_here = None
    if locked_here:
        raise already_open(file)
    # Before anything else: a library that cannot read a locked file would throw away what a broken off save
    # has left of it. And never where the file is open here: closing it would drop the lock.
    if locked_here is None and is_locked(file):
        if password is None:
            raise locked(file)
        # Imported here: most files are not locked.
        from interview_helper.storage import locking

        return locking.connect(file, mode, password)
    return connect(file, mode)


def is_locked(file: Path) -> bool:
    """Whether the file begins as one does that is locked with a password; not where it cannot be read."""
    try:
        with file.open("rb", buffering=0) as start:
            return start.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def connect_like(model: sqlite3.Connection, file: Path, mode: str) -> sqlite3.Connection:
    """As ``connect``, to a file that is locked, or is to be, with the password of another connection, if any.

    Raises:
        StorageError: as ``connect`` does; or it is locked with another password.
        sqlite3.Error: the file cannot be opened.
    """
    password = password_of(model)
    if password is None:
        return connect(file, mode)
    from interview_helper.storage import locking

    return locking.connect(file, mode, password)


def password_of(connection: sqlite3.Connection) -> Password | None:
    """What the file is locked with that a connection is to."""
    return getattr(connection, "password", None)


def connect(file: Path, mode: str) -> sqlite3.Connection:
    """A connection to an existing file, with nothing read from it yet; ``mode`` is "ro" or "rw".

    Raises:
        Unsupported: SQLite is too old, or was built without full-text search.
        sqlite3.Error: the file cannot be opened.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE[:2]))
        raise Unsupported(
            f"Interview Helper needs SQLite {oldest} or newer; the Python at {sys.executable} comes with "
            f"{sqlite3.sqlite_version}. Use a newer Python."
        )
    connection = sqlite3.connect(
        f"{uri_of(_absolute(file))}?mode={mode}", uri=True, isolation_level=None, timeout=0
    )
    if "fts5" not in available_modules(connection):
        connection.close()
        raise Unsupported(
            "Interview Helper needs SQLite with full-text search (FTS5); the Python at "
            f"{sys.executable} comes without. Use another build of Python."
        )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LENGTH_LIMIT)
    return connection


def uri_of(file: PurePath) -> str:
    """The absolute path as SQLite takes it.

    SQLite refuses a URI that names a host, which is how the name of a Windows share begins: there, the
    host goes into the path.
    """
    path = str(file)
    if path.startswith("/") and path.isascii() and path.translate(_PLAIN).isalnum():
        return f"file://{path}"  # as below; but what escapes the others takes 3 ms of a start to import
    uri = file.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def _absolute(file: Path) -> Path:
    if sys.platform == "win32":
        # Path.absolute() leaves “D:file” as it is where the current folder is on another drive.
        return Path(os.path.abspath(file))  # noqa: PTH100
    return file.absolute()


def available_modules(connection: sqlite3.Connection) -> set[str]:
    """The virtual table modules that this SQLite was built with."""
    return {name for (name,) in connection.execute("PRAGMA module_list")}


def recognise(connection: sqlite3.Connection, file: Path) -> int:
    """Make sure that the file is ours, of this version or an older one; only reads.

    Returns:
        Its version.

    Raises:
        StorageError: it is not.
        sqlite3.Error: it cannot be read.
    """
    # From the first read on, so that nobody changes the file between this look and the lock.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise not_ours(file, "is the file of another program")
    version = _pragma(connection, "user_version")
    if not isinstance(version, int) or version > VERSION:
        raise newer_version(file)
    tables: tuple[str, ...] = TABLES
    if version < VERSION:
        # Imported here: few starts are a version's first.
        from interview_helper.storage.migrating import OLD

        tables = OLD[version].tables if version in OLD else TABLES
    found = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema")}
    if version < 1 or not found.issuperset(tables):
        raise damaged(file, "its tables are not as they were made")
    return version


def is_older(connection: sqlite3.Connection, file: Path) -> bool:
    """Whether the file is ours and of an older version; only reads.

    Raises:
        StorageError: it is not ours, or of a newer version.
        sqlite3.Error: it cannot be read.
    """
    return recognise(connection, file) < VERSION


def recognise_current(connection: sqlite3.Connection, file: Path) -> None:
    """Make sure that the file is ours and of this version; only reads.

    Raises:
        StorageError: it is not.
        sqlite3.Error: it cannot be read.
    """
    if is_older(connection, file):
        raise older_version(file)


def set_for_safety(connection: sqlite3.Connection) -> None:
    """Set every pragma and read it back.

    Raises:
        Unsupported: SQLite did not take one.
    """
    for name, value in SETTINGS.items():
        connection.execute(f"PRAGMA {name} = {value}")
        found = _pragma(connection, name)
        if found != value:
            raise Unsupported(
                f"The SQLite of the Python at {sys.executable} does not take the setting “{name}”, "
                "which keeps saved data safe. Use another build of Python."
            )


def fill(file: Path) -> None:
    """Make the tables in an empty file that nobody else knows of.

    Raises:
        Unsupported: see ``connect``.
        sqlite3.Error: they cannot be written.
    """
    connection = connect(file, "rw")
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("BEGIN IMMEDIATE")
        # Not executescript: it would commit what came before it.
        for statement in CREATE:
            connection.execute(statement)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _create(file: Path) -> None:
    """Make a new data file that is whole from the moment it has its name.

    A kill before that leaves a temporary file, which the next start removes; if another process was
    faster, its file stays and this one's goes.
    """
    temporary = temporary_beside(file)
    os.close(create_private(temporary))
    try:
        fill(temporary)
        sync_file(temporary)
        _give_name(temporary, file)
    except (sqlite3.Error, OSError) as error:
        if file.exists():
            # Another process made it first, and took this one's file for a leftover.
            return
        if isinstance(error, OSError):
            raise
        raise creation_failure(file, error) from error
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(file.parent)


def _give_name(temporary: Path, file: Path) -> None:
    """Name the file without ever replacing another.

    Raises:
        OSError: there is another, or the name cannot be given.
    """
    try:
        os.link(temporary, file)
    except OSError:
        # A file system without hard links (FAT, some shares): whoever makes the empty file may replace it.
        os.close(create_private(file))
        try:
            temporary.replace(file)
        except OSError:
            file.unlink()
            raise


def _lock(connection: sqlite3.Connection, file: Path) -> None:
    if not all(os.access(place, os.W_OK) for place in (file, file.parent)):
        # The journal goes into the folder. SQLite itself would open a file that may only be read, and say so
        # with the first save.
        raise not_writable(file.parent, NO_ACCESS)
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _tidy(file: Path) -> None:
    """Under the lock: make the file private, and remove what a killed start left."""
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        # FAT and some shares have no such rights: there, whoever mounted them decides.
        with suppress(PermissionError):
            file.chmod(0o600)
    remove_leftovers(file.parent)


def _pragma(connection: sqlite3.Connection, name: str) -> object:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row is not None else None
