"""Frames heard: even, followed through late pulls and drift."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.sound.heard import HeardFrames
from lymph_coach.speech.clip import RATE_HZ

_BLOCK = 8_820
_BLOCK_S = _BLOCK / RATE_HZ
_LAG = _BLOCK / 2 + 0.018 * RATE_HZ  # frames between what was pulled and what is heard


def test_nothing_is_heard_before_the_first_pull() -> None:
    assert HeardFrames().at(5.0) == 0.0


def test_heard_is_the_measured_lag_behind_an_even_pull() -> None:
    heard = HeardFrames()
    for index in range(10):
        heard.pulled(50.0 + index * _BLOCK_S, _BLOCK)
    now_s = 50.0 + 9 * _BLOCK_S + 0.1
    assert heard.at(now_s) == pytest.approx((now_s - 50.0) * RATE_HZ - _LAG)


def test_it_never_says_more_than_was_pulled() -> None:
    heard = HeardFrames()
    heard.pulled(50.0, _BLOCK)
    assert heard.at(60.0) == _BLOCK
    assert heard.at(50.0) == 0.0


def test_a_device_that_takes_all_at_once_makes_no_time_pass() -> None:
    heard = HeardFrames()
    for _ in range(1_000):
        heard.pulled(50.0, _BLOCK)
    assert heard.at(50.0) == 0.0
    assert heard.at(53.0) == pytest.approx(3.0 * RATE_HZ, rel=0.011)


@given(st.lists(st.floats(0.0, 0.133), min_size=40, max_size=40))
def test_late_pulls_do_not_move_it_while_one_in_the_window_was_on_time(late_s: list[float]) -> None:
    heard = HeardFrames()
    for index in range(40):
        on_time = index % 3 == 0
        heard.pulled(50.0 + index * _BLOCK_S + (0.0 if on_time else late_s[index]), _BLOCK)
        now_s = 50.0 + index * _BLOCK_S + 0.15
        assert heard.at(now_s) == pytest.approx(max(0.0, (now_s - 50.0) * RATE_HZ - _LAG), abs=1)


@pytest.mark.parametrize("drift", [-250e-6, 250e-6])
def test_a_card_that_runs_off_is_followed_within_three_milliseconds(drift: float) -> None:
    heard = HeardFrames()
    pulled_s = 50.0
    for _ in range(1_500):  # ten minutes
        heard.pulled(pulled_s, _BLOCK)
        pulled_s += _BLOCK_S * (1 + drift)
    true = 1_500 * _BLOCK - _LAG - _BLOCK + 0.2 * RATE_HZ
    assert heard.at(pulled_s - _BLOCK_S * (1 + drift) + 0.2) == pytest.approx(true, abs=0.003 * RATE_HZ)


def test_a_device_that_stood_still_is_believed_after_four_pulls() -> None:
    heard = HeardFrames()
    for index in range(10):
        heard.pulled(50.0 + index * _BLOCK_S, _BLOCK)
    for index in range(10, 14):
        heard.pulled(51.0 + index * _BLOCK_S, _BLOCK)
    now_s = 51.0 + 13 * _BLOCK_S + 0.1
    assert heard.at(now_s) == pytest.approx((now_s - 51.0) * RATE_HZ - _LAG)
