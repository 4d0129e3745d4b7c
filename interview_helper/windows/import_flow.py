"""A file on its way into the program: read off the GUI thread, shown, and taken over in one undo step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company, new_id, utc_now
from interview_helper.importing.plan import ImportPlan, Preview
from interview_helper.importing.read_file import is_csv
from interview_helper.importing.refused import ImportRefused
from interview_helper.session.backup_places import Places, with_places
from interview_helper.session.session import Session
from interview_helper.windows.dialogs import Dialogs

T = TypeVar("T")
WAIT_MS = 400
"""Milliseconds after which it is said that a file is being read."""


class _Locked(ImportRefused):
    """A data file whose password is needed."""


class ImportFlow(QObject):
    """Imports for one window, one at a time. ``done`` and ``failed`` carry a sentence each."""

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dialogs = dialogs
        self._showing = False

    def import_from(self, path: Path) -> None:
        """Import a file, after showing what it would change."""
        start = self._import_lines if is_csv(path) else self._import_ours
        with_places(self._session, lambda places: start(path, places), self.failed.emit)

    # --- our own JSON, and other data files --------------------------------------------------------

    def _import_ours(self, path: Path, places: Places) -> None:
        from interview_helper.export.json_format import render
        from interview_helper.importing.json_file import Contents, read_contents
        from interview_helper.importing.plan import compare
        from interview_helper.importing.read_file import read_file
        from interview_helper.session.incoming import Unread, copy_in

        catalogue, mine = self._session.catalogue, self._session.common
        built_in = {reason.text for reason in catalogue}

        def read() -> Contents:
            copy = copy_in(path, places)
            if copy is None:
                return read_file(path, catalogue, utc_now())
            if isinstance(copy, Unread):
                raise (_Locked if copy.locked else ImportRefused)(copy.why)
            # Whoever wrote that file: what it holds must be what our own JSON may hold.
            text = render(copy.companies, utc_now(), copy.common)
            return read_contents(text.encode("utf-8", "surrogatepass"), catalogue, utc_now())

        def plan(incoming: Contents, still_wanted: Callable[[], bool]) -> None:
            def make(lookup: Callable[[str], Company | None]) -> Preview:
                return compare(lookup, incoming.companies, mine, incoming.common, built_in)

            def show(preview: Preview) -> None:
                if still_wanted():
                    self._show_ours(path, mine, preview)

            self._session.reader.with_lookup(make, show)

        self._read(path, places, read, plan)

    def _show_ours(self, path: Path, mine: Common, preview: Preview) -> None:
        from interview_helper.windows.import_dialog import ImportDialog

        if not any(row.results for row in preview.rows) and preview.common is None:
            self.done.emit("Nothing to import: everything in this file is here already.")
        elif not self._is_taken(path):
            dialog = ImportDialog(path.name, preview, _today(), self._window())
            dialog.plan_requested.connect(lambda plan: self._take_over(plan, mine))
            self._show(dialog)

    def _ask_password(self, path: Path) -> None:
        """Ask for the password of a data file, and import it then."""
        from interview_helper.windows.password_asking import ask_password_of

        if self._is_taken(path):
            return
        heading, more = f"{path.name} is locked", "Type its password to see what importing it would change."
        self._showing = True
        try:
            told = ask_password_of(path, heading, more, self._session, self._dialogs, self._window())
        finally:
            self._showing = False
        if told:
            self.import_from(path)
        else:
            self.done.emit(f"{path.name} was not imported.")

    # --- somebody else's lines and cells -----------------------------------------------------------

    def _import_lines(self, path: Path, places: Places) -> None:
        from interview_helper.importing.csv_entries import recognise_columns, refuse_header_only
        from interview_helper.importing.csv_rows import Sheet, read_sheet
        from interview_helper.importing.read_file import read_bytes

        def read() -> tuple[bytes, Sheet]:
            data = read_bytes(path)
            sheet = read_sheet(data)
            refuse_header_only(sheet, recognise_columns(sheet))
            return data, sheet

        def show(found: tuple[bytes, Sheet], still_wanted: Callable[[], bool]) -> None:
            if still_wanted():
                self._show_lines(path, *found)

        self._read(path, places, read, show)

    def _show_lines(self, path: Path, data: bytes, sheet: object) -> None:
        from interview_helper.importing.csv_entries import Columns, Entry, read_entries
        from interview_helper.importing.csv_plan import compare_entries
        from interview_helper.importing.csv_rows import Sheet, read_sheet
        from interview_helper.windows.import_csv_dialog import ImportCsvDialog

        if self._is_taken(path) or not isinstance(sheet, Sheet):
            return
        session, now = self._session, utc_now()
        reasons = session.priorities

        def first(sheet: Sheet, columns: Columns, count: int) -> list[Entry]:
            return read_entries(sheet, columns, reasons, now, lambda: "", count)

        def read_anew(encoding: str, separator: str) -> None:
            def read() -> Sheet | ImportRefused:
                try:
                    return read_sheet(data, encoding, separator)
                except ImportRefused as refused:
                    return refused

            def show(found: Sheet | ImportRefused) -> None:
                if closed:
                    return
                if isinstance(found, ImportRefused):
                    dialog.show_trouble(str(found), (encoding, separator))
                else:
                    dialog.show_sheet(found, (encoding, separator))

            session.reader.aside(read, show)

        def compare(sheet: Sheet, columns: Columns) -> None:
            def make(companies: list[Company]) -> Preview:
                return compare_entries(
                    read_entries(sheet, columns, reasons, now, new_id), companies, utc_now()
                )

            session.reader.with_companies(
                make, lambda preview: None if closed else dialog.show_preview(preview, columns)
            )

        closed: list[int] = []
        dialog = ImportCsvDialog(path.name, sheet, first, _today(), self._window())
        dialog.finished.connect(closed.append)
        dialog.sheet_requested.connect(read_anew)
        dialog.preview_requested.connect(compare)
        dialog.plan_requested.connect(lambda plan: self._take_over(plan, session.common))
        self._show(dialog)

    # --- both ------------------------------------------------------------------------------------

    def _read(
        self,
        path: Path,
        places: Places,
        read: Callable[[], T],
        then: Callable[[T, Callable[[], bool]], None],
    ) -> None:
        """Read off the GUI thread; where that takes long, say so and let it be given up.

        ``then`` gets what was read, and what it has to ask when it is ready: whether it is still wanted.
        """
        from interview_helper.session.incoming import own_words
        from interview_helper.windows.import_waiting import Waiting

        waiting = Waiting(path.name, WAIT_MS, self._window(), self)

        def job() -> T | ImportRefused:
            try:
                # Whatever its name says it is: reading the data itself would drop its lock.
                words = own_words(path, places)
                if words:
                    raise ImportRefused(words)
                return read()
            except ImportRefused as refused:
                return refused

        def still_wanted() -> bool:
            wanted = waiting.end()
            if not wanted:
                self.done.emit(f"{path.name} was not imported.")
            return wanted

        def finished(found: T | ImportRefused) -> None:
            if not isinstance(found, ImportRefused):
                then(found, still_wanted)
            elif not still_wanted():
                return
            elif isinstance(found, _Locked):
                # By a timer: while the dialog is open, nothing is under way.
                QTimer.singleShot(0, self, lambda: self._ask_password(path))
            else:
                words = str(found)
                whole = words if str(path) in words else f"{path} was not imported: {words}"
                self.failed.emit(whole)

        self._session.reader.aside(job, finished)

    def _is_taken(self, path: Path) -> bool:
        """Whether another import is being shown, which is said."""
        if self._showing:
            # What a second import would give is another thing once the first is done.
            self.failed.emit(f"{path} was not imported: another import is being shown. Open it after that.")
        return self._showing

    def _show(self, dialog: QDialog) -> None:
        self._showing = True
        try:
            self._dialogs.show(dialog)
        finally:
            self._showing = False
            dialog.deleteLater()

    def _take_over(self, plan: ImportPlan, mine: Common) -> None:
        self._session.replace_companies(
            plan.pairs,
            "Import",
            lambda: self.done.emit(f"Imported: {plan.summary()}."),
            None if plan.common is None else (mine, plan.common),
        )

    def _window(self) -> QWidget | None:
        above = self.parent()
        while above is not None and not isinstance(above, QWidget):
            above = above.parent()
        return above


def _today() -> date:
    return datetime.now().date()
