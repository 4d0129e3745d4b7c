"""What the tests of the command line share: companies, stored data, and what a refusal looks like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from interview_helper.domain.company import Company, new_company
from interview_helper.domain.reasons import Mark, parse_catalogue
from interview_helper.paths import database_file, read_resource
from interview_helper.storage.database import Database

CATALOGUE = parse_catalogue(read_resource("reasons.json"))
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
NORTHWIND = replace(
    new_company(CATALOGUE, "11111111-1111-4111-8111-111111111111", NOW),
    name="Northwind “Müller” 🙂",
    role="Data analyst",
    round=2,
    notes="A note.",
).with_mark("job-interesting", Mark.TICKED)
FABRIKAM = replace(new_company(CATALOGUE, "2", NOW), name="Fabrikam", role="BI developer")
OTHER_FABRIKAM = replace(FABRIKAM, id="3", name="fabriKAM", role="Analyst")
UNNAMED = new_company(CATALOGUE, "4", NOW)

Ran = tuple[int, str, str]
Command = Callable[..., Ran]


def store(tmp_path: Path, *companies: Company) -> Path:
    file = database_file(tmp_path / "data")
    database = Database.open(file)
    database.write(companies)
    database.close()
    return file


def stored(tmp_path: Path) -> list[Company]:
    database = Database.open(database_file(tmp_path / "data"), create=False)
    try:
        return list(database.companies())
    finally:
        database.close()


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def assert_not_done(ran: Ran, words: str) -> None:
    code, out, err = ran
    assert (code, out) == (1, "")
    assert err.startswith("interview-helper: ")
    assert err.count("\n") == 1
    assert err.endswith(".\n")
    assert words in err
