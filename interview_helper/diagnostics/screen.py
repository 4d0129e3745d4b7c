"""What Qt says of itself, of the desktop and of the screens. Needs a QApplication."""

from __future__ import annotations

from functools import partial

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QLibraryInfo, QLocale, qVersion
from PySide6.QtGui import QAccessible, QFontDatabase, QFontInfo, QGuiApplication, QIcon, QScreen

from interview_helper.diagnostics.lines import Line, line


def screen_lines() -> list[Line]:
    """Everything that Qt knows and that makes windows look or behave differently."""
    return [
        line("PySide6", pyside_version),
        line("Qt", qVersion),
        line("Qt’s plugins", lambda: QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)),
        line("Platform plugin", QGuiApplication.platformName),
        line("Style", lambda: QtWidgets.QApplication.style().name()),
        line("Font", _font),
        line("Fonts known", _fonts),
        line("Icon theme", lambda: QIcon.themeName() or "none"),
        line("Colour scheme", lambda: QGuiApplication.styleHints().colorScheme().name),
        line("Language in Qt", lambda: QLocale().name()),
        line("Direction of writing", lambda: QGuiApplication.layoutDirection().name),
        line("Assistive technology", lambda: "active" if QAccessible.isActive() else "not active"),
        *(line(f"Screen {number}", partial(_screen, screen)) for number, screen in enumerate(_screens(), 1)),
    ]


def pyside_version() -> str:
    # Not in its stubs, and not in the metadata of a bundle, which has none.
    return str(QtCore.__version__)  # type: ignore[attr-defined]


def _screens() -> list[QScreen]:
    return list(QGuiApplication.screens())


def _screen(screen: QScreen) -> str:
    size = screen.size()
    return (
        f"{size.width()} × {size.height()}, scale {screen.devicePixelRatio():g}, "
        f"{screen.logicalDotsPerInch():.0f} dpi, {screen.refreshRate():.0f} Hz"
    )


def _fonts() -> int:
    """How many families there are, without the general names that stand for one of them."""
    return len(QFontDatabase.families()) if QFontInfo(QGuiApplication.font()).family() else 0


def _font() -> str:
    font = QGuiApplication.font()
    size = f"{font.pointSizeF():g} pt" if font.pointSizeF() > 0 else f"{font.pixelSize()} px"
    return f"{font.family()}, {size}"
