"""Draws the window in each of its states, light and dark, for whoever looks after how it looks.

``python packaging/states.py FOLDER [NAME…]`` draws all of them, or those named, as NAME-light.png and
NAME-dark.png.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from palette_pictures import save
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog

from interview_helper import app
from interview_helper.domain import sleeping
from interview_helper.domain.common import NOTHING_COMMON, Common
from interview_helper.domain.company import Company, new_company, utc_now
from interview_helper.domain.priorities import default_priorities
from interview_helper.domain.reasons import Mark, parse_catalogue
from interview_helper.importing.json_file import read_json
from interview_helper.options import WindowOptions
from interview_helper.paths import database_file, read_resource
from interview_helper.storage.database import Database
from interview_helper.storage.parts import shared_values
from interview_helper.storage.store import Store
from interview_helper.widgets.side_panel import Tab
from interview_helper.windows.main_window import MainWindow
from interview_helper.windows.striking_dialog import StrikingDialog

SIZE = (1080, 680)
APPEARANCES = ("light", "dark")
CATALOGUE = parse_catalogue(read_resource("reasons.json"))
DIALOG_SECONDS = 10
BEGUN = datetime(2026, 11, 9, 18, 20, tzinfo=UTC)

Act = Callable[[MainWindow], object]


def nothing(_: object) -> None:
    """Show it as it is."""


@dataclass(frozen=True)
class State:
    """One picture: the companies stored, of which the first is open, and what is done in the window.

    With ``in_dialog`` a dialog comes up, and is the picture once that was done in it. ``prepare`` is done to
    the data before the window is there.
    """

    companies: Sequence[Company]
    act: Act = nothing
    in_dialog: Callable[[QDialog], object] | None = None
    common: Common = NOTHING_COMMON
    prepare: Callable[[Database], object] = nothing


def weighed(*ticked: str, unknown: Sequence[str] = (), weights: dict[str, int] | None = None) -> Company:
    """A company with some of the built-in reasons marked."""
    company = replace(
        new_company(CATALOGUE, "weighed", BEGUN), name="Adventure Works", role="Planner", round=2
    )
    for reason_id in (*ticked, *unknown):
        company = company.with_mark(reason_id, Mark.TICKED if reason_id in ticked else Mark.UNKNOWN)
    for reason_id, weight in (weights or {}).items():
        company = company.with_weight(reason_id, weight)
    return company


def examples(*names: str) -> list[Company]:
    """Those of the example companies that are named; without names, all of them."""
    found = read_json(read_resource("examples/companies.json").encode(), CATALOGUE, BEGUN)
    return [company for company in found if company.name in names or not names]


def own_priorities() -> Common:
    """Priorities of one's own, from which a company of these deviates."""
    weights = {"values-conflict": 5, "values-aligned": 5, "job-below-level": 2, "leadership-unmet": 1}
    priorities = (
        replace(priority, weight=weights.get(priority.id, priority.weight))
        for priority in default_priorities(CATALOGUE)
    )
    return Common(tuple(priorities), signature="Ann Clarke")


def go_to_foot(window: MainWindow) -> None:
    """Show the end of both checklists."""
    bar = window.decision.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())


def weighing_again() -> Company:
    slept = sleeping.sleep_on(LEANS, "slept", utc_now() - timedelta(days=1))
    again = sleeping.weigh_again(slept, (), "kept", utc_now())
    return again.with_mark("job-interesting", Mark.TICKED).with_mark("boss-difficult", Mark.TICKED)


def compared() -> Company:
    return sleeping.uncover_both(weighing_again(), "again", utc_now())


def tab(which: Tab) -> Act:
    return lambda window: window.choose_tab(which)


def trigger(name: str) -> Act:
    """Choose a command of the menus, by the name of its action."""
    return lambda window: getattr(window.actions_, name).trigger()


def half_struck(dialog: QDialog) -> None:
    assert isinstance(dialog, StrikingDialog)
    dialog.go_to(1)


def several_notes(database: Database) -> None:
    """Notes that were written over some days."""
    notes = (
        "Called back within an hour.",
        "Called back within an hour.\nThe team is eight people; two are leaving.",
        "Called back within an hour.\nThe team is eight people.\nSalary: 52 to 58, more than now.",
    )
    for day, words in enumerate(notes):
        at = utc_now() - timedelta(days=6 - 2 * day)
        database.write([replace(LEANS, notes=words, updated_at=at)])


LEANS = weighed(
    *("boss-difficult", "values-conflict", "job-interesting", "culture-better", "open-questions"),
    unknown=("relocation-supported",),
    weights={"job-interesting": 4, "boss-difficult": 2},
)
CLEARLY = weighed("boss-difficult", "job-interesting", "culture-better", "values-aligned", "open-questions")
TOO_CLOSE = weighed(
    *("culture-negative", "boss-difficult", "relocation-unsupported"),
    *("job-interesting", "values-aligned", "open-questions"),
    weights={"job-interesting": 4},
)
UNSETTLED = weighed(
    *("boss-difficult", "job-below-level", "values-aligned", "open-questions"),
    unknown=("relocation-unsupported", "culture-better", "values-conflict"),
    weights={"values-aligned": 5, "values-conflict": 4},
)
CONTRADICTION = weighed(
    "culture-negative", "boss-difficult", "culture-better", "values-aligned", "open-questions"
)
DEAL_BREAKER = weighed(
    "boss-difficult", "values-conflict", "job-interesting", "culture-better", "open-questions"
).with_deal_breaker("values-conflict", deal_breaker=True)
HIDDEN = LEANS.with_reason_hidden("relocation-unsupported", True).with_reason_hidden(
    "relocation-supported", True
)

STATES = {
    "nothing-weighed": State([weighed()]),
    "too-close": State([TOO_CLOSE]),
    "leans": State([LEANS]),
    "clearly": State([CLEARLY]),
    "deal-breaker": State([DEAL_BREAKER]),
    "unsettled": State([UNSETTLED]),
    "contradiction": State([CONTRADICTION]),
    "hidden": State([HIDDEN], go_to_foot, common=own_priorities()),
    "blind": State([replace(LEANS, blind=True)]),
    "weighing-again": State([weighing_again()], tab(Tab.DECISION)),
    "then-and-now": State([compared()], lambda window: window.tools.compare(), nothing),
    "account": State([UNSETTLED], trigger("why")),
    "striking-out": State(examples("Northwind Traders"), trigger("strike_out"), half_struck),
    "to-ask": State(examples("Northwind Traders"), tab(Tab.TO_ASK)),
    "people": State(examples("Fabrikam"), tab(Tab.PEOPLE)),
    "decision": State(examples("Contoso Health"), tab(Tab.DECISION)),
    "decided": State(examples("Tailspin Toys"), tab(Tab.DECISION)),
    "priorities": State([LEANS], trigger("priorities"), nothing, own_priorities()),
    "letter": State(examples("Wide World Importers"), trigger("letter"), nothing, own_priorities()),
    "journal": State(examples(), trigger("journal"), nothing),
    "earlier-notes": State([LEANS], trigger("revisions"), nothing, prepare=several_notes),
}


def settle() -> None:
    """Let everything be laid out and painted that is under way."""
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def wait_for(signal: object, begin: Callable[[], object]) -> None:
    """Begin something, and wait until a signal says that it is done."""
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    begin()
    loop.exec()


def draw(state: State, appearance: str, folder: Path) -> QImage:
    """The window in a state, or the dialog that came up over it."""
    database = Database.open(database_file(folder))
    database.write(state.companies, shared=shared_values(state.common))
    state.prepare(database)
    database.close()
    store = Store(database_file(folder))
    pictures: list[QImage] = []

    def take(dialog: QDialog) -> None:
        """Take a picture of a dialog, in place of waiting for it to be closed."""
        dialog.show()
        settle()
        if state.in_dialog is not None:
            state.in_dialog(dialog)
        settle()
        pictures.append(dialog.grab().toImage())
        dialog.close()

    try:
        window = app._window(store, WindowOptions(folder, appearance=appearance, size=SIZE))
        session = window.session
        setattr(window.dialogs, "show", take)  # noqa: B010
        window.show()
        wait_for(session.companies_loaded, session.load_companies)
        if session.company.id != state.companies[0].id:
            wait_for(session.company_opened, lambda: session.open_company(state.companies[0].id))
        settle()
        state.act(window)
        settle()
        latest = time.monotonic() + DIALOG_SECONDS
        while state.in_dialog is not None and not pictures:
            assert time.monotonic() < latest, "no dialog came up"
            settle()
        picture = pictures[-1] if pictures else window.grab().toImage()
        session.close()
        window.close()
        window.deleteLater()
        settle()
    finally:
        store.close()
    return picture


def main(target: Path, names: Sequence[str]) -> int:
    target.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = app._application()
    for name in names or STATES:
        for appearance in APPEARANCES:
            with tempfile.TemporaryDirectory() as folder:
                save(draw(STATES[name], appearance, Path(folder)), target / f"{name}-{appearance}.png")
    application.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
