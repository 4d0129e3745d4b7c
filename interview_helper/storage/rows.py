"""Companies as rows, and the checksums that tell a damaged row from a saved one.

``company.checksum`` sums up what the list shows, so that the list is verified without reading more;
``company.contents`` sums up that checksum and everything else of the company. CRC-32: it
catches every flip of one bit and every burst within 32 bits, its import costs nothing (hashlib takes
3 ms and loads OpenSSL), and a stronger sum would keep nobody out who can write the file anyway.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from zlib import crc32

from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company, CompanySummary, Status
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.storage.errors import BadRow
from interview_helper.storage.totals import NOTHING, Total, add, compare_total, missing, total

_SHOWN = (
    "id, name, role, round, interview_at, status, updated_at, accept, decline, deal_breaker, blind,"
    " trashed_at"
)
LISTED = f"SELECT {_SHOWN}, checksum FROM company"
WHOLE = f"SELECT {_SHOWN}, checksum, number, created_at, reweighing, contents FROM company"
REASONS = (
    "SELECT position, id, side, text, weight, mark, deal_breaker, note, counterpart, hidden"
    " FROM reason WHERE company = ? ORDER BY position"
)
PARTS = "SELECT kind, position, value FROM part WHERE company = ? ORDER BY kind, position"
_WRITTEN = f"({_SHOWN}, checksum, created_at, reweighing, contents, sort_name)"
_VALUES = f"({', '.join('?' * 17)})"
_INSERT = f"INSERT INTO company {_WRITTEN} VALUES {_VALUES}"
_UPDATE = f"UPDATE company SET {_WRITTEN} = {_VALUES} WHERE number = ?"

# NUL tells the values apart: no text of the program has one.
_SUMMED = "\0".join(["%s"] * 12)

# As SQLite's json_array() writes a row, so that the sums of ten thousand companies are checked without
# taking each value out of the file; see verifying.py. What is damaged may be of any kind.
summed_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=repr).encode
"""What a row adds to the checksum of the contents."""

_STATUSES = {status.value: status for status in Status}
_SIDES = {side.value: side for side in Side}
_MARKS = {mark.value: mark for mark in Mark}

NO_NOTE = ("", "")

Row = tuple[Any, ...]


def shown_sum(row: Row) -> int:
    """The checksum of what a row of ``LISTED`` shows."""
    return crc32((_SUMMED % row[:12]).encode())


def contents_sum(head: Row, *parts: Sequence[Row]) -> int:
    """The checksum of a whole record.

    Args:
        head: the checksum of what the list shows, and what else there is once.
        parts: the rows of what there may be several of.
    """
    result = 0
    for row in (head, *(row for rows in parts for row in rows)):
        result = crc32(summed_text(row).encode(), result)
    return result


def summary(row: Row) -> CompanySummary:
    """A row of ``LISTED`` as the list shows it.

    Raises:
        BadRow: it is not as it was saved.
    """
    (
        identity,
        name,
        role,
        number,
        interview_at,
        status,
        updated_at,
        accept,
        decline,
        deal_breaker,
        blind,
        trashed_at,
        expected,
    ) = row
    if shown_sum(row) != expected:
        raise BadRow("the record of a company is not as it was saved")
    try:
        return CompanySummary(
            identity,
            name,
            role,
            number,
            None if interview_at is None else datetime.fromisoformat(interview_at),
            _STATUSES[status],
            datetime.fromisoformat(updated_at),
            accept,
            decline,
            bool(deal_breaker),
            bool(blind),
            None if trashed_at is None else datetime.fromisoformat(trashed_at),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise BadRow("the record of a company makes no sense") from error


def list_all(connection: sqlite3.Connection) -> list[CompanySummary]:
    """Every company, those in the trash too, in the order in which they were first saved.

    Raises:
        BadRow: one is not as it was saved, or is missing.
    """
    companies = []
    sums = trashed = 0
    for row in connection.execute(f"{LISTED} NOT INDEXED"):
        companies.append(summary(row))
        sums += row[-1]
        trashed += row[-2] is not None
    compare_total(connection, len(companies), trashed, sums)
    return companies


def count(connection: sqlite3.Connection) -> int:
    """How many companies there are outside the trash.

    Raises:
        BadRow: one is missing.
    """
    number: int = connection.execute("SELECT count(*) FROM company WHERE trashed_at IS NULL").fetchone()[0]
    expected = total(connection)
    if number != expected.companies - expected.trashed:
        raise missing()
    return number


def load(connection: sqlite3.Connection, identity: str) -> Company | None:
    """One company, from the trash too, or ``None`` when there is none of that id.

    Raises:
        BadRow: it is not as it was saved.
    """
    row = connection.execute(f"{WHOLE} WHERE id = ?", (identity,)).fetchone()
    if row is not None:
        return company_of(connection, row)
    # A damaged index hides rows; that there is none is said by the table itself, verified.
    if any(company.id == identity for company in list_all(connection)):
        raise missing()
    return None


def load_all(connection: sqlite3.Connection) -> Iterator[Company]:
    """Every company, those in the trash too, in the order in which they were first saved.

    Raises:
        BadRow: one is not as it was saved, or is missing.
    """
    rows = connection.execute(f"{WHOLE} NOT INDEXED ORDER BY number").fetchall()
    for row in rows:
        yield company_of(connection, row)
    trashed = sum(row[11] is not None for row in rows)
    compare_total(connection, len(rows), trashed, sum(row[12] for row in rows))


def save(connection: sqlite3.Connection, company: Company) -> Total:
    """Insert or replace one record, writing only the tables in which something changed.

    Notes as they were before are kept where that is worth it.

    Returns:
        What that adds to the total.
    """
    reasons = _reason_rows(company.reasons)
    shown = _shown_row(company)
    created_at = _utc(company.created_at)
    new_sum = shown_sum(shown)
    parts = _part_rows(company)
    stored = connection.execute(
        "SELECT number, checksum, trashed_at FROM company WHERE id = ?", (company.id,)
    ).fetchone()
    before = NO_NOTE if stored is None else note_of(connection, stored[0])
    note = before if before[0] == company.notes else (company.notes, _utc(company.updated_at))
    reweighing = int(company.reweighing)
    contents = contents_sum((new_sum, created_at, reweighing, *note), reasons, parts)
    values = (*shown, new_sum, created_at, reweighing, contents, company.name.casefold())
    trashed = int(company.trashed_at is not None)
    if stored is None:
        number = connection.execute(f"{_INSERT} RETURNING number", values).fetchone()[0]
        added = Total(1, trashed, new_sum)
    else:
        number = stored[0]
        connection.execute(_UPDATE, (*values, number))
        added = Total(0, trashed - int(stored[2] is not None), new_sum - stored[1])
    if note is not before:
        added = add([added, _keep_revision(connection, number, before, company)])
        connection.execute("INSERT OR REPLACE INTO note VALUES (?, ?, ?)", (number, *note))
    if reasons != connection.execute(REASONS, (number,)).fetchall():
        connection.execute("DELETE FROM reason WHERE company = ?", (number,))
        connection.executemany(
            "INSERT INTO reason VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *row) for row in reasons],
        )
    if parts != connection.execute(PARTS, (number,)).fetchall():
        connection.execute("DELETE FROM part WHERE company = ?", (number,))
        connection.executemany("INSERT INTO part VALUES (?, ?, ?, ?)", [(number, *row) for row in parts])
    return added


def remove(connection: sqlite3.Connection, identity: str) -> Total:
    """Delete one record and all that belongs to it; one that is not there is deleted already.

    Returns:
        What that adds to the total.
    """
    stored = connection.execute(
        "SELECT number, checksum, trashed_at FROM company WHERE id = ?", (identity,)
    ).fetchone()
    if stored is None:
        return NOTHING
    # Imported here, as below: few starts are followed by it.
    from interview_helper.storage.revisions import removed

    number, checksum, trashed_at = stored
    gone = removed(connection, number)
    connection.execute("DELETE FROM company WHERE number = ?", (number,))
    return add([gone, Total(-1, -int(trashed_at is not None), -checksum)])


def contents_fit(connection: sqlite3.Connection, row: Row) -> bool:
    """Whether all that belongs to a row of ``WHOLE`` is as it was saved."""
    return _belongings(connection, row)[0]


def company_of(connection: sqlite3.Connection, row: Row) -> Company:
    """A row of ``WHOLE`` with all that belongs to it.

    Raises:
        BadRow: it is not as it was saved.
    """
    shown = summary(row[:13])
    fit, note, reasons, parts = _belongings(connection, row)
    if not fit:
        raise BadRow("the notes or the reasons of a company are not as they were saved")
    try:
        return Company(
            id=shown.id,
            created_at=datetime.fromisoformat(row[14]),
            updated_at=shown.updated_at,
            name=shown.name,
            role=shown.role,
            round=shown.round,
            interview_at=shown.interview_at,
            status=shown.status,
            notes=note[0],
            reasons=tuple(reason_of(reason) for reason in reasons),
            blind=shown.blind,
            reweighing=bool(row[15]),
            trashed_at=shown.trashed_at,
            **_parts(parts),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise BadRow("the record of a company makes no sense") from error


def _belongings(
    connection: sqlite3.Connection, row: Row
) -> tuple[bool, tuple[str, str], list[Row], list[Row]]:
    """Whether what belongs to a row of ``WHOLE`` fits its checksum; its notes, reasons and parts."""
    checksum, number, created_at, reweighing, contents = row[12:]
    note = note_of(connection, number)
    reasons = connection.execute(REASONS, (number,)).fetchall()
    parts = connection.execute(PARTS, (number,)).fetchall()
    summed = contents_sum((checksum, created_at, reweighing, *note), reasons, parts)
    return summed == contents, note, reasons, parts


def _part_rows(company: Company) -> list[Row]:
    if not (company.people or company.questions or company.decisions or company.weighings):
        return []
    # Imported here: many companies, and the first start, do without.
    from interview_helper.storage.parts import part_rows

    return list(part_rows(company))


def _parts(rows: list[Row]) -> dict[str, Any]:
    if not rows:
        return {}
    from interview_helper.storage.parts import parts_of

    return dict(parts_of(rows))


def reason_of(row: Row) -> Reason:
    """A row of ``REASONS``.

    Raises:
        KeyError, ValueError: it makes no sense.
    """
    _, identity, side, text, weight, mark, deal_breaker, note, counterpart, hidden = row
    return Reason(
        identity,
        _SIDES[side],
        text,
        weight,
        _MARKS[mark],
        bool(deal_breaker),
        note,
        counterpart,
        bool(hidden),
    )


def _reason_rows(reasons: Sequence[Reason]) -> list[Row]:
    return [
        (
            position,
            reason.id,
            reason.side.value,
            reason.text,
            reason.weight,
            reason.mark.value,
            int(reason.deal_breaker),
            reason.note,
            reason.counterpart,
            int(reason.hidden),
        )
        for position, reason in enumerate(reasons)
    ]


def _shown_row(company: Company) -> Row:
    balance = weigh(company.reasons)
    return (
        company.id,
        company.name,
        company.role,
        company.round,
        None if company.interview_at is None else company.interview_at.isoformat(),
        company.status.value,
        _utc(company.updated_at),
        balance.accept,
        balance.decline,
        int(bool(balance.deal_breakers)),
        int(company.blind),
        None if company.trashed_at is None else _utc(company.trashed_at),
    )


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def note_of(connection: sqlite3.Connection, number: int) -> tuple[str, str]:
    """The notes, and when they were last changed."""
    row: tuple[str, str] | None = connection.execute(
        "SELECT text, changed_at FROM note WHERE company = ?", (number,)
    ).fetchone()
    return NO_NOTE if row is None else row


def _keep_revision(
    connection: sqlite3.Connection, number: int, before: tuple[str, str], company: Company
) -> Total:
    """Keep the notes as they were before this change, where that is worth it."""
    text, written_at = before
    if not text:
        return NOTHING
    from interview_helper.domain.revisions import is_worth_keeping
    from interview_helper.storage.revisions import keep

    if not is_worth_keeping(text, company.notes, datetime.fromisoformat(written_at), company.updated_at):
        return NOTHING
    return keep(connection, number, written_at, text)
