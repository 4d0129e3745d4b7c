"""Jobs for the store's thread, their results brought back to the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from interview_helper.storage.database import Database
from interview_helper.storage.pending import Pending
from interview_helper.storage.store import Store

T = TypeVar("T")


class ThreadBridge(QObject):
    """Runs jobs on the store's thread without ever waiting for one.

    ``then`` is called on the GUI thread with the finished result, in the order of the jobs. A job begins
    when the event that asked for it is over: a commit beside the painting of the tick it comes from
    would take turns with it, and make it half as slow again.
    """

    _finished = Signal(object, object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._queued: list[tuple[Callable[[Database], Any], Callable[[Pending[Any]], None]]] = []
        self._event_over = QTimer(self, singleShot=True, interval=0)
        self._event_over.timeout.connect(self._submit_queued)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def run(self, job: Callable[[Database], T], then: Callable[[Pending[T]], None]) -> None:
        """Queue a job; ``then`` gets its result once it is done."""
        self._queued.append((job, then))
        self._event_over.start()

    def run_aside(self, job: Callable[[], T], then: Callable[[Pending[T]], None]) -> None:
        """Run a job that may take as long as it likes, on files that are not the data's.

        It has a thread of its own: a share that does not answer must not hold up a save.
        """
        pending: Pending[T] = Pending()

        def work() -> None:
            try:
                pending.set_result(job())
            except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
                pending.set_exception(error)
            with suppress(RuntimeError):  # the window has gone, and nobody waits for it any more
                self._finished.emit(then, pending)

        Thread(target=work, name="aside", daemon=True).start()

    def wait_for(self, job: Callable[[Database], T]) -> T:
        """Queue a job and wait for it: for closing down only, when nobody looks at the window any more.

        Raises:
            StorageError: as the job does.
        """
        self._submit_queued()
        return self._store.submit(job).result()

    def _submit_queued(self) -> None:
        queued, self._queued = self._queued, []
        if self._store.is_closed:
            return  # the window has gone, and nobody waits for what it began by itself
        for job, then in queued:
            self._submit(job, then)

    def _submit(self, job: Callable[[Database], T], then: Callable[[Pending[T]], None]) -> None:
        self._store.submit(job).add_done_callback(lambda pending: self._finished.emit(then, pending))

    def _on_finished(self, then: Callable[[Pending[Any]], None], pending: Pending[Any]) -> None:
        then(pending)
