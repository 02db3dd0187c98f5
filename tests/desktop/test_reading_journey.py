"""Reading in the whole window: from Today to a page, hearing it, filling in a sheet, and finding it all again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage

from lymph_coach.narration.heard import State
from lymph_coach.reading.kept import Filled, SheetsFile
from lymph_coach.reading.marks import MarksFile

Open = Callable[..., Stage]


def settle() -> None:
    """Let the window do what waits."""
    for _ in range(4):
        QApplication.processEvents()


def test_today_leads_to_what_should_be_read_first(open_stage: Open) -> None:
    stage = open_stage()
    stage.app.today.page.about_button.click()
    assert stage.app.reading.page.page_id == "arm-circles"
    assert stage.app.reading.page.isVisible()
    stage.app.window.show_page("today")
    stage.app.today.page.safe_button.click()
    assert stage.app.reading.page.page_id == "staying-safe"


def test_there_is_no_way_back_to_a_page_that_was_passed_over_on_the_way(open_stage: Open) -> None:
    stage = open_stage()
    stage.app.today.page.safe_button.click()
    settle()
    assert stage.app.reading.page.reader.bar.back_button.isHidden()
    stage.app.reading.open_page("about")
    assert stage.app.reading.page.reader.bar.back_button.text() == "Back to Staying safe"


def test_the_way_back_on_one_page_does_not_name_the_page(open_stage: Open) -> None:
    stage = open_stage()
    stage.app.today.page.safe_button.click()
    settle()
    reader = stage.app.reading.page.reader
    reader.open("staying-safe", run=12)  # as from a word that was searched for
    settle()
    assert reader.bar.back_button.text() == "Back to where you were"
    reader.bar.back_button.chosen.emit()
    assert reader.page_id == "staying-safe"
    assert reader.bar.back_button.isHidden()


def test_after_stop_the_keyboard_is_on_the_page_again(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    stage.app.window.show_page("read")
    reading = stage.app.reading
    reading.page.listen_wanted.emit("arm-circles")
    qtbot.waitUntil(lambda: reading.listening.state is State.READING, timeout=5_000)
    assert reading.bar.pause_button.hasFocus()
    QTest.keyClick(reading.bar.pause_button, Qt.Key.Key_Escape)
    assert reading.page.reader.view.hasFocus()


def test_what_is_in_sight_is_read_first_and_with_the_head_the_title(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    stage.app.window.show_page("read")
    reading = stage.app.reading
    reading.page.reader.view.show_run(-4)
    reading.page.listen_wanted.emit("arm-circles")
    assert reading.listening.sentence == "Gentle arm circles at home"
    reading.page.reader.view.show_run(0)
    reading.page.listen_wanted.emit("arm-circles")
    assert reading.listening.sentence == "What it is"
    reading.listening.stop()
    view = reading.page.reader.view
    view.show_run(3)
    reading.page.reader.listen()
    assert reading._read[reading.listening._heard.index].run == view.run_in_sight() == 3
    qtbot.waitUntil(lambda: reading.listening.state is State.READING, timeout=5_000)


def test_a_link_to_the_routine_leads_to_today(open_stage: Open) -> None:
    stage = open_stage()
    stage.app.window.show_page("read")
    stage.app.reading.page.place_wanted.emit("today")
    assert stage.app.today.page.isVisible()
    assert not stage.app.reading.page.isVisible()


def test_a_page_is_heard_sentence_by_sentence_and_marked(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    stage.app.window.show_page("read")
    reading = stage.app.reading
    reading.open_page("staying-safe")
    reading.page.listen_wanted.emit("staying-safe")
    qtbot.waitUntil(lambda: reading.listening.state is State.READING, timeout=5_000)
    assert reading.listening.sentence == "Staying safe"
    assert reading.bar.isVisible()

    def gone_on() -> bool:
        stage.voice.output.run(0.2)
        reading.listening._on_alarm()
        return reading.listening.sentence != "Staying safe"

    qtbot.waitUntil(gone_on, timeout=5_000)
    assert reading.listening.sentence.startswith("Know when to stop")
    leaf = reading.page.reader.view.leaf
    assert leaf is not None
    assert leaf.runs[-2].spoken
    reading.open_page("about")
    assert reading.listening.state is State.ENDED
    assert reading.page.reader._spoken is None


def test_a_session_silences_the_page(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    stage.app.window.show_page("read")
    reading = stage.app.reading
    reading.page.listen_wanted.emit("arm-circles")
    qtbot.waitUntil(lambda: reading.listening.state is State.READING, timeout=5_000)
    stage.app.window.show_page("today")
    stage.app.today.page.start_button.click()
    assert reading.listening.state is State.ENDED


def test_leaving_reading_pauses_the_voice(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    stage.app.window.show_page("read")
    reading = stage.app.reading
    reading.page.listen_wanted.emit("arm-circles")
    qtbot.waitUntil(lambda: reading.listening.state is State.READING, timeout=5_000)
    stage.app.window.show_page("today")
    assert reading.listening.state is State.PAUSED


def test_a_sheet_is_kept_and_found_filled_in_again(open_stage: Open, tmp_path: Path) -> None:
    stage = open_stage()
    stage.app.window.show_page("read")
    stage.app.reading.page.sheet_wanted.emit("before")
    stage.app.reading.sheet_page.changed.emit("before", Filled().tick("want.comfort"))
    assert SheetsFile(tmp_path / "data" / "sheets.json").load()["before"].ticked == {"want.comfort"}
    stage.app.reading.sheet_page.back_wanted.emit()
    assert stage.app.reading.page.isVisible()
    again = open_stage()
    again.app.window.show_page("read")
    again.app.reading.open_sheet("before")
    assert again.app.reading._filled.of("before").ticked == {"want.comfort"}


def test_the_reader_finds_the_page_again_where_it_was_left(open_stage: Open, tmp_path: Path) -> None:
    stage = open_stage()
    stage.app.window.show_page("read")
    stage.app.reading.open_page("noticing")
    settle()
    bar = stage.app.reading.page.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    left_at = stage.app.reading.page.reader.view.run_in_sight()
    assert left_at > 0
    stage.app.close()
    assert MarksFile(tmp_path / "data" / "reading.json").load().places["noticing"] == left_at
    again = open_stage()
    again.app.window.show_page("read")
    settle()
    assert again.app.reading.page.page_id == "noticing"
    assert again.app.reading.page.reader.view.run_in_sight() == left_at


def test_a_page_counts_as_read_once_its_end_was_in_sight(open_stage: Open) -> None:
    stage = open_stage()
    stage.app.window.show_page("read")
    reading = stage.app.reading
    reading.open_page("deep-tissue")
    settle()
    assert "deep-tissue" not in reading.page.marks.read
    bar = reading.page.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    assert "deep-tissue" in reading.page.marks.read


def test_a_disk_that_refuses_is_told_and_reading_goes_on(open_stage: Open, tmp_path: Path) -> None:
    stage = open_stage()
    stage.app.window.show_page("read")
    reading = stage.app.reading
    (tmp_path / "data" / "reading.json").unlink(missing_ok=True)
    (tmp_path / "data" / "reading.json").mkdir()
    reading.open_page("about")
    reading._unsaved.timeout.emit()
    assert "reading.json" in reading.bar.notice.text()
    assert reading.page.page_id == "about"


def test_read_by_keyboard_alone(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    window, page = stage.app.window, stage.app.reading.page
    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_page("read")
    page.reader.view.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.reader.view)
    settle()
    QTest.keyClick(page.reader.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is page.side.search
    QTest.keyClicks(page.side.search, "hot water botle")
    QTest.keyClick(page.side.search, Qt.Key.Key_Return)
    assert page.page_id == "staying-safe"
    assert window.focusWidget() is page.reader.view
    QTest.keyClick(page.reader.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.page_id == "arm-circles"
