"""Names, dates and counts in words, and what holds for every sentence; the sentences: ``test_sentences``."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from reason_lists import reason_lists

from interview_helper.domain.balance import weigh
from interview_helper.domain.insight import insight
from interview_helper.domain.reasons import Reason
from interview_helper.domain.wording import (
    balance_sentence,
    count_words,
    interview_words,
    margin_sentence,
    quoted,
    reasons_words,
    round_words,
    short_round_words,
    shortened,
    shown_name,
    verdict_words,
)


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


@given(reason_lists(deal_breakers=True))
def test_no_sentence_claims_a_probability_or_speaks_of_taking_the_job(listed: tuple[Reason, ...]) -> None:
    balance = weigh(listed)
    topics = {reason.id: "this" for reason in listed}
    said = [
        verdict_words(balance.verdict),
        margin_sentence(balance),
        insight(balance, listed, topics).words,
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
    assert quoted("one two", limit=5) == "“one…”"


def test_counts_are_words_up_to_ten() -> None:
    assert [count_words(number) for number in (0, 1, 10, 11)] == ["no", "one", "ten", "11"]
    assert [reasons_words(number) for number in (1, 2)] == ["one reason", "two reasons"]
