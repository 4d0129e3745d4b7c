from __future__ import annotations

import pytest

from interview_helper.domain.findings import Finding, State, summary_words

GOOD = Finding("Rights", State.GOOD, "You alone.")
REMARK = Finding("Backups", State.REMARK, "There is none yet.", "Make one.")
TROUBLE = Finding("Data", State.TROUBLE, "Damaged.", "Keep it.")


def test_in_one_line() -> None:
    assert GOOD.words == "Rights: You alone."
    assert REMARK.words == "Backups: There is none yet. Make one."


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ([GOOD, GOOD], "Everything is as it should be."),
        ([GOOD, REMARK], "Your data is whole. One thing is worth knowing."),
        ([REMARK, REMARK], "Your data is whole. 2 things are worth knowing."),
        ([TROUBLE, REMARK], "One thing needs your attention."),
        ([TROUBLE, TROUBLE], "2 things need your attention."),
    ],
)
def test_all_in_one_sentence(findings: list[Finding], words: str) -> None:
    assert summary_words(findings) == words
