"""A program that changes the password of a data file again and again, and is killed in the middle of it.

Run as ``python changing_passwords.py FOLDER FIRST``; it prints the number of each change that is done.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

from interview_helper.storage import locking
from interview_helper.storage.database import Database
from interview_helper.storage.errors import Locked
from interview_helper.storage.locking import Password

PASSWORDS = (None, Password("one"), Password("two"))


def opened_with(file: Path) -> tuple[Database, int]:
    """The data, and which of the passwords it has."""
    for password in PASSWORDS:
        with suppress(Locked):
            database = Database.open(file, create=False, password=password)
            return database, PASSWORDS.index(database.password)
    raise AssertionError("no password opens it")


def main() -> None:
    folder, first = sys.argv[1:]
    # As the tests do that look at it.
    locking._CIPHER.update(tcost=1, mcost=8, pcost=1)
    database, _ = opened_with(Path(folder) / "companies.db")
    os.write(1, b"started\n")
    for number in count(int(first)):
        database.set_password(PASSWORDS[number % len(PASSWORDS)])
        os.write(1, f"{number}\n".encode())


if __name__ == "__main__":
    main()
