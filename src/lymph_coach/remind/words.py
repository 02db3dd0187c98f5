"""What a reminder's notification says when there is no window to word it. Pure."""

from lymph_coach.reminders.marks import Due
from lymph_coach.reminders.notify.notice import Notice
from lymph_coach.reminders.reminder import Reminder
from lymph_coach.reminders.time_of_day import show_time


def notice_of(reminder: Reminder, due: Due, *, twelve_hour: bool = False) -> Notice:
    """The notice of a reminder that is due: its name, the habit it hangs on, and when it was due if it comes late.

    Args:
        reminder: the reminder.
        due: which of its times.
        twelve_hour: the person writes times with AM and PM.
    """
    habit = reminder.habit.strip()
    lines = [f"{habit[0].upper()}{habit[1:]}" if habit else "Time for your routine."]
    if due.catch_up:
        lines.append(f"This was due at {show_time(due.slot.at, twelve_hour=twelve_hour)}.")
    return Notice(reminder.name, "\n".join(lines), slot=due.slot)
