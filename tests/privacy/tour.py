"""A tour of the whole window, as a process of its own: every tab, menu, dialog and tooltip is looked at.

Run as ``python tour.py OUT PICTURE HOW``; every text field of the data holds ``WORD`` and markup that shows
the picture wherever markup is understood. What was seen is written to ``OUT/seen.json``. With "broken" for
HOW, the program shows rich text where it should not: the control.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_exception

import every_field
from looking import RED, WORD, Looking
from PySide6.QtCore import QPoint, QProcess, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDesktopServices,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)

from interview_helper.domain.company import new_company
from interview_helper.options import WindowOptions
from interview_helper.paths import default_data_folder
from interview_helper.widgets.hidden_button import HiddenButton
from interview_helper.windows.main_window import MainWindow

SEARCHES = ('"', "c++", "NEAR(", "-x", "*", "<b>", WORD)
LEFT_OUT = ("quit",)
"""Words in the names of actions that end the tour."""
LAST = ("delete", "move to the trash")
"""Words in the names of actions that leave less to look at."""
DEADLINE_S = 10.0


def tag(picture: Path) -> str:
    return (
        f'<img src="file://{picture}" width="40" height="40"> <b>bold</b> '
        f'<font color="{RED.name()}">red</font> <p style="background-color:{RED.name()}">p</p>'
    )


class Tour(Looking):
    """Goes through a window; modal dialogs and menus are looked at and closed as they come."""

    def __init__(self, window: MainWindow, out: Path) -> None:
        super().__init__(window)
        self.window = window
        self.out = out
        self.saved = 0
        self._dealing: list[QWidget] = []
        self._over = False
        self._visited: set[int] = set()
        QDesktopServices.openUrl = lambda url: self.note_start(url.scheme())  # type: ignore[method-assign]
        QProcess.startDetached = lambda *command: (self.note_start(command[0]), 0)  # type: ignore
        self._on_tick()

    def note_start(self, what: str) -> bool:
        """Another program would be started; it is only noted."""
        self.seen["started"].append(what)
        return True

    # --- what comes by itself

    def _on_tick(self) -> None:
        if self._over:
            return
        # A timer of its own each time: Qt lets none fire while what it called is running.
        QTimer.singleShot(20, self._on_tick)
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if shown is None or shown in self._dealing:
            return
        self._dealing.append(shown)
        try:
            self._deal_with(shown)
        except Exception as error:  # noqa: BLE001 - a tour that misses something has not been one
            self.break_off(error)
        finally:
            self._dealing.remove(shown)

    def _deal_with(self, shown: QWidget) -> None:
        self.look(shown)
        self._note_fields(shown)
        if isinstance(shown, QMessageBox):
            for button in shown.buttons():
                if shown.buttonRole(button) is QMessageBox.ButtonRole.ActionRole:
                    button.click()  # the details
            self.look_everywhere(shown)
            default = [
                one for one in shown.buttons() if shown.buttonRole(one) is QMessageBox.ButtonRole.AcceptRole
            ]
            (default or shown.buttons())[0].click()
        elif isinstance(shown, QFileDialog):
            self._name_a_file(shown)
        elif isinstance(shown, QDialog):
            self._read()
            self.look_everywhere(shown)
            if id(shown) not in self._visited:
                self._visited.add(id(shown))
                self._look_behind(shown)
            imports = [one for one in self.inside(shown, QPushButton) if one.text() == "&Import"]
            if imports and imports[0].isEnabled():
                imports[0].click()
            else:
                shown.close()
        else:
            shown.close()

    def _read(self) -> None:
        """Give what a dialog shows once it is read some time to come."""
        end = time.monotonic() + 0.5
        while self.window.session.reader.is_under_way and time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.002)

    def _look_behind(self, dialog: QDialog) -> None:
        """At what the dialog's own buttons and combo boxes open."""
        for combo in self.inside(dialog, QComboBox):
            combo.showPopup()
            self.look(combo.view().window(), "popup of a combo box")
            combo.hidePopup()
            for place in range(combo.count()):
                combo.setCurrentIndex(place)
                self.look(dialog)
        for view in self.inside(dialog, QAbstractItemView):
            model = view.model()
            for row in range(min(model.rowCount() if model is not None else 0, 3)):
                view.setCurrentIndex(model.index(row, 0))
                QApplication.processEvents()
                self._read()
                self.look(dialog, f"row {row} of {type(view).__name__}")
        for button in self.inside(dialog, QAbstractButton):
            words = button.text().replace("&", "")
            if any(
                word in words
                for word in ("template", "matter", "Strike", "Next", "Show all", "Start", "Look")
            ):
                # What comes above is looked at, and closed, as it comes.
                button.click()
                self.wait(lambda: QApplication.activeModalWidget() is dialog)
                self.look(dialog)

    def _name_a_file(self, dialog: QFileDialog) -> None:
        """Choose a file to write that is new, or the one that was written, to read."""
        if dialog.fileMode() is QFileDialog.FileMode.Directory:
            chosen = self.out / "folder"
            chosen.mkdir(mode=0o700, exist_ok=True)
        elif dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave:
            self.saved += 1
            filters = dialog.nameFilters()
            wanted = filters[self.saved % len(filters)]
            dialog.selectNameFilter(wanted)
            suffix = wanted[wanted.rindex("*.") + 1 : wanted.rindex(")")] if "*." in wanted else ""
            chosen = self.out / f"written-{self.saved}{suffix}"
        else:
            chosen = self.out / "import.json"
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(chosen))
        dialog.accept()  # type: ignore[misc]
        if dialog.isVisible():
            dialog.reject()

    def break_off(self, error: BaseException) -> None:
        self.seen["broken off"].append(f"{self.where}: {''.join(format_exception(error))}")
        self._over = True

    # --- the way

    def wait(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + DEADLINE_S
        while not holds():
            if self._over:
                raise InterruptedError(self.where)
            if time.monotonic() > end:
                raise TimeoutError(self.where)
            QApplication.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Until nothing is under way any more, in the window or off it."""
        self.wait(
            lambda: (
                not self.window.session.reader.is_under_way
                and self.window.session.saver.everything_saved
                and QApplication.activeModalWidget() is None
                and QApplication.activePopupWidget() is None
            )
        )

    def run(self, *, short: bool = False) -> None:
        """All of the way; the short one has no more than one of each kind of thing to look at."""
        window = self.window
        self.settle()
        window.open_company("one")
        self.settle()
        for action in window.actions_.tabs.values():
            self.where = action.text()
            action.trigger()
            self.settle()
            self.look_everywhere(window)
            self._touch()
        self.where = "account"
        window.actions_.why.trigger()
        self.look_everywhere(window)
        window.actions_.why.trigger()
        self._rows()
        for words in SEARCHES:
            self.where = f"search for {words}"
            window.companies.search.setText(words)
            self.look(window)
        window.companies.search.clear()
        self.where = "calendar"
        window.decision.header.interview_at.click()
        self.settle()
        self._menus()
        self._messages()
        self.where = "comparison"
        window.tools.compare()
        self.where = "questions"
        for _ in range(3):
            window.transfer.export_questions()
            self.settle()
        if not short:
            self._actions()
        self.where = "closing"
        self._over = True
        window.close()

    def _touch(self) -> None:
        """Choose the first row of each list of the page, which shows more of it, and write there."""
        for view in self.inside(self.window.side, QAbstractItemView):
            for row in range(view.model().rowCount()):
                view.setCurrentIndex(view.model().index(row, 0))
                self.look(self.window, f"row {row}")
        for button in self.inside(self.window.side, QAbstractButton):
            if "earlier" in button.text().casefold() or "show" in button.text().casefold():
                button.click()
                self.settle()
                self.look(self.window)

    def _rows(self) -> None:
        for checklist in self.window.decision.lists.values():
            for row in checklist.rows:
                self.where = f"row {row.reason.id}"
                row.open_note()
                self.look(self.window)
                self._note_fields(self.window)
        for hidden in self.inside(self.window, HiddenButton):
            self.where = "hidden reasons"
            hidden.click()
            self.settle()
        for top in [*self.inside(self.window, QWidget)]:
            if top.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu:
                continue
            self.where = f"menu of {type(top).__name__}"
            at = top.rect().center()
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, top.mapToGlobal(at))
            QApplication.sendEvent(top, asked)
            self.settle()
        for button in self.inside(self.window, QAbstractButton):
            menu = getattr(button, "menu", lambda: None)()
            if isinstance(menu, QMenu):
                menu.popup(button.mapToGlobal(QPoint()))
                self.settle()

    def _menus(self) -> None:
        for action in self.window.menuBar().actions():
            menu = action.menu()
            assert isinstance(menu, QMenu)
            self.where = f"menu {action.text()}"
            menu.popup(self.window.pos())
            self.look(menu)
            menu.close()

    def _messages(self) -> None:
        self.where = "messages"
        text = every_field_text(self.out.parent / "red.png")("message")
        self.window.notice.show_message(text)
        self.window.trouble.show_message(text, "Try again")
        self.window.transfer.done.emit(text)
        self.look_everywhere(self.window)
        self.window.notice.hide()
        self.window.trouble.hide()
        for say in (self.window.dialogs.inform, self.window.dialogs.warn):
            say(text, text)
        assert self.window.dialogs.ask(text, text, "Yes", "No", details=text)

    def _actions(self) -> None:
        """Everything in the menus, whatever it is."""
        found = list(_leaves(self.window.menuBar().actions()))
        found = [
            one
            for one in found
            if not any(word in one.text().casefold().replace("&", "") for word in LEFT_OUT)
        ]
        found.sort(key=lambda one: any(word in one.text().casefold().replace("&", "") for word in LAST))
        self.window.notes.notes.insertPlainText("changed ")
        for action in found:
            self.where = f"action {action.text()}"
            for _ in range(3 if "xport" in action.text() else 1):
                # The one before may have gone to another.
                self.window.open_company("one")
                self.settle()
                if action.isEnabled():
                    action.trigger()
                    # A dialog may come from another thread's result, by way of a timer.
                    for _ in range(5):
                        QApplication.processEvents()
                    self.settle()
                    self.look(self.window)


def _leaves(actions: list[QAction]) -> Iterator[QAction]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _leaves(menu.actions())
        elif not action.isSeparator():
            yield action


def every_field_text(picture: Path) -> Callable[[str], str]:
    return lambda field: f"{WORD} {field} {tag(picture)}"


def break_it() -> None:
    """Let labels, tooltips and boxes guess, as they do by themselves."""
    from interview_helper.widgets import plain

    for kind in (QLabel, QMessageBox):
        kind.setTextFormat = lambda *_: None  # type: ignore[method-assign]
    right = plain.plain_tooltip
    for module in list(sys.modules.values()):
        if getattr(module, "plain_tooltip", None) is right:
            module.plain_tooltip = lambda text: text  # type: ignore[attr-defined]


def main() -> int:
    out, picture, how = Path(sys.argv[1]).absolute(), Path(sys.argv[2]), sys.argv[3]
    os.umask(0o077)
    from interview_helper import app

    folder = default_data_folder()
    text = every_field_text(picture)
    now = datetime.now(UTC)
    every_field.store(
        folder,
        text,
        every_field.company(text, "two", trashed_at=now.replace(microsecond=0)),
        every_field.company(text, "three", blind=True),
        new_company(every_field.CATALOGUE, "four", now.replace(microsecond=0)),
    )
    if how == "broken":
        break_it()

    def painted(window: MainWindow) -> None:
        tour = Tour(window, out)

        def go() -> None:
            try:
                tour.run(short=how == "broken")
            except BaseException as error:  # noqa: BLE001 - told to whoever reads what was seen
                tour.break_off(error)
                window.close()
                QApplication.exit(3)
            finally:
                (out / "seen.json").write_text(json.dumps(tour.seen), encoding="utf-8")

        QTimer.singleShot(100, go)

    return app.run_window(WindowOptions(folder, size=(1280, 900)), painted)


if __name__ == "__main__":
    sys.exit(main())
