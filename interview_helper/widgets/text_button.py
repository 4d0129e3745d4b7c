"""Words that can be pressed: quiet text, on as many lines as it needs, that goes somewhere."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from interview_helper.widgets.outline import draw_focus
from interview_helper.widgets.quiet_button import QuietButton
from interview_helper.widgets.tints import muted, unknown_tint

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat, QTextLayout

_UNKNOWN = "? "
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_ASIDE = 4
"""Pixels beside the words, to the outline that shows the keyboard; more by ``setContentsMargins``."""
_USUAL_WORD = 24
"""Characters in a word that fits into every line."""
_ENDLESS = 1_000_000


class TextButton(QuietButton):
    """Muted words, underlined under the mouse and outlined at the keyboard; Space and Enter press it.

    It takes the height that its words need at its width, as a wrapped label does. ``bold`` says how the
    part of them that is named stands out.
    """

    def __init__(
        self,
        words: str = "",
        parent: QWidget | None = None,
        *,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        bold: bool = True,
    ) -> None:
        super().__init__(words, parent, alignment=alignment)
        self._bold = bold
        self._named, self._unknown = "", False
        self.setContentsMargins(_ASIDE, 0, _ASIDE, 0)
        # A click leaves the keyboard where it is: whoever is told moves it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: str, *, named: str = "", unknown: bool = False) -> None:
        """Show plain text; ``named`` is the part of it that stands out, ``unknown`` puts a “?” before it."""
        if (words, named, unknown) == (self._words, self._named, self._unknown):
            return
        self._named, self._unknown = named, unknown
        self.setText(words)
        self.updateGeometry()
        self.update()

    def setText(self, words: str) -> None:
        self._sizes: dict[int, QSize] = {}
        super().setText(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._sizes = {}

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inside = width - margins.left() - margins.right()
        # Drawn as they are, plain words may break at the very width that Qt says they take.
        if not self._is_plain and inside >= self._size_within(_ENDLESS).width():
            inside = _ENDLESS
        return self._size_within(inside).height() + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self._size_within(_ENDLESS).width() + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def _size_within(self, width: int) -> QSize:
        """How wide the words are, and how high in lines of this width."""
        # Kept: a layout asks five times over, and a tick that changes the words waits for it.
        if width not in self._sizes:
            if self._is_plain:
                metrics, room = self.fontMetrics(), QRect(0, 0, max(1, width), _ENDLESS)
                height = metrics.boundingRect(room, _WRAPPED, self._words).height()
                self._sizes[width] = QSize(metrics.horizontalAdvance(self._words), height)
            else:
                layout = self._laid_out(width)
                height = ceil(layout.boundingRect().height())
                self._sizes[width] = QSize(ceil(layout.maximumWidth()), height)
        return self._sizes[width]

    @property
    def _is_plain(self) -> bool:
        """Whether nothing in the words stands out, and no word may need more than a line.

        They are drawn without Qt's layout of lines then: PySide makes the classes for it, 2 ms of a start,
        when they are first named.
        """
        longest = max(map(len, self._words.split()), default=0)
        return not self._named and not self._unknown and longest <= _USUAL_WORD

    def minimumSizeHint(self) -> QSize:
        metrics, hint = self.fontMetrics(), self.sizeHint()
        return QSize(min(hint.width(), 12 * metrics.averageCharWidth()), metrics.lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        if self.hasFocus():
            draw_focus(painter, self)
        painter.setPen(muted(self.palette()))
        room = self.contentsRect()
        if not self._is_plain:
            self._laid_out(room.width()).draw(painter, QPointF(room.topLeft()))
            return
        font = self.font()
        font.setUnderline(self.underMouse() and self.isEnabled())
        painter.setFont(font)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        aligned = QStyle.visualAlignment(self.layoutDirection(), self._alignment)
        painter.drawText(room, int(aligned) | _WRAPPED, self._words)

    def _laid_out(self, width: int) -> QTextLayout:
        from PySide6.QtGui import QTextLayout, QTextOption

        before = _UNKNOWN if self._unknown else ""
        layout = QTextLayout(before + self._words, self.font())
        # The sentences are English whatever they quote; the side that they begin at is the window's.
        aligned = QStyle.visualAlignment(self.layoutDirection(), self._alignment)
        option = QTextOption(aligned | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(len(before)))
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _formats(self, before: int) -> list[QTextLayout.FormatRange]:
        from PySide6.QtGui import QTextCharFormat

        ranges = []
        if self.underMouse() and self.isEnabled():
            under = QTextCharFormat()
            under.setFontUnderline(True)
            ranges.append(_over(before, len(self._words), under))
        if before:
            mark = _strong()
            mark.setForeground(unknown_tint(self.palette()))
            ranges.append(_over(0, before, mark))
        start = self._words.rfind(self._named) if self._named else -1
        if start >= 0:
            name = _strong() if self._bold else QTextCharFormat()
            name.setForeground(self.palette().color(QPalette.ColorRole.Text))
            name.setFontUnderline(self.underMouse())
            ranges.append(_over(before + start, len(self._named), name))
        return ranges


def prepare() -> None:
    """Have PySide make the classes for words that stand out, which else the first tick would wait for."""
    button = TextButton()
    button.show_words("a b", named="b", unknown=True)
    button.sizeHint()
    button.deleteLater()


def _strong() -> QTextCharFormat:
    from PySide6.QtGui import QTextCharFormat

    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    return form


def _over(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextLayout

    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, form
    return found
