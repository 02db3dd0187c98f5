"""Where the reader was: the last page, the place on each, and the pages read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lymph_coach.reading.runs import SUMMARY
from lymph_coach.system.atomic import write_atomically
from lymph_coach.system.json_file import Write, as_mapping, as_texts, read_record, write_record

MARKS_FILE = "reading.json"
SCHEMA = 1
_FIRST_RUN = min(SUMMARY)


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of the reading so far; pages that are no longer there are kept, they may come back.

    Attributes:
        last_page: the page read last; empty before the first.
        places: for each page the run at the top of the window, see ``runs``.
        read: the pages that were read to their end.
    """

    last_page: str = ""
    places: Mapping[str, int] = field(default_factory=dict[str, int])
    read: frozenset[str] = frozenset()

    def at(self, page_id: str, run: int) -> "Marks":
        """The marks with the reader at a place."""
        return replace(self, last_page=page_id, places={**self.places, page_id: run})

    def with_read(self, page_id: str) -> "Marks":
        """The marks with a page read."""
        return replace(self, read=self.read | {page_id})


class MarksFile:
    """Owns the file of the marks."""

    def __init__(self, path: Path, write: Write = write_atomically) -> None:
        self._path = path
        self._write = write

    def load(self) -> Marks:
        """The marks as last saved; what of them is damaged or missing is as at the beginning."""
        record = read_record(self._path)
        last_page = record.get("last_page")
        return Marks(
            last_page if isinstance(last_page, str) else "",
            {page: run for page, run in as_mapping(record.get("places")).items() if _is_run(run)},
            frozenset(as_texts(record.get("read"))),
        )

    def save(self, marks: Marks) -> None:
        """Replace the marks.

        Raises:
            StorageError: the disk did not take them; the file holds what it held.
        """
        record = {
            "schema": SCHEMA,
            "last_page": marks.last_page,
            "places": dict(marks.places),
            "read": sorted(marks.read),
        }
        write_record(self._path, record, self._write)


def _is_run(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= _FIRST_RUN
