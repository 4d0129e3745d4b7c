"""What a disk may hold after the power has gone: all that was synced, and any part of what was not.

The calls of a program are recorded; then the power is cut between any two of them. What was written since a
file's last sync is there, or not, or in another order, or torn at sectors of 512 bytes; where a file had
grown, there may be zeros or rubbish. A new name, a new size and a removal are no more certain than that
before the file, and its folder, are synced.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from watched_disk import Call, Watcher

SECTOR = 512

Image = dict[str, bytes]
"""The files by their paths."""


class Recorder(Watcher):
    """Everything that happened since it was made, and after which call which save was acknowledged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before_all = {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        self.folders = {str(folder), *(str(path) for path in folder.rglob("*") if path.is_dir())}
        self.calls: list[Call] = []
        self.acknowledged: list[int] = []

    def after(self, call: Call) -> None:
        self.calls.append(call)

    def acknowledge(self, _: int = 0) -> None:
        """The program was told that what it wanted is done: so many calls were made for it."""
        self.acknowledged.append(len(self.calls))


class Cut(NamedTuple):
    """One way in which the disk may be found; so many saves were acknowledged before."""

    acknowledged: int
    image: Image


def cuts(recorded: Recorder, images: int, chance: random.Random) -> Iterator[Cut]:
    """So many images that differ, as far as there are so many."""
    known: set[bytes] = set()
    for _ in range(20):
        wanted = images - len(known)
        for cut in _some(recorded, wanted, chance):
            key = _digest(cut)
            if key not in known:
                known.add(key)
                yield cut
        if len(known) == images:
            return


def _some(recorded: Recorder, images: int, chance: random.Random) -> Iterator[Cut]:
    last = len(recorded.calls)
    # Half of the cuts come right after an acknowledgement, when there is most to lose.
    points = sorted(
        min(last, chance.choice(recorded.acknowledged))
        if chance.random() < 0.5
        else chance.randrange(last + 1)
        for _ in range(images)
    )
    disk = _Disk(recorded)
    done = 0
    for point in points:
        for call in recorded.calls[done:point]:
            disk.take(call)
        done = point
        acknowledged = sum(calls <= point for calls in recorded.acknowledged)
        yield Cut(acknowledged, disk.image(chance))


def _digest(cut: Cut) -> bytes:
    digest = blake2b(str(cut.acknowledged).encode())
    for path, content in sorted(cut.image.items()):
        digest.update(f"\0{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()


@dataclass(slots=True)
class _File:
    synced: bytearray = field(default_factory=bytearray)
    pending: list[Call] = field(default_factory=list)

    def take(self, call: Call) -> None:
        self.pending.append(call)

    def sync(self) -> None:
        for call in self.pending:
            _apply(self.synced, call)
        self.pending.clear()

    def content(self, chance: random.Random) -> bytes:
        """What may be found of it."""
        result = bytearray(self.synced)
        how = chance.choice(("all", "none", "first", "some", "sectors"))
        first = chance.randrange(len(self.pending) + 1) if how == "first" else 0
        filler = chance.choice((b"", b"\0", b"\xa5"))
        for number, call in enumerate(self.pending):
            if how == "all" or number < first or (how == "some" and chance.random() < 0.5):
                _apply(result, call)
            elif how == "sectors" or (how == "first" and number == first):
                _tear(result, call, filler, chance)
        return bytes(result)


def _apply(content: bytearray, call: Call) -> None:
    if call.kind == "truncate":
        del content[call.offset :]
        content.extend(bytes(call.offset - len(content)))
    else:
        _put(content, call.offset, call.data)


def _put(content: bytearray, offset: int, data: bytes) -> None:
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


def _tear(content: bytearray, call: Call, filler: bytes, chance: random.Random) -> None:
    if call.kind == "truncate":
        if chance.random() < 0.5:
            _apply(content, call)
        return
    start, end = call.offset, call.offset + len(call.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        if chance.random() < 0.5:
            _put(content, start, call.data[start - call.offset : stop - call.offset])
        elif filler and stop > len(content):
            # The file had grown, and nothing had been written there yet.
            content.extend(filler * (stop - len(content)))
        start = stop


class _Disk:
    def __init__(self, recorded: Recorder) -> None:
        files = {path: _File(bytearray(content)) for path, content in recorded.before_all.items()}
        # By their names as the program sees them, and as they will be found for certain.
        self._seen = dict(files)
        self._certain = dict(files)
        self._folders = set(recorded.folders)
        self._root = str(recorded.folder)
        self._pending: dict[str, list[tuple[Call, _File | None]]] = {}

    def take(self, call: Call) -> None:
        if call.kind in ("write", "truncate"):
            self._seen[call.path].take(call)
        elif call.kind == "sync":
            self._seen[call.path].sync()
            if call.entry:
                self._sync_folder(str(Path(call.path).parent))
        elif call.kind == "sync folder":
            self._sync_folder(call.path)
        else:
            file = _File() if call.kind == "create" else self._seen.get(call.path)
            folder = str(Path(call.target or call.path).parent)
            self._pending.setdefault(folder, []).append((call, file))
            _enter(self._seen, set(), call, file)

    def _sync_folder(self, folder: str) -> None:
        for call, file in self._pending.pop(folder, []):
            _enter(self._certain, self._folders, call, file)

    def image(self, chance: random.Random) -> Image:
        names, folders = dict(self._certain), set(self._folders)
        for pending in self._pending.values():
            how = chance.choice(("all", "none", "first", "some"))
            first = chance.randrange(len(pending) + 1)
            for number, (call, file) in enumerate(pending):
                if (
                    how == "all"
                    or (how == "first" and number < first)
                    or (how == "some" and chance.random() < 0.5)
                ):
                    _enter(names, folders, call, file)
        contents: dict[int, bytes] = {}
        for file in names.values():
            if id(file) not in contents:
                contents[id(file)] = file.content(chance)
        return {path: contents[id(file)] for path, file in names.items() if self._reachable(path, folders)}

    def _reachable(self, path: str, folders: set[str]) -> bool:
        above = (str(folder) for folder in Path(path).parents)
        return all(folder in folders for folder in above if folder.startswith(self._root))


def _enter(names: dict[str, _File], folders: set[str], call: Call, file: _File | None) -> None:
    """Do in a folder what the call did."""
    if call.kind == "mkdir":
        folders.add(call.path)
    elif call.kind == "unlink":
        names.pop(call.path, None)
    else:
        assert file is not None
        names[call.target or call.path] = file
        if call.kind == "rename":
            names.pop(call.path, None)


def lay_out(image: Image, recorded_in: Path, folder: Path) -> None:
    """Write the files of an image, recorded in one folder, into another."""
    for path, content in image.items():
        file = folder / Path(path).relative_to(recorded_in)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
