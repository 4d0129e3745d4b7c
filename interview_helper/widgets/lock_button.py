"""The lock of a row: this reason is a deal-breaker."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from interview_helper.widgets.tints import muted


class LockButton(QToolButton):
    """A small toggle; a closed lock while the reason is a deal-breaker, else the outline of an open one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setToolTip("A deal-breaker (!)\nTicked, it settles the matter whatever else is weighed")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def show_reason(self, text: str, deal_breaker: bool) -> None:
        """Show whether the reason with these words is a deal-breaker."""
        self.setChecked(deal_breaker)
        self.setAccessibleName(f"Deal-breaker: {text}")

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(round(height * 1.2), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        palette = self.palette()
        strong = self.isChecked() or self.underMouse()
        color = palette.color(QPalette.ColorRole.Text) if strong else muted(palette)
        body, shackle = lock_shape(QRectF(self.rect()), closed=self.isChecked())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, body.width() * 0.14))
        painter.drawPath(shackle)
        if self.isChecked():
            painter.setBrush(color)
        painter.drawRoundedRect(body, body.width() * 0.16, body.width() * 0.16)


def lock_shape(room: QRectF, *, closed: bool) -> tuple[QRectF, QPainterPath]:
    """The body and the shackle of a lock in the middle of a room; an open one's shackle stands up."""
    width = min(room.width() * 0.5, room.height() * 0.56)
    height = width * 0.74
    body = QRectF(0, 0, width, height)
    body.moveCenter(room.center() + QPointF(0, height * 0.42))
    inset = width * 0.2
    left, right, leg = body.left() + inset, body.right() - inset, height * (0.22 if closed else 0.42)
    top = body.top() - leg
    shackle = QPainterPath(QPointF(left, body.top()))
    shackle.lineTo(left, top)
    shackle.arcTo(QRectF(left, top - (right - left) / 2, right - left, right - left), 180, -180)
    shackle.lineTo(right, top + leg if closed else top + leg * 0.4)
    return body, shackle
