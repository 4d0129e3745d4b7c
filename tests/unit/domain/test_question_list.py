"""A company's questions: taken down, reworded, answered, moved, taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.company import Company
from interview_helper.domain.question_list import (
    add_question,
    answer_question,
    clean_question,
    move_question,
    question_of,
    remove_question,
    reword_question,
    tick_question_off,
)
from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Reason, Side
from interview_helper.domain.text import TextRefused

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
BARE = Company("one", NOW, NOW, reasons=(Reason("d1", Side.DECLINE, "Far away"),))


def listed(*ids: str) -> Company:
    return replace(BARE, questions=tuple(Question(key, f"{key}?") for key in ids))


def order(company: Company) -> str:
    return "".join(question.id for question in company.questions)


def test_a_question_comes_last_and_its_words_are_trimmed() -> None:
    one = add_question(listed("a"), "b", "  How many\ndesks? ")
    assert one.questions[1] == Question("b", "How many desks?")


def test_a_suggestion_taken_over_keeps_its_reason() -> None:
    assert add_question(BARE, "q", "How far?", "d1").questions == (Question("q", "How far?", "d1"),)
    with pytest.raises(KeyError):
        add_question(BARE, "q", "How far?", "gone")


def test_an_id_is_there_once() -> None:
    with pytest.raises(ValueError, match="already"):
        add_question(listed("a"), "a", "Again?")


@pytest.mark.parametrize("text", ["", "  ", "\n", "x" * 1001, "a\x00b"])
def test_what_is_no_question_is_refused_with_a_sentence(text: str) -> None:
    for attempt in (
        lambda: clean_question(text),
        lambda: add_question(BARE, "q", text),
        lambda: reword_question(listed("a"), "a", text),
    ):
        with pytest.raises(TextRefused, match=r"^(A|The) question .*\.$"):
            attempt()


def test_a_reworded_question_keeps_the_rest() -> None:
    one = replace(BARE, questions=(Question("a", "Old?", "d1", True, "Yes"),))
    assert reword_question(one, "a", " New? ").questions == (Question("a", "New?", "d1", True, "Yes"),)


def test_the_first_words_of_an_answer_tick_it_off_and_the_last_bring_it_back() -> None:
    one = answer_question(listed("a", "b"), "a", "T")
    assert one.questions[0] == Question("a", "a?", answered=True, answer="T")
    assert one.questions[1] == Question("b", "b?")
    one = answer_question(tick_question_off(one, "a", False), "a", "Two")
    assert (one.questions[0].answered, one.questions[0].answer) == (False, "Two")
    one = answer_question(tick_question_off(one, "a", True), "a", " ")
    assert (one.questions[0].answered, one.questions[0].answer) == (False, " ")


def test_an_answer_may_have_many_lines_and_is_refused_like_a_note() -> None:
    assert answer_question(listed("a"), "a", "One\r\nTwo").questions[0].answer == "One\nTwo"
    with pytest.raises(TextRefused, match="The answer"):
        answer_question(listed("a"), "a", "\x07")


def test_the_answer_is_kept_when_a_question_counts_as_open_again() -> None:
    one = tick_question_off(answer_question(listed("a"), "a", "Yes"), "a", False)
    assert one.questions[0] == Question("a", "a?", answer="Yes")


@pytest.mark.parametrize(
    ("key", "place", "after"),
    [
        ("a", 0, "abc"),
        ("a", 1, "bac"),
        ("a", 2, "bca"),
        ("a", 9, "bca"),
        ("c", 0, "cab"),
        ("c", -3, "cab"),
        ("b", 2, "acb"),
    ],
)
def test_a_question_moves_to_its_place(key: str, place: int, after: str) -> None:
    assert order(move_question(listed("a", "b", "c"), key, place)) == after


def test_a_question_goes() -> None:
    assert order(remove_question(listed("a", "b", "c"), "b")) == "ac"


def test_what_is_not_there_is_said() -> None:
    for edit in (
        lambda: question_of(BARE, "a"),
        lambda: reword_question(BARE, "a", "New?"),
        lambda: answer_question(BARE, "a", "Yes"),
        lambda: tick_question_off(BARE, "a", True),
        lambda: move_question(BARE, "a", 0),
        lambda: remove_question(BARE, "a"),
    ):
        with pytest.raises(KeyError):
            edit()


@given(st.permutations("abcde"), st.integers(-2, 8), st.data())
def test_moving_leaves_the_others_in_their_order(ids: list[str], place: int, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(ids))
    moved = order(move_question(listed(*ids), key, place))
    assert moved.index(key) == max(0, min(place, len(ids) - 1))
    assert moved.replace(key, "") == "".join(ids).replace(key, "")
