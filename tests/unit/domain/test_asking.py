"""What is worth asking: one question for each unknown reason, the most telling first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from reason_lists import reason_lists, reasons

from interview_helper.domain.asking import Suggestion, topics, worth_asking
from interview_helper.domain.balance import weigh
from interview_helper.domain.reasons import BuiltInReason, Reason, Side

CATALOGUE = (
    BuiltInReason("d1", Side.DECLINE, "It is far away", "the distance", "How far is it?"),
    BuiltInReason("a1", Side.ACCEPT, "It pays well", "the pay", "What does it pay?"),
)


def test_a_topic_is_the_built_in_one_or_the_users_own_words_in_quotes() -> None:
    listed = (*reasons("3", "3"), Reason("own", Side.ACCEPT, "They have a dog"))
    assert topics(listed, CATALOGUE) == {
        "d1": "the distance",
        "a1": "the pay",
        "own": "“They have a dog”",
    }


@pytest.mark.parametrize(
    ("decline", "accept", "asked"),
    [
        ("", "", []),
        ("3 -4", "5 -1", []),
        ("?3", "", ["d1!"]),
        ("?1", "3", ["d1"]),
        # What tips comes before what does not, even where it is lighter.
        ("?2", "2 ?5", ["d1!", "a2"]),
        # Then the heavier, then display order.
        ("?3 ?4 ?3", "3", ["d2!", "d1!", "d3!"]),
        ("?1 ?2 ?1", "5 ?1 ?2", ["d2", "a3", "d1", "d3", "a2"]),
    ],
)
def test_the_order_of_the_questions(decline: str, accept: str, asked: list[str]) -> None:
    listed = reasons(decline, accept)
    suggestions = worth_asking(listed, weigh(listed), CATALOGUE)
    assert [one.reason + ("!" if one.tips else "") for one in suggestions] == asked


def test_the_question_is_the_catalogues_or_one_made_from_the_users_own_words() -> None:
    built_in, _ = reasons("?3", "?2")
    own = replace(built_in, id="own", text="They have a dog", weight=1)
    assert worth_asking([own, built_in], weigh([own, built_in]), CATALOGUE) == (
        Suggestion("d1", "How far is it?", True),
        Suggestion("own", "What can you tell me about this: They have a dog?", True),
    )


@given(reason_lists())
def test_each_unknown_is_asked_about_once_and_nothing_else_is(listed: tuple[Reason, ...]) -> None:
    balance = weigh(listed)
    suggestions = worth_asking(listed, balance, CATALOGUE)
    assert sorted(one.reason for one in suggestions) == sorted(one.id for one in listed if one.unknown)
    assert {one.reason for one in suggestions if one.tips} == set(balance.tipping_unknowns)
