"""Everything that can be checked when the user asks: the data, its backups, and what is around them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from interview_helper.domain.findings import Finding, State
from interview_helper.session.backup_places import Places, with_places
from interview_helper.session.session import Session
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError
from interview_helper.storage.examining import (
    Surroundings,
    backups_finding,
    content_finding,
    other_findings,
)
from interview_helper.storage.verifying import Verification


class Examiner(QObject):
    """Looks at one thing after the other, off the GUI thread and in nobody's way; begun once.

    What is not saved yet is saved first.
    """

    found = Signal(object)
    """A Finding, as soon as it is known."""
    progressed = Signal(str, int, int)
    """What is being looked at, how much of it is done, and how much there is of it; 0 where nobody knows."""
    finished = Signal()
    """Everything was looked at, or it was broken off."""

    _opened = Signal(int, int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stopped = False
        self._opened.connect(
            lambda done, of: self.progressed.emit("the backups", done, of), Qt.ConnectionType.QueuedConnection
        )

    def begin(self) -> None:
        """Start."""
        self.progressed.emit("your data", 0, 0)
        self._session.saver.save_now()
        self._check_on(Verification(thorough=True))

    def stop(self) -> None:
        """Nobody wants to know any more: what is under way ends soon."""
        self._stopped = True

    def _check_on(self, verification: Verification) -> None:
        def job(database: Database) -> tuple[bool, int]:
            more = database.check_on(verification)
            return more, 0 if more or verification.sentences() else database.count()

        def then(outcome: tuple[bool, int]) -> None:
            more, companies = outcome
            if self._stopped:
                self.finished.emit()
            elif more:
                self.progressed.emit("your data", verification.looked_at, verification.companies)
                self._check_on(verification)
            else:
                self.found.emit(content_finding(verification.sentences(), companies))
                self._look_around()

        self._session.reader.look(job, then, self._on_failed)

    def _on_failed(self, error: StorageError) -> None:
        self.found.emit(Finding("Data", State.TROUBLE, str(error)))
        self._look_around()

    def _look_around(self) -> None:
        self.progressed.emit("the backups", 0, 0)
        with_places(self._session, self._look_at, self._on_no_places)

    def _on_no_places(self, sentence: str) -> None:
        self.found.emit(Finding("Backups", State.TROUBLE, sentence))
        self.finished.emit()

    def _look_at(self, places: Places) -> None:
        surroundings = Surroundings(places.data, places.folders, places.password)

        def looked(done: int, of: int) -> bool:
            self._opened.emit(done, of)
            return not self._stopped

        def job() -> list[Finding]:
            return [backups_finding(surroundings, looked), *other_findings(surroundings)]

        def then(findings: list[Finding]) -> None:
            if not self._stopped:
                for finding in findings:
                    self.found.emit(finding)
            self.finished.emit()

        self._session.reader.aside(job, then)
