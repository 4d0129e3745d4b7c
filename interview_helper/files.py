"""Files and folders that are the user's alone, and files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file would be too large for that disk",
    errno.EACCES: "writing there is not allowed",
    errno.EPERM: "writing there is not allowed",
    errno.EROFS: "that disk can only be read",
    errno.ENOENT: "that folder is not there",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EISDIR: "a folder has that name",
    errno.EEXIST: "something else has that name already",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "its links lead in a circle",
    errno.EIO: "the disk reported an error",
    errno.EBUSY: "another program is using it",
    errno.ETXTBSY: "another program is using it",
}
# Windows has more to say than the number that Python makes of it, which calls each of these a lack of
# rights or of a folder.
_WINDOWS_WORDS = {
    19: "that disk can only be read",
    21: "there is no disk in that drive",
    32: "another program is using it",
    33: "another program is using it",
    39: "the disk is full",
    53: "that computer or share cannot be reached",
    64: "that computer or share cannot be reached",
    67: "that computer or share cannot be reached",
    206: "the name is too long",
    1231: "that computer or share cannot be reached",
}
# What a file system answers that cannot flush a folder; the rename itself is all it has to offer.
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP)
_LEFTOVERS = ".interview-helper-*.part"


def os_error_words(error: OSError) -> str:
    """What went wrong, as the end of a sentence: "the disk is full"."""
    words = _WINDOWS_WORDS.get(getattr(error, "winerror", None) or 0) or _WORDS.get(error.errno or 0)
    return words or f"the system says “{error.strerror or error}”"


def private_folder(folder: Path) -> None:
    """Make the folder, and those above it that are missing, for the user alone (0700).

    A folder that exists is left as it is. One that was made outlives a power cut.

    Raises:
        OSError: it cannot be made.
    """
    try:
        folder.mkdir(mode=0o700)
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        # Not only FileExistsError: the root of a drive answers that nobody may make it.
        if not folder.is_dir():
            raise
        return
    # A folder in which one may write and not look can be used, though not flushed.
    with suppress(PermissionError):
        sync_folder(folder.parent)


def create_private(file: Path) -> int:
    """Create an empty file for the user alone (0600) and return its descriptor, open for writing.

    Raises:
        FileExistsError: there is something of that name; it is left as it is.
        OSError: it cannot be created.
    """
    return os.open(file, os.O_CREAT | os.O_EXCL | _write_only(), 0o600)


def temporary_beside(target: Path) -> Path:
    """A fresh name in the target's folder, short whatever the target is called.

    Raises:
        OSError: the target is the root of a drive or a share, there or not.
    """
    if not target.name:
        code = errno.EISDIR if target.exists() else errno.ENOENT
        raise OSError(code, os.strerror(code), str(target))
    return target.with_name(_LEFTOVERS.replace("*", os.urandom(8).hex()))


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files that a killed program left; none may be in use.

    Raises:
        OSError: one cannot be removed.
    """
    # With the journals that SQLite may have beside them.
    for leftover in folder.glob(f"{_LEFTOVERS}*"):
        leftover.unlink(missing_ok=True)


def write_whole(target: Path, data: bytes) -> None:
    """Write the file (0600) so that it holds all of the data, or what it held before.

    A link is followed; a device or a pipe is written to directly. When the call returns, the data
    is on the disk. When it raises, the old file is whole and nothing is left beside it.

    Raises:
        OSError: it cannot be written; ``os_error_words`` says why in words.
    """
    if target.exists() and not (target.is_file() or target.is_dir()):
        descriptor = os.open(target, _write_only())
        try:
            _write_all(descriptor, data)
        finally:
            os.close(descriptor)
        return
    target = Path(os.path.realpath(target))
    temporary = temporary_beside(target)
    descriptor = create_private(temporary)
    try:
        try:
            _write_all(descriptor, data)
            _sync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def overwrite(file: Path) -> None:
    """Put zeros in the place of what a file holds, unless it has another name or cannot be written.

    A disk may keep what was there all the same.
    """
    with suppress(OSError), file.open("r+b", buffering=0) as bytes_of_it:
        entry = os.fstat(bytes_of_it.fileno())
        if entry.st_nlink == 1:
            _write_all(bytes_of_it.fileno(), bytes(entry.st_size))
            _sync(bytes_of_it.fileno())


def replace_overwriting(file: Path, replacement: Path) -> None:
    """Give a file's name to another, then overwrite what it held.

    Raises:
        OSError: the name was not given; or nobody knows whether it will be there after a power cut.
    """
    old = temporary_beside(file)
    try:
        # A file system without hard links keeps what it wants of the old one.
        with suppress(OSError):
            os.link(file, old)
        replacement.replace(file)
        sync_folder(file.parent)
        overwrite(old)
    finally:
        old.unlink(missing_ok=True)


def remove_overwriting(file: Path) -> None:
    """Take a file's name away, overwrite what it held, and remove it.

    Raises:
        OSError: it is as it was; or nobody knows whether it will be back after a power cut.
    """
    gone = temporary_beside(file)
    file.replace(gone)
    sync_folder(file.parent)
    overwrite(gone)
    gone.unlink()


def sync_file(file: Path) -> None:
    """Flush a closed file to the disk.

    Raises:
        OSError: the disk did not take it.
    """
    descriptor = os.open(file, os.O_RDWR)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries to the disk, so that a new name outlives a power cut.

    Raises:
        OSError: the disk did not take it.
    """
    if sys.platform == "win32":  # has no such call: its journal keeps the order of renames
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _write_only() -> int:
    """How a file is opened for writing bytes: without its flag, Windows adds to every line break."""
    return os.O_WRONLY | int(getattr(os, "O_BINARY", 0))


def _write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: a call may take fewer than it was given, and says so only in its result."""
    rest = memoryview(data)
    while rest:
        written = os.write(descriptor, rest)
        if written <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # There, fsync leaves the data in the disk's own cache.
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)
