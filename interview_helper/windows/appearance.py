"""Light and dark: the system's, or the user's own choice."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from interview_helper.widgets.tints import blend

_ROLE = QPalette.ColorRole
# Only for desktops that tell Qt nothing of light and dark; the others bring their own palettes.
_LIGHT = {
    _ROLE.Window: 0xF3F4F6,
    _ROLE.WindowText: 0x1B1D21,
    _ROLE.Base: 0xFFFFFF,
    _ROLE.AlternateBase: 0xF3F4F6,
    _ROLE.Text: 0x1B1D21,
    _ROLE.Button: 0xF9FAFB,
    _ROLE.ButtonText: 0x1B1D21,
    _ROLE.PlaceholderText: 0x6B7280,
    _ROLE.Highlight: 0x2F7BC4,
    _ROLE.HighlightedText: 0xFFFFFF,
    _ROLE.Accent: 0x2F7BC4,
    _ROLE.ToolTipBase: 0xFFFFFF,
    _ROLE.ToolTipText: 0x1B1D21,
    _ROLE.Link: 0x0B63A8,
    _ROLE.LinkVisited: 0x6B4FA0,
    _ROLE.Light: 0xFFFFFF,
    _ROLE.Midlight: 0xE6E8EC,
    _ROLE.Mid: 0xC4C8CF,
    _ROLE.Dark: 0x9DA3AD,
    _ROLE.Shadow: 0x6B7280,
}
_DARK = {
    _ROLE.Window: 0x1A1C20,
    _ROLE.WindowText: 0xE8EAED,
    _ROLE.Base: 0x202328,
    _ROLE.AlternateBase: 0x26292F,
    _ROLE.Text: 0xE8EAED,
    _ROLE.Button: 0x2A2E34,
    _ROLE.ButtonText: 0xE8EAED,
    _ROLE.PlaceholderText: 0x9AA0A9,
    _ROLE.Highlight: 0x3F86C6,
    _ROLE.HighlightedText: 0xFFFFFF,
    _ROLE.Accent: 0x4C9BDC,
    _ROLE.ToolTipBase: 0x2A2E34,
    _ROLE.ToolTipText: 0xE8EAED,
    _ROLE.Link: 0x6CB4EE,
    _ROLE.LinkVisited: 0xB9A0E8,
    _ROLE.Light: 0x3A3F47,
    _ROLE.Midlight: 0x30343B,
    _ROLE.Mid: 0x454B54,
    _ROLE.Dark: 0x131518,
    _ROLE.Shadow: 0x0B0C0E,
}
_DISABLED = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText)
_DISABLED_SHARE = 0.5
"""How far words that cannot be used stand out, from 0 (the background) to 1 (other words)."""


class Appearance(StrEnum):
    """What the user chose under View, Appearance."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def apply_appearance(appearance: Appearance) -> None:
    """Show every window so from now on.

    Qt asks the platform; where that knows no such thing (a bare window manager, offscreen), a palette
    of our own stands in. With ``SYSTEM`` the platform decides again, live.
    """
    hints = QGuiApplication.styleHints()
    if appearance is Appearance.SYSTEM:
        hints.unsetColorScheme()
        if hints.colorScheme() is Qt.ColorScheme.Unknown:
            QApplication.setPalette(_palette(_LIGHT))
        else:
            QApplication.setPalette(QPalette())
        return
    wanted = Qt.ColorScheme.Dark if appearance is Appearance.DARK else Qt.ColorScheme.Light
    hints.setColorScheme(wanted)
    if hints.colorScheme() is wanted:
        QApplication.setPalette(QPalette())
    else:
        QApplication.setPalette(_palette(_DARK if appearance is Appearance.DARK else _LIGHT))


def _palette(colours: dict[QPalette.ColorRole, int]) -> QPalette:
    palette = QPalette()
    for role, rgb in colours.items():
        palette.setColor(role, QColor.fromRgb(rgb))
    words = blend(palette.color(_ROLE.Window), palette.color(_ROLE.WindowText), _DISABLED_SHARE)
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, words)
    return palette
