"""Every sentence that the balance can say: the state on the left, the words on the right.

States are written as in ``reason_lists.reasons``: the ticked weights of each side, ``?`` for unknown,
``-`` for unticked, ``!`` for a deal-breaker.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from reason_lists import reason_lists, reasons

from interview_helper.domain.balance import Verdict, weigh
from interview_helper.domain.company import Status
from interview_helper.domain.reasons import Reason, Side
from interview_helper.domain.wording import (
    balance_sentence,
    interview_words,
    loads_words,
    margin_sentence,
    round_words,
    short_round_words,
    shortened,
    shown_name,
    side_words,
    status_words,
    tipping_sentence,
    verdict_words,
)

VERDICTS = {
    Verdict.NOTHING_WEIGHED: "Nothing weighed yet",
    Verdict.TOO_CLOSE: "Too close to call",
    Verdict.LEANS_ACCEPT: "Leans towards accepting",
    Verdict.LEANS_DECLINE: "Leans towards turning it down",
    Verdict.CLEARLY_ACCEPT: "Clearly towards accepting",
    Verdict.CLEARLY_DECLINE: "Clearly towards turning it down",
    Verdict.DEAL_BREAKER: "A deal-breaker says turn it down",
}

# decline, accept → the margin sentence
MARGINS = [
    ("", "", "Tick what is true of this company, and the balance tips as you tick."),
    ("?5", "-5", "Tick what is true of this company, and the balance tips as you tick."),
    ("2 2 1", "5", "Both pans carry the same."),
    # One pan empty.
    ("", "3", "Only one reason weighed so far, and nothing for turning it down."),
    ("3", "", "Only one reason weighed so far, and nothing for accepting."),
    ("", "3 4", "Only two reasons weighed so far, and nothing for turning it down."),
    ("3 4", "", "Only two reasons weighed so far, and nothing for accepting."),
    ("", "1 2 3", "Three reasons weighed so far, and nothing for turning it down."),
    ("1 2 3 4", "", "Four reasons weighed so far, and nothing for accepting."),
    ("", "1 " * 10, "Ten reasons weighed so far, and nothing for turning it down."),
    ("", "1 " * 11, "11 reasons weighed so far, and nothing for turning it down."),
    # Something in both.
    (
        "4 5",
        "4 5 3",
        "Every weight could be off by up to 14 % and it would still lean this way.",
    ),
    (
        "1",
        "3",
        "Only two reasons weighed so far. "
        "Every weight could be off by up to 49 % and it would still lean this way.",
    ),
    # Outside the sum.
    ("!2", "5 3", "The weights alone would lean towards accepting."),
    ("!5 5", "2", "The weights alone would lean towards turning it down."),
    ("!5 5", "5 5 1", "The weights alone would be too close to call."),
    ("!5", "5", "The weights alone would be too close to call."),
    ("!3", "", "The weights alone would lean towards turning it down."),
    # Nearly even.
    ("5 5", "5 5 1", "The pans are nearly even: weights more than 4 % off could turn it."),
    (
        "5 5 5 5 5 5 5 5 5 5",
        "5 5 5 5 5 5 5 5 5 5 1",
        "The pans are so even that the smallest error in the weights could turn it.",
    ),
    ("4", "4", "Only two reasons weighed so far, and both pans carry the same."),
]

# decline, accept → the tipping sentence
TOPICS = {
    "d1": "a difficult boss",
    "d2": "relocation",
    "d3": "the culture",
    "d4": "the values",
    "a1": "the salary",
}
TIPPING = [
    ("", "3", ""),
    ("?1", "3", ""),
    ("-5", "3", ""),
    ("?4", "3", "One thing you don’t know yet would tip it: a difficult boss."),
    (
        "?4 ?3",
        "3",
        "Two things you don’t know yet could each tip it: a difficult boss, relocation.",
    ),
    (
        "?4 ?3 ?3",
        "3",
        "Three things you don’t know yet could each tip it: a difficult boss, relocation, the culture.",
    ),
    (
        "?4 ?3 ?3 ?5",
        "3",
        "Four things you don’t know yet could each tip it: "
        "a difficult boss, relocation, the culture and more.",
    ),
    ("?1", "?1", "Two things you don’t know yet could each tip it: a difficult boss, the salary."),
]

# decline, accept → the whole balance for somebody who cannot see it
BALANCES = [
    ("", "", "Nothing weighed yet: both pans are empty."),
    ("2 2", "4", "Too close to call: 4 for, 4 against."),
    ("4 5", "4 5 3", "Leans towards accepting: 12 for, 9 against."),
    ("4 5 3", "4 5", "Leans towards turning it down: 9 for, 12 against."),
    ("1", "5 5", "Clearly towards accepting: 10 for, 1 against."),
    ("5 5", "1", "Clearly towards turning it down: 1 for, 10 against."),
    ("!1", "5 5", "A deal-breaker says turn it down: 10 for, 1 against."),
    (
        "4 5 ?2",
        "4 5 3",
        "Leans towards accepting: 12 for, 9 against. What you don’t know yet cannot turn it.",
    ),
    (
        "4 5 ?3",
        "4 5 3",
        "Leans towards accepting: 12 for, 9 against. What you don’t know yet could turn it.",
    ),
    (
        "3",
        "3 ?1",
        "Too close to call: 3 for, 3 against. What you don’t know yet could turn it.",
    ),
]


@pytest.mark.parametrize("verdict", Verdict)
def test_verdict_words(verdict: Verdict) -> None:
    assert verdict_words(verdict) == VERDICTS[verdict]


@pytest.mark.parametrize(("decline", "accept", "sentence"), MARGINS)
def test_margin_sentence(decline: str, accept: str, sentence: str) -> None:
    assert margin_sentence(weigh(reasons(decline, accept))) == sentence


@pytest.mark.parametrize(("decline", "accept", "sentence"), TIPPING)
def test_tipping_sentence(decline: str, accept: str, sentence: str) -> None:
    assert tipping_sentence(weigh(reasons(decline, accept)), TOPICS) == sentence


@pytest.mark.parametrize(("decline", "accept", "sentence"), BALANCES)
def test_balance_sentence(decline: str, accept: str, sentence: str) -> None:
    assert balance_sentence(weigh(reasons(decline, accept))) == sentence


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st interview"),
        (2, "2nd interview"),
        (3, "3rd interview"),
        (4, "4th interview"),
        (10, "10th interview"),
        (11, "11th interview"),
        (12, "12th interview"),
        (13, "13th interview"),
        (14, "14th interview"),
        (21, "21st interview"),
        (22, "22nd interview"),
        (33, "33rd interview"),
        (99, "99th interview"),
    ],
)
def test_round_words(number: int, words: str) -> None:
    assert round_words(number) == words
    assert words == f"{short_round_words(number)} interview"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Acme", "Acme"),
        ("  Acme Ltd ", "Acme Ltd"),
        ("", "Unnamed company"),
        (" \u00a0", "Unnamed company"),
        ("<b>Acme</b>", "<b>Acme</b>"),
    ],
)
def test_shown_name(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_loads_words() -> None:
    assert loads_words(12, 9) == "12 for · 9 against"
    assert loads_words(0, 0) == "0 for · 0 against"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (None, "no date yet"),
        (datetime(2026, 11, 24, 10, 0), "Tue 24 Nov, 10:00"),
        (datetime(2026, 1, 1, 0, 5), "Thu 1 Jan, 00:05"),
        (datetime(2026, 12, 31, 23, 59), "Thu 31 Dec, 23:59"),
        (datetime(2027, 1, 3, 9, 30), "Sun 3 Jan 2027, 09:30"),
        (datetime(2025, 12, 29, 14, 0), "Mon 29 Dec 2025, 14:00"),
        (datetime(1999, 5, 1, 8, 0), "Sat 1 May 1999, 08:00"),
    ],
)
def test_interview_words(moment: datetime | None, words: str) -> None:
    assert interview_words(moment, date(2026, 11, 23)) == words


def test_every_day_and_month_has_its_name() -> None:
    # From a Monday on, seven days; then the first of each month.
    days = [interview_words(datetime(2026, 6, day), date(2026, 6, 1))[:3] for day in range(1, 8)]
    assert days == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    months = [interview_words(datetime(2026, month, 1), date(2026, 6, 1))[6:9] for month in range(1, 13)]
    assert " ".join(months) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


def test_side_words() -> None:
    assert {side: side_words(side) for side in Side} == {
        Side.DECLINE: "Turn the interview down",
        Side.ACCEPT: "Accept the interview",
    }


def test_status_words() -> None:
    assert {status: status_words(status) for status in Status} == {
        Status.OPEN: "open",
        Status.ACCEPTED: "accepted",
        Status.DECLINED: "declined",
        Status.ARCHIVED: "archived",
    }


@given(reason_lists(deal_breakers=True))
def test_no_sentence_claims_a_probability_or_speaks_of_taking_the_job(listed: tuple[Reason, ...]) -> None:
    balance = weigh(listed)
    topics = {reason.id: "this" for reason in listed}
    said = [
        verdict_words(balance.verdict),
        margin_sentence(balance),
        tipping_sentence(balance, topics),
        balance_sentence(balance),
    ]
    for sentence in said:
        assert not {"probability", "probably", "likely", "chance", "score", "job"} & set(
            sentence.lower().replace(",", " ").replace(".", " ").split()
        )
    # The margin is the one percentage there is.
    assert "%" not in said[0] + said[2] + said[3]


@given(reason_lists(most_a_side=2))
def test_too_few_reasons_are_counted_out_beside_a_lean(listed: tuple[Reason, ...]) -> None:
    balance = weigh(listed)
    few = {1: "Only one reason weighed so far", 2: "Only two reasons weighed so far"}
    if balance.ticked_count in few and balance.verdict.value.startswith("leans"):
        assert margin_sentence(balance).startswith(few[balance.ticked_count])
    if balance.ticked_count > 2:
        assert "Only" not in margin_sentence(balance)


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    assert shortened("Northwind Traders") == "Northwind Traders"
    assert shortened("a" * 60) == "a" * 60
    assert shortened("a" * 61) == "a" * 59 + "…"
    assert shortened("one two", limit=5) == "one…"
