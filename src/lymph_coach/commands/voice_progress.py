"""How far the preparation of the voice is, in a terminal."""

from types import TracebackType
from typing import Self, TextIO


class VoiceProgress:
    """Told how many phrases are ready; says nothing where all of them were from the start.

    Used as a context: a line that counts has an end when it is left, however far it came.

    Args:
        stream: where to.
        plain: one line at the beginning, instead of one that counts.
    """

    def __init__(self, stream: TextIO, *, plain: bool) -> None:
        self._stream = stream
        self._plain = plain
        self._begun = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._begun and not self._plain:
            self._stream.write("\n")
            self._stream.flush()

    def __call__(self, done: int, total: int) -> None:
        """Take note of a phrase."""
        if done == total and not self._begun:
            return
        if not self._plain:
            self._stream.write(f"\rPreparing the voice: {done} of {total}")
        elif not self._begun:
            self._stream.write("Preparing the voice. The first time takes a few seconds.\n")
        self._begun = True
        self._stream.flush()
