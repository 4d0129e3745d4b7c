"""A clean Debian or Ubuntu, of the release that this machine has and from the mirror that it uses."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

from smoke.mirror import installed_proxies, installed_sources, main_source, sources_list
from smoke.places import missing_tools

_CERTIFICATES = "etc/ssl/certs/ca-certificates.crt"


class NotPossible(Exception):
    """There can be no clean root here; the message says why."""


def clean_root(cache: Path) -> Path:
    """The root's folder, made now or before; it is for copying, never for entering.

    Raises:
        NotPossible: this machine does not allow it, or it could not be fetched.
    """
    if os.getuid() != 0:
        raise NotPossible("only root can make one")
    missing = missing_tools("debootstrap", "chroot", "mount", "apt-get")
    if missing:
        raise NotPossible(f"{', '.join(missing)} is missing")
    codename = platform.freedesktop_os_release().get("VERSION_CODENAME", "")
    try:
        sources = installed_sources()
    except subprocess.CalledProcessError as error:
        raise NotPossible(f"apt could not fetch its lists: {_last_line(error.stderr)}") from None
    main = main_source(sources, codename)
    if main is None:
        raise NotPossible("this machine's apt names no mirror of its own release")
    listed, proxies = sources_list(sources), installed_proxies()
    known = hashlib.sha256(f"{listed}{proxies}".encode()).hexdigest()[:12]
    made = cache / f"root-{codename}-{known}"
    if made.is_dir():
        return made
    cache.mkdir(parents=True, exist_ok=True)
    # Not in its final place before it is whole.
    with tempfile.TemporaryDirectory(prefix="unfinished-", dir=cache) as folder:
        root = Path(folder) / "root"
        _debootstrap(codename, main.uri, root)
        (root / "etc/apt/sources.list").write_text(listed, encoding="utf-8")
        (root / "etc/apt/apt.conf.d/90proxies").write_text(proxies, encoding="utf-8")
        if "deb https://" in listed and Path("/", _CERTIFICATES).exists():
            (root / _CERTIFICATES).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path("/", _CERTIFICATES), root / _CERTIFICATES)
        root.rename(made)
    return made


def _debootstrap(codename: str, mirror: str, root: Path) -> None:
    environment = dict(os.environ)
    for line in installed_proxies().splitlines():
        name, _, value = line.rstrip(";").partition(" ")
        if name in ("Acquire::http::Proxy", "Acquire::https::Proxy"):
            environment.setdefault(f"{name.split('::')[1]}_proxy", value.strip('"'))
    done = subprocess.run(
        ["debootstrap", "--variant=minbase", codename, str(root), mirror],
        env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise NotPossible(f"debootstrap failed: {_last_line(done.stdout + done.stderr)}")


def let_resolve(root: Path) -> None:
    """Give a copy of the root what this machine finds other machines with, which may change every day."""
    for name in ("resolv.conf", "hosts"):
        if Path("/etc", name).exists():
            target = root / "etc" / name
            target.unlink(missing_ok=True)
            shutil.copyfile(Path("/etc", name), target)


def _last_line(text: str | None) -> str:
    lines = [line for line in (text or "").splitlines() if line.strip()]
    return lines[-1] if lines else "it does not say why"
