"""Help says plainly where the data lies, who can read it, and what stays of what is deleted."""

from __future__ import annotations

import pytest
from window_driver import Starter, company
from window_hands import at_dialog

from interview_helper.crash_reports import KEPT, report_folder
from interview_helper.paths import backup_folder, database_file, read_resource
from interview_helper.windows.help_dialog import HelpDialog

TEXT = read_resource("help/data.md")


@pytest.mark.parametrize(
    "told",
    [
        "**The file is not encrypted unless you set a password.**",
        "disk encryption",
        "if you forget it",
        "backups from before, are not covered",
        "opens no connection",
        "trash",
        "thirty days",
        "Erase for good",
        "Backups still hold it",
        "twelve of days, ten of weeks, nine of months",
        "Notes** are kept as they were",
        "settings.ini",
    ],
)
def test_it_is_said(told: str) -> None:
    assert told in " ".join(TEXT.split())


def test_what_it_names_is_what_there_is(start: Starter) -> None:
    folder = start(company("a", "Adatum")).folder
    for place in (database_file(folder), backup_folder(folder), report_folder(folder)):
        assert f"**{place.name}**" in TEXT
    assert KEPT == 10
    assert "The last ten are kept" in TEXT


def test_it_is_one_short_page_without_links_or_tags() -> None:
    assert len(TEXT.split()) < 500
    assert not any(mark in TEXT for mark in ("http", "](", "<", "!["))


def test_it_is_in_the_menu(start: Starter) -> None:
    driver = start(company("a", "Adatum"))

    def look(dialog: HelpDialog) -> None:
        assert dialog.windowTitle() == "Your data"
        assert "The file is not encrypted unless" in dialog.page.toPlainText()

    with at_dialog(driver, HelpDialog, look):
        driver.choose("Help", "Your data")
