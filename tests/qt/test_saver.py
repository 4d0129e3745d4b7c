"""Autosave: when a save starts, what "saved" means, and what happens when a disk fails or is slow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from qt_data import Heard, company
from shiboken6 import delete

from interview_helper.domain.company import Company
from interview_helper.session import saver as saver_module
from interview_helper.session.saver import IDLE_MS, LONGEST_WAIT_MS, RETRY_MS, NotSaved, Saver
from interview_helper.storage.errors import SaveFailed
from interview_helper.storage.pending import Pending

A, B = company("a"), company("b")


class HandBridge(QObject):
    """A bridge whose other end is the test: jobs are done, or fail, when it says so."""

    def __init__(self) -> None:
        super().__init__()
        self.disk: dict[str, Company] = {}
        self.shared: dict[str, str] = {}
        self.jobs: list[tuple[Callable[[Any], Any], Callable[[Pending[Any]], None]]] = []
        self.fails_with: BaseException | None = None

    def write(self, changed: list[Company], deleted: list[str], shared: Mapping[str, str]) -> None:
        """What the jobs take for the database's."""
        if self.fails_with is not None:
            raise self.fails_with
        self.shared |= shared
        self.disk |= {one.id: one for one in changed}
        for company_id in deleted:
            self.disk.pop(company_id, None)

    def run(self, job: Callable[[Any], Any], then: Callable[[Pending[Any]], None]) -> None:
        self.jobs.append((job, then))

    def wait_for(self, job: Callable[[Any], Any]) -> Any:
        """As the store's thread does: everything before it is done first."""
        outcomes = [(then, self._outcome(earlier)) for earlier, then in self.jobs]
        self.jobs.clear()
        self.late = outcomes
        return job(self)

    def finish_one(self) -> None:
        """The oldest write comes back."""
        job, then = self.jobs.pop(0)
        then(self._outcome(job))

    def deliver_late(self) -> None:
        """What was done before ``wait_for`` is heard of only afterwards."""
        for then, pending in self.late:
            then(pending)

    def _outcome(self, job: Callable[[Any], Any]) -> Pending[Any]:
        pending: Pending[Any] = Pending()
        try:
            pending.set_result(job(self))
        except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
            pending.set_exception(error)
        return pending


@pytest.fixture
def bridge(qapp: object) -> Iterator[HandBridge]:  # noqa: ARG001
    made = HandBridge()
    yield made
    # Here, and not by the garbage collector in whatever thread it happens to run.
    delete(made)


@pytest.fixture
def saver(bridge: HandBridge) -> Saver:
    return Saver(bridge, bridge)  # type: ignore[arg-type]


def heard_of(saver: Saver) -> Heard:
    return Heard(unsaved=saver.unsaved, saved=saver.saved, failed=saver.save_failed)


def timer(saver: Saver, milliseconds: int) -> QTimer:
    (found,) = [one for one in saver.findChildren(QTimer) if one.interval() == milliseconds]
    assert found.isSingleShot()
    return found


def time_passes(saver: Saver, milliseconds: int) -> None:
    """The timer of this length runs out."""
    running_out = timer(saver, milliseconds)
    assert running_out.isActive()
    running_out.stop()
    running_out.timeout.emit()


# --- when a save starts -------------------------------------------------------------------------------


def test_the_times_are_those_that_were_promised() -> None:
    assert (IDLE_MS, LONGEST_WAIT_MS) == (400, 2_000)


def test_a_tick_is_written_at_once(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A})
    bridge.finish_one()
    assert bridge.disk == {"a": A}


def test_typing_is_written_after_a_pause(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A}, typing=True)
    assert not bridge.jobs
    time_passes(saver, IDLE_MS)
    bridge.finish_one()
    assert bridge.disk == {"a": A}


def test_each_key_begins_the_pause_anew(saver: Saver, bridge: HandBridge, qtbot: QtBot) -> None:
    saver.put({"a": A}, typing=True)
    idle = timer(saver, IDLE_MS)
    qtbot.waitUntil(lambda: idle.remainingTime() < 300)
    saver.put({"a": A}, typing=True)
    assert idle.remainingTime() > 300
    assert not bridge.jobs


def test_typing_without_a_pause_is_written_all_the_same(saver: Saver, bridge: HandBridge) -> None:
    for letters in range(1, 40):
        saver.put({"a": company("a", notes="x" * letters)}, typing=True)
    longest = timer(saver, LONGEST_WAIT_MS)
    assert longest.remainingTime() <= LONGEST_WAIT_MS
    time_passes(saver, LONGEST_WAIT_MS)
    bridge.finish_one()
    assert bridge.disk["a"].notes == "x" * 39
    assert not timer(saver, IDLE_MS).isActive()


def test_the_longest_wait_counts_from_the_first_key(saver: Saver, qtbot: QtBot) -> None:
    saver.put({"a": A}, typing=True)
    longest = timer(saver, LONGEST_WAIT_MS)
    qtbot.waitUntil(lambda: longest.remainingTime() < LONGEST_WAIT_MS - 50)
    saver.put({"a": A}, typing=True)
    assert longest.remainingTime() < LONGEST_WAIT_MS - 50


def test_by_the_clock_a_pause_is_written(
    bridge: HandBridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saver_module, "IDLE_MS", 20)
    saver = Saver(bridge, bridge)  # type: ignore[arg-type]
    saver.put({"a": A}, typing=True)
    qtbot.waitUntil(lambda: bool(bridge.jobs))


def test_by_the_clock_typing_without_a_pause_is_written(
    bridge: HandBridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saver_module, "LONGEST_WAIT_MS", 60)
    saver = Saver(bridge, bridge)  # type: ignore[arg-type]
    keys = QTimer(interval=5)
    keys.timeout.connect(lambda: saver.put({"a": A}, typing=True))
    keys.start()
    qtbot.waitUntil(lambda: bool(bridge.jobs))
    keys.stop()


def test_save_now_does_not_wait_for_the_pause(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A}, typing=True)
    saver.save_now()
    assert len(bridge.jobs) == 1
    assert not any(one.isActive() for one in saver.findChildren(QTimer))


def test_save_now_with_nothing_to_save_writes_nothing(saver: Saver, bridge: HandBridge) -> None:
    saver.save_now()
    assert not bridge.jobs


def test_finish_writes_what_waits(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A}, typing=True)
    saver.finish()
    assert bridge.disk == {"a": A}
    assert saver.everything_saved
    assert not any(one.isActive() for one in saver.findChildren(QTimer))


def test_finish_with_nothing_to_write_does_not_touch_the_disk(saver: Saver, bridge: HandBridge) -> None:
    bridge.fails_with = SaveFailed("full")
    saver.finish()


# --- what "saved" means -------------------------------------------------------------------------------


def test_saved_is_said_only_after_the_commit_has_returned(saver: Saver, bridge: HandBridge) -> None:
    heard = heard_of(saver)
    saver.put({"a": A})
    assert heard.names() == ["unsaved"]
    assert not saver.everything_saved
    bridge.finish_one()
    assert heard.names() == ["unsaved", "saved"]
    assert saver.everything_saved


def test_saved_is_not_said_while_something_else_waits(saver: Saver, bridge: HandBridge) -> None:
    heard = heard_of(saver)
    saver.put({"a": A})
    saver.put({"b": B})
    bridge.finish_one()
    assert "saved" not in heard.names()
    assert bridge.disk == {"a": A}
    bridge.finish_one()
    assert heard.names()[-1] == "saved"
    assert bridge.disk == {"a": A, "b": B}


def test_one_write_at_a_time_in_order(saver: Saver, bridge: HandBridge) -> None:
    for letters in range(5):
        saver.put({"a": company("a", name="x" * letters)})
        assert len(bridge.jobs) == 1
    bridge.finish_one()
    assert len(bridge.jobs) == 1
    bridge.finish_one()
    assert not bridge.jobs
    assert bridge.disk["a"].name == "xxxx"


def test_typing_during_a_write_keeps_its_pause(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A})
    saver.put({"b": B}, typing=True)
    bridge.finish_one()
    assert not bridge.jobs
    time_passes(saver, IDLE_MS)
    bridge.finish_one()
    assert bridge.disk == {"a": A, "b": B}


def test_a_pause_that_ends_during_a_write_is_written_next(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A})
    saver.put({"b": B}, typing=True)
    time_passes(saver, IDLE_MS)
    assert len(bridge.jobs) == 1
    bridge.finish_one()
    bridge.finish_one()
    assert bridge.disk == {"a": A, "b": B}


def test_a_deletion_is_written_in_its_turn(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A, "b": B})
    saver.put({"a": None})
    bridge.finish_one()
    bridge.finish_one()
    assert bridge.disk == {"b": B}


# --- what is not on the disk yet ----------------------------------------------------------------------


def test_the_newest_record_is_the_one_that_waits(saver: Saver) -> None:
    newer = company("a", name="newer")
    saver.put({"a": A, "b": B})
    saver.put({"a": newer})
    assert saver.unsaved_records() == {"a": newer, "b": B}


def test_a_company_deleted_during_its_write_is_not_found_again(saver: Saver) -> None:
    saver.put({"a": A})
    saver.put({"a": None})
    assert saver.unsaved_records() == {"a": None}


def test_what_is_on_the_disk_is_forgotten(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A})
    bridge.finish_one()
    assert saver.unsaved_records() == {}


# --- when it fails ------------------------------------------------------------------------------------


def test_a_failed_save_is_said_and_everything_is_held(saver: Saver, bridge: HandBridge) -> None:
    heard = heard_of(saver)
    bridge.fails_with = SaveFailed("The changes were not saved: the disk is full.")
    saver.put({"a": A})
    saver.put({"b": B}, typing=True)
    bridge.finish_one()
    assert heard.of("failed") == ["The changes were not saved: the disk is full."]
    assert "saved" not in heard.names()
    assert saver.unsaved_records() == {"a": A, "b": B}
    assert not saver.everything_saved


def test_a_record_changed_during_a_write_that_fails_keeps_the_change(
    saver: Saver, bridge: HandBridge
) -> None:
    newer = company("a", name="newer")
    bridge.fails_with = SaveFailed("no")
    saver.put({"a": A})
    saver.put({"a": newer}, typing=True)
    bridge.finish_one()
    bridge.fails_with = None
    saver.save_now()
    bridge.finish_one()
    assert bridge.disk == {"a": newer}


def test_a_later_success_saves_all_of_it(saver: Saver, bridge: HandBridge) -> None:
    heard = heard_of(saver)
    bridge.fails_with = SaveFailed("no")
    saver.put({"a": A})
    bridge.finish_one()
    bridge.fails_with = None
    saver.put({"b": B})
    bridge.finish_one()
    assert bridge.disk == {"a": A, "b": B}
    assert heard.names()[-1] == "saved"
    assert not timer(saver, RETRY_MS).isActive()


def test_it_is_tried_again_by_itself(saver: Saver, bridge: HandBridge) -> None:
    bridge.fails_with = SaveFailed("no")
    saver.put({"a": A})
    bridge.finish_one()
    assert not bridge.jobs, "at once would be for ever"
    time_passes(saver, RETRY_MS)
    bridge.finish_one()
    assert len(saver.unsaved_records()) == 1
    bridge.fails_with = None
    time_passes(saver, RETRY_MS)
    bridge.finish_one()
    assert bridge.disk == {"a": A}


def test_finish_raises_what_went_wrong_and_holds_everything(saver: Saver, bridge: HandBridge) -> None:
    bridge.fails_with = SaveFailed("the disk is full")
    saver.put({"a": A}, typing=True)
    with pytest.raises(NotSaved, match="the disk is full"):
        saver.finish()
    assert saver.unsaved_records() == {"a": A}
    bridge.fails_with = None
    saver.finish()
    assert bridge.disk == {"a": A}


def test_an_error_that_nobody_expected_is_raised_and_everything_is_held(
    saver: Saver, bridge: HandBridge
) -> None:
    heard = heard_of(saver)
    bridge.fails_with = ZeroDivisionError("a fault of the program")
    saver.put({"a": A})
    with pytest.raises(ZeroDivisionError):
        bridge.finish_one()
    assert heard.names() == ["unsaved", "failed"]
    assert saver.unsaved_records() == {"a": A}


def test_an_answer_from_before_finish_says_nothing_of_later_records(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A})
    saver.finish()
    saver.put({"b": B})
    heard = heard_of(saver)
    bridge.deliver_late()
    assert heard.names() == []
    assert saver.unsaved_records() == {"b": B}
    bridge.finish_one()
    assert heard.names() == ["saved"]


def test_a_failure_from_before_finish_is_not_said_after_its_success(saver: Saver, bridge: HandBridge) -> None:
    fails_once = [SaveFailed("no")]
    write = bridge.write

    def write_the_second_time(changed: list[Company], deleted: list[str], shared: Mapping[str, str]) -> None:
        if fails_once:
            raise fails_once.pop()
        write(changed, deleted, shared)

    bridge.write = write_the_second_time  # type: ignore[method-assign]
    saver.put({"a": A})
    saver.finish()
    heard = heard_of(saver)
    bridge.deliver_late()
    assert heard.names() == []
    assert saver.everything_saved
    assert not timer(saver, RETRY_MS).isActive()


def test_asking_again_during_a_write_that_fails_tries_again_at_once(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A})
    bridge.fails_with = SaveFailed("The disk is full.")
    saver.try_again()
    bridge.finish_one()
    bridge.fails_with = None
    assert len(bridge.jobs) == 1
    bridge.finish_one()
    assert bridge.disk == {"a": A}
    assert saver.everything_saved


def test_what_was_asked_once_is_tried_again_once(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A})
    saver.try_again()
    bridge.fails_with = SaveFailed("The disk is full.")
    bridge.finish_one()
    bridge.finish_one()
    assert bridge.jobs == []
    assert saver.unsaved_records() == {"a": A}


def test_a_success_forgets_that_somebody_asked(saver: Saver, bridge: HandBridge) -> None:
    saver.put({"a": A})
    saver.try_again()
    bridge.finish_one()
    bridge.fails_with = SaveFailed("The disk is full.")
    saver.put({"b": B})
    bridge.finish_one()
    assert bridge.jobs == []


def test_what_counts_for_all_is_written_with_its_companies(bridge: HandBridge, saver: Saver) -> None:
    saver.put({"one": company("one")}, shared={"letters": "1"})
    saver.put({}, shared={"letters": "2"})
    assert not saver.everything_saved
    bridge.finish_one()
    assert (list(bridge.disk), bridge.shared) == (["one"], {"letters": "1"})
    bridge.finish_one()
    assert bridge.shared == {"letters": "2"}
    assert saver.everything_saved


def test_what_counts_for_all_is_held_until_it_is_written(bridge: HandBridge, saver: Saver) -> None:
    bridge.fails_with = SaveFailed("full")
    saver.put({}, shared={"letters": "1", "priorities": "1"})
    saver.put({}, shared={"letters": "2"})
    bridge.finish_one()
    assert not saver.everything_saved
    bridge.fails_with = None
    saver.finish()
    assert bridge.shared == {"letters": "2", "priorities": "1"}
    assert saver.everything_saved
