"""The buttons at the foot of a dialog, on a platform that has icons for its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QProxyStyle, QStyle, QWidget
from pytestqt.qtbot import QtBot

from interview_helper.widgets.button_box import ButtonBox


class _WithIcons(QProxyStyle):
    def styleHint(self, hint, option=None, widget=None, returned=None):  # type: ignore[no-untyped-def]
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, returned)


@pytest.fixture
def icons(qapp: QApplication) -> Iterator[None]:
    former, palette = qapp.style().objectName(), qapp.palette()
    qapp.setStyle(_WithIcons("Fusion"))
    yield
    qapp.setStyle(former)
    qapp.setPalette(palette)


@pytest.mark.usefixtures("icons")
def test_no_button_has_an_icon(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    standard = QDialogButtonBox.StandardButton
    wanted = standard.Ok | standard.Cancel | standard.Close
    control = QDialogButtonBox(wanted, window)
    assert not all(button.icon().isNull() for button in control.buttons())
    box = ButtonBox(wanted, window)
    assert len(box.buttons()) == 3
    assert all(button.icon().isNull() and button.text() for button in box.buttons())
