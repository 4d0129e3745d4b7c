"""Changes to a data file that no part of the program makes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from stored_companies import raw

from interview_helper.storage import rows


def change(file: Path, statement: str) -> None:
    """Change the file as no part of the program does."""
    with closing(raw(file)) as connection:
        assert connection.execute(statement).rowcount > 0


FITTING_SUMS = {
    "status": "UPDATE company SET status = 'nonsense' WHERE id = 'one'",
    "time": "UPDATE company SET updated_at = 'yesterday' WHERE id = 'one'",
    "interview": "UPDATE company SET interview_at = '2026-11-24T10:00:00+01:00' WHERE id = 'one'",
    "round": "UPDATE company SET round = 100 WHERE id = 'one'",
    "creation": "UPDATE company SET created_at = '2026-11-24T10:00:00' WHERE id = 'one'",
    "weight": "UPDATE reason SET weight = 6 WHERE company = 1 AND position = 0",
    "mark": "UPDATE reason SET mark = 'perhaps' WHERE company = 1 AND position = 0",
    "side": "UPDATE reason SET side = 'neither' WHERE company = 1 AND position = 0",
    "part": "INSERT INTO part VALUES (1, 'person', 0, '[1, 2]')",
    "kind of part": "INSERT INTO part VALUES (1, 'cat', 0, '[]')",
    "no list": "INSERT INTO part VALUES (1, 'weighing', 0, '{')",
    "deal-breaker": "UPDATE reason SET side = 'accept' WHERE company = 1 AND position = 0",
}


def sum_up_again(file: Path) -> None:
    """Make every checksum fit what is there."""
    with closing(raw(file)) as connection:
        for (number,) in connection.execute("SELECT number FROM company").fetchall():
            row = connection.execute(f"{rows.WHOLE} WHERE number = ?", (number,)).fetchone()
            shown = rows.shown_sum(row)
            note = rows.note_of(connection, number)
            reasons = connection.execute(rows.REASONS, (number,)).fetchall()
            parts = connection.execute(rows.PARTS, (number,)).fetchall()
            contents = rows.contents_sum((shown, row[14], row[15], *note), reasons, parts)
            connection.execute(
                "UPDATE company SET checksum = ?, contents = ? WHERE number = ?", (shown, contents, number)
            )
        connection.execute("UPDATE total SET checksums = (SELECT sum(checksum) FROM company)")
