"""Password fields one below the other, with one box that shows them all, and room for what is to be said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from interview_helper.widgets.outlined_boxes import OutlinedCheckBox
from interview_helper.widgets.password_field import PasswordField
from interview_helper.widgets.plain import plain_label
from interview_helper.widgets.tint_label import TintLabel
from interview_helper.widgets.tints import muted


class PasswordEntry(QWidget):
    """``fields`` are in the order of their labels, which end in no colon and may have a key of their own."""

    edited = Signal()

    def __init__(self, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = [PasswordField(label.replace("&", ""), self) for label in labels]
        self.show_box = OutlinedCheckBox("&Show what is typed", self)
        self.caps_lock = TintLabel(muted, "Caps Lock seems to be on.", self)
        self.trouble = plain_label("", self)
        self.trouble.setWordWrap(True)
        self.trouble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for hidden in (self.caps_lock, self.trouble):
            hidden.hide()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in zip(labels, self.fields, strict=True):
            label = plain_label(f"{words}:", self)
            label.setBuddy(field)
            form.addRow(label, field)
            field.caps_lock_guessed.connect(self.caps_lock.setVisible)
            field.textEdited.connect(self._on_edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        for widget in (self.show_box, self.caps_lock, self.trouble):
            layout.addWidget(widget)
        self.show_box.toggled.connect(self._on_show_toggled)

    def texts(self) -> list[str]:
        """What is in the fields."""
        return [field.text() for field in self.fields]

    def refuse(self, sentence: str, place: int) -> None:
        """Say what is wrong, and go to the field that it is about, so that it can be typed again."""
        self.trouble.setText(sentence)
        self.trouble.show()
        self.setEnabled(True)
        self.fields[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[place].selectAll()

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self.fields:
            field.clear()

    def _on_edited(self) -> None:
        self.trouble.hide()
        self.edited.emit()

    def _on_show_toggled(self, shown: bool) -> None:
        for field in self.fields:
            field.show_text(shown)
