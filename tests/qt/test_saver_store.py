"""Autosave with a store of its own thread: slow disks, and disks that do not answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from qt_data import Heard, company, on_disk

from interview_helper.session.saver import Saver
from interview_helper.session.thread_bridge import ThreadBridge
from interview_helper.storage.database import Database
from interview_helper.storage.store import Store

A, B = company("a"), company("b")


# --- with a real store --------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "companies.db")
    opened.opened()
    yield opened
    opened.close()


def test_saved_means_that_it_can_be_read(store: Store, qtbot: QtBot) -> None:
    saver = Saver(ThreadBridge(store))
    with qtbot.waitSignal(saver.saved):
        saver.put({"a": A})
    assert on_disk(store) == {"a": A}


def test_the_window_never_waits_for_a_slow_disk(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Database.write

    def write_slowly(database: Database, *records: Any) -> None:
        time.sleep(0.5)  # the disk
        write(database, *records)

    monkeypatch.setattr(Database, "write", write_slowly)
    saver = Saver(ThreadBridge(store))
    gaps, last = [], time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
        saver.put({"a": company("a", notes="x" * len(gaps))}, typing=len(gaps) % 2 == 0)

    heart = QTimer(interval=5)
    heart.timeout.connect(beat)
    heart.start()
    with qtbot.waitSignal(saver.unsaved):
        pass
    qtbot.waitUntil(lambda: len(gaps) > 100)
    heart.stop()
    with qtbot.waitSignal(saver.saved):
        saver.save_now()
    assert max(gaps) < 0.25, "half of what a single commit takes"
    assert on_disk(store)["a"].notes == "x" * len(gaps)


def test_nothing_waits_for_a_disk_that_does_not_answer(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    write = Database.write

    def write_at_last(database: Database, *records: Any) -> None:
        assert answers.wait(20), "the test itself never got on"
        write(database, *records)

    monkeypatch.setattr(Database, "write", write_at_last)
    saver = Saver(ThreadBridge(store))
    heard = Heard(saved=saver.saved, failed=saver.save_failed)
    for letters in range(50):
        saver.put({"a": company("a", notes="x" * letters)})
        saver.save_now()
    assert "saved" not in heard.names()
    with qtbot.waitSignal(saver.saved):
        answers.set()
    assert on_disk(store)["a"].notes == "x" * 49
