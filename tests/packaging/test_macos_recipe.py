"""The recipe for macOS, as far as it can be held to anything on another system."""

from __future__ import annotations

import base64
import plistlib
import re
import shutil
import subprocess
from pathlib import Path

import mac_entries as mac
import pytest
from mac_entries import framework
from macos.info_plist import IDENTIFIER, MINIMUM_MACOS, info_plist
from recipes import PROJECT
from spec_run import Collected, run_spec

import interview_helper

MACOS = PROJECT / "packaging" / "macos"
BUILD = MACOS / "build.sh"
WORDS = BUILD.read_text(encoding="utf-8")


class TestInfo:
    def test_is_sharp_and_may_be_dark(self) -> None:
        values = info_plist("1.2.3", "© 2026 Us")
        assert values["NSHighResolutionCapable"] is True
        assert values["NSRequiresAquaSystemAppearance"] is False
        assert values["LSMinimumSystemVersion"] == MINIMUM_MACOS == "13.0"

    def test_can_be_written(self) -> None:
        values = info_plist("1.2.3", "© 2026 Us")
        assert plistlib.loads(plistlib.dumps(values)) == values

    @pytest.mark.parametrize(
        ("version", "build"), [("1.2.3", "1.2.3"), ("0.1", "0.1"), ("2.0rc1", "2.0"), ("1.2.3.dev4", "1.2.3")]
    )
    def test_what_macos_compares_is_numbers_alone(self, version: str, build: str) -> None:
        values = info_plist(version, "")
        assert values["CFBundleShortVersionString"] == version
        assert values["CFBundleVersion"] == build

    @pytest.mark.parametrize("version", ["", "new", "1.2.3.4"])
    def test_a_version_that_macos_cannot_compare_is_refused(self, version: str) -> None:
        with pytest.raises(ValueError, match="cannot compare"):
            info_plist(version, "")

    def test_opens_json_and_takes_it_from_nobody(self) -> None:
        (kind,) = info_plist("1.2.3", "")["CFBundleDocumentTypes"]
        assert kind["LSItemContentTypes"] == ["public.json"]
        assert kind["CFBundleTypeRole"] == "Viewer"
        assert kind["LSHandlerRank"] == "Alternate"

    def test_the_identifier_has_only_characters_that_may_be_in_one(self) -> None:
        assert re.fullmatch(r"[A-Za-z0-9.-]+", IDENTIFIER)


class TestEntitlements:
    def test_allow_one_thing_and_say_why(self) -> None:
        text = (MACOS / "entitlements.plist").read_text(encoding="utf-8")
        allowed = plistlib.loads(text.encode())
        assert allowed == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
        assert text.index("ctypes") < text.index("<key>")


class TestSpec:
    def test_puts_both_files_to_use(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("MACOS_IDENTITY", "Developer ID Application: Us")
        told = run_spec(monkeypatch, "darwin")
        (program,) = [one.options for one in told if one.kind == "EXE"]
        (bundle,) = [one.options for one in told if one.kind == "BUNDLE"]
        assert program["entitlements_file"] == str(MACOS / "entitlements.plist")
        assert program["codesign_identity"] == "Developer ID Application: Us"
        # With a console macOS would hide the program from the Dock.
        assert program["console"] is False
        assert bundle["bundle_identifier"] == IDENTIFIER
        assert bundle["version"] == interview_helper.__version__
        assert bundle["info_plist"]["LSMinimumSystemVersion"] == MINIMUM_MACOS
        assert bundle["info_plist"]["NSHumanReadableCopyright"].startswith("© 2026 The Interview Helper")
        assert f"dist/{bundle['name']}" in WORDS
        assert f"Contents/MacOS/{program['name']}" in WORDS

    @pytest.mark.parametrize("identity", [None, ""])
    def test_signs_for_this_machine_alone_without_an_identity(
        self, identity: str | None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("MACOS_IDENTITY", raising=False)
        if identity is not None:
            monkeypatch.setenv("MACOS_IDENTITY", identity)
        (program,) = [one.options for one in run_spec(monkeypatch, "darwin") if one.kind == "EXE"]
        assert program["codesign_identity"] is None

    def test_takes_the_frameworks_that_are_reached_with_their_links(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        names = ("QtCore", "QtGui", "QtWidgets", "QtNetwork")
        parts = {name: framework(name) for name in names}
        found = Collected(
            binaries=[mac.COCOA, mac.WIDGETS, mac.PYSIDE, *(one for name in names for one in parts[name][0])],
            datas=[mac.PYSIDE_LINK, *(one for name in names for one in parts[name][1])],
            imports=mac.imports,
        )
        told = run_spec(monkeypatch, "darwin", found)
        (folder,) = [one for one in told if one.kind == "COLLECT"]
        _, binaries, datas = folder.arguments
        unreached = {*parts["QtNetwork"][0], *parts["QtNetwork"][1]}
        assert binaries == [entry for entry in found.binaries if entry not in unreached]
        assert datas == [entry for entry in found.datas if entry not in unreached]

    def test_libraries_of_linux_find_each_other_without_links(self, monkeypatch: pytest.MonkeyPatch) -> None:
        module = ("PySide6/QtCore.abi3.so", "/w/QtCore.abi3.so", "EXTENSION")
        core = ("PySide6/Qt/lib/libQt6Core.so.6", "/w/libQt6Core.so.6", "BINARY")
        found = Collected(
            binaries=[module, core],
            datas=[("libQt6Core.so.6", core[0], "SYMLINK")],
            imports=lambda file: ["libQt6Core.so.6"] if file == module[1] else [],
        )
        (folder,) = [one for one in run_spec(monkeypatch, "linux", found) if one.kind == "COLLECT"]
        assert folder.arguments[1:] == ([module, core], [])

    def test_bundles_no_application_elsewhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        told = run_spec(monkeypatch, "linux")
        assert "BUNDLE" not in [one.kind for one in told]
        assert all(not one.options["entitlements_file"] for one in told if one.kind == "EXE")


class TestBuild:
    def test_is_a_script_that_can_be_started(self) -> None:
        assert BUILD.stat().st_mode & 0o111
        assert subprocess.run(["bash", "-n", str(BUILD)], check=False).returncode == 0

    @pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
    def test_shellcheck_finds_nothing(self) -> None:
        found = subprocess.run(["shellcheck", str(BUILD)], capture_output=True, text=True, check=False)
        assert found.stdout == ""

    def test_knows_no_word_that_the_bash_of_macos_does_not(self) -> None:
        newer = r"\b(mapfile|readarray|coproc)\b|declare -A|local -n|\$\{\w+(@|,|\^)|&>>|\|&"
        assert re.findall(newer, WORDS) == []

    def test_every_file_that_it_names_is_here(self) -> None:
        named = re.findall(r"packaging/[\w./-]+\.(?:py|spec|plist|txt)", WORDS)
        assert len(named) >= 4
        assert [name for name in named if not (PROJECT / name).is_file()] == []

    def test_each_step_that_needs_a_secret_is_left_out_with_a_word(self) -> None:
        needed = set(re.findall(r"\$\{?(MACOS_\w+)", WORDS))
        explained = set(re.findall(r"\b(MACOS_\w+)", WORDS.split("set -euo pipefail")[0]))
        assert needed == explained
        assert WORDS.count('echo "Not signed') == 1
        assert WORDS.count('echo "Not notarized') == 3


SECRETS = {
    "MACOS_CERTIFICATE": base64.b64encode(b"the identity").decode(),
    "MACOS_CERTIFICATE_PASSWORD": "secret-one",
    "MACOS_NOTARY_KEY": base64.b64encode(b"the key").decode(),
    "MACOS_NOTARY_KEY_ID": "KEY1",
    "MACOS_NOTARY_ISSUER": "issuer-1",
}
TOOL = """#!/bin/sh
echo "$(basename "$0") $*" >>"$LOG"
case "$(basename "$0") $*" in
*-m\\ PyInstaller*)
    mkdir -p "dist/Interview Helper.app/Contents/MacOS"
    cp "$0" "dist/Interview Helper.app/Contents/MacOS/interview-helper" ;;
*print*version*) echo 1.2.3 ;;
uname*) echo arm64 ;;
uuidgen*) echo one-time ;;
*list-keychains\\ -d\\ user)
    printf '    "%s"\\n' "/Users/us/My Keychains/login.keychain-db" /Users/us/work.keychain ;;
*notarytool*)
    for word in "$@"; do case "$word" in *.p8) (cat "$word" && echo) >>"$LOG" ;; esac; done
    case "$*" in
    *submit*) echo '{"message":"Done","id":"4711-ab","status":"Accepted"}' ;;
    *) echo "why" ;;
    esac ;;
esac
"""


class TestSteps:
    """The script run for real, with stand-ins for the tools of a Mac that note how they were called."""

    @pytest.fixture
    def tree(self, tmp_path: Path) -> Path:
        (tmp_path / "packaging" / "macos").mkdir(parents=True)
        shutil.copy(BUILD, tmp_path / "packaging" / "macos")
        shutil.copy(PROJECT / "LICENSE", tmp_path)
        tools = ("codesign", "ditto", "hdiutil", "security", "uname", "uuidgen", "xcrun")
        for tool in (".venv-package/bin/python", *(f"bin/{tool}" for tool in tools)):
            (tmp_path / tool).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / tool).write_text(TOOL)
            (tmp_path / tool).chmod(0o755)
        return tmp_path

    @staticmethod
    def build(tree: Path, **environment: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
        log = tree / "log"
        done = subprocess.run(
            [tree / "packaging" / "macos" / "build.sh"],
            env={
                "PATH": f"{tree / 'bin'}:/usr/bin:/bin",
                "LOG": str(log),
                "TMPDIR": str(tree),
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return done, log.read_text().splitlines()

    def test_without_secrets_it_builds_and_says_what_was_left_out(self, tree: Path) -> None:
        done, calls = self.build(tree)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Not signed: MACOS_IDENTITY is not set." in done.stdout
        assert "Not notarized: only what is signed can be." in done.stdout
        assert done.stdout.endswith("Built: dist/Interview-Helper-1.2.3-arm64.dmg\n")
        assert [
            call.split()[0] for call in calls if call.split()[0] in ("codesign", "security", "xcrun")
        ] == []
        assert any(call.startswith("interview-helper --data-dir") for call in calls)

    def test_with_an_identity_alone_it_signs(self, tree: Path) -> None:
        done, calls = self.build(tree, MACOS_IDENTITY="Developer ID Application: Us")
        assert done.returncode == 0
        assert "Not notarized: MACOS_NOTARY_KEY" in done.stdout
        signing = [call for call in calls if call.startswith("codesign")]
        assert signing[0].startswith("codesign --verify --deep --strict")
        assert signing[1].endswith("--timestamp dist/Interview-Helper-1.2.3-arm64.dmg")
        assert not any(call.startswith(("security", "xcrun")) for call in calls)

    def test_with_everything_it_notarizes_and_leaves_nothing_behind(self, tree: Path) -> None:
        done, calls = self.build(tree, MACOS_IDENTITY="Developer ID Application: Us", **SECRETS)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Not " not in done.stdout
        words = [" ".join(call.split()[:2]) for call in calls]
        order = ["security import", "python -m", "hdiutil create", "xcrun notarytool", "xcrun stapler"]
        assert [words.index(step) for step in order[2:]] == sorted(words.index(step) for step in order[2:])
        assert words.index("security import") < max(
            place for place, word in enumerate(words) if word == "python -m"
        )
        assert "the key" in calls[calls.index(next(call for call in calls if "notarytool" in call)) + 1]
        assert words[-1] == "security delete-keychain"
        left = {file.name for file in tree.iterdir()}
        assert left == {".venv-package", "LICENSE", "bin", "dist", "log", "packaging"}

    def test_what_apple_refuses_is_said_with_its_reasons_and_not_stapled(self, tree: Path) -> None:
        """The tool that asks ends with 0 then as well."""
        (tree / "bin" / "xcrun").write_text(TOOL.replace("Accepted", "Invalid"))
        done, calls = self.build(tree, MACOS_IDENTITY="Developer ID Application: Us", **SECRETS)
        assert done.returncode == 1
        first, *reasons = done.stderr.splitlines()
        assert first.startswith("Not notarized: Apple has not accepted it: ")
        assert "Invalid" in first
        assert reasons == ["why"]
        assert any(call.startswith("xcrun notarytool log 4711-ab --key ") for call in calls)
        assert not any("stapler" in call for call in calls)
        assert "Built" not in done.stdout

    @pytest.mark.parametrize("failing", [None, "hdiutil"])
    def test_the_list_of_keychains_is_as_it_was(self, tree: Path, failing: str | None) -> None:
        if failing is not None:
            (tree / "bin" / failing).write_text("#!/bin/sh\nexit 3\n")
        _, calls = self.build(tree, MACOS_IDENTITY="Developer ID Application: Us", **SECRETS)
        first, last = [call for call in calls if call.startswith("security list-keychains -d user -s")]
        own = "/Users/us/My Keychains/login.keychain-db /Users/us/work.keychain"
        assert re.fullmatch(rf"security list-keychains -d user -s \S+/signing\.keychain-db {own}", first)
        assert last == f"security list-keychains -d user -s {own}"
        assert calls.index(last) < calls.index(next(call for call in calls if "delete-keychain" in call))

    def test_a_list_that_could_not_be_read_is_left_alone(self, tree: Path) -> None:
        (tree / "bin" / "security").write_text(TOOL.replace("printf '", "exit 5; printf '"))
        done, calls = self.build(tree, MACOS_IDENTITY="Developer ID Application: Us", **SECRETS)
        assert done.returncode == 5
        assert not any(call.startswith("security list-keychains -d user -s") for call in calls)
        assert calls[-1].startswith("security delete-keychain")

    def test_a_failing_step_ends_it_and_takes_the_keychain_away(self, tree: Path) -> None:
        (tree / "bin" / "hdiutil").write_text("#!/bin/sh\nexit 3\n")
        done, calls = self.build(tree, MACOS_IDENTITY="Developer ID Application: Us", **SECRETS)
        assert done.returncode == 3
        assert "Built:" not in done.stdout
        assert calls[-1].startswith("security delete-keychain")
