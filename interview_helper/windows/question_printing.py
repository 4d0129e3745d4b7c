"""The questions to ask on paper: laid out to fit one page, printed with a preview, or saved as PDF."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from interview_helper.domain.asking import suggestions
from interview_helper.domain.balance import weigh
from interview_helper.domain.company import Company
from interview_helper.domain.reasons import Catalogue
from interview_helper.export.questions import (
    NO_QUESTIONS,
    TITLE,
    QuestionSheet,
    question_sheet,
    render_markdown,
    render_text,
)

_PRINT_SERVICE = "/run/cups/cups.sock"
_MARGIN_MM = 18.0
_RESOLUTION = 300
_TITLE_POINTS, _NAME_POINTS, _TEXT_POINTS, _SMALL_POINTS = 18.0, 12.0, 11.0, 9.5
_RULED = QColor(170, 170, 170)
_QUIET = QColor(80, 80, 80)
_MOST_LINES = 4
"""Lines to write on below a question, where there is room for so many."""
_BETWEEN = 1.1
"""Space between questions, in lines of text."""
_WRITING = 1.9
"""Height of a line to write on, in lines of text."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)


class Page(NamedTuple):
    """Numbers of the questions on one page, the first being 0, and the lines to write on below each."""

    questions: tuple[int, ...]
    lines: int


class Room(NamedTuple):
    """Heights, all in the same unit: of a page, of its head on the first, and of what is between."""

    page: int
    head: int
    between: int
    line: int


def pages_for(heights: Sequence[int], own: int, room: Room) -> tuple[Page, ...]:
    """How the questions go on pages: on one, if that can be.

    The lines to write on give way first, down to one; then the suggestions, from the last; the user's
    own questions never do, and where they are too many there is another page.

    Args:
        heights: of each question's text, the user's own first.
        own: how many are the user's own.
        room: the heights around them.
    """

    def needed(count: int, lines: int) -> int:
        return sum(height + room.between + lines * room.line for height in heights[:count])

    free = room.page - room.head
    for lines in range(_MOST_LINES, 0, -1):
        if needed(len(heights), lines) <= free:
            return (Page(tuple(range(len(heights))), lines),)
    for count in range(len(heights) - 1, max(own, 1) - 1, -1):
        if needed(count, 1) <= free:
            return (Page(tuple(range(count)), 1),)
    return _over_pages(heights[: max(own, 1)], room)


def _over_pages(heights: Sequence[int], room: Room) -> tuple[Page, ...]:
    pages: list[list[int]] = [[]]
    free = room.page - room.head
    for number, height in enumerate(heights):
        needed = height + room.between + room.line
        if needed > free and pages[-1]:
            pages.append([])
            free = room.page
        pages[-1].append(number)
        free -= needed
    return tuple(Page(tuple(page), 1) for page in pages)


def paint_questions(
    sheet: QuestionSheet, painter: QPainter, page: QRect, new_page: Callable[[], object]
) -> None:
    """Paint the sheet on pages of this size, in the painter's pixels; all text is drawn as plain text."""
    text = _font(_TEXT_POINTS)
    metrics = QFontMetrics(text, painter.device())
    indent = metrics.horizontalAdvance("00. ")
    width = page.width() - indent
    heights = [_height(metrics, question, width) for question in sheet.questions]
    head = _draw_head(sheet, painter, page)
    if not sheet.questions:
        painter.setFont(text)
        painter.drawText(page.adjusted(0, head, 0, 0), _WRAP, NO_QUESTIONS)
        return
    line = metrics.lineSpacing()
    room = Room(page.height(), head, round(line * _BETWEEN), round(line * _WRITING))
    for number, one in enumerate(pages_for(heights, len(sheet.own), room)):
        top = page.top() + (0 if number else head)
        if number:
            new_page()
        painter.setFont(text)
        for question in one.questions:
            height = heights[question]
            painter.setPen(Qt.GlobalColor.black)
            place = QRect(page.left(), top, indent, height)
            painter.drawText(place, _WRAP, f"{question + 1}.")
            painter.drawText(place.adjusted(indent, 0, width, 0), _WRAP, sheet.questions[question])
            top += height
            painter.setPen(QPen(_RULED, max(1, line // 30)))
            for _ in range(one.lines):
                top += room.line
                painter.drawLine(page.left() + indent, top, page.right(), top)
            top += room.between


def questions_pdf(sheet: QuestionSheet) -> bytes:
    """The sheet as a PDF file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(TITLE)
    writer.setCreator(QGuiApplication.applicationDisplayName())
    writer.setResolution(_RESOLUTION)
    _set_page(writer)
    painter = QPainter(writer)
    paint_questions(sheet, painter, _page_of(writer), writer.newPage)
    painter.end()
    buffer.close()
    return bytes(data.data())


class QuestionFormat(NamedTuple):
    """A kind of file for the sheet; ``render`` gives the whole file."""

    suffix: str
    filter_text: str
    render: Callable[[QuestionSheet], bytes]


QUESTION_FORMATS = (
    QuestionFormat(".pdf", "PDF (*.pdf)", questions_pdf),
    QuestionFormat(".txt", "Plain text (*.txt)", lambda sheet: render_text(sheet).encode()),
    QuestionFormat(".md", "Markdown (*.md)", lambda sheet: render_markdown(sheet).encode()),
)


def question_page(company: Company, catalogue: Catalogue) -> QuestionSheet:
    """What is on the page for a company."""
    return question_sheet(company, suggestions(company, weigh(company.reasons), catalogue))


class QuestionPreview(QPrintPreviewDialog):
    """Shows the pages of a sheet, and prints them."""

    def __init__(self, sheet: QuestionSheet, parent: QWidget | None = None) -> None:
        _ask_this_machine_for_printers()
        # The dialog only borrows the printer.
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(TITLE)
        _set_page(self._printer)
        super().__init__(self._printer, parent)
        self._sheet = sheet
        self.setWindowTitle("Print my questions")
        self.paintRequested.connect(self._on_paint_requested)

    def _on_paint_requested(self, printer: QPrinter) -> None:
        painter = QPainter(printer)
        paint_questions(self._sheet, painter, _page_of(printer), printer.newPage)
        painter.end()


def _ask_this_machine_for_printers() -> None:
    """Keep CUPS to its socket on this machine, unless somebody has told it of a print server elsewhere.

    Where that socket is not there, it would ask by network addresses, be they only this machine's own.
    """
    for file in (Path("/etc/cups/client.conf"), Path("~/.cups/client.conf").expanduser()):
        with suppress(OSError, UnicodeDecodeError):
            if "servername" in file.read_text(encoding="utf-8").casefold():
                return
    os.environ.setdefault("CUPS_SERVER", _PRINT_SERVICE)


def _set_page(device: QPagedPaintDevice) -> None:
    letter = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    device.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )


def _page_of(device: QPagedPaintDevice) -> QRect:
    """The room between the margins, in the device's pixels."""
    return QRect(0, 0, device.width(), device.height())


def _draw_head(sheet: QuestionSheet, painter: QPainter, page: QRect) -> int:
    """Draw what stands above the questions; gives its height."""
    lines = [
        (TITLE, _font(_TITLE_POINTS, bold=True), QColor(Qt.GlobalColor.black)),
        (sheet.company, _font(_NAME_POINTS, bold=True), QColor(Qt.GlobalColor.black)),
        (sheet.facts, _font(_SMALL_POINTS), _QUIET),
    ]
    if sheet.people:
        lines.append((f"People: {'; '.join(sheet.people)}", _font(_SMALL_POINTS), _QUIET))
    top = page.top()
    # Names as long as a page would leave no room for a question.
    most = page.height() // 8
    for words, font, color in lines:
        metrics = QFontMetrics(font, painter.device())
        height = min(most, _height(metrics, words, page.width()))
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(QRect(page.left(), top, page.width(), height), _WRAP, words)
        top += height + metrics.lineSpacing() // 5
    return top - page.top() + QFontMetrics(_font(_TEXT_POINTS), painter.device()).lineSpacing()


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(points)
    font.setBold(bold)
    return font


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 10_000_000), _WRAP, text).height()
