"""What charts show, as shapes: every week and rating at its place in time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from tests.desktop.chart_values import MONDAY, daily, weeks_of, words

from lymph_coach.desktop.charts.picture import Band, Column, Spot, Tick, lay_marks, lay_weeks
from lymph_coach.journal.change import Grain, Pair, marks
from lymph_coach.journal.weeks import PauseReason

MARCH_2026 = 2026 * 12 + 2


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    del qapp


def test_a_column_a_week_and_a_band_a_run_of_pauses() -> None:
    ill, away = PauseReason.ILL, PauseReason.AWAY
    picture = lay_weeks(weeks_of(3, ill, ill, away, 0, 7), 4, MONDAY + timedelta(days=40), words().names())
    assert picture.columns == (
        Column(3, paused=False),
        Column(0, paused=True),
        Column(0, paused=True),
        Column(0, paused=True),
        Column(0, paused=False),
        Column(7, paused=False),
    )
    assert picture.bands == (Band(1, 3, "ill"), Band(3, 4, "away"))
    assert picture.now == 5
    assert (picture.time.first, picture.time.last) == ("2 Mar 2026", "6 Apr 2026")


def test_weeks_that_are_over_have_no_now() -> None:
    assert lay_weeks(weeks_of(1), 4, MONDAY + timedelta(days=7), words().names()).now is None


def test_months_begin_where_they_do() -> None:
    picture = lay_weeks(weeks_of(*[1] * 20), 4, MONDAY, words().names())
    # 1 April 2026 is 30 days after 2 March.
    assert picture.time.ticks[0] == Tick(30 / 7, MARCH_2026 + 1)
    assert [tick.month for tick in picture.time.ticks] == [MARCH_2026 + 1 + n for n in range(4)]
    on_the_first = lay_weeks(weeks_of(*[1] * 20, first=date(2026, 6, 1)), 4, MONDAY, words().names())
    assert on_the_first.time.ticks[0] == Tick(0, MARCH_2026 + 3)


def test_spots_stand_by_the_days_between_them() -> None:
    pairs = (Pair(MONDAY, 5, 3), Pair(MONDAY + timedelta(days=4), None, 2))
    picture = lay_marks(marks(pairs, Grain.DAY, 0), Grain.DAY, 0, words().names())
    assert picture.spots == (Spot(0, 5, 3), Spot(4, None, 2))
    assert picture.places == 5
    assert (picture.time.first, picture.time.last) == ("2 Mar 2026", "6 Mar 2026")


def test_one_spot_has_one_day_and_none_has_no_time() -> None:
    one = lay_marks(marks(daily(1), Grain.DAY, 0), Grain.DAY, 0, words().names())
    assert (one.places, one.time.first, one.time.last) == (1, "2 Mar 2026", "")
    none = lay_marks((), Grain.DAY, 0, words().names())
    assert (none.spots, none.places, none.time.first) == ((), 0, "")
    assert lay_weeks((), 4, MONDAY, words().names()).columns == ()


def test_months_begin_in_the_week_of_their_first_day() -> None:
    # Rated first on a Wednesday; the place is that of the week, from Monday.
    pairs = [Pair(pair.day + timedelta(days=2), 1, 1) for pair in daily(120)]
    picture = lay_marks(marks(pairs, Grain.WEEK, 0), Grain.WEEK, 0, words().names())
    assert picture.time.ticks[0] == Tick(30 / 7, MARCH_2026 + 1)


@pytest.mark.parametrize(("grain", "months"), [(Grain.MONTH, 1), (Grain.QUARTER, 3), (Grain.YEAR, 12)])
def test_coarse_places_are_whole_months(grain: Grain, months: int) -> None:
    ticks = lay_marks(marks(daily(800), grain, 0), grain, 0, words().names()).time.ticks
    assert ticks[0].at == 0
    assert ticks[0].month == MARCH_2026 // months * months
    assert all(tick.month - ticks[0].month == tick.at * months for tick in ticks)


@given(st.lists(st.integers(0, 7) | st.sampled_from(PauseReason), min_size=1, max_size=80), st.integers(1, 7))
def test_bands_cover_the_paused_columns_and_no_other(given_weeks: list[int | PauseReason], goal: int) -> None:
    picture = lay_weeks(weeks_of(*given_weeks), goal, MONDAY, words().names())
    covered = [place for band in picture.bands for place in range(band.left, band.right)]
    assert covered == [place for place, column in enumerate(picture.columns) if column.paused]
    assert [column.days for column in picture.columns] == [0 if isinstance(n, PauseReason) else n for n in given_weeks]


@given(
    st.lists(st.builds(Pair, st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 10), st.none()), min_size=1),
    st.sampled_from(Grain),
)
def test_every_spot_and_tick_is_within_the_places(pairs: list[Pair], grain: Grain) -> None:
    found = marks(pairs, grain, 0)
    picture = lay_marks(found, grain, 0, words().names())
    assert len(picture.spots) == len(found)
    assert picture.spots[0].place == 0
    assert picture.spots[-1].place == picture.places - 1
    assert all(0 <= tick.at <= picture.places for tick in picture.time.ticks)
