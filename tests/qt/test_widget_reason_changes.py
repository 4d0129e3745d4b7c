"""Deal-breakers, priorities, contradictions and words of the rows, by clicks and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCommonStyle, QStyle, QWidget
from pytestqt.qtbot import QtBot
from qt_checklists import FAR, GOOD, LOW, Wired, choose, menu_of, press, titles
from qt_data import (
    DARK,
    LIGHT,
    MARKUP,
    Heard,
    colours_of,
    palette,
    picture,
    reason,
    show,
    spoken,
    spoken_name,
)

from interview_helper.domain.reasons import Mark, Side
from interview_helper.domain.wording import BOTH_TRUE
from interview_helper.widgets import tints
from interview_helper.widgets.reason_row import ReasonRow
from interview_helper.widgets.reason_standing import contradicted
from interview_helper.widgets.row_flash import RowFlash

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
PAIR = (
    reason("dull", text="The job is dull", mark=Mark.TICKED, counterpart="fun"),
    reason("fun", Side.ACCEPT, text="The job is fun", counterpart="dull"),
)


@pytest.fixture
def wired(qtbot: QtBot) -> Wired:
    widget = Wired(FAR, LOW, GOOD)
    show(qtbot, widget, 700)
    widget.row("far").check_box.setFocus()
    return widget


# --- deal-breakers ------------------------------------------------------------------------------------


def test_an_exclamation_mark_flags_a_deal_breaker_and_takes_the_flag_back(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, "!")
    lock = wired.row("far").lock_button
    assert lock is not None
    assert lock.isVisible()
    assert lock.isChecked()
    press(qtbot, "!")
    assert not lock.isVisible()
    assert wired.asked.of("decline deal_breaker") == [("far", True), ("far", False)]


def test_the_lock_takes_its_flag_back_by_a_click(wired: Wired, qtbot: QtBot) -> None:
    choose(wired.row("far"), "A deal-breaker")
    lock = wired.row("far").lock_button
    assert lock is not None
    assert spoken_name(lock) == "Deal-breaker: Too far"
    assert bool(spoken(lock).state().checked)
    qtbot.mouseClick(lock, LEFT)
    assert not wired.row("far").reason.deal_breaker


def test_only_reasons_to_decline_can_be_deal_breakers(wired: Wired, qtbot: QtBot) -> None:
    row = wired.row("good")
    row.check_box.setFocus()
    press(qtbot, "!")
    menu = menu_of(row)
    assert "A deal-breaker" not in titles(menu)
    menu.close()
    assert wired.asked.said == []


def test_no_row_has_a_lock_until_it_is_needed(wired: Wired) -> None:
    assert all(row.lock_button is None for one in wired.lists.values() for row in one.rows)


def test_a_lock_can_be_told_from_none_without_colour(qtbot: QtBot) -> None:
    row = ReasonRow(replace(FAR, deal_breaker=True))
    show(qtbot, row, 400)
    lock = row.lock_button
    assert lock is not None
    closed = picture(lock)
    lock.setChecked(False)
    opened = picture(lock)
    dark = sum(
        image.pixelColor(x, y).lightness() < 128
        for image in (closed,)
        for x in range(image.width())
        for y in range(image.height())
    )
    assert dark > 20
    assert closed != opened


# --- priorities ---------------------------------------------------------------------------------------


def test_a_weight_that_differs_from_the_priority_is_marked(wired: Wired) -> None:
    pips = wired.row("far").pips
    plain = picture(pips)
    wired.priorities = {"far": 3, "low": 2}
    wired.show_all()
    assert picture(pips) == plain
    wired.priorities = {"far": 5}
    wired.show_all()
    assert picture(pips) != plain
    assert "Your priority is 5; here it weighs 3" in pips.toolTip()
    assert spoken(pips).text(QAccessible.Text.Description) == "Your priority is 5; here it weighs 3"
    box = spoken(wired.row("far").check_box)
    assert box.text(QAccessible.Text.Description) == "Weight 3 of 5. Your priority is 5."
    wired.priorities = {}
    wired.show_all()
    assert picture(pips) == plain
    assert "priority" not in spoken(pips).text(QAccessible.Text.Description)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_click_on_the_mark_goes_back_to_the_priority(
    wired: Wired, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    wired.setLayoutDirection(direction)
    wired.priorities = {"far": 5}
    wired.show_all()
    pips = wired.row("far").pips
    mark = QPoint(round(pips.centre_of(5).x()), pips.height() - 3)
    qtbot.mouseClick(pips, LEFT, pos=mark)
    assert wired.row("far").reason.weight == 5
    assert wired.asked.of("decline weight") == [("far", 5)]


def test_the_menu_goes_back_to_the_priority_or_changes_it(wired: Wired) -> None:
    wired.priorities = {"far": 5, "low": 2}
    wired.show_all()
    choose(wired.row("far"), "Make this my priority (3)")
    choose(wired.row("far"), "Back to my priority (5)")
    assert wired.asked.of("decline priority") == [("far", 3)]
    assert wired.asked.of("decline weight") == [("far", 5)]
    menu = menu_of(wired.row("low"))
    assert not [title for title in titles(menu) if "priority" in title]
    menu.close()


# --- contradictions -----------------------------------------------------------------------------------


@pytest.fixture
def torn(qtbot: QtBot) -> Wired:
    widget = Wired(*PAIR, GOOD)
    show(qtbot, widget, 700)
    return widget


def test_both_of_a_pair_ticked_get_a_note_each(torn: Wired, qtbot: QtBot) -> None:
    assert torn.row("dull").contradiction_note is None
    qtbot.mouseClick(torn.row("fun").check_box, LEFT, pos=QPoint(8, 10))
    for key, other in (("dull", "The job is fun"), ("fun", "The job is dull")):
        note = torn.row(key).contradiction_note
        assert note is not None
        assert note.isVisible()
        assert spoken_name(note) == f"{BOTH_TRUE} Ticked too: {other}"
        assert other in note.toolTip()
        description = spoken(torn.row(key).check_box).text(QAccessible.Text.Description)
        assert f"Ticked too: {other}. {BOTH_TRUE}" in description
    assert torn.row("good").contradiction_note is None
    qtbot.mouseClick(torn.row("dull").check_box, LEFT, pos=QPoint(8, 10))
    for key in ("dull", "fun"):
        note = torn.row(key).contradiction_note
        assert note is not None
        assert not note.isVisible()


def test_a_click_on_the_note_goes_to_the_counterpart(torn: Wired, qtbot: QtBot) -> None:
    torn._change("fun", mark=Mark.TICKED)
    note = torn.row("dull").contradiction_note
    assert note is not None
    qtbot.mouseClick(note, LEFT)
    assert torn.focused() == "fun.box"
    assert torn.row("fun").glow > 0
    choose(torn.row("fun"), "Go to its counterpart")
    assert torn.focused() == "dull.box"


def test_the_note_wraps_and_keeps_the_words_plain(qtbot: QtBot) -> None:
    widget = Wired(replace(PAIR[0], text=MARKUP), replace(PAIR[1], mark=Mark.TICKED))
    show(qtbot, widget, 700)
    note = widget.row("fun").contradiction_note
    assert note is not None
    assert "<b>" not in note.toolTip()
    assert note.heightForWidth(120) > note.heightForWidth(400)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("key", ["dull", "fun"])
def test_the_note_points_at_the_other_list(torn: Wired, key: str, direction: Qt.LayoutDirection) -> None:
    torn.setLayoutDirection(direction)
    torn.setPalette(palette(*LIGHT))
    torn._change("fun", mark=Mark.TICKED)
    QApplication.processEvents()
    note = torn.row(key).contradiction_note
    assert note is not None
    image = picture(note)
    # Past the words there is only the arrow, and nothing at the other end.
    begins = [x for x in range(image.width()) if column_is_painted(image, x)]
    towards_end = (key == "dull") == (direction is Qt.LayoutDirection.LeftToRight)
    arrow = range(begins[-1] - 8, begins[-1]) if towards_end else range(begins[0] + 1, begins[0] + 9)
    assert all(column_is_painted(image, x) for x in arrow)


def column_is_painted(image: object, x: int) -> bool:
    return any(image.pixelColor(x, y).lightness() < 200 for y in range(image.height()))  # type: ignore[attr-defined]


def test_contradicted_names_each_others_words() -> None:
    assert contradicted([("dull", "fun")], PAIR) == {"dull": "The job is fun", "fun": "The job is dull"}
    assert contradicted([], PAIR) == {}


# --- the words ----------------------------------------------------------------------------------------


def test_f2_edits_the_words_and_enter_takes_them(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_F2)
    assert wired.focused() == "far.words"
    press(qtbot, "Two hours away", Key.Key_Return)
    assert wired.focused() == "far.box"
    assert wired.drawn()[0] == "☐ ●●●○○ Two hours away"
    assert wired.asked.said == [("decline text", "far", "Two hours away")]


def test_escape_leaves_the_words_as_they_were(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_F2, "no", Key.Key_Escape)
    assert wired.focused() == "far.box"
    assert wired.row("far").text_editor is None
    assert wired.asked.said == []


def test_tab_and_a_click_elsewhere_take_the_words(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_F2, "One", Key.Key_Tab)
    press(qtbot, Key.Key_Escape)
    wired.row("low").check_box.setFocus()
    press(qtbot, Key.Key_F2, "Two")
    qtbot.mouseClick(wired.row("good").pips, LEFT)
    assert wired.asked.of("decline text") == [("far", "One"), ("low", "Two")]


def test_keys_while_the_words_are_edited_are_text(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_F2, "15 km? Yes!", Key.Key_Up, Key.Key_Down)
    assert wired.focused() == "far.words"
    assert wired.asked.said == []


def test_no_words_are_refused_with_a_sentence(wired: Wired, qtbot: QtBot) -> None:
    refused = Heard(refused=wired.lists[Side.DECLINE].refused)
    press(qtbot, Key.Key_F2, " ", Key.Key_Return)
    assert wired.focused() == "far.words"
    press(qtbot, Key.Key_Tab)
    assert wired.row("far").text_editor is None
    assert [name for name, _ in refused.said] == ["refused", "refused"]
    assert wired.asked.said == []
    assert wired.drawn()[0] == "☐ ●●●○○ Too far"


def test_the_same_words_are_no_change(wired: Wired, qtbot: QtBot) -> None:
    choose(wired.row("far"), "Edit the words")
    press(qtbot, Key.Key_Return)
    assert wired.asked.said == []


def test_a_double_click_only_ticks(wired: Wired, qtbot: QtBot) -> None:
    qtbot.mouseDClick(wired.row("far").check_box, LEFT, pos=QPoint(60, 10))
    assert wired.row("far").text_editor is None


def test_the_field_stands_over_the_words_at_any_width(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_F2)
    row = wired.row("far")
    for width in (600, 900):
        wired.resize(width, wired.height())
        QApplication.processEvents()
        assert row.text_editor is not None
        area = row.check_box.words_area().translated(row.check_box.pos())
        assert row.text_editor.geometry().left() == area.left()
        assert row.text_editor.width() == area.width()
        assert row.rect().contains(row.text_editor.geometry())


def test_another_window_leaves_the_words_open(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_F2, "Half a ")
    other = QWidget()
    show(qtbot, other, 100, 100)
    assert wired.row("far").text_editor is not None
    assert wired.asked.said == []


def test_words_can_be_taken_before_another_company_is_shown(wired: Wired, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_F2, "Kept")
    wired.lists[Side.DECLINE].finish_editing()
    assert wired.drawn()[0] == "☐ ●●●○○ Kept"
    press(qtbot, Key.Key_F2, "Not kept")
    wired.lists[Side.DECLINE].close_notes()
    assert wired.drawn()[0] == "☐ ●●●○○ Kept"


# --- the highlight ------------------------------------------------------------------------------------


class Still(QCommonStyle):
    """A style with animations, or without."""

    def __init__(self, milliseconds: int) -> None:
        super().__init__()
        self._milliseconds = milliseconds

    def styleHint(
        self, hint: QStyle.StyleHint, option: object = None, widget: object = None, data: object = None
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return self._milliseconds
        return int(super().styleHint(hint, option, widget, data))  # type: ignore[arg-type]


@pytest.mark.parametrize("milliseconds", [0, 200])
def test_a_highlight_fades_or_stays_for_as_long(qtbot: QtBot, milliseconds: int) -> None:
    row = QWidget()
    style = Still(milliseconds)
    row.setStyle(style)
    show(qtbot, row, 100, 100)
    glows: list[float] = []
    flash = RowFlash(row, glows.append)
    flash.steady.setInterval(60)
    flash.flash()
    if milliseconds:
        # By hand: a machine that is busy paints no moment in between.
        for share in (0.6, 0.8, 1):
            flash.setCurrentTime(round(share * flash.duration()))
    qtbot.waitUntil(lambda: glows[-1] == 0.0)
    assert glows[0] == 1.0
    assert any(0 < glow < 1 for glow in glows) is (milliseconds > 0)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_highlight_has_the_tint_of_the_side(qtbot: QtBot, colours: tuple[str, str]) -> None:
    for side in Side:
        row = ReasonRow(reason("x", side))
        row.setPalette(palette(*colours))
        show(qtbot, row, 300)
        before = colours_of(picture(row))
        row.set_glow(1.0)
        (new, *more) = colours_of(picture(row).copy(0, row.height() - 3, 20, 2)) - before
        assert not more
        wanted = tints.blend(row.palette().base().color(), tints.side_tint(row.palette(), side), 0.16).name()
        assert new == wanted
        row.set_glow(0.0)
        assert colours_of(picture(row)) == before


def test_going_to_a_reason_flashes_only_where_that_is_wanted(wired: Wired) -> None:
    wired.lists[Side.DECLINE].go_to("low")
    assert wired.row("low").glow == 0
    wired.lists[Side.DECLINE].go_to("low", flash=True)
    assert wired.row("low").glow == 1
