"""The diary: its page, the sheet for a visit, taking out and bringing in, and its copies."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from lymph_coach.desktop.choices.chosen import Change
from lymph_coach.desktop.diary.charts_part import Charted
from lymph_coach.desktop.diary.page import DiaryPage
from lymph_coach.desktop.diary.period import Period
from lymph_coach.desktop.wings.shared import Shared, Wing
from lymph_coach.desktop.wings.steps import Steps
from lymph_coach.journal.diary import Goal, Hindrance
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.month import month
from lymph_coach.journal.offer import Offer
from lymph_coach.journal.question import Obstacle, needs_question, parse_question
from lymph_coach.journal.store import JournalStore
from lymph_coach.journal.weeks import Pause, week_start, weeks
from lymph_coach.practice.after_care import after_care_words
from lymph_coach.practice.log import copies_of, copy_when_due
from lymph_coach.practice.step import LOOKED_AT
from lymph_coach.routine.routine import Routine
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.local_zone import local_zone
from lymph_coach.system.shipped import shipped

if TYPE_CHECKING:
    from lymph_coach.desktop.data.backups_page import BackupsPage
    from lymph_coach.desktop.data.data_page import DataPage
    from lymph_coach.desktop.data.visit_page import VisitPage
    from lymph_coach.desktop.wings.taking import Taking

LANGUAGE = "en"
SHOWN = 5  # of the latest entries, until more are wanted
CHARTS_LATE_MS = 20  # the rest of the page is painted first
PAIN_SOURCE = "Farrar 2001"  # who says which change of pain is felt, as named below its chart


def _in_its_zone(now: datetime) -> datetime:
    """The same in a zone that knows when its clocks change, if that is the one the clock goes by."""
    zoned = now.astimezone(local_zone(os.environ))
    return zoned if zoned.utcoffset() == now.utcoffset() else now


class DiaryWing(Wing):
    """Owns the pages of the diary; the diary itself belongs to whoever opened it.

    ``everything_deleted`` asks for all files of the program to go, ``questions_wanted`` for the sheet of questions,
    ``files_wanted`` for what waits to be written; ``files_changed`` tells that any file may be another now.

    Args:
        shared: the parts there is one of.
        store: the diary.
        routine: what is practised, for the steps that are offered.
        questions: gives the person's questions for a visit.
        parent: owns the wing.
    """

    everything_deleted = Signal()
    files_changed = Signal()
    files_wanted = Signal()
    questions_wanted = Signal()

    def __init__(
        self,
        shared: Shared,
        store: JournalStore,
        routine: Routine,
        questions: Callable[[], Sequence[str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shared, self._store, self._now = shared, store, shared.now
        self._copies = copies_of(shared.folders.data, shared.now)
        self._charts_soon = QTimer(self)
        self._charts_soon.setSingleShot(True)
        self._charts_soon.setInterval(CHARTS_LATE_MS)
        self._charts_soon.timeout.connect(self._show_charts)
        self._steps = Steps(shared, routine, store.latest)
        self._deleted: Entry | None = None
        self._period, self._shown = Period.MONTHS, SHOWN
        self._day = self._now().date()
        self._month = self._day.year, self._day.month
        path = shipped("diary", f"{LANGUAGE}.toml")
        self._question = parse_question(path.read_text(encoding="utf-8"), path.name)
        self._questions = questions
        self.page = DiaryPage(shared.look.roles, shared.look.scale, after_care=after_care_words())
        self.place = QStackedWidget()
        self.place.addWidget(self.page)
        self._wire()
        if store.notice:
            self.page.show_notice(store.notice.sentence)
        self.show_diary()

    def _wire(self) -> None:
        self.page.day_chosen.connect(self._on_day)
        self.page.month_wanted.connect(self._on_month)
        self.page.more_wanted.connect(self._on_more)
        self.page.entry_saved.connect(self._on_saved)
        self.page.entry_deleted.connect(self._on_deleted)
        self.page.undo_wanted.connect(self._on_undo)
        self.page.note_ticked.connect(self._on_note_ticked)
        self.page.goal_changed.connect(self._on_goal)
        self.page.pause_changed.connect(self._on_pause)
        self.page.question_answered.connect(self._on_question)
        self.page.offer_taken.connect(self._on_offer_taken)
        self.page.offer_declined.connect(self._on_offer_declined)
        self.page.offer_undone.connect(self._on_offer_undone)
        self._shared.chosen.changed.connect(self._on_chosen)
        self.page.period_chosen.connect(self._on_period)
        self.page.sheet_wanted.connect(self._on_visit_wanted)
        self.page.data_wanted.connect(self._on_data_wanted)
        self.page.backups_wanted.connect(self._on_backups_wanted)

    @cached_property
    def taking(self) -> "Taking":
        """What is taken out and brought in, with its pages."""
        from lymph_coach.desktop.wings.taking import Taking  # noqa: PLC0415  # the diary opens without it

        taking = Taking(self._shared, self._store, self._questions, self)
        taking.data.backups_wanted.connect(self._on_backups_wanted)
        taking.visit.questions_wanted.connect(self.questions_wanted)
        taking.note_ticked.connect(self._on_note_ticked)
        taking.changed.connect(self.show_diary)
        taking.everything_deleted.connect(self.everything_deleted)
        taking.files_changed.connect(self.files_changed)
        taking.files_wanted.connect(self.files_wanted)
        for page in (taking.visit, taking.data, taking.backups):
            self.place.addWidget(page)
            page.back_wanted.connect(self._on_back)
        return taking

    def wear(self) -> None:
        """Take the look that is worn."""
        self.page.wear(self._shared.look.roles, self._shared.look.scale)

    def close(self) -> None:
        """Wait for what is under way."""
        self._charts_soon.stop()
        if "taking" in self.__dict__:
            self.taking.close()

    def show_diary(self) -> None:
        """Show the diary as it is now, or say why it cannot be read."""
        try:
            self._show()
        except StorageError as error:
            self.page.show_notice(str(error))

    def _show(self) -> None:
        page, now = self.page, self._now()
        today, first = now.date(), page.first_weekday
        page.show_now(_in_its_zone(now))
        goal, pauses = self._store.goal() or Goal(), self._store.pauses()
        start = week_start(today, first)
        (week,) = weeks(self._store.between(start, today), pauses, today, today, first)
        coming = (one for one in pauses if one.last is None or one.last >= today)
        page.show_goal(goal, week, next(coming, None))
        answered = max((one.day for one in self._store.hindrances()), default=None)
        asks = needs_question(self._store.latest(LOOKED_AT), pauses, today, answered)
        page.show_question(self._question if asks else None)
        page.show_step(*self._steps.standing())
        page.show_offer(None if asks else self._steps.offer())  # one question at a time
        self._show_days()
        self._charts_soon.start()

    def _show_days(self) -> None:
        year, number = self._month
        first, last = date(year, number, 1), date(year + number // 12, number % 12 + 1, 1)
        self.page.show_month(month(self._store.between(first, last), year, number, self.page.first_weekday))
        self.page.show_day(self._day, self._store.between(self._day, self._day))
        self.page.show_entries(self._store.latest(self._shown), self._store.count)

    def _show_charts(self) -> None:
        """Show the charts, which stand below what is seen first, once that is painted."""
        try:
            self._show_charts_of(self._store.goal() or Goal(), self._store.pauses(), self._now().date())
        except StorageError as error:
            self.page.show_notice(str(error))

    def _show_charts_of(self, goal: Goal, pauses: Sequence[Pause], today: date) -> None:
        first = self._period.first_day(today, self._store.first_day)
        entries = self._store.between(first, today)
        found = weeks(entries, pauses, first, today, self.page.first_weekday)
        self.page.show_charts(Charted(found, entries, goal.days, self._period, PAIN_SOURCE))

    def _do(self, what: Callable[[], object]) -> None:
        """Change the diary and show it; what the disk refuses is told."""
        try:
            what()
            copy_when_due(self._copies)
            self._show()
        except StorageError as error:
            self.page.show_notice(str(error))

    def _on_day(self, day: date) -> None:
        self._day = day
        self.show_diary()

    def _on_month(self, year: int, number: int) -> None:
        self._month = year, number
        self.show_diary()

    def _on_more(self, count: int) -> None:
        self._shown = count
        self.show_diary()

    def _on_period(self, period: str) -> None:
        self._period = Period(period)
        self.show_diary()

    def _on_saved(self, entry: Entry) -> None:
        self._do(lambda: self._store.progress(entry))

    def _on_deleted(self, entry_id: str) -> None:
        def delete() -> None:
            there = self._store.entry(entry_id) is not None  # a session forgotten in a terminal is gone
            self._deleted = self._store.delete(entry_id) if there else None

        self._do(delete)

    def _on_undo(self) -> None:
        entry, self._deleted = self._deleted, None
        if entry:
            self._do(lambda: self._store.progress(entry))  # it may be there again, from a backup or a file

    def _on_note_ticked(self, entry_id: str, on: bool) -> None:  # a signal's argument
        def tick() -> None:
            if entry := self._store.entry(entry_id):
                self._store.replace(replace(entry, for_visit=on))
            if "taking" in self.__dict__:
                self.taking.show_visit()

        self._do(tick)

    def _on_goal(self, days: int) -> None:
        self._do(lambda: self._store.set_goal(Goal(days)))

    def _on_pause(self, pause: Pause | None) -> None:
        today = self._now().date()

        def change() -> None:
            held = next((one for one in self._store.pauses() if one.last is None or one.last >= today), None)
            if held and held.first < today:
                self._store.set_pause(replace(held, last=today - timedelta(days=1)))
            elif held:
                self._store.remove_pause(held)
            if pause:
                self._store.set_pause(pause)

        self._do(change)

    def _on_question(self, key: str) -> None:
        answer = Hindrance(self._now().date(), Obstacle(key) if key else None)
        try:
            self._store.answer(answer)
            self.page.show_question(None)
        except StorageError as error:
            self.page.show_notice(str(error))

    def _on_offer_taken(self, offer: Offer) -> None:
        self._steps.take(offer)

    def _on_offer_declined(self) -> None:
        self._steps.decline()

    def _on_offer_undone(self) -> None:
        self._steps.undo()

    def _on_chosen(self, change: Change) -> None:
        if change.touches("preset", "rounds", "larger", "step_taken", "step_answered"):
            self.show_diary()

    def _open(self, page: "VisitPage | DataPage | BackupsPage") -> None:
        self.place.setCurrentWidget(page)
        page.focus_first()

    def _on_back(self) -> None:
        self.show_diary()
        self.place.setCurrentWidget(self.page)
        self.page.focus_first()

    def _on_visit_wanted(self) -> None:
        self.taking.open_visit()
        self._open(self.taking.visit)

    def _on_data_wanted(self) -> None:
        self.taking.open_data()
        self._open(self.taking.data)

    def _on_backups_wanted(self) -> None:
        self.taking.open_backups()
        self._open(self.taking.backups)
