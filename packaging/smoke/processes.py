"""Every process that was started here, so that these are ended, and no others."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from smoke.checks import DEADLINE_S, NotSo


class Started:
    """One process; what it writes is in files, so that it can be read while it runs."""

    def __init__(self, process: subprocess.Popen[bytes], output: Path, errors: Path) -> None:
        self.process, self._output, self._errors = process, output, errors

    @property
    def output(self) -> str:
        """What it has written on standard output so far."""
        return self._output.read_text(encoding="utf-8", errors="replace")

    @property
    def errors(self) -> str:
        """What it has written on standard error so far."""
        return self._errors.read_text(encoding="utf-8", errors="replace")

    def must_run(self) -> None:
        """Raises:
        NotSo: it has ended.
        """
        if self.process.poll() is not None:
            raise NotSo("the program stays open", "a running process", self.how_it_ended())

    def ended(self) -> int:
        """Its exit code, once it has ended.

        Raises:
            NotSo: it does not end.
        """
        try:
            return self.process.wait(DEADLINE_S)
        except subprocess.TimeoutExpired:
            raise NotSo("the program ends", "an exit code", f"it still runs\n{self.errors}") from None

    def how_it_ended(self) -> str:
        """The exit code with what was said."""
        return f"exit code {self.process.poll()}\n{self.errors[-2000:]}"


def becoming(user: int | None) -> dict[str, Any]:
    """What subprocess needs to be told to run something as another user; nothing for ``None``."""
    if user is None or user == os.getuid():
        return {}
    return {"user": user, "group": user, "extra_groups": []}


class Processes:
    """Starts processes, and ends those that are left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._started: list[Started] = []

    def start(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str] | None = None,
        user: int | None = None,
        pass_fds: Sequence[int] = (),
    ) -> Started:
        """Start one, as another user where one is named."""
        name = f"{len(self._started):03}-{Path(command[0]).name}"
        output, errors = self._folder / f"{name}.out", self._folder / f"{name}.err"
        with output.open("wb") as out, errors.open("wb") as err:
            process = subprocess.Popen(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env=environment,
                pass_fds=pass_fds,
                **becoming(user),
            )
        started = Started(process, output, errors)
        self._started.append(started)
        return started

    def end(self, started: Started) -> None:
        """End one, gently at first."""
        if started.process.poll() is None:
            started.process.terminate()
            try:
                started.process.wait(5)
            except subprocess.TimeoutExpired:
                started.process.kill()
                started.process.wait()

    def end_all(self) -> None:
        """End whatever still runs, the last started first."""
        for started in reversed(self._started):
            self.end(started)

    def last_words(self) -> str:
        """What the last of them wrote on standard error."""
        return self._started[-1].errors[-2000:] if self._started else ""
