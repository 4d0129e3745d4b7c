"""The icon: every size, both containers, and what can be told of a picture without looking at it."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from icons import build_icons
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader, QPalette

from interview_helper.domain.reasons import Side
from interview_helper.widgets.tints import contrast, side_tint


def read(data: bytes, kind: str) -> list[QImage]:
    """Every picture that Qt finds in a file."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    images = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        images.append(reader.read())
    return images


def colors(image: QImage) -> set[str]:
    """The opaque colours of a picture."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("size", build_icons.HICOLOR_SIZES)
def test_each_png_has_its_size_and_clear_corners(size: int) -> None:
    image = QImage.fromData(build_icons.png(size))
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() < 128
    assert image.pixelColor(size // 2, size // 2).alpha() == 255


@pytest.mark.parametrize("size", build_icons.HICOLOR_SIZES)
def test_both_blocks_can_be_seen_and_the_beam_tips(size: int) -> None:
    image = QImage.fromData(build_icons.png(size))
    rows: dict[str, list[int]] = {"#f39a52": [], "#58b6f2": []}
    columns: dict[str, list[int]] = {"#f39a52": [], "#58b6f2": []}
    for x in range(size):
        for y in range(size):
            name = image.pixelColor(x, y).name()
            if name in rows:
                rows[name].append(y)
                columns[name].append(x)
    assert all(rows.values()), "a block has not one pixel of its own colour"
    assert max(rows["#f39a52"]) < max(rows["#58b6f2"])
    assert max(columns["#f39a52"]) < size / 2 < min(columns["#58b6f2"])


def test_sixteen_pixels_are_enough_to_tell_the_parts_apart() -> None:
    image = QImage.fromData(build_icons.png(16))
    ground = QColor("#42506a")
    for part in ("#ffffff", "#f39a52", "#58b6f2"):
        assert part in colors(image)
        assert contrast(QColor(part), ground) > 3


def test_the_blocks_have_the_hues_of_the_program() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#2b3446"))
    for side, name in ((Side.DECLINE, "#f39a52"), (Side.ACCEPT, "#58b6f2")):
        assert side_tint(palette, side).hue() == pytest.approx(QColor(name).hue(), abs=3)


def test_the_ground_stands_out_from_light_and_dark_panels() -> None:
    ground = QColor("#42506a")
    assert contrast(ground, QColor("#ffffff")) > 3
    assert contrast(ground, QColor("#1e1f22")) > 1.5


def test_the_symbolic_icon_has_one_colour_and_nothing_that_cannot_be_recoloured() -> None:
    source = build_icons.DRAWINGS / "interview-helper-symbolic.svg"
    text = source.read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}", text)) == {"#2e3436"}
    assert "stroke" not in text
    root = ET.fromstring(text)
    assert root.get("viewBox") == "0 0 16 16"
    assert colors(build_icons.rendered(source, 16)) == {"#2e3436"}


@pytest.mark.parametrize("drawing", sorted(build_icons.DRAWINGS.glob("*.svg")), ids=lambda file: file.stem)
def test_drawings_are_plain_svg(drawing: Path) -> None:
    text = drawing.read_text(encoding="utf-8")
    assert not re.search(r"<(image|script|text|style|filter)\b|\shref=", text)
    assert "<title>Interview Helper</title>" in text


def test_the_ico_holds_every_size_that_windows_asks_for() -> None:
    images = read(build_icons.ico(), "ico")
    assert [image.width() for image in images] == list(build_icons.ICO_SIZES)
    for image in images:
        exact = build_icons.rendered(build_icons.drawing(image.width()), image.width())
        assert image.convertToFormat(exact.format()) == exact


def test_the_ico_has_bitmaps_and_png_only_at_256() -> None:
    data = build_icons.ico()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind, count) == (0, 1, len(build_icons.ICO_SIZES))
    end = 6 + 16 * count
    for number, size in enumerate(build_icons.ICO_SIZES):
        edge, _, _, _, planes, bits, length, place = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert (edge or 256, planes, bits, place) == (size, 1, 32, end)
        is_png = data[place : place + 4] == b"\x89PNG"
        assert is_png == (size == 256)
        assert is_png or struct.unpack_from("<Iii", data, place) == (40, size, 2 * size)
        end += length
    assert end == len(data)


def parts_of(data: bytes) -> dict[bytes, bytes]:
    """What an .icns is made of."""
    kind, length = struct.unpack_from(">4sI", data)
    assert (kind, length) == (b"icns", len(data))
    found, place = {}, 8
    while place < len(data):
        kind, length = struct.unpack_from(">4sI", data, place)
        found[kind] = data[place + 8 : place + length]
        place += length
    assert place == len(data)
    return found


def channels(data: bytes) -> bytes:
    """The raw channels of a part, runs undone."""
    assert data[:4] == b"ARGB"
    place, found = 4, b""
    while place < len(data):
        length = data[place] + 1
        assert length <= 128
        found += data[place + 1 : place + 1 + length]
        place += 1 + length
    return found


def test_the_icns_holds_every_size_of_macos() -> None:
    parts = parts_of(build_icons.icns())
    for kind, size in build_icons.ICNS_PNG.items():
        image = QImage.fromData(parts[kind])
        assert (image.width(), image.height()) == (size, size)
    for kind, size in build_icons.ICNS_RAW.items():
        assert len(channels(parts[kind])) == 4 * size * size
    assert [image.width() for image in read(build_icons.icns(), "icns")][-1] == 1024


def test_raw_channels_are_the_picture() -> None:
    raw = channels(parts_of(build_icons.icns())[b"ic04"])
    image = build_icons.rendered(build_icons.drawing(16), 16)
    for place in (0, 16 * 8 + 3, 16 * 9 + 12):
        color = image.pixelColor(place % 16, place // 16)
        told = tuple(raw[place + 256 * channel] for channel in range(4))
        assert told == (color.alpha(), color.red(), color.green(), color.blue())


def test_an_icon_of_macos_keeps_its_distance_from_the_edge() -> None:
    image = QImage.fromData(parts_of(build_icons.icns())[b"ic10"])
    line = [image.pixelColor(x, 512).alpha() for x in range(1024)]
    changes = [x for x, (one, next_one) in enumerate(pairwise(line)) if (one == 255) != (next_one == 255)]
    assert changes[0] == pytest.approx(100, abs=2)
    assert changes[-1] == pytest.approx(923, abs=2)


def test_everything_is_written(tmp_path: Path) -> None:
    build_icons.build_icons(tmp_path / "icons")
    names = {file.name for file in (tmp_path / "icons").iterdir() if file.stat().st_size > 200}
    sizes = {f"interview-helper-{size}.png" for size in build_icons.HICOLOR_SIZES}
    assert names == sizes | {"interview-helper.ico", "interview-helper.icns"}


@pytest.mark.qt_log_ignore("Cannot read file")
def test_what_is_no_drawing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.svg").write_text("no")
    with pytest.raises(ValueError, match="no drawing"):
        build_icons.rendered(tmp_path / "no.svg", 16)
