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
TICK = timedelta(milliseconds=1)


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
    def test_whichever_is_called_mine(self) -> None:
        newer = company(LATER, name="Northwind", round=9, reasons=(reason("r1"),), status=Status.ACCEPTED)
        older = company(name="Northwind", round=2, reasons=(reason("r1", mark=Mark.UNKNOWN),))
        assert merge(older, newer) == newer
        assert merge(newer, older) == newer

    def test_of_two_of_one_time_it_is_always_the_same(self) -> None:
        one, other = company(name="Northwind", round=2), company(name="Northwind", round=9)
        assert merge(one, other) == merge(other, one)
        assert merge(one, other) in (one, other)

    def test_nor_does_it_matter_which_was_made_first(self) -> None:
        early = replace(company(status=Status.OPEN), created_at=START - timedelta(hours=1))
        late = company(status=Status.ACCEPTED)
        once = merge(late, early)
        assert merge(once, early) == merge(once, late) == merge(early, late) == once

    def test_a_record_that_is_more_than_the_newer_one_is_later_than_it(self) -> None:
        merged = merge(company(notes="mine"), company(LATER))
        assert merged == company(LATER + timedelta(milliseconds=1), notes="mine")

    def test_at_the_end_of_time(self) -> None:
        end = datetime.max.replace(tzinfo=UTC)
        assert merge(company(notes="mine"), company(end)) == company(end, notes="mine")

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


class TestLines:
    """Texts of one line, of which only the newer can stay where it is."""

    def test_the_name_and_the_role_go_to_the_notes(self) -> None:
        merged = merge(
            company(name="Northwind", role="Analyst"), company(LATER, name="Fabrikam", role="Lead")
        )
        assert (merged.name, merged.role) == ("Fabrikam", "Lead")
        assert merged.notes == f"{SEPARATOR}\nName: Northwind\nRole: Analyst"

    def test_after_what_the_notes_have(self) -> None:
        merged = merge(company(name="Northwind", notes="a"), company(LATER, name="Fabrikam", notes="a"))
        assert merged.notes == f"a\n\n{SEPARATOR}\nName: Northwind"

    def test_an_empty_one_is_filled(self) -> None:
        merged = merge(company(name="Northwind", role="Analyst"), company(LATER, name=" "))
        assert (merged.name, merged.role, merged.notes) == ("Northwind", "Analyst", "")

    @pytest.mark.parametrize("older", ["", "  ", "Northwind", "wind "])
    def test_what_the_newer_has_is_not_kept_twice(self, older: str) -> None:
        newer = company(LATER, name="Northwind Traders")
        assert merge(company(name=older), newer) == newer

    def test_other_words_of_a_reason_go_to_its_note(self) -> None:
        older = company(reasons=(replace(reason("r1"), text="The way is long"),))
        newer = company(LATER, reasons=(reason("r1", "an hour"),))
        assert merge(older, newer).reasons == (
            reason("r1", f"an hour\n\n{SEPARATOR}\nWorded: The way is long"),
        )

    def test_but_not_words_that_nobody_wrote_for_it(self) -> None:
        older = company(reasons=(replace(reason("r1"), text="The way is long"), reason("r2")))
        newer = company(LATER, reasons=(reason("r1"),))
        assert merge(older, newer, {"The way is long", "text of r2"}) == newer


class TestReasonsOfOneSideOnly:
    def test_a_reason_that_only_the_newer_has_is_taken(self) -> None:
        assert merge(company(), company(LATER, reasons=(reason("r1"),))).reasons == (reason("r1"),)

    def test_one_that_only_the_older_has_is_unticked_and_in_its_list(self) -> None:
        older = company(reasons=(reason("r1"),))
        newer = company(LATER, reasons=(reason("r2", side=Side.ACCEPT),))
        assert merge(older, newer).reasons == (
            reason("r1", mark=Mark.UNTICKED),
            reason("r2", side=Side.ACCEPT),
        )

    def test_one_that_nobody_wrote_for_it_stays_away(self) -> None:
        older = company(reasons=(reason("r1"),))
        assert merge(older, company(LATER), ["text of r1"]) == company(LATER)

    def test_unless_it_carries_a_note(self) -> None:
        older = company(reasons=(reason("r1", "an hour each way"),))
        assert merge(older, company(LATER), ["text of r1"]).reasons == (
            reason("r1", "an hour each way", Mark.UNTICKED),
        )


class TestAlways:
    @given(COMPANIES, COMPANIES)
    def test_merging_again_changes_nothing(self, mine: Company, theirs: Company) -> None:
        once = merge(mine, theirs)
        assert merge(once, theirs) == once
        assert merge(once, mine) == once
        assert merge(once, once) == once
        assert merge(theirs, mine) == once
        assert merge(mine, once) == once

    @given(COMPANIES, COMPANIES)
    def test_no_line_of_a_note_is_lost(self, mine: Company, theirs: Company) -> None:
        wanted = {line for line in said_lines(mine) | said_lines(theirs) if line.strip()}
        assert wanted <= said_lines(merge(mine, theirs))

    @given(COMPANIES, COMPANIES)
    def test_the_result_is_not_older_than_either(self, mine: Company, theirs: Company) -> None:
        merged = merge(mine, theirs)
        assert merged.updated_at - max(mine.updated_at, theirs.updated_at) in (timedelta(0), TICK)
        assert merged.created_at == min(mine.created_at, theirs.created_at)

    @given(COMPANIES, COMPANIES)
    def test_the_newer_balance_stands(self, mine: Company, theirs: Company) -> None:
        def ticked(record: Company) -> set[tuple[str, Side, int]]:
            return {(held.id, held.side, held.weight) for held in record.reasons if held.ticked}

        newest = max(mine.updated_at, theirs.updated_at)
        of_the_newer = [ticked(record) for record in (mine, theirs) if record.updated_at == newest]
        assert ticked(merge(mine, theirs)) in of_the_newer
