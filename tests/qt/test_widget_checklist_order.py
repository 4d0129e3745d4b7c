"""Adding, hiding and moving reasons in a checklist, by clicks, keys and drags."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from qt_checklists import FAR, GOOD, LOW, Wired, choose, menu_of, press, titles
from qt_data import Heard, reason, show, spoken_name

from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.widgets.checklist import Checklist
from interview_helper.widgets.row_drag import place_at, step_to

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
THREE = (reason("a"), reason("b"), reason("c"))


def build(qtbot: QtBot, *reasons: Reason) -> Wired:
    widget = Wired(*reasons)
    show(qtbot, widget, 700)
    return widget


@pytest.fixture
def wired(qtbot: QtBot) -> Wired:
    return build(qtbot, *THREE, GOOD)


class Layouts(QObject):
    """Counts the times that a widget's children are laid out anew."""

    def __init__(self, heard: list[int]) -> None:
        super().__init__()
        self._heard = heard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() is QEvent.Type.LayoutRequest:
            self._heard.append(1)
        return False


def order(wired: Wired) -> str:
    return "".join(row.reason.id for row in wired.lists[Side.DECLINE].rows)


def seen(wired: Wired) -> str:
    """The rows as they stand on the screen, from the top."""
    QApplication.processEvents()
    return "".join(
        row.reason.id for row in sorted(wired.lists[Side.DECLINE].rows, key=lambda row: row.geometry().top())
    )


# --- moving by keys -----------------------------------------------------------------------------------


def test_alt_and_arrows_move_a_row_and_the_keyboard_with_it(wired: Wired, qtbot: QtBot) -> None:
    rows = set(wired.lists[Side.DECLINE].rows)
    wired.row("a").check_box.setFocus()
    places = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up):
        press(qtbot, key, modifier=ALT)
        places.append((order(wired), seen(wired), wired.focused()))
    assert places == [
        ("bac", "bac", "a.box"),
        ("bca", "bca", "a.box"),
        ("bca", "bca", "a.box"),
        ("bac", "bac", "a.box"),
    ]
    assert wired.asked.of("decline move") == [("a", 1), ("a", 1), ("a", -1)]
    assert set(wired.lists[Side.DECLINE].rows) == rows, "rows move, they are not made anew"


def test_tab_and_arrows_follow_the_new_order(wired: Wired, qtbot: QtBot) -> None:
    choose(wired.row("a"), "Move down")
    wired.row("b").check_box.setFocus()
    press(qtbot, Key.Key_Down)
    assert wired.focused() == "a.box"
    press(qtbot, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert wired.focused() == "add"
    choose(wired.row("c"), "Move up")
    assert order(wired) == "bca"


def test_a_moved_row_stays_in_view(qtbot: QtBot) -> None:
    area = QScrollArea()
    wired = Wired(*(reason(f"r{number:02}") for number in range(20)))
    area.setWidget(wired)
    area.setWidgetResizable(True)
    show(qtbot, area, 700, 200)
    row = wired.row("r00")
    row.check_box.setFocus()
    for _ in range(12):
        press(qtbot, Key.Key_Down, modifier=ALT)
        QApplication.processEvents()
    assert area.viewport().rect().contains(row.mapTo(area.viewport(), row.rect().center()))


# --- moving by the mouse ------------------------------------------------------------------------------


def drag(qtbot: QtBot, handle: QWidget, *places: QPoint, let_go: bool = True) -> None:
    """Press on the middle of a widget's left, go to places in its window, and let go."""
    start = QPoint(30, 10)
    qtbot.mousePress(handle, LEFT, pos=start)
    for place in places:
        go_to(handle, handle.mapFrom(handle.window(), place))
    if let_go:
        qtbot.mouseRelease(handle, LEFT, pos=handle.mapFrom(handle.window(), places[-1]))


def go_to(handle: QWidget, at: QPoint, buttons: Qt.MouseButton = LEFT) -> None:
    """A move with the button down, which QTest cannot make."""
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        at.toPointF(),
        handle.mapToGlobal(at.toPointF()),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(handle, event)


def below(wired: Wired, key: str) -> QPoint:
    row = wired.row(key)
    return row.mapTo(wired, QPoint(40, row.height() - 4))


def above(wired: Wired, key: str) -> QPoint:
    return wired.row(key).mapTo(wired, QPoint(40, 4))


def test_a_row_can_be_dragged_down_and_up(wired: Wired, qtbot: QtBot) -> None:
    drag(qtbot, wired.row("a").check_box, below(wired, "b"), below(wired, "c"))
    assert order(wired) == seen(wired) == "bca"
    drag(qtbot, wired.row("a").check_box, above(wired, "c"))
    assert order(wired) == seen(wired) == "bac"
    assert wired.asked.said == [("decline move", "a", 2), ("decline move", "a", -1)], "and nothing is ticked"


def test_a_row_can_be_taken_beside_its_controls(wired: Wired, qtbot: QtBot) -> None:
    drag(qtbot, wired.row("a"), below(wired, "b"))
    assert order(wired) == "bac"


def test_a_line_shows_where_the_row_would_go(wired: Wired, qtbot: QtBot) -> None:
    checklist = wired.lists[Side.DECLINE]
    drag(qtbot, wired.row("a").check_box, below(wired, "b"), let_go=False)
    (line,) = [one for one in checklist.findChildren(QWidget) if type(one).__name__ == "_InsertionLine"]
    assert line.isVisible()
    assert abs(line.geometry().center().y() - wired.row("c").geometry().top()) <= 2
    assert wired.row("a").glow == 1
    press(qtbot, Key.Key_Escape)
    assert line.isHidden()
    assert wired.row("a").glow == 0
    qtbot.mouseRelease(wired.row("a").check_box, LEFT, pos=QPoint(30, 10))
    assert wired.asked.said == []


def test_a_hand_that_trembles_ticks(wired: Wired, qtbot: QtBot) -> None:
    box = wired.row("a").check_box
    drag(qtbot, box, box.mapTo(wired, QPoint(45, 14)))
    assert wired.drawn()[0] == "☑ ●●●○○ says a"
    assert wired.asked.of("decline move") == []


def test_a_row_that_is_brought_back_is_not_ticked(wired: Wired, qtbot: QtBot) -> None:
    box = wired.row("a").check_box
    drag(qtbot, box, below(wired, "b"), box.mapTo(wired, QPoint(30, 10)))
    assert wired.asked.said == []


def test_a_drag_ends_where_the_button_is_up_already(wired: Wired, qtbot: QtBot) -> None:
    box = wired.row("a").check_box
    drag(qtbot, box, below(wired, "b"), let_go=False)
    go_to(box, QPoint(5, 5), Qt.MouseButton.NoButton)
    assert wired.row("a").glow == 0
    assert wired.asked.said == []


def test_other_reasons_end_a_drag(wired: Wired, qtbot: QtBot) -> None:
    drag(qtbot, wired.row("a").check_box, below(wired, "b"), let_go=False)
    wired._change("a", hidden=True)
    wired._change("a", hidden=False)
    assert order(wired) == "abc"
    assert wired.asked.said == []


@pytest.mark.parametrize(("y", "place"), [(-5, 0), (10, 0), (11, 1), (29, 1), (31, 2), (99, 3)])
def test_the_place_of_a_drag(y: float, place: int) -> None:
    assert place_at(y, [10, 30, 50]) == place


@pytest.mark.parametrize(
    ("place", "number", "step"),
    [(0, 0, 0), (1, 0, 0), (2, 0, 1), (3, 0, 2), (0, 2, -2), (2, 2, 0), (3, 2, 0)],
)
def test_the_step_of_a_drag(place: int, number: int, step: int) -> None:
    assert step_to(place, number) == step


# --- hiding -------------------------------------------------------------------------------------------


def test_what_is_hidden_leaves_and_can_be_brought_back(wired: Wired, qtbot: QtBot) -> None:
    foot = wired.lists[Side.DECLINE].foot
    assert foot.hidden_button is None
    wired.row("b").check_box.setFocus()
    choose(wired.row("b"), "Hide here")
    assert order(wired) == "ac"
    assert wired.focused() == "c.box", "the keyboard is at the next one"
    assert foot.hidden_button is not None
    assert foot.hidden_button.text() == "1 hidden"
    assert spoken_name(foot.hidden_button) == "1 hidden: show one again"
    choose(wired.row("c"), "Hide here")
    assert foot.hidden_button.text() == "2 hidden"
    qtbot.mouseClick(foot.hidden_button, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert titles(menu) == ["Show again: says b", "Show again: says c"]
    menu.actions()[0].trigger()
    menu.close()
    assert order(wired) == "ab"
    assert wired.asked.of("decline restore") == ["b"]
    wired._change("c", hidden=False)
    assert order(wired) == "abc"
    assert not foot.hidden_button.isVisible()


def test_hidden_reasons_are_reached_by_tab(wired: Wired, qtbot: QtBot) -> None:
    wired._change("b", hidden=True)
    wired.lists[Side.DECLINE].foot.add_button.setFocus()
    press(qtbot, Key.Key_Tab)
    assert wired.focused() == "hidden"
    press(qtbot, Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_own_reasons_can_be_removed_and_shared(qtbot: QtBot) -> None:
    wired = build(qtbot, FAR, reason("own one"), reason("own two"))
    wired.priorities = {"far": 3, "own two": 3}
    wired.show_all()
    found = {}
    for row in wired.lists[Side.DECLINE].rows:
        menu = menu_of(row)
        found[row.reason.id] = {"For all companies", "Remove"} & set(titles(menu))
        menu.close()
    assert found == {"far": set(), "own one": {"For all companies", "Remove"}, "own two": {"Remove"}}
    choose(wired.row("own one"), "For all companies")
    choose(wired.row("own one"), "Remove")
    assert wired.asked.said == [("decline share", "own one"), ("decline remove", "own one")]


# --- adding -------------------------------------------------------------------------------------------


def test_a_reason_is_written_at_the_foot(wired: Wired, qtbot: QtBot) -> None:
    foot = wired.lists[Side.DECLINE].foot
    qtbot.mouseClick(foot.add_button, LEFT)
    assert wired.focused() == "line"
    press(qtbot, "Far", Key.Key_Return)
    assert wired.focused() == "line", "and the next one"
    press(qtbot, "Loud", Key.Key_Tab)
    assert wired.focused() == "for all"
    press(qtbot, Key.Key_Space, Key.Key_Return)
    assert wired.asked.said == [("decline add", "Far", False), ("decline add", "Loud", True)]
    assert [line.split()[-1] for line in wired.drawn()[-2:]] == ["Far", "Loud"]
    press(qtbot, Key.Key_Escape)
    assert wired.focused() == "add"
    assert foot.adder is None


def test_the_foot_is_reached_after_the_last_row(wired: Wired, qtbot: QtBot) -> None:
    wired.row("c").check_box.setFocus()
    press(qtbot, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert wired.focused() == "add"
    press(qtbot, Key.Key_Return)
    assert wired.focused() == "line"


def test_enter_on_nothing_closes_and_leaving_it_empty_too(wired: Wired, qtbot: QtBot) -> None:
    foot = wired.lists[Side.DECLINE].foot
    for leave in (
        lambda: press(qtbot, Key.Key_Return),
        lambda: qtbot.mouseClick(wired.row("good").pips, LEFT),
        wired.lists[Side.DECLINE].close_notes,
    ):
        foot.open_adder()
        leave()
        assert foot.adder is None
        assert foot.add_button.isVisible()
    assert wired.asked.of("decline add") == []


def test_what_has_been_written_stays_there(wired: Wired, qtbot: QtBot) -> None:
    foot = wired.lists[Side.DECLINE].foot
    foot.open_adder()
    press(qtbot, "Half a rea")
    qtbot.mouseClick(wired.row("a").check_box, LEFT, pos=QPoint(8, 10))
    wired.lists[Side.DECLINE].close_notes()
    assert foot.adder is not None
    foot.open_adder()
    press(qtbot, "son", Key.Key_Return)
    assert wired.asked.of("decline add") == [("Half a reason", False)]


def test_what_is_no_text_is_refused(wired: Wired, qtbot: QtBot) -> None:
    foot = wired.lists[Side.DECLINE].foot
    refused = Heard(refused=wired.lists[Side.DECLINE].refused)
    foot.open_adder()
    assert foot.adder is not None
    foot.adder.line.setText("x" * 1_001)
    press(qtbot, Key.Key_Return)
    assert len(refused.said) == 1
    assert foot.adder.line.text(), "what was written is still there"
    assert wired.asked.said == []


# --- the load, and a company for another --------------------------------------------------------------


def test_the_load_is_covered_while_weighing_blind(qtbot: QtBot) -> None:
    checklist = Checklist(Side.DECLINE)
    show(qtbot, checklist, 300)
    labels = []
    for load in (12, None, 0):
        checklist.show_reasons([reason("a", mark=Mark.TICKED)], load)
        labels.append((checklist.load_label.text(), spoken_name(checklist.load_label)))
    assert labels == [("12", "Load: 12"), ("", "Load: covered"), ("0", "Load: 0")]


def test_a_tick_lays_nothing_out_anew(wired: Wired, qtbot: QtBot) -> None:
    wired.row("a").check_box.setFocus()
    QApplication.processEvents()
    checklist = wired.lists[Side.DECLINE]
    heard: list[int] = []
    checklist.installEventFilter(listener := Layouts(heard))
    press(qtbot, Key.Key_Space)
    QApplication.processEvents()
    assert wired.row("a").reason.ticked
    assert heard == []
    checklist.removeEventFilter(listener)


def test_rows_are_kept_for_another_company_with_the_same_reasons(wired: Wired) -> None:
    rows = {row.reason.id: row for row in wired.lists[Side.DECLINE].rows}
    wired.reasons = [THREE[2], LOW, THREE[0]]
    wired.show_all()
    now = {row.reason.id: row for row in wired.lists[Side.DECLINE].rows}
    assert [now["c"], now["a"]] == [rows["c"], rows["a"]]
    assert seen(wired) == "clowa"


def test_up_from_the_button_at_the_foot_leads_to_the_last_reason(qtbot: QtBot) -> None:
    wired = Wired(FAR, LOW, GOOD)
    show(qtbot, wired, 700, 400)
    foot = wired.lists[Side.DECLINE].foot
    foot.add_button.setFocus()
    QTest.keyClick(foot.add_button, Qt.Key.Key_Down)
    assert foot.add_button.hasFocus()
    QTest.keyClick(foot.add_button, Qt.Key.Key_Up)
    assert wired.focused() == "low.box"
