"""Charts on the screen: read by keyboard, by pointer, as a table, and by a screen reader."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget
from pytestqt.qtbot import QtBot
from tests.desktop.announced import announced
from tests.desktop.chart_values import MONDAY, daily, weeks_of, words

from lymph_coach.desktop.charts.before_after_chart import BeforeAfterChart
from lymph_coach.desktop.charts.chart import Chart
from lymph_coach.desktop.charts.weeks_chart import WeeksChart
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.journal.change import Grain, Item, Pair
from lymph_coach.journal.weeks import PauseReason
from lymph_coach.settings.choices import Theme

WIDE_PX = 800
TODAY = MONDAY + timedelta(days=14)


def shown(qtbot: QtBot, chart: Chart, width_px: int = WIDE_PX) -> None:
    qtbot.addWidget(chart)
    chart.resize(width_px, 900)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.activateWindow()
    chart.canvas.setFocus()


def press(chart: Chart, x: int, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    QTest.mouseClick(chart.canvas, button, Qt.KeyboardModifier.NoModifier, QPoint(x, 5))


def cells_of(table: QTableWidget) -> list[list[str]]:
    model = table.model()
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


@pytest.fixture
def weeks_chart(qtbot: QtBot, qapp: QApplication) -> WeeksChart:
    look = apply_theme(qapp, roles_for(Theme.LIGHT), 100)
    chart = WeeksChart(words(), look.roles, look.scale)
    shown(qtbot, chart)
    return chart


@pytest.fixture
def ratings(qtbot: QtBot, qapp: QApplication) -> BeforeAfterChart:
    look = apply_theme(qapp, roles_for(Theme.LIGHT), 100)
    chart = BeforeAfterChart(words(), look.roles, look.scale)
    shown(qtbot, chart)
    return chart


def test_it_is_read_from_the_latest_week_by_the_arrow_keys(weeks_chart: WeeksChart) -> None:
    weeks_chart.show_weeks(weeks_of(4, PauseReason.ILL, 2), 4, TODAY)
    read = [weeks_chart.reading.text()]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(weeks_chart.canvas, key)
        read.append(weeks_chart.reading.text())
    first = "Week of 2 March 2026. Practice days: 4. Goal: 4."
    latest = "This week so far. Practice days: 2. Goal: 4."
    assert read == [
        latest,
        latest,
        "Week of 9 March 2026. Practice days: 0. Paused (ill).",
        first,
        latest,
        first,
    ]


def test_other_keys_are_left_to_the_page(weeks_chart: WeeksChart) -> None:
    weeks_chart.show_weeks(weeks_of(4, 5), 4, TODAY)
    before = weeks_chart.reading.text()
    QTest.keyClick(weeks_chart.canvas, Qt.Key.Key_Up)
    assert weeks_chart.reading.text() == before
    QTest.keyClick(weeks_chart.canvas, Qt.Key.Key_Tab)
    assert weeks_chart.table_button.hasFocus()


def test_a_press_reads_what_is_below_it(weeks_chart: WeeksChart) -> None:
    weeks_chart.show_weeks(weeks_of(4, 5, 6), 4, TODAY + timedelta(days=30))
    press(weeks_chart, 80)
    assert "Practice days: 4" in weeks_chart.reading.text()
    QTest.mouseClick(
        weeks_chart.canvas, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(WIDE_PX - 20, 5)
    )
    assert "Practice days: 4" in weeks_chart.reading.text()
    QTest.mouseClick(
        weeks_chart.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(WIDE_PX - 20, 5)
    )
    assert "Practice days: 6" in weeks_chart.reading.text()


def test_the_cursor_is_seen_while_the_keyboard_is_there(weeks_chart: WeeksChart) -> None:
    weeks_chart.show_weeks(weeks_of(4, 5, 6), 4, TODAY)
    focused = weeks_chart.canvas.grab().toImage()
    weeks_chart.step(-1)
    assert weeks_chart.canvas.grab().toImage() != focused
    weeks_chart.step(1)
    assert weeks_chart.canvas.grab().toImage() == focused
    weeks_chart.table_button.setFocus()
    assert weeks_chart.canvas.grab().toImage() != focused


def test_twenty_years_are_read_to_their_beginning(weeks_chart: WeeksChart) -> None:
    weeks = weeks_of(*[n % 8 for n in range(1040)])
    weeks_chart.show_weeks(weeks, 4, TODAY)
    latest = weeks_chart.reading.text()
    assert (weeks_chart.earlier_button.isEnabled(), weeks_chart.later_button.isEnabled()) == (True, False)
    QTest.keyClick(weeks_chart.canvas, Qt.Key.Key_Home)
    assert "2 March 2026" in weeks_chart.reading.text()
    assert (weeks_chart.earlier_button.isEnabled(), weeks_chart.later_button.isEnabled()) == (False, True)
    weeks_chart.later_button.chosen.emit()
    assert weeks_chart.earlier_button.isEnabled()
    weeks_chart.earlier_button.chosen.emit()
    assert not weeks_chart.earlier_button.isEnabled()
    for _ in range(40):
        weeks_chart.show_later()
    assert weeks_chart.reading.text() == latest
    assert not weeks_chart.later_button.isEnabled()


def test_few_weeks_need_no_way_to_others(weeks_chart: WeeksChart) -> None:
    weeks_chart.show_weeks(weeks_of(4), 4, TODAY)
    assert weeks_chart.earlier_button.isHidden()
    assert weeks_chart.later_button.isHidden()


def test_nothing_yet_says_so_and_offers_no_table(weeks_chart: WeeksChart, ratings: BeforeAfterChart) -> None:
    for chart in (weeks_chart, ratings):
        assert chart.reading.isHidden()
        assert chart.table_button.isHidden()
        chart.step(1)
        assert chart.reading.text() == ""
    assert weeks_chart.canvas.accessibleDescription() == "Your practice days will show here."
    assert ratings.canvas.accessibleDescription() == "Nothing was rated in this time."
    assert ratings.note.isHidden()


def test_the_table_has_the_same_numbers_and_goes_when_there_are_none(weeks_chart: WeeksChart) -> None:
    weeks_chart.show_weeks(weeks_of(4, PauseReason.AWAY), 3, TODAY)
    weeks_chart.table_button.chosen.emit()
    table = weeks_chart.table
    assert cells_of(table) == [["9 March 2026", "0", "paused (away)"], ["2 March 2026", "4", "3"]]
    heads = [table.model().headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert heads == ["Week of", "Practice days", "Goal"]
    weeks_chart.show_weeks(weeks_of(1), 3, TODAY)
    assert table.rowCount() == 1
    weeks_chart.show_weeks((), 3, TODAY)
    assert table.isHidden()


def test_the_table_opens_and_closes_and_is_left_by_tab(weeks_chart: WeeksChart) -> None:
    weeks_chart.show_weeks(weeks_of(*[1] * 30), 4, TODAY)
    weeks_chart.table_button.chosen.emit()
    assert weeks_chart.table_button.text() == "Hide the table"
    weeks_chart.table.setFocus()
    QTest.keyClick(weeks_chart.table, Qt.Key.Key_Down)
    assert weeks_chart.table.currentRow() == 1
    QTest.keyClick(weeks_chart.table, Qt.Key.Key_Tab)
    assert not weeks_chart.table.hasFocus()
    weeks_chart.table_button.chosen.emit()
    assert weeks_chart.table.isHidden()
    assert weeks_chart.table_button.text() == "Show as a table"


def test_a_screen_reader_meets_a_named_picture_what_is_read_and_a_table(weeks_chart: WeeksChart) -> None:
    weeks_chart.show_weeks(weeks_of(4, 5), 4, TODAY)
    QTest.keyClick(weeks_chart.canvas, Qt.Key.Key_Left)
    weeks_chart.table_button.setFocus()
    weeks_chart.canvas.setFocus()
    interface = QAccessible.queryAccessibleInterface(weeks_chart.canvas)
    assert interface.role() is QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "Practice days by week"
    assert interface.text(QAccessible.Text.Description) == (
        "Week of 2 March 2026. Practice days: 4. Goal: 4. Weeks: 2, from 2 March 2026 to 15 March 2026. "
        "The left and right arrow keys read it one by one."
    )
    table = QAccessible.queryAccessibleInterface(weeks_chart.table)
    assert table.role() is QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "Practice days by week, as a table"


def test_ratings_are_read_one_by_one(ratings: BeforeAfterChart) -> None:
    pairs = (Pair(MONDAY, 5, 3), Pair(MONDAY + timedelta(days=9), None, 2))
    ratings.show_pairs(Item.PAIN, pairs, "Farrar 2001")
    assert ratings.canvas.accessibleName() == "Pain, before and after"
    assert ratings.reading.text() == "11 March 2026. Before: not rated. After: 2."
    QTest.keyClick(ratings.canvas, Qt.Key.Key_Left)
    assert ratings.reading.text() == "2 March 2026. Before: 5. After: 3."
    press(ratings, WIDE_PX - 20)
    assert "After: 2" in ratings.reading.text()
    assert "about 2 points is what people usually notice (Farrar 2001)" in ratings.note.text()


def test_where_days_have_no_room_a_mark_is_a_middle_and_says_so(ratings: BeforeAfterChart) -> None:
    for count, grain in (
        (30, Grain.DAY),
        (300, Grain.WEEK),
        (1000, Grain.MONTH),
        (5000, Grain.QUARTER),
        (7300, Grain.YEAR),
    ):
        ratings.show_pairs(Item.TENSION, daily(count))
        assert ratings._grain is grain
        assert words().grain(grain) in ratings.note.text()
        assert ratings.count() == len(ratings.rows()) <= 80
    ratings.show_pairs(Item.TENSION, daily(30))
    ratings.resize(260, 900)
    assert ratings._grain is Grain.WEEK


@pytest.mark.parametrize("percent", [100, 200, 250])
def test_no_words_are_cut_at_any_size(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    look = apply_theme(qapp, roles_for(Theme.CONTRAST_DARK), percent)
    charts = (WeeksChart(words(), look.roles, look.scale), BeforeAfterChart(words(), look.roles, look.scale))
    charts[0].show_weeks(weeks_of(*[3] * 60), 4, TODAY)
    charts[1].show_pairs(Item.PAIN, daily(60), "Farrar 2001")
    for chart in charts:
        qtbot.addWidget(chart)
        chart.resize(620, chart.heightForWidth(620))
        with qtbot.waitExposed(chart):
            chart.show()
        for said in (chart.reading, chart.note):
            assert said.isHidden() or said.height() >= said.heightForWidth(said.width())
        assert chart.canvas.height() >= chart.canvas.minimumSizeHint().height()
        assert chart.table_button.width() >= chart.table_button.sizeHint().width()


def test_what_is_read_is_announced_once_a_move(weeks_chart: WeeksChart, monkeypatch: pytest.MonkeyPatch) -> None:
    weeks_chart.show_weeks(weeks_of(4, 5), 4, TODAY + timedelta(days=30))
    said = announced(monkeypatch)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(weeks_chart.canvas, key)
    assert said == [
        "Week of 2 March 2026. Practice days: 4. Goal: 4.",
        "Week of 9 March 2026. Practice days: 5. Goal: 4.",
    ]


def test_another_theme_and_size_are_worn(weeks_chart: WeeksChart) -> None:
    weeks_chart.show_weeks(weeks_of(4, 5), 4, TODAY)
    light = weeks_chart.canvas.grab().toImage()
    weeks_chart.wear(roles_for(Theme.DARK), Scale(2.0))
    assert weeks_chart.canvas.grab().toImage() != light
    assert weeks_chart.inks.em == 34
