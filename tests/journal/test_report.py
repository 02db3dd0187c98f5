"""What the page for a visit says, for any diary."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journal.strategies import (
    DATES,
    ENTRIES,
    MONDAY,
    NEAR,
    PAUSES,
    RATINGS,
    WEEKDAYS,
    practised,
    rated,
    told,
)

from lymph_coach.journal.change import Item, Pair
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.report import ItemRow, Note, Period, PeriodError, Report, Span, period_of, report_of
from lymph_coach.journal.weeks import Pause, PauseReason, is_practice

MARCH = Period(MONDAY, MONDAY + timedelta(days=27))


def report(*entries: Entry, period: Period = MARCH, questions: tuple[str, ...] = ()) -> Report:
    return report_of(period, entries, Goal(3), (), questions, 0)


def noted(day: date, note: str, *, ticked: bool = True) -> Entry:
    return replace(told(day), note=note, for_visit=ticked)


def test_an_empty_diary_has_weeks_and_rows_and_nothing_in_them() -> None:
    empty = report()
    assert (empty.practice_days, empty.sessions, empty.notes, empty.questions) == (0, 0, (), ())
    assert [week.days for week in empty.weeks] == [()] * 4
    assert empty.rows == tuple(ItemRow(item, 0, None, None) for item in Item)
    assert empty.goal == Goal(3)


def test_two_sessions_on_a_day_are_one_day_and_a_mistaken_start_is_neither() -> None:
    found = report(practised(MONDAY), practised(MONDAY, hour=18), practised(MONDAY + timedelta(days=1), circles=0))
    assert (found.practice_days, found.sessions) == (1, 2)
    assert found.weeks[0].days == (MONDAY,)


def test_the_first_and_the_last_day_are_in_it_and_their_neighbours_are_not() -> None:
    for days, inside in ((-1, 0), (0, 1), (27, 1), (28, 0)):
        assert report(told(MONDAY + timedelta(days=days))).sessions == inside


def test_days_of_a_week_that_lie_outside_the_period_are_not_counted_in_it() -> None:
    thursday = Period(MONDAY + timedelta(days=3), MONDAY + timedelta(days=10))
    found = report(told(MONDAY), told(MONDAY + timedelta(days=3)), period=thursday)
    assert [(week.first, len(week.days)) for week in found.weeks] == [(MONDAY, 1), (MONDAY + timedelta(days=7), 0)]


def test_medians_are_of_the_sessions_with_both_ratings() -> None:
    rating = ((6, 4), (8, None), (None, 0), (7, 5), (3, 3), (4, 4))
    found = report(*(rated(MONDAY + timedelta(days=day), *both) for day, both in enumerate(rating)))
    assert found.rows[0] == ItemRow(Item.PAIN, 4, 5.0, 4.0)
    assert found.rows[1:] == tuple(ItemRow(item, 0, None, None) for item in list(Item)[1:])
    assert found.pairs[Item.PAIN][1] == Pair(MONDAY + timedelta(days=1), 8, None)


def test_every_item_has_its_own_row() -> None:
    entry = replace(told(MONDAY), before=Ratings(1, 2, 3, 4, 5), after=Ratings(6, 7, 8, 9, 10))
    assert report(entry).rows == tuple(ItemRow(item, 1, number + 1, number + 6) for number, item in enumerate(Item))


def test_only_notes_that_were_ticked_are_there_the_latest_first() -> None:
    entries = (
        noted(MONDAY, " Slept well. "),
        noted(MONDAY + timedelta(days=2), "Burning feet."),
        noted(MONDAY + timedelta(days=1), "Private.", ticked=False),
        noted(MONDAY + timedelta(days=3), "  \n"),
        noted(MONDAY - timedelta(days=9), "Long ago."),
    )
    later, sooner = Note(MONDAY + timedelta(days=2), "Burning feet."), Note(MONDAY, "Slept well.")
    assert report(*entries).notes == (later, sooner)


def test_blank_questions_are_passed_over() -> None:
    assert report(questions=(" May I swim? ", " ", "Why?")).questions == ("May I swim?", "Why?")


def test_a_paused_week_says_why() -> None:
    pause = Pause(MONDAY, MONDAY, PauseReason.ILL)
    found = report_of(MARCH, (), Goal(), (pause,), (), 0)
    assert [week.pause for week in found.weeks] == [PauseReason.ILL, None, None, None]


@pytest.mark.parametrize(("span", "first"), [("weeks", (2, 23)), ("months", (2025, 12, 22)), ("year", (2025, 3, 23))])
def test_the_periods_offered_end_today(span: str, first: tuple[int, ...]) -> None:
    began = date(2026, *first) if len(first) == 2 else date(*first)
    assert period_of(Span(span), date(2026, 3, 22)) == Period(began, date(2026, 3, 22))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodError, match=r"last is 2026-03-01; allowed is no day before 2026-03-02"):
        Period(MONDAY, MONDAY - timedelta(days=1))


@given(ENTRIES, PAUSES, NEAR, st.integers(0, 400), WEEKDAYS)
def test_weeks_hold_each_practice_day_of_the_period_once(
    entries: list[Entry], pauses: list[Pause], first: date, length: int, first_weekday: int
) -> None:
    period = Period(first, first + timedelta(days=length))
    found = report_of(period, entries, Goal(), pauses, (), first_weekday)
    days = [day for week in found.weeks for day in week.days]
    within = [one for one in entries if is_practice(one) and period.first <= one.began.date() <= period.last]
    assert days == sorted({one.began.date() for one in within})
    assert (found.practice_days, found.sessions) == (len(days), len(within))


@given(st.lists(st.tuples(RATINGS, RATINGS), max_size=12), DATES)
def test_medians_agree_with_the_plain_rule(ratings: list[tuple[int | None, int | None]], day: date) -> None:
    moment = datetime.combine(day, datetime.min.time(), UTC)
    entries = [
        Entry(str(number), moment, moment, before=Ratings(pain=before), after=Ratings(pain=after))
        for number, (before, after) in enumerate(ratings)
    ]
    both = [(before, after) for before, after in ratings if before is not None and after is not None]
    row = report(*entries, period=Period(day, day)).rows[0]
    assert row.sessions == len(both)
    assert (row.before, row.after) == (
        (median(one[0] for one in both), median(one[1] for one in both)) if both else (None, None)
    )
