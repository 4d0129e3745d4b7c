"""Every check that a data file can be put through, in steps that hold nobody up for long.

What each company's checksum is made of is put together inside SQLite: taking every value out of the file is
most of the time that it takes to build ten thousand companies. A company whose sums do not fit at this first
sight is looked at again by itself, as reading it would; so the first look need not be trusted to be right,
only to be of the same bytes where it says that all is well.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from zlib import crc32

from interview_helper.domain.company import summarise
from interview_helper.storage import rows
from interview_helper.storage.errors import SQLITE_FAULTS, BadRow, is_damage
from interview_helper.storage.revisions import revision_of
from interview_helper.storage.shared import load_common
from interview_helper.storage.totals import missing, total
from interview_helper.storage.trash import told

CHUNK = 1_000
"""Companies, or revisions, in one step: with twenty reasons and 1 KB of notes each, about 30 ms."""

# Both loads and the number of deal-breakers in one sum; three sums take half as long again.
_DECLINE = 1 << 25
_BREAKER = 1 << 50

# The rows of one company are next to each other, and in the order of their positions, because these tables
# are kept in the order of their keys; EXPLAIN QUERY PLAN shows that nothing is sorted. Should an SQLite ever
# go another way, the sums would not fit, and every company would be looked at again by itself, in an order
# that is asked for. The bytes are taken as they are: text that is none any more would be an error here.
_REASONS = f"""\
SELECT company,
    CAST(group_concat(json_array(
        position, id, side, text, weight, mark, deal_breaker, note, counterpart, hidden
    ), '') AS BLOB),
    sum(CASE mark WHEN 'ticked' THEN CASE hidden WHEN 0 THEN
        weight * CASE side WHEN 'accept' THEN 1 ELSE {_DECLINE} END + deal_breaker * {_BREAKER}
    END END)
FROM reason WHERE company BETWEEN ? AND ? GROUP BY company"""
_PARTS = """\
SELECT company, CAST(group_concat(json_array(kind, position, value), '') AS BLOB)
FROM part WHERE company BETWEEN ? AND ? GROUP BY company"""
_HEADS = """\
SELECT number,
    CAST(json_array(checksum, created_at, reweighing, ifnull(text, ''), ifnull(changed_at, '')) AS BLOB)
FROM company NOT INDEXED LEFT JOIN note ON note.company = number WHERE number BETWEEN ? AND ?"""
_COMPANIES = f"{rows.WHOLE} NOT INDEXED WHERE number BETWEEN ? AND ?"
_NUMBERS = "SELECT number FROM company NOT INDEXED WHERE number > ? ORDER BY number LIMIT ?"
_REVISIONS = (
    "SELECT number, company, place, at, text, checksum FROM revision NOT INDEXED"
    " WHERE number > ? ORDER BY number LIMIT ?"
)

_NONE = (b"", 0)
_BEFORE_ALL = -(2**63)

_LISTED = "The names, dates or other facts in the list are not as they were saved for {}."
_INSIDE = "The notes, reasons or other parts are not as they were saved for {}."
_UNREADABLE = "Nothing can be read of {}."
_SENSELESS = "What is kept makes no sense for {}."
_LOADS = "The loads in the list are not those of the reasons for {}."
_REVISED = "The notes as they were before are not as they were saved in {}."


def faults(connection: sqlite3.Connection, *, thorough: bool = False) -> list[str]:
    """What is wrong with the whole content, a sentence each; none when all is well.

    Raises:
        sqlite3.Error: the disk does not give it.
    """
    verification = Verification(thorough=thorough)
    while verification.step(connection):
        pass
    return verification.sentences()


def damage_words(sentences: Sequence[str]) -> str:
    """What was found wrong, as ``errors.damaged`` takes it."""
    words = " ".join(sentences).removesuffix(".")
    return f"{words[0].lower()}{words[1:]}"


class Verification:
    """One look at everything in a data file, a step at a time.

    Between two steps the same file may be read and saved. A ``thorough`` one also asks whether what is kept
    makes sense where the checksums fit, which only another program's work could change; it takes some
    seconds for ten thousand companies, and finds no damage that the other does not.
    ``looked_at`` of ``companies`` have been looked at so far.
    """

    def __init__(self, *, thorough: bool = False) -> None:
        self.looked_at = 0
        self.companies = 0
        self._thorough = thorough
        self._said: list[str] = []
        self._wrong: Counter[str] = Counter()
        self._last_company = self._last_revision = _BEFORE_ALL
        self._waiting: list[Callable[[sqlite3.Connection], bool]] = [
            self._structure,
            self._owners,
            self._common,
            self._told,
            self._totals,
            self._revisions,
            self._all_revisions,
            self._companies,
        ]

    def step(self, connection: sqlite3.Connection) -> bool:
        """Do the next step; return whether there is another.

        Raises:
            sqlite3.Error: the disk does not give what is asked for.
        """
        try:
            more = self._waiting[0](connection)
        except BadRow as bad:
            self._say(_sentence(str(bad)))
            more = False
        except SQLITE_FAULTS as error:
            if not is_damage(error):
                raise
            self._say("A part of the file cannot be read.")
            more = False
        if not more:
            del self._waiting[0]
        return bool(self._waiting)

    def sentences(self) -> list[str]:
        """What was found wrong so far, a sentence each; none of them names a company."""
        counts = [
            (words, self._wrong[words]) for words in (_LISTED, _INSIDE, _UNREADABLE, _SENSELESS, _LOADS)
        ]
        found = [words.format(_counted(count, "company", "companies")) for words, count in counts if count]
        if self._wrong[_REVISED]:
            found.append(_REVISED.format(_counted(self._wrong[_REVISED], "place", "places")))
        return [*self._said, *found]

    def _say(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.append(sentence)

    # --- steps: each returns whether it goes on ---------------------------------------------------

    def _structure(self, connection: sqlite3.Connection) -> bool:
        """Not quick_check, which takes as long but for a tenth: it does not miss rows in an index.

        The CHECK constraints are left out, which halves it: what they refuse was never saved, and what was
        not saved does not fit the checksums.
        """
        connection.execute(f"PRAGMA ignore_check_constraints = {int(not self._thorough)}")
        try:
            sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        finally:
            connection.execute("PRAGMA ignore_check_constraints = 0")
        if not sound:
            self._say("The structure of the file does not hold together.")
        return False

    def _owners(self, connection: sqlite3.Connection) -> bool:
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            self._say("There are notes, reasons or other parts that belong to no company.")
        return False

    def _common(self, connection: sqlite3.Connection) -> bool:
        load_common(connection)
        return False

    def _told(self, connection: sqlite3.Connection) -> bool:
        told(connection)
        return False

    def _totals(self, connection: sqlite3.Connection) -> bool:
        """Not while the companies are looked at: others may be saved between two steps."""
        expected = total(connection)
        found = connection.execute("SELECT checksum, trashed_at FROM company NOT INDEXED").fetchall()
        self.companies = len(found)
        trashed = sum(trashed_at is not None for _, trashed_at in found)
        if (len(found), trashed, _sum(found)) != expected[:3]:
            raise missing()
        return False

    def _revisions(self, connection: sqlite3.Connection) -> bool:
        found = connection.execute(_REVISIONS, (self._last_revision, CHUNK)).fetchall()
        for _, *row in found:
            try:
                revision_of(*row)
            except BadRow:
                self._wrong[_REVISED] += 1
        before, self._last_revision = self._last_revision, max((row[0] for row in found), default=0)
        return _goes_on(found, before, self._last_revision)

    def _all_revisions(self, connection: sqlite3.Connection) -> bool:
        found = connection.execute("SELECT checksum FROM revision NOT INDEXED").fetchall()
        if (len(found), _sum(found)) != total(connection)[3:] and not self._wrong[_REVISED]:
            raise BadRow("the notes as they were before are not all that were saved")
        return False

    def _companies(self, connection: sqlite3.Connection) -> bool:
        numbers = [number for (number,) in connection.execute(_NUMBERS, (self._last_company, CHUNK))]
        for number in numbers if self._thorough else _doubtful(connection, numbers):
            self._wrong[_fault_of(connection, number)] += 1
        self.looked_at += len(numbers)
        before, self._last_company = self._last_company, max(numbers, default=0)
        return _goes_on(numbers, before, self._last_company)


def _goes_on(found: Sequence[object], before: int, last: int) -> bool:
    """Whether there may be more; damaged, a table may lead round in a circle."""
    return len(found) == CHUNK and last > before


def _doubtful(connection: sqlite3.Connection, numbers: list[int]) -> list[int]:
    """Of these companies, all in a row, those whose sums do not fit at first sight."""
    between = (min(numbers, default=0), max(numbers, default=0))
    try:
        reasons = {row[0]: row[1:] for row in connection.execute(_REASONS, between)}
        parts = dict(connection.execute(_PARTS, between).fetchall())
        heads = dict(connection.execute(_HEADS, between).fetchall())
        companies = connection.execute(_COMPANIES, between).fetchall()
    except SQLITE_FAULTS:
        # An SQLite without its JSON functions, or damage: then it says so again of the company that it is in.
        return numbers
    sound = set()
    for row in companies:
        number = row[13]
        summed, loads = reasons.get(number, _NONE)
        whole = crc32(parts.get(number, b""), crc32(summed, crc32(heads.get(number, b""))))
        if whole == row[16] and rows.shown_sum(row) == row[12] and _are_loads(loads or 0, *row[7:10]):
            sound.add(number)
    return [number for number in numbers if number not in sound]


def _are_loads(summed: int, accept: int, decline: int, deal_breaker: int) -> bool:
    breakers, loads = divmod(summed, _BREAKER)
    return divmod(loads, _DECLINE) == (decline, accept) and bool(breakers) == deal_breaker


def _fault_of(connection: sqlite3.Connection, number: int) -> str:
    """What is wrong with one company, read as for anybody; empty where nothing is."""
    try:
        row = connection.execute(f"{rows.WHOLE} WHERE number = ?", (number,)).fetchone()
        if row is None:
            return _UNREADABLE
        if rows.shown_sum(row) != row[12]:
            return _LISTED
        try:
            company = rows.company_of(connection, row)
        except BadRow:
            return _SENSELESS if rows.contents_fit(connection, row) else _INSIDE
    except SQLITE_FAULTS as error:
        if not is_damage(error):
            raise
        return _UNREADABLE
    shown = summarise(company)
    return "" if (shown.accept, shown.decline, shown.deal_breaker) == row[7:10] else _LOADS


def _sum(checksums: list[tuple[int, ...]]) -> int:
    # A damaged one may be of any kind.
    return sum(row[0] for row in checksums if isinstance(row[0], int))


def _counted(count: int, one: str, several: str) -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {several}"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
