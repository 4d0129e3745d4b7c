"""Any sequence of changes: undone to its beginning, redone to its end, and both found on the disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qt_data import CATALOGUE, MARKUP, Opened, company, open_session, stored_companies

from interview_helper.domain.company import Company, same_content, summarise
from interview_helper.domain.reasons import Mark
from interview_helper.models.company_list import CompanyListModel, Role
from interview_helper.session.session import BULK, Session
from interview_helper.widgets.company_panel import CompanyPanel

pytestmark = pytest.mark.usefixtures("qapp")

Change = Callable[[Opened], None]
REASONS = st.sampled_from([reason.id for reason in CATALOGUE])
TEXTS = st.sampled_from(
    ["", "a", "ab", "ab\n", "ab\nc", "pasted text", MARKUP, "R&D", "\0refused", "x" * 1_001]
)
MOMENTS = st.sampled_from([None, datetime(2026, 11, 24, 10, 0), datetime(2020, 2, 29, 23, 59)])


def in_session(
    method: Callable[..., None], *arguments: st.SearchStrategy[object]
) -> st.SearchStrategy[Change]:
    return st.tuples(*arguments).map(lambda drawn: lambda opened: method(opened.session, *drawn))


def type_text(opened: Opened, texts: list[str]) -> None:
    for text in texts:
        opened.session.set_notes(opened.session.company.notes + text)


def wait(opened: Opened, seconds: float) -> None:
    opened.clock.now += seconds


def open_one_of_the_list(opened: Opened, place: int) -> None:
    """Go to a company, as the list does it: to one that there is."""
    opened.session.load_companies()
    opened.settle()
    ids = [summary.id for summary in opened.heard.of("loaded")[-1]]
    opened.session.open_company(ids[place % len(ids)])


def bring_in(opened: Opened, numbers: list[int], note: str) -> None:
    """Import companies, of which some may be there already."""
    newest: dict[str, Company] = opened.saved()
    pairs = []
    for number in numbers:
        before = newest.get(f"imported {number}")
        pairs.append((before, company(f"imported {number}", notes=note)))
    if pairs:
        opened.session.replace_companies(pairs, "Import")
        opened.settle()


MANY_OR_FEW = st.lists(st.integers(0, 40), max_size=4, unique=True) | st.just(list(range(BULK + 2)))
CHANGES: st.SearchStrategy[Change] = st.one_of(
    in_session(Session.set_mark, REASONS, st.sampled_from(Mark)),
    in_session(Session.set_weight, REASONS, st.integers(1, 5)),
    in_session(Session.set_name, TEXTS),
    in_session(Session.set_role, TEXTS),
    in_session(Session.set_notes, TEXTS),
    in_session(Session.set_reason_note, REASONS, TEXTS),
    in_session(Session.set_round, st.integers(1, 99)),
    in_session(Session.set_interview_at, MOMENTS),
    in_session(Session.new_company),
    in_session(Session.delete_company),
    in_session(lambda session: session.undo_stack.undo()),
    in_session(lambda session: session.undo_stack.redo()),
    in_session(lambda session: session.saver.save_now()),
    st.lists(st.sampled_from(["a", "b", " ", "\n", "pasted"]), max_size=6).map(
        lambda texts: lambda opened: type_text(opened, texts)
    ),
    st.sampled_from([0.1, 3.0]).map(lambda seconds: lambda opened: wait(opened, seconds)),
    st.integers(0, 10).map(lambda place: lambda opened: open_one_of_the_list(opened, place)),
    st.just(Opened.settle),
    st.tuples(MANY_OR_FEW, TEXTS.filter(lambda text: "\0" not in text)).map(
        lambda drawn: lambda opened: bring_in(opened, *drawn)
    ),
)


def content(companies: dict[str, Company]) -> list[Company]:
    """Companies without what undo may leave: the times, and an unnamed company that was never there."""
    return [one for _, one in sorted(companies.items()) if not blank(one)]


def blank(one: Company) -> bool:
    return same_content(one, company(one.id, name=""))


def alike(one: list[Company], other: list[Company]) -> bool:
    return len(one) == len(other) and all(map(same_content, one, other))


class Listed:
    """A list beside the session, connected as the window connects it."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._session = opened.session
        self.model = CompanyListModel()
        self.panel = CompanyPanel(self.model)
        opened.owned.extend((self.panel, self.model))
        self._session.companies_loaded.connect(self.model.set_companies)
        self._session.company_listed.connect(self.model.put_company)
        self._session.company_removed.connect(self._on_company_removed)
        self._session.company_opened.connect(lambda one: self.panel.show_company(one.id))
        self.panel.company_requested.connect(self._session.open_company)
        self._session.announce()

    def _on_company_removed(self, company_id: str) -> None:
        neighbour = self.model.neighbour_of(company_id)
        self.model.remove_company(company_id)
        if neighbour is not None and company_id == self._session.company.id:
            self._session.open_company(neighbour)

    def agrees(self) -> None:
        """What is listed, marked, shown, edited and stored is all the same."""
        disk = self._opened.saved()
        session, heard = self._session, self._opened.heard
        shown = [said for name, said in heard.said if name in ("opened", "changed")][-1]
        assert shown == session.company
        assert disk.get(shown.id, shown) == shown
        assert shown.id in disk or blank(shown)
        rows = [self.model.index(row).data(Role.SUMMARY) for row in range(self.model.rowCount())]
        assert sorted(rows) == sorted(map(summarise, ({shown.id: shown} | disk).values()))
        assert self.panel.view.currentIndex().data(Role.COMPANY_ID) == shown.id


@settings(max_examples=120)
@given(stored=st.booleans(), changes=st.lists(CHANGES, max_size=14))
def test_undoing_and_redoing_everything_ends_where_it_should(stored: bool, changes: list[Change]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        before = [company("one"), company("two", notes="of two\nlines")] if stored else []
        with open_session(folder, *before) as opened:
            listed = Listed(opened)
            for change in changes:
                change(opened)
            listed.agrees()
            stack = opened.session.undo_stack
            while stack.canRedo():
                stack.redo()
            after = content(opened.saved())
            while stack.canUndo():
                stack.undo()
            listed.agrees()
            assert alike(content(opened.saved()), before)
            while stack.canRedo():
                stack.redo()
            listed.agrees()
            end = opened.saved()
        assert stored_companies(folder) == end
        assert alike(content(end), after)


@settings(max_examples=25)
@given(changes=st.lists(CHANGES, max_size=10))
def test_closing_after_undoing_everything_leaves_what_was_there(changes: list[Change]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        before = [company("one"), company("two", notes="of two\nlines")]
        with open_session(folder, *before) as opened:
            for change in changes:
                change(opened)
            while opened.session.undo_stack.canUndo():
                opened.session.undo_stack.undo()
        assert alike(content(stored_companies(folder)), before)
