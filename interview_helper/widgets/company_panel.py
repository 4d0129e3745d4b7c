"""The companies: search, list, and a button for a new one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interview_helper.models.company_list import CompanyListModel, Role
from interview_helper.widgets.company_delegate import CompanyDelegate
from interview_helper.widgets.line_field import OutlinedLine
from interview_helper.widgets.outline import comfortable_height
from interview_helper.widgets.tints import muted

_Index = QModelIndex | QPersistentModelIndex


class CompanyPanel(QWidget):
    """Shows the list model; asks for the company that the user goes to, and for a new one."""

    company_requested = Signal(str)
    new_requested = Signal()

    def __init__(self, model: CompanyListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: str | None = None
        self.search = OutlinedLine("Search companies", "Search companies", self)
        self.view = _CompanyView(self)
        self.view.setModel(model)
        self.new_button = QPushButton("+ New company", self)
        self._follow_font()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.new_button)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.new_button.clicked.connect(self.new_requested)
        model.modelReset.connect(self._select_shown)
        model.rowsInserted.connect(self._select_shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        self.new_button.setMinimumHeight(comfortable_height(self))

    def show_company(self, company_id: str) -> None:
        """Mark the row of the company that is open, without asking for it again."""
        self._shown = company_id
        self._select_shown()

    def step(self, rows: int) -> None:
        """Ask for the company so many rows further down."""
        row = self.view.currentIndex().row() + rows
        if 0 <= row < self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(row))

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field, down goes into the list and Escape empties the field."""
        if watched is self.search and event.type() is QEvent.Type.FocusIn:
            self._model.prepare_filter()
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._model.rowCount():
                    if not self.view.currentIndex().isValid():
                        self.view.setCurrentIndex(self._model.index(0))
                    self.view.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _on_search_changed(self, text: str) -> None:
        # Only now: nobody clears a search that has not begun.
        self.search.setClearButtonEnabled(True)
        self._model.set_filter(text)

    def _on_current_changed(self, current: QModelIndex) -> None:
        company_id = current.data(Role.COMPANY_ID) if current.isValid() else None
        if company_id is not None and company_id != self._shown:
            self._shown = company_id
            self.company_requested.emit(company_id)

    def _select_shown(self) -> None:
        row = self._model.row_of(self._shown) if self._shown else -1
        if row < 0:
            self.view.selectionModel().clear()
        elif self.view.currentIndex().row() != row:
            self.view.setCurrentIndex(self._model.index(row))


class _CompanyView(QListView):
    """The list itself; says so when the search finds nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Companies")
        self.setItemDelegate(CompanyDelegate(self))
        # Every row is as high, so that ten thousand of them need not be measured.
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        # A viewport of our own shows what is behind it.
        self.setViewport(QWidget(self))
        self._changed: list[tuple[QPersistentModelIndex, QPersistentModelIndex]] = []
        self._after_paint = QTimer(self, singleShot=True, interval=0)
        self._after_paint.timeout.connect(self._paint_changed)

    def dataChanged(self, first: _Index, last: _Index, roles: Iterable[int] = ()) -> None:  # noqa: ARG002
        """Paint the rows that changed, after what else the event that changed them has painted.

        The balance goes first: nobody looks at the list while ticking.
        """
        self._changed.append((QPersistentModelIndex(first), QPersistentModelIndex(last)))
        self._after_paint.start()

    def _paint_changed(self) -> None:
        changed, self._changed = self._changed, []
        for first, last in changed:
            if first.isValid() and last.isValid():
                # QListView's would lay out all rows anew, whose heights stay.
                model = self.model()
                QAbstractItemView.dataChanged(
                    self, model.index(first.row(), 0), model.index(last.row(), 0), []
                )

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: ARG002
        """Paint the marked row, which alone shows where the keyboard is.

        All that Qt's own does is to paint every row, and the tick that took the keyboard waits for them.
        """
        self.update(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(muted(self.palette()))
            room = self.viewport().rect().adjusted(8, 16, -8, -8)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), "No company has this in its name.")
