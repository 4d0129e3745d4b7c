"""Check boxes and radio buttons that can be seen on any background."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QStylePainter,
)

from interview_helper.widgets.tints import muted


class OutlinedCheckBox(QCheckBox):
    """The native check box, with an outline that is not lost on a dark window."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        option = QStyleOptionButton()
        self.initStyleOption(option)
        outline_box(option)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_CheckBox, option)


class OutlinedRadioButton(QRadioButton):
    """The native radio button, with an outline that is not lost on a dark window."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        option = QStyleOptionButton()
        self.initStyleOption(option)
        outline_box(option)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_RadioButton, option)


def outline_box(option: QStyleOptionButton | QStyleOptionViewItem) -> None:
    """Give the box that is to be drawn an outline: styles make it a shade of Window, dark on dark."""
    option.palette.setColor(QPalette.ColorRole.Window, muted(option.palette))
