"""How a decision turned out: three feelings to choose from, and words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interview_helper.domain.decisions import Feeling, Hindsight
from interview_helper.widgets.outlined_boxes import OutlinedRadioButton
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.short_note import ShortNote

_WORDS = {Feeling.GLAD: "Glad", Feeling.UNSURE: "Unsure", Feeling.SORRY: "Sorry"}


class HindsightView(QWidget):
    """Asks; takes words once there is a feeling. A feeling without words can be taken back."""

    feeling_requested = Signal(object)
    """A feeling, or ``None``."""
    words_requested = Signal(str)
    left = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {feeling: OutlinedRadioButton(words, self) for feeling, words in _WORDS.items()}
        self.take_back = QPushButton("Take back", self)
        self.take_back.setAccessibleName("Take back how it turned out")
        self.take_back.setFlat(True)
        self.take_back.setAutoDefault(False)
        self.words = ShortNote("How it turned out", "In your own words", self)
        self._group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(10)
        for feeling, button in self.buttons.items():
            button.setAccessibleName(f"How did it turn out? {_WORDS[feeling]}")
            self._group.addButton(button)
            line.addWidget(button)
            button.clicked.connect(lambda _=False, feeling=feeling: self._on_feeling_clicked(feeling))
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(plain_label("How did it turn out?", self), 1)
        head.addWidget(self.take_back)
        layout.addLayout(head)
        layout.addLayout(line)
        layout.addWidget(self.words)
        self._feeling: Feeling | None = None
        self.take_back.clicked.connect(self._on_take_back_clicked)
        self.words.text_requested.connect(self.words_requested)
        self.words.left.connect(self.left)
        self.words.refused.connect(self.refused)
        self.show_hindsight(None)

    def show_hindsight(self, hindsight: Hindsight | None) -> None:
        """Show what is felt in hindsight, with room for words; ``None`` where nothing is said yet."""
        self._feeling = hindsight.feeling if hindsight else None
        self._group.setExclusive(False)
        for feeling, button in self.buttons.items():
            button.setChecked(feeling is self._feeling)
        self._group.setExclusive(True)
        self.words.show_note(hindsight.words if hindsight else "")
        self.words.setVisible(hindsight is not None)
        # Its room stays, so that nothing moves under the pointer.
        policy = self.take_back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.take_back.setSizePolicy(policy)
        self.take_back.setVisible(hindsight is not None and not hindsight.words)

    def _on_feeling_clicked(self, feeling: Feeling) -> None:
        if feeling is not self._feeling:
            self.feeling_requested.emit(feeling)

    def _on_take_back_clicked(self) -> None:
        self.buttons[self._feeling or Feeling.GLAD].setFocus()
        self.feeling_requested.emit(None)
