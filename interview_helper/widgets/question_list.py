"""What is worth asking, most telling first: a card a question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from interview_helper.domain.asking import Suggestion
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.outline import draw_card
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted, unknown_tint

_SHOWN = 3


class QuestionList(QWidget):
    """The first few questions that the unknown reasons suggest; not there when there are none."""

    reason_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Suggestion, ...] = ()
        self._cards: list[_Card] = []
        title = plain_label("Worth asking, most telling first", self)
        make_bold(title)
        self._more = TintLabel(muted, "", self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(title)
        self._layout.addWidget(self._more)
        self.hide()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show the first few, and how many more there are."""
        if tuple(suggestions) == self._shown:
            return
        self._shown = tuple(suggestions)
        for card in self._cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for suggestion in self._shown[:_SHOWN]:
            card = _Card(suggestion, self)
            card.reason_clicked.connect(self.reason_clicked)
            self._cards.append(card)
            self._layout.insertWidget(self._layout.count() - 1, card)
        more = len(self._shown) - _SHOWN
        self._more.setText(f"and {more} more not known yet" if more > 0 else "")
        self._more.setVisible(more > 0)
        self.setVisible(bool(self._shown))


class _Card(QAbstractButton):
    """One question and why it is worth asking; pressing it goes to its reason."""

    reason_clicked = Signal(str)

    def __init__(self, suggestion: Suggestion, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # As any widget, not as a button, whose words do not wrap.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        question = plain_label(suggestion.question, self)
        question.setWordWrap(True)
        if suggestion.tips:
            why = TintLabel(unknown_tint, "? the answer could tip the balance", self)
        else:
            why = TintLabel(muted, "? marked “don’t know yet”", self)
        why.setWordWrap(True)
        for label in (question, why):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{question.text()} {why.text()}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(11, 9, 11, 9)
        layout.setSpacing(2)
        layout.addWidget(question)
        layout.addWidget(why)
        self.clicked.connect(lambda: self.reason_clicked.emit(suggestion.reason))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        draw_card(QPainter(self), self, corner=6, focused=unknown_tint(self.palette()))
