"""What the smoke test says, and how it tells one thing from another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from smoke.artefacts import NotBuilt, find_artefacts
from smoke.checks import Checks, NotSo
from smoke.command_line import size_of_picture
from smoke.data_files import TABLES
from smoke.installing import fingerprint
from smoke.places import Done
from smoke.screen import colours
from smoke.trouble import one_sentence
from smoke.wayland import catches, is_shown

from interview_helper.importing.csv_text import decode


class Said(list[str]):
    """The lines of a run whose clock goes on by two seconds each time it is asked."""

    def checks(self) -> Checks:
        self.time = 0.0
        return Checks(self.append, self._clock)

    def _clock(self) -> float:
        self.time += 2
        return self.time


def test_each_check_is_a_line_and_the_last_line_counts_them() -> None:
    said = Said()
    checks = said.checks()
    with checks.part("The window"):
        checks.ok("it opens")
        checks.equal(1, 1, "it is one")
        checks.leave_out("the rest", "there is none")
    assert said == [
        "The window:",
        "  ok  it opens",
        "  ok  it is one",
        "  left out  the rest: there is none",
        "  (2.0 s)",
    ]
    assert checks.summary() == "2 checks held, 1 left out, in 6 s."


def test_one_check_is_counted_in_the_singular() -> None:
    checks = Said().checks()
    checks.ok("it opens")
    assert checks.summary() == "1 check held, in 2 s."


def test_the_first_that_does_not_hold_ends_it_and_says_what_was_seen() -> None:
    said = Said()
    checks = said.checks()
    with pytest.raises(NotSo) as failure, checks.part("The window"):
        checks.equal("two\nlines", "one line", "it says one line")
    assert failure.value.report() == (
        "FAILED  it says one line\n  expected: one line\n  seen:     two\n            lines"
    )
    assert said == ["The window:"]
    assert checks.held == 0


def test_nothing_seen_is_said_too() -> None:
    assert NotSo("it speaks", "a word", " \n").report().endswith("seen:     nothing")


GOOD = "interview-helper: there is no display to open a window on.\n"


@pytest.mark.parametrize(
    "done",
    [
        Done(0, "", GOOD),
        Done(2, "", GOOD),
        Done(1, "more\n", GOOD),
        Done(1, "", ""),
        Done(1, "", f"{GOOD}{GOOD}"),
        Done(1, "", f"Traceback (most recent call last):\n{GOOD}"),
        Done(1, "", "interview-helper: something else.\n"),
        Done(1, "", "[PYI-7:ERROR] there is no display\n"),
    ],
)
def test_what_is_not_one_sentence_of_the_program_fails(done: Done) -> None:
    with pytest.raises(NotSo):
        one_sentence(Said().checks(), done, "no display", "no display")


def test_one_sentence_passes_whatever_the_fonts_library_adds() -> None:
    said = Said()
    errors = f"Fontconfig error: No writable cache directories\n{GOOD}"
    one_sentence(said.checks(), Done(1, "", errors), "no display", "no display")
    assert said == ["  ok  no display: one sentence"]


TITLE = '[1.1]  -> xdg_toplevel@21.set_title("Interview Helper")\n'
CONTENTS = "[1.2]  -> wl_surface@19.attach(wl_buffer@30, 0, 0)\n"
SHOWN = "[1.3]  -> wl_surface@19.commit()\n"


def test_a_wayland_window_is_shown_once_its_surface_has_contents() -> None:
    assert is_shown(TITLE + CONTENTS + SHOWN)
    assert is_shown((TITLE + CONTENTS + SHOWN).replace("@", "#")), "as newer libraries write it"


@pytest.mark.parametrize(
    "conversation",
    [
        "",
        TITLE,
        CONTENTS + SHOWN,
        TITLE + SHOWN,
        TITLE + CONTENTS,
        TITLE + SHOWN + CONTENTS,
        TITLE + CONTENTS + SHOWN.replace("19", "44"),
        TITLE.replace("Interview Helper", "Another") + CONTENTS + SHOWN,
    ],
)
def test_anything_less_is_not_shown(conversation: str) -> None:
    assert not is_shown(conversation)


def test_whether_a_process_listens_to_a_signal() -> None:
    status = "Name:\tx\nSigIgn:\t0000000000004000\nSigCgt:\t0000000000004002\n"
    assert [number for number in range(1, 32) if catches(status, number)] == [2, 15]
    assert not catches("SigCgt:\t0000000000000002\n", 15)
    assert not catches("", 15)


def test_colours_are_counted_by_pixel() -> None:
    assert colours(b"\1\2\3\1\2\3\3\2\1") == {b"\1\2\3", b"\3\2\1"}
    assert colours(b"") == set()


def test_the_newest_package_is_tried_out(tmp_path: Path) -> None:
    for number, name in enumerate(("interview-helper_0.2.0_amd64.deb", "interview-helper_0.1.0_amd64.deb")):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (number, number))
    found = find_artefacts(tmp_path)
    assert found.package.name == "interview-helper_0.1.0_amd64.deb"
    assert (found.archive, found.appdir) == (None, None)


def test_without_a_package_it_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt, match="make package"):
        find_artefacts(tmp_path)


def test_a_change_of_bytes_or_modes_changes_the_fingerprint(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "companies.db"
    file.parent.mkdir()
    file.write_bytes(b"one")
    file.chmod(0o600)
    first = fingerprint(tmp_path)
    assert list(first) == ["deep/companies.db"]
    file.chmod(0o644)
    second = fingerprint(tmp_path)
    file.write_bytes(b"two")
    assert len({str(first), str(second), str(fingerprint(tmp_path))}) == 3


@pytest.mark.parametrize("encoding", TABLES)
def test_a_table_is_recognised_where_nothing_is_left_out(encoding: str) -> None:
    name, table = TABLES[encoding]
    assert decode(table.encode(encoding))[0] == table
    assert name in table


def test_the_size_of_a_picture_is_read_from_its_beginning() -> None:
    drawn = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (1000).to_bytes(4) + (700).to_bytes(4)
    assert size_of_picture(drawn) == (1000, 700)
    assert size_of_picture(b"GIF8" + drawn[4:]) is None
