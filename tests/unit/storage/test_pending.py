"""A result that comes from another thread: waited for, called back, set once."""

from __future__ import annotations

import sys
from threading import Event, Thread

import pytest

from interview_helper.storage.pending import Pending


def test_the_result_is_there_once_it_is_set() -> None:
    pending: Pending[int] = Pending()
    assert not pending.done()
    pending.set_result(7)
    assert pending.done()
    assert pending.exception() is None
    assert pending.result() == 7


def test_an_error_is_raised_where_the_result_is_asked_for() -> None:
    pending: Pending[int] = Pending()
    error = OSError("the disk")
    pending.set_exception(error)
    assert pending.exception() is error
    with pytest.raises(OSError, match="the disk") as raised:
        pending.result()
    assert raised.value is error


def test_whoever_waits_goes_on_when_it_is_set() -> None:
    pending: Pending[str] = Pending()
    waiting, got = Event(), list[str]()

    def wait() -> None:
        waiting.set()
        got.append(pending.result())

    thread = Thread(target=wait)
    thread.start()
    assert waiting.wait(10)
    pending.set_result("there")
    thread.join(10)
    assert got == ["there"]


def test_callbacks_come_in_their_order_and_late_ones_at_once() -> None:
    pending: Pending[int] = Pending()
    calls: list[tuple[str, int]] = []
    pending.add_done_callback(lambda done: calls.append(("first", done.result())))
    pending.add_done_callback(lambda done: calls.append(("second", done.result())))
    assert calls == []
    pending.set_result(1)
    pending.add_done_callback(lambda done: calls.append(("late", done.result())))
    assert calls == [("first", 1), ("second", 1), ("late", 1)]


def test_a_callback_that_fails_stops_neither_the_others_nor_the_thread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pending: Pending[int] = Pending()
    calls: list[int] = []
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: told.append(error))

    def fail(_: object) -> None:
        raise RuntimeError("gone already")

    pending.add_done_callback(fail)
    pending.add_done_callback(lambda done: calls.append(done.result()))
    pending.set_result(3)
    assert calls == [3]
    assert [str(error) for error in told] == ["gone already"]


def test_it_is_set_once() -> None:
    pending: Pending[int] = Pending()
    pending.set_result(1)
    with pytest.raises(RuntimeError, match="already"):
        pending.set_exception(ValueError())
    assert pending.result() == 1
