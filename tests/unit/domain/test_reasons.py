"""Reasons: what one may be, and the eleven that the program comes with."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from interview_helper import paths
from interview_helper.domain.reasons import DEFAULT_WEIGHT, Mark, Reason, Side, parse_catalogue

# The table of the built-in reasons: id, side, what it says, counterpart.
BUILT_IN = [
    (
        "job-below-level",
        "decline",
        "The job is far below my abilities and earning requirements",
        "job-interesting",
    ),
    (
        "culture-negative",
        "decline",
        "The culture is not what I expected, or I saw very negative behaviour",
        "culture-better",
    ),
    (
        "relocation-unsupported",
        "decline",
        "It needs a major relocation with no support from the company",
        "relocation-supported",
    ),
    (
        "values-conflict",
        "decline",
        "The company or the job conflicts with my personal or professional values",
        "values-aligned",
    ),
    (
        "boss-difficult",
        "decline",
        "My future boss seems a very difficult or negative person to work for",
        None,
    ),
    (
        "job-interesting",
        "accept",
        "The job seems interesting and the starting salary is adequate",
        "job-below-level",
    ),
    (
        "culture-better",
        "accept",
        "The culture is much better than I expected, and the staff seem happy",
        "culture-negative",
    ),
    (
        "relocation-supported",
        "accept",
        "The company gives financial support for relocation and housing",
        "relocation-unsupported",
    ),
    (
        "values-aligned",
        "accept",
        "The job may not be perfect, but the company’s values are in line with mine",
        "values-conflict",
    ),
    (
        "open-questions",
        "accept",
        "I still have questions for the recruitment team about the job and the company",
        None,
    ),
    ("leadership-unmet", "accept", "I haven’t met anyone from management or leadership yet", None),
]


def test_the_eleven_built_in_reasons_are_those_agreed_in_their_order() -> None:
    catalogue = parse_catalogue(paths.read_resource("reasons.json"))
    assert [(one.id, one.side.value, one.text, one.counterpart) for one in catalogue] == BUILT_IN


def test_every_built_in_reason_has_a_topic_and_at_least_three_questions() -> None:
    for reason in parse_catalogue(paths.read_resource("reasons.json")):
        assert reason.topic.strip() == reason.topic != ""
        assert not reason.topic.endswith(".")
        assert len(reason.questions) >= 3
        for question in reason.questions:
            # “… and how has it changed?” or “Tell me about …”: asked aloud, in one breath.
            assert question.strip() == question
            assert question[-1] in "?."
            assert len(question) <= 120
            assert "\n" not in question


def test_the_text_of_each_built_in_reason_is_its_own() -> None:
    catalogue = parse_catalogue(paths.read_resource("reasons.json"))
    for attribute in ("id", "text", "topic"):
        assert len({getattr(reason, attribute) for reason in catalogue}) == 11, attribute
    questions = [question for reason in catalogue for question in reason.questions]
    assert len(set(questions)) == len(questions)


def test_a_fresh_reason_is_unticked_at_the_default_weight() -> None:
    built_in = parse_catalogue(paths.read_resource("reasons.json"))[0]
    assert built_in.fresh() == Reason(
        id="job-below-level",
        side=Side.DECLINE,
        text="The job is far below my abilities and earning requirements",
        weight=3,
        mark=Mark.UNTICKED,
        deal_breaker=False,
        note="",
        counterpart="job-interesting",
    )
    assert DEFAULT_WEIGHT == 3


@pytest.mark.parametrize("weight", [1, 2, 3, 4, 5])
def test_a_weight_from_one_to_five_is_taken(weight: int) -> None:
    assert Reason("own", Side.ACCEPT, "", weight).weight == weight


@pytest.mark.parametrize("weight", [0, 6, -1, 5_000, 2.5])
def test_any_other_weight_is_refused(weight: Any) -> None:
    with pytest.raises(ValueError, match="a weight is a whole number from 1 to 5, not"):
        Reason("own", Side.ACCEPT, "", weight)


def test_only_a_decline_reason_can_be_a_deal_breaker() -> None:
    assert Reason("own", Side.DECLINE, "", deal_breaker=True).deal_breaker
    with pytest.raises(ValueError, match="only a reason to turn the interview down"):
        Reason("own", Side.ACCEPT, "", deal_breaker=True)


@pytest.mark.parametrize(
    ("mark", "ticked", "unknown"),
    [(Mark.UNTICKED, False, False), (Mark.TICKED, True, False), (Mark.UNKNOWN, False, True)],
)
def test_unknown_is_neither_ticked_nor_unticked(mark: Mark, ticked: bool, unknown: bool) -> None:
    reason = Reason("own", Side.ACCEPT, "", mark=mark)
    assert (reason.ticked, reason.unknown) == (ticked, unknown)


def test_a_reason_is_never_changed_in_place() -> None:
    reason = Reason("own", Side.ACCEPT, "")
    with pytest.raises(FrozenInstanceError):
        reason.weight = 5  # type: ignore[misc]


def entry(**changes: object) -> dict[str, object]:
    return {
        "id": "one",
        "side": "decline",
        "text": "It is far away",
        "topic": "the distance",
        "questions": ["How far is it?"],
        "counterpart": None,
    } | changes


def without(key: str) -> dict[str, object]:
    return {name: value for name, value in entry().items() if name != key}


def test_a_catalogue_of_one_reason_is_read() -> None:
    (reason,) = parse_catalogue(json.dumps([entry()]))
    assert (reason.id, reason.side, reason.counterpart) == ("one", Side.DECLINE, None)


@pytest.mark.parametrize(
    "entries",
    [
        [entry(counterpart="two")],
        [entry(counterpart="two"), entry(id="two", side="accept")],
        [
            entry(counterpart="two"),
            entry(id="two", side="accept", counterpart="three"),
            entry(id="three", counterpart="two"),
        ],
    ],
    ids=["it is missing", "it names nobody", "it names a third"],
)
def test_a_counterpart_that_does_not_point_back_is_refused(entries: list[dict[str, object]]) -> None:
    with pytest.raises(ValueError, match=r"the counterpart of '.*' does not point back to it"):
        parse_catalogue(json.dumps(entries))


@pytest.mark.parametrize("key", ["id", "side", "text", "topic", "questions"])
def test_a_catalogue_with_a_missing_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=key):
        parse_catalogue(json.dumps([without(key)]))


def test_a_catalogue_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        parse_catalogue(json.dumps([entry(colour="red")]))


def test_a_catalogue_with_a_reason_that_nothing_asks_about_is_refused() -> None:
    with pytest.raises(ValueError, match="no question about 'one'"):
        parse_catalogue(json.dumps([entry(questions=[])]))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "Expecting value"),
        ("[", "Expecting value"),
        ('[{"id": "one"', "Expecting ',' delimiter"),
        (json.dumps([entry(side="middle")]), "'middle' is not a valid Side"),
    ],
    ids=["nothing", "torn", "torn within a reason", "no such side"],
)
def test_a_catalogue_that_is_torn_or_names_no_side_is_refused(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_catalogue(text)
