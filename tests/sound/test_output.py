"""The device output against a device and clocks moved by hand."""

import numpy as np
import pytest
from tests.sound.fakes import FakeSpeaker, FakeTime

from lymph_coach.sound.notices import SoundError, SoundNotice, Trouble
from lymph_coach.sound.output import DeviceOutput
from lymph_coach.sound.score import Placement, Score
from lymph_coach.sound.tones import LEAD_IN
from lymph_coach.speech.clip import RATE_HZ

_LEAD_S = LEAD_IN.size / RATE_HZ
_RAMP = (np.arange(20 * RATE_HZ) % 20_000 + 1).astype(np.int16)
_SCORE = Score([Placement(0, _RAMP, 1.0)], 20.0)


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def speaker(time: FakeTime) -> FakeSpeaker:
    return FakeSpeaker(time)


@pytest.fixture
def output(time: FakeTime, speaker: FakeSpeaker) -> DeviceOutput:
    return DeviceOutput(speaker, time.monotonic, time.wall)


def test_the_device_gets_the_lead_in_and_then_the_score(output: DeviceOutput, speaker: FakeSpeaker) -> None:
    output.play(_SCORE, 2.0)
    speaker.run(3.0)
    lead, music = speaker.heard[: LEAD_IN.size], speaker.heard[LEAD_IN.size :]
    assert np.array_equal(lead, LEAD_IN)
    fade = 110
    assert music[0] == 0
    assert np.all(music[:fade] <= _RAMP[2 * RATE_HZ :][:fade])
    assert np.array_equal(music[fade:], _RAMP[2 * RATE_HZ :][fade : music.size])


def test_the_position_waits_for_the_lead_in_and_then_keeps_time(output: DeviceOutput, speaker: FakeSpeaker) -> None:
    output.play(_SCORE, 2.0)
    speaker.run(0.5)
    assert output.position() == 2.0
    speaker.run(2.5)
    assert output.position() == pytest.approx(2.0 + 3.0 - _LEAD_S, abs=0.001)
    assert output.trouble() is None


def test_the_position_rises_evenly(output: DeviceOutput, speaker: FakeSpeaker) -> None:
    output.play(_SCORE, 0.0)
    speaker.run(1.0)
    seen: list[float] = []
    for _ in range(200):
        speaker.run(0.02)
        seen.append(output.position())
    assert np.diff(seen) == pytest.approx(0.02, abs=1e-6)


def test_the_position_never_falls(output: DeviceOutput, speaker: FakeSpeaker, time: FakeTime) -> None:
    output.play(_SCORE, 0.0)
    speaker.run(2.0)
    seen = [output.position()]
    for late_s in (0.1, 0.3, 1.5, 0.0, 0.7):
        time.pass_(late_s)
        speaker.run(0.4)
        seen.append(output.position())
    assert seen == sorted(seen)


def test_the_position_is_never_beyond_what_was_pulled(
    output: DeviceOutput, speaker: FakeSpeaker, time: FakeTime
) -> None:
    output.play(_SCORE, 0.0)
    speaker.run(2.0)
    pulled_s = speaker.heard.size / RATE_HZ - _LEAD_S
    time.pass_(1.7)
    assert output.position() == pytest.approx(pulled_s)


@pytest.mark.parametrize("offset_ms", [-150, 150, 400])
def test_the_persons_offset_moves_the_position(offset_ms: int, time: FakeTime, speaker: FakeSpeaker) -> None:
    output = DeviceOutput(speaker, time.monotonic, time.wall, offset_ms=offset_ms)
    output.play(_SCORE, 0.0)
    speaker.run(3.0)
    assert output.position() == pytest.approx(3.0 - _LEAD_S - offset_ms / 1_000, abs=0.001)


@pytest.mark.parametrize("offset_ms", [-1_001, 1_001])
def test_an_offset_out_of_range_is_refused(offset_ms: int) -> None:
    with pytest.raises(ValueError, match=f"^offset_ms is {offset_ms}, but has to be from -1000 to 1000$"):
        DeviceOutput(offset_ms=offset_ms)


def test_stop_closes_the_device_and_tells_the_position(
    output: DeviceOutput, speaker: FakeSpeaker, time: FakeTime
) -> None:
    output.play(_SCORE, 0.0)
    speaker.run(3.0)
    position_s = output.stop()
    assert position_s == pytest.approx(3.0 - _LEAD_S, abs=0.001)
    assert not speaker.is_open
    time.pass_(10.0)
    assert output.position() == output.stop() == position_s
    assert output.trouble() is None
    assert speaker.closed == 1


def test_a_stopped_device_that_still_pulls_gets_silence(output: DeviceOutput, speaker: FakeSpeaker) -> None:
    output.play(_SCORE, 0.0)
    speaker.run(3.0)
    output.stop()
    assert not speaker.take().any()
    speaker.lost()
    assert output.trouble() is None


def test_going_on_opens_a_new_device_at_the_position(output: DeviceOutput, speaker: FakeSpeaker) -> None:
    output.play(_SCORE, 0.0)
    speaker.run(3.0)
    output.play(_SCORE, output.stop())
    speaker.run(2.0)
    assert output.position() == pytest.approx(5.0 - 2 * _LEAD_S, abs=0.001)


def test_a_play_takes_the_place_of_the_one_before(output: DeviceOutput, speaker: FakeSpeaker) -> None:
    output.play(_SCORE, 10.0)
    speaker.run(3.0)
    output.play(_SCORE, 1.0)
    assert speaker.closed == 1
    assert speaker.is_open
    assert output.position() == 1.0


def test_after_the_end_there_is_silence_and_the_position_is_the_end(output: DeviceOutput, speaker: FakeSpeaker) -> None:
    output.play(_SCORE, 19.0)
    speaker.run(6.0)
    assert output.position() == 20.0
    assert output.trouble() is None
    assert not speaker.take().any()


def test_a_device_that_is_not_there_is_an_error_that_says_so(output: DeviceOutput, speaker: FakeSpeaker) -> None:
    speaker.refusal = SoundNotice.NO_DEVICE
    with pytest.raises(SoundError, match="No speaker was found") as caught:
        output.play(_SCORE, 7.0)
    assert caught.value.notice is SoundNotice.NO_DEVICE
    assert output.stop() == 7.0
    assert not speaker.take().any()


def test_a_lost_device_freezes_the_position(output: DeviceOutput, speaker: FakeSpeaker, time: FakeTime) -> None:
    output.play(_SCORE, 0.0)
    speaker.run(3.0)
    before_s = output.position()
    time.pass_(0.1)
    speaker.lost()
    assert output.trouble() is Trouble.LOST
    time.pass_(5.0)
    assert output.position() == output.stop() == before_s
    assert output.trouble() is Trouble.LOST


def test_a_stalled_device_freezes_within_what_it_pulled(
    output: DeviceOutput, speaker: FakeSpeaker, time: FakeTime
) -> None:
    output.play(_SCORE, 0.0)
    speaker.run(3.0)
    pulled_s = speaker.heard.size / RATE_HZ - _LEAD_S
    for _ in range(25):
        time.pass_(0.1)
        output.position()
    assert output.trouble() is Trouble.STALLED
    assert 3.0 - _LEAD_S < output.position() <= pulled_s
    assert not speaker.take().any()


def test_a_device_that_never_begins_is_stalled(output: DeviceOutput, speaker: FakeSpeaker, time: FakeTime) -> None:
    speaker.is_dead = True
    output.play(_SCORE, 4.0)
    time.pass_(2.1)
    assert output.trouble() is Trouble.STALLED
    assert output.position() == 4.0


def test_a_stall_nobody_looked_at_is_found_by_the_next_pull(
    output: DeviceOutput, speaker: FakeSpeaker, time: FakeTime
) -> None:
    output.play(_SCORE, 0.0)
    speaker.run(3.0)
    before_s = output.position()
    time.pass_(30.0)
    assert not speaker.take().any()
    assert output.trouble() is Trouble.STALLED
    assert output.position() == before_s


def test_a_closed_lid_freezes_the_last_position(output: DeviceOutput, speaker: FakeSpeaker, time: FakeTime) -> None:
    output.play(_SCORE, 0.0)
    speaker.run(3.0)
    before_s = output.position()
    time.close_lid(3_600.0)
    assert output.trouble() is Trouble.GAP
    speaker.run(1.0)
    assert output.stop() == before_s


def test_playing_again_clears_the_trouble(output: DeviceOutput, speaker: FakeSpeaker) -> None:
    output.play(_SCORE, 0.0)
    speaker.run(3.0)
    speaker.lost()
    output.play(_SCORE, output.stop())
    speaker.run(1.0)
    assert output.trouble() is None
    assert speaker.is_open


def test_every_trouble_has_words() -> None:
    assert [trouble.notice for trouble in Trouble] == [SoundNotice.LOST, SoundNotice.STALLED, SoundNotice.GAP]


@pytest.mark.parametrize("from_s", [-0.1, 20.1, float("nan")])
def test_a_position_outside_the_score_is_refused(output: DeviceOutput, from_s: float) -> None:
    with pytest.raises(ValueError, match=r"^from_s is .*, but has to be from 0 to 20\.0$"):
        output.play(_SCORE, from_s)
