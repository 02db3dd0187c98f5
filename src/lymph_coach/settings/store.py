"""The file the settings live in, and the last good copy beside it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from lymph_coach.settings.problems import Mishap, Problem
from lymph_coach.settings.record import read_settings, to_record, unknown_keys
from lymph_coach.settings.settings import Settings
from lymph_coach.system.atomic import StorageError, write_atomically

SETTINGS_FILE = "settings.json"  # in the config folder
_LARGEST_BYTES = 1_000_000


class _DamagedError(Exception):
    """The file holds no JSON object."""


class Loaded(NamedTuple):
    """What a load found: always settings to go on with, and what there is to tell."""

    settings: Settings
    problems: tuple[Problem, ...] = ()
    mishap: Mishap | None = None


class SettingsStore:
    """Owns ``settings.json`` and its last good copy; for use from one thread.

    The copy is written first and the file itself after it, so that a failed save changes nothing that is
    read, and one of the two is whole after any kill. Keys the program does not know stay in the file.
    """

    def __init__(self, path: Path, write: Callable[[Path, bytes], None] = write_atomically) -> None:
        """Touches no file yet.

        Args:
            path: The settings file.
            write: Replaces a file's content as a whole; raises ``StorageError``.
        """
        self._path = path
        self._last_good = path.with_name(f"{path.stem}.last-good{path.suffix}")
        self._damaged = path.with_name(f"{path.stem}.damaged{path.suffix}")
        self._write = write
        self._unknown: Mapping[str, Any] = {}

    def load(self) -> Loaded:
        """The settings as last saved, those of the last good file, or the defaults; never raises.

        A damaged file is moved aside, to be looked at, and the last good one takes its place.
        """
        try:
            raw = _read(self._path)
        except OSError:
            return self._fall_back(Mishap.UNREADABLE, Mishap.UNREADABLE)
        except _DamagedError:
            self._set_aside()
            return self._fall_back(Mishap.RESTORED, Mishap.RESET)
        if raw is None:
            return self._fall_back(Mishap.RESTORED, None)
        return self._taken(raw, self._path, None)

    def save(self, settings: Settings) -> None:
        """Write ``settings``.

        Raises:
            StorageError: The disk did not take them; the file holds what it held.
        """
        record = to_record(settings, self._unknown)
        content = (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
        self._write(self._last_good, content)
        self._write(self._path, content)

    def _fall_back(self, found: Mishap, missing: Mishap | None) -> Loaded:
        """Go on with the last good copy, telling ``found``, or with the defaults, telling ``missing``."""
        try:
            raw = _read(self._last_good)
        except (OSError, _DamagedError):
            raw, missing = None, missing or Mishap.RESET
        if raw is None:
            return Loaded(Settings(), (), missing)
        loaded = self._taken(raw, self._last_good, found)
        if found is Mishap.RESTORED:
            self._restore()
        return loaded

    def _taken(self, raw: Mapping[str, Any], source: Path, mishap: Mishap | None) -> Loaded:
        settings, problems = read_settings(raw, file=source.name)
        self._unknown = unknown_keys(raw)
        return Loaded(settings, problems, mishap)

    def _restore(self) -> None:
        """Give the last good content the file's name again, so that the mishap is told once."""
        try:
            self._write(self._path, self._last_good.read_bytes())
        except (OSError, StorageError):
            return  # the next save, or the next start, tries again

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._damaged)
        except OSError:
            return  # it is only kept for a look; a save replaces it


def _read(path: Path) -> dict[str, Any] | None:
    """The JSON object in ``path``; None where there is no file.

    Raises:
        OSError: It is there and cannot be read.
        _DamagedError: It holds something else.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_BYTES + 1)
    except FileNotFoundError:
        return None
    if len(content) > _LARGEST_BYTES:
        raise _DamagedError
    try:
        raw: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _DamagedError from error
    if not isinstance(raw, dict):
        raise _DamagedError
    return cast("dict[str, Any]", raw)
