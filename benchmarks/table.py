"""What was measured, beside what it has to keep to, as a table for a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from shutil import which

NOT_MET = "NOT MET"


@dataclass(frozen=True, slots=True)
class Row:
    """One number: at most ``limit`` is asked of it, or nothing where that is ``None`` (told for comparison).

    ``floor`` is what the same run measured of the least there could be, such as an empty window; ``of_floor`` is then
    the limit as a multiple of it.
    """

    name: str
    measured: float
    unit: str
    limit: float | None = None
    floor: float | None = None
    of_floor: float | None = None

    @property
    def highest(self) -> float | None:
        """The highest value that is still good, in ``unit``."""
        if self.floor is not None and self.of_floor is not None:
            return self.floor * self.of_floor
        return self.limit

    @property
    def met(self) -> bool:
        """Whether it keeps to what is asked."""
        return self.highest is None or self.measured <= self.highest

    def cells(self) -> tuple[str, ...]:
        """Name, measured, floor, limit and verdict as text."""
        floor = ratio = ""
        if self.floor is not None:
            floor, ratio = _number(self.floor, self.unit), f" ({self.measured / self.floor:.2f} x floor)"
        limit = "" if self.highest is None else f"<= {_number(self.highest, self.unit)}"
        if self.of_floor is not None:
            limit += f" ({self.of_floor:g} x floor)"
        verdict = "" if self.highest is None else "ok" if self.met else NOT_MET
        return self.name, _number(self.measured, self.unit) + ratio, floor, limit, verdict


@dataclass(frozen=True, slots=True)
class Skipped:
    """A benchmark that cannot run on this machine."""

    name: str
    reason: str

    def cells(self) -> tuple[str, ...]:
        """Name and reason."""
        return self.name, f"skipped: {self.reason}", "", "", ""


@dataclass(frozen=True, slots=True)
class Failed:
    """A benchmark that broke before it had measured anything."""

    name: str
    reason: str

    def cells(self) -> tuple[str, ...]:
        """Name, reason and verdict."""
        return self.name, self.reason, "", "", NOT_MET


Line = Row | Skipped | Failed


def lacking(*programs: str) -> str:
    """Why this machine cannot run what needs these programs; empty where it can."""
    missing = [program for program in programs if which(program) is None]
    return f"needs {' and '.join(missing)}" if missing else ""


def show(lines: Sequence[Line]) -> int:
    """Print the table. Returns the exit status: 1 if anything is not met."""
    head = ("what", "measured", "floor", "limit", "")
    rows = [head, *(line.cells() for line in lines)]
    # What stands alone after a name, a reason, may run on over the columns it leaves empty.
    widths = [max(len(row[column]) for row in rows if column != 1 or any(row[2:4])) for column in range(5)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return int(any(isinstance(line, Failed) or (isinstance(line, Row) and not line.met) for line in lines))


def _number(value: float, unit: str) -> str:
    digits = 0 if abs(value) >= 1_000 else 1 if abs(value) >= 10 else 2
    return f"{value:.{digits}f} {unit}".rstrip()
