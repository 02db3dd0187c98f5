"""Files that appear whole and all together, or not at all."""

import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self


class ExportError(Exception):
    """A file cannot be written; the message is a sentence for the person."""


class NewFiles:
    """Opens a hidden part beside each target at once, so that a place that takes no file is known before the work.

    Used as a context: leaving it without :meth:`finish` removes every part and touches no target.

    Args:
        targets: where the files shall be in the end; what is there is replaced.
    """

    def __init__(self, targets: Iterable[Path]) -> None:
        self._targets = tuple(targets)
        self._parts: dict[Path, tuple[Path, BinaryIO]] = {}

    @property
    def files(self) -> Mapping[Path, BinaryIO]:
        """The open part of each target."""
        return {target: file for target, (_, file) in self._parts.items()}

    def __enter__(self) -> Self:
        try:
            for target in self._targets:
                self._open(target)
        except BaseException:
            self._drop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._drop()

    def finish(self) -> None:
        """See every part reach the disk, and give all of them their names.

        Raises:
            ExportError: the disk refused; a target that has its name by then is whole.
        """
        for target, (_, file) in self._parts.items():
            try:
                file.flush()
                os.fsync(file.fileno())
                file.close()
            except OSError as error:
                raise refused(target, error) from error
        for target, (part, _) in tuple(self._parts.items()):
            try:
                part.replace(_real(target))
            except OSError as error:
                raise refused(target, error) from error
            del self._parts[target]

    def _open(self, target: Path) -> None:
        real = _real(target)
        try:
            if real.exists() and not real.is_file():
                raise ExportError(f"{target} is not a file, so nothing is written there.")
            part = real.with_name(f".{real.name[:100]}.{secrets.token_hex(4)}.part")
            self._parts[target] = part, part.open("xb")
        except OSError as error:
            raise refused(target, error) from error

    def _drop(self) -> None:
        for part, file in self._parts.values():
            with suppress(OSError):  # what is buffered is not wanted any more
                file.close()
            with suppress(OSError):  # a hidden part that cannot be removed harms nothing
                part.unlink(missing_ok=True)
        self._parts.clear()


def _real(target: Path) -> Path:
    """Where a link leads, so that the link stays; one that leads nowhere but to itself gives way."""
    return Path(os.path.realpath(target))


def refused(target: Path, error: OSError) -> ExportError:
    """Say which file the disk did not take, and why."""
    return ExportError(f"{target} could not be written: {error.strerror or error}.")
