"""Writing a file so that a reader sees the old content or the new, whole, whatever happens in between."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Protocol

_NO_SUCH_STEP = frozenset((errno.EINVAL, errno.ENOTSUP))


class StorageError(Exception):
    """The disk did not take or give something; the message is a sentence for the user."""


class Steps(Protocol):
    """The single steps of an atomic write, each of which may raise ``OSError`` or never return."""

    def create(self, folder: Path, name: str) -> tuple[int, Path]:
        """Open a new private file beside the target; returns its descriptor and path."""
        ...

    def fill(self, descriptor: int, content: bytes) -> None:
        """Write all of ``content``, see it reach the disk, and close the descriptor even when that fails."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Put ``source`` in the place of ``target`` in one step."""
        ...

    def settle(self, folder: Path) -> None:
        """See the new name reach the disk."""
        ...


class DiskSteps:
    """The real steps."""

    def create(self, folder: Path, name: str) -> tuple[int, Path]:
        """Make the folder (0700) where it is missing, and in it a new file (0600) with a name of its own."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(prefix=f".{name}.", suffix=".part", dir=folder)
        return descriptor, Path(part)

    def fill(self, descriptor: int, content: bytes) -> None:
        """Write, flush, fsync and close."""
        with os.fdopen(descriptor, "wb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())

    def replace(self, source: Path, target: Path) -> None:
        """Rename over the target."""
        source.replace(target)

    def settle(self, folder: Path) -> None:
        """Fsync the folder, where there is such a step: Windows opens none, and some shared folders refuse it."""
        flag = getattr(os, "O_DIRECTORY", None)
        if flag is None:
            return
        descriptor = os.open(folder, os.O_RDONLY | flag)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_SUCH_STEP:
                raise
        finally:
            os.close(descriptor)


def write_atomically(path: Path, content: bytes, steps: Steps | None = None) -> None:
    """Replace the content of ``path``, or leave it as it was.

    The file is readable by its owner alone. A kill may leave a hidden ``.part`` file behind, never half a
    target.

    Args:
        path: The file to write; its folder is made when missing.
        content: All of the new content.
        steps: How the disk is reached; the real one when left out.

    Raises:
        StorageError: The disk refused. The old content still stands, or the new one whole when only the last
            step (the folder's fsync) failed.
    """
    steps = steps or DiskSteps()
    part: Path | None = None
    try:
        descriptor, part = steps.create(path.parent, path.name)
        steps.fill(descriptor, content)
        steps.replace(part, path)
        part = None
        steps.settle(path.parent)
    except OSError as error:
        if part is not None:
            with suppress(OSError):  # of two refusals the first says why
                part.unlink()
        raise StorageError(f"{path} could not be written: {error.strerror or error}.") from error
