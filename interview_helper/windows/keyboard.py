"""What the keyboard does, in the keys of the platform that the program runs on."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence

from interview_helper.windows.actions import Actions

_IN_A_CHECKLIST = (
    ("Up, Down", "go through a checklist, or through the companies"),
    ("Space", "tick or untick"),
    ("?", "I don’t know yet"),
    ("1 to 5", "how much it would matter"),
    ("!", "a deal-breaker, among the reasons to turn it down"),
    ("F2", "edit the words"),
    ("Alt+Up, Alt+Down", "move the reason"),
    ("Enter", "note on the reason; Escape closes it"),
)


def keyboard_words(actions: Actions) -> str:
    """A line for each key or pair of keys; an action without a key on this platform has none."""
    commands: tuple[tuple[tuple[QAction, ...], str, str], ...] = (
        ((actions.new,), "", "new company"),
        ((actions.find,), "", "find a company"),
        ((actions.previous, actions.next), "", "previous and next company"),
        ((actions.delete,), ", in the list", "delete the company"),
        (tuple(actions.tabs.values()), "", "notes, questions, people, decision"),
        ((actions.why,), "", "why this verdict"),
        ((actions.strike_out,), "", "strike reasons out"),
        ((actions.blind,), "", "weigh blind, or uncover"),
        ((actions.priorities,), "", "my priorities"),
        ((actions.letter,), "", "write a letter"),
        ((actions.journal,), "", "journal of decisions"),
        ((actions.print_questions,), "", "print my questions"),
        ((actions.undo, actions.redo), "", "undo and redo every change"),
        ((actions.export_company, actions.export_all), "", "export this company, or all"),
        ((actions.copy_markdown,), "", "copy this company as Markdown"),
        ((actions.save,), "", "save now; it saves by itself anyway"),
        ((actions.method,), "", "how the balance works"),
        ((actions.keys,), "", "this list"),
        ((actions.quit,), "", "close the program"),
    )
    lines = [f"{keys}: {what}" for keys, what in _IN_A_CHECKLIST]
    for group, where, what in commands:
        keys = [action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) for action in group]
        if all(keys):
            lines.append(f"{', '.join(keys)}{where}: {what}")
    return "\n".join(lines)
