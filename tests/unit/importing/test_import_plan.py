from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from generated_companies import NOW, lists_of_companies
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_helper.domain.common import Common
from interview_helper.domain.company import Company
from interview_helper.domain.merging import merge
from interview_helper.domain.people import Person
from interview_helper.domain.priorities import Priority
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.importing.differences import differences
from interview_helper.importing.plan import Choice, ImportPlan, Merged, Row, compare, plan_import
from interview_helper.importing.refused import ImportRefused


def made(identity: str, **fields: object) -> Company:
    company = Company(id=identity, created_at=NOW, updated_at=NOW, name=identity.upper())
    return replace(company, **fields)  # type: ignore[arg-type]


def plan(stored: Sequence[Company], incoming: Sequence[Company]) -> ImportPlan:
    return plan_import({company.id: company for company in stored}.get, incoming)


def test_new_merged_and_left() -> None:
    old, later = NOW - timedelta(days=1), NOW + timedelta(days=1)
    stored = [made("a"), made("b"), made("c")]
    incoming = [made("d"), made("a", updated_at=old), made("b", updated_at=later, role="Lead"), made("e")]
    planned = plan(stored, incoming)
    assert planned == ImportPlan(
        added=(incoming[0], incoming[3]),
        merged=(Merged(stored[1], merge(stored[1], incoming[2])),),
        unchanged=(stored[0],),
    )
    assert planned.changed == (incoming[0], incoming[3], planned.merged[0].after)
    assert planned.summary() == "2 added, 1 merged, 1 left as it was"
    assert planned.lines() == ("added: D", "added: E", "merged: B", "left as it was: A")


def test_nothing() -> None:
    assert plan([], []).summary() == "0 added, 0 merged, 0 left as they were"
    assert plan([], []).changed == ()


def test_other_times_alone_are_nothing_to_take() -> None:
    stored = made("a")
    assert plan([stored], [made("a", updated_at=NOW + timedelta(days=1))]).unchanged == (stored,)


def test_an_unnamed_company_has_words() -> None:
    assert plan([], [made("a", name="")]).lines() == ("added: Unnamed company",)


def test_a_merge_that_cannot_be_is_refused() -> None:
    with pytest.raises(ImportRefused, match="“A” differ here and in the file"):
        plan([made("a", notes="x" * 150_000)], [made("a", notes="y" * 150_000)])


@settings(deadline=None)
@given(lists_of_companies, st.data())
def test_the_same_file_twice_changes_nothing_the_second_time(
    stored: list[Company], data: st.DataObject
) -> None:
    incoming = data.draw(lists_of_companies)
    for company in stored:
        edited = data.draw(lists_of_companies)
        if edited and company.id not in {other.id for other in incoming}:
            incoming.append(replace(edited[0], id=company.id))
    first = plan(stored, incoming)
    after = {company.id: company for company in (*stored, *first.changed)}
    assert plan(list(after.values()), incoming).changed == ()


def test_priorities_are_taken_over_where_none_were_set() -> None:
    mine = Common((Priority("far", Side.DECLINE, "Far", 5),), {"a": ("my", "own")})
    theirs = Common((Priority("far", Side.DECLINE, "Far", 1),), {"a": ("s", "b"), "b": ("s", "b")})
    plan = plan_import(lambda _: None, [], common_there=theirs)
    assert plan.common == theirs
    assert plan.changes_something
    assert plan.lines() == ("taken over: what counts for all companies",)
    plan = plan_import(lambda _: None, [], mine, theirs)
    assert plan.common == Common(mine.priorities, {"a": ("my", "own"), "b": ("s", "b")})
    plan = plan_import(lambda _: None, [], mine, mine)
    assert plan.common is None
    assert not plan.changes_something


# What may be chosen

OLD, LATER = NOW - timedelta(days=1), NOW + timedelta(days=1)


def row_of(mine: Company | None, theirs: Company) -> Row:
    stored = {} if mine is None else {mine.id: mine}
    (row,) = compare(stored.get, [theirs]).rows
    return row


@pytest.mark.parametrize(
    ("mine", "theirs", "standing", "choices", "default"),
    [
        (None, made("a"), "new", "add", "add"),
        (made("a"), made("a"), "same", "", "leave"),
        (made("a"), made("a", updated_at=LATER), "same", "", "leave"),
        (made("a"), made("a", updated_at=LATER, round=2), "newer", "merge", "merge"),
        (made("a", role="Dev"), made("a", updated_at=LATER, role="Lead"), "newer", "merge replace", "merge"),
        (made("a", round=2), made("a", updated_at=OLD), "older", "replace", "leave"),
        (made("a", role="Dev"), made("a", updated_at=OLD, role="Lead"), "older", "merge replace", "merge"),
        (made("a", notes="x"), made("a", updated_at=LATER, notes="y"), "both", "merge replace", "merge"),
        (made("a", notes="x"), made("a", updated_at=OLD, notes="y"), "both", "merge replace", "merge"),
        (made("a", notes="x\ny"), made("a", updated_at=LATER, notes="x"), "same", "replace", "leave"),
        (made("a", trashed_at=NOW), made("a", updated_at=LATER), "trashed", "merge", "merge"),
        (made("a", trashed_at=LATER), made("a"), "trashed", "merge", "leave"),
        (made("a", notes="x" * 150_000), made("a", notes="y" * 150_000), "both", "replace", "leave"),
    ],
)
def test_how_a_row_stands_and_what_may_be_done(
    mine: Company | None, theirs: Company, standing: str, choices: str, default: str
) -> None:
    row = row_of(mine, theirs)
    assert (row.standing.value, " ".join(row.results), row.default.value) == (standing, choices, default)
    assert bool(row.remark) is ("y" * 150_000 in theirs.notes)


def test_what_is_brought_back_from_the_trash_is_out_of_it() -> None:
    mine, theirs = made("a", trashed_at=NOW), made("a", updated_at=LATER, round=2)
    planned = compare({"a": mine}.get, [theirs]).plan()
    ((before, after),) = planned.pairs
    assert before is mine
    assert (after.trashed_at, after.round) == (None, 2)
    assert planned.lines() == ("brought back from the trash: A",)
    assert planned.summary() == "0 added, 0 merged, 1 brought back from the trash, 0 left as they were"
    left = compare({"a": mine}.get, [made("a", updated_at=OLD)]).plan()
    assert left.lines() == ("left in the trash: A",)


def test_theirs_in_the_place_of_mine_stays_when_copies_are_merged_again() -> None:
    mine, theirs = made("a", round=3, created_at=LATER), made("a", updated_at=OLD, round=1)
    planned = compare({"a": mine}.get, [theirs]).plan({0: Choice.REPLACE})
    (after,) = planned.changed
    assert (after.round, after.created_at) == (1, NOW)
    assert after.updated_at > mine.updated_at
    assert merge(after, mine) == merge(mine, after) == after


def test_what_is_not_chosen_is_left() -> None:
    preview = compare({"b": made("b")}.get, [made("a"), made("b", updated_at=LATER, round=2)])
    planned = preview.plan({0: Choice.LEAVE, 1: Choice.LEAVE})
    assert not planned.changes_something
    assert planned.lines() == ("left as it was: B", "not taken: A")
    assert planned.summary() == "0 added, 0 merged, 1 left as it was, 1 not taken"
    with pytest.raises(KeyError):
        preview.plan({0: Choice.MERGE})


def test_what_counts_for_all_can_be_left() -> None:
    preview = compare(lambda _: None, [], common_there=Common(signature="Me"))
    assert preview.plan().changes_something
    assert not preview.plan(take_common=False).changes_something


def test_built_in_words_are_no_loss() -> None:
    reason = Reason("r", Side.ACCEPT, "Good pay")
    mine, theirs = made("a", reasons=(reason,)), made("a", updated_at=LATER, round=2)
    stored = {"a": mine}.get
    assert compare(stored, [theirs]).rows[0].standing.value == "both"
    assert compare(stored, [theirs], elsewhere=["Good pay"]).rows[0].standing.value == "newer"
    common = Common((Priority("r", Side.ACCEPT, "Good pay"),))
    assert compare(stored, [theirs], common, common).rows[0].standing.value == "newer"


def test_differences_in_words() -> None:
    reason = Reason("r", Side.ACCEPT, "Good pay")
    one = made("a", reasons=(reason, Reason("s", Side.ACCEPT, "Team")), people=(Person("p", "Jane"),))
    other = replace(
        one,
        name="B",
        notes="n",
        reasons=(replace(reason, mark=Mark.TICKED, weight=5, note="x"), Reason("t", Side.ACCEPT, "New")),
        people=(Person("p", "Joan"),),
        blind=True,
    )
    assert differences(one, other) == (
        "name", "notes", "one tick", "one weight", "three reasons", "one person", "weighing blind",
    )  # fmt: skip
    swapped = replace(one, reasons=one.reasons[::-1])
    assert differences(one, swapped) == ("order of the reasons",)
    assert differences(one, replace(one, updated_at=LATER)) == ()


@settings(deadline=None, max_examples=50)
@given(lists_of_companies, lists_of_companies)
def test_every_choice_of_every_row_can_be_carried_out(incoming: list[Company], here: list[Company]) -> None:
    pairs = zip(incoming, here, strict=False)
    stored = {company.id: replace(mine, id=company.id) for company, mine in pairs}
    preview = compare(stored.get, incoming)
    for place, row in enumerate(preview.rows):
        for choice in (*row.results, Choice.LEAVE):
            planned = preview.plan({place: choice})
            assert len(planned.added) + len(planned.merged) + len(planned.unchanged) == len(incoming) - len(
                planned.not_taken
            )
            assert all(company.trashed_at is None for company in planned.changed)
