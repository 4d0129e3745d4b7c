"""Ranking by comparing two at a time: the hidden order is found, in as few questions as promised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.ranking import (
    Choice,
    Progress,
    Ranking,
    Tiers,
    answered,
    back,
    progress,
    question,
    start,
    tiers_of,
    weights_of,
)

HIDDEN = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 9), max_size=24)
"""How much each reason matters to somebody who answers as that says."""
TIERS = st.lists(st.integers(1, 6), max_size=12).map(
    lambda sizes: tuple(tuple(f"{place}.{one}" for one in range(size)) for place, size in enumerate(sizes))
)


def choice_of(pair: tuple[str, str], hidden: dict[str, int]) -> Choice:
    first, second = hidden[pair[0]], hidden[pair[1]]
    if first == second:
        return Choice.SAME
    return Choice.FIRST if first > second else Choice.SECOND


def ask(ranking: Ranking, hidden: dict[str, int], most: int = 1_000) -> Ranking:
    """Answer so many questions, or all."""
    while most and (pair := question(ranking)) is not None:
        ranking = answered(ranking, choice_of(pair, hidden))
        most -= 1
    return ranking


def sorted_tiers(hidden: dict[str, int]) -> Tiers:
    worths = sorted(set(hidden.values()), reverse=True)
    return tuple(tuple(key for key in hidden if hidden[key] == worth) for worth in worths)


@given(HIDDEN)
def test_consistent_answers_find_the_hidden_order(hidden: dict[str, int]) -> None:
    ranking = ask(start(tuple(hidden)), hidden)
    found = tiers_of(ranking)
    assert found == sorted_tiers(hidden)
    assert question(ranking) is None
    assert progress(ranking) == (len(ranking.answers), 0)


@given(HIDDEN)
def test_no_more_is_asked_than_was_said_and_what_was_said_never_grows(hidden: dict[str, int]) -> None:
    ranking = start(tuple(hidden))
    said = sum(progress(ranking))
    while (pair := question(ranking)) is not None:
        before = progress(ranking)
        assert before.at_most_remaining > 0
        ranking = answered(ranking, choice_of(pair, hidden))
        after = progress(ranking)
        assert after.asked == before.asked + 1
        assert after.at_most_remaining < before.at_most_remaining
    assert len(ranking.answers) <= said


@pytest.mark.parametrize(
    ("count", "most"), [(0, 0), (1, 0), (2, 1), (3, 3), (4, 5), (5, 8), (8, 17), (11, 29), (16, 49)]
)
def test_how_many_questions_there_are_at_most_is_exact(count: int, most: int) -> None:
    ranking = start(tuple(f"r{number}" for number in range(count)))
    assert progress(ranking) == Progress(0, most)

    def hardest(at: Ranking) -> int:
        """Always the answer that leaves more to ask."""
        asked = 0
        while question(at) is not None:
            ways = [answered(at, Choice.FIRST), answered(at, Choice.SECOND)]
            at = max(ways, key=lambda way: progress(way).at_most_remaining)
            asked += 1
        return asked

    assert hardest(ranking) == most


def test_two_alike_are_one_question_and_one_tier() -> None:
    ranking = start(("a", "b"))
    assert question(ranking) == ("b", "a")
    assert tiers_of(answered(ranking, Choice.SAME)) == (("a", "b"),)
    assert tiers_of(answered(ranking, Choice.FIRST)) == (("b",), ("a",))
    assert tiers_of(answered(ranking, Choice.SECOND)) == (("a",), ("b",))


def test_the_new_one_is_first_with_one_and_second_with_the_next() -> None:
    ranking = start(("a", "b", "c", "d"))
    assert question(ranking) == ("b", "a")
    ranking = answered(ranking, Choice.FIRST)
    assert question(ranking) == ("a", "c")
    ranking = answered(ranking, Choice.FIRST)
    assert tiers_of(ranking) == (("b",), ("a",), ("c",))
    assert question(ranking) == ("d", "a")


def test_one_that_comes_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        start(("a", "b", "a"))


@pytest.mark.parametrize("ids", [(), ("a",)])
def test_with_fewer_than_two_there_is_nothing_to_ask(ids: tuple[str, ...]) -> None:
    ranking = start(ids)
    assert question(ranking) is None
    assert tiers_of(ranking) == tuple((one,) for one in ids)
    with pytest.raises(ValueError, match="all are placed"):
        answered(ranking, Choice.SAME)


@given(HIDDEN, st.integers(0, 40))
def test_going_back_takes_the_last_answer_back(hidden: dict[str, int], most: int) -> None:
    ranking = ask(start(tuple(hidden)), hidden, most)
    pair = question(ranking)
    if pair is not None:
        assert back(answered(ranking, choice_of(pair, hidden))) == ranking
    for _ in range(len(ranking.answers)):
        ranking = back(ranking)
    assert ranking == start(tuple(hidden))
    assert back(ranking) == ranking


@given(HIDDEN, st.integers(0, 40))
def test_stopping_early_gives_the_order_of_those_placed(hidden: dict[str, int], most: int) -> None:
    ranking = ask(start(tuple(hidden)), hidden, most)
    found = tiers_of(ranking)
    ranked = {one for tier in found for one in tier}
    assert ranked == set() or len(ranked) >= min(2, len(hidden))
    assert found == sorted_tiers({key: worth for key, worth in hidden.items() if key in ranked})
    assert set(weights_of(found)) == ranked


def test_nothing_is_ranked_before_two_are_compared() -> None:
    ranking = start(("a", "b", "c"))
    assert tiers_of(ranking) == ()
    assert weights_of(()) == {}
    assert tiers_of(answered(ranking, Choice.FIRST)) == (("b",), ("a",))


@given(HIDDEN)
def test_who_would_answer_the_other_way_round_gets_the_reverse(hidden: dict[str, int]) -> None:
    opposite = {key: -worth for key, worth in hidden.items()}
    found = tiers_of(ask(start(tuple(hidden)), hidden))
    assert tiers_of(ask(start(tuple(hidden)), opposite)) == tuple(reversed(found))


# Weights


@given(TIERS)
def test_weights_fall_with_the_rank_and_are_equal_in_a_tier(tiers: Tiers) -> None:
    weights = weights_of(tiers)
    by_tier = [[weights[one] for one in tier] for tier in tiers]
    assert all(len(set(tier)) == 1 for tier in by_tier)
    flat = [weight for tier in by_tier for weight in tier]
    assert flat == sorted(flat, reverse=True)
    assert all(weight in range(1, 6) for weight in flat)


@given(TIERS)
def test_the_reverse_order_has_the_reverse_weights(tiers: Tiers) -> None:
    weights, reverse = weights_of(tiers), weights_of(tuple(reversed(tiers)))
    assert {one: 6 - weight for one, weight in weights.items()} == reverse


@pytest.mark.parametrize(
    ("tiers", "weights"),
    [
        ("a", "3"),
        ("a b", "42"),
        ("a b c", "531"),
        ("a b c d", "5421"),
        ("a b c d e", "54321"),
        ("a b c d e f g h i j", "5544332211"),
        ("a b c d e f g h i j k", "55443332211"),
        ("abcdefgh", "33333333"),
        ("ab cde", "442 22".replace(" ", "")),
        ("abcd e", "33331"),
        ("ab cdefghijk", "55333333333"),
    ],
)
def test_weights_by_fifths(tiers: str, weights: str) -> None:
    found = weights_of(tuple(tuple(tier) for tier in tiers.split()))
    assert "".join(str(found[one]) for one in tiers.replace(" ", "")) == weights
