"""A highlight behind a row that fades: here is what was clicked elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

FLASH_MS = 900


class RowFlash(QVariantAnimation):
    """Tells ``glow`` how strong the highlight is, from 1 down to 0, in ``FLASH_MS``.

    Where the style has no animations it stays at 1 for as long, and is gone then.
    """

    def __init__(self, row: QWidget, glow: Callable[[float], None]) -> None:
        super().__init__(row)
        self._row = row
        self._glow = glow
        self.setStartValue(1.0)
        # Long enough at its strongest to be found.
        self.setKeyValueAt(0.35, 1.0)
        self.setEndValue(0.0)
        self.setDuration(FLASH_MS)
        self.valueChanged.connect(lambda value: glow(float(value)))
        self.steady = QTimer(self, interval=FLASH_MS, singleShot=True)
        self.steady.timeout.connect(lambda: glow(0.0))

    @property
    def is_over(self) -> bool:
        return self.state() is self.State.Stopped and not self.steady.isActive()

    def flash(self) -> None:
        """Begin, or begin again."""
        self.stop()
        self._glow(1.0)
        if self._row.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self._row) > 0:
            self.start()
        else:
            self.steady.start()
