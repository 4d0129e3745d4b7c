"""What was checked, one line each, and the sum of it at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import TypeVar

T = TypeVar("T")
DEADLINE_S = 60.0
"""For whatever happens by itself. Far more than it takes: a slow machine is no fault of the program."""


class NotSo(Exception):
    """A check that failed: what was expected, and what was seen instead."""

    def __init__(self, what: str, expected: str, seen: str) -> None:
        super().__init__(what)
        self.what, self.expected, self.seen = what, expected, seen

    def report(self) -> str:
        """The failure in three lines, or more where what was seen has more."""
        seen = "\n            ".join(self.seen.strip().splitlines() or ["nothing"])
        return f"FAILED  {self.what}\n  expected: {self.expected}\n  seen:     {seen}"


class Checks:
    """Says each check that held, and counts. The first that does not hold ends it all."""

    def __init__(
        self, say: Callable[[str], None] = print, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._say, self._clock = say, clock
        self._began = clock()
        self.held = 0
        self.left_out: list[str] = []

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Checks that belong together; says how long they took."""
        began = self._clock()
        self._say(f"{name}:")
        yield
        self._say(f"  ({self._clock() - began:.1f} s)")

    def ok(self, what: str) -> None:
        """This holds."""
        self.held += 1
        self._say(f"  ok  {what}")

    def that(self, holds: object, what: str, expected: str, seen: object) -> None:
        """This holds, or all ends here.

        Raises:
            NotSo: it does not.
        """
        if not holds:
            raise NotSo(what, expected, str(seen))
        self.ok(what)

    def equal(self, seen: object, expected: object, what: str) -> None:
        """The two are the same, or all ends here.

        Raises:
            NotSo: they are not.
        """
        self.that(seen == expected, what, str(expected), seen)

    def leave_out(self, what: str, why: str) -> None:
        """This could not be checked here."""
        self.left_out.append(what)
        self._say(f"  left out  {what}: {why}")

    def summary(self) -> str:
        """The last line."""
        left_out = f", {len(self.left_out)} left out" if self.left_out else ""
        checks = "1 check" if self.held == 1 else f"{self.held} checks"
        return f"{checks} held{left_out}, in {self._clock() - self._began:.0f} s."


def wait_until(look: Callable[[], T | None], what: str, seen: Callable[[], object] = lambda: "") -> T:
    """Look again and again until something true is seen; ``seen`` says afterwards what there was instead.

    Raises:
        NotSo: it never came.
    """
    end = time.monotonic() + DEADLINE_S
    pause = Event()
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        pause.wait(0.05)
    raise NotSo(f"{what} was waited for", f"it within {DEADLINE_S:.0f} s", str(seen()) or "nothing of it")
