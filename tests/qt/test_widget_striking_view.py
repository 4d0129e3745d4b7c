"""Striking out: the blocks, the two lists, and the words of each step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, colours_of, palette, picture, reason, show

from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.widgets import tints
from interview_helper.widgets.balance_widget import BalanceWidget
from interview_helper.widgets.striking_view import StrikingView
from interview_helper.widgets.struck_row import Struck

TICKED = Mark.TICKED
MARKS = {Struck.REMAINING: " ", Struck.STRIKING: "*", Struck.STRUCK: "-"}


def against(identity: str, weight: int) -> Reason:
    return reason(identity, Side.DECLINE, weight, TICKED)


def in_favour(identity: str, weight: int) -> Reason:
    return reason(identity, Side.ACCEPT, weight, TICKED)


FIVE = (against("d4", 4), against("d3", 3), in_favour("a3", 3), in_favour("a4", 4), in_favour("a5", 5))


@pytest.fixture
def view(qtbot: QtBot) -> StrikingView:
    widget = StrikingView()
    widget.setPalette(palette(*LIGHT))
    widget.show_reasons(FIVE)
    show(qtbot, widget, 560, 520)
    QApplication.processEvents()  # so that everything lies where it belongs
    return widget


def drawn(view: StrikingView) -> list[str]:
    """Each side's reasons as "-d4 *d3": struck out, and struck out in this step."""
    return [
        " ".join(f"{MARKS[row.state]}{row.reason.id}" for row in view.lists[side].rows).strip()
        for side in Side
    ]


def test_step_by_step_pairs_are_struck_out(view: StrikingView) -> None:
    heard = Heard(step=view.step_changed)
    seen = []
    for step in range(4):
        view.show_step(step)
        seen.append(drawn(view))
    assert seen == [
        ["d4  d3", "a3  a4  a5"],
        ["*d4  d3", "a3 *a4  a5"],
        ["-d4 *d3", "*a3 -a4  a5"],
        ["-d4 *d3", "*a3 -a4  a5"],  # there is no third step
    ]
    assert heard.of("step") == [0, 1, 2, 2]


def test_the_sum_and_the_beam_stay(view: StrikingView) -> None:
    seen = set()
    for step in range(3):
        view.show_step(step)
        seen.add((view.sum.text(), view.balance.displayed_tilt, view.balance.value()))
        assert not view.balance.is_moving
    assert seen == {("12 for · 7 against: 5 more for", 5 / 19, round(500 / 19))}


def test_each_step_is_said(view: StrikingView) -> None:
    view.show_step(1)
    assert view.spoken_words() == (
        "Step 1 of 2. “says d4” (4) strikes out “says a4” (4). Left: 8 for · 3 against, still 5 more for."
    )
    assert view.end.isHidden()
    view.show_step(2)
    assert view.count.text() == "Step 2 of 2"
    assert view.end.text() == "What remains is what tips it: “says a5” (5) for."
    assert view.end.isVisible()


def test_what_is_left_of_each_load_is_above_its_list(view: StrikingView) -> None:
    view.show_step(1)
    assert [view.lists[side].left.text() for side in Side] == ["3", "8"]


def test_a_struck_reason_has_a_line_through_it_and_says_so(view: StrikingView) -> None:
    view.show_step(2)
    first, second = view.lists[Side.DECLINE].rows
    assert first.text.font().strikeOut()
    assert first.weight.font().strikeOut()
    assert first.text.accessibleName() == "says d4, struck out"
    assert second.text.accessibleName() == "says d3, struck out in this step"
    assert second.weight.accessibleName() == "Weight 3, struck out in this step"
    view.show_step(0)
    assert not first.text.font().strikeOut()
    assert first.text.accessibleName() == "says d4"


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_what_is_struck_in_this_step_is_framed_and_what_was_before_is_muted(
    view: StrikingView, scheme: tuple[str, str]
) -> None:
    view.setPalette(palette(*scheme))
    view.show_step(2)
    before, now = view.lists[Side.DECLINE].rows
    frame = tints.side_tint(view.palette(), Side.DECLINE).name()
    text, muted = scheme[1], tints.muted(view.palette()).name()
    assert {text, frame} <= colours_of(picture(now))
    assert muted in colours_of(picture(before))
    assert not {text, frame} & colours_of(picture(before))


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_a_struck_block_stays_where_it_lies_pale_and_crossed(
    view: StrikingView, scheme: tuple[str, str]
) -> None:
    view.setPalette(palette(*scheme))
    block = view.balance.block_centre("a4")
    assert block is not None
    beside = block.toPoint() + QPoint(-11, -5)
    tint = tints.side_tint(view.palette(), Side.ACCEPT)
    assert picture(view.balance).pixelColor(beside) == tint
    view.show_step(2)
    assert view.balance.block_centre("a4") == block
    after = picture(view.balance).pixelColor(beside)
    assert after != tint
    assert tints.contrast(after, view.palette().base().color()) < 2


def test_the_blocks_of_this_step_are_outlined(view: StrikingView) -> None:
    view.show_step(1)
    one = picture(view.balance)
    view.balance.show_struck({"d4", "a4"})
    assert picture(view.balance) != one


def test_the_tooltip_of_a_struck_block_says_so(view: StrikingView) -> None:
    view.show_step(1)
    assert "Struck out" in view.balance.block_tooltip("d4")
    assert "Struck out" not in view.balance.block_tooltip("d3")


def test_without_strikes_the_balance_looks_as_ever(qtbot: QtBot) -> None:
    plain, struck = BalanceWidget(), BalanceWidget()
    for widget in (plain, struck):
        qtbot.addWidget(widget)
        widget.resize(400, 200)
    struck.show_struck({"d"}, {"d"})
    struck.show_struck(())
    assert picture(plain) == picture(struck)


@pytest.mark.parametrize(
    ("reasons", "sentence", "end"),
    [
        ((), "Nothing is ticked yet, so there is nothing to strike out.", ""),
        (
            (in_favour("a", 3),),
            "Nothing to strike out: nothing is ticked for turning it down.",
            "What remains is what tips it: “says a” (3) for.",
        ),
    ],
)
def test_where_there_is_nothing_to_strike(
    view: StrikingView, reasons: tuple[Reason, ...], sentence: str, end: str
) -> None:
    view.show_reasons(reasons)
    assert (view.steps, view.step) == (0, 0)
    assert view.count.isHidden()
    assert (view.sentence.text(), view.end.text()) == (sentence, end)
    nothing = [label for label in view.findChildren(QLabel) if label.text() == "nothing ticked"]
    assert sum(label.isVisible() for label in nothing) == (1 if reasons else 2)


def test_only_what_is_ticked_is_listed(view: StrikingView) -> None:
    view.show_reasons(
        [*FIVE, reason("u", mark=Mark.UNKNOWN), reason("n"), reason("h", mark=TICKED, hidden=True)]
    )
    assert drawn(view) == ["d4  d3", "a3  a4  a5"]


def test_nothing_jumps_from_step_to_step(view: StrikingView) -> None:
    view.show_reasons([*FIVE, against("long", 2), reason("b", Side.ACCEPT, 2, TICKED, text="words " * 30)])
    tops = set()
    for step in range(view.steps + 1):
        view.show_step(step)
        QApplication.processEvents()
        tops.add((view.balance.height(), view.lists[Side.DECLINE].y()))
    assert len(tops) == 1


def test_a_clicked_block_scrolls_to_its_reason(view: StrikingView, qtbot: QtBot) -> None:
    view.show_reasons([against(f"d{number}", 3) for number in range(20)])
    view.show_step(0)
    bar = view.lists[Side.DECLINE].scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    last = view.balance.block_centre("d19")
    assert last is not None
    QTest.mouseClick(view.balance, Qt.MouseButton.LeftButton, pos=last.toPoint())
    assert bar.value() > 0


def test_the_reasons_of_a_step_are_scrolled_to(view: StrikingView, qtbot: QtBot) -> None:
    view.show_reasons(
        [*(against(f"d{number}", 2) for number in range(20)), against("x", 5), in_favour("y", 5)]
    )
    bar = view.lists[Side.DECLINE].scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    view.show_step(1)
    row = view.lists[Side.DECLINE].rows[-1]
    assert row.state is Struck.STRIKING
    assert not row.visibleRegion().isEmpty()
    assert not view.lists[Side.ACCEPT].rows[0].visibleRegion().isEmpty()


def test_text_is_shown_literally(view: StrikingView) -> None:
    view.show_reasons([reason("d", Side.DECLINE, 3, TICKED, text=MARKUP), in_favour("a", 3)])
    view.show_step(1)
    row = view.lists[Side.DECLINE].rows[0]
    assert row.text.text() == MARKUP
    for label in view.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_larger_font_makes_room_for_the_sentence(view: StrikingView) -> None:
    height = view.sentence.height()
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.sentence.maximumHeight() > height


def test_mirrored_the_lists_stay_under_their_pans(view: StrikingView, qtbot: QtBot) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    decline, accept = (view.lists[side] for side in Side)
    qtbot.waitUntil(lambda: decline.x() > accept.x())
    left, right = view.balance.block_centre("a5"), view.balance.block_centre("d4")
    assert left is not None
    assert right is not None
    assert left.x() < right.x()
