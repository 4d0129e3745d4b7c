"""Backups that are made while the window is open: the scheduled ones, and those that the user asks for.

They are made beside the data, where that takes a second; a share that is slow, or does not answer, is met on
a thread of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from interview_helper.domain.backups import highest_number
from interview_helper.session.backup_places import Places, with_places
from interview_helper.session.session import Session
from interview_helper.storage.backup_moving import Moved, choose_folder, move_backups
from interview_helper.storage.backups import (
    Look,
    back_up_by_hand,
    back_up_if_due,
    look_at_backups,
)
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError

WAIT_MS = 5_000
"""From the start until the first look whether one is due; and again for as long as something is under way."""
AGAIN_MS = 3_600_000
"""Between two looks: a window may stay open for days."""
NO_ANSWER_MS = 20_000
"""After which a chosen folder is done without, until it answers."""
_NO_ANSWER = (
    "The folder chosen for backups, {}, does not answer. Until it does, backups stay in {}. "
    "Put that right, or choose another folder under Backups."
)

T = TypeVar("T")


class BackingUp(QObject):
    """Makes backups where they hold up neither the window nor, but for a second, a save.

    ``failed`` brings a sentence, the same one only once; ``progressed`` how much of a copy is done and how
    much there is. A save that comes meanwhile is written when the backup is there.
    """

    done = Signal(str)
    failed = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    """What was under way is over, well or not: there may be other backups than before."""
    _copied = Signal(int, int)

    def __init__(
        self, session: Session, parent: QObject | None = None, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today
        self._told: set[str] = set()
        self._unanswered = 0
        """Jobs that the chosen folder has not answered yet."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.back_up_if_due)
        # The storage thread says it, and it arrives here.
        self._copied.connect(self._on_copied, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Look from now on, in idle moments, whether a backup is due."""
        self._timer.start(WAIT_MS)

    def back_up_if_due(self) -> None:
        """Make the scheduled backup, if one is due and nothing else is under way."""
        session = self._session
        if session.read_only:
            return
        if not session.saver.everything_saved or session.reader.is_under_way:
            self._timer.start(WAIT_MS)
            return
        self._timer.start(AGAIN_MS)
        today, progress = self._today(), self._copied.emit
        self._make(lambda database, look: back_up_if_due(database, look, today, progress), self._fail_once)

    def back_up_now(self) -> None:
        """Make a backup because the user asks for one."""
        if self._refused():
            return
        today, progress = self._today(), self._copied.emit

        def job(database: Database, look: Look) -> Path:
            return back_up_by_hand(database, today, highest_number(look.names), progress)

        self._make(job, self.failed.emit, lambda file: self.done.emit(f"Backed up to {file}."))

    def choose(self, folder: Path, *, move: bool) -> None:
        """Let backups go to a folder from now on; ``move`` takes there those that are there already."""
        if self._refused():
            return

        def chosen(places: Places) -> None:
            def job() -> tuple[Path, Moved] | str:
                try:
                    kept = choose_folder(places.data.parent, folder)
                except StorageError as error:
                    return str(error)
                moved = Moved()
                for source in places.folders:
                    if move and source != kept and not moved.trouble:
                        more = move_backups(source, kept, self._copied.emit, keep_all=True)
                        moved = Moved(moved.backups + more.backups, more.trouble)
                return kept, moved

            self._session.reader.aside(job, self._on_chosen)

        with_places(self._session, chosen, self.failed.emit)

    def _refused(self) -> bool:
        """Whether nothing is done, because what is open may be a backup itself; it is said."""
        if self._session.read_only:
            self.failed.emit("What is open can only be read, so nothing was done about backups.")
            self.ended.emit()
        return self._session.read_only

    def _on_chosen(self, outcome: tuple[Path, Moved] | str) -> None:
        if isinstance(outcome, str):
            self.failed.emit(outcome)
        else:
            folder, moved = outcome
            self._session.backup_folder = folder
            self._told.clear()
            taken = f" {moved.backups:,} were taken there." if moved.backups else ""
            self.done.emit(f"Backups go to {folder} from now on.{taken}")
            if moved.trouble:
                self.failed.emit(moved.trouble)
        self.ended.emit()

    def _make(
        self,
        job: Callable[[Database, Look], Path | None],
        failed: Callable[[str], None],
        done: Callable[[Path], None] = lambda _: None,
    ) -> None:
        """Look at what there is, make a backup, take it where it belongs: each where it holds up nobody."""
        reader = self._session.reader

        def fail(sentence: str) -> None:
            failed(sentence)
            self.ended.emit()

        def make(places: Places, found: Look) -> None:
            self._session.last_backup = highest_number(found.names)
            reader.read(lambda database: job(database, found), lambda file: settle(places, file), fail)

        def settle(places: Places, file: Path | None) -> None:
            if places.own == places.chosen or self._unanswered:
                end(file, file, Moved())
            else:
                self._away(
                    lambda: move_backups(places.own, places.chosen),
                    lambda moved: end(file, file and places.found(file), moved),
                )

        def end(made: Path | None, file: Path | None, moved: Moved) -> None:
            if made is not None and file is not None:
                done(file)
            if moved.trouble:
                failed(moved.trouble)
            self.ended.emit()

        with_places(self._session, lambda places: self._look(places, make, failed), fail)

    def _look(
        self, places: Places, then: Callable[[Places, Look], None], failed: Callable[[str], None]
    ) -> None:
        """Look at what there is; a chosen folder that does not answer is done without."""
        answered = False

        def answer(found: Look) -> None:
            nonlocal answered
            if not answered:
                answered = True
                then(places, found)

        def look_here() -> None:
            if not answered:
                failed(_NO_ANSWER.format(places.chosen, places.own))
                self._session.reader.aside(
                    lambda: look_at_backups(places.own, password=places.password), answer
                )

        if self._unanswered:
            look_here()
            return
        self._away(lambda: look_at_backups(*places.folders, password=places.password), answer)
        QTimer.singleShot(NO_ANSWER_MS, self, look_here)

    def _away(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run a job on a folder that may never answer."""
        self._unanswered += 1

        def answered(result: T) -> None:
            self._unanswered -= 1
            then(result)

        self._session.reader.aside(job, answered, awaited=False)

    def _on_copied(self, done: int, of: int) -> None:
        self.progressed.emit(done, of)

    def _fail_once(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self.failed.emit(sentence)
