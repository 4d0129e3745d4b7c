"""Notes: plain text whatever is pasted, refused where it does not fit, shown without losing one's place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, Heard, palette, picture, show, spoken

from interview_helper.domain.text import NOTE_LIMIT, UNBROKEN_LIMIT, clean_note
from interview_helper.widgets.note_edit import NoteEdit

FAMILY = "👩‍👩‍👧‍👦"


@pytest.fixture(autouse=True)
def emptied_clipboard(qapp: object) -> Iterator[None]:  # noqa: ARG001
    yield
    # What Python made for it would outlive Qt, and take the process down at its end.
    QGuiApplication.clipboard().clear()


@pytest.fixture
def note(qtbot: QtBot) -> NoteEdit:
    widget = NoteEdit("Notes", "What you heard")
    show(qtbot, widget, 300, 120)
    return widget


def heard_of(note: NoteEdit) -> Heard:
    return Heard(asked=note.text_requested, refused=note.refused, left=note.left)


def paste(note: NoteEdit, **content: object) -> None:
    """Paste from a clipboard that holds text, html, an image, urls."""
    data = QMimeData()
    setters: dict[str, Callable[..., None]] = {
        "text": data.setText,
        "html": data.setHtml,
        "image": data.setImageData,
        "urls": data.setUrls,
    }
    for name, value in content.items():
        setters[name](value)
    QGuiApplication.clipboard().setMimeData(data)
    note.paste()


def put_cursor(note: NoteEdit, place: int, end: int | None = None) -> None:
    """Places in UTF-16 units, as Qt counts them."""
    cursor = note.textCursor()
    cursor.setPosition(place)
    cursor.setPosition(place if end is None else end, QTextCursor.MoveMode.KeepAnchor)
    note.setTextCursor(cursor)


def an_image() -> QImage:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


# --- typing -------------------------------------------------------------------------------------------


def test_each_key_is_reported(note: NoteEdit, qtbot: QtBot) -> None:
    heard = heard_of(note)
    qtbot.keyClicks(note, "ab")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(note, Qt.Key.Key_Backspace)
    assert heard.of("asked") == ["a", "ab", "ab\n", "ab\n\n", "ab\n"]


def test_a_no_break_space_stays_one(note: NoteEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(note, "5\N{NO-BREAK SPACE}%")
    assert note.note() == "5\N{NO-BREAK SPACE}%"
    note.show_note("6\N{NO-BREAK SPACE}% \N{NARROW NO-BREAK SPACE}")
    assert note.note() == "6\N{NO-BREAK SPACE}% \N{NARROW NO-BREAK SPACE}"


def test_markup_is_text(note: NoteEdit) -> None:
    note.show_note(MARKUP)
    assert note.note() == MARKUP
    assert note.toPlainText() == MARKUP
    paste(note, text=MARKUP)
    assert note.note() == MARKUP * 2


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_undo_is_left_to_the_window(note: NoteEdit, qtbot: QtBot, key: Qt.Key, modifier: object) -> None:
    qtbot.keyClicks(note, "ab")
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)  # type: ignore[arg-type]
    claim.ignore()
    QApplication.sendEvent(note, claim)
    assert not claim.isAccepted()
    qtbot.keyClick(note, key, modifier)  # type: ignore[arg-type]
    assert note.note() == "ab"


def test_other_keys_are_still_the_fields_own(note: NoteEdit) -> None:
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    claim.ignore()
    QApplication.sendEvent(note, claim)
    assert claim.isAccepted()


def test_leaving_is_said(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    one, other = NoteEdit("One", ""), NoteEdit("Other", "")
    layout.addWidget(one)
    layout.addWidget(other)
    show(qtbot, window, 300, 200)
    one.setFocus()
    heard = Heard(left=one.left, moved_on=one.moved_on)
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert one.note() == ""
    assert heard.names() == ["left", "moved_on"]


# --- pasting ------------------------------------------------------------------------------------------


def test_what_is_pasted_rich_becomes_plain(note: NoteEdit) -> None:
    heard = heard_of(note)
    paste(note, text="Good pay", html="<h1>Good <b style='color:red'>pay</b></h1><img src='file:///x.png'>")
    assert heard.of("asked") == ["Good pay"]
    assert "<img" not in note.document().toHtml()
    assert "red" not in note.document().toHtml()


def test_html_alone_becomes_its_words(note: NoteEdit) -> None:
    paste(
        note,
        html="<style>p{color:red}</style><p>Good <b>pay</b>&nbsp;&amp; <i>people</i></p>"
        "<script>alert(1)</script><p>second<br>line</p><img src='file:///etc/passwd' alt='x'>",
    )
    assert note.note() == "Good pay\N{NO-BREAK SPACE}& people\nsecond\nline"


def test_a_picture_is_refused_with_a_sentence(note: NoteEdit) -> None:
    note.show_note("kept")
    heard = heard_of(note)
    paste(note, image=an_image())
    assert note.canPaste(), "so that the menu offers it, and the sentence can be read"
    assert heard.said == [
        ("refused", "A picture cannot be kept here: notes are plain text. Describe it in words.")
    ]
    assert note.note() == "kept"


def test_html_of_nothing_but_a_picture_is_refused_too(note: NoteEdit) -> None:
    heard = heard_of(note)
    paste(note, html="<img src='https://example.org/x.png'>", image=an_image())
    assert [name for name, *_ in heard.said] == ["refused"]


def test_of_a_picture_with_words_the_words_are_taken(note: NoteEdit) -> None:
    heard = heard_of(note)
    paste(note, image=an_image(), text="a caption")
    assert heard.said == [("asked", "a caption")]


def test_an_empty_clipboard_does_nothing(note: NoteEdit) -> None:
    heard = heard_of(note)
    QGuiApplication.clipboard().clear()
    note.paste()
    paste(note, html="<br><p></p>")
    assert heard.said == []


def test_a_file_is_pasted_as_its_address_and_never_read(note: NoteEdit) -> None:
    paste(note, urls=[QUrl("file:///etc/passwd")])
    assert note.note() == "file:///etc/passwd"


def test_what_is_dropped_is_plain_too(note: NoteEdit) -> None:
    note.show_note("ab")
    data = QMimeData()
    data.setHtml("<b>x</b>")
    drag = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(note.viewport(), QDragEnterEvent(QPoint(1, 1), *drag))
    QApplication.sendEvent(note.viewport(), QDropEvent(QPointF(1, 1), *drag))
    assert note.note() == "xab"


def test_every_kind_of_line_break_becomes_one(note: NoteEdit) -> None:
    paste(note, text="a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x85h")
    assert note.note() == "a\nb\nc\nd\ne\nf\ng\nh"


def test_a_paste_is_one_change_even_over_a_selection(note: NoteEdit) -> None:
    note.show_note("one two three")
    heard = heard_of(note)
    put_cursor(note, 4, 7)
    paste(note, text="2\n2")
    assert heard.said == [("asked", "one 2\n2 three")]


def test_a_paste_between_emoji_lands_between_them(note: NoteEdit) -> None:
    note.show_note("😀😁")
    put_cursor(note, 2)
    paste(note, text=FAMILY)
    assert note.note() == f"😀{FAMILY}😁"
    put_cursor(note, 0, 2)
    paste(note, text="x")
    assert note.note() == f"x{FAMILY}😁"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x\n" * (NOTE_LIMIT // 2), "The note would take 200,004 bytes; 200,000 fit."),
        ("x" * UNBROKEN_LIMIT, "The note would have a line of 20,002 characters; 20,000 fit."),
        ("a\0b", "The note contains the control character U+0000."),
        ("a\x1bb", "The note contains the control character U+001B."),
    ],
)
def test_a_paste_that_does_not_fit_is_refused_and_the_text_stays(
    note: NoteEdit, text: str, sentence: str
) -> None:
    note.show_note("éé")
    put_cursor(note, 1)
    heard = heard_of(note)
    paste(note, text=text)
    (refused,) = heard.of("refused")
    assert refused.startswith(sentence)
    assert heard.of("asked") == []
    assert note.note() == "éé"
    assert note.textCursor().position() == 1


def test_a_paste_that_replaces_enough_fits(note: NoteEdit) -> None:
    line = "x" * UNBROKEN_LIMIT
    note.show_note(line)
    heard = heard_of(note)
    put_cursor(note, 0, UNBROKEN_LIMIT)
    paste(note, text=line.upper())
    assert heard.said == [("asked", line.upper())]


# --- showing ------------------------------------------------------------------------------------------


def test_showing_reports_nothing(note: NoteEdit) -> None:
    heard = heard_of(note)
    note.show_note("shown")
    note.open_note("opened")
    note.show_note("")
    assert heard.said == []


@pytest.mark.parametrize(
    ("before", "after", "cursor"),
    [
        ("one two three", "one three", 5),
        ("one three", "one two three", 9),
        ("one two three", "one TWO three", 7),
        ("a😀c", "a😀bc", 4),
        ("a😀c", "a😁c", 3),
        ("", "all new", 7),
    ],
)
def test_the_cursor_goes_where_something_changed(
    note: NoteEdit, before: str, after: str, cursor: int
) -> None:
    note.show_note(before)
    put_cursor(note, 0)
    note.show_note(after)
    assert note.note() == after
    assert note.textCursor().position() == cursor


def test_the_cursor_stays_when_nothing_changed(note: NoteEdit) -> None:
    note.show_note("one two three")
    put_cursor(note, 4, 7)
    note.show_note("one two three")
    cursor = note.textCursor()
    assert (cursor.anchor(), cursor.position()) == (4, 7)


def test_another_note_is_shown_from_its_beginning(note: NoteEdit) -> None:
    note.open_note("line\n" * 200)
    assert note.textCursor().position() == 0
    assert note.verticalScrollBar().value() == 0


ANY_TEXT = st.text("ab \n\t\N{NO-BREAK SPACE}é😀א<&", max_size=12)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(ANY_TEXT, max_size=5))
def test_any_text_is_shown_and_given_back_as_it_is(note: NoteEdit, texts: list[str]) -> None:
    heard = heard_of(note)
    for text in texts:
        note.show_note(text)
        assert note.note() == text
    assert heard.said == []


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY_TEXT, pasted=ANY_TEXT, start=st.integers(0, 12), end=st.integers(0, 12))
def test_any_paste_anywhere_gives_what_it_should(
    note: NoteEdit, text: str, pasted: str, start: int, end: int
) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    note.show_note(text)

    def units(place: int) -> int:
        return len(text[:place].encode("utf-16-le")) // 2

    put_cursor(note, units(start), units(end))
    paste(note, text=pasted)
    expected = text[:start] + clean_note(pasted, "it") + text[end:] if pasted else text
    assert note.note() == expected


# --- for the eye and for others -----------------------------------------------------------------------


def test_assistive_technology_finds_a_named_text(note: NoteEdit) -> None:
    note.show_note(MARKUP)
    found = spoken(note)
    assert found.role() is QAccessible.Role.EditableText
    assert found.text(QAccessible.Text.Name) == "Notes"
    assert found.textInterface().text(0, found.textInterface().characterCount()) == MARKUP


def test_dark_it_is_dark(note: NoteEdit) -> None:
    for colours in (LIGHT, DARK):
        note.setPalette(palette(*colours))
        image = picture(note)
        assert image.pixelColor(image.width() // 2, image.height() // 2).name() == colours[0]
