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
from interview_helper.domain.priorities import Priority
from interview_helper.domain.reasons import Side
from interview_helper.importing.plan import ImportPlan, Merged, plan_import
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
