"""The companies as a list: sorted, filtered by name, ten thousand of them without a stutter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import IntEnum
from operator import attrgetter, indexOf
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
)

from interview_helper.domain.balance import tilt_of
from interview_helper.domain.company import CompanySummary, Status
from interview_helper.domain.ordering import Order, sort_key
from interview_helper.domain.wording import (
    interview_words,
    loads_words,
    round_words,
    shown_name,
    status_words,
)

Index = QModelIndex | QPersistentModelIndex

_ID = attrgetter("id")


class Role(IntEnum):
    """Data of a row beyond Qt's own roles."""

    SUMMARY = Qt.ItemDataRole.UserRole
    COMPANY_ID = Qt.ItemDataRole.UserRole + 1


class CompanyListModel(QStringListModel):
    """Summaries of companies in one order, those whose name contains the filter.

    A row that changes stays where it is until the list is sorted again, so that nothing moves away
    under the hands of somebody who types.

    A list of strings, all of them empty, so that Qt itself knows how many rows there are: it asks that
    for each of ten thousand rows whenever it lays them out, which takes 15 ms through Python.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, CompanySummary] = {}
        # The names as they are searched, in the same order; made when there is something to search for.
        self._folded: list[str] | None = None
        self._rows: list[CompanySummary] = []
        self._order = Order.NEXT_DATE
        self._filter = ""
        self._coming: CompanySummary | None = None
        # Made before anybody else can connect, and so called first: nobody sees a row without its company.
        self.rowsInserted.connect(self._on_rows_inserted)
        self.rowsRemoved.connect(self._on_rows_removed)

    # --- Qt's questions --------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        summary = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_name(summary.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_summary(summary)
        if role == Role.SUMMARY:
            return summary
        if role == Role.COMPANY_ID:
            return summary.id
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Strings could be edited and dragged; companies cannot.
        return QAbstractListModel.flags(self, index)

    # --- what the list holds ---------------------------------------------------------------------

    @property
    def company_count(self) -> int:
        """All companies, whether the filter shows them or not."""
        return len(self._all)

    @property
    def order(self) -> Order:
        return self._order

    def row_of(self, company_id: str) -> int:
        """The row that shows a company, or -1."""
        # Without a line of Python for each of ten thousand rows: a key in the search waits for it.
        try:
            return indexOf(map(_ID, self._rows), company_id)
        except ValueError:
            return -1

    def neighbour_of(self, company_id: str) -> str | None:
        """The company to go to when this one goes: the next shown, else the one before it."""
        row = self.row_of(company_id)
        for candidate in (row + 1, row - 1):
            if row >= 0 and 0 <= candidate < len(self._rows):
                return self._rows[candidate].id
        others = (*self._rows, *self._all.values())
        return next((summary.id for summary in others if summary.id != company_id), None)

    def set_companies(self, summaries: Iterable[CompanySummary]) -> None:
        """Hold these companies and no others."""
        companies = {summary.id: summary for summary in summaries}
        self.set_sorted_companies(sorted(companies.values(), key=sort_key(self._order, datetime.now())))

    def set_sorted_companies(self, summaries: Iterable[CompanySummary]) -> None:
        """Hold these companies and no others, which are in the model's order already."""
        self._hold(summaries)
        self._show_all()

    def put_company(self, summary: CompanySummary) -> None:
        """Hold a new or changed company."""
        if summary.id in self._all:
            self._all[summary.id] = summary
            row = self.row_of(summary.id)
        else:
            others = list(self._all.values())
            others.insert(self._place_of(summary, others), summary)
            self._hold(others)
            row = -1
        self._folded = None
        if row >= 0:
            if self._rows[row] == summary:
                return
            self._rows[row] = summary
            index = self.index(row)
            self.dataChanged.emit(
                index,
                index,
                [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Role.SUMMARY],
            )
        elif self._filter in summary.name.casefold():
            self._coming = summary
            self.insertRows(self._place_of(summary, self._rows), 1)

    def remove_company(self, company_id: str) -> None:
        """Hold a company no more."""
        if self._all.pop(company_id, None) is None:
            return
        self._folded = None
        row = self.row_of(company_id)
        if row >= 0:
            self.removeRows(row, 1)

    def prepare_filter(self) -> None:
        """Make what a filter needs, so that the first key of a search does not wait for it."""
        self._names()

    def set_filter(self, text: str) -> None:
        """Show only the companies whose name contains the text, whatever its case."""
        wanted = text.strip().casefold()
        if wanted != self._filter:
            self._filter = wanted
            self._show_all()

    def set_order(self, order: Order) -> None:
        self._order = order
        self.sort_again()

    def sort_again(self) -> None:
        """Sort by what the rows say now."""
        self.set_companies(self._all.values())

    def _hold(self, summaries: Iterable[CompanySummary]) -> None:
        self._all = {summary.id: summary for summary in summaries}
        self._folded = None

    def _show_all(self) -> None:
        """Make the rows anew."""
        self._rows = self._found() if self._filter else list(self._all.values())
        self.setStringList([""] * len(self._rows))

    def _found(self) -> list[CompanySummary]:
        wanted = self._filter
        names = zip(self._names(), self._all.values(), strict=True)
        return [summary for name, summary in names if wanted in name]

    def _names(self) -> list[str]:
        if self._folded is None:
            self._folded = [summary.name.casefold() for summary in self._all.values()]
        return self._folded

    def _on_rows_inserted(self, _parent: QModelIndex, row: int) -> None:
        assert self._coming is not None
        self._rows.insert(row, self._coming)
        self._coming = None

    def _on_rows_removed(self, _parent: QModelIndex, row: int) -> None:
        del self._rows[row]

    def _place_of(self, summary: CompanySummary, others: Sequence[CompanySummary]) -> int:
        """Where a company comes among others: before the first that belongs after it."""
        key = sort_key(self._order, datetime.now())
        wanted = key(summary)
        return next((place for place, other in enumerate(others) if key(other) > wanted), len(others))


def when_words(summary: CompanySummary) -> str:
    """What the list says of a company's time: what was decided, or when the interview is."""
    if summary.status is not Status.OPEN:
        return status_words(summary.status)
    return interview_words(summary.interview_at, date.today())


def role_words(summary: CompanySummary) -> str:
    """Role and round in one line: "Data analyst · 2nd interview"."""
    return " · ".join(filter(None, (summary.role.strip(), round_words(summary.round))))


def spoken_summary(summary: CompanySummary) -> str:
    """A row for somebody who cannot see it."""
    return ", ".join(
        (shown_name(summary.name), role_words(summary), when_words(summary), balance_words(summary))
    )


def balance_words(summary: CompanySummary) -> str:
    """What the small beam of a row shows; nothing of it while the company is weighed blind."""
    if summary.blind:
        return "weighed blind"
    tilt = tilt_of(summary.accept, summary.decline)
    lean = "level" if tilt == 0 else ("towards accepting" if tilt > 0 else "towards turning it down")
    words = f"{lean}, {loads_words(summary.accept, summary.decline)}"
    return f"a deal-breaker, {words}" if summary.deal_breaker else words
