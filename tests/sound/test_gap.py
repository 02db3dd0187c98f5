"""A machine that slept is noticed."""

import pytest
from tests.sound.fakes import FakeTime

from lymph_coach.sound.gap import SleepWatch


@pytest.mark.parametrize(("seconds", "slept"), [(1.9, False), (2.1, True), (86_400.0, True), (-7_200.0, False)])
def test_a_wall_clock_that_ran_on_alone_is_a_sleep(seconds: float, *, slept: bool) -> None:
    time = FakeTime()
    watch = SleepWatch(time.monotonic, time.wall)
    time.pass_(30.0)
    assert not watch.slept()
    time.close_lid(seconds)
    assert watch.slept() == slept
    assert not watch.slept()
