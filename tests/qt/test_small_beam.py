"""The small beam of the company list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from interview_helper.domain.reasons import Side
from interview_helper.widgets import tints
from interview_helper.widgets.small_beam import draw_small_beam, lay_out_small_beam

tilts = st.floats(-1, 1)
rects = st.builds(QRectF, st.floats(0, 50), st.floats(0, 50), st.floats(16, 80), st.floats(12, 60))


@given(rect=rects, tilt=tilts)
def test_it_stays_inside_its_rectangle(rect: QRectF, tilt: float) -> None:
    beam = lay_out_small_beam(rect, tilt)
    half = beam.thickness / 2 - 1e-6
    room = rect.adjusted(half, half, -half, -half)
    assert room.contains(beam.decline_end)
    assert room.contains(beam.accept_end)
    assert rect.contains(beam.triangle.boundingRect())


@given(rect=rects, tilt=tilts)
def test_mirrored_is_the_mirror_image(rect: QRectF, tilt: float) -> None:
    plain, mirrored = lay_out_small_beam(rect, tilt), lay_out_small_beam(rect, tilt, mirrored=True)
    middle = rect.center().x()
    assert mirrored.accept_end.x() - middle == pytest.approx(middle - plain.accept_end.x())
    assert mirrored.accept_end.y() == plain.accept_end.y()


@given(rect=rects, tilt=st.floats(0.01, 1))
def test_the_heavier_end_is_the_lower(rect: QRectF, tilt: float) -> None:
    towards_accept, towards_decline = lay_out_small_beam(rect, tilt), lay_out_small_beam(rect, -tilt)
    assert towards_accept.accept_end.y() > towards_accept.decline_end.y()
    assert towards_decline.decline_end.y() > towards_decline.accept_end.y()


def painted(tilt: float, *, weighed: bool = True, selected: bool = False) -> set[str]:
    """The opaque colours of a painted beam."""
    palette = light()
    image = QImage(160, 120, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    draw_small_beam(painter, QRectF(0, 0, 160, 120), tilt, weighed, palette, selected=selected)
    painter.end()
    return {image.pixelColor(x, y).name() for x in range(160) for y in range(120)}


def light() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#ffffff"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#202020"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#003060"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#fffff0"))
    return palette


def test_it_has_the_tint_of_the_heavier_side() -> None:
    accept, decline = (tints.side_tint(light(), side).name() for side in (Side.ACCEPT, Side.DECLINE))
    assert accept in painted(0.3)
    assert decline not in painted(0.3)
    assert decline in painted(-0.3)


@pytest.mark.parametrize(("tilt", "weighed"), [(0.0, True), (0.0, False), (1.0, False)])
def test_level_or_with_nothing_weighed_it_is_grey(tilt: float, weighed: bool) -> None:
    for name in painted(tilt, weighed=weighed):
        color = QColor(name)
        assert (
            max(color.red(), color.green(), color.blue()) - min(color.red(), color.green(), color.blue()) <= 1
        )


def test_selected_it_has_the_colour_of_selected_text() -> None:
    assert "#fffff0" in painted(0.3, selected=True)
    assert tints.side_tint(light(), Side.ACCEPT).name() not in painted(0.3, selected=True)
