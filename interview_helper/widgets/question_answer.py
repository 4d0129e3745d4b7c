"""What was answered to one question, and the ticks that the answer offers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from interview_helper.domain.asking import Following
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark
from interview_helper.domain.wording import shortened
from interview_helper.widgets.outlined_boxes import OutlinedCheckBox
from interview_helper.widgets.quiet_button import QuietButton
from interview_helper.widgets.short_note import ShortNote
from interview_helper.widgets.words_button import WordsButton

_ABOUT = 60


class QuestionAnswer(QWidget):
    """The answer to the question that is chosen; not there when none is.

    ``finished`` when somebody leaves it by Escape, or by Ctrl+Enter.
    """

    answer_requested = Signal(str, str)
    answered_requested = Signal(str, bool)
    mark_requested = Signal(str, Mark)
    reason_clicked = Signal(str)
    refused = Signal(str)
    left = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._following: tuple[Following, ...] = ()
        self._buttons: list[WordsButton] = []
        self.edit = ShortNote("Answer", "What did they say?", self)
        self.edit.installEventFilter(self)
        # The list's own box cannot be toggled by assistive technology.
        self.answered = OutlinedCheckBox("Answered", self)
        self.about = QuietButton("", self)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.answered)
        line.addWidget(self.about)
        line.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.edit)
        self._layout.addLayout(line)
        self.edit.text_requested.connect(self._on_text_requested)
        self.edit.refused.connect(self.refused)
        self.edit.left.connect(self.left)
        # Clicked, not toggled: showing another question is no wish.
        self.answered.clicked.connect(self._on_answered_clicked)
        self.about.clicked.connect(self._on_about_clicked)
        self.hide()

    @property
    def buttons(self) -> Sequence[WordsButton]:
        """A button a tick that follows."""
        return tuple(self._buttons)

    def show_question(
        self, question: Question | None, about: str = "", following: tuple[Following, ...] = ()
    ) -> None:
        """Show a question's answer.

        Args:
            question: the question; ``None`` for none.
            about: what the reason says that it speaks of; empty where there is none.
            following: the ticks that the answer offers.
        """
        same = question is not None and self._question is not None and question.id == self._question.id
        self._question = question
        if question is None:
            self.hide()
            return
        self.edit.setAccessibleName(f"Answer to “{shortened(question.text)}”")
        if same:
            self.edit.show_note(question.answer)
        else:
            self.edit.open_note(question.answer)
        self.answered.setChecked(question.answered)
        self.about.setText(f"about “{shortened(about, _ABOUT)}”")
        self.about.setVisible(bool(about))
        self._show_following(following)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape or (ctrl and enter):
                self.finished.emit()
                return True
        return super().eventFilter(watched, event)

    def _show_following(self, following: tuple[Following, ...]) -> None:
        if following == self._following:
            return
        had_focus = any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._following = following
        self._buttons = []
        before: QWidget = self.about
        for one in following:
            button = WordsButton(one.words, self)
            button.clicked.connect(lambda _on, one=one: self.mark_requested.emit(one.reason, one.mark))
            self._layout.addWidget(button)
            self.setTabOrder(before, button)
            before = button
            self._buttons.append(button)
            button.show()
        if had_focus:
            heir = self._buttons[0] if self._buttons else self.edit
            heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_text_requested(self, text: str) -> None:
        if self._question is not None:
            self.answer_requested.emit(self._question.id, text)

    def _on_answered_clicked(self, on: bool) -> None:
        if self._question is not None:
            self.answered_requested.emit(self._question.id, on)

    def _on_about_clicked(self) -> None:
        if self._question is not None and self._question.reason is not None:
            self.reason_clicked.emit(self._question.reason)
