"""Jobs off the GUI thread whose window has gone before they were done."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from interview_helper.session.thread_bridge import ThreadBridge
from interview_helper.storage.store import Store


@pytest.mark.usefixtures("qapp")
def test_a_job_aside_that_outlives_the_window_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share may answer long after everybody has gone: nobody is to read of an error then."""
    faults: list[object] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    go_on, done = threading.Event(), list[object]()
    with closing(Store(tmp_path / "companies.db")) as store:
        bridge = ThreadBridge(store)
        bridge.run_aside(lambda: go_on.wait(20), done.append)
        (aside,) = (thread for thread in threading.enumerate() if thread.name == "aside")
        bridge.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        go_on.set()
        aside.join(20)
    assert not faults
    assert not done
