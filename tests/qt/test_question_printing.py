"""The questions on paper: one clean page, in the words that were typed."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt_data import CATALOGUE, company

from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark
from interview_helper.export.questions import QuestionSheet, render_markdown, render_text
from interview_helper.windows.question_printing import (
    QUESTION_FORMATS,
    Page,
    QuestionPreview,
    Room,
    pages_for,
    paint_questions,
    question_page,
    questions_pdf,
)

SHEET = QuestionSheet(
    "Northwind <b>R&D</b>",
    "Data analyst · 2nd interview",
    ("Ada (Lead)", "Bo"),
    ("How large is the <i>team</i>?", "Who had this job before?"),
    ("Where would I work from?",),
)
ROOM = Room(page=1000, head=100, between=10, line=20)


pytestmark = pytest.mark.usefixtures("qapp")


# --- the layout ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heights", "own", "pages"),
    [
        ([20], 1, [Page((0,), 4)]),
        ([20] * 8, 8, [Page(tuple(range(8)), 4)]),
        ([20] * 9, 9, [Page(tuple(range(9)), 3)]),
        ([20] * 18, 0, [Page(tuple(range(18)), 1)]),
        # Suggestions give way, the user's own do not.
        ([20] * 30, 2, [Page(tuple(range(18)), 1)]),
        ([20] * 30, 20, [Page(tuple(range(18)), 1), Page((18, 19), 1)]),
        ([5000, 20], 2, [Page((0,), 1), Page((1,), 1)]),
        ([5000, 20], 0, [Page((0,), 1)]),
    ],
)
def test_how_questions_go_on_pages(heights: list[int], own: int, pages: list[Page]) -> None:
    assert list(pages_for(heights, own, ROOM)) == pages


@given(st.lists(st.integers(10, 400), min_size=1, max_size=60), st.data())
def test_no_own_question_is_lost_and_nothing_runs_off_a_page(heights: list[int], data: st.DataObject) -> None:
    own = data.draw(st.integers(0, len(heights)))
    pages = pages_for(heights, own, ROOM)
    shown = [question for page in pages for question in page.questions]
    assert shown == list(range(len(shown)))
    assert len(shown) >= own
    assert len(shown) == own or len(pages) == 1
    for number, page in enumerate(pages):
        assert page.lines >= 1
        used = sum(heights[question] + ROOM.between + page.lines * ROOM.line for question in page.questions)
        assert used <= ROOM.page - (0 if number else ROOM.head)


# --- the PDF ------------------------------------------------------------------------------------------


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def words_of(pdf: bytes) -> str:
    """The text of a PDF of Qt's: its glyphs, through the tables that say which characters they are."""
    streams = {}
    for number, stream in re.findall(rb"(\d+) 0 obj\s*<<[^>]*>>\s*stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            streams[int(number)] = zlib.decompressobj().decompress(stream)
        except zlib.error:
            streams[int(number)] = stream
    tables = {}
    fonts = re.findall(rb"(\d+) 0 obj\s*<<\s*/Type /Font\s*/Subtype /Type0(.*?)endobj", pdf, re.DOTALL)
    for number, font in fonts:
        (table,) = re.findall(rb"/ToUnicode (\d+) 0 R", font)
        tables[number] = characters_of(streams[int(table)])
    names = dict(re.findall(rb"/(F\d+) (\d+) 0 R", pdf))
    words = []
    for stream in streams.values():
        table_now: dict[int, str] = {}
        for font_name, glyphs in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>", stream):
            if font_name:
                table_now = tables.get(names.get(font_name, b""), {})
            else:
                codes = [int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4)]
                words.append("".join(table_now.get(code, "") for code in codes))
    return "".join(words)


def squeezed(text: str) -> str:
    """Without its spaces: a PDF may place words instead of writing what is between them."""
    return "".join(text.split())


def characters_of(table: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, to in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(\[.*?\]|<\w+>)", block):
            codes = range(int(first, 16), int(last, 16) + 1)
            targets = [int(one, 16) for one in re.findall(rb"<([0-9a-fA-F]+)>", to)]
            if not to.startswith(b"["):
                targets = [targets[0] + step for step in range(len(codes))]
            found.update(zip(codes, map(chr, targets), strict=True))
    return found


def test_the_pdf_is_one_page_with_every_word_as_it_was_typed() -> None:
    pdf = questions_pdf(SHEET)
    assert pdf.startswith(b"%PDF-")
    assert pages_of(pdf) == 1
    words = squeezed(words_of(pdf))
    for text in ("Questions to ask", SHEET.company, SHEET.facts, "People: Ada (Lead); Bo", *SHEET.questions):
        assert squeezed(text) in words


def test_too_many_questions_of_ones_own_go_on_a_second_page() -> None:
    assert pages_of(questions_pdf(replace(SHEET, own=("How large is the team?",) * 60))) > 1
    assert pages_of(questions_pdf(replace(SHEET, suggested=("How large is the team?",) * 60))) == 1


def test_names_as_long_as_a_page_leave_room_for_the_questions() -> None:
    long = "A very long name " * 200
    assert pages_of(questions_pdf(replace(SHEET, company=long, facts=long, people=(long,)))) == 1


def test_without_questions_the_page_says_so() -> None:
    pdf = questions_pdf(replace(SHEET, own=(), suggested=()))
    assert pages_of(pdf) == 1
    assert "Noquestionsyet." in squeezed(words_of(pdf))


def test_each_kind_of_file_is_the_page_in_its_own_way() -> None:
    files = {one.suffix: one.render(SHEET) for one in QUESTION_FORMATS}
    assert files[".pdf"].startswith(b"%PDF-")
    assert files[".txt"].decode() == render_text(SHEET)
    assert files[".md"].decode() == render_markdown(SHEET)
    assert all(one.suffix in one.filter_text for one in QUESTION_FORMATS)


def test_the_page_of_a_company_is_made_of_its_questions_or_of_what_is_unknown() -> None:
    one = company("one").with_mark("boss-difficult", Mark.UNKNOWN)
    sheet = question_page(replace(one, questions=(Question("q", "How large is it?"),)), CATALOGUE)
    assert sheet.own == ("How large is it?",)
    assert sheet.suggested == ()
    assert len(question_page(one, CATALOGUE).suggested) == 1


# --- paper --------------------------------------------------------------------------------------------


def test_there_is_ink_inside_the_margins_only() -> None:
    image = QImage(600, 800, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    page = QRect(50, 60, 500, 700)
    paint_questions(SHEET, painter, page, lambda: None)
    painter.end()
    dark = [
        (x, y)
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
        if image.pixelColor(x, y).lightness() < 160
    ]
    assert dark
    assert all(page.adjusted(-2, -2, 2, 2).contains(x, y) for x, y in dark)


def test_the_preview_shows_the_page_and_its_dialog_prints_it(qtbot: QtBot) -> None:
    preview = QuestionPreview(SHEET)
    qtbot.addWidget(preview)
    painted: list[QPrinter] = []
    preview.paintRequested.connect(painted.append)
    with qtbot.waitExposed(preview):
        preview.show()
    qtbot.waitUntil(lambda: bool(painted))
    assert preview.windowTitle() == "Print my questions"
    preview.close()
    QApplication.sendPostedEvents(preview, QEvent.Type.DeferredDelete)
