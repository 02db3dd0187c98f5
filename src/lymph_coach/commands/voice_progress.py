"""How far the preparation of the voice is, in a terminal."""

from typing import TextIO


class VoiceProgress:
    """Told how many phrases are ready; says nothing where all of them were from the start.

    Args:
        stream: where to.
        plain: one line at the beginning, instead of one that counts.
    """

    def __init__(self, stream: TextIO, *, plain: bool) -> None:
        self._stream = stream
        self._plain = plain
        self._begun = False

    def __call__(self, done: int, total: int) -> None:
        """Take note of a phrase."""
        if done == total and not self._begun:
            return
        if not self._plain:
            end = "\n" if done == total else ""
            self._stream.write(f"\rPreparing the voice: {done} of {total}{end}")
        elif not self._begun:
            self._stream.write("Preparing the voice. The first time takes a few seconds.\n")
        self._begun = True
        self._stream.flush()
