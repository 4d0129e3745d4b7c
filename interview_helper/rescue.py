"""Another way to the user's data, where the file cannot be opened as it should: asked for, or taken.

Imported when that happens, or when a backup is to be looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_helper import paths
from interview_helper.domain.backups import BackupName
from interview_helper.domain.wording import companies_words, interview_words
from interview_helper.storage.aside import companies_in_good, set_aside
from interview_helper.storage.backups import backups_in, beside
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Damaged, NotOurs, NotWritable, StorageError
from interview_helper.storage.read_only import open_to_read
from interview_helper.storage.salvaging import salvage
from interview_helper.storage.store import Store
from interview_helper.windows.damage_dialog import Choice, DamageDialog, Offered
from interview_helper.windows.dialogs import Dialogs

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password


class WayIn(NamedTuple):
    """Data that is open after all; ``remark`` is what the window says of it for as long as it is there."""

    store: Store
    remark: str


Show = Callable[[DamageDialog], object]


def another_way_in(
    error: Exception,
    folder: Path,
    show: Show | None = None,
    now: Callable[[], datetime] = datetime.now,
    password: Password | None = None,
) -> WayIn | None:
    """What can be done after the data could not be opened, asking where there is a choice.

    Args:
        error: why it could not.
        folder: the folder of the data.
        show: shows the dialog until it is closed; the one door to dialogs by default.
        now: the time, for the name of a file that is kept aside.
        password: what the data, and then its backups, are locked with.

    Returns:
        ``None`` where there is no other way, or the user wants none of them.
    """
    file = paths.database_file(folder)
    if isinstance(error, NotWritable) and file.is_file():
        return _to_read_only(file, error, password)
    if isinstance(error, StorageError) and has_choice(error, folder):
        if _is_whole(file, password):
            # A disk, or the memory, has erred only once.
            return WayIn(Store(file, opened=lambda: Database.open(file, password=password)), "")
        return _chosen(error, folder, show or Dialogs().show, now, password)
    return None


def has_choice(error: Exception, folder: Path) -> bool:
    """Whether the user is asked what to do after this error."""
    return isinstance(error, Damaged | NotOurs) and paths.database_file(folder).is_file()


def looking_at(file: Path) -> WayIn:
    """A backup, or any data file of this program, to be looked at only."""
    remark = (
        f"This is {file.name}, open to read only. Export what you need; to have it back, use Backups in the "
        "window with your own data."
    )
    return WayIn(_reading(file, lambda: open_to_read(file)), remark)


def _to_read_only(file: Path, error: Exception, password: Password | None) -> WayIn | None:
    store = _reading(file, lambda: open_to_read(file, password))
    try:
        store.opened()
    except StorageError:
        store.close()
        return None
    return WayIn(store, f"Your data is open to read only. {error} You can look at everything and export it.")


def _chosen(
    error: StorageError,
    folder: Path,
    show: Show,
    now: Callable[[], datetime],
    password: Password | None,
) -> WayIn | None:
    """Ask until a way that was chosen leads somewhere, or none is wanted."""
    file = paths.database_file(folder)
    found: list[tuple[Path, Offered]] = []

    def look() -> Offered | None:
        found.extend(_newest_good(folder, password))
        return found[0][1] if found else None

    dialog = DamageDialog(error.finding, look)
    while True:
        dialog.choice = None
        show(dialog)
        choice: Choice | None = dialog.choice
        if choice is None:
            return None
        try:
            if choice is Choice.READ_ONLY:
                return _salvaged(file, password)
            backup = found[0][0] if choice is Choice.BACKUP else None
            return _anew(file, backup, now())
        except StorageError as failed:
            dialog.refuse(choice, str(failed))


def _is_whole(file: Path, password: Password | None) -> bool:
    """Whether the file passes every check, opened once more: it is not put aside on a first error."""
    try:
        with closing(Database.open(file, create=False, password=password)) as database:
            return not database.check()
    except StorageError:
        return False


def _salvaged(file: Path, password: Password | None) -> WayIn:
    """Raises: Damaged: nothing can be read."""
    found = salvage(file, password)
    if found.damaged:
        are, them = ("is", "it") if found.damaged == 1 else ("are", "them")
        of = f"{found.damaged:,} of {companies_words(found.companies)}"
        what = f"{of} {are} damaged: what is left of {them} is shown"
    else:
        what = f"{companies_words(found.companies)} can still be read; others may be missing"
    remark = (
        f"The damaged file is open to read only. {what}. Export what you need, then start Interview Helper "
        "again and choose another way."
    )
    # It is in memory already: whichever thread asks first may have it.
    return WayIn(_reading(file, lambda: found.database), remark)


def _anew(file: Path, backup: Path | None, now: datetime) -> WayIn:
    """Keep the file aside and begin with a backup, or with nothing.

    Raises:
        NotWritable: everything is as it was.
    """
    kept = set_aside(file, now, backup)
    what = "This is the newest good backup." if backup is not None else "You begin with nothing."
    remark = f"{what} The file that could not be opened is kept as {kept.name} in {kept.parent}."
    return WayIn(Store(file), remark)


def _newest_good(folder: Path, password: Password | None) -> list[tuple[Path, Offered]]:
    """The newest backup that passes every check, in words; none where there is none."""
    for backup in backups_in(paths.backup_folder(folder), beside(paths.database_file(folder))):
        # A folder may lose a backup while it is looked through.
        with suppress(OSError):
            companies = companies_in_good(backup.file, password)
            if companies is not None:
                return [(backup.file, Offered(_when(backup.name, backup.file), companies_words(companies)))]
    return []


def _when(name: BackupName, file: Path) -> str:
    made = datetime.fromtimestamp(file.stat().st_mtime)
    on = name.on or made.date()
    words = interview_words(datetime.combine(on, made.time()), date.today())
    # A file that was copied since says nothing of the hour.
    return words if made.date() == on else words.rpartition(",")[0]


def _reading(file: Path, opened: Callable[[], Database]) -> Store:
    return Store(file, create=False, opened=opened)
