"""Are there known vulnerabilities in the versions that are pinned?

    python packaging/audit.py [FILE …]      constraints.txt unless told otherwise

pip-audit asks, from an environment of its own that is thrown away; which index it comes from is pip's own
configuration. Without a network, or where the index does not answer such questions, it says that nothing
was checked. Exit codes: 0 nothing known, or not checked; 1 something is known.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 300
"""Seconds for each of the two steps: installing pip-audit, and asking."""
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([\w.!+-]+)")

Auditor = Callable[[Path], str]
"""Asks about the pins in a requirements file; the answer is pip-audit's JSON."""


class NotChecked(Exception):
    """Nobody could be asked; the message says why."""


@dataclass(frozen=True)
class Vulnerability:
    """One that is known. ``fixed`` names the versions without it, and may be empty."""

    name: str
    version: str
    identifier: str
    fixed: tuple[str, ...]

    def __str__(self) -> str:
        fixed = f"fixed in {', '.join(self.fixed)}" if self.fixed else "not fixed yet"
        return f"{self.name} {self.version}: {self.identifier}, {fixed}"


@dataclass(frozen=True)
class Answer:
    """What is known. ``unknown`` are the distributions that nobody could tell anything of."""

    checked: int
    vulnerabilities: tuple[Vulnerability, ...]
    unknown: tuple[str, ...]


def pins(files: Sequence[Path]) -> list[str]:
    """The pinned versions in requirements files, ``name==version``, each once, in order."""
    found: dict[str, None] = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            pin = PIN.match(line.strip())
            if pin:
                found[f"{pin[1]}=={pin[2]}"] = None
    return list(found)


def understood(text: str) -> Answer:
    """What pip-audit's JSON says.

    Raises:
        NotChecked: it is not that.
    """
    try:
        dependencies = json.loads(text)["dependencies"]
        asked = [one for one in dependencies if "skip_reason" not in one]
        known = tuple(
            Vulnerability(one["name"], one["version"], each["id"], tuple(each["fix_versions"]))
            for one in asked
            for each in one["vulns"]
        )
        unknown = tuple(one["name"] for one in dependencies if "skip_reason" in one)
    except (ValueError, KeyError, TypeError) as error:
        raise NotChecked("pip-audit’s answer was not understood") from error
    return Answer(len(asked), known, unknown)


def ask_pip_audit(requirements: Path) -> str:
    """The answer of a freshly installed pip-audit.

    Raises:
        NotChecked: it could not be installed, or it could not ask.
    """
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python")
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pip-audit"]
        installed = _run([python, *install], "pip-audit could not be installed")
        if installed.returncode:
            raise NotChecked(f"pip-audit could not be installed: {_last_line(installed.stderr)}")
        ask = ["--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
        answer = _run([python, "-m", "pip_audit", "-r", str(requirements), *ask], "pip-audit could not ask")
    # It ends with 1 both when it found something and when it failed; only then there is no answer.
    if not answer.stdout.strip():
        raise NotChecked(f"pip-audit could not ask: {_last_line(answer.stderr)}")
    return answer.stdout


def _run(command: list[str], failure: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired as error:
        raise NotChecked(f"{failure}: no answer after {LONGEST} seconds") from error


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it did not say why"])[-1]


def main(arguments: Sequence[str], ask: Auditor = ask_pip_audit) -> int:
    """Ask about the pins in the files; the exit code."""
    wanted = pins([Path(name) for name in arguments] or [ROOT / "constraints.txt"])
    try:
        if not wanted:
            raise NotChecked("no version is pinned there")
        with tempfile.TemporaryDirectory() as folder:
            requirements = Path(folder) / "pins.txt"
            requirements.write_text("\n".join(wanted) + "\n", encoding="utf-8")
            answer = understood(ask(requirements))
        if not answer.checked:
            raise NotChecked(f"the index knows nothing of any of the {len(wanted)} versions")
    except NotChecked as reason:
        print(f"audit: not checked, because {reason}.")
        return 0
    for vulnerability in answer.vulnerabilities:
        print(f"audit: {vulnerability}.", file=sys.stderr)
    if answer.unknown:
        print(f"audit: not checked, because the index knows nothing of them: {', '.join(answer.unknown)}.")
    print(f"audit: {answer.checked} versions checked, {len(answer.vulnerabilities)} known vulnerabilities.")
    return 1 if answer.vulnerabilities else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
