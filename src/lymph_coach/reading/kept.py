"""What the reader filled in on sheets."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lymph_coach.system.atomic import StorageError, write_atomically
from lymph_coach.system.json_file import Write, as_list, as_mapping, as_texts, read_record, write_record

SHEETS_FILE = "sheets.json"
SCHEMA = 1
LONGEST_LINE = 200
MOST_LINES = 30
LONGEST_TEXT = 1000
DAMAGED = "Your sheets file was damaged, so the sheets start empty; the damaged file is kept beside it."


class FilledError(ValueError):
    """Something does not fit on a sheet; the message names what, its size and the allowed range."""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line that the reader added to a sheet, to be ticked like the others.

    Raises:
        FilledError: its text is blank or longer than ``LONGEST_LINE``.
    """

    text: str
    ticked: bool = False

    def __post_init__(self) -> None:
        if not self.text.strip() or len(self.text) > LONGEST_LINE:
            raise FilledError(f"own line: {len(self.text)} characters; allowed are 1 to {LONGEST_LINE}, not all blank.")


@dataclass(frozen=True, slots=True)
class Filled:
    """One sheet as filled in; every method gives a new one, and the old one undoes it.

    Attributes:
        ticked: each ``part.tick`` by its keys.
        own: lines the reader added, at most ``MOST_LINES``.
        written: what stands on the lines of a part, by the part's key; at most ``LONGEST_TEXT`` characters each.

    Raises:
        FilledError: naming field, size and allowed range.
    """

    ticked: frozenset[str] = frozenset()
    own: tuple[OwnLine, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        if len(self.own) > MOST_LINES:
            raise FilledError(f"own lines: {len(self.own)}; allowed are 0 to {MOST_LINES}.")
        for part, text in self.written.items():
            if len(text) > LONGEST_TEXT:
                raise FilledError(f"written.{part}: {len(text)} characters; allowed are 0 to {LONGEST_TEXT}.")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on it."""
        return not (self.ticked or self.own or self.written)

    def tick(self, place: str, *, on: bool = True) -> "Filled":
        """With ``part.tick`` ticked, or not."""
        return replace(self, ticked=self.ticked | {place} if on else self.ticked - {place})

    def add_line(self, text: str) -> "Filled":
        """With a line of the reader's own at the end, without blanks around it.

        Raises:
            FilledError: the line is blank or too long, or there are too many.
        """
        return replace(self, own=(*self.own, OwnLine(text.strip())))

    def tick_line(self, index: int, *, on: bool = True) -> "Filled":
        """With a line of the reader's own ticked, or not.

        Raises:
            IndexError: there is no such line.
        """
        own = list(self.own)
        own[index] = replace(own[index], ticked=on)
        return replace(self, own=tuple(own))

    def remove_line(self, index: int) -> "Filled":
        """Without a line of the reader's own.

        Raises:
            IndexError: there is no such line.
        """
        own = list(self.own)
        del own[index]
        return replace(self, own=tuple(own))

    def write(self, part: str, text: str) -> "Filled":
        """With this on the lines of a part; nothing, if it is blank.

        Raises:
            FilledError: it is too long.
        """
        others = {key: value for key, value in self.written.items() if key != part}
        return replace(self, written={**others, part: text} if text.strip() else others)

    def cleared(self) -> "Filled":
        """As it comes from the printer."""
        return Filled()


class SheetsFile:
    """Owns the file of all sheets as filled in; sheets that are no longer there are kept, they may come back."""

    def __init__(self, path: Path, write: Write = write_atomically) -> None:
        self._path = path
        self._write = write

    def load(self) -> dict[str, Filled]:
        """Each sheet as last saved, by its id; what is damaged is left out, what is too long is cut."""
        sheets = as_mapping(read_record(self._path).get("sheets"))
        return {sheet: _filled(as_mapping(record)) for sheet, record in sheets.items()}

    def save(self, sheets: Mapping[str, Filled]) -> bool:
        """Replace what is kept; returns whether that was damaged, and was put aside as ``sheets.damaged.json``.

        Raises:
            StorageError: the disk did not take it; the file holds what it held.
        """
        damaged = self._put_damaged_aside()
        record = {sheet: _record(filled) for sheet, filled in sheets.items() if not filled.is_empty}
        write_record(self._path, {"schema": SCHEMA, "sheets": record}, self._write)
        return damaged

    def _put_damaged_aside(self) -> bool:
        if read_record(self._path):
            return False
        try:
            if not self._path.is_file() or not self._path.stat().st_size:
                return False
            self._path.replace(self._path.with_name(f"{self._path.stem}.damaged{self._path.suffix}"))
        except OSError as error:
            raise StorageError(f"{self._path} is damaged and could not be put aside: {error.strerror}.") from error
        return True


def _record(filled: Filled) -> dict[str, object]:
    return {
        "ticked": sorted(filled.ticked),
        "own": [{"text": line.text, "ticked": line.ticked} for line in filled.own],
        "written": dict(filled.written),
    }


def _filled(record: Mapping[str, object]) -> Filled:
    lines = [as_mapping(line) for line in as_list(record.get("own"))]
    own = [
        OwnLine(text[:LONGEST_LINE], line.get("ticked") is True)
        for line in lines
        if isinstance(text := line.get("text"), str) and text[:LONGEST_LINE].strip()
    ]
    written = as_mapping(record.get("written"))
    return Filled(
        frozenset(as_texts(record.get("ticked"))),
        tuple(own[:MOST_LINES]),
        {part: text[:LONGEST_TEXT] for part, text in written.items() if isinstance(text, str) and text.strip()},
    )
