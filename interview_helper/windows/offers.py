"""What the notice across the window offers to do: words for its button, and what a click on it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from interview_helper.widgets.banner import Banner


class _Offer(NamedTuple):
    sentence: str
    words: str
    act: Callable[[], object]


class Offers(QObject):
    """Shows one offer after the other; each is over when it is taken or closed, or a message takes its place.

    An offer is known by the words on its button: a later one with the same words replaces it.
    """

    def __init__(self, notice: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notice = notice
        self._shown: _Offer | None = None
        self._waiting: dict[str, _Offer] = {}
        notice.action_requested.connect(self._on_action_requested)
        # After the notice has hidden itself.
        notice.close_button.clicked.connect(self._show_next)

    def make(self, sentence: str, words: str, act: Callable[[], object]) -> None:
        """Offer to ``act``, once the offers before it are over."""
        if self._is_shown(words):
            self._notice.hide()
        self._waiting[words] = _Offer(sentence, words, act)
        self._show_next()

    def withdraw(self, words: str) -> None:
        """End the offer with these words, if it is still made: it was taken another way."""
        self._waiting.pop(words, None)
        if self._is_shown(words):
            self._notice.hide()
            self._show_next()

    def _is_shown(self, words: str) -> bool:
        return not self._notice.isHidden() and self._notice.action.text() == words

    def _show_next(self) -> None:
        if self._shown is not None and self._is_shown(self._shown.words):
            return
        self._shown = None
        if self._waiting:
            self._shown = self._waiting.pop(next(iter(self._waiting)))
            self._notice.show_message(self._shown.sentence, self._shown.words, stays=False)

    def _on_action_requested(self) -> None:
        offer = self._shown
        if offer is None or not self._is_shown(offer.words):
            return  # somebody else’s message has a button of its own
        self._notice.hide()
        offer.act()
        self._show_next()
