"""Every call with which the program changes what is on the disk, seen before it happens and after.

SQLite's calls pass through a VFS of APSW, those of ``interview_helper.files`` through ``os``. Only what
lies in the watched folder counts.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import apsw
from apsw_connection import OPEN, connects_through


class Call(NamedTuple):
    """One call; ``kind`` is one of ``KINDS``, and what does not belong to it is left empty.

    A link and a rename have their new name in ``target``. ``entry`` says of a sync that it takes the file's
    own entry in its folder along.
    """

    kind: str
    path: str
    offset: int = 0
    data: bytes = b""
    target: str = ""
    entry: bool = False


KINDS = ("create", "write", "truncate", "sync", "link", "rename", "unlink", "mkdir", "sync folder")


class Watcher:
    """Looks on; ``before`` may raise an OSError, and then the call does not take place."""

    def before(self, call: Call) -> None:
        pass

    def after(self, call: Call) -> None:
        pass


@contextmanager
def watched(folder: Path, watcher: Watcher, *, cache_pages: int = 0) -> Iterator[None]:
    """Let the watcher see all that happens in the folder meanwhile.

    ``cache_pages`` is how many pages SQLite may hold back; with few of them it writes in the middle of a
    transaction, as it does in a large one.
    """
    root = str(folder)
    name = f"watched-{next(_numbers)}"
    vfs = _Vfs(name, root, watcher)
    connect = connects_through(name)

    def connects(database: str, **arguments: Any) -> Any:
        connection = connect(database, **arguments)
        if cache_pages:
            connection.execute(f"PRAGMA cache_size = {cache_pages}")
        return connection

    with ExitStack() as stack:
        stack.callback(vfs.unregister)
        stack.enter_context(mock.patch.object(sqlite3, "connect", connects))
        stack.enter_context(mock.patch.object(apsw, "Connection", _locked_through(name, stack)))
        for called, function in _Calls(root, watcher).functions().items():
            stack.enter_context(mock.patch.object(os, called, function))
        stack.enter_context(mock.patch.object(shutil, "copyfile", _copyfile))
        yield


_numbers = count()


def _locked_through(vfs: str, stack: ExitStack) -> Callable[..., Any]:
    """How locked files are opened: their encryption comes on top of the VFS, by this name."""
    encrypting = f"multipleciphers-{vfs}"

    def connect(database: str, **arguments: Any) -> Any:
        connection = OPEN(database, vfs=encrypting, **arguments)
        if not made:
            stack.callback(apsw.unregister_vfs, encrypting)
            made.append(encrypting)
        return connection

    made: list[str] = []
    return connect


# SQLite's

_CODES = {
    "write": apsw.SQLITE_IOERR_WRITE,
    "truncate": apsw.SQLITE_IOERR_TRUNCATE,
    "sync": apsw.SQLITE_IOERR_FSYNC,
    "unlink": apsw.SQLITE_IOERR_DELETE,
    "create": apsw.SQLITE_CANTOPEN,
}


class _Seen:
    def __init__(self, root: str, watcher: Watcher) -> None:
        self.root = root
        self.watcher = watcher

    @contextmanager
    def seen(self, call: Call) -> Iterator[None]:
        """As SQLite is told of an error."""
        if not call.path.startswith(self.root):
            yield
            return
        try:
            self.watcher.before(call)
        except OSError as error:
            full = error.errno == errno.ENOSPC and call.kind == "write"
            raise apsw.exception_for(apsw.SQLITE_FULL if full else _CODES[call.kind]) from error
        yield
        self.watcher.after(call)


class _Vfs(apsw.VFS):
    def __init__(self, name: str, root: str, watcher: Watcher) -> None:
        self._seen = _Seen(root, watcher)
        # Not the default one, which may be that for locked files: that goes on top.
        super().__init__(name, "unix" if "unix" in apsw.vfs_names() else "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        path = "" if name is None else name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        new = bool(flags[0] & apsw.SQLITE_OPEN_CREATE) and not os.path.exists(path)  # noqa: PTH110
        journal = bool(flags[0] & apsw.SQLITE_OPEN_MAIN_JOURNAL)
        if not new:
            return _VfsFile(name, flags, path, journal, self._seen)
        with self._seen.seen(Call("create", path)):
            return _VfsFile(name, flags, path, journal, self._seen)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        with self._seen.seen(Call("unlink", filename)):
            super().xDelete(filename, syncdir)
        if syncdir:
            self._seen.watcher.after(Call("sync folder", os.path.dirname(filename)))  # noqa: PTH120


class _VfsFile(apsw.VFSFile):
    def __init__(self, name: Any, flags: list[int], path: str, journal: bool, seen: _Seen) -> None:
        super().__init__("", name, flags)
        self._path = path
        # With the first sync of a journal, SQLite syncs the folder too.
        self._entry = journal
        self._seen = seen

    def xWrite(self, data: Any, offset: int) -> None:
        with self._seen.seen(Call("write", self._path, offset, bytes(data))):
            super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        with self._seen.seen(Call("truncate", self._path, newsize)):
            super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        with self._seen.seen(Call("sync", self._path, entry=self._entry)):
            super().xSync(flags)
        self._entry = False


# The program's


def _copyfile(source: Any, target: Any) -> Any:
    """As the system does it where it has no call of its own for that."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        content = Path(source).read_bytes()
        for start in range(0, len(content), _AT_ONCE):
            os.write(descriptor, content[start : start + _AT_ONCE])
    finally:
        os.close(descriptor)
    return target


_AT_ONCE = 16_384


class _Calls:
    """Stand-ins for functions of ``os``, with the descriptors that are open on files of the folder."""

    def __init__(self, root: str, watcher: Watcher) -> None:
        self._root = root
        self._watcher = watcher
        self._open: dict[int, str] = {}

    def functions(self) -> dict[str, Callable[..., Any]]:
        # Taken while they are still those of the system.
        self._os = {
            name: getattr(os, name)
            for name in ("open", "close", "write", "fsync", "link", "replace", "rename", "unlink", "mkdir")
        }
        return {
            "open": self._opened,
            "close": self._closed,
            "write": self._written,
            "fsync": self._synced,
            "link": lambda *arguments, **options: self._named("link", *arguments, **options),
            "replace": lambda *arguments, **options: self._named("replace", *arguments, **options),
            "rename": lambda *arguments, **options: self._named("rename", *arguments, **options),
            "unlink": lambda path, **options: self._alone("unlink", path, **options),
            "remove": lambda path, **options: self._alone("unlink", path, **options),
            "mkdir": lambda path, *arguments, **options: self._alone("mkdir", path, *arguments, **options),
        }

    def _do(self, call: Call, function: Callable[[], Any]) -> Any:
        if not (call.target or call.path).startswith(self._root):
            return function()
        self._watcher.before(call)
        result = function()
        self._watcher.after(call)
        return result

    def _opened(self, path: Any, flags: int, *arguments: Any, **options: Any) -> int:
        place = os.path.abspath(os.fspath(path))  # noqa: PTH100

        def function() -> int:
            return int(self._os["open"](path, flags, *arguments, **options))

        if flags & os.O_CREAT and not os.path.exists(place):  # noqa: PTH110
            descriptor = self._do(Call("create", place), function)
        else:
            descriptor = function()
            if flags & os.O_TRUNC and place.startswith(self._root):
                self._watcher.after(Call("truncate", place))
        self._open[descriptor] = place
        return int(descriptor)

    def _closed(self, descriptor: int) -> None:
        self._open.pop(descriptor, None)
        self._os["close"](descriptor)

    def _path_of(self, descriptor: int) -> str:
        """Also of a file that Python itself opened."""
        with suppress(OSError):
            return self._open.get(descriptor) or os.readlink(f"/proc/self/fd/{descriptor}")  # noqa: PTH115
        return ""

    def _written(self, descriptor: int, data: Any) -> int:
        path = self._path_of(descriptor)
        offset = os.lseek(descriptor, 0, os.SEEK_CUR) if path else 0
        call = Call("write", path, offset, bytes(data))
        return int(self._do(call, lambda: self._os["write"](descriptor, data)))

    def _synced(self, descriptor: int) -> None:
        path = self._path_of(descriptor)
        kind = "sync folder" if os.path.isdir(path) else "sync"  # noqa: PTH112
        self._do(Call(kind, path), lambda: self._os["fsync"](descriptor))

    def _named(self, function: str, source: Any, target: Any, **options: Any) -> None:
        kind = "link" if function == "link" else "rename"
        call = Call(kind, os.path.abspath(source), target=os.path.abspath(target))  # noqa: PTH100
        self._do(call, lambda: self._os[function](source, target, **options))

    def _alone(self, function: str, path: Any, *arguments: Any, **options: Any) -> None:
        call = Call(function, os.path.abspath(path))  # noqa: PTH100
        self._do(call, lambda: self._os[function](path, *arguments, **options))
