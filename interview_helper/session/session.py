"""The open data: the company in the window, every change to it, and the way to the disk.

The data flows one way: a widget says what was wanted, the window tells the session, the session
makes the new record, puts it on the undo stack, hands it to the saver and announces it.
"""

from __future__ import annotations

import time
from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from interview_helper.domain.common import Common
from interview_helper.domain.company import (
    Company,
    CompanySummary,
    new_company,
    new_id,
    present,
    same_content,
    summarise,
    utc_now,
)
from interview_helper.domain.ordering import Order, sort_key
from interview_helper.domain.reasons import Catalogue
from interview_helper.domain.wording import shortened, shown_name
from interview_helper.session.editing import Editing
from interview_helper.session.listing import read_list, with_unsaved
from interview_helper.session.reader import Reader
from interview_helper.session.saver import Records, Saver
from interview_helper.session.start import Start
from interview_helper.session.thread_bridge import ThreadBridge
from interview_helper.session.undo import ChangeCompanies, Step, Typing
from interview_helper.storage.errors import StorageError
from interview_helper.storage.pending import Pending
from interview_helper.storage.store import Store

if TYPE_CHECKING:
    from interview_helper.domain.priorities import Priorities

UNDO_LIMIT = 1_000
BULK = 20
"""Records at once from which the whole list is read anew instead of one row after another."""


class Session(Editing):
    """One data file, open in one window.

    ``company`` is the open company's newest record. Where nothing is stored there is still one: a
    draft, an unnamed company that reaches the disk with its first change.
    """

    company_opened = Signal(object)
    company_listed = Signal(object)
    company_removed = Signal(str)
    companies_loaded = Signal(object)
    """A list of summaries, sorted by ``order``."""
    reading_failed = Signal(str)
    import_refused = Signal(str)
    """Records from elsewhere were not taken over, and nothing was changed; a sentence says why."""

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        backup_folder: Path,
        start: Start,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(clock, parent)
        self.catalogue = catalogue
        self.backup_folder = backup_folder
        """Where backups are taken once they are made."""
        self.last_backup = 0
        """The highest number of a backup there, as far as that is known."""
        self._bridge = ThreadBridge(store, self)
        self.saver = Saver(self._bridge, self)
        self.reader = Reader(self._bridge, self.saver, self)
        self.reader.reading_failed.connect(self.reading_failed)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self.read_only = start.read_only
        """Whether every change is refused."""
        self.order = Order.NEXT_DATE
        """What the companies are listed by."""
        self._take(start)

    def _take(self, start: Start) -> None:
        self.common = start.common
        """What counts for all companies."""
        self._first_page = start.first_page
        self.unlisted = start.count - len(start.first_page)
        """Companies that are stored and not in the list yet."""
        self._draft: str | None = None
        self._gone: str | None = None
        self.company = start.company or self._new_draft()
        self._wanted = self.company.id

    @property
    def is_stored(self) -> bool:
        """Whether the open company is more than a draft."""
        return self.company.id != self._draft

    @property
    def priorities(self) -> Priorities:
        """The reasons that a new company starts with."""
        return self._standing(self.common)

    def _standing(self, common: Common) -> Priorities:
        from interview_helper.domain.priorities import default_priorities

        return common.priorities or default_priorities(self.catalogue)

    # --- opening ---------------------------------------------------------------------------------

    def announce(self) -> None:
        """Tell everybody what there is at the start."""
        summaries = list(self._first_page)
        if self._draft is not None:
            summaries.append(summarise(self.company))
        self.companies_loaded.emit(sorted(summaries, key=sort_key(self.order, datetime.now())))
        self.company_opened.emit(self.company)

    def reload(self, start: Start) -> None:
        """Show another state of the data file than before. Nothing may wait to be saved."""
        self._take(start)
        self.announce()
        self.load_companies()

    def load_companies(self) -> None:
        """Read the whole list and sort it, off the GUI thread; ``companies_loaded`` brings it."""
        order = self.order
        self._bridge.run(read_list(order, datetime.now()), partial(self._on_companies_read, order))

    def open_company(self, company_id: str) -> None:
        """Show another company; ``company_opened`` follows when it has been read."""
        self.saver.save_now()
        unsaved = self.saver.unsaved_records()
        if company_id == self._gone or present(unsaved.get(company_id, self.company)) is None:
            return  # thrown away, which whoever asks has not heard of yet
        self._wanted = company_id
        newest = self.company if company_id == self.company.id else unsaved.get(company_id)
        if newest is not None:
            self._show(newest)
            return
        self._bridge.run(
            lambda database: database.company(company_id),
            lambda pending: self._on_company_read(company_id, pending),
        )

    # --- changes ---------------------------------------------------------------------------------

    def set_common(self, common: Common, text: str) -> None:
        """Change what counts for all companies, in one undo step with every company that follows it."""
        # Imported here: few starts are followed by it.
        from interview_helper.session.following import followed, left_out, read_all

        before, priorities = self.common, self.priorities
        if common == before or self._refused_to_change():
            return
        wanted = self._standing(common)

        def then(found: tuple[list[Company], int]) -> None:
            stored, unreadable = found
            if self.common != before:
                self.import_refused.emit(
                    "Your priorities were changed meanwhile, so nothing was changed now. Try again."
                )
                return
            if unreadable:
                self.reading_failed.emit(left_out(unreadable))
            newest = {company.id: company for company in stored} | self.saver.unsaved_records()
            if self.is_stored and self.company.id != self._gone:
                newest[self.company.id] = self.company
            steps = followed(newest, priorities, wanted)
            self.undo_stack.push(ChangeCompanies(text, steps, self._apply, common=(before, common)))

        if wanted == priorities:
            then(([], 0))
        else:
            self.reader.read(read_all, then)

    def new_company(self) -> None:
        """Add an unnamed company and show it."""
        company = new_company(self.priorities, new_id(), utc_now())
        self._push("New company", (Step(company.id, None, company),))

    def is_blank(self, company: Company) -> bool:
        """Whether nothing has been written or ticked in it yet."""
        return same_content(company, new_company(self.priorities, company.id, company.created_at))

    def delete_company(self) -> None:
        """Move the open company to the trash, or let it go where nothing is lost; undo brings it back."""
        company = self.company
        if company.id in (self._draft, self._gone):
            return
        if self.is_blank(company):
            self._push("Delete an unnamed company", (Step(company.id, company, None),))
            return
        name = shortened(shown_name(company.name), 40)
        thrown = replace(company, trashed_at=utc_now())
        self._push(f"Throw away “{name}”", (Step(company.id, company, thrown),))

    def replace_companies(
        self,
        pairs: Sequence[tuple[Company | None, Company]],
        text: str,
        done: Callable[[], None] = lambda: None,
        common: tuple[Common, Common] | None = None,
        why: str = "import",
    ) -> None:
        """Take over records from elsewhere in one undo step, after a backup; then call ``done``.

        ``common`` is what counts for all companies, before and after; no other company follows it.
        ``why`` is a word for the backup's name.

        ``pairs`` are a company as it is, ``None`` where there is none, and as it shall be; their times
        stay as they are. When the backup fails, or a company has been changed since, nothing is changed
        and ``import_refused`` says why.
        """
        # Imported here: few starts are followed by an import.
        from interview_helper.session.replacing import any_changed, back_up, changed_meanwhile

        if self._refused_to_change():
            return
        steps = tuple(Step(after.id, before, after) for before, after in pairs)
        unsaved = self.saver.unsaved_records()
        apply = partial(self._apply, keep_times=True)

        def then(changed_on_disk: bool) -> None:
            changed = common is not None and common[0] != self.common
            if changed or changed_on_disk or any_changed(steps, unsaved | self.saver.unsaved_records()):
                self.import_refused.emit(changed_meanwhile(why))
                return
            self.undo_stack.push(ChangeCompanies(text, steps, apply, common=common))
            done()

        self.reader.read(back_up(steps, unsaved, self.last_backup, why), then, self.import_refused.emit)

    def change_companies(self, pairs: Sequence[tuple[Company, Company]], text: str) -> None:
        """Change companies, open or not, in one undo step, and show the first of them.

        ``pairs`` are a company's newest record, and as it shall be.
        """
        self._push(text, tuple(Step(after.id, before, after) for before, after in pairs))

    def close(self) -> None:
        """Write everything and wait for it.

        Raises:
            NotSaved: it could not be written; everything is still held.
        """
        self.saver.finish()

    # --- inside ----------------------------------------------------------------------------------

    def _refused_to_change(self) -> bool:
        """Whether nothing can be changed; it is said, and whatever was typed is taken back."""
        if self.read_only:
            self.edit_refused.emit("What is open can only be read, so nothing was changed.")
            # As other values: a row leaves alone what it shows already, and its box has just been ticked.
            reasons = tuple(replace(reason) for reason in self.company.reasons)
            self.company_changed.emit(replace(self.company, reasons=reasons))
        return self.read_only

    def _edit(self, record: Company, text: str, typing: Typing | None = None) -> None:
        if record != self.company and record.id != self._gone:
            self._push(text, (Step(record.id, self.company, record),), typing)

    def _push(self, text: str, steps: tuple[Step, ...], typing: Typing | None = None) -> None:
        if self._refused_to_change():
            return
        self.undo_stack.push(ChangeCompanies(text, steps, self._apply, typing))

    def _apply(
        self,
        changes: tuple[tuple[str, Company | None], ...],
        typing: bool,
        common: Common | None = None,
        keep_times: bool = False,
    ) -> None:
        """Make records current: saved, listed, and the first of them shown.

        With ``common``, which every company may follow, the open one stays unless it is a draft.
        """
        now = utc_now()
        records = {
            key: record if record is None or keep_times else replace(record, updated_at=now)
            for key, record in changes
        }
        former = self.company.id
        if self._draft in records:
            self._draft = None
        self.saver.put(records, typing=typing, shared=_shared(common))
        records = {key: present(record) for key, record in records.items()}
        if len(records) > BULK:
            self.load_companies()
        else:
            self._list(records)
        if common is not None:
            self.common = common
            kept = records.get(self.company.id, self.company)
            if self.is_stored and kept is not None and self.company.id != self._gone:
                self._show(kept)
                return
            if not records:
                self._show(new_company(self.priorities, self.company.id, self.company.created_at))
                return
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
        draft = new_company(self.common.priorities or self.catalogue, new_id(), utc_now())
        self._draft = draft.id
        return draft

    def _on_company_read(self, company_id: str, pending: Pending[Company | None]) -> None:
        if company_id != self._wanted:
            return
        error = pending.exception()
        if isinstance(error, StorageError):
            self.reading_failed.emit(str(error))
            self._stay()
            return
        company = present(self.saver.unsaved_records().get(company_id, pending.result()))
        if company is None:
            self._stay()
            self.company_removed.emit(company_id)
        else:
            self._show(company)

    def _on_companies_read(self, order: Order, pending: Pending[list[CompanySummary]]) -> None:
        error = pending.exception()
        if isinstance(error, StorageError):
            self.reading_failed.emit(str(error))
            return
        key = sort_key(self.order, datetime.now())
        listed = pending.result()
        if order is not self.order:
            listed.sort(key=key)
        unsaved = self.saver.unsaved_records()
        if unsaved:
            listed = with_unsaved(listed, unsaved, key)
        leaving = self._gone is not None and self._wanted == self._gone
        if leaving and not listed:
            self._show_draft()
        if self._draft is not None:
            insort(listed, summarise(self.company), key=key)
        self.unlisted = 0
        self.companies_loaded.emit(listed)
        if leaving and self._gone is not None:
            self.open_company(listed[0].id)


def _shared(common: Common | None) -> dict[str, str]:
    """What counts for all companies as the store keeps it; nothing where that stays."""
    if common is None:
        return {}
    # Imported here: few changes are of it.
    from interview_helper.storage.parts import shared_values

    return shared_values(common)
