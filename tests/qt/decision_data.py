"""Companies with decisions, rounds and nights, for the tests of what shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from qt_data import company, reason

from interview_helper.domain.company import Company
from interview_helper.domain.deciding import decide, looked_back, reopen, with_hindsight_words
from interview_helper.domain.decisions import Feeling, Outcome
from interview_helper.domain.reasons import Mark, Side
from interview_helper.domain.sleeping import in_round, sleep_on, uncover_both, weigh_again

# Noon wherever the tests run: days are said in the computer's zone.
NOW = datetime(2026, 11, 23, 12).astimezone()
TODAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 21)

BLANK = company("one", reasons=(reason("far", text="Too far"), reason("good", Side.ACCEPT, text="Good team")))
WEIGHED = BLANK.with_mark("far", Mark.TICKED).with_mark("good", Mark.TICKED).with_weight("good", 5)
SECOND = in_round(WEIGHED, 2, "w1", NOW - timedelta(days=7)).with_mark("good", Mark.UNKNOWN)
DECIDED = decide(SECOND, Outcome.ACCEPTED, "To meet the team", SATURDAY, "first")
SORRY = looked_back(DECIDED, "first", Feeling.SORRY, TODAY)
TOLD = with_hindsight_words(SORRY, "first", "Too long a day")
REOPENED = reopen(DECIDED)
ASLEEP = sleep_on(WEIGHED, "night", NOW - timedelta(hours=1))
AGAIN = weigh_again(ASLEEP, (), "x", NOW)
DONE = uncover_both(AGAIN.with_mark("far", Mark.TICKED), "again", NOW)


def other(one: Company, **changes: object) -> Company:
    """The same as another company."""
    return replace(one, id="two", name="two", **changes)
