"""The people met at a company, as a list."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from interview_helper.domain.people import Person
from interview_helper.models.rows import Index, RowsModel

UNNAMED_PERSON = "Somebody"
MANAGEMENT = "management"


class Role(IntEnum):
    """Data of a row beyond Qt's own roles."""

    PERSON = Qt.ItemDataRole.UserRole


class PeopleListModel(RowsModel[Person]):
    """Shows the people, each with name and role."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        person = self.row_at(index)
        if person is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_person(person)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_person(person)
        if role == Role.PERSON:
            return person
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _changing_roles(self) -> list[Any]:
        return [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Role.PERSON]


def shown_person(person: Person) -> str:
    """The name as it is shown: where there is none yet, words of its own."""
    return person.name.strip() or UNNAMED_PERSON


def spoken_person(person: Person) -> str:
    """A row for somebody who cannot see it."""
    parts = (
        shown_person(person),
        person.role.strip(),
        "from management or leadership" if person.management else "",
    )
    return ", ".join(filter(None, parts))
