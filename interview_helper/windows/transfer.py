"""Companies out of the program and into it: export, copy, import. The work is done off the GUI thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from interview_helper.domain.common import NOTHING_COMMON
from interview_helper.domain.company import Company, utc_now
from interview_helper.session.session import Session
from interview_helper.windows.dialogs import Dialogs

if TYPE_CHECKING:
    from interview_helper.windows.import_flow import ImportFlow


class _Kind(Protocol):
    """A kind of file: its suffix, with the dot, and its line in a dialog."""

    @property
    def suffix(self) -> str: ...
    @property
    def filter_text(self) -> str: ...


Kind = TypeVar("Kind", bound=_Kind)
_IMPORTED = (
    "Companies (*.json *.csv *.tsv *.txt *.db)",
    "Interview Helper (*.json)",
    "Spreadsheets as CSV (*.csv *.tsv *.txt)",
    "Backups and copies of the data (*.db)",
    # Some sync programs write behind the ending what a copy is.
    "All files (*)",
)


class Transfer(QObject):
    """Export and import for one window. ``done`` and ``failed`` carry a sentence each."""

    begun = Signal()
    """What was said of the one before is over."""
    done = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dialogs = dialogs
        self._used_folder: Path | None = None
        self._import_flow: ImportFlow | None = None

    def export_company(self) -> None:
        """Export the open company to a file that the user chooses."""
        self._export("Export this company", self._session.company)

    def export_all(self) -> None:
        """Export every company to a file that the user chooses."""
        self._export("Export all companies", None)

    def copy_as_markdown(self) -> None:
        """Put the open company on the clipboard as Markdown."""
        from interview_helper.export.markdown import render

        QGuiApplication.clipboard().setText(render([self._session.company], utc_now()))
        self.done.emit("Copied as Markdown.")

    def import_file(self) -> None:
        """Import a file that the user chooses, after showing what it would change."""
        path = self._dialogs.file_to_open("Import companies", self._folder(), _IMPORTED)
        if path is not None:
            self.import_from(path)

    def import_from(self, path: Path) -> None:
        """Import a file, after showing what it would change."""
        self.begun.emit()
        self._used_folder = path.parent
        self._flow().import_from(path)

    def _flow(self) -> ImportFlow:
        # Made when it is asked for: few starts are followed by an import.
        if self._import_flow is None:
            from interview_helper.windows.import_flow import ImportFlow

            self._import_flow = ImportFlow(self._session, self._dialogs, self)
            self._import_flow.done.connect(self.done)
            self._import_flow.failed.connect(self.failed)
        return self._import_flow

    def _folder(self) -> Path:
        """The folder that was used last, at first the user's documents."""
        places = QtCore.QStandardPaths
        documents = places.writableLocation(places.StandardLocation.DocumentsLocation)
        if self._used_folder is not None:
            return self._used_folder
        return Path(documents) if documents and os.access(documents, os.F_OK) else Path.home()

    def export_questions(self) -> None:
        """Save the questions of the open company as one page, in a file that the user chooses."""
        from interview_helper.windows.question_printing import QUESTION_FORMATS, question_page

        company = self._session.company
        sheet = question_page(company, self._session.catalogue)
        answer = self._ask_target("Save my questions", [company], QUESTION_FORMATS, "-questions")
        if answer is not None:
            target, wanted = answer
            self._session.reader.aside(
                lambda: _write(target, lambda: wanted.render(sheet)), partial(self._on_written, target)
            )

    def _export(self, title: str, company: Company | None) -> None:
        from interview_helper.export.formats import FORMATS

        answer = self._ask_target(title, [company] if company else [], FORMATS)
        if answer is None:
            return
        target, wanted = answer
        common = self._session.common if company is None else NOTHING_COMMON
        self._session.reader.with_companies(
            lambda companies: _write(target, lambda: wanted.render(companies, utc_now(), common)),
            partial(self._on_written, target),
            only=company,
        )

    def _ask_target(
        self, title: str, companies: Sequence[Company], formats: Sequence[Kind], ending: str = ""
    ) -> tuple[Path, Kind] | None:
        """The file that the user wants and its format; ``None`` where it is not to be."""
        from interview_helper.export.names import proposed_file_name

        proposed = self._folder() / proposed_file_name(companies, f"{ending}{formats[0].suffix}")
        answer = self._dialogs.file_to_save(title, proposed, [known.filter_text for known in formats])
        if answer is None:
            return None
        asked, chosen = answer
        target = asked
        by_suffix = {known.suffix: known for known in formats}
        by_filter = {known.filter_text: known for known in formats}
        typed = by_suffix.get(target.suffix) if target.suffix != proposed.suffix else None
        wanted = typed or by_filter.get(chosen) or by_suffix.get(target.suffix) or formats[0]
        if target.suffix not in by_suffix:
            target = target.with_name(target.name + wanted.suffix)
        elif target.suffix != wanted.suffix:
            # The proposed suffix stays in the name when another format is chosen in the dialog.
            target = target.with_suffix(wanted.suffix)
        if (
            target != asked
            and os.access(target, os.F_OK)
            and not self._dialogs.ask(
                f"Replace {target.name}?",
                f"There is a file of that name in {target.parent} already.",
                "Replace",
                "Keep",
            )
        ):
            return None
        self._used_folder = target.parent
        self.begun.emit()
        return target, wanted

    def _on_written(self, target: Path, failure: str) -> None:
        if failure:
            self.failed.emit(failure)
        else:
            self.done.emit(f"Exported to {target}.")


def _write(target: Path, content: Callable[[], bytes]) -> str:
    """Write a file whole; a sentence where that failed."""
    from interview_helper.files import os_error_words, write_whole

    try:
        write_whole(target, content())
    except OSError as error:
        return f"Not exported to {target}: {os_error_words(error)}. Put that right, or choose another place."
    return ""
