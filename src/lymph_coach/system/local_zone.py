"""The time zone of the clock on the wall, as it is now: people travel, and long-running programs must notice."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LOCALTIME = Path("/etc/localtime")
_FOLDER = "zoneinfo"


def local_zone(environ: Mapping[str, str], localtime: Path = LOCALTIME) -> tzinfo:
    """Where the clock on the wall is; to be asked anew, not kept.

    Args:
        environ: its ``TZ`` comes first.
        localtime: the file, or the link to it, that holds the computer's zone where there is no ``TZ``.
    """
    named = environ.get("TZ", "").removeprefix(":")
    path = Path(named) if named.startswith("/") else localtime.resolve()
    parts = path.parts
    key = "/".join(parts[parts.index(_FOLDER) + 1 :]) if _FOLDER in parts else ""
    if named and not named.startswith("/"):
        key, path = named, Path()
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _of_file(path) or SystemZone()


def _of_file(path: Path) -> tzinfo | None:
    """The zone in a file of the kind ``/etc/localtime`` is, or ``None``."""
    try:
        with path.open("rb") as file:
            return ZoneInfo.from_file(file)
    except (OSError, ValueError):
        return None


class SystemZone(tzinfo):
    """The zone the C library knows, where the computer gives it no name that Python does, as on Windows.

    It is the one the process was started in; on Windows it changes with the system's.
    """

    def utcoffset(self, when: datetime | None, /) -> timedelta | None:
        """How far a local time is ahead of UTC."""
        return None if when is None else when.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, when: datetime | None, /) -> timedelta | None:
        """Not known."""
        del when

    def tzname(self, when: datetime | None, /) -> str | None:
        """Its short name at that time."""
        return None if when is None else when.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, when: datetime, /) -> datetime:
        """The local time at a moment given in UTC, with ``fold`` set in the second of two equal hours."""
        local = when.replace(tzinfo=UTC).astimezone()
        wall = local.replace(tzinfo=self, fold=0)
        return wall if wall.utcoffset() == local.utcoffset() else wall.replace(fold=1)
