"""Name, role, round and date of the open company, edited in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from interview_helper.domain.company import MAX_ROUND, Company
from interview_helper.domain.wording import UNNAMED, round_words
from interview_helper.widgets.date_field import DateField
from interview_helper.widgets.fonts import bold_font
from interview_helper.widgets.line_field import LineField
from interview_helper.widgets.outline import comfortable_height

_USUAL_ROUNDS = 6
_HEADLINE_SIZE = 1.7
"""Times the size of other words."""


class CompanyHeader(QWidget):
    """The first thing that is read of a company; everything in it can be typed over."""

    name_requested = Signal(str)
    role_requested = Signal(str)
    round_requested = Signal(int)
    interview_at_requested = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = _HeadlineField("Company", UNNAMED, self)
        self.role = LineField("Role", "Role", self)
        self.round = _RoundField(self)
        self.interview_at = DateField(self)
        self._follow_font()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.role, 2)
        line.addWidget(self.round)
        line.addWidget(self.interview_at)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.name)
        layout.addLayout(line)
        self.name.text_requested.connect(self.name_requested)
        self.role.text_requested.connect(self.role_requested)
        self.round.round_requested.connect(self.round_requested)
        self.interview_at.interview_at_requested.connect(self.interview_at_requested)
        self.name.left.connect(self.left)
        self.role.left.connect(self.left)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        self.name.setFont(bold_font(self.font(), _HEADLINE_SIZE))
        self.role.setMinimumWidth(character * 12)
        self.role.setMaximumWidth(character * 34)
        for control in (self.round, self.interview_at):
            control.setMinimumHeight(comfortable_height(self))

    def show_company(self, company: Company) -> None:
        """Show what is said of a company above its balance."""
        self.name.show_text(company.name)
        self.role.show_text(company.role)
        self.round.show_round(company.round)
        self.interview_at.show_interview_at(company.interview_at)


class _HeadlineField(LineField):
    """A line that reads as a headline and shows its frame only under the pointer or the cursor."""

    def __init__(self, name: str, placeholder: str, parent: QWidget) -> None:
        super().__init__(name, placeholder, parent)
        self._show_frame()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 8)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_frame()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_frame()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_frame()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_frame()

    def _show_frame(self) -> None:
        framed = self.hasFocus() or self.underMouse()
        # The text stays where it is when the frame comes and goes.
        width = 0 if framed else self.style().pixelMetric(QStyle.PixelMetric.PM_DefaultFrameWidth, None, self)
        self.setFrame(framed)
        self.setTextMargins(width, width, width, width)


class _RoundField(QComboBox):
    """Which interview it is, by number."""

    round_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Round")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.show_round(1)
        self.activated.connect(lambda place: self.round_requested.emit(self.itemData(place)))

    def show_round(self, number: int) -> None:
        wanted = max(_USUAL_ROUNDS, min(number + 1, MAX_ROUND))
        while self.count() > wanted:
            self.removeItem(self.count() - 1)
        for further in range(self.count() + 1, wanted + 1):
            self.addItem(round_words(further), further)
        self.setCurrentIndex(number - 1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling past is not a choice.
        event.ignore()
