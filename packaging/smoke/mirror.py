"""Where this machine's own system comes from, as its apt is set up: a clean one is taken from there too."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

SYSTEMS = ("Debian", "Ubuntu")


class Source(NamedTuple):
    """One component of one release at one place."""

    uri: str
    release: str
    component: str
    origin: str
    codename: str


def read_sources(targets: str) -> list[Source]:
    """The system's own sources, from what ``apt-get indextargets`` prints; others' packages are left out."""
    found = []
    for paragraph in re.split(r"\n\s*\n", targets):
        fields = dict(re.findall(r"^([\w-]+): (.*)$", paragraph, re.MULTILINE))
        if fields.get("Created-By") != "Packages" or fields.get("Origin") not in SYSTEMS:
            continue
        source = Source(
            _first_mirror(fields.get("Repo-URI", "")),
            fields.get("Release", ""),
            fields.get("Component", ""),
            fields["Origin"],
            fields.get("Codename", ""),
        )
        if all(source) and source not in found:
            found.append(source)
    return found


def _first_mirror(uri: str) -> str:
    """Where a list of mirrors on this machine leads first; any other address, or a list of none, as it is."""
    kind, _, place = uri.partition(":")
    if kind != "mirror+file":
        return uri
    try:
        lines = Path(place.rstrip("/")).read_text(encoding="utf-8").splitlines()
    except OSError:
        return uri
    return next((line.split()[0] for line in lines if line.strip() and not line.startswith("#")), uri)


def main_source(sources: Iterable[Source], codename: str) -> Source | None:
    """The one that a whole system can be made from, or ``None``."""
    for source in sources:
        fetched = source.uri.startswith(("http://", "https://"))
        if fetched and source.component == "main" and codename in (source.release, source.codename):
            return source
    return None


def sources_list(sources: Iterable[Source]) -> str:
    """The sources in apt's one-line form, those of a release and its components together."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for source in sources:
        grouped.setdefault((source.uri, source.release), []).append(source.component)
    return "".join(
        f"deb {uri} {release} {' '.join(dict.fromkeys(components))}\n"
        for (uri, release), components in grouped.items()
    )


def proxy_lines(configuration: str) -> str:
    """The proxies in what ``apt-config dump`` prints, as a configuration of their own."""
    lines = re.findall(r"^Acquire::[\w:.-]*[Pp]roxy[\w:.-]* .*;$", configuration, re.MULTILINE)
    return "".join(f"{line}\n" for line in lines)


def installed_sources() -> list[Source]:
    """This machine's, whose lists are fetched where there are none yet; none where there is no apt.

    Raises:
        subprocess.CalledProcessError: apt could not fetch them.
    """
    try:
        found = read_sources(_output("apt-get", "indextargets"))
        if not found:
            _output("apt-get", "-qq", "update")
            found = read_sources(_output("apt-get", "indextargets"))
    except FileNotFoundError:
        return []
    return found


def installed_proxies() -> str:
    """The proxies that this machine's apt uses."""
    return proxy_lines(_output("apt-config", "dump"))


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
