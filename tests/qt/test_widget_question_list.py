"""What is worth asking: a card a question."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, colours_of, palette, picture, show

from interview_helper.domain.asking import Suggestion, Why
from interview_helper.widgets import tints
from interview_helper.widgets.question_list import QuestionList

LEFT = Qt.MouseButton.LeftButton
TIPPING = "? the answer could tip the balance"
OTHER = "? marked “don’t know yet”"


def suggestions(number: int, tips: int = 1) -> tuple[Suggestion, ...]:
    return tuple(
        Suggestion(f"r{n}", (f"Question {n}?",), Why.TIPS if n < tips else Why.UNKNOWN) for n in range(number)
    )


@pytest.fixture
def questions(qtbot: QtBot) -> QuestionList:
    widget = QuestionList()
    widget.setPalette(palette(*LIGHT))
    qtbot.addWidget(widget)
    return widget


def cards(questions: QuestionList) -> list[QWidget]:
    return [
        one
        for one in questions.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not isinstance(one, QLabel) and not one.isHidden()
    ]


def words(questions: QuestionList) -> list[str]:
    """Every line that can be read, from above."""
    QApplication.processEvents()  # so that everything lies where it belongs
    shown = [label for label in questions.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in sorted(shown, key=lambda one: one.mapTo(questions, QPoint()).y())]


def test_without_questions_it_is_not_there(questions: QuestionList) -> None:
    questions.show_suggestions(())
    assert questions.isHidden()


def test_each_question_says_why_it_is_worth_asking(questions: QuestionList, qtbot: QtBot) -> None:
    questions.show_suggestions(suggestions(2))
    show(qtbot, questions, 260)
    assert words(questions) == [
        "Worth asking, most telling first",
        "Question 0?",
        TIPPING,
        "Question 1?",
        OTHER,
    ]


def test_of_many_the_first_three_are_shown(questions: QuestionList, qtbot: QtBot) -> None:
    questions.show_suggestions(suggestions(5))
    show(qtbot, questions, 260)
    assert len(cards(questions)) == 3
    assert words(questions)[-1] == "and 2 more not known yet"
    questions.show_suggestions(suggestions(3))
    assert words(questions)[-1] == OTHER


def test_it_comes_and_goes(questions: QuestionList, qtbot: QtBot) -> None:
    questions.show_suggestions(suggestions(1))
    show(qtbot, questions, 260)
    questions.show_suggestions(())
    assert questions.isHidden()
    questions.show_suggestions(suggestions(2)[1:])
    assert words(questions)[1:] == ["Question 1?", OTHER]


def test_a_click_on_a_card_goes_to_its_reason(questions: QuestionList, qtbot: QtBot) -> None:
    questions.show_suggestions(suggestions(3))
    show(qtbot, questions, 260)
    heard = Heard(clicked=questions.reason_clicked)
    for card in sorted(cards(questions), key=lambda one: one.y()):
        qtbot.mouseClick(card, LEFT, pos=card.rect().center())
    assert heard.of("clicked") == ["r0", "r1", "r2"]


def test_a_press_that_ends_elsewhere_goes_nowhere(questions: QuestionList, qtbot: QtBot) -> None:
    questions.show_suggestions(suggestions(1))
    show(qtbot, questions, 260)
    heard = Heard(clicked=questions.reason_clicked)
    (card,) = cards(questions)
    qtbot.mousePress(card, LEFT, pos=QPoint(5, 5))
    qtbot.mouseRelease(card, LEFT, pos=QPoint(5, card.height() + 30))
    qtbot.mouseClick(card, Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    assert heard.said == []


def test_a_question_with_markup_is_shown_as_it_is(questions: QuestionList, qtbot: QtBot) -> None:
    questions.show_suggestions([Suggestion("r", (f"What about this: {MARKUP}?",), Why.UNKNOWN)])
    show(qtbot, questions, 260)
    label = next(one for one in questions.findChildren(QLabel) if MARKUP in one.text())
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_long_question_wraps_inside_its_card(questions: QuestionList, qtbot: QtBot) -> None:
    questions.show_suggestions([Suggestion("r", ("A question that goes on and on " * 6,), Why.TIPS)])
    show(qtbot, questions, 220, 300)
    (card,) = cards(questions)
    assert card.width() <= 220
    for label in card.findChildren(QLabel):
        assert card.rect().contains(label.geometry())
        assert label.height() >= label.heightForWidth(label.width())


def test_what_could_tip_has_the_tint_of_the_unknown_in_light_and_dark(
    questions: QuestionList, qtbot: QtBot
) -> None:
    questions.show_suggestions(suggestions(1))
    show(qtbot, questions, 260)
    for colours in (LIGHT, DARK):
        questions.setPalette(palette(*colours))
        assert tints.unknown_tint(palette(*colours)).name() in colours_of(picture(questions))
