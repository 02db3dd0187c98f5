"""The silent clock against time moved by hand."""

import pytest
from tests.sound.fakes import FakeTime

from lymph_coach.sound.notices import Trouble
from lymph_coach.sound.output import Output
from lymph_coach.sound.score import Score
from lymph_coach.sound.silent import SilentOutput

_SCORE = Score([], 60.0)


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def output(time: FakeTime) -> Output:
    return SilentOutput(time.monotonic, time.wall)


def _read_for(output: Output, time: FakeTime, seconds: float) -> None:
    for _ in range(round(seconds / 0.5)):
        time.pass_(0.5)
        output.position()


def test_time_runs_from_where_it_was_asked_to(output: Output, time: FakeTime) -> None:
    output.play(_SCORE, 12.5)
    assert output.position() == 12.5
    _read_for(output, time, 3.0)
    assert output.position() == pytest.approx(15.5)
    assert output.trouble() is None


def test_stopped_time_stands_still(output: Output, time: FakeTime) -> None:
    output.play(_SCORE, 0.0)
    time.pass_(1.25)
    assert output.stop() == pytest.approx(1.25)
    time.pass_(100.0)
    assert output.position() == pytest.approx(1.25)
    assert output.stop() == pytest.approx(1.25)
    assert output.trouble() is None


def test_it_ends_at_the_end(output: Output, time: FakeTime) -> None:
    output.play(_SCORE, 59.0)
    _read_for(output, time, 5.0)
    assert output.position() == 60.0


def test_two_readings_far_apart_are_a_gap_at_the_last_one(output: Output, time: FakeTime) -> None:
    output.play(_SCORE, 0.0)
    _read_for(output, time, 3.0)
    time.pass_(2.1)
    assert output.trouble() is Trouble.GAP
    _read_for(output, time, 3.0)
    assert output.position() == pytest.approx(3.0)
    assert output.stop() == pytest.approx(3.0)


def test_a_closed_lid_is_a_gap_even_where_monotonic_time_stood(output: Output, time: FakeTime) -> None:
    output.play(_SCORE, 0.0)
    _read_for(output, time, 3.0)
    time.close_lid(3_600.0)
    assert output.position() == pytest.approx(3.0)
    assert output.trouble() is Trouble.GAP


def test_playing_again_clears_the_gap(output: Output, time: FakeTime) -> None:
    output.play(_SCORE, 0.0)
    time.pass_(10.0)
    output.play(_SCORE, output.stop())
    _read_for(output, time, 1.0)
    assert output.trouble() is None
    assert output.position() == pytest.approx(1.0)


@pytest.mark.parametrize("from_s", [-0.1, 60.1, float("nan")])
def test_a_position_outside_the_score_is_refused(output: Output, from_s: float) -> None:
    with pytest.raises(ValueError, match=r"^from_s is .*, but has to be from 0 to 60\.0$"):
        output.play(_SCORE, from_s)
