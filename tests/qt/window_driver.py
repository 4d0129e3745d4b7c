"""A main window over a real data file, driven as a user would: clicks, keys, and answers to questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from qt_data import CATALOGUE, on_disk
from window_dialogs import FakeDialogs

from interview_helper import app
from interview_helper.domain.company import Company, new_company, utc_now
from interview_helper.domain.wording import shown_name
from interview_helper.export.formats import FORMATS
from interview_helper.options import WindowOptions
from interview_helper.paths import database_file
from interview_helper.storage.database import Database
from interview_helper.storage.store import Store
from interview_helper.widgets.reason_row import ReasonRow
from interview_helper.windows import main_window
from interview_helper.windows.main_window import MainWindow

NO_KEY, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
FILTERS = {known.id: known.filter_text for known in FORMATS}
"""What the file dialog calls each format, by the format's id."""


def company(identity: str, name: str, **changes: object) -> Company:
    """A stored company with every built-in reason, nothing marked."""
    from dataclasses import replace

    return replace(new_company(CATALOGUE, identity, utc_now()), name=name, **changes)


@dataclass
class Driver:
    """One open window and the hands on it."""

    window: MainWindow
    store: Store
    dialogs: FakeDialogs
    folder: Path
    qtbot: QtBot = field(repr=False)

    # --- hands

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, LEFT, NO_KEY, widget.rect().center() if at is None else at)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        """A key for whatever has the focus, shortcuts included."""
        QTest.keyClick(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        """Keys for whatever has the focus."""
        for character in text:
            QTest.keyClick(self.focus(), Key.Key_Return if character == "\n" else character)

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.press(Key.Key_V, CTRL)

    def fill(self, line: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Click into a field and replace what stands there by typing or, where it is long, by pasting."""
        self.click(line)
        self.press(Key.Key_A, CTRL)
        if len(text) > 60 or not text.isascii() or not text.isprintable():
            self.paste(text)
        elif text:
            self.type(text)
        else:
            self.press(Key.Key_Delete)

    def tick(self, reason_id: str) -> None:
        """Click on a reason's check box."""
        row = self.row(reason_id)
        self.window.decision.scroll_area.ensureWidgetVisible(row)
        self.click(row.check_box, QPoint(8, row.check_box.height() // 2))

    def choose(self, *titles: str) -> None:
        """Click through the menus: ``choose("View", "Appearance", "Dark")``."""
        bar = self.window.menuBar()
        action = _action(bar.actions(), titles[0])
        self.click(bar, bar.actionGeometry(action).center())
        for title in titles[1:]:
            menu = action.menu()
            assert isinstance(menu, QMenu)
            self.qtbot.waitUntil(menu.isVisible)
            action = _action(menu.actions(), title)
            self.click(menu, menu.actionGeometry(action).center())
        self.activate()

    def activate(self) -> None:
        """Give the window the keyboard again, which the offscreen platform does not do after a popup, nor
        after the dialog that a slow machine gets to see while a file is read."""
        QApplication.processEvents()

        def is_active() -> bool:
            # Again, as long as it takes: a dialog that is about to close keeps it from the window.
            self.window.activateWindow()
            return self.window.isActiveWindow()

        self.wait(is_active)

    # --- eyes

    def focus(self) -> QWidget:
        """What has the focus, in the window that has the keyboard."""
        if QApplication.focusWidget() is None:
            self.activate()
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def row(self, reason_id: str) -> ReasonRow:
        for checklist in self.window.decision.lists.values():
            for row in checklist.rows:
                if row.reason.id == reason_id:
                    return row
        raise KeyError(reason_id)

    def marks(self) -> str:
        """Both checklists as a picture: ☐ ☑ and ?, decline | accept."""
        lists = self.window.decision.lists.values()
        return " | ".join("".join(_mark(row) for row in checklist.rows) for checklist in lists)

    def listed(self) -> list[str]:
        """The names in the company list, from the top."""
        model = self.window.model
        return [model.index(row).data() for row in range(model.rowCount())]

    def current(self) -> str | None:
        """The name in the row that is marked in the list."""
        return self.window.companies.view.currentIndex().data()

    def name(self) -> str:
        return self.window.decision.header.name.text()

    def notes(self) -> str:
        return self.window.notes.notes.toPlainText()

    def said(self) -> str:
        """What the status line says once something has been done."""
        self.wait(lambda: bool(self.window.statusBar().currentMessage()))
        return self.window.statusBar().currentMessage()

    def refused(self) -> str:
        """What the banner says once something could not be done."""
        self.wait(self.window.notice.isVisible)
        return self.window.notice.message.text()

    # --- waiting

    def wait(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=5_000)

    def settle(self) -> None:
        """Wait until everything that was asked of the store before has arrived in the window."""
        arrived: list[None] = []
        self.window.session.reader.with_lookup(lambda _: None, arrived.append)
        self.wait(lambda: bool(arrived))

    def saved(self) -> dict[str, Company]:
        """Wait until the window says that all is saved; what is on the disk then, by id."""
        saver, label = self.window.session.saver, self.window.saved_label
        self.wait(lambda: saver.everything_saved and label.text().startswith("Saved "))
        return self.disk()

    def disk(self) -> dict[str, Company]:
        return on_disk(self.store)

    def trash(self) -> list[str]:
        """The names in the trash on the disk, the last thrown away first."""
        return [shown_name(one.name) for one in self.store.submit(Database.trash).result()]

    def the_company(self) -> Company:
        """The only company there is, as it is on the disk."""
        (only,) = self.saved().values()
        return only

    # --- ending

    def close(self) -> bool:
        """Close the window as its frame's button does; whether it closed."""
        closed = self.window.close()
        if closed:
            self.store.close()
        return closed


class Starter:
    """Opens windows as the program does, with dialogs that tests answer."""

    def __init__(self, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._qtbot = qtbot
        self._monkeypatch = monkeypatch
        self.folder = folder
        self.drivers: list[Driver] = []

    def __call__(
        self,
        *stored: Company,
        size: tuple[int, int] | None = (1280, 900),
        appearance: str | None = None,
        file: Path | None = None,
        answers: Sequence[object] = (),
        way: tuple[Store, str] | None = None,
    ) -> Driver:
        """Open a window on the folder's data, to which ``stored`` is added before; or another ``way``."""
        if stored:
            store_companies(self.folder, *stored)
        dialogs = FakeDialogs()
        dialogs.answers.extend(answers)
        self._monkeypatch.setattr(main_window, "Dialogs", lambda _: dialogs)
        store, remark = way or (Store(database_file(self.folder)), "")
        options = WindowOptions(self.folder, appearance=appearance, size=size, file=file)
        window = app._window(store, options, remark)
        driver = Driver(window, store, dialogs, self.folder, self._qtbot)
        self.drivers.append(driver)
        loaded: list[object] = []
        window.session.companies_loaded.connect(loaded.append)
        window.first_painted.connect(window.session.load_companies)
        window.first_painted.connect(lambda: app._take_errands(window, options))
        window.show()
        driver.activate()
        driver.wait(lambda: bool(loaded))
        return driver

    def end(self) -> None:
        for driver in self.drivers:
            driver.dialogs.answers.append(False)
            if not driver.window.close():  # what is under way is given up the second time
                driver.window.close()
            driver.store.close()
            driver.window.deleteLater()


@contextmanager
def starter(qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starter]:
    """A starter whose windows are gone at the end, and with them what they set for the whole program."""
    starter = Starter(qtbot, folder, monkeypatch)
    try:
        yield starter
    finally:
        starter.end()
        QApplication.clipboard().clear()
        QApplication.styleHints().unsetColorScheme()
        QApplication.setPalette(QPalette())


def store_companies(folder: Path, *companies: Company) -> None:
    database = Database.open(database_file(folder))
    try:
        database.write(companies)
    finally:
        database.close()


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colour_at(widget: QWidget, place: QPoint) -> QColor:
    return picture(widget).pixelColor(place)


def has_colour(image: QImage, colour: QColor, room: QRect | None = None) -> bool:
    """Whether any pixel has exactly this colour."""
    looked_at = (image if room is None else image.copy(room)).convertToFormat(QImage.Format.Format_RGB32)
    return colour.rgb() in memoryview(looked_at.constBits()).cast("I").tolist()


def _action(actions: Sequence[QAction], title: str) -> QAction:
    for action in actions:
        if action.text().replace("&", "").rstrip("…") == title:
            return action
    raise KeyError(title)


def _mark(row: ReasonRow) -> str:
    if row.unknown_button.isChecked():
        return "?"
    return "☑" if row.check_box.isChecked() else "☐"
