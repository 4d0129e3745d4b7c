"""The lines between the parts of the window, light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, palette, show

from interview_helper.widgets import tints
from interview_helper.widgets.hairline import Hairline, HairlineSplitter


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_lines_are_one_pixel_of_the_palette_s_hairline(qtbot: QtBot, colours: tuple[str, str]) -> None:
    window = QWidget()
    window.setPalette(palette(*colours))
    splitter, line = HairlineSplitter(window), Hairline(window)
    for _ in range(2):
        splitter.addWidget(QWidget(window))
    layout = QVBoxLayout(window)
    layout.addWidget(splitter, 1)
    layout.addWidget(line)
    show(qtbot, window, 300, 200)
    image = window.grab().toImage()
    wanted = tints.hairline(window.palette()).name()
    handle = splitter.handle(1)
    across = handle.mapTo(window, handle.rect().center())
    row = [image.pixelColor(across.x() + step, across.y()).name() for step in (-2, -1, 0, 1, 2)]
    assert (row.count(wanted), row[2]) == (1, wanted)
    down = line.mapTo(window, line.rect().center())
    column = [image.pixelColor(down.x(), down.y() + step).name() for step in (-1, 0, 1)]
    assert (column.count(wanted), column[1]) == (1, wanted)
