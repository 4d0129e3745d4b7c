"""What the notice offers: one after the other, each once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from interview_helper.widgets.banner import Banner
from interview_helper.windows.offers import Offers


class Desk:
    def __init__(self, qtbot: QtBot) -> None:
        self.notice = Banner()
        qtbot.addWidget(self.notice)
        self.offers = Offers(self.notice)
        self.done: list[str] = []

    def make(self, words: str, sentence: str = "") -> None:
        self.offers.make(sentence or f"About {words}.", words, lambda: self.done.append(words))

    def seen(self) -> str:
        """The message and the words on its button, where there is one."""
        if self.notice.isHidden():
            return ""
        button = "" if self.notice.action.isHidden() else f" [{self.notice.action.text()}]"
        return self.notice.message.text() + button


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_one_is_made_and_taken(desk: Desk) -> None:
    desk.make("a")
    assert desk.seen() == "About a. [a]"
    assert not desk.notice.close_button.isHidden()
    desk.notice.action.click()
    assert desk.done == ["a"]
    assert desk.seen() == ""


def test_the_next_waits_until_the_one_before_is_over(desk: Desk) -> None:
    for words in ("a", "b", "c"):
        desk.make(words)
    assert desk.seen() == "About a. [a]"
    desk.notice.action.click()
    assert desk.seen() == "About b. [b]"
    desk.notice.close_button.click()
    assert desk.seen() == "About c. [c]"
    desk.notice.close_button.click()
    assert desk.seen() == ""
    assert desk.done == ["a"]


def test_the_same_is_made_once(desk: Desk) -> None:
    desk.make("a")
    desk.make("b")
    desk.make("b", "More about b.")
    desk.make("a", "More about a.")
    seen = [desk.seen()]
    desk.notice.close_button.click()
    seen.append(desk.seen())
    desk.notice.close_button.click()
    assert sorted(seen) == ["More about a. [a]", "More about b. [b]"]
    assert desk.seen() == ""


def test_one_that_was_taken_another_way_is_over(desk: Desk) -> None:
    for words in ("a", "b", "c"):
        desk.make(words)
    desk.offers.withdraw("b")
    desk.offers.withdraw("a")
    assert desk.seen() == "About c. [c]"
    desk.offers.withdraw("x")
    assert desk.seen() == "About c. [c]"
    desk.notice.action.click()
    assert desk.done == ["c"]


def test_a_message_takes_its_place(desk: Desk) -> None:
    desk.make("a")
    desk.notice.show_message("Something failed.")
    desk.offers.withdraw("a")
    assert desk.seen() == "Something failed."
    desk.notice.close_button.click()
    assert desk.seen() == ""


def test_what_is_offered_next_may_come_of_it(desk: Desk) -> None:
    desk.offers.make("About a.", "a", lambda: desk.make("a", "Again about a."))
    desk.make("b")
    desk.notice.action.click()
    assert desk.seen() == "About b. [b]"
    desk.notice.action.click()
    assert desk.seen() == "Again about a. [a]"


def test_the_button_of_another_message_is_not_an_offers(desk: Desk) -> None:
    desk.make("a")
    desk.notice.show_message("Something else.", "Show the folder", stays=False)
    desk.notice.action.click()
    assert desk.done == []
    assert desk.seen() == "Something else. [Show the folder]"
