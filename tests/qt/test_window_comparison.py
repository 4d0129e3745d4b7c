"""Then and now: the two weighings of somebody who slept on it."""

from __future__ import annotations

import pytest
from decision_data import DONE, TODAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, Heard, palette, picture

from interview_helper.domain.sleeping import comparison
from interview_helper.windows.comparison_dialog import ComparisonDialog

PAIR = comparison(DONE)
assert PAIR is not None
BEFORE, AFTER = PAIR
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot) -> ComparisonDialog:
    made = ComparisonDialog(BEFORE, AFTER, TODAY)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_both_stand_side_by_side(dialog: ComparisonDialog) -> None:
    assert dialog.then.heading.text() == "Then, Mon 23 Nov"
    assert dialog.then.verdict.text() == "Leans towards accepting"
    assert dialog.then.loads.text() == "5 for · 3 against"
    assert dialog.now.verdict.text() == "Leans towards turning it down"
    assert dialog.now.loads.text() == "0 for · 3 against"
    assert dialog.then.y() == dialog.now.y()
    assert dialog.then.width() == dialog.now.width()
    assert dialog.sentence.text().startswith("1 of 2 reasons moved, and the verdict with them")
    assert dialog.table.topLevelItemCount() == 2


def test_the_title_says_nothing_of_a_company(dialog: ComparisonDialog) -> None:
    assert dialog.windowTitle() == "Then and now"


def test_enter_and_escape_only_close_it(dialog: ComparisonDialog, qtbot: QtBot) -> None:
    heard = Heard(taken=dialog.take_back_requested)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert heard.said == []


def test_the_marks_of_then_can_be_taken(dialog: ComparisonDialog, qtbot: QtBot) -> None:
    heard = Heard(taken=dialog.take_back_requested)
    qtbot.mouseClick(dialog.take_back, LEFT)
    assert heard.names() == ["taken"]
    assert not dialog.isVisible()


def test_where_nothing_moved_there_is_nothing_to_take(qtbot: QtBot) -> None:
    dialog = ComparisonDialog(BEFORE, BEFORE, TODAY)
    qtbot.addWidget(dialog)
    assert not dialog.take_back.isEnabled()
    assert dialog.sentence.text() == "Nothing moved: you weighed it just as before."


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_narrow_everything_is_in_view(
    dialog: ComparisonDialog, colours: tuple[str, str], direction: Qt.LayoutDirection
) -> None:
    dialog.setPalette(palette(*colours))
    dialog.setLayoutDirection(direction)
    dialog.resize(dialog.minimumSizeHint())
    QApplication.processEvents()
    close = dialog.findChild(QDialogButtonBox)
    assert dialog.rect().contains(close.geometry())
    assert picture(dialog).width() == dialog.width()
