"""The menus: every command of the window, with the platform's own keys."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QApplication, QListView, QMenu, QMenuBar

from interview_helper.domain.ordering import Order
from interview_helper.windows.appearance import Appearance

Shortcut = QKeySequence.StandardKey | str | None
Value = TypeVar("Value", Order, Appearance)
_ORDERS = {
    Order.NEXT_DATE: "By next &date",
    Order.TILT: "By &tilt",
    Order.NAME: "By &name",
    Order.LAST_CHANGE: "By last &change",
}
_APPEARANCES = {
    Appearance.SYSTEM: "Follow the &system",
    Appearance.LIGHT: "&Light",
    Appearance.DARK: "&Dark",
}


class Actions(QObject):
    """Every action, made once; ``fill`` puts them into a menu bar. Whoever uses them connects them."""

    def __init__(self, undo_stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        key = QKeySequence.StandardKey
        self.new = self._action("&New company", key.New)
        self.import_file = self._action("&Import…", None)
        self.export_company = self._action("&Export this company…", "Ctrl+E")
        self.export_all = self._action("Export &all companies…", "Ctrl+Shift+E")
        self.copy_markdown = self._action("Copy as &Markdown", "Ctrl+Shift+C")
        self.save = self._action("&Save now", key.Save)
        self.quit = self._action("&Quit", key.Quit)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.undo = undo_stack.createUndoAction(self, "&Undo")
        self.undo.setShortcuts(key.Undo)
        self.redo = undo_stack.createRedoAction(self, "&Redo")
        self.redo.setShortcuts(key.Redo)
        self.cut = self._edit_action("Cu&t", key.Cut, "cut")
        self.copy = self._edit_action("&Copy", key.Copy, "copy")
        self.paste = self._edit_action("&Paste", key.Paste, "paste")
        self.select_all = self._edit_action("Select &all", key.SelectAll, "selectAll")
        self.find = self._action("&Find company", key.Find)
        self.previous = self._action("&Previous company", "Ctrl+Up")
        self.next = self._action("Ne&xt company", "Ctrl+Down")
        self.delete = self._action("Move to the &trash", key.Delete)
        # Only in the list: elsewhere the key deletes text.
        self.delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.why = self._action("&Why this verdict?", "Ctrl+I")
        self.strike_out = self._action("Stri&ke out…", "Ctrl+K")
        self.blind = self._action("Weigh &blind", "Ctrl+B")
        self.blind.setCheckable(True)
        self.priorities = self._action("My &priorities…", "Ctrl+Shift+P")
        self.letter = self._action("&Letter…", "Ctrl+L")
        self.print_questions = self._action("&Print my questions…", key.Print)
        self.journal = self._action("&Journal…", "Ctrl+J")
        self.tabs = {
            number: self._action(title, f"Ctrl+{number + 1}")
            for number, title in enumerate(("&Notes", "To &ask", "&People", "&Decision"))
        }
        self.orders = self._choice(_ORDERS)
        self.appearances = self._choice(_APPEARANCES)
        self.examples = self._action("&Explore example companies", None)
        self.method = self._action("&How the balance works", key.HelpContents)
        self.your_data = self._action("&Your data", None)
        self.keys = self._action("&Keyboard", "Shift+F1")
        self.diagnostics = self._action("Copy &diagnostics", None)
        self.about = self._action("&About Interview Helper", None)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

        self.backups = self._action("&Backups…", None)
        self.trash = self._action("&Trash…", None)
        self.password = self._action("Pass&word…", None)
        self.revisions = self._action("Earlier &versions of the notes…", None)
        self.check = self._action("&Check the data…", None)
        self.changing = (
            self.new,
            self.import_file,
            self.save,
            self.delete,
            self.priorities,
            self.blind,
            self.password,
        )
        """What changes something, and is not there where nothing can be changed."""

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus."""
        self._menu(
            bar,
            "&File",
            (
                self.new,
                None,
                self.import_file,
                self.export_company,
                self.export_all,
                self.copy_markdown,
                self.print_questions,
                None,
                self.save,
                self.backups,
                self.trash,
                self.password,
                None,
                self.quit,
            ),
        )
        edit = (self.undo, self.redo, None, self.cut, self.copy, self.paste, self.select_all, None, self.find)
        self._menu(bar, "&Edit", (*edit, None, self.revisions, self.priorities))
        company = (self.why, self.strike_out, self.blind, None, self.letter, None)
        self._menu(bar, "&Company", (*company, self.previous, self.next, None, self.delete))
        view = bar.addMenu("&View")
        view.addActions(list(self.tabs.values()))
        view.addSeparator()
        view.addAction(self.journal)
        view.addSeparator()
        view.addMenu(self._submenu(view, "&Sort companies", self.orders))
        view.addMenu(self._submenu(view, "&Appearance", self.appearances))
        known = (self.method, self.your_data, self.keys, self.examples)
        self._menu(bar, "&Help", (*known, None, self.check, self.diagnostics, self.about))

    def show_blind(self, blind: bool) -> None:
        """Show whether the open company is weighed blind."""
        self.blind.setChecked(blind)
        for action in (self.why, self.strike_out):
            action.setEnabled(not blind)

    def delete_key_in(self, view: QListView) -> None:
        """Let the delete key work while this list has the focus."""
        view.addAction(self.delete)

    def _action(self, text: str, shortcut: Shortcut) -> QAction:
        action = QAction(text, self)
        if isinstance(shortcut, QKeySequence.StandardKey):
            action.setShortcuts(shortcut)
        elif shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        return action

    def _edit_action(self, text: str, shortcut: QKeySequence.StandardKey, method: str) -> QAction:
        """An action for whichever text field has the focus, by the method that Qt's text fields share."""
        action = self._action(text, shortcut)

        def act() -> None:
            do = getattr(QApplication.focusWidget(), method, None)
            if do is not None:
                do()

        action.triggered.connect(act)
        return action

    def _choice(self, words: dict[Value, str]) -> dict[Value, QAction]:
        """Actions of which one is chosen, by the value each stands for."""
        group = QActionGroup(self)
        actions: dict[Value, QAction] = {}
        for value, text in words.items():
            actions[value] = QAction(text, self, checkable=True)
            group.addAction(actions[value])
        return actions

    def _menu(self, bar: QMenuBar, title: str, actions: tuple[QAction | None, ...]) -> None:
        menu = bar.addMenu(title)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)

    def _submenu(self, parent: QMenu, title: str, actions: dict[Value, QAction]) -> QMenu:
        menu = QMenu(title, parent)
        menu.addActions(list(actions.values()))
        return menu
