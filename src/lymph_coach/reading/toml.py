"""TOML whose every value is checked, and named by its line when it is wrong."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from lymph_coach.reading.errors import PageError

NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")  # pages, sheets, keys: safe as the name of a file and in a link

_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_LONGEST_REASON = 200
_AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file, which hands out its values checked.

    Attributes:
        values: as TOML gives them.
        file: the file's name, for errors.
        lines: the line of each key and table, by path such as ``sources[2].year``.
        path: where this table is; empty for the file's own.
        line: where it begins; what a key without a line of its own is reported at.
    """

    values: Mapping[str, Any]
    file: str
    lines: Mapping[str, int]
    path: str = ""
    line: int = 0

    def only(self, *keys: str) -> None:
        """Refuse a key that nobody reads: it is misspelt.

        Raises:
            PageError: naming the key and those there are.
        """
        for key in self.values:
            if key not in keys:
                raise self.error(key, f"is not known; there are {', '.join(keys)}")

    def text(self, key: str) -> str:
        """A text that is not blank.

        Raises:
            PageError: it is missing or something else.
        """
        return self._text(key, self._value(key, "a text"))

    def optional_text(self, key: str) -> str:
        """A text that may be left out, but is not blank where it stands.

        Raises:
            PageError: it is something else.
        """
        return self.text(key) if key in self.values else ""

    def name(self, key: str) -> str:
        """A name of small letters and digits, parted by hyphens or underscores.

        Raises:
            PageError: it is missing or something else.
        """
        name = self.text(key)
        if not NAME.fullmatch(name):
            raise self.error(
                key, f"is {name!r}; allowed are small letters, digits, hyphens and underscores between them"
            )
        return name

    def texts(self, key: str, count: int | None = None) -> tuple[str, ...]:
        """A list of texts, none blank.

        Args:
            key: its key.
            count: how many; one at least where left out.

        Raises:
            PageError: it is missing, something else, or of another length.
        """
        wanted = f"a list of {count} texts" if count else "a list of texts"
        given = self._value(key, wanted)
        if not isinstance(given, list):
            raise self.error(key, f"is not {wanted}")
        found = tuple(self._text(key, each) for each in cast("list[object]", given))
        if not found or (count and len(found) != count):
            raise self.error(key, f"has {len(found)} texts, not {count or 'one or more'}")
        return found

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``.

        Raises:
            PageError: it is missing or something else.
        """
        value = self._value(key, f"a whole number from {low} to {high}")
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.error(key, f"is {_shown(value)}, not a whole number from {low} to {high}")
        return value

    def day(self, key: str) -> date:
        """A date without a time.

        Raises:
            PageError: it is missing or something else.
        """
        value = self._value(key, "a date like 2026-11-22")
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.error(key, f"is {_shown(value)}, not a date like 2026-11-22 (without quotes)")
        return value

    def tables(self, key: str) -> tuple["Table", ...]:
        """The tables written ``[[key]]``; none where there is no such key.

        Raises:
            PageError: it is something else.
        """
        given = self.values.get(key, [])
        if not isinstance(given, list) or not all(isinstance(each, dict) for each in cast("list[object]", given)):
            raise self.error(key, f"is not written as [[{self._path(key)}]]")
        found: list[Table] = []
        for number, values in enumerate(cast("list[dict[str, Any]]", given), 1):
            path = f"{self._path(key)}[{number}]"
            found.append(Table(values, self.file, self.lines, path, self.lines.get(path, self.line)))
        return tuple(found)

    def error(self, key: str, why: str) -> PageError:
        """What is wrong with the value of a key, to be raised."""
        path = self._path(key)
        return PageError(self.file, self.lines.get(path, self.line), f"{path} {why}.")

    def _path(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _value(self, key: str, wanted: str) -> object:
        if key not in self.values:
            raise self.error(key, f"is missing; it is {wanted}")
        return self.values[key]

    def _text(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, f"is {_shown(value)}, not a text" if value else "is empty")
        return value.strip()


def read_table(text: str, file: str, first_line: int = 1) -> Table:
    """Parse TOML.

    Args:
        text: the TOML.
        file: the file's name, for errors.
        first_line: the line of the file that the text begins at.

    Raises:
        PageError: it is no TOML.
    """
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Also numbers of thousands of digits, and lists nested deeper than Python can follow.
        reason = str(error)
        at = _AT_LINE.search(reason)
        # The parser names keys in full, however long they are.
        reason = reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}..."
        raise PageError(file, first_line + (int(at[1]) - 1 if at else 0), f"no TOML: {reason}.") from error
    return Table(values, file, _lines(text, first_line), line=first_line)


def _lines(text: str, first_line: int) -> dict[str, int]:
    """The line of each key and table, by path; the first of a path counts.

    A text over several lines may hold what looks like a key. Nobody asks for it, unless it hides one that is missing.
    """
    lines: dict[str, int] = {}
    seen: Counter[str] = Counter()
    table = ""
    for number, line in enumerate(text.split("\n"), first_line):
        if header := _HEADER.match(line):
            *outer, last = header[1].split(".")
            table = ""
            for name in outer:
                table += f"{name}[{seen[table + name]}]."
            seen[table + last] += 1
            table += f"{last}[{seen[table + last]}]."
            lines.setdefault(table[:-1], number)
        elif key := _KEY.match(line):
            lines.setdefault(table + key[1], number)
    return lines


def _shown(value: object) -> str:
    try:
        shown = repr(value)
    except ValueError:
        return "a number too long to show"  # of more digits than Python writes in tens
    return shown if len(shown) <= 60 else f"{shown[:60]}..."  # noqa: PLR2004  # enough to find it by
