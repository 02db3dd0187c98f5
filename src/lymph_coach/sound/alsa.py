"""Keeping ALSA's library from writing lines of its own to stderr, where there is no sound card."""

import ctypes
import sys
from collections.abc import Callable


def hush_alsa(load: Callable[[str | None], ctypes.CDLL] = ctypes.CDLL, platform: str = sys.platform) -> bool:
    """Have ALSA call something that does nothing in the place of writing; whether it does.

    What the person needs to know is told by whoever opens the device; ALSA's lines are for its makers. What it calls is
    a harmless function of the C library rather than one of ours: it may still be called, on any thread, when Python is
    gone.

    Args:
        load: loads a library; ``None`` names the program itself, which has the C library in it.
        platform: ``sys.platform``; only Linux has ALSA.
    """
    if not platform.startswith("linux"):
        return False
    try:
        nothing = ctypes.cast(load(None).getpid, ctypes.c_void_p)
        load("libasound.so.2").snd_lib_error_set_handler(nothing)
    except (OSError, AttributeError):
        return False  # without the library nobody writes
    return True
