"""People, questions, decisions and weighings in a file of our own format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.domain.weighings import Occasion, Weighing
from interview_helper.importing.json_reasons import ReasonReader
from interview_helper.importing.json_schema import (
    DecisionEntry,
    HindsightEntry,
    PersonEntry,
    QuestionEntry,
    WeighingEntry,
)
from interview_helper.importing.json_values import Values

Entry = TypeVar("Entry")


class _Part(Protocol):
    @property
    def id(self) -> str: ...


Part = TypeVar("Part", bound=_Part)


class PartReader:
    """Makes parts of a company of a file's entries."""

    def __init__(self, values: Values, reasons: ReasonReader) -> None:
        self._values = values
        self._reasons = reasons

    def people(self, entries: Sequence[PersonEntry], path: str) -> tuple[Person, ...]:
        return self._several(entries, path, "person", self._person)

    def questions(self, entries: Sequence[QuestionEntry], path: str) -> tuple[Question, ...]:
        return self._several(entries, path, "question", self._question)

    def decisions(self, entries: Sequence[DecisionEntry], company: str, path: str) -> tuple[Decision, ...]:
        return self._several(
            entries, path, "decision", lambda entry, place: self._decision(entry, company, place)
        )

    def weighings(self, entries: Sequence[WeighingEntry], company: str, path: str) -> tuple[Weighing, ...]:
        return self._several(
            entries, path, "weighing", lambda entry, place: self._weighing(entry, company, place)
        )

    def _several(
        self, entries: Sequence[Entry], path: str, what: str, make: Callable[[Entry, str], Part]
    ) -> tuple[Part, ...]:
        made = tuple(make(entry, f"{path}[{index}]") for index, entry in enumerate(entries))
        self._values.refuse_repeated((part.id for part in made), path, what)
        return made

    def _person(self, entry: PersonEntry, path: str) -> Person:
        values = self._values
        return Person(
            values.identity_or_new(entry.id, f"{path}.id"),
            values.line(entry.name, f"{path}.name"),
            values.line(entry.role, f"{path}.role"),
            entry.management,
            values.line(entry.contact, f"{path}.contact"),
            values.note(entry.note, f"{path}.note"),
        )

    def _question(self, entry: QuestionEntry, path: str) -> Question:
        values = self._values
        return Question(
            values.identity_or_new(entry.id, f"{path}.id"),
            values.line(entry.text, f"{path}.text"),
            None if entry.reason is None else values.identity(entry.reason, f"{path}.reason"),
            entry.answered,
            values.note(entry.answer, f"{path}.answer"),
        )

    def _decision(self, entry: DecisionEntry, company: str, path: str) -> Decision:
        values = self._values
        return Decision(
            values.identity_or_new(entry.id, f"{path}.id"),
            Outcome(entry.outcome),
            values.day(entry.on, f"{path}.on"),
            entry.round,
            values.note(entry.why, f"{path}.why"),
            self._reasons.listed(entry.reasons, company, f"{path}.reasons"),
            None if entry.hindsight is None else self._hindsight(entry.hindsight, f"{path}.hindsight"),
        )

    def _hindsight(self, entry: HindsightEntry, path: str) -> Hindsight:
        return Hindsight(
            Feeling(entry.feeling),
            self._values.note(entry.words, f"{path}.words"),
            None if entry.on is None else self._values.day(entry.on, f"{path}.on"),
        )

    def _weighing(self, entry: WeighingEntry, company: str, path: str) -> Weighing:
        values = self._values
        return Weighing(
            values.identity_or_new(entry.id, f"{path}.id"),
            Occasion(entry.occasion),
            values.instant(entry.at, f"{path}.at"),
            entry.round,
            self._reasons.listed(entry.reasons, company, f"{path}.reasons"),
        )
