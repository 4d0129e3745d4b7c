"""Striking out, in a window of its own: Franklin's moral algebra step by step, by hand or played."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interview_helper.domain.reasons import Reason
from interview_helper.domain.wording import shown_name
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.striking_view import StrikingView

STEP_SECONDS = 1.2
"""How long a step stays while it is played."""


class StrikingDialog(QDialog):
    """Strikes out one company's ticked reasons.

    Space or P plays and pauses, the arrow keys go a step on and back, Home and End to the ends.
    """

    def __init__(self, company_name: str, reasons: Sequence[Reason], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Strike out")
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.company = plain_label(shown_name(company_name), self)
        self.view = StrikingView(self)
        self.back = self._button("&Back")
        self.play = self._button("Play")
        self.next = self._button("&Next")
        self.close_button = self._button("Close")
        self._timer = QTimer(self)
        self._timer.setInterval(round(1000 * STEP_SECONDS))
        self._timer.timeout.connect(self._on_time)
        self._lay_out()
        self.back.clicked.connect(lambda: self.go_to(self.view.step - 1))
        self.next.clicked.connect(lambda: self.go_to(self.view.step + 1))
        self.play.clicked.connect(self.toggle_playing)
        self.close_button.clicked.connect(self.reject)
        self.view.step_changed.connect(self._on_step_changed)
        self.view.show_reasons(reasons)
        self.next.setDefault(True)
        (self.play if self.view.steps else self.close_button).setFocus()

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    def go_to(self, step: int) -> None:
        """Show a step chosen by hand; playing stops."""
        self._pause()
        self.view.show_step(step)

    def toggle_playing(self) -> None:
        """Go on by itself from here, or from the beginning at the end; or stop doing so."""
        if self.is_playing:
            self._pause()
            return
        if self.view.steps == 0:
            return
        self.view.show_step(0 if self.view.step == self.view.steps else self.view.step + 1)
        if self.view.step < self.view.steps:
            self._timer.start()
            self.play.setText("Pause")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward, backward = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            forward, backward = backward, forward
        key = event.key()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_P):
            self.toggle_playing()
        elif key == forward:
            self.go_to(self.view.step + 1)
        elif key == backward:
            self.go_to(self.view.step - 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(self.view.steps)
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self._pause()
        super().done(result)

    def _pause(self) -> None:
        self._timer.stop()
        self.play.setText("Play")

    def _on_time(self) -> None:
        self.view.show_step(self.view.step + 1)
        if self.view.step == self.view.steps:
            self._pause()

    def _on_step_changed(self, step: int) -> None:
        steps = self.view.steps
        self.play.setEnabled(steps > 0)
        # Not disabled while it has the keyboard: the focus would jump to a button of another meaning.
        for button, possible in ((self.back, step > 0), (self.next, step < steps)):
            if not possible and button.hasFocus():
                self.play.setFocus()
            button.setEnabled(possible)
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.view.spoken_words()))

    def _button(self, text: str) -> QPushButton:
        button = _StepButton(text, self)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 0, 16, 12)
        buttons.addWidget(self.company, 1)
        for button in (self.back, self.play, self.next):
            buttons.addWidget(button)
        buttons.addSpacing(16)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.view, 1)
        layout.addLayout(buttons)
        character = self.fontMetrics().averageCharWidth()
        line = self.fontMetrics().lineSpacing()
        self.setMinimumSize(52 * character, 22 * line)
        self.resize(92 * character, 38 * line)


class _StepButton(QPushButton):
    """A button that leaves the arrow keys to the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        super().keyPressEvent(event)
