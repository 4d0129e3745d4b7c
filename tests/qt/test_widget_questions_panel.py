"""To ask, by clicks, keys and drags."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from qt_data import show, spoken_name
from qt_questions import HOME, LAST, TEAM, WiredQuestions, asking, focus_widget, panel_of, settle
from shiboken6 import isValid

from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark
from interview_helper.widgets.question_dragging import carried_question, carried_suggestion

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(qtbot: QtBot) -> WiredQuestions:
    made = panel_of(qtbot, asking(TEAM, HOME, LAST))
    made.view.setFocus()
    return made


# --- the list -----------------------------------------------------------------------------------------


def test_the_users_list_comes_first_and_then_what_is_worth_asking(panel: WiredQuestions) -> None:
    assert panel.drawn() == [
        "> ☐ How large is the team?",
        "☐ May I work from home?",
        "☑ Who had this job before? = Nobody.",
    ]
    below = panel.suggestions.mapTo(panel, QPoint(0, 0)).y()
    assert panel.card.mapTo(panel, QPoint(0, panel.card.height())).y() < below
    assert panel.add_field.y() > panel.scroll_area.geometry().bottom()


def test_without_questions_one_kind_sentence_stands_there(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking())
    assert panel.view.isHidden()
    assert panel.card.empty.isVisible()
    assert panel.card.empty.text().startswith("Nothing on your list yet.")
    panel.edit(lambda one: replace(one, questions=(TEAM,)))
    assert panel.view.isVisible()
    assert not panel.card.empty.isVisible()


def test_every_row_is_in_view_whole(panel: WiredQuestions) -> None:
    panel.edit(lambda one: replace(one, questions=(replace(TEAM, text="On and on " * 20), HOME, LAST)))
    settle(panel)
    rows = [panel.view.visualRect(panel.view.model().index(row, 0)) for row in range(3)]
    assert all(panel.view.viewport().rect().contains(row) for row in rows)
    assert rows[0].height() > 3 * panel.fontMetrics().height()
    high = panel.view.height()
    panel.resize(420, 800)
    settle(panel)
    assert panel.view.height() < high


def test_a_row_that_the_keyboard_comes_to_is_in_view_wherever_the_panel_stands(qtbot: QtBot) -> None:
    many = tuple(Question(f"q{number}", f"Question {number}?") for number in range(30))
    panel = panel_of(qtbot, asking(*many), 280, 240)
    around = QScrollArea()
    for beside in (True, False):
        area = panel.scroll_area
        if not beside:
            panel.stand(beside=False)
            around.setWidgetResizable(True)
            around.setWidget(panel)
            show(qtbot, around, 300, 240)
            area = around
            panel.view.choose(0)
        panel.view.setFocus()
        settle(panel)
        qtbot.keyClick(panel.view, Key.Key_End)
        settle(panel)
        row = panel.view.visualRect(panel.view.currentIndex())
        top = panel.view.viewport().mapTo(area.viewport(), row.topLeft()).y()
        assert 0 <= top <= area.viewport().height() - row.height()


def test_space_ticks_off_and_brings_back(panel: WiredQuestions, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Key.Key_Space)
    assert panel.drawn()[0] == "> ☑ How large is the team?"
    qtbot.keyClick(panel.view, Key.Key_Space)
    assert panel.asked.of("answered") == [("team", True), ("team", False)]


def test_a_click_on_the_box_ticks_off_and_one_on_the_words_does_not(
    panel: WiredQuestions, qtbot: QtBot
) -> None:
    row = panel.view.visualRect(panel.view.model().index(1, 0))
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=row.center())
    assert panel.asked.of("answered") == []
    qtbot.mouseClick(panel.view.viewport(), LEFT, pos=row.topLeft() + QPoint(12, 14))
    assert panel.asked.of("answered") == [("home", True)]


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return, Key.Key_Enter])
def test_keys_edit_the_words(panel: WiredQuestions, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(panel.view, key)
    editor = focus_widget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "How large is the team?"
    editor.selectAll()
    qtbot.keyClicks(editor, "  Team <b>R&D</b> ")
    qtbot.keyClick(editor, Key.Key_Return)
    settle(panel)
    assert focus_widget() is panel.view
    assert panel.asked.of("reworded") == [("team", "Team <b>R&D</b>")]
    assert panel.drawn()[0] == "> ☐ Team <b>R&D</b>"


def test_escape_and_an_empty_text_leave_the_words(panel: WiredQuestions, qtbot: QtBot) -> None:
    for text, key in (("Other", Key.Key_Escape), ("   ", Key.Key_Return)):
        qtbot.keyClick(panel.view, Key.Key_F2)
        editor = focus_widget()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, key)
        settle(panel)
    assert panel.asked.of("reworded") == []
    assert panel.drawn()[0] == "> ☐ How large is the team?"


def test_alt_and_arrows_move_and_the_question_stays_chosen(panel: WiredQuestions, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Key.Key_Down, ALT)
    assert [one[:3] for one in panel.drawn()] == ["☐ M", "> ☐", "☑ W"]
    qtbot.keyClick(panel.view, Key.Key_Down, ALT)
    qtbot.keyClick(panel.view, Key.Key_Down, ALT)
    qtbot.keyClick(panel.view, Key.Key_Up, ALT)
    assert panel.asked.of("moved") == [("team", 1), ("team", 2), ("team", 1)]
    assert panel.answer.isVisible()


def test_del_takes_away_and_the_next_is_chosen(panel: WiredQuestions, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Key.Key_Delete)
    assert panel.drawn()[0] == "> ☐ May I work from home?"
    qtbot.keyClick(panel.view, Key.Key_Down)
    qtbot.keyClick(panel.view, Key.Key_Delete)
    assert panel.drawn() == ["> ☐ May I work from home?"]
    qtbot.keyClick(panel.view, Key.Key_Delete)
    assert panel.drawn() == []
    assert not panel.answer.isVisible()
    assert panel.asked.of("removed") == ["team", "last", "home"]


def test_the_menu_offers_the_same(panel: WiredQuestions) -> None:
    def choose(words: str) -> None:
        place = panel.view.visualRect(panel.view.currentIndex()).center()
        QApplication.sendEvent(
            panel.view.viewport(),
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, panel.view.mapToGlobal(place)),
        )
        menu = panel.view.findChildren(QMenu)[-1]
        action = next(one for one in menu.actions() if one.text() == words)
        if action.isEnabled():
            action.trigger()
        menu.close()
        QApplication.sendPostedEvents(menu, QEvent.Type.DeferredDelete)

    choose("Move up")
    choose("Move down")
    choose("Answered")
    choose("Take away")
    assert panel.asked.names() == ["moved", "answered", "removed"]
    choose("Edit")
    assert isinstance(focus_widget(), QLineEdit)


def test_a_company_after_another_shows_its_own_list(panel: WiredQuestions) -> None:
    panel.show_now(replace(asking(LAST), id="two"))
    assert panel.drawn() == ["☑ Who had this job before? = Nobody."]
    assert not panel.answer.isVisible()
    assert panel.add_field.text() == ""


# --- dragging -----------------------------------------------------------------------------------------


def drop(panel: WiredQuestions, data: QMimeData, y: int, on: QWidget | None = None) -> bool:
    """Drag over the list and let go there; whether it was taken."""
    at, target = QPoint(40, y), on or panel.view.viewport()
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    no = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, both, data, LEFT, no)
    QApplication.sendEvent(target, enter)
    target.grab()  # the line between the rows is painted
    let_go = QDropEvent(QPointF(at), both, data, LEFT, no)
    if enter.isAccepted():
        QApplication.sendEvent(target, let_go)
    return enter.isAccepted()


@pytest.mark.parametrize(
    ("key", "row", "upper", "place"),
    [("team", 1, False, 1), ("team", 2, False, 2), ("last", 0, True, 0), ("home", 0, True, 0)],
)
def test_a_question_is_dropped_between_others(
    panel: WiredQuestions, key: str, row: int, upper: bool, place: int
) -> None:
    rect = panel.view.visualRect(panel.view.model().index(row, 0))
    assert drop(panel, carried_question(key, "words"), rect.top() + 1 if upper else rect.bottom() - 1)
    assert panel.asked.of("moved") == [(key, place)]
    assert [question.id for question in panel.now.questions][place] == key


@pytest.mark.parametrize("y", [1, 20])
def test_a_question_dropped_where_it_is_stays(panel: WiredQuestions, y: int) -> None:
    assert drop(panel, carried_question("team", "words"), y)
    assert panel.asked.names() == []


def test_a_suggestion_is_dropped_into_the_list(panel: WiredQuestions) -> None:
    assert drop(panel, carried_suggestion("boss-difficult", "How so?"), 5)
    assert panel.asked.of("took") == [("boss-difficult", "How so?")]
    assert panel.drawn()[-1] == "☐ How so?"


def test_the_first_suggestion_is_dropped_where_the_list_will_be(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking())
    assert not drop(panel, carried_question("team", "words"), 5, panel.card)
    assert drop(panel, carried_suggestion("boss-difficult", "How so?"), 5, panel.card)
    assert panel.drawn() == ["☐ How so?"]


def test_what_comes_from_elsewhere_is_not_taken(panel: WiredQuestions) -> None:
    text = QMimeData()
    text.setText("Some words")
    assert not drop(panel, text, 5)
    assert not drop(panel, carried_question("of another company", "words"), 5)
    assert drop(panel, carried_suggestion("of another company", "words"), 5)
    QApplication.sendEvent(panel.view.viewport(), QDragLeaveEvent())
    assert panel.asked.names() == []


# --- the answer ---------------------------------------------------------------------------------------


def test_the_answer_of_the_chosen_question_opens_below_the_list(panel: WiredQuestions, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Key.Key_End)
    assert panel.answer.edit.note() == "Nobody."
    assert spoken_name(panel.answer.edit) == "Answer to “Who had this job before?”"
    assert panel.answer.y() > panel.card.geometry().bottom()
    assert not panel.answer.about.isVisible()


def test_an_answer_is_reported_with_each_key_and_ticks_the_question_off(
    panel: WiredQuestions, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.view, Key.Key_Tab)
    assert focus_widget() is panel.answer.edit
    qtbot.keyClicks(panel.answer.edit, "Six")
    assert panel.asked.of("answer") == [("team", "S"), ("team", "Si"), ("team", "Six")]
    assert panel.drawn()[0] == "> ☑ How large is the team? = Six"
    qtbot.keyClick(panel.answer.edit, Key.Key_Escape)
    assert focus_widget() is panel.view
    assert "left" in panel.asked.names()


def test_a_question_is_ticked_off_at_its_answer_too(panel: WiredQuestions, qtbot: QtBot) -> None:
    """The box of a list cannot be toggled by assistive technology; this one can."""
    assert not panel.answer.answered.isChecked()
    panel.answer.answered.setFocus()
    qtbot.keyClick(panel.answer.answered, Key.Key_Space)
    assert panel.asked.of("answered") == [("team", True)]
    panel.view.choose(1)
    assert not panel.answer.answered.isChecked()
    assert len(panel.asked.of("answered")) == 1


def test_an_answer_offers_the_ticks_that_follow(panel: WiredQuestions, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Key.Key_Down)
    assert panel.answer.about.words.startswith("about “It needs a major relocation")
    assert [button.words for button in panel.answer.buttons] == []
    qtbot.keyClick(panel.view, Key.Key_Space)
    tick, opposite = panel.answer.buttons
    assert tick.words.startswith("Tick “It needs a major relocation")
    assert opposite.words.startswith("Tick “The company gives financial support")
    qtbot.mouseClick(tick, LEFT)
    assert panel.asked.of("marked") == [("relocation-unsupported", Mark.TICKED)]
    assert panel.answer.buttons[0].words.startswith("Untick “It needs")


def test_the_keyboard_stays_at_the_ticks_when_one_is_made(panel: WiredQuestions, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Key.Key_Down)
    qtbot.keyClick(panel.view, Key.Key_Space)
    panel.answer.buttons[0].setFocus()
    qtbot.keyClick(panel.answer.buttons[0], Key.Key_Space)
    assert focus_widget() is panel.answer.buttons[0]
    panel.edit(lambda one: replace(one, questions=(TEAM, HOME, LAST)))
    assert focus_widget() is panel.answer.edit


def test_from_the_answer_one_can_go_to_the_reason(panel: WiredQuestions, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Key.Key_Down)
    qtbot.mouseClick(panel.answer.about, LEFT)
    assert panel.asked.of("clicked") == ["relocation-unsupported"]


def test_an_answer_that_changes_elsewhere_is_shown(panel: WiredQuestions) -> None:
    panel.edit(lambda one: replace(one, questions=(replace(TEAM, answer="Six"), HOME, LAST)))
    assert panel.answer.edit.note() == "Six"
    assert panel.asked.of("answer") == []


def test_a_picture_in_an_answer_is_refused_with_a_sentence(panel: WiredQuestions) -> None:
    data = QMimeData()
    data.setImageData(panel.grab().toImage())
    panel.answer.edit.insertFromMimeData(data)
    assert len(panel.asked.of("refused")) == 1


# --- adding -------------------------------------------------------------------------------------------


def test_a_question_is_added_with_enter(panel: WiredQuestions, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.add_field, "  When would I hear from you? ")
    qtbot.keyClick(panel.add_field, Key.Key_Return)
    assert panel.asked.of("added") == ["When would I hear from you?"]
    assert panel.drawn()[-1] == "☐ When would I hear from you?"
    assert panel.add_field.text() == ""
    qtbot.keyClick(panel.add_field, Key.Key_Return)
    qtbot.keyClicks(panel.add_field, " x")
    qtbot.keyClick(panel.add_field, Key.Key_Escape)
    assert panel.add_field.text() == ""
    assert len(panel.asked.of("added")) == 1


def test_what_is_refused_stays_to_be_mended(panel: WiredQuestions, qtbot: QtBot) -> None:
    panel.add_field.setText("x" * 1001)
    qtbot.keyClick(panel.add_field, Key.Key_Return)
    assert len(panel.asked.of("refused")) == 1
    assert panel.asked.of("added") == []
    assert len(panel.add_field.text()) == 1001


# --- what is worth asking -----------------------------------------------------------------------------


def test_the_most_telling_suggestion_comes_first_and_says_why(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking(boss_difficult=Mark.UNKNOWN, culture_better=Mark.TICKED))
    first, *others = panel.suggestions.cards
    assert first.suggestion.reason == "boss-difficult"
    assert first.why.text() == "? the answer could tip the balance"
    assert {card.why.text() for card in others} == {"nothing is known about this yet"}
    assert spoken_name(first).endswith("? the answer could tip the balance")


def test_of_many_the_first_are_shown_and_the_others_on_demand(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking())
    assert len(panel.suggestions.cards) == 4
    assert panel.suggestions.more.words == "Show 1 more"
    panel.suggestions.more.setFocus()
    qtbot.keyClick(panel.suggestions.more, Key.Key_Space)
    assert len(panel.suggestions.cards) == 5
    assert focus_widget() is panel.suggestions.cards[4]
    assert not panel.suggestions.more.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Plus])
def test_a_key_takes_a_suggestion_over_and_goes_on_to_the_next(qtbot: QtBot, key: Qt.Key) -> None:
    panel = panel_of(qtbot, asking())
    panel.suggestions.cards[0].setFocus()
    qtbot.keyClick(panel.suggestions.cards[0], key)
    assert panel.drawn() == ["☐ Which of my skills would I use in a normal week?"]
    assert panel.now.questions[0].reason == "job-below-level"
    assert "job-below-level" not in panel.suggested()
    assert focus_widget() is panel.suggestions.cards[0]


def test_a_click_on_plus_takes_over_and_one_elsewhere_goes_to_the_reason(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking())
    card = panel.suggestions.cards[1]
    qtbot.mouseClick(card, LEFT, pos=QPoint(20, 12))
    qtbot.mouseClick(card.add_button, LEFT)
    assert panel.asked.names()[:2] == ["clicked", "took"]
    assert panel.asked.of("took")[0][0] == panel.asked.of("clicked")[0] == "culture-negative"


def test_another_wording_is_taken_over_as_it_is_shown(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking())
    card = panel.suggestions.cards[0]
    first, second, third, *_ = card.suggestion.wordings
    qtbot.mouseClick(card.wording_button, LEFT)
    assert card.question.text() == second
    card.setFocus()
    qtbot.keyClick(card, Key.Key_Right)
    assert card.question.text() == third
    # It stays when something else changes.
    panel.edit(lambda one: one.with_mark("boss-difficult", Mark.UNKNOWN))
    card = next(one for one in panel.suggestions.cards if one.suggestion.reason == "job-below-level")
    assert card.wording == third
    for _ in range(2):
        qtbot.keyClick(card, Key.Key_Left)
    assert card.wording == first
    qtbot.keyClick(card, Key.Key_Left)
    qtbot.keyClick(card, Key.Key_Return)
    assert panel.asked.of("took") == [("job-below-level", card.suggestion.wordings[-1])]


def test_arrows_go_from_card_to_card_and_tab_stops_at_one(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking())
    cards = panel.suggestions.cards
    cards[0].setFocus()
    qtbot.keyClick(cards[0], Key.Key_Up)
    qtbot.keyClick(cards[0], Key.Key_Down)
    assert focus_widget() is cards[1]
    qtbot.keyClick(cards[1], Key.Key_Tab)
    assert focus_widget() is panel.suggestions.more
    qtbot.keyClick(panel.suggestions.more, Key.Key_Backtab)
    assert focus_widget() is cards[1]


def test_a_card_that_the_keyboard_comes_to_is_in_view(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking(TEAM, HOME, LAST), 260, 260)
    last = panel.suggestions.cards[-1]
    last.setFocus()
    settle(panel)
    top = last.mapTo(panel.scroll_area.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + last.height() <= panel.scroll_area.viewport().height()


def test_the_menu_of_a_card_offers_the_same(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, asking())
    card = panel.suggestions.cards[0]
    for words in ("Another wording", "Go to the reason", "Take over to my questions"):
        place = card.rect().center()
        menu_asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, card.mapToGlobal(place))
        QApplication.sendEvent(card, menu_asked)
        menu = card.findChildren(QMenu)[-1]
        next(one for one in menu.actions() if one.text() == words).trigger()
        menu.close()
        QApplication.sendPostedEvents(menu, QEvent.Type.DeferredDelete)
    assert panel.asked.of("took") == [("job-below-level", card.suggestion.wordings[1])]
    assert panel.asked.of("clicked") == ["job-below-level"]


def test_dragging_a_card_carries_the_question(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = panel_of(qtbot, asking())
    carried = []
    # The platform's own loop, in which the mouse would have to go on moving.
    monkeypatch.setattr("PySide6.QtGui.QDrag.exec", lambda drag, *_: carried.append(drag.mimeData().text()))
    card = panel.suggestions.cards[0]
    qtbot.mousePress(card, LEFT, pos=QPoint(20, 10))
    qtbot.mouseMove(card, QPoint(22, 10))
    assert carried == []
    qtbot.mouseMove(card, QPoint(70, 30))
    assert carried == [card.wording]
    assert not card.isDown()
    qtbot.mouseRelease(card, LEFT, pos=QPoint(70, 30))
    assert panel.asked.of("clicked") == []


def test_a_card_that_is_taken_over_by_dragging_goes_when_the_drag_is_over(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = panel_of(qtbot, asking())
    card = panel.suggestions.cards[0]
    there: list[bool] = []

    def drag_and_drop(drag: QDrag, *_: object) -> None:
        drop(panel, drag.mimeData(), 5, panel.card)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        there.append(isValid(card))

    monkeypatch.setattr("PySide6.QtGui.QDrag.exec", drag_and_drop)
    qtbot.mousePress(card, LEFT, pos=QPoint(20, 10))
    qtbot.mouseMove(card, QPoint(70, 30))
    assert panel.asked.of("took") == [("job-below-level", card.wording)]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert there == [True]
    assert not isValid(card)


def test_dragging_a_row_carries_its_question(
    panel: WiredQuestions, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = []
    monkeypatch.setattr("PySide6.QtGui.QDrag.exec", lambda drag, *_: carried.append(drag.mimeData().text()))
    viewport = panel.view.viewport()
    start = panel.view.visualRect(panel.view.model().index(1, 0)).center()
    qtbot.mousePress(viewport, LEFT, pos=start)
    for step in range(1, 5):
        qtbot.mouseMove(viewport, start - QPoint(0, 8 * step))
    qtbot.mouseRelease(viewport, LEFT, pos=start)
    assert carried == ["May I work from home?"]
