"""How large the window is made."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from interview_helper.windows.window_state import fitting


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        ((1920, 1040), (1280, 900)),
        ((1366, 728), (1280, 680)),
        ((1280, 720), (1264, 672)),
        ((933, 622), (917, 574)),  # 1400×933 at a scale of 1.5
    ],
)
def test_it_fits_on_the_screen_with_its_frame(room: tuple[int, int], expected: tuple[int, int]) -> None:
    assert fitting(QSize(1280, 900), QSize(*room)) == QSize(*expected)
