"""Started twice: the second start hands over what it was asked for, and the first window takes it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_driver import Driver

from interview_helper.handover import REQUEST, Reception, hand_over

SOON_MS = 50


@pytest.fixture
def asked(tmp_path: Path, qtbot: QtBot) -> list[Path | None]:  # noqa: ARG001
    """What a reception on the folder has been asked for."""
    heard: list[Path | None] = []
    reception = Reception(tmp_path)
    reception.asked.connect(heard.append)
    heard_by.append(reception)
    return heard


heard_by: list[Reception] = []


@pytest.mark.parametrize("file", [None, Path("/somewhere/to import.json"), Path("beside.json")])
def test_what_is_handed_over_arrives(tmp_path: Path, asked: list[Path | None], file: Path | None) -> None:
    assert hand_over(tmp_path, file)
    assert asked == [None if file is None else Path.cwd() / file]
    assert list(tmp_path.iterdir()) == []


def test_where_nobody_listens_it_is_taken_back(tmp_path: Path, qtbot: QtBot) -> None:  # noqa: ARG001
    assert not hand_over(tmp_path, Path("/a.json"), SOON_MS)
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_nobody_is_asked(tmp_path: Path, qtbot: QtBot) -> None:  # noqa: ARG001
    assert not hand_over(tmp_path / "missing", None, SOON_MS)


def test_what_a_start_left_behind_long_ago_is_forgotten(tmp_path: Path, asked: list[Path | None]) -> None:
    request = tmp_path / REQUEST
    request.write_text(json.dumps({"file": "/old.json"}))
    os.utime(request, (1_700_000_000, 1_700_000_000))
    heard_by[-1].look()
    assert asked == []
    assert not request.exists()


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"7", b"\xff\xfe", b'{"file": 7}'])
def test_what_is_no_request_harms_nothing(tmp_path: Path, asked: list[Path | None], text: bytes) -> None:
    (tmp_path / REQUEST).write_bytes(text)
    heard_by[-1].look()
    assert asked in ([], [None])


def test_the_open_window_comes_back_and_offers_the_import(two: Driver, tmp_path: Path) -> None:
    two.window.setWindowState(two.window.windowState() | Qt.WindowState.WindowMinimized)
    missing = tmp_path / "missing.json"
    assert hand_over(two.folder, missing)
    assert str(missing) in two.refused()
    assert not two.window.isMinimized()
