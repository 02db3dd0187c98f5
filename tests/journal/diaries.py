"""Entries and diaries for tests, and a clock that is moved by hand."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from lymph_coach.journal.diary import Diary, Goal, Hindrance
from lymph_coach.journal.entry import LONGEST_NOTE, MOST_CIRCLES, MOST_ROUNDS, Entry, Ratings
from lymph_coach.journal.question import Obstacle
from lymph_coach.journal.weeks import Pause, PauseReason

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
BEGAN = datetime(2026, 11, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
LENGTH = timedelta(minutes=20)


class HandClock:
    """Tells the time it is set to."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


def entry(number: int, note: str = "") -> Entry:
    """The entry of a day, ``number`` days after the first."""
    began = BEGAN + timedelta(days=number)
    return Entry(f"entry-{number}", began, began + LENGTH, preset="standard", circles_done=number % 60, note=note)


FULL = Entry(
    id="full",
    began=BEGAN,
    ended=BEGAN + LENGTH,
    preset="standard",
    posture="standing",
    reach="wide",
    arms="both",
    direction="forward",
    rounds_planned=3,
    rounds_done=2,
    circles_planned=60,
    circles_done=41,
    why_ended="tired",
    by_person=True,
    before=Ratings(0, 1, 2, 3, 4),
    after=Ratings(6, 7, 8, 9, 10),
    note='Warm hands.\n=1+1, "quoted"; äöü ☺',
    after_care=frozenset({"water", "walk"}),
    for_visit=True,
)
"""Nothing in it is as it is by default."""

DIARY = Diary(
    (FULL, entry(1), entry(2)),
    Goal(5),
    (
        Pause(date(2026, 11, 3), date(2026, 11, 5), PauseReason.ILL),
        Pause(date(2026, 11, 20), None, PauseReason.AWAY),
    ),
    (Hindrance(date(2026, 11, 10), Obstacle.NO_TIME), Hindrance(date(2026, 11, 17), None)),
)

_RATING = st.none() | st.integers(0, 10)
_KEY = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
_ZONE = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
RATINGS = st.builds(Ratings, _RATING, _RATING, _RATING, _RATING, _RATING)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any entry at all, of the times people keep diaries in."""
    began = draw(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=_ZONE))  # noqa: DTZ001  # zoned
    return Entry(
        id=draw(_KEY.filter(bool)),
        began=began,
        ended=began + draw(st.timedeltas(timedelta(0), timedelta(hours=5))),
        preset=draw(_KEY),
        posture=draw(_KEY),
        reach=draw(_KEY),
        arms=draw(_KEY),
        direction=draw(_KEY),
        rounds_planned=draw(st.integers(0, MOST_ROUNDS)),
        rounds_done=draw(st.integers(0, MOST_ROUNDS)),
        circles_planned=draw(st.integers(0, MOST_CIRCLES)),
        circles_done=draw(st.integers(0, MOST_CIRCLES)),
        why_ended=draw(_KEY),
        by_person=draw(st.booleans()),
        before=draw(RATINGS),
        after=draw(RATINGS),
        note=draw(st.text(st.characters(exclude_categories=("Cs",)), max_size=LONGEST_NOTE // 20)),
        after_care=draw(st.frozensets(_KEY, max_size=4)),
        for_visit=draw(st.booleans()),
    )
