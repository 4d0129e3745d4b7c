"""A backup takes the place of the data under an open window: one step, undone and redone by its backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qt_data import Heard, MakeOpened, Opened, company, stopped_disk

from interview_helper.domain.common import Common
from interview_helper.domain.priorities import default_priorities
from interview_helper.domain.reasons import Mark
from interview_helper.session import restoring
from interview_helper.session.backing_up import BackingUp
from interview_helper.session.restoring import NOT_SAVED, READ_ONLY, Restoring
from interview_helper.storage.backups import backup_before
from interview_helper.storage.database import Database
from interview_helper.storage.errors import SaveFailed


class Scene:
    """A session with two companies and a backup of them, and what it says of restoring."""

    def __init__(self, qtbot: QtBot, opened: Opened) -> None:
        self.qtbot = qtbot
        self.opened = opened
        self.session = opened.session
        self.stack = opened.session.undo_stack
        self.restoring = Restoring(opened.session, opened.session)
        self.heard = Heard(
            begun=self.restoring.begun,
            ended=self.restoring.ended,
            done=self.restoring.done,
            failed=self.restoring.failed,
        )
        self.backup = self.back_up()

    @property
    def own(self) -> Path:
        return self.opened.folder / "backups"

    def back_up(self) -> Path:
        return self.opened.store.submit(lambda data: backup_before(data, self.own, "test")).result()

    def wait(self, act: Callable[[], object]) -> None:
        with self.qtbot.waitSignal(self.restoring.ended):
            act()
        self.opened.settle()

    def restore(self) -> None:
        self.wait(lambda: self.restoring.restore(self.backup, "the backup of today"))

    def undo(self) -> None:
        self.wait(self.stack.undo)

    def redo(self) -> None:
        self.wait(self.stack.redo)

    def notes(self) -> dict[str, str]:
        return {key: one.notes for key, one in self.opened.disk().items()}


@pytest.fixture
def scene(qtbot: QtBot, make_opened: MakeOpened) -> Scene:
    return Scene(qtbot, make_opened(company("a", notes="then"), company("b", notes="then"), last="a"))


THEN = {"a": "then", "b": "then"}


def change(scene: Scene) -> dict[str, str]:
    """The companies are others now: one changed, one gone, one new."""
    scene.session.set_notes("now")
    scene.session.new_company()
    scene.session.set_name("New")
    new = scene.session.company.id
    scene.session.open_company("b")
    scene.opened.settle()
    scene.session.delete_company()
    scene.opened.settle()
    now = {"a": "now", new: ""}
    assert scene.notes() == now
    return now


def test_everything_is_restored_and_shown(scene: Scene) -> None:
    change(scene)
    scene.session.open_company("a")
    scene.opened.settle()
    scene.opened.heard.clear()
    scene.restore()
    assert scene.notes() == THEN
    # The company that was open stays so, as it was.
    assert scene.session.company.id == "a"
    assert scene.session.company.notes == "then"
    assert [one.id for one in scene.opened.heard.of("loaded")[-1]] == ["a", "b"]
    assert scene.heard.names() == ["begun", "ended", "done"]
    assert scene.heard.of("done") == ["Restored the backup of today. Undo brings back what was there before."]
    assert scene.stack.undoText() == "Restore the backup of today"


def test_a_company_that_is_not_there_any_more_makes_room_for_the_first(scene: Scene) -> None:
    scene.session.new_company()
    scene.session.set_name("New")
    scene.restore()
    assert scene.session.company.id == "a"


def test_a_company_in_the_trash_then_is_not_opened(scene: Scene) -> None:
    scene.session.delete_company()
    scene.opened.settle()
    scene.backup = scene.back_up()
    scene.stack.undo()
    scene.opened.settle()
    assert scene.session.company.id == "a"
    scene.restore()
    assert scene.session.company.id == "b"


def test_without_any_company_there_is_a_draft(qtbot: QtBot, make_opened: MakeOpened) -> None:
    scene = Scene(qtbot, make_opened())
    scene.session.set_name("First")
    scene.opened.settle()
    scene.restore()
    assert scene.notes() == {}
    assert not scene.session.is_stored
    scene.session.set_name("Second")
    assert [one.name for one in scene.opened.saved().values()] == ["Second"]


def test_undo_and_redo_by_the_backups_of_each(scene: Scene) -> None:
    now = change(scene)
    steps = scene.stack.count()
    scene.restore()
    assert scene.stack.count() == steps + 1
    scene.undo()
    assert scene.notes() == now
    assert scene.stack.index() == steps
    scene.redo()
    assert scene.notes() == THEN
    scene.undo()
    assert scene.notes() == now
    # What came before it can be undone as ever.
    scene.stack.undo()
    assert "b" in scene.opened.saved()
    assert scene.heard.of("failed") == []


def test_what_came_after_it_can_be_undone_first(scene: Scene) -> None:
    now = change(scene)
    scene.restore()
    scene.session.open_company("b")
    scene.opened.settle()
    scene.session.set_mark("job-interesting", Mark.TICKED)
    scene.opened.settle()
    scene.stack.undo()
    scene.opened.settle()
    scene.undo()
    assert scene.notes() == now


def test_what_counts_for_all_comes_back(scene: Scene) -> None:
    scene.session.set_common(Common(default_priorities(scene.session.catalogue), {}, "Jo"), "Sign")
    scene.opened.settle()
    scene.restore()
    assert scene.session.common == Common()
    scene.undo()
    assert scene.session.common.signature == "Jo"


def test_what_is_typed_just_before_is_in_the_backup(scene: Scene) -> None:
    scene.session.set_notes("typed just now")
    scene.restore()
    scene.undo()
    assert scene.notes() == {"a": "typed just now", "b": "then"}


def test_what_is_put_when_the_wait_begins_is_saved_first(scene: Scene) -> None:
    """A field that loses the focus to the wait hands over what was typed in it."""
    scene.restoring.begun.connect(lambda: scene.session.set_notes("handed over"))
    scene.restore()
    assert scene.notes() == THEN
    scene.restoring.begun.disconnect()
    scene.undo()
    assert scene.notes()["a"] == "handed over"


def test_a_backup_that_is_gone_is_said_and_the_step_stays_done(scene: Scene) -> None:
    now = change(scene)
    scene.restore()
    index = scene.stack.index()
    before = max(scene.own.iterdir())
    content = before.read_bytes()
    before.unlink()
    scene.undo()
    (sentence,) = scene.heard.of("failed")
    assert "it is not there any more" in sentence
    assert scene.stack.index() == index
    assert scene.notes() == THEN
    # Once more, with the file back in its place.
    before.write_bytes(content)
    scene.undo()
    assert scene.notes() == now
    assert scene.stack.index() == index - 1
    # The same for redo.
    max(scene.own.iterdir()).unlink()
    scene.redo()
    assert len(scene.heard.of("failed")) == 2
    assert scene.stack.index() == index - 1
    assert scene.notes() == now


def test_a_backup_that_was_taken_to_the_chosen_folder_is_found(scene: Scene, tmp_path: Path) -> None:
    now = change(scene)
    scene.restore()
    chosen = tmp_path / "synced"
    chosen.mkdir()
    backing_up = BackingUp(scene.session, scene.session)
    with scene.qtbot.waitSignal(backing_up.ended):
        backing_up.choose(chosen, move=True)
    assert list(scene.own.iterdir()) == []
    scene.undo()
    assert scene.notes() == now


def test_a_damaged_backup_changes_nothing(scene: Scene) -> None:
    now = change(scene)
    scene.backup.write_bytes(scene.backup.read_bytes()[:8192])
    steps = scene.stack.count()
    scene.restore()
    (sentence,) = scene.heard.of("failed")
    assert "cannot be used: it is damaged" in sentence
    assert scene.notes() == now
    assert scene.stack.count() == steps
    assert scene.heard.names() == ["begun", "ended", "failed"]


def test_nothing_is_restored_over_changes_that_cannot_be_saved(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SaveFailed("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "write", full)
        scene.session.set_notes("not saved")
        with scene.qtbot.waitSignal(scene.restoring.ended):
            scene.restoring.restore(scene.backup, "the backup")
        assert scene.heard.of("failed") == [NOT_SAVED]
    scene.session.saver.try_again()
    assert scene.opened.saved()["a"].notes == "not saved"


def test_what_can_only_be_read_is_not_replaced(scene: Scene) -> None:
    scene.session.read_only = True
    with scene.qtbot.waitSignal(scene.restoring.failed):
        scene.restoring.restore(scene.backup, "the backup")
    assert scene.heard.of("failed") == [READ_ONLY]
    assert scene.heard.of("begun") == []


def test_one_at_a_time(scene: Scene) -> None:
    change(scene)
    with scene.qtbot.waitSignal(scene.restoring.done), stopped_disk(scene.opened):
        scene.restoring.restore(scene.backup, "the backup")
        with scene.qtbot.waitSignal(scene.restoring.failed):
            scene.restoring.restore(scene.backup, "the backup")
    assert scene.heard.of("failed") == ["Another backup is being restored. Try again after it."]
    assert len(scene.heard.of("begun")) == 1
    scene.opened.settle()
    assert scene.notes() == THEN


def test_an_error_that_nobody_expected_ends_the_wait(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a name")

    monkeypatch.setattr(restoring, "restore", fail)
    with scene.qtbot.captureExceptions() as raised:
        scene.restore()
    assert [kind for kind, *_ in raised] == [ValueError]
    (sentence,) = scene.heard.of("failed")
    assert "(ValueError)" in sentence
    assert "a name" not in sentence
    assert scene.heard.names() == ["begun", "ended", "failed"]
