"""“Why?”: the full account of the balance, each sentence with the reasons that it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interview_helper.domain.account import AccountLine
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.hairline import Hairline
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.scrolling import Scrolling, ScrollingBody
from interview_helper.widgets.text_button import TextButton
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

_TITLE = "Why?"


class AccountPanel(QWidget):
    """Scrolls where it is long; Escape closes it. It takes the keyboard to its first reason."""

    reason_clicked = Signal(str)
    closed_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[AccountLine, ...] = ()
        self._sections: list[_Section] = []
        self.setAccessibleName("Why? The full account of the balance")
        self.setAutoFillBackground(True)
        title = plain_label(_TITLE, self)
        make_bold(title)
        self.close_button = QPushButton("Close", self)
        self.close_button.setAutoDefault(False)
        self.close_button.setAccessibleName("Close the account of the balance")
        self.close_button.clicked.connect(self.closed_requested)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.close_button)
        self._content = ScrollingBody(self)
        self._body = QVBoxLayout(self._content)
        self._body.setContentsMargins(0, 4, 6, 4)
        self._body.setSpacing(12)
        self._body.addStretch(1)
        self.scroll_area = Scrolling(self._content, self)
        # To be scrolled by the arrow keys where it names no reason.
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.scroll_area.setAccessibleName(_TITLE)
        self.setFocusProxy(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 6, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.scroll_area, 1)

    def show_account(self, lines: Sequence[AccountLine]) -> None:
        """Show an account. What says the same as before stays as it is, with the keyboard and the scroll."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        place = self.scroll_area.verticalScrollBar().value()
        lost = self._focused()
        kept = {section.line: section for section in self._sections}
        sections = [kept.pop(line) if line in kept else self._made(line) for line in self._shown]
        self.setFocusProxy(self.close_button)
        for gone in kept.values():
            self._body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, section in enumerate(sections):
            self._body.insertWidget(number, section)
            section.show()
        self._sections = sections
        self._put_in_tab_order()
        first = next((button for section in sections for button in section.rows), self.close_button)
        self.setFocusProxy(first)
        if lost is not None and self._focused() != lost:
            self._focus(*lost)
        self.scroll_area.verticalScrollBar().setValue(place)
        self.updateGeometry()

    def take_focus(self) -> None:
        """Put the keyboard on the first reason, or on the way out where none is named."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed_requested.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        # Below the lists it is as high as it needs to be; laid over something it is given its room.
        metrics = self.fontMetrics()
        width = max(self.width(), 34 * metrics.averageCharWidth())
        height = self._content.heightForWidth(width - 24)
        return QSize(34 * metrics.averageCharWidth(), height + self.close_button.sizeHint().height() + 36)

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(24 * metrics.averageCharWidth(), 8 * metrics.lineSpacing())

    def _made(self, line: AccountLine) -> _Section:
        section = _Section(line, self._content)
        section.reason_clicked.connect(self.reason_clicked)
        return section

    def _focused(self) -> tuple[str, str] | None:
        """The heading and the reason of the row that the keyboard is on."""
        at = QApplication.focusWidget()
        for section in self._sections:
            for row, button in zip(section.line.rows, section.rows, strict=True):
                if button is at:
                    return section.line.heading, row.reason
        return None

    def _focus(self, heading: str, reason: str) -> None:
        """Put the keyboard on a reason's row again, in its section if it is still there."""
        places = [
            (section.line.heading != heading, button)
            for section in self._sections
            for row, button in zip(section.line.rows, section.rows, strict=True)
            if row.reason == reason
        ]
        places.sort(key=lambda place: place[0])
        chosen = places[0][1] if places else self.close_button
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_in_tab_order(self) -> None:
        before: QWidget = self.scroll_area
        for section in self._sections:
            for button in section.rows:
                QWidget.setTabOrder(before, button)
                before = button


class _Section(QWidget):
    """One line of the account: a heading, its sentences, and a button for each reason."""

    reason_clicked = Signal(str)

    def __init__(self, line: AccountLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self.rows: list[TextButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        if line.heading:
            layout.addWidget(Hairline(self))
            heading = TintLabel(_ink, line.heading, self, bold=True)
            heading.setWordWrap(True)
            layout.addWidget(heading)
        words = TintLabel(muted, line.words, self)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words)
        for row in line.rows:
            button = TextButton(row.words, self, bold=False)
            button.show_words(row.words, named=row.named)
            button.setContentsMargins(6, 4, 6, 4)
            button.setAccessibleDescription("Goes to this reason on its list")
            button.clicked.connect(lambda _=False, reason=row.reason: self.reason_clicked.emit(reason))
            layout.addWidget(button)
            self.rows.append(button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


def _ink(palette: QPalette) -> QColor:
    return palette.color(QPalette.ColorRole.Text)
