"""A weight as five pips."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from interview_helper.domain.reasons import MAX_WEIGHT, MIN_WEIGHT, Side
from interview_helper.widgets.outline import draw_focus
from interview_helper.widgets.plain import plain_tooltip
from interview_helper.widgets.tints import muted, side_tint

_WORDS = "How much it would matter here: 1 to 5"


class WeightPips(QSlider):
    """How much a reason would matter, 1 to 5.

    A slider with a painting of its own, so that keys and assistive technology find what they know.
    The pips have their side's tint while the reason is on the pan. Where the weight is not that of the
    user's priorities, a small mark under a pip shows theirs: a click there goes back to it.
    """

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(MIN_WEIGHT, MAX_WEIGHT)
        self.setPageStep(1)
        # A weight is set once, when the mouse lets go of it, and not at each pip on the way.
        self.setTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("How much it would matter here: 1 to 5")
        self._side = side
        self._on_pan = False
        self._priority: int | None = None

    def show_reason(self, text: str, weight: int, on_pan: bool, priority: int | None = None) -> None:
        """Show a weight; ``priority`` is what the reason weighs for all companies where that differs."""
        name = f"Weight of: {text}"
        if name != self.accessibleName():
            self.setAccessibleName(name)
        self._on_pan = on_pan
        self.setValue(weight)
        if priority is not None or priority != self._priority:
            self._show_priority(priority, weight)
        self.update()

    def _show_priority(self, priority: int | None, weight: int) -> None:
        self._priority = priority
        words = "" if priority is None else f"Your priority is {priority}; here it weighs {weight}"
        self.setToolTip(plain_tooltip(f"{_WORDS}\n{words}; click the mark to go back" if words else _WORDS))
        self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        pitch = self._pitch()
        return QSize(round(pitch * MAX_WEIGHT) + 4, self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self.weight_at(event.position().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self.weight_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the checklist; it never changes what it happens to pass over.
        event.ignore()

    def weight_at(self, x: float) -> int:
        """The weight that a click at this place means."""
        pip = int((x - 2) / self._pitch())
        if self._mirrored():
            pip = MAX_WEIGHT - 1 - pip
        return max(MIN_WEIGHT, min(MAX_WEIGHT, pip + 1))

    def centre_of(self, weight: int) -> QPointF:
        """Where the pip of a weight is drawn."""
        place = MAX_WEIGHT - weight if self._mirrored() else weight - 1
        return QPointF(2 + (place + 0.5) * self._pitch(), self.height() / 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = side_tint(palette, self._side) if self._on_pan else muted(palette)
        radius = self._pitch() * 0.33
        for weight in range(MIN_WEIGHT, MAX_WEIGHT + 1):
            filled = weight <= self.sliderPosition()
            painter.setPen(Qt.PenStyle.NoPen if filled else QPen(muted(palette), 1))
            painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.centre_of(weight), radius, radius)
        if self._priority is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Text))
            painter.drawPolygon(priority_mark(self.centre_of(self._priority), radius))
        if self.hasFocus():
            draw_focus(painter, self, side_tint(palette, self._side), width=1.5)

    def _pitch(self) -> float:
        """Pixels from one pip's centre to the next."""
        return max(10.0, self.fontMetrics().height() * 0.72)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


def priority_mark(centre: QPointF, radius: float) -> QPolygonF:
    """A small triangle below the pip with this centre and radius, pointing at it."""
    top, half = centre.y() + radius * 1.5, radius * 0.75
    return QPolygonF(
        [
            QPointF(centre.x(), top),
            QPointF(centre.x() - half, top + half * 1.2),
            QPointF(centre.x() + half, top + half * 1.2),
        ]
    )
