"""Records from elsewhere are taken over after a backup, and only in the place of what they were made for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from interview_helper.domain.company import Company, same_content
from interview_helper.session.saver import Records
from interview_helper.session.undo import Step
from interview_helper.storage.backups import backup_before_import
from interview_helper.storage.database import Database

CHANGED_MEANWHILE = (
    "A company was changed while the import was under way, so nothing was imported. Import the file again."
)


def back_up(steps: Sequence[Step], unsaved: Records, backup_folder: Path) -> Callable[[Database], bool]:
    """A job for the store: make the backup, then say whether a company on the disk has been changed.

    What is ``unsaved`` is left out of that: the disk does not know it yet.
    """

    def job(database: Database) -> bool:
        backup_before_import(database, backup_folder)
        return any(
            step.company_id not in unsaved and not _as_before(step, database.company(step.company_id))
            for step in steps
        )

    return job


def any_changed(steps: Sequence[Step], records: Records) -> bool:
    """Whether one of the newest records is no longer what its step takes it for."""
    return any(
        step.company_id in records and not _as_before(step, records[step.company_id]) for step in steps
    )


def _as_before(step: Step, company: Company | None) -> bool:
    if step.before is None or company is None:
        return step.before is company
    return same_content(step.before, company)
