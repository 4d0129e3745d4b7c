"""Archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import hashlib
import lzma
import stat
import tarfile
from collections.abc import Iterable
from pathlib import Path


def write_tar_xz(folder: Path, name: str, epoch: int, target: Path) -> None:
    """Pack a folder as ``name/…``: sorted, owned by nobody in particular, everything of the same time."""
    with (
        lzma.open(target, "wb", preset=9) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for place in (folder, *sorted(folder.rglob("*"))):
            inner = Path(name) / place.relative_to(folder)
            entry = settled(archive.gettarinfo(place, inner.as_posix()), epoch)
            if entry.isreg():
                with place.open("rb") as content:
                    archive.addfile(entry, content)
            else:
                archive.addfile(entry)


def settled(entry: tarfile.TarInfo, epoch: int) -> tarfile.TarInfo:
    """The entry without what differs from one machine, or one build, to the next."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = epoch
    entry.mode = 0o755 if entry.isdir() or entry.mode & stat.S_IXUSR else 0o644
    if entry.islnk():  # the same bytes twice, whatever the file system made of it
        raise ValueError(f"{entry.name} is a second name of {entry.linkname}; copy it instead.")
    return entry


def digest(file: Path) -> str:
    """A file's SHA-256, as hexadecimal digits."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def write_checksums(files: Iterable[Path], target: Path) -> None:
    """A list that ``sha256sum --check`` reads, by name."""
    lines = [f"{digest(file)}  {file.name}\n" for file in sorted(files, key=lambda file: file.name)]
    target.write_text("".join(lines), encoding="utf-8")
