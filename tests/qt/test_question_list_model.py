"""The models of questions and people: rows that become others step by step, and wishes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from qt_data import Heard

from interview_helper.domain.people import Person
from interview_helper.domain.questions import Question
from interview_helper.models import people_list, question_list
from interview_helper.models.people_list import PeopleListModel
from interview_helper.models.question_list import QuestionListModel

CHECK = Qt.ItemDataRole.CheckStateRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def questions(ids: str) -> tuple[Question, ...]:
    return tuple(Question(key, f"{key}?") for key in ids)


def model_of(ids: str) -> QuestionListModel:
    model = QuestionListModel()
    model.show_anew(questions(ids))
    return model


def heard_of(model: QuestionListModel) -> Heard:
    return Heard(
        text=model.text_requested,
        answered=model.answered_requested,
        inserted=model.rowsInserted,
        removed=model.rowsRemoved,
        moved=model.rowsMoved,
        changed=model.dataChanged,
        reset=model.modelReset,
    )


def test_a_row_says_what_its_question_says() -> None:
    model = QuestionListModel()
    model.show_anew([Question("a", "How far?", answered=True, answer=" Two hours\n"), Question("b", "Who?")])
    first, second = model.index(0), model.index(1)
    assert first.data() == first.data(Qt.ItemDataRole.EditRole) == "How far?"
    assert (first.data(CHECK), second.data(CHECK)) == (Qt.CheckState.Checked, Qt.CheckState.Unchecked)
    assert first.data(SPOKEN) == "How far?, answered, answer: Two hours"
    assert second.data(SPOKEN) == "Who?, not answered yet"
    assert first.data(question_list.Role.QUESTION).id == "a"
    assert first.data(Qt.ItemDataRole.DecorationRole) is None


def test_what_is_no_row_says_nothing_and_takes_nothing() -> None:
    model = model_of("a")
    heard = heard_of(model)
    nowhere = QModelIndex()
    assert model.data(nowhere) is None
    assert model.rowCount(model.index(0)) == 0
    assert model.flags(nowhere) == Qt.ItemFlag.NoItemFlags
    assert not model.setData(nowhere, "x")
    assert (model.row_of("a"), model.row_of("z")) == (0, -1)
    assert heard.names() == []


def test_other_words_are_asked_for_and_the_same_words_are_not() -> None:
    model = model_of("a")
    heard = heard_of(model)
    for text, taken in ((" b? ", True), ("a?", False), (" ", False)):
        assert model.setData(model.index(0), text) is taken
    assert heard.said == [("text", "a", "b?")]
    assert model.index(0).data() == "a?", "it comes back with the next company"


def test_a_tick_is_asked_for_and_none_that_is_there() -> None:
    model = model_of("a")
    heard = heard_of(model)
    assert model.setData(model.index(0), Qt.CheckState.Checked, CHECK)
    assert not model.setData(model.index(0), Qt.CheckState.Unchecked, CHECK)
    assert not model.setData(model.index(0), "x", SPOKEN)
    assert heard.said == [("answered", "a", True)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("abc", "abc", []),
        ("abc", "abcd", ["inserted"]),
        ("abc", "ac", ["removed"]),
        ("abcd", "bcda", ["moved"]),
        ("abcd", "dabc", ["moved"]),
        ("abcd", "acbd", ["moved"]),
        ("ab", "cd", ["removed", "removed", "inserted", "inserted"]),
    ],
)
def test_each_change_is_as_few_steps_as_it_takes(before: str, after: str, said: list[str]) -> None:
    model = model_of(before)
    heard = heard_of(model)
    model.show_rows(questions(after))
    assert heard.names() == said


def test_one_row_that_changes_says_which_and_what() -> None:
    model = model_of("abc")
    heard = heard_of(model)
    model.show_rows([Question("a", "a?"), Question("b", "b?", answered=True), Question("c", "c?")])
    ((first, last, roles),) = heard.of("changed")
    assert first.row() == last.row() == 1
    assert {CHECK, SPOKEN, Qt.ItemDataRole.DisplayRole} <= set(roles)


def test_what_is_chosen_stays_chosen_wherever_it_goes() -> None:
    model = model_of("abcd")
    chosen = QItemSelectionModel(model)
    chosen.setCurrentIndex(model.index(0), QItemSelectionModel.SelectionFlag.SelectCurrent)
    model.show_rows(questions("xcda"))
    assert chosen.currentIndex().data() == "a?"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists=st.lists(st.lists(st.sampled_from("abcdef"), unique=True), max_size=8), anew=st.booleans())
def test_no_sequence_of_lists_breaks_the_rules_of_a_model(
    lists: list[list[str]], anew: bool, qtlog: Any
) -> None:
    model = QuestionListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for number, ids in enumerate(lists):
        rows = [replace(one, answered=number % 2 == 0) for one in questions("".join(ids))]
        (model.show_anew if anew and number == 2 else model.show_rows)(rows)
        assert [model.row_at(model.index(row)) for row in range(model.rowCount())] == rows
    assert [record.message for record in qtlog.records] == []
    del tester


def test_people_are_shown_by_name_and_spoken_whole() -> None:
    model = PeopleListModel()
    model.show_anew([Person("a", "Ada", " Lead ", management=True), Person("b", " ")])
    first, second = model.index(0), model.index(1)
    assert (first.data(), second.data()) == ("Ada", "Somebody")
    assert first.data(SPOKEN) == "Ada, Lead, from management or leadership"
    assert second.data(SPOKEN) == "Somebody"
    assert first.data(people_list.Role.PERSON).id == "a"
    assert first.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.flags(first) & Qt.ItemFlag.ItemIsSelectable
    heard = Heard(changed=model.dataChanged)
    model.show_rows([Person("a", "Ada"), Person("b")])
    assert len(heard.said) == 2
