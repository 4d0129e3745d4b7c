"""A disk that takes its time: nobody waits for it, and nothing is called saved before it is."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from fault_data import everything, history
from operations import data_in, read_again
from watched_disk import Call, Watcher, watched

from interview_helper.storage.store import Store

PATIENCE = 20.0
"""Seconds after which a test gives up."""


class Slow(Watcher):
    """Every sync waits until it is let go."""

    def __init__(self) -> None:
        self.arrived = Event()
        self.go = Event()

    def before(self, call: Call) -> None:
        if call.kind == "sync" and not self.go.is_set():
            self.arrived.set()
            assert self.go.wait(PATIENCE)


def test_saves_wait_in_their_order_and_nobody_waits_for_them(tmp_path: Path) -> None:
    saves = history(5)
    disk = Slow()
    disk.go.set()
    with watched(tmp_path, disk):
        store = Store(data_in(tmp_path))
        store.opened()
        disk.go.clear()
        # Each returns at once although not one of them can be done.
        pending = [store.submit(save.do) for save in saves]
        assert disk.arrived.wait(PATIENCE)
        assert not any(one.done() for one in pending)
        disk.go.set()
        for one in pending:
            one.result()
        expected = store.submit(everything).result()
        store.close()
    assert read_again(tmp_path) == expected
    assert expected["saves"] == len(saves)


class Counting(Watcher):
    """Knows how many syncs there were when."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def after(self, call: Call) -> None:
        self.calls.append(call.kind)


def test_the_last_thing_before_a_save_is_acknowledged_is_a_sync(tmp_path: Path) -> None:
    disk = Counting()
    with watched(tmp_path, disk):
        store = Store(data_in(tmp_path))
        for save in history(12):
            store.submit(save.do).result()
            assert disk.calls[-1] == "sync"
            assert disk.calls.count("sync") >= 4
            disk.calls.clear()
        store.close()
