"""What is worth asking, most telling first: a card a question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview_helper.domain.asking import Suggestion
from interview_helper.widgets.fonts import make_bold
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.quiet_button import QuietButton
from interview_helper.widgets.suggestion_card import SuggestionCard

_AT_FIRST = 4


class SuggestionList(QWidget):
    """The first few suggestions, the others on demand; not there when there are none."""

    take_over_requested = Signal(str, str)
    reason_clicked = Signal(str)
    card_focused = Signal(QWidget)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestions: tuple[Suggestion, ...] = ()
        self._cards: list[SuggestionCard] = []
        # Which wording was chosen for which reason: it stays when the list is made anew.
        self._wordings: dict[str, int] = {}
        self._all = False
        title = plain_label("Worth asking, most telling first", self)
        title.setWordWrap(True)
        make_bold(title)
        # Never seen: it keeps the place of the cards in the order of Tab, which only what takes focus can.
        self.begin = QWidget(self)
        self.begin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.begin.hide()
        self.more = QuietButton("", self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(title)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.more.clicked.connect(self._on_more_clicked)
        self.hide()

    @property
    def cards(self) -> Sequence[SuggestionCard]:
        """The cards that are shown."""
        return tuple(self._cards)

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these; the keyboard stays at its place among them."""
        if tuple(suggestions) != self._suggestions:
            self._suggestions = tuple(suggestions)
            self._rebuild()

    def forget(self) -> None:
        """Begin anew: another company."""
        self._wordings.clear()
        self._all = False

    def _rebuild(self) -> None:
        at = next((place for place, card in enumerate(self._cards) if card.hasFocus()), None)
        for card in self._cards:
            self._layout.removeWidget(card)
            card.dismiss()
        shown = self._suggestions if self._all else self._suggestions[:_AT_FIRST]
        self._cards = [self._card(suggestion, place) for place, suggestion in enumerate(shown)]
        further = len(self._suggestions) - len(shown)
        self.more.setText(f"Show {further} more")
        self.more.setVisible(further > 0)
        self.setVisible(bool(self._suggestions))
        for before, after in pairwise((self.begin, *self._cards, self.more)):
            self.setTabOrder(before, after)
        if self._cards:
            self._set_current(min(at or 0, len(self._cards) - 1))
        if at is not None and self._cards:
            self._go_to(min(at, len(self._cards) - 1))
        elif at is not None:
            self.emptied.emit()

    def _card(self, suggestion: Suggestion, place: int) -> SuggestionCard:
        card = SuggestionCard(suggestion, self._wordings.get(suggestion.reason, 0), self)
        card.take_over_requested.connect(self.take_over_requested)
        card.reason_clicked.connect(self.reason_clicked)
        card.wording_chosen.connect(self._wordings.__setitem__)
        card.step_requested.connect(lambda step: self._go_to(place + step))
        card.focused.connect(lambda: self._on_focused(place))
        self._layout.insertWidget(self._layout.count() - 1, card)
        card.show()
        return card

    def _go_to(self, place: int) -> None:
        if 0 <= place < len(self._cards):
            self._cards[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_focused(self, place: int) -> None:
        self._set_current(place)
        self.card_focused.emit(self._cards[place])

    def _set_current(self, place: int) -> None:
        """Let Tab stop at one card; arrows go to the others."""
        for number, card in enumerate(self._cards):
            here = Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(here)

    def _on_more_clicked(self) -> None:
        first_new = len(self._cards)
        had_focus = self.more.hasFocus()
        self._all = True
        self._rebuild()
        if had_focus:
            self._go_to(first_new)
