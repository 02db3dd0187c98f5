"""The system's sound device, opened and closed within a time limit."""

from collections.abc import Callable, Generator
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread
from typing import Protocol

import miniaudio

from lymph_coach.sound.alsa import hush_alsa
from lymph_coach.sound.notices import SoundError, SoundNotice
from lymph_coach.sound.playback import Playback

_BLOCK_MS = 397
"""Rides out stalls of the interpreter; 50 ms does not.

A prime: a server asks for blocks on a beat of its own, some tens of milliseconds long, and for a multiple of that beat
it asks equally late each time, which puts :mod:`lymph_coach.sound.heard` up to 20 ms off (PulseAudio, with 400 ms).
"""
_OPEN_LIMIT_S = 3.0
_CLOSE_LIMIT_S = 0.25  # 1 to 3 ms, but for ever when the sound server hangs
_NULL = "Null"  # what miniaudio falls back to: plays into nothing


class Speaker(Protocol):
    """An open device that plays what it pulls, until it is closed."""

    def close(self) -> None:
        """Be silent at once; the device may end in its own time."""
        ...


class OpenSpeaker(Protocol):
    """Opens a device and starts it."""

    def __call__(self, pull: Callable[[int], bytes], lost: Callable[[], None]) -> Speaker:
        """Open the device; on its thread it calls ``pull`` for so many frames, and ``lost`` when it goes away.

        Raises:
            SoundError: there is no device, or it does not answer.
        """
        ...


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """What the machine has to play on: the driver's name and the devices', and what is wrong with it."""

    driver: str
    devices: tuple[str, ...]
    notice: SoundNotice | None


class _Device:
    """A device of miniaudio; made and closed on threads that may be left waiting for a sound server that hangs."""

    def __init__(self, pull: Callable[[int], bytes], lost: Callable[[], None]) -> None:
        hush_alsa()
        self._device = Playback(block_ms=_BLOCK_MS)
        if self._device.backend == _NULL:
            self._device.close()
            raise miniaudio.MiniaudioError("no device but the null device")
        self._device.stop_callback = lost
        blocks = _blocks(pull)
        next(blocks)
        self._device.start(blocks)

    def close(self) -> None:
        closing = Thread(target=self._device.close, name="sound-closing", daemon=True)
        closing.start()
        closing.join(_CLOSE_LIMIT_S)


def open_speaker(pull: Callable[[int], bytes], lost: Callable[[], None]) -> Speaker:
    """Open the system's default device, one channel of 16 bit samples at ``RATE_HZ``.

    Raises:
        SoundError: there is no device, or it did not answer within 3 s.
    """
    opening: Future[_Device] = Future()
    Thread(target=_open, args=(opening, pull, lost), name="sound-opening", daemon=True).start()
    try:
        return opening.result(_OPEN_LIMIT_S)
    except TimeoutError:
        opening.add_done_callback(_close_late)
        raise SoundError(SoundNotice.NOT_ANSWERING) from None
    except miniaudio.MiniaudioError as error:
        raise SoundError(SoundNotice.NO_DEVICE) from error


def describe_sound() -> SoundFacts:
    """Name the driver and the devices; waits for as long as the sound server makes it wait."""
    hush_alsa()
    try:
        devices = miniaudio.Devices()
        names = _names(devices)
    except miniaudio.MiniaudioError:
        return SoundFacts("", (), SoundNotice.NO_DEVICE)
    if devices.backend == _NULL or not names:
        return SoundFacts(devices.backend, (), SoundNotice.NO_DEVICE)
    return SoundFacts(devices.backend, names, None)


def _names(devices: miniaudio.Devices) -> tuple[str, ...]:
    try:
        return tuple(str(device["name"]) for device in devices.get_playbacks())
    except UnicodeDecodeError:
        return ("a speaker with a long name",)  # the library cuts one of over 255 bytes, also in the middle of a letter


def _open(opening: Future[_Device], pull: Callable[[int], bytes], lost: Callable[[], None]) -> None:
    try:
        opening.set_result(_Device(pull, lost))
    except miniaudio.MiniaudioError as error:
        opening.set_exception(error)


def _close_late(opening: Future[_Device]) -> None:
    if opening.exception() is None:
        opening.result().close()


def _blocks(pull: Callable[[int], bytes]) -> Generator[bytes, int]:
    frames = yield b""
    while True:
        frames = yield pull(frames)
