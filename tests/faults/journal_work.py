"""What a process does to a diary until it is killed; each function is the whole life of one."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from lymph_coach.journal.backup import Backups
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.migrations import MIGRATIONS
from lymph_coach.journal.store import JournalStore

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
NEXT = (
    *MIGRATIONS,
    (
        "ALTER TABLE entry ADD COLUMN mood TEXT",
        "UPDATE entry SET mood = 'calm'",
        "CREATE INDEX entry_mood ON entry (mood)",
    ),
)


def noon() -> datetime:
    """The time of every process; what happens when does not matter here."""
    return NOW


def session(name: str) -> Entry:
    """A session at its start."""
    began = NOW + timedelta(seconds=random.Random(name).randrange(10**8))  # noqa: S311  # a place in time, no secret
    return Entry(name, began, began, "standard", circles_planned=5, before=Ratings(3, 2, 1))


def finished(name: str) -> Entry:
    """The same at its end."""
    begun = session(name)
    return replace(
        begun, ended=begun.began + timedelta(minutes=9), circles_done=5, why_ended="finished", note="Good. " * 9
    )


def practise(path: Path, name: str, tell: Connection) -> None:
    """Session after session with every circle written down; tells of each that is finished, deleted or copied."""
    backups = Backups(path, noon)
    with JournalStore(path, noon) as store:
        tell.send(("open", store.notice and store.notice.sentence))
        for number in range(10_000):
            own = f"{name}-{number}"
            for circles in range(5):
                store.progress(replace(session(own), circles_done=circles))
            store.progress(finished(own))
            tell.send(("finished", own))
            if number % 4 == 1:
                tell.send(("deleting", own))
                store.delete(own)
                tell.send(("deleted", own))
            if number % 3 == 0:
                tell.send(("copied", backups.make().path.name))


def open_newer(path: Path, _: str, tell: Connection) -> None:
    """Open with a program that knows a later schema."""
    tell.send(("open", None))
    JournalStore(path, noon, NEXT).close()
    tell.send(("done", None))


def open_plainly(path: Path, _: str, tell: Connection) -> None:
    """Open, and so put right what is damaged."""
    tell.send(("open", None))
    JournalStore(path, noon).close()
    tell.send(("done", None))


def bring_back(path: Path, _: str, tell: Connection) -> None:
    """Bring back the oldest copy and the newest in turns."""
    backups = Backups(path, noon)
    tell.send(("open", None))
    while True:
        backups.restore(backups.all()[-1])
        backups.restore(backups.all()[0])
