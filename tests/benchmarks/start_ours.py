"""The program, started as its console script starts it. Says when its window was painted."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import interview_helper.app
from interview_helper.__main__ import main

if TYPE_CHECKING:
    from interview_helper.options import WindowOptions
    from interview_helper.windows.main_window import MainWindow

run_window = interview_helper.app.run_window


def run_and_say(options: WindowOptions) -> int:
    return run_window(options, say)


def say(window: MainWindow) -> None:
    print(time.monotonic_ns(), flush=True)
    window.session.companies_loaded.connect(lambda _: wait(window))


def wait(window: MainWindow) -> None:
    """The whole list is there: let the memory be looked at, then close."""
    from PySide6.QtCore import QTimer

    def settled() -> None:
        print("settled", flush=True)
        sys.stdin.read()
        window.close()

    QTimer.singleShot(50, settled)


interview_helper.app.run_window = run_and_say
raise SystemExit(main())
