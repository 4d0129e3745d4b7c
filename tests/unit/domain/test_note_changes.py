"""Which lines of an earlier version are gone, how many have come, and how long ago it was written."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain import note_changes
from interview_helper.domain.note_changes import NoteChanges, ago_words, changes_between, changes_words

NOW = datetime(2026, 11, 23, 10, 42)


def changes(earlier: str, present: str) -> tuple[set[int], int]:
    found = changes_between(earlier, present)
    assert found.same is (earlier == present)
    return set(found.gone), found.come


def test_nothing() -> None:
    assert changes("a\nb", "a\nb") == (set(), 0)
    assert changes("", "") == (set(), 0)


def test_lines_that_went_and_came() -> None:
    assert changes("a\nb\nc", "a\nc") == ({1}, 0)
    assert changes("a\nc", "a\nb\nc\nd") == (set(), 2)
    assert changes("a\nb\nc", "a\nB\nc") == ({1}, 1)
    assert changes("a\nb", "") == ({0, 1}, 0)


def test_a_line_that_moved_is_gone_where_it_was() -> None:
    assert changes("a\nb\nc", "b\nc\na") == ({0}, 1)


def test_blank_lines_do_not_count() -> None:
    assert changes("a\n\n \nb", "a\nb\n\t\n") == (set(), 0)


lines = st.lists(st.sampled_from(["a", "b", "c", "", " "]), max_size=12).map("\n".join)


@pytest.mark.parametrize("most", [1_000_000, 0])
@given(earlier=lines, present=lines)
def test_what_stays_is_in_both(most: int, earlier: str, present: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(note_changes, "_MOST_PAIRS", most)
        gone, come = changes(earlier, present)
    before = earlier.split("\n")
    stay = [line for place, line in enumerate(before) if place not in gone and line.strip()]
    after = [line for line in present.split("\n") if line.strip()]
    assert all(before[place].strip() for place in gone)
    assert len(stay) == len(after) - come
    for line in set(stay):
        assert stay.count(line) <= after.count(line)


def test_very_many_lines_are_compared_in_time() -> None:
    """A hundred thousand lines, as many as notes can have, of the worst kind for an ordered comparison."""
    earlier = "\n".join(str(number % 97) for number in range(60_000))
    present = "\n".join(str(number % 89) for number in range(60_000))
    gone, come = changes(earlier, present)
    assert len(gone) == come > 0


def test_words() -> None:
    def words(gone: int, come: int) -> str:
        return changes_words(NoteChanges(frozenset(range(gone)), come, same=False))

    assert changes_words(changes_between("a", "a")) == "The notes are just so now."
    assert words(0, 0) == "Only blank lines are others now."
    assert words(1, 0) == "1 line is no longer in your notes, marked −."
    assert words(2, 1) == "2 lines are no longer in your notes, marked −. 1 line has come since."
    assert words(0, 1_234) == "1,234 lines have come since."


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "clock was ahead"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (62, "8 weeks ago"),
        (63, "2 months ago"),
        (729, "24 months ago"),
        (730, "2 years ago"),
        (4_000, "10 years ago"),
    ],
)
def test_how_long_ago(days: int, words: str) -> None:
    assert ago_words(NOW - timedelta(days=days), NOW) == words
    assert ago_words(NOW.replace(hour=0, minute=0) - timedelta(days=days), NOW) == words
