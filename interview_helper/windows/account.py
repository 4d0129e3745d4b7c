"""“Why?”: the full account of the balance, laid over what goes with the decision while it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from interview_helper.domain.balance import Balance
from interview_helper.domain.company import Company
from interview_helper.widgets.decision_panel import AT_REST_MS, DecisionPanel
from interview_helper.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from interview_helper.widgets.account_panel import AccountPanel


class Account(QObject):
    """Shows the account and puts it away. ``refused`` says why it cannot be shown."""

    refused = Signal(str)

    def __init__(self, decision: DecisionPanel, side: SidePanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decision = decision
        self._side = side
        self._panel: AccountPanel | None = None
        self._shown: tuple[Company, Balance] | None = None
        self._later = QTimer(self, singleShot=True, interval=AT_REST_MS)
        self._later.timeout.connect(self._show)

    def show_company(self, company: Company, balance: Balance) -> None:
        """Follow a change, where the account is open: once the beam is at rest, and no tick waits for it."""
        self._shown = (company, balance)
        if self._panel is None or self._side.overlay is not self._panel:
            return
        if company.blind:
            self.close()
        elif self._decision.balance.is_moving:
            self._later.start()
        else:
            self._show()

    @property
    def is_behind(self) -> bool:
        """Whether a change is still to be followed."""
        return self._later.isActive()

    def toggle(self) -> None:
        """Show the account, or put it away."""
        if self._side.overlay is not None:
            self.close()
            return
        if self._shown is None or self._shown[0].blind:
            self.refused.emit("The balance is covered while you weigh blind. Uncover it to see why.")
            return
        if self._panel is None:
            from interview_helper.widgets.account_panel import AccountPanel

            self._panel = AccountPanel(self._side)
            self._panel.closed_requested.connect(self.close)
            self._panel.reason_clicked.connect(self._decision.go_to_reason)
        self._show()
        self._side.lay_over(self._panel)
        self._panel.take_focus()
        self._decision.bring_into_view(self._side)

    def close(self) -> None:
        """Put the account away; the keyboard goes back to where it was asked for."""
        self._side.take_off()
        self._decision.verdict.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        from interview_helper.domain.account import account

        if self._panel is not None and self._shown is not None:
            company, balance = self._shown
            self._panel.show_account(account(balance, company.reasons))
