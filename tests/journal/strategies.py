"""Entries for the tests of what is made of them."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.weeks import Pause, PauseReason

MONDAY = date(2026, 3, 2)


def practised(day: date, hour: int = 9, rounds: int = 1, why: str = "finished", circles: int = 20) -> Entry:
    """A session the program led."""
    began = datetime.combine(day, time(hour), UTC)
    return Entry(
        f"{day}-{hour}",
        began,
        began + timedelta(minutes=5),
        rounds_planned=rounds,
        rounds_done=rounds,
        circles_planned=circles,
        circles_done=circles,
        why_ended=why,
    )


def told(day: date, hour: int = 9) -> Entry:
    """A session the person told."""
    began = datetime.combine(day, time(hour), UTC)
    return Entry(f"told-{day}-{hour}", began, began, by_person=True)


def rated(day: date, before: int | None, after: int | None, hour: int = 9) -> Entry:
    """A session with ratings of pain."""
    began = datetime.combine(day, time(hour), UTC)
    return Entry(f"rated-{day}-{hour}", began, began, before=Ratings(pain=before), after=Ratings(pain=after))


def days(count: int, first: date = MONDAY) -> list[date]:
    return [first + timedelta(days=number) for number in range(count)]


DATES = st.dates(date(1999, 1, 1), date(2080, 12, 31))
WEEKDAYS = st.integers(0, 6)
RATINGS = st.none() | st.integers(0, 10)
NEAR = st.dates(MONDAY - timedelta(days=60), MONDAY + timedelta(days=60))
ENTRIES = st.lists(
    st.one_of(
        st.builds(practised, NEAR, st.integers(0, 23), st.integers(1, 3), st.sampled_from(("finished", "pain", ""))),
        st.builds(practised, NEAR, st.integers(0, 23), circles=st.just(0)),
        st.builds(told, NEAR, st.integers(0, 23)),
    ),
    max_size=30,
)


def _pause(first: date, length: int | None, reason: PauseReason) -> Pause:
    return Pause(first, None if length is None else first + timedelta(days=length), reason)


PAUSES = st.lists(
    st.builds(_pause, NEAR, st.none() | st.integers(0, 20), st.sampled_from(PauseReason)),
    max_size=3,
)
