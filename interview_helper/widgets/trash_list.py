"""The companies in the trash, as a table of which several rows can be chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from interview_helper.domain.company import CompanySummary
from interview_helper.domain.deciding import day_words
from interview_helper.domain.trash import erased_from
from interview_helper.domain.wording import interview_words, shown_name
from interview_helper.widgets.plain_tree import PlainTree
from interview_helper.widgets.row_keys import ENTER, key_words

_HEADINGS = ("Company", "Role", "Thrown away", "Erased for good")
_WRAPPED = (0, 1)


class TrashList(PlainTree):
    """Keys: Enter restores what is chosen, Del erases it."""

    restore_requested = Signal()
    erase_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Companies in the trash", _HEADINGS, _WRAPPED, parent)
        self.setRootIsDecorated(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._companies: tuple[CompanySummary, ...] = ()

    def show_trash(
        self,
        companies: Sequence[CompanySummary],
        told: Mapping[str, datetime],
        now: datetime,
        zone: tzinfo | None = None,
    ) -> None:
        """Show these companies; what was chosen stays so, or else what takes the place of it.

        Args:
            companies: what lies in the trash.
            told: when the user was told that a company will be erased, by its id.
            now: the present time.
            zone: the zone of the times that are shown; ``None`` for the machine's.
        """
        chosen, place = {company.id for company in self.chosen()}, self.currentIndex().row()
        # Said once, when all is there again, and not of every row that goes.
        blocked = self.blockSignals(True)
        self.clearSelection()
        self.clear()
        self._companies = tuple(companies)
        for company in companies:
            self.add_row(*_row(company, told.get(company.id), now, zone))
        again = [row for row, company in enumerate(companies) if company.id in chosen]
        self._choose(again or [min(max(place, 0), len(companies) - 1)])
        self.blockSignals(blocked)
        self.itemSelectionChanged.emit()

    def _choose(self, rows: Sequence[int]) -> None:
        """Choose some rows, and put the keyboard at the first."""
        if not self._companies:
            return
        places = [self.model().index(row, 0) for row in rows]
        selection = QItemSelection()
        for place in places:
            selection.append(QItemSelectionRange(place))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(places[0], flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def chosen(self) -> tuple[CompanySummary, ...]:
        """The companies that are chosen, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._companies[row] for row in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in ENTER:
            self.restore_requested.emit()
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.erase_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.chosen():
            return
        menu = QMenu(self)
        menu.addAction(f"Restore\t{key_words('Return')}").triggered.connect(self.restore_requested)
        menu.addAction(f"Erase for good…\t{key_words('Del')}").triggered.connect(self.erase_requested)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def _row(
    company: CompanySummary, told_at: datetime | None, now: datetime, zone: tzinfo | None
) -> tuple[tuple[str, ...], str]:
    """What the columns say, and the same as a sentence."""
    today = now.astimezone(zone).date()
    thrown_at = company.trashed_at or company.updated_at
    thrown = interview_words(thrown_at.astimezone(zone).replace(tzinfo=None), today)
    erased = day_words(erased_from(thrown_at, told_at, now).astimezone(zone).date(), today)
    name = shown_name(company.name)
    role = f", {company.role}" if company.role.strip() else ""
    spoken = f"{name}{role}: thrown away {thrown}, erased for good from {erased}."
    return (name, company.role, thrown, f"from {erased}"), spoken
