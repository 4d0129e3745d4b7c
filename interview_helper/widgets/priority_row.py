"""One row of my priorities: what a reason says, and what it weighs whatever the company."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolButton, QWidget

from interview_helper.domain.priorities import Priority
from interview_helper.widgets.row_keys import ENTER, key_words, step_of, weight_of
from interview_helper.widgets.tints import hairline, muted
from interview_helper.widgets.weight_pips import WeightPips
from interview_helper.widgets.words_edit import WordsEdit
from interview_helper.widgets.words_label import WordsLabel


class PriorityRow(QWidget):
    """Shows one reason and reports what the user wants of it.

    Keys, on any of its controls: up and down ask for another row, with Alt they move this one; 1 to 5
    set the weight, F2 edits the words, Delete puts the reason away. ``dragged`` says how far down in the
    parent the pointer is, in pixels, while it drags the row by its words.
    """

    weight_requested = Signal(str, int)
    text_requested = Signal(str, str)
    move_requested = Signal(str, int)
    hidden_requested = Signal(str, bool)
    removal_requested = Signal(str)
    refused = Signal(str)
    step_requested = Signal(str, int)
    dragged = Signal(str, int)
    focused = Signal(str)

    def __init__(self, priority: Priority, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._priority = priority
        self._own = own
        self._editor: WordsEdit | None = None
        self._pressed_at: QPoint | None = None
        self.words = WordsLabel(self._words_tint, "", self)
        self.pips = WeightPips(priority.side, self)
        self.pips.setToolTip("How much it matters to you: 1 to 5")
        self.show_again = QToolButton(self)
        self.show_again.setText("Show again")
        self.more = QToolButton(self)
        self.more.setText("⋯")
        self.more.setAutoRaise(True)
        self.more.setToolTip("Edit, move, hide")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 6, 0, 5)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.words, 1)
        for control in self.controls:
            self._layout.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
            control.installEventFilter(self)
        self.pips.valueChanged.connect(self._on_weight_changed)
        self.show_again.clicked.connect(lambda: self.hidden_requested.emit(self._priority.id, False))
        self.more.clicked.connect(self._on_more)
        self.show_priority(priority)

    @property
    def priority(self) -> Priority:
        return self._priority

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard can reach, in the order it does."""
        return (self.pips, self.show_again, self.more)

    @property
    def editor(self) -> WordsEdit | None:
        """Where its words are being edited, if they are."""
        return self._editor

    @property
    def main_control(self) -> QWidget:
        """Where the keyboard arrives at this row."""
        return self.show_again if self._priority.hidden else self.pips

    def show_priority(self, priority: Priority) -> None:
        """Show a reason's state; nothing is reported for it."""
        self._priority = priority
        self.words.setText(priority.text)
        self.words.update()
        self.pips.show_reason(priority.text, priority.weight, not priority.hidden)
        self.show_again.setAccessibleName(f"Show again: {priority.text}")
        self.more.setAccessibleName(f"Edit, move or hide: {priority.text}")
        leaving = self.pips if priority.hidden else self.show_again
        self.main_control.show()
        if leaving.hasFocus():
            self.take_focus()
        leaving.hide()

    def take_tab_focus(self, taken: bool) -> None:
        """Whether Tab stops here: it does at one row of a list, and arrows go to the others."""
        policy = Qt.FocusPolicy.StrongFocus if taken else Qt.FocusPolicy.ClickFocus
        for control in self.controls:
            control.setFocusPolicy(policy)

    def take_focus(self) -> None:
        self.main_control.setFocus(Qt.FocusReason.TabFocusReason)

    def edit_words(self) -> None:
        """Let the words be typed over, in place."""
        if self._editor is None:
            editor = WordsEdit("Words of this reason", "", self)
            editor.setText(self._priority.text)
            editor.text_requested.connect(self._on_words)
            editor.refused.connect(self.refused)
            editor.given_up.connect(self._close_editor)
            self.words.hide()
            self._layout.insertWidget(0, editor, 1)
            self._editor = editor
            editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.selectAll()

    def finish_editing(self) -> bool:
        """Take the words that are being typed; False if they are refused."""
        return self._editor is None or self._editor.commit()

    def menu(self) -> QMenu:
        """What can be done with this reason."""
        menu, key = QMenu(self), self._priority.id
        menu.addAction(f"&Edit the words\t{key_words('F2')}").triggered.connect(self.edit_words)
        if self._priority.hidden:
            menu.addAction("&Show again").triggered.connect(lambda: self.hidden_requested.emit(key, False))
        else:
            up, down = (
                menu.addAction(f"Move &{way.lower()}\t{key_words(f'Alt+{way}')}") for way in ("Up", "Down")
            )
            up.triggered.connect(lambda: self.move_requested.emit(key, -1))
            down.triggered.connect(lambda: self.move_requested.emit(key, 1))
            menu.addAction(f"&Hide\t{key_words('Del')}").triggered.connect(
                lambda: self.hidden_requested.emit(key, True)
            )
        if self._own:
            menu.addSeparator()
            menu.addAction("&Remove").triggered.connect(lambda: self.removal_requested.emit(key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit(self._priority.id)
        elif event.type() is QEvent.Type.KeyPress:
            return self._on_key(watched, cast(QKeyEvent, event))
        return super().eventFilter(watched, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.words.isVisible() and self.words.geometry().contains(event.position().toPoint()):
            self.edit_words()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._priority.hidden:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        at = event.position().toPoint()
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if far or self.cursor().shape() is Qt.CursorShape.ClosedHandCursor:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self._priority.id, self.mapToParent(at).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._pressed_at = None
        self.unsetCursor()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The line that parts this row from what is above it."""
        QPainter(self).fillRect(0, 0, self.width(), 1, hairline(self.palette()))

    def _on_key(self, watched: QObject, key: QKeyEvent) -> bool:
        modifiers = key.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = step_of(key)
        if step and modifiers == Qt.KeyboardModifier.AltModifier:
            if not self._priority.hidden:
                self.move_requested.emit(self._priority.id, step)
            return True
        if modifiers:
            return False
        if step:
            self.step_requested.emit(self._priority.id, step)
        elif key.key() == Qt.Key.Key_F2:
            self.edit_words()
        elif key.key() == Qt.Key.Key_Delete and not self._priority.hidden:
            self.hidden_requested.emit(self._priority.id, True)
        elif key.key() in ENTER and watched is not self.pips:
            # A dialog would take it for its default button.
            cast(QToolButton, watched).click()
        elif (weight := weight_of(key)) and not self._priority.hidden:
            self.pips.setValue(weight)
        else:
            return False
        return True

    def _on_weight_changed(self, weight: int) -> None:
        if weight != self._priority.weight:
            self.weight_requested.emit(self._priority.id, weight)

    def _on_words(self, text: str) -> None:
        self._close_editor()
        if text != self._priority.text:
            self.text_requested.emit(self._priority.id, text)

    def _on_more(self) -> None:
        below = QPoint(0, self.more.height())
        self.menu().popup(self.more.mapToGlobal(below))

    def _close_editor(self) -> None:
        if self._editor is None:
            return
        # Let go of first: as it hides, its focus goes, and it would report once more.
        editor, self._editor = self._editor, None
        editor.blockSignals(True)
        had_focus = editor.hasFocus()
        self._layout.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self.words.show()
        if had_focus:
            self.take_focus()

    def _words_tint(self, palette: QPalette) -> QColor:
        return muted(palette) if self._priority.hidden else palette.color(QPalette.ColorRole.Text)
