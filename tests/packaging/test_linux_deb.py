"""The Debian package, made from a stand-in for the frozen program."""

from __future__ import annotations

import gzip
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from linux_machine import EPOCH, HAS_DPKG, ask, library, stand_in_bundle
from recipes import PROJECT

import interview_helper

pytest.importorskip("shtab", reason="needs what builds are made with: pip install -e '.[package]'")
pytest.importorskip("argparse_manpage")
from linux import check_deb
from linux.deb import build_deb
from linux.dependencies import depends
from linux.install_tree import install_shared
from linux.search_paths import drop_foreign

pytestmark = pytest.mark.skipif(not HAS_DPKG, reason="only Debian and its relatives have these tools")
VERSION = interview_helper.__version__
USR = "usr/share"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stand_in_bundle(tmp_path_factory.mktemp("dist") / "interview-helper")


@pytest.fixture(scope="module")
def package(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_deb(bundle, VERSION, EPOCH, tmp_path_factory.mktemp("deb") / "new")


@pytest.fixture(scope="module")
def unpacked(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    ask("dpkg-deb", "--raw-extract", str(package), str(folder))
    return folder


def field(package: Path, name: str) -> str:
    return ask("dpkg-deb", "--field", str(package), name).strip()


def test_the_shared_files_are_where_desktops_look(tmp_path: Path) -> None:
    install_shared(tmp_path, VERSION, EPOCH)
    found = {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file()}
    sizes = (16, 22, 24, 32, 48, 64, 128, 256, 512)
    assert found == {
        f"{USR}/applications/interview-helper.desktop",
        f"{USR}/metainfo/interview-helper.metainfo.xml",
        f"{USR}/mime/packages/interview-helper.xml",
        f"{USR}/man/man1/interview-helper.1.gz",
        f"{USR}/icons/hicolor/scalable/apps/interview-helper.svg",
        f"{USR}/icons/hicolor/symbolic/apps/interview-helper-symbolic.svg",
        *(f"{USR}/icons/hicolor/{size}x{size}/apps/interview-helper.png" for size in sizes),
        f"{USR}/bash-completion/completions/interview-helper",
        f"{USR}/zsh/vendor-completions/_interview-helper",
        f"{USR}/fish/vendor_completions.d/interview-helper.fish",
    }
    for place in tmp_path.rglob("*"):
        assert place.stat().st_mtime == EPOCH
        assert stat.S_IMODE(place.stat().st_mode) == (0o755 if place.is_dir() else 0o644)


def test_the_same_bundle_gives_the_same_bytes(bundle: Path, package: Path, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        copy = shutil.copytree(bundle, tmp_path / "elsewhere")
        again = build_deb(copy, VERSION, EPOCH, tmp_path)
    finally:
        os.umask(before)
    assert again.name == package.name == f"interview-helper_{VERSION}_{field(package, 'Architecture')}.deb"
    assert again.read_bytes() == package.read_bytes()


def test_everything_is_roots_and_everybody_may_read_it(package: Path) -> None:
    for line in ask("dpkg-deb", "--contents", str(package)).splitlines():
        mode, owner, *_, name = line.split()[:6]
        assert owner == "root/root"
        program = name == "./usr/lib/interview-helper/interview-helper"
        assert mode in ("drwxr-xr-x", "lrwxrwxrwx", "-rwxr-xr-x" if program else "-rw-r--r--"), line


def test_the_program_starts_under_its_name(unpacked: Path) -> None:
    link = unpacked / "usr" / "bin" / "interview-helper"
    assert link.is_symlink()
    assert not link.readlink().is_absolute()
    subprocess.run([link], check=True)


def test_nothing_runs_when_it_is_installed_or_removed(unpacked: Path) -> None:
    assert {file.name for file in (unpacked / "DEBIAN").iterdir()} == {"control", "md5sums"}


def test_the_sums_cover_every_file(unpacked: Path) -> None:
    ask("sh", "-c", f"cd {unpacked} && md5sum --check --strict --quiet DEBIAN/md5sums")
    told = (unpacked / "DEBIAN" / "md5sums").read_text().splitlines()
    files = [file for file in (unpacked / "usr").rglob("*") if file.is_file() and not file.is_symlink()]
    assert len(told) == len(files)


def test_it_needs_what_the_bundle_lacks_and_nothing_that_it_has(package: Path) -> None:
    needs = {one.split()[0] for one in field(package, "Depends").split(", ")}
    assert {"libc6", "libxcb1", "libxcb-xkb1", "fontconfig-config", "xkb-data"} <= needs
    assert not needs & {"libxkbcommon0", "libxkbcommon-x11-0"}
    assert "libc6 (>= 2." in field(package, "Depends")
    assert "at-spi2-core" in field(package, "Recommends")


def test_a_library_from_nowhere_is_said(tmp_path: Path) -> None:
    bundle = stand_in_bundle(tmp_path / "bundle")
    odd = (bundle / "_internal" / "libxkbcommon-x11.so.0").read_bytes()
    (bundle / "_internal" / "libxkbcommon-x11.so.0").write_bytes(odd.replace(b"libxcb.so.1", b"libxcq.so.1"))
    with pytest.raises(ValueError, match=r"libxcq\.so\.1"):
        depends(bundle)


def test_no_program_no_package(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no program"):
        build_deb(tmp_path, VERSION, EPOCH, tmp_path)


def test_search_paths_outside_the_bundle_are_dropped(tmp_path: Path) -> None:
    """PySide's own libraries carry a search path; here it is turned into one of a building machine."""
    import PySide6

    source = next(Path(PySide6.__file__).parent.glob("QtCore.abi3.so"))
    file = Path(shutil.copy(source, tmp_path / "some.so"))
    assert drop_foreign(tmp_path) == []
    ask("chrpath", "--replace", "/home/builder/lib:$ORIGIN", str(file))
    assert drop_foreign(tmp_path) == [file]
    said = ask("readelf", "-d", str(file))
    assert "[$ORIGIN]" in said
    ask("chrpath", "--replace", "/home/builder/lib", str(file))
    assert drop_foreign(tmp_path) == [file]
    assert "RUNPATH" not in ask("readelf", "-d", str(file))


def test_the_documents_say_licence_and_changes(unpacked: Path) -> None:
    documents = unpacked / USR / "doc" / "interview-helper"
    told = (documents / "copyright").read_text(encoding="utf-8")
    assert (PROJECT / "LICENSE").read_text(encoding="utf-8") in told
    assert "LGPL-3.0-only" in told
    changes = gzip.decompress((documents / "changelog.gz").read_bytes()).decode()
    assert changes.startswith(f"interview-helper ({VERSION}) unstable; urgency=medium\n")
    assert (documents / "changelog.gz").read_bytes()[3:8] == bytes(5)  # neither a name nor a time


def test_every_override_has_its_reason(unpacked: Path) -> None:
    lines = (unpacked / USR / "lintian" / "overrides" / "interview-helper").read_text().splitlines()
    assert lines[0].startswith("# ")
    assert all(line.startswith(("# ", "interview-helper: ")) for line in lines)


def test_every_tool_is_content(package: Path) -> None:
    assert list(check_deb.faults(package)) == []


def test_a_faulty_package_is_named(
    unpacked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = shutil.copytree(unpacked, tmp_path / "tree", symlinks=True)
    (tree / USR / "applications" / "interview-helper.desktop").write_text("[Desktop Entry]\nName=x\n")
    shutil.copyfile(library("libexpat.so.1"), tree / "usr" / "lib" / "interview-helper" / "private.txt")
    (tree / USR / "man" / "man1" / "interview-helper.1.gz").write_bytes(gzip.compress(b".TH x\n.nonsense\n"))
    broken = tmp_path / "broken.deb"
    ask("dpkg-deb", "--build", "--root-owner-group", str(tree), str(broken))
    assert check_deb.main([str(broken)]) == 1
    said = capsys.readouterr().err
    assert "desktop-file-validate is not content" in said
    assert "lintian is not content" in said
    assert "broken.deb is not fit to be handed out" in said


def test_a_tool_that_is_missing_is_a_fault(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert any("lintian is missing" in fault for fault in check_deb.faults(package))


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_deb.main([]) == 2
    assert "usage" in capsys.readouterr().err
