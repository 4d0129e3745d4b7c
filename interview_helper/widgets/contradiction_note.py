"""The quiet line under a reason whose counterpart is ticked too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from interview_helper.domain.reasons import Side
from interview_helper.domain.wording import BOTH_TRUE
from interview_helper.widgets.fonts import scaled_font
from interview_helper.widgets.plain import plain_tooltip
from interview_helper.widgets.tints import muted

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)


class ContradictionNote(QAbstractButton):
    """Says that both can be true, with an arrow towards the other list; pressing it goes there.

    ``indent`` is where the reason's words begin, in pixels from the leading edge.
    """

    def __init__(self, side: Side, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._towards_end = side is Side.DECLINE
        self._indent = indent
        self.setText(BOTH_TRUE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_counterpart(self, text: str) -> None:
        """Show what the counterpart says, to whoever asks."""
        self.setToolTip(plain_tooltip(f"Ticked too, on the other list: “{text}”"))
        self.setAccessibleName(f"{BOTH_TRUE} Ticked too: {text}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(self._small_font())
        room = QRect(0, 0, max(1, width - self._indent - self._arrow_room()), 10_000)
        return metrics.boundingRect(room, _WRAPPED, BOTH_TRUE).height() + 2

    def sizeHint(self) -> QSize:
        width = (
            QFontMetrics(self._small_font()).horizontalAdvance(BOTH_TRUE) + self._indent + self._arrow_room()
        )
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._indent + 60, self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        palette, direction = self.palette(), self.layoutDirection()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = palette.color(QPalette.ColorRole.Text) if self.underMouse() else muted(palette)
        painter.setPen(color)
        painter.setFont(self._small_font())
        metrics, arrow = painter.fontMetrics(), self._arrow_room()
        before = 0 if self._towards_end else arrow
        room = self.rect().adjusted(self._indent + before, 0, before - arrow, 0)
        words = metrics.boundingRect(room, _WRAPPED, BOTH_TRUE)
        painter.drawText(self.style().visualRect(direction, self.rect(), room), _WRAPPED, BOTH_TRUE)
        middle = words.top() + metrics.height() / 2
        tail, head = (self._indent, self._indent + arrow - 6)
        if self._towards_end:
            tail, head = words.right() + 6, words.right() + arrow
        else:
            tail, head = head, tail
        line = arrow_line(tail, head, middle, metrics.height() * 0.18)
        if direction is Qt.LayoutDirection.RightToLeft:
            line = QTransform(-1, 0, 0, 1, self.width(), 0).map(line)
        painter.setPen(QPen(color, 1.2))
        painter.drawPolyline(line)

    def _small_font(self) -> QFont:
        return scaled_font(self.font(), 0.92)

    def _arrow_room(self) -> int:
        return self.fontMetrics().height() + 6


def arrow_line(tail: float, head: float, y: float, wing: float) -> QPolygonF:
    """An arrow along a height, drawn in one go, its wings so many pixels up and down."""
    back = head - wing if head > tail else head + wing
    points = ((tail, y), (head, y), (back, y - wing), (head, y), (back, y + wing))
    return QPolygonF([QPointF(*point) for point in points])
