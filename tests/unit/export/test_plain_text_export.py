from __future__ import annotations

from dataclasses import replace

from sample_company import EXPORTED_AT, SAMPLE, UNNAMED

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
One thing you don’t know yet would tip it: “Move_house”.

Turn the interview down: 3
  ☑ Culture (weight 3 of 5 · deal-breaker)
      Rude.

      > twice
  ? Move_house (weight 2 of 5 · don’t know yet, and would tip the balance)
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
