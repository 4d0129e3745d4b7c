"""The Decision tab: deciding, looking back, the rounds so far, sleeping on it; nothing while covered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from decision_data import (
    AGAIN,
    ASLEEP,
    BLANK,
    DECIDED,
    DONE,
    NOW,
    REOPENED,
    SECOND,
    SORRY,
    TOLD,
    WEIGHED,
    other,
)
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, palette, picture, show, spoken_name

from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company, Status
from interview_helper.domain.deciding import with_why
from interview_helper.domain.decisions import Feeling, Hindsight, Outcome
from interview_helper.widgets.decision_record_panel import DecisionRecordPanel
from interview_helper.widgets.fonts import scaled_font

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot) -> DecisionRecordPanel:
    widget = DecisionRecordPanel()
    widget.setPalette(palette(*LIGHT))
    show(qtbot, widget, 300, 700)
    return widget


def shows(panel: DecisionRecordPanel, company: Company) -> None:
    panel.show_company(company, weigh(company.reasons), NOW)


def heard_of(panel: DecisionRecordPanel) -> Heard:
    wanted = {
        signal.removesuffix("_requested"): getattr(panel, signal)
        for signal in vars(DecisionRecordPanel)
        if signal.endswith("_requested")
    }
    return Heard(**wanted, left=panel.left, refused=panel.refused)


def words(panel: QWidget) -> str:
    """Every line and button that can be read, from above."""
    QApplication.processEvents()
    found = [
        one
        for kind in (QLabel, QPushButton)
        for one in panel.findChildren(kind)
        if one.isVisible() and one.text()
    ]
    middles = {one: one.mapTo(panel, one.rect().center()) for one in found}
    found.sort(key=lambda one: (middles[one].y(), middles[one].x()))
    return "\n".join(one.text() for one in found).replace("\u00a0", " ")


class TestDeciding:
    def test_before_anything_is_weighed_it_is_short(self, panel: DecisionRecordPanel) -> None:
        shows(panel, BLANK)
        assert words(panel).splitlines() == [
            "Take the 1st interview?",
            "I turn it down",
            "I accept the interview",
            "Sleep on it",
            "Tick what is true first. A day later, weigh it again without seeing your marks.",
            "Sleep on it",
            "Letters…",
            "Journal…",
        ]

    @pytest.mark.parametrize("width", [250, 300, 420])
    def test_both_answers_are_equally_large(self, qtbot: QtBot, width: int) -> None:
        panel = DecisionRecordPanel()
        show(qtbot, panel, width, 700)
        shows(panel, WEIGHED)
        QApplication.processEvents()
        declined, accepted = (panel.answer.buttons[one] for one in (Outcome.DECLINED, Outcome.ACCEPTED))
        assert abs(declined.width() - accepted.width()) <= 1
        assert declined.height() == accepted.height()
        assert declined.font() == accepted.font()
        assert not declined.isDefault()
        assert not accepted.isDefault()
        for button in (declined, accepted):
            assert button.width() >= button.sizeHint().width()
        assert (declined.y() == accepted.y()) == (width == 420)

    @pytest.mark.parametrize("outcome", list(Outcome))
    def test_an_answer_is_of_today(self, panel: DecisionRecordPanel, qtbot: QtBot, outcome: Outcome) -> None:
        shows(panel, WEIGHED)
        heard = heard_of(panel)
        before = datetime.now().date()
        qtbot.mouseClick(panel.answer.buttons[outcome], LEFT)
        panel.answer.buttons[outcome].setFocus()
        qtbot.keyClick(panel.answer.buttons[outcome], Qt.Key.Key_Space)
        assert [said[:3] for said in heard.said] == [("decide", outcome, "")] * 2
        assert all(before <= said[3] <= datetime.now().date() for said in heard.said)

    def test_in_a_larger_font_the_answers_stand_one_above_the_other(self, qtbot: QtBot) -> None:
        panel = DecisionRecordPanel()
        show(qtbot, panel, 420, 700)
        shows(panel, WEIGHED)
        panel.setFont(scaled_font(panel.font(), 1.8))
        QApplication.processEvents()
        declined, accepted = (panel.answer.buttons[one] for one in (Outcome.DECLINED, Outcome.ACCEPTED))
        assert declined.y() < accepted.y()


class TestDecided:
    def test_it_says_what_was_decided_and_how_it_stands_to_the_balance(
        self, panel: DecisionRecordPanel
    ) -> None:
        shows(panel, DECIDED)
        text = words(panel)
        assert text.startswith(
            "You accepted the 2nd interview on Sat 21 Nov.\n"
            "Against the balance (it leaned towards turning it down, 0 for · 3 against).\n"
        )
        assert "How did it turn out?" in text
        assert "I turn it down" not in text

    def test_why_and_when_can_be_changed(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, DECIDED)
        heard = heard_of(panel)
        panel.decision.why.setFocus()
        qtbot.keyClick(panel.decision.why, Qt.Key.Key_End)
        qtbot.keyClicks(panel.decision.why, "!?")
        qtbot.mouseClick(panel.decision.day, LEFT)
        popup = panel.decision.day.popup
        assert popup is not None
        popup.calendar.setSelectedDate(QDate(2026, 11, 20))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert heard.of("why") == [("first", "To meet the team!"), ("first", "To meet the team!?")]
        assert heard.of("date") == [("first", date(2026, 11, 20))]

    def test_the_cursor_stays_while_changes_come_in(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, DECIDED)
        panel.decision.why.setFocus()
        qtbot.keyClick(panel.decision.why, Qt.Key.Key_End)
        qtbot.keyClick(panel.decision.why, Qt.Key.Key_Left)
        shows(panel, with_why(DECIDED, "first", "To meet the team"))
        qtbot.keyClicks(panel.decision.why, "r")
        assert panel.decision.why.note() == "To meet the tearm"
        shows(panel, other(DECIDED, decisions=(replace(DECIDED.decisions[0], id="x", why="Else"),)))
        qtbot.keyClicks(panel.decision.why, "?")
        assert panel.decision.why.note() == "?Else"

    def test_what_cannot_be_taken_says_why(self, panel: DecisionRecordPanel) -> None:
        shows(panel, TOLD)
        heard = heard_of(panel)
        QApplication.clipboard().setText("x" * 20_001)
        for note in (panel.decision.why, panel.decision.hindsight.words):
            note.paste()
        assert len(heard.of("refused")) == 2

    def test_leaving_the_why_is_told(self, panel: DecisionRecordPanel) -> None:
        shows(panel, DECIDED)
        panel.decision.why.setFocus()
        heard = heard_of(panel)
        panel.reopen.setFocus()
        assert heard.names() == ["left"]

    def test_it_can_be_reopened(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, DECIDED)
        heard = heard_of(panel)
        qtbot.mouseClick(panel.reopen, LEFT)
        assert heard.of("reopen") == [()]
        shows(panel, REOPENED)
        assert panel.answer.isVisible()
        assert not panel.decision.isVisible()

    def test_in_a_later_round_one_decides_anew(self, panel: DecisionRecordPanel) -> None:
        shows(panel, DECIDED)
        assert panel.reopen.text() == "Reopen"
        shows(panel, DECIDED.with_round(3))
        assert panel.reopen.text() == "Decide anew"

    def test_after_the_answer_the_keyboard_is_at_why(self, panel: DecisionRecordPanel) -> None:
        shows(panel, SECOND)
        panel.answer.buttons[Outcome.ACCEPTED].setFocus()
        shows(panel, DECIDED)
        assert panel.decision.why.hasFocus()

    def test_reopened_no_second_press_gives_an_answer(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, DECIDED)
        panel.reopen.setFocus()
        shows(panel, REOPENED)
        heard = heard_of(panel)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        assert heard.of("decide") == []

    def test_a_status_without_a_record_asks(self, panel: DecisionRecordPanel) -> None:
        shows(panel, replace(WEIGHED, status=Status.DECLINED))
        assert panel.answer.isVisible()


class TestHindsight:
    def test_by_mouse(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, DECIDED)
        heard = heard_of(panel)
        buttons = panel.decision.hindsight.buttons
        assert [button.text() for button in buttons.values()] == ["Glad", "Unsure", "Sorry"]
        assert not panel.decision.hindsight.words.isVisible()
        qtbot.mouseClick(buttons[Feeling.SORRY], LEFT, pos=QPoint(8, 8))
        assert heard.of("hindsight") == [("first", Feeling.SORRY)]
        shows(panel, SORRY)
        assert panel.decision.hindsight.words.isVisible()

    def test_by_keyboard(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, SORRY)
        heard = heard_of(panel)
        buttons = panel.decision.hindsight.buttons
        buttons[Feeling.SORRY].setFocus()
        qtbot.keyClick(buttons[Feeling.SORRY], Qt.Key.Key_Left)
        assert heard.of("hindsight") == [("first", Feeling.UNSURE)]
        assert spoken_name(buttons[Feeling.UNSURE]) == "How did it turn out? Unsure"

    def test_the_same_feeling_again_is_nothing_new(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, SORRY)
        heard = heard_of(panel)
        qtbot.mouseClick(panel.decision.hindsight.buttons[Feeling.SORRY], LEFT, pos=QPoint(8, 8))
        assert heard.of("hindsight") == []

    def test_words(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, SORRY)
        heard = heard_of(panel)
        qtbot.keyClicks(panel.decision.hindsight.words, "Eh")
        assert heard.of("hindsight_words") == [("first", "E"), ("first", "Eh")]
        panel.decision.hindsight.words.setFocus()
        heard.clear()
        panel.reopen.setFocus()
        assert heard.of("left") == [()]

    def test_a_feeling_can_be_taken_back_but_not_with_words(
        self, panel: DecisionRecordPanel, qtbot: QtBot
    ) -> None:
        shows(panel, SORRY)
        heard = heard_of(panel)
        qtbot.mouseClick(panel.decision.hindsight.take_back, LEFT)
        assert heard.of("hindsight") == [("first", None)]
        assert panel.decision.hindsight.buttons[Feeling.SORRY].hasFocus()
        shows(panel, TOLD)
        assert not panel.decision.hindsight.take_back.isVisible()
        shows(panel, DECIDED)
        assert not any(button.isChecked() for button in panel.decision.hindsight.buttons.values())


class TestEarlier:
    def test_they_stay_on_record(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, REOPENED)
        assert "Decided before\nYou accepted the 2nd interview on Sat 21 Nov." in words(panel)
        (item,) = panel.earlier.items
        assert not item.view.isVisible()
        item.look_back.setFocus()
        qtbot.keyClick(item.look_back, Qt.Key.Key_Space)
        assert item.view.isVisible()
        heard = heard_of(panel)
        qtbot.mouseClick(item.view.hindsight.buttons[Feeling.GLAD], LEFT, pos=QPoint(8, 8))
        qtbot.keyClicks(item.view.why, "x")
        assert heard.of("hindsight") == [("first", Feeling.GLAD)]
        assert heard.of("why") == [("first", "xTo meet the team")]
        shows(panel, replace(REOPENED, decisions=SORRY.decisions))
        assert item.view.isVisible(), "it stays open while it changes"
        shows(panel, WEIGHED)
        assert not panel.earlier.isVisible()


class TestRounds:
    def test_one_round_needs_no_drawing(self, panel: DecisionRecordPanel) -> None:
        shows(panel, WEIGHED)
        assert "The rounds so far\n1st interview (now): leans towards accepting, 5 for · 3 against" in words(
            panel
        )
        assert not panel.rounds.history.isVisible()

    def test_several_are_drawn_and_said(self, panel: DecisionRecordPanel) -> None:
        shows(panel, SECOND)
        assert (
            "1st interview: leans towards accepting, 5 for · 3 against\n"
            "2nd interview (now): leans towards turning it down, 0 for · 3 against"
        ) in words(panel)
        assert panel.rounds.history.isVisible()
        shows(panel, WEIGHED)
        assert "2nd interview" not in words(panel)


class TestSleeping:
    def test_going_to_sleep(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, BLANK)
        assert not panel.sleeping.sleep.isEnabled()
        shows(panel, WEIGHED)
        heard = heard_of(panel)
        qtbot.mouseClick(panel.sleeping.sleep, LEFT)
        assert heard.names() == ["sleep"]

    def test_asleep(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, ASLEEP)
        assert panel.sleeping.sentence.text().startswith("You weighed this on ")
        assert panel.sleeping.sentence.text().endswith("It is early yet.")
        heard = heard_of(panel)
        qtbot.mouseClick(panel.sleeping.weigh_again, LEFT)
        assert heard.names() == ["weigh_again"]
        panel.show_company(ASLEEP, weigh(ASLEEP.reasons), NOW + timedelta(days=1))
        assert panel.sleeping.sentence.text().endswith("Now weigh it again without seeing your marks.")

    def test_weighing_again(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, AGAIN)
        assert "Weighing again: your earlier marks are kept." in words(panel)
        heard = heard_of(panel)
        qtbot.mouseClick(panel.sleeping.done, LEFT)
        qtbot.mouseClick(panel.sleeping.leave_off, LEFT)
        assert heard.names() == ["done", "leave_off"]

    def test_with_nothing_to_go_back_to(self, panel: DecisionRecordPanel) -> None:
        shows(panel, replace(AGAIN, weighings=()))
        assert panel.sleeping.done.isVisible()
        assert not panel.sleeping.leave_off.isVisible()

    def test_afterwards_both_can_be_compared(self, panel: DecisionRecordPanel, qtbot: QtBot) -> None:
        shows(panel, WEIGHED)
        assert not panel.sleeping.compare.isVisible()
        shows(panel, DONE)
        heard = heard_of(panel)
        qtbot.mouseClick(panel.sleeping.compare, LEFT)
        assert heard.names() == ["compare"]
        assert panel.sleeping.sleep.isVisible()

    def test_the_keyboard_goes_from_step_to_step(self, panel: DecisionRecordPanel) -> None:
        shows(panel, WEIGHED)
        panel.sleeping.sleep.setFocus()
        shows(panel, ASLEEP)
        assert panel.sleeping.weigh_again.hasFocus()
        shows(panel, AGAIN)
        assert panel.sleeping.done.hasFocus()
        shows(panel, DONE)
        assert panel.sleeping.sleep.hasFocus()


@pytest.mark.parametrize(
    "covered",
    [
        replace(SECOND, blind=True),
        replace(TOLD, blind=True),
        replace(REOPENED, blind=True),
        replace(DONE, blind=True),
        AGAIN,
        replace(TOLD, blind=True, reweighing=True),
    ],
)
def test_while_the_balance_is_covered_nothing_tells_of_it(
    panel: DecisionRecordPanel, covered: Company
) -> None:
    shows(panel, covered)
    for item in panel.earlier.items:
        item.look_back.click()
    text = words(panel)
    for telling in (" for ", "against", "leans", "leaned", "towards", "ompare then"):
        assert telling not in text
    assert "The balance is covered" in text
    assert not panel.rounds.isVisible()
    assert panel.rounds.history.accessibleDescription() == ""


def test_what_is_shown_while_it_is_hidden_is_there_when_it_comes(qtbot: QtBot) -> None:
    panel = DecisionRecordPanel()
    shows(panel, WEIGHED)
    shows(panel, DECIDED)
    show(qtbot, panel, 300, 700)
    assert "You accepted the 2nd interview" in words(panel)


def test_letters_and_journal_are_asked_for(panel: DecisionRecordPanel, qtbot: QtBot) -> None:
    shows(panel, WEIGHED)
    heard = heard_of(panel)
    for button in (panel.letters, panel.journal):
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert heard.names() == ["letters", "journal"]


@pytest.mark.parametrize("company", [BLANK, SECOND, TOLD, REOPENED, ASLEEP, AGAIN, DONE])
@pytest.mark.parametrize("stand", [True, False])
def test_at_250_pixels_all_of_it_has_room(qtbot: QtBot, company: Company, stand: bool) -> None:
    panel = DecisionRecordPanel()
    panel.stand(beside=stand)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(panel)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    show(qtbot, area, 250, 500)
    shows(panel, company)
    QApplication.processEvents()
    QApplication.processEvents()
    assert panel.width() <= area.viewport().width()
    for label in panel.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
    bottoms = [one.mapTo(panel, QPoint(0, one.height())).y() for one in (panel.letters, panel.journal)]
    assert max(bottoms) <= panel.height()


def test_markup_stays_what_was_typed(panel: DecisionRecordPanel) -> None:
    told = replace(TOLD.decisions[0], why=MARKUP, hindsight=Hindsight(Feeling.SORRY, MARKUP))
    shows(panel, replace(TOLD, decisions=(told,)))
    assert panel.decision.why.note() == MARKUP
    assert panel.decision.hindsight.words.note() == MARKUP


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_it_paints_in_light_and_dark(qtbot: QtBot, colours: tuple[str, str]) -> None:
    panel = DecisionRecordPanel()
    panel.setPalette(palette(*colours))
    show(qtbot, panel, 300, 700)
    shows(panel, TOLD)
    QApplication.processEvents()
    assert picture(panel).width() == 300
