"""Fonts made of other fonts."""

from __future__ import annotations

from PySide6.QtGui import QFont


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
