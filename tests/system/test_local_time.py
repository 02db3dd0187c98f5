"""The time on the wall."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from lymph_coach.system.local_time import local_now


def test_the_time_on_the_wall_is_now_and_has_a_zone() -> None:
    now = local_now()
    assert now.utcoffset() is not None
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the process cannot be set here")
def test_another_zone_is_noticed_while_the_program_runs() -> None:
    try:
        for zone, ahead in (("LCA-5:30", timedelta(hours=5, minutes=30)), ("LCB3", timedelta(hours=-3))):
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("TZ", zone)
                assert local_now().utcoffset() == ahead
    finally:
        time.tzset()
