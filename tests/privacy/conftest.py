"""A window over a real data file, for what is looked at in it here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from window_driver import Starter, starter


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starter]:
    """Opens windows on one folder."""
    with starter(qtbot, tmp_path / "data", monkeypatch) as starts:
        yield starts
