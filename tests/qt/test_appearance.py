"""The palettes that stand in where a desktop tells Qt nothing of light and dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interview_helper.widgets.tints import contrast
from interview_helper.windows.appearance import Appearance, apply_appearance

ROLE, GROUP = QPalette.ColorRole, QPalette.ColorGroup


@pytest.fixture
def palette_of(qtbot: QtBot) -> Iterator[object]:  # noqa: ARG001 - there is an application
    def make(appearance: Appearance) -> QPalette:
        apply_appearance(appearance)
        return QApplication.palette()

    yield make
    apply_appearance(Appearance.SYSTEM)


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_every_word_can_be_read_and_what_is_disabled_stands_back(palette_of, appearance) -> None:  # type: ignore[no-untyped-def]
    palette = palette_of(appearance)
    for words, ground in (
        (ROLE.WindowText, ROLE.Window),
        (ROLE.Text, ROLE.Base),
        (ROLE.ButtonText, ROLE.Button),
    ):
        assert contrast(palette.color(words), palette.color(ground)) >= 10
        disabled = contrast(palette.color(GROUP.Disabled, words), palette.color(GROUP.Disabled, ground))
        assert 2.5 <= disabled < 6
    assert contrast(palette.color(ROLE.PlaceholderText), palette.color(ROLE.Base)) >= 4.5
    assert contrast(palette.color(ROLE.HighlightedText), palette.color(ROLE.Highlight)) >= 3


def test_dark_is_dark_and_light_is_light(palette_of) -> None:  # type: ignore[no-untyped-def]
    dark = palette_of(Appearance.DARK).color(ROLE.Base).lightness()
    assert dark < 60 < 200 < palette_of(Appearance.LIGHT).color(ROLE.Base).lightness()
