"""Import from JSON, the complete format. The balance in a file is never read: it is computed."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from msgspec import UNSET

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company, Status
from interview_helper.domain.reasons import Catalogue
from interview_helper.importing.json_parts import PartReader
from interview_helper.importing.json_reasons import ReasonReader
from interview_helper.importing.json_schema import CompanyEntry, decode
from interview_helper.importing.json_text import parse_json
from interview_helper.importing.json_values import Values


class Contents(NamedTuple):
    """What is in a file: companies, and what counts for all of them."""

    companies: list[Company]
    common: Common


def read_json(data: bytes, catalogue: Catalogue, now: datetime) -> list[Company]:
    """The companies in a file of our own format; see ``read_contents``."""
    return read_contents(data, catalogue, now).companies


def read_contents(data: bytes, catalogue: Catalogue, now: datetime) -> Contents:
    """What is in a file of our own format, in its order, complete and checked.

    Keys that are left out get the defaults: a new id, ``now`` for the times, the built-in reasons
    for a missing list of them. A list of reasons that is given is taken as it is, put in display
    order; a built-in reason in it may leave out what the catalogue knows. Times are kept to the
    millisecond.

    Raises:
        ImportRefused: with one message that names the place and the fault.
    """
    value = parse_json(data)
    file = decode(value)
    values = Values(value, now)
    reasons = ReasonReader(values, {reason.id: reason for reason in catalogue})
    reader = _Reader(values, reasons)
    if file.exported_at is not UNSET:
        values.instant(file.exported_at, "exported_at")
    companies = [reader.company(entry, f"companies[{index}]") for index, entry in enumerate(file.companies)]
    values.refuse_repeated((company.id for company in companies), "companies", "company")
    values.refuse_repeated((entry.id for entry in file.letters), "letters", "template")
    letters = {
        values.identity(entry.id, f"letters[{index}].id"): (
            values.line(entry.subject, f"letters[{index}].subject"),
            values.note(entry.body, f"letters[{index}].body"),
        )
        for index, entry in enumerate(file.letters)
    }
    priorities = reasons.priorities(file.priorities, "priorities")
    return Contents(companies, Common(priorities, letters, values.line(file.signature, "signature")))


class _Reader:
    """Makes companies of a file's entries, naming the place of whatever is refused."""

    def __init__(self, values: Values, reasons: ReasonReader) -> None:
        self._values = values
        self._reasons = reasons
        self._parts = PartReader(values, reasons)

    def company(self, entry: CompanyEntry, path: str) -> Company:
        values, parts = self._values, self._parts
        identity = values.identity_or_new(entry.id, f"{path}.id")
        updated_at = values.instant_or_now(entry.updated_at, f"{path}.updated_at")
        created_at = values.instant_or_now(entry.created_at, f"{path}.created_at")
        return Company(
            id=identity,
            created_at=min(created_at, updated_at) if entry.created_at is UNSET else created_at,
            updated_at=updated_at,
            name=values.line(entry.name, f"{path}.name"),
            role=values.line(entry.role, f"{path}.role"),
            round=entry.round,
            interview_at=values.wall_clock(entry.interview_at, f"{path}.interview_at"),
            status=Status(entry.status),
            notes=values.note(entry.notes, f"{path}.notes"),
            reasons=self._reasons.company(entry.reasons, identity, f"{path}.reasons"),
            people=parts.people(entry.people, f"{path}.people"),
            questions=parts.questions(entry.questions, f"{path}.questions"),
            decisions=parts.decisions(entry.decisions, identity, f"{path}.decisions"),
            weighings=parts.weighings(entry.weighings, identity, f"{path}.weighings"),
            blind=entry.blind,
            reweighing=entry.reweighing,
        )
