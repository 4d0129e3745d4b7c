"""What the keyboard does, in the keys of the platform that the program runs on."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence

from interview_helper.windows.actions import Actions

_IN_A_CHECKLIST = (
    ("Up, Down", "go through a checklist, or through the companies"),
    ("Space", "tick or untick"),
    ("?", "I don’t know yet"),
    ("1 to 5", "how much it would matter"),
    ("Enter", "note on the reason; Escape closes it"),
)


def keyboard_words(actions: Actions) -> str:
    """A line for each key or pair of keys; an action without a key on this platform has none."""
    commands: tuple[tuple[tuple[QAction, ...], str, str], ...] = (
        ((actions.new,), "", "new company"),
        ((actions.find,), "", "find a company"),
        ((actions.previous, actions.next), "", "previous and next company"),
        ((actions.delete,), ", in the list", "delete the company"),
        ((actions.undo, actions.redo), "", "undo and redo every change"),
        ((actions.export_company, actions.export_all), "", "export this company, or all"),
        ((actions.copy_markdown,), "", "copy this company as Markdown"),
        ((actions.save,), "", "save now; it saves by itself anyway"),
        ((actions.keys,), "", "this list"),
        ((actions.quit,), "", "close the program"),
    )
    lines = [f"{keys}: {what}" for keys, what in _IN_A_CHECKLIST]
    for group, where, what in commands:
        keys = [action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) for action in group]
        if all(keys):
            lines.append(f"{', '.join(keys)}{where}: {what}")
    return "\n".join(lines)
