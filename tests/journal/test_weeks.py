"""Practice by week: every week there is, each day once, and pauses that ask for nothing."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from tests.journal.strategies import DATES, ENTRIES, MONDAY, NEAR, PAUSES, WEEKDAYS, practised, told

from lymph_coach.journal.entry import Entry
from lymph_coach.journal.weeks import (
    Pause,
    PauseError,
    PauseReason,
    Week,
    is_practice,
    practice_days,
    week_start,
    weeks,
)

SUNDAY = 6


def test_days_are_put_in_their_weeks_and_empty_weeks_are_there() -> None:
    entries = [practised(MONDAY), practised(MONDAY, 18), told(MONDAY + timedelta(days=20))]
    assert weeks(entries, (), MONDAY, MONDAY + timedelta(days=20), 0) == (
        Week(MONDAY, (MONDAY,)),
        Week(MONDAY + timedelta(days=7)),
        Week(MONDAY + timedelta(days=14), (MONDAY + timedelta(days=20),)),
    )
    assert weeks(entries, (), MONDAY, MONDAY - timedelta(days=1), 0) == ()


def test_a_week_begins_where_the_place_has_it_begin() -> None:
    sunday = MONDAY - timedelta(days=1)
    assert week_start(MONDAY, SUNDAY) == sunday
    assert week_start(sunday, SUNDAY) == sunday
    assert week_start(sunday, 0) == MONDAY - timedelta(days=7)
    assert weeks([practised(sunday), practised(MONDAY)], (), MONDAY, MONDAY, SUNDAY) == (
        Week(sunday, (sunday, MONDAY)),
    )


def test_a_day_is_that_of_the_place_it_began_in() -> None:
    # An hour to midnight in Vancouver; the next morning already by Greenwich.
    began = datetime(2026, 3, 2, 23, tzinfo=timezone(timedelta(hours=-8)))
    assert began.astimezone(UTC).date() != MONDAY
    assert practice_days([Entry("x", began, began, by_person=True)]) == {MONDAY}


def test_a_session_stopped_before_its_first_circle_is_no_practice() -> None:
    assert not is_practice(practised(MONDAY, circles=0))
    assert is_practice(practised(MONDAY, circles=1, why="pain"))
    assert is_practice(told(MONDAY))


def test_one_paused_day_makes_a_paused_week() -> None:
    end = MONDAY + timedelta(days=6)
    ill = Pause(end, end, PauseReason.ILL)
    away = Pause(MONDAY + timedelta(days=7), None, PauseReason.AWAY)
    found = weeks([practised(MONDAY)], (ill, away), MONDAY - timedelta(days=7), MONDAY + timedelta(days=21), 0)
    assert [week.pause for week in found] == [None, "ill", "away", "away", "away"]
    assert found[1].days == (MONDAY,)
    assert found[1].last == end


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PauseError, match=r"^last is 2026-03-01; allowed is no day before 2026-03-02$"):
        Pause(MONDAY, MONDAY - timedelta(days=1), PauseReason.REST)


@given(ENTRIES, PAUSES, NEAR, NEAR, WEEKDAYS)
def test_weeks_tile_the_time_and_hold_each_practised_day_once(
    entries: list[Entry], pauses: list[Pause], one: date, other: date, first_weekday: int
) -> None:
    first, last = sorted((one, other))
    found = weeks(entries, pauses, first, last, first_weekday)
    assert found[0].first <= first <= found[0].last
    assert found[-1].first <= last <= found[-1].last
    for week, following in pairwise(found):
        assert following.first - week.first == timedelta(days=7)
    held = [day for week in found for day in week.days]
    assert held == sorted(day for day in practice_days(entries) if found[0].first <= day <= found[-1].last)
    for week in found:
        assert week.first.weekday() == first_weekday
        assert all(week.first <= day <= week.last for day in week.days)
        touched = [
            pause
            for pause in pauses
            if any(pause.touches(day, day) for day in (week.first + timedelta(days=n) for n in range(7)))
        ]
        assert week.pause == (touched[0].reason if touched else None)


@given(DATES, WEEKDAYS)
def test_a_week_begins_on_its_first_weekday_at_most_six_days_ago(day: date, first_weekday: int) -> None:
    start = week_start(day, first_weekday)
    assert start.weekday() == first_weekday
    assert 0 <= (day - start).days <= 6
