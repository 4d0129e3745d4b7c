"""Closing while something is under way: it is finished first, and given up only when the user says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from qt_data import stored_companies
from qt_importing import take
from window_driver import CTRL, FILTERS, SHIFT, Driver, Key, company

from interview_helper import files
from interview_helper.domain.company import utc_now
from interview_helper.export.formats import format_by_id
from interview_helper.importing.read_file import read_file


class Share:
    """Where files are written: from when on somebody waits for it, and whether it answers."""

    def __init__(self) -> None:
        self.asked, self.answers = Event(), Event()


@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> Iterator[Share]:
    """A share that does not answer until a test lets it."""
    share, write = Share(), files.write_whole

    def late(target: Path, data: bytes) -> None:
        share.asked.set()
        share.answers.wait(30)
        write(target, data)

    monkeypatch.setattr(files, "write_whole", late)
    yield share
    share.answers.set()


def export_all(driver: Driver, target: Path) -> None:
    driver.dialogs.answers.append((target, FILTERS["json"]))
    driver.press(Key.Key_E, CTRL | SHIFT)


def test_an_export_is_finished_before_the_window_closes(two: Driver, tmp_path: Path) -> None:
    export_all(two, tmp_path / "all.json")
    assert not two.close()
    assert "then closing" in two.said()
    two.wait(lambda: not two.window.isVisible())
    two.store.close()
    assert len(read_file(tmp_path / "all.json", two.window.session.catalogue, utc_now()).companies) == 2


def test_an_import_is_finished_before_the_window_closes(two: Driver, tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    file.write_bytes(format_by_id("json").render([company("c", "Fabrikam")], utc_now()))
    two.dialogs.answers.append(take)
    two.window.transfer.import_from(file)
    assert not two.close()
    two.wait(lambda: not two.window.isVisible())
    two.store.close()
    assert sorted(one.name for one in stored_companies(two.folder).values()) == [
        "Adatum",
        "Contoso",
        "Fabrikam",
    ]


def test_with_nothing_under_way_it_closes_at_once(two: Driver) -> None:
    two.settle()
    assert two.close()
    assert two.dialogs.asked == []


def test_what_fails_meanwhile_can_be_read(two: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    export_all(two, folder / "all.json")
    folder.rmdir()
    assert not two.close()
    assert "Not exported" in two.refused()
    two.settle()
    assert two.window.isVisible()
    assert two.close(), "and can be closed after that"


@pytest.mark.parametrize("kept_waiting", [True, False])
def test_closing_again_asks(two: Driver, tmp_path: Path, share: Share, kept_waiting: bool) -> None:
    export_all(two, tmp_path / "all.json")
    two.wait(share.asked.is_set)
    assert not two.close()
    two.dialogs.answers.append(kept_waiting)
    assert two.close() is not kept_waiting
    assert two.dialogs.asked[-1].texts[0] == "An export or import is still under way."
    if kept_waiting:
        share.answers.set()
        two.wait(lambda: not two.window.isVisible())
        assert (tmp_path / "all.json").exists()
