"""A font that the system changes while the window is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from window_driver import Driver, Starter, company

from interview_helper.domain.reasons import Mark
from interview_helper.widgets.fonts import make_bold, scaled_font


@pytest.fixture
def larger() -> Iterator[QFont]:
    """A font half as large again as the system's, which comes back at the end."""
    before = QApplication.font()
    yield scaled_font(before, 1.5)
    QApplication.setFont(before)


def look(driver: Driver) -> list[tuple[object, ...]]:
    """Every widget by kind and words, with what its font decides."""
    window = driver.window
    panels = (window.companies, window.decision.header, window.decision.verdict, window.notes)
    return [
        (
            type(part).__name__,
            part.text() if isinstance(part, QLabel) else part.accessibleName(),
            part.font().pointSizeF(),
            part.font().bold(),
            part.minimumSize().toTuple(),
            part.maximumSize().toTuple(),
        )
        for panel in panels
        for part in (panel, *panel.findChildren(QWidget))
    ]


def test_a_font_that_changes_is_followed_as_if_it_had_always_been_there(
    start: Starter, larger: QFont
) -> None:
    one = company("a", "Adatum", role="Analyst", notes="Friendly.").with_mark("job-interesting", Mark.UNKNOWN)
    changed = start(one)
    before = look(changed)
    QApplication.setFont(larger)
    QApplication.processEvents()
    after = look(changed)
    assert before != after
    assert changed.close()
    assert after == look(start())


def test_bold_words_take_family_and_size_from_above(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("words", window)
    make_bold(label)
    above = QFont("Courier", 21)
    above.setItalic(True)
    window.setFont(above)
    assert (label.font().family(), label.font().pointSize()) == ("Courier", 21)
    assert label.font().bold()
    assert label.font().italic()
