"""Fonts made of other fonts, and the lines that a text takes in one."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QTextOption


def scaled_font(font: QFont, scale: float) -> QFont:
    """The font at a multiple of its size, whether that is in points or in pixels."""
    scaled = QFont(font)
    if font.pixelSize() > 0:
        scaled.setPixelSize(max(1, round(font.pixelSize() * scale)))
    else:
        scaled.setPointSizeF(font.pointSizeF() * scale)
    return scaled


def bold_font(font: QFont, scale: float = 1.0) -> QFont:
    """The font in bold, at a multiple of its size."""
    bold = scaled_font(font, scale)
    bold.setBold(True)
    return bold


def make_bold(widget: QWidget) -> None:
    """Show the widget's words in bold, in whatever family and size it is given, now and later."""
    # A font in which nothing else is set: a whole one would no longer follow the application's.
    font = QFont()
    font.setBold(True)
    widget.setFont(font)


def wrapping(alignment: Qt.AlignmentFlag) -> QTextOption:
    """Lines that break between words, and inside one that is longer than a line.

    Which way a text runs follows from its letters: in the other direction, the spaces at which it
    breaks would push it over its edge.
    """
    # Imported here: PySide takes time to make the class, which the first picture does not need.
    from PySide6.QtGui import QTextOption

    option = QTextOption(alignment | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def wrapped_height(text: str, font: QFont, width: float) -> int:
    """Pixels of height that a text takes in lines that ``wrapping`` breaks at this width; at least one."""
    from PySide6.QtGui import QTextLayout

    layout = QTextLayout(text or " ", font)
    layout.setTextOption(wrapping(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        height += line.height()
    layout.endLayout()
    return ceil(height)
