from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_helper.domain.company import Company, Status
from interview_helper.domain.merging import SEPARATOR, MergeRefused, merge
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.text import NOTE_LIMIT

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LATER = START + timedelta(hours=5)


def company(updated_at: datetime = START, **fields: object) -> Company:
    return Company(id="northwind", created_at=START, updated_at=updated_at, **fields)  # type: ignore[arg-type]


def reason(identity: str, note: str = "", mark: Mark = Mark.TICKED, side: Side = Side.DECLINE) -> Reason:
    return Reason(identity, side, f"text of {identity}", mark=mark, note=note)


NOTE_LINES = st.sampled_from(["a", "b", "a b", "", " ", "\tc", SEPARATOR, "Ask about Leeds."])
NOTES = st.lists(NOTE_LINES, max_size=4).map("\n".join)
REASONS = st.lists(
    st.builds(
        Reason,
        id=st.sampled_from(["r1", "r2", "r3", "r4"]),
        side=st.sampled_from(Side),
        text=st.just("a reason"),
        weight=st.integers(1, 5),
        mark=st.sampled_from(Mark),
        note=NOTES,
    ),
    max_size=4,
    unique_by=lambda made: made.id,
).map(tuple)
COMPANIES = st.builds(
    Company,
    id=st.just("same"),
    created_at=st.integers(0, 3).map(lambda hours: START - timedelta(hours=hours)),
    updated_at=st.integers(0, 3).map(lambda hours: START + timedelta(hours=hours)),
    name=st.sampled_from(["", "Northwind", "Fabrikam"]),
    round=st.integers(1, 99),
    status=st.sampled_from(Status),
    notes=NOTES,
    reasons=REASONS,
)


def said_lines(merged: Company) -> set[str]:
    notes = [merged.notes, *(held.note for held in merged.reasons)]
    return {line for note in notes for line in note.split("\n")}


class TestTheNewerWins:
    @pytest.mark.parametrize("theirs_at", [START - timedelta(hours=1), START], ids=["older", "as old"])
    def test_mine_stays_unless_theirs_is_newer(self, theirs_at: datetime) -> None:
        mine = company(name="Northwind", round=2, status=Status.ACCEPTED)
        assert merge(mine, company(theirs_at, name="Other", round=9)) == mine

    def test_theirs_is_taken_when_it_is_newer(self) -> None:
        theirs = company(LATER, name="Other", round=9, reasons=(reason("r1"),))
        assert merge(company(name="Northwind", reasons=(reason("r1", mark=Mark.UNKNOWN),)), theirs) == theirs

    def test_the_earlier_creation_stays(self) -> None:
        early = START - timedelta(days=9)
        assert merge(company(), replace(company(LATER), created_at=early)).created_at == early
        assert merge(replace(company(), created_at=early), company(LATER)).created_at == early


class TestNotes:
    def test_both_notes_are_kept_the_newer_first_with_a_line_between(self) -> None:
        merged = merge(company(notes="mine"), company(LATER, notes="theirs"))
        assert merged.notes == f"theirs\n\n{SEPARATOR}\nmine"

    @pytest.mark.parametrize("times", [(START, LATER), (LATER, START), (START, START)])
    @pytest.mark.parametrize("other", ["", "  \n ", "one\ntwo", "two\nthree", "one\ntwo\nthree"])
    def test_a_note_that_holds_the_other_is_enough(self, times: tuple[datetime, ...], other: str) -> None:
        whole = "one\ntwo\nthree"
        assert merge(company(times[0], notes=whole), company(times[1], notes=other)).notes == whole
        assert merge(company(times[0], notes=other), company(times[1], notes=whole)).notes == whole

    def test_a_piece_of_a_line_is_not_the_line(self) -> None:
        merged = merge(company(notes="banana"), company(LATER, notes="an"))
        assert merged.notes.split("\n") == ["an", "", SEPARATOR, "banana"]

    def test_the_notes_on_a_reason_are_kept_too(self) -> None:
        merged = merge(
            company(reasons=(reason("r1", "mine", Mark.UNTICKED), reason("r2", "same"))),
            company(LATER, reasons=(reason("r1", "theirs"), reason("r2", "same"))),
        )
        assert merged.reasons == (reason("r1", f"theirs\n\n{SEPARATOR}\nmine"), reason("r2", "same"))

    @pytest.mark.parametrize("on_reason", [False, True])
    def test_notes_that_are_too_long_together_are_refused(self, on_reason: bool) -> None:
        def made(updated_at: datetime, note: str) -> Company:
            if on_reason:
                return company(updated_at, name="Northwind", reasons=(reason("r1", note),))
            return company(updated_at, name="Northwind", notes=note)

        half = NOTE_LIMIT // 2 - len(f"\n\n{SEPARATOR}\n".encode()) // 2
        merge(made(START, "a" * half), made(LATER, "b" * half))
        with pytest.raises(MergeRefused, match=r"“Northwind” differ here.* 200,000 fit\. Shorten one"):
            merge(made(START, "a" * half), made(LATER, "ö" * half))


class TestReasonsOfOneSideOnly:
    def test_a_reason_that_only_the_newer_has_is_taken(self) -> None:
        assert merge(company(), company(LATER, reasons=(reason("r1"),))).reasons == (reason("r1"),)

    def test_a_reason_that_only_the_older_has_stays_away(self) -> None:
        assert merge(company(reasons=(reason("r1"),)), company(LATER)).reasons == ()

    def test_unless_it_carries_a_note_and_then_it_is_unticked_and_in_its_list(self) -> None:
        older = company(reasons=(reason("r1", "an hour each way"),))
        newer = company(LATER, reasons=(reason("r2", side=Side.ACCEPT),))
        assert merge(older, newer).reasons == (
            reason("r1", "an hour each way", Mark.UNTICKED),
            reason("r2", side=Side.ACCEPT),
        )


class TestAlways:
    @given(COMPANIES, COMPANIES)
    def test_merging_again_changes_nothing(self, mine: Company, theirs: Company) -> None:
        once = merge(mine, theirs)
        assert merge(once, theirs) == once
        assert merge(once, mine) == once
        assert merge(once, once) == once

    @given(COMPANIES, COMPANIES)
    def test_no_line_of_a_note_is_lost(self, mine: Company, theirs: Company) -> None:
        wanted = {line for line in said_lines(mine) | said_lines(theirs) if line.strip()}
        assert wanted <= said_lines(merge(mine, theirs))

    @given(COMPANIES, COMPANIES)
    def test_the_result_is_not_older_than_either(self, mine: Company, theirs: Company) -> None:
        merged = merge(mine, theirs)
        assert merged.updated_at == max(mine.updated_at, theirs.updated_at)
        assert merged.created_at == min(mine.created_at, theirs.created_at)

    @given(COMPANIES, COMPANIES)
    def test_the_newer_balance_stands(self, mine: Company, theirs: Company) -> None:
        newer = theirs if theirs.updated_at > mine.updated_at else mine
        ticked = {(held.id, held.side, held.weight) for held in newer.reasons if held.ticked}
        merged = merge(mine, theirs)
        assert {(held.id, held.side, held.weight) for held in merged.reasons if held.ticked} == ticked
