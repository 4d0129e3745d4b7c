"""The workflows: what they name is here, what they may do is as little as possible, what they run parses."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import pin
import pytest
import yaml
from recipes import PROJECT

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.y*ml"))
# GitHub's own may be taken by the number of their major version; anybody else's by a commit.
PINNED = re.compile(r"actions/[\w-]+@v\d+|[\w.-]+/[\w./-]+@[0-9a-f]{40}|\./\.github/workflows/[\w-]+\.yml")
# What a program of ours is called by, beside make.
PATHS = re.compile(r"(?<![\w*/$}.])(?:\.ci|packaging|tests|interview_helper|resources)[/\\][\w./\\-]*\w")


class Strict(yaml.SafeLoader):
    """YAML without its traps: no key twice, and ``on`` is a word."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.YAMLError(f"{twice} stands there twice, line {node.start_mark.line + 1}")
        return super().construct_mapping(node, deep)


def read(text: str) -> Any:
    return yaml.load(text, Strict)


def steps(workflow: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each step with its job."""
    for job in workflow["jobs"].values():
        for step in job.get("steps", ()):
            yield job, step


def shell(job: dict[str, Any], step: dict[str, Any]) -> str:
    default = job.get("defaults", {}).get("run", {}).get("shell")
    return step.get("shell") or default or ("pwsh" if "windows" in str(job["runs-on"]) else "bash")


@pytest.fixture(params=WORKFLOWS, ids=lambda file: file.name)
def workflow(request: pytest.FixtureRequest) -> Any:
    file: Path = request.param
    return read(file.read_text(encoding="utf-8"))


class TestReading:
    def test_there_are_two(self) -> None:
        assert [file.name for file in WORKFLOWS] == ["release.yml", "test.yml"]

    def test_a_key_that_stands_there_twice_is_refused(self) -> None:
        with pytest.raises(yaml.YAMLError, match="twice"):
            read("jobs:\n  a: 1\n  a: 2\n")

    def test_on_is_a_word_and_true_is_not(self) -> None:
        assert read("on: yes\nelse: true\n") == {"on": "yes", "else": True}


class TestRights:
    def test_the_workflow_may_only_read(self, workflow: Any) -> None:
        assert workflow["permissions"] == {"contents": "read"}

    def test_only_the_draft_may_write(self, workflow: Any) -> None:
        more = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
        if "draft" in workflow["jobs"]:
            expected = {"contents": "write", "id-token": "write", "attestations": "write"}
            assert more == {"draft": expected}
            # It builds nothing, so nothing that was checked out runs with those rights.
            assert not any("checkout" in str(step) for step in workflow["jobs"]["draft"]["steps"])
        else:
            assert more == {}

    def test_every_action_is_pinned(self, workflow: Any) -> None:
        used = [step["uses"] for _, step in steps(workflow) if "uses" in step]
        used += [job["uses"] for job in workflow["jobs"].values() if "uses" in job]
        assert used
        assert [one for one in used if not PINNED.fullmatch(one)] == []

    def test_a_checkout_leaves_no_token_behind(self, workflow: Any) -> None:
        checkouts = [step for _, step in steps(workflow) if "actions/checkout" in step.get("uses", "")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)

    def test_secrets_are_given_to_single_steps(self, workflow: Any) -> None:
        outside = {name: value for name, value in workflow.items() if name != "jobs"}
        outside |= {
            name: {key: value for key, value in job.items() if key != "steps"}
            for name, job in workflow["jobs"].items()
        }
        assert "secrets" not in str(outside)
        assert all("secrets." not in step.get("run", "") for _, step in steps(workflow))

    def test_what_others_choose_never_becomes_part_of_a_command(self, workflow: Any) -> None:
        # A branch's name can hold a command; as a variable of the environment it stays a text.
        chosen = re.compile(r"\$\{\{[^}]*github\.(event|head_ref|ref_name|ref\b)")
        assert [step["run"] for _, step in steps(workflow) if chosen.search(step.get("run", ""))] == []

    def test_runs_of_the_same_thing_do_not_pile_up(self, workflow: Any) -> None:
        assert "github.ref" in workflow["concurrency"]["group"]
        jobs = [job for job in workflow["jobs"].values() if "uses" not in job]
        assert all(job["timeout-minutes"] <= 90 for job in jobs)


class TestCommands:
    def test_every_file_that_a_step_names_is_here(self, workflow: Any) -> None:
        named = {name for _, step in steps(workflow) for name in PATHS.findall(step.get("run", ""))}
        named |= {job["uses"] for job in workflow["jobs"].values() if "uses" in job}
        assert named
        assert [name for name in named if not (PROJECT / name.replace("\\", "/")).exists()] == []

    def test_every_script_that_a_step_starts_can_be_started(self, workflow: Any) -> None:
        scripts = {
            PROJECT / word
            for _, step in steps(workflow)
            for word in step.get("run", "").split()
            if re.fullmatch(r"(\.ci|packaging)/[\w/.-]+", word)
        }
        assert [file.name for file in scripts if not file.stat().st_mode & 0o111] == []

    def test_every_target_of_make_is_in_the_makefile(self, workflow: Any) -> None:
        makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
        known = set(re.findall(r"^([\w-]+):(?!=)", makefile, re.MULTILINE))
        wanted = {
            target
            for _, step in steps(workflow)
            for line in re.findall(r"^\s*(?:sudo )?make\b(.*)$", step.get("run", ""), re.MULTILINE)
            for target in line.split()
            if "=" not in target
        }
        assert wanted <= known

    def test_the_commands_parse(self, workflow: Any) -> None:
        for job, step in steps(workflow):
            if "run" in step and shell(job, step) == "bash":
                run = re.sub(r"\$\{\{.*?\}\}", "put-in", step["run"])
                said = subprocess.run(["bash", "-n"], input=run, capture_output=True, text=True, check=False)
                assert said.stderr == "", run

    @pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
    def test_shellcheck_finds_nothing_in_the_commands(self, workflow: Any) -> None:
        for job, step in steps(workflow):
            if "run" in step and shell(job, step) == "bash":
                run = re.sub(r"\$\{\{.*?\}\}", "put-in", step["run"])
                said = subprocess.run(
                    ["shellcheck", "-s", "bash", "-"], input=run, capture_output=True, text=True, check=False
                )
                assert said.stdout == "", run

    def test_jobs_wait_for_jobs_that_there_are(self, workflow: Any) -> None:
        for job in workflow["jobs"].values():
            needed = job.get("needs", [])
            assert {needed} if isinstance(needed, str) else set(needed) <= set(workflow["jobs"])

    def test_what_is_uploaded_is_what_the_draft_takes(self) -> None:
        release = read((PROJECT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
        uploading = {
            name
            for name, job in release["jobs"].items()
            if any("upload-artifact" in step.get("uses", "") for step in job.get("steps", ()))
        }
        assert uploading == set(release["jobs"]["draft"]["needs"]) == {"linux", "windows", "macos"}
        uploads = [step for _, step in steps(release) if "upload-artifact" in step.get("uses", "")]
        assert all(step["with"]["if-no-files-found"] == "error" for step in uploads)

    def test_the_tests_run_on_three_systems(self) -> None:
        tests = read((PROJECT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))
        assert tests["jobs"]["linux"]["runs-on"] == "ubuntu-latest"
        matrix = tests["jobs"]["elsewhere"]["strategy"]["matrix"]
        assert matrix["system"] == ["windows-latest", "macos-latest"]
        assert {"push", "pull_request"} <= set(tests["on"])
        # Written as a number, 3.10 would be 3.1.
        assert all(isinstance(version, str) for version in matrix["python"])


class TestBuilding:
    """On a machine of the service, where nobody is root until asked to be."""

    TESTS = read((PROJECT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))
    RELEASE = read((PROJECT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))

    @pytest.mark.parametrize("job", [TESTS["jobs"]["linux"], RELEASE["jobs"]["linux"]])
    def test_what_its_targets_need_is_installed_before_by_root(self, job: dict[str, Any]) -> None:
        installed: set[str] = set()
        asked: list[str] = []
        for line in "\n".join(step.get("run", "") for step in job["steps"]).splitlines():
            installed |= {
                name
                for mode in re.findall(r"sudo \S*/system-packages\.sh (\w+)", line)
                for name in packages(mode)
            }
            for target in targets(line):
                asked.append(target)
                missing = {name for mode in modes(target) for name in packages(mode)} - installed
                assert missing == set(), target
        assert {"package", "smoke"} <= set(asked)

    def test_a_build_is_held_by_digests_on_every_python_that_it_runs_on(self) -> None:
        assert "package" in targets(".ci/run")
        assert set(self.TESTS["jobs"]["linux"]["strategy"]["matrix"]["python"]) <= set(pin.PYTHONS)

    def test_what_is_released_was_tried_out_as_root_by_the_python_that_was_set_up(self) -> None:
        steps_of_job = self.RELEASE["jobs"]["linux"]["steps"]
        commands = [step.get("run", step.get("uses")) for step in steps_of_job]
        (trying,) = [place for place, command in enumerate(commands) if "make smoke" in command]
        (built,) = [place for place, command in enumerate(commands) if "make package" in command]
        (uploaded,) = [place for place, command in enumerate(commands) if "upload-artifact" in command]
        assert built < trying < uploaded
        # Only root can make a clean system, and the system's own Python may be too old.
        assert 'sudo make smoke PYTHON="$python"' in commands[trying]

    def test_sources_have_what_their_tests_look_at(self) -> None:
        project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
        included = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
        assert {".ci", ".github", "tests", "packaging", "Makefile"} <= set(included)


def targets(command: str) -> list[str]:
    """The targets of make that a line of a step leads to, through .ci/run too."""
    text = (PROJECT / ".ci" / "run").read_text(encoding="utf-8") if command.strip() == ".ci/run" else command
    return re.findall(r"^ *(?:sudo )?make (\w+)", text, re.MULTILINE)


def modes(target: str) -> list[str]:
    """What a target has packaging/system-packages.sh see to, itself or in the script that it starts."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    found = re.search(rf"^{target}:.*\n((?:\t.*\n)*)", makefile, re.MULTILINE)
    assert found is not None, target
    scripts = re.findall(r"packaging/(?!system-packages)[\w-]+\.sh", found[1])
    texts = [found[1], *((PROJECT / script).read_text(encoding="utf-8") for script in scripts)]
    return [mode for text in texts for mode in re.findall(r"system-packages\.sh (\w+)", text)]


def packages(mode: str) -> list[str]:
    """The packages that a mode installs."""
    script = (PROJECT / "packaging" / "system-packages.sh").read_text(encoding="utf-8").split("case ")[0]
    said = subprocess.run(
        ["sh", "-c", f'{script}\necho "${mode}"'], capture_output=True, text=True, check=True
    ).stdout
    assert said.split(), mode
    return said.split()


class TestActionlint:
    SCRIPT = PROJECT / "packaging" / "actionlint.sh"

    def test_its_absence_is_said_and_is_no_fault(self, tmp_path: Path) -> None:
        for name in ("dirname", "bash"):
            found = shutil.which(name)
            assert found is not None
            (tmp_path / name).symlink_to(found)
        said = subprocess.run(
            ["bash", str(self.SCRIPT)],
            env={"PATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (said.returncode, said.stderr) == (0, "")
        assert said.stdout.startswith("actionlint: not checked, because")

    def test_its_findings_are_a_fault(self, tmp_path: Path) -> None:
        (tmp_path / "actionlint").write_text('#!/bin/sh\necho "$@"\nexit 1\n')
        (tmp_path / "actionlint").chmod(0o755)
        said = subprocess.run(
            ["bash", str(self.SCRIPT)],
            env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.returncode == 1
        assert said.stdout.split() == [f".github/workflows/{file.name}" for file in WORKFLOWS]
