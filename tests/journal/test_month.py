"""A month as rows of seven days with the number of sessions."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.journal.strategies import ENTRIES, MONDAY, WEEKDAYS, practised, told

from lymph_coach.journal.entry import Entry
from lymph_coach.journal.month import Day, month


def test_march_2026_from_monday() -> None:
    entries = [practised(MONDAY), told(MONDAY, 18), practised(MONDAY, 20, circles=0), practised(date(2026, 4, 5))]
    rows = month(entries, 2026, 3, 0)
    assert len(rows) == 6
    assert rows[0][0] == Day(date(2026, 2, 23), 0, 0, in_month=False)
    assert rows[1][0] == Day(MONDAY, 2, 1, in_month=True)
    assert rows[5][6] == Day(date(2026, 4, 5), 1, 0, in_month=False)


@given(ENTRIES, st.integers(2025, 2027), st.integers(1, 12), WEEKDAYS)
def test_rows_are_whole_weeks_and_hold_the_month_and_its_entries(
    entries: list[Entry], year: int, number: int, first_weekday: int
) -> None:
    rows = month(entries, year, number, first_weekday)
    cells = [day for row in rows for day in row]
    assert all(len(row) == 7 and row[0].day.weekday() == first_weekday for row in rows)
    assert [day.day for day in cells] == [cells[0].day + timedelta(days=n) for n in range(len(cells))]
    inside = [day for day in cells if day.in_month]
    assert inside[0].day == date(year, number, 1)
    assert (inside[-1].day + timedelta(days=1)).day == 1
    wanted = [entry for entry in entries if (entry.began.year, entry.began.month) == (year, number)]
    assert sum(day.sessions + day.others for day in inside) == len(wanted)
