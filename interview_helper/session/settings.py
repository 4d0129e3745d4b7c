"""What the window remembers between two starts; never a name, a note or any other user data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Settings:
    """Remembered state, in ``settings.ini`` beside the data it belongs to; only read unless it is ``kept``.

    What is kept reaches the disk with ``write``, which may take as long as the disk does and so may be
    called on any one thread.
    """

    def __init__(self, folder: Path, *, kept: bool = True) -> None:
        self.folder = folder
        self._are_kept = kept
        self._file = str(folder / "settings.ini")
        self._read = QSettings(self._file, QSettings.Format.IniFormat)
        self._kept: dict[str, str | QByteArray] = {}

    def text(self, key: str, default: str = "") -> str:
        """What was kept under a key; the default where there is nothing, or no text."""
        value = self._kept.get(key, self._read.value(key, default))
        return value if isinstance(value, str) else default

    def widths(self, key: str, default: tuple[int, ...]) -> list[int]:
        """Whole numbers, as many as the default has; the default where they cannot be read."""
        kept = self.text(key).split(" ")
        if len(kept) != len(default) or not all(width.isdecimal() and len(width) < 6 for width in kept):
            return list(default)
        return [int(width) for width in kept]

    def data(self, key: str) -> QByteArray:
        """The bytes that were kept under a key; empty where there are none."""
        value = self._kept.get(key, self._read.value(key))
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | QByteArray | list[int]) -> None:
        """Remember a value; it reaches the disk with the next ``write``."""
        self._kept[key] = " ".join(map(str, value)) if isinstance(value, list) else value

    def write(self) -> None:
        """Bring everything that is kept to the disk."""
        if not self._are_kept:
            return
        # An object of its own: QSettings writes by itself, sooner or later, in the thread that made it.
        store = QSettings(self._file, QSettings.Format.IniFormat)
        for key, value in list(self._kept.items()):
            store.setValue(key, value)
        store.sync()
