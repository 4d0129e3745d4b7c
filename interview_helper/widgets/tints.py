"""Colours with a meaning, found from a palette each time something is painted.

A meaning has a hue; how light it is follows from the palette's Base, so that both sides stand out
from it equally strongly, light or dark.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from interview_helper.domain.reasons import Side

READABLE = 4.5
"""The contrast that WCAG 2 asks for text (success criterion 1.4.3)."""
# On a dark background the same contrast looks weaker.
_AIM_DARKER, _AIM_LIGHTER = 5.3, 6.0
_MUTED_AIM = 5.0
_BISECTIONS = 14


class _Hue(NamedTuple):
    """A hue in degrees, and its saturation when darker and when lighter than the background."""

    degrees: float
    deep: float
    bright: float


_SIDES = {Side.DECLINE: _Hue(26, 0.9, 0.74), Side.ACCEPT: _Hue(203, 0.94, 0.72)}
_UNKNOWN = _Hue(266, 0.34, 0.5)


def side_tint(palette: QPalette, side: Side) -> QColor:
    """The colour of one side: its blocks, ticks, pips and heading."""
    return _tint(_SIDES[side], _base(palette).rgb())


def unknown_tint(palette: QPalette) -> QColor:
    """The colour of what is not known yet."""
    return _tint(_UNKNOWN, _base(palette).rgb())


def text_on(color: QColor) -> QColor:
    """Black or white, whichever reads better on the colour: always at least 4.5:1."""
    return QColor.fromRgb(_text_rgb(color.rgb()))


def muted(palette: QPalette) -> QColor:
    """Text of second rank, still readable on Base."""
    return QColor.fromRgb(_muted(_base(palette).rgb(), _text(palette).rgb()))


def unticked(palette: QPalette) -> QColor:
    """The words of a reason that is not ticked: to be read, with what is ticked before it."""
    return QColor.fromRgb(_unticked(_base(palette).rgb(), _text(palette).rgb()))


def hairline(palette: QPalette) -> QColor:
    """Thin lines between rows and around groups."""
    return blend(_base(palette), _text(palette), 0.16)


def post_grey(palette: QPalette) -> QColor:
    """The post of a balance."""
    return blend(_base(palette), _text(palette), 0.32)


def pan_grey(palette: QPalette) -> QColor:
    """The pans of a balance."""
    return blend(_base(palette), _text(palette), 0.23)


def string_grey(palette: QPalette) -> QColor:
    """The strings that the pans hang on."""
    return blend(_base(palette), _text(palette), 0.58)


def blend(one: QColor, other: QColor, share: float) -> QColor:
    """The colour that lies ``share`` of the way (0 to 1) from one to the other."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two opaque colours as WCAG 2 defines it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _base(palette: QPalette) -> QColor:
    return palette.color(QPalette.ColorRole.Base)


def _text(palette: QPalette) -> QColor:
    return palette.color(QPalette.ColorRole.Text)


def _luminance(color: QColor) -> float:
    red, green, blue = map(_linear, (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


@lru_cache(maxsize=64)
def _text_rgb(background: int) -> int:
    color, white, black = QColor.fromRgb(background), QColor(255, 255, 255), QColor(0, 0, 0)
    return int((white if contrast(white, color) >= contrast(black, color) else black).rgb())


def _tint(hue: _Hue, base: int) -> QColor:
    return QColor.fromRgb(_tint_rgb(hue, base))


@lru_cache(maxsize=64)
def _tint_rgb(hue: _Hue, base: int) -> int:
    """The hue, as light as it must be to stand out from the base colour, as an RGB number."""
    background = QColor.fromRgb(base)
    darker = text_on(background) == QColor(0, 0, 0)
    furthest, nearest = (0.0, 1.0) if darker else (1.0, 0.0)
    saturation = hue.deep if darker else hue.bright
    # Mid-greys leave so little room that only the darkest and the lightest colours are readable.
    aim = min(
        _AIM_DARKER if darker else _AIM_LIGHTER, 0.5 * (READABLE + contrast(text_on(background), background))
    )
    for _ in range(_BISECTIONS):
        lightness = (furthest + nearest) / 2
        if contrast(QColor.fromHslF(hue.degrees / 360, saturation, lightness), background) >= aim:
            furthest = lightness
        else:
            nearest = lightness
    return int(QColor.fromHslF(hue.degrees / 360, saturation, furthest).rgb())


@lru_cache(maxsize=64)
def _muted(base: int, text: int) -> int:
    """Text as far from its own colour towards the background as it stays readable, as an RGB number."""
    background, foreground = QColor.fromRgb(base), QColor.fromRgb(text)
    share = 0.6
    while share < 1.0 and contrast(blend(background, foreground, share), background) < _MUTED_AIM:
        share += 0.02
    return _readable(blend(background, foreground, min(share, 1.0)), background)


@lru_cache(maxsize=64)
def _unticked(base: int, text: int) -> int:
    background = QColor.fromRgb(base)
    return _readable(blend(background, QColor.fromRgb(text), 0.77), background)


def _readable(color: QColor, background: QColor) -> int:
    """The colour, or where it cannot be read black or white, as an RGB number."""
    return int((color if contrast(color, background) >= READABLE else text_on(background)).rgb())
