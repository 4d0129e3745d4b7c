"""Backups that are made while the window is open: when one is due, in order with saves, told once."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qt_data import Heard, MakeOpened, Opened, company, stopped_disk

from interview_helper.paths import backup_folder
from interview_helper.session import backing_up
from interview_helper.session.backing_up import BackingUp
from interview_helper.storage.backups import Look
from interview_helper.storage.looking import opened_as_it_is

TODAY = date(2026, 11, 23)


class Days:
    """The day, as a test sets it."""

    def __init__(self) -> None:
        self.today = TODAY

    def __call__(self) -> date:
        return self.today


class Scene:
    """A session whose backups are made when a test says so."""

    def __init__(self, qtbot: QtBot, opened: Opened) -> None:
        self.qtbot = qtbot
        self.opened = opened
        self.session = opened.session
        self.days = Days()
        self.backing_up = BackingUp(opened.session, opened.session, self.days)
        self.heard = Heard(
            done=self.backing_up.done,
            failed=self.backing_up.failed,
            progressed=self.backing_up.progressed,
            ended=self.backing_up.ended,
        )

    def due(self) -> None:
        with self.qtbot.waitSignal(self.backing_up.ended):
            self.backing_up.back_up_if_due()

    def now(self) -> None:
        with self.qtbot.waitSignal(self.backing_up.ended):
            self.backing_up.back_up_now()

    def choose(self, folder: Path, *, move: bool) -> None:
        with self.qtbot.waitSignal(self.backing_up.ended):
            self.backing_up.choose(folder, move=move)

    @property
    def own(self) -> Path:
        return self.opened.folder / "backups"


@pytest.fixture
def scene(qtbot: QtBot, make_opened: MakeOpened) -> Scene:
    return Scene(qtbot, make_opened(company("a"), company("b")))


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_one_is_made_a_day_after_saves(scene: Scene) -> None:
    scene.due()
    assert names(scene.own) == ["000001-2026-11-23-daily.db"]
    scene.session.set_notes("later")
    scene.opened.settle()
    scene.due()
    assert len(names(scene.own)) == 1
    scene.days.today += timedelta(1)
    scene.due()
    assert names(scene.own) == ["000001-2026-11-23-daily.db", "000002-2026-11-24-daily.db"]
    scene.days.today += timedelta(1)
    scene.due()
    assert len(names(scene.own)) == 2
    assert scene.heard.of("failed") == []
    # Said to nobody: it is no news.
    assert scene.heard.of("done") == []
    done, of = scene.heard.of("progressed")[-1]
    assert done == of


def test_it_looks_by_itself_once_it_is_begun(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backing_up, "WAIT_MS", 1)
    with scene.qtbot.waitSignal(scene.backing_up.ended):
        scene.backing_up.begin()
    assert len(names(scene.own)) == 1
    # And again in an hour.
    assert scene.backing_up._timer.interval() == backing_up.AGAIN_MS
    assert scene.backing_up._timer.isActive()


def test_it_waits_while_something_is_under_way(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backing_up, "WAIT_MS", 1)
    with scene.qtbot.waitSignal(scene.backing_up.ended):
        scene.session.set_notes("typed just now")
        scene.backing_up.back_up_if_due()
        assert scene.backing_up._timer.interval() == 1
    scene.opened.settle()
    (made,) = scene.own.iterdir()
    with opened_as_it_is(made) as backup:
        assert any(one.notes == "typed just now" for one in backup.companies())


def test_a_save_that_comes_meanwhile_is_written_after_it(scene: Scene) -> None:
    with scene.qtbot.waitSignal(scene.backing_up.ended):
        with stopped_disk(scene.opened):
            scene.backing_up.back_up_now()
            for number in range(5):
                scene.session.set_notes("x" * number)
        scene.session.set_name("Renamed")
    saved = scene.opened.saved()
    assert saved[scene.session.company.id].name == "Renamed"
    assert len(names(scene.own)) == 1


def test_by_hand_it_is_said(scene: Scene) -> None:
    scene.now()
    made = scene.own / "000001-2026-11-23-by-hand.db"
    assert made.exists()
    assert scene.heard.of("done") == [f"Backed up to {made}."]


def test_a_failure_is_told_once(scene: Scene) -> None:
    scene.own.write_text("in the way")
    scene.due()
    scene.days.today += timedelta(1)
    scene.due()
    (sentence,) = scene.heard.of("failed")
    assert "something else has that name already" in sentence
    # Who asks is told each time.
    scene.now()
    scene.now()
    assert len(scene.heard.of("failed")) == 3


def test_what_can_only_be_read_is_not_backed_up(scene: Scene, tmp_path: Path) -> None:
    scene.session.read_only = True
    scene.backing_up.back_up_if_due()
    scene.opened.settle()
    assert scene.heard.said == []
    scene.now()
    scene.choose(tmp_path, move=True)
    assert len(scene.heard.of("failed")) == 2
    assert names(scene.own) == []
    assert backup_folder(scene.opened.folder) == scene.own


# A folder that was chosen


def test_backups_go_to_the_folder_that_is_chosen(scene: Scene, tmp_path: Path) -> None:
    scene.now()
    chosen = tmp_path / "synced"
    chosen.mkdir()
    scene.choose(chosen, move=False)
    assert backup_folder(scene.opened.folder) == chosen == scene.session.backup_folder
    assert names(chosen) == []
    scene.due()
    # What had stayed beside the data is taken along.
    assert names(chosen) == ["000001-2026-11-23-by-hand.db"]
    scene.session.set_notes("later")
    scene.opened.settle()
    scene.due()
    assert names(chosen) == ["000001-2026-11-23-by-hand.db", "000002-2026-11-23-daily.db"]
    assert names(scene.own) == []
    scene.now()
    made = chosen / "000003-2026-11-23-by-hand.db"
    assert scene.heard.of("done")[-1] == f"Backed up to {made}."


def test_those_that_are_there_are_taken_along(scene: Scene, tmp_path: Path) -> None:
    scene.now()
    scene.now()
    chosen = tmp_path / "synced"
    chosen.mkdir()
    scene.choose(chosen, move=True)
    assert len(names(chosen)) == 2
    assert scene.heard.of("done")[-1] == f"Backups go to {chosen} from now on. 2 were taken there."
    scene.choose(scene.own, move=True)
    assert len(names(scene.own)) == 2
    assert names(chosen) == []
    assert backup_folder(scene.opened.folder) == scene.own


def test_a_folder_that_cannot_be_chosen(scene: Scene, tmp_path: Path) -> None:
    scene.choose(tmp_path / "nowhere", move=True)
    (sentence,) = scene.heard.of("failed")
    assert "that folder is not there" in sentence
    assert scene.session.backup_folder == scene.own


def test_a_chosen_folder_that_goes_and_comes_back(scene: Scene, tmp_path: Path) -> None:
    chosen = tmp_path / "stick"
    chosen.mkdir()
    scene.choose(chosen, move=True)
    chosen.rmdir()
    scene.due()
    assert names(scene.own) == ["000001-2026-11-23-daily.db"]
    (sentence,) = scene.heard.of("failed")
    assert str(chosen) in sentence
    assert f"backups stay in {scene.own}" in sentence
    assert not chosen.exists()
    scene.due()
    assert len(scene.heard.of("failed")) == 1
    chosen.mkdir()
    scene.due()
    assert names(chosen) == ["000001-2026-11-23-daily.db"]
    assert names(scene.own) == []


def test_a_share_that_does_not_answer_is_done_without(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "share"
    chosen.mkdir()
    scene.choose(chosen, move=True)
    real, answers = backing_up.look_at_backups, threading.Event()

    def look(*folders: Path, password: object = None) -> Look:
        if chosen in folders:
            answers.wait(20)
        return real(*folders, password=password)  # type: ignore[arg-type]

    monkeypatch.setattr(backing_up, "look_at_backups", look)
    monkeypatch.setattr(backing_up, "NO_ANSWER_MS", 20)
    try:
        scene.due()
        assert names(scene.own) == ["000001-2026-11-23-daily.db"]
        (sentence,) = scene.heard.of("failed")
        assert "does not answer" in sentence
        # Neither saves nor the closing of the window wait for it, and it is not asked again.
        scene.session.set_notes("saved")
        assert scene.opened.saved()["a"].notes == "saved"
        assert not scene.session.reader.is_under_way
        scene.days.today += timedelta(1)
        scene.due()
        assert len(names(scene.own)) == 2
        assert len(scene.heard.of("failed")) == 1
    finally:
        answers.set()
    scene.qtbot.waitUntil(lambda: not scene.backing_up._unanswered)
    # Nothing comes of the late answer; the next look finds it again.
    assert len(names(scene.own)) == 2
    scene.days.today += timedelta(1)
    scene.due()
    assert len(names(chosen)) == 2
    assert names(scene.own) == []


def test_an_import_goes_on_with_the_numbers(scene: Scene, tmp_path: Path) -> None:
    chosen = tmp_path / "synced"
    chosen.mkdir()
    scene.choose(chosen, move=True)
    scene.now()
    scene.due()
    done: list[bool] = []
    scene.session.replace_companies([(None, company("c"))], "Import", lambda: done.append(True))
    scene.qtbot.waitUntil(lambda: bool(done))
    assert names(scene.own) == [f"000002-{date.today()}-before-import.db"]
