"""Help: a subject on one page of the program's own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from interview_helper.widgets.button_box import ButtonBox

_LINE_HEIGHT = 125
"""Percent of the font's own."""
_READABLE = 74
"""Characters in a line."""


class HelpPage(QTextBrowser):
    """A page of Markdown that can be selected and copied. Nothing that it names is ever loaded or opened."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Tab goes on to the button.
        self.setTabChangesFocus(True)
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(text, features.MarkdownDialectCommonMark | features.MarkdownNoHTML)
        self._set_lines_apart()

    def loadResource(self, kind: int, name: QUrl | str) -> None:  # noqa: ARG002
        """Nothing is loaded."""
        return

    def _set_lines_apart(self) -> None:
        document = self.document()
        document.setIndentWidth(1.5 * self.fontMetrics().height())
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        apart = QTextBlockFormat()
        apart.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(apart)
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                cursor.setPosition(block.position())
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                size = QTextCharFormat()
                # Qt's own headings shout.
                size.setProperty(QTextFormat.Property.FontSizeAdjustment, 2 if level == 1 else 1)
                cursor.mergeCharFormat(size)
            block = block.next()
        frame = document.rootFrame()
        margins = QTextFrameFormat(frame.frameFormat())
        margins.setMargin(self.fontMetrics().height())
        frame.setFrameFormat(margins)
        self.moveCursor(QTextCursor.MoveOperation.Start)


class HelpDialog(QDialog):
    """Shows a page at a width that reads well."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A page begins with its title.
        self.setWindowTitle(text.partition("\n")[0].removeprefix("# "))
        self.page = HelpPage(text, self)
        self.page.setAccessibleName(self.windowTitle())
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.page, 1)
        layout.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(_READABLE * metrics.averageCharWidth() + 5 * metrics.height(), 36 * metrics.lineSpacing())
        self.page.setFocus()


def make_help_dialog(parent: QWidget | None, text: str) -> HelpDialog:
    """The dialog with a text of the program's own, in Markdown."""
    return HelpDialog(text, parent)
