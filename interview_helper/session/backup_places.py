"""Where this session's backups are, and what must be known to open one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_helper.session.session import Session
from interview_helper.storage.backups import beside

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password


class Places(NamedTuple):
    """``own`` is the folder beside the ``data`` file; ``chosen`` the one that the user wants, or the same."""

    data: Path
    own: Path
    chosen: Path
    password: Password | None

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where backups may lie."""
        return tuple(dict.fromkeys((self.chosen, self.own)))

    def found(self, file: Path) -> Path:
        """Where a backup lies now that may have been taken to the chosen folder since."""
        places = (file, *(folder / file.name for folder in self.folders))
        # Unlike Path.exists(), it raises nothing.
        return next((place for place in places if os.path.exists(place)), file)  # noqa: PTH110


def with_places(
    session: Session, then: Callable[[Places], None], failed: Callable[[str], None] | None = None
) -> None:
    """Give ``then`` the places, on the GUI thread."""
    chosen = session.backup_folder
    session.reader.read(
        lambda database: Places(database.file, beside(database.file), chosen, database.password),
        then,
        failed,
    )
