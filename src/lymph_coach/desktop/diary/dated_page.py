"""A page about days: what they are called, which one is shown, and what time it is there."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtWidgets import QWidget

from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.desktop.widgets.scroll import ScrollPage

_LOOKED_AT = frozenset((QEvent.Type.Show, QEvent.Type.WindowActivate))


class DatedPage(ScrollPage):
    """Has what it shows handed in anew when it is looked at again: an hour may have gone by, or a night.

    ``day_chosen`` asks for a day, ``month_wanted`` for a month by year and number; both are answered with all there is,
    the time first.

    Args:
        locale: the person's; that of the system when not given.
        after_care: the words of what can be ticked after a session, by key.
    """

    day_chosen = Signal(object)
    month_wanted = Signal(int, int)

    def __init__(
        self, locale: QLocale | None, after_care: Mapping[str, str] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.keep_measure()
        self.words = DiaryWords(locale or QLocale(), self, after_care)
        self._now = datetime.min.replace(tzinfo=UTC)
        self._shown: date | None = None

    def show_now(self, now: datetime) -> None:
        """Take the time, with its zone: what is added is told in it."""
        self._now = now

    def event(self, event: QEvent) -> bool:
        """Show what holds now, when it is looked at again."""
        if event.type() in _LOOKED_AT:
            self._ask_anew()
        return super().event(event)

    @property
    def first_weekday(self) -> int:
        """On which day weeks begin here, Monday 0."""
        return self.words.week[0]

    def _ask_anew(self) -> None:
        """Have all of it handed in as it is now; where the day shown was today, the new one takes its place."""
        if self._shown is None:
            return
        before = self._now.date()
        self.day_chosen.emit(self._shown)
        today = self._now.date()
        if self._shown == before != today:
            self._lead_to(today)

    def _lead_to(self, day: date) -> None:
        self.day_chosen.emit(day)
        self.month_wanted.emit(day.year, day.month)

    def _day_to_add_to(self) -> date:
        """The day shown, or today: a day to come may be shown, and nothing can be added to it."""
        today = self._now.date()
        return min(self._shown or today, today)
