"""Gives pictures a palette of at most 64 colours, a third of their size.

``python packaging/palette_pictures.py FILE…`` does so to PNGs where they are.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage

COLOURS = 64
_ALIKE = 0xF8F8F8
"""The bits of a colour by which it is grouped with those that nobody can tell from it."""


def with_palette(picture: QImage) -> QImage:
    """The picture in at most 64 of its own colours, the most frequent of each kind."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    width, height = plain.width(), plain.height()
    pixels = memoryview(plain.constBits()).cast("I").tolist()
    counts = Counter(pixels)
    palette = sorted(_palette(counts))
    place = {colour: palette.index(_nearest(colour, palette)) for colour in counts}
    indices = bytes(place[pixel] for pixel in pixels)
    # Qt's lines of one byte a pixel begin at multiples of four.
    padding = b"\0" * (-width % 4)
    lines = [indices[begin : begin + width] + padding for begin in range(0, width * height, width)]
    small = QImage(b"".join(lines), width, height, width + len(padding), QImage.Format.Format_Indexed8)
    small.setColorTable(palette)
    small.setDevicePixelRatio(picture.devicePixelRatio())
    return small.copy()


def save(picture: QImage, file: Path) -> None:
    """Write a picture as a PNG with a palette, as small as zlib makes it.

    Raises:
        OSError: it cannot be written.
    """
    if not with_palette(picture).save(str(file), "PNG", 0):  # type: ignore[call-overload]
        raise OSError(f"{file} could not be written")


def _palette(counts: Counter[int]) -> list[int]:
    if len(counts) <= COLOURS:
        return list(counts)
    # What fills a whole part of the window stays itself, however near to another such part.
    broad = [colour for colour, count in counts.most_common(COLOURS // 4) if count > counts.total() / 500]
    kinds: dict[int, Counter[int]] = {}
    for colour, count in counts.items():
        kinds.setdefault(colour & _ALIKE, Counter())[colour] = count
    heaviest = sorted(kinds.values(), key=lambda kind: (-kind.total(), min(kind)))
    ordered = [kind.most_common(1)[0][0] for kind in heaviest]
    apart = 0
    while len(chosen := _apart(broad, ordered, apart)) > COLOURS:
        apart += 40
    return chosen


def _apart(taken: list[int], colours: list[int], least: int) -> list[int]:
    """Those taken already, and of the others, the first before the rest, what is not too near to one."""
    chosen = list(taken)
    for colour in colours:
        if all(_distance(colour, other) > least for other in chosen):
            chosen.append(colour)
    return chosen


def _nearest(colour: int, palette: list[int]) -> int:
    return min(palette, key=lambda other: _distance(colour, other))


def _distance(one: int, other: int) -> int:
    """How far two colours are apart: the square of it, over red, green and blue."""
    return sum(((one >> shift & 255) - (other >> shift & 255)) ** 2 for shift in (16, 8, 0))


def main(files: list[str]) -> int:
    for name in files:
        picture = QImage(name)
        if picture.isNull():
            print(f"{name} is no picture", file=sys.stderr)
            return 1
        save(picture, Path(name))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
