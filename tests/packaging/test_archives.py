"""Archives carry nothing of the machine or the moment."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

import pytest
from archives import digest, write_checksums, write_tar_xz
from reproducible import differences

EPOCH = 1_700_000_000


def folder_of(parent: Path, names: list[str], umask: int) -> Path:
    """A small bundle, made in the order given."""
    folder = parent / "bundle"
    before = os.umask(umask)
    try:
        (folder / "lib").mkdir(parents=True)
        for name in names:
            (folder / name).write_text(name, encoding="utf-8")
        (folder / "program").chmod(0o700)
        (folder / "link").symlink_to("lib/a")
    finally:
        os.umask(before)
    return folder


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    first = folder_of(tmp_path / "one", ["program", "lib/a", "lib/b"], 0o022)
    second = folder_of(tmp_path / "two", ["lib/b", "lib/a", "program"], 0o077)
    os.utime(second / "lib" / "a", (1, 1))
    for folder, name in ((first, "1.tar.xz"), (second, "2.tar.xz")):
        write_tar_xz(folder, "interview-helper-1", EPOCH, tmp_path / name)
    assert (tmp_path / "1.tar.xz").read_bytes() == (tmp_path / "2.tar.xz").read_bytes()


def test_entries_are_sorted_and_belong_to_nobody(tmp_path: Path) -> None:
    write_tar_xz(folder_of(tmp_path, ["program", "lib/a"], 0o077), "it", EPOCH, tmp_path / "it.tar.xz")
    with tarfile.open(tmp_path / "it.tar.xz") as archive:
        entries = {entry.name: entry for entry in archive.getmembers()}
    assert list(entries) == ["it", "it/lib", "it/lib/a", "it/link", "it/program"]
    assert {entry.mtime for entry in entries.values()} == {EPOCH}
    assert {(entry.uid, entry.gid, entry.uname) for entry in entries.values()} == {(0, 0, "")}
    assert (entries["it/program"].mode, entries["it/lib/a"].mode, entries["it/lib"].mode) == (
        0o755,
        0o644,
        0o755,
    )
    assert entries["it/link"].linkname == "lib/a"


def test_a_file_with_two_names_is_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, ["program", "lib/a"], 0o022)
    (folder / "lib" / "b").hardlink_to(folder / "lib" / "a")
    with pytest.raises(ValueError, match="second name"):
        write_tar_xz(folder, "it", EPOCH, tmp_path / "it.tar.xz")


def test_checksums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_bytes(b"")
    write_checksums([tmp_path / "b", tmp_path / "a"], tmp_path / "SHA256SUMS")
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest(tmp_path / "a") == nothing
    assert (tmp_path / "SHA256SUMS").read_text() == f"{nothing}  a\n{nothing}  b\n"


def test_each_difference_is_named(tmp_path: Path) -> None:
    first = folder_of(tmp_path / "one", ["program", "lib/a", "lib/b"], 0o022)
    second = folder_of(tmp_path / "two", ["program", "lib/a", "lib/c"], 0o022)
    (second / "lib" / "a").write_text("other")
    (second / "link").unlink()
    (second / "link").symlink_to("lib/c")
    assert differences(first, second) == [
        "lib/a differs",
        "lib/b differs",
        "lib/c differs",
        "link differs",
    ]
    assert differences(first, first) == []
