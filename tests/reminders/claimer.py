"""A process of its own that claims slots: ``claimer.py FILE COUNT`` prints the number of each it wins."""

import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from lymph_coach.reminders.marks import Slot
from lymph_coach.reminders.store import ReminderStore

DAY = date(2026, 11, 22)


def numbered(number: int) -> Slot:
    """A slot of its own for each number."""
    return Slot(f"r{number % 7}", DAY + timedelta(days=number // 7), time(18))


def main() -> None:
    with ReminderStore(Path(sys.argv[1])) as store:
        for number in range(int(sys.argv[2])):
            if store.claim(numbered(number), datetime(2026, 11, 22, 18, tzinfo=UTC)):
                sys.stdout.write(f"{number}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
