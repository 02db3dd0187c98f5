"""No way at all: inside a Flatpak, what a program writes to have itself started is read by nobody outside."""

from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.schedule.alarms import alarms
from lymph_coach.reminders.schedule.schedule import WHAT_HAPPENS, Condition, Means, ScheduleError, ScheduleStatus

VARIABLE = "FLATPAK_ID"
"""Set for every program inside (Flatpak's command reference, ``flatpak run``)."""


class NoSchedule:
    """Says so, instead of setting up what would never run."""

    def install(self, rules: Rules) -> None:
        """Refuse, as soon as there is a reminder to start.

        Raises:
            ScheduleError: There is.
        """
        if alarms(rules):
            raise ScheduleError(WHAT_HAPPENS[Means.NONE])

    def remove(self) -> None:
        """Nothing can be there."""

    def status(self) -> ScheduleStatus:
        """Never active."""
        return ScheduleStatus(active=False, means=Means.NONE, condition=Condition.OFF, place="")
