"""“1 hidden” at the foot of a checklist: what was put away, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from interview_helper.domain.reasons import Reason, Side
from interview_helper.widgets.quiet_button import QuietButton


class HiddenButton(QuietButton):
    """Says how many reasons are hidden; its menu brings one back."""

    restore_requested = Signal(str)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, side=side, alignment=Qt.AlignmentFlag.AlignTrailing)
        self._hidden: Sequence[Reason] = ()
        self.setToolTip("Reasons that are hidden here: show one again")
        self.clicked.connect(self.open_menu)

    def show_hidden(self, reasons: Sequence[Reason]) -> None:
        """Say how many are hidden, and offer them; not there when none are."""
        if list(reasons) == list(self._hidden):
            return
        self._hidden = tuple(reasons)
        self.setText(f"{len(reasons)} hidden")
        self.setAccessibleName(f"{len(reasons)} hidden: show one again")
        self.setVisible(bool(reasons))

    def open_menu(self) -> QMenu:
        """Let one be chosen; the menu is gone once it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        metrics = menu.fontMetrics()
        widest = metrics.averageCharWidth() * 60
        for reason in self._hidden:
            words = metrics.elidedText(reason.text, Qt.TextElideMode.ElideRight, widest)
            action = menu.addAction("Show again: " + words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, key=reason.id: self.restore_requested.emit(key))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.click()
        else:
            super().keyPressEvent(event)
