"""The list of companies: adding, finding, going through, ordering, deleting."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from qt_data import stored_companies
from window_driver import CTRL, SHIFT, Driver, Key, Starter, company

from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Mark, Side
from interview_helper.models.company_list import Role
from interview_helper.session.start import FIRST_PAGE


@pytest.fixture
def three(start: Starter) -> Driver:
    """Adatum, Contoso and Fabrikam, with Adatum open and the focus in the list."""
    return start(company("a", "Adatum"), company("b", "Contoso"), company("c", "Fabrikam"))


def _ticked(one: Company, reason_id: str) -> Company:
    return one.with_mark(reason_id, Mark.TICKED)


def go_to(driver: Driver, name: str) -> None:
    view = driver.window.companies.view
    row = driver.listed().index(name)
    driver.click(view.viewport(), view.visualRect(view.model().index(row, 0)).center())
    driver.wait(lambda: driver.name() == name)


def test_a_new_company_is_ready_for_its_name(three: Driver) -> None:
    three.press(Key.Key_N, CTRL)
    header = three.window.decision.header
    assert three.focus() is header.name
    assert three.name() == ""
    assert three.window.count_label.text() == "4 companies"
    assert sorted(three.listed()) == ["Adatum", "Contoso", "Fabrikam", "Unnamed company"]
    assert three.current() == "Unnamed company"
    three.type("Lucerne")
    assert three.current() == "Lucerne"
    assert sorted(one.name for one in three.saved().values()) == ["Adatum", "Contoso", "Fabrikam", "Lucerne"]


def test_the_button_below_the_list_makes_one_too(three: Driver) -> None:
    three.click(three.window.companies.new_button)
    assert three.window.count_label.text() == "4 companies"
    assert len(three.saved()) == 4
    three.press(Key.Key_Z, CTRL)
    three.wait(lambda: three.window.count_label.text() == "3 companies")
    three.wait(lambda: three.name() in ("Adatum", "Contoso", "Fabrikam"))
    assert three.current() == three.name()
    assert len(three.saved()) == 3
    assert three.dialogs.asked == []


def test_a_click_and_the_arrow_keys_open_companies(three: Driver) -> None:
    go_to(three, "Fabrikam")
    assert three.current() == "Fabrikam"
    three.press(Key.Key_Up)
    three.wait(lambda: three.name() == "Contoso")
    three.press(Key.Key_Home)
    three.wait(lambda: three.name() == "Adatum")


def test_the_next_and_the_previous_company_from_wherever_one_is(three: Driver) -> None:
    window = three.window
    for place in (window.notes.notes, window.decision.header.name, three.row("boss-difficult").check_box):
        place.setFocus()
        three.press(Key.Key_Down, CTRL)
        three.wait(lambda: three.name() == "Contoso")
        three.press(Key.Key_Down, CTRL)
        three.wait(lambda: three.name() == "Fabrikam")
        three.press(Key.Key_Down, CTRL)
        three.settle()
        assert three.name() == "Fabrikam", "there is none after the last"
        three.press(Key.Key_Up, CTRL)
        three.press(Key.Key_Up, CTRL)
        three.press(Key.Key_Up, CTRL)
        three.wait(lambda: three.name() == "Adatum")
    assert three.window.session.undo_stack.count() == 0, "looking at companies changes nothing"


def test_hurrying_through_the_companies_ends_at_the_last_one_asked_for(start: Starter) -> None:
    driver = start(*(company(f"c{number:02}", f"Company {number:02}") for number in range(30)))
    for _ in range(20):
        driver.press(Key.Key_Down)
    for _ in range(5):
        driver.press(Key.Key_Up)
    driver.wait(lambda: driver.name() == "Company 15")
    driver.settle()
    assert (driver.name(), driver.current()) == ("Company 15", "Company 15")
    driver.tick("boss-difficult")
    ticked = [one.name for one in driver.saved().values() if any(reason.ticked for reason in one.reasons)]
    assert ticked == ["Company 15"]


def test_finding_a_company_by_a_part_of_its_name(three: Driver) -> None:
    panel = three.window.companies
    three.press(Key.Key_F, CTRL)
    assert three.focus() is panel.search
    three.type("CO")
    assert three.listed() == ["Contoso"]
    assert three.window.count_label.text() == "3 companies"
    assert three.name() == "Adatum", "the open company stays open"
    three.press(Key.Key_Return)
    three.wait(lambda: three.name() == "Contoso")
    assert three.focus() is panel.view
    three.press(Key.Key_F, CTRL)
    assert panel.search.selectedText() == "CO"
    three.press(Key.Key_Escape)
    assert panel.search.text() == ""
    assert three.listed() == ["Adatum", "Contoso", "Fabrikam"]
    assert three.current() == "Contoso"
    three.type("nothing like it")
    assert three.listed() == []
    three.press(Key.Key_Down)
    three.press(Key.Key_Escape)
    assert three.listed() == ["Adatum", "Contoso", "Fabrikam"]
    assert (three.name(), three.current()) == ("Contoso", "Contoso")


@pytest.mark.parametrize("search", ["c++", '"', "NEAR(", "-x", "*", "%", "_", "<b>", "\\"])
def test_odd_searches_find_names_with_just_that(start: Starter, search: str) -> None:
    driver = start(company("a", "Adatum"), company("b", f"odd {search} one"))
    driver.window.companies.focus_search()
    driver.type(search)
    assert driver.listed() == [f"odd {search} one"]


def test_a_new_company_while_searching_empties_the_search(three: Driver) -> None:
    three.window.companies.focus_search()
    three.type("fabri")
    three.press(Key.Key_N, CTRL)
    assert three.window.companies.search.text() == ""
    assert three.window.count_label.text() == "4 companies"
    assert three.current() == "Unnamed company"


def test_delete_moves_to_the_trash_without_a_question(three: Driver) -> None:
    go_to(three, "Contoso")
    three.press(Key.Key_Delete)
    assert three.dialogs.asked == []
    assert three.window.statusBar().currentMessage() == "“Contoso” is in the trash. Undo brings it back."
    assert three.listed() == ["Adatum", "Fabrikam"]
    three.wait(lambda: three.name() == "Fabrikam")
    assert three.current() == "Fabrikam"
    assert three.window.count_label.text() == "2 companies"
    assert sorted(three.saved()) == ["a", "c"]
    assert three.trash() == ["Contoso"]
    three.press(Key.Key_Z, CTRL)
    assert three.window.statusBar().currentMessage() == ""
    three.wait(lambda: three.name() == "Contoso")
    assert three.listed() == ["Adatum", "Contoso", "Fabrikam"]
    assert three.current() == "Contoso"
    assert sorted(three.saved()) == ["a", "b", "c"]
    assert three.trash() == []
    three.press(Key.Key_Z, CTRL | SHIFT)
    three.wait(lambda: three.name() == "Fabrikam")
    assert sorted(three.saved()) == ["a", "c"]


def test_a_blank_company_leaves_no_trash(three: Driver) -> None:
    three.press(Key.Key_N, CTRL)
    three.window.companies.view.setFocus()
    three.press(Key.Key_Delete)
    assert three.window.statusBar().currentMessage() == ""
    assert three.listed() == ["Adatum", "Contoso", "Fabrikam"]
    assert len(three.saved()) == 3
    assert three.trash() == []


@pytest.mark.parametrize("what", ["role", "unknown", "reason_note", "weight", "date"])
def test_every_kind_of_content_is_kept_in_the_trash(start: Starter, what: str) -> None:
    """Whatever somebody has put into an unnamed company, it can be had back."""
    blank = company("a", "")
    filled = {
        "role": blank.with_role("Analyst"),
        "unknown": blank.with_mark("boss-difficult", Mark.UNKNOWN),
        "reason_note": blank.with_reason_note("boss-difficult", "He shouted"),
        "weight": blank.with_weight("boss-difficult", 5),
        "date": blank.with_interview_at(datetime(2027, 1, 1, 10, 0)),
    }
    driver = start(filled[what])
    driver.window.companies.view.setFocus()
    driver.press(Key.Key_Delete)
    assert driver.saved() == {}
    assert driver.trash() == ["Unnamed company"]


def test_the_delete_key_deletes_text_in_a_field(three: Driver) -> None:
    name = three.window.decision.header.name
    name.setFocus()
    three.press(Key.Key_Home)
    three.press(Key.Key_Delete)
    assert three.name() == "datum"
    three.window.companies.focus_search()
    three.type("co")
    three.press(Key.Key_Home)
    three.press(Key.Key_Delete)
    assert three.window.companies.search.text() == "o"
    three.window.notes.notes.setFocus()
    three.press(Key.Key_Delete)
    three.row("boss-difficult").check_box.setFocus()
    three.press(Key.Key_Delete)
    assert three.dialogs.asked == []
    assert len(three.saved()) == 3


def test_after_the_last_one_is_deleted_there_is_an_unnamed_one_again(start: Starter) -> None:
    driver = start(company("a", "Adatum"))
    driver.press(Key.Key_Delete)
    assert driver.listed() == ["Unnamed company"]
    assert driver.name() == ""
    assert driver.saved() == {}
    driver.tick("boss-difficult")
    (left,) = driver.saved().values()
    assert left.reason("boss-difficult").ticked
    assert left.id != "a"
    driver.press(Key.Key_Z, CTRL)
    driver.press(Key.Key_Z, CTRL)
    driver.wait(lambda: driver.name() == "Adatum")
    assert "a" in driver.saved()


def test_the_order_is_chosen_in_the_view_menu_and_remembered(start: Starter) -> None:
    now = datetime.now()
    driver = start(
        company("a", "Adatum", interview_at=now + timedelta(days=9)),
        _ticked(company("b", "Contoso", interview_at=now + timedelta(days=2)), "job-interesting"),
        _ticked(company("c", "Fabrikam", interview_at=now + timedelta(days=5)), "boss-difficult"),
    )
    assert driver.listed() == ["Contoso", "Fabrikam", "Adatum"]
    driver.choose("View", "Sort companies", "By tilt")
    assert driver.listed() == ["Contoso", "Adatum", "Fabrikam"]
    driver.choose("View", "Sort companies", "By name")
    assert driver.listed() == ["Adatum", "Contoso", "Fabrikam"]
    assert driver.current() == driver.name()
    driver.close()
    again = start()
    assert again.listed() == ["Adatum", "Contoso", "Fabrikam"]
    chosen = [action.text() for action in again.window.actions_.orders.values() if action.isChecked()]
    assert [text.replace("&", "") for text in chosen] == ["By name"]


def test_delete_and_new_are_in_the_menus(three: Driver) -> None:
    three.choose("File", "New company")
    three.choose("Company", "Move to the trash")
    three.wait(lambda: three.name() == three.current())  # it has been read
    assert three.listed() == ["Adatum", "Contoso", "Fabrikam"]
    three.choose("Company", "Move to the trash")
    assert len(three.listed()) == 2


def test_each_row_can_be_heard(start: Starter) -> None:
    driver = start(company("a", "Adatum", role="Analyst", round=2).with_mark("job-interesting", Mark.TICKED))
    spoken = driver.window.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Adatum, Analyst · 2nd interview, no date yet, towards accepting, 3 for · 0 against"


def test_closing_leaves_what_the_list_showed(three: Driver) -> None:
    three.press(Key.Key_N, CTRL)
    three.type("Litware")
    assert three.close()
    assert sorted(one.name for one in stored_companies(three.folder).values()) == [
        "Adatum",
        "Contoso",
        "Fabrikam",
        "Litware",
    ]


def test_the_count_is_right_before_the_whole_list_is_there(start: Starter) -> None:
    driver = start(*(company(f"{number}", f"Company {number}") for number in range(FIRST_PAGE + 5)))
    driver.settle()
    window = driver.window
    assert window.session.unlisted == 0
    assert window.count_label.text() == f"{FIRST_PAGE + 5} companies"
    # As it is before the first paint: a page is listed, the others are only counted.
    page = [window.model.index(row).data(Role.SUMMARY) for row in range(FIRST_PAGE)]
    window.session.unlisted = 5
    window.model.set_companies(page)
    assert window.count_label.text() == f"{FIRST_PAGE + 5} companies"


def test_a_new_company_while_a_blank_one_is_open_is_that_one(two: Driver) -> None:
    two.press(Key.Key_N, CTRL)
    two.wait(lambda: two.current() == "Unnamed company")
    two.press(Key.Key_N, CTRL)
    two.settle()
    assert two.listed().count("Unnamed company") == 1
    assert two.focus() is two.window.decision.header.name
    two.type("Fabrikam")
    two.press(Key.Key_N, CTRL)
    two.wait(lambda: two.current() == "Unnamed company")
    assert sorted(two.listed()) == ["Adatum", "Contoso", "Fabrikam", "Unnamed company"]


def test_another_company_is_read_from_its_first_reason(two: Driver) -> None:
    rows = two.window.decision.lists[Side.DECLINE].rows
    two.click(rows[3].check_box)
    two.press(Key.Key_Down, CTRL)
    two.wait(lambda: two.name() == "Contoso")
    rows = two.window.decision.lists[Side.DECLINE].rows
    takes_tab = [bool(row.check_box.focusPolicy() & Qt.FocusPolicy.TabFocus) for row in rows]
    assert takes_tab == [True] + [False] * (len(rows) - 1)
