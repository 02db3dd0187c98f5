"""What the first start tells of itself to a second one."""

from typing import NamedTuple

NOWHERE = "-"
"""In place of an address: there is no place here to listen at."""


class Standing(NamedTuple):
    """What the first start tells of itself in its lock: its process, and where it listens, once that is known."""

    process: int
    address: str = ""

    @property
    def note(self) -> str:
        """As it is written into the lock."""
        return f"{self.process}\n{self.address}"


def read_standing(note: str) -> Standing | None:
    """What the note of a lock tells, if it is whole."""
    process, _, address = note.partition("\n")
    return Standing(int(process), address) if process.isascii() and process.isdigit() else None
