"""Processes that are killed at a random moment."""

import random
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path

Told = list[tuple[str, str | None]]
Work = Callable[[Path, str, Connection], None]


def killed(processes: ForkServerContext, work: Work, path: Path, name: str, within_s: float) -> Told:
    """What a process told before it was killed, at a random moment after it had come to life."""
    here, there = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=(path, name, there))
    process.start()
    there.close()
    told: Told = [here.recv()]
    time.sleep(random.Random(name).uniform(0, within_s))  # noqa: S311  # a moment, no secret
    process.kill()
    with suppress(EOFError):
        while True:
            told.append(here.recv())
    process.join()
    here.close()
    return told
