"""Data as it was and as it is, for the restore drill and what goes wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from stored_companies import CREATED, company

from interview_helper.domain.common import Common
from interview_helper.domain.priorities import Priority
from interview_helper.domain.reasons import Side
from interview_helper.storage.database import Database
from interview_helper.storage.parts import shared_values

VERSIONS = Path(__file__).parent / "versions"
TODAY = date(2026, 11, 23)
THEN = [company(f"{number}", notes="x" * 700 * number) for number in range(20)]
THROWN = company("thrown", trashed_at=CREATED)
NOW = [company("0", notes="now"), company("new")]
COMMON = Common((Priority("far", Side.DECLINE, "Too far", 5),), {"ask": ("a", "b")}, "Jo")


def opened_data(tmp_path: Path) -> Iterator[Database]:
    """Data as it was; for a fixture."""
    database = Database.open(tmp_path / "data" / "companies.db")
    database.write([*THEN, THROWN], shared=shared_values(COMMON))
    database.write([replace(THEN[0], notes="of another day", updated_at=datetime(2026, 11, 20, tzinfo=UTC))])
    database.write([replace(THEN[0], updated_at=datetime(2026, 11, 23, tzinfo=UTC))])
    yield database
    database.close()


def whole(database: Database) -> tuple[object, ...]:
    """All that there is."""
    assert database.check() == []
    return (
        list(database.companies()),
        database.trash(),
        database.common(),
        database.revisions("0"),
        database.sums(),
    )


def change(database: Database) -> None:
    """Everything else than what was there."""
    gone = [record.id for record in THEN[1:]]
    database.write(NOW, [*gone, "thrown"], shared_values(Common()))


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*.db") if file.name != "companies.db"}
