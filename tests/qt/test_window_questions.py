"""To ask: what is suggested, taken over, answered, and what the answers offer, over a whole window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from window_driver import CTRL, Driver, Key, Starter
from window_hands import (
    at_dialog,
    be_laid_out,
    can_be_seen,
    leaning,
    marked,
    menu_of,
    pick,
    questions_page,
    redo,
    turn_to,
    undo,
    verdict,
)

from interview_helper.domain.questions import Question
from interview_helper.domain.reasons import Mark
from interview_helper.widgets.questions_panel import QuestionsPanel
from interview_helper.widgets.side_panel import Tab
from interview_helper.windows.question_printing import QuestionPreview

ALT = Qt.KeyboardModifier.AltModifier
RELOCATION = "Where would I work from, and what support do you give for relocation?"


@pytest.fixture
def asking(start: Starter) -> Driver:
    """The leaning company of the design, at its questions."""
    driver = start(leaning())
    questions_page(driver)
    return driver


def page(driver: Driver) -> QuestionsPanel:
    found = driver.window.side.page(Tab.TO_ASK)
    assert isinstance(found, QuestionsPanel)
    return found


def listed(driver: Driver) -> list[str]:
    model = page(driver).view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def suggested(driver: Driver) -> list[tuple[str, str]]:
    return [(card.wording, card.why.text()) for card in page(driver).suggestions.cards]


def stored(driver: Driver) -> tuple[Question, ...]:
    return driver.saved()["n"].questions


def write(driver: Driver, text: str) -> None:
    """Add a question of one's own."""
    page(driver).add_field.setFocus()
    driver.type(text)
    driver.press(Key.Key_Return)


def choose(driver: Driver, row: int) -> None:
    """Click on a question's words."""
    view = page(driver).view
    place = view.visualRect(view.model().index(row, 0))
    driver.click(view.viewport(), QPoint(place.right() - 6, place.center().y()))
    driver.wait(page(driver).answer.isVisible)


def offered(driver: Driver) -> list[str]:
    """The ticks that the answer of the chosen question offers."""
    return [button.text() for button in page(driver).answer.buttons if button.isVisible()]


def take_offer(driver: Driver, words: str) -> None:
    (button,) = [one for one in page(driver).answer.buttons if one.text().startswith(words)]
    page(driver).bring_into_view(button)
    driver.click(button)


# --- suggestions ---------------------------------------------------------------------------------


def test_the_question_that_would_tip_it_comes_first(asking: Driver) -> None:
    assert suggested(asking)[0] == (RELOCATION, "? the answer could tip the balance")
    assert [why for _, why in suggested(asking)][1:] == ["you ticked this and its opposite"]
    asking.click(asking.row("boss-difficult").unknown_button)
    assert [why for _, why in suggested(asking)] == [
        "? marked “don’t know yet”",
        "? marked “don’t know yet”",
        "you ticked this and its opposite",
    ]
    asking.click(asking.row("relocation-unsupported").unknown_button)
    assert suggested(asking)[-1][1] == "nothing is known about this yet"
    assert asking.disk()["n"].questions == (), "suggesting adds nothing"


def test_a_click_on_a_suggestion_goes_to_its_reason(asking: Driver) -> None:
    card = page(asking).suggestions.cards[0]
    asking.click(card, QPoint(12, 10))
    row = asking.row("relocation-unsupported")
    assert row.has_keyboard()
    assert row.glow > 0


def test_taken_over_answered_ticked_and_undone(asking: Driver) -> None:
    card = page(asking).suggestions.cards[0]
    asking.click(card.add_button)
    assert listed(asking) == [RELOCATION]
    assert RELOCATION not in [words for words, _ in suggested(asking)]
    assert asking.window.side.tabs.tabText(Tab.TO_ASK) == "To ask (1)"
    (question,) = stored(asking)
    assert (question.text, question.reason) == (RELOCATION, "relocation-unsupported")
    choose(asking, 0)
    assert offered(asking) == []
    asking.fill(page(asking).answer.edit, "No help at all")
    assert offered(asking)[0] == "Tick “It needs a major relocation with no support from the company”"
    assert asking.window.side.tabs.tabText(Tab.TO_ASK) == "To ask", "answered"
    assert asking.marks() == "☐☑?☑☑ | ☑☐☐☑☑☐", "nothing ticks by itself"
    assert verdict(asking)[0] == "Leans towards accepting"
    take_offer(asking, "Tick “It needs")
    assert asking.marks() == "☐☑☑☑☑ | ☑☐☐☑☑☐"
    assert verdict(asking)[:2] == ["Too close to call", "12 for · 13 against"]
    (question,) = stored(asking)
    assert (question.answer, question.answered) == ("No help at all", True)
    undo(asking)
    assert asking.marks() == "☐☑?☑☑ | ☑☐☐☑☑☐"
    assert offered(asking)[0].startswith("Tick “It needs")
    undo(asking)
    (question,) = stored(asking)
    assert (question.answer, question.answered) == ("", False)
    assert offered(asking) == []
    undo(asking)
    assert listed(asking) == []
    assert suggested(asking)[0][0] == RELOCATION
    for _ in range(3):
        redo(asking)
    assert asking.marks() == "☐☑☑☑☑ | ☑☐☐☑☑☐"
    assert stored(asking)[0].answer == "No help at all"


def test_it_is_not_so_can_be_answered_too(asking: Driver) -> None:
    asking.click(page(asking).suggestions.cards[0].add_button)
    choose(asking, 0)
    asking.fill(page(asking).answer.edit, "A flat is paid for")
    assert len(offered(asking)) == 3
    take_offer(asking, "Leave")
    assert asking.marks() == "☐☑☐☑☑ | ☑☐☐☑☑☐"
    take_offer(asking, "Tick “The company gives financial support")
    assert asking.marks() == "☐☑☐☑☑ | ☑☐☑☑☑☐"
    assert verdict(asking)[1] == "15 for · 9 against"


def test_taking_over_by_keys_in_another_wording(asking: Driver) -> None:
    card = page(asking).suggestions.cards[0]
    card.setFocus(Qt.FocusReason.TabFocusReason)
    asking.press(Key.Key_Right)
    other = page(asking).suggestions.cards[0].wording
    assert other != RELOCATION
    asking.press(Key.Key_Return)
    assert listed(asking) == [other]
    assert asking.focus() is page(asking).suggestions.cards[0], "the next one"


# --- the user's own --------------------------------------------------------------------------------


def test_own_questions_are_added_moved_edited_ticked_and_taken_away(asking: Driver) -> None:
    for text in ("First?", "Second?", "Third?"):
        write(asking, text)
    assert listed(asking) == ["First?", "Second?", "Third?"]
    choose(asking, 0)
    page(asking).view.setFocus()
    asking.press(Key.Key_Down, ALT)
    assert listed(asking) == ["Second?", "First?", "Third?"]
    asking.press(Key.Key_Space)
    assert [one.answered for one in stored(asking)] == [False, True, False]
    asking.press(Key.Key_F2)
    asking.press(Key.Key_A, CTRL)
    asking.type("First again?")
    asking.press(Key.Key_Return)
    asking.wait(lambda: listed(asking) == ["Second?", "First again?", "Third?"])
    page(asking).view.setFocus()
    asking.press(Key.Key_Delete)
    assert listed(asking) == ["Second?", "Third?"]
    for expected in (
        ["Second?", "First again?", "Third?"],
        ["Second?", "First?", "Third?"],
    ):
        undo(asking)
        assert listed(asking) == expected
    undo(asking)
    assert [one.answered for one in stored(asking)] == [False, False, False]
    undo(asking)
    assert [one.text for one in stored(asking)] == ["First?", "Second?", "Third?"]


def test_undo_right_after_adding_takes_the_question_back(asking: Driver) -> None:
    write(asking, "First?")
    undo(asking)
    assert listed(asking) == []


def test_the_menu_of_a_question(asking: Driver) -> None:
    write(asking, "First?")
    write(asking, "Second?")
    choose(asking, 0)
    pick(asking, menu_of(asking, page(asking).view), "Answered")
    assert stored(asking)[0].answered
    pick(asking, menu_of(asking, page(asking).view), "Move down")
    assert listed(asking) == ["Second?", "First?"]


def test_a_question_that_is_none_is_refused(asking: Driver) -> None:
    page(asking).add_field.setFocus()
    asking.paste("x" * 3_000)
    asking.press(Key.Key_Return)
    assert asking.refused()
    assert listed(asking) == []


def test_the_answer_is_typed_over_and_undone_as_one_step(asking: Driver) -> None:
    write(asking, "First?")
    choose(asking, 0)
    asking.fill(page(asking).answer.edit, "Yes")
    undo(asking)
    assert page(asking).answer.edit.toPlainText() == ""
    assert not stored(asking)[0].answered
    redo(asking)
    assert page(asking).answer.edit.toPlainText() == "Yes"


def test_escape_leaves_the_answer_for_the_list(asking: Driver) -> None:
    write(asking, "First?")
    choose(asking, 0)
    asking.fill(page(asking).answer.edit, "Yes")
    asking.press(Key.Key_Escape)
    assert asking.focus() is page(asking).view


def test_each_company_has_its_own_list(start: Starter) -> None:
    driver = start(leaning(), marked("z", "Zeta"))
    questions_page(driver)
    write(driver, "First?")
    driver.press(Key.Key_Down, CTRL)
    driver.wait(lambda: driver.name() == "Zeta")
    assert listed(driver) == []
    assert driver.window.side.tabs.tabText(Tab.TO_ASK) == "To ask"
    driver.press(Key.Key_Up, CTRL)
    driver.wait(lambda: driver.name() != "Zeta")
    assert listed(driver) == ["First?"]
    assert driver.window.side.tabs.tabText(Tab.TO_ASK) == "To ask (1)"


def test_the_count_is_there_before_the_tab_is_turned_to(asking: Driver, start: Starter) -> None:
    write(asking, "First?")
    write(asking, "Second?")
    asking.saved()
    asking.close()
    again = start()
    assert again.window.side.tabs.tabText(Tab.TO_ASK) == "To ask (2)"
    questions_page(again)
    assert listed(again) == ["First?", "Second?"]


# --- the information reasons ------------------------------------------------------------------------


def test_unanswered_questions_offer_their_reason(start: Starter) -> None:
    driver = start(marked("n", "Northwind Traders"))
    panel = questions_page(driver)
    assert not panel.offer.isVisible()
    write(driver, "First?")
    assert panel.offer.sentence.text() == "You still have 1 question to ask."
    assert driver.marks() == "☐☐☐☐☐ | ☐☐☐☐☐☐", "offered, not ticked"
    write(driver, "Second?")
    assert panel.offer.sentence.text() == "You still have 2 questions to ask."
    driver.click(panel.offer.button)
    assert driver.marks() == "☐☐☐☐☐ | ☐☐☐☐☑☐"
    assert not panel.offer.isVisible()
    assert can_be_seen(driver.focus())
    undo(driver)
    assert panel.offer.isVisible()
    redo(driver)
    for row in (0, 1):
        choose(driver, row)
        panel.view.setFocus()
        driver.press(Key.Key_Space)
    assert panel.offer.sentence.text() == "Every question on your list is answered."
    driver.click(panel.offer.button)
    assert driver.saved()["n"].reason("open-questions").mark is Mark.UNTICKED
    assert not panel.offer.isVisible()


def test_where_the_reason_is_hidden_nothing_is_offered(start: Starter) -> None:
    driver = start(marked("n", "Northwind Traders").with_reason_hidden("open-questions", True))
    panel = questions_page(driver)
    write(driver, "First?")
    assert not panel.offer.isVisible()


def test_the_answer_about_a_reason_that_is_gone(asking: Driver) -> None:
    """A question stays where its reason was hidden meanwhile, and offers nothing."""
    asking.click(page(asking).suggestions.cards[0].add_button)
    pick(asking, menu_of(asking, asking.row("relocation-unsupported")), "Hide here")
    choose(asking, 0)
    asking.fill(page(asking).answer.edit, "Yes")
    assert offered(asking) == []
    assert not page(asking).answer.about.isVisible()


# --- to take along -----------------------------------------------------------------------------------


def test_printing_and_saving_the_questions(asking: Driver, tmp_path: Path) -> None:
    write(asking, "First?")
    with at_dialog(asking, QuestionPreview, lambda _: None):
        asking.click(page(asking).print_button)
    with at_dialog(asking, QuestionPreview, lambda _: None):
        asking.press(Key.Key_P, CTRL)
    target = tmp_path / "questions.md"
    asking.dialogs.answers.append((target, "Markdown (*.md)"))
    asking.click(page(asking).export_button)
    assert asking.said() == f"Exported to {target}."
    text = target.read_text(encoding="utf-8")
    assert "First?" in text
    assert "12 for" not in text, "questions to take along say nothing of the balance"


@pytest.mark.parametrize("size", [(1280, 900), (800, 560)])
def test_by_keyboard_from_the_tabs_to_every_part(start: Starter, size: tuple[int, int]) -> None:
    driver = start(leaning(), size=size)
    panel = questions_page(driver)
    write(driver, "First?")
    choose(driver, 0)
    driver.window.side.tabs.setFocus()
    be_laid_out()
    reached = []
    for _ in range(14):
        driver.press(Key.Key_Tab)
        be_laid_out()
        at = driver.focus()
        if not panel.isAncestorOf(at):
            break
        assert can_be_seen(at, QPoint(6, 6)), at.accessibleName()
        reached.append(at)
    wanted = [
        panel.print_button,
        panel.export_button,
        panel.view,
        panel.answer.edit,
        panel.answer.answered,
        panel.suggestions.cards[0],
        panel.add_field,
    ]
    assert [one for one in reached if one in wanted] == wanted


def test_turning_away_and_back_keeps_the_page(asking: Driver) -> None:
    write(asking, "First?")
    choose(asking, 0)
    turn_to(asking, Tab.NOTES)
    asking.tick("culture-better")
    panel = questions_page(asking)
    assert panel.answer.isVisible()
    assert suggested(asking)[0][1] == "? marked “don’t know yet”", "what changed meanwhile is shown"
