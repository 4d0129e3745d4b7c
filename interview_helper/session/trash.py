"""The trash of the open data: looked into, emptied by itself, restored from, erased for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from interview_helper.domain.company import Company, CompanySummary, summarise, utc_now
from interview_helper.domain.trash import (
    Emptying,
    cleared_sentence,
    emptied_sentence,
    emptying,
    erased_sentence,
    in_backups_words,
    restore_words,
    some_words,
    told_sentence,
)
from interview_helper.domain.wording import companies_words
from interview_helper.session.backup_places import Places, with_places
from interview_helper.session.saver import Records
from interview_helper.session.session import Session
from interview_helper.storage.database import Database
from interview_helper.storage.erasing import Cleared, Holding, clear, holding
from interview_helper.storage.errors import StorageError
from interview_helper.storage.trash import told_value

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password


class Trashed(NamedTuple):
    """What lies in the trash, the last thrown away first; when the user was told of a company, by its id."""

    companies: tuple[CompanySummary, ...]
    told: dict[str, datetime]


class StillHeld(NamedTuple):
    """Backups that hold companies which were erased from the data."""

    company_ids: tuple[str, ...]
    what: str
    backups: Holding
    password: Password | None

    @property
    def can_be_cleared(self) -> bool:
        """Whether anything can be done about it."""
        return bool(self.backups.current or self.backups.older)

    @property
    def words(self) -> str:
        """What there is to say before it is done."""
        current, older, unreadable = map(len, self.backups)
        return in_backups_words(current, older, unreadable)

    @property
    def sentence(self) -> str:
        """What has been erased, and what still holds it."""
        current, older, unreadable = map(len, self.backups)
        return erased_sentence(self.what, current + older, unreadable)


class TrashKeeper(QObject):
    """Looks after the trash of one session; nothing of it is done on the GUI thread."""

    told = Signal(str)
    """What will be erased soon: a sentence to be seen until the user closes it."""
    done = Signal(str)
    failed = Signal(str)
    changed = Signal()
    """What lies in the trash is another now."""

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._now = now
        self._told_here: set[str] = set()
        self._restoring = False

    def read(self, then: Callable[[Trashed], None]) -> None:
        """Give what lies in the trash to ``then``, with what is not saved yet."""
        unsaved = self._session.saver.unsaved_records()

        def job(database: Database) -> Trashed:
            return Trashed(_newest(database.trash(), unsaved), database.told_of_trash())

        self._session.reader.read(job, then, self.failed.emit)

    # --- by itself -------------------------------------------------------------------------------

    def look(self) -> None:
        """Erase what is due, and tell of what will be next; for once at a start, when nobody waits for it.

        What the user was told of since this start is not erased before the next one. Nothing is said when
        that fails: it is tried again at the next start.
        """
        if self._session.read_only:
            return
        unsaved, now, told_here = self._session.saver.unsaved_records(), self._now(), set(self._told_here)

        def job(database: Database) -> Emptying:
            told = database.told_of_trash() | dict.fromkeys(told_here, now)
            there = [one for one in database.trash() if one.id not in unsaved]
            due = emptying({one.id: one.trashed_at for one in there if one.trashed_at}, told, now)
            if due.erase:
                database.erase(due.erase)
            return due

        self._session.reader.read(job, self._on_looked, lambda _: None)

    def _on_looked(self, due: Emptying) -> None:
        if due.erase:
            self.done.emit(emptied_sentence(len(due.erase)))
            self.changed.emit()
        if due.tell:
            # Told first, kept then: what was kept and never told would be erased unannounced.
            self._told_here.update(due.tell)
            self.told.emit(told_sentence(len(due.tell)))
        if due.erase or due.tell:
            now = self._now()
            self._session.reader.read(
                lambda database: _keep_told(database, dict.fromkeys(due.tell, now)),
                lambda _: None,
                lambda _: None,
            )

    # --- by hand ---------------------------------------------------------------------------------

    def restore(self, company_ids: Sequence[str]) -> None:
        """Take companies out of the trash in one undo step, and show the first of them."""
        if self._restoring:
            return  # what was asked for a moment ago is not done yet
        self._restoring = True
        unsaved = self._session.saver.unsaved_records()

        def job(database: Database) -> tuple[list[Company], int]:
            return _in_trash(
                lambda key: unsaved[key] if key in unsaved else database.company(key), company_ids
            )

        self._session.reader.read(job, self._on_found, self._on_not_done)

    def _on_found(self, found: tuple[list[Company], int]) -> None:
        self._restoring = False
        companies, unreadable = found
        if companies:
            names = [company.name for company in companies]
            pairs = [(company, replace(company, trashed_at=None)) for company in companies]
            self._session.change_companies(pairs, restore_words(names))
            if not self._session.read_only:
                self.done.emit(f"Restored: {some_words(names)}.")
        if unreadable:
            stays = "stays" if unreadable == 1 else "stay"
            self.failed.emit(
                f"{companies_words(unreadable)} could not be read and {stays} in the trash. "
                "Help, “Check the data” says what is wrong."
            )
        self.changed.emit()

    def erase(self, companies: Sequence[CompanySummary], then: Callable[[StillHeld], None]) -> None:
        """Erase companies in the trash for good; ``then`` gets the backups that still hold them.

        Undo begins anew, because it holds them too.
        """
        if self._session.read_only or not companies:
            return
        ids = tuple(company.id for company in companies)
        what = some_words([company.name for company in companies])
        self._session.undo_stack.clear()
        # By way of the saver: what it still has to write of them must not bring them back.
        self._session.saver.put(dict.fromkeys(ids))

        def job(database: Database) -> None:
            database.erase(ids)
            if not database.told_of_trash().keys().isdisjoint(ids):
                _keep_told(database, {})

        def erased(_: None) -> None:
            self.changed.emit()
            with_places(self._session, look_into_backups, self._on_not_done)

        def look_into_backups(places: Places) -> None:
            # Beside the data lies what was damaged and set aside, too.
            folders = (*places.folders, places.data.parent)
            self._session.reader.aside(
                lambda: holding(folders, places.data, ids, places.password),
                lambda found: then(StillHeld(ids, what, found, places.password)),
            )

        self._session.reader.read(job, erased, self._on_not_done)

    def _on_not_done(self, sentence: str) -> None:
        self._restoring = False
        self.failed.emit(sentence)
        self.changed.emit()

    def clear_backups(self, held: StillHeld) -> None:
        """Take erased companies out of the backups that still hold them."""

        def then(cleared: Cleared) -> None:
            names = [file.name for file in cleared.failed]
            say = self.failed if names else self.done
            say.emit(cleared_sentence(len(cleared.rewritten), len(cleared.removed), names))

        self._session.reader.aside(lambda: clear(held.backups, held.company_ids, held.password), then)


def _newest(stored: list[CompanySummary], unsaved: Records) -> tuple[CompanySummary, ...]:
    """What lies in the trash, with what is not saved yet, the last thrown away first."""
    if not unsaved:
        return tuple(stored)
    kept = [one for one in stored if one.id not in unsaved]
    kept += [summarise(one) for one in unsaved.values() if one is not None and one.trashed_at is not None]
    return tuple(sorted(kept, key=lambda one: one.trashed_at or one.updated_at, reverse=True))


def _in_trash(
    lookup: Callable[[str], Company | None], company_ids: Sequence[str]
) -> tuple[list[Company], int]:
    """The companies that lie in the trash, and how many cannot be read."""
    found, unreadable = [], 0
    for company_id in company_ids:
        try:
            company = lookup(company_id)
        except StorageError:
            unreadable += 1
        else:
            found += [company] if company is not None and company.trashed_at is not None else []
    return found, unreadable


def _keep_told(database: Database, told: dict[str, datetime]) -> None:
    """Keep when the user was told of companies; of those that are not in the trash any more, nothing."""
    there = {company.id for company in database.trash()}
    newest = database.told_of_trash() | told
    database.write((), shared=told_value({key: at for key, at in newest.items() if key in there}))
