"""The commands on the person's data: everything into a file, and out of one."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from lymph_coach.commands.plan_options import OptionError
from lymph_coach.system.atomic import StorageError, write_atomically
from lymph_coach.system.folders import Folders
from lymph_coach.system.local_time import local_now
from lymph_coach.system.process_lock import noted
from lymph_coach.takeout.compare import Comparison, Wins, compare
from lymph_coach.takeout.everything import TakeoutError
from lymph_coach.takeout.read import read_file
from lymph_coach.takeout.store import TakeoutStore
from lymph_coach.takeout.write import to_json

if TYPE_CHECKING:
    import argparse

TROUBLE = 1
"""The exit status when the disk refused or the window is open; a file that is none of ours is bad use, 2."""

WINDOW_IS_OPEN = "The window is open. Close it first, or bring the file in there: Diary, My data."


def export_all(store: TakeoutStore, path: Path, now: datetime, out: TextIO) -> None:
    """Write everything to a file; one that is there is replaced.

    Raises:
        StorageError: the disk refused.
    """
    write_atomically(path, b"".join(to_json(store.gather(), now)))
    print(f"Saved as {path}.", file=out)


def import_all(store: TakeoutStore, path: Path, wins: Wins | None, now: datetime, out: TextIO) -> None:
    """Say what of a file is new, and bring it in.

    Args:
        store: where it goes.
        path: the file.
        wins: which stays where they differ; None changes nothing.
        now: local time with its zone.
        out: takes what is said.

    Raises:
        OptionError: the file cannot be brought in.
        StorageError: the disk refused.
    """
    try:
        found = compare(store.gather(), read_file(path, now.date()))
    except TakeoutError as error:
        raise OptionError(f"{error}.") from error
    for line in _lines(found):
        print(line, file=out)
    if wins is None:
        print("Nothing was changed.", file=out)
        return
    before = store.take_in(found.wanted(wins))
    print(f"Brought in. What you had before is kept in {before.file}.", file=out)


def _lines(found: Comparison) -> list[str]:
    tallies = [
        f"{name}: {tally.new} new, {tally.same} already here, {tally.differing} not the same"
        for name, tally in found.tallies.items()
    ]
    return [*tallies, *(f"cannot be brought in: {reason}" for reason in found.refused)]


def run(parsed: "argparse.Namespace") -> int:
    """Do what was parsed and return the exit status.

    Raises:
        OptionError: the file is none that can be brought in; the message names file, field, value and range.
    """
    folders, path = Folders.of(os.environ), Path(parsed.file)
    store = TakeoutStore(folders, local_now)
    # The window keeps much of it in memory, and would write that over what was brought in.
    if parsed.action == "import" and not parsed.dry_run and noted(folders.window_lock) is not None:
        return _refuse(parsed.action, WINDOW_IS_OPEN)
    try:
        if parsed.action == "export":
            export_all(store, path, local_now(), sys.stdout)
        else:
            import_all(store, path, None if parsed.dry_run else Wins(parsed.keep), local_now(), sys.stdout)
    except StorageError as error:
        return _refuse(parsed.action, str(error))
    return 0


def _refuse(action: str, sentence: str) -> int:
    sys.stderr.write(f"lymph-coach data {action}: {sentence}\n")
    return TROUBLE
