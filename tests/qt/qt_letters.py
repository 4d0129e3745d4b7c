"""A company to write to, and the dialog that does, for the tests of letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from qt_data import company

from interview_helper.domain.company import Company
from interview_helper.domain.letters import parse_letters
from interview_helper.domain.people import Person
from interview_helper.domain.reasons import Mark
from interview_helper.paths import read_resource
from interview_helper.windows.letters_dialog import LettersDialog

BOOK = parse_letters(read_resource("letters.json"))
TODAY = date(2026, 11, 23)
QUESTIONS = ("How large is the team?", "Who would I report to?")
TOM = Person("1", "Tom", contact="020 7946 0000")
MARIA = Person("2", "Maria Lopez", contact="Maria <maria@contoso.example>")
LEFT = Qt.MouseButton.LeftButton


def contoso(**changes: Any) -> Company:
    """A company with all that a letter speaks of; two of its reasons to decline are ticked."""
    known = {"name": "Contoso", "role": "Analyst", "round": 2, "interview_at": datetime(2026, 11, 24, 10, 0)}
    made = company("c", **{**known, "people": (TOM, MARIA), **changes})
    return made.with_mark("culture-negative", Mark.TICKED).with_mark("boss-difficult", Mark.TICKED)


def letters(
    about: Company | None = None,
    templates: Mapping[str, Mapping[str, str]] | None = None,
    questions: Sequence[str] = QUESTIONS,
    **more: Any,
) -> LettersDialog:
    return LettersDialog(about or contoso(), templates or {}, BOOK, questions, TODAY, **more)


def choose(combo: QComboBox, text: str) -> None:
    """Choose from a list as the keyboard does."""
    place = combo.findText(text)
    assert place >= 0, text
    combo.setFocus()
    while combo.currentIndex() != place:
        QTest.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < place else Qt.Key.Key_Up)


def write(field: QWidget, text: str) -> None:
    """Write a text over what is there."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, LEFT)
