"""Files that are written whole or not at all, for the user alone."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from pathlib import Path, PureWindowsPath
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_helper import files
from interview_helper.files import (
    create_private,
    os_error_words,
    private_folder,
    remove_leftovers,
    sync_file,
    sync_folder,
    temporary_beside,
    write_whole,
)


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    file = tmp_path / "notes.md"
    file.write_bytes(b"what was there before")
    return file


# Writing


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=2000))
def test_what_is_written_is_what_is_there(tmp_path: Path, data: bytes) -> None:
    write_whole(tmp_path / "file", data)
    assert (tmp_path / "file").read_bytes() == data
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_file_is_the_user_s_alone(target: Path, mask: int) -> None:
    target.chmod(0o644)
    before = os.umask(mask)
    try:
        write_whole(target, b"secret")
    finally:
        os.umask(before)
    assert permissions(target) == 0o600


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    write_whole(tmp_path / ("n" * 255), b"all of it")
    assert (tmp_path / ("n" * 255)).read_bytes() == b"all of it"


def test_a_link_is_followed(tmp_path: Path, target: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_pipe_is_written_to_directly(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    data = bytes(range(256)) * 1000
    write_whole(pipe, data)
    reader.join()
    assert received == [data]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_bytes_are_written_as_they_are_on_windows(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this flag, Windows makes two bytes of each line break, on a pipe too."""
    pipe = target.with_name("pipe")
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    binary, opened = 1 << 30, os.open
    flags: dict[str, int] = {}

    def without_binary(file: Path, wanted: int, *mode: int) -> int:
        flags[file.suffix or file.name] = wanted
        return opened(file, wanted & ~binary, *mode)

    monkeypatch.setattr(os, "O_BINARY", binary, raising=False)
    monkeypatch.setattr(os, "open", without_binary)
    write_whole(target, b"text")
    write_whole(pipe, b"text")
    os.close(reader)
    assert flags[".part"] & binary
    assert flags["pipe"] & binary


def test_short_writes_are_continued(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:7])))
    write_whole(target, b"a text that takes more than one call")
    assert target.read_bytes() == b"a text that takes more than one call"


def no_bytes(*_: object) -> int:
    return 0


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("call", "failing", "words"),
    [
        ("write", no_bytes, "the disk reported an error"),
        ("write", full, "the disk is full"),
        ("fsync", full, "the disk is full"),
        ("replace", full, "the disk is full"),
        ("open", full, "the disk is full"),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, call: str, failing: object, words: str
) -> None:
    with monkeypatch.context() as injected:
        injected.setattr(os, call, failing)
        with pytest.raises(OSError) as caught:  # noqa: PT011  (its words are what is looked at)
            write_whole(target, b"new " * 1000)
    assert os_error_words(caught.value) == words
    assert target.read_bytes() == b"what was there before"
    assert [file.name for file in target.parent.iterdir()] == [target.name]


def test_a_disk_that_is_full_after_the_first_bytes(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    room = [10]

    def until_full(descriptor: int, data: bytes) -> int:
        if not room[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = write(descriptor, bytes(data[: room[0]]))
        room[0] -= written
        return written

    monkeypatch.setattr(os, "write", until_full)
    with pytest.raises(OSError, match="No space"):
        write_whole(target, b"more than ten bytes")
    assert target.read_bytes() == b"what was there before"
    assert [file.name for file in target.parent.iterdir()] == [target.name]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(OSError) as caught:  # noqa: PT011
        write_whole(folder, b"text")
    assert os_error_words(caught.value) == "a folder has that name"
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def test_what_a_kill_left_can_be_removed(tmp_path: Path) -> None:
    leftover = temporary_beside(tmp_path / "companies.db")
    assert leftover != temporary_beside(tmp_path / "companies.db")
    os.close(create_private(leftover))
    (tmp_path / "mine.part").touch()
    remove_leftovers(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.part"]


def test_a_private_file_is_never_an_old_one(target: Path) -> None:
    with pytest.raises(FileExistsError):
        create_private(target)
    assert target.read_bytes() == b"what was there before"


# Flushing


def synced(monkeypatch: pytest.MonkeyPatch, target: Path) -> list[str]:
    """What is flushed while the target is written, in order."""
    calls: list[str] = []
    sync, replace = os.fsync, os.replace

    def noting_sync(descriptor: int) -> None:
        calls.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        sync(descriptor)

    def noting_replace(source: Path, name: Path) -> None:
        calls.append("name")
        replace(source, name)

    monkeypatch.setattr(os, "fsync", noting_sync)
    monkeypatch.setattr(os, "replace", noting_replace)
    write_whole(target, b"new")
    return calls


def test_the_content_is_flushed_before_the_name_and_the_folder_after(
    monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    assert synced(monkeypatch, target) == ["file", "name", "folder"]


def test_windows_flushes_no_folders(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert synced(monkeypatch, target) == ["file", "name"]


def test_macos_flushes_to_the_medium(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    import fcntl

    calls: list[int] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _, command: calls.append(command))
    sync_file(target)
    assert calls == [51]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_flushes_no_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int
) -> None:
    def refused(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refused)
    sync_folder(tmp_path)


def test_a_folder_that_the_disk_did_not_take(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refused(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path)


def test_a_root_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a drive or a share, which may not be there: neither has a name, and so none beside it."""
    for there, words in ((True, "a folder has that name"), (False, "that folder is not there")):
        monkeypatch.setattr(Path, "exists", lambda _, there=there: there)
        with pytest.raises(OSError) as caught:  # noqa: PT011
            temporary_beside(Path("/"))
        assert os_error_words(caught.value) == words


@pytest.mark.parametrize(
    "target",
    ["C:/Users/me/notes.md", "//server/share/notes.md", "//?/C:/notes.md", "D:notes.md", "/notes.md"],
)
def test_a_temporary_file_is_beside_its_target_on_windows(target: str) -> None:
    beside = temporary_beside(cast(Path, PureWindowsPath(target)))
    assert beside.parent == PureWindowsPath(target).parent
    assert beside.drive == PureWindowsPath(target).drive
    assert beside.name.endswith(".part")


# Folders


def test_a_folder_is_the_user_s_alone_and_one_that_was_there_stays(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir(mode=0o755)
    there.chmod(0o755)
    before = os.umask(0)
    try:
        private_folder(there / "a" / "b")
        private_folder(there / "a" / "b")
    finally:
        os.umask(before)
    assert permissions(there) == 0o755
    assert permissions(there / "a") == permissions(there / "a" / "b") == 0o700


def test_a_folder_that_was_made_is_flushed_in_the_one_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[Path] = []
    monkeypatch.setattr(files, "sync_folder", flushed.append)
    private_folder(tmp_path / "a" / "b")
    private_folder(tmp_path / "a" / "b")
    assert flushed == [tmp_path, tmp_path / "a"]


def test_a_folder_in_one_that_may_not_be_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(files, "sync_folder", refuse)
    private_folder(tmp_path / "a")
    assert (tmp_path / "a").is_dir()


def test_a_folder_where_a_file_is(target: Path) -> None:
    with pytest.raises(FileExistsError):
        private_folder(target)
    with pytest.raises(NotADirectoryError):
        private_folder(target / "below" / "it")
    assert target.read_bytes() == b"what was there before"


def test_a_folder_in_one_that_is_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(OSError) as caught:  # noqa: PT011
        private_folder(Path("a/b"))
    assert os_error_words(caught.value) == "that folder is not there"


def test_a_drive_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_drive(*_: object, **__: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory")

    monkeypatch.setattr(Path, "mkdir", no_drive)
    with pytest.raises(FileNotFoundError):
        private_folder(Path("/folder"))


def test_the_root_of_a_drive_is_a_folder_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows does not say of it that it exists, but that nobody may make it."""

    def not_allowed(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", not_allowed)
    private_folder(tmp_path)
    with pytest.raises(PermissionError):
        private_folder(tmp_path / "new")


# Words


@pytest.mark.parametrize("number", files._WORDS)
def test_an_error_has_words_that_end_a_sentence(number: int) -> None:
    words = os_error_words(OSError(number, os.strerror(number)))
    assert words[0].islower()
    assert not words.endswith(".")
    assert "rrno" not in words


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        (errno.EACCES, 32, "another program is using it"),
        (errno.EACCES, 5, "writing there is not allowed"),
        (errno.ENOENT, 53, "that computer or share cannot be reached"),
        (errno.ENOENT, 3, "that folder is not there"),
        (errno.ENOENT, 206, "the name is too long"),
        (errno.ENOSPC, 112, "the disk is full"),
    ],
)
def test_what_windows_knows_beyond_the_number(number: int, code: int, words: str) -> None:
    error = OSError(number, os.strerror(number))
    error.winerror = code  # type: ignore[attr-defined, unused-ignore]
    assert os_error_words(error) == words


def test_an_error_without_words_of_ours() -> None:
    assert os_error_words(OSError(errno.EXDEV, "Cross-device link")) == "the system says “Cross-device link”"
    assert os_error_words(OSError("odd")) == "the system says “odd”"
