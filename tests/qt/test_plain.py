"""A user's text in a tooltip is shown as it was typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import Qt, QTextDocument

from interview_helper.widgets.plain import plain_tooltip

TEXTS = st.text(
    st.sampled_from("ab <>&;\"'/#x0amplgtnb=\n") | st.characters(min_codepoint=0xC0, max_codepoint=0x2FF)
)


@given(text=TEXTS)
def test_a_tooltip_shows_any_text_literally(text: str) -> None:
    document = QTextDocument()
    document.setHtml(plain_tooltip(f"|{text}|"))
    assert document.toPlainText() == f"|{text}|"


def test_qt_takes_every_tooltip_for_rich_text() -> None:
    assert Qt.mightBeRichText(plain_tooltip("no markup at all"))
