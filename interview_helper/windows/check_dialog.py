"""What a check of the user's data finds, line by line as it is found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interview_helper.domain.findings import Finding, State, summary_words
from interview_helper.domain.reasons import Side
from interview_helper.widgets.button_box import ButtonBox
from interview_helper.widgets.fonts import bold_font
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import side_tint, unknown_tint

_SIGNS = {State.GOOD: "✓  OK", State.REMARK: "!  Note", State.TROUBLE: "✕  Trouble"}


class CheckDialog(QDialog):
    """Shows a check that goes on while it is open, and then what came of it."""

    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Check the data")
        self.findings: list[Finding] = []
        self.summary = plain_label("Checking your data…", self)
        self.summary.setFont(bold_font(self.font(), 1.1))
        self.summary.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far the check is")
        self.bar.setRange(0, 0)
        self.list = QScrollArea(self)
        self.list.setWidgetResizable(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName("What was checked")
        content = QWidget()
        # Else it is as high as words that wrap at the least width, and scrolls where there is room.
        content.setMinimumHeight(1)
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(self.fontMetrics().lineSpacing() * 3 // 4)
        self._rows.addStretch(1)
        self.list.setWidget(content)
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self.close_button = buttons.button(QDialogButtonBox.StandardButton.Close)
        self.copy = QPushButton("&Copy", self)
        self.folder = QPushButton("&Show the folder", self)
        for button in (self.copy, self.folder):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._on_copy)
        self.folder.clicked.connect(self.folder_requested)
        layout = QVBoxLayout(self)
        layout.setSpacing(self.fontMetrics().lineSpacing() // 2)
        layout.addWidget(self.summary)
        layout.addWidget(self.bar)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        wide, high = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.setMinimumWidth(56 * wide)
        self.resize(84 * wide, 26 * high)
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def show_progress(self, what: str, done: int, of: int) -> None:
        """Say what is being looked at, and how much of it is done; ``of`` is 0 where nobody knows."""
        self.summary.setText(f"Checking {what}…")
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def add(self, finding: Finding) -> None:
        """One thing more has been looked at."""
        self.findings.append(finding)
        sign = TintLabel(lambda palette: _sign_tint(palette, finding.state), _SIGNS[finding.state], self)
        what = plain_label(finding.what, self)
        what.setFont(bold_font(self.font(), 1.0))
        said = self._label(f"{finding.outcome}\n{finding.remedy}".rstrip())
        said.setAccessibleName(f"{_SIGNS[finding.state].split()[-1]}: {finding.words}")
        head = QHBoxLayout()
        head.setSpacing(2 * self.fontMetrics().averageCharWidth())
        head.addWidget(sign)
        head.addWidget(what, 1)
        row = QVBoxLayout()
        row.setSpacing(self.fontMetrics().lineSpacing() // 6)
        row.addLayout(head)
        row.addWidget(said)
        self._rows.insertLayout(self._rows.count() - 1, row)
        self.copy.setEnabled(True)

    def finish(self) -> None:
        """Everything has been looked at."""
        self.bar.hide()
        self.summary.setText(summary_words(self.findings))

    @property
    def text(self) -> str:
        """All of it as lines of text."""
        lines = [f"{_SIGNS[finding.state].split()[-1]}: {finding.words}" for finding in self.findings]
        return "\n".join([self.summary.text(), *lines]) + "\n"

    def _label(self, text: str) -> QLabel:
        label = plain_label(text, self)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        # After the policy, of which the height for a width is a part.
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.copy.setText("Copied")


def _sign_tint(palette: QPalette, state: State) -> QColor:
    if state is State.TROUBLE:
        return side_tint(palette, Side.DECLINE)
    return unknown_tint(palette) if state is State.REMARK else side_tint(palette, Side.ACCEPT)
