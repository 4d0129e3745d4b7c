"""The one door to dialogs, held by a test: what was asked is recorded, what was prepared is answered."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QPlainTextEdit

from interview_helper.windows.dialogs import Dialogs


@dataclass
class Asked:
    """One message, question or file dialog, with everything that the program wrote in it."""

    kind: str
    texts: tuple[str, ...]


class FakeDialogs(Dialogs):
    """Records what is asked and answers with what was prepared; an answer that is lacking fails the test.

    What answers a dialog of its own is a function that is given it.
    """

    def __init__(self) -> None:
        super().__init__(None)
        self.asked: list[Asked] = []
        self.answers: deque[object] = deque()
        self.shown: list[QDialog] = []

    def inform(self, text: str, more: str = "") -> None:
        self.asked.append(Asked("inform", (text, more)))

    def warn(self, text: str, more: str = "") -> None:
        self.asked.append(Asked("warn", (text, more)))

    def ask(
        self,
        text: str,
        more: str,
        yes: str,
        no: str,
        *,
        details: str = "",
        careful: bool = False,  # noqa: ARG002
    ) -> bool:
        return bool(self._answer("ask", text, more, yes, no, details))

    def file_to_save(self, title: str, proposed: Path, filters: Sequence[str]) -> tuple[Path, str] | None:
        return self._answer("file_to_save", title, str(proposed), *filters)

    def file_to_open(self, title: str, folder: Path, filters: Sequence[str]) -> Path | None:
        return self._answer("file_to_open", title, str(folder), *filters)

    def folder(self, title: str, proposed: Path) -> Path | None:
        return self._answer("folder", title, str(proposed))

    def show(self, dialog: QDialog) -> None:
        texts = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
        texts += [field.toPlainText() for field in dialog.findChildren(QPlainTextEdit)]
        self.asked.append(Asked("show", tuple(texts)))
        self.shown.append(dialog)
        if self.answers and callable(self.answers[0]):
            act = self.answers.popleft()
            assert callable(act)
            # Not shown: the offscreen platform would not give the keyboard back to the window below.
            act(dialog)

    def box(self, text: str, more: str) -> QMessageBox:
        """The real message box with these texts, as it would be shown."""
        return self._box(QMessageBox.Icon.Question, text, more)

    def _answer(self, kind: str, *texts: str) -> object:
        self.asked.append(Asked(kind, texts))
        assert self.answers, f"nobody expected this to be asked: {texts}"
        return self.answers.popleft()
