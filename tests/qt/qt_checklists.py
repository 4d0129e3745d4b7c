"""Two checklists that do what was asked of them, and a row drawn as text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from qt_data import Heard, reason

from interview_helper.domain.reasons import Reason, Side
from interview_helper.widgets.checklist import Checklist
from interview_helper.widgets.reason_row import ReasonRow


class Wired(QWidget):
    """Two checklists that show what was asked for, as the session makes it."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__()
        self.reasons = list(reasons)
        self.lists = {side: Checklist(side, self) for side in Side}
        layout = QHBoxLayout(self)
        for checklist in self.lists.values():
            layout.addWidget(checklist, 1)
            checklist.mark_requested.connect(lambda key, mark: self._change(key, mark=mark))
            checklist.weight_requested.connect(lambda key, weight: self._change(key, weight=weight))
            checklist.note_requested.connect(lambda key, note: self._change(key, note=note))
        self.asked = Heard(
            **{
                f"{side} {name}": getattr(checklist, f"{name}_requested")
                for side, checklist in self.lists.items()
                for name in ("mark", "weight", "note")
            }
        )
        self.show_all()

    def _change(self, key: str, **changes: object) -> None:
        self.reasons = [replace(one, **changes) if one.id == key else one for one in self.reasons]
        self.show_all()

    def show_all(self) -> None:
        for side, checklist in self.lists.items():
            mine = [one for one in self.reasons if one.side is side]
            checklist.show_reasons(mine, sum(one.weight for one in mine if one.ticked))

    def row(self, key: str) -> ReasonRow:
        (found,) = [row for one in self.lists.values() for row in one.rows if row.reason.id == key]
        return found

    def drawn(self, side: Side = Side.DECLINE) -> list[str]:
        return [drawn(row) for row in self.lists[side].rows]

    def focused(self) -> str:
        """What the keyboard is at, such as "far.pips"."""
        at = QApplication.focusWidget()
        for checklist in self.lists.values():
            for row in checklist.rows:
                names = {
                    row.check_box: "box",
                    row.unknown_button: "?",
                    row.pips: "pips",
                    row.note_editor: "note",
                }
                if at in names:
                    return f"{row.reason.id}.{names[at]}"
        return "elsewhere"


def drawn(row: ReasonRow) -> str:
    box = "?" if row.unknown_button.isChecked() else ("☑" if row.check_box.isChecked() else "☐")
    weight = row.pips.value()
    note = " ✎" if row.note_button.isVisibleTo(row) else ""
    return f"{box} {'●' * weight}{'○' * (5 - weight)} {row.check_box.plain_text()}{note}"


FAR, LOW, GOOD = (
    reason("far", text="Too far"),
    reason("low", text="Below my level", weight=2),
    reason("good", Side.ACCEPT, text="Good team"),
)
