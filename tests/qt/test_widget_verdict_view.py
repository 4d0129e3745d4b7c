"""The verdict in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, colours_of, palette, picture, reason, show

from interview_helper.domain.balance import weigh
from interview_helper.domain.reasons import Mark, Side
from interview_helper.widgets import tints
from interview_helper.widgets.verdict_view import VerdictView

FOR, AGAINST = (reason("a", Side.ACCEPT, 5, Mark.TICKED), reason("d", Side.DECLINE, 3, Mark.TICKED))


@pytest.fixture
def view(qtbot: QtBot) -> VerdictView:
    widget = VerdictView()
    widget.setPalette(palette(*LIGHT))
    show(qtbot, widget, 700)
    return widget


def words(view: VerdictView) -> list[str]:
    return [label.text() for label in (view.verdict, view.loads, view.margin, view.tipping)]


def test_with_nothing_weighed_there_are_no_loads(view: VerdictView) -> None:
    view.show_balance(weigh(()), "")
    assert words(view) == [
        "Nothing weighed yet",
        "",
        "Tick what is true of this company, and the balance tips as you tick.",
        "",
    ]


def test_with_nothing_weighed_the_verdict_stands_in_the_middle(view: VerdictView, qtbot: QtBot) -> None:
    view.show_balance(weigh((FOR, AGAINST)), "")
    view.show_balance(weigh(()), "")
    qtbot.waitUntil(lambda: abs(view.verdict.geometry().center().x() - view.width() / 2) <= 1)


def test_verdict_loads_margin_and_what_could_tip_it(view: VerdictView) -> None:
    view.show_balance(weigh((FOR, AGAINST)), "One thing would tip it.")
    assert words(view) == [
        "Leans towards accepting",
        "5 for · 3 against",
        "Only two reasons weighed so far. Every weight could be off by up to 24\N{NO-BREAK SPACE}% "
        "and it would still lean this way.",
        "? One thing would tip it.",
    ]


def test_its_height_stays_whatever_it_says(view: VerdictView) -> None:
    heights = set()
    for reasons, tipping in (((), ""), ((FOR,), ""), ((FOR, AGAINST), "A long sentence of things. " * 4)):
        view.show_balance(weigh(reasons), tipping)
        heights.add((view.sizeHint().height(), view.margin.height(), view.tipping.height()))
    assert len(heights) == 1


def test_where_it_is_narrow_the_sentences_have_two_lines(view: VerdictView, qtbot: QtBot) -> None:
    wide = view.margin.height()
    view.resize(300, 200)
    qtbot.waitUntil(lambda: view.margin.height() == 2 * wide)


def test_markup_is_shown_as_it_is(view: VerdictView) -> None:
    view.show_balance(weigh((FOR,)), MARKUP)
    assert view.tipping.text() == f"? {MARKUP}"
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText
        for label in (view.verdict, view.loads, view.margin, view.tipping)
    )


def test_markup_is_painted_letter_by_letter(view: VerdictView) -> None:
    pictures = []
    for text in ("<b>R&D</b>", "R&D", "R&&D", "RD", "R_D"):
        view.show_balance(weigh((FOR,)), text)
        pictures.append(picture(view.tipping))
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_what_could_tip_it_has_the_tint_of_the_unknown_in_light_and_dark(view: VerdictView) -> None:
    view.show_balance(weigh((FOR, AGAINST)), "One thing would tip it.")
    for colours in (LIGHT, DARK):
        view.setPalette(palette(*colours))
        painted = colours_of(picture(view))
        assert tints.unknown_tint(palette(*colours)).name() in painted
        assert tints.muted(palette(*colours)).name() in painted
