"""“1 hidden” at the foot of a checklist: what was put away, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from interview_helper.domain.reasons import Reason, Side
from interview_helper.widgets.tints import muted, side_tint

_FLAGS = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class HiddenButton(QAbstractButton):
    """Says how many reasons are hidden; its menu brings one back."""

    restore_requested = Signal(str)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._hidden: Sequence[Reason] = ()
        self.setToolTip("Reasons that are hidden here: show one again")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open_menu)

    def show_hidden(self, reasons: Sequence[Reason]) -> None:
        if list(reasons) == list(self._hidden):
            return
        self._hidden = tuple(reasons)
        self.setText(f"{len(reasons)} hidden")
        self.setAccessibleName(f"{len(reasons)} hidden: show one again")
        self.setVisible(bool(reasons))
        self.updateGeometry()
        self.update()

    def open_menu(self) -> QMenu:
        """Let one be chosen; the menu is gone once it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        metrics = menu.fontMetrics()
        widest = metrics.averageCharWidth() * 60
        for reason in self._hidden:
            words = metrics.elidedText(reason.text, Qt.TextElideMode.ElideRight, widest)
            action = menu.addAction("Show again: " + words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, key=reason.id: self.restore_requested.emit(key))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return menu

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 8, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        palette, painter = self.palette(), QPainter(self)
        strong = self.underMouse() or self.hasFocus()
        painter.setPen(palette.color(QPalette.ColorRole.Text) if strong else muted(palette))
        painter.drawText(self.rect().adjusted(2, 0, -2, 0), _FLAGS, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(side_tint(palette, self._side), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
