"""One table of a TOML file, which hands out its values checked."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from lymph_coach.safety.errors import CheckinError

SCHEMA = 1
LONGEST_TEXT = 240
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Table:
    """A table's values as TOML gives them, the file's name and the path of the table in it.

    Every method raises ``CheckinError`` for a value that is missing or something else.
    """

    values: Mapping[str, Any]
    file: str
    path: str = ""

    def wrong(self, key: str, allowed: str) -> CheckinError:
        """What is wrong with a key's value, to be raised."""
        return CheckinError(self.file, self._path(key), self.values.get(key, "missing"), allowed)

    def only(self, *keys: str) -> None:
        """Refuse a key that nobody reads: it is misspelt."""
        for key in self.values:
            if key not in keys:
                raise self.wrong(key, "one of the keys " + ", ".join(keys))

    def text(self, key: str) -> str:
        """A text that is neither blank nor too long for a screen."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT:
            raise self.wrong(key, f"a text of 1 to {LONGEST_TEXT} characters")
        return value.strip()

    def optional(self, key: str) -> str:
        """A text, or an empty one where it was left out."""
        return self.text(key) if key in self.values else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """One text or more."""
        values = self._list(key, "a list of texts")
        numbered = {str(number): value for number, value in enumerate(values, 1)}
        inner = Table(numbered, self.file, self._path(key))
        return tuple(inner.text(number) for number in numbered)

    def name(self, key: str) -> str:
        """A name of small letters and digits, parted by hyphens."""
        name = self.text(key)
        if not _NAME.fullmatch(name):
            raise self.wrong(key, "small letters and digits, with hyphens between them")
        return name

    def word(self, key: str, words: Sequence[str]) -> str:
        """One of these words."""
        value = self.values.get(key)
        if value not in words:
            raise self.wrong(key, "one of " + ", ".join(words))
        return cast("str", value)

    def table(self, key: str) -> "Table":
        """The table ``[key]``."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.wrong(key, "a table")
        return Table(cast("dict[str, Any]", value), self.file, self._path(key))

    def tables(self, key: str) -> tuple["Table", ...]:
        """The tables ``[[key]]``, one at least."""
        values = self._list(key, f"one [[{self._path(key)}]] or more")
        if not all(isinstance(value, dict) for value in values):
            raise self.wrong(key, f"one [[{self._path(key)}]] or more")
        return tuple(
            Table(cast("dict[str, Any]", value), self.file, f"{self._path(key)}[{number}]")
            for number, value in enumerate(values, 1)
        )

    def _list(self, key: str, allowed: str) -> list[object]:
        value = self.values.get(key)
        if not isinstance(value, list) or not value:
            raise self.wrong(key, allowed)
        return cast("list[object]", value)

    def _path(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def read_table(text: str, file: str, *keys: str) -> Table:
    """The table that a whole file is, of our schema and with no other keys than these.

    Raises:
        CheckinError: it is no TOML, of another schema, or has a key that nobody reads.
    """
    try:
        table = Table(tomllib.loads(text), file)
    except (ValueError, RecursionError) as error:
        # Also numbers of thousands of digits, and tables nested deeper than Python can follow.
        raise CheckinError(file, "the text", str(error), "TOML") from error
    table.only("schema", *keys)
    if table.values.get("schema") != SCHEMA:
        raise table.wrong("schema", str(SCHEMA))
    return table
