"""What a process asked of the system, as strace wrote it down, and what of it breaks a promise."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TRACED = "trace=%network,%file,fchmod,umask"
NAME_SERVICE = "/var/run/nscd/socket"
"""The C library asks it for the user's name, wherever there is one."""
_LINE = re.compile(r"(\d+)\s+(.*)")
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+|\?)(.*)", re.DOTALL)
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>,?\s?(.*)", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\.\.\.)?')
_OTHERS = 0o077


def why_not() -> str:
    """Why nothing can be traced here; empty where it can."""
    if sys.platform != "linux":
        return "strace is Linux's"
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this system lets nobody trace"


def run_traced(
    command: Sequence[str | Path], log: Path, environment: Mapping[str, str], folder: Path
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, and all that it starts, and write down what they ask of the system."""
    wrapped = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", log, "-e", TRACED, *command]
    return subprocess.run(
        [str(part) for part in wrapped],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=dict(environment),
        cwd=folder,
        timeout=120,
        check=False,
    )


@dataclass(frozen=True)
class Call:
    name: str
    arguments: str
    result: int

    @property
    def strings(self) -> list[str]:
        return [_decoded(found[1]) for found in _STRING.finditer(self.arguments)]


@dataclass(frozen=True)
class Allowed:
    """Where a process may write, which sockets of this machine it may ask, and what it may never touch."""

    written: tuple[Path, ...]
    sockets: tuple[str, ...] = (NAME_SERVICE,)
    planted: tuple[Path, ...] = ()
    folder: Path = Path("/")


def calls(log: str) -> Iterator[Call]:
    """The calls in their order, those that another thread came between put together again."""
    begun: dict[str, str] = {}
    for line in log.splitlines():
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        process, text = found.groups()
        if text.endswith("<unfinished ...>"):
            begun[process] = text.removesuffix("<unfinished ...>")
            continue
        resumed = _RESUMED.fullmatch(text)
        if resumed is not None:
            text = begun.pop(process, "") + resumed[1]
        called = _CALL.fullmatch(text)
        if called is not None:
            yield Call(called[1], called[2], -1 if called[3] == "?" else int(called[3]))


def faults(log: str, allowed: Allowed) -> list[str]:
    """Every call that breaks a promise, as "why: what", each once."""
    umask = 0o022
    found: dict[str, None] = {}
    for call in calls(log):
        if call.name == "umask":
            umask = int(call.arguments, 8)
        for why in _faults_of(call, allowed, umask):
            found[f"{why}: {call.name}({call.arguments})"] = None
    return list(found)


def _faults_of(call: Call, allowed: Allowed, umask: int) -> Iterator[str]:
    if call.name in ("socket", "socketpair") and not call.arguments.startswith("AF_UNIX"):
        yield "a socket"
    elif call.name in ("connect", "bind", "sendto") and call.result != -9:
        path = re.search(r'sun_path=@?"([^"]*)"', call.arguments)
        if "sa_family=" in call.arguments and (path is None or path[1] not in allowed.sockets):
            yield "a connection"
    elif call.name == "execve":
        if Path(call.strings[0]) in allowed.planted:
            yield "what a text names"
        return
    if any(allowed.folder / string in allowed.planted for string in call.strings):
        yield "what a text names"
    if call.result < 0:
        return
    yield from _faults_of_writing(call, allowed, umask)


def _faults_of_writing(call: Call, allowed: Allowed, umask: int) -> Iterator[str]:
    if call.name in ("open", "openat", "creat"):
        creates = call.name == "creat" or re.search(r"O_CREAT|O_TMPFILE", call.arguments)
        if creates and _mode(call) & ~umask & _OTHERS:
            yield "broader than its user"
        if not (creates or re.search(r"O_WRONLY|O_RDWR", call.arguments)):
            return
        written = call.strings[:1]
    elif call.name in ("mkdir", "mkdirat"):
        if _mode(call) & ~umask & _OTHERS:
            yield "broader than its user"
        written = call.strings[:1]
    elif call.name in ("chmod", "fchmod", "fchmodat"):
        if _mode(call) & _OTHERS:
            yield "broader than its user"
        return
    elif call.name in ("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"):
        written = call.strings[1:2]
    elif call.name in ("truncate", "unlink", "unlinkat", "rmdir"):
        written = call.strings[:1]
    else:
        return
    for string in written:
        place = allowed.folder / string
        if not any(place == ours or ours in place.parents for ours in allowed.written):
            yield "written elsewhere"


def _mode(call: Call) -> int:
    """The last argument, which is the rights."""
    found = re.search(r"(0\d*)(?:\)|, \w+)?$", call.arguments.split(" => ")[0].strip())
    return int(found[1], 8) if found else 0o777


def _decoded(text: str) -> str:
    """A path as it is called: strace writes everything beyond ASCII in octal digits."""
    raw = text.encode("latin-1", "replace").decode("unicode_escape")
    return raw.encode("latin-1", "replace").decode("utf-8", "surrogateescape")
