"""The changes of the open company, each an undo step; how they are kept is the session's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from interview_helper.domain.company import Company, new_id, utc_now
from interview_helper.domain.reasons import Mark
from interview_helper.domain.text import TextRefused
from interview_helper.domain.wording import shortened
from interview_helper.session.undo import Typing, typed


class Editing(QObject):
    """What can be changed in the open company, ``company``.

    Each change is an undo step; keystrokes in one field, without a pause, are one together. A text that is
    not taken changes nothing: ``edit_refused`` says why.
    """

    company_changed = Signal(object)
    edit_refused = Signal(str)

    company: Company

    def __init__(self, clock: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock

    def _edit(self, record: Company, text: str, typing: Typing | None = None) -> None:
        """Make a record of the open company the current one, in a step of this name."""
        raise NotImplementedError

    def set_name(self, name: str) -> None:
        """Take over the name after a keystroke in it."""
        self.type_text("name", self.company.name, name, Company.with_name, "Edit the name")

    def set_role(self, role: str) -> None:
        """Take over the role after a keystroke in it."""
        self.type_text("role", self.company.role, role, Company.with_role, "Edit the role")

    def set_notes(self, notes: str) -> None:
        """Take over the notes after a keystroke in them."""
        self.type_text("notes", self.company.notes, notes, Company.with_notes, "Edit the notes")

    def set_reason_note(self, reason_id: str, note: str) -> None:
        """Take over the note on a reason after a keystroke in it.

        Raises:
            KeyError: the open company has no such reason.
        """
        self.type_text(
            f"note on {reason_id}",
            self.company.reason(reason_id).note,
            note,
            lambda company, text: company.with_reason_note(reason_id, text),
            "Edit the note on a reason",
        )

    def set_round(self, number: int) -> None:
        """Set the round; the balance of the one before is kept as it stands.

        Raises:
            ValueError: not a round from 1 to 99.
        """
        # Imported here: few starts are followed by it.
        from interview_helper.domain.sleeping import in_round

        self._edit(in_round(self.company, number, new_id(), utc_now()), "Change the round")

    def set_interview_at(self, interview_at: datetime | None) -> None:
        """Set the time of the next interview, by the clock on the wall, or that there is none.

        Raises:
            ValueError: the time carries a zone.
        """
        self._edit(self.company.with_interview_at(interview_at), "Change the date")

    def set_mark(self, reason_id: str, mark: Mark) -> None:
        """Mark a reason.

        Raises:
            KeyError: the open company has no such reason.
        """
        words = {Mark.TICKED: "Tick", Mark.UNTICKED: "Untick", Mark.UNKNOWN: "Mark as not known yet:"}[mark]
        text = self.company.reason(reason_id).text
        self._edit(self.company.with_mark(reason_id, mark), f"{words} “{shortened(text, 40)}”")

    def set_weight(self, reason_id: str, weight: int) -> None:
        """Weigh a reason, from 1 to 5.

        Raises:
            KeyError: the open company has no such reason.
            ValueError: not a weight.
        """
        text = self.company.reason(reason_id).text
        self._edit(self.company.with_weight(reason_id, weight), f"Weigh “{shortened(text, 40)}”")

    def change(self, change: Callable[[Company], Company], text: str) -> None:
        """Change the open company by one of the domain's functions; ``text`` names the step for undo.

        A TextRefused of the function's is announced by ``edit_refused``. A KeyError means that what was to
        be changed has gone meanwhile, by undo or an import: nothing happens then.
        """
        try:
            record = change(self.company)
        except TextRefused as refused:
            self._refuse(refused)
            return
        except KeyError:
            return
        self._edit(record, text)

    def type_text(
        self, field: str, before: str, after: str, change: Callable[[Company, str], Company], text: str
    ) -> None:
        """Take over a text after a keystroke in it.

        Args:
            field: tells this text from every other of the company.
            before: the text as it was.
            after: the text as it is wanted.
            change: gives the company with that text; its errors are taken as those of ``change`` are.
            text: names the step for undo.
        """
        try:
            record = change(self.company, after)
        except TextRefused as refused:
            self._refuse(refused)
            return
        except KeyError:
            return
        typing = typed(self.company.id, field, before, after, self._clock())
        self._edit(record, text, typing)

    def _refuse(self, refused: TextRefused) -> None:
        self.edit_refused.emit(str(refused))
        self.company_changed.emit(self.company)
