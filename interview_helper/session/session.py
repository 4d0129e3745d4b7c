"""The open data: the company in the window, every change to it, and the way to the disk.

The data flows one way: a widget says what was wanted, the window tells the session, the session
makes the new record, puts it on the undo stack, hands it to the saver and announces it.
"""

from __future__ import annotations

import time
from bisect import insort
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from interview_helper.domain.company import (
    Company,
    CompanySummary,
    new_company,
    same_content,
    summarise,
    utc_now,
)
from interview_helper.domain.ordering import Order, SortKey, sort_key
from interview_helper.domain.reasons import Catalogue, Mark
from interview_helper.domain.text import TextRefused
from interview_helper.domain.wording import shortened, shown_name
from interview_helper.session.saver import Records, Saver
from interview_helper.session.thread_bridge import ThreadBridge
from interview_helper.session.undo import ChangeCompanies, Step, Typing, typed
from interview_helper.storage.backups import backup_before
from interview_helper.storage.database import Database
from interview_helper.storage.errors import StorageError
from interview_helper.storage.store import Store

T = TypeVar("T")

SavingFailed = StorageError
"""What ``Session.close`` raises, under a name for those who may not know of the storage."""

UNDO_LIMIT = 1_000
BULK = 20
"""Records at once from which the whole list is read anew instead of one row after another."""
FIRST_PAGE = 60
"""Companies that are listed before the first paint; the others follow after it."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the window needs for its first paint; ``trouble`` is a sentence where something was damaged."""

    count: int
    first_page: tuple[CompanySummary, ...]
    company: Company | None
    trouble: str = ""


def read_start(last_company: str | None, now: datetime) -> Callable[[Database], Start]:
    """A job for the store: the head of the list, and the company that was open last."""

    def job(database: Database) -> Start:
        page = tuple(database.summaries(now, FIRST_PAGE))
        wanted = [last_company] if last_company else []
        trouble = ""
        for company_id in wanted + [summary.id for summary in page]:
            try:
                company = database.company(company_id)
            except StorageError as error:
                # One damaged company must not keep the others out of reach.
                trouble = trouble or str(error)
                continue
            if company is not None:
                return Start(database.count(), page, company, trouble)
        return Start(database.count(), page, None, trouble)

    return job


class Session(QObject):
    """One data file, open in one window.

    ``company`` is the open company's newest record. Where nothing is stored there is still one: a
    draft, an unnamed company that reaches the disk with its first change.
    """

    company_opened = Signal(object)
    company_changed = Signal(object)
    company_listed = Signal(object)
    company_removed = Signal(str)
    companies_loaded = Signal(object)
    """A list of summaries, sorted by ``order``."""
    edit_refused = Signal(str)
    reading_failed = Signal(str)

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        backup_folder: Path,
        start: Start,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self._backup_folder = backup_folder
        self._clock = clock
        self._bridge = ThreadBridge(store, self)
        self.saver = Saver(self._bridge, self)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._first_page = start.first_page
        self.unlisted = start.count - len(start.first_page)
        """Companies that are stored and not in the list yet."""
        self.order = Order.NEXT_DATE
        """What the companies are listed by."""
        self._draft: str | None = None
        self._gone: str | None = None
        self.company = start.company or self._new_draft()
        self._wanted = self.company.id

    @property
    def is_stored(self) -> bool:
        """Whether the open company is more than a draft."""
        return self.company.id != self._draft

    # --- opening ---------------------------------------------------------------------------------

    def announce(self) -> None:
        """Tell everybody what there is at the start."""
        summaries = list(self._first_page)
        if self._draft is not None:
            summaries.append(summarise(self.company))
        self.companies_loaded.emit(sorted(summaries, key=sort_key(self.order, datetime.now())))
        self.company_opened.emit(self.company)

    def load_companies(self) -> None:
        """Read the whole list and sort it, off the GUI thread; ``companies_loaded`` brings it."""
        now, order = datetime.now(), self.order

        def job(database: Database) -> list[CompanySummary]:
            summaries = database.summaries(now)
            return summaries if order is Order.NEXT_DATE else sorted(summaries, key=sort_key(order, now))

        self._bridge.run(job, partial(self._on_companies_read, order))

    def open_company(self, company_id: str) -> None:
        """Show another company; ``company_opened`` follows when it has been read."""
        self.saver.save_now()
        unsaved = self.saver.unsaved_records()
        if company_id == self._gone or unsaved.get(company_id, self.company) is None:
            return  # deleted, which whoever asks has not heard of yet
        self._wanted = company_id
        newest = self.company if company_id == self.company.id else unsaved.get(company_id)
        if newest is not None:
            self._show(newest)
            return
        self._bridge.run(
            lambda database: database.company(company_id),
            lambda future: self._on_company_read(company_id, future),
        )

    # --- changes ---------------------------------------------------------------------------------

    def set_name(self, name: str) -> None:
        self._type("name", self.company.name, name, Company.with_name, "Edit the name")

    def set_role(self, role: str) -> None:
        self._type("role", self.company.role, role, Company.with_role, "Edit the role")

    def set_notes(self, notes: str) -> None:
        self._type("notes", self.company.notes, notes, Company.with_notes, "Edit the notes")

    def set_reason_note(self, reason_id: str, note: str) -> None:
        self._type(
            f"note on {reason_id}",
            self.company.reason(reason_id).note,
            note,
            lambda company, text: company.with_reason_note(reason_id, text),
            "Edit the note on a reason",
        )

    def set_round(self, number: int) -> None:
        self._edit(self.company.with_round(number), "Change the round")

    def set_interview_at(self, moment: datetime | None) -> None:
        self._edit(self.company.with_interview_at(moment), "Change the date")

    def set_mark(self, reason_id: str, mark: Mark) -> None:
        words = {Mark.TICKED: "Tick", Mark.UNTICKED: "Untick", Mark.UNKNOWN: "Mark as not known yet:"}[mark]
        text = self.company.reason(reason_id).text
        self._edit(self.company.with_mark(reason_id, mark), f"{words} “{shortened(text, 40)}”")

    def set_weight(self, reason_id: str, weight: int) -> None:
        text = self.company.reason(reason_id).text
        self._edit(self.company.with_weight(reason_id, weight), f"Weigh “{shortened(text, 40)}”")

    def new_company(self) -> None:
        """Add an unnamed company and show it."""
        company = new_company(self.catalogue, _new_id(), utc_now())
        self._push("New company", (Step(company.id, None, company),))

    def delete_company(self) -> None:
        """Delete the open company; undo brings it back."""
        company = self.company
        if company.id in (self._draft, self._gone):
            return
        self._push(f"Delete “{shortened(shown_name(company.name), 40)}”", (Step(company.id, company, None),))

    def replace_companies(
        self,
        pairs: Sequence[tuple[Company | None, Company]],
        text: str,
        done: Callable[[], None] = lambda: None,
    ) -> None:
        """Take over records from elsewhere in one undo step, after a backup; then call ``done``.

        ``pairs`` are a company as it is, ``None`` where there is none, and as it shall be; their times
        stay as they are. When the backup fails, or a company has been changed since, nothing is changed
        and ``reading_failed`` says why.
        """
        steps = tuple(Step(after.id, before, after) for before, after in pairs)
        folder, unsaved = self._backup_folder, self.saver.unsaved_records()
        apply = partial(self._apply, keep_times=True)

        def job(database: Database) -> bool:
            backup_before(database, folder, "import")
            return any(
                step.company_id not in unsaved and not _as_before(step, database.company(step.company_id))
                for step in steps
            )

        def then(changed_on_disk: bool) -> None:
            now = unsaved | self.saver.unsaved_records()
            if changed_on_disk or any(
                step.company_id in now and not _as_before(step, now[step.company_id]) for step in steps
            ):
                self.reading_failed.emit(
                    "A company was changed while the import was under way, so nothing was imported. "
                    "Import the file again."
                )
                return
            self.undo_stack.push(ChangeCompanies(text, steps, apply))
            done()

        self._read(job, then)

    # --- reading for others ----------------------------------------------------------------------

    def off_thread(self, job: Callable[[], None]) -> None:
        """Run a job of somebody else's where it does not hold up the window."""
        self._bridge.run(lambda _: job(), lambda future: future.result())

    def aside(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run a job on files that are not the data's; ``then`` gets its result on the GUI thread."""
        self._bridge.run_aside(job, lambda future: then(future.result()))

    def with_companies(
        self, make: Callable[[list[Company]], T], then: Callable[[T], None], only: Company | None = None
    ) -> None:
        """Give every company, or ``only`` that one, to ``make`` where it holds up neither window nor saves.

        What is not saved yet is included. ``then`` gets the result on the GUI thread.
        """
        if only is not None:
            self.aside(lambda: make([only]), then)
            return
        unsaved = self.saver.unsaved_records()

        def job(database: Database) -> list[Company]:
            newest = {company.id: company for company in database.companies()} | unsaved
            return [company for company in newest.values() if company is not None]

        self._read(job, lambda companies: self.aside(lambda: make(companies), then))

    def with_lookup(
        self, make: Callable[[Callable[[str], Company | None]], T], then: Callable[[T], None]
    ) -> None:
        """Give a look-up of companies by id to ``make`` where it does not hold up the window."""
        unsaved = self.saver.unsaved_records()

        def job(database: Database) -> T:
            return make(lambda key: unsaved[key] if key in unsaved else database.company(key))

        self._read(job, then)

    def close(self) -> None:
        """Write everything and wait for it.

        Raises:
            StorageError: it could not be written; everything is still held.
        """
        self.saver.finish()

    # --- inside ----------------------------------------------------------------------------------

    def _read(self, job: Callable[[Database], T], then: Callable[[T], None]) -> None:
        """Run a job on the store's thread; a StorageError goes to ``reading_failed``."""
        self.saver.save_now()

        def finished(future: Future[T]) -> None:
            error = future.exception()
            if isinstance(error, StorageError):
                self.reading_failed.emit(str(error))
            else:
                then(future.result())

        self._bridge.run(job, finished)

    def _type(
        self, field: str, before: str, after: str, change: Callable[[Company, str], Company], text: str
    ) -> None:
        try:
            record = change(self.company, after)
        except TextRefused as refused:
            self.edit_refused.emit(str(refused))
            self.company_changed.emit(self.company)
            return
        typing = typed(self.company.id, field, before, after, self._clock())
        self._edit(record, text, typing)

    def _edit(self, record: Company, text: str, typing: Typing | None = None) -> None:
        if record != self.company and record.id != self._gone:
            self._push(text, (Step(record.id, self.company, record),), typing)

    def _push(self, text: str, steps: tuple[Step, ...], typing: Typing | None = None) -> None:
        self.undo_stack.push(ChangeCompanies(text, steps, self._apply, typing))

    def _apply(
        self, changes: tuple[tuple[str, Company | None], ...], typing: bool, keep_times: bool = False
    ) -> None:
        """Make records current: saved, listed, and the first of them shown."""
        now = utc_now()
        records = {
            key: record if record is None or keep_times else replace(record, updated_at=now)
            for key, record in changes
        }
        former = self.company.id
        if self._draft in records:
            self._draft = None
        self.saver.put(records, typing=typing)
        if len(records) > BULK:
            self.load_companies()
        else:
            self._list(records)
        shown = next((record for record in records.values() if record is not None), None)
        if shown is not None:
            self._show(shown)
            if records.get(former, shown) is None:
                self.company_removed.emit(former)
        elif self.company.id in records:
            self._gone = self._wanted = self.company.id
            # After a bulk the list is being read anew: only then is it known who is left to be shown.
            if len(records) <= BULK:
                self._leave_deleted()

    def _list(self, records: Records) -> None:
        for company_id, record in records.items():
            if record is not None:
                self.company_listed.emit(summarise(record))
            elif company_id != self.company.id:
                self.company_removed.emit(company_id)

    def _leave_deleted(self) -> None:
        """The open company is gone: whoever hears of it may open another; else there is a draft."""
        self.company_removed.emit(self.company.id)
        if self._wanted == self._gone:
            self._show_draft()

    def _show_draft(self) -> None:
        draft = self._new_draft()
        self.company_listed.emit(summarise(draft))
        self._show(draft)

    def _is_open(self, company_id: str) -> bool:
        return company_id == self.company.id and company_id != self._gone

    def _show(self, company: Company) -> None:
        if self._is_open(company.id):
            self.company = company
            self.company_changed.emit(company)
            return
        self._gone = None
        self._wanted = company.id
        self.company = company
        draft = self._draft
        if company.id != draft:
            self._draft = None
        self.company_opened.emit(company)
        # Only now: a list whose current row goes asks for the company of another row.
        if draft is not None and company.id != draft:
            self.company_removed.emit(draft)

    def _stay(self) -> None:
        """What was asked for cannot be shown: the former company stays, or a draft where that is gone."""
        if self.company.id == self._gone:
            self._show_draft()
        else:
            self._wanted = self.company.id
            self.company_opened.emit(self.company)

    def _new_draft(self) -> Company:
        draft = new_company(self.catalogue, _new_id(), utc_now())
        self._draft = draft.id
        return draft

    def _on_company_read(self, company_id: str, future: Future[Company | None]) -> None:
        if company_id != self._wanted:
            return
        error = future.exception()
        if isinstance(error, StorageError):
            self.reading_failed.emit(str(error))
            self._stay()
            return
        company = self.saver.unsaved_records().get(company_id, future.result())
        if company is None:
            self._stay()
            self.company_removed.emit(company_id)
        else:
            self._show(company)

    def _on_companies_read(self, order: Order, future: Future[list[CompanySummary]]) -> None:
        error = future.exception()
        if isinstance(error, StorageError):
            self.reading_failed.emit(str(error))
            return
        key = sort_key(self.order, datetime.now())
        listed = future.result()
        if order is not self.order:
            listed.sort(key=key)
        unsaved = self.saver.unsaved_records()
        if unsaved:
            listed = _with_unsaved(listed, unsaved, key)
        leaving = self._gone is not None and self._wanted == self._gone
        if leaving and not listed:
            self._show_draft()
        if self._draft is not None:
            insort(listed, summarise(self.company), key=key)
        self.unlisted = 0
        self.companies_loaded.emit(listed)
        if leaving and self._gone is not None:
            self.open_company(listed[0].id)


def _with_unsaved(listed: list[CompanySummary], unsaved: Records, key: SortKey) -> list[CompanySummary]:
    """The list as it will be when everything is saved: changed ones in their places, new ones in order.

    Sorting ten thousand again would hold up the window.
    """
    stored = {summary.id for summary in listed}
    newest = {
        company_id: None if record is None else summarise(record) for company_id, record in unsaved.items()
    }
    found = [newest.get(summary.id, summary) for summary in listed]
    result = [summary for summary in found if summary is not None]
    for company_id, summary in newest.items():
        if summary is not None and company_id not in stored:
            insort(result, summary, key=key)
    return result


def _as_before(step: Step, company: Company | None) -> bool:
    """Whether a company is still what a step takes it for."""
    if step.before is None or company is None:
        return step.before is company
    return same_content(step.before, company)


def _new_id() -> str:
    # Imported here: at 3 ms it is too slow for a start that needs no new id.
    from uuid import uuid4

    return str(uuid4())
