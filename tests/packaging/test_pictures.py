"""The pictures of the window: each state, light and dark, small enough for the repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import states
from palette_pictures import COLOURS, main, save, with_palette
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from recipes import PACKAGING

PICTURES = PACKAGING / "screenshots"
BYTES = 1_200_000


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def painted(width: int, height: int) -> QImage:
    """More colours than a palette has, beside a broad plain part."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#202328"))
    gradient = QLinearGradient(0, 0, width, height)
    gradient.setColorAt(0, QColor("#ff0000"))
    gradient.setColorAt(1, QColor("#00ffff"))
    painter = QPainter(image)
    painter.fillRect(0, 0, width, height // 2, gradient)
    painter.fillRect(0, height // 2, width // 2, height // 4, QColor("#1b1e22"))
    painter.end()
    return image


@pytest.mark.parametrize("width", [64, 61])
def test_a_palette_takes_no_colour_from_a_plain_picture(width: int) -> None:
    image = QImage(width, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    image.setPixelColor(3, 4, QColor("#654321"))
    small = with_palette(image)
    assert small.format() is QImage.Format.Format_Indexed8
    assert small.convertToFormat(image.format()) == image


@pytest.mark.parametrize("width", [200, 203])
def test_of_many_colours_the_broad_ones_stay_and_the_others_are_near(width: int) -> None:
    image = painted(width, 100)
    small = with_palette(image)
    found = colours(small)
    assert len(colours(image)) > COLOURS >= len(found)
    assert {"#202328", "#1b1e22"} <= found, "two parts that are nearly alike stay two"
    for x in range(0, width, 7):
        before, after = image.pixelColor(x, 20), small.pixelColor(x, 20)
        assert abs(before.red() - after.red()) + abs(before.blue() - after.blue()) < 30


def test_a_file_becomes_smaller_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    painted(200, 100).save(str(file))
    assert main([str(file)]) == 0
    assert QImage(str(file)).format() is QImage.Format.Format_Indexed8
    assert main([str(tmp_path / "none.png")]) == 1
    with pytest.raises(OSError, match="could not be written"):
        save(painted(10, 10), tmp_path / "none" / "a.png")


def test_every_state_has_its_pictures_and_there_is_no_other() -> None:
    wanted = {f"{name}-{appearance}.png" for name in states.STATES for appearance in states.APPEARANCES}
    assert {file.name for file in (PICTURES / "states").iterdir()} == wanted


def test_the_pictures_are_small() -> None:
    assert sum(file.stat().st_size for file in (PICTURES / "states").iterdir()) < BYTES


def test_a_state_and_a_dialog_are_drawn(tmp_path: Path) -> None:
    names = ("blind", "journal")
    script = PACKAGING / "states.py"
    subprocess.run([sys.executable, script, tmp_path, *names], check=True, cwd=PACKAGING.parent)
    for name in names:
        light, dark = (QImage(str(tmp_path / f"{name}-{one}.png")) for one in states.APPEARANCES)
        assert light.size() == dark.size()
        assert light.pixelColor(2, 2).lightness() > 200 > 100 > dark.pixelColor(2, 2).lightness()
    assert light.size().toTuple() != states.SIZE, "the dialog alone"
