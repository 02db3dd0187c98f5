"""The diary's page before a test, with an owner of the diary whose clock is moved by hand."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lymph_coach.desktop.diary.charts_part import Charted
from lymph_coach.desktop.diary.page import DiaryPage
from lymph_coach.desktop.diary.period import Period
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.month import month
from lymph_coach.journal.weeks import Pause, weeks
from lymph_coach.settings.choices import Theme

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=ZoneInfo("America/New_York"))  # a Sunday
TODAY = NOW.date()
MORNING = NOW.replace(hour=9)
LED = Entry(
    "led",
    MORNING,
    MORNING + timedelta(minutes=9, seconds=20),
    "standard",
    rounds_planned=3,
    rounds_done=3,
    circles_planned=60,
    circles_done=60,
    why_ended="finished",
    before=Ratings(pain=5),
    note="Warm hands.",
)
BEGUN = Entry("begun", MORNING - timedelta(days=3), MORNING - timedelta(days=3), "gentle")


class Opened(QObject):
    """The page, an owner of the diary whose clock is moved by hand, and all that was told."""

    def __init__(self, page: DiaryPage) -> None:
        super().__init__(page)
        self.page = page
        self.now = NOW
        self.told: list[object] = []
        self.days: list[date] = []
        self.entries: tuple[Entry, ...] = ()
        self.refuses = False
        self.asked: list[tuple[int, int]] = []
        for signal in (
            page.entry_saved,
            page.entry_deleted,
            page.goal_changed,
            page.pause_changed,
            page.question_answered,
            page.offer_taken,
            page.period_chosen,
            page.more_wanted,
        ):
            signal.connect(self._on_told)
        page.day_chosen.connect(self._on_day)
        page.entry_deleted.connect(self._on_deleted)

    def _on_deleted(self, entry_id: str) -> None:
        if self.refuses:
            self.refuse()
            return
        self.entries = tuple(one for one in self.entries if one.id != entry_id)
        self.page.show_day(TODAY, [one for one in self.entries if one.began.date() == TODAY])

    def _on_day(self, day: date) -> None:
        self.days.append(day)
        self.page.show_now(self.now)
        self.page.show_day(day, [one for one in self.entries if one.began.date() == day])

    def _on_told(self, value: object) -> None:
        self.told.append(value)

    def refuse(self) -> None:
        self.page.show_notice("The disk is full.")

    def show_month(self, year: int, number: int) -> None:
        self.asked.append((year, number))
        self.page.show_month(month((), year, number, self.page.first_weekday))

    def show(self, entries: tuple[Entry, ...] = (LED, BEGUN), pause: Pause | None = None) -> None:
        page, self.entries = self.page, entries
        page.show_now(NOW)
        pauses = (pause,) if pause else ()
        week = weeks(entries, pauses, TODAY, TODAY, page.first_weekday)
        page.show_goal(Goal(4), week[0], pause)
        page.show_day(TODAY, [one for one in entries if one.began.date() == TODAY])
        page.show_month(month(entries, 2026, 11, page.first_weekday))
        page.show_entries(entries, len(entries) + 3)
        page.show_charts(Charted(week, entries, 4, Period.MONTHS))


def opened_page(qtbot: QtBot, application: QApplication) -> Opened:
    """The page with two sessions, as it was opened."""
    look = apply_theme(application, roles_for(Theme.LIGHT), 100)
    page = DiaryPage(look.roles, look.scale, QLocale("en_GB"), lambda: "new")
    qtbot.addWidget(page)
    page.resize(940, 780)
    made = Opened(page)
    made.show()
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    made.days.clear()
    return made
