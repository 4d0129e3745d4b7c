"""A real X screen with a window manager, the program on it, and xdotool for its hands."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint

T = TypeVar("T")
DEADLINE_S = 20.0
PACKAGES = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "dbus-run-session": "dbus",
}
TITLE = "^Interview Helper$"


def require_tools(*more: tuple[Path, str]) -> None:
    """Fail with the command that installs what is missing; ``more`` are files and their packages."""
    missing = [package for tool, package in PACKAGES.items() if shutil.which(tool) is None]
    missing += [package for file, package in more if not file.exists()]
    if missing:
        pytest.fail(f"these tests need more: apt-get install {' '.join(sorted(set(missing)))}")


def wait_until(look: Callable[[], T | None], what: str) -> T:
    """Look again and again until something true is seen; fail after a while, or when ``look`` raises."""
    end = time.monotonic() + DEADLINE_S
    pause = Event()
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        pause.wait(0.03)
    pytest.fail(f"waited {DEADLINE_S:.0f} s in vain for {what}")


class Program:
    """One process of the program and its window."""

    def __init__(self, screen: Screen, *arguments: str | Path) -> None:
        self._screen = screen
        self.process = subprocess.Popen(
            [sys.executable, "-m", "interview_helper", *map(str, arguments)],
            env=screen.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        screen.started.append(self.process)

    def window(self) -> str:
        """The id of the window, once it is there and has the keyboard."""
        # A window manager that has only just begun may leave the first window without it.
        self._screen.xdotool("windowactivate", self.shown_window(), check=False)
        return wait_until(self._active_window, "the window")

    def shown_window(self) -> str:
        """The id of the window, once it is there, whoever has the keyboard."""
        return wait_until(lambda: next(iter(self._windows()), None), "the window")

    def _windows(self) -> list[str]:
        self.still_runs()
        search = ("search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", TITLE)
        return self._screen.xdotool(*search, check=False).split()

    def _active_window(self) -> str | None:
        found = self._windows()
        active = self._screen.xdotool("getactivewindow", check=False).strip()
        return active if active in found else None

    def still_runs(self) -> None:
        if self.process.poll() is not None:
            pytest.fail(f"the program ended with {self.process.returncode}: {self.process.stderr.read()}")

    def ended(self) -> tuple[int, str]:
        """The exit code and what was said on standard error, once it has ended."""
        _, errors = self.process.communicate(timeout=DEADLINE_S)
        return self.process.returncode, errors

    def kill(self) -> None:
        """SIGKILL, which nothing can prepare for."""
        self.still_runs()
        self.process.kill()
        assert self.ended()[0] == -9


class Screen:
    """An X screen of its own. Ends what was started on it, and nothing else."""

    def __init__(self, display: str) -> None:
        hidden = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_CURRENT_DESKTOP")
        self.environment = {name: value for name, value in os.environ.items() if name not in hidden}
        self.environment["DISPLAY"] = display
        self.started: list[subprocess.Popen[str]] = []

    def xdotool(self, *arguments: str, check: bool = True) -> str:
        return subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=DEADLINE_S,
            check=check,
        ).stdout

    def click(self, window: str, at: QPoint) -> None:
        """Click at a place in a window."""
        self.xdotool("mousemove", "--sync", "--window", window, str(at.x()), str(at.y()), "click", "1")

    def type(self, text: str) -> None:
        self.xdotool("type", "--delay", "15", text)

    def press(self, *keys: str) -> None:
        self.xdotool("key", "--delay", "15", *keys)

    def picture(self, window: str, file: Path) -> Path:
        """What the screen shows of a window, as a PNG."""
        command = ["import", "-window", window, f"png:{file}"]
        subprocess.run(command, env=self.environment, timeout=DEADLINE_S, check=True)
        return file

    def end(self) -> None:
        for process in self.started:
            if process.poll() is None:
                process.kill()
            process.communicate()


@contextmanager
def open_screen(size: str = "1600x1200") -> Iterator[Screen]:
    """An X screen of a size in pixels, with a window manager on it."""
    require_tools()
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{size}x24",
            "-dpi",
            "96",
            "-nolisten",
            "tcp",
        ],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            assert select.select([numbers], [], [], DEADLINE_S)[0], "Xvfb did not start"
            screen = Screen(f":{numbers.readline().strip()}")
        manager = subprocess.Popen(["openbox"], env=screen.environment, stderr=subprocess.DEVNULL)
        try:
            wait_until(lambda: screen.xdotool("get_num_desktops", check=False), "the window manager")
            yield screen
        finally:
            screen.end()
            manager.terminate()
            manager.wait(DEADLINE_S)
    finally:
        server.terminate()
        server.wait(DEADLINE_S)
