"""People, questions, decisions and weighings as the values of rows: JSON lists, in a fixed order.

They are part of a version of the data file: another order, or one thing more, is a new version.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company
from interview_helper.domain.decisions import Decision, Feeling, Hindsight, Outcome
from interview_helper.domain.people import Person
from interview_helper.domain.priorities import Priorities, Priority
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.weighings import Occasion, Weighing

Value = list[Any]
Letters = Mapping[str, tuple[str, str]]
"""Subject and body by the template's id."""
PartRow = tuple[str, int, str]
"""The kind of a part, its place among its kind, its value."""


def part_rows(company: Company) -> list[PartRow]:
    """A company's parts, in the order of the table's key."""
    return [
        *_rows("decision", map(_from_decision, company.decisions)),
        *_rows("person", map(_from_person, company.people)),
        *_rows("question", map(_from_question, company.questions)),
        *_rows("weighing", map(_from_weighing, company.weighings)),
    ]


def _rows(kind: str, values: Iterable[Value]) -> Iterator[PartRow]:
    return ((kind, position, _text(value)) for position, value in enumerate(values))


def parts_of(rows: Iterable[tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    """The parts by the names that a company has for them; kinds without a row are left out.

    Raises:
        ValueError, TypeError, KeyError: a value is not one that was written here.
    """
    found: dict[str, list[Any]] = {}
    for kind, _, value in rows:
        name, read = _KINDS[kind]
        found.setdefault(name, []).append(read(json.loads(value)))
    return {name: tuple(parts) for name, parts in found.items()}


def priorities_text(priorities: Priorities) -> str:
    """The user's priorities as the value of a row."""
    return _text([[p.id, p.side, p.text, p.weight, p.hidden, p.counterpart] for p in priorities])


def priorities_of(text: str) -> Priorities:
    """The priorities in a row's value; none where nothing was ever kept.

    Raises:
        ValueError, TypeError: it is not one that was written here.
    """
    return tuple(
        Priority(identity, Side(side), words, weight, hidden, counterpart)
        for identity, side, words, weight, hidden, counterpart in json.loads(text or "[]")
    )


def letters_text(letters: Letters, signature: str) -> str:
    """The user's templates of letters, and how they sign, as the value of a row."""
    return _text([signature, dict(letters)])


def letters_of(text: str) -> tuple[Letters, str]:
    """The templates, subject and body, in a row's value, and how the user signs.

    Raises:
        ValueError, TypeError, AttributeError: it is not one that was written here.
    """
    signature, templates = json.loads(text or '["", {}]')
    return {key: (subject, body) for key, (subject, body) in templates.items()}, signature


def shared_values(common: Common) -> dict[str, str]:
    """What counts for all companies as values by the names of their rows."""
    return {
        "priorities": priorities_text(common.priorities),
        "letters": letters_text(common.letters, common.signature),
    }


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _from_person(person: Person) -> Value:
    return [person.id, person.name, person.role, person.management, person.contact, person.note]


def _to_person(value: Value) -> Person:
    identity, name, role, management, contact, note = value
    return Person(identity, name, role, management, contact, note)


def _from_question(question: Question) -> Value:
    return [question.id, question.text, question.reason, question.answered, question.answer]


def _to_question(value: Value) -> Question:
    identity, text, reason, answered, answer = value
    return Question(identity, text, reason, answered, answer)


def _from_decision(decision: Decision) -> Value:
    seen = decision.hindsight
    return [
        decision.id,
        decision.outcome,
        decision.on.isoformat(),
        decision.round,
        decision.why,
        _from_reasons(decision.reasons),
        None
        if seen is None
        else [seen.feeling, seen.words, None if seen.on is None else seen.on.isoformat()],
    ]


def _to_decision(value: Value) -> Decision:
    identity, outcome, on, round_, why, reasons, seen = value
    return Decision(
        identity,
        Outcome(outcome),
        date.fromisoformat(on),
        round_,
        why,
        _to_reasons(reasons),
        None if seen is None else _to_hindsight(seen),
    )


def _to_hindsight(value: Value) -> Hindsight:
    feeling, words, on = value
    return Hindsight(Feeling(feeling), words, None if on is None else date.fromisoformat(on))


def _from_weighing(weighing: Weighing) -> Value:
    at = weighing.at.astimezone(UTC).isoformat()
    return [weighing.id, weighing.occasion, at, weighing.round, _from_reasons(weighing.reasons)]


def _to_weighing(value: Value) -> Weighing:
    identity, occasion, at, round_, reasons = value
    return Weighing(identity, Occasion(occasion), datetime.fromisoformat(at), round_, _to_reasons(reasons))


def _from_reasons(reasons: tuple[Reason, ...]) -> list[Value]:
    return [
        [
            reason.id,
            reason.side,
            reason.text,
            reason.weight,
            reason.mark,
            reason.deal_breaker,
            reason.note,
            reason.counterpart,
            reason.hidden,
        ]
        for reason in reasons
    ]


def _to_reasons(values: list[Value]) -> tuple[Reason, ...]:
    return tuple(
        Reason(identity, Side(side), text, weight, Mark(mark), deal_breaker, note, counterpart, hidden)
        for identity, side, text, weight, mark, deal_breaker, note, counterpart, hidden in values
    )


_KINDS: dict[str, tuple[str, Callable[[Value], Any]]] = {
    "decision": ("decisions", _to_decision),
    "person": ("people", _to_person),
    "question": ("questions", _to_question),
    "weighing": ("weighings", _to_weighing),
}
