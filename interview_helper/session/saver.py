"""Autosave: changed companies go to the disk in order, and are forgotten only once they are there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from interview_helper.domain.company import Company
from interview_helper.session.thread_bridge import ThreadBridge
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError
from interview_helper.storage.pending import Pending
from interview_helper.storage.shared import Shared

IDLE_MS = 400
"""A pause in typing after which a save starts."""
LONGEST_WAIT_MS = 2_000
"""The longest that typing is kept from the disk."""
RETRY_MS = 15_000
"""How long after a failed save it is tried again, unless somebody asks earlier."""

Records = dict[str, Company | None]
"""The newest record of each company by id; ``None`` for one that was deleted."""


class NotSaved(StorageError):
    """The last changes could not be written, and are still held; the text says why and what to do."""


class Saver(QObject):
    """Holds what is not on the disk yet and writes it, one transaction at a time.

    ``saved`` comes only after the commit has returned and when nothing else is waiting. After
    ``save_failed`` everything is still held, and is tried again.
    """

    unsaved = Signal()
    saved = Signal(datetime)
    save_failed = Signal(str)

    def __init__(self, bridge: ThreadBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._waiting: Records = {}
        self._being_written: Records = {}
        self._shared_waiting: dict[str, str] = {}
        self._shared_being_written: dict[str, str] = {}
        self._asked_again = False
        self._idle = self._timer(IDLE_MS)
        self._longest_wait = self._timer(LONGEST_WAIT_MS)
        self._retry = self._timer(RETRY_MS)

    def _timer(self, milliseconds: int) -> QTimer:
        # Precise: a coarse timer may be a twentieth late, and the longest wait is a promise.
        timer = QTimer(self, singleShot=True, interval=milliseconds, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.save_now)
        return timer

    @property
    def everything_saved(self) -> bool:
        return not (self._waiting or self._shared_waiting or self._is_writing)

    @property
    def _is_writing(self) -> bool:
        return bool(self._being_written or self._shared_being_written)

    def unsaved_records(self) -> Records:
        """Everything that is not on the disk yet."""
        return self._being_written | self._waiting

    def put(self, records: Records, *, typing: bool = False, shared: Shared = MappingProxyType({})) -> None:
        """Take over new records; while somebody types, wait for a pause.

        ``shared`` are values that count for all companies; they are written together with the records.
        """
        self._waiting.update(records)
        self._shared_waiting.update(shared)
        self.unsaved.emit()
        if not typing:
            self.save_now()
            return
        self._idle.start()
        if not self._longest_wait.isActive():
            self._longest_wait.start()

    def save_now(self) -> None:
        """Start writing what waits, unless a write is under way: then it goes next."""
        self._stop_timers()
        if not (self._waiting or self._shared_waiting) or self._is_writing:
            return
        self._being_written, self._waiting = self._waiting, {}
        self._shared_being_written, self._shared_waiting = self._shared_waiting, {}
        self._bridge.run(
            _write(self._being_written, self._shared_being_written),
            partial(self._on_written, self._being_written, self._shared_being_written),
        )

    def try_again(self) -> None:
        """Save at once because somebody asks for it; also after a write under way, should that fail."""
        self._asked_again = self._is_writing
        self.save_now()

    def finish(self) -> None:
        """Write everything and wait for it: for closing down only.

        Raises:
            NotSaved: it could not be written; everything is still held.
        """
        self._stop_timers()
        records = self.unsaved_records()
        shared = self._shared_being_written | self._shared_waiting
        if not records and not shared:
            return
        try:
            self._bridge.wait_for(_write(records, shared))
        except StorageError as error:
            self._retry.start()
            raise NotSaved(str(error)) from error
        self._waiting, self._shared_waiting = {}, {}
        self._being_written, self._shared_being_written = {}, {}

    def _stop_timers(self) -> None:
        for timer in (self._idle, self._longest_wait, self._retry):
            timer.stop()

    def _on_written(self, written: Records, shared: dict[str, str], pending: Pending[None]) -> None:
        if written is not self._being_written:
            return  # finish() wrote it again meanwhile
        self._being_written, self._shared_being_written = {}, {}
        asked_again, self._asked_again = self._asked_again, False
        error = pending.exception()
        if error is not None:
            self._waiting = written | self._waiting
            self._shared_waiting = shared | self._shared_waiting
            self._stop_timers()
            self._retry.start()
            self.save_failed.emit(str(error))
            if asked_again:
                self.save_now()
            if not isinstance(error, StorageError):
                raise error
            return
        if not self._waiting and not self._shared_waiting:
            self.saved.emit(datetime.now())
        elif not self._idle.isActive():
            self.save_now()


def _write(records: Records, shared: Shared) -> Callable[[Database], None]:
    changed = [record for record in records.values() if record is not None]
    deleted = [company_id for company_id, record in records.items() if record is None]

    def job(database: Database) -> None:
        database.write(changed, deleted, shared)

    return job
