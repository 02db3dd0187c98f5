"""What the beat is measured beside: counts spoken by a speech engine when a timer says so.

Each count is made when it is due and played at once, which is what a call of ``say()`` comes to; its own way to play
needs a program that many machines lack. The timer is kinder than most: it does not add up its delays.
"""

import argparse
import ctypes
import json
import os
import sys
import tempfile
import time
import wave
from collections.abc import Generator
from pathlib import Path

import espeakng_loader
import miniaudio
import pyttsx3


class Playing:
    """A device that plays whatever it was given last, at once."""

    def __init__(self, rate_hz: int) -> None:
        self._left = b""
        self._device = miniaudio.PlaybackDevice(
            nchannels=1, sample_rate=rate_hz, buffersize_msec=100, app_name="naive speech"
        )
        blocks = self._blocks()
        next(blocks)
        self._device.start(blocks)

    def play(self, sound: bytes) -> None:
        """Play this from the next block on."""
        self._left = sound

    def close(self) -> None:
        """Be silent."""
        self._device.close()

    def _blocks(self) -> Generator[bytes, int]:
        frames = yield b""
        while True:
            block, self._left = self._left[: 2 * frames], self._left[2 * frames :]
            frames = yield block.ljust(2 * frames, b"\0")


def main() -> None:
    """Count aloud; tell on stdout, as a list in JSON, the monotonic moment each count was due."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("voice", help="the engine's name of the voice")
    parser.add_argument("rate", type=int, help="words a minute")
    parser.add_argument("interval", type=float, help="seconds from count to count")
    parser.add_argument("words", nargs="+", help="what to say, in order")
    options = parser.parse_args()
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    engine = pyttsx3.init("espeak")
    engine.setProperty("voice", options.voice)
    engine.setProperty("rate", options.rate)
    playing = Playing(22_050)
    due: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "count.wav")
        first_s = time.monotonic() + options.interval
        for number, word in enumerate(options.words):
            due.append(first_s + number * options.interval)
            time.sleep(max(0.0, due[-1] - time.monotonic()))
            engine.save_to_file(word, str(file))
            engine.runAndWait()
            with wave.open(str(file), "rb") as spoken:
                playing.play(spoken.readframes(spoken.getnframes()))
    time.sleep(options.interval)
    playing.close()
    del library
    json.dump(due, sys.stdout)


if __name__ == "__main__":
    main()
