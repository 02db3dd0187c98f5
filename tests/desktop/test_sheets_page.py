"""The sheet in the window: every tick and word is told at once, and can be taken back."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.leaflets import SHEET
from tests.desktop.sheets_stage import FULL, Open, open_sheet

from lymph_coach.desktop.sheets.written import PAUSE_MS
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.desktop.widgets.tick_row import EDGE_PX
from lymph_coach.reading.kept import LONGEST_TEXT, Filled, OwnLine
from lymph_coach.reading.sheets import Part, Sheet, Tick, load_sheets
from lymph_coach.settings.choices import Theme
from lymph_coach.system.shipped import shipped


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return open_sheet(qtbot)


def test_it_shows_what_stands_on_the_sheet_and_tells_nothing(opened: Open) -> None:
    page = opened.page
    page.show_sheet(SHEET, FULL)
    assert page.title.text() == "Before a visit"
    assert page.caution.text() == "Ask first."
    assert [place for place, row in page.rows.items() if row.isChecked()] == ["want.calm"]
    assert page.fields["notes"].toPlainText() == "Mine."
    assert [(row.tick.text(), row.tick.isChecked()) for row in page.own.rows] == [
        ("Bring my glasses.", False),
        ("Ask about oil.", True),
    ]
    assert opened.told == []


def test_a_sheet_without_a_caution_has_no_box_for_it(opened: Open) -> None:
    part = Part("one", "One", (Tick("a", "A"),), 0)
    opened.page.show_sheet(Sheet("plain", "Plain", "Plain.", "", (part,)), Filled())
    assert not opened.page.caution.isVisible()
    assert not opened.page.fields
    opened.page.show_sheet(SHEET, Filled())
    assert opened.page.caution.isVisible()


def test_a_press_anywhere_on_a_row_ticks_it_and_again_unticks_it(opened: Open) -> None:
    row = opened.page.rows["want.rest"]
    clock = [0.0]
    row._clock = lambda: clock[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 4, row.height() - 4))
    assert opened.told == [("visit", Filled(frozenset({"want.rest"})))]
    assert row.isChecked()
    clock[0] = 1.0
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert opened.last == Filled()
    assert not row.isChecked()


def test_a_screen_reader_meets_a_check_box_with_its_words(opened: Open) -> None:
    row = opened.page.rows["want.rest"]
    heard = QAccessible.queryAccessibleInterface(row)
    assert heard.role() is QAccessible.Role.CheckBox
    assert heard.text(QAccessible.Text.Name) == "Rest"
    assert not heard.state().checked
    opened.press(row)
    assert heard.state().checked


def test_a_press_that_trembles_ticks_once(opened: Open) -> None:
    row = opened.page.rows["want.rest"]
    opened.press(row)
    opened.press(row)
    assert row.isChecked()
    assert len(opened.told) == 1


def test_a_press_that_slips_off_far_ticks_nothing(opened: Open) -> None:
    row = opened.page.rows["want.rest"]
    QTest.mousePress(row, Qt.MouseButton.LeftButton)
    assert opened.told == []
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(20, row.height() + 200))
    assert opened.told == []


def test_what_is_typed_is_told_after_a_pause_once(opened: Open, qtbot: QtBot) -> None:
    field = opened.page.fields["notes"]
    opened.write("notes", "My left foot")
    assert opened.told == []
    assert field._pause.isActive()
    assert field._pause.interval() == PAUSE_MS <= 1000
    with qtbot.waitSignal(opened.page.changed):
        field._pause.timeout.emit()
    assert opened.told == [("visit", Filled(written={"notes": "My left foot"}))]
    field.flush()
    assert len(opened.told) == 1


@pytest.mark.parametrize("way", ["back", "print", "pdf", "hidden", "other", "focus"])
def test_what_is_typed_is_told_whichever_way_the_page_is_left(opened: Open, way: str) -> None:
    page = opened.page
    opened.write("notes", "Mine")
    match way:
        case "back":
            opened.press(page.back_button)
        case "print":
            opened.press(page.print_button)
        case "pdf":
            opened.press(page.pdf_button)
        case "hidden":
            page.hide()
        case "other":
            page.show_sheet(Sheet("next", "Next", "Next.", "", SHEET.parts), Filled())
        case _:
            page.fields["notes"].focusOutEvent(_focus_out())
    assert opened.told == [("visit", Filled(written={"notes": "Mine"}))]


def _focus_out() -> QFocusEvent:
    return QFocusEvent(QEvent.Type.FocusOut)


def test_print_and_pdf_carry_the_sheet_as_it_is_now(opened: Open) -> None:
    wanted: list[tuple[Sheet, Filled]] = []

    def take(sheet: Sheet, filled: Filled) -> None:
        wanted.append((sheet, filled))

    opened.page.print_wanted.connect(take)
    opened.page.pdf_wanted.connect(take)
    opened.write("notes", "Mine")
    opened.press(opened.page.print_button)
    opened.press(opened.page.pdf_button)
    assert wanted == [(SHEET, Filled(written={"notes": "Mine"}))] * 2


def test_writing_has_an_end_and_tab_leads_on(opened: Open) -> None:
    field = opened.page.fields["notes"]
    field.setPlainText("x" * (LONGEST_TEXT + 5))
    field.flush()
    assert len(opened.last.written["notes"]) == LONGEST_TEXT
    assert field.textCursor().position() == LONGEST_TEXT
    field.setPlainText("")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.toPlainText() == ""


def test_a_full_field_keeps_what_stands_in_it(opened: Open) -> None:
    field = opened.page.fields["notes"]
    field.insertPlainText("x" * (LONGEST_TEXT - 1) + "e")
    cursor = field.textCursor()
    cursor.setPosition(3)
    field.setTextCursor(cursor)
    QTest.keyClicks(field, "ab")
    assert field.toPlainText() == "x" * (LONGEST_TEXT - 1) + "e"
    assert field.textCursor().position() == 3
    cursor.insertText("\N{GRINNING FACE}" * 40)
    assert field.toPlainText().endswith("xe")
    assert len(field.toPlainText()) <= LONGEST_TEXT


def test_a_field_grows_with_its_words(opened: Open) -> None:
    field = opened.page.fields["notes"]
    before_px = field.height()
    field.setPlainText("\n".join("12345678"))
    QApplication.processEvents()
    assert field.height() > 1.6 * before_px
    assert field.verticalScrollBar().maximum() == 0


def test_the_tabulator_goes_from_top_to_bottom(opened: Open) -> None:
    page = opened.page
    page.show_sheet(SHEET, FULL)
    QTest.keyClicks(page.own.field, "One more.")
    opened.press(page.own.add_button)
    QApplication.processEvents()
    seen: list[int] = []
    widget = page.back_button.nextInFocusChain()
    while widget and widget is not page.back_button:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            seen.append(widget.mapTo(page.inside, QPoint(0, widget.height() // 2)).y())
        widget = widget.nextInFocusChain()
    assert len(seen) == 4 + 1 + 3 * 2 + 2 + 3
    assert seen == sorted(seen)


def test_clear_empties_the_sheet_and_undo_fills_it_again(opened: Open) -> None:
    page = opened.page
    page.show_sheet(SHEET, FULL)
    opened.write("notes", "!")
    typed = FULL.write("notes", "!Mine.")
    opened.press(page.clear_button)
    assert [filled for _, filled in opened.told] == [typed, Filled()]
    assert not page.fields["notes"].toPlainText()
    assert page.own.rows == []
    assert not page.clear_button.isEnabled()
    assert page.undo_bar.isVisible()
    opened.press(page.undo_bar.undo_button)
    assert opened.last == typed
    assert page.rows["want.calm"].isChecked()
    assert page.clear_button.isEnabled()
    page._on_undone()
    assert len(opened.told) == 3


def test_undo_goes_with_the_next_change(opened: Open) -> None:
    page = opened.page
    page.show_sheet(SHEET, FULL)
    opened.press(page.clear_button)
    opened.press(page.rows["want.rest"])
    assert not page.undo_bar.isVisible()
    assert opened.last == Filled(frozenset({"want.rest"}))


def test_undo_is_scrolled_into_sight(opened: Open, qtbot: QtBot) -> None:
    page = opened.page
    page.show_sheet(SHEET, FULL)
    opened.press(page.clear_button)

    def seen() -> bool:
        top = page.undo_bar.mapTo(page, QPoint(0, 0)).y()
        return top >= 0 and top + page.undo_bar.height() <= page.height()

    qtbot.waitUntil(seen)


def test_a_notice_is_shown_and_goes(opened: Open) -> None:
    opened.page.show_notice("Saved as a.pdf.")
    assert opened.page.notice.isVisible()
    opened.page.show_notice("")
    assert not opened.page.notice.isVisible()


def test_back_is_told_and_has_the_keyboard_first(opened: Open, qtbot: QtBot) -> None:
    opened.page.activateWindow()
    qtbot.waitUntil(opened.page.isActiveWindow)
    opened.page.focus_first()
    assert QApplication.focusWidget() is opened.page.back_button
    with qtbot.waitSignal(opened.page.back_wanted):
        QTest.keyClick(opened.page.back_button, Qt.Key.Key_Return)


def clipped(label: QLabel) -> bool:
    return bool(label.text()) and label.heightForWidth(label.width()) > label.height()


@pytest.mark.parametrize(
    ("theme", "percent"),
    [(Theme.LIGHT, 100), (Theme.DARK, 150), (Theme.CONTRAST_LIGHT, 200), (Theme.CONTRAST_DARK, 250)],
)
def test_nothing_is_clipped_small_or_nameless(look: QApplication, qtbot: QtBot, theme: Theme, percent: int) -> None:
    apply_theme(look, roles_for(theme), percent)
    page = open_sheet(qtbot).page
    assert page.purpose.font().pixelSize() == round(19 * percent / 100)
    page.resize(1024, 600)
    for sheet in load_sheets(shipped("sheets", "en")):
        page.show_sheet(
            sheet, Filled(own=(OwnLine("Can my husband come in with me, so that he sees how it is done?"),))
        )
        for _ in range(4):
            look.processEvents()
        assert page.horizontalScrollBar().maximum() == 0
        assert [label.text() for label in page.findChildren(QLabel) if label.isVisible() and clipped(label)] == []
        for button in page.findChildren(QAbstractButton):
            if button.isVisible():
                needed = button.heightForWidth(button.width()) if button.hasHeightForWidth() else 0
                assert button.height() >= max(48, needed), button.text()
                assert button.width() >= max(48, button.minimumSizeHint().width()), button.text()
        for widget in page.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert text or widget.accessibleName(), widget


def test_larger_text_makes_rows_and_fields_higher_at_once(look: QApplication, qtbot: QtBot) -> None:
    apply_theme(look, roles_for(Theme.LIGHT), 100)
    page = open_sheet(qtbot).page
    look.processEvents()
    row, field = page.rows["want.calm"], page.fields["notes"]
    before = row.height(), field.height()
    assert before[0] >= 48
    apply_theme(look, roles_for(Theme.LIGHT), 200)
    for _ in range(4):
        look.processEvents()
    assert row.height() >= 2 * before[0] - 2 * EDGE_PX
    assert field.height() >= 1.6 * before[1]


def test_a_tick_shows_in_its_box(look: QApplication, qtbot: QtBot) -> None:
    roles = roles_for(Theme.LIGHT)
    apply_theme(look, roles, 100)
    opened = open_sheet(qtbot)
    look.processEvents()
    row = opened.page.rows["want.calm"]

    def share() -> int:
        image = row.grab().toImage()
        return sum(
            image.pixelColor(x, y).name() == roles.primary.lower() for x in range(60) for y in range(image.height())
        )

    assert share() == 0
    opened.press(row)
    assert share() > 500
