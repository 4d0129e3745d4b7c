"""A user's text where Qt would otherwise guess whether it is rich text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_tooltip(text: str) -> str:
    """The tooltip that shows the text literally, wrapped to a readable width.

    Qt takes a tooltip with anything like a tag in it for rich text; so every tooltip is, with the
    text escaped.
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<p style="white-space:pre-wrap">{escaped}</p>'


def plain_label(text: str, parent: QWidget | None = None) -> QLabel:
    """A label that shows its text literally, whatever is in it."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label
