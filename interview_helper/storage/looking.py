"""Looking at a data file that this process does not have open, without a change to anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from interview_helper.storage.connection import connect_as_it_is, identity_of, recognise_current
from interview_helper.storage.database import Database
from interview_helper.storage.errors import SQLITE_FAULTS, open_failure

if TYPE_CHECKING:
    from interview_helper.storage.locking import Password


@contextmanager
def opened_as_it_is(file: Path, password: Password | None = None) -> Iterator[Database]:
    """The data, for reading alone; nobody can save to it meanwhile. The password is for one that is locked.

    Unlike ``read_only.open_to_read`` it makes no copy: a file of an older version, or with a journal to take
    back, is refused.

    Never for a file that this process has open already: closing it would drop that one's lock.

    Raises:
        StorageError: another program has it open, or it is not what is read here.
    """
    try:
        with closing(connect_as_it_is(file, "ro", password)) as connection:
            recognise_current(connection, file)
            yield Database(file, connection, identity_of(file))
    except SQLITE_FAULTS as error:
        raise open_failure(file, error) from error
