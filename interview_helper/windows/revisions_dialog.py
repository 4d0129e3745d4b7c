"""Earlier versions of the open company's notes: looked at, copied, restored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interview_helper.domain.note_changes import ago_words, changes_between, changes_words
from interview_helper.domain.revisions import Revision
from interview_helper.domain.wording import interview_words, shown_name
from interview_helper.widgets.hairline import HairlineSplitter
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.plain_tree import PlainTree
from interview_helper.widgets.revision_text import RevisionText
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

_NONE_YET = (
    "There are no earlier versions yet. One is kept when the notes are changed after an hour’s pause, and "
    "whenever much is taken out of them at once."
)


class RevisionsDialog(QDialog):
    """Lists the versions by when they were written, newest first, and shows the one that is chosen.

    ``restore_requested`` asks for a text to be the notes again, and the dialog closes.
    """

    restore_requested = Signal(str)

    def __init__(
        self,
        company_name: str,
        revisions: Sequence[Revision],
        present: str,
        now: datetime,
        parent: QWidget | None = None,
        *,
        changeable: bool = True,
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Earlier versions of the notes")
        self._revisions = tuple(revisions)
        self._present = present
        self._changeable = changeable
        self.company = plain_label(shown_name(company_name), self)
        self.empty = TintLabel(muted, _NONE_YET, self)
        self.empty.setWordWrap(True)
        self.list = PlainTree("Versions, the newest first", ("Written", "When"), (1,), self)
        self.list.setRootIsDecorated(False)
        for revision in self._revisions:
            at = revision.at.astimezone(zone).replace(tzinfo=None)
            here = now.astimezone(zone).replace(tzinfo=None)
            written, ago = interview_words(at, here.date()), ago_words(at, here)
            self.list.add_row((written, ago), f"Written {written}, {ago}")
        self.text = RevisionText(self)
        self.changes = TintLabel(muted, "", self)
        self.changes.setWordWrap(True)
        self.restore_button = self._button("&Restore these notes")
        self.copy_button = self._button("&Copy")
        self.close_button = self._button("Close")
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.restore_button.clicked.connect(self._on_restore)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.shown().text))
        self.close_button.clicked.connect(self.reject)
        self._begin()

    def shown(self) -> Revision:
        """The version that is shown.

        Raises:
            IndexError: there is none.
        """
        return self._revisions[max(0, self.list.currentIndex().row())]

    def _begin(self) -> None:
        there = bool(self._revisions)
        self.empty.setVisible(not there)
        for widget in (self.splitter, self.changes, self.restore_button, self.copy_button):
            widget.setVisible(there)
        if there:
            self.list.begin_at_the_top()
            self.list.setFocus()
        else:
            self.close_button.setFocus()

    def _on_chosen(self) -> None:
        text = self.shown().text
        changes = changes_between(text, self._present)
        words = changes_words(changes)
        self.changes.setText(words)
        self.text.show_text(text, changes.gone, words)
        able = self._changeable and not changes.same
        if not able and self.restore_button.hasFocus():
            self.list.setFocus()
        self.restore_button.setEnabled(able)

    def _on_restore(self) -> None:
        self.restore_requested.emit(self.shown().text)
        self.accept()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self.splitter = HairlineSplitter(self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.text)
        self.splitter.setStretchFactor(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.company)
        layout.addWidget(self.empty)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.changes)
        if not self._revisions:
            layout.addStretch(1)
        layout.addLayout(buttons)
        wide, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        self.list.setMinimumWidth(34 * wide)
        self.text.setMinimumWidth(26 * wide)
        self.resize(100 * wide, (26 if self._revisions else 9) * line)
