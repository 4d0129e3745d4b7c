"""The companies: search, list and how a company is painted in it."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from qt_data import (
    CREATED,
    DARK,
    LIGHT,
    MARKUP,
    Heard,
    Paints,
    colours_of,
    painted_of,
    palette,
    picture,
    show,
    spoken,
    spoken_name,
)

from interview_helper.domain.company import CompanySummary, Status
from interview_helper.domain.ordering import Order
from interview_helper.domain.reasons import Side
from interview_helper.models.company_list import CompanyListModel, Role, spoken_summary
from interview_helper.widgets import tints
from interview_helper.widgets.company_delegate import CompanyDelegate
from interview_helper.widgets.company_panel import CompanyPanel

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def summary(identity: str, **changes: object) -> CompanySummary:
    plain = CompanySummary(identity, identity, "Role", 1, None, Status.OPEN, CREATED, 0, 0, False, False)
    return plain._replace(**changes)


class Companies:
    """A panel on a model, and what it asked for."""

    def __init__(self, qtbot: QtBot, *summaries: CompanySummary, shown: str | None = None) -> None:
        self.model = CompanyListModel()
        self.model.set_order(Order.NAME)
        self.panel = CompanyPanel(self.model)
        self.model.setParent(self.panel)
        self.panel.setPalette(palette(*LIGHT))
        self.model.set_companies(summaries)
        if shown is not None:
            self.panel.show_company(shown)
        self.asked = Heard(asked=self.panel.company_requested, new=self.panel.new_requested)
        show(qtbot, self.panel, 240, 400)

    def current(self) -> str | None:
        """The company whose row is marked."""
        found: str | None = self.panel.view.currentIndex().data(Role.COMPANY_ID)
        return found

    def listed(self) -> list[str]:
        return [self.model.index(row).data() for row in range(self.model.rowCount())]

    def middle(self, row: int) -> QPoint:
        return self.panel.view.visualRect(self.model.index(row)).center()


@pytest.fixture
def companies(qtbot: QtBot) -> Companies:
    return Companies(qtbot, *(summary(name) for name in ("Acme", "Beta", "Gamma")), shown="Acme")


def test_a_click_asks_for_a_company(companies: Companies, qtbot: QtBot) -> None:
    qtbot.mouseClick(companies.panel.view.viewport(), LEFT, pos=companies.middle(1))
    assert companies.asked.said == [("asked", "Beta")]
    qtbot.mouseClick(companies.panel.view.viewport(), LEFT, pos=companies.middle(1))
    assert companies.asked.said == [("asked", "Beta")], "it is open already"


def test_arrows_ask_for_the_next_company(companies: Companies, qtbot: QtBot) -> None:
    companies.panel.view.setFocus()
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Home):
        qtbot.keyClick(companies.panel.view, key)
    assert companies.asked.of("asked") == ["Beta", "Gamma", "Beta", "Acme"]


def test_stepping_stops_at_the_ends(companies: Companies) -> None:
    for rows in (1, 1, 1, -1, -1, -1):
        companies.panel.step(rows)
    assert companies.asked.of("asked") == ["Beta", "Gamma", "Beta", "Acme"]


def test_the_button_asks_for_a_new_company(companies: Companies, qtbot: QtBot) -> None:
    qtbot.mouseClick(companies.panel.new_button, LEFT)
    assert companies.asked.names() == ["new"]


def test_showing_a_company_marks_its_row_and_asks_for_nothing(companies: Companies) -> None:
    companies.panel.show_company("Gamma")
    assert companies.current() == "Gamma"
    companies.panel.show_company("not listed")
    assert companies.current() is None
    assert companies.asked.said == []


def test_a_company_that_is_listed_later_is_marked_then(companies: Companies) -> None:
    companies.panel.show_company("Delta")
    companies.model.put_company(summary("Delta"))
    assert companies.current() == "Delta"
    companies.panel.show_company("Zeta")
    companies.model.set_companies([summary("Beta"), summary("Zeta")])
    assert companies.current() == "Zeta"
    assert companies.asked.said == []


def test_the_mark_stays_with_its_company_when_the_list_is_sorted(companies: Companies) -> None:
    companies.model.put_company(summary("Acme", name="Zeta"))
    companies.model.sort_again()
    assert companies.listed() == ["Beta", "Gamma", "Zeta"]
    assert companies.current() == "Acme"
    assert companies.panel.view.currentIndex().row() == 2
    assert companies.asked.said == []


def test_a_marked_row_is_scrolled_into_view(qtbot: QtBot) -> None:
    companies = Companies(qtbot, *(summary(f"{number:03}") for number in range(200)), shown="000")
    companies.panel.show_company("150")
    view = companies.panel.view
    assert view.viewport().rect().contains(companies.middle(150))
    companies.panel.show_company("000")
    assert view.viewport().rect().contains(companies.middle(0))


def test_when_the_keyboard_leaves_the_list_the_marked_row_alone_is_painted(
    companies: Companies, qtbot: QtBot
) -> None:
    view = companies.panel.view
    companies.panel.show_company("Beta")
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    with_keyboard = picture(view)
    qtbot.waitUntil(lambda: not painted_of(view.viewport()))
    companies.panel.new_button.setFocus()
    assert painted_of(view.viewport()) == [view.visualRect(view.currentIndex())]
    assert picture(view) != with_keyboard


# --- searching ----------------------------------------------------------------------------------------


def test_typing_finds_by_name(companies: Companies, qtbot: QtBot) -> None:
    companies.panel.focus_search()
    assert companies.panel.search.hasFocus()
    qtbot.keyClicks(companies.panel.search, "m")
    assert companies.listed() == ["Acme", "Gamma"]
    qtbot.keyClicks(companies.panel.search, "M")
    assert companies.listed() == ["Gamma"]
    assert companies.asked.said == []


def test_a_search_is_prepared_before_its_first_key(
    companies: Companies, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[str] = []
    companies.panel.view.setFocus()
    monkeypatch.setattr(
        CompanyListModel, "prepare_filter", lambda _: prepared.append(companies.panel.search.text())
    )
    companies.panel.focus_search()
    assert prepared[:1] == [""]


def test_the_open_company_is_marked_again_when_the_search_finds_it(
    companies: Companies, qtbot: QtBot
) -> None:
    qtbot.keyClicks(companies.panel.search, "bet")
    assert companies.current() is None
    qtbot.keyClick(companies.panel.search, Key.Key_Escape)
    assert companies.listed() == ["Acme", "Beta", "Gamma"]
    assert companies.current() == "Acme"
    assert companies.asked.said == []


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Return, Key.Key_Enter])
def test_down_and_enter_go_to_the_first_that_was_found(
    companies: Companies, qtbot: QtBot, key: Qt.Key
) -> None:
    qtbot.keyClicks(companies.panel.search, "gam")
    qtbot.keyClick(companies.panel.search, key)
    assert companies.panel.view.hasFocus()
    assert companies.asked.said == [("asked", "Gamma")]


def test_down_stays_with_the_open_company_when_it_was_found(companies: Companies, qtbot: QtBot) -> None:
    qtbot.keyClicks(companies.panel.search, "a")
    qtbot.keyClick(companies.panel.search, Key.Key_Down)
    assert companies.panel.view.hasFocus()
    assert (companies.current(), companies.asked.said) == ("Acme", [])


def test_nothing_found_is_said_and_the_keyboard_stays(companies: Companies, qtbot: QtBot) -> None:
    view = companies.panel.view
    with_rows = picture(view)
    qtbot.keyClicks(companies.panel.search, '"NEAR(*')
    assert companies.listed() == []
    assert picture(view) != with_rows
    assert tints.muted(palette(*LIGHT)).name() in colours_of(picture(view))
    qtbot.keyClick(companies.panel.search, Key.Key_Down)
    assert companies.panel.search.hasFocus()


def test_finding_again_selects_what_was_typed(companies: Companies, qtbot: QtBot) -> None:
    qtbot.keyClicks(companies.panel.search, "beta")
    companies.panel.focus_search()
    qtbot.keyClicks(companies.panel.search, "g")
    assert companies.panel.search.text() == "g"


# --- for assistive technology -------------------------------------------------------------------------


def test_a_row_is_spoken_whole(companies: Companies) -> None:
    companies.model.put_company(summary("Acme", name=MARKUP, accept=7, decline=5))
    rows = spoken(companies.panel.view)
    assert rows.role() is QAccessible.Role.List
    first = rows.child(0)
    expected = spoken_summary(summary("Acme", name=MARKUP, accept=7, decline=5))
    assert first.text(QAccessible.Text.Name) == expected
    assert expected.startswith(f"{MARKUP}, Role · 1st interview, no date yet, towards accepting")


def test_the_parts_have_names(companies: Companies) -> None:
    parts = (companies.panel.search, companies.panel.view, companies.panel.new_button)
    assert list(map(spoken_name, parts)) == ["Search companies", "Companies", "+ New company"]


# --- how a company is painted -------------------------------------------------------------------------


def painted(
    one: CompanySummary,
    colours: tuple[str, str] = LIGHT,
    *,
    selected: bool = False,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
    width: int = 240,
) -> QImage:
    model = CompanyListModel()
    model.set_companies([one])
    delegate = CompanyDelegate()
    option = QStyleOptionViewItem()
    option.palette = palette(*colours)
    option.font = QApplication.font()
    option.direction = direction
    option.state = QStyle.StateFlag.State_Enabled
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    option.rect = QRect(
        QPoint(0, 0), delegate.sizeHint(option, model.index(0)).expandedTo(QRect(0, 0, width, 1).size())
    )
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    image.fill(option.palette.base().color())
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    return image


def ink(image: QImage) -> list[int]:
    """The columns in which something is painted."""
    base = image.pixelColor(0, 0)
    return [
        x for x in range(image.width()) if any(image.pixelColor(x, y) != base for y in range(image.height()))
    ]


def test_a_name_with_markup_is_painted_letter_by_letter(qapp: object) -> None:  # noqa: ARG001
    pictures = [painted(summary("x", name=name)) for name in ("<b>R&D</b>", "R&D", "R&&D", "RD", "R_D")]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_a_long_name_is_cut_off_inside_its_row(qapp: object) -> None:  # noqa: ARG001
    image = painted(summary("x", name="A very long name of a company " * 30, role="And its role " * 30))
    assert min(ink(image)) >= 8
    assert max(ink(image)) <= image.width() - 8


def test_where_there_is_little_room_the_round_is_kept(qapp: object) -> None:  # noqa: ARG001
    rounds = [painted(summary("x", role="A very long role " * 30, round=number)) for number in (2, 3)]
    assert rounds[0] != rounds[1]
    assert max(ink(rounds[0])) <= rounds[0].width() - 8


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_beam_has_the_tint_of_the_heavier_side(colours: tuple[str, str], qapp: object) -> None:  # noqa: ARG001
    tint = {side: tints.side_tint(palette(*colours), side).name() for side in Side}
    for_it = colours_of(painted(summary("x", accept=9, decline=1), colours))
    against = colours_of(painted(summary("x", accept=1, decline=9), colours))
    assert tint[Side.ACCEPT] in for_it - against
    assert tint[Side.DECLINE] in against - for_it


def test_a_selected_row_looks_different(qapp: object) -> None:  # noqa: ARG001
    assert painted(summary("x"), selected=True) != painted(summary("x"))


def test_right_to_left_the_beam_is_on_the_left(qapp: object) -> None:  # noqa: ARG001
    one = summary("x", name="", role="", accept=9, decline=1)
    tint = tints.side_tint(palette(*LIGHT), Side.ACCEPT).name()
    for direction, left in ((Qt.LayoutDirection.LeftToRight, 120), (Qt.LayoutDirection.RightToLeft, 0)):
        image = painted(one, direction=direction)
        assert tint in colours_of(image.copy(left, 0, 120, image.height()))
        assert tint not in colours_of(image.copy(120 - left, 0, 120, image.height()))


def test_the_date_is_painted(qapp: object) -> None:  # noqa: ARG001
    dated = summary("x", interview_at=datetime(2026, 11, 24, 10, 0))
    assert painted(dated) != painted(summary("x"))
    assert painted(dated) != painted(dated._replace(status=Status.DECLINED))


def test_the_rows_follow_the_font_of_the_list(companies: Companies) -> None:
    view = companies.panel.view
    painted, height = picture(view), view.sizeHintForRow(0)
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.sizeHintForRow(0) > 1.5 * height
    assert picture(view) != painted


def test_every_row_is_as_high(qtbot: QtBot) -> None:
    companies = Companies(qtbot, summary("a", name="x " * 400), summary("b", name="", role=""))
    QApplication.processEvents()
    heights = {companies.panel.view.visualRect(companies.model.index(row)).height() for row in (0, 1)}
    assert len(heights) == 1


def test_a_changed_row_is_painted_after_what_else_the_change_has_painted(qtbot: QtBot) -> None:
    companies = Companies(qtbot, summary("a"), summary("b"))
    qtbot.waitExposed(companies.panel)
    QApplication.processEvents()
    paints = Paints(companies.panel.view.viewport())
    companies.model.put_company(summary("b", accept=9))
    QApplication.sendPostedEvents()  # in which whatever was updated at once is painted
    assert not paints.parts
    qtbot.waitUntil(lambda: bool(paints.parts))


def test_a_row_that_is_gone_before_it_could_be_painted_is_left_alone(qtbot: QtBot) -> None:
    companies = Companies(qtbot, summary("a"), summary("b"))
    before = picture(companies.panel.view)
    companies.model.put_company(summary("b", accept=9))
    companies.model.remove_company("b")
    qtbot.waitUntil(lambda: picture(companies.panel.view) != before)
    assert companies.model.row_of("b") == -1
