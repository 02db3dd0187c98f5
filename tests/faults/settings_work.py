"""What a process does to the settings until it is killed."""

from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from lymph_coach.settings.settings import Settings
from lymph_coach.settings.store import SettingsStore

ROUNDS = (1, 2, 3)


def save(path: Path, _: str, tell: Connection) -> None:
    """Save again and again; tells before and after each what is saved."""
    store = SettingsStore(path)
    store.load()
    tell.send(("open", None))
    for number in count():
        rounds = ROUNDS[number % len(ROUNDS)]
        tell.send(("saving", str(rounds)))
        store.save(Settings(rounds=rounds))
        tell.send(("saved", str(rounds)))
