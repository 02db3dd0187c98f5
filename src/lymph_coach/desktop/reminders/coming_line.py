"""When the next reminder comes, for a page that has one line for it."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import QLocale, QObject, Signal

from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.system.atomic import StorageError


class ComingLine(QObject):
    """Emits ``told`` with the sentence each time it looks; empty where no reminder comes.

    Args:
        keeper: knows what comes.
        now: local time with its zone.
        zone: where the clock on the wall is now.
    """

    told = Signal(str)

    def __init__(
        self, keeper: Keeper, now: Callable[[], datetime], zone: Callable[[], tzinfo], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keeper, self._now, self._zone = keeper, now, zone
        self._words = TimeWords(QLocale(), self)

    def look(self) -> None:
        """Tell what comes now."""
        try:
            self.told.emit(self._sentence(self._now(), self._zone()))
        except StorageError:
            self.told.emit("")  # the page of reminders says what is wrong

    def _sentence(self, now: datetime, zone: tzinfo) -> str:
        coming = self._keeper.coming(now, zone)
        if coming is None or self._keeper.status(now, zone).coming is None:
            return ""
        when = self._words.moment(coming.moment.astimezone(zone), now.astimezone(zone).date())
        reminders = self._keeper.rules().reminders
        habit = next((one.habit for one in reminders if one.id == coming.slot.reminder_id), "").strip()
        sentence = self.tr("Next reminder: {when}, {habit}.") if habit else self.tr("Next reminder: {when}.")
        return sentence.format(when=when, habit=habit)
