"""A real check box whose text wraps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from interview_helper.domain.reasons import Side
from interview_helper.widgets.tints import muted, side_tint, text_on, unticked

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)


class ReasonCheckBox(QCheckBox):
    """The native check box of one reason, in the tint of its side, its text on as many lines as it needs.

    A check box of its own rather than an item of a list: only that can be toggled by assistive
    technology. The text is drawn as plain text.
    """

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._plain = ""
        self._clicked_into = False
        self._words_shown = True
        # Layouts ask for the same few widths over and over.
        self._text_rects: dict[int, QRect] = {}
        self._heights: dict[int, int] = {}
        self._indicator: QSize | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_reason(self, text: str) -> None:
        """Show a reason's words as they are, with any “&” in them."""
        if text != self._plain:
            self._plain = text
            self._forget_sizes()
            # Qt takes & for a mnemonic, here and in the accessible name.
            self.setText(text.replace("&", "&&"))

    def plain_text(self) -> str:
        return self._plain

    def set_words_shown(self, shown: bool) -> None:
        """Whether the words are painted: not while something else stands over them."""
        self._words_shown = shown
        self.update()

    def words_area(self) -> QRect:
        """Where there is room for words."""
        left = self.words_left() - 4
        return self._mirrored(QRect(left, self._padding(), self.width() - left, self.height()))

    def words_left(self) -> int:
        """Where the words begin, in pixels from the leading edge."""
        spacing = self.style().pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, None, self)
        return self._indicator_size().width() + spacing + 4

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            text = self._text_rect(width).height()
            height = max(text, self._indicator_size().height()) + 2 * self._padding()
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 28
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self.words_left() + self.fontMetrics().averageCharWidth() * 12
        return QSize(width, self._indicator_size().height() + 2 * self._padding())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget_sizes()
            self._indicator = None
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self._words_shown:
            self._draw_words(painter)
        self._draw_indicator(painter, option)

    def _draw_words(self, painter: QPainter) -> None:
        palette, text = self.palette(), self._mirrored(self._text_rect(self.width()))
        painter.setPen(palette.color(QPalette.ColorRole.Text) if self.isChecked() else unticked(palette))
        painter.drawText(text, _WRAPPED, self._plain)
        if self.hasFocus() and not self._clicked_into:
            self._draw_focus(painter, QRectF(text).adjusted(-3.5, -1.5, 3.5, 1.5))

    def _draw_indicator(self, painter: QPainter, option: QStyleOptionButton) -> None:
        size = self._indicator_size()
        first_line = self._padding() + self.fontMetrics().height() / 2
        option.rect = self._mirrored(QRect(QPoint(0, max(0, round(first_line - size.height() / 2))), size))
        # The style draws the box from these. Its outline, a shade of Window, would be lost on a dark Base.
        tint, role = side_tint(self.palette(), self._side), QPalette.ColorRole
        if self.isChecked():
            option.palette.setColor(role.Base, tint)
            option.palette.setColor(role.Text, text_on(tint))
            option.palette.setColor(role.Window, tint)
        else:
            option.palette.setColor(role.Window, muted(self.palette()))
        option.palette.setColor(role.Accent, tint)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._clicked_into = event.reason() is Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # Qt's own paints the row anew, which shows nothing else where no outline goes: a click on another
        # row would wait for it.
        if not self._clicked_into or self.isDown():
            super().focusOutEvent(event)

    def _draw_focus(self, painter: QPainter, rect: QRectF) -> None:
        """Outline the text, which keeps its colours: some styles fill what has the focus."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(side_tint(self.palette(), self._side), 1.5))
        painter.drawRoundedRect(rect, 3, 3)
        painter.restore()

    def _indicator_size(self) -> QSize:
        if self._indicator is None:
            style = self.style()
            self._indicator = QSize(
                style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self),
                style.pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, None, self),
            )
        return self._indicator

    def _text_rect(self, width: int) -> QRect:
        """Where the text goes at a width, when it is read from left to right."""
        if width not in self._text_rects:
            left = self.words_left()
            room = QRect(left, self._padding(), max(1, width - left), 100_000)
            self._text_rects[width] = self.fontMetrics().boundingRect(room, _WRAPPED, self._plain)
        return self._text_rects[width]

    def _forget_sizes(self) -> None:
        self._text_rects.clear()
        self._heights.clear()

    def _padding(self) -> int:
        return 2

    def _mirrored(self, rect: QRect) -> QRect:
        return self.style().visualRect(self.layoutDirection(), self.rect(), rect)
