"""The device output against a real sound server: what a recorder heard, beside what the position said."""

import time
from collections.abc import Iterator
from shutil import which

import numpy as np
import pytest
from benchmarks.pulse_rig import PulseRig, Recording
from numpy.typing import NDArray

from lymph_coach.routine.timeline import Cue, CueKind
from lymph_coach.sound.choice import best_output
from lymph_coach.sound.device import describe_sound
from lymph_coach.sound.levels import Levels
from lymph_coach.sound.notices import SoundNotice, Trouble
from lymph_coach.sound.output import DeviceOutput
from lymph_coach.sound.score import Score, make_score
from lymph_coach.sound.silent import SilentOutput
from lymph_coach.speech.clip import RATE_HZ, Clip

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not (which("pulseaudio") and which("parec")), reason="needs pulseaudio and parec"),
]

_BEATS = 10
_ONSET_FRAME = 200


@pytest.fixture
def rig() -> Iterator[PulseRig]:
    with PulseRig() as rig:
        yield rig


@pytest.fixture
def output() -> Iterator[DeviceOutput]:
    output = DeviceOutput()
    yield output
    output.stop()


def _burst() -> NDArray[np.int16]:
    noise = np.random.default_rng(7).normal(0.0, 5_000.0, 4_000)
    noise[:_ONSET_FRAME] = 0.0
    return noise.clip(-20_000, 20_000).astype(np.int16)


def _counted() -> Score:
    cues = [Cue(float(beat), CueKind.COUNT, "one") for beat in range(1, _BEATS + 1)]
    clip = Clip(_burst(), RATE_HZ, _ONSET_FRAME / RATE_HZ)
    return make_score(cues, {"one": clip}, Levels(), _BEATS + 2.0)


def _read(output: DeviceOutput, until_s: float) -> list[tuple[float, float]]:
    """Moments and positions, read as a picture would read them."""
    seen: list[tuple[float, float]] = []
    while output.position() < until_s and output.trouble() is None:
        seen.append((time.monotonic(), output.position()))
        time.sleep(0.016)
    return seen


def _between(at: float, known: list[tuple[float, float]]) -> float:
    """The second of each pair as a function of the first, along straight lines."""
    first, second = zip(*known, strict=True)
    return float(np.interp(at, first, second))


def _heard_beats(recording: Recording, seen: list[tuple[float, float]]) -> list[float]:
    """When the beats were heard, by the server's seconds, each looked for where the position said it was."""
    burst = _burst()[_ONSET_FRAME:]
    moments = [(position_s, moment_s) for moment_s, position_s in seen]
    return [recording.find(burst, _between(beat, moments), 0.3) for beat in range(1, _BEATS + 1)]


def test_counts_are_heard_on_their_beats_and_where_the_position_says(rig: PulseRig, output: DeviceOutput) -> None:
    output.play(_counted(), 0.0)
    seen = _read(output, _BEATS + 1.0)
    output.stop()
    recording = rig.heard()
    heard = _heard_beats(recording, seen)
    assert np.diff(heard) == pytest.approx(1.0, abs=0.001)
    shown = [_between(recording.monotonic_s(heard_s), seen) for heard_s in heard]
    assert shown == pytest.approx(range(1, _BEATS + 1), abs=0.020)


def test_a_pause_is_silent_within_a_tenth_of_a_second_and_goes_on_from_there(
    rig: PulseRig, output: DeviceOutput
) -> None:
    hum = np.full(RATE_HZ * 10, 8_000, np.int16)
    hum[::2] = -8_000
    score = make_score([Cue(0.0, CueKind.SAY, "hum")], {"hum": Clip(hum, RATE_HZ, 0.0)}, Levels(), 10.0)
    output.play(score, 0.0)
    _read(output, 2.0)
    asked_s = time.monotonic()
    position_s = output.stop()
    time.sleep(0.5)
    after = rig.heard().since(asked_s)
    assert after.size > 0.3 * RATE_HZ
    assert np.flatnonzero(after).max(initial=0) <= 0.1 * RATE_HZ
    assert position_s == pytest.approx(2.0, abs=0.05)
    output.play(score, position_s)
    assert output.position() == position_s
    _read(output, 3.0)
    assert np.abs(rig.heard().since(time.monotonic() - 0.1)).max() > 7_000


def test_a_server_that_dies_breaks_the_play_off_near_where_it_was(rig: PulseRig, output: DeviceOutput) -> None:
    output.play(_counted(), 0.0)
    _read(output, 2.0)
    rig.kill_server()
    began_s = time.monotonic()
    _read(output, 9.0)
    assert time.monotonic() - began_s < 3.0
    assert output.trouble() in {Trouble.LOST, Trouble.STALLED}
    assert 2.0 <= output.position() <= 2.8
    assert output.stop() == output.position()


def test_a_server_that_hangs_breaks_the_play_off_and_does_not_hang_us(rig: PulseRig, output: DeviceOutput) -> None:
    output.play(_counted(), 0.0)
    _read(output, 2.0)
    rig.hang_server()
    _read(output, 9.0)
    assert output.trouble() is Trouble.STALLED
    assert 2.0 <= output.position() <= 2.8
    began_s = time.monotonic()
    output.stop()
    assert time.monotonic() - began_s < 0.5
    silent, notice = best_output()
    assert time.monotonic() - began_s < 4.0
    assert isinstance(silent, SilentOutput)
    assert notice is SoundNotice.NOT_ANSWERING
    rig.wake_server()


def test_the_device_is_described_however_often_it_was_opened_and_then_missed(rig: PulseRig) -> None:
    for _ in range(70):  # the server takes 64 connections
        assert isinstance(best_output()[0], DeviceOutput)
    facts = describe_sound()
    assert facts.driver == "PulseAudio"
    assert len(facts.devices) == 1
    assert facts.notice is None
    output, notice = best_output()
    assert isinstance(output, DeviceOutput)
    assert notice is None
    rig.kill_server()
    assert describe_sound().notice is SoundNotice.NO_DEVICE
    output, notice = best_output()
    assert isinstance(output, SilentOutput)
    assert notice is SoundNotice.NO_DEVICE
