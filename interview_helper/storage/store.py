"""The one thread in which the data file is open: jobs go in, results come back, nobody waits."""

from __future__ import annotations

import atexit
from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread
from typing import TypeVar

from interview_helper.storage.database import Database
from interview_helper.storage.pending import Pending

T = TypeVar("T")

_Task = Callable[["Database | BaseException"], None]


class Store:
    """Runs jobs on the data file one after the other, in the order in which they were submitted.

    The file is opened at once in the background. ``opening`` is done when it is open, or carries
    the ``StorageError``; every job's result then is that error too. What is queued when the
    program ends is still done.
    """

    def __init__(
        self, file: Path, *, create: bool = True, opened: Callable[[], Database] | None = None
    ) -> None:
        self.opening: Pending[None] = Pending()
        self._file = file
        self._open_it = opened or (lambda: Database.open(file, create=create))
        # A deque and a condition, not queue.SimpleQueue: that import is 1.6 ms at every start.
        self._tasks: deque[_Task | None] = deque()
        self._arrived = Condition()
        self._closed = False
        # A daemon: the others are waited for before the exit handlers run, and close() is one of those.
        self._thread = Thread(target=self._run, name="storage", daemon=True)
        atexit.register(self.close)
        self._thread.start()

    def opened(self) -> None:
        """Wait until the file is open.

        Raises:
            StorageError: it could not be opened.
        """
        self.opening.result()

    @property
    def is_closed(self) -> bool:
        """Whether no job is taken any more."""
        return self._closed

    def submit(self, job: Callable[[Database], T]) -> Pending[T]:
        """Queue a job and return at once; what it returns or raises is then in what is returned here.

        Its callbacks run in the storage thread.

        Raises:
            RuntimeError: the store is closed.
        """
        pending: Pending[T] = Pending()

        def task(opened: Database | BaseException) -> None:
            if isinstance(opened, BaseException):
                pending.set_exception(opened)
                return
            try:
                result = job(opened)
            except BaseException as error:  # noqa: BLE001  (whoever asked gets it)
                pending.set_exception(error)
            else:
                pending.set_result(result)

        with self._arrived:
            if self._closed:
                raise RuntimeError("the store is closed")
            self._put(task)
        return pending

    def close(self) -> None:
        """Finish every job, let go of the file, and wait for that; a second call does nothing."""
        with self._arrived:
            if not self._closed:
                self._closed = True
                self._put(None)
        self._thread.join()
        atexit.unregister(self.close)

    def _put(self, task: _Task | None) -> None:
        self._tasks.append(task)
        self._arrived.notify()

    def _next(self) -> _Task | None:
        with self._arrived:
            self._arrived.wait_for(lambda: self._tasks)
            return self._tasks.popleft()

    def _run(self) -> None:
        opened = self._open()
        while (task := self._next()) is not None:
            task(opened)
        if isinstance(opened, Database):
            opened.close()

    def _open(self) -> Database | BaseException:
        try:
            database = self._open_it()
        except BaseException as error:  # noqa: BLE001  (whoever waits for it gets it)
            self.opening.set_exception(error)
            return error
        self.opening.set_result(None)
        return database
