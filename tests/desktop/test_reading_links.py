"""Where the links and citations of a page lead, and the way back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop.reading_stage import (
    Reading,
    Told,
    follow,
    leaf_of,
    open_reading,
    run_with,
    spin,
    top_of,
)


@pytest.fixture
def reading(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Reading:
    return open_reading(qtbot, qapp, tmp_path)


def test_links_lead_to_pages_headings_sheets_places_and_the_web(reading: Reading) -> None:
    told = Told()
    told.hear("sheet", reading.page.sheet_wanted)
    told.hear("place", reading.page.place_wanted)
    for href in ("sheet:before", "app:today", "https://example.org/x"):
        follow(reading, href)
    assert told.all == [("sheet", "before"), ("place", "today")]
    assert [url.toString() for url in reading.browser.opened] == ["https://example.org/x"]
    follow(reading, "other#deeper")
    assert reading.page.page_id == "other"
    assert 0 <= top_of(reading, leaf_of(reading).anchors["deeper"]) < 60


def test_a_heading_of_the_same_page_needs_no_name(reading: Reading) -> None:
    reading.page.reader._on_link(run_with(reading, "app:today"), "#closer")
    assert reading.page.page_id == "main"
    assert 0 <= top_of(reading, leaf_of(reading).anchors["closer"]) < 60


def test_a_citation_leads_to_its_source_and_back_to_where_it_was_looked_up(reading: Reading) -> None:
    second_place = leaf_of(reading).runs[2]
    assert second_place.focus_link("cite:first")
    QTest.keyClick(second_place, Qt.Key.Key_Return)
    source = leaf_of(reading).sources["first"]
    assert source.hasFocus()
    assert 0 <= top_of(reading, source) < reading.page.reader.view.viewport().height()
    QTest.keyClick(source, Qt.Key.Key_Return)
    assert second_place.hasFocus()
    assert 0 <= top_of(reading, second_place) < 60


def test_back_from_a_source_nobody_came_by_leads_to_its_first_citation(reading: Reading) -> None:
    follow(reading, "back:first")
    assert leaf_of(reading).runs[1].hasFocus()


def test_a_key_has_the_page_read_from_where_one_is(reading: Reading) -> None:
    page = reading.page
    asked = QSignalSpy(page.listen_wanted)
    page.reader.view.show_run(14)
    QTest.keyClick(page.reader.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert [asked.at(number) for number in range(asked.count())] == [["main"]]
    assert page.reader.view.run_in_sight() == 14


def test_a_press_that_trembles_follows_one_link(reading: Reading) -> None:
    clock = [10.0]
    reader = reading.page.reader
    reader._clock = lambda: clock[0]
    follow(reading, "https://example.org/x")
    clock[0] += 0.3
    follow(reading, "https://example.org/x")
    assert len(reading.browser.opened) == 1
    clock[0] += 0.5
    follow(reading, "https://example.org/x")
    assert len(reading.browser.opened) == 2
    clock[0] += 1.0
    reading.page.open("other")
    reading.page.open("main")
    follow(reading, "other#deeper")  # it was not there when the press began
    assert reading.page.page_id == "main"


def test_without_a_browser_that_is_told_until_the_page_is_turned(reading: Reading) -> None:
    notice = reading.page.reader.notice
    reading.browser.there = False
    follow(reading, "https://example.org/x")
    assert notice.isVisible()
    assert "example.org" in notice.text()
    reading.page.open("other")
    assert not notice.isVisible()
    reading.page.open("main")
    reading.browser.there = True
    follow(reading, "https://example.org/x")
    assert not notice.isVisible()


def test_back_leads_to_the_place_that_was_left(reading: Reading) -> None:
    page = reading.page
    assert page.reader.bar.isHidden()
    page.reader.view.show_run(14)
    page.open("other")
    page.open("brief")
    assert page.reader.bar.back_button.text() == "Back to Other"
    QTest.keyClick(page.reader.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    page.reader.bar.back_button.chosen.emit()
    spin()
    assert page.page_id == "main"
    assert page.reader.view.run_in_sight() == 14
    assert page.reader.bar.isHidden()
    page.reader.go_back()
    assert page.page_id == "main"
