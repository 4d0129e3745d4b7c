"""To ask: its offers, its order for the keyboard, and how it looks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, colours_of, palette, picture
from qt_questions import HOME, LAST, TEAM, WiredQuestions, asking, focus_widget, panel_of, settle

from interview_helper.domain.reasons import Mark
from interview_helper.widgets import tints

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(qtbot: QtBot) -> WiredQuestions:
    made = panel_of(qtbot, asking(TEAM, HOME, LAST))
    made.view.setFocus()
    return made


# --- offers, printing ---------------------------------------------------------------------------------


def test_questions_left_offer_their_tick_which_nobody_must_answer(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking())
    assert not panel.offer.isVisible()
    panel.edit(lambda one: replace(one, questions=(TEAM, HOME, LAST)))
    assert panel.offer.sentence.text() == "You still have 2 questions to ask."
    panel.offer.button.setFocus()
    qtbot.keyClick(panel.offer.button, Key.Key_Space)
    assert panel.asked.of("marked") == [("open-questions", Mark.TICKED)]
    assert not panel.offer.isVisible()
    assert focus_widget() is panel.view
    panel.edit(lambda one: replace(one, questions=(LAST,)))
    assert panel.offer.button.words.startswith("Untick “I still have questions")
    qtbot.mouseClick(panel.offer.button, LEFT)
    assert panel.asked.of("marked")[1:] == [("open-questions", Mark.UNTICKED)]


def test_printing_and_saving_are_asked_for(panel: WiredQuestions, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.print_button, LEFT)
    qtbot.mouseClick(panel.export_button, LEFT)
    assert panel.asked.names() == ["printing", "exporting"]


def test_tab_goes_through_the_panel_as_it_is_read(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking(replace(HOME, answered=True), TEAM), height=1000)
    panel.edit(lambda one: one.with_mark("boss-difficult", Mark.UNKNOWN))
    panel.choose("home")
    settle(panel)
    panel.print_button.setFocus()
    stops: list[QWidget] = []
    while focus_widget() not in stops:
        stops.append(focus_widget())
        qtbot.keyClick(stops[-1], Key.Key_Tab)
    places = [(stop.mapTo(panel, QPoint(0, stop.height() // 2)), stop) for stop in stops]
    read = sorted(places, key=lambda one: (one[0].y() // 8, one[0].x()))
    assert [stop for _, stop in places] == [stop for _, stop in read]
    assert {panel.view, panel.answer.edit, panel.suggestions.cards[0], panel.add_field} <= set(stops)


# --- how it looks -------------------------------------------------------------------------------------


def test_words_with_markup_are_shown_as_they_are(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking(replace(TEAM, text=MARKUP, answer=MARKUP)))
    panel.edit(lambda one: one.with_reason_text("boss-difficult", MARKUP))
    panel.edit(lambda one: one.with_mark("boss-difficult", Mark.UNKNOWN))
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in panel.findChildren(QLabel))


@pytest.mark.parametrize("width", [250, 300, 420])
def test_nothing_is_cut_in_a_narrow_panel(qtbot: QtBot, width: int) -> None:
    panel = panel_of(qtbot, asking(replace(HOME, answered=True), TEAM), width)
    panel.choose("home")
    settle(panel)
    body = panel.scroll_area.viewport().rect()
    inside: list[QWidget] = [panel.card, panel.offer.button, *panel.answer.buttons, *panel.suggestions.cards]
    assert len(panel.answer.buttons) == 2
    for widget in inside:
        left = widget.mapTo(panel.scroll_area.viewport(), QPoint(0, 0)).x()
        assert left >= 0
        assert left + widget.width() <= body.width()
        if widget.hasHeightForWidth():
            assert widget.height() >= widget.heightForWidth(widget.width())


def test_below_the_lists_it_is_as_high_as_its_contents(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking(TEAM, HOME, LAST), 420, 300)
    panel.stand(beside=False)
    settle(panel)
    assert panel.minimumSizeHint().height() > 400
    panel.resize(420, panel.minimumSizeHint().height())
    settle(panel)
    assert panel.scroll_area.verticalScrollBar().maximum() == 0
    shorter = panel.minimumSizeHint().height()
    panel.edit(lambda one: replace(one, questions=()))
    settle(panel)
    assert panel.minimumSizeHint().height() < shorter
    panel.stand(beside=True)
    assert panel.minimumSizeHint().height() < 300


def test_what_could_tip_has_the_tint_of_the_unknown_in_light_and_dark(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking(boss_difficult=Mark.UNKNOWN, culture_better=Mark.TICKED))
    for colours in (LIGHT, DARK):
        panel.setPalette(palette(*colours))
        card = panel.suggestions.cards[0]
        assert tints.unknown_tint(palette(*colours)).name() in colours_of(picture(card))


def test_a_larger_font_makes_room_for_itself(panel: WiredQuestions) -> None:
    high = panel.answer.edit.height(), panel.view.height()
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    panel.setFont(font)
    settle(panel)
    assert panel.answer.edit.height() > high[0]
    assert panel.view.height() > high[1]


def test_what_lies_under_the_pointer_says_so(panel: WiredQuestions) -> None:
    card = panel.suggestions.cards[0]
    for widget in (card.add_button, panel.print_button):
        before = picture(widget)
        place = QPointF(3, 3)
        QApplication.sendEvent(widget, QEnterEvent(place, place, place))
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        assert picture(widget) != before
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def test_the_keyboard_comes_to_the_list_or_to_where_it_begins(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking())
    panel.take_focus()
    assert focus_widget() is panel.add_field
    panel.edit(lambda one: replace(one, questions=(TEAM,)))
    panel.take_focus()
    assert focus_widget() is panel.view
    assert panel.drawn() == ["> ☐ How large is the team?"]


def test_it_is_painted_from_right_to_left_too(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking(TEAM, LAST))
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle(panel)
    row = panel.view.visualRect(panel.view.model().index(0, 0))
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=row.topRight() + QPoint(-12, 14))
    assert panel.asked.of("answered") == [("team", True)]
    assert panel.grab().width() > 0
