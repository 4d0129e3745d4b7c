"""A tick that the program has grounds to offer: a sentence and a button. Ignoring it is no answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview_helper.domain.asking import Offer
from interview_helper.domain.reasons import Mark
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.words_button import WordsButton


class OfferLine(QWidget):
    """Shows one offer; not there when there is none."""

    mark_requested = Signal(str, Mark)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: Offer | None = None
        self.sentence = plain_label("", self)
        self.sentence.setWordWrap(True)
        self.button = WordsButton("", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(self.sentence)
        layout.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Show this offer, or none."""
        self._offer = offer
        if offer is not None:
            self.sentence.setText(offer.sentence)
            self.button.setText(offer.words)
        self.setVisible(offer is not None)

    def _on_clicked(self) -> None:
        if self._offer is not None:
            self.mark_requested.emit(self._offer.reason, self._offer.mark)
