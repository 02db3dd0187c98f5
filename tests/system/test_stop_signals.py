"""Ctrl-C and requests to end, noticed and not obeyed at once."""

import signal

import pytest

from lymph_coach.system.stop_signals import Stop, StopSignals


def test_nobody_asked_at_first() -> None:
    with StopSignals() as stops:
        assert stops.asked() is None
        assert not stops.is_asked()


@pytest.mark.parametrize(
    ("number", "stop", "code"),
    [
        (signal.SIGINT, Stop.INTERRUPTED, 130),
        (signal.SIGTERM, Stop.ENDED, 143),
        (signal.SIGHUP, Stop.ENDED, 143),
    ],
)
def test_a_signal_is_noted(number: signal.Signals, stop: Stop, code: int) -> None:
    with StopSignals() as stops:
        signal.raise_signal(number)
        assert stops.asked() is stop
        assert stops.is_asked()
    assert stop.exit_code == code


def test_a_second_ctrl_c_is_obeyed_at_once() -> None:
    with StopSignals():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_an_end_by_the_system_after_ctrl_c_counts() -> None:
    with StopSignals() as stops:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGTERM)
        assert stops.asked() is Stop.ENDED


def test_the_handlers_are_given_back() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    with StopSignals():
        assert signal.getsignal(signal.SIGTERM) != before[1]
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)] == before


def test_what_was_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with StopSignals() as stops:
            signal.raise_signal(signal.SIGHUP)
            assert stops.asked() is None
    finally:
        signal.signal(signal.SIGHUP, before)
