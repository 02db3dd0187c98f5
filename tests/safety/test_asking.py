"""Asked once, then every three months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.safety.asking import needs_first_time


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 8, 22), date(2026, 11, 22)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 10, 1), date(2027, 1, 1)),
        (date(2026, 12, 31), date(2027, 3, 31)),
    ],
)
def test_due_on_the_day_and_not_before(asked: date, due: date) -> None:
    assert not needs_first_time(asked, due - timedelta(days=1))
    assert needs_first_time(asked, due)


def test_never_asked_is_due() -> None:
    assert needs_first_time(None, date(2026, 11, 22))


def test_a_date_that_is_yet_to_come_is_none() -> None:
    today = date(2026, 11, 22)
    assert not needs_first_time(today + timedelta(days=1), today)
    assert needs_first_time(today + timedelta(days=2), today)


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(0, 500))
def test_between_89_and_92_days(asked: date, days: int) -> None:
    due = needs_first_time(asked, asked + timedelta(days=days))
    assert due == (days >= 92) or 89 <= days < 92
