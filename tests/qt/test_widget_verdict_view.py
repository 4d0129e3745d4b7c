"""The verdict in words, and what would tip it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, colours_of, palette, picture, reason, show

from interview_helper.domain.balance import weigh
from interview_helper.domain.insight import Insight
from interview_helper.domain.reasons import Mark, Side
from interview_helper.widgets import tints
from interview_helper.widgets.verdict_view import VerdictView

LEFT = Qt.MouseButton.LeftButton
FOR, AGAINST = (reason("a", Side.ACCEPT, 5, Mark.TICKED), reason("d", Side.DECLINE, 3, Mark.TICKED))
EVEN = weigh((FOR, reason("e", Side.DECLINE, 5, Mark.TICKED)))
NOTHING = Insight()
REMARK = Insight("Too little to go by.")
TELLING = Insight("One thing would tip it: the boss.", "d", "the boss", unknown=True)
FLIP = Insight("Unticking one reason would tip it: the salary.", "a", "the salary")
ADVICE = "Coaches mostly say go: you learn more, you practise, they may see more in you."


@pytest.fixture
def view(qtbot: QtBot) -> VerdictView:
    widget = VerdictView()
    widget.setPalette(palette(*LIGHT))
    show(qtbot, widget, 700)
    return widget


def words(view: VerdictView) -> list[str]:
    """What can be read, line by line."""
    said = [
        (label, label.text()) for label in (view.verdict, view.loads, view.margin, view.remark, view.advice)
    ]
    said.insert(4, (view.insight, view.insight.words))
    return [text for widget, text in said if text and not widget.isHidden()]


def test_with_nothing_weighed_there_are_no_loads_and_there_is_nothing_to_ask(view: VerdictView) -> None:
    view.show_balance(weigh(()), NOTHING)
    assert words(view) == [
        "Nothing weighed yet",
        "Tick what is true of this company, and the balance tips as you tick.",
    ]
    assert view.why.isHidden()


def test_with_nothing_weighed_the_verdict_stands_in_the_middle(view: VerdictView, qtbot: QtBot) -> None:
    view.show_balance(weigh((FOR, AGAINST)), TELLING)
    view.show_balance(weigh(()), NOTHING)
    qtbot.waitUntil(lambda: abs(view.verdict.geometry().center().x() - view.width() / 2) <= 1)


def test_verdict_loads_margin_and_what_could_tip_it(view: VerdictView) -> None:
    view.show_balance(weigh((FOR, AGAINST)), TELLING)
    assert words(view) == [
        "Leans towards accepting",
        "5 for · 3 against",
        "Only two reasons weighed so far. Every weight could be off by up to 24\N{NO-BREAK SPACE}% "
        "and it would still lean this way.",
        "One thing would tip it: the boss.",
    ]
    assert not view.why.isHidden()


def test_a_click_on_what_would_tip_it_goes_to_its_reason(view: VerdictView, qtbot: QtBot) -> None:
    heard = Heard(clicked=view.reason_clicked)
    for insight in (TELLING, FLIP):
        view.show_balance(weigh((FOR, AGAINST)), insight)
        qtbot.mouseClick(view.insight, LEFT, pos=view.insight.rect().center())
    assert heard.of("clicked") == ["d", "a"]


def test_beside_the_words_a_click_means_nothing(view: VerdictView) -> None:
    view.show_balance(weigh((FOR, AGAINST)), TELLING)
    QApplication.processEvents()
    assert view.insight.width() < 400
    middle = view.insight.geometry().center()
    assert view.childAt(QPoint(5, middle.y())) is not view.insight


def test_what_names_no_reason_cannot_be_pressed(view: VerdictView) -> None:
    view.show_balance(weigh((FOR,)), REMARK)
    assert view.insight.isHidden()
    assert view.remark.text() == REMARK.words
    heard = Heard(clicked=view.reason_clicked)
    view.insight.click()
    assert heard.said == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_by_keyboard_why_and_what_would_tip_it(view: VerdictView, qtbot: QtBot, key: Qt.Key) -> None:
    view.show_balance(weigh((FOR, AGAINST)), TELLING)
    heard = Heard(why=view.why_requested, clicked=view.reason_clicked)
    view.activateWindow()
    view.why.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.why.hasFocus)
    QTest.keyClick(view.why, key)
    QTest.keyClick(view.why, Qt.Key.Key_Tab)
    assert view.insight.hasFocus()
    QTest.keyClick(view.insight, key)
    assert heard.said == [("why",), ("clicked", "d")]


def test_a_click_leaves_the_keyboard_where_it_is(view: VerdictView, qtbot: QtBot) -> None:
    view.show_balance(weigh((FOR, AGAINST)), TELLING)
    view.insight.setFocus(Qt.FocusReason.TabFocusReason)
    heard = Heard(why=view.why_requested)
    qtbot.mouseClick(view.why, LEFT)
    assert heard.said == [("why",)]
    assert view.insight.hasFocus()


def test_too_close_to_call_brings_the_coaches_advice(view: VerdictView) -> None:
    view.show_balance(EVEN, REMARK)
    assert words(view)[-1] == ADVICE
    view.show_balance(weigh((FOR,)), REMARK)
    assert ADVICE not in words(view)
    assert view.advice.text() == ""


def test_covered_it_says_nothing_of_the_balance(view: VerdictView) -> None:
    view.show_balance(EVEN, TELLING)
    view.show_covered()
    assert words(view) == [
        "Weighing blind",
        "The balance, both loads and the verdict are covered while you tick.",
    ]
    assert view.why.isHidden()
    said = [label.text() for label in view.findChildren(QLabel)] + [
        view.insight.words,
        view.insight.accessibleName(),
    ]
    assert not any("against" in text or "tip" in text or "Coaches" in text for text in said)


def test_uncover_is_asked_for_and_goes(view: VerdictView, qtbot: QtBot) -> None:
    view.show_covered()
    heard = Heard(uncover=view.uncover_requested)
    qtbot.mouseClick(view.uncover, LEFT)
    QTest.keyClick(view.uncover, Qt.Key.Key_Space)
    assert heard.names() == ["uncover", "uncover"]
    view.show_balance(EVEN, REMARK)
    assert view.uncover.isHidden()
    assert not view.why.isHidden()


def test_the_uncover_button_waits_until_it_is_needed(view: VerdictView) -> None:
    view.show_balance(EVEN, REMARK)
    assert view._uncover is None


def heights(view: VerdictView, width: int) -> set[int]:
    view.resize(width, 300)
    QApplication.processEvents()
    found = set()
    for reasons, insight in (
        ((), NOTHING),
        ((FOR,), REMARK),
        ((FOR, AGAINST), TELLING),
        ((FOR, AGAINST, reason("x", Side.ACCEPT, 1, Mark.TICKED)), FLIP),
    ):
        view.show_balance(weigh(reasons), insight)
        found.add(view.sizeHint().height())
    view.show_covered()
    found.add(view.sizeHint().height())
    return found


@pytest.mark.parametrize("width", [700, 500, 420, 340])
def test_its_height_stays_whatever_it_says(view: VerdictView, width: int) -> None:
    assert len(heights(view, width)) == 1


def test_the_advice_takes_room_that_is_kept_for_it(view: VerdictView) -> None:
    view.resize(700, 300)
    view.show_balance(weigh((FOR,)), REMARK)
    before = view.sizeHint().height()
    view.show_balance(EVEN, REMARK)
    assert not view.advice.isHidden()
    assert view.sizeHint().height() == before


def test_only_what_has_no_room_makes_it_higher(view: VerdictView) -> None:
    view.resize(700, 300)
    view.show_balance(EVEN, REMARK)
    before = view.sizeHint().height()
    view.show_balance(EVEN, Insight(f"It would tip it: {'word ' * 30}.", "d"))
    assert before < view.sizeHint().height()


def test_where_it_is_narrow_there_is_room_for_two_lines_more(view: VerdictView) -> None:
    (wide,) = heights(view, 700)
    (narrow,) = heights(view, 500)
    assert narrow - wide == 2 * (view.fontMetrics().lineSpacing() + 1)


def test_where_it_is_narrower_still_loads_and_why_are_below_the_verdict(view: VerdictView) -> None:
    view.show_balance(weigh((FOR, AGAINST)), TELLING)
    for width, below in ((700, False), (400, True), (700, False)):
        view.resize(width, 300)
        QApplication.processEvents()
        for beside in (view.loads, view.why):
            assert (beside.y() >= view.verdict.geometry().bottom()) is below
            assert view.rect().contains(beside.geometry())
        assert view.loads.x() < view.why.x()
    assert view.minimumSizeHint().width() < 400


def test_a_long_sentence_wraps_and_is_shown_whole(view: VerdictView) -> None:
    view.resize(300, 300)
    QApplication.processEvents()
    view.show_balance(weigh((FOR, AGAINST)), Insight(f"It would tip it: {'word ' * 40}.", "d"))
    QApplication.processEvents()
    assert view.insight.height() >= view.insight.heightForWidth(view.insight.width())
    assert view.rect().contains(view.insight.geometry())


def test_markup_is_shown_as_it_is(view: VerdictView) -> None:
    view.show_balance(weigh((FOR,)), Insight(MARKUP))
    assert view.remark.text() == MARKUP
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in view.findChildren(QLabel))


def test_markup_is_painted_letter_by_letter(view: VerdictView) -> None:
    pictures = []
    for text in ("<b>R&D</b>", "R&D", "R&&D", "RD", "R_D"):
        view.show_balance(weigh((FOR,)), Insight(text, "a"))
        QApplication.processEvents()
        pictures.append(picture(view.insight))
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_what_is_not_known_has_its_tint_in_light_and_dark(view: VerdictView) -> None:
    for colours in (LIGHT, DARK):
        view.setPalette(palette(*colours))
        tint = tints.unknown_tint(palette(*colours)).name()
        view.show_balance(weigh((FOR, AGAINST)), TELLING)
        QApplication.processEvents()
        painted = colours_of(picture(view))
        assert tint in painted
        assert tints.muted(palette(*colours)).name() in painted
        view.show_balance(weigh((FOR, AGAINST)), FLIP)
        QApplication.processEvents()
        assert tint not in colours_of(picture(view))


def test_a_screen_reader_hears_whole_sentences(view: VerdictView) -> None:
    view.show_balance(weigh((FOR, AGAINST)), TELLING)
    assert view.insight.accessibleName() == TELLING.words
    assert view.why.accessibleName() == "Why?"


def test_another_font_is_followed(view: VerdictView) -> None:
    view.show_covered()
    before = view.sizeHint().height(), view.uncover.height()
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    view.setFont(font)
    assert view.sizeHint().height() > before[0]
    assert view.uncover.height() > before[1]
