"""ALSA says nothing where there is no sound card, and what we say is still heard."""

import ctypes
import subprocess
import sys

import pytest

from lymph_coach.sound.alsa import hush_alsa

LOOKS = """
import ctypes, sys
from lymph_coach.sound.alsa import hush_alsa
quiet = len(sys.argv) > 1 and hush_alsa()
alsa = ctypes.CDLL("libasound.so.2")
card = ctypes.c_void_p()
alsa.snd_pcm_open(ctypes.byref(card), b"no-such-card", 0, 0)
print("ours", file=sys.stderr)
"""


def has_alsa() -> bool:
    try:
        ctypes.CDLL("libasound.so.2")
    except OSError:
        return False
    return True


@pytest.mark.real
@pytest.mark.skipif(not has_alsa(), reason="needs ALSA's library: package libasound2")
def test_alsa_writes_nothing_and_our_own_lines_are_still_there() -> None:
    said = [
        subprocess.run([sys.executable, "-c", LOOKS, *more], capture_output=True, text=True, check=True).stderr
        for more in ((), ("quiet",))
    ]
    assert "ALSA lib" in said[0], "this test would not see it"
    assert said[1] == "ours\n"


def test_without_alsa_nothing_is_done() -> None:
    def no_library(name: str | None) -> ctypes.CDLL:
        if name is None:
            return ctypes.CDLL(None)
        raise OSError(name)

    assert not hush_alsa(no_library)


def test_another_alsa_and_other_systems_are_left_alone() -> None:
    def not_alsa(_name: str | None) -> ctypes.CDLL:
        return ctypes.CDLL(None)

    assert not hush_alsa(not_alsa, "linux")
    assert not hush_alsa(platform="darwin")
    assert not hush_alsa(platform="win32")
