"""What charts say: plain numbers, and never that a change is good or bad."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from tests.desktop.chart_values import MONDAY, daily, weeks_of, words

from lymph_coach.journal.change import Grain, Item, Pair, marks
from lymph_coach.journal.weeks import PauseReason

JUDGING = ("better", "worse", "improv", "decline", "good", "bad", "progress", "fail", "miss", "streak", "only", "!")
USUAL = "A 1-point move is often just normal day-to-day change."


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    del qapp


def test_weeks_in_a_line() -> None:
    week, paused = weeks_of(3, PauseReason.ILL)
    later = MONDAY + timedelta(days=30)
    assert words().week(week, 4, later) == "Week of 2 March 2026. Practice days: 3. Goal: 4."
    assert words().week(week, 4, MONDAY) == "This week so far. Practice days: 3. Goal: 4."
    assert words().week(paused, 4, later) == "Week of 9 March 2026. Practice days: 0. Paused (ill)."
    assert words().weeks((week, paused)) == "Weeks: 2, from 2 March 2026 to 15 March 2026."
    assert words().weeks(()) == "Your practice days will show here."
    assert words().week_rows((week, paused), 4) == [
        ("9 March 2026", "0", "paused (ill)"),
        ("2 March 2026", "3", "4"),
    ]


@pytest.mark.parametrize(
    ("grain", "said"),
    [
        (Grain.DAY, "2 March 2026"),
        (Grain.WEEK, "2 to 8 March 2026"),
        (Grain.MONTH, "March 2026"),
        (Grain.QUARTER, "January to March 2026"),
        (Grain.YEAR, "2026"),
    ],
)
def test_when_a_mark_is_of(grain: Grain, said: str) -> None:
    mark = marks(daily(40), grain, 0)[0]
    assert words().when(mark, grain) == said
    assert (words().grain(grain) == "") == (grain is Grain.DAY)


def test_a_week_over_the_end_of_a_month_and_one_of_a_single_day() -> None:
    end = MONDAY + timedelta(days=28)
    [mark] = marks([Pair(end, 1, 1), Pair(end + timedelta(days=3), 1, 1)], Grain.WEEK, 0)
    assert words().when(mark, Grain.WEEK) == "30 March 2026 to 2 April 2026"
    [single] = marks(daily(1), Grain.WEEK, 0)
    assert words().when(single, Grain.WEEK) == "2 March 2026"


def test_ratings_in_a_line() -> None:
    [one] = marks((Pair(MONDAY, 5, None),), Grain.DAY, 0)
    assert words().mark(one, Grain.DAY) == "2 March 2026. Before: 5. After: not rated."
    [two] = marks((Pair(MONDAY, 5, 2), Pair(MONDAY, 6, 2)), Grain.DAY, 0)
    assert words().mark(two, Grain.DAY) == "2 March 2026. Before: 5.5. After: 2. The middle of 2 sessions."
    assert words().mark_rows((two,), Grain.DAY) == [("2 March 2026", "5.5", "2", "2")]
    assert words().marks((two,)) == "Marks: 1, from 2 March 2026 to 2 March 2026."
    assert words().marks(()) == "Nothing was rated in this time."


def test_what_people_notice_is_said_of_pain_alone_and_with_its_source() -> None:
    assert words().caution(Item.TENSION, "Farrar 2001") == USUAL
    assert words().caution(Item.PAIN) == USUAL
    assert words().caution(Item.PAIN, "Farrar 2001") == (
        f"{USUAL} With pain, about 2 points is what people usually notice (Farrar 2001)."
    )


def test_no_word_judges() -> None:
    said = words()
    names = said.names()
    week, paused = weeks_of(0, PauseReason.REST)
    texts = [
        *(said.before_after(item) for item in Item),
        *(said.caution(item, "Farrar 2001") for item in Item),
        *(said.grain(grain) for grain in Grain),
        *names.pauses.values(),
        *(names.goal, names.no_weeks, names.no_marks, names.none, names.worst),
        said.week(week, 4, MONDAY),
        said.week(paused, 4, MONDAY),
        *(said.mark(mark, Grain.DAY) for mark in marks(daily(1, 2, 9), Grain.DAY, 0)),
        *said.week_headings(),
        *said.mark_headings(),
    ]
    assert [word for word in JUDGING if word in " ".join(texts).lower()] == []
