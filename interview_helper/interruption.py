"""Ctrl+C in the terminal and the system's wish to end: kept until it is safe, then as closing the window.

A signal that raises an exception in the middle of the start is taken by Qt's libraries, while they are
imported, for a failure of their own, or is lost in an event that Qt handles.
"""

from __future__ import annotations

import os
import signal


class Interruption:
    """Keeps Ctrl+C from now on, and in the end answers it. To be made in the main thread."""

    def __init__(self) -> None:
        self._kept = False
        self._closing = False
        signal.signal(signal.SIGINT, self._keep)

    def raise_kept(self) -> None:
        """End the start here, if one has come.

        Raises:
            KeyboardInterrupt: it has.
        """
        if self._kept:
            raise KeyboardInterrupt

    def close_windows(self) -> None:
        """From now on close whatever is open, which saves; at once, if an interrupt has come already."""
        if self._closing:
            return
        self._closing = True
        if os.name != "nt":  # has no pipe that a notifier could watch
            _wake_python()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: _close_soon())
        if self._kept:
            _close_soon()

    def _keep(self, *_: object) -> None:
        self._kept = True


def _wake_python() -> None:
    """Have a signal end Qt's waiting, so that Python comes to run what answers it."""
    from PySide6.QtCore import QCoreApplication, QSocketNotifier

    ear, mouth = os.pipe()
    os.set_blocking(mouth, False)
    signal.set_wakeup_fd(mouth)
    notifier = QSocketNotifier(ear, QSocketNotifier.Type.Read, QCoreApplication.instance())
    notifier.activated.connect(lambda: os.read(ear, 64))


def _close_soon() -> None:
    from PySide6.QtCore import QTimer

    # What runs just now may be in the middle of something.
    QTimer.singleShot(0, _close_all)


def _close_all() -> None:
    from PySide6.QtWidgets import QApplication

    # Dialogs first. One that stays until its work is done lets the window close by itself after that.
    for window in sorted(QApplication.topLevelWidgets(), key=lambda window: not window.isModal()):
        if window.isVisible():
            window.close()
