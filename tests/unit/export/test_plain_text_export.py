from __future__ import annotations

from dataclasses import replace

from sample_company import EXPORTED_AT, FULL, SAMPLE, UNNAMED

from interview_helper.domain.balance import weigh
from interview_helper.domain.wording import margin_sentence
from interview_helper.export.plain_text import render

MARGIN = margin_sentence(weigh(SAMPLE.reasons))


def test_a_company() -> None:
    assert (
        render([SAMPLE], EXPORTED_AT)
        == f"""\
Northwind *Traders*
===================
Data & analysis · 2nd interview · Tue 24 Nov 2026, 10:00 · open

A deal-breaker says turn it down: 4 for · 3 against
{MARGIN}
The deal-breaker: “Culture”.

Turn the interview down: 3
  ☑ Culture (weight 3 of 5 · deal-breaker)
      Rude.

      > twice
  ? Move_house (weight 2 of 5 · don’t know yet)
  ☐ Boss (weight 3 of 5)

Accept the interview: 4
  ☑ Interesting (weight 4 of 5)
  ? Values (weight 1 of 5 · don’t know yet)

Notes
-----
First round.
  - friendly

1. Ask about `Leeds`

From Interview Helper, Mon 23 Nov 2026, 10:42 UTC.
"""
    )


def test_everything_that_is_written_of_a_company() -> None:
    text = render([FULL], EXPORTED_AT).replace("\u00a0", " ")
    _, _, rest = text.partition("Leans towards accepting: 4 for · 2 against\n")
    assert (
        rest
        == f"""\
{margin_sentence(weigh(FULL.reasons))}
Tick what else is true, or “?” where you don’t know.
Ticked on both lists: “Below” and “Interesting”. Both can be true; which weighs more?
Weighed again after sleeping on it. 1 of 2 reasons moved; the verdict is the same.

Turn the interview down: 2
  ☑ Below (weight 2 of 5)
  1 hidden, and not weighed.

Accept the interview: 4
  ☑ Interesting (weight 4 of 5)
  ? Values (weight 1 of 5 · don’t know yet)

Questions
  ☑ Which 1. team?
      BI.
      # of six
  ☐ Who stays?

People met
  Ann *Ö* (Head of data · management · ann@example.org)
      Kind.

      Asked twice
  Somebody (Recruiter)
  Somebody
      The one with the dog

Decisions
  You accepted the 1st interview on Tue 10 Nov 2026. With the balance (it leaned towards accepting, \
4 for · 3 against).
      Practice.
  Looking back: glad.
      Learnt *much*
  You turned down the 2nd interview on Fri 20 Nov 2026. Neither with nor against the balance \
(nothing was weighed).

The rounds so far
  1st interview: leans towards accepting, 4 for · 3 against
  2nd interview (now): leans towards accepting, 4 for · 2 against

From Interview Helper, Mon 23 Nov 2026, 10:42 UTC.
""".replace("\u00a0", " ")
    )


def test_weighed_blind_nothing_tells_of_the_balance() -> None:
    text = render([replace(FULL, blind=True)], EXPORTED_AT)
    assert "\n\nWeighed blind\nThe balance is covered.\n\nTurn the interview down\n  ☑ Below" in text
    for telling in (
        "for\u00a0·",
        " for · ",
        "lean",
        "off by",
        "tip",
        "Ticked on both",
        "rounds so far",
        "moved",
    ):
        assert telling not in text, telling


def test_an_unnamed_company_and_several() -> None:
    text = render([UNNAMED, SAMPLE], EXPORTED_AT)
    assert text.startswith(
        "Unnamed company\n===============\n1st interview · no date yet · open\n\nNothing weighed"
    )
    assert "\n\n\nNorthwind *Traders*\n===" in text
    assert text.count("From Interview Helper") == 1


def test_none() -> None:
    assert render([], EXPORTED_AT).startswith("No companies.\n")


def test_long_notes_stay_whole_and_long_names_get_a_short_rule() -> None:
    notes = "\n".join(f"line {number}" for number in range(10_000))
    text = render([replace(SAMPLE, name="n" * 1000, notes=notes)], EXPORTED_AT)
    assert notes in text
    assert text.split("\n")[1] == "=" * 72
