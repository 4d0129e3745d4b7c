"""The verdict, what tips it, and the full account of it, over a whole window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from window_driver import CTRL, Driver, Key, Starter, picture
from window_hands import (
    account,
    account_rows,
    can_be_seen,
    hover,
    leaning,
    marked,
    turn_to,
    undo,
    verdict,
    weigh_as,
)

from interview_helper.domain.reasons import Mark
from interview_helper.widgets.contradiction_note import ContradictionNote
from interview_helper.widgets.side_panel import Tab
from interview_helper.widgets.text_button import TextButton

ADVICE = "Coaches mostly say go: you learn more, you practise, they may see more in you."


def sentences(driver: Driver) -> list[str]:
    """What the account says, headings and all."""
    driver.wait(lambda: not driver.window.account.is_behind)
    labels = account(driver).findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def row_with(driver: Driver, part: str) -> TextButton:
    found = [button for words, button in account_rows(driver).items() if part in words]
    assert found, f"no row of the account says {part!r}: {list(account_rows(driver))}"
    return found[0]


# --- what tips it --------------------------------------------------------------------------------


def test_each_state_has_its_one_sentence(start: Starter) -> None:
    """The states in the order in which somebody ticks into them."""
    driver = start(marked("a", "Adatum"))
    assert verdict(driver) == [
        "Nothing weighed yet",
        "Tick what is true of this company, and the balance tips as you tick.",
    ]
    assert not driver.window.decision.verdict.why.isVisible(), "there is nothing to account for yet"
    driver.tick("job-interesting")
    assert verdict(driver)[0] == "Leans towards accepting", "one reason is never clear"
    assert verdict(driver)[2] == "Only one reason weighed so far, and nothing for turning it down."
    driver.tick("values-aligned")
    assert verdict(driver)[0] == "Leans towards accepting", "two are not either"
    driver.tick("boss-difficult")
    assert verdict(driver) == [
        "Leans towards accepting",
        "6 for · 3 against",
        "Every weight could be off by up to 33\u00a0% and it would still lean this way.",
        "Ticking “The job is far below my abilities and earning requirements” would bring the pans level.",
    ]
    driver.tick("open-questions")
    assert verdict(driver)[0] == "Clearly towards accepting", "half of the whole, of four reasons"
    driver.tick("boss-difficult")
    driver.tick("culture-negative")
    driver.tick("values-conflict")
    driver.tick("boss-difficult")
    assert verdict(driver) == [
        "Too close to call",
        "9 for · 9 against",
        "Both pans carry the same.",
        "Any one tick or untick would tip it.",
        ADVICE,
    ]
    weigh_as(driver, "boss-difficult", 5)
    weigh_as(driver, "culture-negative", 5)
    weigh_as(driver, "values-conflict", 5)
    weigh_as(driver, "job-interesting", 1)
    assert verdict(driver)[0] == "Leans towards turning it down"
    assert ADVICE not in verdict(driver)


def test_weights_that_outdo_the_number_of_reasons_are_said(start: Starter) -> None:
    driver = start(marked("a", "Adatum", culture_negative=5, job_interesting=1, open_questions=1))
    assert verdict(driver)[0] == "Leans towards turning it down"
    assert verdict(driver)[3] == "This rests on the weights alone: more reasons speak for accepting."
    driver.press(Key.Key_I, CTRL)
    assert any("the other side is ahead" in said for said in sentences(driver))


def test_how_many_changes_it_would_take(start: Starter) -> None:
    driver = start(
        marked("a", "Adatum", **dict.fromkeys(("job_interesting", "culture_better", "open_questions"), 3))
    )
    driver.tick("relocation-supported")
    assert verdict(driver)[-1] == "No single tick or untick would turn this; it would take five."


def test_the_sentence_of_an_unknown_goes_to_its_row(start: Starter) -> None:
    driver = start(leaning())
    insight = driver.window.decision.verdict.insight
    assert insight.words == "One thing you don’t know yet would tip it: relocation without support."
    row = driver.row("relocation-unsupported")
    driver.click(insight)
    assert row.has_keyboard()
    assert row.glow > 0
    assert can_be_seen(row)
    driver.wait(lambda: row.glow == 0)


def test_the_sentence_of_an_unknown_by_keyboard(start: Starter) -> None:
    driver = start(leaning())
    insight = driver.window.decision.verdict.insight
    driver.window.decision.verdict.why.setFocus()
    driver.press(Key.Key_Tab)
    assert driver.focus() is insight, "right after “Why?”"
    driver.press(Key.Key_Return)
    assert driver.row("relocation-unsupported").has_keyboard()


def test_the_sentence_of_a_flip_goes_to_its_row_and_ticking_there_does_what_it_said(start: Starter) -> None:
    driver = start(marked("a", "Adatum", job_interesting=3, values_aligned=4, boss_difficult=3))
    insight = driver.window.decision.verdict.insight
    assert insight.words == (
        "Unticking “The job may not be perfect, but the company’s values are in…” would bring the pans level."
    )
    driver.click(insight)
    at = next(row for row in driver.window.decision.lists.values() for row in row.rows if row.has_keyboard())
    assert at.reason.id == "values-aligned"
    driver.press(Key.Key_Space)
    assert verdict(driver)[1] == "3 for · 3 against"


def test_a_click_on_a_block_goes_to_its_row(start: Starter) -> None:
    driver = start(leaning())
    balance = driver.window.decision.balance
    driver.wait(lambda: not balance.is_moving)
    block = balance.block_centre("values-aligned")
    assert block is not None
    driver.click(balance, block.toPoint())
    assert driver.row("values-aligned").has_keyboard()
    assert driver.row("values-aligned").glow > 0


# --- the account -----------------------------------------------------------------------------------


def test_ctrl_i_opens_the_account_and_closes_it(start: Starter) -> None:
    driver = start(leaning())
    side = driver.window.side
    assert side.overlay is None
    driver.press(Key.Key_I, CTRL)
    panel = account(driver)
    assert not side.tabs.isVisible()
    assert panel.isAncestorOf(driver.focus())
    driver.press(Key.Key_I, CTRL)
    assert side.overlay is None
    assert not panel.isVisible()
    assert side.tabs.isVisible()
    assert driver.focus() is driver.window.decision.verdict.why


def test_why_and_escape(start: Starter) -> None:
    driver = start(leaning())
    driver.click(driver.window.decision.verdict.why)
    assert account(driver).isVisible()
    driver.press(Key.Key_Escape)
    assert driver.window.side.overlay is None
    assert driver.focus() is driver.window.decision.verdict.why
    driver.press(Key.Key_Return)
    driver.click(account(driver).close_button)
    assert driver.window.side.overlay is None


def test_the_account_from_the_menu(start: Starter) -> None:
    driver = start(leaning())
    driver.choose("Company", "Why this verdict?")
    assert account(driver).isVisible()


def test_the_account_says_everything(start: Starter) -> None:
    driver = start(leaning())
    driver.tick("culture-better")
    driver.press(Key.Key_I, CTRL)
    said = "\n".join(sentences(driver))
    for part in (
        "15 for accepting, from four reasons; 9 for turning it down, from three reasons.",
        "Every weight could be off by up to 24\u00a0%",
        "Counted without weights the same side is ahead, four to three.",
        "These two speak of the same thing. Both can be true; which weighs more?",
        "One reason is not known yet.",
        "15 for · 13 against",
        "Settled: however that turns out, the same side stays ahead.",
    ):
        assert part in said
    assert any("(weight 5" in words for words in account_rows(driver))


def test_the_account_follows_while_ticking(start: Starter) -> None:
    driver = start(leaning())
    driver.press(Key.Key_I, CTRL)
    assert any("12 for accepting" in said for said in sentences(driver))
    driver.tick("culture-better")
    assert any("15 for accepting" in said for said in sentences(driver))
    assert "These two speak of the same thing. Both can be true; which weighs more?" in sentences(driver)
    weigh_as(driver, "culture-better", 1)
    assert any("13 for accepting" in said for said in sentences(driver))
    driver.click(driver.row("relocation-unsupported").unknown_button)
    assert "Not known yet" not in sentences(driver)
    undo(driver)
    assert "Not known yet" in sentences(driver)
    for _ in range(2):
        undo(driver)
    assert any("12 for accepting" in said for said in sentences(driver))


def test_a_click_in_the_account_flashes_the_row_and_goes_there(start: Starter) -> None:
    driver = start(leaning())
    driver.press(Key.Key_I, CTRL)
    row = driver.row("values-aligned")
    assert row.glow == 0
    driver.click(row_with(driver, "the company’s values are in line with mine"))
    assert row.glow > 0
    assert row.has_keyboard()
    assert can_be_seen(row)
    assert account(driver).isVisible(), "the account stays open beside it"


def test_a_key_in_the_account_does_the_same(start: Starter) -> None:
    driver = start(leaning())
    driver.press(Key.Key_I, CTRL)
    button = driver.focus()
    assert isinstance(button, TextButton)
    driver.press(Key.Key_Tab)
    other = driver.focus()
    assert isinstance(other, TextButton)
    assert other is not button
    driver.press(Key.Key_Space)
    at = [row for one in driver.window.decision.lists.values() for row in one.rows if row.has_keyboard()]
    assert len(at) == 1
    assert at[0].reason.text in other.words
    assert at[0].glow > 0


def test_a_tab_takes_the_account_off(start: Starter) -> None:
    driver = start(leaning())
    driver.press(Key.Key_I, CTRL)
    turn_to(driver, Tab.PEOPLE)
    assert driver.window.side.overlay is None
    driver.press(Key.Key_I, CTRL)
    assert account(driver).isVisible()
    driver.press(Key.Key_I, CTRL)
    assert driver.window.side.tab is Tab.PEOPLE


def test_the_account_of_another_company(start: Starter) -> None:
    driver = start(leaning(), marked("z", "Zeta", boss_difficult=3, culture_negative=3, open_questions=1))
    driver.press(Key.Key_I, CTRL)
    driver.press(Key.Key_Down, CTRL)
    driver.wait(lambda: driver.name() == "Zeta")
    assert any(
        "1 for accepting, from one reason; 6 for turning it down" in said for said in sentences(driver)
    )
    driver.tick("open-questions")
    driver.tick("boss-difficult")
    driver.tick("culture-negative")
    assert "Nothing is ticked yet: both pans are empty." in sentences(driver)


def test_the_account_of_nothing(start: Starter) -> None:
    driver = start(marked("a", "Adatum"))
    driver.press(Key.Key_I, CTRL)
    assert "Nothing is ticked yet: both pans are empty." in sentences(driver)
    driver.press(Key.Key_Escape)
    assert driver.window.side.overlay is None
    assert can_be_seen(driver.focus()), "“Why?” is not there to come back to"


def test_the_account_when_the_last_tick_goes(start: Starter) -> None:
    driver = start(marked("a", "Adatum", boss_difficult=3))
    driver.press(Key.Key_I, CTRL)
    driver.tick("boss-difficult")
    driver.press(Key.Key_I, CTRL)
    assert driver.window.side.overlay is None
    assert can_be_seen(driver.focus())


def test_the_account_closes_at_a_company_that_is_weighed_blind(start: Starter) -> None:
    driver = start(leaning(), replace(marked("z", "Zeta", boss_difficult=3), blind=True))
    driver.press(Key.Key_I, CTRL)
    driver.press(Key.Key_Down, CTRL)
    driver.wait(lambda: driver.name() == "Zeta")
    assert driver.window.side.overlay is None
    assert can_be_seen(driver.focus())


def test_the_account_moves_with_the_window_when_that_gets_narrow(start: Starter) -> None:
    driver = start(leaning())
    driver.press(Key.Key_I, CTRL)
    driver.window.resize(800, 560)
    driver.wait(lambda: driver.window.decision.isAncestorOf(driver.window.side))
    panel = account(driver)
    driver.wait(lambda: panel.width() > 400)
    driver.window.resize(1280, 900)
    driver.wait(lambda: not driver.window.decision.isAncestorOf(driver.window.side))
    driver.wait(lambda: can_be_seen(panel.close_button))
    driver.press(Key.Key_Escape) if panel.isAncestorOf(driver.focus()) else driver.press(Key.Key_I, CTRL)
    assert driver.window.side.overlay is None


# --- deal-breakers ------------------------------------------------------------------------------


def test_a_deal_breaker_settles_it_outside_the_sum(start: Starter) -> None:
    driver = start(marked("a", "Adatum", job_interesting=5, values_aligned=5, boss_difficult=1))
    driver.row("boss-difficult").check_box.setFocus()
    assert verdict(driver)[0] == "Clearly towards accepting"
    driver.type("!")
    row = driver.row("boss-difficult")
    assert row.lock_button is not None
    assert row.lock_button.isVisible()
    assert row.lock_button.isChecked()
    assert verdict(driver) == [
        "A deal-breaker says turn it down",
        "10 for · 1 against",
        "The weights alone would clearly lean towards accepting.",
        "The deal-breaker: “My future boss seems a very difficult or negative person to…”.",
    ]
    assert "Deal-breaker" in driver.window.decision.balance.block_tooltip("boss-difficult")
    driver.click(driver.window.decision.verdict.insight)
    assert row.has_keyboard()
    driver.press(Key.Key_I, CTRL)
    said = "\n".join(sentences(driver))
    assert "That says turn it down, whatever the sum says" in said
    assert "The weights alone would clearly lean towards accepting." in said
    driver.tick("boss-difficult")
    assert verdict(driver)[0] == "Leans towards accepting", "a lock on what is not ticked settles nothing"
    assert row.lock_button.isVisible(), "but is still to be seen"
    undo(driver)
    undo(driver)
    assert verdict(driver)[0] == "Clearly towards accepting"


def test_the_lock_by_mouse_is_on_decline_rows_only(start: Starter) -> None:
    driver = start(marked("a", "Adatum", boss_difficult=3))
    row, other = driver.row("boss-difficult"), driver.row("job-interesting")
    for hovered in (row, other):
        hover(hovered)
    assert other.lock_button is None
    assert row.lock_button is not None
    driver.click(row.lock_button)
    assert driver.the_company().reason("boss-difficult").deal_breaker
    assert verdict(driver)[0] == "A deal-breaker says turn it down"
    driver.click(row.lock_button)
    assert not driver.the_company().reason("boss-difficult").deal_breaker
    go = other.check_box
    go.setFocus()
    driver.type("!")
    assert not driver.the_company().reason("job-interesting").deal_breaker


def test_the_lock_is_on_the_pan(start: Starter) -> None:
    driver = start(marked("a", "Adatum", job_interesting=5, boss_difficult=3))
    balance = driver.window.decision.balance
    driver.wait(lambda: not balance.is_moving)
    before, tilt = picture(balance), balance.value()
    driver.row("boss-difficult").check_box.setFocus()
    driver.type("!")
    assert picture(balance) != before
    assert balance.value() == tilt, "the beam is the sum’s"
    driver.type("!")
    assert picture(balance) == before


def test_a_deal_breaker_that_is_not_known_yet_is_said(start: Starter) -> None:
    driver = start(marked("a", "Adatum", job_interesting=5, values_aligned=5, open_questions=3))
    driver.row("boss-difficult").check_box.setFocus()
    driver.type("!?")
    assert verdict(driver)[-1].startswith("One deal-breaker is not known yet, and would settle it: ")
    driver.click(driver.window.decision.verdict.insight)
    assert driver.row("boss-difficult").has_keyboard()


def test_a_deal_breaker_is_there_again_after_a_restart(start: Starter) -> None:
    driver = start(marked("a", "Adatum", job_interesting=5, boss_difficult=1))
    driver.row("boss-difficult").check_box.setFocus()
    driver.type("!")
    driver.saved()
    driver.close()
    again = start()
    assert verdict(again)[0] == "A deal-breaker says turn it down"
    assert again.row("boss-difficult").lock_button is not None


# --- unknowns and contradictions --------------------------------------------------------------------


def test_unknown_by_key_by_mouse_and_back(start: Starter) -> None:
    driver = start(marked("a", "Adatum", job_interesting=3, boss_difficult=2, open_questions=2))
    driver.row("culture-negative").check_box.setFocus()
    driver.type("?")
    assert driver.marks() == "☐?☐☐☑ | ☑☐☐☐☑☐"
    assert verdict(driver)[-1].startswith("One thing you don’t know yet would bring the pans level: ")
    assert "What you don’t know yet could turn it." in driver.window.decision.balance.accessibleDescription()
    driver.type("?")
    assert driver.marks() == "☐☐☐☐☑ | ☑☐☐☐☑☐"
    driver.click(driver.row("culture-negative").unknown_button)
    assert driver.the_company().reason("culture-negative").mark is Mark.UNKNOWN
    driver.tick("culture-negative")
    assert driver.the_company().reason("culture-negative").mark is Mark.TICKED
    undo(driver)
    assert driver.the_company().reason("culture-negative").mark is Mark.UNKNOWN


def note_under(driver: Driver, reason_id: str) -> ContradictionNote:
    """The note, which comes once the beam is at rest."""
    row = driver.row(reason_id)
    driver.wait(lambda: row.contradiction_note is not None and row.contradiction_note.isVisible())
    assert row.contradiction_note is not None
    return row.contradiction_note


def test_a_contradiction_has_a_note_that_leads_to_the_other(start: Starter) -> None:
    driver = start(marked("a", "Adatum", culture_negative=3))
    assert driver.row("culture-negative").contradiction_note is None
    driver.tick("culture-better")
    assert driver.marks() == "☐☑☐☐☐ | ☐☑☐☐☐☐", "both can be ticked"
    note = note_under(driver, "culture-negative")
    assert note.text() == "Both can be true; which weighs more?"
    driver.click(note, QPoint(note.width() // 2, note.height() // 2))
    assert driver.row("culture-better").has_keyboard()
    assert driver.row("culture-better").glow > 0
    driver.click(note_under(driver, "culture-better"))
    assert driver.row("culture-negative").has_keyboard()
    driver.tick("culture-better")
    driver.wait(lambda: not note.isVisible())
    driver.tick("culture-better")
    note_under(driver, "culture-better")
    undo(driver)
    driver.wait(lambda: not note.isVisible())


def test_the_note_of_one_company_is_not_seen_at_another(start: Starter) -> None:
    driver = start(marked("a", "Adatum", culture_negative=3), marked("z", "Zeta", culture_negative=3))
    driver.tick("culture-better")
    driver.press(Key.Key_Down, CTRL)  # while the beam still moves
    driver.wait(lambda: driver.name() == "Zeta")
    note = driver.row("culture-negative").contradiction_note
    assert note is None or not note.isVisible()
    driver.press(Key.Key_Up, CTRL)
    driver.wait(lambda: driver.name() == "Adatum")
    note_under(driver, "culture-negative")
