"""What the window remembers: kept in memory, brought to the disk when asked, read back defensively."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from interview_helper.session.settings import Settings

pytestmark = pytest.mark.usefixtures("qapp")


def test_what_is_written_is_read_by_the_next_start(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.keep("order", "name")
    settings.keep("widths", [236, 700, 296])
    settings.keep("geometry", QByteArray(b"\x00\xff;=, \n"))
    settings.write()
    again = Settings(tmp_path)
    assert again.text("order") == "name"
    assert again.widths("widths", (1, 2, 3)) == [236, 700, 296]
    assert again.data("geometry") == b"\x00\xff;=, \n"


def test_it_lies_beside_the_data(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.keep("order", "name")
    settings.write()
    assert [file.name for file in tmp_path.iterdir()] == ["settings.ini"]


def test_what_is_kept_is_known_at_once_and_on_the_disk_only_when_written(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.keep("order", "name")
    assert settings.text("order") == "name"
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_has_its_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings.text("order") == ""
    assert settings.text("order", "tilt") == "tilt"
    assert settings.widths("widths", (1, 2)) == [1, 2]
    assert settings.data("geometry").isEmpty()


@pytest.mark.parametrize(
    "kept", ["", "1", "1 2 3", "one 2", "-1 2", "1.5 2", "1  2", "²  2", "1 99999999999999999999", "1, 2"]
)
def test_widths_that_make_no_sense_are_the_default(tmp_path: Path, kept: str) -> None:
    settings = Settings(tmp_path)
    settings.keep("widths", kept)
    assert settings.widths("widths", (300, 400)) == [300, 400]


@pytest.mark.parametrize(
    "content", ["order=a, b\n", "order=@ByteArray(x)\n", "%&\x00[[[\n=\n", "order=@Point(1 2)"]
)
def test_a_file_that_somebody_else_changed_never_stops_the_start(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.ini").write_text(f"[General]\n{content}")
    settings = Settings(tmp_path)
    assert settings.text("order", "name") == "name"
    assert isinstance(settings.data("order"), QByteArray)
    settings.keep("order", "tilt")
    settings.write()
    assert Settings(tmp_path).text("order") == "tilt"


def test_it_may_be_written_in_another_thread(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.keep("last_company", "6f1f")
    thread = threading.Thread(target=settings.write)
    thread.start()
    thread.join()
    assert Settings(tmp_path).text("last_company") == "6f1f"
