"""Where the program is tried out: a clean Debian without Python, or failing that this machine with nothing
but an empty folder for a home and an empty path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from smoke.checks import DEADLINE_S, NotSo

PERSON = "person"
PROGRAM = "interview-helper"
APT_DEADLINE_S = 900.0


class Done(NamedTuple):
    """What a command came to."""

    code: int
    output: str
    errors: str

    def __str__(self) -> str:
        return f"exit code {self.code}\n{self.output[-1500:]}{self.errors[-1500:]}"


class Place:
    """What both have: an ordinary user with a home, and a way to run something as that user."""

    def __init__(self, shared: Path, user: int, home: Path, program: str) -> None:
        self.shared, self.user, self.home, self.program = shared, user, home, program
        self.environment = {
            "HOME": str(home),
            "USER": PERSON,
            "LOGNAME": PERSON,
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(shared),
        }

    def command(self, *words: str | Path, **environment: str) -> list[str]:
        """The words as a command of the user's, for this machine; an empty value takes a variable away."""
        raise NotImplementedError

    def host(self, path: Path | str) -> Path:
        """Where this machine sees a path of the place."""
        raise NotImplementedError

    def run(self, *words: str | Path, **environment: str) -> Done:
        """Run a command as the user until it ends."""
        return _run(self.command(*words, **environment), DEADLINE_S)

    def helper(self, *arguments: str | Path, **environment: str) -> Done:
        """Run the program's command line as the user."""
        return self.run(self.program, *arguments, **environment)

    def give(self, path: Path) -> None:
        """Make the user the owner of a file or folder, as this machine sees it."""
        os.chown(path, self.user, self.user)

    def folder(self, path: Path | str) -> Path:
        """A new folder of the user's; its path in the place."""
        made = self.host(path)
        made.mkdir(mode=0o755)
        self.give(made)
        return Path(path)

    def _variables(self, environment: dict[str, str]) -> list[str]:
        merged = {**self.environment, **environment}
        return [f"{name}={value}" for name, value in merged.items() if value]


class CleanRoot(Place):
    """A file system of its own, entered with chroot. Nothing of this machine is in it but the sockets."""

    def __init__(self, root: Path, shared: Path) -> None:
        self.root = root
        self._mounted: list[Path] = []
        _run_or_fail(["chroot", str(root), "useradd", "--create-home", "--shell", "/bin/sh", PERSON])
        entry = next(
            line.split(":")
            for line in (root / "etc/passwd").read_text(encoding="utf-8").splitlines()
            if line.startswith(f"{PERSON}:")
        )
        super().__init__(shared, int(entry[2]), Path("/home") / PERSON, PROGRAM)
        self.environment["PATH"] = "/usr/local/bin:/usr/bin:/bin"
        self.mount("-t", "proc", "proc", to="/proc")
        self.mount("-t", "tmpfs", "tmpfs", to="/dev/shm")
        (root / "dev/shm").chmod(0o1777)
        self.mount("--bind", str(shared), to=str(shared))
        sockets = Path("/tmp/.X11-unix")
        if not sockets.exists():
            sockets.mkdir()
            sockets.chmod(0o1777)
        self.mount("--bind", str(sockets), to=str(sockets))

    def mount(self, *how: str, to: str) -> None:
        """Mount something at a place in the root, until ``close``."""
        target = self.host(to)
        target.mkdir(parents=True, exist_ok=True)
        _run_or_fail(["mount", *how, str(target)])
        self._mounted.append(target)

    def close(self) -> None:
        """Take it all away again. What cannot be unmounted is never gone into."""
        for target in reversed(self._mounted):
            subprocess.run(["umount", "--lazy", str(target)], capture_output=True, check=False)
        self._mounted.clear()
        delete(self.root)

    def host(self, path: Path | str) -> Path:
        return self.root / Path(path).relative_to("/")

    def command(self, *words: str | Path, **environment: str) -> list[str]:
        return [
            "chroot", f"--userspec={self.user}:{self.user}", "--groups=", str(self.root),
            "/usr/bin/env", "-i", f"--chdir={self.home}", *self._variables(environment), *map(str, words),
        ]  # fmt: skip

    def as_root(self, *words: str | Path) -> Done:
        """Run something as the administrator."""
        path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"
        fixed = (path, "HOME=/root", "LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive")
        proxies = [f"{name}={value}" for name, value in os.environ.items() if name.lower().endswith("_proxy")]
        command = ["chroot", str(self.root), "/usr/bin/env", "-i", *fixed, *proxies, *map(str, words)]
        return _run(command, APT_DEADLINE_S)

    def apt(self, *words: str | Path) -> Done:
        """Run apt-get as the administrator.

        Raises:
            NotSo: it failed.
        """
        done = self.as_root("apt-get", "--quiet", "--yes", *words)
        if done.code:
            raise NotSo(f"apt-get {' '.join(map(str, words))}", "exit code 0", str(done))
        return done

    def find(self, *names: str) -> list[str]:
        """Files of these names anywhere in the root."""
        tests = [word for name in names for word in ("-o", "-name", name)][1:]
        return self.as_root("find", "/", "-xdev", "(", *tests, ")", "-not", "-type", "d").output.split()


class BareMachine(Place):
    """This machine, with nothing in the environment that could help, and the checkout out of sight."""

    def __init__(self, folder: Path, shared: Path, program: Path) -> None:
        home = folder / "home"
        user = os.getuid() or 65534
        super().__init__(shared, user, home, str(program))
        self.folder(home)
        self.environment["PATH"] = str(self.folder(folder / "empty"))

    def host(self, path: Path | str) -> Path:
        return Path(path)

    def command(self, *words: str | Path, **environment: str) -> list[str]:
        become = (
            ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--clear-groups", "--"]
            if os.getuid() == 0
            else []
        )
        bare = ["/usr/bin/env", "-i", f"--chdir={self.home}", *self._variables(environment)]
        return [*become, *bare, *map(str, words)]

    def give(self, path: Path) -> None:
        if os.getuid() == 0:
            super().give(path)


def _run(command: Sequence[str], deadline: float) -> Done:
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=deadline, check=False
        )
    except subprocess.TimeoutExpired as late:
        errors = (late.stderr or b"").decode(errors="replace")
        raise NotSo(" ".join(command[-4:]), f"an end within {deadline:.0f} s", errors) from None
    return Done(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def _run_or_fail(command: Sequence[str]) -> None:
    done = _run(command, DEADLINE_S)
    if done.code:
        raise NotSo(" ".join(command), "exit code 0", str(done))


def copy_root(base: Path, target: Path) -> Path:
    """A copy of a whole file system, with owners, modes and devices as they are."""
    _run_or_fail(["cp", "-a", "--reflink=auto", str(base), str(target)])
    return target


def delete(folder: Path) -> None:
    """Delete a folder, but nothing that is mounted in it from elsewhere."""
    subprocess.run(["rm", "-rf", "--one-file-system", str(folder)], check=False)


def hide(folder: Path) -> None:
    """Make a folder look empty to everything in this mount namespace, for as long as that lasts."""
    if folder.is_dir():
        _run_or_fail(["mount", "-t", "tmpfs", "-o", "size=4k,mode=0755", "tmpfs", str(folder)])


def missing_tools(*names: str) -> list[str]:
    """Those of the programs that this machine does not have."""
    return [name for name in names if shutil.which(name) is None]
