"""Every sentence that the program can say of a balance: the state on the left, the words on the right.

States are drawn as in ``drawn_states``: the decline list, then the accept list; ☑ ticked, ☐ not ticked,
? not known yet, each with its weight; ! a deal-breaker; = its counterpart; ( ) hidden. Whatever can be
said and is not here makes the last test fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from drawn_states import drawn
from hypothesis import given, settings
from reason_lists import reason_lists

from interview_helper.domain.account import account
from interview_helper.domain.balance import Verdict, weigh
from interview_helper.domain.company import Status
from interview_helper.domain.insight import insight
from interview_helper.domain.reasons import Reason, Side
from interview_helper.domain.wording import (
    ADVICE,
    COVERED,
    COVERED_SENTENCE,
    UNNAMED,
    balance_sentence,
    loads_words,
    margin_sentence,
    side_words,
    status_words,
    towards_words,
    verdict_words,
)

TEN_EACH = f"{'☑5 ' * 10}| {'☑5 ' * 10}"

# Single words and lines that follow from no balance.
FIXED = [
    (UNNAMED, "Unnamed company"),
    (COVERED, "Weighing blind"),
    (COVERED_SENTENCE, "The balance, both loads and the verdict are covered while you tick."),
    (ADVICE, "Coaches mostly say go: you learn more, you practise, they may see more in you."),
    (loads_words(12, 9), "12 for · 9 against"),
    (side_words(Side.DECLINE), "Turn the interview down"),
    (side_words(Side.ACCEPT), "Accept the interview"),
    (towards_words(Side.DECLINE), "turning it down"),
    (towards_words(Side.ACCEPT), "accepting"),
    (status_words(Status.OPEN), "open"),
    (status_words(Status.ACCEPTED), "accepted"),
    (status_words(Status.DECLINED), "declined"),
    (status_words(Status.ARCHIVED), "archived"),
]

# The first line: the verdict.
VERDICTS = [
    ("☐3 | ?3", "Nothing weighed yet"),
    ("☑5 | ☑5", "Too close to call"),
    ("☑4 ☑5 | ☑4 ☑5 ☑3", "Leans towards accepting"),
    ("☑4 ☑5 ☑3 | ☑4 ☑5", "Leans towards turning it down"),
    ("☑1 | ☑5 ☑5", "Clearly towards accepting"),
    ("☑5 ☑5 | ☑1", "Clearly towards turning it down"),
    ("☑1! | ☑5 ☑5", "A deal-breaker says turn it down"),
]

# The second line: how far the verdict can be trusted.
MARGINS = [
    ("|", "Tick what is true of this company, and the balance tips as you tick."),
    ("?5 | ☐5", "Tick what is true of this company, and the balance tips as you tick."),
    ("☑2 ☑2 ☑1 | ☑5", "Both pans carry the same."),
    # Too little is said as too little.
    ("☑4 | ☑4", "Only two reasons weighed so far, and both pans carry the same."),
    ("| ☑3", "Only one reason weighed so far, and nothing for turning it down."),
    ("☑3 |", "Only one reason weighed so far, and nothing for accepting."),
    ("| ☑3 ☑4", "Only two reasons weighed so far, and nothing for turning it down."),
    ("☑3 ☑4 |", "Only two reasons weighed so far, and nothing for accepting."),
    (
        "☑1 | ☑3",
        "Only two reasons weighed so far. Every weight could be off by up to 49 % and it would still lean "
        "this way.",
    ),
    # One pan empty.
    ("| ☑1 ☑2 ☑3", "Three reasons weighed so far, and nothing for turning it down."),
    ("☑1 ☑2 ☑3 ☑4 |", "Four reasons weighed so far, and nothing for accepting."),
    (f"| {'☑1 ' * 10}", "Ten reasons weighed so far, and nothing for turning it down."),
    (f"| {'☑1 ' * 11}", "11 reasons weighed so far, and nothing for turning it down."),
    # Something in both.
    ("☑4 ☑5 | ☑4 ☑5 ☑3", "Every weight could be off by up to 14 % and it would still lean this way."),
    ("☑5 ☑5 | ☑5 ☑5 ☑1", "The pans are nearly even: weights more than 4 % off could turn it."),
    (f"{TEN_EACH} ☑1", "The pans are so even that weights 1\u00a0% off could turn it."),
    # Outside the sum, still showing what the sum would say.
    ("☑3! | ☑5 ☑1", "The weights alone would lean towards accepting."),
    ("☑2! | ☑5 ☑3", "The weights alone would clearly lean towards accepting."),
    ("☑5! ☑5 | ☑2", "The weights alone would clearly lean towards turning it down."),
    ("☑5! ☑5 | ☑5 ☑5 ☑1", "The weights alone would be too close to call."),
    ("☑5! | ☑5", "The weights alone would be too close to call."),
    ("☑3! |", "The weights alone would lean towards turning it down."),
]

TOPICS = {
    "d1": "a difficult boss",
    "d2": "relocation",
    "d3": "the culture",
    "d4": "the values",
    "a1": "the salary",
    "a2": "the team",
}

# The third line: the one most useful thing, and the reason that a click on it goes to.
INSIGHTS = [
    ("☐3 | ☐3", "", None),
    # A deal-breaker is before everything.
    ("☑1! | ☑5 ☑5", "The deal-breaker: “Reason d1”.", "d1"),
    ("☑1! ?5 | ☑5", "The deal-breaker: “Reason d1”.", "d1"),
    ("☑2 ☑1! ☑2! | ☑5", "Two deal-breakers, the first: “Reason d2”.", "d2"),
    # A deal-breaker that is not known yet would settle it, unless it is turned down anyway.
    ("?1! |", "One deal-breaker is not known yet, and would settle it: a difficult boss.", "d1"),
    (
        "☐5 ?1! ?5 | ☑5 ☑5",
        "One deal-breaker is not known yet, and would settle it: relocation.",
        "d2",
    ),
    ("?1! ?3! | ☑5 ☑5 ☑5", "Two deal-breakers are not known yet, the first: a difficult boss.", "d1"),
    ("☑3 ?1! | ☑2 ?5", "One thing you don’t know yet would tip it: the team.", "a2"),
    # What is not known yet and would tip it.
    ("?2 | ☐1", "One thing you don’t know yet would tip it: a difficult boss.", "d1"),
    ("?4 | ☑3", "One thing you don’t know yet would tip it: a difficult boss.", "d1"),
    ("?3 | ☑3", "One thing you don’t know yet would bring the pans level: a difficult boss.", "d1"),
    (
        "?4 ?5 ?5 | ☑3",
        "Three things you don’t know yet could each tip it, the heaviest: relocation.",
        "d2",
    ),
    (
        "?3 ?3 | ☑3",
        "Two things you don’t know yet could each bring the pans level, the heaviest: a difficult boss.",
        "d1",
    ),
    (
        "?3 ?4 | ☑3",
        "Two things you don’t know yet could each tip it or bring it level, the heaviest: relocation.",
        "d2",
    ),
    # Too little is said as too little.
    ("☐5 | ☑3", "Tick what else is true, or “?” where you don’t know.", None),
    ("☑3 | ☑3", "Tick what else is true, or “?” where you don’t know.", None),
    ("?1 | ☑3", "Tick what else is true, or “?” where you don’t know.", None),
    # Equal weights say otherwise.
    ("☑1 ☑1 ☑1 | ☑5", "This rests on the weights alone: more reasons speak for turning it down.", None),
    ("☑5 | ☑1 ☑1 ☑2", "This rests on the weights alone: more reasons speak for accepting.", None),
    # Level.
    ("☑3 ☑2 | ☑5", "More reasons speak for turning it down, though lighter ones.", None),
    ("☑5 | ☑3 ☑2", "More reasons speak for accepting, though lighter ones.", None),
    ("☑2 ☑2 | ☑2 ☑2", "Any one tick or untick would tip it.", None),
    # The single tick or untick.
    ("☑2 ☐1 | ☑1 ☑1 ☑3", "Unticking “Reason a3” would bring the pans level.", "a3"),
    ("☑2 ☐2 | ☑3 ☑1", "Unticking “Reason a1” would tip it.", "a1"),
    ("☑2 ☐5 | ☑2 ☑2 ☑1", "Ticking “Reason d2” would tip it.", "d2"),
    ("☑2 ☐3 | ☑1 ☑1 ☑1 ☑2", "Ticking “Reason d2” would bring the pans level.", "d2"),
    # Nothing single.
    ("☑1 | ☑4 ☑3", "No single tick or untick would turn this; it would take two.", None),
    ("☑1 ☐1 | ☑3 ☑3 ☑3 ☑2", "No single tick or untick would turn this; it would take four.", None),
    (
        "☑1 ☐1! | ☑3 ☑3 ☑3 ☑2",
        "Deal-breakers apart, no single tick or untick would turn this; it would take four.",
        None,
    ),
    # Nothing at all.
    (
        "(☑5!) | ☑3 ☑3 ☑3",
        "Nothing on your lists could turn this: they hold no reason for turning it down.",
        None,
    ),
    ("☑3 ☑3 ☑3 | (?3)", "Nothing on your lists could turn this: they hold no reason for accepting.", None),
]

# The account: heading, sentences, and the reasons that a click goes to.
_NO_FURTHER = "each in the worst direction, and the same side would still be ahead."
_CONSISTENT = "It says how firmly your own weights lean, not whether you are right."
ACCOUNT = [
    # What a deal-breaker does.
    (
        "☑2! | ☑5 ☑5",
        "Deal-breaker",
        "A deal-breaker is ticked. That says turn it down, whatever the sum says, until you untick it or no "
        "longer call it one. The weights alone would clearly lean towards accepting.",
        ["d1: “Reason d1” (weight 2)"],
    ),
    (
        "☑2! ☑1! | ☑2 ☑1",
        "Deal-breakers",
        "Two deal-breakers are ticked. That says turn it down, whatever the sum says, until you untick them "
        "or no longer call them deal-breakers. The weights alone would be too close to call.",
        ["d1: “Reason d1” (weight 2)", "d2: “Reason d2” (weight 1)"],
    ),
    (
        "☑2! |",
        "Deal-breaker",
        "A deal-breaker is ticked. That says turn it down, whatever the sum says, until you untick it or no "
        "longer call it one. The weights alone would lean towards turning it down.",
        ["d1: “Reason d1” (weight 2)"],
    ),
    # The loads.
    ("☐3 | ☐3", "What is weighed", "Nothing is ticked yet: both pans are empty.", []),
    (
        "☑4 ☑3 | ☑5",
        "What is weighed",
        "5 for accepting, from one reason; 7 for turning it down, from two reasons. The difference, 2 of 12, "
        "is how far the beam leans.",
        [],
    ),
    (
        "☑4 |",
        "What is weighed",
        "Nothing for accepting; 4 for turning it down, from one reason. The difference, 4 of 4, is how far "
        "the beam leans.",
        [],
    ),
    (
        "| ☑4 ☑1",
        "What is weighed",
        "5 for accepting, from two reasons; nothing for turning it down. The difference, 5 of 5, is how far "
        "the beam leans.",
        [],
    ),
    (
        "☑2 | ☑1 ☑1",
        "What is weighed",
        "2 for accepting, from two reasons; 2 for turning it down, from one reason. Both pans carry the "
        "same, so the beam is level.",
        [],
    ),
    # Few reasons.
    (
        "☑4 |",
        "Few reasons",
        "Only one reason weighed so far: too little to go by. With fewer than three, the verdict is at most "
        "“leans”.",
        [],
    ),
    (
        "☑5 | ☑2",
        "Few reasons",
        "Only two reasons weighed so far: too little to go by. With fewer than three, the verdict is at most "
        "“leans”.",
        [],
    ),
    # The margin.
    (
        "☑4 ☑3 ☑2 | ☑4 ☑5 ☑3",
        "Margin",
        f"Every weight could be off by up to 14 %, {_NO_FURTHER} {_CONSISTENT}",
        [],
    ),
    (
        "☑5 ☑5 | ☑5 ☑5 ☑1",
        "Margin",
        f"Every weight could be off by up to 4 %, {_NO_FURTHER} {_CONSISTENT} "
        "A difference of less than a tenth of the whole is too close to call.",
        [],
    ),
    (
        f"{TEN_EACH} ☑1",
        "Margin",
        "Weights 1\u00a0% off could turn it. A difference of less than a tenth of the whole is "
        "too close to call.",
        [],
    ),
    (
        "☑1 ☑1 ☑1 |",
        "Margin",
        "Nothing lies on the other pan, so no error in the weights could turn it.",
        [],
    ),
    # A single change, by name.
    (
        "☑1 ☑1 | ☑5 ☐2",
        "A single change",
        "This alone would tip it:",
        ["a1: Untick “Reason a1” (weight 5)"],
    ),
    (
        "☑2 ☐3 | ☑1 ☑1 ☑1 ☑2",
        "A single change",
        "This alone would bring the pans level:",
        ["d2: Tick “Reason d2” (weight 3, brings it level)"],
    ),
    (
        "☑2 ☑1 | ☑5 ☑3",
        "A single change",
        "This alone would bring the pans level:",
        ["a1: Untick “Reason a1” (weight 5, brings it level)"],
    ),
    (
        "☑1 ☐4 | ☑2 ☑2",
        "A single change",
        "This alone would tip it:",
        ["d2: Tick “Reason d2” (weight 4)"],
    ),
    (
        "☑3 ☑2 | ☑3 ☑1",
        "A single change",
        "Each of these alone would tip it:",
        ["d1: Untick “Reason d1” (weight 3)", "d2: Untick “Reason d2” (weight 2)"],
    ),
    (
        "☑3 ?5 ?5 | ☑4 ☑4",
        "A single change",
        "Each of these alone would bring the pans level:",
        [
            "d2: Tick “Reason d2” (weight 5, brings it level)",
            "d3: Tick “Reason d3” (weight 5, brings it level)",
        ],
    ),
    (
        "☑2 ☐2 (☐5) | ☑3 ☑1",
        "A single change",
        "Each of these alone would tip it or bring it level:",
        ["a1: Untick “Reason a1” (weight 3)", "d2: Tick “Reason d2” (weight 2, brings it level)"],
    ),
    # How many changes.
    (
        "☑2 ☐3 | ☑1 ☑1 ☑1 ☑2",
        "How many changes",
        "To tip it right over to the other side would take two.",
        [],
    ),
    (
        "☑1 ☐1 | ☑3 ☑3 ☑3 ☑2",
        "How many changes",
        "No single tick or untick would turn this; it would take four.",
        [],
    ),
    (
        "?2! | ☑4 ☑4 ☑1",
        "How many changes",
        "Deal-breakers apart, no single tick or untick would turn this; it would take three.",
        [],
    ),
    (
        "| ☑3 ☑3 ☑3",
        "How many changes",
        "Nothing on your lists could turn this: they hold no reason for turning it down.",
        [],
    ),
    (
        "☑3 ☑3 ☑3 | (☑3)",
        "How many changes",
        "Nothing on your lists could turn this: they hold no reason for accepting.",
        [],
    ),
    # Equal weights.
    (
        "☑2 | ☑3 ☑1",
        "With equal weights",
        "Counted without weights the same side is ahead, two to one.",
        [],
    ),
    (
        "| ☑3 ☑1 ☑1",
        "With equal weights",
        "Counted without weights the same side is ahead, three to none.",
        [],
    ),
    (
        "☑1 ☑1 | ☑5",
        "With equal weights",
        "Counted without weights the other side is ahead, two to one: this rests on the weights alone. "
        "Look at them once more.",
        [],
    ),
    (
        "☑2 ☑1 | ☑5 ☑3",
        "With equal weights",
        "Counted without weights it would be level, two to two: the lean comes from the weights alone.",
        [],
    ),
    (
        "☑2 ☑1 | ☑2 ☑1",
        "With equal weights",
        "Counted without weights it would be level, two to two, too.",
        [],
    ),
    (
        "☑5 | ☑3 ☑2",
        "With equal weights",
        "Counted without weights it would lean towards accepting, two to one.",
        [],
    ),
    (
        "☑3 ☑2 | ☑5",
        "With equal weights",
        "Counted without weights it would lean towards turning it down, two to one.",
        [],
    ),
    # Contradictions.
    (
        "☑3=a1 ☑2=a2 | ☑3 ☑1",
        "Ticked on both sides",
        "These two speak of the same thing. Both can be true; which weighs more?",
        ["d1: “Reason d1” (weight 3)", "a1: “Reason a1” (weight 3)"],
    ),
    (
        "☑3=a1 ☑2=a2 | ☑3 ☑1",
        "",
        "And these two:",
        ["d2: “Reason d2” (weight 2)", "a2: “Reason a2” (weight 1)"],
    ),
    # What is not known yet: the range, and whether it is settled.
    (
        "☑3 ?1 | ☑4 ☑4",
        "Not known yet",
        "One reason is not known yet. If what speaks against it came true: 8 for · 4 against. "
        "Settled: however that turns out, the same side stays ahead.",
        ["d2: “Reason d2” (weight 1)"],
    ),
    (
        "☑3 ?5 | ☑4 ☑4",
        "Not known yet",
        "One reason is not known yet. If what speaks against it came true: 8 for · 8 against. "
        "Not settled: the answer could bring the pans level.",
        ["d2: “Reason d2” (weight 5, brings it level)"],
    ),
    (
        "☑3 | ☑1 ?4",
        "Not known yet",
        "One reason is not known yet. If what speaks for it came true: 5 for · 3 against. "
        "Not settled: the answer could tip it.",
        ["a2: “Reason a2” (weight 4, tips it)"],
    ),
    (
        "☑3 ?3 ?3 | ☑4 ☑4 ?2",
        "Not known yet",
        "Three reasons are not known yet. If only what speaks against it came true: 8 for · 9 against. "
        "If only what speaks for it came true: 10 for · 3 against. "
        "Not settled: no single answer could tip it, but together they could.",
        ["d2: “Reason d2” (weight 3)", "d3: “Reason d3” (weight 3)", "a3: “Reason a3” (weight 2)"],
    ),
    (
        "?2 ?4 | ☑3",
        "Not known yet",
        "Two reasons are not known yet. If what speaks against it came true: 3 for · 6 against. "
        "Not settled: a single answer could tip it.",
        ["d2: “Reason d2” (weight 4, tips it)", "d1: “Reason d1” (weight 2)"],
    ),
    (
        "?2 ?3 | ☑3",
        "Not known yet",
        "Two reasons are not known yet. If what speaks against it came true: 3 for · 5 against. "
        "Not settled: a single answer could bring the pans level.",
        ["d2: “Reason d2” (weight 3, brings it level)", "d1: “Reason d1” (weight 2)"],
    ),
    (
        "?4 ?3 | ☑3",
        "Not known yet",
        "Two reasons are not known yet. If what speaks against it came true: 3 for · 7 against. "
        "Not settled: a single answer could tip it or bring it level.",
        ["d1: “Reason d1” (weight 4, tips it)", "d2: “Reason d2” (weight 3, brings it level)"],
    ),
    (
        "?2! | ☑4 ☑4 ☑1",
        "Not known yet",
        "One reason is not known yet. If what speaks against it came true: 9 for · 2 against. "
        "Not settled: it is a deal-breaker, which would settle it outside the sum.",
        ["d1: “Reason d1” (weight 2, a deal-breaker)"],
    ),
    (
        "?4 ?2! | ☑4 ☑4 ☑1",
        "Not known yet",
        "Two reasons are not known yet. If what speaks against it came true: 9 for · 6 against. "
        "Not settled: one of them is a deal-breaker, which would settle it outside the sum.",
        ["d2: “Reason d2” (weight 2, a deal-breaker)", "d1: “Reason d1” (weight 4)"],
    ),
    (
        "?2! ?1! | ☑4 ☑4 ☑1",
        "Not known yet",
        "Two reasons are not known yet. If what speaks against it came true: 9 for · 3 against. "
        "Not settled: among them are deal-breakers, which would settle it outside the sum.",
        ["d1: “Reason d1” (weight 2, a deal-breaker)", "d2: “Reason d2” (weight 1, a deal-breaker)"],
    ),
    (
        "☑2! ?4 | ☑5 ?5 ☑1",
        "Not known yet",
        "Two reasons are not known yet. If only what speaks against it came true: 6 for · 6 against. "
        "If only what speaks for it came true: 11 for · 2 against. "
        "While a deal-breaker is ticked, none of that changes the verdict.",
        ["a2: “Reason a2” (weight 5)", "d2: “Reason d2” (weight 4)"],
    ),
    # Too close to call.
    (
        "☑2 | ☑1 ☑1",
        "Advice",
        "Coaches mostly say go: you learn more, you practise, they may see more in you. "
        "It counts on neither pan; Help says where it comes from.",
        [],
    ),
]

# The whole balance, for somebody who cannot see it.
BALANCES = [
    ("|", "Nothing weighed yet: both pans are empty."),
    ("☑2 ☑2 | ☑4", "Too close to call: 4 for, 4 against."),
    ("☑4 ☑5 | ☑4 ☑5 ☑3", "Leans towards accepting: 12 for, 9 against."),
    ("☑4 ☑5 ☑3 | ☑4 ☑5", "Leans towards turning it down: 9 for, 12 against."),
    ("☑1 | ☑5 ☑5", "Clearly towards accepting: 10 for, 1 against."),
    ("☑5 ☑5 | ☑1", "Clearly towards turning it down: 1 for, 10 against."),
    ("☑1! | ☑5 ☑5", "A deal-breaker says turn it down: 10 for, 1 against."),
    ("☑1! ?5 ?5 | ☑5", "A deal-breaker says turn it down: 5 for, 1 against."),
    (
        "☑4 ☑5 ?2 | ☑4 ☑5 ☑3",
        "Leans towards accepting: 12 for, 9 against. What you don’t know yet cannot turn it.",
    ),
    (
        "☑4 ☑5 ?3 | ☑4 ☑5 ☑3",
        "Leans towards accepting: 12 for, 9 against. What you don’t know yet could turn it.",
    ),
    (
        "☑3 | ☑3 ?1",
        "Too close to call: 3 for, 3 against. What you don’t know yet could turn it.",
    ),
]


@pytest.mark.parametrize(("said", "words"), FIXED)
def test_fixed_words(said: str, words: str) -> None:
    assert said == words


@pytest.mark.parametrize(("state", "words"), VERDICTS)
def test_verdict(state: str, words: str) -> None:
    assert verdict_words(weigh(drawn(state)).verdict) == words


def test_every_verdict_has_its_words() -> None:
    assert {weigh(drawn(state)).verdict for state, _ in VERDICTS} == set(Verdict)


@pytest.mark.parametrize(("state", "words"), MARGINS)
def test_margin(state: str, words: str) -> None:
    assert margin_sentence(weigh(drawn(state))) == words


@pytest.mark.parametrize(("state", "words", "reason"), INSIGHTS)
def test_insight(state: str, words: str, reason: str | None) -> None:
    listed = drawn(state)
    said = insight(weigh(listed), listed, TOPICS)
    assert (said.words, said.reason) == (words, reason)


@pytest.mark.parametrize(("state", "heading", "words", "rows"), ACCOUNT)
def test_account(state: str, heading: str, words: str, rows: list[str]) -> None:
    listed = drawn(state)
    (line,) = [one for one in account(weigh(listed), listed) if one.heading == heading]
    assert line.words == words
    assert [f"{row.reason}: {row.words}" for row in line.rows] == rows


@pytest.mark.parametrize(("state", "words"), BALANCES)
def test_balance(state: str, words: str) -> None:
    assert balance_sentence(weigh(drawn(state))) == words


def test_an_account_from_first_to_last() -> None:
    listed = drawn("☑4=a1 ?4 | ☑5 ☑1 ☑1")
    assert [line.heading for line in account(weigh(listed), listed)] == [
        "What is weighed",
        "Margin",
        "A single change",
        "With equal weights",
        "Ticked on both sides",
        "Not known yet",
    ]


# Whatever else can be said?

_COUNTS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "none"]
_NUMBER = re.compile(rf"\b(?:{'|'.join(_COUNTS)}|\d+)\b", re.IGNORECASE)
_NAME = re.compile(rf"“Reason \w+”|{'|'.join(map(re.escape, TOPICS.values()))}")


def shapes(words: str) -> Iterator[str]:
    """The sentences, whatever number and name is in them."""
    words = _NUMBER.sub("N", _NAME.sub("“…”", words))
    yield from re.split(r"(?<=[.?:;,]) ", words)


LISTED = {
    shape
    for words in (
        *(row[1] for row in (*VERDICTS, *MARGINS, *INSIGHTS, *BALANCES)),
        *(words for line in ACCOUNT for words in (line[1], line[2], *line[3])),
    )
    for shape in shapes(words)
}


@settings(max_examples=600)
@given(reason_lists(deal_breakers=True))
def test_no_sentence_is_missing_here(unnamed: tuple[Reason, ...]) -> None:
    listed = tuple(
        Reason(
            reason.id,
            reason.side,
            f"Reason {reason.id}",
            reason.weight,
            reason.mark,
            reason.deal_breaker,
            counterpart=reason.counterpart,
        )
        for reason in unnamed
    )
    balance = weigh(listed)
    said = [
        verdict_words(balance.verdict),
        margin_sentence(balance),
        insight(balance, listed, TOPICS).words,
        balance_sentence(balance),
    ]
    for line in account(balance, listed):
        said += [line.heading, line.words, *(f"{row.reason}: {row.words}" for row in line.rows)]
    rows = re.compile(r"^[ad]\d+:$")
    missing = {
        shape for words in said for shape in shapes(words) if shape not in LISTED and not rows.match(shape)
    }
    assert missing == set()
