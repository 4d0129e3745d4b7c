"""The companies as a list model: order, filter, rows that stay, and Qt's own model tester over all of it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt, qInstallMessageHandler
from PySide6.QtTest import QAbstractItemModelTester
from qt_data import MARKUP, Heard

from interview_helper.domain.company import CompanySummary, Status
from interview_helper.domain.ordering import Order, sort_key
from interview_helper.models.company_list import (
    CompanyListModel,
    Role,
    role_words,
    spoken_summary,
    when_words,
)

pytestmark = pytest.mark.usefixtures("qapp")
UPDATED = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)


def summary(identity: str, **changes: object) -> CompanySummary:
    plain = CompanySummary(identity, identity, "", 1, None, Status.OPEN, UPDATED, 0, 0, False, False)
    return plain._replace(**changes)


def model_of(*summaries: CompanySummary, order: Order = Order.NAME) -> CompanyListModel:
    model = CompanyListModel()
    model.set_order(order)
    model.set_companies(summaries)
    return model


def shown(model: CompanyListModel) -> list[str]:
    return [model.index(row).data(Role.COMPANY_ID) for row in range(model.rowCount())]


def heard_of(model: CompanyListModel) -> Heard:
    return Heard(
        reset=model.modelReset,
        changed=model.dataChanged,
        inserted=model.rowsInserted,
        removed=model.rowsRemoved,
    )


# --- what a row says ----------------------------------------------------------------------------------


def test_the_roles_of_a_row() -> None:
    one = summary("one", name="Söhne & Co", accept=7, decline=5)
    model = model_of(one)  # an index keeps no model alive
    index = model.index(0)
    assert index.data() == "Söhne & Co"
    assert index.data(Role.SUMMARY) == one
    assert index.data(Role.COMPANY_ID) == "one"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == spoken_summary(one)
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_an_unnamed_company_has_words_for_it() -> None:
    model = model_of(summary("one", name=" "))
    assert model.index(0).data() == "Unnamed company"


def test_markup_is_given_as_it_is() -> None:
    model = model_of(summary("one", name=MARKUP))
    assert model.index(0).data() == MARKUP


@pytest.mark.parametrize(
    ("accept", "decline", "lean"),
    [(0, 0, "level"), (3, 3, "level"), (4, 3, "towards accepting"), (3, 4, "towards turning it down")],
)
def test_a_row_is_spoken_whole(accept: int, decline: int, lean: str) -> None:
    one = summary(
        "one",
        name="Söhne",
        role="Engineer",
        round=2,
        interview_at=datetime(2001, 11, 24, 10, 0),
        accept=accept,
        decline=decline,
    )
    assert spoken_summary(one) == (
        f"Söhne, Engineer · 2nd interview, Sat 24 Nov 2001, 10:00, {lean}, {accept} for · {decline} against"
    )


def test_a_decision_stands_in_the_place_of_the_date() -> None:
    assert when_words(summary("one", status=Status.DECLINED)) == "declined"
    assert when_words(summary("one")) == "no date yet"


def test_without_a_role_the_round_stands_alone() -> None:
    assert role_words(summary("one", role="  ")) == "1st interview"


def test_what_is_not_a_row_says_nothing() -> None:
    model = model_of(summary("one"))
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0)) == 0
    stale = model.index(0)
    model.remove_company("one")
    assert model.data(stale) is None


# --- the order ----------------------------------------------------------------------------------------

NOW = datetime.now()
VARIED = (
    summary("b", interview_at=NOW + timedelta(days=1), accept=3, updated_at=UPDATED + timedelta(days=2)),
    summary("Ä", interview_at=NOW - timedelta(days=9), accept=3, decline=3, updated_at=UPDATED),
    summary("a", decline=3, updated_at=UPDATED + timedelta(days=3)),
    summary("C", interview_at=NOW + timedelta(days=2), updated_at=UPDATED + timedelta(days=1)),
    summary("d", status=Status.ACCEPTED, accept=5, decline=1, updated_at=UPDATED - timedelta(days=1)),
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NEXT_DATE, ["b", "C", "a", "Ä", "d"]),
        (Order.TILT, ["b", "d", "C", "Ä", "a"]),
        (Order.NAME, ["a", "b", "C", "d", "Ä"]),
        (Order.LAST_CHANGE, ["a", "b", "C", "Ä", "d"]),
    ],
)
def test_the_orders(order: Order, expected: list[str]) -> None:
    model = model_of(*VARIED)
    model.set_order(order)
    assert model.order is order
    assert shown(model) == expected


def test_by_next_date_is_what_a_new_list_begins_with() -> None:
    assert CompanyListModel().order is Order.NEXT_DATE


def test_a_changed_row_stays_where_it_is_until_the_list_is_sorted_again() -> None:
    model = model_of(summary("a"), summary("b"), summary("c"))
    heard = heard_of(model)
    model.put_company(summary("a", name="z"))
    assert shown(model) == ["a", "b", "c"]
    assert heard.names() == ["changed"]
    (first, last, roles), *_ = heard.of("changed")
    assert first.row() == last.row() == 0
    assert set(roles) == {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Role.SUMMARY}
    model.set_filter("z")
    model.set_filter("")
    assert shown(model) == ["a", "b", "c"], "searching is not sorting"
    model.sort_again()
    assert shown(model) == ["b", "c", "a"]


def test_a_row_that_says_the_same_says_nothing() -> None:
    model = model_of(summary("a"))
    heard = heard_of(model)
    model.put_company(summary("a"))
    assert heard.names() == []


def test_a_new_company_comes_where_it_belongs() -> None:
    model = model_of(summary("a"), summary("c"))
    heard = heard_of(model)
    model.put_company(summary("b"))
    assert shown(model) == ["a", "b", "c"]
    assert heard.names() == ["inserted"]


def test_a_new_company_stays_there_when_a_search_is_over() -> None:
    model = model_of(summary("a"), summary("c"))
    model.put_company(summary("b"))
    model.set_filter("x")
    model.put_company(summary("aa"))
    model.set_filter("")
    assert shown(model) == ["a", "aa", "b", "c"]


# --- the filter ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["a", "b", "c"]),
        ("  ", ["a", "b", "c"]),
        ("STRASSE", ["a"]),
        ("straße", ["a"]),
        ("ÉCOLE", ["b"]),
        (" r&d ", ["c"]),
        ("<B>", ["c"]),
        ("%", []),
        ("*", []),
        (".", []),
        ('"', []),
    ],
)
def test_a_filter_finds_any_part_of_a_name_whatever_its_case(text: str, expected: list[str]) -> None:
    model = model_of(
        summary("a", name="Lange Straße 5"), summary("b", name="Grande École"), summary("c", name="<b>R&D")
    )
    model.set_filter(text)
    assert sorted(shown(model)) == expected
    assert model.company_count == 3


def test_the_same_filter_again_changes_nothing() -> None:
    model = model_of(summary("a"))
    model.set_filter("A")
    heard = heard_of(model)
    model.set_filter(" a")
    assert heard.names() == []


def test_a_shown_row_stays_while_its_name_is_typed() -> None:
    model = model_of(summary("a", name="Acme"), summary("b", name="Beta"))
    model.set_filter("acm")
    model.put_company(summary("a", name="Zeta"))
    assert shown(model) == ["a"]
    model.set_filter("zet")
    assert shown(model) == ["a"]
    model.set_filter("acm")
    assert shown(model) == []


def test_what_changes_after_the_preparation_is_found() -> None:
    model = model_of(summary("a", name="Acme"), summary("b", name="Beta"))
    model.prepare_filter()
    model.put_company(summary("a", name="Zeta"))
    model.put_company(summary("c", name="Zebra"))
    model.remove_company("b")
    model.set_filter("ze")
    assert sorted(shown(model)) == ["a", "c"]
    model.set_filter("b")
    assert shown(model) == ["c"]


def test_a_hidden_company_comes_when_its_name_matches() -> None:
    model = model_of(summary("a", name="Acme"), summary("b", name="Beta"))
    model.set_filter("acm")
    model.put_company(summary("b", name="Acme too"))
    assert shown(model) == ["a", "b"]


def test_a_new_company_that_the_filter_hides_is_counted_and_not_shown() -> None:
    model = model_of(summary("a", name="Acme"))
    model.set_filter("acm")
    model.put_company(summary("b", name=""))
    assert (shown(model), model.company_count) == (["a"], 2)


# --- finding one's way --------------------------------------------------------------------------------


def test_the_row_of_a_company() -> None:
    model = model_of(summary("a"), summary("b"))
    assert (model.row_of("a"), model.row_of("b"), model.row_of("c")) == (0, 1, -1)


@pytest.mark.parametrize(("of", "neighbour"), [("a", "b"), ("b", "c"), ("c", "b"), ("not there", "a")])
def test_the_neighbour_of_a_company(of: str, neighbour: str) -> None:
    assert model_of(summary("a"), summary("b"), summary("c")).neighbour_of(of) == neighbour


def test_the_neighbour_is_one_that_the_filter_shows() -> None:
    model = model_of(summary("ax"), summary("b"), summary("cx"))
    model.set_filter("x")
    assert (model.neighbour_of("ax"), model.neighbour_of("cx"), model.neighbour_of("b")) == ("cx", "ax", "ax")


def test_the_last_company_has_no_neighbour() -> None:
    assert model_of(summary("a")).neighbour_of("a") is None
    assert model_of().neighbour_of("a") is None


def test_a_removed_company_is_gone() -> None:
    model = model_of(summary("a"), summary("b"))
    model.remove_company("a")
    model.remove_company("a")
    assert (shown(model), model.company_count) == (["b"], 1)
    model.sort_again()
    assert shown(model) == ["b"]


# --- ten thousand -------------------------------------------------------------------------------------


def test_ten_thousand_companies_are_filtered_and_changed_without_a_stutter() -> None:
    many = [summary(f"{number:05}", name=f"Company {number:05}") for number in range(10_000)]
    model = model_of(*many)
    assert model.rowCount() == 10_000
    times = []
    for text in ("c", "co", "com", "999", "9999", "", "zzz", ""):
        began = time.perf_counter()
        model.set_filter(text)
        model.put_company(many[9_999]._replace(name=f"Company 09999 {text}"))
        times.append(time.perf_counter() - began)
    assert shown(model)[9_999] == "09999"
    assert sorted(times)[len(times) // 2] < 0.1, "the benchmarks hold it to much less"


# --- any sequence -------------------------------------------------------------------------------------

IDS = st.sampled_from("abcdefgh")
SUMMARIES = st.builds(
    summary,
    IDS,
    name=st.sampled_from(["", "a", "Ab", "b", "ß", "x"]),
    accept=st.integers(0, 3),
    decline=st.integers(0, 3),
    status=st.sampled_from(Status),
    interview_at=st.sampled_from([None, NOW, NOW - timedelta(days=3), NOW + timedelta(days=3)]),
)
OPERATIONS = st.one_of(
    st.tuples(st.just("set_companies"), st.lists(SUMMARIES, max_size=8)),
    st.tuples(st.just("put_company"), SUMMARIES),
    st.tuples(st.just("remove_company"), IDS),
    st.tuples(st.just("set_filter"), st.sampled_from(["", "a", "SS", "b", "q"])),
    st.tuples(st.just("set_order"), st.sampled_from(Order)),
    st.tuples(st.just("sort_again")),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(operations=st.lists(OPERATIONS, max_size=20))
def test_no_sequence_of_operations_breaks_the_rules_of_a_model(
    operations: list[tuple[object, ...]], qtlog: Any
) -> None:
    model = CompanyListModel()
    # A warning of the tester fails the test and names the rule; its own way of failing ends the process.
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    expected: dict[str, CompanySummary] = {}
    for name, *arguments in operations:
        getattr(model, str(name))(*arguments)
        if name == "set_companies":
            expected = {one.id: one for one in arguments[0]}  # type: ignore[attr-defined]
        elif name == "put_company":
            expected[arguments[0].id] = arguments[0]  # type: ignore[attr-defined, assignment]
        elif name == "remove_company":
            expected.pop(str(arguments[0]), None)
        rows = [model.index(row).data(Role.SUMMARY) for row in range(model.rowCount())]
        assert len({one.id for one in rows}) == len(rows)
        assert all(expected[one.id] == one for one in rows)
        assert model.company_count == len(expected)
    assert [record.message for record in qtlog.records] == []
    del tester
    model.set_filter("")
    model.sort_again()
    in_order = sorted(expected.values(), key=sort_key(model.order, datetime.now()))
    assert shown(model) == [one.id for one in in_order]


def test_a_model_that_breaks_them_would_be_found() -> None:
    class Broken(CompanyListModel):
        def remove_company(self, company_id: str) -> None:
            row = self.row_of(company_id)
            self.beginRemoveRows(QModelIndex(), row, row)
            self.endRemoveRows()

    model = Broken()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_companies([summary("a"), summary("b")])
    messages: list[str] = []
    # Not through the log of the tests, where any word of the tester is a failure.
    before = qInstallMessageHandler(lambda _kind, _context, message: messages.append(message))
    model.remove_company("a")
    qInstallMessageHandler(before)
    assert len(messages) == 1
    assert messages[0].startswith("FAIL!")
    del tester
