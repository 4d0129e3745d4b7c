"""Undo steps: what a keystroke was, which keystrokes are one step, and what a step does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QUndoStack
from qt_data import company

from interview_helper.domain.common import Common
from interview_helper.session.undo import TYPING_PAUSE_S, ChangeCompanies, Step, Typing, typed

TEXTS = st.text("ab\n😀", max_size=8)


def key(before: str, after: str, at: float = 0.0, field: str = "notes", company_id: str = "one") -> Typing:
    return typed(company_id, field, before, after, at)


@pytest.mark.parametrize(
    ("before", "after", "inserted", "removed"),
    [
        ("", "a", "a", ""),
        ("ac", "abc", "b", ""),
        ("abc", "ac", "", "b"),
        ("aa", "aaa", "a", ""),
        ("aaa", "aa", "", "a"),
        ("one word", "one longer word", "longer ", ""),
        ("abc", "axc", "x", "b"),
        ("a😀", "a😁", "😁", "😀"),
        ("same", "same", "", ""),
        ("all", "", "", "all"),
    ],
)
def test_a_keystroke_is_what_it_put_in_and_took_out(
    before: str, after: str, inserted: str, removed: str
) -> None:
    found = key(before, after)
    assert (found.inserted, found.removed) == (inserted, removed)


@given(before=TEXTS, after=TEXTS)
def test_put_in_where_the_rest_was_taken_out_it_gives_the_new_text(before: str, after: str) -> None:
    found = key(before, after)
    made = {
        before[:place] + found.inserted + before[place + len(found.removed) :]
        for place in range(len(before) + 1)
        if before[place:].startswith(found.removed)
    }
    assert after in made


@pytest.mark.parametrize(
    ("later", "continues"),
    [
        (key("a", "ab", TYPING_PAUSE_S), True),
        (key("a", "ab", TYPING_PAUSE_S + 0.01), False),
        (key("a", "ab", field="name"), False),
        (key("a", "ab", company_id="two"), False),
        (key("a", "a\n"), False),
        (key("a", "apasted"), False),
        (key("a", ""), False),
        (key("a", "b"), True),
    ],
)
def test_what_belongs_to_the_same_step(later: Typing, continues: bool) -> None:
    assert later.continues(key("", "a")) is continues


def test_nothing_belongs_to_a_paste_or_a_deleted_selection() -> None:
    assert not key("pasted", "pasted!").continues(key("", "pasted"))
    assert not key("a", "ab").continues(key("abc", "a"))
    assert key("ab", "a").continues(key("abc", "ab"))


# --- steps on a stack ---------------------------------------------------------------------------------


class Applied:
    """What steps made current, in order."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, bool]] = []

    def __call__(self, changes: Any, typing: bool, common: Common | None) -> None:
        assert common is None
        self.calls.append((changes, typing))


@pytest.fixture
def stack(qapp: object) -> QUndoStack:  # noqa: ARG001
    return QUndoStack()


BEFORE, AFTER, LATER = (company("one", name=name) for name in ("", "a", "ab"))


def test_a_step_is_done_when_it_is_pushed(stack: QUndoStack) -> None:
    apply = Applied()
    stack.push(ChangeCompanies("Edit", (Step("one", BEFORE, AFTER), Step("two", None, AFTER)), apply))
    assert apply.calls == [((("one", AFTER), ("two", AFTER)), False)]
    stack.undo()
    assert apply.calls[1:] == [((("one", BEFORE), ("two", None)), False)]
    stack.redo()
    assert apply.calls[2:] == [((("one", AFTER), ("two", AFTER)), False)]


def test_typing_is_merged_and_said_to_be_typing(stack: QUndoStack) -> None:
    apply = Applied()
    first, second = key("", "a"), key("a", "ab", 1.0)
    stack.push(ChangeCompanies("Edit", (Step("one", BEFORE, AFTER),), apply, first))
    stack.push(ChangeCompanies("Edit", (Step("one", AFTER, LATER),), apply, second))
    assert apply.calls == [((("one", AFTER),), True), ((("one", LATER),), True)]
    assert stack.count() == 1
    stack.undo()
    assert apply.calls[-1] == ((("one", BEFORE),), False), "an undo is written at once"
    stack.redo()
    assert apply.calls[-1][0] == (("one", LATER),)


def test_nothing_else_is_merged(stack: QUndoStack) -> None:
    apply = Applied()
    for typing in (None, key("", "a"), None, None, key("", "a"), key("a", "ab", 9.0)):
        stack.push(ChangeCompanies("Edit", (Step("one", BEFORE, AFTER),), apply, typing))
    assert stack.count() == 6
