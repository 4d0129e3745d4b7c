"""What differs between a backup and now: company by company, to be searched and chosen from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from interview_helper.domain.differences import Difference, Differences, difference_words, summary_words
from interview_helper.models.backup_differences import BackupDifferencesModel
from interview_helper.widgets.line_field import OutlinedLine
from interview_helper.widgets.outlined_boxes import outline_box
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted

MANY = 8
"""Companies from which there is a field to search them by."""
_AROUND = QSize(0, 8)
_LEAST_ROWS = 4


class _Roomy(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + _AROUND

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        outline_box(option)


class BackupDifferences(QWidget):
    """A sentence about the whole, then a row for each company that differs."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = plain_label("", self)
        self.summary.setWordWrap(True)
        self.summary.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.search = OutlinedLine("Search what differs", "Search what differs", self)
        self.search.setClearButtonEnabled(True)
        self.model = BackupDifferencesModel(self)
        self.view = QTreeView(self)
        self.view.setAccessibleName("Companies that differ")
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Roomy(self.view))
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setMinimumHeight(_LEAST_ROWS * (self.fontMetrics().height() + _AROUND.height()))
        self.view.setAllColumnsShowFocus(True)
        self.view.setTabKeyNavigation(False)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.view.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.detail = TintLabel(muted, "", self)
        self.detail.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.summary, self.search, self.view, self.detail):
            layout.addWidget(widget, int(widget is self.view))
        self.search.textChanged.connect(self.model.search)
        self.model.chosen_changed.connect(self.chosen_changed)
        self.view.selectionModel().currentChanged.connect(lambda index: self._on_current(index.row()))
        self.model.modelReset.connect(lambda: self._on_current(-1))
        self.show_words("")

    @property
    def chosen(self) -> list[Difference]:
        """The companies that are chosen, each with its record of then."""
        return self.model.chosen

    def show_words(self, words: str) -> None:
        """Say something in the place of what differs."""
        self._show(words, None)

    def show_differences(self, found: Differences) -> None:
        """Show what differs."""
        self._show(summary_words(found), found)

    def _show(self, words: str, found: Differences | None) -> None:
        self.summary.setText(words)
        companies = () if found is None else found.companies
        self.search.clear()
        self.search.setVisible(len(companies) >= MANY)
        self.view.setVisible(bool(companies))
        self.model.show_differences(companies)

    def _on_current(self, row: int) -> None:
        """Say in full of one company what its row may have to cut."""
        difference = self.model.difference(row) if 0 <= row < self.model.rowCount() else None
        words = "" if difference is None else f"{difference.name}: {difference_words(difference)}"
        self.detail.setText(words)
        self.detail.setVisible(bool(words))
