"""Where the first start listens: a place that is its user's alone."""

import os
import stat
import zlib
from collections.abc import Mapping
from pathlib import Path

_LONGEST = 100
"""Bytes in the path of a socket; systems take 103 to 107, and Qt makes it under a longer name first."""


def address_of(data: Path, environ: Mapping[str, str], platform: str) -> str:
    """The address for this data folder; empty where there is no place for one.

    The desktop's own folder for such things comes first: it lies in memory and goes at log-out. Else it is the data
    folder, which not every disk lets hold a socket.

    Args:
        data: the data folder; each has its own window.
        environ: the environment, which names the desktop's folder.
        platform: ``sys.platform``; on Windows it is the name of a pipe, which Qt opens to its user alone.
    """
    name = f"lymph-coach-{zlib.crc32(os.fsencode(data)):08x}"
    if platform == "win32":
        return name
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    places = ([Path(runtime) / name] if runtime else []) + [data / "window"]
    return next((str(one) for one in places if len(bytes(one)) <= _LONGEST and _is_private(one.parent)), "")


def _is_private(folder: Path) -> bool:
    """Whether the folder is ours, and nobody else can look into it."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return stat.S_ISDIR(found.st_mode) and ours and not found.st_mode & 0o077
