"""The people met at a company: noted, written about, taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from interview_helper.domain.company import Company
from interview_helper.domain.people import Person
from interview_helper.domain.people_list import (
    PersonField,
    add_person,
    person_of,
    remove_person,
    set_management,
    write_of_person,
)
from interview_helper.domain.text import TextRefused

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
BARE = Company("one", NOW, NOW)
TWO = replace(BARE, people=(Person("a", "Ada", "Lead", True, "ada@example.com", "Kind."), Person("b")))


def test_somebody_new_comes_last_and_has_nothing_written() -> None:
    assert add_person(TWO, "c").people == (*TWO.people, Person("c"))
    with pytest.raises(ValueError, match="already"):
        add_person(TWO, "a")


@pytest.mark.parametrize("field", PersonField)
def test_each_field_is_written_and_the_others_stay(field: PersonField) -> None:
    changed = write_of_person(TWO, "a", field, "Something else")
    assert changed.people == (replace(TWO.people[0], **{field.value: "Something else"}), TWO.people[1])


def test_a_line_stays_a_line_and_a_note_keeps_its_lines() -> None:
    assert write_of_person(TWO, "b", PersonField.NAME, "Bo\nLi").people[1].name == "Bo Li"
    assert write_of_person(TWO, "b", PersonField.NOTE, "Bo\r\nLi").people[1].note == "Bo\nLi"


@pytest.mark.parametrize("field", PersonField)
def test_what_no_text_has_is_refused_with_the_name_of_the_field(field: PersonField) -> None:
    with pytest.raises(TextRefused, match=f"^The {field} of this person"):
        write_of_person(TWO, "a", field, "a\x00b")


def test_somebody_is_from_management_or_is_not() -> None:
    assert [person.management for person in set_management(TWO, "b", True).people] == [True, True]
    assert [person.management for person in set_management(TWO, "a", False).people] == [False, False]


def test_somebody_goes() -> None:
    assert remove_person(TWO, "a").people == (Person("b"),)


def test_who_is_not_there_is_said() -> None:
    assert person_of(TWO, "b") == Person("b")
    for edit in (
        lambda: person_of(BARE, "a"),
        lambda: write_of_person(BARE, "a", PersonField.NAME, "x"),
        lambda: set_management(BARE, "a", True),
        lambda: remove_person(BARE, "a"),
    ):
        with pytest.raises(KeyError):
            edit()
