"""What every start is compared with: a bare PySide6 window with one label. Says when it was painted."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget


class Bare(QWidget):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if not self.painted:
            self.painted = True
            # As the program's own window does it: after this event, and so after the label.
            QTimer.singleShot(0, say)


def say() -> None:
    print("painted", time.monotonic_ns(), file=sys.stderr, flush=True)
    print("listed", time.monotonic_ns(), file=sys.stderr, flush=True)


application = QApplication(["bare"])
window = Bare()
QVBoxLayout(window).addWidget(QLabel("A bare window", window))
window.resize(1280, 900)
window.show()
application.exec()
