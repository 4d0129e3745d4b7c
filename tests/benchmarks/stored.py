"""Data files for the benchmarks, made through the program's own storage."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from interview_helper.domain.company import Company, new_company
from interview_helper.domain.reasons import Catalogue, Mark, Reason, Side, parse_catalogue
from interview_helper.paths import database_file, read_resource
from interview_helper.storage.database import Database

PROGRAM_FOLDER = "interview-helper"
"""The program's folder inside the folder of all programs' data."""
_FIRST = ("Adatum", "Contoso", "Fabrikam", "Litware", "Northwind", "Proseware", "Tailspin", "Woodgrove")
_SECOND = ("Analytics", "Bank", "Clinics", "Energy", "Logistics", "Robotics", "Software", "Toys")
_NOTE = "Heard from two people who work there that the team is small and stays. " * 15
"""A little over 1 KB."""


def make_home(home: Path, companies: int) -> Path:
    """A home for the program's data: so many companies, each with eleven reasons and 1 KB of notes."""
    catalogue = parse_catalogue(read_resource("reasons.json"))
    chance = random.Random(companies)
    _write(home, [_company(catalogue, number, chance) for number in range(companies)])
    return home


def make_full_home(home: Path, a_side: int) -> Path:
    """A home with one company that has so many reasons of weight 5 on each side, none ticked.

    The first eight of each side are counterparts of each other.
    """
    other = {Side.DECLINE: Side.ACCEPT, Side.ACCEPT: Side.DECLINE}
    reasons = tuple(
        Reason(
            f"{side}-{number}",
            side,
            f"Reason {number} of those that {side.value} it",
            5,
            counterpart=f"{other[side]}-{number}" if number < 8 else None,
        )
        for side in Side
        for number in range(a_side)
    )
    _write(home, [replace(new_company((), _identity(0), datetime.now(UTC)), name="Full", reasons=reasons)])
    return home


def _write(home: Path, companies: list[Company]) -> None:
    folder = home / PROGRAM_FOLDER
    folder.mkdir(parents=True)
    database = Database.open(database_file(folder))
    try:
        database.write(companies)
    finally:
        database.close()


def _company(catalogue: Catalogue, number: int, chance: random.Random) -> Company:
    plain = new_company(catalogue, _identity(number), datetime.now(UTC))
    days, hour = chance.randint(-60, 60), chance.randint(8, 17)
    moment = datetime.now().replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)
    return replace(
        plain,
        name=f"{chance.choice(_FIRST)} {chance.choice(_SECOND)} {number}",
        role="Data analyst",
        round=chance.randint(1, 4),
        interview_at=moment if chance.random() < 0.6 else None,
        notes=_NOTE,
        reasons=tuple(
            replace(reason, mark=chance.choice(list(Mark)), weight=chance.randint(1, 5))
            for reason in plain.reasons
        ),
    )


def _identity(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012x}"
