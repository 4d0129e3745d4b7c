"""Renders the icon from its drawings: PNGs for Linux, an .ico for Windows, an .icns for macOS.

Run it: ``python packaging/icons/build_icons.py [FOLDER]``, else into ``build/icons``. Both containers are
a header and a list, so they are put together here: no library at hand writes both, with the kinds of small
images that Windows and macOS know best, and the images come from Qt anyway.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

NAME = "interview-helper"
ROOT = Path(__file__).resolve().parent.parent.parent
DRAWINGS = ROOT / "resources" / "icons"
HICOLOR_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)

# What the parts of an .icns are called, and how many pixels wide they are. The first two hold raw
# channels, the others PNG; macOS shows PNG in their older siblings wrongly.
ICNS_RAW = {b"ic04": 16, b"ic05": 32}
ICNS_PNG = {
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
_MAC_GROUND = 824 / 1024
"""How much of its square an icon's ground fills on macOS, where all stand in one row."""
_OUR_GROUND = 120 / 128
"""How much of its square the ground of the large drawing fills."""


def drawing(size: int) -> Path:
    """The drawing for an icon of this size in pixels: what is small was drawn for its pixels."""
    if size <= 20:
        return DRAWINGS / f"{NAME}-16.svg"
    if size <= 24:
        return DRAWINGS / f"{NAME}-24.svg"
    return DRAWINGS / f"{NAME}.svg"


def rendered(source: Path, size: int, inset: float = 0.0) -> QImage:
    """The drawing as a square picture, ``inset`` pixels from each edge.

    Raises:
        ValueError: Qt cannot read the drawing.
    """
    renderer = QSvgRenderer(str(source))
    if not renderer.isValid():
        raise ValueError(f"{source} is no drawing that Qt can read.")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(inset, inset, size - 2 * inset, size - 2 * inset))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def png(size: int) -> bytes:
    """The icon in this size as PNG."""
    return _encoded(rendered(drawing(size), size), "png")


def ico() -> bytes:
    """The icon for Windows: bitmaps, which everything reads, and PNG where it was made for, at 256."""
    images = [png(size) if size == 256 else _bitmap(size) for size in ICO_SIZES]
    place = 6 + 16 * len(images)
    entries = b""
    for size, image in zip(ICO_SIZES, images, strict=True):
        edge = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(image), place)
        place += len(image)
    return struct.pack("<HHH", 0, 1, len(images)) + entries + b"".join(images)


def icns() -> bytes:
    """The icon for macOS."""
    parts = {kind: _raw_channels(_for_mac(size)) for kind, size in ICNS_RAW.items()}
    parts |= {kind: _encoded(_for_mac(size), "png") for kind, size in ICNS_PNG.items()}
    body = b"".join(kind + struct.pack(">I", 8 + len(data)) + data for kind, data in parts.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def build_icons(folder: Path) -> None:
    """Write every picture of the icon into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in HICOLOR_SIZES:
        (folder / f"{NAME}-{size}.png").write_bytes(png(size))
    (folder / f"{NAME}.ico").write_bytes(ico())
    (folder / f"{NAME}.icns").write_bytes(icns())


def _for_mac(size: int) -> QImage:
    if size <= 16:  # no pixel to spare
        return rendered(drawing(size), size)
    return rendered(drawing(max(size, 32)), size, size * (1 - _MAC_GROUND / _OUR_GROUND) / 2)


def _bitmap(size: int) -> bytes:
    """What an .ico holds of one small image: a header, the rows from the bottom up, and an empty mask.

    Alpha says more than a mask could; and Qt's own writer leaves the mask's padding to chance.
    """
    image = rendered(drawing(size), size).flipped(Qt.Orientation.Vertical)
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    return header + bytes(image.constBits()) + bytes((size + 31) // 32 * 4 * size)


def _raw_channels(image: QImage) -> bytes:
    """Alpha, red, green, blue: each in runs of up to 128 bytes, after their length less one."""
    packed = b"ARGB"
    pixels = bytes(image.constBits())  # blue, green, red, alpha
    for channel in (3, 2, 1, 0):
        values = pixels[channel::4]
        for start in range(0, len(values), 128):
            run = values[start : start + 128]
            packed += bytes([len(run) - 1]) + run
    return packed


def _encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(kind.encode())).write(image):
        raise ValueError(f"Qt cannot write {kind} here: a plug-in is missing.")
    return bytes(buffer.data().data())


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "icons"
    build_icons(target)
    print(f"The icons are in {target}")
