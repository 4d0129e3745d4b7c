"""Records from elsewhere are taken over after a backup, and only in the place of what they were made for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from interview_helper.domain.company import Company, same_content
from interview_helper.session.saver import Records
from interview_helper.session.undo import Step
from interview_helper.storage.backups import backup_before, beside
from interview_helper.storage.database import Database

_CHANGED = {
    "import": "while the import was under way, so nothing was imported. Import the file again.",
    "restore": "meanwhile, so nothing was restored. Open the backups again.",
}


def changed_meanwhile(why: str) -> str:
    """That nothing was taken over, because a company is not what it was when that was prepared."""
    return f"A company was changed {_CHANGED[why]}"


def back_up(
    steps: Sequence[Step], unsaved: Records, last_backup: int, why: str
) -> Callable[[Database], bool]:
    """A job for the store: make the backup, then say whether a company on the disk has been changed.

    What is ``unsaved`` is left out of that: the disk does not know it yet. ``last_backup`` is the highest
    number of a backup that lies elsewhere; ``why`` is a word for the backup's name.
    """

    def job(database: Database) -> bool:
        if database.count():
            backup_before(database, beside(database.file), why, last_backup)
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
