"""The bill of materials: everything in the bundle, its version, its licence and where it came from."""

from __future__ import annotations

import platform
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import distribution
from pathlib import Path

import apsw
from archives import digest
from bundle.origins import Origin, building_system, origin_of
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from licence_table import PARTS, Part
from licence_words import licence_said
from licences import SHARED_LIBRARY, needed, unclaimed
from packageurl import PackageURL

ID = "interview-helper"
PUBLISHER = {
    "deb": "{1}’s package {0.name} {0.version}",
    "pypi": "Python distribution {0.name} {0.version}",
    "python": "Python {0.version}",
}
STARTER_LICENCE = "GPL-2.0-or-later WITH Bootloader-exception"
"""What PyInstaller's own metadata say in words only."""
LICENCES = LicenseFactory()
_VERSIONS_INSIDE = {
    "SQLite": apsw.sqlite_lib_version(),
    "SQLite3 Multiple Ciphers": apsw.mc_version.split()[-1],  # type: ignore[attr-defined]  # not in its stubs
}
"""Of what says it; Qt does not say which versions it contains."""


def bill_of_materials(bundle: Path, version: str, epoch: int, sources: Mapping[str, str]) -> str:
    """The bill as CycloneDX JSON; the same for the same bundle.

    Args:
        bundle: the frozen program's folder.
        version: the program's.
        epoch: the time that it carries.
        sources: where each library of the bundle was copied from, by its place there.
    """
    bill = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"{ID}/{version}/{epoch}"))
    bill.metadata.timestamp = datetime.fromtimestamp(epoch, UTC)
    bill.metadata.component = Component(
        type=ComponentType.APPLICATION, name=ID, version=version, bom_ref=ID, licenses=_licence("MIT")
    )
    for component in (_python(), *_distributions(), *_libraries(bundle, sources), *_inside(bundle)):
        bill.components.add(component)
    bill.register_dependency(bill.metadata.component, bill.components)
    return JsonV1Dot6(bill).output_as_string(indent=1) + "\n"


def _python() -> Component:
    """Python itself, whose own modules in the bundle are no files of their own."""
    origin = Origin("python", "Python", platform.python_version())
    return Component(
        type=ComponentType.PLATFORM,
        name=origin.name,
        version=origin.version,
        bom_ref="python",
        purl=purl(origin),
        licenses=_licence("PSF-2.0"),
    )


def _distributions() -> Iterator[Component]:
    """The Python distributions that the program runs with, and what starts it."""
    starter = distribution("pyinstaller")
    said = {one: licence_said(one) for one in needed()} | {starter: STARTER_LICENCE}
    for one, licence in said.items():
        name = one.metadata["Name"]
        if name != ID:
            yield Component(
                type=ComponentType.LIBRARY,
                name=name,
                version=one.version,
                bom_ref=f"pypi/{name}",
                purl=purl(Origin("pypi", name, one.version)),
                licenses=_licence(licence),
            )


def _libraries(bundle: Path, sources: Mapping[str, str]) -> Iterator[Component]:
    """Each shared library that lies in the bundle."""
    contents = bundle / "_internal"
    parts = parts_of(bundle)
    for file in sorted(contents.rglob("*")):
        if file.is_symlink() or not file.is_file() or not SHARED_LIBRARY.search(file.name):
            continue
        place = file.relative_to(contents).as_posix()
        origin = origin_of(Path(sources[place]))
        part = parts.get(file.relative_to(bundle).as_posix())
        yield Component(
            type=ComponentType.LIBRARY,
            name=place,
            version=_version_in_name(file) if part and part.name == "ICU" else origin.version,
            bom_ref=f"file/{place}",
            purl=purl(origin),
            description=part.name if part else None,
            licenses=_licence(_licence_of(part)) if part else (),
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest(file))],
            properties=[Property(name=f"{ID}:from", value=_publisher(origin))],
        )


def _inside(bundle: Path) -> Iterator[Component]:
    """What has no file of its own there: it is in the files of another part."""
    files = {part.name for part in parts_of(bundle).values()}
    carried = [(part, part.inside) for part in PARTS if part.inside and part.name not in files]
    # Besides the SQLite that is a file, for data without a password.
    carried += [(part, "APSW") for part in PARTS if part.name == "SQLite"]
    for part, carrier in carried:
        yield Component(
            type=ComponentType.LIBRARY,
            name=part.name,
            version=_VERSIONS_INSIDE.get(part.name),
            bom_ref=f"inside/{carrier}/{part.name}",
            licenses=_licence(part.licence),
            properties=[Property(name=f"{ID}:from", value=f"inside {carrier}")],
        )


def _version_in_name(library: Path) -> str:
    """The version at the end of its name, as of ``libicuuc.so.73``."""
    return library.name.partition(".so.")[2]


def _publisher(origin: Origin) -> str:
    return PUBLISHER[origin.kind].format(origin, building_system().name if origin.kind == "deb" else "")


def parts_of(bundle: Path) -> dict[str, Part]:
    """The entry of the licence table for each library, by its place in the bundle."""
    everything = set(unclaimed(bundle, ()))
    return {place: part for part in PARTS for place in everything - set(unclaimed(bundle, (part,)))}


def _licence_of(part: Part) -> str:
    return part.licence or licence_said(distribution(part.distribution))


def purl(origin: Origin) -> PackageURL:
    """The package that something came in, as tools look it up."""
    if origin.kind == "deb":
        system = building_system()
        release = {"distro": f"{system.id}-{system.version}"} if system.version else None
        return PackageURL("deb", system.id, origin.name, origin.version, release)
    if origin.kind == "pypi":
        return PackageURL("pypi", None, origin.name.lower().replace("_", "-"), origin.version)
    return PackageURL("generic", None, "python", origin.version)


def _licence(expression: str) -> list[License]:
    return [LICENCES.make_from_string(expression)]
