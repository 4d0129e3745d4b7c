"""What the fault tests save, and all that can be read again: every save and state follows from its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company
from interview_helper.domain.people import Person
from interview_helper.domain.priorities import Priority
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.storage.database import Database
from interview_helper.storage.parts import shared_values
from interview_helper.storage.trash import told_value

NOW = datetime(2026, 11, 23, 10, 42)
START = datetime(2026, 11, 1, tzinfo=UTC)


class Save(NamedTuple):
    """One call of ``Database.write``, or of ``erase`` if there is something to erase."""

    changed: Sequence[Company] = ()
    deleted: Sequence[str] = ()
    shared: Mapping[str, str] = {}
    erased: Sequence[str] = ()

    def do(self, database: Database) -> None:
        if self.erased:
            database.erase(self.erased)
        else:
            database.write(self.changed, self.deleted, self.shared)


def company(identity: int, number: int, *, notes: int = 300) -> Company:
    """A company as save ``number`` leaves it, with notes of about so many characters."""
    moment = START + timedelta(hours=2 * number)
    return Company(
        id=f"company-{identity}",
        created_at=START,
        updated_at=moment,
        name=f"Company {identity} at save {number}",
        role="Engineer" * (number % 3),
        interview_at=NOW + timedelta(days=number) if number % 2 else None,
        notes=f"{marker(identity)} {number} " * (notes // 16),
        reasons=tuple(
            Reason(
                f"reason-{place}",
                Side.DECLINE if place % 2 else Side.ACCEPT,
                f"Reason {place} of save {number}",
                weight=(number + place) % 5 + 1,
                mark=Mark.TICKED if number >> place & 1 else Mark.UNKNOWN,
            )
            for place in range(number % 4)
        ),
        people=tuple(Person(f"person-{place}", f"Person {place}", "", False) for place in range(number % 3)),
        questions=(Question("question", f"Question of save {number}?"),),
    )


def marker(identity: int) -> str:
    """Words that stand in the notes of one company alone."""
    return f"only-of-{identity}"


def history(saves: int, *, notes: int = 1_000) -> list[Save]:
    """Saves of every kind, one after the other: new, changed, thrown away, deleted, erased, shared."""
    return [_save(number, notes) for number in range(saves)]


def _save(number: int, notes: int) -> Save:
    size = notes * (number * 7 % 5)
    if number % 11 == 10:
        return Save(erased=[f"company-{number % 5}"])
    if number % 7 == 6:
        return Save([replace(company(number % 5, number), trashed_at=START + timedelta(hours=number))])
    if number % 13 == 12:
        priorities = (Priority(f"priority-{number}", Side.ACCEPT, "The work counts", 3),)
        told = told_value({"company-1": START + timedelta(hours=number)})
        return Save(shared={**shared_values(Common(priorities)), **told})
    if number % 9 == 8:
        return Save([company(number % 5, number, notes=size)], [f"company-{(number + 1) % 5}"])
    several = range(number % 5, number % 5 + max(1, number % 3))
    return Save([company(identity, number, notes=size) for identity in several])


def everything(database: Database) -> dict[str, object]:
    """All that was ever saved, as the program reads it."""
    companies = list(database.companies())
    trash = database.trash()
    identities = [company.id for company in companies] + [summary.id for summary in trash]
    return {
        "saves": database.saves(),
        "count": database.count(),
        "companies": companies,
        "summaries": database.summaries(NOW),
        "trash": trash,
        "in the trash": [database.company(summary.id) for summary in trash],
        "revisions": {identity: database.revisions(identity) for identity in identities},
        "common": database.common(),
        "told": database.told_of_trash(),
    }


def apply_all(database: Database, saves: Sequence[Save], acknowledge: Callable[[int], None]) -> None:
    """Save one after the other and say which was acknowledged."""
    for number, save in enumerate(saves):
        save.do(database)
        acknowledge(number)
