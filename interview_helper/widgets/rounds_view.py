"""The rounds so far: how the balance stood in each, drawn and in words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from interview_helper.domain.deciding import RoundTilt, round_line
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tilt_history import TiltHistory


class RoundsView(QWidget):
    """A drawing, from the second round on, and a line a round; not there before anything is weighed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = plain_label("The rounds so far", self)
        make_bold(title)
        self.history = TiltHistory(self)
        self.lines: list[QLabel] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(title)
        self._layout.addWidget(self.history)
        self.hide()

    def show_rounds(self, rounds: tuple[RoundTilt, ...]) -> None:
        """Show how the balance went from round to round: drawn where there are several, and in words."""
        self.history.show_rounds(rounds)
        self.history.setVisible(len(rounds) > 1)
        while len(self.lines) < len(rounds):
            line = plain_label("", self)
            line.setWordWrap(True)
            self.lines.append(line)
            self._layout.addWidget(line)
        for number, line in enumerate(self.lines):
            line.setText(round_line(rounds[number]) if number < len(rounds) else "")
            line.setVisible(number < len(rounds))
        self.setVisible(bool(rounds))
