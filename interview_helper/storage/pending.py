"""A result that is still to come, from one thread to another.

What ``concurrent.futures.Future`` does without being cancelled: importing that takes ``logging`` with it,
which is a fortieth of a start.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Condition
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")


class Pending(Generic[T]):
    """Set once, with a result or with an error; whoever waits for it goes on, whoever asked is called."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._done = False
        self._result: T | None = None
        self._error: BaseException | None = None
        self._callbacks: list[Callable[[Pending[T]], Any]] = []

    def done(self) -> bool:
        """Whether it is set."""
        return self._done

    def result(self) -> T:
        """Wait for the result.

        Raises:
            BaseException: the error it was set with instead.
        """
        error = self.exception()
        if error is not None:
            raise error
        return cast(T, self._result)

    def exception(self) -> BaseException | None:
        """Wait for the end, and return the error it was set with, or ``None``."""
        with self._changed:
            self._changed.wait_for(self.done)
        return self._error

    def add_done_callback(self, call: Callable[[Pending[T]], Any]) -> None:
        """Have it called with this: at once if it is set already, else in the thread that sets it.

        What it raises there is printed, and goes no further.
        """
        with self._changed:
            if not self._done:
                self._callbacks.append(call)
                return
        call(self)

    def set_result(self, result: T) -> None:
        """It has turned out well. To be called once."""
        self._set(result, None)

    def set_exception(self, error: BaseException) -> None:
        """It has failed. To be called once."""
        self._set(None, error)

    def _set(self, result: T | None, error: BaseException | None) -> None:
        with self._changed:
            if self._done:
                raise RuntimeError("it is set already")
            self._result, self._error, self._done = result, error, True
            callbacks, self._callbacks = self._callbacks, []
            self._changed.notify_all()
        for call in callbacks:
            try:
                call(self)
            except Exception:  # noqa: BLE001  (it is not the fault of the thread that has the result)
                sys.excepthook(*sys.exc_info())
