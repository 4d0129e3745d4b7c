"""Restoring a backup in the window: everything saved first, nothing edited meanwhile, one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QUndoCommand

from interview_helper.session.backup_places import Places, with_places
from interview_helper.session.session import Session
from interview_helper.session.start import Start, read_again
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError
from interview_helper.storage.restoring import restore

NOT_SAVED = (
    "Your last changes could not be saved, so no backup was restored and nothing was changed. "
    "Save them first, or export what you need to another file."
)
BUSY = "Another backup is being restored. Try again after it."
READ_ONLY = "What is open can only be read, so nothing was restored."
UNEXPECTED = (
    "Something went wrong inside the program while a backup was restored ({}). Start it again to see what is "
    "there; what was there before is among the backups."
)
_ATTEMPTS = 3
"""How often what is typed while the wait begins is saved first."""


class Restoring(QObject):
    """Puts a backup in the place of all data, and shows what is there then.

    From ``begun`` to ``ended`` nothing may be edited: whoever hears the first keeps the user from it.
    ``progressed`` brings how much of a copy is done and how much there is; ``done`` and
    ``failed`` a sentence.
    """

    begun = Signal()
    progressed = Signal(int, int)
    ended = Signal()
    done = Signal(str)
    failed = Signal(str)
    _copied = Signal(int, int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_under_way = False
        # The storage thread says it, and it arrives here.
        self._copied.connect(self._on_copied, Qt.ConnectionType.QueuedConnection)

    def restore(self, backup: Path, words: str) -> None:
        """Restore a backup as one step to undo; ``words`` name it: "the backup of Mon 23 Nov (daily)"."""

        def then(before: Path) -> None:
            self._session.undo_stack.push(_Step(f"Restore {words}", self, before))
            self.done.emit(f"Restored {words}. Undo brings back what was there before.")

        self._replace(backup, then, self.failed.emit)

    def swap(self, step: _Step) -> None:
        """Undo or redo a step, whose place on the stack is already the one after that."""
        undone = step.undone

        def then(before: Path) -> None:
            step.other = before
            self.done.emit("What was there before the backup is back." if undone else "Restored again.")

        def failed(sentence: str) -> None:
            step.take_back(self._session)
            self.failed.emit(sentence)

        self._replace(step.other, then, failed)

    def _replace(self, backup: Path, then: Callable[[Path], None], failed: Callable[[str], None]) -> None:
        session = self._session
        if session.read_only or self._is_under_way:
            sentence = READ_ONLY if session.read_only else BUSY
            # Not before the undo stack has done its part.
            QTimer.singleShot(0, self, lambda: failed(sentence))
            return
        self._is_under_way = True
        company_id, after, progress = session.company.id, session.last_backup, self._copied.emit

        def job(file: Path) -> Callable[[Database], tuple[Path, Start] | Exception]:
            def work(database: Database) -> tuple[Path, Start] | Exception:
                try:
                    return restore(database, file, after, progress), read_again(company_id)(database)
                except StorageError:
                    raise
                except Exception as error:  # noqa: BLE001  (the wait must have an end)
                    return error

            return work

        def end() -> None:
            self._is_under_way = False
            self.ended.emit()

        def show(outcome: tuple[Path, Start] | Exception) -> None:
            if isinstance(outcome, Exception):
                fail(UNEXPECTED.format(type(outcome).__name__))
                raise outcome
            before, start = outcome
            session.reload(start)
            end()
            then(before)

        def fail(sentence: str) -> None:
            end()
            failed(sentence)

        def save_first(attempts: int) -> None:
            if session.saver.everything_saved:
                with_places(session, find, fail)
            elif attempts:
                session.reader.read(lambda _: None, lambda _: save_first(attempts - 1), fail)
            else:
                fail(NOT_SAVED)

        def find(places: Places) -> None:
            session.reader.aside(lambda: places.found(backup), replace)

        def replace(file: Path) -> None:
            session.reader.read(job(file), show, fail)

        self.begun.emit()
        save_first(_ATTEMPTS)

    def _on_copied(self, done: int, of: int) -> None:
        self.progressed.emit(done, of)


class _Step(QUndoCommand):
    """A restored backup. ``other`` is the file to go back to, or forth to once it is ``undone``."""

    def __init__(self, text: str, restoring: Restoring, other: Path) -> None:
        # The menu takes & for a mnemonic.
        super().__init__(text.replace("&", "&&"))
        self._restoring = restoring
        self.other = other
        self.undone = False
        # It has been done when it is put on the stack.
        self._is_only_moved = True

    def redo(self) -> None:
        self._go(undone=False)

    def undo(self) -> None:
        self._go(undone=True)

    def take_back(self, session: Session) -> None:
        """It could not be undone or redone: the stack says again what the data is."""
        self._is_only_moved = True
        if self.undone:
            session.undo_stack.redo()
        else:
            session.undo_stack.undo()

    def _go(self, *, undone: bool) -> None:
        self.undone = undone
        if self._is_only_moved:
            self._is_only_moved = False
        else:
            self._restoring.swap(self)
