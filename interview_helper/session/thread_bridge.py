"""Jobs for the store's thread, their results brought back to the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from interview_helper.storage.database import Database
from interview_helper.storage.store import Store

T = TypeVar("T")


class ThreadBridge(QObject):
    """Runs jobs on the store's thread without ever waiting for one.

    ``then`` is called on the GUI thread with the finished future, in the order of the jobs.
    """

    _finished = Signal(object, object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def run(self, job: Callable[[Database], T], then: Callable[[Future[T]], None]) -> None:
        """Queue a job; ``then`` gets its future once it is done."""
        self._store.submit(job).add_done_callback(lambda future: self._finished.emit(then, future))

    def wait_for(self, job: Callable[[Database], T]) -> T:
        """Queue a job and wait for it: for closing down only, when nobody looks at the window any more.

        Raises:
            StorageError: as the job does.
        """
        return self._store.submit(job).result()

    def _on_finished(self, then: Callable[[Future[Any]], None], future: Future[Any]) -> None:
        then(future)
