"""What is wanted of the reasons in the checklists, taken to the session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from interview_helper.domain.company import Company, clean_reason_text, new_id
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.text import TextRefused
from interview_helper.domain.wording import shortened
from interview_helper.session.session import Session
from interview_helper.widgets.decision_panel import DecisionPanel

if TYPE_CHECKING:
    from interview_helper.domain.priorities import Priorities


class ReasonChanges(QObject):
    """Connects the rows of both checklists: each wish is one undo step."""

    def __init__(self, session: Session, decision: DecisionPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        for side, checklist in decision.lists.items():
            checklist.mark_requested.connect(self.set_mark)
            checklist.weight_requested.connect(self.set_weight)
            checklist.note_requested.connect(self.set_note)
            checklist.deal_breaker_requested.connect(self.set_deal_breaker)
            checklist.text_requested.connect(self.reword)
            checklist.move_requested.connect(self.move)
            checklist.hide_requested.connect(self.hide)
            checklist.restore_requested.connect(self.restore)
            checklist.remove_requested.connect(self.remove)
            checklist.share_requested.connect(self.share)
            checklist.priority_requested.connect(self.set_priority)
            checklist.add_requested.connect(lambda text, for_all, side=side: self.add(side, text, for_all))

    def set_mark(self, reason_id: str, mark: Mark) -> None:
        """Mark a reason from elsewhere than its row, where it may be gone or hidden meanwhile."""
        if self._reason(reason_id) is not None:
            self._session.set_mark(reason_id, mark)

    def set_weight(self, reason_id: str, weight: int) -> None:
        """Weigh a reason, for this company."""
        if self._reason(reason_id) is not None:
            self._session.set_weight(reason_id, weight)

    def set_note(self, reason_id: str, note: str) -> None:
        """Take over the note on a reason after a keystroke in it."""
        if self._reason(reason_id) is not None:
            self._session.set_reason_note(reason_id, note)

    def set_deal_breaker(self, reason_id: str, deal_breaker: bool) -> None:
        """Flag a reason as a deal-breaker, or not."""
        words = "A deal-breaker:" if deal_breaker else "No deal-breaker:"
        self._change(reason_id, words, lambda company: company.with_deal_breaker(reason_id, deal_breaker))

    def reword(self, reason_id: str, text: str) -> None:
        """Let a reason say something else, for this company."""
        self._session.change(
            lambda company: company.with_reason_text(reason_id, text), "Edit the words of a reason"
        )

    def move(self, reason_id: str, step: int) -> None:
        """Move a reason by so many shown places."""
        self._change(reason_id, "Move", lambda company: company.with_reason_moved(reason_id, step))

    def hide(self, reason_id: str) -> None:
        """Put a reason away, for this company."""
        self._change(reason_id, "Hide", lambda company: company.with_reason_hidden(reason_id, True))

    def restore(self, reason_id: str) -> None:
        """Bring a hidden reason back."""
        self._change(reason_id, "Bring back", lambda company: company.with_reason_hidden(reason_id, False))

    def remove(self, reason_id: str) -> None:
        """Take a reason of the user's own off this company's list."""
        self._change(reason_id, "Remove", lambda company: company.without_reason(reason_id))

    def add(self, side: Side, text: str, for_all: bool) -> None:
        """Add a reason of the user's own, for this company or for all of them."""
        try:
            text = clean_reason_text(text)
        except TextRefused as refused:
            self._session.edit_refused.emit(str(refused))
            return
        words = f"Add “{shortened(text, 40)}”"
        if for_all:
            from interview_helper.domain.priorities import Priority

            self._set_priorities((*self._session.priorities, Priority(new_id(), side, text)), words)
        else:
            reason = Reason(new_id(), side, text)
            self._session.change(lambda company: company.with_new_reason(reason), words)

    def share(self, reason_id: str) -> None:
        """Make a reason that only this company has one for all of them."""
        from interview_helper.domain.priorities import Priority, priority_of

        reason = self._reason(reason_id)
        if reason is not None and priority_of(reason_id, self._session.priorities) is None:
            priority = Priority(reason.id, reason.side, reason.text, reason.weight)
            self._set_priorities(
                (*self._session.priorities, priority), f"For all companies: “{shortened(reason.text, 40)}”"
            )

    def set_priority(self, reason_id: str, weight: int) -> None:
        """Let a reason weigh as much for every company that does not deviate."""
        reason = self._reason(reason_id)
        if reason is None:
            return
        self._set_priorities(
            tuple(
                replace(priority, weight=weight) if priority.id == reason_id else priority
                for priority in self._session.priorities
            ),
            f"My priority: “{shortened(reason.text, 40)}”",
        )

    def _set_priorities(self, priorities: Priorities, text: str) -> None:
        ordered = tuple(sorted(priorities, key=lambda priority: priority.side is Side.ACCEPT))
        self._session.set_common(self._session.common._replace(priorities=ordered), text)

    def _change(self, reason_id: str, words: str, change: Callable[[Company], Company]) -> None:
        reason = self._reason(reason_id)
        if reason is not None:
            self._session.change(change, f"{words} “{shortened(reason.text, 40)}”")

    def _reason(self, reason_id: str) -> Reason | None:
        """The reason; ``None`` where it has gone meanwhile, by undo or an import."""
        return next((reason for reason in self._session.company.reasons if reason.id == reason_id), None)
