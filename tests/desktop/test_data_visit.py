"""Choosing what goes on the page for a visit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.data_stage import ENTRIES, QUESTIONS, TODAY, entry, press, with_tick

from lymph_coach.desktop.data.day_stepper import months_on
from lymph_coach.desktop.data.notes_card import MOST
from lymph_coach.desktop.data.visit_page import VisitPage
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.journal.change import Item
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.report import Period, Report, Span, period_of


class Desk:
    """The page with an owner of the diary, and all that was told."""

    def __init__(self, page: VisitPage, entries: tuple[Entry, ...]) -> None:
        self.page = page
        self.entries = entries
        self.periods: list[Period] = []
        self.wanted: list[tuple[str, Report, Item]] = []
        self.others: list[str] = []
        page.period_chosen.connect(self._on_period)
        page.note_ticked.connect(self._on_ticked)
        page.print_wanted.connect(self._on_print)
        page.pdf_wanted.connect(self._on_pdf)
        page.questions_wanted.connect(self._on_questions)
        page.back_wanted.connect(self._on_back)
        page.start(TODAY)
        # New rows have their places once the page is laid out.
        QApplication.processEvents()

    def show(self) -> None:
        self.page.show_entries(self.entries, Goal(3), (), QUESTIONS)

    def _on_period(self, period: Period) -> None:
        self.periods.append(period)
        self.show()

    def _on_ticked(self, entry_id: str, on: object) -> None:
        self.entries = with_tick(self.entries, entry_id, on=bool(on))
        self.show()

    def _on_print(self, report: Report, item: Item) -> None:
        self.wanted.append(("print", report, item))

    def _on_pdf(self, report: Report, item: Item) -> None:
        self.wanted.append(("pdf", report, item))

    def _on_questions(self) -> None:
        self.others.append("questions")

    def _on_back(self) -> None:
        self.others.append("back")


@pytest.fixture
def page(qtbot: QtBot) -> VisitPage:
    made = VisitPage(QLocale("en_GB"))
    qtbot.addWidget(made)
    made.resize(784, 700)
    made.show()
    made.activateWindow()
    return made


def pill(where: QWidget, text: str) -> CalmButton:
    return next(one for one in where.findChildren(CalmButton) if one.text() == text)


def test_it_begins_with_four_weeks(page: VisitPage) -> None:
    desk = Desk(page, ENTRIES)
    assert desk.periods == [period_of(Span.WEEKS, TODAY)]
    assert page.counts.text() == "Practice days: 24. Sessions: 24."
    assert QUESTIONS[0] in page.questions.text()
    assert page.period.own.isHidden()


@pytest.mark.parametrize(("text", "span"), [("3 months", Span.MONTHS), ("A year", Span.YEAR)])
def test_another_period_is_one_press(page: VisitPage, text: str, span: Span) -> None:
    desk = Desk(page, ENTRIES)
    press(pill(page.period, text))
    assert desk.periods[-1] == period_of(span, TODAY)


def test_own_days_begin_with_those_shown_and_are_stepped(page: VisitPage) -> None:
    desk = Desk(page, ENTRIES)
    press(pill(page.period, "From a day to a day"))
    assert desk.periods[-1] == period_of(Span.WEEKS, TODAY)
    assert page.period.own.isVisible()
    month_less, week_less, day_less, *_ = page.period.first.buttons
    press(month_less)
    assert desk.periods[-1].first == date(2026, 9, 26)
    assert page.period.first.says.text() == "From Saturday, 26 September 2026"
    press(page.period.last.buttons[1])
    assert desk.periods[-1] == Period(date(2026, 9, 26), date(2026, 11, 15))
    assert week_less.accessibleName() == "From: 1 week earlier"
    assert day_less.isEnabled()


def test_the_days_neither_cross_nor_lie_ahead(page: VisitPage) -> None:
    Desk(page, ENTRIES)
    press(pill(page.period, "From a day to a day"))
    period = page.period
    assert not any(button.isEnabled() for button in period.last.buttons[3:])
    for stepper, steps in ((period.first, period.first.buttons[3:]), (period.last, period.last.buttons[:3])):
        for button in reversed(steps):
            for _ in range(40):
                button.chosen.emit() if button.isEnabled() else None
        assert stepper.day <= TODAY
    assert period.period.first <= period.period.last <= TODAY


def test_a_note_is_ticked_by_the_owner_of_the_diary(page: VisitPage) -> None:
    desk = Desk(page, ENTRIES)
    row = page.notes.rows["entry-1"]
    assert not row.isChecked()
    press(row)
    assert page.notes.rows["entry-1"] is row
    assert row.isChecked()
    assert page.notes.says.text() == "Ticked: 13 of 24. Only these go on the page."
    press(page.pdf_button)
    assert date(2026, 11, 21) in {note.day for note in desk.wanted[-1][1].notes}


def test_older_notes_come_when_they_are_asked_for(page: VisitPage) -> None:
    Desk(page, ENTRIES)
    assert list(page.notes.rows) == [f"entry-{number}" for number in range(MOST)]
    press(page.notes.more_button)
    assert len(page.notes.rows) == 2 * MOST
    assert page.notes.rows[f"entry-{MOST}"].hasFocus()
    page.notes.more_button.chosen.emit()
    assert len(page.notes.rows) == len(ENTRIES)
    assert page.notes.more_button.isHidden()


def test_entries_without_a_note_have_no_row(page: VisitPage) -> None:
    Desk(page, (entry(1), entry(2, "  ")))
    assert page.notes.rows == {}
    assert page.notes.says.text() == "There are no notes from these days."


def test_a_long_note_is_shortened_on_the_screen_only(page: VisitPage) -> None:
    words, endless = "word " * 300, "x" * 900
    desk = Desk(page, (entry(1, words, ticked=True), entry(2, endless, ticked=True)))
    assert all(len(row.text()) < 200 and row.text().endswith(" ...") for row in page.notes.rows.values())
    press(page.print_button)
    assert [note.text for note in desk.wanted[-1][1].notes] == [words.strip(), endless]


def test_what_is_printed_is_what_is_shown(page: VisitPage) -> None:
    desk = Desk(page, ENTRIES)
    press(pill(page.items, "Tension"))
    press(page.print_button)
    kind, report, item = desk.wanted[-1]
    assert (kind, item) == ("print", Item.TENSION)
    assert (report.period, report.goal, report.questions) == (desk.periods[-1], Goal(3), QUESTIONS)
    press(page.pdf_button)
    assert desk.wanted[-1][0] == "pdf"


def test_questions_back_and_notices(page: VisitPage) -> None:
    desk = Desk(page, ())
    press(page.questions_button)
    press(page.back_button)
    assert desk.others == ["questions", "back"]
    page.show_entries((), Goal(), (), ())
    assert page.questions.text() == "No questions yet."
    page.show_notice("Saved.")
    assert page.notice.isVisible()
    page.start(TODAY)
    assert page.notice.isHidden()
    page.focus_first()
    assert page.back_button.hasFocus()


def test_the_tabulator_goes_from_top_to_bottom(page: VisitPage) -> None:
    Desk(page, ENTRIES)
    QApplication.processEvents()
    page.focus_first()
    heights: list[int] = []
    while True:
        held = QApplication.focusWidget()
        assert held
        heights.append(held.mapTo(page.inside, held.rect().topLeft()).y())
        if held is page.pdf_button or len(heights) > 60:
            break
        QTest.keyClick(held, Qt.Key.Key_Tab)
    assert heights == sorted(heights)
    assert len(heights) >= 6 + MOST


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-30, 30))
def test_a_month_on_is_the_same_day_or_the_last_there_is(day: date, months: int) -> None:
    there = months_on(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day == day.day or (there.day < day.day and (there + timedelta(days=1)).day == 1)
