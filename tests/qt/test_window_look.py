"""How the window looks and fits: light and dark, narrow and wide, everything within reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QWidget,
)
from window_driver import (
    CATALOGUE,
    CTRL,
    LEFT,
    NO_KEY,
    Driver,
    Key,
    Starter,
    colour_at,
    company,
)

from interview_helper.domain.reasons import Mark, Side
from interview_helper.widgets.balance_motion import at_rest

CONTROLS = (
    QAbstractButton,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
)


def background(driver: Driver) -> QColor:
    """The colour of the middle of the window, beside its content."""
    return colour_at(driver.window.decision, QPoint(4, 4))


def chosen_appearance(driver: Driver) -> str:
    (chosen,) = [value for value, action in driver.window.actions_.appearances.items() if action.isChecked()]
    return str(chosen)


# Light and dark


def test_dark_and_light_from_the_menu_live_and_on_the_next_start(start: Starter) -> None:
    driver = start(company("a", "Adatum"))
    assert chosen_appearance(driver) == "system"
    light = background(driver)
    assert light.lightness() > 230
    driver.choose("View", "Appearance", "Dark")
    assert background(driver).lightness() < 60
    assert colour_at(driver.window.notes, QPoint(3, 3)).lightness() < 60
    assert colour_at(driver.window.notes.notes, QPoint(30, 60)).lightness() < 60
    driver.close()
    again = start()
    assert chosen_appearance(again) == "dark"
    assert background(again).lightness() < 60
    again.choose("View", "Appearance", "Light")
    assert background(again).lightness() > 230
    again.choose("View", "Appearance", "Dark")
    again.choose("View", "Appearance", "Follow the system")
    assert background(again) == light
    again.close()
    assert chosen_appearance(start()) == "system"


@pytest.mark.parametrize(("appearance", "dark"), [("dark", True), ("light", False), ("system", False)])
def test_the_command_line_chooses_for_once(start: Starter, appearance: str, dark: bool) -> None:
    driver = start(company("a", "Adatum"), appearance=appearance)
    assert (background(driver).lightness() < 60) is dark
    driver.close()
    assert background(start()).lightness() > 230


def test_a_palette_that_the_system_changes_is_followed_live(start: Starter) -> None:
    driver = start(company("a", "Adatum"))
    for base, text in (("#102030", "#f0f0f0"), ("#fffff0", "#101010")):
        palette = QPalette(QApplication.palette())
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, QColor(base))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
            palette.setColor(role, QColor(text))
        QApplication.setPalette(palette)
        QApplication.processEvents()
        assert background(driver).name() == base
        assert colour_at(driver.window.notes, QPoint(3, 3)).name() == base
        assert colour_at(driver.window.companies, QPoint(3, 300)).name() == base


# Narrow and wide


def notes_are_below(driver: Driver) -> bool:
    notes, decision = driver.window.notes, driver.window.decision
    below = decision.scroll_area.widget().isAncestorOf(notes)
    assert below is not (driver.window.splitter.indexOf(driver.window.side) == 2)
    return below


def test_the_notes_are_below_where_it_is_narrow_and_beside_where_it_is_wide(start: Starter) -> None:
    driver = start(company("a", "Adatum", notes="Friendly."))
    assert not notes_are_below(driver)
    for width, below in ((999, True), (1_080, False), (800, True), (1_280, False)):
        driver.window.resize(width, 560)
        QApplication.processEvents()
        assert notes_are_below(driver) is below, width
        assert driver.window.notes.isVisible()
        assert driver.notes() == "Friendly."
    driver.window.resize(900, 700)
    lists = driver.window.decision.lists[Side.DECLINE]
    bottom = lists.mapTo(driver.window, QPoint(0, lists.height())).y()
    assert driver.window.notes.mapTo(driver.window, QPoint(0, 0)).y() >= bottom
    driver.fill(driver.window.notes.notes, "Typed below")
    assert driver.the_company().notes == "Typed below"


def drag(driver: Driver, place: int, pixels: int) -> None:
    """Drag a handle of the splitter."""
    handle = driver.window.splitter.handle(place)
    at = handle.rect().center()
    QTest.mousePress(handle, LEFT, NO_KEY, at)
    QTest.mouseMove(handle, at + QPoint(pixels, 0))
    QTest.mouseRelease(handle, LEFT, NO_KEY, at + QPoint(pixels, 0))


def test_splitters_size_and_last_company_are_remembered(start: Starter) -> None:
    driver = start(company("a", "Adatum"), company("b", "Contoso"), size=None)
    # The offscreen screen has 800 pixels a side, and no window is restored larger than its screen.
    driver.window.resize(780, 570)
    QApplication.processEvents()
    drag(driver, 1, 40)
    narrow = driver.window.splitter.sizes()
    assert len(narrow) == 2
    driver.window.resize(1_200, 570)
    QApplication.processEvents()
    drag(driver, 1, 30)
    drag(driver, 2, -50)
    wide = driver.window.splitter.sizes()
    assert len(wide) == 3
    driver.press(Key.Key_Down, CTRL)
    driver.wait(lambda: driver.name() == "Contoso")
    driver.window.resize(780, 570)
    QApplication.processEvents()
    driver.close()
    again = start(size=None)
    assert (again.window.width(), again.window.height()) == (780, 570)
    assert (again.name(), again.current()) == ("Contoso", "Contoso")
    assert again.window.splitter.sizes() == narrow
    again.window.resize(1_200, 570)
    QApplication.processEvents()
    assert again.window.splitter.sizes() == wide
    # Another width is the decision's: the panels beside it keep theirs.
    for width in (780, 1_500, 780):
        again.window.resize(width, 570)
        QApplication.processEvents()
        sizes, kept = again.window.splitter.sizes(), narrow if width == 780 else wide
        assert (sizes[0], sizes[2:]) == (kept[0], kept[2:])
        assert sum(sizes) == width - len(sizes) + 1


def test_a_wide_window_finds_its_widths_again(start: Starter) -> None:
    driver = start(company("a", "Adatum"), size=(1_300, 700))
    drag(driver, 1, 60)
    drag(driver, 2, -70)
    widths = driver.window.splitter.sizes()
    assert driver.close()
    assert start(size=(1_300, 700)).window.splitter.sizes() == widths


def test_nothing_private_is_in_the_settings(start: Starter) -> None:
    secret = "Zzyzxname"
    driver = start(company("a", secret, role="Zzyzxrole", notes="Zzyzxnote"))
    driver.fill(driver.window.notes.notes, "Zzyzxtyped")
    driver.window.companies.focus_search()
    driver.type("Zzyzxsearch")
    driver.window.set_appearance(next(iter(driver.window.actions_.appearances)))
    driver.close()
    settings = (driver.folder / "settings.ini").read_bytes()
    assert b"last_company=a" in settings
    assert b"zzyzx" not in settings.lower()
    assert "Zzyzx".encode("utf-16-be").hex().encode() not in settings.hex().encode()
    left = {file.name for file in driver.folder.rglob("*") if file.is_file()}
    assert left <= {"companies.db", "companies.db-journal", "settings.ini"}


# Everything within reach


def loaded(**changes: object) -> object:
    """A company with long words everywhere."""
    one = company("a", "Donaudampfschifffahrtsgesellschaft mbH & Co. KG", **changes)
    for built_in in CATALOGUE:
        one = one.with_mark(built_in.id, Mark.TICKED if built_in.side is Side.DECLINE else Mark.UNKNOWN)
        one = one.with_reason_note(built_in.id, "A note")
    return one


def cut_off(window: QWidget) -> list[str]:
    """Each visible control that sticks out of a parent to the left or right, or has too little width."""
    wrong = []
    for control in window.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or isinstance(control, QScrollBar) or not control.isVisible():
            continue
        name = f"{type(control).__name__} {control.accessibleName() or getattr(control, 'text', str)()}"
        parent = control.parentWidget()
        while parent is not None and not control.isWindow():
            place = QRect(control.mapTo(parent, QPoint(0, 0)), control.size())
            if place.left() < 0 or place.right() >= parent.width():
                wrong.append(f"{name} in {type(parent).__name__}: {place} in {parent.size()}")
                break
            parent = None if parent.isWindow() else parent.parentWidget()
        if isinstance(control, QLabel) and not control.wordWrap() and control.text():
            if control.width() < control.fontMetrics().horizontalAdvance(control.text()):
                wrong.append(f"{name}: {control.width()} pixels wide")
        elif control.width() < control.minimumSizeHint().width():
            wrong.append(f"{name}: {control.width()} of {control.minimumSizeHint().width()} pixels wide")
    return wrong


@pytest.mark.parametrize("size", [(800, 560), (999, 560), (1_000, 560), (1_280, 900), (740, 480)])
def test_no_control_is_cut_off_at_the_side(start: Starter, size: tuple[int, int]) -> None:
    driver = start(loaded(role="Senior data analyst", round=3), size=size)
    driver.window.trouble.show_message("A sentence that is rather long. " * 4, "Try again")
    QApplication.processEvents()
    assert (driver.window.width(), driver.window.height()) == size
    assert cut_off(driver.window) == []
    for side in driver.window.decision.lists.values():
        for row in side.rows:
            row.open_note()
    QApplication.processEvents()
    assert cut_off(driver.window) == []


@pytest.mark.parametrize("points", [10, 11, 12])
def test_no_control_is_cut_off_with_a_larger_font(start: Starter, points: int) -> None:
    before = QApplication.font()
    font = QFont(before)
    font.setPointSize(points)
    QApplication.setFont(font)
    try:
        driver = start(loaded(role="Senior data analyst", round=3), size=(800, 560))
        QApplication.processEvents()
        assert driver.window.width() == 800
        assert cut_off(driver.window) == []
    finally:
        QApplication.setFont(before)


def wholly_visible(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_at_800_by_560_every_control_is_reached_by_keyboard(start: Starter) -> None:
    driver = start(company("a", "Adatum"), size=(800, 560))
    window = driver.window
    window.decision.header.interview_at.setFocus()
    for side in window.decision.lists.values():
        for number, row in enumerate(side.rows):
            # Tab leads to a list and from control to control; arrows lead from row to row.
            driver.press(Key.Key_Down if number else Key.Key_Tab)
            assert driver.focus() is row.check_box
            for control in row.controls:
                assert wholly_visible(control), (row.reason.id, type(control).__name__)
            driver.press(Key.Key_Space)
            assert row.check_box.isChecked()
        for _ in side.rows[-1].controls[1:]:
            driver.press(Key.Key_Tab)
        for control in side.foot.controls:
            driver.press(Key.Key_Tab)
            assert driver.focus() is control
            assert wholly_visible(control)
    # From the last checklist on to the notes, which are below here.
    driver.press(Key.Key_Tab)
    assert driver.focus() is window.side.tabs
    driver.press(Key.Key_Tab)
    notes = window.notes.notes
    assert driver.focus() is notes
    driver.type("Seen")
    assert notes.viewport().visibleRegion().boundingRect().contains(notes.cursorRect())
    bar = window.decision.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert notes.visibleRegion().boundingRect().bottom() == notes.rect().bottom()
    # And round to the beginning, with everything in sight on its way.
    for _ in range(20):
        driver.press(Key.Key_Tab)
        assert wholly_visible(driver.focus()) or driver.focus() is notes, driver.focus().accessibleName()
        if driver.focus() is window.decision.header.name:
            break
    assert driver.focus() is window.decision.header.name


def test_the_status_line_counts(start: Starter) -> None:
    driver = start(*(company(f"c{number:04}", f"Company {number}") for number in range(1_234)))
    assert driver.window.count_label.text() == "1,234 companies"
    assert driver.window.saved_label.text() == "Everything is saved"
    assert driver.window.windowTitle() == "Interview Helper"


def test_a_note_that_opens_low_down_comes_into_view(start: Starter) -> None:
    driver = start(company("a", "Adatum"), size=(800, 560))
    last = driver.window.decision.lists[Side.DECLINE].rows[-1]
    last.check_box.setFocus(Qt.FocusReason.TabFocusReason)
    driver.press(Key.Key_Return)
    driver.wait(lambda: last.note_editor is not None)
    editor = last.note_editor
    assert editor is not None
    driver.wait(lambda: editor.visibleRegion().boundingRect().height() >= editor.height())


def test_in_the_smallest_window_the_blocks_have_their_numbers(start: Starter) -> None:
    ticked = company("a", "Adatum").with_mark("job-interesting", Mark.TICKED)
    window = start(ticked.with_mark("culture-negative", Mark.TICKED), size=(800, 560)).window
    blocks = at_rest(window.decision.balance._geometry())
    assert [block.shows_number for block in blocks] == [True, True]


@pytest.mark.parametrize("size", [(1350, 720), (1280, 720), (1280, 900)])
def test_on_a_laptops_screen_all_reasons_are_in_view(start: Starter, size: tuple[int, int]) -> None:
    window = start(company("a", "Adatum"), size=size).window
    for checklist in window.decision.lists.values():
        assert wholly_visible(checklist.rows[-1])
