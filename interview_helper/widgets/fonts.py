"""Fonts made of other fonts."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget


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
