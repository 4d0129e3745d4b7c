"""Tints: a hue for each meaning, readable on any background."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette

from interview_helper.domain.reasons import Side
from interview_helper.widgets import tints

LIGHT, DARK = ("#ffffff", "#1e2024"), ("#1e2024", "#e8eaee")
GREY, BLACK_ON_YELLOW, WHITE_ON_BLUE = ("#777777", "#000000"), ("#ffff00", "#000000"), ("#0000aa", "#ffffff")
PALETTES = {
    "light": LIGHT,
    "dark": DARK,
    "grey": GREY,
    "black on yellow": BLACK_ON_YELLOW,
    "white on blue": WHITE_ON_BLUE,
}
colors = st.integers(0, 0xFFFFFF).map(lambda rgb: QColor.fromRgb(0xFF000000 | rgb))


def palette(base: str | QColor, text: str | QColor) -> QPalette:
    made = QPalette()
    made.setColor(QPalette.ColorRole.Base, QColor(base))
    made.setColor(QPalette.ColorRole.Text, QColor(text))
    return made


def meanings(colors_of: QPalette) -> list[QColor]:
    return [
        tints.side_tint(colors_of, Side.DECLINE),
        tints.side_tint(colors_of, Side.ACCEPT),
        tints.unknown_tint(colors_of),
    ]


def weaker(colors_of: QPalette) -> list[QColor]:
    return [tints.unticked(colors_of), tints.muted(colors_of)]


@pytest.mark.parametrize("name", PALETTES)
def test_every_tint_is_readable_on_base(name: str) -> None:
    base = QColor(PALETTES[name][0])
    for tint in [*meanings(palette(*PALETTES[name])), *weaker(palette(*PALETTES[name]))]:
        assert tints.contrast(tint, base) >= 4.5


@given(base=colors, text=colors)
def test_every_tint_is_readable_on_any_base(base: QColor, text: QColor) -> None:
    colors_of = palette(base, text)
    for tint in [*meanings(colors_of), *weaker(colors_of)]:
        assert tints.contrast(tint, base) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_both_sides_are_equally_strong(name: str) -> None:
    base = QColor(PALETTES[name][0])
    decline, accept, _ = meanings(palette(*PALETTES[name]))
    assert tints.contrast(decline, base) == pytest.approx(tints.contrast(accept, base), rel=0.02)


@pytest.mark.parametrize("name", ["light", "dark", "black on yellow"])
def test_a_meaning_keeps_its_hue(name: str) -> None:
    decline, accept, unknown = meanings(palette(*PALETTES[name]))
    assert decline.hslHue() == pytest.approx(26, abs=3)
    assert accept.hslHue() == pytest.approx(203, abs=3)
    assert unknown.hslHue() == pytest.approx(266, abs=3)


def test_tints_are_darker_than_a_light_base_and_lighter_than_a_dark_one() -> None:
    assert all(tint.lightnessF() < 0.6 for tint in meanings(palette(*LIGHT)))
    assert all(tint.lightnessF() > 0.5 for tint in meanings(palette(*DARK)))


def test_a_changed_palette_gives_another_tint_at_once() -> None:
    colors_of = palette(*LIGHT)
    before = tints.side_tint(colors_of, Side.ACCEPT)
    colors_of.setColor(QPalette.ColorRole.Base, QColor(DARK[0]))
    assert tints.side_tint(colors_of, Side.ACCEPT) != before


@given(color=colors)
def test_text_on_any_color_is_readable(color: QColor) -> None:
    assert tints.contrast(tints.text_on(color), color) >= 4.5


def test_the_greys_of_a_grey_palette_are_grey() -> None:
    colors_of = palette("#ffffff", "#000000")
    for grey in (
        tints.post_grey,
        tints.pan_grey,
        tints.string_grey,
        tints.hairline,
        tints.muted,
        tints.unticked,
    ):
        color = grey(colors_of)
        assert color.red() == color.green() == color.blue()
        assert 0 < color.red() < 255


def test_a_reason_not_ticked_stands_between_text_and_what_is_of_second_rank() -> None:
    """It is what one reads to find out whether it is true."""
    for pair in (LIGHT, DARK):
        base, text = map(QColor, pair)
        contrasts = [tints.contrast(color, base) for color in (*weaker(palette(*pair))[::-1], text)]
        assert contrasts == sorted(contrasts)
        assert all(above / below > 1.3 for below, above in pairwise(contrasts))
        assert contrasts[1] > 7


def test_contrast_runs_from_1_to_21() -> None:
    assert tints.contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert tints.contrast(QColor("red"), QColor("red")) == 1
