"""One question that is worth asking, and why: to take over, to ask in another way, or to leave."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interview_helper.domain.asking import Suggestion, Why, why_words
from interview_helper.widgets.outline import draw_card
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.question_dragging import carried_suggestion
from interview_helper.widgets.quiet_button import QuietButton
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import hairline, muted, unknown_tint

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SuggestionCard(QAbstractButton):
    """Keys: Enter and + take it over, left and right ask in another way, up and down go to another card.

    Pressing it, or Space, goes to its reason; it can be dragged into the list.
    """

    take_over_requested = Signal(str, str)
    wording_chosen = Signal(str, int)
    reason_clicked = Signal(str)
    step_requested = Signal(int)
    focused = Signal()

    def __init__(self, suggestion: Suggestion, wording: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggestion = suggestion
        self._wording = wording % len(suggestion.wordings)
        self._pressed: QPoint | None = None
        self._dragging = False
        self._dismissed = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # As any widget, not as a button, whose words do not wrap.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.question = plain_label("", self)
        self.question.setWordWrap(True)
        tint = unknown_tint if suggestion.why is Why.TIPS else muted
        self.why = TintLabel(tint, why_words(suggestion.why), self)
        self.why.setWordWrap(True)
        for label in (self.question, self.why):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.add_button = _Sign("+", "Take over to my questions", self)
        self.wording_button = _Sign("↻", "Another wording", self)
        self.wording_button.setVisible(len(suggestion.wordings) > 1)
        self._lay_out()
        self.add_button.clicked.connect(self._take_over)
        self.wording_button.clicked.connect(lambda: self._ask_otherwise(1))
        self.clicked.connect(lambda: self.reason_clicked.emit(suggestion.reason))
        self._show_wording()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.question)
        words.addWidget(self.why)
        signs = QVBoxLayout()
        signs.setSpacing(2)
        signs.addWidget(self.add_button)
        signs.addWidget(self.wording_button)
        signs.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(11, 8, 6, 8)
        layout.setSpacing(4)
        layout.addLayout(words, 1)
        layout.addLayout(signs)

    @property
    def wording(self) -> str:
        """The question as it is asked now."""
        return self.suggestion.wordings[self._wording]

    def dismiss(self) -> None:
        """Go for good; not before the end of a drag, which would be left without the card it began at."""
        self.hide()
        self._dismissed = True
        if not self._dragging:
            self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sideways = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() == "+":
            self._take_over()
        elif event.key() in sideways:
            self._ask_otherwise(sideways[Qt.Key(event.key())])
        elif event.key() in _STEPS:
            self.step_requested.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._drag(self._pressed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction("Take over to my questions").triggered.connect(self._take_over)
        otherwise = menu.addAction("Another wording")
        otherwise.setEnabled(len(self.suggestion.wordings) > 1)
        otherwise.triggered.connect(lambda: self._ask_otherwise(1))
        menu.addAction("Go to the reason").triggered.connect(self.click)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        draw_card(QPainter(self), self, corner=6)

    def _take_over(self) -> None:
        self.take_over_requested.emit(self.suggestion.reason, self.wording)

    def _ask_otherwise(self, step: int) -> None:
        self._wording = (self._wording + step) % len(self.suggestion.wordings)
        self._show_wording()
        self.wording_chosen.emit(self.suggestion.reason, self._wording)

    def _show_wording(self) -> None:
        self.question.setText(self.wording)
        self.setAccessibleName(f"{self.wording} {self.why.text()}")
        self.setAccessibleDescription(
            "Enter takes it over to my questions, left and right ask it otherwise, Space goes to its reason."
        )

    def _drag(self, grip: QPoint) -> None:
        self._pressed = None
        # What is dragged away is not pressed.
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(carried_suggestion(self.suggestion.reason, self.wording))
        drag.setPixmap(self.grab())
        drag.setHotSpot(grip)
        self._dragging = True
        drag.exec(Qt.DropAction.CopyAction)
        self._dragging = False
        if self._dismissed:
            self.deleteLater()


class _Sign(QuietButton):
    """A quiet sign on a card; the card's own keys do the same."""

    def __init__(self, sign: str, name: str, parent: QWidget) -> None:
        super().__init__(sign, parent, alignment=Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + 4
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hairline(self.palette()))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
            painter.end()
        super().paintEvent(event)
