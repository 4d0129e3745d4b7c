"""Reading for others: the newest records, given to jobs that hold up neither the window nor a save."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from interview_helper.domain.company import Company, present
from interview_helper.session.saver import Saver
from interview_helper.session.thread_bridge import ThreadBridge
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError
from interview_helper.storage.pending import Pending

T = TypeVar("T")


class Reader(QObject):
    """Runs jobs off the GUI thread; what they return comes back on it.

    ``reading_failed`` brings a sentence when the data could not be read; nothing else happens then.
    ``all_done`` comes when nothing is under way any more: whatever ``then`` has started is part of it.
    """

    reading_failed = Signal(str)
    all_done = Signal()

    def __init__(self, bridge: ThreadBridge, saver: Saver, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._saver = saver
        self._under_way = 0

    @property
    def is_under_way(self) -> bool:
        """Whether a job is not done yet, or somebody not told of it."""
        return self._under_way > 0

    def off_thread(self, job: Callable[[], None]) -> None:
        """Run a job of somebody else's where it does not hold up the window. It is nobody's promise."""
        self._bridge.run(lambda _: job(), lambda pending: pending.result())

    def look(
        self, job: Callable[[Database], T], then: Callable[[T], None], failed: Callable[[StorageError], None]
    ) -> None:
        """Run a job on the data that nobody waits for: neither does the window when it closes.

        Nothing is saved for it beforehand. ``failed`` gets the StorageError instead of a result.
        """

        def finished(pending: Pending[T]) -> None:
            error = pending.exception()
            if isinstance(error, StorageError):
                failed(error)
            else:
                then(pending.result())

        self._bridge.run(job, finished)

    def aside(self, job: Callable[[], T], then: Callable[[T], None], *, awaited: bool = True) -> None:
        """Run a job on files that are not the data's; ``then`` gets its result on the GUI thread.

        Nothing waits for one that is not ``awaited``, the closing of the window neither.
        """

        def finished(pending: Pending[T]) -> None:
            then(pending.result())

        self._bridge.run_aside(job, self._counted(finished) if awaited else finished)

    def with_companies(
        self, make: Callable[[list[Company]], T], then: Callable[[T], None], only: Company | None = None
    ) -> None:
        """Give every company, or ``only`` that one, to ``make`` where it holds up neither window nor saves.

        What is not saved yet is included. ``then`` gets the result on the GUI thread.
        """
        if only is not None:
            self.aside(lambda: make([only]), then)
            return
        unsaved = self._saver.unsaved_records()

        def job(database: Database) -> list[Company]:
            newest = {company.id: company for company in database.companies()} | unsaved
            return [company for record in newest.values() if (company := present(record)) is not None]

        self.read(job, lambda companies: self.aside(lambda: make(companies), then))

    def with_lookup(
        self, make: Callable[[Callable[[str], Company | None]], T], then: Callable[[T], None]
    ) -> None:
        """Give a look-up of companies by id to ``make`` where it does not hold up the window."""
        unsaved = self._saver.unsaved_records()

        def job(database: Database) -> T:
            return make(lambda key: unsaved[key] if key in unsaved else database.company(key))

        self.read(job, then)

    def read(
        self,
        job: Callable[[Database], T],
        then: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Run a job on the data, after what waits to be saved; ``then`` gets its result.

        ``failed`` gets the sentence of a StorageError instead; without it, ``reading_failed`` brings it.
        """
        self._saver.save_now()

        def finished(pending: Pending[T]) -> None:
            error = pending.exception()
            if isinstance(error, StorageError):
                (failed or self.reading_failed.emit)(str(error))
            else:
                then(pending.result())

        self._bridge.run(job, self._counted(finished))

    def _counted(self, then: Callable[[Pending[T]], None]) -> Callable[[Pending[T]], None]:
        """A job begins: what is to be called with its result, and ends it."""
        self._under_way += 1

        def ended(pending: Pending[T]) -> None:
            try:
                then(pending)
            finally:
                self._under_way -= 1
                if not self._under_way:
                    self.all_done.emit()

        return ended
