"""Fixtures that several of these files share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qt_data import MakeOpened, opened_here
from window_driver import Driver, Starter, company, starter

from interview_helper.domain.reasons import Mark


@pytest.fixture
def make_opened(tmp_path: Path) -> Iterator[MakeOpened]:
    """Opens sessions on one folder."""
    yield from opened_here(tmp_path)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starter]:
    """Opens windows on one folder."""
    with starter(qtbot, tmp_path / "data", monkeypatch) as starts:
        yield starts


@pytest.fixture
def two(start: Starter) -> Driver:
    """A window with two companies, of which the first is open."""
    one = company("a", "Adatum", role="Analyst", notes="Friendly.").with_mark("job-interesting", Mark.TICKED)
    return start(one, company("b", "Contoso"))
