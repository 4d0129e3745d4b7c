"""Companies, a session on a data file of its own, and what it said, for the tests of session and widgets."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, QRect, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from interview_helper.domain.company import Company, new_company
from interview_helper.domain.reasons import Mark, Reason, Side, parse_catalogue
from interview_helper.paths import read_resource
from interview_helper.session.session import Session
from interview_helper.session.start import read_start
from interview_helper.storage.database import Database
from interview_helper.storage.store import Store

CATALOGUE = parse_catalogue(read_resource("reasons.json"))
CREATED = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
MARKUP = "<b>R&D</b> &amp; <img src=file:///etc/passwd> \N{RIGHT-TO-LEFT OVERRIDE}x"
"""Text that any kind of markup would show as something else."""


def company(identity: str = "one", **changes: Any) -> Company:
    """A company with the built-in reasons, named after its id."""
    plain = replace(new_company(CATALOGUE, identity, CREATED), name=identity)
    return replace(plain, **changes)


def reason(
    identity: str, side: Side = Side.DECLINE, weight: int = 3, mark: Mark = Mark.UNTICKED, **changes: Any
) -> Reason:
    return Reason(identity, side, changes.pop("text", f"says {identity}"), weight, mark, **changes)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Heard:
    """Everything that some signals said, in order."""

    def __init__(self, **signals: SignalInstance) -> None:
        self.said: list[tuple[str, Any]] = []
        for name, signal in signals.items():
            signal.connect(self._listener(name))

    def _listener(self, name: str) -> Callable[..., None]:
        return lambda *said: self.said.append((name, *said))

    def of(self, name: str) -> list[Any]:
        """What one of them said."""
        return [said[1] if len(said) == 2 else said[1:] for said in self.said if said[0] == name]

    def names(self) -> list[str]:
        return [said[0] for said in self.said]

    def clear(self) -> None:
        self.said.clear()


def hear(session: Session) -> Heard:
    return Heard(
        opened=session.company_opened,
        changed=session.company_changed,
        listed=session.company_listed,
        removed=session.company_removed,
        loaded=session.companies_loaded,
        refused=session.edit_refused,
        failed=session.reading_failed,
        not_imported=session.import_refused,
    )


@dataclass(frozen=True)
class Opened:
    """A session, and all around it that a test looks at."""

    session: Session
    store: Store
    clock: Clock
    heard: Heard
    folder: Path
    owned: list[QObject] = field(default_factory=list)
    """What goes when the session does: here, and not in whatever thread the garbage collector runs."""

    def settle(self) -> None:
        """Let everything that is under way arrive: what was asked of the store, what was put to be saved."""
        rounds = 0
        # What arrives may ask for one thing more: a list for the company that is opened from it.
        while rounds < 2 or not self.session.saver.everything_saved:
            loop = QEventLoop()
            self.session.reader.with_lookup(lambda _: None, lambda _, loop=loop: loop.quit())
            loop.exec()
            rounds += 1

    def disk(self) -> dict[str, Company]:
        """What is on the disk now, by id; a save that has been asked for comes before this look."""
        QCoreApplication.processEvents()
        return on_disk(self.store)

    def saved(self) -> dict[str, Company]:
        """What is on the disk once everything has arrived there."""
        self.settle()
        return self.disk()


@contextmanager
def open_session(folder: Path, *stored: Company, last: str | None = None) -> Iterator[Opened]:
    """A session on the data in a folder, with these companies stored before; closed at the end."""
    store = Store(folder / "companies.db")
    try:
        if stored:
            store.submit(lambda database: database.write(stored)).result()
        start = store.submit(read_start(last, datetime(2026, 11, 23, 10, 42))).result()
        clock = Clock()
        session = Session(store, CATALOGUE, folder / "backups", start, clock=clock)
        opened = Opened(session, store, clock, hear(session), folder)
        yield opened
        session.close()
        opened.settle()
        for thing in (session, *opened.owned):
            delete(thing)
    finally:
        store.close()


MakeOpened = Callable[..., Opened]


def opened_here(folder: Path) -> Iterator[MakeOpened]:
    """For a fixture: opens sessions as ``open_session`` does, and closes them after the test."""
    with ExitStack() as opening:
        yield lambda *stored, last=None: opening.enter_context(open_session(folder, *stored, last=last))


def open_neighbour(opened: Opened, order: list[str]) -> None:
    """Do as the window does: when the open company goes, open the next one of the list."""
    session = opened.session

    def on_removed(company_id: str) -> None:
        place = order.index(company_id) if company_id in order else -1
        if place >= 0:
            del order[place]
        if company_id == session.company.id and order:
            session.open_company(order[min(max(place, 0), len(order) - 1)])

    session.company_removed.connect(on_removed)


@contextmanager
def stopped_disk(opened: Opened) -> Iterator[None]:
    """Nothing that is asked of the store is answered meanwhile."""
    answers = threading.Event()
    opened.store.submit(lambda _: answers.wait(20))
    try:
        yield
    finally:
        answers.set()


def on_disk(store: Store) -> dict[str, Company]:
    found: list[Company] = store.submit(lambda database: list(database.companies())).result()
    return {one.id: one for one in found}


def stored_companies(folder: Path) -> dict[str, Company]:
    """What a closed session left in its folder, read as the next start does."""
    database = Database.open(folder / "companies.db", create=False)
    try:
        assert database.check() == []
        return {one.id: one for one in database.companies()}
    finally:
        database.close()


LIGHT, DARK = ("#ffffff", "#1b1d21"), ("#202328", "#e8eaed")


def palette(base: str, text: str) -> QPalette:
    made = QPalette()
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window, QPalette.ColorRole.Button):
        made.setColor(role, QColor(base))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(role, QColor(text))
    return made


def picture(widget: QWidget) -> QImage:
    """The widget as it paints itself, on its palette's Base."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(widget.palette().color(QPalette.ColorRole.Base))
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


class Paints(QObject):
    """The parts of a widget that were painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.parts: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if isinstance(event, QPaintEvent):
            self.parts.append(event.rect())
        return False


def painted_of(widget: QWidget) -> list[QRect]:
    """What of a widget is painted because of what has happened to it."""
    paints = Paints(widget)
    QApplication.processEvents()
    widget.removeEventFilter(paints)
    return paints.parts


def colours_of(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def show(qtbot: QtBot, widget: QWidget, width: int = 480, height: int = 0) -> None:
    """Show a widget in a window that has the keyboard."""
    widget.resize(width, height or widget.sizeHint().height())
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def spoken(widget: QWidget) -> QAccessibleInterface:
    """The widget as assistive technology meets it."""
    return QAccessible.queryAccessibleInterface(widget)


def spoken_name(widget: QWidget) -> str:
    return spoken(widget).text(QAccessible.Text.Name)
