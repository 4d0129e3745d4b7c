"""A row of a checklist, for assistive technology and for the eye."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_checklists import FAR, GOOD, LOW, Wired
from qt_data import (
    DARK,
    LIGHT,
    MARKUP,
    colours_of,
    palette,
    picture,
    reason,
    show,
    spoken,
    spoken_name,
)

from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.widgets import tints
from interview_helper.widgets.reason_row import ReasonRow


@pytest.fixture
def wired(qtbot: QtBot) -> Wired:
    widget = Wired(FAR, LOW, GOOD)
    show(qtbot, widget, 700)
    widget.row("far").check_box.setFocus()
    return widget


# --- for those who cannot see it ----------------------------------------------------------------------


def test_a_check_box_tells_its_name_and_state(qtbot: QtBot) -> None:
    widget = Wired(reason("a", text=MARKUP, mark=Mark.TICKED), reason("b", text="R&D && more"))
    show(qtbot, widget, 700)
    for key, name, ticked in (("a", MARKUP, True), ("b", "R&D && more", False)):
        box = spoken(widget.row(key).check_box)
        assert box.role() is QAccessible.Role.CheckBox
        assert box.text(QAccessible.Text.Name) == name
        assert bool(box.state().checked) is ticked
        assert bool(box.state().checkable)


def test_a_check_box_describes_the_rest_of_its_row(wired: Wired) -> None:
    box = wired.row("far").check_box
    assert spoken(box).text(QAccessible.Text.Description) == "Weight 3 of 5."
    wired.reasons = [replace(FAR, mark=Mark.UNKNOWN, weight=4, deal_breaker=True, note="90 min"), LOW, GOOD]
    wired.show_all()
    assert spoken(box).text(QAccessible.Text.Description) == (
        "Weight 4 of 5. Not known yet. A deal-breaker. Note: 90 min"
    )


def test_assistive_technology_can_tick(wired: Wired) -> None:
    actions = spoken(wired.row("far").check_box).actionInterface()
    actions.doAction("Toggle" if "Toggle" in actions.actionNames() else "Press")
    assert wired.drawn()[0] == "☑ ●●●○○ Too far"


def test_every_control_has_a_name_of_its_own(wired: Wired) -> None:
    wired._change("far", note="x")
    row = wired.row("far")
    row.open_note()
    assert row.note_editor is not None
    assert [spoken_name(one) for one in (*row.controls, row.note_button, row.note_editor)] == [
        "Too far",
        "I don’t know yet: Too far",
        "Weight of: Too far",
        "Note on: Too far",
        "Note on “Too far”",
    ]
    assert spoken_name(wired.lists[Side.DECLINE]) == "Turn the interview down"
    assert spoken_name(wired.lists[Side.ACCEPT]) == "Accept the interview"


# --- how it looks -------------------------------------------------------------------------------------


def row_of(qtbot: QtBot, one: Reason, width: int = 420) -> ReasonRow:
    row = ReasonRow(one)
    row.setPalette(palette(*LIGHT))
    show(qtbot, row, width)
    row.setFocus()
    return row


def test_text_with_markup_is_painted_letter_by_letter(qtbot: QtBot) -> None:
    texts = ("<b>R&D</b>", "R&D", "R_D", "RD", "R&&D", "&lt;b&gt;R&D&lt;/b&gt;")
    rows = [row_of(qtbot, reason("x", text=text)) for text in texts]
    pictures = [picture(row.check_box).copy(0, 0, 200, 20) for row in rows]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_a_long_text_wraps_and_stays_inside(qtbot: QtBot) -> None:
    text = "The way to work is long and " * 5
    row = row_of(qtbot, reason("x", text=text), 320)
    box = row.check_box
    assert box.height() >= box.heightForWidth(box.width()) > 3 * box.fontMetrics().height()
    row.show_reason(reason("x", text="Short"))
    assert box.heightForWidth(200) < 40


def test_the_tint_of_a_ticked_row_follows_its_side_and_the_palette(qtbot: QtBot) -> None:
    for side in Side:
        row = row_of(qtbot, reason("x", side, mark=Mark.TICKED))
        for colours in (LIGHT, DARK):
            row.setPalette(palette(*colours))
            painted = colours_of(picture(row))
            assert tints.side_tint(palette(*colours), side).name() in painted
            other = DARK if colours is LIGHT else LIGHT
            assert tints.side_tint(palette(*other), side).name() not in painted
            (opposite,) = set(Side) - {side}
            assert tints.side_tint(palette(*colours), opposite).name() not in painted


def test_an_unticked_row_has_no_tint(qtbot: QtBot) -> None:
    row = row_of(qtbot, reason("x"))
    assert tints.side_tint(palette(*LIGHT), Side.DECLINE).name() not in colours_of(picture(row))
    row.show_reason(reason("x", mark=Mark.UNKNOWN))
    assert tints.unknown_tint(palette(*LIGHT)).name() in colours_of(picture(row.unknown_button))


def test_right_to_left_everything_is_on_the_other_side(qtbot: QtBot) -> None:
    row = row_of(qtbot, reason("x", text="Short", mark=Mark.TICKED))
    tint = tints.side_tint(palette(*LIGHT), Side.DECLINE).name()

    def tinted_at_left() -> bool:
        return tint in colours_of(picture(row.check_box).copy(0, 0, 24, row.check_box.height()))

    before = {control: control.geometry() for control in row.controls}
    assert tinted_at_left()
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    for control, geometry in before.items():
        assert control.geometry().left() == row.width() - geometry.right() - 1
    assert not tinted_at_left()
    right = row.check_box.width() - 24
    assert tint in colours_of(picture(row.check_box).copy(right, 0, 24, row.check_box.height()))
