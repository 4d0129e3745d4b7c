"""The people met at a company: every edit returns a new company."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from interview_helper.domain.company import Company
from interview_helper.domain.people import Person
from interview_helper.domain.text import clean_line, clean_note


class PersonField(StrEnum):
    """What is written of somebody."""

    NAME = "name"
    ROLE = "role"
    CONTACT = "contact"
    NOTE = "note"


def person_of(company: Company, person_id: str) -> Person:
    """The person with this id.

    Raises:
        KeyError: this company has no such person.
    """
    for person in company.people:
        if person.id == person_id:
            return person
    raise KeyError(person_id)


def add_person(company: Company, identity: str) -> Company:
    """The company with one person more, of whom nothing is written yet.

    Raises:
        ValueError: it has a person of that id.
    """
    if any(person.id == identity for person in company.people):
        raise ValueError(f"there is a person {identity!r} already")
    return replace(company, people=(*company.people, Person(identity)))


def write_of_person(company: Company, person_id: str, field: PersonField, text: str) -> Company:
    """The company with another text in one field of somebody.

    Raises:
        KeyError: it has no such person.
        TextRefused: the text is too long, or has characters that no text has.
    """
    clean = clean_note if field is PersonField.NOTE else clean_line
    written = clean(text, f"The {field} of this person")
    return _changed(company, person_id, lambda person: _written(person, field, written))


def set_management(company: Company, person_id: str, management: bool) -> Company:
    """The company with somebody marked as from management or leadership, or not.

    Raises:
        KeyError: it has no such person.
    """
    return _changed(company, person_id, lambda person: replace(person, management=management))


def remove_person(company: Company, person_id: str) -> Company:
    """The company with one person less.

    Raises:
        KeyError: it has no such person.
    """
    gone = person_of(company, person_id)
    return replace(company, people=tuple(other for other in company.people if other is not gone))


def _written(person: Person, field: PersonField, text: str) -> Person:
    match field:
        case PersonField.NAME:
            return replace(person, name=text)
        case PersonField.ROLE:
            return replace(person, role=text)
        case PersonField.CONTACT:
            return replace(person, contact=text)
    return replace(person, note=text)


def _changed(company: Company, person_id: str, change: Callable[[Person], Person]) -> Company:
    person_of(company, person_id)
    return replace(
        company,
        people=tuple(change(person) if person.id == person_id else person for person in company.people),
    )
