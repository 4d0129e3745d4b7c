"""A program that saves one record after the other, says so, and is killed in the middle of it.

Run as ``python killed_program.py HOW FOLDER FIRST``; it prints the number of each save that it was told
is done. Everything about save number n follows from n, so that whoever killed it knows what must be
there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.storage.database import Database

COMPANIES = 3
PLAIN_SIZE = 4_000_000


def record(number: int) -> Company:
    """What save ``number`` writes: one of a few companies, with more or less text."""
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    return Company(
        id=str(number % COMPANIES),
        created_at=moment,
        updated_at=moment,
        name=f"Save {number}",
        notes=f"{number} " * (number * 7919 % 30_000),
        reasons=tuple(
            Reason(
                f"{number}-{position}",
                Side.DECLINE,
                f"Reason {position} of save {number}",
                weight=(number + position) % 5 + 1,
                mark=Mark.TICKED if (number >> position) % 2 else Mark.UNTICKED,
            )
            for position in range(number % 12)
        ),
    )


def plain(number: int) -> bytes:
    """What save ``number`` writes into the file of the control."""
    return f"{number:09}\n".encode() * (PLAIN_SIZE // 10)


def saves_to_database(folder: Path) -> Callable[[int], None]:
    database = Database.open(folder / "companies.db")
    return lambda number: database.write([record(number)])


def saves_to_plain_file(folder: Path) -> Callable[[int], None]:
    """The control: saving as it is often done."""

    def save(number: int) -> None:
        with (folder / "plain").open("wb") as file:
            file.write(plain(number))

    return save


HOW = {"database": saves_to_database, "plain": saves_to_plain_file}


def main() -> None:
    how, folder, first = sys.argv[1:]
    os.write(1, b"started\n")
    save = HOW[how](Path(folder))
    for number in count(int(first)):
        save(number)
        os.write(1, f"{number}\n".encode())


if __name__ == "__main__":
    main()
