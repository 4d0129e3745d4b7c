"""A balance at a glance, and the table of what moved between two weighings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot
from qt_data import DARK, LIGHT, MARKUP, colours_of, palette, picture, reason, show, spoken

from interview_helper.domain.balance import weigh
from interview_helper.domain.reasons import Mark, Reason, Side
from interview_helper.domain.reweighing import compare
from interview_helper.widgets import tints
from interview_helper.widgets.beam_view import BeamView
from interview_helper.widgets.comparison_table import ComparisonTable
from interview_helper.widgets.fonts import scaled_font

TICKED, UNKNOWN = Mark.TICKED, Mark.UNKNOWN
BEFORE = (
    reason("far", weight=4, mark=TICKED, text="Too far"),
    reason("low", text="Below my level"),
    reason(
        "good",
        Side.ACCEPT,
        mark=TICKED,
        text=f"{MARKUP} and words enough to fill two lines of a narrow table",
    ),
)
AFTER = (
    reason("far", text="Too far"),
    reason("low", text="Below my level"),
    reason("good", Side.ACCEPT, weight=5, mark=UNKNOWN, text=BEFORE[2].text),
)


def table(
    qtbot: QtBot, before: tuple[Reason, ...] = BEFORE, after: tuple[Reason, ...] = AFTER
) -> ComparisonTable:
    made = ComparisonTable(compare(before, after))
    show(qtbot, made, 420, 300)
    QApplication.processEvents()
    return made


def drawn(item: QTreeWidgetItem) -> str:
    return " | ".join(item.text(column) for column in range(item.columnCount())).rstrip(" |")


def top(made: ComparisonTable) -> list[QTreeWidgetItem]:
    found = [made.topLevelItem(number) for number in range(made.topLevelItemCount())]
    return [item for item in found if item is not None]


class TestTable:
    def test_what_moved_and_the_rest_folded_away(self, qtbot: QtBot) -> None:
        made = table(qtbot)
        assert [drawn(item) for item in top(made)] == [
            "Too far | ☑ 4 | ☐",
            f"{BEFORE[2].text} | ☑ 3 | ? 5",
            "1 reason did not move",
        ]
        folded = made.unmoved
        assert folded is not None
        assert not folded.isExpanded()
        assert drawn(folded.child(0)) == "Below my level | ☐ | ☐"

    def test_it_is_unfolded_by_keyboard(self, qtbot: QtBot) -> None:
        made = table(qtbot)
        made.setFocus()
        qtbot.keyClick(made, Qt.Key.Key_End)
        qtbot.keyClick(made, Qt.Key.Key_Right)
        assert made.unmoved is not None
        assert made.unmoved.isExpanded()

    def test_all_moved(self, qtbot: QtBot) -> None:
        made = table(qtbot, BEFORE[:1], AFTER[:1])
        assert made.unmoved is None
        assert len(top(made)) == 1

    def test_nothing_moved(self, qtbot: QtBot) -> None:
        made = table(qtbot, BEFORE, BEFORE)
        assert [drawn(item) for item in top(made)] == ["3 reasons did not move"]

    def test_nothing_at_all(self, qtbot: QtBot) -> None:
        assert top(table(qtbot, (), ())) == []

    def test_long_words_wrap_and_none_is_cut(self, qtbot: QtBot) -> None:
        made = table(qtbot)
        short, long = (made.visualItemRect(item).height() for item in top(made)[:2])
        assert long >= short + made.fontMetrics().height() - 2
        made.resize(1200, 300)
        QApplication.processEvents()
        QApplication.processEvents()
        assert made.visualItemRect(top(made)[1]).height() == short

    def test_each_row_is_said_as_a_sentence(self, qtbot: QtBot) -> None:
        made = table(qtbot)
        role = Qt.ItemDataRole.AccessibleTextRole
        assert top(made)[0].data(0, role) == "“Too far”: then ticked, weight 4; now not ticked."
        assert spoken(made).text(QAccessible.Text.Name) == "What moved"


class TestBeam:
    @pytest.mark.parametrize("colours", [LIGHT, DARK])
    def test_it_shows_and_says_a_balance(self, qtbot: QtBot, colours: tuple[str, str]) -> None:
        view = BeamView()
        view.setPalette(palette(*colours))
        show(qtbot, view, 200)
        view.show_balance("Then, Sat 21 Nov", weigh(BEFORE))
        assert (view.heading.text(), view.verdict.text()) == (
            "Then, Sat 21 Nov",
            "Leans towards turning it down",
        )
        assert view.loads.text() == "3 for · 4 against"
        said = spoken(view.beam).text(QAccessible.Text.Description)
        assert said == "Leans towards turning it down: 3 for, 4 against."
        assert tints.side_tint(view.palette(), Side.DECLINE).name() in colours_of(picture(view.beam))

    def test_nothing_weighed(self, qtbot: QtBot) -> None:
        view = BeamView()
        view.setPalette(palette(*LIGHT))
        show(qtbot, view, 200)
        assert picture(view.beam).width() > 0
        view.show_balance("Now", weigh(()))
        assert view.verdict.text() == "Nothing weighed yet"
        assert view.loads.text() == ""

    def test_it_follows_the_font(self, qtbot: QtBot) -> None:
        view = BeamView()
        show(qtbot, view, 200)
        before = view.beam.height()
        view.setFont(scaled_font(view.font(), 1.5))
        assert view.beam.height() > before
