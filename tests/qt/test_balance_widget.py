"""The balance as a widget: what it says, shows, and does with the mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QAccessible, QColor, QFont, QHelpEvent, QImage, QPalette, QRegion
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from interview_helper.domain.balance import weigh
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.widgets import tints
from interview_helper.widgets.balance_widget import BalanceWidget

BASE, TEXT = QColor("#ffffff"), QColor("#202020")
MakeBalance = Callable[..., BalanceWidget]


class PacedStyle(QProxyStyle):
    """A style whose animations last as long as it is told; 0 is none."""

    def __init__(self, duration: int) -> None:
        super().__init__("Fusion")
        self.duration = duration

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return self.duration
        return super().styleHint(hint, option, widget, data)


def decline(name: str, weight: int = 3, mark: Mark = Mark.TICKED, *, deal_breaker: bool = False) -> Reason:
    return Reason(name, Side.DECLINE, f"says {name}", weight, mark, deal_breaker=deal_breaker)


def accept(name: str, weight: int = 3, mark: Mark = Mark.TICKED) -> Reason:
    return Reason(name, Side.ACCEPT, f"says {name}", weight, mark)


@pytest.fixture
def make_balance(qtbot: QtBot) -> MakeBalance:
    """Makes a balance of 640×230 in black on white, its style's animations of a given duration."""
    styles = []

    def make(*reasons: Reason, duration: int = 200, shown: bool = True) -> BalanceWidget:
        widget = BalanceWidget()
        styles.append(PacedStyle(duration))
        widget.setStyle(styles[-1])
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, BASE)
        palette.setColor(QPalette.ColorRole.Text, TEXT)
        widget.setPalette(palette)
        widget.resize(640, 230)
        qtbot.addWidget(widget)
        widget.show_balance(weigh(reasons), reasons, animated=False)
        if shown:
            widget.show()
            qtbot.waitExposed(widget)
        return widget

    return make


def show(widget: BalanceWidget, *reasons: Reason, animated: bool = True) -> None:
    widget.show_balance(weigh(reasons), reasons, animated=animated)


def picture(widget: BalanceWidget, ratio: float = 1.0) -> QImage:
    image = QImage(
        round(widget.width() * ratio),
        round(widget.height() * ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(BASE)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return image


def colors_of(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def is_grey(name: str) -> bool:
    color = QColor(name)
    channels = (color.red(), color.green(), color.blue())
    return max(channels) - min(channels) <= 1


def centre(widget: BalanceWidget, reason_id: str) -> QPoint:
    middle = widget.block_centre(reason_id)
    assert middle is not None
    return middle.toPoint()


def corner(widget: BalanceWidget, reason_id: str) -> QPoint:
    """A point of the block beside its number."""
    return centre(widget, reason_id) + QPoint(-11, -5)


def tilt_at(widget: BalanceWidget, milliseconds: int) -> float:
    """The tilt shown so long after a motion began, which stands still from then on."""
    animation = widget.findChild(QVariantAnimation)
    animation.pause()
    animation.setCurrentTime(milliseconds)
    return widget.displayed_tilt


# What assistive technology is told


def test_it_is_a_progress_bar_that_says_the_tilt(make_balance: MakeBalance) -> None:
    widget = make_balance(accept("a", 4), decline("d", 2))
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface.role() == QAccessible.Role.ProgressBar
    assert interface.text(QAccessible.Text.Name) == "Balance"
    assert interface.text(QAccessible.Text.Description) == "Leans towards accepting: 4 for, 2 against."
    value = interface.valueInterface()
    assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (-100, 33, 100)


def test_value_and_sentence_follow_each_change(qtbot: QtBot, make_balance: MakeBalance) -> None:
    widget = make_balance()
    assert widget.accessibleDescription() == "Nothing weighed yet: both pans are empty."
    with qtbot.waitSignal(widget.valueChanged, timeout=1000) as heard:
        show(widget, decline("d", 5))
    assert heard.args == [-100]
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface.text(QAccessible.Text.Description) == "Leans towards turning it down: 0 for, 5 against."


def test_it_says_its_value_before_anything_was_shown(qtbot: QtBot) -> None:
    widget = BalanceWidget()
    qtbot.addWidget(widget)
    assert widget.value() == 0
    assert widget.accessibleDescription() != ""


# The mouse


def test_a_click_on_a_block_says_which_reason(qtbot: QtBot, make_balance: MakeBalance) -> None:
    widget = make_balance(decline("d1"), decline("d2", 1), accept("a"))
    for reason_id in ("d1", "d2", "a"):
        with qtbot.waitSignal(widget.reason_clicked, timeout=1000) as heard:
            qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=centre(widget, reason_id))
        assert heard.args == [reason_id]


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_other_clicks_say_nothing(qtbot: QtBot, make_balance: MakeBalance, button: Qt.MouseButton) -> None:
    widget = make_balance(accept("a"))
    beside = QPoint(5, 5) if button == Qt.MouseButton.LeftButton else centre(widget, "a")
    with qtbot.assertNotEmitted(widget.reason_clicked):
        qtbot.mouseClick(widget, button, pos=beside)


def test_a_press_that_is_dragged_away_is_no_click(qtbot: QtBot, make_balance: MakeBalance) -> None:
    widget = make_balance(accept("a"), decline("d"))
    with qtbot.assertNotEmitted(widget.reason_clicked):
        qtbot.mousePress(widget, Qt.MouseButton.LeftButton, pos=centre(widget, "a"))
        qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=centre(widget, "d"))


def test_a_block_under_the_mouse_is_outlined_and_the_cursor_a_hand(
    qtbot: QtBot, make_balance: MakeBalance
) -> None:
    widget = make_balance(accept("a"))
    before = picture(widget)
    qtbot.mouseMove(widget, centre(widget, "a"))
    qtbot.waitUntil(lambda: widget.cursor().shape() == Qt.CursorShape.PointingHandCursor, timeout=1000)
    assert picture(widget) != before
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
    assert widget.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert picture(widget) == before


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_the_tooltip_has_the_text_literally_and_the_weight(qtbot: QtBot, make_balance: MakeBalance) -> None:
    reason = Reason("d", Side.DECLINE, "<b>loud</b> & rude", 4, Mark.TICKED, deal_breaker=True)
    widget = make_balance(reason)
    place = centre(widget, "d")
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    assert "&lt;b&gt;loud&lt;/b&gt; &amp; rude\nWeight 4\nDeal-breaker" in QToolTip.text()
    away = QPoint(2, 2)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, away, widget.mapToGlobal(away)))
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=2000)


# What is painted


def test_with_nothing_ticked_everything_is_grey(make_balance: MakeBalance) -> None:
    colors = colors_of(picture(make_balance()))
    assert TEXT.name() in colors
    assert all(map(is_grey, colors))


def test_each_block_has_the_tint_of_its_side_on_its_side(make_balance: MakeBalance) -> None:
    widget = make_balance(decline("d"), accept("a"))
    image = picture(widget)
    for reason_id, side in (("d", Side.DECLINE), ("a", Side.ACCEPT)):
        assert image.pixelColor(corner(widget, reason_id)) == tints.side_tint(widget.palette(), side)
    assert centre(widget, "d").x() < 320 < centre(widget, "a").x()


def test_only_unknowns_that_could_move_it_are_an_arc(make_balance: MakeBalance) -> None:
    widget = make_balance(accept("a"), decline("d"))
    violet = tints.unknown_tint(widget.palette()).name()
    assert violet not in colors_of(picture(widget))
    show(widget, accept("a"), decline("d"), decline("u", mark=Mark.UNKNOWN), animated=False)
    image = picture(widget)
    coloured = [(x, y) for x in range(640) for y in range(230) if image.pixelColor(x, y).name() == violet]
    assert coloured
    # An unknown to decline would lift the accept end: right of it, above the beam.
    assert min(x for x, _ in coloured) > 500
    assert max(y for _, y in coloured) < 80


def test_a_ticked_deal_breaker_hangs_a_padlock_on_the_decline_pan(make_balance: MakeBalance) -> None:
    plain, locked = (
        picture(make_balance(decline("d", deal_breaker=flag), accept("a"))) for flag in (False, True)
    )
    changed = [
        (x, y) for x in range(640) for y in range(230) if plain.pixelColor(x, y) != locked.pixelColor(x, y)
    ]
    assert len(changed) > 60
    assert max(x for x, _ in changed) < 320


def test_mirrored_the_pans_change_places(make_balance: MakeBalance) -> None:
    widget = make_balance(decline("d"), accept("a"))
    left = widget.block_centre("d")
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    right = widget.block_centre("d")
    assert left is not None
    assert right is not None
    assert right.x() == pytest.approx(640 - left.x())
    decline_tint = tints.side_tint(widget.palette(), Side.DECLINE)
    assert picture(widget).pixelColor(corner(widget, "d")) == decline_tint


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_shapes_keep_their_place_and_are_sharp_at_any_scale(make_balance: MakeBalance, ratio: float) -> None:
    widget = make_balance(decline("d", 5), accept("a", 5))
    image = picture(widget, ratio)
    tint = tints.side_tint(widget.palette(), Side.ACCEPT)
    middle = QPointF(corner(widget, "a")) * ratio
    assert image.pixelColor(middle.toPoint()) == tint
    # Straight edges lie between pixels: up from inside the block, tint is followed by background.
    column = [image.pixelColor(round(middle.x()), y) for y in range(round(middle.y()), 0, -1)]
    edge = next(index for index, color in enumerate(column) if color != tint)
    assert column[edge] == BASE
    post = image.pixelColor(round(320 * ratio), round(200 * ratio))
    assert post.name() == tints.post_grey(widget.palette()).name()


def test_a_new_palette_shows_at_once(make_balance: MakeBalance) -> None:
    widget = make_balance(accept("a"))
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#1e2024"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#e8eaee"))
    widget.setPalette(palette)
    image = picture(widget)
    assert image.pixelColor(corner(widget, "a")) == tints.side_tint(palette, Side.ACCEPT)
    assert "#e8eaee" in colors_of(image)


def test_a_larger_font_makes_larger_numbers_and_hints(make_balance: MakeBalance) -> None:
    widget = make_balance(accept("a"))
    hint, before = widget.sizeHint(), picture(widget)
    font = QFont(widget.font())
    font.setPointSizeF(font.pointSizeF() * 1.5)
    widget.setFont(font)
    assert widget.sizeHint().width() > hint.width()
    assert picture(widget) != before
    assert widget.minimumSizeHint().width() >= 240
    assert widget.minimumSizeHint().height() >= 140


def test_the_least_size_with_thirty_reasons_a_side(make_balance: MakeBalance) -> None:
    reasons = [make(f"{make.__name__}{index}", 5) for make in (decline, accept) for index in range(30)]
    widget = make_balance(*reasons)
    widget.resize(240, 140)
    image = picture(widget)
    for reason in reasons:
        expected = tints.side_tint(widget.palette(), reason.side)
        assert image.pixelColor(centre(widget, reason.id)) == expected


# Motion


def test_a_tick_swings_the_beam_to_its_new_rest(qtbot: QtBot, make_balance: MakeBalance) -> None:
    widget = make_balance(accept("a", 3), decline("d", 3))
    show(widget, accept("a", 3), decline("d", 3), accept("b", 3))
    assert widget.is_moving
    qtbot.waitUntil(lambda: not widget.is_moving, timeout=2000)
    assert widget.displayed_tilt == pytest.approx(1 / 3)


def test_where_the_style_has_no_animations_it_is_there_at_once(make_balance: MakeBalance) -> None:
    widget = make_balance(duration=0)
    show(widget, accept("a"))
    assert not widget.is_moving
    assert widget.displayed_tilt == 1
    assert picture(widget).pixelColor(corner(widget, "a")) == tints.side_tint(widget.palette(), Side.ACCEPT)


def test_not_animated_it_is_there_at_once_even_during_a_swing(make_balance: MakeBalance) -> None:
    widget = make_balance()
    show(widget, accept("a"))
    show(widget, decline("d"), animated=False)
    assert not widget.is_moving
    assert widget.displayed_tilt == -1


def test_hidden_it_does_not_move(make_balance: MakeBalance) -> None:
    widget = make_balance(shown=False)
    show(widget, accept("a"))
    assert not widget.is_moving
    assert widget.displayed_tilt == 1


def test_hiding_it_ends_the_swing(make_balance: MakeBalance) -> None:
    widget = make_balance()
    show(widget, accept("a"))
    assert widget.is_moving
    widget.hide()
    assert not widget.is_moving
    assert widget.displayed_tilt == 1


def test_a_tick_during_a_swing_starts_from_where_the_beam_is_as_fast_as_it_is(
    make_balance: MakeBalance,
) -> None:
    widget = make_balance(duration=2000)
    show(widget, accept("a"))
    before = [tilt_at(widget, time) for time in (399, 400)]
    show(widget, accept("a"), decline("d"), decline("e"))
    after = [tilt_at(widget, time) for time in (0, 1)]
    assert 0.1 < before[1] < 0.9
    assert after[0] == pytest.approx(before[1])
    assert after[1] - after[0] == pytest.approx(before[1] - before[0], rel=0.05)
    assert tilt_at(widget, 2499) == pytest.approx(-1 / 3, abs=0.01)


def test_showing_the_same_again_does_not_disturb_a_swing(make_balance: MakeBalance) -> None:
    widget = make_balance(duration=4000)
    show(widget, accept("a"))
    before = tilt_at(widget, 500)
    show(widget, accept("a"), decline("d", mark=Mark.UNTICKED))
    assert widget.is_moving
    assert widget.displayed_tilt == before


def test_nothing_moves_when_nothing_changed(make_balance: MakeBalance) -> None:
    widget = make_balance(accept("a"))
    show(widget, accept("a"), decline("d", mark=Mark.UNTICKED))
    assert not widget.is_moving


def test_a_ticked_block_drops_and_an_unticked_one_goes(qtbot: QtBot, make_balance: MakeBalance) -> None:
    widget = make_balance(decline("d"), duration=4000)
    show(widget, decline("d"), decline("new"))
    tilt_at(widget, 1)
    standing, falling = widget.block_centre("d"), widget.block_centre("new")
    assert standing is not None
    assert falling is not None
    assert falling.y() < standing.y() - 10
    show(widget, decline("new"))
    assert widget.block_centre("d") is None
    with qtbot.assertNotEmitted(widget.reason_clicked):
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=standing.toPoint())
