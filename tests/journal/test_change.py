"""Before and after over time: every rating there is, gaps where none is, and honest middles."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journal.strategies import DATES, MONDAY, RATINGS, WEEKDAYS, days, rated

from lymph_coach.journal.change import Grain, Item, Mark, Pair, finest, marks, series, slot_of
from lymph_coach.journal.entry import Ratings

PAIRS = st.lists(st.builds(Pair, DATES, RATINGS, st.integers(0, 10)), max_size=30)


def test_every_rating_is_an_item() -> None:
    assert [item.value for item in Item] == [field.name for field in fields(Ratings)]


def test_a_series_runs_by_time_and_leaves_a_gap_where_both_were_skipped() -> None:
    one, two, three, four = days(4)
    entries = [rated(four, None, 2), rated(two, None, None), rated(one, 5, 4), rated(three, 3, None)]
    assert series(entries, Item.PAIN) == (Pair(one, 5, 4), Pair(three, 3, None), Pair(four, None, 2))
    assert series(entries, Item.TENSION) == ()


def test_two_sessions_of_a_day_come_in_the_order_of_their_hours() -> None:
    assert series([rated(MONDAY, 2, 2, 18), rated(MONDAY, 7, 6, 8)], Item.PAIN) == (
        Pair(MONDAY, 7, 6),
        Pair(MONDAY, 2, 2),
    )


def test_the_middle_of_a_week() -> None:
    pairs = [Pair(day, before, 2) for day, before in zip(days(3), (1, 9, 4), strict=True)]
    assert marks(pairs, Grain.WEEK, 0) == (
        Mark(slot_of(MONDAY, Grain.WEEK, 0), MONDAY, MONDAY + timedelta(days=2), 4, 2, 3),
    )
    assert [mark.before for mark in marks(pairs[:2], Grain.WEEK, 0)] == [5.0]


def test_befores_are_not_set_beside_the_afters_of_other_sessions() -> None:
    one, two, three = days(3)
    both = Pair(two, 4, 3)
    [mark] = marks([Pair(one, 10, None), both, Pair(three, None, 0)], Grain.WEEK, 0)
    assert (mark.before, mark.after, mark.sessions, mark.first, mark.last) == (4, 3, 1, two, two)
    [apart] = marks([Pair(one, 10, None), Pair(three, None, 0)], Grain.WEEK, 0)
    assert (apart.before, apart.after, apart.sessions) == (10, 0, 2)


@pytest.mark.parametrize(
    ("span", "most", "grain"),
    [
        (1, 1, Grain.DAY),
        (60, 60, Grain.DAY),
        (61, 60, Grain.WEEK),
        (365, 60, Grain.WEEK),
        (3 * 365, 60, Grain.MONTH),
        (10 * 365, 60, Grain.QUARTER),
        (20 * 365, 60, Grain.YEAR),
        (20 * 365, 3, Grain.YEAR),
    ],
)
def test_the_finest_grain_that_fits(span: int, most: int, grain: Grain) -> None:
    pairs = [Pair(MONDAY + timedelta(days=span - 1), 1, 1), Pair(MONDAY, 1, 1)]
    assert finest(pairs, most, 0) is grain


def test_nothing_fits_anywhere() -> None:
    assert finest((), 1, 0) is Grain.DAY
    assert marks((), Grain.DAY, 0) == ()


@given(PAIRS, st.sampled_from(Grain), WEEKDAYS)
def test_marks_are_in_order_within_what_was_rated_and_leave_no_session_uncounted(
    pairs: list[Pair], grain: Grain, first_weekday: int
) -> None:
    found = marks(pairs, grain, first_weekday)
    slots = [mark.slot for mark in found]
    assert slots == sorted(set(slots))
    assert set(slots) == {slot_of(pair.day, grain, first_weekday) for pair in pairs}
    for mark in found:
        heap = [pair for pair in pairs if slot_of(pair.day, grain, first_weekday) == mark.slot]
        afters = [pair.after for pair in heap if pair.after is not None]
        assert mark.after is not None
        assert min(afters) <= mark.after <= max(afters)
        assert mark.sessions == (sum(pair.before is not None for pair in heap) or len(heap))
        assert (mark.before is None) == all(pair.before is None for pair in heap)


@given(PAIRS.filter(bool), st.integers(1, 400), WEEKDAYS)
def test_no_finer_grain_would_fit(pairs: list[Pair], most: int, first_weekday: int) -> None:
    grain = finest(pairs, most, first_weekday)
    for each in Grain:
        slots = [slot_of(pair.day, each, first_weekday) for pair in pairs]
        if each is grain:
            assert max(slots) - min(slots) < most or grain is Grain.YEAR
            break
        assert max(slots) - min(slots) >= most


@given(DATES, st.sampled_from(Grain), WEEKDAYS)
def test_the_next_day_is_in_the_same_slot_or_the_next(day: date, grain: Grain, first_weekday: int) -> None:
    here, there = (slot_of(each, grain, first_weekday) for each in (day, day + timedelta(days=1)))
    assert there - here in {0, 1}
    if grain is Grain.WEEK:
        assert (there > here) == ((day + timedelta(days=1)).weekday() == first_weekday)
