"""What scrolls up and down: the area, what is in it, and bringing a part of that into view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_AROUND = 12
"""Pixels above and below what is brought into view."""


class ScrollingBody(QWidget):
    """What scrolls: as wide as there is room; its layout tells the height for that width."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class Scrolling(QScrollArea):
    """Has no frame, and what is behind it shows through it. The keyboard goes to what is in it."""

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        # After it is put in, which lets it paint a background.
        body.setAutoFillBackground(False)
        self.setBackgroundRole(QPalette.ColorRole.NoRole)
        self.viewport().setAutoFillBackground(False)


def area_around(widget: QWidget) -> QScrollArea | None:
    """The nearest of the areas that scroll in which a widget lies, if any."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def bring_into_view(widget: QWidget) -> None:
    """Scroll as far as it takes to see a widget in the nearest area that scrolls."""
    area = area_around(widget)
    if area is not None:
        area.ensureWidgetVisible(widget, 0, _AROUND)
