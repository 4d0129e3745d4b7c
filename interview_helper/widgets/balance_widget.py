"""The balance: a beam on a post with two pans, a block for each ticked reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QAbstractAnimation, QEvent, QPointF, QSize, QSizeF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QHideEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QStyle, QToolTip, QWidget

from interview_helper.domain import wording
from interview_helper.domain.balance import Balance, weigh
from interview_helper.domain.reasons import Reason, Side
from interview_helper.widgets.balance_geometry import BalanceGeometry, BlockSpec, lay_out
from interview_helper.widgets.balance_motion import NOWHERE, ShownBlock, Swing, at_rest, departure, in_motion
from interview_helper.widgets.balance_painting import paint_balance
from interview_helper.widgets.balance_stack import TextSize
from interview_helper.widgets.fonts import scaled_font
from interview_helper.widgets.plain import plain_tooltip

SWING_SECONDS = 0.25
# What Qt's own styles answer for SH_Widget_Animation_Duration: theirs is the pace, 0 means none.
_USUAL_STYLE_DURATION = 200
_VALUE_RANGE = 100
_ARC_WORDS = "The violet arc: how far what you don’t know yet could move the beam."
_NUMBER_SIZE = 0.92


class BalanceWidget(QProgressBar):
    """Shows a balance, and reports clicks on its blocks.

    A progress bar underneath, because that gives assistive technology the role, the range and the
    value with its changes: the value is the tilt in hundredths, positive towards accept.
    """

    reason_clicked = Signal(str)
    """The block of this reason was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(-_VALUE_RANGE, _VALUE_RANGE)
        self.setTextVisible(False)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Balance")
        self._balance = weigh(())
        self._ticked: dict[str, Reason] = {}
        self._specs: tuple[tuple[BlockSpec, ...], tuple[BlockSpec, ...]] = ((), ())
        # The tilt, and how far the unknowns could move it down and up.
        self._swings = (Swing.resting(0), Swing.resting(0), Swing.resting(0))
        self._before = NOWHERE
        self._painted: tuple[list[ShownBlock], BalanceGeometry] | None = None
        self._struck: frozenset[str] = frozenset()
        self._striking: frozenset[str] = frozenset()
        self._hovered: str | None = None
        self._pressed: str | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._on_moved)
        self._animation.finished.connect(self._on_settled)
        self._say(self._balance)

    def show_balance(self, balance: Balance, reasons: Sequence[Reason], *, animated: bool = True) -> None:
        """Show a balance and the reasons it was weighed from.

        The beam swings to its new rest from where it is, and as fast as it is moving. It is there at
        once when not ``animated``, when the style has no animations, and when nobody can see it.
        """
        ticked = {reason.id: reason for reason in reasons if reason.ticked}
        specs = (_specs(ticked.values(), Side.DECLINE), _specs(ticked.values(), Side.ACCEPT))
        duration = self._duration() if animated and self.isVisible() else 0.0
        moves = specs != self._specs or _tilts(balance) != _tilts(self._balance)
        if moves and duration > 0:
            self._set_off(balance, specs, duration)
        elif moves or not animated:
            self._jump(balance, specs)
        self._balance, self._ticked = balance, ticked
        if self._hovered not in ticked:
            self._hover(None)
        self._say(balance, open_deal_breaker=any(one.unknown and one.deal_breaker for one in reasons))
        self.update()

    def show_struck(self, struck: Collection[str], striking: Collection[str] = ()) -> None:
        """Show the blocks of these reasons as struck out, those of the strike of this moment outlined.

        They stay where they lie, and the beam does too: what is struck out weighs the same on both pans.
        """
        self._struck, self._striking = frozenset(struck), frozenset(striking)
        self.update()

    @property
    def displayed_tilt(self) -> float:
        """The tilt that the beam shows at this moment, on its way to the balance's own."""
        return self._swings[0].at(self._time())

    @property
    def is_moving(self) -> bool:
        """Whether the beam or a block is on its way."""
        return self._animation.state() != QAbstractAnimation.State.Stopped

    def block_centre(self, reason_id: str) -> QPointF | None:
        """Where the middle of a reason's block is at this moment; ``None`` when it has none."""
        for block in self._blocks(self._geometry()):
            if block.reason_id == reason_id and reason_id in self._ticked:
                return block.rect.center()
        return None

    def block_tooltip(self, reason_id: str) -> str:
        """What the tooltip of a reason's block says, as rich text with the user's words escaped."""
        reason = self._ticked[reason_id]
        lines = [reason.text, f"Weight {reason.weight}"]
        if reason.deal_breaker:
            lines.append("Deal-breaker")
        if reason_id in self._struck:
            lines.append("Struck out")
        return plain_tooltip("\n".join(lines))

    def sizeHint(self) -> QSize:
        return self._lines(40, 14.5)

    def minimumSizeHint(self) -> QSize:
        return self._lines(14, 8.2).expandedTo(QSize(240, 140))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        self._painted = blocks, geometry = self._laid_out()
        painter = QPainter(self)
        paint_balance(
            painter,
            geometry,
            blocks,
            self.palette(),
            self._number_font(),
            locked=self._balance.deal_breakers,
            struck=self._struck,
            striking=self._striking,
            hovered=self._hovered,
            still=not self.is_moving,
        )
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._reason_at(event.position()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._reason_at(event.position())
            if self._pressed is not None:
                event.accept()
                return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        event.accept()
        if self._reason_at(event.position()) == pressed:
            self.reason_clicked.emit(pressed)

    def hideEvent(self, event: QHideEvent) -> None:
        self._jump(self._balance, self._specs)
        super().hideEvent(event)

    def _say(self, balance: Balance, *, open_deal_breaker: bool = False) -> None:
        """Tell assistive technology. Setting the value would paint at once: that can wait."""
        self.setUpdatesEnabled(False)
        self.setValue(round(_VALUE_RANGE * balance.tilt))
        self.setUpdatesEnabled(True)
        sentence = wording.balance_sentence(balance, open_deal_breaker=open_deal_breaker)
        if sentence != self.accessibleDescription():
            self.setAccessibleDescription(sentence)

    def _set_off(
        self, balance: Balance, specs: tuple[tuple[BlockSpec, ...], tuple[BlockSpec, ...]], duration: float
    ) -> None:
        time = self._time()
        # From where they were seen last, which is what has to go on.
        blocks, geometry = self._painted or self._laid_out()
        before = departure(blocks, geometry)
        self._animation.stop()
        tilt, low, high = (
            swing.redirected(time, target, duration)
            for swing, target in zip(self._swings, _tilts(balance), strict=True)
        )
        self._swings, self._before, self._specs = (tilt, low, high), before, specs
        self._animation.setDuration(round(1000 * duration))
        self._animation.start()

    def _jump(self, balance: Balance, specs: tuple[tuple[BlockSpec, ...], tuple[BlockSpec, ...]]) -> None:
        self._animation.stop()
        tilt, low, high = map(Swing.resting, _tilts(balance))
        self._swings, self._before, self._specs = (tilt, low, high), NOWHERE, specs
        self._painted = None

    def _duration(self) -> float:
        """Seconds; 0 where the style has no animations."""
        hint = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        return SWING_SECONDS * max(0, hint) / _USUAL_STYLE_DURATION

    def _time(self) -> float:
        """Seconds since the motion began; endless when nothing moves."""
        return self._animation.currentTime() / 1000 if self.is_moving else float("inf")

    def _on_moved(self) -> None:
        self.update()

    def _on_settled(self) -> None:
        self._jump(self._balance, self._specs)
        self.update()

    def _laid_out(self) -> tuple[list[ShownBlock], BalanceGeometry]:
        geometry = self._geometry()
        return self._blocks(geometry), geometry

    def _geometry(self) -> BalanceGeometry:
        time = self._time()
        tilt, low, high = (swing.at(time) for swing in self._swings)
        metrics = QFontMetricsF(self._number_font())
        return lay_out(
            QSizeF(self.size()),
            tilt,
            low,
            high,
            *self._specs,
            TextSize(metrics.height(), metrics.horizontalAdvance("5")),
            mirrored=self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )

    def _blocks(self, geometry: BalanceGeometry) -> list[ShownBlock]:
        if not self.is_moving:
            return at_rest(geometry)
        return in_motion(geometry, self._before, self._animation.currentTime() / self._animation.duration())

    def _number_font(self) -> QFont:
        font = scaled_font(self.font(), _NUMBER_SIZE)
        font.setBold(True)
        return font

    def _lines(self, across: float, down: float) -> QSize:
        """A size in heights of a line of text."""
        self.ensurePolished()
        line = QFontMetricsF(self.font()).height()
        return QSize(round(across * line), round(down * line))

    def _reason_at(self, position: QPointF) -> str | None:
        for block in reversed(self._blocks(self._geometry())):
            if block.reason_id in self._ticked and block.rect.contains(position):
                return block.reason_id
        return None

    def _hover(self, reason_id: str | None) -> None:
        if reason_id == self._hovered:
            return
        self._hovered = reason_id
        if reason_id is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    def _show_tooltip(self, event: QHelpEvent) -> None:
        reason_id = self._reason_at(QPointF(event.pos()))
        if reason_id is None:
            if self._balance.tilt_low != self._balance.tilt_high:
                QToolTip.showText(event.globalPos(), plain_tooltip(_ARC_WORDS), self)
                return
            QToolTip.hideText()
            event.ignore()
        else:
            QToolTip.showText(event.globalPos(), self.block_tooltip(reason_id), self)


def _specs(ticked: Iterable[Reason], side: Side) -> tuple[BlockSpec, ...]:
    return tuple(BlockSpec(reason.id, reason.weight) for reason in ticked if reason.side is side)


def _tilts(balance: Balance) -> tuple[float, float, float]:
    return balance.tilt, balance.tilt_low, balance.tilt_high
