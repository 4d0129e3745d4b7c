"""A page of what goes with a decision: it scrolls beside it, and is as high as it must be below it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from interview_helper.widgets.scrolling import Scrolling, ScrollingBody

_BESIDE, _BELOW = 12, 6
_LEAST = 4
"""Pixels between the contents and a scroll bar."""
_AROUND = 8
"""Pixels above and below what is brought into view."""


class SidePage(QWidget):
    """``contents`` scroll, ``foot`` stays below them.

    ``stand`` tells whether it has a place of its own or one inside something that scrolls already.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside = True
        self._body = ScrollingBody(self)
        self.contents = QVBoxLayout(self._body)
        self.contents.setContentsMargins(0, 0, 0, 0)
        self.contents.setSpacing(8)
        self.scroll_area = Scrolling(self._body, self)
        self.foot = QVBoxLayout()
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.scroll_area, 1)
        self._layout.addLayout(self.foot)
        self._body.installEventFilter(self)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._share_margin)
        self.stand(beside=True)

    def stand(self, *, beside: bool) -> None:
        """Take margins for a place beside the decision, or for one inside it, which has its own."""
        self._beside = beside
        across = _BESIDE if beside else 0
        self._layout.setContentsMargins(0, _BESIDE if beside else _BELOW, 0, across)
        self.foot.setContentsMargins(across, 0, across, 0)
        self._share_margin()
        if beside:
            self.scroll_area.setMinimumHeight(0)
        else:
            self._be_as_high_as_the_contents()

    def bring_into_view(self, widget: QWidget, part: QRect | None = None) -> None:
        """Scroll so far, here and around, that a widget of the contents can be seen, or a part of it."""
        place = widget.rect() if part is None else part
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea) and (inside := around.widget()) is not None:
                middle = widget.mapTo(inside, place.center())
                around.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + _AROUND)
            around = around.parentWidget()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._share_margin()

    def _share_margin(self) -> None:
        """Let the scroll bar take its room from the margin, so that hardly any text moves when it comes."""
        bar = self.scroll_area.verticalScrollBar()
        across = _BESIDE if self._beside else 0
        beside_bar = max(_LEAST, across - bar.sizeHint().width()) if bar.maximum() > 0 else across
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (beside_bar, across) if mirrored else (across, beside_bar)
        self.contents.setContentsMargins(left, 0, right, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and not self._beside and _may_change_height(event):
            self._be_as_high_as_the_contents()
        return super().eventFilter(watched, event)

    def _be_as_high_as_the_contents(self) -> None:
        self.scroll_area.setMinimumHeight(self._body.heightForWidth(self._body.width()))


def _may_change_height(event: QEvent) -> bool:
    if event.type() is QEvent.Type.Resize:
        resized = cast(QResizeEvent, event)
        return resized.size().width() != resized.oldSize().width()
    return event.type() is QEvent.Type.LayoutRequest
