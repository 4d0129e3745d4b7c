"""Whether to say why, and which of the ticked reasons: none unless the user chooses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from interview_helper.domain.reasons import Side
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.reason_check_box import ReasonCheckBox
from interview_helper.widgets.scrolling import Scrolling, ScrollingBody

_ROWS_IN_VIEW = 3
_INDENT = 24


class ReasonsToGive(QWidget):
    """A check box "Say why", and below it while it is ticked a check box for each reason's words."""

    changed = Signal()

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say_why = QCheckBox("Say &why", self)
        self.nothing = plain_label("Nothing that you could name is ticked against the interview.", self)
        self.nothing.setWordWrap(True)
        body = ScrollingBody(self)
        rows = QVBoxLayout(body)
        rows.setContentsMargins(_INDENT, 0, 4, 0)
        rows.setSpacing(0)
        self.boxes = tuple(ReasonCheckBox(Side.DECLINE, body) for _ in words)
        for box, text in zip(self.boxes, words, strict=True):
            box.show_reason(text)
            box.toggled.connect(self.changed)
            rows.addWidget(box)
        rows.addStretch(1)
        self.scroll_area = _FewRows(body, self)
        self.scroll_area.setAccessibleName("Reasons to give")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.say_why)
        layout.addWidget(self.nothing)
        layout.addWidget(self.scroll_area)
        self.say_why.toggled.connect(self._on_say_why_toggled)
        self._show_rows()

    def chosen(self) -> tuple[str, ...]:
        """The words of the chosen reasons, in order; none unless "Say why" is ticked."""
        if not self.say_why.isChecked():
            return ()
        return tuple(box.plain_text() for box in self.boxes if box.isChecked())

    def _on_say_why_toggled(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        asked = self.say_why.isChecked()
        self.nothing.setVisible(asked and not self.boxes)
        self.scroll_area.setVisible(asked and bool(self.boxes))


class _FewRows(Scrolling):
    """As high as its rows, up to a few."""

    def __init__(self, body: QWidget, parent: QWidget) -> None:
        super().__init__(body, parent)
        self._body = body

    def sizeHint(self) -> QSize:
        most = round(_ROWS_IN_VIEW * 2.2 * self.fontMetrics().lineSpacing())
        return QSize(super().sizeHint().width(), min(self._body.heightForWidth(self.width()), most))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
