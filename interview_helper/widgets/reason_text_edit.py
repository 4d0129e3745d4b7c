"""The words of a reason, edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from interview_helper.widgets.reason_check_box import ReasonCheckBox
from interview_helper.widgets.words_edit import WordsEdit


class ReasonTextEdit(WordsEdit):
    """A line over the words of a check box, a child of the same row, until it is left.

    Only what is new is reported; what is refused when it is left is gone. ``closed`` says that it is done
    with, and whether the user stays at this row.
    """

    closed = Signal(bool)

    def __init__(self, check_box: ReasonCheckBox, parent: QWidget) -> None:
        self._box = check_box
        self._before = check_box.plain_text()
        self._done = False
        super().__init__(f"The words of: {self._before}", "What speaks for or against it?", parent)
        self.setText(self._before)
        # All of it selected, and its beginning in view.
        self.end(False)
        self.home(True)
        check_box.set_words_shown(False)
        check_box.installEventFilter(self)
        self._place()
        self.show()

    def finish(self, *, stays: bool = False) -> None:
        """Take what it says; who ``stays`` may go on where that is refused."""
        if self._done:
            return
        text = self._accepted()
        if text is None:
            if not stays:
                self.close_unread()
            return
        self.close_unread(stays=stays)
        if text != self._before:
            self.text_requested.emit(text)

    def commit(self) -> bool:
        """Take what it says, as leaving it does: it is done with in any case."""
        self.finish()
        return True

    def close_unread(self, *, stays: bool = False) -> None:
        """Be done with, whatever it says."""
        if not self._done:
            # First: that the focus goes with it would be taken for an answer.
            self._done = True
            self._box.removeEventFilter(self)
            self._box.set_words_shown(True)
            self.closed.emit(stays)
            self.hide()
            self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_unread(stays=True)
        elif event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # Unused here, the arrows would scroll the checklist.
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def _take(self) -> bool:
        self.finish(stays=True)
        return self._done

    def _leave(self) -> None:
        self.finish()

    def _place(self) -> None:
        """The first line of the words in its middle."""
        area = self._box.words_area().translated(self._box.pos())
        height = self.sizeHint().height()
        top = area.top() + (self.fontMetrics().height() - height) // 2
        self.setGeometry(area.left(), max(1, top), area.width(), height)
