"""The people met, as a list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from interview_helper.domain.people import Person
from interview_helper.models.people_list import PeopleListModel
from interview_helper.widgets.people_delegate import PeopleDelegate
from interview_helper.widgets.rows_view import RowsView


class PeopleView(RowsView):
    """Keys: Enter and F2 go to the name, Del takes somebody off the list."""

    edit_requested = Signal()
    remove_requested = Signal(str)

    def __init__(self, model: PeopleListModel, parent: QWidget) -> None:
        super().__init__("People met", model, PeopleDelegate(parent), parent)
        self._people = model
        self.doubleClicked.connect(self.edit_requested)

    def person(self) -> Person | None:
        """The person that is chosen."""
        return self._people.row_at(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        person = self.person()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if person is not None and plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit(person.id)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        person = self.person()
        if person is None:
            return
        menu = QMenu(self)
        menu.addAction("Edit").triggered.connect(self.edit_requested)
        menu.addAction("Take off the list").triggered.connect(lambda: self.remove_requested.emit(person.id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
