"""Pages of a person's data with something on them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from lymph_coach.desktop.data.backups_page import BackupsPage, Copy
from lymph_coach.desktop.data.data_page import DataPage
from lymph_coach.desktop.data.visit_page import VisitPage
from lymph_coach.journal.backup import Backup, Preview, Reason
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.takeout.compare import Comparison, Tally

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
THINGS = (
    "Your diary, with every note and rating.",
    "Its backups.",
    "What you ticked and wrote on sheets.",
    "Where you were on the reading pages.",
    "Your reminders.",
    "Your answers before practice.",
    "Your settings.",
)
REFUSED = tuple(
    f"entries[{number}].before.pain is 11; allowed are 0 to 10, which is a rather long reason" for number in range(8)
)
QUESTIONS = ("What will you do today, and why?", "How will you judge pressure where I am numb?")


def entry(number: int, note: str = "", *, ticked: bool = False) -> Entry:
    """A session so many days before today."""
    began = NOON - timedelta(days=number)
    rating = Ratings(pain=6), Ratings(pain=4)
    return Entry(
        f"entry-{number}",
        began,
        began,
        circles_done=20,
        before=rating[0],
        after=rating[1],
        note=note,
        for_visit=ticked,
    )


ENTRIES = tuple(
    entry(number, f"My left foot burned at night, day {number}. " * (1 + number % 5), ticked=number % 2 == 0)
    for number in range(24)
)
NEW = Comparison(
    {},
    {},
    {"settings": Tally(2, 23, 1), "reminders": Tally(0, 3, 0), "sheets": Tally(4, 9, 2), "diary": Tally(12, 30, 0)},
    REFUSED,
)
NOTHING_NEW = Comparison({}, {}, {"diary": Tally(0, 30, 0)}, ())
OTHERWISE = Comparison({}, {}, {"settings": Tally(0, 24, 2)}, REFUSED[:2])


def backup(number: int, reason: Reason = Reason.CHANGE) -> Backup:
    """A copy made so many days before today."""
    return Backup(Path(f"{number}.sqlite3"), NOON - timedelta(days=number), 100 - number, reason)


COPIES = (
    Copy(backup(0), Preview(120, date(2025, 12, 1), TODAY)),
    Copy(backup(1, Reason.RESTORE), Preview(40, date(2026, 9, 1), date(2026, 11, 20))),
    Copy(backup(2, Reason.MIGRATION), Preview(0, None, None)),
    Copy(backup(3), None),
    Copy(backup(4, Reason.IMPORT), Preview(4, date(2025, 12, 1), TODAY)),
    *(Copy(backup(number), Preview(number, date(2025, 12, 1), TODAY)) for number in range(5, 20)),
)


def press(button: QAbstractButton) -> None:
    """As a hand does."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(20, button.height() // 2))


def visit_states(page: VisitPage) -> Iterator[str]:
    """Bring the page to each state in turn, and name it."""
    page.start(TODAY)
    page.show_entries((), Goal(), (), ())
    yield "visit-empty"
    page.show_entries(ENTRIES, Goal(), (), QUESTIONS)
    page.show_notice("Saved as /home/somebody/Documents/For my visit.pdf.")
    yield "visit"
    page.period.pills.picked.emit("own")
    yield "visit-own"


def data_states(page: DataPage) -> Iterator[str]:
    """Bring the page to each state in turn, and name it."""
    page.start(120, THINGS, TODAY)
    yield "data"
    page.show_import(Path("diary of last year.json"), NEW)
    page.show_notice("There is no room on the disk. Nothing was saved.")
    yield "data-import"
    page.deleting.ask_button.chosen.emit()
    yield "data-delete"
    page.deleting.keep_button.chosen.emit()
    page.show_work("Saving ...")
    page.progress.show_progress(300, 1000)
    yield "data-busy"
    page.show_work("")


def backup_states(page: BackupsPage) -> Iterator[str]:
    """Bring the page to each state in turn, and name it."""
    page.start()
    page.show_copies((), UTC)
    yield "backups-empty"
    page.show_copies(COPIES, UTC)
    yield "backups"
    page.show_restored(COPIES[5].backup, COPIES[1].backup)
    yield "backups-restored"
    page.show_work("Bringing back ...")
    yield "backups-busy"
    page.show_work("")
    page.show_notice("The backup is damaged. Your diary is as it was.")


def with_tick(entries: tuple[Entry, ...], entry_id: str, *, on: bool) -> tuple[Entry, ...]:
    """As the owner of the diary would have them."""
    return tuple(replace(one, for_visit=on) if one.id == entry_id else one for one in entries)
