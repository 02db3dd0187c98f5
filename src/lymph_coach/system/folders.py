"""Where on this machine things are kept."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

from platformdirs import PlatformDirs

from lymph_coach.system.atomic import StorageError

_NAME = "lymph-coach"
HOME_VARIABLE = "LYMPH_COACH_HOME"
"""Names one folder that then holds everything: for a copy on a memory stick, and for tests."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The four folders; they need not exist until :meth:`create` has run.

    ``data`` is what must not be lost (diary, checkpoint), ``config`` the choices, ``cache`` what can be made
    again (spoken clips), ``log`` the crash log.
    """

    data: Path
    cache: Path
    config: Path
    log: Path

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Folders":
        """The folders of this user, or those under ``LYMPH_COACH_HOME`` where ``environ`` sets it."""
        base = one_home(environ)
        if base is not None:
            return cls(base / "data", base / "cache", base / "config", base / "log")
        dirs = PlatformDirs(_NAME, appauthor=False)
        return cls(dirs.user_data_path, dirs.user_cache_path, dirs.user_config_path, dirs.user_log_path)

    @property
    def routines(self) -> Path:
        """Where the person's own routines are; made when the first one is put there."""
        return self.data / "routines"

    @property
    def clips(self) -> Path:
        """Where spoken phrases are kept between sessions."""
        return self.cache / "clips"

    @property
    def window_lock(self) -> Path:
        """The lock that the open window holds; see :mod:`lymph_coach.system.process_lock`."""
        return self.data / "window.lock"

    def remove(self) -> None:
        """Delete all four with everything in them, wherever a link leads; what another program holds on to is left.

        A link to a folder that holds the person's home is taken away, and what it leads to is left.
        """
        for field in fields(self):
            folder: Path = getattr(self, field.name)
            inside = folder.resolve()  # of a link nothing would be deleted
            if not Path.home().resolve().is_relative_to(inside):
                shutil.rmtree(inside, ignore_errors=True)
            if folder.is_symlink():
                folder.unlink()
            if folder.parent.name == _NAME:  # as some systems have it: our own folder, and the log in it
                with suppress(OSError):
                    folder.parent.rmdir()

    def create(self) -> None:
        """Make each missing folder, open to its owner alone.

        Raises:
            StorageError: One of them cannot be made.
        """
        for field in fields(self):
            folder: Path = getattr(self, field.name)
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise StorageError(f"{folder} could not be made: {error.strerror or error}.") from error


def one_home(environ: Mapping[str, str]) -> Path | None:
    """The folder that holds everything, by its full path; ``None`` where ``environ`` names none."""
    home = environ.get(HOME_VARIABLE, "")
    return Path(home).expanduser().absolute() if home else None


def private(path: Path) -> Path:
    """Have a file there that is open to its owner alone, for whoever writes it with the modes it finds.

    A disk that refuses is told by whoever writes it.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
        path.chmod(0o600)
    except OSError:
        return path
    return path
