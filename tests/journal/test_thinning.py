"""Of many copies few are kept, and always such as to reach back nine months."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.journal.thinning import DAYS, MONTHS, WEEKS, kept

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
MOMENTS = st.lists(st.integers(0, 800 * 48).map(lambda halves: NOON + timedelta(minutes=30 * halves)), max_size=200)


def test_of_none_and_of_one_all_is_kept() -> None:
    assert kept([]) == frozenset()
    assert kept([NOON]) == {NOON}


def test_of_one_day_the_newest_is_kept() -> None:
    assert kept(NOON + timedelta(minutes=30 * count) for count in range(20)) == {NOON + timedelta(minutes=570)}


def test_two_years_of_every_day_as_they_are_thinned_on_the_way() -> None:
    left: frozenset[datetime] = frozenset()
    for day in range(730):
        for hour in (0, 5):
            left = kept([*left, NOON + timedelta(days=day, hours=hour)])
    last = NOON + timedelta(days=729, hours=5)
    ages = sorted((last - one).days for one in left)
    assert ages[:DAYS] == list(range(DAYS))
    # Weeks end on Sundays; the last day is a Friday, so the one before it was five days ago.
    assert set(range(5, 5 + 7 * (WEEKS - 1), 7)) <= set(ages)
    assert [f"{one:%Y-%m-%d}" for one in sorted(left)][:6] == [
        "2027-04-30",
        "2027-05-31",
        "2027-06-30",
        "2027-07-31",
        "2027-08-31",
        "2027-09-30",
    ]
    assert len(left) <= DAYS + WEEKS + MONTHS


@given(MOMENTS)
def test_the_newest_is_kept_and_never_more_than_the_ladder_has(moments: list[datetime]) -> None:
    left = kept(moments)
    assert left <= set(moments)
    assert len(left) <= DAYS + WEEKS + MONTHS
    assert not moments or max(moments) in left


@given(MOMENTS)
def test_what_was_thinned_is_not_thinned_again(moments: list[datetime]) -> None:
    assert kept(kept(moments)) == kept(moments)


@given(MOMENTS, st.integers(1, 60))
def test_a_new_copy_costs_at_most_one_of_each_rung(moments: list[datetime], days: int) -> None:
    left = kept(moments)
    later = max(moments, default=NOON) + timedelta(days=days)
    assert len(left - kept([*left, later])) <= 3


@given(MOMENTS)
def test_of_each_day_that_is_kept_it_is_the_newest(moments: list[datetime]) -> None:
    for one in kept(moments):
        assert one == max(other for other in moments if other.date() == one.date())


@given(MOMENTS)
def test_the_order_does_not_matter(moments: list[datetime]) -> None:
    assert kept(sorted(moments)) == kept(moments)
