"""Where the words of a table stand in their rows."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from qt_data import show

from interview_helper.widgets.plain_tree import PlainTree


@pytest.mark.parametrize("chosen", [True, False])
def test_words_have_as_much_room_above_as_below(qtbot: QtBot, chosen: bool) -> None:
    tree = PlainTree("Letters", ("One", "Two"), (1,))
    tree.setRootIsDecorated(False)
    # As high as letters get, above the line and below.
    row = tree.add_row(("|", ""), "bar")
    tree.add_row(("", ""), "nothing")
    show(qtbot, tree, 400, 200)
    tree.setCurrentItem(row if chosen else tree.topLevelItem(1))
    room = tree.visualItemRect(row)
    line = tree.fontMetrics().height()
    image = tree.viewport().grab(room).toImage()
    ground = image.pixelColor(image.width() - 3, image.height() // 2).lightness()
    column = tree.columnWidth(0) - 1
    inked = [
        y
        for y in range(2, room.height() - 2)
        if any(abs(image.pixelColor(x, y).lightness() - ground) > 40 for x in range(2, column - 2))
    ]
    assert inked, "nothing is written"
    above, below = inked[0], room.height() - 1 - inked[-1]
    assert room.height() > line
    assert abs(above - below) <= max(3, line // 4), (above, below)
