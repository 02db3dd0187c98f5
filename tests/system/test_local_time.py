"""The time on the wall."""

from datetime import UTC, datetime, timedelta

from lymph_coach.system.local_time import local_now


def test_the_time_on_the_wall_is_now_and_has_a_zone() -> None:
    now = local_now()
    assert now.utcoffset() is not None
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)
