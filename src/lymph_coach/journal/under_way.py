"""How far a session is, written into the diary beside the program that has it open.

A commit waits until the disk has it, and up to two seconds for another process: nothing that draws pictures may do
either. So this is called from the thread that writes, on a connection of its own that lasts for one statement. It is
opened without the look for damage and the recovery of :class:`JournalStore`, which has done both by then.
"""

from contextlib import closing
from pathlib import Path

from lymph_coach.journal.entry import Entry
from lymph_coach.system.database import connect, plainly, transaction

_PROGRESS = "UPDATE entry SET ended = ?, rounds_done = ?, circles_done = ? WHERE id = ? AND why_ended = ?"
_CHANGED = "UPDATE change SET number = number + 1"


def progress_under_way(path: Path, entry: Entry) -> None:
    """Write down how far a session is; what the person wrote stays, and one that is gone or has ended stays so.

    Args:
        path: the diary; where it is missing, nothing is made.
        entry: the session; ``why_ended`` as it was written at its start, which marks it as under way.

    Raises:
        StorageError: the disk is full, may only be read, or the file is held by others.
    """
    if not path.is_file():
        return
    with closing(connect(path)) as connection, plainly(path), transaction(connection):
        far = (entry.ended.isoformat(), entry.rounds_done, entry.circles_done, entry.id, entry.why_ended)
        if connection.execute(_PROGRESS, far).rowcount:
            connection.execute(_CHANGED)
