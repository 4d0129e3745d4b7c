"""From bytes to text, where a file does not say in which encoding it was written."""

from __future__ import annotations

import codecs
import re

from interview_helper.importing.json_text import SIZE_LIMIT, too_large
from interview_helper.importing.refused import ImportRefused

ENCODINGS: dict[str, str] = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Western European (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1255": "Hebrew (Windows-1255)",
    "cp1256": "Arabic (Windows-1256)",
    "mac_roman": "Western European (older Macs)",
    "cp932": "Japanese (Shift JIS)",
    "gb18030": "Chinese (GB 18030)",
    "big5": "Chinese (Big5)",
    "cp949": "Korean",
}
"""The encodings that can be read, by Python's name for them, with words for them."""

_SAMPLE = 64 * 1024
"""Bytes of lines that are looked at: enough to tell languages apart, quick in a file of any size."""
# Longest first: UTF-32's begins as UTF-16's does.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SPREADSHEET = (
    "The file is a spreadsheet, not CSV. Open it in the program that made it, save it there as CSV "
    "(“Save as” or “Export”), and import that file."
)
_OTHER = "The file is {}, not CSV. Choose a file that a spreadsheet or a tracker has saved as CSV."
_MAGIC = (
    (b"PK\x03\x04", _SPREADSHEET),
    (b"\xd0\xcf\x11\xe0", _SPREADSHEET),
    (b"%PDF", _OTHER.format("a PDF")),
    (b"SQLite format 3\0", _OTHER.format("a database")),
    (b"\x89PNG", _OTHER.format("a picture")),
    (b"\xff\xd8\xff", _OTHER.format("a picture")),
    (b"GIF8", _OTHER.format("a picture")),
    (b"\x1f\x8b", _OTHER.format("a compressed file")),
)
_NOT_TEXT = "The file is not text. Choose a file that a spreadsheet or a tracker has saved as CSV."
_EMPTY = "The file is empty. Choose a CSV file whose first line names the columns."
# What cp1252 makes of text of Western Europe: letters of its own among plain ones, and fine punctuation.
_NOT_WESTERN = re.compile(
    # Three such letters in a row; letters of Icelandic, which Turkish has in their places; signs in a word.
    "[À-ÖØ-öø-ÿŒœŠšŸŽž]{3}|[ÐðÝýÞþ]|[¡-¦¨¬-¯±-³µ¶¸¹¼-¾×÷](?=\\w)|(?<=\\w)§(?=\\w)"
)
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text in a file, and the encoding it was read in, one of ``ENCODINGS``.

    A byte order mark is believed. Without one it is UTF-8 where it can be; else what it most likely is.

    Args:
        data: the whole file.
        encoding: read it in this one, one of ``ENCODINGS``; ``None``: find out.

    Raises:
        ImportRefused: too large, empty, no text, or not in that encoding.
    """
    if len(data) > SIZE_LIMIT:
        raise ImportRefused(too_large(len(data)))
    _refuse_other_kinds(data)
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), "")
    if encoding is None or _base(marked) == encoding:
        codec = marked or _recognised(data)
    else:
        codec = _wide(data) or "utf-16-le" if encoding == "utf-16" else encoding
    chosen = _base(codec)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        name = ENCODINGS.get(chosen, chosen.upper())
        raise ImportRefused(
            f"The file is not text in {name}: line {line} has bytes that do not belong there. "
            "Choose another encoding, or save the file as UTF-8."
        ) from None
    text = text.removeprefix("\ufeff")
    if not text.strip("\0 \t\r\n"):
        raise ImportRefused(_EMPTY)
    _refuse_nul(text)
    return text, chosen if chosen in ENCODINGS else "utf-8"


def _refuse_other_kinds(data: bytes) -> None:
    if not data.strip():
        raise ImportRefused(_EMPTY)
    for beginning, sentence in _MAGIC:
        if data.startswith(beginning):
            raise ImportRefused(sentence)


def _refuse_controls(text: str) -> None:
    sample = text[:4096]
    if len(_CONTROLS.findall(sample)) > len(sample) // 20:
        raise ImportRefused(_NOT_TEXT)


def _refuse_nul(text: str) -> None:
    _refuse_controls(text)
    place = text.find("\0")
    if place >= 0:
        line = text.count("\n", 0, place) + 1
        raise ImportRefused(
            f"Line {line} has a NUL character, which no text has: the file is damaged, or no CSV file. "
            "Save it anew as CSV in UTF-8."
        )


def _base(codec: str) -> str:
    """The name by which an encoding is known here."""
    return {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(codec, codec)


def _recognised(data: bytes) -> str:
    wide = _wide(data)
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _likely(data)
    return "utf-8"


def _wide(data: bytes) -> str:
    """UTF-16 without a mark, by where its zeros are; empty where it is none."""
    sample = data[: _SAMPLE // 2 * 2]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 2 * 0.3
    # Plain letters have a zero in one of their two bytes, and never in the other.
    if high > enough and low * 20 <= high:
        return "utf-16-le"
    return "utf-16-be" if low > enough and high * 20 <= low else ""


def _likely(data: bytes) -> str:
    """The encoding of one byte or two a character that the text is most likely in."""
    _refuse_controls(data[:_SAMPLE].decode("latin-1"))
    sample = b"\n".join(_telling_lines(data))
    western = _decoded(sample, "cp1252")
    if western is not None and not _NOT_WESTERN.search(western):
        return "cp1252"
    # Imported here: few imports are of a file in an older encoding, and it takes 30 ms.
    from charset_normalizer import from_bytes

    candidates = [codec for codec in ENCODINGS if not codec.startswith("utf")]
    best = from_bytes(sample, cp_isolation=candidates, preemptive_behaviour=False).best()
    return best.encoding if best is not None and best.encoding in ENCODINGS else "cp1252"


def _telling_lines(data: bytes) -> list[bytes]:
    """The first lines that are not plain ASCII, which tell nothing."""
    found, size = [], 0
    for line in re.finditer(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data):
        found.append(line[0][:4096])
        size += len(found[-1])
        if size > _SAMPLE:
            break
    return found


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None
