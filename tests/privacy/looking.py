"""Looking at widgets: at all that can be scrolled to, at every tooltip, and which fields are told of."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QListView,
    QPlainTextEdit,
    QToolTip,
    QWidget,
)

from interview_helper.widgets.balance_widget import BalanceWidget

WORD = "Zwölfkraut"
RED = QColor(250, 3, 9)
_FIELD = re.compile(f"{WORD} ([a-z -]+) <")
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def is_red(image: QImage) -> bool:
    """Whether any pixel has exactly the picture's colour."""
    data = bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
    wanted = RED.rgb().to_bytes(4, sys.byteorder)
    place = data.find(wanted)
    while place >= 0 and place % 4:
        place = data.find(wanted, place + 1)
    return place >= 0


class Looking(QObject):
    """Keeps what was seen, by its kind; ``where`` says at which place of the tour."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        kinds = ("looked", "red", "titles", "tips", "fields", "started", "broken off")
        self.seen: dict[str, list[str]] = {kind: [] for kind in kinds}
        self.where = "window"

    def look(self, widget: QWidget, what: str = "") -> None:
        QApplication.processEvents()
        place = f"{self.where}: {what or type(widget).__name__}"
        self.seen["looked"].append(place)
        if is_red(widget.grab().toImage()):
            self.seen["red"].append(place)
        for top in QApplication.topLevelWidgets():
            self.seen["titles"] += [top.windowTitle(), top.windowFilePath(), top.windowIconText()]

    def look_everywhere(self, top: QWidget) -> None:
        """At all that can be scrolled to, and at every tooltip."""
        self.look(top)
        self._note_fields(top)
        for area in self.inside(top, QAbstractScrollArea):
            bar = area.verticalScrollBar()
            was = bar.value()
            for value in range(0, bar.maximum() + 1, max(50, bar.pageStep())):
                bar.setValue(value)
                self.look(top, f"{type(area).__name__} at {value}")
            bar.setValue(was)
        for widget in self.inside(top, QWidget):
            for place in self._places(widget):
                self._look_at_tip(widget, place)
        QToolTip.hideText()

    def _note_fields(self, top: QWidget) -> None:
        """Note which fields' texts are there, as they are told to somebody who cannot see them."""
        said = [action.text() for action in top.actions()]
        for widget in self.inside(top, QWidget):
            spoken = QAccessible.queryAccessibleInterface(widget)
            if spoken is not None:
                said += [spoken.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
            if isinstance(widget, QPlainTextEdit):
                said.append(widget.toPlainText())
            model = widget.model() if isinstance(widget, QAbstractItemView) else None
            for row in range(min(model.rowCount() if model is not None else 0, 8)):
                said += [str(model.index(row, 0).data(role)) for role in _SPOKEN]
        self.seen["fields"] += {field for text in said for field in _FIELD.findall(text)}

    def inside(self, top: QWidget, kind: type[Any]) -> list[Any]:
        return [found for found in top.findChildren(kind) if found.isVisible() and found.window() is top]

    def _places(self, widget: QWidget) -> Iterator[QPoint]:
        parent = widget.parentWidget()
        if isinstance(widget, BalanceWidget):
            for x in range(5, widget.width(), 20):
                yield from (QPoint(x, y) for y in range(5, widget.height(), 20))
        elif isinstance(parent, QAbstractItemView) and parent.viewport() is widget:
            model = parent.model()
            for row in range(min(model.rowCount() if model is not None else 0, 8)):
                # Of a list, Qt tells nobody that there is one column.
                columns = 1 if isinstance(parent, QListView) else model.columnCount()
                for column in range(columns):
                    yield parent.visualRect(model.index(row, column)).center()
        else:
            yield widget.rect().center()

    def _look_at_tip(self, widget: QWidget, place: QPoint) -> None:
        QToolTip.hideText()
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
        for shown in QApplication.topLevelWidgets():
            if shown.inherits("QTipLabel") and shown.isVisible():
                self.seen["tips"].append(type(widget).__name__)
                if is_red(shown.grab().toImage()):
                    self.seen["red"].append(f"{self.where}: tooltip of {type(widget).__name__}")
