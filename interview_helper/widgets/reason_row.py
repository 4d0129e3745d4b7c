"""One row of a checklist: check box, “?”, weight, and a note when there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.widgets.note_button import NoteButton
from interview_helper.widgets.reason_check_box import ReasonCheckBox
from interview_helper.widgets.reason_standing import Standing, described, deviation
from interview_helper.widgets.row_wishes import RowWishes
from interview_helper.widgets.tints import blend, hairline, side_tint
from interview_helper.widgets.unknown_button import UnknownButton
from interview_helper.widgets.weight_pips import WeightPips

if TYPE_CHECKING:
    from interview_helper.widgets.contradiction_note import ContradictionNote
    from interview_helper.widgets.lock_button import LockButton
    from interview_helper.widgets.reason_text_edit import ReasonTextEdit
    from interview_helper.widgets.row_flash import RowFlash
    from interview_helper.widgets.short_note import ShortNote

_GLOW = 0.16
"""How much of its side's tint a highlighted row has."""


class ReasonRow(QWidget):
    """Shows one reason and reports to ``wishes`` what the user wants of it.

    Keys, on any of its controls: up and down ask for another row, with Alt they move this one; ``?``
    marks as not known yet, ``!`` as a deal-breaker, 1 to 5 set the weight, F2 edits the words, Enter
    opens the note. What only some rows show is made when it is first needed.
    """

    def __init__(
        self, reason: Reason, parent: QWidget | None = None, wishes: RowWishes | None = None
    ) -> None:
        super().__init__(parent)
        self.wishes = wishes or RowWishes(self)
        self._reason = reason
        self._standing = Standing()
        self._flash: RowFlash | None = None
        self.glow = 0.0
        self.note_editor: ShortNote | None = None
        """The open note, if it is open."""
        self.text_editor: ReasonTextEdit | None = None
        """The field over the words, while they are edited."""
        self.lock_button: LockButton | None = None
        self.contradiction_note: ContradictionNote | None = None
        self._pressed_at: QPoint | None = None
        self.check_box = ReasonCheckBox(reason.side, self)
        self.unknown_button = UnknownButton(self)
        self.pips = WeightPips(reason.side, self)
        self.note_button = NoteButton(self)
        self.controls = (self.check_box, self.unknown_button, self.pips)
        """What the keyboard can reach, in the order it does."""
        self._lay_out()
        self.check_box.toggled.connect(self._on_toggled)
        self.unknown_button.toggled.connect(self._on_unknown_toggled)
        self.pips.valueChanged.connect(self._on_weight_changed)
        self.note_button.clicked.connect(self.open_note)
        for control in self.controls:
            control.installEventFilter(self)
        self.show_reason(reason)

    def _lay_out(self) -> None:
        self._side = QVBoxLayout()
        self._side.setSpacing(0)
        marks = QHBoxLayout()
        marks.setSpacing(6)
        marks.addWidget(self.unknown_button)
        marks.addWidget(self.pips)
        self._side.addLayout(marks)
        self._side.addWidget(self.note_button, 0, Qt.AlignmentFlag.AlignTrailing)
        self._side.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.check_box, 1)
        line.addLayout(self._side)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 6, 0, 5)
        self._layout.setSpacing(4)
        self._layout.addLayout(line)

    @property
    def reason(self) -> Reason:
        return self._reason

    @property
    def standing(self) -> Standing:
        return self._standing

    def show_reason(self, reason: Reason, standing: Standing = Standing()) -> None:  # noqa: B008
        """Show a reason's state; nothing is reported for it."""
        # Set first: the controls' signals compare with it, and so report only what differs from it.
        self._reason, self._standing = reason, standing
        self.check_box.show_reason(reason.text)
        self.check_box.setChecked(reason.ticked)
        description = described(reason, standing)
        if description != self.check_box.accessibleDescription():
            self.check_box.setAccessibleDescription(description)
        self.unknown_button.show_reason(reason.text)
        self.unknown_button.setChecked(reason.unknown)
        self.pips.show_reason(reason.text, reason.weight, reason.ticked, deviation(reason, standing))
        self._show_quiet_buttons()
        self.note_button.show_reason(reason.text)
        self._show_contradiction()
        if self.note_editor is not None:
            self.note_editor.show_note(reason.note)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_quiet_buttons()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_quiet_buttons()

    def _show_quiet_buttons(self) -> None:
        """Where there is a note or a lock, and under the pointer, where one can be begun."""
        hovered = self.underMouse()
        self.note_button.setVisible(self.note_editor is None and (bool(self._reason.note) or hovered))
        locked = self._reason.deal_breaker
        if self.lock_button is None and (locked or hovered) and self._reason.side is Side.DECLINE:
            self._make_lock()
        if self.lock_button is not None:
            self.lock_button.show_reason(self._reason.text, locked)
            self.lock_button.setVisible(locked or hovered)

    def _make_lock(self) -> None:
        from interview_helper.widgets.lock_button import LockButton

        self.lock_button = LockButton(self)
        self.lock_button.clicked.connect(self.toggle_deal_breaker)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addStretch(1)
        below.addWidget(self.lock_button)
        self._side.removeWidget(self.note_button)
        below.addWidget(self.note_button)
        self._side.insertLayout(1, below)

    def _show_contradiction(self) -> None:
        against = self._standing.against
        if against and self.contradiction_note is None:
            from interview_helper.widgets.contradiction_note import ContradictionNote

            self.contradiction_note = ContradictionNote(self._reason.side, self.check_box.words_left(), self)
            self.contradiction_note.clicked.connect(self.go_to_counterpart)
            self._layout.insertWidget(1, self.contradiction_note)
        if self.contradiction_note is not None:
            self.contradiction_note.show_counterpart(against)
            self.contradiction_note.setVisible(bool(against))

    def has_keyboard(self) -> bool:
        """Whether the keyboard is at this row."""
        at = QApplication.focusWidget()
        return at is not None and self.isAncestorOf(at)

    def take_tab_focus(self, taken: bool) -> None:
        """Whether Tab stops here: it does at one row of a checklist, and arrows go to the others."""
        policy = Qt.FocusPolicy.StrongFocus if taken else Qt.FocusPolicy.ClickFocus
        for control in self.controls:
            control.setFocusPolicy(policy)

    def open_note(self) -> None:
        """Open the note on this reason below it."""
        if self.note_editor is None:
            from interview_helper.widgets.short_note import ShortNote

            editor = ShortNote(f"Note on “{self._reason.text}”", "What makes you say so?", self)
            editor.open_note(self._reason.note)
            editor.moveCursor(QTextCursor.MoveOperation.End)
            editor.text_requested.connect(lambda text: self.wishes.note_requested.emit(self._reason.id, text))
            editor.refused.connect(self.wishes.refused)
            editor.left.connect(self.wishes.note_left)
            editor.moved_on.connect(self.close_note)
            editor.installEventFilter(self)
            self._layout.addWidget(editor)
            self.setTabOrder(self.pips, editor)
            self.note_editor = editor
            self.note_button.hide()
            editor.show()
        self.note_editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_note(self) -> None:
        """Close the note; it has been reported with every change already."""
        if self.note_editor is not None:
            editor, self.note_editor = self.note_editor, None
            editor.removeEventFilter(self)
            self._layout.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self._show_quiet_buttons()

    def edit_text(self) -> None:
        """Open a field over the words."""
        if self.text_editor is None:
            from interview_helper.widgets.reason_text_edit import ReasonTextEdit

            editor = ReasonTextEdit(self.check_box, self)
            editor.text_requested.connect(lambda text: self.wishes.text_requested.emit(self._reason.id, text))
            editor.refused.connect(self.wishes.refused)
            editor.closed.connect(self._on_text_closed)
            self.text_editor = editor
        self.text_editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_text_closed(self, stays: bool) -> None:
        self.text_editor = None
        if stays:
            self.check_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_deal_breaker(self) -> None:
        if self._reason.side is Side.DECLINE:
            self.wishes.deal_breaker_requested.emit(self._reason.id, not self._reason.deal_breaker)

    def go_to_counterpart(self) -> None:
        if self._reason.counterpart is not None:
            self.wishes.reason_clicked.emit(self._reason.counterpart)

    def move_by(self, step: int) -> None:
        """Ask for a place so many further down, or up."""
        self.wishes.move_requested.emit(self._reason.id, step)

    def flash(self) -> None:
        """Highlight the row for a moment: it is what was clicked elsewhere."""
        if self._flash is None:
            from interview_helper.widgets.row_flash import RowFlash

            self._flash = RowFlash(self, self.set_glow)
        self._flash.flash()

    def set_glow(self, glow: float) -> None:
        """How strongly the row is highlighted, from 0 to 1."""
        if glow != self.glow:
            self.glow = glow
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.note_editor is not None and event.size().height() > event.oldSize().height():
            # Once everything around has found its new place too.
            QTimer.singleShot(0, lambda: self.wishes.note_opened.emit(self._reason.id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.FocusIn and watched is not self.note_editor:
            self.wishes.focused.emit(self._reason.id)
        elif kind is QEvent.Type.KeyPress:
            from interview_helper.widgets import row_keys

            key = cast(QKeyEvent, event)
            if watched is self.note_editor:
                return row_keys.close_note(self, key)
            return row_keys.act(self, watched, key)
        elif watched is self.check_box:
            if kind is QEvent.Type.MouseButtonPress:
                self.mousePressEvent(cast(QMouseEvent, event))
            elif kind is QEvent.Type.MouseMove:
                self.mouseMoveEvent(cast(QMouseEvent, event))
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_at = event.globalPosition().toPoint() if left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        where = event.globalPosition().toPoint()
        if (where - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.wishes.drag_begun.emit(self._reason.id, where)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The line that parts this row from what is above it, and the highlight."""
        painter, palette = QPainter(self), self.palette()
        if self.glow > 0:
            base = palette.color(QPalette.ColorRole.Base)
            tint = blend(base, side_tint(palette, self._reason.side), _GLOW * self.glow)
            painter.fillRect(0, 1, self.width(), self.height() - 1, tint)
        # Not a line, which falls between the pixels of some rows where the screen is scaled by 1.5.
        painter.fillRect(0, 0, self.width(), 1, hairline(palette))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from interview_helper.widgets.row_menu import row_menu

        row_menu(self).popup(event.globalPos())

    def _on_toggled(self, checked: bool) -> None:
        if checked != self._reason.ticked:
            self.wishes.mark_requested.emit(self._reason.id, Mark.TICKED if checked else Mark.UNTICKED)

    def _on_unknown_toggled(self, checked: bool) -> None:
        if checked != self._reason.unknown:
            self.wishes.mark_requested.emit(self._reason.id, Mark.UNKNOWN if checked else Mark.UNTICKED)

    def _on_weight_changed(self, weight: int) -> None:
        if weight != self._reason.weight:
            self.wishes.weight_requested.emit(self._reason.id, weight)
