"""How fast the window answers: measured inside the program, in a process of its own.

``python responses.py WHAT COUNT`` opens the window on the user's data and prints JSON: lists of
milliseconds by name. WHAT is one of the functions in ``MEASURES``.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from interview_helper.app import run_window
from interview_helper.options import WindowOptions
from interview_helper.paths import default_data_folder
from interview_helper.storage.database import Database
from interview_helper.widgets.reason_row import ReasonRow
from interview_helper.windows.main_window import MainWindow

Figures = dict[str, list[float]]
"""Milliseconds by what took them."""

SLOW_COMMIT_S = 0.5
# Without a space: alone at the end it changes nothing in the list, and so nothing would be painted.
_WORDS = ("contoso", "adatum", "robotics", "zzz", "wood", "nothing", "12")
_LEFT = Qt.MouseButton.LeftButton


class Paints(QObject):
    """Knows which of some widgets have been painted since they were last asked for."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._all = set(widgets)
        self._missing: set[QObject] = set()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._missing.discard(watched)
        return False

    def time(self, act: Callable[[], None]) -> float:
        """Milliseconds from an act of the user until everything it changes is painted."""
        self._missing = set(self._all)
        before = time.perf_counter()
        act()
        # A paint event goes on into the window's own buffer; both are done when this returns.
        while self._missing:
            QApplication.processEvents()
        return (time.perf_counter() - before) * 1000


class Heartbeat(QObject):
    """Notices when the event loop does not turn: the longest pause between two beats, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def stop(self) -> float:
        self._timer.stop()
        self._beat()
        return self.longest


def measure_ticks(window: MainWindow, count: int) -> Figures:
    """Mouse clicks on check boxes, and the commits that follow them."""
    rows = _rows(window)
    kept = {0, 1, len(rows) - 1}
    for place in kept:  # never all without a tick: then there are no loads to paint
        if not rows[place].reason.ticked:
            _click(rows[place])
    _spin(600)
    paints = Paints(window.decision.balance, window.decision.verdict.loads)
    toggled = itertools.cycle([row for place, row in enumerate(rows) if place not in kept])
    ticks = []
    with _timed_commits() as commits:
        for number in range(count):
            row = next(toggled)
            window.decision.scroll_area.ensureWidgetVisible(row)
            # Mostly while the beam still swings from the tick before; sometimes from rest.
            _spin(400 if number % 10 == 0 else 30)
            ticks.append(paints.time(lambda row=row: _click(row)))
        _spin(300)
    return {"tick": ticks, "commit": commits}


def measure_ticks_with_all(window: MainWindow, count: int) -> Figures:
    """The same with everything shown that a tick can change: the account of the balance is open beside it."""
    window.account.toggle()
    return measure_ticks(window, count)


def measure_keystrokes(window: MainWindow, count: int) -> Figures:
    """Keys in the search field, letter by letter and back."""
    search, view = window.companies.search, window.companies.view
    search.setFocus()
    _spin(200)
    paints = Paints(search, view.viewport())
    times = []
    for key in itertools.islice(_keys(), count):
        _spin(10)
        times.append(paints.time(lambda key=key: QTest.keyClick(search, key)))
    return {"keystroke": times}


def measure_slow_disk(window: MainWindow, count: int) -> Figures:
    """Ticks, typing and a change of company while every commit takes half a second."""
    rows, notes = _rows(window), window.notes.notes
    chance = random.Random(1)
    written = Database.write

    def slowly(self: Database, *arguments: Any) -> None:
        time.sleep(SLOW_COMMIT_S)
        written(self, *arguments)

    _spin(500)
    Database.write = slowly  # type: ignore[method-assign]
    heart = Heartbeat()
    for number in range(count):
        _spin(60)
        if number % 3 == 0:
            _click(chance.choice(rows))
        else:
            QTest.keyClick(notes, chance.choice("notes "))
    longest = heart.stop()
    Database.write = written  # type: ignore[method-assign]
    return {"blocked": [longest]}


def _rows(window: MainWindow) -> list[ReasonRow]:
    return [row for checklist in window.decision.lists.values() for row in checklist.rows]


def _click(row: ReasonRow) -> None:
    QTest.mouseClick(row.check_box, _LEFT, pos=row.check_box.rect().center())


def _keys() -> Iterator[str | Qt.Key]:
    while True:
        for word in _WORDS:
            yield from word
            yield from [Qt.Key.Key_Backspace] * len(word)


def _spin(milliseconds: int) -> None:
    """Let the window do what it has to."""
    end = time.perf_counter() + milliseconds / 1000
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.0005)


@contextmanager
def _timed_commits() -> Iterator[list[float]]:
    """Milliseconds of every commit, in the store's thread."""
    times: list[float] = []
    written = Database.write

    def timed(self: Database, *arguments: Any) -> None:
        before = time.perf_counter()
        written(self, *arguments)
        times.append((time.perf_counter() - before) * 1000)

    Database.write = timed  # type: ignore[method-assign]
    try:
        yield times
    finally:
        Database.write = written  # type: ignore[method-assign]


MEASURES = {
    "ticks": measure_ticks,
    "ticks-with-all": measure_ticks_with_all,
    "keystrokes": measure_keystrokes,
    "slow-disk": measure_slow_disk,
}


def main() -> int:
    what, count = sys.argv[1], int(sys.argv[2])
    figures: Figures = {}

    def begin(window: MainWindow) -> None:
        heart = Heartbeat()

        def measure() -> None:
            try:
                figures["loading"] = [heart.stop()]
                figures.update(MEASURES[what](window, count))
            except BaseException:  # noqa: BLE001  (the event loop would go on)
                traceback.print_exc()
                os._exit(1)
            window.close()

        # Some time after the list came: it is shown, painted and at rest then.
        window.session.companies_loaded.connect(lambda _: QTimer.singleShot(300, measure))

    code = run_window(WindowOptions(default_data_folder()), begin)
    print(json.dumps(figures))
    return code


if __name__ == "__main__":
    raise SystemExit(main())
